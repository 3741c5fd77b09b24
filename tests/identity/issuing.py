"""An issuer of the test's own: keys, tokens, the document of its keys, and a server that hands it out."""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from gateway.identity.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from joserfc.jwk import Key

    from gateway.identity.keys import Keys

ISSUER: Final = "https://sign-in.test"
AUDIENCE: Final = "account-graph"
NOW: Final = 1_780_000_000
CLAIMS: Final[dict[str, Any]] = {
    "iss": ISSUER,
    "aud": AUDIENCE,
    "exp": NOW + 3600,
    "sub": "member:7",
    "role": "BROKER",
    "account": "account:12",
}
KEYS: Final[dict[str, Key]] = {
    "RS256": RSAKey.generate_key(2048),
    "ES256": ECKey.generate_key("P-256"),
    "EdDSA": OKPKey.generate_key("Ed25519"),
    "Ed25519": OKPKey.generate_key("Ed25519"),
    "ES384": ECKey.generate_key("P-384"),
    "HS256": OctKey.generate_key(256),
}


def token(key: Key = KEYS["ES256"], alg: str = "ES256", *, kid: str | None = "", **said: Any) -> str:
    """A token of the issuer; a claim that is None is left out, and so is the key's id."""
    claims = {name: value for name, value in {**CLAIMS, **said}.items() if value is not None}
    header: dict[str, Any] = {"alg": alg}
    if kid is not None:
        header["kid"] = kid or key.thumbprint()
    return jwt.encode(header, claims, key, registry=_Any(strict_check_header=False))


class _Any(JWSRegistry):
    """Signs by whatever it is told."""

    def get_alg(self, name: str) -> Any:
        return self.algorithms["Ed25519" if name == "EdDSA" else name]


def document(*keys: Key, **said: Any) -> bytes:
    """The key set with the public part of some keys."""
    listed = [key.as_dict(private=False) | {"kid": key.thumbprint()} | said for key in keys]
    return json.dumps({"keys": listed}).encode()


@dataclass
class Time:
    """A clock that goes only when told."""

    passed: float = 0

    def now(self) -> float:
        return NOW + self.passed

    def clock(self) -> float:
        return 1000 + self.passed


def tokens_of(keys: Keys, times: Time, **options: Any) -> Tokens:
    """What verifies the issuer's tokens, at the time of the test."""
    return Tokens(keys, issuer=ISSUER, audience=AUDIENCE, now=times.now, clock=times.clock, **options)


@dataclass
class Source:
    """What the server answers, and how often it was asked."""

    document: bytes = b""
    status: int = 200
    location: str = ""
    delay: float = 0
    asked: int = 0
    port: int = 0
    _server: ThreadingHTTPServer | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/keys"

    def start(self) -> None:
        """Listen, at the same port as before if there was one."""
        source = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                source.asked += 1
                time.sleep(source.delay)
                self.send_response(source.status)
                if source.location:
                    self.send_header("Location", source.location)
                self.send_header("Content-Length", str(len(source.document)))
                self.end_headers()
                self.wfile.write(source.document)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Answer)
        self.port = self._server.server_port
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Go away; connections are refused."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


@contextmanager
def served(*keys: Key) -> Iterator[Source]:
    """A server on the loopback address that hands out the keys."""
    source = Source(document(*keys))
    source.start()
    try:
        yield source
    finally:
        source.stop()
