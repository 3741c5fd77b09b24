"""Customs' and the oversight agencies' people, and which companies an account manager holds."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from databases.accounts.codes import Industry, OfficerRole
from databases.accounts.tables import center, officer, portfolio
from databases.journal_codes import ActorType, Verb
from databases.sample.people import email
from databases.sample.personas import PERSONAS
from databases.sample.reference import records
from databases.sample.rows import Actor
from databases.sample.story import Company, Officer

from .companies import REGISTRY, Registry

CUSTOMS: Final = "US Customs"
OVERSIGHT: Final = (
    "Government Accountability Office",
    "Treasury Inspector General",
    "Census Bureau",
    "International Trade Commission",
)
CLEARED: Final = OVERSIGHT[0]
"""The agency whose analysts know importers by name."""

TITLES: Final = {
    OfficerRole.ACCOUNT_MANAGER: "Account manager",
    OfficerRole.IMPORT_SPECIALIST: "Import specialist",
    OfficerRole.ENTRY_SPECIALIST: "Entry specialist",
    OfficerRole.CBP_OFFICER: "CBP officer",
    OfficerRole.FPF_OFFICER: "FP&F officer",
    OfficerRole.REGULATORY_AUDITOR: "Regulatory auditor",
    OfficerRole.SUPPLY_CHAIN_SPECIALIST: "Supply chain security specialist",
    OfficerRole.OVERSIGHT_ANALYST: "Oversight analyst",
}
PORTS: Final = (
    *("2704", "2709", "2720", "2801", "3901", "4701", "4601", "1703", "3002", "1401", "5301", "5501"),
    *("2304", "2305", "2402", "3801", "3802", "0901", "1303", "1701", "1108", "1704", "4110", "4909"),
)
MANAGED: Final = (*Industry, None)
"""Whose accounts each account manager holds; the last one's are the rest."""


@dataclass(frozen=True, slots=True)
class Post:
    """A role at a Center, at a port, at an agency, or nationwide."""

    role: OfficerRole
    center: str | None = None
    port: str | None = None
    agency: str = CUSTOMS


def open_centers(registry: Registry) -> None:
    """The ten Centers of Excellence and Expertise."""
    for row in records("centers"):
        registry.rows.add(center, row)


def hire(registry: Registry) -> dict[OfficerRole, list[Officer]]:
    """Officers of every role: by Center, by port, or nationwide."""
    centers = [row["code"] for row in records("centers")]
    posts = [
        *(Post(OfficerRole.ACCOUNT_MANAGER) for _ in MANAGED),
        *(Post(OfficerRole.IMPORT_SPECIALIST, center=code) for code in centers for _ in range(2)),
        *(Post(OfficerRole.ENTRY_SPECIALIST, center=code) for code in centers),
        *(Post(OfficerRole.CBP_OFFICER, port=code) for code in PORTS),
        *(Post(OfficerRole.FPF_OFFICER, port=code) for code in PORTS[:5]),
        *(Post(OfficerRole.REGULATORY_AUDITOR, center=code) for code in ("CPM", "ELE", "AUT", "PHC")),
        *(Post(OfficerRole.SUPPLY_CHAIN_SPECIALIST) for _ in range(4)),
        *(Post(OfficerRole.OVERSIGHT_ANALYST, agency=agency) for agency in OVERSIGHT),
    ]
    names = {  # the personas' posts are the first of their kind
        posts.index(Post(OfficerRole.ACCOUNT_MANAGER))
        + MANAGED.index(Industry.MASS_MERCHANDISING): "manager",
        posts.index(Post(OfficerRole.IMPORT_SPECIALIST, center="CPM")): "specialist",
        posts.index(Post(OfficerRole.OVERSIGHT_ANALYST, agency=OVERSIGHT[0])): "analyst",
        posts.index(Post(OfficerRole.OVERSIGHT_ANALYST, agency=OVERSIGHT[1])): "inspector",
    }
    officers: dict[OfficerRole, list[Officer]] = {role: [] for role in OfficerRole}
    for place, post in enumerate(posts):
        name = PERSONAS[names[place]].name if place in names else registry.people.name()
        key = registry.rows.add(
            officer,
            role=post.role,
            name=name,
            email=email(name, post.agency),
            agency=post.agency,
            center_code=post.center,
            port_code=post.port,
            cleared=post.agency == CLEARED,
        )
        actor = Actor(ActorType.OFFICER, f"officer:{key}", name, TITLES[post.role])
        officers[post.role].append(Officer(key, post.role, actor, post.center, post.port))
    return officers


def give_portfolios(
    registry: Registry, companies: list[Company], officers: dict[OfficerRole, list[Officer]]
) -> None:
    """Each account manager holds the companies of an industry; some companies were another's before."""
    managers = dict(zip(MANAGED, officers[OfficerRole.ACCOUNT_MANAGER], strict=True))
    for place, company in enumerate(companies):
        holder = managers[company.industry if company.first_account else None]
        since = max(company.opened_on, registry.world.begins - timedelta(days=400)) + timedelta(days=place)
        before = managers[None]
        if place % 4 == 3 and before is not holder:
            start = since - timedelta(days=600)
            _hold(registry, before, company, start, until=since)
        _hold(registry, holder, company, since)
        company.manager = holder.actor
        registry.tell(
            company,
            company.company_id,
            since,
            Verb.ACCOUNT_CHANGED,
            f"{holder.actor.name} is now the account manager",
            REGISTRY,
            before={"account_manager": before.actor.name if place % 4 == 3 else None},
            after={"account_manager": holder.actor.name},
        )


def _hold(
    registry: Registry, holder: Officer, company: Company, since: date, until: date | None = None
) -> None:
    registry.rows.add(
        portfolio,
        officer_id=holder.id,
        company_id=company.company_id,
        account_id=company.company_id,
        since_on=since,
        until_on=until,
    )
