"""Entries, their lines, money and liquidation."""

import sqlalchemy as sa
from sqlalchemy import Table

from databases.base import (
    coded,
    day,
    identity,
    index,
    instant,
    key,
    money,
    number,
    scope_columns,
    text,
)
from databases.shipments.codes import (
    BondType,
    CorrectionReason,
    CorrectionStatus,
    FeeKind,
    LiquidationResult,
    LiquidationStatus,
    ReleaseStatus,
    StatementKind,
    StatementStatus,
    SummaryStatus,
    TransportMode,
)
from databases.shipments.tables.catalog import metadata

statement = Table(
    "statement",
    metadata,
    identity(),
    *scope_columns(),  # a national statement has no port
    text("number", unique=True),
    coded("kind", StatementKind),
    coded("status", StatementStatus),
    key("monthly_id", "statement.id", null=True),
    day("month_on"),  # first day of the month it belongs to
    day("prepared_on"),
    day("due_on"),
    day("paid_on", null=True),
    money("duty"),
    money("fees"),
    money("total"),
    number("entry_count"),
    index("company_id", "due_on", "id"),
    index("account_id", "due_on", "id"),
    index("filer_code", "due_on", "id"),
    index("center_code", "due_on", "id"),
    index("due_on", "id"),
    index("monthly_id", "due_on", "id"),
)

entry = Table(
    "entry",
    metadata,
    identity(),
    *scope_columns(),  # port_code is the port of entry
    text("number", unique=True),  # eleven characters, check digit last
    key("shipment_id", "shipment.id"),
    key("broker_id", null=True),
    text("importer_number"),
    text("entry_type"),
    coded("mode", TransportMode),
    coded("bond_type", BondType),
    key("bond_id", null=True),
    key("surety_account_id", null=True),  # who wrote the bond
    text("goods_location", null=True),  # FIRMS code or zone number (Form 3461)
    coded("status", ReleaseStatus),
    instant("filed_at"),
    day("entered_on"),
    instant("released_at", null=True),
    text("origin"),  # of the line of highest value
    number("line_count"),
    money("entered_value"),
    money("duty"),
    money("mpf"),
    money("hmf"),
    money("total"),
    coded("summary_status", SummaryStatus),
    day("summary_due_on"),
    day("summary_filed_on", null=True),
    day("paid_on", null=True),
    key("statement_id", "statement.id", null=True),
    coded("liquidation_status", LiquidationStatus),
    day("liquidates_on"),  # scheduled, or done once liquidated_on is set
    day("liquidated_on", null=True),
    coded("liquidation_result", LiquidationResult, null=True),
    money("liquidated_duty", null=True),
    sa.Column(  # without the duty itself, from which a surety could reckon what the goods are worth
        "liquidated_change", sa.Numeric(14, 2), sa.Computed("liquidated_duty - duty", persisted=True)
    ),
    *(
        index(*scope, order, "id")
        for scope in (
            (),
            ("company_id",),
            ("account_id",),
            ("filer_code",),
            ("center_code",),
            ("carrier_id",),
            ("bond_id",),
            ("surety_account_id",),
            ("goods_location",),
        )
        for order in ("filed_at", "entered_value", "summary_due_on", "liquidates_on")
    ),
    index("company_id", "port_code", "filed_at", "id"),
    index("company_id", "surety_account_id", "filed_at", "id"),  # most companies have another surety
    index("shipment_id", "filed_at", "id"),
    *(
        index(key_, order, "id")
        for key_ in ("statement_id", "shipment_id", "port_code")
        for order in ("entered_value", "summary_due_on", "liquidates_on")
    ),
    index("statement_id", "filed_at", "id"),
    index("port_code", "filed_at", "id"),
    index("company_id", "liquidated_on"),
)

entry_line = Table(
    "entry_line",
    metadata,
    identity(),
    *scope_columns(),
    key("entry_id", "entry.id"),
    number("number"),
    text("hts_number"),
    text("description"),
    text("origin"),
    text("export_country"),
    key("manufacturer_party_id", "party.id"),
    text("manufacturer_id"),
    day("entered_on"),
    money("entered_value"),  # whole dollars, no freight or insurance
    money("charges"),
    sa.Column("gross_weight_kg", sa.Numeric(12, 1), nullable=False),
    sa.Column("quantity", sa.Numeric(14, 2), nullable=False),
    text("unit"),
    sa.Column("quantity2", sa.Numeric(14, 2), nullable=True),
    text("unit2", null=True),
    text("preference", null=True),
    text("trade_remedy_case", null=True),
    text("agency", null=True),  # partner agency whose goods these are
    text("rate_text"),
    money("duty"),  # without the additional duties
    money("additional_duty"),
    money("mpf"),
    money("hmf"),
    index("entry_id", "number", "id"),
    index("entry_id", "entered_value", "id"),
    index("company_id", "entered_on", "id"),
    index("company_id", "entered_value", "id"),
    index("account_id", "entered_on", "id"),
    index("account_id", "entered_value", "id"),
    index("manufacturer_party_id", "entered_on", "id"),
    index("manufacturer_party_id", "entered_value", "id"),
    index("company_id", "hts_number", "entered_on", "id"),
    index("company_id", "entered_on", "id", where="preference is not null", name="ix_entry_line_preferred"),
    index("entered_on", "id"),
    index("entered_value", "id"),
    index("center_code", "entered_on", "id"),
    index("filer_code", "entered_on", "id"),
)

additional_duty = Table(  # a chapter 99 line under an entry line
    "additional_duty",
    metadata,
    identity(),
    *scope_columns(),
    key("entry_id", "entry.id"),
    key("line_id", "entry_line.id"),
    text("hts_number"),
    text("rate_text"),
    money("duty"),
    index("line_id", "id"),
)

fee = Table(
    "fee",
    metadata,
    identity(),
    *scope_columns(),
    key("entry_id", "entry.id"),
    coded("kind", FeeKind),
    money("amount"),
    index("entry_id", "id"),
)

liquidation_event = Table(
    "liquidation_event",
    metadata,
    identity(),
    *scope_columns(),
    key("entry_id", "entry.id"),
    coded("status", LiquidationStatus),
    day("occurred_on"),
    text("notice", null=True),  # Form 4333-A for extensions and suspensions
    text("reason", null=True),
    money("duty", null=True),
    index("entry_id", "occurred_on", "id"),
)

summary_correction = Table(
    "summary_correction",
    metadata,
    identity(),
    *scope_columns(),
    key("entry_id", "entry.id"),
    number("number"),
    coded("reason", CorrectionReason),
    coded("status", CorrectionStatus),
    day("filed_on"),
    day("decided_on", null=True),
    money("duty_before"),
    money("duty_after"),
    index("entry_id", "filed_on", "id"),
    index("company_id", "filed_on", "id"),
)
