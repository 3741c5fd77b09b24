"""What is filed about goods on their way: security filings and in-bond movements."""

from typing import Final

import sqlalchemy as sa

from databases.shipments.codes import InBondStatus
from databases.shipments.tables import in_bond, security_filing
from loaders.filters import among, between, filters, prefix, whether, within
from loaders.lookups import one
from loaders.pages import by, orders, page
from loaders.reader import Loaders

FILING_FILTERS: Final = filters(
    number=prefix(security_filing.c.number, "Filing numbers that start with this text."),
    status=among(security_filing.c.status, "Where they stand."),
    filed=between(security_filing.c.filed_at, "When they were filed."),
    due=between(security_filing.c.due_at, "When they were due: 24 hours before lading."),
    late=whether(lambda _: security_filing.c.late, "Whether it was filed after it was due."),
    incomplete=whether(
        lambda _: sa.func.cardinality(security_filing.c.missing_elements) > 0, "Whether elements are missing."
    ),
    late_or_incomplete=whether(
        lambda _: sa.or_(security_filing.c.late, sa.func.cardinality(security_filing.c.missing_elements) > 0),
        "Whether it was late, or elements are missing.",
    ),
    supplier=prefix(security_filing.c.supplier_name, "Suppliers whose name starts with this text."),
    filer_code=among(security_filing.c.filer_code, "Filer codes of those who filed."),
    port=among(security_filing.c.port_code, "Schedule D codes of the ports of unlading."),
)
FILING_ORDERS: Final = orders(filed=by(security_filing.c.filed_at, "When it was filed."))
_CLOSED: Final = sa.or_(
    in_bond.c.status == InBondStatus.ARRIVED.value, in_bond.c.status == InBondStatus.EXPORTED.value
)
IN_BOND_FILTERS: Final = filters(
    number=prefix(in_bond.c.number, "In-bond numbers that start with this text."),
    kind=among(in_bond.c.kind, "What the movement is for."),
    status=among(in_bond.c.status, "Where it stands."),
    port=among(in_bond.c.port_code, "Schedule D codes of the ports where they start."),
    destination=among(in_bond.c.destination_port_code, "Schedule D codes of their destinations."),
    authorized=between(in_bond.c.authorized_on, "When they were allowed."),
    due=between(in_bond.c.due_on, "When they must be reported at the destination."),
    due_within_days=within(in_bond.c.due_on, "Due from today to so many days from today."),
    overdue=whether(
        lambda today: ~_CLOSED & (in_bond.c.due_on < today), "Whether it is due and was not reported."
    ),
)
IN_BOND_ORDERS: Final = orders(authorized=by(in_bond.c.authorized_on, "When it was allowed."))


class SecurityFilings(Loaders):
    """Importer security filings (10+2)."""

    by_id = one(security_filing, security_filing.c.id)
    all = page(security_filing, where=FILING_FILTERS, orders=FILING_ORDERS)
    by_company = page(
        security_filing, security_filing.c.company_id, where=FILING_FILTERS, orders=FILING_ORDERS
    )
    by_account = page(
        security_filing, security_filing.c.account_id, where=FILING_FILTERS, orders=FILING_ORDERS
    )
    by_shipment = page(
        security_filing, security_filing.c.shipment_id, where=FILING_FILTERS, orders=FILING_ORDERS
    )
    by_bill = page(security_filing, security_filing.c.bill_id, where=FILING_FILTERS, orders=FILING_ORDERS)
    by_supplier = page(
        security_filing, security_filing.c.supplier_id, where=FILING_FILTERS, orders=FILING_ORDERS
    )


class InBondMovements(Loaders):
    """Movements under bond (Form 7512)."""

    by_id = one(in_bond, in_bond.c.id)
    by_number = one(in_bond, in_bond.c.number)
    all = page(in_bond, where=IN_BOND_FILTERS, orders=IN_BOND_ORDERS)
    by_company = page(in_bond, in_bond.c.company_id, where=IN_BOND_FILTERS, orders=IN_BOND_ORDERS)
    by_shipment = page(in_bond, in_bond.c.shipment_id, where=IN_BOND_FILTERS, orders=IN_BOND_ORDERS)
    by_bill = page(in_bond, in_bond.c.bill_id, where=IN_BOND_FILTERS, orders=IN_BOND_ORDERS)
