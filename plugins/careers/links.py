"""Where an address written in a role leads, and whether it is safe to publish."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

from careers.frozen import FrozenDict
from careers.problem import Problem, Spot
from careers.wording import REMEMBERED

SCHEMES = ("https", "http", "mailto", "tel")
SCHEME = re.compile(r"[a-zA-Z][\w+.\-]*:")
UNSEEN = re.compile(r"[\s\x00-\x20\x7f-\x9f\\\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
EMAIL = re.compile(
    r"[^\s@<>()\[\],;:\"/\\?&]+@[^\s@<>()\[\],;:\"/\\?&.]+(?:\.[^\s@<>()\[\],;:\"/\\?&.]+)+"
)
HOST = re.compile(
    r"(?:[a-z0-9-]+\.)+(?!md\b|html?\b|png\b|jpe?g\b|svg\b|pdf\b)[a-z]{2,}(?:/|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a text: as written, its text, its place."""

    href: str
    text: str
    spot: Spot
    kind: Literal["link", "image"] = "link"


@dataclass(frozen=True, slots=True)
class Sized:
    """How large a picture is, and lighter files of it: pairs of a media type and a `srcset`."""

    width: int
    height: int
    sources: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: an address that works on the role's page.

    `path` is the project's file behind it (`site_src/benefits.md`), empty for other sites;
    `sized` is what is known of it where it is a picture.
    """

    href: str
    path: str = ""
    external: bool = False
    sized: Sized | None = None


Resolve = Callable[[Link], Target | Problem]
Measure = Callable[[str, Spot, Callable[[str], str]], Sized | None]
"""Answers how large the picture at a path is; addresses are made by the last argument."""


@lru_cache(maxsize=REMEMBERED)
def unsafe(url: str, schemes: tuple[str, ...] = SCHEMES) -> str:
    """Why a full address can't be published, in words; empty when it can.

    `urlsplit` forgives what browsers read otherwise (a line break inside a scheme, an
    empty host), so the text itself is looked at first.
    """
    if UNSEEN.search(url):
        return "has a blank, a backslash or an invisible character in it"
    try:
        parts = urlsplit(url)
    except ValueError:
        return "is not a complete address"
    if parts.scheme.lower() not in schemes:
        return f"does not begin with {' or '.join(f'{name}:' for name in schemes)}"
    if parts.scheme.lower() in ("http", "https"):
        if not parts.hostname:
            return "has no host, such as “//example.com” after “https:”"
        if parts.username is not None or parts.password is not None:
            return "has a user name in it, which hides where it leads"
    elif parts.scheme.lower() == "mailto" and not EMAIL.fullmatch(unquote(parts.path)):
        return "is not an e-mail address"
    return ""


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address, such as `jobs@example.com`."""
    return bool(EMAIL.fullmatch(text)) and len(text) <= 254


def is_relative(href: str) -> bool:
    """Whether an address leads to another file of the project, from the one that it stands in.

    What lacks only its `https://` or `mailto:` does not, nor does a part of the same page.
    """
    href = href.strip()
    elsewhere = re.match(r"[a-zA-Z][\w+.\-]*:|[#?/\\]", href)
    return bool(href) and not (elsewhere or HOST.match(href) or is_email(href))


@dataclass(frozen=True)
class Links:
    """Answers where the links of one file lead.

    `paths` maps the project's files, such as `site_src/benefits.md`, to their addresses on
    the site, such as `benefits/`; `path` is the file that links, `page` its own address. A
    link that came from another Markdown file, such as a department's, starts there.
    """

    paths: Mapping[str, str]
    path: str
    page: str
    measure: Measure | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.paths, FrozenDict):
            object.__setattr__(self, "paths", MappingProxyType(self.paths))

    def resolve(self, link: Link) -> Target | Problem:
        """An address that works on the page, or what is wrong with the one that was written."""
        href = link.href.strip()
        if not href:
            return link.spot.error(
                "link-empty", "This link has no address.", "Write one, or no link."
            )
        if href.startswith("#"):
            return Target(href, self.path)
        if SCHEME.match(href) or href.startswith(("//", "\\", "/\\")):
            return self._elsewhere(link, href)
        return self._inside(link, href)

    def _elsewhere(self, link: Link, href: str) -> Target | Problem:
        if reason := unsafe(href):
            message = f"The address “{href[:120]}” {reason}."
            fix = "Write a full address, such as https://example.com/page."
            return link.spot.error("link-unsafe", message, fix)
        if link.kind == "image":
            message = f"The picture “{href[:120]}” is on another site."
            fix = f"Put it into site_src/assets/ and write {self._up}site_src/assets/name.png."
            return link.spot.error("picture-elsewhere", message, fix)
        return Target(href, external=href.lower().startswith("http"))

    def _inside(self, link: Link, href: str) -> Target | Problem:
        path, hash_, anchor = href.partition("#")
        path, query_mark, query = path.partition("?")
        plain = unquote(path)
        start = posixpath.dirname(link.spot.path if link.spot.path.endswith(".md") else self.path)
        written = posixpath.normpath(posixpath.join(start, plain))
        # A role that has become a folder is found where its file was.
        for known in (written, f"{written.removesuffix('.md')}/index.md"):
            url = None if path.startswith("/") else self.paths.get(known)
            if url is not None:
                sized = None
                if self.measure and link.kind == "image":
                    sized = self.measure(known, link.spot, self.to)
                href = f"{self.to(url)}{query_mark}{query}{hash_}{anchor}"
                return Target(href, known, sized=sized)
        message = f"There is no page or file “{plain[:120]}”."
        return link.spot.error("link-dead", message, self._guess(plain, link.kind, start))

    def from_project(self, path: str) -> str:
        """A path that begins at the project's folder, such as `mkdocs.yml` has, as written here."""
        return f"{'../' * self.path.count('/')}{path}"

    def to(self, url: str) -> str:
        """The address of a page of the site (`benefits/`), as seen from this page."""
        name, slash = url.rstrip("/"), "/" if url.endswith("/") or not url else ""
        start = [step for step in self.page.split("/")[:-1] if step]
        end = [step for step in name.split("/") if step]
        # As posixpath.relpath would, which asks the system where it is each time.
        same = len(posixpath.commonprefix([start, end]))
        relative = "/".join([*[".."] * (len(start) - same), *end[same:]])
        return f"{relative}{slash}" if relative else "./"

    def _guess(self, path: str, kind: str, start: str) -> str:
        if is_email(path):
            return f"Write “mailto:{path}”."
        stem = _stem(path.replace("\\", "/").rstrip("/")) or "index"
        # Who writes `.md` means a page. Of files with one name, a page is what is meant.
        alike = [known for known in self.paths if known.endswith(".md")]
        known_files = alike if path.endswith(".md") else self.paths
        pages_last = sorted(known_files, key=lambda known: known.endswith(".md"))
        stems = {_stem(known): known for known in pages_last}
        near = get_close_matches(stem[:80], stems, n=1, cutoff=0.75)
        if near:
            relative = posixpath.relpath(stems[near[0]], start or ".")
            return f"Did you mean “{quote(relative, safe='/._-')}”?"
        if HOST.match(path):
            return f"Write “https://{path[:120]}” if it is on another site."
        if kind == "image":
            return f"Put it into site_src/assets/ and write {self._up}site_src/assets/name.png."
        return f"Links lead from this file to the other, such as {self._up}site_src/benefits.md."

    @property
    def _up(self) -> str:
        """From the file's folder to that of the project."""
        return "../" * max(1, self.path.count("/"))


def _stem(path: str) -> str:
    """`site_src/Benefits.md` -> `benefits`."""
    return posixpath.splitext(path.rpartition("/")[2])[0].lower()
