"""One question to another computer: asked with patience, answered in data.

Only https is spoken, and http with this very computer, for tests. Nothing here raises for
what another computer does: a silence is a value too.
"""

from __future__ import annotations

import http.client
import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, build_opener
from urllib.request import Request as UrlRequest

from careers import __version__

HERE = ("localhost", "127.0.0.1", "::1")
LATER = frozenset({429, 500, 502, 503, 504})
MOVED = frozenset({301, 302, 303, 307, 308})
MOST = 50 * 1024 * 1024  # bytes of an answer; sitemaps.org: no sitemap has more
AT_ONCE = 1 << 16  # bytes


@dataclass(frozen=True, slots=True)
class Question:
    """A request of HTTP. `repeat` says that it does no harm to ask it twice."""

    address: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    repeat: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, from the address that answered in the end; names of headers are small."""

    status: int
    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def fine(self) -> bool:
        return 200 <= self.status < 300

    @property
    def later(self) -> bool:
        """Whether the same question may be answered at another time."""
        return self.status in LATER


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer, and why, as the end of a sentence; `later` as for an answer."""

    reason: str
    later: bool = True


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None  # each step is looked at here


@dataclass(frozen=True, slots=True)
class Line:
    """Asks, waits and asks again.

    After an error that passes by, it waits for as long as the other side says (`Retry-After`),
    else 1, 2, 4 … seconds, each between half and all of it, so that many who failed together
    don't come back together. It asks `tries` times, and never waits longer than `patience`.
    `timeout` is for one step, `longest` for a whole answer; all are seconds. `about` is added
    to the name by which it introduces itself: the site it speaks for.
    """

    about: str = ""
    tries: int = 5
    timeout: float = 30
    longest: float = 120
    patience: float = 120
    most: int = MOST
    redirects: int = 5
    wait: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def ask(self, question: Question) -> Answer | Silence:
        """The answer to a question, or why there is none."""
        for attempt in range(self.tries):
            found = self._follow(question)
            last = attempt == self.tries - 1 or not question.repeat
            if last or not found.later:
                return found
            pause = _asked_for(found) if isinstance(found, Answer) else None
            if pause is not None and pause > self.patience:
                return found
            if pause is None:
                pause = min(2.0**attempt, self.patience) * (0.5 + self.chance() / 2)
            self.wait(pause)
        raise AssertionError("unreachable: the last attempt returns")

    def _follow(self, question: Question) -> Answer | Silence:
        for _ in range(self.redirects + 1):
            if reason := unsafe(question.address):
                return Silence(reason, later=False)
            found = self._once(question)
            moved = isinstance(found, Answer) and found.status in MOVED
            if isinstance(found, Silence) or not moved or question.method != "GET":
                return found
            to = urljoin(question.address, found.headers.get("location", ""))
            question = replace(question, address=to, headers=_for(to, question))
        return Silence("it leads on from one address to the next without an end", later=False)

    def _once(self, question: Question) -> Answer | Silence:
        agent = f"mkdocs-careers/{__version__}" + f" (+{self.about})" * bool(self.about)
        try:
            request = UrlRequest(
                question.address,
                data=question.body,
                headers={"User-Agent": agent, **question.headers},
                method=question.method,
            )
            with _opener(question.address).open(request, timeout=self.timeout) as found:
                return self._read(found)
        except HTTPError as error:
            with error:
                return self._read(error)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Silence(_reason(error), later=not isinstance(error, ValueError))

    def _read(self, found: Any) -> Answer | Silence:
        headers = {name.lower(): value for name, value in found.headers.items()}
        try:
            body = b"".join(self._parts(found))
        except (OSError, http.client.HTTPException) as error:
            return Silence(_reason(error))
        if len(body) > self.most:
            size = self.most / 1024 / 1024
            return Silence(f"the answer has more than {size:g} MB", later=False)
        length = headers.get("content-length", "")
        if length.isdecimal() and len(body) < int(length):  # which nobody else looks at
            return Silence("the answer broke off")
        return Answer(found.status, found.geturl(), headers, body)

    def _parts(self, found: IO[bytes]) -> Iterator[bytes]:
        """The answer in pieces, up to a byte more than is taken."""
        end = time.monotonic() + self.longest
        left = self.most + 1
        while left and (part := found.read(min(AT_ONCE, left))):
            if time.monotonic() > end:
                raise TimeoutError("timed out")
            left -= len(part)
            yield part


def unsafe(address: str) -> str:
    """Why an address is not asked, as the end of a sentence; empty when it may be."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return f"“{address}” is no address"
    if parts.username or parts.password:
        return "its address holds a password"
    if parts.scheme == "https" and host:
        return ""
    if parts.scheme == "http" and host in HERE:
        return ""
    return f"“{address}” does not begin with https://"


def _for(address: str, question: Question) -> Mapping[str, str]:
    """The headers for an address that the question is led to: no stranger gets the token."""
    before, after = urlsplit(question.address), urlsplit(address)
    if (before.scheme, before.netloc) == (after.scheme, after.netloc):
        return question.headers
    return {n: value for n, value in question.headers.items() if n.lower() != "authorization"}


def _opener(address: str) -> OpenerDirector:
    """No proxy stands between this computer and itself."""
    if urlsplit(address).hostname in HERE:
        return build_opener(_NoRedirects, ProxyHandler({}))
    return build_opener(_NoRedirects)


def _asked_for(answer: Answer) -> float | None:
    """The seconds that an answer asks to wait for: `120`, or a moment. RFC 9110, 10.2.3."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _reason(error: BaseException) -> str:
    """What went wrong on the way, as the end of a sentence."""
    inner = error.reason if isinstance(error, URLError) else error
    if isinstance(inner, TimeoutError) or "timed out" in str(inner):
        return "there was no answer in time"
    said = getattr(inner, "strerror", None) or str(inner) or type(inner).__name__
    return " ".join(str(said).split())
