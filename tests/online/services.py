"""Stand-ins for IndexNow and Google's Indexing API that hold every message against the protocol."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from .conftest import Asked, Said, StandIn

EMAIL = "tell@careers.iam.gserviceaccount.com"


@dataclass
class IndexNowStandIn:
    """https://www.indexnow.org/documentation, for a site that is in a folder.

    `faults` are answers to give before, or instead of, looking at a message.
    """

    server: StandIn
    site: str
    folder: Path
    told: list[str] = field(default_factory=list)
    faults: list[Said] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server.answer = self.answer

    def answer(self, asked: Asked) -> Said:
        if self.faults:
            return self.faults.pop(0)
        if asked.method != "POST" or asked.path != "/indexnow":
            return Said(404)
        if asked.headers.get("content-type") != "application/json; charset=utf-8":
            return Said(400, "content type")
        said = json.loads(asked.body)
        if set(said) != {"host", "key", "keyLocation", "urlList"}:
            return Said(400, "keys")
        if not said["urlList"] or len(said["urlList"]) > 10_000:
            return Said(400, "how many")
        if len({*said["urlList"]}) != len(said["urlList"]):
            return Said(400, "twice")
        # The key's file speaks for what is in its folder, on its host.
        if said["host"] != self.site.split("/")[2]:
            return Said(422, "host")
        beside = said["keyLocation"].rpartition("/")[0] + "/"
        if any(not url.startswith(beside) for url in said["urlList"]):
            return Said(422, "pages of another site")
        file = self.folder / said["keyLocation"].removeprefix(self.site)
        if not file.is_file() or file.read_text(encoding="utf-8") != said["key"]:
            return Said(403, "key")
        self.told += said["urlList"]
        return Said(202 if len(self.told) == len(said["urlList"]) else 200)


@cache
def private_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def account_json(**other: Any) -> str:
    """What Google gives out for a service account."""
    pem = private_key().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    said = {
        "type": "service_account",
        "project_id": "careers",
        "private_key_id": "key-1",
        "private_key": pem.decode(),
        "client_email": EMAIL,
        "token_uri": "https://oauth2.googleapis.com/token",
    }
    return json.dumps({**said, **other})


@dataclass
class GoogleStandIn:
    """Google's OAuth server and its Indexing API v3, in one.

    `quota` is what it takes in a day. `faults` are answers to give to messages, `token_faults`
    to questions for a token; None lets one through.
    """

    server: StandIn
    quota: int = 200
    told: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Said | None] = field(default_factory=list)
    token_faults: list[Said] = field(default_factory=list)
    wrong: Callable[[str], bool] = lambda _url: False

    def __post_init__(self) -> None:
        self.server.answer = self.answer

    def answer(self, asked: Asked) -> Said:
        if asked.method == "POST" and asked.path == "/token":
            return self._token(asked)
        if asked.method == "POST" and asked.path == "/v3/urlNotifications:publish":
            return self._publish(asked)
        return error(404, "Not found", "NOT_FOUND")

    def _token(self, asked: Asked) -> Said:
        if self.token_faults:
            return self.token_faults.pop(0)
        if asked.headers.get("content-type") != "application/x-www-form-urlencoded":
            return Said(400, json.dumps({"error": "invalid_request"}))
        said = parse_qs(asked.body.decode())
        if said.get("grant_type") != ["urn:ietf:params:oauth:grant-type:jwt-bearer"]:
            return Said(400, json.dumps({"error": "unsupported_grant_type"}))
        if reason := self._wrong(said["assertion"][0]):
            body = {"error": "invalid_grant", "error_description": reason}
            return Said(400, json.dumps(body))
        token = {"access_token": "ya29.token", "token_type": "Bearer", "expires_in": 3599}
        return Said(200, json.dumps(token))

    def _wrong(self, assertion: str) -> str:
        """What is wrong with a JSON Web Token. RFC 7515, RFC 7523."""
        head, claims, signature = assertion.split(".")
        signed = f"{head}.{claims}".encode()
        try:
            public = private_key().public_key()
            public.verify(_decoded(signature), signed, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            return "Invalid JWT Signature."
        if json.loads(_decoded(head)) != {"alg": "RS256", "typ": "JWT", "kid": "key-1"}:
            return "Invalid header."
        said = json.loads(_decoded(claims))
        if set(said) != {"iss", "scope", "aud", "iat", "exp"} or said["iss"] != EMAIL:
            return "Invalid issuer."
        if said["scope"] != "https://www.googleapis.com/auth/indexing":
            return "Invalid scope."
        if said["aud"] != f"{self.server.address}/token":
            return "Invalid audience."
        if abs(said["iat"] - time.time()) > 60 or not 0 < said["exp"] - said["iat"] <= 3600:
            return "Invalid time."
        return ""

    def _publish(self, asked: Asked) -> Said:
        if asked.headers.get("authorization") != "Bearer ya29.token":
            return error(401, "Request had invalid authentication credentials.", "UNAUTHENTICATED")
        if asked.headers.get("content-type") != "application/json":
            return error(400, "Invalid content type", "INVALID_ARGUMENT")
        if self.faults and (fault := self.faults.pop(0)) is not None:
            return fault
        said = json.loads(asked.body)
        if set(said) != {"url", "type"} or said["type"] not in ("URL_UPDATED", "URL_DELETED"):
            return error(400, "Invalid value", "INVALID_ARGUMENT")
        if self.wrong(said["url"]):
            return error(400, f"Invalid URL {said['url']}.", "INVALID_ARGUMENT")
        if len(self.told) >= self.quota:
            return error(429, "Quota exceeded for quota metric 'Publish requests'.", "EXHAUSTED")
        self.told.append((said["type"], said["url"]))
        return Said(200, json.dumps({"urlNotificationMetadata": {"url": said["url"]}}))


def error(status: int, message: str, name: str) -> Said:
    """An error as Google's interfaces give it."""
    said: Mapping[str, Any] = {"error": {"code": status, "message": message, "status": name}}
    return Said(status, json.dumps(said))


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
