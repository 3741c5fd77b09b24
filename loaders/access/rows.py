"""Which rows a role may see.

A viewer acts in one capacity. What that capacity may see of a table is a `Scope`: alternatives, each a set of
columns with the values that are allowed. It becomes one predicate of every statement that touches the table.
A table without a rule, and an alternative that names a column the table does not have, show nothing.
"""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Table

from databases.accounts.codes import AccountKind
from databases.compliance.codes import ActionStatus, Family
from databases.documents.codes import DocumentType
from loaders.access.links import REFERENCE
from loaders.viewers import Role, Scope, Viewer

Rule = Callable[[Viewer], Scope]

EVERYTHING: Final[Scope] = ({},)
NOTHING: Final[Scope] = ()


def scope(viewer: Viewer, table: Table) -> Scope:
    """The rows of `table` that the viewer may see."""
    known = viewer.scopes_by_table.get(table)
    if known is None:
        fitting = (each for each in _allowed(viewer, table) if all(name in table.c for name in each))
        known = viewer.scopes_by_table[table] = tuple(fitting)
    return known


def _allowed(viewer: Viewer, table: Table) -> Scope:
    if viewer.recomputes is not None:
        return ({"company_id": (viewer.recomputes,)},) if table.name in CHAINED else NOTHING
    if viewer.locates or table.name in REFERENCE:
        return EVERYTHING
    group = table.name if table.name in CHAINED else table.metadata.info["domain"]
    rule = RULES.get((viewer.role, table.name), RULES.get((viewer.role, group)))
    return NOTHING if rule is None else rule(viewer)


CHAINED: Final = frozenset({"journal", "journal_head"})
"""The tables of a hash chain. They tell of what is internal, so no rule of a whole domain holds for them."""

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
OPENED: Final = tuple(
    status for status in ActionStatus if status not in {ActionStatus.DRAFT, ActionStatus.REFERRED}
)
"""The states in which a case has left Customs' own desk, so that the account knows of it."""


def _company(viewer: Viewer) -> Scope:
    return ({"company_id": (viewer.company_id,)},)


def _directory(scope: Scope) -> Scope:
    return (*scope, {"kind": DIRECTORY})


def _granted(viewer: Viewer) -> Scope:
    """An account user's: the sub-accounts granted, each at the ports granted."""
    return tuple(scope.alternative for scope in viewer.scopes)


def _granted_accounts(viewer: Viewer) -> Scope:
    return tuple({"account_id": (scope.account_id,)} for scope in viewer.scopes)


def _clients(viewer: Viewer) -> Scope:
    """A broker's: its own company and those whose power of attorney it holds."""
    return (*_company(viewer), {"company_id": viewer.companies})


def _own_and_opened(viewer: Viewer) -> Scope:
    """An owner's: the company, and what others opened to it."""
    return (*_company(viewer), *(grant.alternative for grant in viewer.grants))


def _granting(viewer: Viewer) -> Scope:
    """Whoever opened something: the company, with the sub-account opened or all of them."""
    return tuple(
        {"company_id": (grant.company_id,)}
        if grant.account_id is None
        else {"id": (grant.company_id, grant.account_id)}
        for grant in viewer.grants
    )


def _filed(viewer: Viewer) -> Scope:
    return ({"filer_code": (viewer.filer_code,)}, *(grant.alternative for grant in viewer.grants))


def _carried(viewer: Viewer) -> Scope:
    return ({"carrier_id": viewer.account_ids},)


def _bonded(viewer: Viewer) -> Scope:
    """A surety's: what names the account that wrote the bond."""
    return ({"surety_account_id": viewer.account_ids},)


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


def _opened(rule: Rule) -> Rule:
    """A trade viewer's cases: not those that Customs has not issued yet."""

    def scope(viewer: Viewer) -> Scope:
        return tuple({**alternative, "status": OPENED} for alternative in rule(viewer))

    return scope


def _owner_rules(role: Role) -> dict[tuple[Role, str], Rule]:
    return {
        (role, "accounts"): _company,
        (role, "account"): lambda viewer: _directory((*_company(viewer), *_granting(viewer))),
        (role, "access_grant"): lambda viewer: (
            *_company(viewer),
            {"grantee_company_id": (viewer.company_id,)},
        ),
        (role, "power_of_attorney"): lambda viewer: (
            *_company(viewer),
            {"grantee_company_id": (viewer.company_id,)},
        ),
        (role, "shipments"): _own_and_opened,
        (role, "compliance_action"): _opened(_own_and_opened),
        (role, "documents"): _own_and_opened,
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
    (Role.ACCOUNT_USER, "compliance_action"): _opened(_granted),
    (Role.ACCOUNT_USER, "documents"): _granted,
    (Role.ACCOUNT_USER, "journal"): _published(_granted),
    (Role.BROKER, "accounts"): _company,
    (Role.BROKER, "account"): lambda viewer: _directory((*_clients(viewer), *_granting(viewer))),
    (Role.BROKER, "bond"): _clients,
    (Role.BROKER, "access_grant"): lambda viewer: ({"grantee_company_id": (viewer.company_id,)},),
    (Role.BROKER, "power_of_attorney"): lambda viewer: ({"grantee_company_id": (viewer.company_id,)},),
    (Role.BROKER, "shipments"): _filed,
    (Role.BROKER, "compliance_action"): _opened(
        lambda viewer: tuple({**alternative, "family": FORMS} for alternative in _filed(viewer))
    ),
    (Role.BROKER, "documents"): _filed,
    (Role.BROKER, "journal"): _published(lambda viewer: ({"filer_code": (viewer.filer_code,)},)),
    (Role.CARRIER, "accounts"): _company,
    (Role.CARRIER, "account"): lambda viewer: _directory(_company(viewer)),
    **{
        (Role.CARRIER, table): _carried
        for table in ("shipment", "movement", "in_bond", "disposition_event", "hold", "entry")
    },
    (Role.CARRIER, "document"): lambda viewer: ({"carrier_id": viewer.account_ids, "type": MANIFEST},),
    (Role.CARRIER, "journal"): _published(_company),
    (Role.SURETY, "accounts"): _company,
    (Role.SURETY, "account"): lambda viewer: _directory((*_company(viewer), {"id": viewer.principals})),
    (Role.SURETY, "bond"): lambda viewer: (*_company(viewer), *_bonded(viewer)),
    (Role.SURETY, "entry"): _bonded,
    (Role.SURETY, "compliance_action"): _opened(
        lambda viewer: tuple({**each, "family": (Family.LIQUIDATED_DAMAGES,)} for each in _bonded(viewer))
    ),
    (Role.SURETY, "document"): lambda viewer: ({"id": viewer.bond_papers, "type": (DocumentType.BOND,)},),
    (Role.FACILITY_OPERATOR, "accounts"): _company,
    (Role.FACILITY_OPERATOR, "account"): lambda viewer: _directory(_company(viewer)),
    (Role.FACILITY_OPERATOR, "exam"): lambda viewer: ({"site": viewer.sites},),
    (Role.FACILITY_OPERATOR, "entry"): lambda viewer: ({"goods_location": viewer.sites},),
    (Role.FACILITY_OPERATOR, "journal"): _published(_company),
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
"""The policy, told in docs/access.md: by role and table, or by role and domain for the tables not named.

It keeps what the Trade Secrets Act (18 USC 1905), 19 CFR 103 and a broker's duty to its clients (19 CFR
111.24) ask for.
"""
