"""What programs that read the whole site ask for first: `robots.txt` and `llms.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pydantic import Field as Option

from careers.facts import areas_text, employment_text, moment_text, pay_text, places_text
from careers.feature import Feature
from careers.hooks import OpenRole, SiteFile, hookimpl
from careers.lifecycle import zone_of
from careers.links import Links
from careers.role import Role
from careers.site import Site
from careers.telling_apart import names_apart

ROBOTS = "robots.txt"
LLMS = "llms.txt"
# What Markdown takes for more than itself; `&` only where it would begin a character's name.
MARKDOWN = re.compile(r"([\\`*_\[\]<>~]|&(?=#?\w+;))")


class Crawlers(Feature):
    """Tells programs that read the site where its pages are, and what is open.

    A file of the same name among marketing's pages wins.
    """

    robots: bool = Option(True, description="Whether there is a robots.txt.")
    llms: bool = Option(True, description="Whether there is an llms.txt.")

    @hookimpl
    def site_files(self, roles: Sequence[OpenRole], site: Site, links: Links) -> Iterator[SiteFile]:
        own = set(links.paths.values())
        if self.robots and ROBOTS not in own:
            yield SiteFile(ROBOTS, _robots(site))
        if self.llms and LLMS not in own:
            yield SiteFile(LLMS, _llms(roles, site))


def _robots(site: Site) -> str:
    """Everybody may read everything. https://www.rfc-editor.org/rfc/rfc9309"""
    rules = "User-agent: *\nDisallow:\n"
    return f"{rules}\nSitemap: {site.address('sitemap.xml')}\n" if site.url else rules


def _llms(roles: Sequence[OpenRole], site: Site) -> str:
    """A plain list in Markdown. https://llmstxt.org/"""
    words = site.words["site"]
    about = words["roles_description"].format(employer=site.employer.name)
    lines = [f"# {_escaped(site.name)}", "", f"> {_escaped(about)}", ""]
    lines += [f"## {_escaped(words['roles_title'])}", ""]
    names = names_apart((role.role for role in roles), site)
    listed = [_line(role, name, site) for role, name in zip(roles, names, strict=True)]
    lines += listed or [_escaped(words["count_none"])]
    return "\n".join([*lines, ""])


def _line(role: OpenRole, name: str, site: Site) -> str:
    facts = " · ".join(_facts(role.role, site))
    link = f"- [{_escaped(name)}]({role.url})"
    return f"{link}: {_escaped(facts)}" if facts else link


def _facts(role: Role, site: Site) -> Iterator[str]:
    words = site.words
    workplace = words["workplace"][role.workplace] if role.workplace else ""
    closes = ""
    if role.closes:
        end = moment_text(role.closes, zone_of(role, site), site)
        closes = f"{words['facts']['closes']} {end}"
    for fact in (
        role.department,
        places_text(role, site) or areas_text(role, site),
        workplace,
        employment_text(role, site),
        pay_text(role, site),
        closes,
    ):
        if fact:
            yield fact


def _escaped(text: str) -> str:
    """A text on one line that Markdown takes as it is."""
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))
