"""Who may see what: the only place that knows.

A viewer acts in one capacity. What that capacity may see of a table is a `Scope`: alternatives, each a set of
columns with the values that are allowed. It becomes one predicate of every statement that touches the table.
A table without a rule, and an alternative that names a column the table does not have, show nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Self

from sqlalchemy import Column, Table

from databases.accounts.codes import AccountKind
from databases.base import Code
from databases.compliance.codes import Family
from databases.documents.codes import DocumentType

Alternative = Mapping[str, tuple[object, ...]]
Scope = tuple[Alternative, ...]
Rule = Callable[["Viewer"], Scope]

EVERYTHING: Final[Scope] = ({},)
NOTHING: Final[Scope] = ()
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


STAFF: Final = frozenset({Role.ACCOUNT_MANAGER, Role.IMPORT_SPECIALIST, Role.OVERSIGHT_ANALYST})
OWNERS: Final = frozenset({Role.ACCOUNT_OWNER, Role.PROXY_OWNER})


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
    _scopes: dict[Table, Scope] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def from_claims(cls, claims: Mapping[str, Any]) -> Self:
        """Read a verified token's claims: `sub`, `name`, `role` and whatever the role needs.

        Raises `KeyError` or `ValueError` when a claim is missing or malformed.
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

    def scope(self, table: Table) -> Scope:
        """The rows of `table` that this viewer may see."""
        if table not in self._scopes:
            self._scopes[table] = tuple(
                alternative
                for alternative in self._allowed(table)
                if all(name in table.c for name in alternative)
            )
        return self._scopes[table]

    def _allowed(self, table: Table) -> Scope:
        if self.recomputes is not None:
            return ({"company_id": (self.recomputes,)},) if table.name in CHAINED else NOTHING
        if table.name in REFERENCE:
            return EVERYTHING
        rule = RULES.get((self.role, table.name), RULES.get((self.role, table.metadata.info["domain"])))
        return NOTHING if rule is None else rule(self)

    def recomputing(self, company_id: int) -> Self:
        """Stand for the viewer while the hash chains of one company are computed again: the one exception.

        A hash covers entries that the viewer may not see. So the company's journals are read whole whatever
        the role, and nothing else is. Of what is read only numbers and whether they hold leave
        `loaders/chains.py`. To be asked only for a company whose account the viewer's own scope has shown.
        """
        return replace(self, recomputes=company_id, _scopes={})

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

    def link(self, table: Table) -> tuple[str, str] | None:
        """The column and the table of the same database through which the viewer sees rows of `table`."""
        return LINKED.get(table.name) or LINKED_FOR.get((self.role, table.name))

    def may_see(self, column: Column[Any]) -> bool:
        """Whether the column's value may be read at all; a refused column is null and is not read."""
        table = column.table.name
        if table in ATTACHED:
            return self.role not in METADATA_ONLY
        if column.name in INTERNAL:
            return self.role in STAFF
        return self.role is not Role.CARRIER or column.name not in COMMERCIAL.get(table, ())


REFERENCE: Final = frozenset({"center", "officer", "port", "foreign_port", "tariff_rate", "fee_rule"})
"""Tables that are everybody's: registers that Customs publishes, and who its officers are."""

CHAINED: Final = frozenset({"journal", "journal_head"})
"""The tables of a hash chain."""

PARENTS: Final[Mapping[str, tuple[str, str]]] = {
    "action_entry": ("action_id", "compliance_action"),
    "action_line": ("action_id", "compliance_action"),
    "action_event": ("action_id", "compliance_action"),
    "requested_item": ("action_id", "compliance_action"),
    "audit_finding": ("action_id", "compliance_action"),
    "improvement_item": ("action_id", "compliance_action"),
    "document_version": ("document_id", "document"),
    "document_link": ("document_id", "document"),
    "finding": ("document_id", "document"),
}
"""Tables whose rows are seen exactly when their parent row is: (column, table of the same database)."""

LINKED: Final[Mapping[str, tuple[str, str]]] = {
    "bill": ("bill_id", "movement"),
    "container": ("container_id", "movement"),
}
"""Tables shared between importers: a row is seen by whoever may see one of its link rows."""

LINKED_FOR: Final[Mapping[tuple[Role, str], tuple[str, str]]] = {
    (Role.ACCOUNT_USER, "party"): ("manufacturer_party_id", "entry_line"),
    (Role.BROKER, "party"): ("manufacturer_party_id", "entry_line"),
}
"""The same for some roles only: who sees but part of a company sees the suppliers of the lines in view."""

ATTACHED: Final[Mapping[str, str]] = {"content": "document_version"}
"""Tables without a scope of their own: their rows are read only where a statement joins the named table's."""

METADATA_ONLY: Final = frozenset({Role.OVERSIGHT_ANALYST})
"""Roles that see what is told about documents, never the bytes."""

DIRECTORY: Final = (
    AccountKind.BROKER,
    AccountKind.CARRIER,
    AccountKind.SURETY,
    AccountKind.SURETY_AGENT,
    AccountKind.FTZ_OPERATOR,
    AccountKind.FACILITY_OPERATOR,
    AccountKind.CARTMAN,
    AccountKind.LIGHTERMAN,
    AccountKind.SERVICE_PROVIDER,
)
"""Kinds whose account row (name and code, nothing below it) anybody signed in may see, as in a directory."""

FORMS: Final = (Family.INFORMATION_REQUEST, Family.NOTICE_OF_ACTION, Family.REDELIVERY_NOTICE)
MANIFEST: Final = (
    DocumentType.BILL_OF_LADING,
    DocumentType.AIR_WAYBILL,
    DocumentType.SEA_WAYBILL,
    DocumentType.ARRIVAL_NOTICE,
    DocumentType.IN_BOND,
)
TRADE_VISIBLE: Final = ("PUBLIC_TO_ACCOUNT", "SHARED_WITH_AGENT")

INTERNAL: Final = frozenset({"internal_note"})
"""Columns for staff only."""

COMMERCIAL: Final[Mapping[str, frozenset[str]]] = {
    "entry": frozenset(
        {
            "importer_number",
            "origin",
            "line_count",
            "entered_value",
            "duty",
            "mpf",
            "hmf",
            "total",
            "liquidated_duty",
            "liquidation_result",
        }
    ),
    "shipment": frozenset({"export_country"}),
}
"""Columns of commercial content, which a carrier is refused."""


def _company(viewer: Viewer) -> Scope:
    return ({"company_id": (viewer.company_id,)},)


def _directory(scope: Scope) -> Scope:
    return (*scope, {"kind": DIRECTORY})


def _granted(viewer: Viewer) -> Scope:
    """An account user's: the sub-accounts granted, each at the ports granted."""
    return tuple(scope.alternative for scope in viewer.scopes)


def _granted_accounts(viewer: Viewer) -> Scope:
    return tuple({"account_id": (scope.account_id,)} for scope in viewer.scopes)


def _filed(viewer: Viewer) -> Scope:
    return ({"filer_code": (viewer.filer_code,)}, *(grant.alternative for grant in viewer.grants))


def _carried(viewer: Viewer) -> Scope:
    return ({"carrier_id": viewer.account_ids},)


def _portfolio(viewer: Viewer) -> Scope:
    return ({"company_id": viewer.companies},)


def _center(viewer: Viewer) -> Scope:
    return ({"center_code": (viewer.center_code,)},)


def _everything(_: Viewer) -> Scope:
    return EVERYTHING


def _published(rule: Rule) -> Rule:
    """A trade viewer's part of a journal: never what is internal to Customs."""

    def scope(viewer: Viewer) -> Scope:
        return tuple({**alternative, "visibility": TRADE_VISIBLE} for alternative in rule(viewer))

    return scope


def _owner_rules(role: Role) -> dict[tuple[Role, str], Rule]:
    return {
        (role, "accounts"): _company,
        (role, "account"): lambda viewer: _directory(_company(viewer)),
        (role, "access_grant"): lambda viewer: (
            *_company(viewer),
            {"grantee_company_id": (viewer.company_id,)},
        ),
        (role, "power_of_attorney"): lambda viewer: (
            *_company(viewer),
            {"grantee_company_id": (viewer.company_id,)},
        ),
        (role, "shipments"): _company,
        (role, "compliance"): _company,
        (role, "documents"): _company,
        (role, "journal"): _published(_company),
    }


RULES: Final[dict[tuple[Role, str], Rule]] = {
    **_owner_rules(Role.ACCOUNT_OWNER),
    **_owner_rules(Role.PROXY_OWNER),
    (Role.ACCOUNT_USER, "accounts"): _granted_accounts,
    (Role.ACCOUNT_USER, "account"): lambda viewer: _directory(
        ({"id": (viewer.company_id,)}, *({"id": (scope.account_id,)} for scope in viewer.scopes))
    ),
    (Role.ACCOUNT_USER, "shipments"): _granted,
    (Role.ACCOUNT_USER, "compliance"): _granted,
    (Role.ACCOUNT_USER, "documents"): _granted,
    (Role.ACCOUNT_USER, "journal"): _published(_granted),
    (Role.BROKER, "accounts"): _company,
    (Role.BROKER, "account"): lambda viewer: _directory(
        (*_company(viewer), {"company_id": viewer.companies})
    ),
    (Role.BROKER, "bond"): lambda viewer: (*_company(viewer), {"company_id": viewer.companies}),
    (Role.BROKER, "access_grant"): lambda viewer: ({"grantee_company_id": (viewer.company_id,)},),
    (Role.BROKER, "power_of_attorney"): lambda viewer: ({"grantee_company_id": (viewer.company_id,)},),
    (Role.BROKER, "shipments"): _filed,
    (Role.BROKER, "compliance_action"): lambda viewer: tuple(
        {**alternative, "family": FORMS} for alternative in _filed(viewer)
    ),
    (Role.BROKER, "documents"): _filed,
    (Role.BROKER, "journal"): _published(lambda viewer: ({"filer_code": (viewer.filer_code,)},)),
    (Role.CARRIER, "accounts"): _company,
    (Role.CARRIER, "account"): lambda viewer: _directory(_company(viewer)),
    **{
        (Role.CARRIER, table): _carried
        for table in ("shipment", "bill", "movement", "in_bond", "disposition_event", "hold", "entry")
    },
    (Role.CARRIER, "document"): lambda viewer: ({"carrier_id": viewer.account_ids, "type": MANIFEST},),
    (Role.CARRIER, "journal"): _published(_company),
    **{
        (Role.ACCOUNT_MANAGER, domain): _portfolio
        for domain in ("accounts", "shipments", "compliance", "documents", "journal")
    },
    (Role.ACCOUNT_MANAGER, "account"): lambda viewer: _directory(_portfolio(viewer)),
    (Role.IMPORT_SPECIALIST, "accounts"): _portfolio,
    (Role.IMPORT_SPECIALIST, "account"): lambda viewer: _directory(_portfolio(viewer)),
    **{
        (Role.IMPORT_SPECIALIST, domain): _center
        for domain in ("shipments", "compliance", "documents", "journal")
    },
    **{
        (Role.OVERSIGHT_ANALYST, domain): _everything
        for domain in ("accounts", "shipments", "compliance", "documents", "journal")
    },
}
"""The policy (domain.md 1.4): by role and table, or by role and domain for the tables not named."""
