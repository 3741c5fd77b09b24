"""A few people in an accounts database of the test's own, and a gateway's identity over it."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

import asyncpg

from gateway.identity.callers import Identity
from gateway.identity.keys import OwnKey
from loaders.clock import Clock
from loaders.pools import PoolOptions, Pools
from loaders.viewers import Grant
from tests.identity.issuing import KEYS, NOW, Time, token, tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.cluster import Database

TODAY: Final = datetime.fromtimestamp(NOW, UTC).date()
LIFETIME: Final = 15
LONG_AGO: Final = date(2020, 1, 1)

(
    IMPORTER,
    SHOP,
    FACTORY,
    BROKERS,
    BROKER,
    SECOND,
    LINE,
    SHIPS,
    TRUCKS,
    CLOSED,
    GUARANTORS,
    SURETY,
    DEPOT,
    HALL,
) = range(1, 15)
ACCOUNTS: Final = (
    (IMPORTER, IMPORTER, "COMPANY", None, None),
    (SHOP, IMPORTER, "IMPORTER", None, None),
    (FACTORY, IMPORTER, "IMPORTER", None, None),
    (BROKERS, BROKERS, "COMPANY", None, None),
    (BROKER, BROKERS, "BROKER", "QT7", None),
    (SECOND, BROKERS, "BROKER", "XVW", None),
    (LINE, LINE, "COMPANY", None, None),
    (SHIPS, LINE, "CARRIER", "QZXL", None),
    (TRUCKS, LINE, "CARRIER", "QZXT", None),
    (CLOSED, LINE, "CARRIER", "QZXR", LONG_AGO),
    (GUARANTORS, GUARANTORS, "COMPANY", None, None),
    (SURETY, GUARANTORS, "SURETY", "991", None),
    (DEPOT, DEPOT, "COMPANY", None, None),
    (HALL, DEPOT, "FACILITY_OPERATOR", "W101", None),
)
OWNER, PROXY, USER, AGENT, CLERK, CAPTAIN, GONE, GUARANTOR, KEEPER = range(1, 10)
MEMBERS: Final = (
    (OWNER, IMPORTER, "OWNER", None),
    (PROXY, IMPORTER, "PROXY_OWNER", None),
    (USER, IMPORTER, "USER", None),
    (AGENT, BROKERS, "OWNER", None),
    (CLERK, BROKERS, "USER", None),
    (CAPTAIN, LINE, "PROXY_OWNER", None),
    (GONE, IMPORTER, "OWNER", TODAY),
    (GUARANTOR, GUARANTORS, "OWNER", None),
    (KEEPER, DEPOT, "OWNER", None),
)
MANAGER, SPECIALIST, ANALYST, AUDITOR = range(1, 5)
OFFICERS: Final = (
    (MANAGER, "ACCOUNT_MANAGER", None),
    (SPECIALIST, "IMPORT_SPECIALIST", "CEE04"),
    (ANALYST, "OVERSIGHT_ANALYST", None),
    (AUDITOR, "REGULATORY_AUDITOR", None),
)


OPENED: Final = (Grant(IMPORTER, None, ("2709",)), Grant(IMPORTER, FACTORY, ()))
"""What the importer opened to the brokers."""

PAPER: Final = 77
"""The document of the surety's one bond, whose principal is the shop."""

HALF_A_MINUTE: Final = 30


async def settle(owner: asyncpg.Connection[asyncpg.Record]) -> None:
    """Write them down."""

    async def add(table: str, **values: Any) -> None:
        places = ", ".join(f"${at}" for at in range(1, len(values) + 1))
        names = ", ".join(values)
        await owner.execute(
            f"insert into {table} ({names}) overriding system value values ({places})", *values.values()
        )

    for key, company, kind, number, closed in ACCOUNTS:
        await add(
            "account",
            id=key,
            company_id=company,
            kind=kind,
            name=f"{kind}{key}",
            number=number,
            status="ACTIVE",
            organization_type="CORPORATION",
            opened_on=LONG_AGO,
            closed_on=closed,
            center_code="CEE04" if key == IMPORTER else None,
        )
    for key, company, role, until in MEMBERS:
        place = {"company_id": company, "account_id": company}
        named = {"name": f"Person {key}", "email": "person@example.test", "since_on": LONG_AGO}
        await add("member", id=key, role=role, until_on=until, **place, **named)
    for key, role, center in OFFICERS:
        named = {"name": f"Officer {key}", "email": "officer@example.test", "agency": "CBP"}
        await add("officer", id=key, role=role, center_code=center, **named)
    for company in (IMPORTER, LINE):
        await add("portfolio", officer_id=MANAGER, company_id=company, account_id=company, since_on=LONG_AGO)
    for account, ports in ((SHOP, ["2709", "2704"]), (FACTORY, ["9900"])):
        place = {"company_id": IMPORTER, "account_id": account}
        await add("member_scope", member_id=USER, port_codes=ports, **place)
    agent = {"grantee_company_id": BROKERS, "grantee_account_id": BROKER, "valid_from": LONG_AGO}
    for account, status, ports in (
        (IMPORTER, "ACCEPTED", ["2709"]),
        (FACTORY, "ACCEPTED", ["9900"]),
        (SHOP, "INVITED", ["9900"]),
    ):
        opened = {"company_id": IMPORTER, "account_id": account, "status": status, "port_codes": ports}
        invited = {"grantee_name": "Brokers", "invited_at": datetime.fromtimestamp(NOW, UTC)}
        await add("access_grant", **agent, **opened, **invited)
    power = {"company_id": IMPORTER, "account_id": SHOP, "filer_code": "QT7", "signed_on": LONG_AGO}
    await add("power_of_attorney", port_codes=["9900"], **agent, **power)
    bond = {"number": "26991", "kind": "SINGLE", "activity": "1", "amount": 1, "effective_on": LONG_AGO}
    surety = {"surety_company_id": GUARANTORS, "surety_account_id": SURETY, "document_id": PAPER}
    await add("bond", company_id=IMPORTER, account_id=SHOP, **surety, **bond)


class CountingPools(Pools):
    """Pools that remember the names of the statements run."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.ran: list[str] = []
        self.runs = asyncio.Event()

    async def fetch(
        self,
        domain: str,
        text: str,
        arguments: Sequence[Any],
        record_class: Any,
        left: float | None = None,
    ) -> list[Any]:
        self.ran.append(text.partition("\n")[0].removeprefix("-- "))
        self.runs.set()
        return await super().fetch(domain, text, arguments, record_class, left)


class House:
    """The database, the gateway's view of who asks, and a clock that goes only when told."""

    def __init__(self, database: Database, owner: asyncpg.Connection[asyncpg.Record]) -> None:
        self.database = database
        self.owner = owner
        self.times = Time()
        self.pools = CountingPools({"accounts": database.gateway_dsn}, PoolOptions(size=2))
        self.identity = Identity(
            tokens_of(OwnKey(KEYS["ES256"]), self.times),  # type: ignore[arg-type]  # it is on P-256
            self.pools,
            Clock(TODAY),
            lifetime=LIFETIME,
            now=self.times.now,
            clock=self.times.clock,
        )

    async def cut(self) -> None:
        """Let the database take no connections of the gateway, and end those that there are."""
        await self.owner.execute(f"revoke connect on database {self.database.name} from accounts_gateway")
        above = await asyncpg.connect(self.database.superuser_dsn)
        await above.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where usename = 'accounts_gateway' and datname = current_database()"
        )
        await above.close()

    async def mend(self) -> None:
        """Let it take them again."""
        await self.owner.execute(f"grant connect on database {self.database.name} to accounts_gateway")


def bearer(who: str, role: str, account: int | None = None, **said: Any) -> str:
    """A header with a token."""
    place = None if account is None else f"account:{account}"
    return f"Bearer {token(sub=who, role=role, account=place, **said)}"
