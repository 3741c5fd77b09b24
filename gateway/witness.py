"""What somebody was refused, or asked for in vain, told in the journal of their own company."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from graphql.execution.values import get_argument_values

from databases.base import Domain
from databases.journal_codes import Verb
from databases.numbers import without_secrets
from engine.edges import Lookup, ToAny
from engine.plans import PLANS
from loaders.errors import Forbidden, GatewayError
from loaders.looks import Look, record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphql import ExecutionResult

    from engine.plan import FieldPlan
    from loaders.documents import Content
    from loaders.pools import Pools
    from loaders.viewers import Viewer

log: Final = logging.getLogger("gateway.witness")

MOST: Final = 20
"""Entries that one request may leave; what else it was refused is counted in the last."""


class Witness:
    """Keeps what answers refused and did not find, of viewers who have a company."""

    def __init__(self, pools: Pools) -> None:
        self._pools: Final = pools

    async def saw(self, executor: Any, viewer: Viewer, request_id: str, result: ExecutionResult) -> None:
        """Write down what one answer refused and did not find."""
        if viewer.company_id is None:
            return
        summaries = list(dict.fromkeys((*refused(result), *in_vain(executor, result))))
        await self.keep(viewer, request_id, summaries)

    async def sent(self, viewer: Viewer, request_id: str, document_id: str, content: Content | None) -> None:
        """Write down who reads a document on the government's side, and who of the trade asks for it in vain.

        Raises when a reading cannot be written down: the bytes must stay then.
        """
        if content is None and viewer.company_id is not None:
            await self.keep(viewer, request_id, [f"Not found: the content of {document_id}"])
        elif content is not None and viewer.company_id is None:
            await record(self._pools, Domain.DOCUMENTS, viewer, request_id, [content.look])

    async def keep(self, viewer: Viewer, request_id: str, summaries: list[str]) -> None:
        """Write down what was denied; where that fails, our log has it."""
        if len(summaries) > MOST:
            summaries[MOST - 1 :] = [f"{len(summaries) - MOST + 1} more were refused or not found"]
        looks = [Look(Verb.ACCESS_DENIED, without_secrets(summary)) for summary in summaries]
        try:
            await record(self._pools, Domain.ACCOUNTS, viewer, request_id, looks)
        except GatewayError as error:
            log.error(  # noqa: TRY400  the error says all, and it is not ours
                "request %s: the journal did not take what %s was denied: %s (%s)",
                request_id, viewer.principal, "; ".join(look.summary for look in looks), error,
            )  # fmt: skip


def refused(result: ExecutionResult) -> Iterator[str]:
    """What was refused, each once, by the sentence that the client got."""
    for error in result.errors or ():
        if isinstance(error.original_error, Forbidden):
            yield f"Refused: {error.original_error}"


def in_vain(executor: Any, result: ExecutionResult) -> Iterator[str]:
    """The look-ups of single rows that found nothing, with what was asked."""
    data = result.data or {}
    failed = {error.path[0] for error in result.errors or () if error.path}
    root = PLANS.get(executor).root
    for field in () if root is None else root.fields:
        value = data.get(field.name)
        if isinstance(field.kind, Lookup | ToAny) and field.name not in failed:
            if value is None:
                yield _asked(field, executor)
            elif isinstance(value, list):
                yield from _items(field, executor, value)


def _asked(field: FieldPlan, executor: Any) -> str:
    given = get_argument_values(field.definition, field.nodes[0], executor.variable_values)
    told = ", ".join(f"{name} {value}" for name, value in given.items())
    return f"Not found: {field.field_name}, {told}"


def _items(field: FieldPlan, executor: Any, found: list[Any]) -> Iterator[str]:
    given = get_argument_values(field.definition, field.nodes[0], executor.variable_values)
    for name, asked in given.items():
        for value, row in zip(asked, found, strict=True):
            if row is None:
                yield f"Not found: {field.field_name}, {name} {value}"
