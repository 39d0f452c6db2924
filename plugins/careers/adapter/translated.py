"""Pages in other languages: where on the site they are, and where their links lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from careers.adapter.page import src_uri
from careers.language import Language, meant, name_of, named
from careers.problem import Problem, Spot
from careers.site import Site

if TYPE_CHECKING:
    from careers.adapter.version import Version


class TranslatedFiles:
    """The Markdown files of the pages' folder that say another language by their names.

    `life-here.de.md` gets the address of `life-here.md`, below `de/`. `listing` is the address of
    the list, and `list_source` what its page is called, which somebody may have written or not.
    """

    def __init__(self, files: Files, site: Site, docs: str, list_source: str, listing: str) -> None:
        self.files = files
        self.docs = docs
        self.own = site.languages[0].code if site.languages else site.language
        self.languages = {language.code: language for language in site.languages[1:]}
        self.made = {list_source: listing}
        self.problems: list[Problem] = []
        self._taken = {file.dest_uri: file.src_uri for file in files} if self.languages else {}
        for file in list(files.documentation_pages()) if self.languages else ():
            if file.generated_by is None:
                self.problems += self._place(file)

    def _place(self, file: File) -> Iterator[Problem]:
        """Give a translation its address, or say why it can't have one."""
        name = named(file.src_uri)
        if not name.code:
            return
        spot = Spot(f"{self.docs}/{file.src_uri}")
        shown = file.src_uri.rpartition("/")[2]
        original = self.files.get_file_from_path(name.original)
        code = meant(name.code, self.languages)
        language = name_of(name.code, "en")
        if not code:
            if original is not None and meant(name.code, [self.own]):
                message = f"“{shown}” says that it is in {language}, as “{name.original}” is."
                yield spot.error("translation-of-none", message, "Delete one of the two.")
            elif original is not None:
                message = f"“{shown}” would be in {language}, which is no language of this site."
                fix = (
                    f"Add “{name.code}” to “languages:” below “careers:” in mkdocs.yml, or give "
                    "the file another name."
                )
                yield spot.error("translation-language", message, fix)
            return  # else a dot in a name, which always meant nothing
        dest = original.dest_uri if original else self._of_list(name.original)
        if not dest:
            message = f"“{shown}” is a translation, and there is no “{name.original}” beside it."
            fix = f"Write {self.docs}/{name.original} first, or give this file another name."
            yield spot.error("translation-of-none", message, fix)
            return
        dest = f"{self.languages[code].prefix}{dest}"
        if other := self._taken.get(dest):
            message = f"This page has the same address as {self.docs}/{other}."
            yield spot.error("address-twice", message, "Delete one of the two.")
            return
        self._taken[dest] = file.src_uri
        _move(file, dest)
        if not file.inclusion.is_excluded():
            file.inclusion = InclusionLevel.NOT_IN_NAV  # its original stands there for it

    def _of_list(self, source: str) -> str:
        """The file of the list's page where nobody wrote one."""
        address = self.made.get(source, "")
        return f"{address}index.html" if address.endswith("/") else address

    def add_pages(self, versions: Mapping[str, Version], config: MkDocsConfig) -> None:
        """Make the pages of these files, whose links lead to pages in their language."""
        views = {code: self._seen_from(versions[code]) for code in self.languages}
        for file in self.files.documentation_pages():
            language = self._language_of(file)
            if language and file.page is None and file.generated_by is None:
                TranslatedPage(file, config, language, views[language.code])

    def _seen_from(self, version: Version) -> SeenFiles:
        twins = version.assembly.twins.items()
        here = {src_uri(one, self.docs): src_uri(other, self.docs) for one, other in twins}
        return SeenFiles(self.files, here)

    def _language_of(self, file: File) -> Language | None:
        return next((one for one in self.languages.values() if is_below(file.url, one)), None)


def is_below(url: str, language: Language) -> bool:
    """Whether an address is one of a language other than the site's own."""
    return bool(language.prefix) and url.startswith(language.prefix)


def language_at(url: str, languages: Iterable[Language]) -> Language | None:
    """The language of the page at an address; None where a site has one language only."""
    found = None
    for language in languages:
        if found is None or is_below(url, language):
            found = language  # the first is that of the root
    return found


def add_home(files: Files, site: Site, config: MkDocsConfig) -> None:
    """The first page in another language, where nobody wrote one: the roles, under its name."""
    first = f"{site.prefix}index.html"
    if not site.prefix or any(file.dest_uri == first for file in files.documentation_pages()):
        return
    title = escape(site.name, quote=False)
    head = "template: careers/home.html\nhide: [navigation, toc]"
    page = File.generated(
        config,
        f"{site.prefix}index.md",
        content=f"---\n{head}\n---\n# {title}\n",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    files.append(page)


def _move(file: File, dest_uri: str) -> None:
    for cached in ("url", "abs_dest_path"):
        file.__dict__.pop(cached, None)
    file.dest_uri = dest_uri


class SeenFiles:
    """The site's files as pages in one language see them: the original's name is enough."""

    def __init__(self, files: Files, twins: Mapping[str, str]) -> None:
        self._files = files
        self._twins = twins

    @cached_property
    def files(self) -> Files:
        """Made when all files are known."""
        return _Seen(self._files, self._twins)


class _Seen(Files):
    def __init__(self, files: Files, twins: Mapping[str, str]) -> None:
        super().__init__(files)
        self._twins = twins

    def get_file_from_path(self, path: str) -> File | None:
        file = super().get_file_from_path(path)
        twin = self._twins.get(file.src_uri) if file else None
        return (super().get_file_from_path(twin) if twin else None) or file


class TranslatedPage(Page):
    """A page of marketing's in another language of the site."""

    def __init__(
        self, file: File, config: MkDocsConfig, language: Language, seen: SeenFiles
    ) -> None:
        self.language = language
        self.seen = seen
        super().__init__(None, file, config)

    @property
    def is_homepage(self) -> bool:
        return self.file.dest_uri == f"{self.language.prefix}index.html"

    def render(self, config: MkDocsConfig, files: Files) -> None:
        super().render(config, self.seen.files)
