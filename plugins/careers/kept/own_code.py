"""Code of a site, or of packages that it brings, that may answer otherwise each time it is run."""

from __future__ import annotations

import ast
import sysconfig
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType

import careers

# Packages that a site is built with in any case, of which it is known: this one, and what it needs.
KNOWN = frozenset(
    ("annotated_types", "babel", "backrefs", "bs4", "click", "colorama", "ghp_import", "jinja2",
     "markdown", "markupsafe", "material", "mergedeep", "mkdocs", "nh3", "packaging", "paginate",
     "pathspec", "PIL", "platformdirs", "pluggy", "pydantic", "pydantic_core", "pygments",
     "pymdownx", "pyromark", "soupsieve", "typing_extensions", "typing_inspection", "tzdata",
     "watchdog", "yaml", "yaml_env_tag", "_distutils_hack", "_yaml")
)  # fmt: skip
# Those of Material are loaded where a site has them on, and some ask the clock; its search doesn't.
PLUGINS, SEARCH = "material.plugins.", "material.plugins.search"
MODULES = frozenset(
    ("asyncio", "cffi", "ctypes", "dbm", "email.utils", "http.client", "mmap",
     "multiprocessing", "random", "requests", "secrets", "shelve", "socket", "sqlite3", "ssl",
     "time", "urllib.request", "urllib3", "httpx", "uuid", "zmq")
)  # fmt: skip
NAMES = frozenset(
    ("now", "utcnow", "today", "urandom", "getmtime", "getatime", "getctime", "st_mtime",
     "st_mtime_ns", "st_atime", "st_atime_ns", "st_ctime", "st_ctime_ns", "getrandbits",
     "formatdate", "localtime", "gmtime", "format_date", "format_datetime", "format_time",
     # Nobody hears that these are asked of a file.
     "access", "exists", "getsize", "is_dir", "is_file", "is_mount", "is_symlink", "isdir",
     "isfile", "islink", "lexists", "lstat", "readlink", "samefile", "st_size", "stat")
)  # fmt: skip
OURS = Path(careers.__file__).parent
STANDARD = Path(sysconfig.get_path("stdlib"))
INSTALLED = ("site-packages", "dist-packages")


def changing(modules: Mapping[str, ModuleType | None], files: Iterable[str] = ()) -> str:
    """Why what is loaded may make another site at another time: the file and what is in it.

    `files` are those of modules of other processes. Empty where nothing says so.
    """
    loaded = [
        (name, file)
        for name, module in sorted(modules.items())
        if isinstance(file := getattr(module, "__file__", None), str)
    ]
    for name, file in (*loaded, *((_name_of(Path(file)), file) for file in sorted(files))):
        if not _is_known(name, Path(file)) and (why := _asks(Path(file))):
            return f"{file} {why}"
    return ""


def _name_of(file: Path) -> str:
    """What a module is called, where it is one of a package that is installed."""
    parts = file.with_suffix("").parts
    places = [at for at, part in enumerate(parts) if part in INSTALLED]
    return ".".join(parts[places[-1] + 1 :] if places else parts[-1:])


def _is_known(name: str, file: Path) -> bool:
    if name in ("__main__", "__mp_main__") or file.is_relative_to(OURS):
        return True
    is_installed = any(part in INSTALLED for part in file.parts)
    if file.is_relative_to(STANDARD) and not is_installed:
        return True
    is_of_a_site = name.startswith(PLUGINS) and not name.startswith(SEARCH)
    return is_installed and name.partition(".")[0] in KNOWN and not is_of_a_site


def _asks(file: Path) -> str:
    """What a file of Python asks that has another answer each time, in a few words."""
    if file.suffix != ".py":
        return "can't be read"
    try:
        code = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError):
        return "can't be read"
    for part in ast.walk(code):
        for name in _names(part):
            if name in MODULES or name.partition(".")[0] in MODULES or name in NAMES:
                return f"has “{name}” in it"
    return ""


def _names(part: ast.AST) -> Iterable[str]:
    """The modules that a piece of code loads, and the names that it asks a value for."""
    if isinstance(part, ast.Import):
        return [alias.name for alias in part.names]
    if isinstance(part, ast.ImportFrom):
        module = part.module or ""
        return [module, *(f"{module}.{alias.name}" for alias in part.names)]
    if isinstance(part, ast.Attribute):
        of = part.value
        whose = of.id if isinstance(of, ast.Name) else getattr(of, "attr", "")
        # The moment that a site is as of, which features are given.
        return [] if (whose, part.attr) == ("site", "now") else [part.attr]
    return []
