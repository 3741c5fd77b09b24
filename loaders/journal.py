"""Rows of the four journals, and what a client can ask of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from sqlalchemy import Table

from databases.accounts import tables as accounts
from databases.base import Code, Domain
from databases.compliance import tables as compliance
from databases.documents import tables as documents
from databases.shipments import tables as shipments
from loaders.binds import array
from loaders.errors import InvalidInput
from loaders.filters import Filter, among, between, contains, filters, prefix
from loaders.ids import parse_id
from loaders.lookups import one
from loaders.pages import by, orders
from loaders.reader import Loader, Loaders, Reader
from loaders.references import known, refers, since
from loaders.rows import Columns, Row, global_name, type_name
from loaders.scoping import Scoping

JOURNALS: Final[Mapping[str, Table]] = {
    Domain.ACCOUNTS: accounts.journal,
    Domain.SHIPMENTS: shipments.journal,
    Domain.COMPLIANCE: compliance.journal,
    Domain.DOCUMENTS: documents.journal,
}
"""The journals by domain, in the order in which entries of one instant are told."""

DOMAINS: Final[Mapping[str, str]] = {global_name(journal): domain for domain, journal in JOURNALS.items()}
"""The domain of a journal's rows, by the journal's name in global ids."""

SUBJECTS: Final[Mapping[str, Table]] = {
    table.name: table
    for journal in JOURNALS.values()
    for table in journal.metadata.sorted_tables
    if "id" in table.c and table is not journal
}
"""The tables whose rows an entry can tell of."""

if TYPE_CHECKING:

    class SubjectType(Code):
        """What kind of thing an entry of a journal tells of."""
else:
    SubjectType = Code(
        "SubjectType",
        {name.upper(): (name, f"Of type {type_name(table)}.") for name, table in sorted(SUBJECTS.items())},
    )
    SubjectType.__doc__ = "What kind of thing an entry of a journal tells of."


def actor_key(value: str) -> str:
    """An actor's id as the journals have it: `member:7` for a person's global id, another's as it is."""
    try:
        return ":".join(map(str, parse_id(value)))
    except InvalidInput:
        return value


def _filters(journal: Table) -> Mapping[str, Filter]:
    columns = journal.c
    return filters(
        since=since(columns.recorded_at, "Recorded at this time or later, such as after your last visit."),
        recorded=between(columns.recorded_at, "When it was recorded."),
        occurred=between(columns.occurred_at, "When it happened."),
        verb=among(columns.verb, "What happened."),
        actor=prefix(columns.actor_name, "The actor's name starts with this text."),
        actor_id=known(columns.actor_id, "Who did it, by `actor.id`.", actor_key),
        actor_type=among(columns.actor_type, "On whose side the actor stood."),
        subject=refers(columns.subject_type, columns.subject_id, "What it tells of, by id."),
        subject_type=among(columns.subject_type, "What kind of thing it tells of.", SubjectType),
        subject_label=prefix(
            columns.subject_label,
            "The subject's number or name starts with this text, as `subject.label` has it.",
        ),
        summary=contains(columns.summary, "Text that occurs in the summary, upper and lower case alike."),
        channel=among(columns.channel, "By which way it came."),
        visibility=among(columns.visibility, "Who may read it, beside Customs."),
    )


def _orders(journal: Table) -> Mapping[str, Any]:
    return orders(
        recorded=by(
            journal.c.recorded_at,
            "When it was recorded; entries of one instant by domain and number.",
        )
    )


PARTS: Final = {journal: (_filters(journal), _orders(journal)) for journal in JOURNALS.values()}
FILTERS: Final = {
    **PARTS[accounts.journal][0],
    "domain": Filter(
        [Domain],
        "Of these domains alone; what remains is answered even when another domain's database is down.",
    ),
}
ORDERS: Final = PARTS[accounts.journal][1]


@dataclass(eq=False)
class Numbered(Loader):
    """The entry with a number in a company's chain, or null."""

    table: Table

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: Any, columns: Columns = None
    ) -> list[Row | None]:
        """A row or null per (company, number); one statement for all."""
        unique = list(dict.fromkeys(keys))
        values = {
            "companies": [company for company, _ in unique],
            "numbers": [number for _, number in unique],
        }
        rows = await reader.rows(self.name, self.table, None, self._select, values)
        found = {(row["company_id"], row["seq"]): row for row in rows}
        return [found.get(key) for key in keys]

    def _select(self, scoping: Scoping) -> sa.Select[Any]:
        arrays = (array(name, sa.BigInteger()) for name in ("companies", "numbers"))
        columns = (sa.column(name, sa.BigInteger()) for name in ("company", "number"))
        asked = sa.func.unnest(*arrays).table_valued(*columns).render_derived(name="asked")
        place = sa.tuple_(self.table.c.company_id, self.table.c.seq)
        return sa.select(*scoping.columns(self.table)).where(
            place.in_(sa.select(asked.c.company, asked.c.number)), scoping.rows(self.table)
        )


class AccountsJournal(Loaders):
    """Entries of the accounts' journal."""

    by_id = one(accounts.journal, accounts.journal.c.id)
    by_number = Numbered(accounts.journal)


class ShipmentsJournal(Loaders):
    """Entries of the shipments' journal."""

    by_id = one(shipments.journal, shipments.journal.c.id)
    by_number = Numbered(shipments.journal)


class ComplianceJournal(Loaders):
    """Entries of the compliance journal."""

    by_id = one(compliance.journal, compliance.journal.c.id)
    by_number = Numbered(compliance.journal)


class DocumentsJournal(Loaders):
    """Entries of the documents' journal."""

    by_id = one(documents.journal, documents.journal.c.id)
    by_number = Numbered(documents.journal)


BY_NUMBER: Final[Mapping[str, Numbered]] = {
    global_name(loader.table): loader
    for loader in (
        AccountsJournal.by_number,
        ShipmentsJournal.by_number,
        ComplianceJournal.by_number,
        DocumentsJournal.by_number,
    )
}
"""The loader of an entry of the same chain, by the journal's name in global ids."""
