"""Comparing answers with rows: a column bears the path of the field that it must equal."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

NUMBER = "left({0}, 3) || '-' || substr({0}, 4, 7) || '-' || substr({0}, 11)"
"""An entry number as it is written, for a column."""

HTS = "concat_ws('.', left({0}, 4), substr({0}, 5, 2), nullif(substr({0}, 7), ''))"
"""A number of the tariff as it is written, for a column."""

NEXT_ACTOR = """case
    when e.status in ('HOLD', 'EXAM') then case
        when exists (select from hold
            where entry_id = e.id and removed_at is null and kind = 'PARTNER_AGENCY')
          or exists (select from exam
            where entry_id = e.id and completed_at is null and kind = 'PARTNER_AGENCY')
        then 'PARTNER_AGENCY'
        when exists (select from hold
            where entry_id = e.id and removed_at is null and kind = 'DOCUMENTS')
        then 'ACCOUNT'
        else 'CBP' end
    when e.status in ('DRAFT', 'REJECTED')
      or e.status = 'RELEASED' and e.summary_status in ('NOT_FILED', 'REJECTED')
    then case when e.broker_id is null then 'ACCOUNT' else 'BROKER' end
    when e.status in ('FILED', 'UNDER_REVIEW')
      or e.status = 'RELEASED' and e.summary_status = 'UNDER_REVIEW' then 'CBP'
    when e.status = 'DOCUMENTS_REQUIRED'
      or e.status = 'RELEASED' and e.summary_status = 'ACCEPTED' then 'ACCOUNT'
    end"""
"""Whose move it is, for an entry `e`."""


def tell(nodes: Sequence[Any], rows: Sequence[Any]) -> None:
    """Assert that the nodes, in their order, say what the rows say, and that there are some."""
    assert len(nodes) == len(rows) > 0
    for node, row in zip(nodes, rows, strict=True):
        told = {path: plain(value) for path, value in row.items()}
        assert {path: at(node, path) for path in told} == told


def at(value: Any, path: str) -> Any:
    """What stands at `port.code`; a list on the way gives a list, null gives null."""
    if not path or value is None:
        return value
    if isinstance(value, list):
        return [at(each, path) for each in value]
    name, _, rest = path.partition(".")
    return at(value[name], rest)


def every(nodes: Iterable[Any], path: str) -> list[Any]:
    """All things of the lists that stand at `entries.nodes` of each node, one after the other."""
    return [each for node in nodes for each in at(node, path)]


def plain(value: Any) -> Any:
    """A value of a row as JSON tells it."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return [plain(each) for each in value] if isinstance(value, list) else value
