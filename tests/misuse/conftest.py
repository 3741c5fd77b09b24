"""A gateway with a wire to each database, that does not wait long."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Final

import pytest

from tests.asking import Asker, open_asker
from tests.misuse.wire import Wire
from tests.misuse.wired import PATIENCE, Wired
from tests.world import Sample

PERSONAS: Final = ("importer", "analyst")


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
