"""The issuer that a gateway is to itself while nobody else signs its tokens: for development and the demo."""

from __future__ import annotations

import contextlib
import os
import time
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from gateway.identity.keys import OwnKey
from gateway.settings import SettingsInvalid, variable

if TYPE_CHECKING:
    from pathlib import Path

    from gateway.settings import Settings
    from loaders.viewers import Capacity

ALGORITHM: Final = "ES256"
KEY_FILE: Final = "signing-key.pem"


class Issuer:
    """Signs tokens with the gateway's own key."""

    def __init__(self, key: ECKey, *, issuer: str, audience: str, lifetime: int) -> None:
        self._key: Final = key
        self._issuer: Final = issuer
        self._audience: Final = audience
        self.lifetime: Final = lifetime

    @classmethod
    def open(cls, settings: Settings) -> Issuer:
        """Take the key in the data folder; the first start makes it.

        Raises SettingsInvalid where another issuer's tokens are accepted, since this one's are not then.
        """
        if settings.jwks is not None:
            raise SettingsInvalid(
                [f"{variable('jwks')} is set, so tokens come from that issuer; leave it out to sign our own."]
            )
        return cls(
            signing_key(settings.data_dir),
            issuer=settings.issuer,
            audience=settings.audience,
            lifetime=settings.token_lifetime,
        )

    @property
    def keys(self) -> OwnKey:
        """The key by which its tokens are verified."""
        return OwnKey(self._key)

    def sign(self, capacity: Capacity) -> str:
        """Make a token for a capacity, valid from now for the lifetime."""
        now = int(time.time())
        claims: dict[str, object] = {
            "iss": self._issuer,
            "aud": self._audience,
            "iat": now,
            "nbf": now,
            "exp": now + self.lifetime,
            "sub": capacity.principal,
            "role": capacity.role,
        }
        if capacity.account_id is not None:
            claims["account"] = f"account:{capacity.account_id}"
        header = {"alg": ALGORITHM, "kid": self._key.thumbprint()}
        return jwt.encode(header, claims, self._key, algorithms=[ALGORITHM])


def signing_key(folder: Path) -> ECKey:
    """Read the key in a folder that only its owner can read, or make it there, once among all processes."""
    path = folder / KEY_FILE
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder) as draft:  # readable by its owner only
            draft.write(ECKey.generate_key("P-256").as_pem(private=True))
            draft.flush()
            with contextlib.suppress(FileExistsError):  # another process was first, and its key holds
                os.link(draft.name, path)
    try:
        key = ECKey.import_key(path.read_bytes())
    except (OSError, ValueError, JoseError) as error:
        raise SettingsInvalid([f"{path} cannot be read as a private key: {error}."]) from error
    if not key.is_private or key.curve_name != "P-256":
        raise SettingsInvalid(
            [f"{path} is not a private key on the curve P-256; remove it to have one made."]
        )
    return key
