"""A gateway whose every database hangs on a wire of its own, and that does not wait long."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pytest

from tests.asking import Asker, open_asker
from tests.misuse.wire import Wire
from tests.world import Sample

PATIENCE: Final = 0.4
"""Seconds that the gateway waits for a connection, and for a statement."""

PERSONAS: Final = ("importer", "analyst")


@dataclass(frozen=True)
class Wired:
    """Ask it; meanwhile do something to its wires."""

    ask: Asker
    wires: Mapping[str, Wire]


@pytest.fixture
async def wired(ask: Asker, sample: Sample) -> AsyncIterator[Wired]:
    """The sample world, each database behind a wire, with pools of three connections."""
    wires = {domain: Wire(database) for domain, database in sample.databases.items()}
    for wire in wires.values():
        await wire.mend()
    databases = {
        domain: replace(database, gateway_dsn=wires[domain].dsn)
        for domain, database in sample.databases.items()
    }
    impatient = await open_asker(
        databases,
        sample.roots,
        sample.world.as_of,
        size=3,
        connect_timeout=PATIENCE,
        acquire_timeout=PATIENCE,
        statement_timeout=PATIENCE,
    )
    for persona in PERSONAS:
        impatient.be(persona, await ask.viewer(persona))
    yield Wired(impatient, wires)
    await impatient.pools.close()
    for wire in wires.values():
        await wire.cut()
