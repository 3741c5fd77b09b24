"""The catalog in which the domain's tables stand, and its journal."""

from sqlalchemy import Column

from databases.base import (
    domain_metadata,
    key,
)
from databases.journal import journal_tables

metadata = domain_metadata("accounts")


def owned() -> tuple[Column[int], Column[int]]:
    """Whose a row is: the top account and the sub-account."""
    return (key("company_id"), key("account_id", "account.id"))


journal, journal_head = journal_tables(metadata)
