"""Tables whose rows are not seen by what stands on them, but by way of other rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Table

from databases.shipments.codes import BillKind
from loaders.viewers import Role, Viewer

REFERENCE: Final = frozenset({"center", "officer", "port", "foreign_port", "tariff_rate", "fee_rule"})
"""Tables that are everybody's: registers that Customs publishes, and who its officers are."""

ATTACHED: Final[Mapping[str, str]] = {"content": "document_version"}
"""Tables without a scope of their own: their rows are read only where a statement joins the named table's."""


@dataclass(frozen=True, slots=True)
class Link:
    """A row is seen by whoever may see a row of `table`, of the same database, that agrees with it.

    Columns read `table.column`. A third table named in `on` is only passed through.
    """

    table: str
    on: tuple[tuple[str, str], ...]
    """The pairs of columns that are equal."""
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Columns of the table passed through, with the values that count."""


def links(viewer: Viewer, table: Table) -> tuple[Link, ...]:
    """The ways in which the viewer sees rows of `table`; one is enough. Empty when its own scope decides."""
    return LINKS_FOR.get((viewer.role, table.name)) or LINKS.get(table.name) or ()


def _parts(names: Iterable[str], column: str, whole: str) -> dict[str, tuple[Link, ...]]:
    return {name: (Link(whole, ((f"{name}.{column}", f"{whole}.id"),)),) for name in names}


def _maker(table: str, column: str) -> Link:
    return Link(table, (("party.id", f"{table}.{column}"), ("party.company_id", f"{table}.company_id")))


def _named(column: str, *kinds: BillKind) -> Link:
    """The importer of the goods must be the party's own: those of others under the bill do not count."""
    return Link(
        "movement",
        (
            ("party.id", f"bill.{column}"),
            ("bill.id", "movement.bill_id"),
            ("party.company_id", "movement.company_id"),
        ),
        {"bill.kind": kinds} if kinds else {},
    )


def _there(table: str, shipment: str = "shipment_id") -> tuple[Link, ...]:
    """By the place of the goods, as an entry of their shipment tells it or an exam."""
    return tuple(Link(told, ((f"{table}.{shipment}", f"{told}.shipment_id"),)) for told in TELL_PLACES)


def _moved_there(table: str) -> tuple[Link, ...]:
    return tuple(
        Link(told, ((f"{table}.id", f"movement.{table}_id"), ("movement.shipment_id", f"{told}.shipment_id")))
        for told in TELL_PLACES
    )


TELL_PLACES: Final = ("entry", "exam")
"""Tables whose rows tell where goods are."""


NAMED: Final = (
    _maker("entry_line", "manufacturer_party_id"),
    _maker("security_filing", "supplier_id"),
    _named("shipper_id"),
    _named("consignee_id"),
)
"""Parties that the entry lines, security filings and bills in view name."""

ISSUED: Final = (BillKind.SIMPLE, BillKind.MASTER)
"""Bills that a carrier issued; a house bill is its consolidator's, who tells no carrier of its customers."""

ON_OWN_BILLS: Final = tuple(_named(column, *ISSUED) for column in ("shipper_id", "consignee_id"))
"""Parties named on bills that a carrier issued."""

LINKS: Final[Mapping[str, tuple[Link, ...]]] = {
    **_parts(
        (
            "action_entry",
            "action_line",
            "action_event",
            "requested_item",
            "audit_finding",
            "improvement_item",
        ),
        "action_id",
        "compliance_action",
    ),
    **_parts(("document_version", "document_link", "finding"), "document_id", "document"),
    "bill": (Link("movement", (("bill.id", "movement.bill_id"),)),),
    "container": (Link("movement", (("container.id", "movement.container_id"),)),),
}
"""Parts, seen exactly when the whole is; and what importers share, seen by whoever may see a link row."""

LINKS_FOR: Final[Mapping[tuple[Role, str], tuple[Link, ...]]] = {
    (Role.ACCOUNT_USER, "party"): NAMED,
    (Role.BROKER, "party"): NAMED,
    (Role.CARRIER, "party"): ON_OWN_BILLS,
    (Role.FACILITY_OPERATOR, "shipment"): _there("shipment", "id"),
    **{(Role.FACILITY_OPERATOR, name): _there(name) for name in ("movement", "hold", "disposition_event")},
    **{(Role.FACILITY_OPERATOR, name): _moved_there(name) for name in ("bill", "container")},
}
"""The same for some roles only.

Who sees but part of a company sees the parties that this part names; who runs a place sees the goods that lie
or were examined there.
"""
