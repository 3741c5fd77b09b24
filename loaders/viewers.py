"""Whoever asks: the roles there are, and the claims in which somebody acts in one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self

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
    ACCOUNT_MANAGER = "ACCOUNT_MANAGER", "Customs' account manager: sees the companies of the portfolio."
    IMPORT_SPECIALIST = "IMPORT_SPECIALIST", "Customs' import specialist: sees all of the Center."
    OVERSIGHT_ANALYST = "OVERSIGHT_ANALYST", "Oversight agency: sees all companies, changes nothing."


@dataclass(frozen=True, slots=True)
class Grant:
    """Part of a company's accounts: one sub-account or all, at some ports or (when empty) all."""

    company_id: int
    account_id: int | None
    ports: tuple[str, ...]

    @classmethod
    def from_claim(cls, claim: Sequence[Any]) -> Self:
        """Read `[company, account or null, ports]`; the port `9900` stands for all."""
        company_id, account_id, ports = claim
        return cls(company_id, account_id, () if ALL_PORTS in ports else tuple(ports))

    @property
    def alternative(self) -> Alternative:
        """The rows that it opens."""
        account: Alternative = {} if self.account_id is None else {"account_id": (self.account_id,)}
        ports: Alternative = {"port_code": self.ports} if self.ports else {}
        return {"company_id": (self.company_id,), **account, **ports}


@dataclass(frozen=True)
class Viewer:
    """Whoever asks, in the one capacity in which they ask; made from a verified token's claims alone."""

    principal: str
    name: str
    role: Role
    company_id: int | None = None
    """The viewer's own company; null for staff."""
    account_ids: tuple[int, ...] = ()
    """The carrier's own sub-accounts."""
    scopes: tuple["Grant", ...] = ()
    """What an account user is limited to."""
    filer_code: str | None = None
    companies: tuple[int, ...] = ()
    """Whose accounts are in view beside the own: a broker's clients, a portfolio, a Center's companies."""
    grants: tuple["Grant", ...] = ()
    """What other companies opened to this broker."""
    center_code: str | None = None
    recomputes: int | None = None
    """The company whose hash chains are being computed again; never from a token."""
    scopes_by_table: dict[Table, Scope] = field(default_factory=dict, compare=False, repr=False)
    """What `loaders.access` worked out already."""

    @classmethod
    def from_claims(cls, claims: Mapping[str, Any]) -> Self:
        """Read a verified token's claims: `sub`, `name`, `role` and whatever the role needs.

        Raises `KeyError`, `TypeError` or `ValueError` when a claim is missing or malformed.
        """
        return cls(
            principal=str(claims["sub"]),
            name=str(claims["name"]),
            role=Role(claims["role"]),
            company_id=claims.get("company_id"),
            account_ids=tuple(claims.get("account_ids", ())),
            scopes=tuple(Grant.from_claim(scope) for scope in claims.get("scopes", ())),
            filer_code=claims.get("filer_code"),
            companies=tuple(claims.get("companies", ())),
            grants=tuple(Grant.from_claim(grant) for grant in claims.get("grants", ())),
            center_code=claims.get("center_code"),
        )

    def recomputing(self, company_id: int) -> Self:
        """Stand for the viewer while the hash chains of one company are computed again: the one exception.

        A hash covers entries that the viewer may not see. So the company's journals are read whole whatever
        the role, and nothing else is. Of what is read only numbers and whether they hold leave
        `loaders/chains.py`. To be asked only for a company whose account the viewer's own scope has shown.
        """
        return replace(self, recomputes=company_id, scopes_by_table={})

    @property
    def shape(self) -> tuple[object, ...]:
        """What the text of a statement depends on: the role, and which lists hold a single value."""
        ports = (tuple(min(len(grant.ports), 2) for grant in grants) for grants in (self.scopes, self.grants))
        whole = tuple(grant.account_id is None for grant in self.grants)
        return (
            self.role,
            self.recomputes is None,
            len(self.account_ids) == 1,
            len(self.companies) == 1,
            *ports,
            whole,
        )
