"""What there is to fill in, for Decap CMS: made of the keys that the reader itself uses.

https://decapcms.org/docs/configuration-options/ and /docs/widgets/
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from careers.keys import Key
from careers.schemas.front_matter import DIGIT, Kind, keys_of
from careers.shapes import CHOICES, shape_of
from careers.site import Site
from careers.unit import FOLDERS

FORMAT = "YYYY-MM-DD"
PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the files are; `login` is the service that lets people in, without a slash behind."""

    name: str
    branch: str
    login: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """The folders of the project; `described` are the roles that are folders themselves."""

    roles: str
    described: Sequence[str]
    pages: str


@dataclass(frozen=True, slots=True)
class Names:
    """What roles may name."""

    departments: Sequence[str] = ()
    offices: Sequence[str] = ()


def configuration(
    repository: Repository, where: Where, names: Names, site: Site, *, local: bool = False
) -> dict[str, Any]:
    """The whole configuration; a `local` one may also write to the files of this computer."""
    backend = {"name": "github", "repo": repository.name, "branch": repository.branch}
    if repository.login:
        backend["base_url"] = repository.login
    return {
        "backend": backend,
        **({"local_backend": True} if local else {}),
        # Each change is a pull request, and nothing is on the site before that is merged.
        "publish_mode": "editorial_workflow",
        "media_folder": f"{where.pages}/{PICTURES}",
        "public_folder": f"../{where.pages}/{PICTURES}",
        **({"site_url": site.url} if site.url else {}),
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": list(_collections(where, names)),
    }


def _collections(where: Where, names: Names) -> Iterable[dict[str, Any]]:

    def pictures(pages: str) -> dict[str, str]:
        """Where pictures are, and what leads to the folder that they are in."""
        way = posixpath.normpath(f"{pages}/{PICTURES}")
        return {"media_folder": f"/{where.pages}/{PICTURES}", "public_folder": way}

    roles: dict[str, dict[str, Any]] = {"title": {"required": True}, "status": {"default": "draft"}}
    yield _collection("Roles", "Role", where.roles, _fields("role", names, roles))
    for name in where.described:
        described = {"title": {"required": False}}
        yield {
            **_collection(
                f"Openings of {name}",
                "Opening",
                f"{where.roles}/{name}",
                _fields("opening", names, described),
                "{{location}}",
            ),
            "identifier_field": "location",
            "summary": "{{filename}}",
            **pictures(f"../../{where.pages}"),
        }
    kinds: tuple[tuple[Kind, str, str], ...] = (
        ("department", "Departments", "Department"),
        ("office", "Offices", "Office"),
    )
    for kind, label, one in kinds:
        folder = f"{where.pages}/{FOLDERS[kind]}"  # type: ignore[index]
        needed = {"title": {"required": True}}
        yield {
            **_collection(label, one, folder, _fields(kind, names, needed)),
            "summary": "{{filename}}",
            **pictures(".."),
        }
    page = [
        _text("title", "What the page is called in the browser and by search engines."),
        _text("description", "A sentence for search engines."),
        _body(),
    ]
    yield {
        **_collection("Pages", "Page", where.pages, page),
        "create": False,  # a page is of no use before the navigation names it
        "summary": "{{filename}}",
        **pictures("."),
    }


def _collection(
    label: str, one: str, folder: str, fields: list[dict[str, Any]], slug: str = "{{title}}"
) -> dict[str, Any]:
    return {
        "name": label.lower().replace(" ", "_"),
        "label": label,
        "label_singular": one,
        "folder": folder,
        "create": True,
        "delete": False,  # an address that ends is better closed
        "extension": "md",
        "format": "frontmatter",
        "slug": slug,
        "summary": "{{title}} ({{filename}})",
        "fields": fields,
    }


def _fields(kind: Kind, names: Names, more: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """A field for each key, and the text below."""
    fields = [_field(key, names) | more.get(key.name, {}) for key in keys_of(kind)]
    return [*fields, _body()]


def _field(key: Key, names: Names) -> dict[str, Any]:
    """A key as something to fill in; what a file says otherwise stays as it is until changed."""
    shape = shape_of(key.name)
    field = _text(key.name.replace("_", " "), key.about)
    known = {"department": names.departments, "location": names.offices}.get(key.name, ())
    if known:
        field["hint"] = f"{key.about} Here: {', '.join(known)}."
    if key.name in ("status", "confirmed"):
        return field  # a day or a name may stand behind the word
    if shape == "choice":
        return field | {"widget": "select", "options": [*CHOICES[key.name]]}
    if shape == "flag":
        return field | {"widget": "select", "options": ["yes", "no"]}
    if shape == "day":
        default = "{{now}}" if key.name == "posted" else ""
        day = {"format": FORMAT, "date_format": FORMAT, "time_format": False, "default": default}
        return field | {"widget": "datetime", **day}
    if shape == "pay":
        return field | {"pattern": [DIGIT, f"Write at least one figure, such as {key.example}"]}
    return field


def _text(name: str, hint: str) -> dict[str, Any]:
    label = name[:1].upper() + name[1:]
    return {"name": name, "label": label, "widget": "string", "required": False, "hint": hint}


def _body() -> dict[str, Any]:
    """The text as it is written: what rearranges it could say something else by accident."""
    about = "Headings (##), bullets (-) and links, as in every role."
    return {
        "name": "body",
        "label": "Text",
        "widget": "markdown",
        "modes": ["raw"],
        "required": False,
        "hint": about,
    }
