"""Whoever asks."""

from collections.abc import Mapping, Sequence
from typing import Any

from loaders.accounts.accounts import Accounts
from loaders.viewers import Viewer
from resolvers.context import Context
from resolvers.edges import batched


@batched
async def viewer(parents: Sequence[Any], arguments: Mapping[str, Any], context: Context) -> list[Viewer]:
    """The viewer of the request."""
    return [context.viewer] * len(parents)


@batched
async def company(parents: Sequence[Viewer], arguments: Mapping[str, Any], context: Context) -> list[Any]:
    """The viewer's own company; null for Customs' staff."""
    return [
        None if parent.company_id is None else await context.load(Accounts.by_id, None, parent.company_id)
        for parent in parents
    ]
