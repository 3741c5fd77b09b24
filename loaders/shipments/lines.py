"""Lines of entries, and the additional duties under them."""

from typing import Final

import sqlalchemy as sa

from databases.documents.codes import DocumentType
from databases.shipments.tables import additional_duty, entry_line
from loaders.filters import among, between, contains, elsewhere, filters, prefix, whether
from loaders.lookups import many, one
from loaders.pages import by, orders, page
from loaders.reader import Loaders
from loaders.shipments.registers import bare

CHAPTER: Final = sa.func.left(entry_line.c.hts_number, 2, type_=sa.Text())

WITHIN_ENTRY: Final = filters(
    hts_number=prefix(entry_line.c.hts_number, "HTS numbers that start so, with or without points.", bare),
    chapter=among(CHAPTER, "Chapters of the tariff, the first two digits of the number.", str),
    origin=among(entry_line.c.origin, "Countries of origin, ISO 3166 two-letter codes."),
    description_contains=contains(
        entry_line.c.description, "Descriptions in which this text occurs, upper and lower case alike."
    ),
    value=between(entry_line.c.entered_value, "Entered value, US dollars."),
    preference=among(entry_line.c.preference, "Preferences claimed, such as S for USMCA."),
    has_preference=whether(
        lambda _: entry_line.c.preference.is_not(None), "Whether a preference is claimed."
    ),
    trade_remedy=whether(
        lambda _: entry_line.c.trade_remedy_case.is_not(None),
        "Whether it is under an antidumping or countervailing duty case.",
    ),
    additional_duty=between(entry_line.c.additional_duty, "Additional duties (chapter 99), US dollars."),
    agency=among(entry_line.c.agency, "Partner agencies whose goods these are, such as FDA."),
)
"""What can be asked of a line, also where only its entry is listed."""

LINE_FILTERS: Final = filters(
    **WITHIN_ENTRY,
    entered=between(entry_line.c.entered_on, "Day of entry."),
    export_country=among(entry_line.c.export_country, "Countries of export, ISO 3166 two-letter codes."),
    manufacturer_id=prefix(
        entry_line.c.manufacturer_id, "Manufacturer identification codes (MID) that start so.", str.upper
    ),
    duty=between(entry_line.c.duty, "Duty without additional duties, US dollars."),
    port=among(entry_line.c.port_code, "Schedule D codes of the ports of entry."),
    filer_code=among(entry_line.c.filer_code, "Filer codes of those who filed."),
    center=among(entry_line.c.center_code, "Codes of the Centers that review them."),
    certificate_missing=elsewhere(
        "documents.certified_by_supplier",
        "manufacturer_party_id",
        "entered_on",
        kind=bool,
        negated=True,
        description="Whether no certificate of origin of the supplier that covers the day of entry is filed.",
    ),
    open_case=elsewhere(
        "compliance_actions.open_by_line",
        "id",
        kind=bool,
        description="Whether an open compliance action questions it.",
    ),
    document_missing=elsewhere(
        "documents.present_by_line",
        "id",
        kind=[DocumentType],
        negated=True,
        description="Lines without any document of these types on file about them.",
    ),
)
LINE_ORDERS: Final = orders(
    entered=by(entry_line.c.entered_on, "Day of entry."),
    value=by(entry_line.c.entered_value, "Entered value."),
)
LINE_OF_ENTRY_ORDERS: Final = orders(
    number=by(entry_line.c.number, "The line's number on the entry.", ascending=True),
    value=by(entry_line.c.entered_value, "Entered value."),
)


class EntryLines(Loaders):
    """Lines of entries."""

    by_id = one(entry_line, entry_line.c.id)
    all = page(entry_line, where=LINE_FILTERS, orders=LINE_ORDERS)
    by_entry = page(
        entry_line,
        entry_line.c.entry_id,
        where=LINE_FILTERS,
        orders=LINE_OF_ENTRY_ORDERS,
        orders_name="LineOfEntry",
    )
    by_company = page(entry_line, entry_line.c.company_id, where=LINE_FILTERS, orders=LINE_ORDERS)
    by_account = page(entry_line, entry_line.c.account_id, where=LINE_FILTERS, orders=LINE_ORDERS)
    by_manufacturer = page(
        entry_line, entry_line.c.manufacturer_party_id, where=LINE_FILTERS, orders=LINE_ORDERS
    )


class AdditionalDuties(Loaders):
    """Chapter 99 lines under entry lines, in the order in which they were declared."""

    by_id = one(additional_duty, additional_duty.c.id)
    by_line = many(additional_duty, additional_duty.c.line_id)
