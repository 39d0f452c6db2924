"""One page as a stranger reads it: no tree of tags any more, only what readers take from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from careers.audit.posting import Posting
from careers.problem import Problem, Spot

Kind = Literal["link", "file", "form", "forward"]


class Link(NamedTuple):
    """An address on a page, as written: where somebody can go, or what the browser fetches.

    `beside` says that it stands in a menu or a footer, not in what the page is about; `around`
    are the tags around it with their classes, by which the entries of one list are alike; `entry`
    is the text of the entry of a list, or of the row of a table, in which it stands.
    """

    href: str
    spot: Spot
    kind: Kind = "link"
    text: str = ""
    beside: bool = False
    around: str = ""
    entry: str = ""


class Picture(NamedTuple):
    """A picture, and whether it says in words what is on it (or that it only decorates)."""

    src: str
    spot: Spot
    named: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. `path` is its file in the site's folder.

    `text` is what people see, one block a line; `main` is the same without menus and footers;
    `words` are the comparable words of all of it, with the title and what pictures say. `labels`
    are the values beside a label. `notice` is what says that nobody can apply any more, `controls`
    how many fields and buttons there are, `forward` the address that the page leads on to.
    `alternates` are the pages that it names as itself in other languages, by `hreflang`.
    `broken` says that there is a JobPosting that nobody can read.
    """

    path: str
    languages: tuple[str, ...] = ()
    title: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    main: str = ""
    words: str = " "
    moments: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    base: str = ""
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    anchors: frozenset[str] = frozenset()
    canonicals: tuple[Link, ...] = ()
    feeds: tuple[tuple[str, Link], ...] = ()
    alternates: tuple[tuple[str, Link], ...] = ()
    robots: tuple[tuple[str, Spot], ...] = ()
    forward: str = ""
    notice: str = ""
    controls: int = 0
    postings: tuple[Posting, ...] = ()
    broken: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def spot(self) -> Spot:
        """The page as a whole."""
        return Spot(self.path)

    @property
    def language(self) -> str:
        """The language that the page names first, such as `en` or `pt-BR`; maybe none."""
        return self.languages[0] if self.languages else ""

    @property
    def kept_out(self) -> Spot | None:
        """Where search engines are asked not to show the page, if they are."""
        return next((spot for word, spot in self.robots if word in ("noindex", "none")), None)
