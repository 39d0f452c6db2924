"""The MkDocs plugin: a thin class of events, in the order in which they come."""

from __future__ import annotations

import logging
import os
import posixpath
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from careers.adapter.ahead import Ahead
from careers.adapter.assets import Assets
from careers.adapter.at_once import AtOnce, set_apart
from careers.adapter.brand import read_site_brand
from careers.adapter.broken_template import broken, template_problem, templates_of
from careers.adapter.editing import Editing, make_editing
from careers.adapter.equivalents import Equivalents
from careers.adapter.feature_times import has_times, keep_times
from careers.adapter.frame import Frame
from careers.adapter.head import Heads
from careers.adapter.home import HomePages
from careers.adapter.kept_pages import KEPT, KeptPages, WrittenPages, is_sure
from careers.adapter.lists import list_source
from careers.adapter.marketing import file_at, marketing_problems
from careers.adapter.navigation import config_in, navigation_in, theme_problems
from careers.adapter.page import (
    MkDocsRolePage,
    docs_folder,
    folder_of,
    language_of,
    role_file,
)
from careers.adapter.page_text import PageText
from careers.adapter.pictures import Pictures, from_page
from careers.adapter.role_frames import PARTS, TEMPLATE, RoleFrames
from careers.adapter.search import Search
from careers.adapter.security import Security
from careers.adapter.shown import Shown
from careers.adapter.site_files import (
    Dates,
    Sitemap,
    paths_taken,
    write_files,
)
from careers.adapter.spread import spread
from careers.adapter.template_sources import sources_of
from careers.adapter.texts import site_texts, without_own_texts
from careers.adapter.theme import lean_sheet, load_quickly, under_another_name
from careers.adapter.translated import TranslatedFiles, add_home
from careers.adapter.units import UnitPages
from careers.adapter.version import Version, make_version, options_of, translations_in
from careers.adapter.versions import Versions
from careers.aliases import earlier_names
from careers.as_of import NAME as STAMP
from careers.as_of import read_stamp, stamp, standing
from careers.assembly import (
    Address,
    Assembly,
    Summary,
    epoch_problem,
    make_site,
    moment_of,
    summary_of,
)
from careers.failure import FAILED
from careers.hooks import SiteFile
from careers.host import Host
from careers.language import other_codes
from careers.links import Links
from careers.memo import Memo
from careers.memo_file import keep, recall
from careers.new_role import empty_role
from careers.own_file import is_off
from careers.parts import taken_slugs
from careers.problem import Problem, Spot, count
from careers.publication import (
    claim,
)
from careers.role import Moment
from careers.role_page import RolePage
from careers.settings import Settings, Source, read_settings
from careers.similar import Similar
from careers.site import Site
from careers.slow import slow_features
from careers.staging import Staging, site_dir_problem
from careers.texts_file import Texts
from careers.units import read_units

if TYPE_CHECKING:  # what only somebody who serves the site waits for
    from careers.adapter.serving import Serving
    from careers.inbox.receiver import Inbox

log = logging.getLogger("mkdocs.plugins.careers")

PACKAGE = Path(__file__).parent.parent
LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "note": logging.INFO}


class CareersPlugin(BasePlugin):  # type: ignore[type-arg]
    """Turns a folder of roles into pages of the site.

    `as_of`, `preview`, `published` (where what is online is, as a folder or its `as-of.json`)
    and `keep_going` (for a check: MkDocs' problems are told as well before stopping, and what is
    there by time alone is a warning) may be set before a build, by the `careers` command; so may
    `roles_folder`, where some roles are as they were, with the moments of these (`held`), and
    `memo`, what an earlier build has read.
    """

    as_of: Moment | None = None
    preview: bool = False
    published: Path | None = None
    keep_going: bool = False
    roles_folder: Path | None = None
    held: Mapping[str, datetime] = MappingProxyType({})
    summary: Summary | None = None
    standing: str = ""
    dirty: bool = False
    is_served: bool = False
    # Where forms go while the site is served; a build has none.
    inbox: Inbox | None = None
    serving: Serving | None = None
    memo: Memo | None = None
    ahead: Ahead | None = None
    written: WrittenPages | None = None
    kept: KeptPages | None = None
    similar: Mapping[str, Similar] = MappingProxyType({})
    catalogues: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    # A build can fail before these are known.
    project: Path = Path()
    pages: Sequence[RolePage] = ()
    site_files: Sequence[SiteFile] = ()
    failed: bool = False

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options as they are; they are checked with all else, in `on_config`."""
        self.config = options
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.preview = self.preview or command == "serve"
        self.dirty = dirty
        self.is_served = command == "serve"
        if self.is_served:
            from careers.adapter.serving import Serving
            from careers.inbox.application import as_text
            from careers.inbox.receiver import open_inbox

            self.memo = Memo()
            self.serving = Serving()
            self.written = WrittenPages()
            self.inbox = open_inbox(lambda one: log.info("%s", as_text(one))).start()
            log.info("Applications that you try go to %s", self.inbox.address)

    def on_shutdown(self) -> None:
        self._end_pages()
        if self.inbox and self.is_served:
            self.inbox.stop()
            self.inbox = None
        # MkDocs takes the same plugin for every build of a process, and the next may be another's.
        self.as_of, self.published, self.roles_folder, self.held = None, None, None, {}
        self.preview = self.keep_going = self.is_served = False
        self.serving, self.memo, self.written, self.kept = None, None, None, None
        self.similar = {}

    @event_priority(100)  # the search of Material reads the theme's words when it is configured
    def _on_config_first(self, config: MkDocsConfig) -> None:
        kept = Path(folder_of(config), ".cache", "careers")
        # A fresh copy of a project, as on GitHub, is built once: no readings are kept for it.
        self.keeps = has_times(Path(folder_of(config))) and not self.is_served
        self.readings = kept / "readings" / f"{Path(config.config_file_path or '').name}.pickle"
        load_quickly(config.theme, None if is_off() else kept / "templates")

    def _on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.dirty:
            raise Abort("A “--dirty” build would leave closed roles online; build without it.")
        self.began = perf_counter()
        self.failed, self.pages, self.site_files = False, (), ()
        self.themes: dict[str, tuple[Any, Any]] = {}
        self.project = Path(folder_of(config))
        self.source = Source.of_file(
            Path(config.config_file_path) if config.config_file_path else None
        )
        settings, problems = read_settings(self.config, self.source, language_of(config))
        if settings is None:
            self._stop_at(problems)
            raise AssertionError("a missing value is always a problem")
        epoch = epoch_problem(os.environ.get("SOURCE_DATE_EPOCH"))
        self._stop_at([epoch] if epoch else [])
        if config.theme.name != "material":
            message = f"The theme is “{config.theme.name}”; roles are shown with Material's parts."
            fix = "Write “theme: {name: material}”."
            self._stop_at([Spot(self.source.path).error("theme", message, fix)])
        self.settings: Settings = settings
        self.host, wrong = Host.load(settings.features, self.project, self.source, perf_counter)
        codes = other_codes(settings.languages, language_of(config))
        self.units = read_units(
            Path(config.docs_dir),
            docs_folder(config),
            self.host.role_keys,
            language_of(config),
            codes,
        )
        catalogues, wrong_texts = site_texts(config, self.host)
        problems += wrong_texts
        site, wrong_offices = self._site(settings, config, catalogues)
        self._add_templates(config)
        # Somebody who builds again gives one; else only what is kept on disk is wanted later.
        self.is_only_build = self.memo is None
        self.memo = self.memo or Memo(lasts=self.keeps)
        if self.memo.rules is None:
            recall(self.memo, self.readings)
        self.brand = read_site_brand(config)
        inbox = self.inbox.address if self.inbox else ""
        # Those of before where they are equal: what is made with them is compared with theirs.
        if site.catalogues != self.catalogues:
            self.catalogues = site.catalogues
        self.site = replace(
            site,
            inbox=inbox,
            brand=self.brand.brand,
            is_served=self.is_served,
            catalogues=self.catalogues,
        )
        self.spoken, unspoken = options_of(self.config, self.source, self.project, self.site)
        # They are told together with the roles' problems, in `on_files`.
        self.problems: list[Problem] = [*problems, *wrong, *self.units.problems, *wrong_offices]
        self.problems += [*unspoken, *theme_problems(config, self.site, self.source)]
        self.problems += self.brand.problems
        self.address = Address(config.use_directory_urls)
        self._check_anchors(config)
        self.page_text = PageText()
        config.markdown_extensions.append(self.page_text)  # type: ignore[arg-type]
        if problem := self._site_dir_problem(config):
            self._stop_at([problem])
        earlier = read_stamp(self.published or Path(config.site_dir))
        self.standing = standing(
            earlier,
            self.site,
            settings.stale_after,
            is_published=self.published is not None,
        )
        self.staging = Staging(Path(config.site_dir))
        self.final_dir, config.site_dir = config.site_dir, str(self.staging.folder)
        return config

    on_config = CombinedEvent(_on_config_first, _on_config)

    def _site_dir_problem(self, config: MkDocsConfig) -> Problem | None:
        sources = [self.project / name for name in ("plugins", "theme_overrides", ".git")]
        sources += [self.project / self.settings.roles_dir, Path(config.docs_dir)]
        sources += [Path(config.config_file_path)] if config.config_file_path else []
        return site_dir_problem(Path(config.site_dir), sources, self.source.path)

    def _site(
        self, settings: Settings, config: MkDocsConfig, catalogues: Mapping[str, Texts]
    ) -> tuple[Site, list[Problem]]:
        url = config.site_url or ""
        return make_site(
            settings,
            self.source,
            url=url if not url or url.endswith("/") else f"{url}/",
            name=config.site_name,
            language=language_of(config),
            now=moment_of(self.as_of, os.environ.get("SOURCE_DATE_EPOCH"), settings),
            preview=self.preview,
            units=self.units,
            catalogues=catalogues,
        )

    def _add_templates(self, config: MkDocsConfig) -> None:
        """The site's own templates win over the features', those over the package's."""
        overrides = self.project / "theme_overrides"
        folders = [str(folder) for feature in self.host.features if (folder := feature.templates())]
        folders.append(str(PACKAGE / "templates"))
        dirs = config.theme.dirs
        if config.theme.custom_dir is None and overrides.is_dir():
            folders.insert(0, str(overrides))
        place = 1 if config.theme.custom_dir else 0
        dirs[place:place] = [folder for folder in dict.fromkeys(folders) if folder not in dirs]

    def _check_anchors(self, config: MkDocsConfig) -> None:
        """A link to a part of a page that isn't there is a dead link, unless the site says less."""
        if config.validation.links.anchors == logging.INFO:
            config.validation.links.anchors = logging.WARNING

    def on_serve(self, server: Any, /, *, config: MkDocsConfig, builder: Any) -> Any:
        if self.serving:
            self.serving.begin(server, builder)
        for name in (self.settings.roles_dir, "plugins", "theme_overrides"):
            if (self.project / name).is_dir():
                server.watch(str(self.project / name))
        for feature in self.host.features:  # those of a package that somebody works on
            for folder in (feature.templates(), feature.texts()):
                if folder and not folder.is_relative_to(self.project / "plugins"):
                    server.watch(str(folder))
        return server

    # Late, so that the pages that other plugins make can be linked to from roles.
    @event_priority(-50)
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        docs = docs_folder(config)
        without_own_texts(files, config)
        listed = list_source(self.address)
        translated = TranslatedFiles(files, self.site, docs, listed, self.address.listing)
        # Roles may link to the list also where marketing has no page for it.
        paths = {f"{docs}/{listed}": self.address.listing}
        for file in files:
            paths[f"{docs}/{file.src_uri}"] = "" if file.url in (".", "./") else file.url
        self.pictures = Pictures(files, docs, self.project, self.settings.pictures)
        wrong_pictures = [*self.pictures.clean()]
        assembly = Assembly(
            self.settings,
            self.source,
            self.site,
            self.host,
            self.project,
            paths,
            self.address,
            self.units,
            measure=self.pictures.measure,
            folder=self.roles_folder,
            memo=self.memo,
            spread=partial(spread, self._processes),
        )
        self.links = Links(assembly.paths, self.source.path, "")
        pages, problems = assembly.pages()
        if self.keeps and self.memo:
            keep(self.memo, self.readings)
        problems += translated.problems
        others = []
        for spoken in self.spoken:
            in_language, made, wrong = translations_in(
                spoken, assembly, pages, self.units, self.source
            )
            problems += wrong
            others.append((spoken, in_language, made))
        if self.is_only_build:
            self.memo = None
            for host in (self.host, *(spoken.host for spoken in self.spoken)):
                host.forget()
        everywhere = [*pages, *(page for _, _, made in others for page in made)]
        own = {file_at(page.path): page.role.path for page in everywhere if page.path}
        problems += [*marketing_problems(files, docs, own), *wrong_pictures]
        taken = {file.dest_uri for file in files}
        earlier, wrong_names = earlier_names(pages, lambda name: self.address.file(name) in taken)
        problems += [*wrong_names, *taken_slugs(page.role for page in pages)]
        self._stop_at([*self.problems, *problems], go_on=self.keep_going)
        self.summary = summary_of(pages, self.site)
        built = [page for page in pages if self._is_built(page)]
        self.earlier = {name: page for name, page in earlier.items() if self._is_built(page)}
        own_version = make_version(
            assembly,
            self.host,
            self.address,
            UnitPages(self.units, files, docs),
            built,
            self.settings,
            str(config.site_description or ""),
            self.similar.get(self.site.language),
        )
        by_code = {self.site.language: own_version}
        for spoken, in_language, made in others:
            code = spoken.language.code
            by_code[code] = make_version(
                in_language,
                spoken.host,
                self.address.in_language(spoken.language),
                UnitPages(self.units.in_language(code), files, docs, code),
                [page for page in made if self._is_built(page)],
                spoken.settings,
                spoken.language.description,
                self.similar.get(code),
            )
        self.versions = Versions(own_version, by_code)
        if self.is_served:
            self.similar = {code: version.similar for code, version in by_code.items()}
        self.pages = self.versions.pages
        self.search = Search(config)
        self.home_pages = HomePages(files, docs, own_version, self.pictures, self.page_text.first)
        files.append(self.brand.file(config))
        folders = [Path(config.theme.custom_dir or self.project / "theme_overrides")]
        folders += [folder for feature in self.host.features if (folder := feature.templates())]
        self.theme_sheet, lean = lean_sheet(files, config, folders)
        if lean:
            files.append(lean)
        blocks = [named for page in self.pages for named in page.blocks]
        self.assets = Assets(files, [*blocks, *self.home_pages.blocks])
        settings = {self.site.language: self.settings}
        settings |= {spoken.language.code: spoken.settings for spoken in self.spoken}
        self.frames = {
            code: Frame(
                settings[code],
                self.brand,
                config,
                self.source,
                Links(version.assembly.paths, self.source.path, ""),
                self.assets.frame,
            )
            for code, version in by_code.items()
        }
        wrong = [problem for frame in self.frames.values() for problem in frame.problems]
        self._stop_at(wrong, go_on=self.keep_going)
        for version in self.versions:
            address, assembly = version.address, version.assembly
            for page in version.own:
                files.append(role_file(page, assembly, address, docs, config, self._stop_at))
            version.lists.add_to(files, config)
            add_home(files, version.site, config)
        translated.add_pages(by_code, config)
        return files

    @property
    def _processes(self) -> int | None:
        """How many the site wants; one that is served has threads, which can't be copied."""
        return 1 if self.is_served else self.settings.processes

    def _is_built(self, page: RolePage) -> bool:
        return self.site.preview or page.state.is_public

    def on_nav(self, nav: Any, /, *, config: MkDocsConfig, files: Files) -> None:
        self.nav = nav

    def on_page_read_source(self, /, *, page: Page, config: MkDocsConfig) -> str | None:
        return self.versions.of(page).unit_pages.source(page)

    # Late, so that a page says all that it says, and is rendered next.
    @event_priority(-100)
    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        version = self.versions.of(page)
        version.lists.prepare(page)
        self.search.begin(page)
        if not isinstance(page, MkDocsRolePage):
            is_front_page = self.home_pages.begin(page, version)
            self.page_text.begin(page, self.pictures, is_front_page=is_front_page)
        return None

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str | None:
        self.page_text.end()
        return None

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        """Find broken templates, and ask for more files: all pages are read, none is written."""
        # No template changes during a build, so the disk need not be asked at each include.
        env.auto_reload = False
        env.loader = under_another_name(env.loader, config.theme)
        # Its style sheet knows a dark look with scripts alone; `brand` has both without.
        config.theme["palette"] = None
        self.env, self.files = env, files
        languages = self.site.languages
        pages = [file.page for file in files.documentation_pages() if file.page]
        self.equivalents = Equivalents(pages, self.site)
        problems = [*self.home_pages.check(self.equivalents), *self.page_text.problems]
        self._draw_units()
        problems += [*self.pictures.problems, *self.pictures.gallery.problems]
        shown = templates_of(self.pages, self.home_pages.blocks)
        problems += broken(env, shown, self.source)
        style = self.assets.styles.get("material", self.theme_sheet)
        problems += [one for frame in self.frames.values() for one in frame.know(files, style)]
        self.heads = Heads(
            pages,
            self.versions.of,
            self.equivalents,
            config,
            self.assets,
            self.home_pages.parts,
        )
        self._stop_at([*problems, *self.heads.problems])
        for language in languages[1:]:
            in_it = partial(self._page_in, language.code)
            nav = navigation_in(self.nav, language, self.site.language, in_it)
            self.themes[language.code] = (nav, config_in(config, language))
        dates = Dates(files, self.project, self.site, self.versions.of, self.held)
        self.sitemap = Sitemap(dates.pages, dates.write(), self.site, self.equivalents)
        self._ask_for_files(dates, files, config)
        origins = {one for page in self.pages for _, block in page.blocks for one in block.origins}
        origins |= {one for page in self.pages for one in page.origins}
        policy = self.settings.content_security
        self.security = Security(
            pages, origins, policy, self.site, docs_folder(config), is_served=self.is_served
        )
        self.shown = Shown(
            self.versions,
            self.equivalents,
            self.frames,
            self.heads,
            self.assets,
            self.pictures,
            self.home_pages,
            self.page_text,
            self.sitemap,
            self.site_files,
            self.nav,
            *self._editing(config),
            docs_folder(config),
        )
        wrong = self.security.prepare(env, files, self.nav, config, self.shown.around)
        self._stop_at(wrong, go_on=self.keep_going)
        self.kept = self._kept(config, env)
        self.role_frames = RoleFrames(
            env,
            self.security,
            self._folder_of,
            Counter(str(page.meta.get("template")) for page in pages)
            if self.settings.frame_once
            else {},
            self.kept,
        )
        self.ahead = Ahead(env, self._fill, self.role_frames, self.security, self._processes)

    def _folder_of(self, page: Page) -> str:
        """The folder of pages like one: that of all roles and lists, or the one it is in."""
        version = self.versions.of(page)
        if version.unit_pages.of(page):
            return posixpath.dirname(page.url.rstrip("/"))
        return version.address.folder

    def _kept(self, config: MkDocsConfig, env: Environment) -> KeptPages | None:
        """What needn't be made again of the build before, while the site is served."""
        if self.written is None or not is_sure(config, env):
            return None
        blocks = {block.template for page in self.pages for _, block in page.blocks}
        sources = sources_of(env, [*PARTS[TEMPLATE], *sorted(blocks)])
        if sources is None:
            return None
        served = Path(self.final_dir)
        return KeptPages(self.written, self.shown, self.security, sources, served)

    def _editing(self, config: MkDocsConfig) -> tuple[Editing, str]:
        """Where files are edited, and where a new role is written; for previews alone."""
        if not self.site.preview:
            return Editing(None, None), ""
        editing = make_editing(config)
        text = empty_role(self.settings, self.units, self.site)
        link = editing.add.new(self.settings.roles_dir, "", text) if editing.add else None
        return editing, link.href if link else ""

    def _page_in(self, code: str, page: Page) -> Page | None:
        """The same page in another language."""
        return self.equivalents.of(page).get(code)

    def _draw_units(self) -> None:
        """Draw the pictures of departments and offices, so that what is wrong is told in time."""
        for unit in (*self.units, *self.units.translations.values()):
            self.pictures.data(unit.picture, from_page(""))

    def _ask_for_files(self, dates: Dates, files: Files, config: MkDocsConfig) -> None:
        """What features add to the site, once every page says what it says."""
        asked, searched, problems = self.versions.site_files(dates, self.host, self.links)
        templates = [*config.theme.static_templates, *config.extra_templates, *self.sitemap.parts]
        taken = paths_taken(files, templates, docs_folder(config)) | {STAMP: STAMP}
        taken |= {self.address.file(name): page.role.path for name, page in self.earlier.items()}
        self.site_files, wrong = claim(
            asked, taken, lambda name: self.source.spot(("features", name))
        )
        self.site_files = [*self.site_files, *searched]
        wrong += self.assets.missing(self.source, {file.path for file in self.site_files})
        self._stop_at([*problems, *wrong], go_on=self.keep_going)

    def on_template_context(
        self, context: Any, /, *, template_name: str, config: MkDocsConfig
    ) -> Any:
        context["careers"] = self.shown.around(str(context["base_url"]), template_name)
        return context

    # Last, so that what other plugins put into a page is known.
    @event_priority(-100)
    def on_post_template(
        self, output: str, /, *, template_name: str, config: MkDocsConfig
    ) -> str | None:
        if not template_name.endswith(".html"):
            return output
        self.security.check(output, template_name)
        return self.security.put_into(output)

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str | None:
        if output is KEPT:
            return output
        if self.kept:
            self.kept.note(self.role_frames.shape)
        return self._secured(output, page)

    def _secured(self, output: str, page: Page) -> str:
        name = posixpath.normpath(f"{self.shown.docs}/{page.file.src_uri}")
        if self.ahead and (scripts := self.ahead.scripts(output)) is not None:
            self.security.tell(scripts, name)
            return self.security.put_into(output)
        if joined := self.role_frames.secured(output):
            secured, parts = joined
            own = [part for part in parts if self.security.check(part, name)]
            return self.security.put_into(output) if own else secured
        self.security.check(output, name)
        return self.security.put_into(output)

    def on_page_context(
        self, context: Any, /, *, page: Page, config: MkDocsConfig, nav: Any
    ) -> Any:
        self.search.add(page, self.versions.of(page).site)
        self.role_frames.shape = None
        if self.kept and self.kept.has(page, context):
            return context
        if not (self.ahead and self.ahead.has(page, context)):
            self._fill(context, page)
        return context

    def _fill(self, context: dict[str, Any], page: Page) -> None:
        """Give the template of a page what is ours."""
        language = self.versions.of(page).site.language
        if language in self.themes:
            context["nav"], context["config"] = self.themes[language]
        context["careers"] = self.shown.page(page, str(context["base_url"]), context["nav"])

    # Last, so that what other plugins write is there before the site is put in place.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self._end_pages()
        if self.failed:
            raise Abort("\nThere are problems to mend first; nothing was published.")
        self._stop_at([*self.security.problems, *self.role_frames.problems])
        if _has_warnings():
            return  # MkDocs stops a strict build after this event; the earlier site stays
        for version in self.versions:
            pages = {page.role.slug: page for page in version.own}
            for name, page in self.earlier.items():
                if there := pages.get(page.role.slug):
                    self._write_redirect(name, there, version)
        extra = [*self.site_files, *self.sitemap.files(self.env), *self.heads.files()]
        extra += self.pictures.gallery.files()
        extra.append(SiteFile(STAMP, stamp(self.site)))
        self._stop_at(write_files(extra, self.staging.folder))
        seconds = perf_counter() - self.began
        if self.serving:
            self.serving.publish(self._at_once(config), seconds, partial(self._publish, config))
            self.staging.clear()
        else:
            self._publish(config)
        hosts = [self.host, *(spoken.host for spoken in self.spoken)]
        times = keep_times(self.project, hosts, len(self.pages), seconds)
        # A check looks at the same site again and again, and says the same each time.
        self._stop_at(() if self.keep_going else slow_features(times, self.host))
        log.info("%s", self.summary)
        if self.standing:
            log.info("%s", self.standing)

    def _publish(self, config: MkDocsConfig) -> None:
        # A browser is told by itself, and nobody waits until what was there before is removed.
        config.site_dir = self.final_dir
        if self.written:
            self.written.publish(self.kept, self.staging)
        else:
            self.staging.publish(keep_same=not self.is_served)

    def _at_once(self, config: MkDocsConfig) -> AtOnce | None:
        """What shows a page while the next build goes on; that changes nothing of this one's."""
        for host in (self.host, *(spoken.host for spoken in self.spoken)):
            host.forget()
        own = copy(self)
        own.search = self.search.as_it_is()
        own.kept = None
        touch = self.written.touch if self.written else lambda _: None
        if not set_apart(config, self, own):
            self.kept = None
            return None
        own_version = self.versions.own
        return AtOnce(config, self.files, self.nav, self.env, own_version, self.project, touch)

    def _write_redirect(self, name: str, page: RolePage, version: Version) -> None:
        """Let an earlier address of a role lead to today's: Pages can't redirect by itself."""
        here = version.address.of(name)
        text = self.env.get_template("careers/redirect.html").render(
            language=version.site.language,
            title=page.role.title,
            href=Links({}, "", here).to(page.path),
            canonical=self.site.address(page.path) if self.site.url else "",
            is_preview=self.site.is_shown_around,
        )
        file = self.staging.folder / version.address.file(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.security.put_into(text), encoding="utf-8")

    def on_build_error(self, *, error: Exception, **_: object) -> None:
        self._end_pages()
        if staging := getattr(self, "staging", None):
            staging.discard()
        owners = {block.template: owner for page in self.pages for owner, block in page.blocks}
        if problem := template_problem(error, self.project, owners):
            self._stop_at([problem])

    def _end_pages(self) -> None:
        if self.ahead:
            self.ahead.end()
        if self.kept:
            self.kept.end()
        self.ahead = None

    def _stop_at(self, problems: Iterable[Problem], *, go_on: bool = False) -> None:
        """Say every problem; stop the build if one of them is an error (or at its end).

        At its end where features alone have failed, so that all that fail are heard.
        """
        problems = sorted({self._weighed(problem) for problem in problems})
        for problem in problems:
            log.log(LEVELS[problem.severity], "%s", problem, extra={"problem": problem})
        errors = count(problems, "error")
        self.failed = self.failed or bool(errors)
        stops = any(one.severity == "error" and one.code != FAILED for one in problems)
        if stops and not go_on:
            things = "1 problem" if errors == 1 else f"{errors} problems"
            raise Abort(f"\n{things} to mend first; nothing was published.")

    def _weighed(self, problem: Problem) -> Problem:
        """What time alone brings stops no build; a check tells it louder."""
        if problem.by_time and not self.keep_going:
            return replace(problem, severity="note")
        return problem


def _has_warnings() -> bool:
    """Whether a strict build is about to be stopped by its warnings."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
