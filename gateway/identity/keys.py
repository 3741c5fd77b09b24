"""Keys by which tokens are verified, each pinned to its own algorithm."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

import orjson
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, OKPKey, RSAKey

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from joserfc.jwk import Key

_RSA_BITS: Final = 2048


@dataclass(frozen=True, slots=True)
class Pinned:
    """A public key and the one algorithm that it is for, whatever a token's header says."""

    thumbprint: str
    algorithm: str
    key: Key = field(compare=False, repr=False)


class Keys(Protocol):
    """Where the keys are found."""

    async def find(self, kid: str | None) -> Pinned | None:
        """The key that a token names; of a single key it need not name any."""


class OwnKey:
    """The gateway's own key."""

    def __init__(self, key: ECKey) -> None:
        self._pinned: Final = Pinned(key.thumbprint(), "ES256", key)

    async def find(self, kid: str | None) -> Pinned | None:
        """The key, if it is meant."""
        return self._pinned if kid in {None, self._pinned.thumbprint} else None


class NoKeys(ValueError):
    """A document that should be a JSON Web Key Set has no key that could be used; the message says why."""


def read_key_set(document: bytes, algorithms: Collection[str]) -> Mapping[str, Pinned]:
    """Read the usable keys of a JSON Web Key Set (RFC 7517) by their ids; others in it are passed over.

    Secrets are never usable: a public document's key must not be what signs. Nor are keys for encryption, of
    other algorithms, or too short. A key without an id is known by its thumbprint (RFC 7638).
    """
    try:
        listed = orjson.loads(document)["keys"]
        found = [(entry.get("kid"), _pinned(entry)) for entry in listed]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NoKeys(f"it is no JSON Web Key Set: {error}") from error
    keys = {
        kid if isinstance(kid, str) else pinned.thumbprint: pinned
        for kid, pinned in found
        if pinned is not None and pinned.algorithm in algorithms
    }
    if not keys:
        raise NoKeys(f"it has no key for {' or '.join(algorithms)}")
    return keys


def _pinned(entry: dict[str, object]) -> Pinned | None:
    if entry.get("kty") not in {"RSA", "EC", "OKP"} or entry.get("use", "sig") != "sig":
        return None
    public = {name: value for name, value in entry.items() if name not in {"alg", "key_ops"}}
    try:
        key = JWKRegistry.import_key(public)  # type: ignore[arg-type]  # it reads whatever is there
    except (JoseError, TypeError, ValueError):
        return None
    algorithm = _algorithm(key)
    if algorithm is None or entry.get("alg", algorithm) not in _names(algorithm):
        return None
    return Pinned(key.thumbprint(), algorithm, key)


def _algorithm(key: Key) -> str | None:
    match key:
        case RSAKey() if key.raw_value.key_size >= _RSA_BITS:
            return "RS256"
        case ECKey() if key.curve_name == "P-256":
            return "ES256"
        case OKPKey() if key.curve_name == "Ed25519":
            return "EdDSA"
    return None


def _names(algorithm: str) -> set[str]:
    """What an algorithm is called: EdDSA over the curve Ed25519 is Ed25519 since RFC 9864."""
    return {"EdDSA", "Ed25519"} if algorithm == "EdDSA" else {algorithm}
