"""A service account of Google's: its key out of the environment, and a token for the key.

https://developers.google.com/identity/protocols/oauth2/service-account#httprest
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from careers.online.line import Answer, Line, Question

TOKEN = "https://oauth2.googleapis.com/token"
GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
LONGEST = 3600  # seconds that a token is asked for; Google's most


class KeyProblem(Exception):
    """The key can't be used, or Google doesn't take it; never says anything of the key."""

    def __init__(self, message: str, fix: str = "", *, later: bool = False) -> None:
        super().__init__(message)
        self.fix = fix
        self.later = later


@dataclass(frozen=True, slots=True)
class ServiceAccount:
    """Who asks (an e-mail address), and the key to sign with, which is never shown."""

    email: str
    key: Any = field(repr=False)
    key_id: str = ""


def read_account(text: str) -> ServiceAccount:
    """The account in the JSON that Google gives out. Raises `KeyProblem`."""
    try:
        said = json.loads(text)
    except ValueError:
        said = None
    fix = "Copy the whole file that Google gave you into it, from “{” to “}”."
    if not isinstance(said, dict):
        raise KeyProblem("it is no JSON", fix)
    if said.get("type") != "service_account":
        raise KeyProblem("it is not the key of a service account", fix)
    for name in ("client_email", "private_key"):
        if not isinstance(said.get(name), str) or not said[name]:
            raise KeyProblem(f"“{name}” is missing in it", fix)
    return ServiceAccount(
        said["client_email"], _private_key(said["private_key"], fix), _text(said, "private_key_id")
    )


def ask_for_token(
    account: ServiceAccount,
    scope: str,
    line: Line,
    address: str = TOKEN,
    clock: Callable[[], float] = time.time,
) -> str:
    """A token with which the account may do what the scope says. Raises `KeyProblem`."""
    now = int(clock())
    claims = {
        "iss": account.email,
        "scope": scope,
        "aud": address,
        "iat": now,
        "exp": now + LONGEST,
    }
    body = urlencode({"grant_type": GRANT, "assertion": _signed(account, claims)}).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    found = line.ask(Question(address, "POST", headers, body))
    if not isinstance(found, Answer):
        raise KeyProblem(f"Google gives no token: {found.reason}", later=found.later)
    said = _json(found)
    token = said.get("access_token")
    if found.fine and isinstance(token, str) and token:
        return token
    reason = _text(said, "error_description") or _text(said, "error") or str(found.status)
    fix = "" if found.later else (
        f"Look whether the key of {account.email} is still there: console.cloud.google.com, "
        "IAM & Admin, Service Accounts, Keys."
    )  # fmt: skip
    raise KeyProblem(f"Google gives no token: {' '.join(reason.split())[:200]}", fix,
                     later=found.later)  # fmt: skip


def _signed(account: ServiceAccount, claims: Mapping[str, Any]) -> str:
    """A JSON Web Token, signed with RS256. RFC 7515, 7519."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    head = {"alg": "RS256", "typ": "JWT"} | ({"kid": account.key_id} if account.key_id else {})
    parts = [_base64(json.dumps(part, separators=(",", ":")).encode()) for part in (head, claims)]
    signature = account.key.sign(".".join(parts).encode(), padding.PKCS1v15(), hashes.SHA256())
    return ".".join([*parts, _base64(signature)])


def _private_key(pem: str, fix: str) -> Any:
    try:
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
    except ImportError:
        message = "the package “cryptography” is missing, which signs for it"
        raise KeyProblem(message, 'Install it: pip install "mkdocs-careers[google]".') from None
    try:
        key = load_pem_private_key(pem.encode(), password=None)
    except (ValueError, TypeError):
        raise KeyProblem("“private_key” in it is damaged", fix) from None
    if not isinstance(key, RSAPrivateKey):
        raise KeyProblem("“private_key” in it is of another kind than RSA", fix)
    return key


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _json(found: Answer) -> Mapping[str, Any]:
    try:
        said = json.loads(found.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""
