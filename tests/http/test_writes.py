"""What an answer consists of leaves together, and nothing of it is kept back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest

from gateway.http.writes import Paired


class Wire(asyncio.Transport):
    """Notes what is written at once."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written.append(bytes(data))

    def writelines(self, list_of_data: Iterable[bytes | bytearray | memoryview]) -> None:
        self.written.append(b"".join(list_of_data))

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True


@pytest.fixture
async def wire() -> Wire:
    return Wire()


async def test_head_and_body_leave_together(wire: Wire) -> None:
    paired = Paired(wire)
    for part in (b"head", b"body", b"next head", b"next body"):
        paired.write(part)
    assert wire.written == [b"headbody", b"next headnext body"]


async def test_what_nothing_follows_leaves_in_the_same_turn(wire: Wire) -> None:
    paired = Paired(wire)
    for part in (b"head", b"first piece", b"second piece"):
        paired.write(part)
    await asyncio.sleep(0)
    assert wire.written == [b"headfirst piece", b"second piece"]


async def test_a_late_second_half_comes_alone(wire: Wire) -> None:
    paired = Paired(wire)
    for part in (b"head", b"body"):
        paired.write(part)
        await asyncio.sleep(0)
    assert wire.written == [b"head", b"body"]


async def test_what_was_written_leaves_before_the_end(wire: Wire) -> None:
    paired = Paired(wire)
    paired.write(b"400")
    paired.close()
    assert (wire.written, wire.closed) == ([b"400"], True)


async def test_nothing_is_written_to_a_client_that_is_gone(wire: Wire) -> None:
    paired = Paired(wire)
    paired.write(b"head")
    wire.close()
    await asyncio.sleep(0)
    assert wire.written == []


async def test_all_else_is_the_transports_own(wire: Wire) -> None:
    paired = Paired(wire)
    assert not paired.is_closing()
    wire.close()
    assert paired.is_closing()
