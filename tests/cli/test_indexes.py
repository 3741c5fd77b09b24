"""The doctor finds a connection whose order no index serves."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from loaders import indexes
from loaders.pages import by, orders, page, pages
from loaders.specs import Through
from schema.graph import schema

BERTH = sa.Table(
    "berth",
    sa.MetaData(info={"domain": "shipments"}),
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("harbour_id", sa.BigInteger),
    sa.Column("kind", sa.Text),
    sa.Column("depth", sa.Integer),
    sa.Index(None, "harbour_id", "kind", "depth", "id"),
)
BY_DEPTH = orders(deepest=by(BERTH.c.depth, "Depth in metres."))


def _moored(*, once: bool) -> sa.Table:
    return sa.Table(
        "mooring",
        sa.MetaData(),
        sa.Column("ship_id", sa.BigInteger),
        sa.Column("depth", sa.Integer),
        sa.Column("berth_id", sa.BigInteger),
        sa.Index(None, "ship_id", "depth", "berth_id", unique=once),
    )


@pytest.mark.parametrize("once", [True, False])
def test_a_link_that_has_rows_in_their_order_has_each_once(*, once: bool) -> None:
    mooring = _moored(once=once)
    link = Through(mooring, mooring.c.ship_id, mooring.c.berth_id, by=mooring.c.depth)
    berths = page(BERTH, link, orders=BY_DEPTH)
    berths.name = "berths.by_ship"
    found = [fault for fault in indexes.faults(berths) if "mooring" in fault]
    wrong = "berths.by_ship: no unique index of mooring over ship_id, depth, berth_id."
    assert found == ([] if once else [wrong])


def test_every_order_that_the_graph_offers_has_an_index() -> None:
    assert schema.get_type_by_name("Query")  # the graph is imported, and with it every connection
    assert len(pages()) > 10
    assert indexes.without_index() == []


def test_an_order_without_an_index_is_named() -> None:
    berths = page(BERTH, BERTH.c.harbour_id, orders=BY_DEPTH)
    berths.name = "berths.by_harbour"
    assert list(indexes.faults(berths)) == [
        "berths.by_harbour by deepest: no index of berth over harbour_id, depth, id."
    ]


def test_a_fixed_predicate_may_stand_in_the_index() -> None:
    quays = page(BERTH, BERTH.c.harbour_id, orders=BY_DEPTH, fixed=[BERTH.c.kind == "QUAY"])
    assert list(indexes.faults(quays)) == []
