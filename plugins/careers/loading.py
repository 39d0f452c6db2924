"""From what was found to a feature that is ready to be asked, or what is wrong with it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pluggy
from pydantic import BaseModel, ValidationError

from careers.discovery import FeatureError, Found
from careers.failure import in_a_line, place_in
from careers.feature import Feature
from careers.hooks import HOOK_NAMES, PROJECT, Hooks
from careers.problem import Problem, Spot, did_you_mean
from careers.settings import Source, option_problems


class _Manager(pluggy.PluginManager):
    """Looks for hooks among a feature's own methods; pydantic's attributes are not asked."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> Any:
        if name.startswith("_") or hasattr(BaseModel, name):
            return None
        if not callable(getattr(type(plugin), name, None)):
            return None
        return super().parse_hookimpl_opts(plugin, name)


def implementations(feature: Feature) -> Iterator[tuple[str, pluggy.HookImpl]]:
    """The hooks that a feature implements, with how.

    By a manager for it alone, so that its answers and failures have a name.
    """
    manager = _Manager(PROJECT)
    manager.add_hookspecs(Hooks)
    manager.register(feature, feature.name)
    for caller in manager.get_hookcallers(feature) or ():
        for found in reversed(caller.get_hookimpls()):
            yield caller.name, found


def make_feature(
    name: str, found: Found, options: Mapping[str, Any], source: Source, project: Path
) -> tuple[Feature | None, list[Problem]]:
    """The feature that was found, with its options, or else what is wrong with it."""
    spot = source.spot(("features", name))
    told = list(_package_problems(name, found, spot))
    if any(problem.severity == "error" for problem in told):
        return None, told
    cls: type[Feature] | None = None
    try:
        cls = found.load()
        if wrong := _core_problem(name, found, cls.needs_careers, spot):
            return None, [wrong]
        if wrong := _taken_option(cls, name, found, spot):
            return None, [wrong]
        # What mkdocs.yml says is other languages' as well, so it is a copy that a feature gets.
        feature = cls.model_validate(deepcopy(dict(options)))
    except ValidationError as error:
        if cls is not None:
            return None, option_problems(error, cls, source, ("features", name), name)
        return None, [_broken(name, found, error, spot)]
    except FeatureError as error:
        return None, [
            spot.error("feature-broken", f"The feature “{name}” ({found.origin}) {error}")
        ]
    except ImportError as error:
        return None, [_import_problem(name, found, error, spot)]
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return None, [_broken(name, found, error, spot)]
    # A feature may ask for the place of an option at every role.
    locate = cache(lambda path: source.spot(("features", name, *path)))
    feature.enter(name, found.origin, locate, project)
    try:
        feature.templates(), feature.texts()  # of a feature's own, they can fail
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return None, [_broken(name, found, error, spot)]
    problems = list(_hook_problems(feature, spot))
    return (None if problems else feature), [*told, *problems]


def _broken(name: str, found: Found, error: BaseException, spot: Spot) -> Problem:
    message = f"The feature “{name}” ({found.origin}) can't be loaded: {in_a_line(error)}"
    return spot.error("feature-broken", message)


def _taken_option(cls: type[Feature], name: str, found: Found, spot: Spot) -> Problem | None:
    """An option of the name of something that every feature has."""
    taken = sorted({*cls.model_fields} & {*vars(Feature)})
    if not taken:
        return None
    message = (
        f"The feature “{name}” ({found.origin}) has an option “{taken[0]}”, and every feature"
        " has something of that name."
    )
    return spot.error("feature-broken", message, "Give the option another name.")


def ambiguous(name: str, founds: Sequence[Found], spot: Spot) -> Problem:
    """Several features of one name, with what can be done about each."""
    origins = " and ".join(found.origin for found in founds)
    ways = []
    for found in founds:
        if found.origin.startswith("plugins/"):
            ways.append(f"rename {found.origin} and its line in mkdocs.yml")
        elif found.package and not is_ours(found):
            ways.append(f"pip uninstall {found.package.name}")
    fix = f"Keep one of them: {', or '.join(ways) or 'uninstall the others'}."
    return spot.error("feature-ambiguous", f"Two features are called “{name}”: {origins}.", fix)


def is_ours(found: Found) -> bool:
    return found.package is not None and found.package.name == "mkdocs-careers"


def _package_problems(name: str, found: Found, spot: Spot) -> Iterator[Problem]:
    """What is wrong with the package of a feature, before anything of it is imported."""
    package = found.package
    if package is None or is_ours(found):
        return
    from careers.packages import core_needed_by, places  # most sites have features of ours alone

    if wrong := _core_problem(name, found, core_needed_by(package), spot):
        yield wrong
    there = places(package)
    if len(there) < 2:
        return
    listed = " and ".join(f"{version} in {place}" for place, version in there.items())
    message = f"The package {package.name} of the feature “{name}” is installed twice: {listed}."
    if len(set(there.values())) > 1:
        fix = (
            f"Run pip uninstall {package.name} until there is none, then install the one that"
            " is meant."
        )
        yield spot.error("feature-twice", message, fix)
    else:
        yield spot.note("feature-twice", message, "The first of them counts.")


def _core_problem(name: str, found: Found, needed: str, spot: Spot) -> Problem | None:
    if not needed:
        return None
    from careers.packages import InvalidSpecifier, wrong_core

    whose = found.package.name if found.package else found.origin
    try:
        wrong = wrong_core(needed, whose)
    except InvalidSpecifier:
        wrong = f"needs mkdocs-careers “{needed}”, which names no versions.", "Write “>=0.3”, say."
    if wrong is None:
        return None
    return spot.error("feature-core", f"The feature “{name}” ({found.origin}) {wrong[0]}", wrong[1])


def _import_problem(name: str, found: Found, error: ImportError, spot: Spot) -> Problem:
    from careers.packages import missing

    said, fix = missing(error, found.package)
    place = place_in(error)
    where = f" ({place})" if place else ""
    message = f"The feature “{name}” ({found.origin}) can't be loaded: it {said}{where}."
    return spot.error("feature-broken", message, fix)


def _hook_problems(feature: Feature, spot: Spot) -> Iterator[Problem]:
    """What is wrong with a feature's hooks: unknown, with unknown arguments, not marked."""
    whose = f"The feature “{feature.name}” ({feature.origin})"
    marked = set()
    for method, options in _marked(feature):
        hook = options["specname"] or method
        marked.add(hook)
        if hook not in HOOK_NAMES:
            fix = f"{did_you_mean(hook, HOOK_NAMES)}Hooks are: {', '.join(HOOK_NAMES)}."
            message = f"{whose} has a hook “{hook}”, which does not exist."
            yield spot.error("hook-unknown", message, fix)
            continue
        if options["wrapper"] or options["hookwrapper"]:
            message = f"{whose} wraps the hook “{hook}”; features only answer hooks."
            yield spot.error("hook-wrapper", message, "Write it without wrapper=True.")
        function = getattr(type(feature), method)
        if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
            message = (
                f"{whose} has a hook “{hook}” that is “async”; nobody waits for what it answers."
            )
            yield spot.error("hook-async", message, "Write “def” without “async”.")
        given = _arguments(getattr(Hooks, hook))
        for name in _arguments(function):
            if name not in given:
                message = f"{whose} has a hook “{hook}” that asks for “{name}”, which there is not."
                fix = f"{did_you_mean(name, given)}It may ask for: {', '.join(given)}."
                yield spot.error("hook-arguments", message, fix)
    for name in HOOK_NAMES:
        if name not in marked and callable(getattr(type(feature), name, None)):
            message = f"{whose} has a method “{name}” that is not marked as a hook."
            yield spot.error("hook-unmarked", message, "Write @hookimpl on the line above it.")


def _marked(feature: Feature) -> Iterator[tuple[str, Any]]:
    manager = _Manager(PROJECT)
    for name in dir(type(feature)):
        if options := manager.parse_hookimpl_opts(feature, name):
            yield name, options


def _arguments(method: Any) -> list[str]:
    return [name for name in inspect.signature(method).parameters if name != "self"]
