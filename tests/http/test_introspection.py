"""Whoever asks of the schema keeps nobody waiting, and is told of all that they may select."""

from __future__ import annotations

import time
from typing import Any, Final

import pytest
from graphql import execute_sync, get_introspection_query, parse

from loaders.viewers import Role
from resolvers.permissions import permissions
from schema.graph import schema
from tests.asking import Asker

GRAPH: Final = schema._schema  # noqa: SLF001 - Strawberry has no public name for it
QUESTION: Final = get_introspection_query(input_value_deprecation=True)


async def test_the_loop_does_not_work_out_what_the_schema_says(ask: Asker) -> None:
    await ask.viewer("carrier")
    whole, here = time.process_time(), time.thread_time()

    answer = await ask(QUESTION, "carrier")

    whole, here = time.process_time() - whole, time.thread_time() - here
    assert answer.data["__schema"]
    assert here < whole / 2


@pytest.mark.parametrize("role", [Role.CARRIER, Role.OVERSIGHT_ANALYST])
def test_what_a_role_is_told_is_the_whole_without_what_it_is_refused(role: Role) -> None:
    hidden = set(permissions(role).refused(GRAPH))
    whole, shown = (_told(each) for each in (GRAPH, permissions(role).schema(GRAPH)))

    for type_ in whole["types"]:
        if type_["fields"]:
            kept = [each for each in type_["fields"] if f"{type_['name']}.{each['name']}" not in hidden]
            type_["fields"] = kept
    assert hidden
    assert _by_name(shown.pop("types")) == _by_name(whole.pop("types"))
    assert shown == whole


def _told(graph: Any) -> Any:
    found = execute_sync(graph, parse(QUESTION)).data
    assert found
    return found["__schema"]


def _by_name(types: list[Any]) -> dict[str, Any]:
    for type_ in types:
        for each in ("possibleTypes", "interfaces"):
            type_[each] = type_[each] and sorted(type_[each], key=str)
    return {type_["name"]: type_ for type_ in types}
