"""Whose a row is that somebody of Customs asked for in vain: the company alone, for its journal."""

from collections.abc import Hashable, Sequence
from typing import Final

from loaders.lookups import One
from loaders.reader import Reader
from loaders.rows import Row

OWNED: Final = frozenset({"id", "company_id", "account_id", "center_code", "port_code"})
"""Columns that tell whose a row is, of those that its table has."""


async def owners(reader: Reader, places: Sequence[tuple[One, Hashable]]) -> list[Row | None]:
    """The row at each place, in view or not, with nothing but whose it is; one statement for each loader.

    Null where there is none, and for rows that are everybody's or shared, such as ports and bills.
    """
    unscoped = reader.locating()
    found: dict[tuple[One, Hashable], Row | None] = {}
    for loader in dict.fromkeys(loader for loader, _ in places):
        if "company_id" in loader.table.c:
            keys = [key for other, key in places if other is loader]
            rows = await loader.load(unscoped, keys, None, OWNED)
            found |= {(loader, key): row for key, row in zip(keys, rows, strict=True)}
    return [found.get(place) for place in places]
