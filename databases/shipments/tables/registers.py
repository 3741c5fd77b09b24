"""Registers that Customs publishes: ports, rates and fees."""

import sqlalchemy as sa
from sqlalchemy import Table

from databases.base import (
    coded,
    day,
    flag,
    identity,
    index,
    money,
    text,
)
from databases.shipments.codes import (
    FeeKind,
)
from databases.shipments.tables.catalog import metadata

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
