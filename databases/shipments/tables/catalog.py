"""The catalog in which the domain's tables stand, and its journal."""

from databases.base import (
    domain_metadata,
)
from databases.journal import journal_tables

metadata = domain_metadata("shipments")

journal, journal_head = journal_tables(metadata)
