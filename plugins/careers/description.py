"""All that a role's page says, as HTML of paragraphs and lists for machines."""

from __future__ import annotations

import html
import re

import nh3

from careers.facts import facts_of
from careers.role import Role
from careers.site import Site

# Google's job view shows paragraphs and lists and drops the rest.
SHOWN = {"p", "ul", "ol", "li", "br", "strong", "em"}
DESCRIPTION = nh3.Cleaner(tags=SHOWN, attributes={})
# Every other block of a page, to become paragraphs. What is struck out is not said any more.
BLOCKS = {"blockquote", "dd", "details", "div", "dl", "dt", "hr", "pre", "summary", "table",
          "tbody", "thead", "tr"}  # fmt: skip
CELLS = {"td", "th"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
STATED = nh3.Cleaner(
    tags=SHOWN | BLOCKS | CELLS | HEADINGS, attributes={}, clean_content_tags={"del", "s"}
)
HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
CELL = re.compile(r"</t[hd]>\s*(?=<t[hd]>)")
BREAK = re.compile(rf"</?(?:p|{'|'.join(sorted(BLOCKS))})>")
EMPTY = re.compile(r"<(p|ul|ol|li|strong|em)>(?:\s|<br>)*</\1>")
# White space at the edges of a block; each begins with a letter that is rare, to be quick.
END = re.compile(r"\n\s*(?=</?(?:p|ul|ol|li)>)|(</?(?:p|ul|ol|li)>)\s+")
BETWEEN = [(end, begin) for end in ("</p>", "</ul>", "</ol>") for begin in ("<p>", "<ul>", "<ol>")]
FACTS = ("location", "workplace", "applicants", "employment", "hours", "pay", "pay_note",
         "bonus", "benefits", "department", "team", "level", "industry", "occupation", "openings",
         "education", "experience", "experience_instead_of_education", "skills", "authorization",
         "clearance", "physical_demands", "starts", "duration")  # fmt: skip


def description(role: Role, site: Site) -> str:
    """All that the page says about a role, as clean HTML of paragraphs and lists.

    Google shows nothing but this, so pay, place and what it needs are repeated here.
    """
    facts = "".join(
        f"<li>{html.escape(fact.text(site), quote=False)}</li>"
        for fact in facts_of(role, site)
        if fact.key in FACTS
    )
    summary = f"<p>{html.escape(role.summary, quote=False)}</p>" if role.summary else ""
    body = STATED.clean(role.body.html())
    body = CELL.sub(" · ", HEADING.sub(r"<p><strong>\2</strong></p>", body))
    # A paragraph ends where the next one begins: so no text is left outside of one.
    body = BREAK.sub("<p>", body).replace("</ul>", "</ul><p>").replace("</ol>", "</ol><p>")
    found = DESCRIPTION.clean(f"{summary}<ul>{facts}</ul><p>{body}")
    while (fuller := EMPTY.sub("", found)) != found:
        found = fuller
    found = END.sub(r"\1", found)
    for end, begin in BETWEEN:
        found = found.replace(f"{end}{begin}", f"{end}\n{begin}")
    return found
