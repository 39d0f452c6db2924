"""HTML as paragraphs and lists alone, for machines that drop the rest."""

from __future__ import annotations

import re

import nh3

from careers.simple_html import is_simple

# Google's job view shows paragraphs and lists and drops the rest.
SHOWN = {"p", "ul", "ol", "li", "br", "strong", "em"}
PARTED = nh3.Cleaner(tags=SHOWN, attributes={})
# Every other block of a page, to become paragraphs. What is struck out is not said any more.
BLOCKS = {"blockquote", "dd", "details", "div", "dl", "dt", "hr", "pre", "summary", "table",
          "tbody", "thead", "tr"}  # fmt: skip
CELLS = {"td", "th"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
STATED = nh3.Cleaner(
    tags=SHOWN | BLOCKS | CELLS | HEADINGS, attributes={}, clean_content_tags={"del", "s"}
)
# In what is simple, there is nothing else that isn't stated.
LINK_OR_CODE = re.compile(r"</?(?:a|code)\b[^>]*>")
ATTRIBUTES = re.compile(r"<(h[2-6]|ol) [^>]*>")
HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
CELL = re.compile(r"</t[hd]>\s*(?=<t[hd]>)")
BREAK = re.compile(rf"</?(?:p|{'|'.join(sorted(BLOCKS))})>")
EMPTY = re.compile(r"<(p|ul|ol|li|strong|em)>(?:\s|<br>)*</\1>")
# White space at the edges of a block; each begins with a letter that is rare, to be quick.
BEFORE = re.compile(r"\n\s*(?=</?(?:p|ul|ol|li)>)")
BEHIND = re.compile(r"(</?(?:p|ul|ol|li)>)\s+")
BETWEEN = [(end, begin) for end in ("</p>", "</ul>", "</ol>") for begin in ("<p>", "<ul>", "<ol>")]


def stated(fragment: str) -> str:
    """What a fragment says, with the tags of blocks and of what is important alone."""
    return _without_tags(fragment) if is_simple(fragment) else STATED.clean(fragment)


def plain_html(fragment: str) -> str:
    """All that a fragment says as clean paragraphs and lists, one on each line."""
    simple = is_simple(fragment)
    body = _without_tags(fragment) if simple else STATED.clean(fragment)
    body = HEADING.sub(r"<p><strong>\2</strong></p>", body)
    if not simple or EMPTY.search(body):
        body = _parted(body)
    found = BEHIND.sub(r"\1", BEFORE.sub("", body)).lstrip()
    for end, begin in BETWEEN:
        found = found.replace(f"{end}{begin}", f"{end}\n{begin}")
    return found


def _without_tags(simple: str) -> str:
    """What `STATED` makes of HTML that is simple."""
    return ATTRIBUTES.sub(r"<\1>", LINK_OR_CODE.sub("", simple))


def _parted(body: str) -> str:
    """What is stated, as paragraphs and lists with white space at their edges."""
    body = CELL.sub(" · ", body)
    # A paragraph ends where the next one begins: so no text is left outside of one.
    body = BREAK.sub("<p>", body).replace("</ul>", "</ul><p>").replace("</ol>", "</ol><p>")
    found = PARTED.clean(f"<p>{body}")
    while (fuller := EMPTY.sub("", found)) != found:
        found = fuller
    return found
