"""What a slow database costs is told by field, in the time that the client gave, and the rest is answered."""

import time
from collections.abc import Iterator

import pytest

from tests.asking import Asker
from tests.misuse.wired import ALL_FOUR, Wired, assert_only


@pytest.fixture
def hasty(wired: Wired) -> Iterator[Asker]:
    """An asker that waits a quarter of a second, less than the gateway allows a statement."""
    wired.ask.headers["x-request-timeout"] = "0.25"
    yield wired.ask
    wired.ask.headers.clear()


async def test_the_slow_path_is_named_and_the_rest_comes_in_time(wired: Wired, hasty: Asker) -> None:
    await assert_only(wired, None)
    wired.wires["compliance"].hush()
    try:
        began = time.monotonic()
        answer = await hasty(ALL_FOUR)
        took = time.monotonic() - began
    finally:
        wired.wires["compliance"].unhush()

    assert answer.status == 200
    (error,) = answer.errors
    assert error["path"] == ["compliance", "nodes"]
    assert error["extensions"] == {"code": "TIMEOUT", "domain": "compliance"}
    assert took < 0.4
    assert answer.partial["shipments"]["nodes"]


@pytest.mark.parametrize("given", ["soon", "0", "-1", "nan", "inf", ""])
async def test_a_time_that_is_none_is_refused(ask: Asker, given: str) -> None:
    ask.headers["x-request-timeout"] = given
    try:
        answer = await ask("{ viewer { name } }")
    finally:
        ask.headers.clear()
    assert (answer.status, answer.codes) == (400, ["INVALID_INPUT"])
    assert answer.errors[0]["message"] == f"X-Request-Timeout is {given}; give seconds, as in 2.5."


async def test_nobody_gets_more_time_than_the_gateway_gives(ask: Asker) -> None:
    ask.headers["x-request-timeout"] = "86400"
    try:
        assert (await ask("{ viewer { name } }")).data
    finally:
        ask.headers.clear()
