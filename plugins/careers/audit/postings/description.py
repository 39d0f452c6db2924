"""The description: the only text that Google's job view shows, as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from careers.audit.posting import Posting
from careers.audit.rule import Rule
from careers.audit.words import words
from careers.problem import Problem
from careers.wording import quote

DESCRIPTION_MISSING = Rule(
    "description-missing",
    "error",
    "A JobPosting has no `description`. Google requires it.",
    "Write what the page says about the job into “description”, as HTML of paragraphs and lists.",
)
DESCRIPTION_TITLE = Rule(
    "description-title",
    "error",
    "The description only repeats the title.",
    "Write what the job is about, what it asks for and what it offers.",
)
DESCRIPTION_FLAT = Rule(
    "description-flat",
    "error",
    "A description has no paragraphs: its tags have been taken out.",
    "Keep `<p>`, `<ul>` and `<li>` in it; Google wants at least one break.",
)
DESCRIPTION_ESCAPED = Rule(
    "description-escaped",
    "error",
    "A description is escaped twice: readers see `<p>` as letters.",
    "Write <p> into the JSON (as \\u003cp>), not &lt;p&gt;.",
)
DESCRIPTION_MARKDOWN = Rule(
    "description-markdown",
    "error",
    "Markdown has been left in a description: `**bold**`, `## Heading`, `[text](address)`.",
    "Make HTML of it first.",
)
FLAT_FROM = 300  # letters; a single short paragraph needs no break
_TAGS = re.compile(r"</?(?:p|br|ul|ol|li|div|h[1-6]|strong|em|b|i|span|section)\b[^<>]*>", re.I)
_ESCAPED_TAGS = re.compile(r"&(?:amp;)?lt;/?(?:p|br|ul|ol|li|div|h[1-6]|strong|em|b|i)\b", re.I)
_ENTITY = re.compile(r"&(?:amp|nbsp|quot|lt|gt|apos|rsquo|ndash|#x?\w{1,6});", re.I)
_BREAK = re.compile(r"<(?:p|br|li|div|h[1-6]|tr)\b|\n", re.I)
_MARKDOWN = re.compile(
    r"^#{1,6} \S|\*\*[^*\s][^*\n]*\*\*|\[[^\[\]\n]{1,200}\]\(https?://[^)\s]+\)"
    r"|(?:^[*-] \S.*\n){2}",
    re.MULTILINE,
)
_BLOCK_TAGS = re.compile(r"</?(?:p|br|ul|ol|li|div|h[1-6]|section|tr|td|th|table)\b[^<>]*>", re.I)
_INLINE_TAGS = re.compile(r"</?(?:strong|em|b|i|span|a)\b[^<>]*>", re.I)
_ALL_TAGS = re.compile(r"<[a-z/!?][^<>]*>", re.I)


def description_problems(posting: Posting) -> Iterator[Problem]:
    """What is wrong with the description of a posting."""
    description = posting.text("description")
    if not description:
        if not any(name.lower() == "description" for name in posting.data):
            yield DESCRIPTION_MISSING.at(posting.spot, "The JobPosting has no “description”.")
        return
    said = plain_text(description)
    if words(said) == words(posting.text("title")):
        yield DESCRIPTION_TITLE.at(posting.spot, "The description is the title once more.")
        return
    if posting.plain and (escaped := _escaped(posting, description)):
        yield DESCRIPTION_ESCAPED.at(posting.spot, f"The description has {quote(escaped)} in it.")
    elif (found := _MARKDOWN.search(said)) and not posting.means(found[0]):
        shown = quote(found[0].strip())
        yield DESCRIPTION_MARKDOWN.at(posting.spot, f"The description has {shown} in it.")
    elif len(said) > FLAT_FROM and not _BREAK.search(description):
        message = f"The description has {len(said)} letters and no paragraph or list."
        yield DESCRIPTION_FLAT.at(posting.spot, message)


@lru_cache(maxsize=16)
def plain_text(description: str) -> str:
    """The description without its tags, one line for each block."""
    text = _BLOCK_TAGS.sub("\n", _INLINE_TAGS.sub("", description))
    return html.unescape(_ALL_TAGS.sub("", text)).strip()


def patient_text(posting: Posting) -> str:
    """`plain_text` of a description, also where it was escaped once too often."""
    description = posting.text("description")
    escaped = _escaped(posting, description)
    return plain_text(html.unescape(description) if escaped else description)


def _escaped(posting: Posting, description: str) -> str:
    """The first sign that a description was escaped once too often, or nothing.

    In a text about HTML such a sign is meant; then people see it on the page.
    """
    for word in plain_text(description).split():
        # The sign at the end may stand between the entries of a list.
        if "&" in word and _ENTITY.search(word) and not posting.means(word.removesuffix(";")):
            return word
    tag = _ESCAPED_TAGS.search(description)
    if tag is None or _TAGS.search(description) or posting.means(html.unescape(tag[0])):
        return ""
    return f"{tag[0]}…"


def said_in(posting: Posting, text: str) -> str:
    """What a text of another property says, with tags or without."""
    return text if posting.means(text) else plain_text(text)
