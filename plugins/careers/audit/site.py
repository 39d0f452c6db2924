"""A site as a stranger puts it together: its pages, its own address, and what leads where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urldefrag

from careers.audit.folder import Folder, address_of
from careers.audit.page import Link, Page
from careers.audit.postings.description import plain_text
from careers.audit.web_address import join, split
from careers.audit.words import has, share, words

# Where a site stands whose own address nobody could find out; the name is reserved (RFC 2606).
NOWHERE = "https://site.invalid/"
_SAME = 0.9  # of the words of a description, where the page is the job's own


@dataclass
class Site:
    """The pages by their files; `url` is the site's own address with a “/” at its end, if known."""

    folder: Folder
    pages: Mapping[str, Page]
    url: str = ""

    @property
    def root(self) -> str:
        """The site's address, or a made-up one to reckon with."""
        return self.url or NOWHERE

    def page_url(self, path: str) -> str:
        """The full address of a page by its file."""
        return self.root + address_of(path)

    def target(self, page: Page, href: str) -> tuple[str, str] | None:
        """Where an address on a page leads inside the site: the rest of the address, and the part.

        None for what leads out of the site, and for what is no address.
        """
        here = self.page_url(page.path)
        base = (join(here, page.base) if page.base else None) or here
        url = join(base, href)
        return self.inside(url) if url else None

    def inside(self, url: str) -> tuple[str, str] | None:
        """The rest of a full address behind the site's own, and its part; None for others."""
        root, parts = split(self.root), split(url)
        if root is None or parts is None or parts.scheme not in ("http", "https"):
            return None
        if parts.netloc.lower() != root.netloc.lower():
            return None
        # Of two equal addresses one may have “%20” where the other has a blank.
        depth = root.path.count("/")
        pieces = (parts.path or "/").split("/", depth)
        if unquote("/".join(pieces[:depth])) != unquote(root.path.rstrip("/")):
            return None
        return "".join(pieces[depth:]), parts.fragment

    def page_at(self, url: str) -> Page | None:
        """The page that is shown at a full address, if it is one of the site."""
        found = self.inside(url)
        return self.pages.get(self.folder.answers(found[0])) if found else None

    def alternate(self, page: Page, link: Link) -> Page | None:
        """The page of the site that a page names as itself in another language."""
        return self._behind(page, link)

    def languages_of(self, page: Page) -> frozenset[str]:
        """The files of the pages that a page names as itself in other languages."""
        found = (self.alternate(page, link) for _, link in page.alternates)
        return frozenset(other.path for other in found if other)

    def same_in_other_languages(self, page: Page) -> list[Page]:
        """The pages that a page and that name each other as one in several languages."""
        others = self.languages_of(page) - {page.path}
        return [
            self.pages[path] for path in others if page.path in self.languages_of(self.pages[path])
        ]

    @cached_property
    def ways(self) -> Mapping[str, list[tuple[Link, Page]]]:
        """For each page, its links that lead to other pages of the site, with those pages."""
        return {
            path: [
                (link, target)
                for link in page.links
                if link.kind in ("link", "forward")
                if (target := self._behind(page, link)) and target.path != path
            ]
            for path, page in self.pages.items()
        }

    def told_of_others(self, page: Page) -> list[str]:
        """What entries of lists on a page say of the other jobs that they lead to."""
        ways = self.ways[page.path]
        return [link.entry for link, target in ways if target.postings and link.entry]

    def _behind(self, page: Page, link: Link) -> Page | None:
        found = self.target(page, link.href)
        return self.pages.get(self.folder.answers(found[0])) if found else None

    @cached_property
    def offers(self) -> Mapping[str, Page]:
        """The pages with a JobPosting that can be read."""
        return {path: page for path, page in self.pages.items() if page.postings}

    @cached_property
    def lists(self) -> Mapping[str, Page]:
        """The pages that lead to several jobs without being one: lists, departments, a home page.

        A page with a JobPosting is one as well when it has several, or another job's.
        """
        found = {}
        for path, page in self.pages.items():
            if page.forward or page.notice:
                continue
            ways = self.ways[path]
            jobs = {target.path for link, target in ways if target.postings and not link.beside}
            own = len(page.postings)
            if len(jobs) > 1 and (own != 1 or not _is_about(page)):
                found[path] = page
        return found


def find_url(folder: Folder, pages: Mapping[str, Page], listed: Iterable[str]) -> str:
    """The site's own address: what most pages' canonicals, else the sitemap's addresses, say.

    `listed` are the addresses of the sitemap. Nothing when nobody names it.
    """
    votes: Counter[str] = Counter()
    for path, page in pages.items():
        for link in page.canonicals[:1]:
            votes[_before(link.href, address_of(path))] += 1
    del votes[""]
    if not votes:
        for url in listed:
            votes.update(_starts(folder, url))
        del votes[""]
    return max(votes, key=lambda url: (votes[url], len(url))) if votes else ""


def _before(url: str, rest: str) -> str:
    """The part of a full address before a page's own, or nothing when it isn't that page's."""
    whole = urldefrag(url)[0]
    if not re.match(r"https?://[^/]+", whole) or split(whole) is None:
        return ""
    if not rest:
        return f"{whole.rstrip('/')}/"
    for end in (rest, rest.removesuffix("/"), rest.removesuffix(".html")):
        start, *tail = whole.rsplit("/", end.count("/") + 1)
        if unquote("/".join(tail)) == end and start.count("/") > 1:
            return f"{start}/"
    return ""


def _starts(folder: Folder, url: str) -> Iterable[str]:
    """Every address that a site may have in which a page stands at `url`."""
    found = split(url)
    if found is None or found.scheme not in ("http", "https"):
        return
    parts = found.path.split("/")[1:]
    for size in range(len(parts)):
        if folder.answers("/".join(parts[size:])):
            start = "/".join(parts[:size])
            yield f"{found.scheme}://{found.netloc}/{start}{'/' if start else ''}"


def _is_about(page: Page) -> bool:
    """Whether the page's first heading is the title of its posting, or its text the posting's."""
    posting = page.postings[0]
    title = posting.text("title")
    if not title or not page.headings or has(words(page.headings[0]), title):
        return True
    description = plain_text(posting.text("description"))
    return bool(description) and share(page.words, description) > _SAME
