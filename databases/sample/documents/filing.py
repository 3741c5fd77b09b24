"""How a document comes in: its row, its versions, its links, its bytes and what the journal tells."""

import re
from datetime import datetime, timedelta
from typing import Final

from databases.documents.codes import DocumentStatus, DocumentType, FindingKind, FindingSource, LinkKind
from databases.documents.tables import document, document_link, document_version, finding
from databases.journal_codes import ActorType, Channel, Verb, Visibility
from databases.sample.rows import Actor, Deed, Rows, Scope
from databases.sample.world import World

from .papers import PDF, Filed, Paper, Refusal
from .vault import File, Vault

SUFFIX: Final = {PDF: "pdf", "image/png": "png", "image/jpeg": "jpg"}
FORM: Final = {
    DocumentType.ENTRY: "3461",
    DocumentType.ENTRY_SUMMARY: "7501",
    DocumentType.IMPORTER_ID_RECORD: "5106",
    DocumentType.BOND: "301",
    DocumentType.POWER_OF_ATTORNEY: "5291",
    DocumentType.REQUEST_FOR_INFORMATION: "28",
    DocumentType.NOTICE_OF_ACTION: "29",
    DocumentType.NOTICE_TO_MARK_REDELIVER: "4647",
    DocumentType.PROTEST: "19",
    DocumentType.DETENTION_NOTICE: "6051D",
    DocumentType.EXTENSION_SUSPENSION_NOTICE: "4333-A",
}
SCREENER: Final = Actor(ActorType.SYSTEM, "job:image-intake", "Image intake", "System job")
_FRESH: Final = timedelta(days=1)
_SCANNED: Final = timedelta(days=2)


class Filing:
    """Takes documents in, as far as the world's present goes."""

    def __init__(self, world: World, rows: Rows) -> None:
        self.world = world
        self.rows = rows
        self.vault = Vault(world, rows)

    def take(self, paper: Paper) -> Filed | None:
        """Keep a document with its versions; null where it has not come in yet."""
        if not self.world.happened(paper.at):
            return None
        refused = paper.refusal
        again_at = paper.at + timedelta(hours=20)
        both = refused is not None and refused.sent_again and self.world.happened(again_at)
        status = self._status(paper) if refused is None or both else DocumentStatus.REJECTED
        document_id = self._document(paper, status, versions=2 if both else 1)
        version_id = 0
        if refused is not None:
            file = self.vault.keep((paper.type, "refused"), refused.make)
            version_id = self._version(paper, document_id, 1, file, DocumentStatus.REJECTED)
            self._refused(paper, document_id, version_id, refused, resolved_at=again_at if both else None)
        if refused is None or both:
            version_id = self._version(
                paper, document_id, 2 if both else 1, self._file(paper, status), status
            )
        for kind, target_id in paper.links:
            self._link(paper, document_id, kind, target_id)
        return Filed(document_id, version_id)

    def ask(self, paper: Paper) -> None:
        """Keep a document that was asked for and has not come."""
        if self.world.happened(paper.at):
            document_id = self._document(paper, DocumentStatus.REQUESTED, versions=0)
            for kind, target_id in paper.links:
                self._link(paper, document_id, kind, target_id)

    def find(
        self,
        filed: Filed,
        scope: Scope,
        kind: FindingKind,
        source: FindingSource,
        remark: str,
        raised: tuple[Actor, datetime, datetime | None],
        **cited: int | None,
    ) -> None:
        """Keep a finding in a document's newest version; `raised` is by whom, when, and until when."""
        by, raised_at, resolved_at = raised
        if not self.world.happened(raised_at):
            return
        self.rows.add(
            finding,
            scope,
            document_id=filed.document_id,
            version_id=filed.version_id,
            page=1,
            kind=kind,
            source=source,
            remark=remark,
            raised_by=by.name,
            raised_at=raised_at,
            resolved_at=resolved_at if self.world.happened(resolved_at) else None,
            **cited,
        )

    def viewed(self, filed: Filed, title: str, scope: Scope, by: Actor, at: datetime) -> None:
        """Tell the journal that somebody on the government's side read a document."""
        deed = Deed(
            verb=Verb.DOCUMENT_VIEWED,
            actor=by,
            occurred_at=at,
            summary=f"{title} viewed",
            channel=Channel.PORTAL,
            visibility=Visibility.CUSTOMS_INTERNAL,
        )
        self.rows.event("documents", scope, ("document", filed.document_id, title), deed)

    def _file(self, paper: Paper, status: DocumentStatus) -> File:
        if status is DocumentStatus.EXPIRED_RETENTION:
            return self.vault.gone(paper.make)
        return self.vault.keep((paper.type, paper.media_type), paper.make)

    def _status(self, paper: Paper) -> DocumentStatus:
        age = self.world.now - paper.at
        if paper.status is not None:
            return paper.status
        if age < _FRESH:
            return DocumentStatus.RECEIVED
        return DocumentStatus.SCANNED if age < _SCANNED else DocumentStatus.ACCEPTED

    def _document(self, paper: Paper, status: DocumentStatus, versions: int) -> int:
        return self.rows.add(
            document,
            paper.scope,
            type=paper.type,
            status=status,
            title=paper.title,
            form_number=FORM.get(paper.type),
            submitted_by=paper.by.name,
            received_at=paper.at,
            version_count=versions,
            legal_hold=paper.legal_hold,
            supplier_id=paper.supplier_id,
            valid_from=paper.valid_from,
            valid_to=paper.valid_to,
            **({} if paper.id is None else {"id": paper.id}),
        )

    def _version(
        self, paper: Paper, document_id: int, number: int, file: File, status: DocumentStatus
    ) -> int:
        at = paper.at if number == 1 else paper.at + timedelta(hours=20)
        refused = status is DocumentStatus.REJECTED and paper.refusal is not None
        version_id = self.rows.add(
            document_version,
            paper.scope,
            document_id=document_id,
            number=number,
            sha256=file.sha256,
            size_bytes=file.size,
            media_type=paper.media_type,
            file_name=f"{_slug(paper.title)}-{number}.{SUFFIX[paper.media_type]}",
            pages=1,
            status=status,
            rejection_reason=paper.refusal.reason if refused and paper.refusal else None,
            uploader_name=paper.by.name,
            uploaded_at=at,
            retention_ends_on=paper.keep_until,
        )
        deed = Deed(
            verb=Verb.DOCUMENT_RECEIVED,
            actor=paper.by,
            occurred_at=at,
            summary=f"{paper.title} received, version {number}",
            after={"version": number, "sha256": file.sha256.hex(), "bytes": file.size},
            channel=Channel.PORTAL if paper.by.type == ActorType.OFFICER else Channel.EDI,
            visibility=Visibility.SHARED_WITH_AGENT,
        )
        self.rows.event("documents", paper.scope, ("document", document_id, paper.title), deed)
        return version_id

    def _refused(
        self,
        paper: Paper,
        document_id: int,
        version_id: int,
        refusal: Refusal,
        *,
        resolved_at: datetime | None,
    ) -> None:
        at = paper.at + timedelta(minutes=11)
        entry_id = next((target for kind, target in paper.links if kind is LinkKind.ENTRY), None)
        self.find(
            Filed(document_id, version_id),
            paper.scope,
            refusal.kind,
            FindingSource.REJECTION,
            refusal.reason,
            (SCREENER, at, resolved_at),
            entry_id=entry_id,
        )
        deed = Deed(
            verb=Verb.DOCUMENT_REJECTED,
            actor=SCREENER,
            occurred_at=at,
            summary=f"{paper.title} rejected: {refusal.reason}",
            after={"status": "REJECTED", "reason": refusal.reason},
            visibility=Visibility.SHARED_WITH_AGENT,
        )
        self.rows.event("documents", paper.scope, ("document", document_id, paper.title), deed)

    def _link(self, paper: Paper, document_id: int, kind: LinkKind, target_id: int) -> None:
        self.rows.add(
            document_link,
            paper.scope,
            document_id=document_id,
            kind=kind,
            target_id=target_id,
            received_at=paper.at,
        )


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
