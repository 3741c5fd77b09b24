"""The documents domain in the graph."""

from schema.documents.additions import DocumentsQuery
from schema.documents.documents import Document, DocumentLink, DocumentVersion, Finding

TYPES: tuple[type, ...] = ()
"""The object types that no field names."""

__all__ = ["TYPES", "Document", "DocumentLink", "DocumentVersion", "DocumentsQuery", "Finding"]
