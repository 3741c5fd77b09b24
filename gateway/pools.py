"""The gateway's connections, as the settings have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from databases.base import DOMAINS
from loaders.pools import PoolOptions, Pools

if TYPE_CHECKING:
    from gateway.settings import Settings


def pools_of(settings: Settings) -> Pools:
    """Describe the pools of the gateway's role; `open` makes them."""
    return Pools(
        {domain: settings.dsn(domain) or "" for domain in DOMAINS},
        PoolOptions(
            size=settings.pool_size,
            connect_timeout=settings.connect_timeout,
            acquire_timeout=settings.connect_timeout,
            statement_timeout=settings.statement_timeout,
            queue=settings.pool_queue,
        ),
    )
