"""What the frame of a page depends on: pages of one shape differ in what is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

from mkdocs.structure.pages import Page

from careers.adapter.mark import Marks, NotAlike
from careers.adapter.mark import Path as Steps
from careers.adapter.page import MkDocsRolePage

# What MkDocs gives a template, and we; a plugin that adds something may mean it for this page.
GIVEN = frozenset(
    (
        *("nav", "pages", "base_url", "extra_css", "extra_javascript", "mkdocs_version"),
        *("build_date_utc", "config", "page", "careers"),
    )
)
SITE = ("nav", "pages", "config")  # the same objects on each page
# Of `careers`: what is the same on all pages of a shape, and shown as it is.
SHARED = frozenset(
    (
        *("kind", "text", "employer", "list_href", "is_role", "new_role", "is_preview"),
        *("language", "direction", "styles", "scripts", "frame", "closing"),
    )
)
HEAD = frozenset(("is_instant", "styles"))  # the same of its `head`
LANGUAGE = frozenset(("code", "name", "direction", "current", "note"))  # and of its `languages`
PRINTED = ("title", "canonical_url", "abs_url", "edit_url", "url", "content", "update_date")
ALONE = ("parent", "previous_page", "next_page", "children")  # who is in the navigation has them
DEEPER = ("head", "unit")  # of `careers`: whose values are asked for
NONE: frozenset[str] = frozenset()
PAGES = frozenset((MkDocsRolePage, Page))
DECIDING = ("hide", "template")  # of front matter: what themes compare


class Shape(NamedTuple):
    """What tells shapes apart, and what pages of one have in common."""

    key: tuple[Any, ...]
    shared: dict[str, Any]


def shape_of(context: Mapping[str, Any], template: str, folder: str) -> Shape | None:
    """The shape of a page by all that its template is given; None if it is unusual.

    It is shown by a `template`, and pages of one shape are in one `folder`.
    """
    page: Any = context.get("page")
    careers = context.get("careers")
    if context.keys() != GIVEN or type(page) not in PAGES or type(careers) is not dict:
        return None
    if any(getattr(page, name) is not None for name in ALONE) or page.is_homepage:
        return None
    if "head" not in careers or any(one is page for one in context["nav"].pages):
        return None
    if not page.url.startswith(f"{folder}/"):
        return None
    head = careers["head"]
    key = (
        template,
        folder,
        context["base_url"],
        careers["language"],
        tuple(context["extra_css"]),
        tuple(context["extra_javascript"]),
        tuple(name for name, value in careers.items() if value),
        *(tuple(name for name, value in careers.get(at, {}).items() if value) for at in DEEPER),
        tuple(head["styles"]),
        tuple(name for name in PRINTED if getattr(page, name)),
        tuple((name, _deciding(name, value)) for name, value in page.meta.items()),
        _outline(page.toc.items),
    )
    shared = {name: careers[name] for name in SHARED & careers.keys()}
    shared["languages"] = [
        {name: each[name] for name in LANGUAGE} for each in careers.get("languages", ())
    ]
    shared["is_instant"] = head["is_instant"]
    return Shape(key, shared)


def _outline(headings: Sequence[Any]) -> tuple[Any, ...]:
    """What pages of a shape share of their outline: one heading, or how many there are."""
    if len(headings) != 1:
        return ("none" if not headings else "several",)
    first = headings[0]
    return first.url, first.id, first.level, bool(first.children)


def _deciding(name: str, value: Any) -> Any:
    """What a template may know of a value of front matter without printing it."""
    if name in DECIDING:
        return repr(value)
    return bool(value) if value or isinstance(value, str) else repr(value)


def with_marks(context: Mapping[str, Any], marks: Marks) -> dict[str, Any]:
    """What the template of a shape is given: marks for all that pages of it don't share."""

    def marked(values: Mapping[str, Any], at: Steps, kept: frozenset[str]) -> dict[str, Any]:
        return {
            name: value if name in kept or not value else marks.of((*at, name))
            for name, value in values.items()
        }

    careers = context["careers"]
    shown = marked(careers, ("careers",), SHARED | {*DEEPER, "languages"})
    for at in DEEPER:
        if at in careers:
            shown[at] = marked(careers[at], ("careers", at), HEAD if at == "head" else NONE)
    shown["languages"] = [
        marked(each, ("careers", "languages", number), LANGUAGE)
        for number, each in enumerate(careers.get("languages", ()))
    ]
    date = marks.of(("build_date_utc",))
    return {**context, "careers": shown, "page": MarkedPage(context, marks), "build_date_utc": date}


class MarkedPage(SimpleNamespace):
    """A page of a shape; asked for anything else than this, it refuses."""

    def __init__(self, context: Mapping[str, Any], marks: Marks) -> None:
        page = context["page"]
        printed = {
            name: marks.of(("page", name)) if getattr(page, name) else getattr(page, name)
            for name in PRINTED
        }
        meta = {
            name: marks.of(("page", "meta", name)) if value and name not in DECIDING else value
            for name, value in page.meta.items()
        }
        if len(page.toc.items) < 2:
            printed["toc"] = [_marked_start(first, marks) for first in page.toc.items]
        super().__init__(
            **printed,
            **dict.fromkeys(ALONE),
            meta=meta,
            active=True,
            is_homepage=False,
            is_top_level=page.is_top_level,
            is_page=True,
            is_section=False,
            is_link=False,
        )

    def __getattr__(self, name: str) -> Any:
        raise NotAlike(f"page.{name}")

    def __str__(self) -> str:
        raise NotAlike("page")

    __repr__ = __str__


def _marked_start(first: Any, marks: Marks) -> SimpleNamespace:
    """The only heading of the highest level, with what is below it."""
    at = ("page", "toc", "items", 0)
    children: Any = marks.of((*at, "children")) if first.children else []
    title = marks.of((*at, "title"))
    return SimpleNamespace(
        url=first.url, id=first.id, level=first.level, title=title, children=children
    )
