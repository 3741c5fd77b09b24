"""What somebody was refused, or asked for in vain, told in the journal of the company that it concerns."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphql.execution.values import get_argument_values

from databases.base import Domain
from databases.journal_codes import Verb
from databases.numbers import without_secrets
from engine.edges import Lookup, ToAny
from engine.plans import PLANS
from loaders.clock import Clock
from loaders.errors import Forbidden, GatewayError
from loaders.ids import parse_id
from loaders.looks import Look, record
from loaders.owners import owners
from loaders.reader import Reader
from resolvers.edges import whereabouts

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from graphql import ExecutionResult

    from engine.plan import FieldPlan
    from loaders.documents import Content
    from loaders.pools import Pools
    from loaders.viewers import Viewer

log: Final = logging.getLogger("gateway.witness")

MOST: Final = 20
"""Entries that one request may leave; what else it was refused is counted in the last."""


class Vain(NamedTuple):
    """A look-up that found nothing."""

    summary: str
    place: tuple[Any, Hashable] | None
    """The loader and the key by which it was looked for; null for what cannot be a row's."""


class Witness:
    """Keeps what answers refused and did not find.

    Of the trade in the journal of the viewer's own company; of Customs' staff in that of the company whose
    row they asked for, where there is such a row.
    """

    def __init__(self, pools: Pools) -> None:
        self._pools: Final = pools

    async def saw(self, executor: Any, viewer: Viewer, request_id: str, result: ExecutionResult) -> None:
        """Write down what one answer refused and did not find."""
        missed = list({each.summary: each for each in in_vain(executor, result)}.values())
        if viewer.company_id is None:
            await self.miss(viewer, request_id, missed)
            return
        summaries = dict.fromkeys((*refused(result), *(each.summary for each in missed)))
        await self.keep(viewer, request_id, list(summaries))

    async def sent(self, viewer: Viewer, request_id: str, document_id: str, content: Content | None) -> None:
        """Write down who reads a document on the government's side, and who of the trade asks for it in vain.

        Raises when a reading cannot be written down: the bytes must stay then.
        """
        if content is None:
            await self.denied(viewer, request_id, document_id, "Not found")
        elif viewer.company_id is None:
            await record(self._pools, Domain.DOCUMENTS, viewer, request_id, [content.look])

    async def denied(self, viewer: Viewer, request_id: str, document_id: str, why: str) -> None:
        """Write down that somebody did not get a document's bytes, and why."""
        vain = Vain(f"{why}: the content of {document_id}", whereabouts(parse_id(document_id)))
        if viewer.company_id is None:
            await self.miss(viewer, request_id, [vain])
        else:
            await self.keep(viewer, request_id, [vain.summary])

    async def keep(self, viewer: Viewer, request_id: str, summaries: list[str]) -> None:
        """Write down what was denied; where that fails, our log has it."""
        if len(summaries) > MOST:
            summaries[MOST - 1 :] = [f"{len(summaries) - MOST + 1} more were refused or not found"]
        looks = [Look(Verb.ACCESS_DENIED, without_secrets(summary)) for summary in summaries]
        await self._write(viewer, request_id, looks)

    async def miss(self, viewer: Viewer, request_id: str, missed: list[Vain]) -> None:
        """Write down for Customs alone what its staff asked for in vain; our log has what is nobody's."""
        placed = [(each, each.place) for each in missed[:MOST] if each.place is not None]
        try:
            rows = await owners(Reader(self._pools, viewer, Clock()), [place for _, place in placed])
        except GatewayError as error:
            rows = []
            log.warning(
                "request %s: not found out whose rows %s missed: %s", request_id, viewer.principal, error
            )
        theirs = [(each, row) for (each, _), row in zip(placed, rows, strict=False) if row is not None]
        looks = [
            Look(
                Verb.ACCESS_DENIED,
                without_secrets(each.summary),
                company_id=row["company_id"],
                account_id=row.get("account_id", row["id"]),
                center_code=row.get("center_code"),
                port_code=row.get("port_code"),
            )
            for each, row in theirs
        ]
        await self._write(viewer, request_id, looks)
        told = {each.summary for each, _ in theirs}
        if nowhere := [without_secrets(each.summary) for each in missed if each.summary not in told]:
            log.info("request %s: %s asked in vain: %s", request_id, viewer.principal, "; ".join(nowhere))

    async def _write(self, viewer: Viewer, request_id: str, looks: list[Look]) -> None:
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


def in_vain(executor: Any, result: ExecutionResult) -> Iterator[Vain]:
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


def _asked(field: FieldPlan, executor: Any) -> Vain:
    given = get_argument_values(field.definition, field.nodes[0], executor.variable_values)
    told = ", ".join(f"{name} {value}" for name, value in given.items())
    return Vain(f"Not found: {field.field_name}, {told}", _place(field, executor))


def _place(field: FieldPlan, executor: Any) -> Any:
    """Where a look-up looked: a loader and a key, a list of such, or null."""
    kind: Any = field.kind
    key = field.arguments.get(executor)
    if isinstance(kind, Lookup):
        return None if key is None else (kind.loader, key)
    return kind.places(None, key)


def _items(field: FieldPlan, executor: Any, found: list[Any]) -> Iterator[Vain]:
    given = get_argument_values(field.definition, field.nodes[0], executor.variable_values)
    places = _place(field, executor)
    for name, asked in given.items():
        for value, row, place in zip(asked, found, places, strict=True):
            if row is None:
                yield Vain(f"Not found: {field.field_name}, {name} {value}", place)
