"""All that a role's page says, as HTML of paragraphs and lists for machines."""

from __future__ import annotations

import html
from functools import partial

from careers.facts import facts_of
from careers.lifecycle import zone_of
from careers.plain_html import PARTED
from careers.remembered import made_once
from careers.role import Role
from careers.site import Site

FACTS = ("location", "workplace", "applicants", "employment", "hours", "pay", "pay_note",
         "bonus", "benefits", "department", "team", "level", "industry", "occupation", "openings",
         "education", "experience", "experience_instead_of_education", "skills", "authorization",
         "clearance", "physical_demands", "starts", "duration")  # fmt: skip


def description(role: Role, site: Site) -> str:
    """All that the page says about a role, as clean HTML of paragraphs and lists.

    Google shows nothing but this, so pay, place and what it needs are repeated here. It is kept in
    UTF-8: one sign that is no Latin letter, such as a “, doubles what a text weighs.
    """
    data = made_once(role, description, _said_by(role, site), partial(_description, role, site))
    return data.decode("utf-8", "surrogatepass")


def description_of(role: Role) -> bytes:
    """The last description that was made of a role, as it is kept; nothing where there is none."""
    found: bytes = role._made.get(description, (None, b""))[1]
    return found


def know_description(role: Role, site: Site, data: bytes) -> None:
    """Keep the description of a role as it is on this site."""
    made_once(role, description, _said_by(role, site), lambda: data)


def _said_by(role: Role, site: Site) -> tuple[object, ...]:
    """What it depends on besides the role."""
    return site.words, site.language, site.locale, zone_of(role, site)


def _description(role: Role, site: Site) -> bytes:
    facts = "".join(
        f"<li>{html.escape(fact.text(site), quote=False)}</li>"
        for fact in facts_of(role, site)
        if fact.key in FACTS
    )
    summary = f"<p>{html.escape(role.summary, quote=False)}</p>" if role.summary else ""
    listed = f"<ul>{facts}</ul>" if facts else ""
    said = filter(None, (_clean(summary), _clean(listed), role.body.plain_html))
    return "\n".join(said).encode("utf-8", "surrogatepass")


def _clean(stated: str) -> str:
    """As a parser of HTML writes it; of what can be printed it changes nothing."""
    return stated if stated.isprintable() else PARTED.clean(stated)
