"""Work that would keep all other requests waiting, done beside the loop that answers them."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")

_WORKER: Final = ThreadPoolExecutor(1, thread_name_prefix="aside")
"""One for all, so that the loop shares the processor with one at most."""


def aside(work: Callable[[], T]) -> Awaitable[T]:
    """What the work gives; it must wait for nothing."""
    return asyncio.get_running_loop().run_in_executor(_WORKER, work)
