"""Compliance actions of the sample world: planned, called for by an entry's story, or drawn by chance."""

from .accounts import account_cases
from .cases import Case
from .entries import cases
from .plans import planned

__all__ = ["Case", "account_cases", "cases", "planned"]
