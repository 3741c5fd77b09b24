"""The embedded Postgres, for whoever gave no DSN."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import asyncpg
from pydantic import SecretStr
from sqlalchemy.exc import SQLAlchemyError

from databases.base import DOMAINS
from databases.binaries import PostgresFailed
from databases.cluster import Cluster, FolderInUse
from databases.sample.copy import NotEmpty
from gateway.world import ROOTS, LoadedWorld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gateway.settings import Settings

FOLDER: Final = "postgres"
NOTICE: Final = "postgres.json"
LOADING: Final = "loading"

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
def databases(settings: Settings, *, share: bool = True) -> Iterator[Settings]:
    """Give the settings with a DSN for each database and role, for as long as the context lasts.

    Without DSNs in the environment, the embedded Postgres is started and stopped again. Where another process
    runs it already (`token` beside a running `demo`), it is used as it is and left running; who serves for
    long does not `share`, because that one may stop any time.
    """
    if not settings.embedded:
        yield settings
        return
    notice = settings.data_dir / NOTICE
    cluster = Cluster(settings.data_dir / FOLDER)
    try:
        _start(cluster, settings.data_dir)
    except FolderInUse:
        if not share or not notice.exists():  # without a notice it is being started or stopped right now
            raise
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


@contextmanager
def loading(settings: Settings) -> Iterator[None]:
    """Mark the embedded Postgres as not yet whole while a sample world is loaded into it."""
    marker = settings.data_dir / LOADING
    if (settings.data_dir / NOTICE).exists():
        marker.touch()
    try:
        yield
    except NotEmpty:
        marker.unlink(missing_ok=True)  # nothing was written, so nothing is to be cleared away
        raise
    marker.unlink(missing_ok=True)


def _start(cluster: Cluster, data_dir: Path) -> None:
    """Start the cluster; one whose sample world was not loaded to the end is made anew."""
    cluster.start()
    if (data_dir / LOADING).exists() and LoadedWorld.read(data_dir) is None:
        cluster.stop()
        shutil.rmtree(cluster.folder)
        shutil.rmtree(data_dir / ROOTS, ignore_errors=True)
        (data_dir / LOADING).unlink()
        cluster.start()


def _with(settings: Settings, dsns: dict[str, str]) -> Settings:
    return settings.model_copy(update={name: SecretStr(dsn) for name, dsn in dsns.items()})


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(text)
