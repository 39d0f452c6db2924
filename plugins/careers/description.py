"""All that a role's page says, as HTML of paragraphs and lists for machines."""

from __future__ import annotations

import html

from careers.facts import facts_of
from careers.lifecycle import zone_of
from careers.plain_html import PARTED
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
    said_by = (site.words, site.language, site.locale, zone_of(role, site))
    kept = role._made.get(description)
    if kept is None or kept[0] != said_by:
        said = _description(role, site).encode("utf-8", "surrogatepass")
        kept = role._made[description] = (said_by, said)
    data: bytes = kept[1]
    return data.decode("utf-8", "surrogatepass")


def _description(role: Role, site: Site) -> str:
    facts = "".join(
        f"<li>{html.escape(fact.text(site), quote=False)}</li>"
        for fact in facts_of(role, site)
        if fact.key in FACTS
    )
    summary = f"<p>{html.escape(role.summary, quote=False)}</p>" if role.summary else ""
    listed = f"<ul>{facts}</ul>" if facts else ""
    return "\n".join(filter(None, (_clean(summary), _clean(listed), role.body.plain_html)))


def _clean(stated: str) -> str:
    """As a parser of HTML writes it; of what can be printed it changes nothing."""
    return stated if stated.isprintable() else PARTED.clean(stated)
