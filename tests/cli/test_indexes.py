"""The doctor finds a connection whose order no index serves."""

from __future__ import annotations

import sqlalchemy as sa

from loaders import indexes
from loaders.pages import by, orders, page, pages
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
