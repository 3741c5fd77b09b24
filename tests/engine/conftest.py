"""How the engine is compared with stock execution: in `make check` for a moment, in `make soak` for long, and
without leaving anything to the tests after it."""

import gc
from collections.abc import Generator

import pytest
from hypothesis import settings

settings.register_profile("soak", derandomize=False, print_blob=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """Collect what a test of many examples leaves, while the warnings are ignored that the test ignores.

    A fixture would come too early: the last examples are let go of after it.
    """
    yield
    if item.get_closest_marker("hypothesis"):
        gc.collect()
