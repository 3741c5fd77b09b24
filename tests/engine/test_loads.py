"""A field is loaded once for all its objects, whatever their number, and reads what is selected."""

from tests.engine.asking import ROWS, ask
from tests.engine.rows import Row, Village
from tests.engine.village import ENGINE

MANY = {id_: Row({**ROWS[2 + id_ % 3], "id": id_}) for id_ in range(10, 40)}


async def test_a_level_takes_one_call_per_field_however_many_objects_it_has() -> None:
    document = (
        "{ all(first: 50) { nodes { id ... on Being { friend { id home { name } } score fans { id } } } } }"
    )
    few = await ask(document)
    many = await ask(document, MANY)
    assert len(many.data["all"]["nodes"]) > len(few.data["all"]["nodes"])
    assert sorted(few.calls) == sorted(many.calls)
    assert sorted(few.calls) == ["rows.by_friend", "rows.by_home", "rows.by_id", "rows.by_id", "score"]


async def test_fields_of_a_level_that_find_rows_in_the_same_way_share_a_call() -> None:
    answer = await ask("{ being(id: 3) { friend { name } home { name } ... on Robot { maker { age } } } }")
    assert answer.village.calls == [("rows.by_id", (2, 1))]


async def test_a_field_of_an_interface_is_loaded_at_once_for_all_its_types() -> None:
    answer = await ask("{ all(first: 9) { nodes { ... on Being { home { id } } } } }")
    assert answer.calls == ["rows.by_home", "rows.by_id"]


async def test_a_key_is_asked_once_and_a_null_key_never() -> None:
    answer = await ask("{ all(first: 9) { nodes { ... on Being { friend { id } } } } }")
    assert answer.village.calls[1] == ("rows.by_id", (3, 2))


async def test_a_root_has_no_key_and_is_loaded_once() -> None:
    answer = await ask("{ everybody { id } again: everybody { name } }")
    assert [being["id"] for being in answer.data["everybody"]] == ["2", "3", "4", "5"]
    assert answer.village.calls == [("rows.by_home", (None,))]


async def test_nothing_is_loaded_that_is_not_selected() -> None:
    assert (await ask("{ thing(id: 1) { ... on Place { beings { __typename } } } }")).calls == []
    assert (await ask("{ all { totalCount } }")).calls == ["rows.by_home.count"]
    assert (await ask("{ all { nodes { id } } }")).calls == ["rows.by_home"]


async def test_all_parts_of_a_page_share_its_call() -> None:
    document = (
        "{ all(first: 2) { edges { cursor position node { id } } nodes { id } pageInfo { hasNext } label } }"
    )
    answer = await ask(document)
    assert answer.calls == ["rows.by_home"]
    assert answer.data["all"]["edges"][1] == {
        "cursor": "after 3",
        "position": "all/edges/1/position",
        "node": {"id": "3"},
    }


async def test_only_the_columns_that_are_selected_are_read() -> None:
    answer = await ask(
        "{ being(id: 2) { friend { name friend { id } ... on Person { yearsLeft badge { text } } } } }"
    )
    assert answer.village.columns["rows.by_id"] == {"id"}
    answer = await ask("{ being(id: 2) { friend { name home { id } ... on Person { yearsLeft } } } }")
    asked = [columns for name, columns in answer.village.columns.items() if name == "rows.by_id"]
    assert asked == [{"id"}]
    context = Village({id_: Row(row) for id_, row in ROWS.items()})
    await ENGINE.execute(
        "{ all { nodes { ... on Person { yearsLeft friend { id } } id } } }", context_value=context
    )
    assert context.columns["rows.by_home"] == {"id", "age", "friend_id"}
    assert context.alone["rows.by_home"]


async def test_a_resolver_below_may_look_at_every_column() -> None:
    answer = await ask("{ all { nodes { ... on Person { greeting } } } }")
    assert answer.village.columns["rows.by_home"] is None


async def test_plain_resolvers_are_told_the_path_of_each_object() -> None:
    answer = await ask("{ all(first: 9) { nodes { ... on Robot { stamp { slow } } } } }")
    assert [node.get("stamp") for node in answer.data["all"]["nodes"]][1] == {"slow": "slow R2"}


async def test_what_plain_resolvers_give_is_loaded_together() -> None:
    answer = await ask(
        "{ all(first: 9) { nodes { ... on Robot { strictParts { ... on Being { friend { id } } } } } } }"
    )
    assert answer.calls == ["rows.by_home", "rows.by_id"]
