"""Rows of several tables are sorted by the text of their instants."""

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from loaders.activity import Activity
from loaders.pools import PoolOptions, Pools
from loaders.slices import PageArguments
from tests.world import Sample

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
INSTANTS = [
    datetime(1, 1, 2, tzinfo=UTC),
    datetime(999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, 500_000, tzinfo=UTC),
    *(
        NOON + timedelta(microseconds=after)
        for after in (0, 1, 10, 120_000, 123_000, 123_456, 999_999, 1_000_000)
    ),
    datetime(9999, 12, 30, 23, 59, 59, 999_999, tzinfo=UTC),
]


@pytest.mark.parametrize("descending", [None, False])
async def test_the_text_of_an_instant_sorts_as_it_does_and_is_no_other(
    sample: Sample, *, descending: bool | None
) -> None:
    sorting = Activity.all.sorting(PageArguments(descending=descending))
    assert sorting.columns == {"recorded_at::text"}
    assert sorting.descends is (descending is None)
    pools = Pools({"accounts": sample.databases["accounts"].gateway_dsn}, PoolOptions())
    await pools.open()
    asked = "select each::text as recorded_at from unnest($1::timestamptz[]) as each"
    rows = await pools.fetch("accounts", asked, [INSTANTS[::-1]], asyncpg.Record)
    await pools.close()
    assert [sorting.end(row) for row in sorted(rows, key=sorting.value)] == INSTANTS
