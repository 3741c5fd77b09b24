"""The activity log: the four journals as one, by whose it is and by what it tells of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Table

from databases.accounts import tables as accounts
from databases.base import Domain
from databases.compliance import tables as compliance
from databases.documents import tables as documents
from databases.shipments import tables as shipments
from loaders.journal import FILTERS, JOURNALS, ORDERS, PARTS
from loaders.merges import Merged
from loaders.pages import Page, page
from loaders.reader import Loaders
from loaders.scoping import Scoping
from loaders.specs import Through


@dataclass(eq=False, kw_only=True)
class History(Page):
    """What is told of a row and of those that belong to it, all in one domain's journal."""

    subject: Table
    members: Mapping[str, Through]
    """By table, where the rows that belong to it are named."""

    def belongs(self, key: ColumnElement[Any], scoping: Scoping) -> ColumnElement[bool]:
        """That an entry tells of the row with this key, or of one that belongs to it."""
        named = [sa.select(sa.literal(self.subject.name), key).correlate_except()]
        for table, link in self.members.items():
            rows = sa.select(sa.literal(table), link.to).where(link.key == key, scoping.rows(link.table))
            named.append(rows.correlate_except(link.table))
        told = sa.tuple_(self.table.c.subject_type, self.table.c.subject_id)
        return told.in_(sa.union_all(*named))


def _all(key: str | None) -> Merged:
    """The four journals by a column, or whole."""
    pages = {
        domain: page(
            journal,
            None if key is None else journal.c[key],
            where=PARTS[journal][0],
            orders=PARTS[journal][1],
        )
        for domain, journal in JOURNALS.items()
    }
    return Merged(pages, FILTERS, ORDERS, "domain", longest=Domain.SHIPMENTS)


def _about(subject: Table, **members: Through) -> Merged:
    """What the journal of the subject's domain has about a row, and about its members by their table."""
    domain = subject.metadata.info["domain"]
    journal = JOURNALS[domain]
    where, order = PARTS[journal]
    told: Page
    if members:
        key = next(iter(members.values()))
        told = History(journal, key, where, order, (), subject=subject, members=members)
    else:
        own = journal.c.subject_type == subject.name
        told = page(journal, journal.c.subject_id, where=where, orders=order, fixed=(own,))
    return Merged({domain: told}, FILTERS, ORDERS, "domain")


def _of_shipment(table: Table, column: str) -> Through:
    return Through(table, table.c.shipment_id, table.c[column])


class Activity(Loaders):
    """The journals as one, newest first by (recorded at, domain, id); within a chain ids follow numbers."""

    all = _all(None)
    by_company = _all("company_id")
    by_account = _all("account_id")
    by_member = _about(accounts.member)
    by_access_grant = _about(accounts.access_grant)
    by_power_of_attorney = _about(accounts.power_of_attorney)
    by_bond = _about(accounts.bond)
    by_partnership = _about(accounts.partnership)
    by_shipment = _about(
        shipments.shipment,
        entry=_of_shipment(shipments.entry, "id"),
        bill=_of_shipment(shipments.movement, "bill_id"),
        security_filing=_of_shipment(shipments.security_filing, "id"),
    )
    by_bill = _about(shipments.bill)
    by_security_filing = _about(shipments.security_filing)
    by_entry = _about(shipments.entry)
    by_statement = _about(shipments.statement)
    by_compliance_action = _about(
        compliance.compliance_action,
        improvement_item=Through(
            compliance.improvement_item,
            compliance.improvement_item.c.action_id,
            compliance.improvement_item.c.id,
        ),
    )
    by_improvement_item = _about(compliance.improvement_item)
    by_document = _about(documents.document)
