"""Finds, orders and configures the features, and calls their hooks by typed methods.

Everything that a feature does wrong comes back as a problem that names it: a feature is
somebody else's code, and HR should not meet its traceback.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any

import pluggy
from pydantic import BaseModel, ValidationError

from careers.feature import Feature
from careers.hooks import PROJECT, Block, Hooks, JsonLd
from careers.lifecycle import State
from careers.links import Links
from careers.problem import Problem, Spot, did_you_mean
from careers.role import Role
from careers.settings import Source, option_problems
from careers.site import Site

GROUP = "careers.features"
HOOK_NAMES = tuple(name for name in vars(Hooks) if not name.startswith("_"))


class _Manager(pluggy.PluginManager):
    """Looks for hooks among a feature's own methods; pydantic's attributes are not asked."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> Any:
        if name.startswith("_") or hasattr(BaseModel, name):
            return None
        if not callable(getattr(type(plugin), name, None)):
            return None
        return super().parse_hookimpl_opts(plugin, name)


@dataclass(frozen=True, slots=True)
class Found:
    """A feature's class and where it came from, or why it could not be loaded."""

    origin: str
    load: Callable[[], type[Feature]]


class FeatureError(Exception):
    """A feature's module is not what it should be; the text says what and how to mend it."""


class Host:
    """The features that are on, in the order of `mkdocs.yml`."""

    def __init__(self, features: Iterable[Feature] = ()) -> None:
        self.features: tuple[Feature, ...] = ()
        self._manager = _Manager(PROJECT)
        self._manager.add_hookspecs(Hooks)
        self._failed: set[tuple[str, str]] = set()
        self._callers: dict[str, list[tuple[Feature, pluggy.HookCaller]]] = {}
        for feature in features:
            self._manager.register(feature, feature.name)
            self.features += (feature,)
        for hook in HOOK_NAMES:
            self._callers[hook] = list(self._of(hook))

    def _of(self, hook: str) -> Iterator[tuple[Feature, pluggy.HookCaller]]:
        """A caller for each feature alone, so that a failure and an answer have a name."""
        having = {id(impl.plugin) for impl in getattr(self._manager.hook, hook).get_hookimpls()}
        for feature in self.features:
            if id(feature) in having:
                others = [other for other in self.features if other is not feature]
                yield feature, self._manager.subset_hook_caller(hook, others)

    @classmethod
    def load(
        cls, wanted: Mapping[str, Mapping[str, Any] | None], project: Path, source: Source
    ) -> tuple[Host, list[Problem]]:
        """The host of the wanted features; whatever is wrong with one leaves it out.

        Features come from the entry points `careers.features` and from `plugins/NAME.py`
        in `project`, the folder of `mkdocs.yml`.
        """
        known = list(discover(project))
        names = {name for name, _ in known}
        problems = [
            spot.error("feature-twice", "This feature is named twice.", "Keep one of the two.")
            for spot in source.twice(("features",))
        ]
        features = []
        for name, options in wanted.items():
            spot = source.spot(("features", name))
            founds = [found for found_name, found in known if found_name == name]
            if not founds:
                hint = did_you_mean(name, names)
                fix = f"{hint}Features here: {', '.join(sorted(names))}. Your own goes into plugins/{name}.py."
                problems.append(
                    spot.error("feature-unknown", f"There is no feature “{name}”.", fix)
                )
            elif len(founds) > 1:
                origins = " and ".join(found.origin for found in founds)
                message = f"Two features are called “{name}”: {origins}."
                problems.append(spot.error("feature-ambiguous", message, "Rename or remove one."))
            else:
                feature, wrong = _make(name, founds[0], options or {}, source)
                problems += wrong
                features += [feature] if feature else []
        return cls(features), problems

    def callers(self, hook: str) -> list[str]:
        """The names of the features that implement a hook, in order."""
        return [feature.name for feature, _ in self._callers[hook]]

    def check_site(self, site: Site, links: Links) -> list[Problem]:
        """What is wrong with the options; `links` are those of `mkdocs.yml`."""
        problems: list[Problem] = []
        found = self._call("check_site", Problem, problems, "", site=site, links=links)
        return [answer for _, answer in found] + problems

    def check_role(self, role: Role, site: Site, links: Links) -> list[Problem]:
        problems: list[Problem] = []
        found = self._call(
            "check_role", Problem, problems, role.path, role=role, site=site, links=links
        )
        return [answer for _, answer in found] + problems

    def role_blocks(
        self, role: Role, state: State, site: Site, links: Links
    ) -> tuple[list[tuple[str, Block]], list[Problem]]:
        """The parts of a role's page, each with its feature's name."""
        problems: list[Problem] = []
        found = self._call(
            "role_blocks",
            Block,
            problems,
            role.path,
            role=role,
            state=state,
            site=site,
            links=links,
        )
        return [(feature.name, block) for feature, block in found], problems

    def role_json_ld(
        self, role: Role, state: State, site: Site
    ) -> tuple[list[dict[str, Any]], list[Problem]]:
        """What the features state about a role: one object for each schema.org type."""
        problems: list[Problem] = []
        objects: dict[str, dict[str, Any]] = {}
        said: dict[tuple[str, str], str] = {}
        found = self._call(
            "role_json_ld", JsonLd, problems, role.path, role=role, state=state, site=site
        )
        for feature, answer in found:
            start = {"@context": "https://schema.org/", "@type": answer.type}
            merged = objects.setdefault(answer.type, start)
            for name, value in answer.properties.items():
                first = said.setdefault((answer.type, name), feature.name)
                if merged.setdefault(name, value) != value:
                    message = f"“{first}” and “{feature.name}” say different things about {name}."
                    fix = "Turn one of them off, or its statement."
                    problems.append(role.spot().error("features-disagree", message, fix))
        return list(objects.values()), problems

    def _call(
        self, hook: str, kind: type[Any], problems: list[Problem], where: str, **arguments: Any
    ) -> list[tuple[Feature, Any]]:
        """Each feature's answers to a hook; what goes wrong is added to the problems."""
        answers: list[tuple[Feature, Any]] = []
        for feature, caller in self._callers[hook]:
            if (feature.name, hook) in self._failed:
                continue
            try:
                for result in caller(**arguments):
                    parts = [result] if isinstance(result, kind) else list(result)
                    for part in parts:
                        _check_answer(part, kind)
                        answers.append((feature, part))
            except Exception as error:
                self._failed.add((feature.name, hook))  # once is enough to tell
                problems.append(_failure(feature, hook, where, error))
        return answers


def discover(project: Path) -> Iterator[tuple[str, Found]]:
    """Every feature that can be named, installed ones first."""
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        dist = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
        yield point.name, Found(dist, lambda point=point: _from_entry_point(point))  # type: ignore[misc]
    for file in sorted((project / "plugins").glob("*.py")):
        if not file.name.startswith("_"):
            yield file.stem, Found(f"plugins/{file.name}", lambda file=file: _from_file(file))  # type: ignore[misc]


def _make(
    name: str, found: Found, options: Mapping[str, Any], source: Source
) -> tuple[Feature | None, list[Problem]]:
    spot = source.spot(("features", name))
    try:
        cls = found.load()
        feature = cls.model_validate(dict(options))
    except ValidationError as error:
        return None, option_problems(error, cls, source, ("features", name), name)
    except FeatureError as error:
        return None, [
            spot.error("feature-broken", f"The feature “{name}” ({found.origin}) {error}")
        ]
    except (Exception, SystemExit) as error:
        message = f"The feature “{name}” ({found.origin}) can't be loaded: {_last_line(error)}"
        return None, [spot.error("feature-broken", message)]
    feature.enter(name, found.origin, lambda path: source.spot(("features", name, *path)))
    problems = list(_hook_problems(feature, spot))
    return (None if problems else feature), problems


def _from_entry_point(point: EntryPoint) -> type[Feature]:
    cls = point.load()
    if not (isinstance(cls, type) and issubclass(cls, Feature)):
        raise FeatureError(f"is {point.value}, which is not a subclass of careers.Feature.")
    return cls


def _from_file(file: Path) -> type[Feature]:
    """The one feature in a site's `plugins/NAME.py`, read anew at each build."""
    name = f"careers_site_feature_{file.stem}"
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise FeatureError("is not a Python module.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return _only_feature(module)


def _only_feature(module: ModuleType) -> type[Feature]:
    classes = [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Feature)
        and value.__module__ == module.__name__
    ]
    if len(classes) != 1:
        names = ", ".join(cls.__name__ for cls in classes) or "none"
        raise FeatureError(f"must hold one subclass of careers.Feature; it holds {names}.")
    return classes[0]


def _hook_problems(feature: Feature, spot: Spot) -> Iterator[Problem]:
    """What is wrong with a feature's hooks: unknown, with unknown arguments, not marked."""
    manager = _Manager(PROJECT)
    manager.add_hookspecs(Hooks)
    whose = f"The feature “{feature.name}” ({feature.origin})"
    try:
        manager.register(feature, feature.name)
    except pluggy.PluginValidationError as error:
        said = " ".join(str(error).split())
        yield spot.error("hook-arguments", f"{whose} has a hook that does not fit: {said}")
        return
    marked = set()
    for caller in manager.get_hookcallers(feature) or []:
        marked.add(caller.name)
        if not caller.has_spec():
            fix = f"{did_you_mean(caller.name, HOOK_NAMES)}Hooks are: {', '.join(HOOK_NAMES)}."
            yield spot.error(
                "hook-unknown", f"{whose} has a hook “{caller.name}”, which does not exist.", fix
            )
        elif any(impl.hookwrapper or impl.wrapper for impl in caller.get_hookimpls()):
            message = f"{whose} wraps the hook “{caller.name}”; features only answer hooks."
            yield spot.error("hook-wrapper", message, "Write it without wrapper=True.")
    for name in HOOK_NAMES:
        if name not in marked and callable(getattr(type(feature), name, None)):
            message = f"{whose} has a method “{name}” that is not marked as a hook."
            yield spot.error("hook-unmarked", message, "Write @hookimpl on the line above it.")


def _check_answer(answer: object, kind: type[Any]) -> None:
    if not isinstance(answer, kind):
        raise TypeError(f"it answered with {type(answer).__name__}, not {kind.__name__}")
    if isinstance(answer, Block):
        json.dumps(answer.data)
    elif isinstance(answer, JsonLd):
        json.dumps(answer.properties)


def _failure(feature: Feature, hook: str, where: str, error: Exception) -> Problem:
    on = f" on {where}" if where else ""
    message = (
        f"The feature “{feature.name}” ({feature.origin}) failed in {hook}{on}: {_last_line(error)}"
    )
    fix = "This is a fault in the feature, not in the role; turn it off in mkdocs.yml or mend it."
    return feature.option().error("feature-failed", message, fix)


def _last_line(error: BaseException) -> str:
    """The error in one line, with the innermost place in code that is not ours."""
    frames = traceback.extract_tb(error.__traceback__)
    outside = [frame for frame in frames if Path(frame.filename).parent != Path(__file__).parent]
    place = f" ({Path(outside[-1].filename).name}, line {outside[-1].lineno})" if outside else ""
    said = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {said}{place}"
