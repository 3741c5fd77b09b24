"""The tables of the accounts domain."""

from databases.accounts.tables.accounts import account, address, contact, identifier
from databases.accounts.tables.catalog import journal, journal_head, metadata
from databases.accounts.tables.keys import api_key
from databases.accounts.tables.partnerships import criterion_result, partnership, partnership_step, validation
from databases.accounts.tables.people import center, member, member_scope, officer, portfolio
from databases.accounts.tables.rights import access_grant, bond, power_of_attorney

__all__ = [
    "access_grant",
    "account",
    "address",
    "api_key",
    "bond",
    "center",
    "contact",
    "criterion_result",
    "identifier",
    "journal",
    "journal_head",
    "member",
    "member_scope",
    "metadata",
    "officer",
    "partnership",
    "partnership_step",
    "portfolio",
    "power_of_attorney",
    "validation",
]
