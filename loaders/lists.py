"""The rows of a page and nothing about it: as rows, or as the objects that are written of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from loaders.cursors import Place
from loaders.forms import wanted
from loaders.reader import Loader, Reader
from loaders.rows import Columns, Row
from loaders.slices import PageArguments

if TYPE_CHECKING:
    from loaders.pages import Page


class _OfPage(Loader):
    def __init__(self, page: "Page") -> None:
        self.name = page.name
        self.table = page.table
        self.page = page


class PageRows(_OfPage):
    """The rows of a page and nothing about them: not one more is read to know whether others follow."""

    async def load(
        self,
        reader: Reader,
        keys: Sequence[Any],
        arguments: PageArguments,
        columns: Columns = None,
        fences: Sequence[Place] | None = None,
    ) -> list[list[Row]]:
        """A list of rows per key; one statement for all keys, and errors as the page's own."""
        page = self.page
        if page.foreign(arguments):
            return [found.rows for found in await page.load(reader, keys, arguments, columns)]
        found = await page.window(
            reader, keys, arguments, arguments.size, [page.place(arguments)], columns, fences, only="rows"
        )
        return [rows[::-1] for rows in found] if arguments.backward else found


class PageLists(_OfPage):
    """The objects that are written of a page's rows, joined by commas."""

    async def load(
        self, reader: Reader, keys: Sequence[Any], arguments: PageArguments, columns: Columns = None
    ) -> list[str]:
        """A text per key; one statement for all keys, and errors as the page's own."""
        page = self.page
        ((label, _),) = wanted(page.table, columns).forms
        if arguments.backward or page.foreign(arguments):
            found = await page.rows.load(reader, keys, arguments, columns)
        else:
            places = [page.place(arguments)]
            found = await page.window(reader, keys, arguments, arguments.size, places, columns, only="lists")
        return [",".join([row[label] for row in rows]) if rows else "" for rows in found]
