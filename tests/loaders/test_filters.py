"""Filters on other domains' rows name their far side by text, so a test holds the names together."""

import pytest
from sqlalchemy import Table

from loaders.filters import Elsewhere
from loaders.pages import pages
from loaders.reader import LOADERS
from loaders.semijoins import Present
from schema.graph import schema

FOREIGN = [
    (page.name, name, page.table, given)
    for page in pages()
    for name, given in page.filters.items()
    if isinstance(given, Elsewhere)
]


def test_some_filters_ask_another_domain() -> None:
    assert schema.query is not None
    assert FOREIGN


@pytest.mark.parametrize(
    ("table", "given"),
    [pytest.param(table, given, id=f"{page}-{name}") for page, name, table, given in FOREIGN],
)
def test_a_filter_on_another_domain_finds_its_far_side(table: Table, given: Elsewhere) -> None:
    far = LOADERS[given.loader]
    assert isinstance(far, Present)
    assert far.table.metadata is not table.metadata
    assert len(given.columns) == len(far.keys)
    assert set(given.columns) <= set(table.c.keys())
