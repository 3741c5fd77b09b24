"""Tokens of an issuer: verified once, remembered until they end or their key is gone."""

from __future__ import annotations

import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from joserfc import jwt
from joserfc.errors import BadSignatureError, ClaimError, ExpiredTokenError, JoseError
from joserfc.jws import JWSRegistry, extract_compact

from loaders.errors import InvalidInput, Unauthenticated
from loaders.ids import parse_id
from loaders.viewers import Capacity, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from joserfc.jwa import JWSAlgModel
    from joserfc.jwt import ClaimsOption

    from gateway.identity.keys import Keys, Pinned

_KEPT: Final = 10_000
_LONGEST: Final = 86_400
_BIGINT_DIGITS: Final = 19
_PEOPLE: Final = ("member", "officer")


@dataclass(frozen=True, slots=True)
class Verified:
    """What a good token says; `until` is on the clock that never goes back."""

    capacity: Capacity
    until: float
    kid: str | None
    pinned: Pinned


class Tokens:
    """Verifies tokens: signed with a key of the issuer by that key's own algorithm, in time, and for us."""

    def __init__(
        self,
        keys: Keys,
        *,
        issuer: str,
        audience: str,
        principal_claim: str = "sub",
        skew: int = 0,
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._keys: Final = keys
        self._principal_claim: Final = principal_claim
        self._skew: Final = skew
        self._now: Final = now
        self._clock: Final = clock
        needed: dict[str, ClaimsOption] = {
            principal_claim: {"essential": True},
            "iss": {"essential": True, "value": issuer},
            "aud": {"essential": True, "value": audience},
            "exp": {"essential": True},
        }
        self._registry: Final = jwt.JWTClaimsRegistry(now=lambda: int(now()), leeway=skew, **needed)
        self._kept: Final[OrderedDict[str, Verified]] = OrderedDict()

    async def verify(self, token: str) -> Verified:
        """Find the capacity that a token names, or raise Unauthenticated with what is wrong with it.

        Raises `DomainUnavailable` while the issuer's keys cannot be read at all.
        """
        known = self._kept.get(token)
        if known is not None:
            if known.until > self._clock() and await self._keys.find(known.kid) == known.pinned:
                return known
            self._kept.pop(token, None)
        verified = await self._check(token)
        self._kept[token] = verified
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return verified

    async def _check(self, token: str) -> Verified:
        try:
            header = extract_compact(token.encode()).headers()
        except (JoseError, ValueError) as error:
            raise Unauthenticated("The token is not a signed JWT.") from error
        kid = header.get("kid")
        if not isinstance(kid, str | None):
            raise Unauthenticated("The token's `kid` is not text.")
        pinned = await self._keys.find(kid)
        if pinned is None:
            named = "no key, and the issuer has several" if kid is None else "a key that its issuer has not"
            raise Unauthenticated(f"The token names {named}.")
        claims = self._claims(token, pinned)
        left = min(claims["exp"] + self._skew - self._now(), _LONGEST)
        return Verified(_capacity(claims, self._principal_claim), self._clock() + left, kid, pinned)

    def _claims(self, token: str, pinned: Pinned) -> dict[str, Any]:
        try:
            claims = jwt.decode(token, pinned.key, registry=_Registry(pinned.algorithm)).claims
        except BadSignatureError as error:
            raise Unauthenticated("The token is not signed by its issuer.") from error
        except (JoseError, ValueError) as error:
            raise Unauthenticated(f"The token is not a JWT signed with {pinned.algorithm}.") from error
        try:
            self._registry.validate(claims)
        except ClaimError as error:
            raise self._unfit(claims, error) from error
        return claims

    def _unfit(self, claims: dict[str, Any], error: ClaimError) -> Unauthenticated:
        """What is wrong with a token that its issuer signed, and whose it is if it says so."""
        if isinstance(error, ExpiredTokenError):
            sentence = f"The token expired at {_told(claims['exp'])}."
        elif error.claim == "nbf" and isinstance(claims["nbf"], int):
            sentence = f"The token is not valid before {_told(claims['nbf'])}."
        else:
            sentence = f"The token is not for this gateway: its `{error.claim}` is wrong."
        unfit = Unauthenticated(sentence)
        with suppress(Unauthenticated):
            unfit.of(_capacity(claims, self._principal_claim))
        return unfit


class _Registry(JWSRegistry):
    """Knows one algorithm; headers that we do not know say nothing to us (RFC 7515, 4)."""

    def __init__(self, algorithm: str) -> None:
        # EdDSA over the curve Ed25519 is called Ed25519 since RFC 9864; older issuers say EdDSA.
        allowed = ["Ed25519"] if algorithm == "EdDSA" else [algorithm]
        super().__init__(algorithms=allowed, strict_check_header=False)

    def get_alg(self, name: str) -> JWSAlgModel:
        """Find the algorithm that a header names, if it is the one."""
        return super().get_alg("Ed25519" if name == "EdDSA" else name)


def _capacity(claims: Mapping[str, Any], principal_claim: str) -> Capacity:
    """The capacity that claims name: the principal, `role`, and for the trade `account`."""
    try:
        table, key = _named(claims[principal_claim], _PEOPLE)
        role = Role(claims["role"])
        account = None if table == "officer" else _named(claims["account"], ("account",))[1]
    except KeyError as error:
        raise Unauthenticated(f"The token does not say who you are: it has no {error}.") from error
    except (ValueError, InvalidInput) as error:
        raise Unauthenticated(f"The token does not say who you are: {error}.") from error
    return Capacity(f"{table}:{key}", role, account)


def _named(value: object, tables: tuple[str, ...]) -> tuple[str, int]:
    """Read `member:7`, or the same as the graph's own id."""
    if isinstance(value, str):
        table, _, digits = value.partition(":")
        if not digits:
            table, key = parse_id(value)
            digits = str(key)
        if table in tables and digits.isdecimal() and digits.isascii() and len(digits) < _BIGINT_DIGITS:
            return table, int(digits)
    raise ValueError(f"{value!r} is none of {' or '.join(f'{table}:1' for table in tables)}")


def _told(when: float) -> str:
    return f"{datetime.fromtimestamp(when, UTC):%Y-%m-%d %H:%M:%S} UTC"
