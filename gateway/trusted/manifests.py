"""Which documents a client's build wrote down, whoever's tool wrote it."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from loaders.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

APOLLO: Final = "apollo-persisted-query-manifest"


def hash_of(text: str) -> str:
    """The SHA-256 of a document's text, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def id_of(text: str) -> str:
    """A document's id as GraphQL over HTTP has it."""
    return f"sha256:{hash_of(text)}"


def read(path: Path) -> Mapping[str, str]:
    """The texts of a file's documents by the ids that its clients will send.

    Takes what Relay's compiler and graphql-codegen write (texts by id), Apollo's manifest, and a document in
    a file of its own. Raises `InvalidInput` for anything else.
    """
    text = path.read_text()
    if path.suffix == ".graphql":
        return {id_of(text): text}
    try:
        content: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidInput(f"{path} is neither a .graphql file nor JSON: {error}.") from error
    if isinstance(content, dict) and content.get("format") == APOLLO:
        content = {each.get("id"): each.get("body") for each in content.get("operations", ())}
    if not isinstance(content, dict) or not all(
        isinstance(id_, str) and isinstance(body, str) for id_, body in content.items()
    ):
        raise InvalidInput(f"{path} is no manifest of Relay, Apollo or graphql-codegen.")
    return content
