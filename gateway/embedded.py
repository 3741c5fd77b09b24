"""The embedded Postgres, for whoever gave no DSN."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import asyncpg
from pydantic import SecretStr
from sqlalchemy.exc import SQLAlchemyError

from databases.base import DOMAINS
from databases.binaries import PostgresFailed
from databases.cluster import Cluster, FolderInUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gateway.settings import Settings

FOLDER: Final = "postgres"
NOTICE: Final = "postgres.json"

TROUBLE: Final = (
    OSError,
    TimeoutError,
    PostgresFailed,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    SQLAlchemyError,
)
"""What comes of a database that is down, or not as it should be."""


@contextmanager
def databases(settings: Settings) -> Iterator[Settings]:
    """Give the settings with a DSN for each database and role, for as long as the context lasts.

    Without DSNs in the environment, the embedded Postgres is started and stopped again; where another process
    runs it already (`token` beside a running `demo`), it is used as it is and left running.
    """
    if not settings.embedded:
        yield settings
        return
    notice = settings.data_dir / NOTICE
    cluster = Cluster(settings.data_dir / FOLDER)
    try:
        cluster.start()
    except FolderInUse:
        if not notice.exists():
            raise  # it is being started or stopped this very moment
        yield _with(settings, json.loads(notice.read_text()))
        return
    try:
        dsns = {f"{domain}_dsn": cluster.gateway_dsn(domain) for domain in DOMAINS}
        dsns |= {f"{domain}_owner_dsn": cluster.owner_dsn(domain) for domain in DOMAINS}
        _write_private(notice, json.dumps(dsns))
        yield _with(settings, dsns)
    finally:
        notice.unlink(missing_ok=True)
        cluster.stop()


def _with(settings: Settings, dsns: dict[str, str]) -> Settings:
    return settings.model_copy(update={name: SecretStr(dsn) for name, dsn in dsns.items()})


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(text)
