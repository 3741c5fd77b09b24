"""Which tokens are taken, and what is said of the others."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from joserfc import jws
from joserfc.jwk import ECKey, OctKey

from gateway.identity.keys import NoKeys, read_key_set
from gateway.values import ALGORITHMS
from loaders.errors import Unauthenticated
from loaders.ids import global_id
from loaders.viewers import Capacity, Role
from tests.identity.issuing import KEYS, NOW, Time, document, token, tokens_of

if TYPE_CHECKING:
    from gateway.identity.keys import Pinned

RSA: Any = KEYS["RS256"]
EC, OKP = KEYS["ES256"], KEYS["EdDSA"]
STRANGER = ECKey.generate_key("P-256")


class Listed:
    """The keys of a document that never changes."""

    def __init__(self, text: bytes) -> None:
        self.keys = dict(read_key_set(text, ALGORITHMS))

    async def find(self, kid: str | None) -> Pinned | None:
        return self.keys.get(kid) if kid else None


ISSUERS = Listed(document(RSA, EC, OKP))


@pytest.fixture
def times() -> Time:
    return Time()


@pytest.mark.parametrize(("key", "alg"), [(RSA, "RS256"), (EC, "ES256"), (OKP, "EdDSA"), (OKP, "Ed25519")])
async def test_a_token_of_the_issuer_names_a_capacity(times: Time, key: Any, alg: str) -> None:
    verified = await tokens_of(ISSUERS, times).verify(token(key, alg))
    assert verified.capacity == Capacity("member:7", Role.BROKER, 12)


ACCEPTED: dict[str, tuple[dict[str, Any], Capacity]] = {
    "the graph's own ids": (
        {"sub": global_id("member", 7), "account": global_id("account", 12)},
        Capacity("member:7", Role.BROKER, 12),
    ),
    "staff, who act in no account": (
        {"sub": "officer:3", "role": "OVERSIGHT_ANALYST", "account": None},
        Capacity("officer:3", Role.OVERSIGHT_ANALYST),
    ),
    "several audiences": ({"aud": ["elsewhere", "account-graph"]}, Capacity("member:7", Role.BROKER, 12)),
    "what was issued just now": ({"iat": NOW, "nbf": NOW}, Capacity("member:7", Role.BROKER, 12)),
    "ended within the skew": ({"exp": NOW - 9}, Capacity("member:7", Role.BROKER, 12)),
    "begins within the skew": ({"nbf": NOW + 10, "iat": NOW + 10}, Capacity("member:7", Role.BROKER, 12)),
}


@pytest.mark.parametrize("kind", ACCEPTED)
async def test_a_good_token_is_taken(times: Time, kind: str) -> None:
    said, capacity = ACCEPTED[kind]
    assert (await tokens_of(ISSUERS, times, skew=10).verify(token(**said))).capacity == capacity


def signed_as(header: dict[str, Any], key: Any, alg: str) -> str:
    """A token whose header says one thing and whose signature is another."""
    payload = token().split(".")[1]
    protected = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()
    signature = jws.JWSRegistry.algorithms[alg].sign(f"{protected}.{payload}".encode(), key)
    return f"{protected}.{payload}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


PUBLIC = OctKey.import_key(RSA.as_pem(private=False).hex())
HEAD, BODY, SIGNATURE = token().split(".")
FORGED = {
    "a key of nobody": (token(STRANGER), "names a key that its issuer has not"),
    "a stranger's key under a known id": (token(STRANGER, kid=EC.thumbprint()), "not signed by its issuer"),
    "no key named, and there are several": (token(kid=None), "names no key, and the issuer has several"),
    "an id that is no text": (signed_as({"alg": "ES256", "kid": 7}, EC, "ES256"), "`kid` is not text"),
    "a public key as a secret": (
        token(PUBLIC, "HS256", kid=RSA.thumbprint()), "not a JWT signed with RS256",
    ),
    "no signature": (
        base64.urlsafe_b64encode(json.dumps({"alg": "none", "kid": EC.thumbprint()}).encode())
        .rstrip(b"=").decode() + f".{BODY}.",
        "not a JWT signed with ES256",
    ),
    "no algorithm": (signed_as({"kid": EC.thumbprint()}, EC, "ES256"), "not a signed JWT"),
    "another algorithm of the key's kind": (
        signed_as({"alg": "PS256", "kid": RSA.thumbprint()}, RSA, "PS256"), "not a JWT signed with RS256",
    ),
    "another kind's algorithm": (
        signed_as({"alg": "ES256", "kid": RSA.thumbprint()}, EC, "ES256"), "not a JWT signed with RS256",
    ),
    "a condition that we do not know": (
        signed_as({"alg": "ES256", "kid": EC.thumbprint(), "crit": ["far"], "far": 1}, EC, "ES256"),
        "not a JWT signed with ES256",
    ),
    "another's claims": (
        f"{HEAD}.{token(role='OVERSIGHT_ANALYST').split('.')[1]}.{SIGNATURE}", "not signed by its issuer",
    ),
    "no token": ("swordfish", "not a signed JWT"),
    "not even text": ("\u2603.\u2603.\u2603", "not a signed JWT"),
    "another issuer": (token(iss="elsewhere"), "`iss` is wrong"),
    "no issuer": (token(iss=None), "`iss` is wrong"),
    "another audience": (token(aud="elsewhere"), "`aud` is wrong"),
    "no audience": (token(aud=None), "`aud` is wrong"),
    "no end": (token(exp=None), "`exp` is wrong"),
    "an end that is no time": (token(exp="never"), "`exp` is wrong"),
    "past its end": (token(exp=NOW - 10), "expired at 2026-05-28 20:26:30 UTC"),
    "not yet": (token(nbf=NOW + 11), "not valid before 2026-05-28 20:26:51 UTC"),
    "issued tomorrow": (token(iat=NOW + 86_400), "`iat` is wrong"),
    "nobody": (token(sub=None), "`sub` is wrong"),
    "a person of no table": (token(sub="emperor:1"), "does not say who you are: 'emperor:1' is none of"),
    "a person without a number": (token(sub="member:one"), "does not say who you are"),
    "a number that no table holds": (token(sub="member:" + "9" * 19), "does not say who you are"),
    "no role": (token(role=None), "does not say who you are: it has no 'role'"),
    "an unknown role": (token(role="EMPEROR"), "'EMPEROR' is not a valid Role"),
    "no account": (token(account=None), "it has no 'account'"),
    "another thing's id for an account": (token(account=global_id("entry", 12)), "is none of account:1"),
    "a list of accounts": (token(account=["account:12"]), "does not say who you are"),
}  # fmt: skip


@pytest.mark.parametrize("forgery", FORGED)
async def test_any_other_token_is_refused_with_what_is_wrong(times: Time, forgery: str) -> None:
    forged, reason = FORGED[forgery]
    with pytest.raises(Unauthenticated, match=reason):
        await tokens_of(ISSUERS, times, skew=10).verify(forged)


async def test_a_header_that_says_more_is_taken(times: Time) -> None:
    more = signed_as({"alg": "ES256", "kid": EC.thumbprint(), "nonce": "x", "x5t": "y"}, EC, "ES256")
    assert (await tokens_of(ISSUERS, times).verify(more)).capacity.principal == "member:7"


async def test_another_claim_may_name_the_person(times: Time) -> None:
    tokens = tokens_of(ISSUERS, times, principal_claim="person")
    verified = await tokens.verify(token(sub="auth0|77", person="member:8"))
    assert verified.capacity.principal == "member:8"
    with pytest.raises(Unauthenticated, match="`person` is wrong"):
        await tokens.verify(token())


async def test_a_token_is_verified_once_and_not_past_its_end(times: Time) -> None:
    tokens, text = tokens_of(ISSUERS, times, skew=10), token(exp=NOW + 60)
    assert await tokens.verify(text) is await tokens.verify(text)

    times.passed = 69
    await tokens.verify(text)
    times.passed = 70
    with pytest.raises(Unauthenticated, match="expired at"):
        await tokens.verify(text)


async def test_a_token_verified_before_ends_with_its_key(times: Time) -> None:
    keys = Listed(document(RSA, EC))
    tokens = tokens_of(keys, times)
    await tokens.verify(token())

    del keys.keys[EC.thumbprint()]
    with pytest.raises(Unauthenticated, match="a key that its issuer has not"):
        await tokens.verify(token())


UNUSABLE = {
    "a secret": {"kty": "oct", "k": "c3dvcmRmaXNo", "kid": "1"},
    "a key for encryption": EC.as_dict(private=False) | {"use": "enc"},
    "a key for another algorithm": RSA.as_dict(private=False) | {"alg": "RS512"},
    "another curve": KEYS["ES384"].as_dict(private=False),
    "a kind of another age": {"kty": "AKP", "alg": "ML-DSA-44", "pub": "AA"},
    "half a key": {"kty": "EC", "crv": "P-256", "x": "AA"},
    "a short key": {"kty": "RSA", "e": "AQAB", "n": "wcHB" * 42 + "wcE"},
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Key size should be")
@pytest.mark.parametrize("kind", UNUSABLE)
def test_what_must_not_verify_is_passed_over(kind: str) -> None:
    listed = {"keys": [UNUSABLE[kind], EC.as_dict(private=False)]}
    assert [key.thumbprint for key in read_key_set(json.dumps(listed).encode(), ALGORITHMS).values()] == [
        EC.thumbprint()
    ]
    with pytest.raises(NoKeys, match="it has no key for RS256 or ES256 or EdDSA"):
        read_key_set(json.dumps({"keys": [UNUSABLE[kind]]}).encode(), ALGORITHMS)


def test_only_the_algorithms_of_the_settings_are_taken() -> None:
    assert {key.algorithm for key in read_key_set(document(RSA, EC, OKP), ["ES256"]).values()} == {"ES256"}


@pytest.mark.parametrize("text", [b"", b"swordfish", b"[]", b"{}", b'{"keys": 1}', b'{"keys": [1]}'])
def test_what_is_no_key_set_is_told(text: bytes) -> None:
    with pytest.raises(NoKeys, match="it is no JSON Web Key Set"):
        read_key_set(text, ALGORITHMS)
