"""The sentence or two by which search engines and shared links describe a page.

All of it is text that the page shows.
"""

from __future__ import annotations

from html.parser import HTMLParser

from careers.facts import employment_text, pay_text
from careers.listing import place_of
from careers.role import Role
from careers.site import Site

# In characters. Readers cut a longer text themselves; a shorter one tells nothing apart.
LENGTH = 155
SHORT = 50


def role_snippet(role: Role, site: Site) -> str:
    """The summary or the first lines; where they are short, what is asked first as well."""
    text = first_words(role)
    # What a role states for its openings need not be true of each of them.
    if len(text) < SHORT and not role.has_openings:
        facts = (place_of(role, site), employment_text(role, site), pay_text(role, site))
        said = " · ".join(fact for fact in facts if fact)
        end = "" if not text or text[-1] in ".!?…" else "."
        text = f"{text}{end} {said}".strip() if said else text
    return cut(text)


def first_words(role: Role) -> str:
    """The summary, or the first lines of a role's text."""
    text = role.summary
    if not text and (told := role.body.told()):
        text = told[0].text
    return " ".join(text.split())


def page_snippet(content: str) -> str:
    """The first paragraphs of a page's HTML, as text; empty where it has none."""
    reader = _Paragraphs()
    for start in range(0, len(content), 4096):
        reader.feed(content[start : start + 4096])
        if reader.is_enough:
            break
    return cut(reader.text)


def cut(text: str, length: int = LENGTH) -> str:
    """As many words as fit, with “…” for the rest."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",;:.–- ") + "…"


class _Paragraphs(HTMLParser):
    """Collects the text of paragraphs until it is long enough."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.inside = False

    @property
    def text(self) -> str:
        return " ".join(" ".join(text.split()) for text in self.paragraphs if text.strip())

    @property
    def is_enough(self) -> bool:
        return not self.inside and len(self.text) >= SHORT

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The title of a box is a paragraph to HTML.
        if tag == "p" and "admonition-title" not in (dict(attrs).get("class") or ""):
            if not self.is_enough:
                self.paragraphs.append("")
                self.inside = True
        elif tag == "br" and self.inside:
            self.paragraphs[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.paragraphs[-1] += data
