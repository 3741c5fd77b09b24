"""The people of an account: owner, proxy, users, and what a user is limited to."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from databases.accounts.codes import AccountKind, MemberRole
from databases.accounts.tables import member, member_scope
from databases.journal_codes import ActorType, Verb
from databases.sample.people import email
from databases.sample.rows import Actor
from databases.sample.story import Company, Sub

from .companies import Registry

ALL_PORTS: Final = ("9900",)
SIDES: Final = {
    AccountKind.BROKER: ActorType.BROKER,
    AccountKind.SURETY: ActorType.SURETY,
    AccountKind.SURETY_AGENT: ActorType.SURETY,
}
CALLED: Final = {
    MemberRole.OWNER: "account owner",
    MemberRole.PROXY_OWNER: "proxy account owner",
    MemberRole.USER: "account user",
}


def admit(
    registry: Registry, company: Company, count: int, kind: AccountKind, named: Mapping[int, str]
) -> None:
    """An owner, a proxy and users, of whom some have left; `named` says who has a name already, by place."""
    for place in range(count if company.portal else 0):
        role = (MemberRole.OWNER, MemberRole.PROXY_OWNER)[place] if place < 2 else MemberRole.USER
        _admit(registry, company, place, role, kind, named.get(place))


def stand_in(registry: Registry, company: Company, kind: AccountKind, name: str) -> None:
    """One more proxy, of this name."""
    _admit(registry, company, 1, MemberRole.PROXY_OWNER, kind, name)


def limit(registry: Registry, company: Company, user: int, subs: Iterable[Sub], ports: Iterable[str]) -> None:
    """Grant an account user some sub-accounts at some ports."""
    for sub in subs:
        registry.rows.add(
            member_scope,
            company_id=company.company_id,
            member_id=user,
            account_id=sub.account_id,
            port_codes=list(ports),
        )


def _admit(
    registry: Registry,
    company: Company,
    place: int,
    role: MemberRole,
    kind: AccountKind,
    name: str | None,
) -> None:
    world, chance = registry.world, registry.chance
    name = name or registry.people.name()
    since = company.opened_on + timedelta(days=chance.randrange(1 + place * 900))
    since = min(since, world.days_ago(90))
    until = since + timedelta(days=chance.randint(200, 900)) if _leaves(registry, place) else None
    until = until if world.happened(until) else None
    seen = world.now - timedelta(days=3 if place == 0 else chance.randrange(1, 20), hours=7)
    key = registry.rows.add(
        member,
        company_id=company.company_id,
        account_id=company.company_id,
        role=role,
        name=name,
        email=email(name, company.name),
        since_on=since,
        until_on=until,
        last_seen_at=seen if until is None else datetime.combine(until, time(15), UTC),
    )
    side = SIDES.get(kind, ActorType.TRADE_USER)
    actor = Actor(side, f"member:{key}", name, f"{company.name}, {CALLED[role]}")
    doer = company.people[0] if company.people else actor
    _tell(registry, company, since, f"{name} became {CALLED[role]}", doer, (key, name), None, role)
    if until is None:
        company.people.append(actor)
        company.members.append(key)
    else:
        _tell(registry, company, until, f"{name} no longer has access", doer, (key, name), role, None)


def _leaves(registry: Registry, place: int) -> bool:
    return place > 3 and registry.chance.random() < 0.3


def _tell(
    registry: Registry,
    company: Company,
    on: date,
    words: str,
    doer: Actor,
    who: tuple[int, str],
    before: MemberRole | None,
    after: MemberRole | None,
) -> None:
    registry.tell(
        company,
        company.company_id,
        on,
        Verb.MEMBER_CHANGED,
        words,
        doer,
        subject=("member", *who),
        before={"role": before},
        after={"role": after},
    )
