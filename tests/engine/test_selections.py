"""What is selected: "Field Collection" and "Value Completion" of the specification."""

from typing import Any

import pytest

from tests.engine.asking import ask


async def test_fields_come_in_the_order_of_the_selection() -> None:
    answer = await ask("{ being(id: 2) { score id friend { id } name ... on Person { greeting age } } }")
    assert list(answer.data["being"]) == ["score", "id", "friend", "name", "greeting", "age"]


@pytest.mark.parametrize(("on", "asked"), [(True, ["id", "name"]), (False, ["id", "strictName"])])
async def test_skip_and_include_ask_variables_anew_each_time(on: bool, asked: list[str]) -> None:
    document = """query($on: Boolean!) { being(id: 2) {
      id name @include(if: $on) ...Part @skip(if: $on) strictScore @include(if: false)
    } }
    fragment Part on Being { strictName }"""
    assert list((await ask(document, on=on)).data["being"]) == asked


async def test_a_field_asked_in_several_places_is_one_with_all_their_selections() -> None:
    answer = await ask(
        "{ being(id: 2) { friend { id } ... on Person { friend { name } } ...Part } }"
        " fragment Part on Being { friend { home { id } } }"
    )
    assert answer.data == {"being": {"friend": {"id": "3", "name": "R2", "home": {"id": "1"}}}}
    assert answer.calls == ["rows.by_id", "rows.by_id"]


async def test_aliases_are_fields_of_their_own() -> None:
    answer = await ask("{ being(id: 2) { id one: score(add: 1) two: score(add: 2) again: id } }")
    found = answer.data["being"]
    assert found["id"] == found["again"] == "2"
    assert found["one"] != found["two"]


async def test_each_object_has_the_fields_of_its_own_type() -> None:
    answer = await ask("""{ all(first: 9) { nodes {
      __typename name ... on Person { age } ... on Robot { matrix } ... on Being { id }
    } } }""")
    assert answer.data["all"]["nodes"][:2] == [
        {"__typename": "Person", "name": "Ada", "age": 36, "id": "2"},
        {"__typename": "Robot", "name": "R2", "matrix": [[1, 2], [3]], "id": "3"},
    ]


async def test_unions_stand_in_lists_of_lists_with_nulls() -> None:
    answer = await ask("{ things { __typename ... on Place { name } ... on Being { id } } }", {4: None})
    assert answer.data["things"] == [
        [{"__typename": "Place", "name": "Square"}, {"__typename": "Person", "id": "2"}],
        None,
        [{"__typename": "Robot", "id": "3"}, None, {"__typename": "Robot", "id": "5"}],
    ]


async def test_enums_and_scalars_of_our_own_are_written_out() -> None:
    answer = await ask("{ being(id: 2) { ... on Person { mood even yearsLeft } } }")
    assert answer.data == {"being": {"mood": "GLAD", "even": 36, "yearsLeft": 64}}


@pytest.mark.parametrize(
    ("arguments", "variables", "told"),
    [
        ("scale: {by: 1}", {}, "Scale(by=1, times=3, moods=None, even=UNSET, inner=None) Mood.SAD"),
        (
            "scale: {by: 1, moods: [SAD], even: 2, inner: {by: 3}}, mood: GLAD",
            {},
            "even=2, inner=Scale(by=3, times=3, moods=None, even=UNSET, inner=None)) Mood.GLAD",
        ),
        ("scale: $scale, mood: $mood", {"scale": {"by": 5, "even": 4}}, "even=4, inner=None) Mood.SAD"),
        ("scale: {by: $by}", {"by": 7}, "Scale(by=7"),
    ],
)
async def test_arguments_are_coerced_with_defaults(
    arguments: str, variables: dict[str, Any], told: str
) -> None:
    names = {"scale": "$scale: Scale! = {by: 9}", "mood": "$mood: Mood! = SAD", "by": "$by: Int!"}
    used = ", ".join(declared for name, declared in names.items() if f"${name}" in arguments)
    answer = await ask(f"query{f'({used})' if used else ''} {{ echo({arguments}) }}", **variables)
    assert told in answer.data["echo"]


async def test_data_and_the_schemas_own_fields_are_asked_together() -> None:
    answer = await ask(
        """{ __typename __type(name: "Badge") { fields { name } } being(id: 2) { __typename } }"""
    )
    assert answer.data == {
        "__typename": "Query",
        "__type": {"fields": [{"name": "text"}, {"name": "number"}]},
        "being": {"__typename": "Person"},
    }
