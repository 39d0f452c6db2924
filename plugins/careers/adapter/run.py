"""Building, checking and serving, as the `careers` command wants them."""

from __future__ import annotations

import logging
import os
import re
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeGuard

# Material prints an advertisement for its successor on import; our output is for HR.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.structure.files import get_files

from careers.adapter import feature_times
from careers.adapter.editing import Editing, make_editing
from careers.adapter.log import collecting
from careers.adapter.page import docs_folder, folder_of, language_of
from careers.adapter.plugin import CareersPlugin
from careers.adapter.texts import site_texts
from careers.assembly import Summary, make_site, moment_of
from careers.held_back import Held, HeldBack
from careers.host import Host
from careers.language import other_codes
from careers.memo import Memo
from careers.option_texts import codes_in
from careers.problem import Problem, Spot, count
from careers.role import Moment
from careers.role_page import RolePage
from careers.settings import Settings, Source, read_settings
from careers.site import Site
from careers.times import BuildTimes
from careers.unit import Units
from careers.units import read_units

YAML_ANY_PLACE = re.compile(r" in \"[^\"]+\", line \d+, column \d+")
YAML_PLACE = re.compile(r"in \"([^\"]+)\", line (\d+), column (\d+)(?!.* in \")")


@dataclass
class Outcome:
    """What came of a build: its problems, and, if it went well, what it made.

    `standing` is what there is to say of the site before it. `held` are roles that are as they
    were, and `is_shallow` says why there may be none of an earlier text. `number` is that of the
    folder which was put in place, and of its device; `sources` are the folders of the project.
    """

    problems: list[Problem] = field(default_factory=list)
    summary: Summary | None = None
    standing: str = ""
    pages: int = 0
    seconds: float = 0.0
    site_dir: str = ""
    number: tuple[int, int] = (0, 0)
    sources: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    is_shallow: bool = False

    @property
    def failed(self) -> bool:
        return self.summary is None


def build(
    config_file: str,
    *,
    site_dir: str | None = None,
    strict: bool = True,
    as_of: Moment | None = None,
    preview: bool = False,
    published: Path | None = None,
    keep_going: bool = False,
    hold_back: bool = False,
) -> Outcome:
    """Build the site; `site_dir` is relative to the working folder.

    `published` is where what is online has been downloaded to, if it has. With `keep_going`,
    MkDocs' own problems are told also where roles have some. With `hold_back`, a role whose
    problems would stop the build is built as it last was, by git.
    """
    asked = partial(
        _build,
        config_file,
        site_dir=site_dir,
        strict=strict,
        as_of=as_of,
        preview=preview,
        published=published,
        keep_going=keep_going,
        memo=Memo() if hold_back else None,
    )
    outcome, plugin = asked()
    if not hold_back or not outcome.failed or not _has_site(plugin):
        return outcome
    stopping = frozenset(("error", "warning") if strict else ("error",))
    back = HeldBack(
        plugin.project, plugin.settings.roles_dir, plugin.site.now, plugin.site.language
    )
    while outcome.failed:
        with _instead(back, outcome.problems, stopping) as (roles, at):
            if roles is None:
                break
            outcome, _ = asked(roles_folder=roles, held=at)
    outcome.problems = back.told(outcome.problems)
    outcome.held = tuple(back.held.values())
    outcome.is_shallow = back.is_shallow
    return outcome


def _build(
    config_file: str,
    *,
    site_dir: str | None,
    strict: bool,
    as_of: Moment | None,
    preview: bool,
    published: Path | None,
    keep_going: bool,
    memo: Memo | None,
    roles_folder: Path | None = None,
    held: Mapping[str, datetime] | None = None,
) -> tuple[Outcome, CareersPlugin | None]:
    """One build, and the plugin that made it; None where the configuration can't be read."""
    outcome = Outcome()
    plugin = None
    start = time.monotonic()
    target = os.path.normpath(Path(site_dir).absolute()) if site_dir else None
    name = Path(config_file).name
    with collecting(outcome.problems, name) as look_in, _environment():
        try:
            config = load_config(config_file, strict=strict, site_dir=target)
            look_in(folder_of(config), docs_folder(config))
            plugin = _plugin(config)
            plugin.as_of, plugin.preview, plugin.keep_going = as_of, preview, keep_going
            plugin.published, plugin.memo = published, memo
            plugin.roles_folder, plugin.held = roles_folder, held or {}
            if as_of is not None:
                _set_epoch(plugin, as_of, language_of(config))
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build.build(config)
            finally:
                config.plugins.on_shutdown()
            outcome.summary, outcome.standing = plugin.summary, plugin.standing
            outcome.site_dir = config.site_dir
            outcome.number, outcome.sources = plugin.staging.number, _sources(plugin, config)
            outcome.pages = sum(1 for _ in Path(config.site_dir).rglob("*.html"))
        except (MkDocsException, Abort) as error:
            _explain(error, config_file, outcome.problems)
        except OSError as error:
            outcome.problems.append(_unwritable(error, config_file))
    outcome.seconds = time.monotonic() - start
    if strict and not outcome.failed and count(outcome.problems, "warning"):
        outcome.summary = None
    return outcome, plugin


def check(config_file: str, *, as_of: Moment | None = None) -> Outcome:
    """Every problem that would stop a strict build; what is built is thrown away."""
    with tempfile.TemporaryDirectory(prefix="careers-check-") as folder:
        return build(config_file, site_dir=str(Path(folder, "site")), as_of=as_of, keep_going=True)


def serve(
    config_file: str,
    *,
    address: str | None = None,
    open_browser: bool = False,
    poll: bool = False,
) -> str:
    """Show the site with live reload until it is stopped; why it couldn't start, if it couldn't.

    With `poll`, changes are looked for and not waited for.
    """
    # Nobody who builds waits for a web server to be loaded.
    from mkdocs.commands import serve as mkdocs_serve

    from careers.adapter.watching import POLL

    if poll:
        os.environ[POLL] = "1"
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    try:
        mkdocs_serve.serve(config_file, open_in_browser=open_browser, **options)
    except (MkDocsException, Abort) as error:
        return str(error).strip()
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return f"{reason}. Another program may serve there; choose another --address."
    finally:
        logger.removeHandler(handler)
    return ""


def roles(
    config_file: str, *, as_of: Moment | None = None, hold_back: bool = False
) -> tuple[Sequence[RolePage], Site | None, list[Problem]]:
    """Every role at a moment, drafts too, without building anything; no site when they have errors.

    Notes are left out: they are about how to write roles. With `hold_back`, roles are as a build
    has them that holds back, and the problems of these are left out as well.
    """
    plugin, problems = _roles(config_file, as_of)
    if hold_back and count(problems, "error") and _has_site(plugin):
        site = plugin.site
        back = HeldBack(plugin.project, plugin.settings.roles_dir, site.now, site.language)
        while count(problems, "error"):
            with _instead(back, problems, ("error",)) as (folder, _):
                if folder is None:
                    break
                plugin, problems = _roles(config_file, as_of, folder)
    if plugin is None or count(problems, "error"):
        return (), None, problems
    return plugin.pages, plugin.site, problems


def _roles(
    config_file: str, as_of: Moment | None, folder: Path | None = None
) -> tuple[CareersPlugin | None, list[Problem]]:
    """The plugin once it has read the roles, and what it told that is no note."""
    problems: list[Problem] = []
    plugin = None
    with collecting(problems, Path(config_file).name), _environment():
        try:
            config = load_config(config_file)
            plugin = _plugin(config)
            plugin.as_of, plugin.preview, plugin.roles_folder = as_of, True, folder
            config.plugins.on_startup(command="build", dirty=False)
            try:
                config = config.plugins.on_config(config)
                config.plugins.on_files(get_files(config), config=config)
            finally:
                config.plugins.on_shutdown()
        except (MkDocsException, Abort) as error:
            _explain(error, config_file, problems)
    return plugin, [problem for problem in problems if problem.severity != "note"]


def features(config_file: str) -> tuple[Settings | None, Host, list[Problem]]:
    """The features that are on, without building anything."""
    problems: list[Problem] = []
    with collecting(problems, Path(config_file).name):
        try:
            config = load_config(config_file)
            source = Source.of_file(Path(config_file))
            settings, wrong = read_settings(_plugin(config).config, source, language_of(config))
            problems += wrong
            if settings is not None:
                host, wrong = Host.load(settings.features, Path(folder_of(config)), source)
                return settings, host, problems + wrong
        except (MkDocsException, Abort) as error:
            _explain(error, config_file, problems)
    return None, Host(), problems


def last_times(config_file: str) -> BuildTimes | None:
    """What features have cost in the last build of a site."""
    return feature_times.last_times(Path(config_file).absolute().parent)


def units(config_file: str, host: Host) -> Units:
    """The departments and offices that have files, without building anything."""
    config = load_config(config_file)
    docs, language = docs_folder(config), language_of(config)
    others = other_codes(codes_in(_plugin(config).config), language)
    return read_units(Path(config.docs_dir), docs, host.role_keys, language, others)


def site(config_file: str, settings: Settings, units: Units, host: Host) -> Site:
    """The site at this moment, without building anything."""
    config = load_config(config_file)
    found, _ = make_site(
        settings,
        Source.of_file(Path(config_file)),
        url=config.site_url or "",
        name=config.site_name,
        language=language_of(config),
        now=moment_of(None, None, settings),
        preview=False,
        units=units,
        catalogues=site_texts(config, host)[0],
    )
    return found


def editing(config_file: str) -> Editing:
    """Where the site's files are edited in a browser."""
    return make_editing(load_config(config_file))


@contextmanager
def _instead(
    back: HeldBack, problems: Sequence[Problem], stopping: Collection[str]
) -> Iterator[tuple[Path | None, Mapping[str, datetime]]]:
    """A folder of roles without what stops at these problems, if they are all of roles.

    With the moments of what is as it was.
    """
    wrong = [one for one in problems if one.severity in stopping]
    back.tell(wrong)
    if not all(back.is_in(one.path) for one in wrong) or not back.step(one.path for one in wrong):
        yield None, {}
        return
    with tempfile.TemporaryDirectory(prefix="careers-held-") as folder:
        roles = back.write(Path(folder))
        yield roles, {one.put: one.at for one in back.held.values() if one.at and not one.ends}


def _sources(plugin: CareersPlugin, config: MkDocsConfig) -> tuple[str, ...]:
    """The folders whose every file may be in the site, whoever reads it."""
    names = (plugin.settings.roles_dir, "plugins", "theme_overrides")
    folders = [str(plugin.project / name) for name in names]
    return (config.docs_dir, *filter(None, [config.theme.custom_dir]), *folders)


def _has_site(plugin: CareersPlugin | None) -> TypeGuard[CareersPlugin]:
    """Whether a build came as far as to know the site: its roles, and its moment."""
    return plugin is not None and hasattr(plugin, "site")


def _plugin(config: MkDocsConfig) -> CareersPlugin:
    found = [plugin for plugin in config.plugins.values() if isinstance(plugin, CareersPlugin)]
    if not found:
        raise ConfigurationError(
            "The plugin “careers” is not on. Write “- careers:” under “plugins:”."
        )
    return found[0]


def _set_epoch(plugin: CareersPlugin, as_of: Moment, language: str) -> None:
    """Give the dates that MkDocs itself writes the same moment."""
    settings, _ = read_settings(plugin.config, Source(), language)
    if settings is not None:
        moment = moment_of(as_of, None, settings)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))


@contextmanager
def _environment() -> Iterator[None]:
    """Puts `SOURCE_DATE_EPOCH` back as it was."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("SOURCE_DATE_EPOCH", None)
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _explain(error: BaseException, config_file: str, problems: list[Problem]) -> None:
    """Add what stopped MkDocs, unless its reasons were told already."""
    if not any(problem.severity != "note" for problem in problems):
        message = " ".join(str(error).split())
        place = YAML_PLACE.search(message)
        spot = Spot(Path(config_file).name)
        if place:
            spot = Spot(Path(place[1]).name, int(place[2]), int(place[3]))
            fix = "Compare the line with its neighbours: blanks in front of it, never tabs."
            said = YAML_ANY_PLACE.sub("", message.partition("file: ")[2] or message)
            problems.append(spot.error("yaml", f"This can't be read as YAML: {said}.", fix))
        else:
            problems.append(spot.error("mkdocs", message))


def _unwritable(error: OSError, config_file: str) -> Problem:
    """A folder that can't be written, or a file that went away, in a sentence."""
    reason = (error.strerror or str(error)).lower()
    message = f"“{error.filename}” can't be used: {reason}." if error.filename else f"{error}."
    return Spot(Path(config_file).name).error("files", message, "Choose another --site-dir.")
