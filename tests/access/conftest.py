"""The fixtures of several tests of access."""

from tests.access.house import house, reading

__all__ = ["house", "reading"]
