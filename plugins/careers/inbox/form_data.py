"""The bytes that a browser sends for a form, as its fields and files in their order."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from email.message import Message
from urllib.parse import unquote_to_bytes

LINE = b"\r\n"
# What browsers write for these three in names, and nothing else (HTML, “Multipart form data”).
ESCAPED = {"%0D": "\r", "%0A": "\n", "%22": '"'}
PARAMETER = re.compile(r';\s*(name|filename)="([^"]*)"', re.IGNORECASE)


class FormError(ValueError):
    """What arrived is no form; the message says what it is and what to change."""


@dataclass(frozen=True, slots=True)
class Part:
    """One field, or one file where `filename` is not None (empty: none was chosen)."""

    name: str
    content: bytes
    filename: str | None = None
    media_type: str = ""

    @property
    def text(self) -> str:
        return self.content.decode("utf-8", errors="replace")

    @property
    def is_file(self) -> bool:
        """Whether somebody attached this; browsers send a nameless, empty one for no file."""
        return self.filename is not None and bool(self.filename or self.content)


def read_form(content_type: str, body: bytes) -> tuple[Part, ...]:
    """The parts of a form; raises `FormError` for what is none.

    `multipart/form-data` (RFC 7578), `application/x-www-form-urlencoded`, and a flat JSON
    object as some scripts send it.
    """
    header = Message()
    header["Content-Type"] = content_type or "nothing"
    kind = header.get_content_type() if content_type else ""
    if kind == "multipart/form-data":
        return _multipart(str(header.get_param("boundary") or ""), body)
    if kind == "application/x-www-form-urlencoded":
        return tuple(_pairs(body))
    if kind == "application/json":
        return _json(body)
    raise FormError(
        f"it was sent as {kind or 'nothing in particular'}; a form is sent as"
        " multipart/form-data (with files) or application/x-www-form-urlencoded"
    )


def _multipart(boundary: str, body: bytes) -> tuple[Part, ...]:
    """The whole body is here, so its delimiter cuts it exactly: no part may hold that line."""
    if not boundary:
        raise FormError("its Content-Type names no boundary; a script should leave that header out")
    _, *chunks = (LINE + body).split(LINE + b"--" + boundary.encode())
    if not chunks:
        raise FormError("its boundary never comes")
    parts: list[Part] = []
    for chunk in chunks:
        if chunk.startswith(b"--"):
            return tuple(parts)
        _, line, part = chunk.partition(LINE)
        head, blank, content = part.partition(LINE + LINE)
        if not (line and blank):
            break
        parts.append(_part(head.decode("utf-8", errors="replace"), content))
    raise FormError(f"it ends in the middle, after {len(parts)} parts")


def _part(head: str, content: bytes) -> Part:
    headers = {}
    for line in head.split("\r\n"):
        name, _, value = line.partition(":")
        headers[name.strip().casefold()] = value.strip()
    said = {
        key.casefold(): _plain(value)
        for key, value in PARAMETER.findall(headers.get("content-disposition", ""))
    }
    if "name" not in said:
        raise FormError("a part of it has no name")
    return Part(said["name"], content, said.get("filename"), headers.get("content-type", ""))


def _plain(written: str) -> str:
    for escape, character in ESCAPED.items():
        written = written.replace(escape, character)
    return written


def _pairs(body: bytes) -> list[Part]:
    pairs = (pair.partition(b"=") for pair in body.split(b"&") if pair)
    return [
        Part(_decoded(name).decode("utf-8", "replace"), _decoded(value)) for name, _, value in pairs
    ]


def _decoded(written: bytes) -> bytes:
    return unquote_to_bytes(written.replace(b"+", b" "))


def _json(body: bytes) -> tuple[Part, ...]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FormError(f"it can't be read as JSON: {error}") from None
    if not isinstance(said, dict):
        raise FormError("its JSON is not an object of fields")
    return tuple(
        Part(name, (value if isinstance(value, str) else json.dumps(value)).encode())
        for name, value in said.items()
    )
