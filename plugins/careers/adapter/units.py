"""The files of departments and offices as pages of MkDocs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import yaml
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from careers.adapter.page import src_uri
from careers.directory import Directory, unit_view
from careers.language import named
from careers.reading import read_unit
from careers.role_page import RolePage
from careers.rules import Rules
from careers.site import Site
from careers.unit import Unit, Units, is_unit


class UnitPages:
    """The pages of one build; each stays MkDocs' own page, so that `nav:` can name it.

    In another `language` they are those of translations; what has none has its own page there.
    """

    def __init__(self, units: Units, files: Files, docs: str, language: str = "") -> None:
        self._units: dict[str, Unit] = {}
        addresses = {}
        for unit in units:
            file = files.get_file_from_path(src_uri(unit.path, docs))
            if file is None:
                continue
            if not language or named(unit.path).code == language:
                self._units[file.src_uri] = unit
            if file.inclusion.is_included():  # a site may want the defaults and no page
                addresses[unit.path] = file.url
            if file.inclusion.is_in_nav():
                file.inclusion = InclusionLevel.NOT_IN_NAV  # it may be named there, and needn't
        self.directory = Directory(units, addresses)

    def of(self, page: Page) -> Unit | None:
        """The department or office that a page is about."""
        return self._units.get(page.file.src_uri)

    def source(self, page: Page) -> str | None:
        """The page as MkDocs reads it: its front matter is ours, and only its text is written."""
        unit = self._units.get(page.file.src_uri)
        if unit is None:
            # One that can't be read was told, and MkDocs may go on to tell of other pages.
            broken = is_unit(page.file.src_uri) and page.file.generated_by is None
            return "\n" if broken else None
        # MkDocs and its themes print these as they are.
        meta = {
            "title": escape(unit.title, quote=False),
            "template": f"careers/{unit.kind}.html",
            "hide": ["navigation", "toc"],
        }
        if unit.summary:
            meta["description"] = escape(unit.summary)
        head = yaml.safe_dump(meta, allow_unicode=True, width=float("inf"))
        return f"---\n{head}---\n{unit.text}"

    def view(
        self,
        page: Page,
        rules: Rules,
        pages: Iterable[RolePage],
        listing: Mapping[str, Any],
        site: Site,
    ) -> Mapping[str, Any]:
        """The `careers` of a page: the list's, and more where it is a department or an office."""
        unit = self._units.get(page.file.src_uri)
        if unit is None:
            return listing
        stated, _ = read_unit(unit, unit.fields, rules)
        return unit_view(unit, stated, pages, listing, site)
