"""The first start of an embedded cluster: its data, and two roles and a database for each domain."""

import json
import os
import secrets
import shutil
from pathlib import Path
from typing import Final

from databases.base import DOMAINS
from databases.binaries import Binaries, PostgresFailed

HOST: Final = "127.0.0.1"
SUPERUSER: Final = "postgres"


def make(folder: Path, binaries: Binaries, *, durable: bool) -> None:
    """Make `data` and `passwords.json` in the folder.

    Data are made aside and moved into place last, so that a start killed half way leaves no half.
    """
    fresh = folder / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    binaries.give(fresh)
    place = ("-D", str(fresh))
    collation = ("--encoding=UTF8", "--locale=C.UTF-8")
    binaries.run("initdb", *place, "-U", SUPERUSER, *collation, *(() if durable else ("--no-sync",)))
    (fresh / "pg_hba.conf").write_text(f"host all all {HOST}/32 scram-sha-256\n")
    passwords = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, *_roles())}
    strict = ("-c", "exit_on_error=on", "-c", "log_min_error_statement=panic")  # a log holds no password
    haste = () if durable else ("-c", "fsync=off")
    statements = "\n".join(_statements(passwords))
    binaries.run("postgres", "--single", *place, *strict, *haste, SUPERUSER, stdin=statements)
    _keep(folder / "passwords.json", passwords)
    fresh.rename(folder / "data")


def read_passwords(folder: Path) -> dict[str, str]:
    """Give the password of every role of the cluster in the folder."""
    path = folder / "passwords.json"
    try:
        passwords: dict[str, str] = json.loads(path.read_text())
    except (FileNotFoundError, json.JSONDecodeError) as cause:
        raise PostgresFailed(
            f"{path} is missing or damaged, and without it nobody can log in to the databases beside it; "
            f"put it back, or delete {folder} to begin anew"
        ) from cause
    return passwords


def _keep(path: Path, passwords: dict[str, str]) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(passwords, file, indent=2)


def _roles() -> tuple[str, ...]:
    return tuple(f"{domain}_{part}" for domain in DOMAINS for part in ("owner", "gateway"))


def _statements(passwords: dict[str, str]) -> list[str]:
    """A statement a line: every database is its owner's and closed to all but its gateway."""
    return [
        f"alter role {SUPERUSER} password '{passwords[SUPERUSER]}'",
        *(f"create role {role} login password '{passwords[role]}'" for role in _roles()),
        *(f"create database {domain} owner {domain}_owner" for domain in DOMAINS),
        *(f"revoke all on database {domain} from public" for domain in DOMAINS),
        *(f"grant connect on database {domain} to {domain}_gateway" for domain in DOMAINS),
    ]
