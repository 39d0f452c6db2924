"""What is around every page: header, menu and footer, and whether Material's scripts are needed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from careers.adapter.brand import SiteBrand
from careers.language import direction_of
from careers.links import Link, Links, Target
from careers.logo import logo_size
from careers.problem import Problem, Spot
from careers.settings import Settings
from careers.site import Site
from careers.source import Source

THEIRS, OURS = "theme/base.html", "careers/frame.html"
# Pages that are made for candidates; others may have whatever the theme can do.
TEMPLATES = re.compile(r"careers/(?!page\.html$)|home\.html$|404\.html$")
TAG = re.compile(r"<[^>]*>")


class Frame:
    """The frame of one build's pages; made once the files are known, asked for each page."""

    def __init__(
        self,
        settings: Settings,
        brand: SiteBrand,
        config: MkDocsConfig,
        source: Source,
        links: Links,
        script: str,
    ) -> None:
        self.settings = settings
        self.brand = brand
        self.config = config
        self.script = script
        self.problems: list[Problem] = []
        self.groups = list(self._groups(links, source))
        self.note = self._note(links, source)
        self.logos: dict[str, dict[str, Any]] = {}
        self.theme_style = ""
        self._named: dict[int, frozenset[str]] = {}
        self._menus: dict[tuple[int, str, str], list[dict[str, Any]]] = {}

    def know(self, files: Files, theme_style: str) -> list[Problem]:
        """Take in the logos and the theme's style sheet; what is wrong with the logos."""
        self.theme_style = theme_style
        return list(self._find_logos(files))

    @property
    def needs_theirs(self) -> bool:
        """Whether something on every page works with the theme's scripts alone."""
        wanted = self.settings.material_scripts
        if wanted is not None:
            return wanted
        features = set(self.config.theme.get("features") or ())
        extra = self.config.extra
        return bool(
            {name for name in features if name.startswith(("navigation.instant", "announce"))}
            or any(extra.get(name) for name in ("consent", "analytics", "version"))
            or self.config.extra_javascript
        )

    def of(
        self,
        base: str,
        nav: Navigation,
        site: Site,
        list_path: str,
        template: str,
        page: Page | None = None,
    ) -> dict[str, Any]:
        """What the frame of a page shows in the language of `site`.

        `base` leads to the root of the site from it, `list_path` from there to the list.
        """
        home = f"{base.rstrip('/')}/"
        is_ours = bool(TEMPLATES.match(template))
        return {
            "base": OURS if is_ours and not self.needs_theirs else THEIRS,
            "is_ours": is_ours,
            "home": _to(home, site.prefix),
            "list": _to(home, list_path),
            "language": site.language,
            "direction": (not site.prefix and self.config.theme.get("direction"))
            or direction_of(site.language),
            "theme_style": self.theme_style,
            "script": self.script,
            "scope": str(self.config.extra.get("scope") or base),
            "name": site.name,
            "employer": _employer(site),
            "logo": {
                scheme: {**logo, "src": _to(home, logo["path"])}
                for scheme, logo in self.logos.items()
            },
            "menu": self._menu(nav, home, site.prefix, list_path, page),
            "is_list": page is not None and page.file.url == list_path,
            "is_home": page is not None and page.is_homepage,
            "looks": self.brand.looks,
            "schemes": {"light": self.brand.schemes.light, "dark": self.brand.schemes.dark},
            "colours": {
                "light": self.brand.brand.light.header,
                "dark": self.brand.brand.dark.header,
            },
            "footer": self._footer(home, site),
        }

    def _menu(
        self, nav: Navigation, home: str, prefix: str, list_path: str, page: Page | None
    ) -> list[dict[str, Any]]:
        """The navigation, without the front page and the list: these have places of their own."""
        own = page.url if page and page.url in self._in_menu(nav) else ""
        key = (id(nav), home, own)
        if key not in self._menus:
            left_out = {prefix, list_path, "", ".", "./"}
            self._menus[key] = list(_entries(nav.items, home, left_out, own))
        return self._menus[key]

    def _in_menu(self, nav: Navigation) -> frozenset[str]:
        """The addresses of the pages in a navigation, of which one may be the current one."""
        if id(nav) not in self._named:
            self._named[id(nav)] = frozenset(page.url for page in nav.pages)
        return self._named[id(nav)]

    def _footer(self, home: str, site: Site) -> dict[str, Any]:
        def shown(link: Mapping[str, Any]) -> dict[str, Any]:
            is_full = bool(re.match(r"[\w+.-]+:", link["href"]))
            return {**link, "href": link["href"] if is_full else _to(home, link["href"])}

        return {
            "note": self.settings.footer.note,
            "note_link": shown(self.note) if self.note else None,
            "groups": [
                {**one, "links": [shown(link) for link in one["links"]]} for one in self.groups
            ],
            "copyright": _plain(str(self.config.copyright or "")),
            "employer": {"name": site.employer.name, "url": site.employer.url},
        }

    def _groups(self, links: Links, source: Source) -> Iterator[dict[str, Any]]:
        for number, group in enumerate(self.settings.footer.groups):
            steps = ("footer", "groups", number, "links")
            found = [
                self._link(one.title, one.url, source.spot((*steps, at)), links)
                for at, one in enumerate(group.links)
            ]
            yield {"title": group.title, "links": [link for link in found if link]}

    def _note(self, links: Links, source: Source) -> dict[str, Any] | None:
        one = self.settings.footer.note_link
        spot = source.spot(("footer", "note_link"))
        return self._link(one.title, one.url, spot, links) if one else None

    def _link(self, title: str, url: str, spot: Spot, links: Links) -> dict[str, Any] | None:
        found = links.resolve(Link(links.from_project(url), title, spot))
        if isinstance(found, Target):
            return {"title": title, "href": found.href, "external": found.external}
        self.problems.append(found)
        return None

    def _find_logos(self, files: Files) -> Iterator[Problem]:
        """The logo of each look: what the style sheets state, else what the theme is told."""
        named = str(self.config.theme.get("logo") or "")
        if named:
            yield from self._take_logo("light", named, Spot("mkdocs.yml"), files)
        for name, one in self.brand.brand.logos.items():
            found = re.fullmatch(r"url\(\s*[\"']?(.*?)[\"']?\s*\)", one.value)
            if not found:
                message = f"“{one.name}: {one.value}” leads to no picture."
                yield one.spot.error("brand-logo", message, "Write url(logo.svg).")
                continue
            folder = posixpath.dirname(self.brand.address_of(one.spot.path))
            path = posixpath.normpath(posixpath.join(folder, found[1]))
            scheme = "dark" if name.endswith("-dark") else "light"
            yield from self._take_logo(scheme, path, one.spot, files)

    def _take_logo(self, scheme: str, path: str, spot: Spot, files: Files) -> Iterator[Problem]:
        file = files.get_file_from_path(path)
        if file is None:
            message = f"There is no picture “{path}” on the site."
            fix = "Write where it is, beginning at the folder of this style sheet."
            yield spot.error("brand-logo", message, fix)
            return
        width, height = logo_size(file.content_bytes) or (0, 0)
        self.logos[scheme] = {"path": file.url, "width": width, "height": height}


def _to(home: str, path: str) -> str:
    """The address of what is at a path from the root of the site, which `home` leads to."""
    return f"{home}{path}".removeprefix("./") or "./"


def _employer(site: Site) -> str:
    """Who hires, where the site's name doesn't say it."""
    name = site.employer.name
    return "" if name.casefold() in site.name.casefold() else name


def _entries(
    items: Iterable[Any], home: str, left_out: set[str], own: str
) -> Iterator[dict[str, Any]]:
    """The entries of a navigation but some, by their addresses; `own` is the page's."""
    for item in items:
        title = _plain(item.title)
        if item.is_section:
            if inner := list(_entries(item.children, home, left_out, own)):
                here = any(entry["current"] for entry in inner)
                yield {"title": title, "children": inner, "current": here}
        elif item.is_page:
            if item.url not in left_out:
                yield {"title": title, "href": _to(home, item.url), "current": item.url == own}
        else:
            href = item.url if re.match(r"[\w+.-]+:|[#/]", item.url) else _to(home, item.url)
            yield {"title": title, "href": href, "current": False}


def _plain(text: object) -> str:
    """A title, which is HTML to MkDocs, as text."""
    return " ".join(unescape(TAG.sub("", str(text or ""))).split())
