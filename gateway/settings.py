"""The one place that reads the environment.

Every setting is a field here and a row of `docs/settings.md`. A setting that is missing, malformed or unknown
stops the start and is named in plain words.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from databases.base import DOMAINS
from gateway.trusted.store import FOLDER, Mode, Store
from gateway.values import Algorithms, Dsn, KeySet, Origins, RedisUrl

PREFIX: Final = "GATEWAY_"


class SettingsInvalid(Exception):
    """The environment does not describe a gateway; one sentence per setting that is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems: Final = problems


class Settings(BaseSettings):
    """How one gateway runs. Times are in seconds, sizes in bytes."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True)

    accounts_dsn: Dsn | None = Field(None, description="Accounts database, gateway's role.")
    accounts_owner_dsn: Dsn | None = Field(None, description="Accounts database, owner's role: migrates.")
    shipments_dsn: Dsn | None = Field(None, description="Shipments database, gateway's role.")
    shipments_owner_dsn: Dsn | None = Field(None, description="Shipments database, owner's role: migrates.")
    compliance_dsn: Dsn | None = Field(None, description="Compliance database, gateway's role.")
    compliance_owner_dsn: Dsn | None = Field(None, description="Compliance database, owner's role: migrates.")
    documents_dsn: Dsn | None = Field(None, description="Documents database, gateway's role.")
    documents_owner_dsn: Dsn | None = Field(None, description="Documents database, owner's role: migrates.")

    host: str = Field("127.0.0.1", description="Address that the gateway listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port that the gateway listens on.")
    workers: int = Field(1, ge=1, le=64, description="How many processes serve; each has pools of its own.")
    data_dir: Path = Field(
        Path(".data"), description="Folder of the signing key and, without DSNs, of the embedded Postgres."
    )
    demo: bool = Field(
        default=False, description="Hand out tokens of the personas and show the schema without a token."
    )

    issuer: str = Field("account-gateway", min_length=1, description="Issuer (`iss`) of accepted tokens.")
    audience: str = Field("account-graph", min_length=1, description="Audience (`aud`) of accepted tokens.")
    token_lifetime: int = Field(3600, ge=60, le=86_400, description="Seconds for which a new token is valid.")
    jwks: KeySet | None = Field(
        None,
        description="File or https URL of the issuer's JSON Web Key Set; our own key signs when not given.",
    )
    jwks_lifetime: int = Field(
        300, ge=10, le=86_400, description="Seconds after which the key set is read again."
    )
    token_algorithms: Algorithms = Field(
        "RS256,ES256,EdDSA", description="Algorithms of the key set's keys that are accepted."
    )
    principal_claim: str = Field(
        "sub", min_length=1, description="Claim that names the person, as `member:7` or by the graph's id."
    )
    clock_skew: int = Field(
        30, ge=0, le=300, description="Seconds by which an issuer's clock may differ from ours."
    )
    rights_lifetime: float = Field(
        15.0,
        ge=0,
        le=25,
        description="Seconds for which a caller's rights are kept before they are read again.",
    )

    request_bytes: int = Field(1_048_576, ge=1024, description="Largest request body accepted, in bytes.")
    document_characters: int = Field(100_000, ge=100, description="Most characters of one GraphQL document.")
    document_tokens: int = Field(2500, ge=100, description="Most lexical tokens in one GraphQL document.")
    document_cache: int = Field(
        1_000_000, ge=0, description="Characters of GraphQL text whose checked documents are kept in memory."
    )
    depth: int = Field(50, ge=1, description="Most levels of an operation.")
    root_fields: int = Field(50, ge=1, description="Most root fields of an operation.")
    aliases: int = Field(200, ge=1, description="Most aliases in an operation, through all its fragments.")
    directives: int = Field(200, ge=1, description="Most directives in an operation, counted alike.")
    input_values: int = Field(
        2000, ge=1, description="Most values in the lists and filters of an operation and its variables."
    )
    answer_objects: int = Field(
        100_000, ge=1, description="Most objects that an answer could have by its page sizes."
    )
    cost: int = Field(
        200_000, ge=1, description="Most that an operation could cost, as docs/limits.md counts it."
    )
    trusted_documents: Mode = Field(
        Mode.OFF,
        description="What becomes of a document that is not registered: `off`, `log` or `enforce`.",
    )
    documents_dir: Path | None = Field(
        None, description="Folder of registered documents; `documents` in the data folder when not given."
    )
    automatic_documents: bool = Field(
        default=True, description="Remember the documents that clients send along with their hash."
    )
    budget: int = Field(
        400_000, ge=0, le=10**12, description="What a caller may have spent at once, in cost; 0 is no budget."
    )
    budget_restore: int = Field(
        20_000, ge=1, le=10**9, description="What of a caller's budget comes back in a second."
    )
    budget_store: RedisUrl | None = Field(
        None,
        description="A Redis or Valkey in which gateways share budgets; each counts for itself without.",
    )
    concurrency: int = Field(
        100, ge=1, description="Most requests of one caller that a process runs at once."
    )
    requests: int = Field(1000, ge=1, description="Most requests of all callers that a process runs at once.")
    draft_statuses: bool = Field(
        default=False,
        description="Answer 422 and 294, as the newest GraphQL-over-HTTP draft has it, for 400 and 200.",
    )
    introspection: bool = Field(default=True, description="Whether the schema may be asked of itself.")
    suggestions: bool = Field(
        default=True,
        description="Whether errors tell names that were not sent, such as what may have been meant.",
    )
    cors_origins: Origins | None = Field(
        None,
        description="Other sites whose pages may ask, as in `https://portal.example.com`; commas between.",
    )
    deadline: float = Field(
        10.0, gt=0, description="Seconds after which a request is given up, unless its client waits for less."
    )

    statement_timeout: float = Field(5.0, gt=0, description="Seconds that one SQL statement may take.")
    connect_timeout: float = Field(3.0, gt=0, description="Seconds to wait for a connection to a database.")
    pool_size: int = Field(10, ge=1, le=1000, description="Most connections to each of the four databases.")
    pool_queue: int = Field(
        1000, ge=1, description="Most statements that wait for a connection to one database."
    )
    share_loads: bool = Field(
        default=True, description="Send what concurrent requests of equal rights ask alike as one statement."
    )

    as_of: date | None = Field(
        None, description="The gateway's today in New York, as YYYY-MM-DD; the real date when not given."
    )

    @model_validator(mode="after")
    def _all_databases_or_none(self) -> Settings:
        missing = [domain for domain in DOMAINS if self.dsn(domain) is None]
        if 0 < len(missing) < len(DOMAINS):
            names = ", ".join(variable(f"{domain}_dsn") for domain in missing)
            raise ValueError(f"{names}: missing. Give a DSN for all four databases, or for none of them")
        return self

    @model_validator(mode="after")
    def _own_tokens_in_a_demo(self) -> Settings:
        if self.demo and self.jwks:
            raise ValueError(f"{variable('jwks')} is set; a demo signs its own tokens, so leave it out")
        return self

    @model_validator(mode="after")
    def _what_is_allowed_can_be_paid(self) -> Settings:
        if 0 < self.budget < self.cost:
            raise ValueError(f"{variable('cost')} is {self.cost:,}, more than {variable('budget')} ever has")
        return self

    @property
    def documents(self) -> Store:
        """The registered documents."""
        return Store(self.documents_dir or self.data_dir / FOLDER)

    @property
    def origins(self) -> tuple[str, ...]:
        """The other sites whose pages may ask."""
        return tuple(self.cors_origins.split(",")) if self.cors_origins else ()

    @property
    def algorithms(self) -> tuple[str, ...]:
        """The algorithms accepted."""
        return tuple(self.token_algorithms.split(","))

    @property
    def embedded(self) -> bool:
        """Whether the four databases live in the embedded Postgres, because no DSN was given."""
        return all(self.dsn(domain) is None for domain in DOMAINS)

    def dsn(self, domain: str) -> str | None:
        """The DSN of the gateway's role in a domain's database; None when embedded."""
        return _plain(getattr(self, f"{domain}_dsn"))

    def owner_dsn(self, domain: str) -> str | None:
        """The DSN of the owner's role in a domain's database; None when embedded or not given."""
        return _plain(getattr(self, f"{domain}_owner_dsn"))


def load(**overrides: Any) -> Settings:
    """Read the environment once; what the command line says (`overrides`, where not None) comes before it.

    Raises SettingsInvalid with a sentence for every setting that is wrong.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    problems = list(_unknown(os.environ))
    try:
        settings = Settings(**given)
    except ValidationError as error:
        problems += [_sentence(dict(detail)) for detail in error.errors(include_url=False)]
    else:
        if not problems:
            return settings
    raise SettingsInvalid(problems)


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def _unknown(environment: Mapping[str, str]) -> Iterator[str]:
    for given in sorted(environment):
        name = given.removeprefix(PREFIX).lower()
        if given.startswith(PREFIX) and name not in Settings.model_fields:
            close = difflib.get_close_matches(name, Settings.model_fields, n=1)
            hint = f"did you mean {variable(close[0])}?" if close else "docs/settings.md lists them all."
            yield f"{given} is not a setting; {hint}"


def _sentence(detail: Mapping[str, object]) -> str:
    place = detail["loc"]
    message = str(detail["msg"]).removeprefix("Value error, ")
    if not isinstance(place, tuple) or not place:
        return f"{message}."
    name = str(place[0])
    value = "" if name.endswith(("_dsn", "_store")) else f" is {str(detail['input'])!r}"
    return f"{variable(name)}{value}: {message[0].lower()}{message[1:]}."


def _plain(dsn: SecretStr | None) -> str | None:
    return dsn.get_secret_value() if dsn else None
