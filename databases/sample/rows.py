"""Rows on their way into the four databases: ids given, defaults filled, kept until they are taken."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

import sqlalchemy as sa

from .world import World

Scope = Mapping[str, Any]  # company_id, account_id, filer_code, carrier_id, center_code, port_code
EVENT: Final = (
    *("company_id", "account_id", "filer_code", "carrier_id", "center_code", "port_code"),
    *("occurred_at", "actor_type", "actor_id", "actor_name", "actor_role", "on_behalf_of", "verb"),
    *("subject_type", "subject_id", "subject_label", "summary", "before", "after"),
    *("visibility", "channel", "recorded_at"),
)
"""What `Rows.events` keeps of an event, in this order."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did something: a person, never a shared login, or a named system job."""

    type: str  # ActorType
    id: str
    name: str
    role: str


class Deed(NamedTuple):
    """What a journal tells of: who did what, when, and what it changed.

    `before` and `after` hold strings, whole numbers, booleans, nulls, lists and maps: money as text.
    """

    verb: str
    actor: Actor
    occurred_at: datetime
    summary: str
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    recorded_at: datetime | None = None  # when it happened, unless said
    channel: str = "SYSTEM"
    visibility: str = "PUBLIC_TO_ACCOUNT"
    on_behalf_of: int | None = None  # a company


class Buffer:
    """Records of one table in the order of its insertable columns."""

    def __init__(self, table: sa.Table) -> None:
        columns = [column for column in table.columns if column.computed is None]
        self.table = table
        self.name = table.name
        self.columns = tuple(column.name for column in columns)
        self.records: list[tuple[Any, ...]] = []
        self.last_id = 0
        self.defaults = {column.name: _default(column) for column in columns if _has_default(column)}
        self.has_id = "id" in table.columns
        self.pick: Callable[[Mapping[str, Any]], tuple[Any, ...]] = operator.itemgetter(*self.columns)


def _has_default(column: sa.Column[Any]) -> bool:
    return column.name != "id" and (bool(column.nullable) or column.server_default is not None)


def _default(column: sa.Column[Any]) -> Any:
    """Null, or what the server would fill in: false for a flag, nothing in a list."""
    if column.server_default is None:
        return None
    return () if isinstance(column.type, sa.ARRAY) else False


class Batch(NamedTuple):
    """Rows and events that are ready to be written."""

    records: Mapping[Buffer, list[tuple[Any, ...]]]
    events: Mapping[str, list[tuple[Any, ...]]]  # by domain


class Rows:
    """The rows of all four domains since the last batch was taken."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.now = world.now
        self.buffers: dict[sa.Table, Buffer] = {}
        self.events: dict[str, list[tuple[Any, ...]]] = {}

    def take(self) -> Batch:
        """Everything kept so far; what is added later is of the next batch."""
        records = {buffer: buffer.records for buffer in self.buffers.values() if buffer.records}
        for buffer in records:
            buffer.records = []
        events, self.events = self.events, {}
        return Batch(records, events)

    def reserve(self, table: sa.Table) -> int:
        """The next id of a table, for a row that is added later with `id=`."""
        buffer = self._buffer(table)
        buffer.last_id += 1
        return buffer.last_id

    def add(self, table: sa.Table, values: Scope | None = None, /, **more: Any) -> int:
        """Keep a row and return its id; `values` and `more` together must name every required column.

        Nullable columns default to null, flags to false, lists to none; computed columns are the database's.
        """
        buffer = self.buffers.get(table) or self._buffer(table)
        if buffer.has_id and "id" not in more:
            buffer.last_id += 1
            more["id"] = buffer.last_id
        record = {**buffer.defaults, **values, **more} if values else {**buffer.defaults, **more}
        try:
            buffer.records.append(buffer.pick(record))
        except KeyError as missing:
            raise TypeError(f"a row of {buffer.name} needs a value for {missing}") from None
        if len(record) != len(buffer.columns):
            unknown = ", ".join(sorted(record.keys() - set(buffer.columns)))
            raise TypeError(f"{buffer.name} has no column {unknown}")
        key: int = more.get("id", 0)
        return key

    def event(self, domain: str, scope: Scope, subject: tuple[str, int, str], deed: Deed) -> None:
        """Keep an entry of a domain's journal, unless it was not recorded before the world's present.

        The subject is a table's name, the row's id, and a label such as an entry number.
        """
        recorded_at = deed.recorded_at or deed.occurred_at
        if recorded_at >= self.now:
            return
        self.events.setdefault(domain, []).append(
            (
                scope["company_id"],
                scope["account_id"],
                scope.get("filer_code"),
                scope.get("carrier_id"),
                scope.get("center_code"),
                scope.get("port_code"),
                deed.occurred_at,
                deed.actor.type,
                deed.actor.id,
                deed.actor.name,
                deed.actor.role,
                deed.on_behalf_of,
                deed.verb,
                *subject,
                deed.summary,
                deed.before,
                deed.after,
                deed.visibility,
                deed.channel,
                recorded_at,
            )
        )

    def _buffer(self, table: sa.Table) -> Buffer:
        if table not in self.buffers:
            self.buffers[table] = Buffer(table)
        return self.buffers[table]
