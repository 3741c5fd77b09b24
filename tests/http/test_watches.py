"""A watch ends work for its own two reasons only, and leaves nothing behind."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from starlette.requests import ClientDisconnect

from gateway.http.watches import PATIENCE, Watch
from loaders.errors import Timeout

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Client:
    """Sends nothing more, until it hangs up."""

    def __init__(self) -> None:
        self.gone = asyncio.Event()
        self.waited_for = 0

    async def receive(self) -> Any:
        self.waited_for += 1
        await self.gone.wait()
        return {"type": "http.disconnect"}


async def work(seconds: float) -> str:
    await asyncio.sleep(seconds)
    return "done"


@pytest.fixture(autouse=True)
async def nothing_left() -> AsyncIterator[None]:
    """Look for tasks that a test left behind; others of the same loop may have some of their own."""
    before = asyncio.all_tasks()
    yield
    await asyncio.sleep(0)
    assert asyncio.all_tasks() - {asyncio.current_task()} <= before


async def test_nobody_looks_for_the_client_of_quick_work() -> None:
    client = Client()
    assert await Watch(client.receive, 10).over(work(0)) == "done"
    assert client.waited_for == 0


async def test_slow_work_gives_its_result_all_the_same() -> None:
    client = Client()
    assert await Watch(client.receive, 10).over(work(2 * PATIENCE)) == "done"
    assert client.waited_for == 1


@pytest.mark.parametrize("deadline", [PATIENCE / 5, PATIENCE, 2 * PATIENCE])
async def test_work_ends_at_its_deadline(deadline: float) -> None:
    began = asyncio.get_running_loop().time()
    with pytest.raises(Timeout, match=f"The answer took longer than {deadline:g} seconds"):
        await Watch(Client().receive, deadline).over(work(5))
    assert asyncio.get_running_loop().time() - began < 1


async def test_work_ends_when_its_client_hangs_up_even_early() -> None:
    client = Client()
    client.gone.set()
    with pytest.raises(ClientDisconnect):
        await Watch(client.receive, 10).over(work(5))


async def test_a_task_may_go_on_after_its_work_was_broken_off() -> None:
    with pytest.raises(Timeout):
        await Watch(Client().receive, PATIENCE / 5).over(work(5))
    task = asyncio.current_task()
    assert task is not None
    assert task.cancelling() == 0
    assert await work(0) == "done"


async def test_whoever_else_cancels_the_task_has_it_cancelled() -> None:
    watched = asyncio.ensure_future(Watch(Client().receive, 10).over(work(5)))
    await asyncio.sleep(2 * PATIENCE)
    watched.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watched


async def test_the_works_own_error_is_its_own() -> None:
    async def fail() -> None:
        raise TimeoutError("of another clock")

    with pytest.raises(TimeoutError, match="of another clock"):
        await Watch(Client().receive, 10).over(fail())
