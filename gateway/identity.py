"""Who is asking: tokens signed by the gateway's own key, and the viewers they stand for."""

from __future__ import annotations

import contextlib
import os
import time
from collections import OrderedDict
from datetime import UTC, datetime
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, Final

from joserfc import jwt
from joserfc.errors import BadSignatureError, ClaimError, ExpiredTokenError, JoseError
from joserfc.jwk import ECKey

from gateway.settings import SettingsInvalid
from loaders.errors import Unauthenticated
from loaders.viewers import Viewer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from starlette.requests import Request

    from gateway.settings import Settings

ALGORITHM: Final = "ES256"
"""The only algorithm accepted, whatever a token's header says."""

KEY_FILE: Final = "signing-key.pem"
_VERIFIED: Final = 1000


class Identity:
    """Signs tokens and verifies them; a verified one is remembered until it expires."""

    def __init__(self, key: ECKey, *, issuer: str, audience: str, lifetime: int) -> None:
        self._key: Final = key
        self._issuer: Final = issuer
        self._audience: Final = audience
        self.lifetime: Final = lifetime
        self._registry: Final = jwt.JWTClaimsRegistry(
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
            sub={"essential": True},
        )
        self._verified: Final[OrderedDict[str, tuple[Viewer, float]]] = OrderedDict()

    @classmethod
    def open(cls, settings: Settings) -> Identity:
        """Take the key in the data folder; the first start makes it."""
        return cls(
            signing_key(settings.data_dir),
            issuer=settings.issuer,
            audience=settings.audience,
            lifetime=settings.token_lifetime,
        )

    def sign(self, claims: Mapping[str, Any]) -> str:
        """Make a token of a viewer's claims, valid from now for the lifetime."""
        now = int(time.time())
        registered = {"iss": self._issuer, "aud": self._audience, "iat": now, "exp": now + self.lifetime}
        header = {"alg": ALGORITHM, "kid": self._key.thumbprint()}
        return jwt.encode(header, {**claims, **registered}, self._key, algorithms=[ALGORITHM])

    def verify(self, token: str) -> Viewer:
        """Find the viewer whom a token stands for, or raise Unauthenticated with what is wrong with it."""
        viewer, expires = self._verified.get(token, (None, 0.0))
        if viewer is None or expires <= time.time():
            self._verified.pop(token, None)
            claims = self._claims(token)
            try:
                viewer = Viewer.from_claims(claims)
            except (KeyError, TypeError, ValueError) as error:
                raise Unauthenticated(f"The token does not say who you are: {error}.") from error
            self._verified[token] = viewer, float(claims["exp"])
            if len(self._verified) > _VERIFIED:
                self._verified.popitem(last=False)
        return viewer

    def authenticate(self, request: Request) -> Viewer | None:
        """Find who sent a request; None when it carries no token."""
        header = request.headers.get("authorization")
        if header is None:
            return None
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Unauthenticated("The Authorization header is not `Bearer` and a token.")
        return self.verify(token.strip())

    def _claims(self, token: str) -> dict[str, Any]:
        try:
            claims = jwt.decode(token, self._key, algorithms=[ALGORITHM]).claims
        except BadSignatureError as error:
            raise Unauthenticated("The token is not signed by this gateway.") from error
        except (JoseError, ValueError) as error:
            raise Unauthenticated(f"The token is not a JWT signed with {ALGORITHM}.") from error
        try:
            self._registry.validate(claims)
        except ExpiredTokenError as error:
            when = datetime.fromtimestamp(claims["exp"], UTC)
            raise Unauthenticated(f"The token expired at {when:%Y-%m-%d %H:%M:%S} UTC.") from error
        except ClaimError as error:
            raise Unauthenticated(
                f"The token is not for this gateway: its `{error.claim}` is wrong."
            ) from error
        return claims


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
