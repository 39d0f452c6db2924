"""What the front matter of the front page says: its heading, its parts and their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from careers.illustration import Illustration, illustration
from careers.keys import normal_key
from careers.page_meta import PageMeta
from careers.problem import Problem, Spot, did_you_mean

# In the order of a page that says nothing of it; features may have parts as well.
PARTS = ("roles", "departments", "text", "teasers", "offices")
FEATURED = NEWEST = 4  # how many roles there are of each
MOST = 24
TEASER_KEYS = ("page", "title", "text", "picture", "picture_alt")


@dataclass(frozen=True, slots=True)
class Teaser:
    """A page that the front page leads to; what is empty is taken from that page."""

    page: str
    spot: Spot
    title: str = ""
    text: str = ""
    picture: Illustration | None = None


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The top of the front page, and which parts follow it."""

    heading: str = ""
    lead: str = ""
    picture: Illustration | None = None
    picture_dark: Illustration | None = None
    featured: int = FEATURED
    newest: int = NEWEST
    parts: tuple[str, ...] = PARTS
    teasers: tuple[Teaser, ...] = ()


def read_front_page(
    meta: PageMeta, features: Iterable[str] = ()
) -> tuple[FrontPage, list[Problem]]:
    """The front page; `features` are the names of those that have a part for it."""
    problems: list[Problem] = []
    picture = illustration(
        meta.line("picture", problems),
        meta.line("picture_alt", problems),
        meta.spot("picture") if "picture" in meta.values else meta.spot("picture_alt"),
        "picture",
        problems,
    )
    dark = meta.line("picture_dark", problems)
    if dark and picture is None:
        message = "“picture dark” takes the place of a picture, and there is none."
        fix = "Write “picture: …” as well."
        problems.append(meta.spot("picture_dark").error("picture-none", message, fix))
    return (
        FrontPage(
            heading=meta.line("heading", problems),
            lead=meta.line("lead", problems),
            picture=picture,
            picture_dark=Illustration(dark, picture.alt, meta.spot("picture_dark"))
            if dark and picture
            else None,
            featured=meta.whole("featured", FEATURED, MOST, problems),
            newest=meta.whole("newest", NEWEST, MOST, problems),
            parts=_parts(meta, (*PARTS, *features), problems),
            teasers=_teasers(meta, problems),
        ),
        problems,
    )


def _parts(meta: PageMeta, known: tuple[str, ...], problems: list[Problem]) -> tuple[str, ...]:
    if "parts" not in meta.values:
        return known
    parts: list[str] = []
    for index, written in enumerate(meta.listed("parts")):
        name = normal_key(str(written))
        if name in parts:
            continue
        if name not in known:
            message = f"The front page has no part “{str(written)[:60]}”."
            fix = f"{did_you_mean(name, known)}Its parts are: {', '.join(known)}."
            problems.append(meta.spot("parts", index).error("home-part", message, fix))
            continue
        parts.append(name)
    return tuple(parts)


def _teasers(meta: PageMeta, problems: list[Problem]) -> tuple[Teaser, ...]:
    teasers = []
    for index, written in enumerate(meta.listed("teasers")):
        spot = meta.spot("teasers", index)
        if isinstance(written, Mapping):
            found = _teaser({normal_key(str(k)): v for k, v in written.items()}, spot, problems)
            teasers += [found] if found else []
        elif isinstance(written, str) and written.strip():
            teasers.append(Teaser(written.strip(), spot))
        else:
            problems.append(_no_teaser(spot))
    return tuple(teasers)


def _teaser(written: Mapping[str, Any], spot: Spot, problems: list[Problem]) -> Teaser | None:
    own = PageMeta(written, spot.path, {(key,): spot for key in written})
    for key in written.keys() - set(TEASER_KEYS):
        message = f"A teaser has no “{key.replace('_', ' ')[:60]}”."
        names = ", ".join(name.replace("_", " ") for name in TEASER_KEYS)
        fix = f"{did_you_mean(key, TEASER_KEYS)}It may have: {names}."
        problems.append(spot.error("home-teaser", message, fix))
    said = {key: own.line(key, problems) for key in TEASER_KEYS}
    if not said["page"]:
        problems.append(_no_teaser(spot))
        return None
    picture = illustration(said["picture"], said["picture_alt"], spot, "picture", problems)
    return Teaser(said["page"], spot, said["title"], said["text"], picture)


def _no_teaser(spot: Spot) -> Problem:
    fix = "Write the page's file, such as “- life-here.md”, or “- page: life-here.md”."
    return spot.error("home-teaser", "This teaser names no page.", fix)
