"""Ids as clients hold them. To a client they are opaque; a test has to make one of a key."""

from base64 import urlsafe_b64encode


def global_id(table: str, key: int) -> str:
    """The id of a row of a table."""
    return urlsafe_b64encode(f"{table}:{key}".encode()).decode().rstrip("=")
