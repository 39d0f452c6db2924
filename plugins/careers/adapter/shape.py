"""What the frame of a role's page depends on: pages of one shape differ in what is printed."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, NamedTuple

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
ALONE = ("parent", "previous_page", "next_page", "children")  # no role in the navigation has them
DECIDING = ("hide", "template")  # of front matter: what themes compare


class Shape(NamedTuple):
    """What tells shapes apart, and what pages of one have in common."""

    key: tuple[Any, ...]
    shared: dict[str, Any]


def shape_of(context: Mapping[str, Any]) -> Shape | None:
    """The shape of a role's page by all that its template is given; None if it is unusual."""
    page, careers = context.get("page"), context.get("careers")
    if context.keys() != GIVEN or type(page) is not MkDocsRolePage or type(careers) is not dict:
        return None
    if any(getattr(page, name) is not None for name in ALONE) or page.is_homepage:
        return None
    toc = list(page.toc)
    if len(toc) != 1 or toc[0].url != "#role" or "head" not in careers:
        return None
    head = careers["head"]
    key = (
        context["base_url"],
        careers["language"],
        tuple(context["extra_css"]),
        tuple(context["extra_javascript"]),
        tuple(name for name, value in careers.items() if value),
        tuple(name for name, value in head.items() if value),
        tuple(head["styles"]),
        tuple(name for name in PRINTED if getattr(page, name)),
        tuple((name, _deciding(name, value)) for name, value in page.meta.items()),
        bool(toc[0].children),
    )
    shared = {name: careers[name] for name in SHARED & careers.keys()}
    shared["languages"] = [
        {name: each[name] for name in LANGUAGE} for each in careers.get("languages", ())
    ]
    shared["is_instant"] = head["is_instant"]
    return Shape(key, shared)


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
    shown = marked(careers, ("careers",), SHARED | {"head", "languages"})
    shown["head"] = marked(careers["head"], ("careers", "head"), HEAD)
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
        first = page.toc.items[0]
        inner: Any = marks.of(("page", "toc", "items", 0, "children")) if first.children else []
        title = marks.of(("page", "toc", "items", 0, "title"))
        start = SimpleNamespace(
            url=first.url, id=first.id, level=first.level, title=title, children=inner
        )
        super().__init__(
            **printed,
            **dict.fromkeys(ALONE),
            meta=meta,
            toc=[start],
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
