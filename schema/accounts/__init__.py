"""The accounts domain in the graph."""

from schema.accounts import additions as additions
from schema.accounts.account import KINDS, Account, Center, Company, Importer
from schema.accounts.partnership import SecurityPartnership
from schema.accounts.people import AccountMember, CustomsOfficer
from schema.accounts.rights import AccessGrant, Bond, PowerOfAttorney
from schema.accounts.viewer import Viewer

TYPES = KINDS
"""The object types that no field names."""

__all__ = [
    "TYPES",
    "AccessGrant",
    "Account",
    "AccountMember",
    "Bond",
    "Center",
    "Company",
    "CustomsOfficer",
    "Importer",
    "PowerOfAttorney",
    "SecurityPartnership",
    "Viewer",
]
