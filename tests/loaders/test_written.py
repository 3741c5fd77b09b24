"""What Postgres writes of a row is what the graph would make of its columns."""

from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any, Final

import asyncpg
import orjson
import pytest
from graphql import get_named_type, is_leaf_type
from sqlalchemy import Table

from databases.sample.personas import PERSONAS
from engine.fields import DeclaredField
from engine.kinds import Column
from engine.leaves import complete_leaf
from engine.scalars import STRAWBERRY
from engine.shapes import is_list
from engine.writable import values_of
from engine.written import Below, Room, Source, Value
from loaders import reader as reading
from loaders.access import depends, may_see, withheld
from loaders.clock import Clock
from loaders.forms import wanted
from loaders.lists import PageLists
from loaders.pages import Page, by, orders, page
from loaders.pools import Pools
from loaders.reader import Reader
from loaders.scoping import Scoping
from loaders.selects import PageSelect
from loaders.shipments.cargo import Bills
from loaders.slices import PageArguments
from loaders.statements import elements
from loaders.viewers import Role, Viewer
from resolvers.permissions import permissions, tables
from schema.graph import schema
from tests.asking import Asker
from tests.world import Sample

ANALYST: Final = Viewer("officer:1", "Una Watch", Role.OVERSIGHT_ANALYST, cleared=True)
TYPES: Final = [name for name, table in sorted(tables().items()) if "id" in table.c]
LABEL: Final = "written"

ODD: Final = "\"quoted\" \\ back, \n\t\x01 control, %s %, é \u2028 😀 {'a': 1}"


class Inside(Pools):
    """Pools of one connection, which may be within a transaction."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def fetch(
        self, domain: str, text: str, arguments: Any, record_class: Any, left: float | None = None
    ) -> Any:
        """Ask the one connection."""
        return await self._connection.fetch(text, *arguments, record_class=record_class)


def loader_of(table: Table) -> Page:
    """All rows of a table."""
    made = page(table, orders=orders(id=by(table.c.id, "")))
    made.name = f"written.{table.name}"
    return made


def type_of(name: str) -> Any:
    """An object type of the graph."""
    return schema._schema.type_map[name]  # noqa: SLF001  no public name


def fields_of(name: str, viewer: Viewer) -> list[Any]:
    """The leaves of an object type, as a plan would have them."""
    type_ = type_of(name)
    allowed = permissions(viewer.role, cleared=viewer.cleared)
    found = []
    for field, made in type_.fields.items():
        declared = made.extensions.get(STRAWBERRY)
        if isinstance(declared, DeclaredField) and is_leaf_type(get_named_type(made.type)):
            kind = allowed.of(name, field, declared.kind)
            parts = {"name": field, "field_name": field, "type": made.type, "kind": kind, "leaf": True}
            found.append(SimpleNamespace(**parts, named=get_named_type(made.type)))
    return found


async def compared(reader: Reader, name: str) -> int:
    """How many rows of a type are written as the graph would have them; fails when one is not."""
    table, type_ = tables()[name], type_of(name)
    loader = loader_of(table)
    fields = written_fields(loader, name, reader.viewer)
    column = column_of(loader, type_, fields)
    columns = frozenset({column}).union(*(each.kind.reads(frozenset()) for each in fields))
    (found,) = await loader.load(reader, [None], PageArguments(first=100), columns)
    rows = [row for row in found.rows if row.typename == name]
    for row in rows:
        expected = {each.name: completed(each, row) for each in fields}
        assert orjson.loads(row[LABEL]) == orjson.loads(orjson.dumps(expected)), name
    return len(rows)


def column_of(loader: Page, type_: Any, fields: list[Any]) -> Any:
    """What to ask of a loader for objects of a type; null where they cannot be written."""
    values = values_of(None, type_, fields)
    return values and Source(loader, LABEL, Room()).column(None, Below(None, None, values))


def written_fields(loader: Page, name: str, viewer: Viewer) -> list[Any]:
    """The fields of a type that can be written."""
    fields = fields_of(name, viewer)
    return [each for each in fields if column_of(loader, type_of(name), [each]) is not None]


def completed(field: Any, row: Any) -> Any:
    """A field's value as graphql-core completes it."""
    value = field.kind.resolve(row, None, {})
    return None if value is None else complete_leaf(field.named, value)


@pytest.mark.parametrize("persona", PERSONAS)
async def test_every_type_is_written_as_it_would_be_read(ask: Asker, persona: str) -> None:
    reader = Reader(ask.pools, await ask.viewer(persona), Clock())
    assert sum([await compared(reader, name) for name in TYPES]) > 50


def test_nearly_every_value_of_a_row_can_be_written() -> None:
    """All but lists, and enums whose names are not the codes in the databases."""
    left = {
        f"{name}.{field.name}"
        for name in TYPES
        for field in fields_of(name, ANALYST)
        if isinstance(field.kind, Column) and not is_list(field.type)
        if field not in written_fields(loader_of(tables()[name]), name, ANALYST)
    }
    assert left == {
        "DispositionEvent.code",
        "Entry.bondType",
        "Entry.mode",
        "Fee.kind",
        "FeeRule.kind",
        "InBondMovement.kind",
        "Shipment.mode",
    }


@pytest.fixture
async def odd(sample: Sample) -> AsyncIterator[Reader]:
    """Read documents whose values are odd, until the test is over."""
    connection = sample.connections["documents"]
    begun = connection.transaction()
    await begun.start()
    instants = [
        "2026-01-02 03:04:05.678",
        "2026-01-02 03:04:05.000001",
        "0001-01-01 00:00:00",
        "9999-12-31 23:59:59",
    ]
    await connection.execute(
        "update document set title = $1, received_at = ($2::text[]::timestamptz[])[1 + id % 4]",
        ODD,
        [f"{each}+00" for each in instants],
    )
    yield Reader(Inside(connection), ANALYST, Clock())
    await begun.rollback()


async def test_odd_values_are_written_as_they_are(odd: Reader) -> None:
    assert await compared(odd, "Document") == 100


@pytest.mark.parametrize("role", Role)
def test_what_is_never_null_is_not_hidden_by_a_null(role: Role) -> None:
    """Nobody looks whether it is: what Postgres wrote would be no JSON."""
    viewer = Viewer("somebody", "Una Watch", role)
    for table in tables().values():
        for column in table.c:
            if not column.nullable and may_see(viewer, column):
                assert depends(viewer, column) is None
                kept = withheld(viewer, column)
                assert kept is None or kept.instead is not None


async def test_a_value_may_be_asked_for_by_two_hundred_names(ask: Asker) -> None:
    names = " ".join(f"a{at}: number b{at}: filedAt" for at in range(100))
    for rest in ("", "pageInfo { hasNextPage }"):
        answer = await ask(f"{{ entries(first: 2) {{ nodes {{ {names} }} {rest} }} }}")
        assert {len(entry) for entry in answer.data["entries"]["nodes"]} == {200}


async def test_lists_are_counted_by_their_rows(ask: Asker, sample: Sample) -> None:
    loader = loader_of(tables()["Entry"])
    fields = written_fields(loader, "Entry", ANALYST)
    column = column_of(loader, type_of("Entry"), fields)
    reader = Reader(ask.pools, ANALYST, Clock())
    (text,) = await PageLists(loader).load(reader, [None], PageArguments(first=7), frozenset({column}))
    assert len(orjson.loads(f"[{text}]")) == 7
    assert (reader.spending.rows, reader.spending.statements) == (7, 1)


async def test_names_and_their_order_make_no_statement_of_their_own(ask: Asker) -> None:
    for rest in ("", "pageInfo { hasNextPage }"):
        await ask(f"{{ ports(first: 3) {{ nodes {{ code name }} {rest} }} }}")
        known = dict(reading._STATEMENTS)  # noqa: SLF001  kept nowhere else
        answer = await ask(f"{{ ports(first: 3) {{ nodes {{ b: name a: code name }} {rest} }} }}")
        (port, *_) = answer.data["ports"]["nodes"]
        assert list(port) == ["b", "a", "name"]
        assert known == reading._STATEMENTS  # noqa: SLF001


async def test_what_is_read_below_rows_is_counted(ask: Asker, sample: Sample) -> None:
    for rest in ("", "nextActor"):
        document = f"{{ entries(first: 4) {{ nodes {{ port {{ name }} fees {{ amount }} {rest} }} }} }}"
        answer = await ask(document)
        fees = sum(len(entry["fees"]) for entry in answer.data["entries"]["nodes"])
        assert fees > 4
        reader = ask.readers[-1]
        assert reader.spending.rows == 4 + 4 + fees
        assert {*reader.statements} >= {"entries.all", "fees.by_entry", "ports.by_code"}


def test_a_statement_is_walked_through_once_however_deep_it_is() -> None:
    """SQLAlchemy's own walk takes each way to each element: nine levels took minutes."""
    loader = loader_of(tables()["Bill"])
    sizes = []
    for deep in (3, 6):
        below = Below(None, None, (Value("number", "number", str, required=False),))
        for _ in range(deep):
            master = Below(Bills.by_id, None, below.values)
            below = Below(None, None, (Value("master", "master_id", master, required=False),))
        asked = wanted(loader.table, frozenset({loader.written(LABEL, None, below)}))
        scoping = Scoping(ANALYST)
        ends = {"place": "none", "fence": "none"}
        select = PageSelect(loader, PageArguments(), (), ends, scoping).statement(None, asked)
        sizes.append(len(list(elements(select))))
    assert sizes[1] < 3 * sizes[0]
