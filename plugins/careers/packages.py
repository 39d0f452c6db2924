"""What an installed package says of itself: which core it is for, what it needs, where it is."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from careers import __version__
from careers.problem import did_you_mean

CORE = "mkdocs-careers"
NAME = re.compile(r"cannot import name '(\w+)'")


def wrong_core(needed: str, whose: str) -> tuple[str, str] | None:
    """Why what needs these versions of the core (`>=2`) can't run on this one, and what to do.

    `whose` is the package, or the file. Raises `InvalidSpecifier` for what names no versions.
    """
    specifiers = SpecifierSet(needed)
    if specifiers.contains(__version__, prereleases=True):
        return None
    here = Version(__version__)
    newer = any(
        one.operator in (">=", ">", "~=", "==") and Version(one.version.removesuffix(".*")) > here
        for one in specifiers
    )
    fix = f"Take another version of {whose}, which is for this one."
    fix = f"Upgrade it: pip install --upgrade {CORE}." if newer else fix
    return f"needs {CORE} {specifiers}, and this is {__version__}.", fix


def core_needed_by(package: Distribution) -> str:
    """The versions of the core that a package asks for, such as `>=2`; empty where it doesn't."""
    return next((str(one.specifier) for one in _needs(package) if _is_core(one)), "")


def lacking(package: Distribution) -> list[str]:
    """What a package needs and is not installed, or in another version: `qrcode>=7`."""
    return [str(one) for one in _needs(package) if not _is_core(one) and not _is_here(one)]


def places(package: Distribution) -> dict[str, str]:
    """Where on the path there is a package of this name, with its version; the one first counts."""
    found: dict[str, str] = {}
    for one in Distribution.discover(name=package.name):
        found.setdefault(str(Path(str(one.locate_file(""))).resolve()), one.version)
    return found


def missing(error: ImportError, package: Distribution | None) -> tuple[str, str]:
    """What was to be imported and is not there, and what to do."""
    module = error.name or ""
    top = module.partition(".")[0]
    if top == "careers":
        named = NAME.search(str(error))
        what, hint = f"the module “{module}”", ""
        if named and not isinstance(error, ModuleNotFoundError):
            what = f"“{named[1]}” of {module}"
            hint = did_you_mean(named[1], dir(sys.modules.get(module)))
        said = f"asks for {what}, which {CORE} {__version__} doesn't have"
        fix = f"{hint}If it is for a newer one: pip install --upgrade {CORE}."
        return said, fix
    if not isinstance(error, ModuleNotFoundError):
        return f"can't import what it needs: {error}", f"Another version of “{top}” may be needed."
    said = f"needs the module “{module}”, which is not installed"
    if package is None:
        fix = (
            f"Install it, such as by pip install {top}, and write it to what your site is"
            " installed from (requirements.txt, say)."
        )
    elif wanted := lacking(package):
        quoted = " ".join(f'"{one}"' for one in wanted)
        fix = f"Install what {package.name} needs: pip install {quoted}."
    else:
        fix = f"Install {package.name} anew: pip install --force-reinstall {package.name}."
    return said, fix


def _needs(package: Distribution) -> Iterator[Requirement]:
    """What it needs here, without its extras."""
    for line in package.requires or ():
        try:
            need = Requirement(line)
        except InvalidRequirement:
            continue  # it is pip that has to understand it
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            yield need


def _is_core(need: Requirement) -> bool:
    return canonicalize_name(need.name) == CORE


def _is_here(need: Requirement) -> bool:
    try:
        return need.specifier.contains(distribution(need.name).version, prereleases=True)
    except (PackageNotFoundError, InvalidVersion):
        return False


__all__ = [
    "CORE",
    "InvalidSpecifier",
    "core_needed_by",
    "lacking",
    "missing",
    "places",
    "wrong_core",
]
