"""The checker of answers notices what is wrong in one."""

from __future__ import annotations

from typing import Any, Final

import pytest

from tests.outside.shapes import misfits

TEXT: Final = """
{
  entries { totalCount nodes { id filedAt enteredValue releaseStatus port { code } ...Summary } }
  again: accounts { nodes { ... on Importer { importerNumber } __typename name } }
}
fragment Summary on Entry { summary { dueOn } }
"""


def answer(**changes: Any) -> dict[str, Any]:
    entry = {
        "id": "ZW50cnk6MQ",
        "filedAt": "2026-03-10T14:30:00+00:00",
        "enteredValue": "1234.50",
        "releaseStatus": "RELEASED",
        "port": {"code": "2704"},
        "summary": {"dueOn": "2026-03-24"},
    }
    rows = [
        {"importerNumber": "**-*****8900", "__typename": "Importer", "name": "One"},
        {"__typename": "Broker", "name": "Two"},
    ]
    entry = {name: value for name, value in (entry | changes).items() if value != "absent"}
    return {"data": {"entries": {"totalCount": 1, "nodes": [entry]}, "again": {"nodes": rows}}}


def test_what_fits_is_not_complained_of() -> None:
    assert misfits(TEXT, answer()) == []
    assert misfits(TEXT, answer(port=None, enteredValue=None)) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": None}, ".entries.nodes.0.id is null, and must not be"),
        ({"id": 7}, "is no ID: 7"),
        ({"filedAt": "yesterday"}, "is no DateTime"),
        ({"filedAt": "2026-03-10"}, "is no DateTime"),
        ({"enteredValue": "1234.5"}, "is no Money"),
        ({"enteredValue": 1234.5}, "is no Money"),
        ({"releaseStatus": "GONE"}, "is no ReleaseStatus"),
        ({"port": {"code": "2704", "name": "x"}}, "has not the fields ['code'] of Port"),
        ({"port": []}, "has not the fields"),
        ({"summary": "absent"}, "has not the fields"),
        ({"summary": {"dueOn": "2026-02-30"}}, "is no Date"),
    ],
)
def test_data_that_does_not_fit_is_told_by_its_path(changes: dict[str, Any], said: str) -> None:
    (wrong,) = misfits(TEXT, answer(**changes))
    assert said in wrong


def test_a_type_that_an_interface_cannot_be_is_told() -> None:
    told = answer()
    told["data"]["again"]["nodes"][0]["__typename"] = "Port"
    assert any("fits no Account" in each for each in misfits(TEXT, told))


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"data": None},
        {"data": {}, "errors": []},
        {"errors": [{"message": "No."}]},
        {"errors": [{"message": "", "extensions": {"code": "FORBIDDEN"}}]},
        {"errors": [{"message": "No.", "extensions": {"code": "SOMETHING"}}]},
        {"errors": [{"message": "No.", "extensions": {"code": "FORBIDDEN"}}], "more": 1},
        answer() | {"errors": [{"message": "No.", "extensions": {"code": "FORBIDDEN"}, "path": ["entries"]}]},
        answer() | {"errors": [{"message": "No.", "extensions": {"code": "FORBIDDEN"}, "path": ["none"]}]},
    ],
)
def test_an_answer_that_is_none_is_told(body: Any) -> None:
    assert misfits(TEXT, body)
