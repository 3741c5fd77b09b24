"""Rows of the documents domain: documents, their versions, links, findings and bytes."""

from loaders.documents.contents import Content, content

__all__ = ["Content", "content"]
