"""A house with a few people, made anew for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import asyncpg
import pytest

from tests.cluster import Clone
from tests.identity.people import House, settle


@pytest.fixture
async def house(clone: Clone) -> AsyncIterator[House]:
    database = await clone("accounts")
    owner = await asyncpg.connect(database.owner_dsn)
    await settle(owner)
    made = House(database, owner)
    await made.pools.open()
    yield made
    await made.pools.close()
    await owner.close()
