"""Templates that a second process compiles while the first one loads the package and reads roles.

A build of a fresh copy of a project compiles some seventy templates, and other processors have
nothing to do until then. Where the second process ends early, or hasn't come to a template, the
first one compiles it itself.
"""

from __future__ import annotations

import gc
import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Never

from jinja2 import Environment, TemplateError
from mkdocs.theme import Theme

from careers.adapter.processors import can_fork, processors
from careers.adapter.theme import OURS, load_quickly, under_another_name
from careers.own_file import is_off

FOLDER = Path(".cache", "careers", "templates")
LOAD = Path("/proc/loadavg")  # `0.20 0.18 0.12 1/80 11206`: one of 80 threads runs, this one
THEME = "material"
# What pages of a site begin with, in the order in which a build asks for them: of the theme's
# templates every one that is shown, of ours those that no other one of ours names.
OF_EACH_SITE = (
    "main.html", "base.html", "theme/base.html", "partials/language.html",
    "partials/languages/en.html", "partials/icons.html", "partials/javascripts/base.html",
    "partials/integrations/analytics.html", "partials/header.html", "partials/content.html",
    "partials/tags.html", "partials/actions.html", "partials/source-file.html",
    "partials/feedback.html", "partials/comments.html", "partials/javascripts/content.html",
    "partials/footer.html", "careers/security.html", "sitemap.xml", "404.html",
    "careers/frame.html", "home.html", "careers/home/search.html", "careers/home/roles.html",
    "careers/home/departments.html", "careers/home/text.html", "careers/home/teasers.html",
    "careers/home/offices.html", "careers/role.html", "careers/jobs.html",
)  # fmt: skip
REFERENCE = re.compile(
    r"\{%[-+]? *(?:include|extends|import|from) +\"((?:careers|partials)/[^\"]+)"
)
KEY = re.compile(r"^[ -]*(\w+):", re.MULTILINE)
# A site that says how many processes there may be, perhaps in another file, is asked first.
SAYS_HOW_MANY = re.compile(r"\bprocesses\b|\bINHERIT\b")


@contextmanager
def compiling(config_file: str) -> Iterator[None]:
    """A second process compiles what a site will need, and is gone at the end."""
    pid = _begin(Path(config_file).absolute())
    try:
        yield
    finally:
        if pid:
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(pid, 0)


def _begin(config_file: Path) -> int:
    """Make the second process where it pays; its number, or 0 where there is none."""
    folder = config_file.parent / FOLDER
    if is_off() or folder.exists() or not can_fork() or not _is_idle():
        return 0
    try:
        settings = config_file.read_text(encoding="utf-8")
        if SAYS_HOW_MANY.search(settings):
            return 0
        pid = os.fork()
    except (OSError, ValueError):  # the build tells it
        return 0
    if not pid:
        # It says nothing, whatever happens, and nothing leads back into the build.
        try:
            _work(folder, settings)
        finally:
            os._exit(0)
    return pid


def _is_idle() -> bool:
    """Whether a processor has nothing to do: otherwise both would compile the same templates."""
    try:
        running, _ = LOAD.read_text(encoding="ascii").split()[3].split("/")
        return processors() > 1 and int(running) < (os.cpu_count() or 1)
    except (OSError, ValueError, IndexError):
        return False


def _work(folder: Path, settings: str) -> Never:
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    compile_ahead(folder, settings)
    os._exit(0)


def compile_ahead(folder: Path, settings: str) -> None:
    """Compile into a folder what a site with these settings will need, as far as that is known.

    They are compiled for an environment that has no filters of other plugins: see
    `CompiledTemplates` for which others they are taken for.
    """
    theme = Theme(THEME)
    theme.dirs.insert(0, OURS)
    if (own := folder.parents[2] / "theme_overrides").is_dir():
        theme.dirs.insert(0, str(own))
    load_quickly(theme, folder)
    env = theme.get_env()
    env.loader = under_another_name(env.loader, theme)
    known: set[str] = set()
    # Features are called in the settings as their templates are.
    keys = set(KEY.findall(settings))
    features = [file for file in sorted(Path(OURS, "careers").glob("*.html")) if file.stem in keys]
    parts = [part for file in features for part in sorted(file.with_suffix("").glob("*.html"))]
    for name in (*map(_name, features), *OF_EACH_SITE, *map(_name, parts)):
        _compile(env, name, known)


def _name(template: Path) -> str:
    return template.relative_to(OURS).as_posix()


def _compile(env: Environment, name: str, known: set[str]) -> None:
    """Compile a template, and those that it names where it is ours."""
    if name not in known and env.loader:
        known.add(name)
        with suppress(TemplateError, OSError, UnicodeDecodeError):
            if str(env.get_template(name).filename).startswith(OURS):
                for other in REFERENCE.findall(env.loader.get_source(env, name)[0]):
                    _compile(env, other, known)
