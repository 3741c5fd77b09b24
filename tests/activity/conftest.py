"""Fixtures for the tests of the activity log."""

from tests.activity.log import down, log

__all__ = ["down", "log"]
