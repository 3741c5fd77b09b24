"""The tables of the shipments domain."""

import sqlalchemy as sa
from sqlalchemy import Table

from databases.base import (
    coded,
    day,
    domain_metadata,
    flag,
    identity,
    index,
    instant,
    key,
    money,
    number,
    scope_columns,
    text,
    texts,
)
from databases.journal import journal_tables
from databases.shipments.codes import (
    BillKind,
    BondType,
    CorrectionReason,
    CorrectionStatus,
    Discrepancy,
    Disposition,
    ExamKind,
    ExamResult,
    FeeKind,
    FilingStatus,
    HoldKind,
    InBondKind,
    InBondStatus,
    LiquidationResult,
    LiquidationStatus,
    PartyRole,
    ReleaseStatus,
    ShipmentStatus,
    StatementKind,
    StatementStatus,
    SummaryStatus,
    TransportMode,
)

metadata = domain_metadata("shipments")

port = Table(
    "port",
    metadata,
    identity(),
    text("code", unique=True),  # Schedule D
    text("name"),
    text("state"),
    text("modes"),  # letters of PortMode, "AI"
    index("code", "id"),
    index("name", "id"),
    index("state", "code", "id"),
)

foreign_port = Table(
    "foreign_port",
    metadata,
    identity(),
    text("code", unique=True),  # UN/LOCODE
    text("name"),
    text("country"),
    index("name", "id"),
)

tariff_rate = Table(
    "tariff_rate",
    metadata,
    identity(),
    text("hts_number"),  # ten digits, or eight for chapter 99
    text("description"),
    text("rate_text"),
    sa.Column("rate", sa.Numeric(7, 5), nullable=False),  # ad valorem, 0.165 for 16.5 %
    text("unit", null=True),
    text("country", null=True),  # additional duties on one origin
    flag("checked"),
    day("valid_from"),
    day("valid_to", null=True),
    index("hts_number", "valid_from", "id"),
    index("hts_number", "id"),
)

fee_rule = Table(
    "fee_rule",
    metadata,
    identity(),
    coded("kind", FeeKind),
    sa.Column("rate", sa.Numeric(9, 7), nullable=True),
    money("minimum", null=True),
    money("maximum", null=True),
    money("flat", null=True),
    day("valid_from"),
    day("valid_to", null=True),
    index("kind", "valid_from", "id"),
)

party = Table(
    "party",
    metadata,
    identity(),
    *scope_columns(),  # parties are known per importer: a supplier is a trade secret
    coded("role", PartyRole),
    text("name"),
    text("manufacturer_id", null=True),  # MID
    text("street"),
    text("city"),
    text("country"),
    index("company_id", "name", "id"),
    index("account_id", "name", "id"),
    index("manufacturer_id", "id"),
    index("name", "id"),
)

shipment = Table(
    "shipment",
    metadata,
    identity(),
    *scope_columns(),  # carrier_id moves it; port_code is the port of unlading
    text("reference", unique=True),
    coded("mode", TransportMode),
    coded("status", ShipmentStatus),
    text("conveyance"),  # vessel name, flight, train or truck
    text("voyage"),
    text("imo_number", null=True),
    text("lading_port"),  # UN/LOCODE
    text("export_country"),
    key("broker_id", null=True),
    instant("laded_at"),
    instant("departed_at", null=True),
    instant("arrives_at"),  # estimated until arrived_at
    instant("arrived_at", null=True),
    index("company_id", "arrives_at", "id"),
    index("account_id", "arrives_at", "id"),
    index("filer_code", "arrives_at", "id"),
    index("carrier_id", "arrives_at", "id"),
    index("center_code", "arrives_at", "id"),
    index("arrives_at", "id"),
    index("port_code", "arrives_at", "id"),
    *(
        index(key_, "laded_at", "id")
        for key_ in ("company_id", "account_id", "filer_code", "carrier_id", "center_code", "port_code")
    ),
    index("laded_at", "id"),
    index("carrier_id", "voyage", "id"),
    index("voyage", "id"),
)

bill = Table(
    "bill",
    metadata,
    identity(),
    coded("kind", BillKind),
    text("number", unique=True),
    text("scac"),
    key("carrier_id"),
    key("master_id", "bill.id", null=True),
    text("voyage"),
    text("lading_port"),
    text("port_code"),
    key("shipper_id", "party.id", null=True),
    key("consignee_id", "party.id", null=True),
    number("packages"),
    sa.Column("weight_kg", sa.Numeric(12, 1), nullable=False),
    day("issued_on"),
    index("master_id", "issued_on", "id"),
    index("carrier_id", "issued_on", "id"),
    index("voyage", "issued_on", "id"),
    index("issued_on", "id"),
)

container = Table(
    "container",
    metadata,
    identity(),
    text("number", unique=True),  # ISO 6346
    text("size_type"),
    index("number", "id"),
)

movement = Table(  # the link row: this shipment's goods, under this bill, in this container
    "movement",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("bill_id", "bill.id"),
    key("container_id", "container.id", null=True),  # loose cargo has none
    text("seal_number", null=True),
    instant("loaded_at"),
    instant("last_event_at"),
    text("last_event"),
    index("shipment_id", "loaded_at", "id"),
    index("bill_id", "loaded_at", "id"),
    index("container_id", "loaded_at", "id"),
    index("company_id", "loaded_at", "id"),
    index("carrier_id", "loaded_at", "id"),
)

in_bond = Table(
    "in_bond",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("bill_id", "bill.id"),
    text("number", unique=True),  # eight digits and their check digit (Form 7512)
    coded("kind", InBondKind),
    coded("status", InBondStatus),
    text("destination_port_code"),
    day("authorized_on"),
    day("due_on"),
    day("arrived_on", null=True),
    day("exported_on", null=True),
    index("shipment_id", "authorized_on", "id"),
    index("bill_id", "authorized_on", "id"),
    index("company_id", "authorized_on", "id"),
    index("authorized_on", "id"),
)

security_filing = Table(
    "security_filing",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("bill_id", "bill.id"),
    text("number", unique=True),
    coded("status", FilingStatus),
    key("supplier_id", "party.id"),
    text("supplier_name"),
    instant("due_at"),  # 24 hours before lading
    instant("filed_at"),
    flag("late"),
    texts("missing_elements"),
    instant("completed_at", null=True),
    index("company_id", "filed_at", "id"),
    index("account_id", "filed_at", "id"),
    index("shipment_id", "filed_at", "id"),
    index("bill_id", "filed_at", "id"),
    index("supplier_id", "filed_at", "id"),
    index("filer_code", "filed_at", "id"),
    index("center_code", "filed_at", "id"),
    index("filed_at", "id"),
)

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
    *(
        index(*scope, order, "id")
        for scope in (
            (),
            ("company_id",),
            ("account_id",),
            ("filer_code",),
            ("center_code",),
            ("carrier_id",),
        )
        for order in ("filed_at", "entered_value", "summary_due_on", "liquidates_on")
    ),
    index("company_id", "port_code", "filed_at", "id"),
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

hold = Table(
    "hold",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("entry_id", "entry.id", null=True),
    key("bill_id", "bill.id", null=True),
    coded("kind", HoldKind),
    text("agency"),
    text("reason"),
    instant("placed_at"),
    instant("removed_at", null=True),
    index("shipment_id", "placed_at", "id"),
    index("entry_id", "placed_at", "id"),
    index("bill_id", "placed_at", "id"),
    index("company_id", "placed_at", "id"),
    index("placed_at", "id"),
    index("entry_id", where="removed_at is null"),
    index("shipment_id", where="removed_at is null"),
)

exam = Table(
    "exam",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("entry_id", "entry.id", null=True),
    key("container_id", "container.id", null=True),
    key("stepped_from_id", "exam.id", null=True),
    coded("kind", ExamKind),
    coded("result", ExamResult, null=True),
    coded("discrepancy", Discrepancy, null=True),
    text("site"),  # FIRMS code
    money("cost", null=True),
    instant("ordered_at"),
    instant("started_at", null=True),
    instant("completed_at", null=True),
    text("remarks", null=True),
    index("shipment_id", "ordered_at", "id"),
    index("entry_id", "ordered_at", "id"),
    index("container_id", "ordered_at", "id"),
    index("company_id", "ordered_at", "id"),
    index("center_code", "ordered_at", "id"),
    index("ordered_at", "id"),
    index("entry_id", where="completed_at is null"),
    index("stepped_from_id", "id"),
)

disposition_event = Table(
    "disposition_event",
    metadata,
    identity(),
    *scope_columns(),
    key("shipment_id", "shipment.id"),
    key("bill_id", "bill.id"),
    coded("code", Disposition),
    instant("occurred_at"),
    text("note", null=True),
    index("bill_id", "occurred_at", "id"),
    index("shipment_id", "occurred_at", "id"),
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

journal, journal_head = journal_tables(metadata)
