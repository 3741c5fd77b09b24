"""Whoever asks: the roles there are, the capacity in which somebody acts, and what goes with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Self

from sqlalchemy import Table

from databases.base import Code

Alternative = Mapping[str, tuple[object, ...]]
"""Columns, each with the values that are allowed."""

Scope = tuple[Alternative, ...]
"""The rows of a table that somebody may see: those that fit one of the alternatives."""

ALL_PORTS: Final = "9900"


class Role(Code):
    """The capacities in which someone can look at the graph."""

    ACCOUNT_OWNER = "ACCOUNT_OWNER", "Owner of a company's account: sees all of the company."
    PROXY_OWNER = "PROXY_OWNER", "Stands in for the owner."
    ACCOUNT_USER = "ACCOUNT_USER", "Limited to the sub-accounts and ports granted."
    BROKER = "BROKER", "Sees the entries under its own filer code, and what clients opened to it."
    CARRIER = "CARRIER", "Sees its own shipments, bills and containers; no values."
    SURETY = (
        "SURETY",
        "Sees the bonds that it wrote, with their principals' names, entries and claims; no values.",
    )
    FACILITY_OPERATOR = (
        "FACILITY_OPERATOR",
        "Sees the goods at its places, or examined there, and their holds; no values.",
    )
    ACCOUNT_MANAGER = "ACCOUNT_MANAGER", "Customs' account manager: sees the companies of the portfolio."
    IMPORT_SPECIALIST = "IMPORT_SPECIALIST", "Customs' import specialist: sees all of the Center."
    OVERSIGHT_ANALYST = (
        "OVERSIGHT_ANALYST",
        "Oversight agency: sees all companies, importers by name only if cleared; changes nothing.",
    )


@dataclass(frozen=True, slots=True)
class Capacity:
    """In what somebody asks: who they are, the role that they take, and the account in which they take it."""

    principal: str
    """The person, as `member:7` or `officer:3`."""
    role: Role
    account_id: int | None = None
    """Null for Customs' staff."""


@dataclass(frozen=True, slots=True)
class Grant:
    """Part of a company's accounts: one sub-account or all, at some ports or (when empty) all."""

    company_id: int
    account_id: int | None
    ports: tuple[str, ...]

    @classmethod
    def of(cls, company_id: int, account_id: int | None, ports: Iterable[str]) -> Self:
        """Read a grant as the database has it, where the port `9900` stands for all."""
        listed = tuple(ports)
        return cls(company_id, account_id, () if ALL_PORTS in listed else listed)

    @property
    def alternative(self) -> Alternative:
        """The rows that it opens."""
        account: Alternative = {} if self.account_id is None else {"account_id": (self.account_id,)}
        ports: Alternative = {"port_code": self.ports} if self.ports else {}
        return {"company_id": (self.company_id,), **account, **ports}


@dataclass(frozen=True)
class Viewer:
    """Whoever asks, in the one capacity in which they ask, with what the accounts database says of it."""

    principal: str
    """The person, as `member:7` or `officer:3`, or the visible part of an API key."""
    name: str
    role: Role
    company_id: int | None = None
    """The viewer's own company; null for staff."""
    acts_in: int | None = None
    """The account in which the viewer acts: the company, or one of its accounts; null for staff."""
    account_ids: tuple[int, ...] = ()
    """The sub-accounts in which a carrier or a surety acts."""
    scopes: tuple["Grant", ...] = ()
    """What an account user is limited to."""
    filer_code: str | None = None
    companies: tuple[int, ...] = ()
    """Whose accounts are in view beside the own: a broker's clients, a portfolio, a Center's companies."""
    grants: tuple["Grant", ...] = ()
    """What other companies opened to this one, and it accepted."""
    principals: tuple[int, ...] = ()
    """The accounts, and their companies, whose bonds a surety wrote."""
    bond_papers: tuple[int, ...] = ()
    """The documents of the bonds that a surety wrote."""
    sites: tuple[str, ...] = ()
    """The codes (FIRMS, zone) of the places that a facility operator runs."""
    center_code: str | None = None
    cleared: bool = False
    """Whether an oversight analyst may know importers by name; the others' scope needs no clearance."""
    recomputes: int | None = None
    """The company whose hash chains are being computed again; never from outside."""
    locates: bool = False
    """Whether it is being found out whose a row is, in view or not; never from outside."""
    scopes_by_table: dict[Table, Scope] = field(default_factory=dict, compare=False, repr=False)
    """What `loaders.access` worked out already."""
    scope_values: dict[tuple[Table, int, str], object] = field(
        default_factory=dict, compare=False, repr=False
    )
    """The same as it is bound to statements."""

    def recomputing(self, company_id: int) -> Self:
        """Stand for the viewer while the hash chains of one company are computed again: the one exception.

        A hash covers entries that the viewer may not see. So the company's journals are read whole whatever
        the role, and nothing else is. Of what is read only numbers and whether they hold leave
        `loaders/chains.py`. To be asked only for a company whose account the viewer's own scope has shown.
        """
        return replace(self, recomputes=company_id, scopes_by_table={})

    def locating(self) -> Self:
        """Stand for Customs' staff while it is found out whose row they asked for in vain: an exception.

        It reads rows out of their scope, so that the company concerned learns of it through Customs. To be
        asked by `loaders/owners.py` only, for nothing but the columns that tell whose a row is.
        """
        return replace(self, role=Role.ACCOUNT_MANAGER, locates=True, scopes_by_table={})

    @cached_property
    def sees(self) -> str:
        """What is equal for viewers who may see the same: all but who they are, and where they act."""
        return repr(replace(self, principal="", name="", acts_in=None))

    @cached_property
    def shape(self) -> tuple[object, ...]:
        """What the text of a statement depends on: the role, and which lists hold a single value."""
        lists = (self.account_ids, self.companies, self.principals, self.bond_papers, self.sites)
        ports = (tuple(min(len(grant.ports), 2) for grant in grants) for grants in (self.scopes, self.grants))
        whole = tuple(grant.account_id is None for grant in self.grants)
        unscoped = (self.recomputes is None, self.locates)
        return (self.role, self.cleared, *unscoped, *(len(each) == 1 for each in lists), *ports, whole)
