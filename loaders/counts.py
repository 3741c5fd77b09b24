"""Totals of pages, counted only when asked for, for all parents at once."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from loaders.binds import array
from loaders.reader import Loader, Reader
from loaders.rows import Columns
from loaders.scoping import Scoping
from loaders.slices import PageArguments
from loaders.specs import PageSpec
from loaders.wording import named


class Count(Loader):
    """How many rows a page has in all, under its filters; null when a filter asks another domain."""

    def __init__(self, name: str, spec: PageSpec) -> None:
        self.name = name
        self.table = spec.table
        self.spec = spec

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: PageArguments, columns: Columns = None
    ) -> list[int | None]:
        """A number per key; one statement for all keys."""
        spec = self.spec
        foreign = spec.foreign(arguments)
        if foreign:
            reader.notes["totalCount"] = f"Not counted: `{named(foreign[0])}` asks another domain's database."
            return [None] * len(keys)
        shape, values = spec.parts(arguments, reader.clock)

        def build(scoping: Scoping) -> sa.Select[Any]:
            total = sa.func.count().label("total")
            counted = sa.select(total).select_from(spec.table).where(*spec.conditions(shape, scoping))
            if spec.key is None:
                return counted
            keys = array("keys", spec.key_type)
            key = sa.column("key", spec.key_type)
            asked = sa.func.unnest(keys).table_valued(key).render_derived(name="asked")
            counts = counted.where(spec.belongs(asked.c.key, scoping)).lateral("counted")
            return sa.select(asked.c.key, counts.c.total).select_from(asked.join(counts, sa.true()))

        unique = list(dict.fromkeys(keys))
        rows = await reader.rows(self.name, self.table, shape, build, values | {"keys": unique})
        if spec.key is None:
            return [rows[0]["total"]] * len(keys)
        found = {row["key"]: row["total"] for row in rows}
        return [found[key] for key in keys]
