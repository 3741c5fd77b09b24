"""The four databases: a pool each, deadlines on every statement, and what a database's bad day is called."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final

import asyncpg

from loaders import driver
from loaders.connections import Connections, Crowded
from loaders.errors import DomainUnavailable, GatewayError, InvalidInput, Timeout
from loaders.wording import null_character

log = logging.getLogger(__name__)

LONGEST_KEPT: Final = 64 * 1024
"""How long a statement's text may be for connections to keep it. The longest bundles have some 20 KiB."""

LOST: Final = (
    asyncpg.PostgresConnectionError,
    asyncpg.InternalClientError,  # what a connection says that was ended while nobody used it
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
)
"""What a connection ends with whose server went away; the server may be back."""

DOWN: Final = (
    *LOST,
    OSError,
    asyncpg.InterfaceError,
    asyncpg.CannotConnectNowError,
    asyncpg.ObjectNotInPrerequisiteStateError,  # the database takes no connections
    asyncpg.TooManyConnectionsError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InsufficientPrivilegeError,
    asyncpg.UndefinedTableError,
    asyncpg.UndefinedColumnError,
)
"""What a database answers, if at all, that cannot be read: down, full, not granted or not migrated."""


@dataclass(frozen=True, slots=True)
class PoolOptions:
    """How each domain's pool behaves; times in seconds."""

    size: int = 10
    connect_timeout: float = 2.0
    acquire_timeout: float = 2.0
    statement_timeout: float = 5.0
    statement_cache: int = 1024
    queue: int = 1000
    """How many statements may wait for a connection."""


async def _no_reset(_connection: Any) -> None:
    """Release without the reset round trip: nothing in a request sets anything that would outlive it."""


def _no_text(arguments: Sequence[Any]) -> InvalidInput:
    """What Postgres says of text that it cannot hold, found among the values of a statement."""
    given = (value for each in arguments for value in (each if isinstance(each, list) else [each]))
    text = next((value for value in given if isinstance(value, str) and "\x00" in value), "\x00")
    return null_character(text)


class Pools:
    """One pool a domain, opened without asking whether the database answers.

    A database that is down costs only the statements that need it, and is found again by the next one.
    """

    def __init__(self, dsns: Mapping[str, str], options: PoolOptions) -> None:
        self._dsns = dsns
        self._options = options
        self._connections: dict[str, Connections] = {}

    async def open(self) -> None:
        """Make the pools; connects to nothing yet."""
        options = self._options
        for domain, dsn in self._dsns.items():
            pool = await asyncpg.create_pool(
                dsn,
                min_size=0,
                max_size=options.size,
                timeout=options.connect_timeout,
                command_timeout=options.statement_timeout,
                statement_cache_size=options.statement_cache,
                max_cached_statement_lifetime=0,  # a statement is worth keeping for as long as its connection
                max_cacheable_statement_size=LONGEST_KEPT,
                reset=_no_reset,
                server_settings={
                    "application_name": "account-gateway",
                    "statement_timeout": str(round(options.statement_timeout * 1000)),
                    # Each statement is planned once on each connection. The server would plan many anew for
                    # every array of keys, as it takes those it does not know for long ones: that took up to
                    # five times as long as to run them.
                    "plan_cache_mode": "force_generic_plan",
                    # How instants and days are written that come as text.
                    "timezone": "UTC",
                    "datestyle": "ISO",
                    "jit": "off",  # to compile takes longer than any of these statements
                    # What is asked for again and again is in memory, where one page costs as much as another.
                    # Else Postgres reads all rows of a small table to find one: a port, under each entry.
                    "random_page_cost": "1",
                },
            )
            self._connections[domain] = Connections(pool, options.acquire_timeout, options.queue)

    async def close(self) -> None:
        """Close all connections, within a second or by force."""
        for domain, connections in self._connections.items():
            if not await connections.close(within=1):
                log.warning("Connections to %s were still busy and were cut.", domain)
        self._connections.clear()

    def connection(self, domain: str, patience: float | None = None) -> "Borrowed":
        """A connection to a domain's database for one statement or transaction, as a context manager.

        `patience` is for how long to wait for one, when that is shorter than usual.

        Raises `DomainUnavailable` when the database does not answer, and `Timeout` when it does but all
        connections stay busy or a statement takes too long.
        """
        return Borrowed(domain, self._connections[domain], patience)

    async def fetch(
        self,
        domain: str,
        text: str,
        arguments: Sequence[Any],
        record_class: type[asyncpg.Record],
        left: float | None = None,
    ) -> list[Any]:
        """The rows of one statement; raises as `connection` does, and `InvalidInput` for a null character.

        `left` are the seconds that the request has left, when it has a deadline.

        A statement whose connection was lost is run once more on a new one, so that nobody notices a
        server's restart who does not ask while it lasts.
        """
        if left is not None and left <= 0:
            raise Timeout(f"No time was left to ask the {domain} database; ask for less.", domain=domain)
        try:
            return await self._fetch(domain, text, arguments, record_class, left)
        except DomainUnavailable as error:
            if not isinstance(error.__cause__, LOST):
                raise
        await self._connections[domain].expire()
        return await self._fetch(domain, text, arguments, record_class, left)

    async def _fetch(
        self,
        domain: str,
        text: str,
        arguments: Sequence[Any],
        record_class: type[asyncpg.Record],
        left: float | None,
    ) -> list[Any]:
        timeout = None if left is None or left >= self._options.statement_timeout else left
        connections = self._connections[domain]
        connection = connections.at_hand() or await _take(domain, connections, timeout)
        try:
            rows = await driver.fetch(connection, text, arguments, record_class, timeout)
        except asyncpg.CharacterNotInRepertoireError as error:
            connections.put_back(connection)
            raise _no_text(arguments) from error
        except BaseException as error:
            connections.put_back(connection)
            _raise_named(domain, connections, error)
            raise
        connections.give(connection)
        return rows

    def crowded(self, domain: str) -> bool:
        """Whether as many statements wait for a domain's database as there may be connections to it."""
        return self._connections[domain].crowded

    async def answers(self, domain: str) -> bool:
        """Whether the domain's database answers now."""
        try:
            async with self.connection(domain) as connection:
                await connection.execute("select 1")
        except GatewayError:
            return False
        return True


class Borrowed:
    """A connection while it is out of its pool; what goes wrong meanwhile gets its name here."""

    __slots__ = ("_connection", "_connections", "_domain", "_patience")

    def __init__(self, domain: str, connections: Connections, patience: float | None) -> None:
        self._domain: Final = domain
        self._connections: Final = connections
        self._patience: Final = patience

    async def __aenter__(self) -> asyncpg.Connection:
        """Take the connection."""
        self._connection = await _take(self._domain, self._connections, self._patience)
        return self._connection

    async def __aexit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> None:
        """Give it back."""
        if error is None:
            self._connections.give(self._connection)
        else:
            self._connections.put_back(self._connection)
            _raise_named(self._domain, self._connections, error)


async def _take(domain: str, connections: Connections, patience: float | None) -> asyncpg.Connection:
    """Take a connection; raises what having none is called."""
    try:
        return await connections.take(patience)
    except TimeoutError as error:
        busy = f"All connections to the {domain} database are busy; try again."
        raise _late(domain, connections, busy if connections.busy else None) from error
    except Crowded as error:
        sentence = f"Too many wait for the {domain} database; try again."
        raise DomainUnavailable(domain, sentence) from error
    except DOWN as error:
        raise _down(domain, error) from error


def _raise_named(domain: str, connections: Connections, error: BaseException) -> None:
    """Raise what it is called that a statement ended with this error; nothing where it has no other name."""
    if isinstance(error, (TimeoutError, asyncpg.QueryCanceledError)):
        raise _late(domain, connections) from error
    if isinstance(error, DOWN):
        raise _down(domain, error) from error


def _late(domain: str, connections: Connections, sentence: str | None = None) -> GatewayError:
    if not connections.connected:
        return DomainUnavailable(domain)
    slow = f"The {domain} database took too long; ask for less or narrow the filter."
    return Timeout(sentence or slow, domain=domain)


def _down(domain: str, error: BaseException) -> GatewayError:
    log.warning("The %s database cannot be read: %s", domain, error)
    return DomainUnavailable(domain)
