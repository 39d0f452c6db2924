"""Links, parts of pages and files inside the site: each must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
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

_HINTS = 50  # faults with a hint at what is meant; looking for one takes its time
_ELSEWHERE = re.compile(
    r"(?:mailto|tel|sms|data|javascript|blob|about|callto|skype|whatsapp):", re.I
)
_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "::1"})


class _Fault(NamedTuple):
    """What is wrong with a link. `target` tells it from others; `page` is where a part lacks."""

    rule: Rule
    target: str
    message: str
    page: str = ""


@dataclass
class _Group:
    """The same fault on several pages, told once."""

    fault: _Fault
    spot: Spot
    paths: set[str] = field(default_factory=set)


def link_problems(site: Site) -> Iterator[Problem]:
    """Every link, part and file of the site that leads nowhere, each once."""
    groups: dict[tuple[str, str], _Group] = {}
    for page in site.pages.values():
        for link in page.links:
            if fault := _fault(site, page, link):
                group = groups.setdefault((fault.rule.code, fault.target), _Group(fault, link.spot))
                group.paths.add(page.path)
    for number, group in enumerate(groups.values()):
        rule, message = group.fault.rule, group.fault.message
        others = len(group.paths) - 1
        more = f" So do {others} more pages." if others > 1 else " So does 1 more page."
        hint = _hint(site, group.fault) if number < _HINTS else ""
        yield rule.at(group.spot, message + (more if others else ""), f"{hint}{rule.fix}")


def picture_problems(pages: list[Page]) -> Iterator[Problem]:
    """Every picture without an alternative in words, each file once."""
    groups: dict[str, _Group] = {}
    for page in pages:
        for picture in page.pictures:
            if not picture.named:
                name = picture.src.rpartition("/")[2] or "picture"
                message = f"The picture {quote(name)} has no “alt”."
                fault = _Fault(PICTURE_UNNAMED, picture.src, message)
                group = groups.setdefault(picture.src, _Group(fault, picture.spot))
                group.paths.add(page.path)
    for group in groups.values():
        others = len(group.paths) - 1
        more = f" Nor on {others} more page{'s' if others > 1 else ''}." if others else ""
        yield group.fault.rule.at(group.spot, group.fault.message + more)


def _fault(site: Site, page: Page, link: Link) -> _Fault | None:
    href = link.href
    if _ELSEWHERE.match(href):
        return None
    parts = split(href)
    if parts is None:
        return _Fault(LINK_UNREADABLE, href, f"{quote(href)} is no address.")
    if parts.scheme == "file" or (parts.netloc and parts.hostname in _LOCAL_HOSTS):
        return _Fault(LINK_LOCAL, href, f"This leads to {quote(href)}.")
    found = site.target(page, href)
    if found is None:
        return None
    path, part = found
    file = site.folder.answers(path)
    if file:
        return _part_fault(site, file, part, href) if link.kind == "link" else None
    if link.kind == "file":
        return _Fault(FILE_MISSING, path, f"There is no file {quote(href)}.")
    what = "The form is sent to" if link.kind == "form" else "The link leads to"
    return _Fault(LINK_DEAD, path, f"{what} {quote(href)}, where there is no page.")


def _part_fault(site: Site, file: str, part: str, href: str) -> _Fault | None:
    target = site.pages.get(file)
    # A script's own addresses (#/jobs) and a browser's search in the page are no parts.
    if target is None or not part or part.lower() == "top" or part[0] in "/!" or ":~:" in part:
        return None
    if not target.text or part in target.anchors or unquote(part) in target.anchors:
        return None
    message = f"{quote(href)} leads to a part “{part}” that {quote(file)} hasn't."
    return _Fault(ANCHOR_DEAD, f"{file}#{part}", message, file)


def _hint(site: Site, fault: _Fault) -> str:
    """Which page, file or part may be meant."""
    wanted = unquote(fault.target)
    if fault.page:
        return did_you_mean(wanted.partition("#")[2], site.pages[fault.page].anchors)
    if fault.rule not in (LINK_DEAD, FILE_MISSING):
        return ""
    names = [file.removesuffix("/index.html") for file in site.folder.files]
    return did_you_mean(wanted.rstrip("/").removesuffix("/index.html"), names)
