"""API keys of partners: made, listed, rotated and revoked by whoever owns the accounts database.

A key reads `agk_1f09c2ab_…`. Up to its second underscore it may be shown; the rest is 256 bits of chance.
Only the SHA-256 of the whole is kept: of so much chance a slow hash would keep nothing safer. Each change is
told in the journal of the company whose account the key speaks for, in the same transaction.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from databases.accounts.codes import AccountKind, KeyRole
from databases.base import Domain
from databases.chain import Entry
from databases.journal import append
from databases.journal_codes import ActorType, Channel, Verb

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    import asyncpg

    Connection: TypeAlias = asyncpg.Connection[asyncpg.Record]

MARK: Final = "agk_"
"""What every key begins with, so that one that leaked is found by whoever looks for such."""

_PREFIX_BYTES: Final = 4
_SECRET_BYTES: Final = 32

ACTS_IN: Final = {
    KeyRole.ACCOUNT_OWNER: AccountKind.COMPANY,
    KeyRole.BROKER: AccountKind.BROKER,
    KeyRole.CARRIER: AccountKind.CARRIER,
}
"""The kind of account that each role is about."""

ACCOUNT: Final = """\
-- api_keys.account
select id, company_id, number, name from account
where kind = $1 and closed_on is null and (name = $2 or number = $2) order by id"""
INSERT: Final = """\
-- api_keys.insert
insert into api_key (company_id, account_id, role, name, prefix, hash, replaces_id, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id"""
KNOWN: Final = """\
api_key.id, api_key.company_id, api_key.account_id, account.name as account, api_key.role, api_key.name,
    case when api_key.role = 'BROKER' then account.number end as filer_code,
    prefix, replaces_id, created_at, expires_at, revoked_at
from api_key join account on account.id = api_key.account_id"""
LIST: Final = f"""\
-- api_keys.list
select {KNOWN} order by account.name, created_at, api_key.id"""
FIND: Final = f"""\
-- api_keys.find
select {KNOWN} where prefix = $1 for update of api_key"""
KIN: Final = """\
-- api_keys.kin
select prefix from api_key
where (replaces_id = $1 or id = $2) and revoked_at is null and (expires_at is null or expires_at > $3)"""
EXPIRE: Final = """\
-- api_keys.expire
update api_key set expires_at = least(expires_at, $2) where id = $1 returning expires_at"""
REVOKE: Final = """\
-- api_keys.revoke
update api_key set revoked_at = $2 where id = $1"""


class KeyRefused(ValueError):
    """What was asked of a key cannot be done; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is known of a key; the key itself is not."""

    id: int = 0
    company_id: int
    account_id: int
    account: str
    role: KeyRole
    name: str
    filer_code: str | None
    prefix: str = ""
    replaces_id: int | None = None
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None = None

    @property
    def facts(self) -> dict[str, object]:
        """What a journal tells of it."""
        return {"name": self.name, "prefix": self.prefix, "role": self.role, "expires_at": self.expires_at}


def ended(expires_at: datetime | None, revoked_at: datetime | None, now: datetime) -> str | None:
    """Why a key is no longer taken, or None while it is."""
    if revoked_at is not None:
        return f"was revoked at {revoked_at:%Y-%m-%d %H:%M:%S} UTC"
    if expires_at is not None and expires_at <= now:
        return f"ended at {expires_at:%Y-%m-%d %H:%M:%S} UTC"
    return None


def digest(key: str) -> bytes:
    """What is kept of a key."""
    return sha256(key.encode()).digest()


def prefix_of(key: str) -> str:
    """The part of a key that may be shown and logged."""
    return MARK + key.removeprefix(MARK)[: 2 * _PREFIX_BYTES]


async def make(
    connection: Connection, *, role: KeyRole, account: str, name: str, by: str, days: int | None = None
) -> str:
    """Make a key for an account, named by its name or number; what comes back is nowhere else."""
    kind = ACTS_IN[role]
    found = await connection.fetch(ACCOUNT, kind, account)
    if len(found) != 1:
        raise KeyRefused(
            f"{len(found) or 'No'} open accounts of the kind {kind} are called or numbered '{account}'; "
            f"the role {role} acts in one such account."
        )
    (row,) = found
    now = datetime.now(UTC)
    draft = Kept(
        company_id=row["company_id"],
        account_id=row["id"],
        account=row["name"],
        role=role,
        name=name,
        filer_code=row["number"] if role is KeyRole.BROKER else None,
        created_at=now,
        expires_at=None if days is None else now + timedelta(days=days),
    )
    async with connection.transaction():
        key, kept = await _insert(connection, draft)
        await _tell(connection, kept, by, "made", after=kept.facts)
    return key


async def listed(connection: Connection) -> list[Kept]:
    """All keys, also those that have ended, by account and age."""
    return [_kept(row) for row in await connection.fetch(LIST)]


async def rotate(connection: Connection, prefix: str, *, by: str, overlap: timedelta) -> str:
    """Make the key that follows one; both are taken until the overlap ends or the older one is revoked.

    Never three: neither the key's own successor nor its predecessor may still be taken.
    """
    async with connection.transaction():
        old = await _find(connection, prefix)
        now = datetime.now(UTC)
        if kin := await connection.fetchval(KIN, old.id, old.replaces_id, now):
            raise KeyRefused(f"{kin} is still taken beside {old.prefix}; revoke one of them first.")
        until = await connection.fetchval(EXPIRE, old.id, now + overlap)
        life = None if old.expires_at is None else now + (old.expires_at - old.created_at)
        draft = replace(old, replaces_id=old.id, created_at=now, expires_at=life)
        key, kept = await _insert(connection, draft)
        before = {"prefix": old.prefix, "expires_at": old.expires_at}
        after = kept.facts | {"replaces": old.prefix, "replaced_until": until}
        await _tell(connection, kept, by, f"put in the place of {old.prefix}", before=before, after=after)
    return key


async def revoke(connection: Connection, prefix: str, *, by: str) -> None:
    """End a key now; gateways ask again within half a minute."""
    async with connection.transaction():
        kept = await _find(connection, prefix)
        now = datetime.now(UTC)
        await connection.execute(REVOKE, kept.id, now)
        await _tell(connection, kept, by, "revoked", before={"revoked_at": None}, after={"revoked_at": now})


async def _find(connection: Connection, prefix: str) -> Kept:
    """The key of a prefix, which may be given with the secret behind it."""
    row = await connection.fetchrow(FIND, prefix_of(prefix))
    if row is None:
        raise KeyRefused(
            f"There is no key {prefix_of(prefix)}; account-gateway key list tells which there are."
        )
    kept = _kept(row)
    if why := ended(kept.expires_at, kept.revoked_at, datetime.now(UTC)):
        raise KeyRefused(f"The key {kept.prefix} {why}.")
    return kept


def _kept(row: asyncpg.Record) -> Kept:
    values = {each.name: row[each.name] for each in fields(Kept)}
    return Kept(**values | {"role": KeyRole(row["role"])})


async def _insert(connection: Connection, draft: Kept) -> tuple[str, Kept]:
    prefix = MARK + secrets.token_hex(_PREFIX_BYTES)
    key = f"{prefix}_{secrets.token_urlsafe(_SECRET_BYTES)}"
    identity = await connection.fetchval(
        INSERT,
        draft.company_id,
        draft.account_id,
        draft.role,
        draft.name,
        prefix,
        digest(key),
        draft.replaces_id,
        draft.created_at,
        draft.expires_at,
    )
    return key, replace(draft, id=identity, prefix=prefix)


async def _tell(
    connection: Connection,
    kept: Kept,
    by: str,
    done: str,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object],
) -> None:
    entry = Entry(
        company_id=kept.company_id,
        account_id=kept.account_id,
        filer_code=kept.filer_code,
        occurred_at=datetime.now(UTC),
        actor_type=ActorType.SYSTEM,
        actor_id="account-gateway key",
        actor_name=by,
        verb=Verb.API_KEY_CHANGED,
        subject_type="api_key",
        subject_id=kept.id,
        subject_label=kept.prefix,
        summary=f"The API key {kept.prefix} ({kept.name}) of {kept.account} was {done}.",
        before=before,
        after=after,
        channel=Channel.SYSTEM,
    )
    await append(connection, Domain.ACCOUNTS, [entry])
