"""The bytes of documents, under the scope of the document's own row."""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from databases.documents.tables import content as content_table
from databases.documents.tables import document, document_version
from databases.journal_codes import Verb
from loaders.access import may_see
from loaders.errors import Forbidden
from loaders.ids import parse_id
from loaders.looks import Look
from loaders.reader import Reader
from loaders.rows import Row
from loaders.scoping import Scoping
from loaders.viewers import Viewer

OWNED: Final = ("company_id", "account_id", "center_code", "port_code")
NAMES: Final = ("sha256", "media_type", "file_name", "document_id", "number", *OWNED)


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of one version of a document."""

    sha256: bytes
    media_type: str
    file_name: str
    data: bytes
    look: Look
    """What the journal tells of it when it is read on the government's side."""


def may_read(viewer: Viewer) -> bool:
    """Whether the viewer's role may read the bytes of the documents in its scope."""
    return may_see(viewer, content_table.c.bytes)


async def content(reader: Reader, identity: str) -> Content | None:
    """The bytes that a global id names: a document's newest version, or one version by its own id.

    Null when there is none in scope, when nothing has come in, or when the bytes were given up at the end of
    retention. Raises `Forbidden` for a role that sees metadata only, and `InvalidInput` for an id that is
    none of ours.
    """
    table, key = parse_id(identity)
    columns = {document.name: document_version.c.document_id, document_version.name: document_version.c.id}
    if table not in columns:
        return None
    if not may_read(reader.viewer):
        raise Forbidden("Your role sees what is told about a document, not the document itself.")

    def build(scoping: Scoping) -> sa.Select[tuple[object, ...]]:
        return (
            sa.select(
                *scoping.columns(document_version, NAMES),
                *scoping.columns(content_table, ("bytes",)),
            )
            .join(content_table, content_table.c.sha256 == document_version.c.sha256, isouter=True)
            .where(
                columns[table] == sa.bindparam("key", type_=sa.BigInteger()), scoping.rows(document_version)
            )
            .order_by(document_version.c.number.desc())
            .limit(1)
        )

    rows = await reader.rows(f"content.by_{table}", document_version, None, build, {"key": key})
    if not rows or rows[0]["bytes"] is None:
        return None
    row = rows[0]
    return Content(row["sha256"], row["media_type"], row["file_name"], row["bytes"], _look(row))


def _look(row: Row) -> Look:
    return Look(
        Verb.DOCUMENT_VIEWED,
        f"{row['file_name']} read, version {row['number']}",
        subject_type=document.name,
        subject_id=row["document_id"],
        label=row["file_name"],
        **{name: row[name] for name in OWNED},
    )
