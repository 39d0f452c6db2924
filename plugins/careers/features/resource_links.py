"""Links worth reading for a role: from the role itself and from a catalogue for all roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Option

from careers.counting import minutes_text
from careers.feature import Feature
from careers.folder import slug_of
from careers.hooks import Block, hookimpl
from careers.links import Link, Links, Target
from careers.problem import Problem, Spot, Text, did_you_mean
from careers.role import Role
from careers.section import Section
from careers.site import Site
from careers.unit import department_key

KINDS = ("guide", "article", "questions", "video", "podcast", "template", "tool", "page")
Audience = Literal["candidates", "hiring team"]
MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)\)(.*)", re.DOTALL)
NOTE = re.compile(r"\(([^()]*)\)\s*\.?\s*$")
# In English, German, French, Spanish and Greek.
MINUTES = re.compile(
    r"(\d{1,3})\s*(?:min(?:ute[ns]?|utos?)?|λεπτ(?:ά|ό|α|ο)|λ)\b\.?", re.IGNORECASE
)


class CatalogueLink(BaseModel):
    """One link of the catalogue, and the roles it is for (all of them, if none are named)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Option(min_length=1, description="What the link is called.")
    url: str = Option(min_length=1, description="Its address, or a page: site_src/how-we-hire.md.")
    kind: Literal[KINDS] | None = Option(None, description=f"One of {', '.join(KINDS)}.")  # type: ignore[valid-type]
    minutes: int | None = Option(None, gt=0, le=999, description="How long it takes to read.")
    departments: tuple[str, ...] = Option((), description="For the roles of these departments.")
    tags: tuple[str, ...] = Option((), description="For roles with one of these tags.")
    roles: tuple[str, ...] = Option(
        (), description="For these roles, by file name without .md; sales/boston is one opening."
    )
    audience: Audience = Option("candidates", description="candidates, or hiring team.")

    def rank(self, role: Role) -> int | None:
        """How closely it belongs to a role: 0 by name, 1 tag, 2 department, 3 all; else None."""
        if role.slug in self.roles or role.opening_of in self.roles:
            return 0
        if {tag.casefold() for tag in role.tags} & {tag.casefold() for tag in self.tags}:
            return 1
        if role.department_keys & {department_key(name) for name in self.departments}:
            return 2
        return None if self.roles or self.tags or self.departments else 3


@dataclass(frozen=True, slots=True)
class Resource:
    """A link as a role's page lists it."""

    title: str
    link: Link
    kind: str = ""
    minutes: int | str | None = None  # a text is how a role has it
    more: str = ""
    internal: bool = False
    in_text: bool = False


class ResourceLinks(Feature):
    """Links worth reading, below the text of a role.

    In this order, each address once: the role's own section “More resources”, its
    `resource_links:` in the front matter, then the catalogue: links for this role, for
    its tags, for its department, for all.
    """

    role_key: ClassVar[bool] = True
    steady_hooks: ClassVar[frozenset[str]] = frozenset(("check_role", "role_blocks"))

    links: tuple[CatalogueLink, ...] = Option((), description="The catalogue.")

    @hookimpl
    def check_site(self, links: Links) -> Iterator[Problem]:
        seen: set[str] = set()
        known = {slug_of(path) for path in links.paths if path.endswith(".md")}
        for index, link in enumerate(self.links):
            spot = self.option("links", index, "url")
            if link.url in seen:
                message = f"The address “{link.url}” stands twice in the catalogue."
                yield spot.warning("resource-twice", message, "Keep one of them.")
            seen.add(link.url)
            for slug in link.roles:
                if slug not in known:
                    at = self.option("links", index, "roles")
                    message = f"There is no role “{slug}”, which this link is for."
                    meant = did_you_mean(slug, known)
                    fix = "Write its file's name without .md; sales/boston is an opening of sales."
                    yield at.warning("resource-role", message, f"{meant}{fix}")
            if isinstance(problem := links.resolve(Link(link.url, link.title, spot)), Problem):
                yield problem

    @hookimpl
    def check_role(self, role: Role, links: Links) -> Iterator[Problem]:
        for text in _own_texts(role):
            resources = _own(text.value, text.spot)
            if not resources:
                message = f"“{text.value}” is not a link."
                fix = "Write “[How we hire](../site_src/how-we-hire.md)” or a full address."
                yield text.spot.error("resource-not-a-link", message, fix)
            for resource in resources:
                if isinstance(problem := links.resolve(resource.link), Problem):
                    yield problem

    @hookimpl
    def role_blocks(self, role: Role, site: Site, links: Links) -> Iterator[Block]:
        section = role.body.section("resources")
        replaced = ("resources",) if section and _is_list_of_links(section) else ()
        kinds = site.words["resource_links"]["kinds"]
        listed: dict[str, dict[str, Any] | None] = {}
        for resource in self._resources(role, links):
            target = links.resolve(resource.link)
            if isinstance(target, Problem) or (resource.internal and not site.preview):
                continue
            # What the role's text shows where it stands is not listed once more.
            entry = None if resource.in_text else _data(resource, target, kinds, site)
            listed.setdefault(target.path or target.href.rstrip("/"), entry)
        entries = [entry for entry in listed.values() if entry is not None]
        if entries:
            data = {
                "links": [entry for entry in entries if not entry["internal"]],
                "internal": [entry for entry in entries if entry["internal"]],
            }
            styles = ("assets/careers/resource_links.css",)
            yield Block("careers/resource_links.html", data, replaced, styles=styles)

    def _resources(self, role: Role, links: Links) -> list[Resource]:
        """Every link for a role, in order; the same address may come twice."""
        found = list(_from_section(role))
        for text in _own_texts(role):
            found += _own(text.value, text.spot)
        ranked = []
        for index, link in enumerate(self.links):
            rank = link.rank(role)
            if rank is not None:
                ranked.append((rank, index, link))
        for _, index, link in sorted(ranked, key=lambda entry: entry[:2]):
            found.append(self._from_catalogue(index, link, links))
        return found

    def _from_catalogue(self, index: int, link: CatalogueLink, links: Links) -> Resource:
        # Paths in mkdocs.yml start at its folder, those in a role at the role.
        elsewhere = "://" in link.url or link.url.startswith("mailto:")
        url = link.url if elsewhere else links.from_project(link.url)
        spot = self.option("links", index, "url")
        written = Link(url, link.title, spot)
        internal = link.audience != "candidates"
        return Resource(link.title, written, link.kind or "", link.minutes, internal=internal)


def _own_texts(role: Role) -> tuple[Text, ...]:
    written = role.fields.get("resource_links")
    return written.items if written else ()


def _own(text: str, spot: Spot) -> list[Resource]:
    """`[Title](address) (guide, 5 min)`, or an address alone."""
    if match := MARKDOWN_LINK.fullmatch(text.strip()):
        title, href, rest = match.groups()
        return [Resource(title or href, Link(href, title, spot), *_note(rest))]
    if re.match(r"(https?://|mailto:|\.\./|#)\S+$", text):
        return [Resource(text, Link(text, text, spot))]
    return []


def _is_list_of_links(section: Section) -> bool:
    """Bullets that each begin with their one link: what the block can list without a loss."""
    return section.only_list and all(
        len(item.links) == 1 and item.text.startswith(item.links[0].text) for item in section.items
    )


def _from_section(role: Role) -> Iterator[Resource]:
    section = role.body.section("resources")
    if section is None:
        return
    for item in section.items if _is_list_of_links(section) else ():
        [link] = item.links
        rest = item.text.removeprefix(link.text)
        yield Resource(link.text or link.href, link, *_note(rest))
    for link in section.links:
        yield Resource(link.text, link, in_text=True)


def _note(rest: str) -> tuple[str, str | None, str]:
    """The kind and the reading time out of `(guide, 5 min)`, and what else stands there."""
    match = NOTE.search(rest)
    more = (rest[: match.start()] if match else rest).strip(" ,;:–—-")
    if match is None:
        return "", None, more
    minutes = MINUTES.search(match[1])
    parts = [part.strip(" ;·") for part in MINUTES.sub("", match[1]).split(",")]
    kind = ", ".join(part for part in parts if part)
    return kind, minutes[0] if minutes and int(minutes[1]) else None, more


def _data(
    resource: Resource, target: Target, kinds: Mapping[str, str], site: Site
) -> dict[str, Any]:
    return {
        "title": resource.title,
        "href": target.href,
        "external": target.external,
        "kind": kinds.get(resource.kind.casefold(), resource.kind),
        "minutes": _minutes(resource.minutes, site),
        "more": resource.more,
        "internal": resource.internal,
    }


def _minutes(minutes: int | str | None, site: Site) -> str:
    return minutes_text(minutes, site) if isinstance(minutes, int) else minutes or ""
