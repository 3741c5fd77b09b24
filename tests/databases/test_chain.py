from collections.abc import Callable
from dataclasses import fields as fields_of
from datetime import timedelta
from typing import Any

import orjson
import pytest

from databases.chain import (
    COLUMNS,
    CONTENT,
    HASHED,
    Chain,
    Entry,
    Root,
    Verification,
    entry_hash,
    genesis,
    verify,
)
from tests.databases.entries import NOON, each, entry

Rows = list[dict[str, Any]]

GENESIS = "1ce6cb776958af79cdaa0ad61945deb5c12b1d98e86c8df7b2b8a4c87a32068e"
SECOND = "131ab4d009a6535ded3a3188751d150339aba17f15d5efe76439b51e89fe5d14"


def chained(length: int = 5, **said: Any) -> Rows:
    chain = Chain("shipments", 1)
    made = (chain.next(entry(subject_id=at, **said), NOON + timedelta(hours=at)) for at in range(length))
    return [dict(zip(COLUMNS, row, strict=True)) for row in made]


async def checked(rows: Rows, roots: tuple[Root, ...] = (), first: int = 1, last: int = 5) -> Verification:
    return await verify(each(rows), domain="shipments", company_id=1, roots=roots, first=first, last=last)


def root(rows: Rows, seq: int) -> Root:
    return Root(NOON.date(), seq, rows[seq - 1]["hash"])


async def test_a_chain_as_written_holds_from_end_to_end() -> None:
    rows = chained()
    assert await checked(rows, (root(rows, 3), root(rows, 5))) == Verification(1, 5, checked=5)


async def test_a_stretch_from_the_middle_holds_by_itself() -> None:
    rows = chained()
    assert await checked(rows[2:4], first=3, last=4) == Verification(3, 4, checked=2)


async def test_an_empty_stretch_holds() -> None:
    assert await checked([], first=1, last=0) == Verification(1, 0, checked=0)


def edit(rows: Rows) -> Rows:
    rows[2]["summary"] = "Nothing happened."
    return rows


def edit_within(rows: Rows) -> Rows:
    rows[2]["after"] = '{"status": "FILED", "value": 1200.5, "lines": 3}'
    return rows


def edit_and_rehash(rows: Rows) -> Rows:
    edit(rows)
    fields = {name: rows[2][name] for name in HASHED[1]} | {"after": orjson.loads(rows[2]["after"])}
    rows[2]["hash"] = entry_hash(rows[2]["prev_hash"], fields)
    return rows


def unversion(rows: Rows) -> Rows:
    rows[2]["hash_version"] = 9
    return rows


def drop_third(rows: Rows) -> Rows:
    return rows[:2] + rows[3:]


def drop_last(rows: Rows) -> Rows:
    return rows[:-1]


def drop_first(rows: Rows) -> Rows:
    return rows[1:]


@pytest.mark.parametrize(
    ("harm", "broken_at", "told"),
    [
        (edit, 3, "entry 3 was changed after it was written"),
        (edit_within, 3, "entry 3 was changed after it was written"),
        (edit_and_rehash, 4, "entry 4 does not follow from the one before it"),
        (unversion, 3, "entry 3 was changed after it was written"),
        (drop_first, 1, "entry 1 is missing; the next one found is 2"),
        (drop_third, 3, "entry 3 is missing; the next one found is 4"),
        (drop_last, 5, "entry 5 is missing, and so is all after it up to 5"),
    ],
)
async def test_harm_is_found_at_its_place(harm: Callable[[Rows], Rows], broken_at: int, told: str) -> None:
    found = await checked(harm(chained()))
    assert found.broken_at == broken_at
    assert found.checked == broken_at - 1
    assert found.reason is not None
    assert found.reason.startswith(told)


async def test_a_chain_written_anew_holds_by_itself_and_breaks_at_the_first_root() -> None:
    true, anew = chained(), chained(summary="Nothing happened.")
    assert (await checked(anew)).broken_at is None
    found = await checked(anew, (root(true, 2), root(true, 5)))
    assert (found.broken_at, found.checked) == (2, 1)
    assert (
        found.reason
        == "entry 2 is not the one that the daily root of 2026-03-01 saw: the chain was rewritten"
    )


async def test_a_root_tells_of_a_last_entry_that_the_database_has_forgotten() -> None:
    rows = chained()
    assert (await checked(rows[:4], last=4)).broken_at is None
    assert (await checked(rows[:4], (root(rows, 5),), last=4)).broken_at == 5


async def test_a_root_just_before_a_stretch_holds_its_first_link() -> None:
    true, anew = chained(), chained(summary="Nothing happened.")
    found = await checked(anew[3:], (root(true, 3),), first=4)
    assert found.broken_at == 4


def test_what_is_hashed_is_all_that_an_entry_says() -> None:
    assert tuple(field.name for field in fields_of(Entry)) == CONTENT
    assert set(COLUMNS) == {*CONTENT, "seq", "recorded_at", "hash_version", "prev_hash", "hash"}


def test_hashes_never_change_with_the_code() -> None:
    assert genesis("shipments", 1).hex() == GENESIS
    assert chained(2)[1]["hash"].hex() == SECOND


def test_no_two_chains_begin_alike() -> None:
    assert len({genesis("shipments", 1), genesis("shipments", 2), genesis("accounts", 1)}) == 3


def test_an_entry_of_another_company_is_refused() -> None:
    with pytest.raises(ValueError, match="company 2 has no place in the chain of 1"):
        Chain("shipments", 1).next(entry(company_id=2), NOON)


def test_time_never_runs_backwards_in_a_chain() -> None:
    chain = Chain("shipments", 1)
    chain.next(entry(), NOON)
    with pytest.raises(ValueError, match=r"recorded at .* cannot follow one recorded at"):
        chain.next(entry(), NOON - timedelta(seconds=1))
