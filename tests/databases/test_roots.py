from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import asyncpg
import orjson
import pytest

from databases.chain import Root
from databases.journal import append
from databases.roots import BrokenRoots, DayClosed, close_day, heads, roots_file, write_roots
from tests.cluster import Clone
from tests.databases.entries import entry

FIRST = date(2026, 3, 1)
SECOND = date(2026, 3, 2)
YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)
A, B, C = (bytes([n]) * 32 for n in (1, 2, 3))


def filled(folder: Path) -> Path:
    write_roots(folder, "accounts", [(FIRST, {1: (4, A), 2: (1, B)}), (SECOND, {1: (6, C)})])
    return roots_file(folder, "accounts")


def test_heads_come_by_company_and_day(tmp_path: Path) -> None:
    filled(tmp_path)
    assert heads(tmp_path, "accounts", 1) == [Root(FIRST, 4, A), Root(SECOND, 6, C)]
    assert heads(tmp_path, "accounts", 1, until=FIRST) == [Root(FIRST, 4, A)]
    assert heads(tmp_path, "accounts", 1, since=SECOND) == [Root(SECOND, 6, C)]
    assert heads(tmp_path, "accounts", 3) == heads(tmp_path, "documents", 1) == []


def test_a_line_tells_the_day_the_heads_and_both_roots(tmp_path: Path) -> None:
    one, two = map(orjson.loads, filled(tmp_path).read_bytes().splitlines())
    assert one["domain"] == "accounts"
    assert one["day"] == "2026-03-01"
    assert one["heads"] == {"1": [4, A.hex()], "2": [1, B.hex()]}
    assert two["previous"] == one["root"]


def test_a_closed_day_stays_closed(tmp_path: Path) -> None:
    before = filled(tmp_path).read_bytes()
    with pytest.raises(DayClosed, match="is closed up to 2026-03-02; 2026-03-02 cannot be added"):
        write_roots(tmp_path, "accounts", [(SECOND, {})])
    assert roots_file(tmp_path, "accounts").read_bytes() == before


def test_a_line_that_a_crash_cut_short_does_not_count_and_is_written_over(tmp_path: Path) -> None:
    path = filled(tmp_path)
    path.write_bytes(path.read_bytes()[:-10])
    assert heads(tmp_path, "accounts", 1) == [Root(FIRST, 4, A)]
    write_roots(tmp_path, "accounts", [(SECOND, {1: (5, B)})])
    assert heads(tmp_path, "accounts", 1) == [Root(FIRST, 4, A), Root(SECOND, 5, B)]


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        (A.hex().encode(), B.hex().encode(), "line 1 of .*, the day 2026-03-01, does not follow"),
        (b"2026-03-02", b"2026-03-03", "line 2 of .*, the day 2026-03-03, does not follow"),
        (b'"heads"', b'"hands"', "line 1 of .* cannot be read: 'heads'"),
        (b"{", b"[", "line 1 of .* cannot be read"),
    ],
)
def test_a_line_that_was_altered_is_found(was: bytes, becomes: bytes, told: str, tmp_path: Path) -> None:
    path = filled(tmp_path)
    path.write_bytes(path.read_bytes().replace(was, becomes, 1))
    with pytest.raises(BrokenRoots, match=told):
        heads(tmp_path, "accounts", 1)


def test_a_line_taken_out_is_found(tmp_path: Path) -> None:
    path = filled(tmp_path)
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[1])
    with pytest.raises(BrokenRoots, match="the day 2026-03-02, does not follow from the lines before it"):
        heads(tmp_path, "accounts", 1)


async def test_a_day_is_closed_once_from_the_journal_and_later_days_tell_only_what_moved(
    clone: Clone, tmp_path: Path
) -> None:
    database = await clone("accounts")
    connection = await asyncpg.connect(database.superuser_dsn)
    async with connection.transaction():
        await append(connection, "accounts", [entry(), entry(), entry(company_id=2)])
    ago = "update journal set recorded_at = recorded_at - make_interval(days => $1) where company_id = $2"
    await connection.execute(ago, 2, 1)
    await connection.execute(ago, 1, 2)

    before = YESTERDAY - timedelta(days=1)
    assert await close_day(connection, "accounts", tmp_path, before)
    assert await close_day(connection, "accounts", tmp_path, YESTERDAY)
    assert not await close_day(connection, "accounts", tmp_path, YESTERDAY)
    await connection.close()

    assert [(root.day, root.seq) for root in heads(tmp_path, "accounts", 1)] == [(before, 2)]
    assert [(root.day, root.seq) for root in heads(tmp_path, "accounts", 2)] == [(YESTERDAY, 1)]


async def test_an_entry_that_came_too_late_for_its_day_is_in_the_next_line(
    clone: Clone, tmp_path: Path
) -> None:
    database = await clone("accounts")
    connection = await asyncpg.connect(database.superuser_dsn)
    before = YESTERDAY - timedelta(days=1)
    assert await close_day(connection, "accounts", tmp_path, before)
    async with connection.transaction():
        await append(connection, "accounts", [entry()])
    await connection.execute("update journal set recorded_at = recorded_at - interval '2 days'")
    assert await close_day(connection, "accounts", tmp_path, YESTERDAY)
    await connection.close()
    assert [(root.day, root.seq) for root in heads(tmp_path, "accounts", 1)] == [(YESTERDAY, 1)]


async def test_a_day_that_is_not_over_cannot_be_closed(clone: Clone, tmp_path: Path) -> None:
    connection = await asyncpg.connect((await clone("accounts")).gateway_dsn)
    with pytest.raises(ValueError, match="is not over; it can be closed from"):
        await close_day(connection, "accounts", tmp_path, YESTERDAY + timedelta(days=1))
    await connection.close()
