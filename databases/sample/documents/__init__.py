"""Documents of the sample world: real files with true hashes, linked to what they are about."""

from .accounts import of_accounts
from .entries import of_entry
from .filing import Filing

__all__ = ["Filing", "of_accounts", "of_entry"]
