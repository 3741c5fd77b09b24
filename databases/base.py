"""What the tables of all four domains are made of: codes, columns, keys and naming.

Rules (docs/data.md): singular names, `bigint` identity keys, instants end in `_at`, dates in `_on`, money is
`numeric(14,2)` US dollars, a status is `text` under a check constraint made from its `Code`, ordered text
collates by code point.
"""

from enum import StrEnum
from typing import Any, Final, Self

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

DOMAINS: Final = ("accounts", "shipments", "compliance", "documents")

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Code(StrEnum):
    """A closed list of codes whose members carry the sentence that explains them to a reader of the graph."""

    description: str

    def __new__(cls, value: str, description: str = "") -> Self:
        """Make a member from its value and its sentence."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member


class Domain(Code):
    """The four domains, each with a database and a journal of its own."""

    ACCOUNTS = "accounts", "Accounts, people, rights, bonds, the security partnership."
    SHIPMENTS = "shipments", "Shipments, bills, containers, entries, exams, statements, liquidation."
    COMPLIANCE = "compliance", "Forms, penalties, detentions, seizures, audits, protests, disclosures."
    DOCUMENTS = "documents", "Documents, their versions, findings and bytes."


class Coded(TypeDecorator[str]):
    """Text that holds one of a `Code`; the check constraint is added by `coded`."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, codes: type[Code]) -> None:
        super().__init__()
        self.codes = codes


def domain_metadata(domain: str) -> sa.MetaData:
    """An empty catalog of one domain; its tables know the domain by `table.metadata.info["domain"]`."""
    metadata = sa.MetaData(naming_convention=NAMING, info={"domain": domain})
    sa.event.listen(metadata, "after_create", _tell_accounts)
    return metadata


def _tell_accounts(metadata: sa.MetaData, connection: sa.Connection, **_: Any) -> None:
    """Let Postgres see that an account tells its company.

    It would take the two for independent, expect hardly a row where a scope names both, and fetch and sort
    all rows of the account in place of reading the first ones in order.
    """
    for table in metadata.sorted_tables:
        if {"company_id", "account_id"} <= {*table.c.keys()}:
            statement = f"create statistics {table.name}_accounts (dependencies) on company_id, account_id"
            connection.exec_driver_sql(f"{statement} from {table.name}")


def identity() -> sa.Column[int]:
    """The key inside the database; outside it is an opaque global id."""
    return sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True)


def key(name: str, references: str | None = None, *, null: bool = False) -> sa.Column[int]:
    """A `bigint` key of another row; `references` only within the same database."""
    foreign = () if references is None else (sa.ForeignKey(references),)
    return sa.Column(name, sa.BigInteger, *foreign, nullable=null)


def text(name: str, *, null: bool = False, unique: bool = False) -> sa.Column[str]:
    """Text ordered by code point, so that a prefix and an order can use the same index."""
    return sa.Column(name, sa.Text(collation="C"), nullable=null, unique=unique)


def texts(name: str) -> sa.Column[list[str]]:
    """A short list of texts, empty when there are none."""
    return sa.Column(name, sa.ARRAY(sa.Text), nullable=False, server_default=sa.text("'{}'"))


def coded(name: str, codes: type[Code], *, null: bool = False) -> sa.Column[str]:
    """One of `codes`, held by a check constraint named after the column."""
    allowed = ", ".join(f"'{code}'" for code in codes)
    check = sa.CheckConstraint(f"{name} in ({allowed})", name=name)
    return sa.Column(name, Coded(codes), check, nullable=null)


def instant(name: str, *, null: bool = False) -> sa.Column[Any]:
    """A moment, kept in UTC."""
    return sa.Column(name, sa.TIMESTAMP(timezone=True), nullable=null)


def day(name: str, *, null: bool = False) -> sa.Column[Any]:
    """A date in America/New_York."""
    return sa.Column(name, sa.Date, nullable=null)


def money(name: str, *, null: bool = False) -> sa.Column[Any]:
    """US dollars and cents."""
    return sa.Column(name, sa.Numeric(14, 2), nullable=null)


def number(name: str, *, null: bool = False) -> sa.Column[int]:
    """A whole number that fits four bytes."""
    return sa.Column(name, sa.Integer, nullable=null)


def flag(name: str) -> sa.Column[bool]:
    """True or false, false unless said."""
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())


def day_order(name: str, of: str) -> sa.Column[Any]:
    """`of` as an order that is never null: a missing date comes after every other ("infinity")."""
    return sa.Column(
        name, sa.Date, sa.Computed(f"coalesce({of}, 'infinity'::date)", persisted=True), nullable=False
    )


def scope_columns() -> tuple[sa.Column[Any], ...]:
    """What a viewer's scope may ask of a row: whose it is and who has a part in it.

    `company_id` is the top account and `account_id` the sub-account. The filer code is the broker's (or
    self-filer's) who filed, the carrier is an account, the port a Schedule D code. They stand on the row, so
    that every scope is one predicate without a join.
    """
    return (
        key("company_id"),
        key("account_id"),
        text("filer_code", null=True),
        key("carrier_id", null=True),
        text("center_code", null=True),
        text("port_code", null=True),
    )


def index(*columns: str, unique: bool = False, where: str | None = None, name: str | None = None) -> sa.Index:
    """An index over the named columns, named by the convention unless it would share another's name."""
    if where is None:
        return sa.Index(name, *columns, unique=unique)
    return sa.Index(name, *columns, unique=unique, postgresql_where=sa.text(where))
