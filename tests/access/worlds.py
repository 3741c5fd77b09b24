"""The sample world twice: whole, under a viewer's scope; and with only what the viewer may see, unscoped.

The second is made of views in plain SQL. Whatever is asked, and by whichever way, both must answer the same.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

import asyncpg

from databases.sample.personas import PERSONAS
from loaders.access import EVERYTHING
from loaders.personas import capacity_of
from loaders.principals import viewer_of
from loaders.viewers import Role, Viewer
from tests.access.columns import told
from tests.access.misses import copy, write_misses, write_secrets
from tests.access.policy import Policy, policy
from tests.access.rights import SCHEMA, Held, write_rights
from tests.access.strays import write_accounts, write_parties
from tests.access.whole import CATALOGS, where
from tests.asking import Answer, Asker, open_asker
from tests.cluster import Database
from tests.oracle.asking import LARGE
from tests.world import WORLD, Sample


class Everywhere(dict[Any, Any]):
    """The scope of every table: all rows."""

    def get(self, key: Any, default: Any = None) -> Any:
        return EVERYTHING


class Unscoped(Viewer):
    """A viewer in a world of its own, of which it may see every row."""

    @cached_property
    def shape(self) -> tuple[object, ...]:
        return Unscoped, self.role, self.cleared

    @classmethod
    def of(cls, viewer: Viewer) -> Unscoped:
        values = {each.name: getattr(viewer, each.name) for each in fields(Viewer)}
        return cls(**values | {"scopes_by_table": Everywhere()})


@dataclass
class Worlds:
    """Both worlds of each persona."""

    sample: Sample
    """The sample world, with rights in every state."""
    must: dict[str, Policy]
    held: Held
    whole: Asker
    narrow: dict[str, Asker]

    async def ask(self, persona: str, document: str, **variables: Any) -> Answer:
        """The answer of the whole world; fails unless it is that of the world that the viewer may see."""
        scoped, plain = await asyncio.gather(
            self.whole(document, persona, **variables), self.narrow[persona](document, persona, **variables)
        )
        told, must = comparable(scoped), comparable(plain)
        assert told == must, f"{difference(told, must)} for {persona} by {document} {variables}"
        return scoped


def difference(told: Any, must: Any, path: str = "") -> str:
    """Where an answer first differs from what it must be."""
    if isinstance(told, dict) and isinstance(must, dict) and told.keys() == must.keys():
        parts = [(f"{path}.{key}", told[key], must[key]) for key in told]
    elif isinstance(told, list | tuple) and isinstance(must, list | tuple) and len(told) == len(must):
        parts = [
            (f"{path}[{at}]", mine, other) for at, (mine, other) in enumerate(zip(told, must, strict=True))
        ]
    else:
        return f"{path} is {told} and not {must}"
    return next(difference(mine, other, at) for at, mine, other in parts if mine != other)


def comparable(answer: Answer) -> Any:
    """What a client is told, whatever the order of its errors."""
    errors = sorted((str(error.get("path")), error["message"], str(error)) for error in answer.errors)
    notes = {name: each for name, each in answer.body.get("extensions", {}).items() if name != "cost"}
    return answer.status, answer.body.get("data"), errors, notes


@asynccontextmanager
async def both(sample: Sample) -> AsyncIterator[Worlds]:
    """Both worlds of all personas, for as long as the context lasts."""
    owners = {domain: await asyncpg.connect(each.owner_dsn) for domain, each in sample.databases.items()}
    try:
        tried = replace(sample, connections=owners, databases=_within(sample.databases, SCHEMA))
        held, whole = await write_tried(tried, owners)
        must = {persona: await policy(tried, persona) for persona in PERSONAS}
        for persona in ("user", "broker", "carrier"):
            await write_parties(owners["shipments"], must[persona])
        narrow = {}
        for persona in PERSONAS:
            for domain, owner in owners.items():
                await write_views(owner, domain, must[persona])
            seen = replace(sample, databases=_within(sample.databases, f"seen_{persona}"))
            narrow[persona] = await _asker(seen, size=2)
            narrow[persona].be(persona, Unscoped.of(await whole.viewer(persona)))
        yield Worlds(tried, must, held, whole, narrow)
        for asker in (whole, *narrow.values()):
            await asker.pools.close()
    finally:
        for owner in owners.values():
            for schema in (SCHEMA, *(f"seen_{persona}" for persona in PERSONAS)):
                await owner.execute(f"drop schema if exists {schema} cascade")
            await owner.close()


async def write_tried(
    tried: Sample, owners: Mapping[str, asyncpg.Connection[asyncpg.Record]]
) -> tuple[Held, Asker]:
    """Put before the sample world's tables some that tell more; with who asks of them."""
    for domain, owner in owners.items():
        await copy(owner, domain)
        await _show(owner, domain, SCHEMA)
    held = await write_rights(tried, owners["accounts"])
    whole = await _asker(tried, size=3)
    await write_misses(owners, await viewers(whole), ["accounts"])
    for viewer in await viewers(whole):
        if viewer.role in {Role.CARRIER, Role.SURETY}:
            await write_accounts(owners, viewer)
    await write_misses(owners, await viewers(whole), ["compliance", "documents"])
    await write_secrets(owners)
    for owner in owners.values():
        await owner.execute(f"set search_path = {SCHEMA}, public")
    return held, whole


async def viewers(ask: Asker) -> list[Viewer]:
    """Who the personas are, as the database has it now."""
    return [
        await viewer_of(ask.pools, await capacity_of(ask.pools, persona), WORLD.as_of) for persona in PERSONAS
    ]


async def _asker(sample: Sample, size: int) -> Asker:
    world = (sample.databases, sample.roots, sample.world.as_of)
    return await open_asker(*world, limits=LARGE, size=size, acquire_timeout=60, statement_timeout=60)


def _within(databases: dict[str, Database], schema: str) -> dict[str, Database]:
    """The databases, read by way of a schema of theirs."""
    return {
        domain: replace(each, gateway_dsn=f"{each.gateway_dsn}?search_path={schema},public")
        for domain, each in databases.items()
    }


async def write_views(owner: asyncpg.Connection[asyncpg.Record], domain: str, must: Policy) -> None:
    """Put what somebody must see of a domain into a schema of theirs."""
    schema = f"seen_{must.persona}"
    await owner.execute(f"create schema {schema}")
    for name, table in CATALOGS[domain].tables.items():
        names = [column.name for column in table.c]
        columns = ", ".join(f'{told(must.persona, name, column)} as "{column}"' for column in names)
        await owner.execute(
            f"create view {schema}.{name} as select {columns} from {name} where {where(must, name)}"
        )
    await _show(owner, domain, schema)


async def _show(owner: asyncpg.Connection[asyncpg.Record], domain: str, schema: str) -> None:
    await owner.execute(f"grant usage on schema {schema} to {domain}_gateway")
    await owner.execute(f"grant select on all tables in schema {schema} to {domain}_gateway")
