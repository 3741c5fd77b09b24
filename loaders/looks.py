"""What was looked at, or asked for in vain, written into the journals: append-only, as the gateway's role.

A trade viewer's looks stand in its own company's journal, where its owner reads of them; those of Customs'
staff and of oversight in the journal of the company that they looked at, for Customs alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from databases.chain import Entry
from databases.journal import append
from databases.journal_codes import ActorType, Channel, Verb, Visibility
from loaders.pools import Pools
from loaders.viewers import Role, Viewer

SIDES: Final[Mapping[Role, ActorType]] = {
    Role.BROKER: ActorType.BROKER,
    Role.SURETY: ActorType.SURETY,
    Role.ACCOUNT_MANAGER: ActorType.OFFICER,
    Role.IMPORT_SPECIALIST: ActorType.OFFICER,
    Role.OVERSIGHT_ANALYST: ActorType.PARTNER_AGENCY,
}
"""On whose side a role stands; the others are people of the account."""

LONGEST: Final = 500
"""Characters that are kept of what somebody asked."""


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that a viewer looked at, or asked for in vain."""

    verb: Verb
    summary: str
    subject_type: str = "account"
    subject_id: int | None = None
    """Null for the viewer's own company."""
    label: str = ""
    company_id: int | None = None
    """Whose row it is; null when there is none in view."""
    account_id: int | None = None
    center_code: str | None = None
    port_code: str | None = None


async def record(
    pools: Pools, domain: str, viewer: Viewer, request_id: str | None, looks: Sequence[Look]
) -> None:
    """Write looks into a domain's journals, in one transaction; what has no company is left out.

    Raises as `Pools.connection` does; what was looked at must then not be shown.
    """
    entries = [entry for look in looks if (entry := entry_of(viewer, request_id, look)) is not None]
    await write(pools, domain, entries)


async def write(pools: Pools, domain: str, entries: Sequence[Entry]) -> None:
    """Write entries into a domain's journals, in one transaction; raises as `record` does."""
    if entries:
        async with pools.connection(domain) as connection, connection.transaction():
            await append(connection, domain, entries)


def entry_of(viewer: Viewer, request_id: str | None, look: Look) -> Entry | None:
    """What the journal is told of a look; null where there is no company whose journal it could be."""
    company_id = look.company_id if viewer.company_id is None else viewer.company_id
    if company_id is None:
        return None
    own = look.company_id == company_id
    return Entry(
        company_id=company_id,
        account_id=look.account_id if own and look.account_id is not None else company_id,
        center_code=look.center_code if own else None,
        port_code=look.port_code if own else None,
        occurred_at=datetime.now(UTC),
        actor_type=SIDES.get(viewer.role, ActorType.TRADE_USER),
        actor_id=viewer.principal,
        actor_name=viewer.name,
        actor_role=viewer.role,
        verb=look.verb,
        subject_type=look.subject_type,
        subject_id=company_id if look.subject_id is None else look.subject_id,
        subject_label=look.label,
        summary=look.summary[:LONGEST],
        visibility=Visibility.CUSTOMS_INTERNAL if viewer.company_id is None else Visibility.PUBLIC_TO_ACCOUNT,
        channel=Channel.API,
        request_id=request_id,
    )
