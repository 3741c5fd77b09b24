"""Rows as the answer has them, written out by hand: nothing is looked up by name where a place is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def listed(row: Any) -> dict[str, Any]:
    """An entry of the list of a thousand."""
    _, number, importer, lines, mpf, status, filed, entered, value, duty, total, _, _ = row
    return {
        "number": number,
        "importerNumber": importer,
        "lineCount": lines,
        "mpf": mpf,
        "releaseStatus": status,
        "filedAt": filed,
        "enteredOn": entered,
        "enteredValue": value,
        "duty": duty,
        "total": total,
    }


def hold(row: Any) -> dict[str, Any]:
    """A hold on a company's page."""
    return {"kind": row[0], "agency": row[1], "placedAt": row[2], "removedAt": row[3]}


def paper(row: Any) -> dict[str, Any]:
    """A document on a company's page."""
    return {"type": row[1], "title": row[2], "receivedAt": row[4]}


def case(row: Any) -> dict[str, Any]:
    """A case on a company's page."""
    return {"caseNumber": row[0], "status": row[1], "subject": row[2], "openedAt": row[3], "dueOn": row[4]}


def without(*left_out: str) -> Callable[[Any], dict[str, Any]]:
    """A row as it is, but for some columns."""

    def shape(row: Any) -> dict[str, Any]:
        values = dict(row)
        for name in left_out:
            del values[name]
        return values

    return shape


def paged(rows: Sequence[Any], count: int, shape: Callable[[Any], dict[str, Any]]) -> list[list[Any]]:
    """The rows of each of `count` keys; the last column is the key's place, from 1."""
    pages: list[list[Any]] = [[] for _ in range(count)]
    for row in rows:
        pages[row["at"] - 1].append(shape(row))
    return pages
