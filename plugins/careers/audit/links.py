"""Links, parts of pages and files inside the site: each must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from careers.audit.page import Link, Page
from careers.audit.rule import Rule
from careers.audit.site import Site
from careers.audit.web_address import split
from careers.problem import Problem, Spot, did_you_mean
from careers.wording import quote

LINK_DEAD = Rule(
    "link-dead",
    "error",
    "A link leads to a page of the site that isn't there.",
    "Mend the link, or take it out.",
)
FILE_MISSING = Rule(
    "file-missing",
    "error",
    "A picture, style sheet, script or other file of the site isn't there.",
    "Put the file in its place, or mend the address.",
)
ANCHOR_DEAD = Rule(
    "anchor-dead",
    "error",
    "A link leads to a part of a page that isn't there.",
    "Write the “id” of a part that is there.",
)
LINK_UNREADABLE = Rule(
    "link-unreadable",
    "error",
    "What stands in a link is no address.",
    "Write a full address, or the path of a page.",
)
LINK_LOCAL = Rule(
    "link-local",
    "error",
    "A link leads to somebody's own computer: `localhost`, `127.0.0.1`, `file:`.",
    "Write the address that everybody can reach.",
)
PICTURE_UNNAMED = Rule(
    "alt-missing",
    "error",
    "A picture has no `alt`, so nobody who can't see it knows what it shows.",
    'Write alt="…" with what the picture says, or alt="" where it only decorates.',
)

_ELSEWHERE = re.compile(
    r"(?:mailto|tel|sms|data|javascript|blob|about|callto|skype|whatsapp):", re.I
)
_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "::1"})


@dataclass
class _Group:
    """The same fault on several pages, told once."""

    rule: Rule
    spot: Spot
    message: str
    fix: str
    paths: set[str]

    def problem(self) -> Problem:
        others = len(self.paths) - 1
        more = f" So do {others} more pages." if others > 1 else " So does 1 more page."
        return self.rule.at(self.spot, self.message + (more if others else ""), self.fix)


def link_problems(site: Site) -> Iterator[Problem]:
    """Every link, part and file of the site that leads nowhere, each once."""
    groups: dict[tuple[str, str], _Group] = {}
    for page in site.pages.values():
        for link in page.links:
            if found := _fault(site, page, link):
                rule, target, message, fix = found
                new = _Group(rule, link.spot, message, fix, set())
                groups.setdefault((rule.code, target), new).paths.add(page.path)
    yield from (group.problem() for group in groups.values())


def picture_problems(pages: list[Page]) -> Iterator[Problem]:
    """Every picture without an alternative in words, each file once."""
    groups: dict[tuple[str, str], _Group] = {}
    for page in pages:
        for picture in page.pictures:
            if not picture.named:
                name = picture.src.rpartition("/")[2] or "picture"
                message = f"The picture {quote(name)} has no “alt”."
                new = _Group(PICTURE_UNNAMED, picture.spot, message, "", set())
                groups.setdefault(("", picture.src), new).paths.add(page.path)
    for group in groups.values():
        others = len(group.paths) - 1
        more = f" Nor on {others} more page{'s' if others > 1 else ''}." if others else ""
        yield group.rule.at(group.spot, group.message + more)


def _fault(site: Site, page: Page, link: Link) -> tuple[Rule, str, str, str] | None:
    """What is wrong with one link: its rule, what it is told by, the message and the fix."""
    written = quote(link.href)
    if _ELSEWHERE.match(link.href):
        return None
    parts = split(link.href)
    if parts is None:
        return LINK_UNREADABLE, link.href, f"{written} is no address.", ""
    if parts.scheme == "file" or (parts.netloc and parts.hostname in _LOCAL_HOSTS):
        return LINK_LOCAL, link.href, f"This leads to {written}.", ""
    found = site.target(page, link.href)
    if found is None:
        return None
    path, part = found
    file = site.folder.answers(path)
    if not file:
        if link.kind == "file":
            return FILE_MISSING, path, f"There is no file {written}.", _near(site, path)
        what = "The form is sent to" if link.kind == "form" else "The link leads to"
        return LINK_DEAD, path, f"{what} {written}, where there is no page.", _near(site, path)
    return _part_fault(site, file, part, written) if link.kind == "link" else None


def _part_fault(
    site: Site, file: str, part: str, written: str
) -> tuple[Rule, str, str, str] | None:
    target = site.pages.get(file)
    # A script's own addresses (#/jobs) and a browser's search in the page are no parts.
    if target is None or not part or part.lower() == "top" or part[0] in "/!" or ":~:" in part:
        return None
    if not target.text or part in target.anchors or unquote(part) in target.anchors:
        return None
    message = f"{written} leads to a part “{part}” that {quote(file)} hasn't."
    return ANCHOR_DEAD, f"{file}#{part}", message, _meant(unquote(part), target)


def _meant(part: str, target: Page) -> str:
    return f"{did_you_mean(part, target.anchors)}{ANCHOR_DEAD.fix}"


def _near(site: Site, path: str) -> str:
    """A hint at the file that may be meant."""
    wanted = unquote(path).rstrip("/").removesuffix("/index.html")
    names = [file.removesuffix("/index.html") for file in site.folder.files]
    return f"{did_you_mean(wanted, names)}{LINK_DEAD.fix}"
