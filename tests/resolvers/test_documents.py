"""What is computed of a document, as tables of cases."""

from datetime import date
from typing import Any

import pytest

from databases.documents.codes import DocumentStatus, LinkKind
from loaders.clock import Clock
from loaders.ids import global_id, parse_id
from loaders.pools import PoolOptions, Pools
from loaders.reader import LOADERS, Reader
from loaders.rows import global_name
from loaders.viewers import Role, Viewer
from resolvers import documents as resolve
from resolvers.context import Context
from schema.graph import schema

TODAY = date(2026, 3, 10)


class Row(dict[str, Any]):
    table = "document"


@pytest.mark.parametrize(
    ("versions", "status", "role", "served"),
    [
        (1, DocumentStatus.ACCEPTED, Role.ACCOUNT_OWNER, True),
        (2, DocumentStatus.REJECTED, Role.CARRIER, True),
        (0, DocumentStatus.REQUESTED, Role.ACCOUNT_OWNER, False),
        (1, DocumentStatus.EXPIRED_RETENTION, Role.ACCOUNT_OWNER, False),
    ],
)
async def test_only_bytes_that_are_there_and_may_be_read_have_an_address(
    versions: int, status: DocumentStatus, role: Role, *, served: bool
) -> None:
    context = Context(
        Reader(Pools({}, PoolOptions()), Viewer("somebody", "Somebody", role), Clock(TODAY)), TODAY
    )
    row = Row(id=7, version_count=versions, status=status.value)
    found = await resolve.document_url.function([row], {}, context)
    assert found == [f"/documents/{global_id('document', 7)}/content" if served else None]


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "in_force"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), True),
        (date(2026, 1, 1), date(2026, 3, 10), True),
        (date(2026, 1, 1), date(2026, 3, 9), False),
        (date(2026, 3, 11), None, False),
        (date(2026, 3, 10), None, True),
        (None, None, None),
    ],
)
def test_a_term_covers_its_first_and_last_day(
    valid_from: date | None, valid_to: date | None, *, in_force: bool | None
) -> None:
    row = {"valid_from": valid_from, "valid_to": valid_to}
    assert resolve.in_force.function(row, TODAY) is in_force


def test_a_fingerprint_is_hexadecimal() -> None:
    assert resolve.fingerprint.function({"sha256": bytes(31) + b"\xab"}) == "00" * 31 + "ab"


@pytest.mark.parametrize("kind", list(LinkKind))
def test_whatever_a_link_names_can_be_asked_for_by_its_id(kind: LinkKind) -> None:
    assert schema.query is not None
    table, key = parse_id(resolve.target_id.function({"kind": kind.value, "target_id": 5}))
    known = {global_name(loader.table) for name, loader in LOADERS.items() if name.endswith(".by_id")}
    assert key == 5
    assert table in known
