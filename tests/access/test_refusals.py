"""A refused field is an error at its path, costs no other field, and its column is not read."""

from typing import Any, Final

import pytest
from graphql import (
    GraphQLObjectType,
    assert_valid_schema,
    build_client_schema,
    get_introspection_query,
    get_named_type,
)
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from databases.base import DOMAINS
from databases.sample.personas import PERSONAS
from engine.kinds import Refused, View
from loaders.reader import LOADERS
from loaders.viewers import Role, Viewer
from resolvers.permissions import VIEWS, permissions, tables
from schema.graph import schema
from tests.asking import Asker, open_asker
from tests.world import Sample

STOCK: Final = StrawberryGraphQLCoreExecutionContext
ENTRIES: Final = "{ entries(first: 3) { nodes { number worth: enteredValue summary { status } duty } } }"


def kinds() -> list[tuple[str, str, Any]]:
    """Every field that is declared: its object type, its name, and how it is answered."""
    return [
        (name, field_name, field.extensions["strawberry-definition"].kind)
        for name, known in schema.schema_converter.type_map.items()
        if isinstance(known.implementation, GraphQLObjectType)
        for field_name, field in known.implementation.fields.items()
        if hasattr(field.extensions["strawberry-definition"], "kind")
    ]


def refused(role: Role, *, cleared: bool = False) -> set[str]:
    """The fields that a role is refused."""
    may = permissions(role, cleared=cleared)
    return {
        f"{name}.{field}" for name, field, kind in kinds() if isinstance(may.of(name, field, kind), Refused)
    }


async def test_a_refused_field_is_forbidden_at_its_path_and_costs_no_other(ask: Asker) -> None:
    answer = await ask(ENTRIES, "carrier")
    nodes = answer.partial["entries"]["nodes"]

    assert len(nodes) == 3
    assert {(node["worth"], node["duty"]) for node in nodes} == {(None, None)}
    assert all(node["number"] and node["summary"]["status"] for node in nodes)
    assert sorted(error["path"] for error in answer.errors) == [
        ["entries", "nodes", at, name] for at in range(3) for name in ("duty", "worth")
    ]
    assert set(answer.codes) == {"FORBIDDEN"}
    assert {error["message"] for error in answer.errors} == {
        "Your role may not see `Entry.enteredValue`; leave it out.",
        "Your role may not see `Entry.duty`; leave it out.",
    }


async def test_stock_execution_refuses_the_same(ask: Asker, sample: Sample) -> None:
    stock = await open_asker(sample.databases, sample.roots, sample.world.as_of, executor=STOCK)
    answers = [await each(ENTRIES, "carrier") for each in (ask, stock)]
    await stock.pools.close()

    ours, theirs = (answer.body for answer in answers)
    assert ours["data"] == theirs["data"]
    assert sorted(map(repr, ours["errors"])) == sorted(map(repr, theirs["errors"]))


async def test_who_may_see_it_is_not_refused_what_another_was_before(ask: Asker) -> None:
    assert (await ask(ENTRIES, "carrier")).errors
    assert all(node["worth"] for node in (await ask(ENTRIES, "broker")).data["entries"]["nodes"])
    assert (await ask(ENTRIES, "carrier")).errors


def test_the_trade_is_refused_what_customs_notes_for_itself() -> None:
    notes = {name for name in refused(Role.ACCOUNT_OWNER) if name.endswith(".internalNote")}

    assert {
        "ActionEvent.internalNote",
        "PenaltyCase.internalNote",
        "InformationRequest.internalNote",
    } <= notes
    for role in (Role.ACCOUNT_OWNER, Role.PROXY_OWNER, Role.ACCOUNT_USER, Role.BROKER):
        assert refused(role) == notes
        assert permissions(role) is permissions(Role.ACCOUNT_OWNER)
    goods = {f"Entry.{field}" for field in ("enteredValue", "originCountry", "lineCount")}
    assert notes | goods < refused(Role.SURETY)
    assert refused(Role.ACCOUNT_MANAGER) == refused(Role.IMPORT_SPECIALIST) == set()


@pytest.mark.parametrize("role", [Role.CARRIER, Role.FACILITY_OPERATOR])
def test_whoever_moves_or_keeps_goods_is_refused_their_value(role: Role) -> None:
    worth = refused(role) - refused(Role.ACCOUNT_OWNER)

    assert worth >= {
        *("Entry.enteredValue", "Entry.duty", "Entry.importerNumber", "Entry.originCountry"),
        *("Liquidation.duty", "Shipment.exportCountry", "Party.manufacturerId"),
    }
    assert {name.partition(".")[0] for name in worth} <= {
        *("Entry", "EntrySummary", "Liquidation", "Shipment", "Party"),
    }


def test_the_tables_behind_types_are_those_of_the_graph() -> None:
    views = {
        get_named_type(field.type).name
        for name, known in schema.schema_converter.type_map.items()
        if isinstance(known.implementation, GraphQLObjectType) and name in tables()
        for field in known.implementation.fields.values()
        if isinstance(getattr(field.extensions["strawberry-definition"], "kind", None), View)
    }

    assert views == set(VIEWS)
    assert {table.metadata.info["domain"] for table in tables().values()} == set(DOMAINS)
    assert {table.name for table in tables().values()} == {loader.table.name for loader in LOADERS.values()}


def test_a_plan_depends_on_the_role_alone() -> None:
    first, second = (Viewer(f"member:{n}", "Somebody", Role.CARRIER, company_id=n) for n in (1, 2))
    assert permissions(first.role) is permissions(second.role)


FIELDS: Final = "query($type: String!) { __type(name: $type) { fields { name } } }"


async def fields(ask: Asker, persona: str, type_: str) -> set[str]:
    """The fields of a type that introspection tells somebody of."""
    answer = await ask(FIELDS, persona, type=type_)
    return {field["name"] for field in answer.data["__type"]["fields"]}


@pytest.mark.parametrize("persona", PERSONAS)
async def test_introspection_tells_of_what_the_role_may_select_and_no_more(ask: Asker, persona: str) -> None:
    viewer = await ask.viewer(persona)
    known = schema._schema.type_map  # noqa: SLF001 - Strawberry has no public name for it
    hidden = refused(viewer.role, cleared=viewer.cleared)

    for name in (
        "Entry",
        "Liquidation",
        "Shipment",
        "Document",
        "DocumentVersion",
        "ActionEvent",
        "PenaltyCase",
    ):
        named = {f"{name}.{field}" for field in known[name].fields}  # type: ignore[attr-defined]
        assert {f"{name}.{field}" for field in await fields(ask, persona, name)} == named - hidden
    notes = "internalNote" in await fields(ask, persona, "ComplianceAction")
    assert notes is (persona in {"manager", "specialist"})


async def test_what_introspection_tells_a_carrier_is_a_whole_schema(ask: Asker) -> None:
    told = (await ask(get_introspection_query(), "carrier")).data
    shown = build_client_schema(told)

    assert "enteredValue" not in shown.type_map["Entry"].fields  # type: ignore[attr-defined]
    assert_valid_schema(shown)
    text = permissions(Role.CARRIER).text(schema._schema, schema.as_str())  # noqa: SLF001 - the same
    assert "enteredValue:" in schema.as_str()
    assert "  enteredValue: Money\n" not in text.partition("type Entry ")[2].partition("\n}\n")[0]


async def test_introspection_beside_rows_is_the_viewer_s(ask: Asker) -> None:
    document = (
        '{ viewer { role } __type(name: "Entry") { fields { name } } entries(first: 1) { totalCount } }'
    )
    answer = await ask(document, "carrier")

    assert answer.data["viewer"]["role"] == "CARRIER"
    assert "duty" not in {field["name"] for field in answer.data["__type"]["fields"]}
