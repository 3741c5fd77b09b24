"""Everything that can be wrong with an installation, looked at in turn and said in plain words."""

from __future__ import annotations

import asyncio
import stat
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from databases import migrate, roles
from databases.base import DOMAINS
from gateway.app import CONSOLE
from gateway.embedded import TROUBLE
from gateway.identity.issuer import KEY_FILE, signing_key
from gateway.identity.jwks import read
from gateway.identity.keys import NoKeys, read_key_set
from gateway.settings import SettingsInvalid, variable
from loaders import indexes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from gateway.settings import Settings

PATIENCE: Final = 10.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at, and what is wrong with it; nothing, when it is well."""

    what: str
    faults: list[str]


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Look at the key of tokens, each database and its two roles, the indexes and the console."""
    if settings.jwks is None:
        yield Finding("signing key", _key(settings))
    else:
        yield Finding(f"key set at {settings.jwks}", await asyncio.to_thread(_key_set, settings))
    for domain in DOMAINS:
        gateway, owner = settings.dsn(domain), settings.owner_dsn(domain)
        if gateway is None:
            yield Finding(f"{domain}: gateway's role", [f"set {variable(f'{domain}_dsn')}"])
        else:
            yield await _look(f"{domain}: gateway's role, {_place(gateway)}", roles.rights(gateway))
        if owner is None:
            missing = f"set {variable(f'{domain}_owner_dsn')}, or its migrations cannot be looked at"
            yield Finding(f"{domain}: owner's role", [missing])
        else:
            yield await _look(f"{domain}: owner's role, {_place(owner)}", _migrations(domain, owner))
    yield Finding("an index behind each order", indexes.without_index())
    yield Finding("console", [] if CONSOLE.exists() else ["it is not built: run make console"])


async def _look(what: str, check: Awaitable[list[str]]) -> Finding:
    try:
        return Finding(what, await asyncio.wait_for(check, PATIENCE))
    except TROUBLE as error:
        said = str(error).partition("\n")[0] or type(error).__name__
        return Finding(what, [f"{said}; see that the database runs and that the DSN is right"])


async def _migrations(domain: str, owner: str) -> list[str]:
    at, newest = await migrate.revision(domain, owner), migrate.head(domain)
    if at != newest:
        return [f"it stands at {at or 'no revision'}, the newest is {newest}: run account-gateway migrate"]
    return await migrate.drift(domain, owner)


def _key(settings: Settings) -> list[str]:
    path = settings.data_dir / KEY_FILE
    if not path.exists():
        return []  # the first start makes it
    try:
        signing_key(settings.data_dir)
    except SettingsInvalid as error:
        return error.problems
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return [f"others than its owner may read {path}: run chmod 600 {path}, and remove it if they did"]
    return []


def _key_set(settings: Settings) -> list[str]:
    try:
        read_key_set(read(settings.jwks or ""), settings.algorithms)
    except (OSError, HTTPException, NoKeys) as error:
        return [f"{error}; see that {variable('jwks')} is right and that this machine may fetch it"]
    return []


def _place(dsn: str) -> str:
    parts = urlsplit(dsn)
    return f"{parts.username}@{parts.hostname}:{parts.port or 5432}{parts.path}"
