"""The bytes of a page as text, by the encoding that the page itself names."""

from __future__ import annotations

import codecs
import re

from careers.audit.rule import Rule
from careers.problem import Problem, Spot
from careers.wording import quote

ENCODING = Rule(
    "encoding",
    "error",
    "A page is not in the encoding that it names, or names one that nobody knows; or it names none "
    "and is not UTF-8.",
    'Save it as UTF-8 and say so: <meta charset="utf-8"> within its first 1,024 bytes.',
)
GARBLED = Rule(
    "text-garbled",
    "warning",
    "Letters on a page have been read in the wrong encoding at some time: “Ã©” stands for “é”.",
    "Put in the letters that are meant, and save the page as UTF-8.",
)

# https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding
_PRESCAN = 1024
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# As browsers read these names, which is more than the standards of the names allow.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
# UTF-8 that was read as Windows-1252: é is Ã©, ’ is â€™, a non-breaking space is Â and a space.
_TWICE = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|â€[™œž“”¦¢]|\ufffd")


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of a page, and what is wrong with its encoding; every page comes out as text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data, encoding, "UTF", path)
    found = _DECLARED.search(data[:_PRESCAN])
    named = found[1].decode("ascii", "replace") if found else ""
    try:
        encoding = codecs.lookup(named).name if named else "utf-8"
        "x".encode(encoding)
    except (LookupError, ValueError):
        problem = ENCODING.at(Spot(path), f"Nobody knows the encoding {quote(named)}.")
        return data.decode("utf-8", "replace"), [problem]
    # What names UTF-16 in single bytes can't be in it.
    encoding = "utf-8" if encoding.startswith("utf-16") else _WIDER.get(encoding, encoding)
    return _text(data, encoding, named, path)


def garbled(text: str) -> str:
    """The first letters that were read in a wrong encoding, with some around them, or nothing."""
    found = _TWICE.search(text)
    if not found:
        return ""
    begin = text.rfind(" ", 0, found.start()) + 1
    return text[max(begin, found.start() - 20) : found.end() + 12]


def _text(data: bytes, encoding: str, named: str, path: str) -> tuple[str, list[Problem]]:
    try:
        return data.decode(encoding), []
    except UnicodeError as error:
        before = data[: getattr(error, "start", 0)]
    line = before.count(b"\n") + 1
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    says = f"says that it is in {quote(named)}" if named else "names no encoding and is not UTF-8"
    message = f"The page {says}; what stands here can't be read so."
    if not named:
        message = "The page names no encoding, and what stands here is not UTF-8."
    return data.decode(encoding, "replace"), [ENCODING.at(Spot(path, line, column), message)]
