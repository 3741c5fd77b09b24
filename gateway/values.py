"""Values of settings that have a form of their own."""

from __future__ import annotations

from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
ALGORITHMS: Final = ("RS256", "ES256", "EdDSA")


def _postgres(dsn: SecretStr) -> SecretStr:
    if not dsn.get_secret_value().startswith(("postgresql://", "postgres://")):
        raise ValueError("a DSN reads postgresql://role:password@host:port/database")
    return dsn


Dsn = Annotated[SecretStr, AfterValidator(_postgres)]


def _redis(url: SecretStr) -> SecretStr:
    if not url.get_secret_value().startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("a store reads redis://:password@host:port/0, or rediss:// with TLS")
    return url


RedisUrl = Annotated[SecretStr, AfterValidator(_redis)]


def _key_set(source: str) -> str:
    url = urlsplit(source)
    if url.scheme == "http" and url.hostname not in LOOPBACK:
        raise ValueError("whoever can change it on its way can be anybody; use https, or a file")
    return source


KeySet = Annotated[str, AfterValidator(_key_set)]


def _algorithms(names: str) -> str:
    if unknown := [name for name in names.split(",") if name not in ALGORITHMS]:
        raise ValueError(f"there is no {unknown[0]!r}; name some of {','.join(ALGORITHMS)}")
    return names


Algorithms = Annotated[str, AfterValidator(_algorithms)]


def _origins(text: str) -> str:
    for origin in text.split(","):
        url = urlsplit(origin)
        if (
            url.scheme not in {"http", "https"}
            or not url.hostname
            or origin != f"{url.scheme}://{url.netloc}"
        ):
            raise ValueError(f"{origin!r} is no origin; name each as in https://portal.example.com")
    return text


Origins = Annotated[str, AfterValidator(_origins)]
