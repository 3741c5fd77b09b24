"""Whether two servers said the same: their answers without the ways in which each says it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

HOISTED: Final = frozenset({"actor", "liquidation", "subject", "summary"})
"""Objects of ours whose fields are columns elsewhere: `summary { status }` is `summaryStatus`."""

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_PUNCTUATED: Final = frozenset({"number", "htsNumber", "importerNumber"})


def plain(value: Any, name: str = "") -> Any:
    """An answer with connections as lists, codes as themselves, and numbers and instants in one notation."""
    if isinstance(value, list):
        return [plain(each, name) for each in value]
    if isinstance(value, dict):
        return _object(value, name)
    if isinstance(value, str):
        return _text(value, name)
    return Decimal(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def difference(ours: Any, theirs: Any, path: str = "data") -> str | None:
    """Say where two plain answers differ first; None when they are equal.

    A number that ours masks is equal to one that ends in the digits left.
    """
    if isinstance(ours, dict) and isinstance(theirs, dict):
        if ours.keys() != theirs.keys():
            return f"{path} has {sorted(ours.keys() ^ theirs.keys())} on one side only"
        pairs = [(f"{path}.{name}", ours[name], theirs[name]) for name in ours]
    elif isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            return f"{path} has {len(ours)} and {len(theirs)} rows"
        pairs = [
            (f"{path}[{at}]", one, other) for at, (one, other) in enumerate(zip(ours, theirs, strict=True))
        ]
    else:
        same = ours == theirs or _masked(ours, theirs)
        return None if same else f"{path} is {ours!r} and {theirs!r}"
    return next((found for name, one, other in pairs if (found := difference(one, other, name))), None)


def _masked(ours: Any, theirs: Any) -> bool:
    if not (isinstance(ours, str) and isinstance(theirs, str) and ours.startswith("*")):
        return False
    return len(ours) == len(theirs) and theirs.endswith(ours.lstrip("*"))


def _object(value: dict[str, Any], name: str) -> Any:
    if value.keys() == {"nodes"}:
        return plain(value["nodes"], name)
    if value.keys() == {"code"}:
        return plain(value["code"], name)
    found: dict[str, Any] = {}
    for key, each in value.items():
        if key in HOISTED and isinstance(each, dict):
            inner = {f"{key}{part[0].upper()}{part[1:]}": there for part, there in each.items()}
            found |= {part: plain(there, part) for part, there in inner.items()}
        else:
            found[key] = plain(each, key)
    return found


def _text(value: str, name: str) -> Any:
    if name.endswith("At"):
        return datetime.fromisoformat(value).astimezone(UTC)
    if name in _PUNCTUATED:
        return re.sub(r"[.-]", "", value)
    if name == "subjectType":
        return value.upper()
    return Decimal(value) if _NUMBER.fullmatch(value) else value
