"""Finds, orders and configures the features, and calls their hooks by typed methods.

Everything that a feature does wrong comes back as a problem that names it: a feature is
somebody else's code, and HR should not meet its traceback.
"""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import UnionType
from typing import Any

import pluggy
from pydantic import BaseModel, ValidationError

from careers.advice import Advice
from careers.answers import check_answer
from careers.discovery import FeatureError, Found, discover
from careers.feature import Feature
from careers.hooks import (
    PROJECT,
    Block,
    Card,
    Hooks,
    JsonLd,
    OpenPart,
    OpenRole,
    OpenUnit,
    OtherLanguage,
    Picture,
    SiteFile,
)
from careers.lifecycle import State
from careers.links import Links
from careers.past import Past
from careers.policy import Origin
from careers.problem import Problem, Spot, did_you_mean
from careers.role import Role
from careers.settings import Source, option_problems
from careers.site import Site

HOOK_NAMES = tuple(name for name in vars(Hooks) if not name.startswith("_"))


class _Manager(pluggy.PluginManager):
    """Looks for hooks among a feature's own methods; pydantic's attributes are not asked."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> Any:
        if name.startswith("_") or hasattr(BaseModel, name):
            return None
        if not callable(getattr(type(plugin), name, None)):
            return None
        return super().parse_hookimpl_opts(plugin, name)


def _manager(feature: Feature) -> _Manager:
    """A manager for one feature alone, so that its answers and failures have a name."""
    manager = _Manager(PROJECT)
    manager.add_hookspecs(Hooks)
    manager.register(feature, feature.name)
    return manager


class Host:
    """The features that are on, in the order of `mkdocs.yml`; `off` are the others' names."""

    def __init__(self, features: Iterable[Feature] = (), off: Iterable[str] = ()) -> None:
        self.features = tuple(features)
        self.off = frozenset(off)
        self._failed: set[tuple[str, str]] = set()
        self._callers: dict[str, list[tuple[Feature, pluggy.HookCaller]]] = {
            hook: [] for hook in HOOK_NAMES
        }
        for feature in self.features:
            for caller in _manager(feature).get_hookcallers(feature) or ():
                self._callers[caller.name].append((feature, caller))

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
        problems: list[Problem] = []
        features = []
        for name, options in wanted.items():
            spot = source.spot(("features", name))
            founds = [found for found_name, found in known if found_name == name]
            if not founds:
                hint = did_you_mean(name, names)
                here = f"Features here: {', '.join(sorted(names))}."
                fix = f"{hint}{here} Your own goes into plugins/{name}.py."
                problems.append(
                    spot.error("feature-unknown", f"There is no feature “{name}”.", fix)
                )
            elif len(founds) > 1:
                origins = " and ".join(found.origin for found in founds)
                message = f"Two features are called “{name}”: {origins}."
                problems.append(spot.error("feature-ambiguous", message, "Rename or remove one."))
            else:
                feature, wrong = _make(name, founds[0], options or {}, source, project)
                problems += wrong
                features += [feature] if feature else []
        return cls(features, names - {feature.name for feature in features}), problems

    @property
    def role_keys(self) -> frozenset[str]:
        """The keys of features that a role may state."""
        return frozenset(feature.name for feature in self.features if feature.role_key)

    @property
    def advice(self) -> dict[str, bool]:
        """The codes of the advice that features give, with whether it is told at all.

        What a feature that is off would tell is not told.
        """
        found = {name.replace("_", "-"): False for name in self.off}
        for feature in self.features:
            found |= feature.codes() if isinstance(feature, Advice) else {}
        return found

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

    def role_benefits(self, role: Role, site: Site) -> tuple[list[str], list[Problem]]:
        """What features say that one gets in a role, in their order."""
        problems: list[Problem] = []
        found = self._call("role_benefits", str, problems, role.path, role=role, site=site)
        return [answer for _, answer in found], problems

    def role_blocks(
        self, role: Role, state: State, site: Site, links: Links, past: Callable[[], Past] = Past
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
            past=past,
        )
        return [(feature.name, block) for feature, block in found], problems

    def home_blocks(
        self, site: Site, links: Links
    ) -> tuple[list[tuple[str, Block]], list[Problem]]:
        """The parts of the front page, each with its feature's name."""
        problems: list[Problem] = []
        found = self._call("home_blocks", Block, problems, "", site=site, links=links)
        return [(feature.name, block) for feature, block in found], problems

    def origins_if_open(self, role: Role, site: Site, links: Links) -> frozenset[Origin]:
        """The other sites that the page of a role that is over would need if it were open.

        Nobody has to be able to say that of such a role, so what fails here is no problem.
        """
        failed = set(self._failed)
        blocks, _ = self.role_blocks(role, State.OPEN, site, links)
        self._failed = failed
        return frozenset(origin for _, block in blocks for origin in block.origins)

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
                    both = f"“{first}” and “{feature.name}” say"
                    both = both if first != feature.name else f"“{first}” says"
                    message = f"{both} different things about {name}."
                    fix = "Turn one of them off, or its statement."
                    problems.append(role.spot().error("features-disagree", message, fix))
        return list(objects.values()), problems

    def site_files(
        self,
        roles: Sequence[OpenRole],
        units: Sequence[OpenUnit],
        site: Site,
        links: Links,
        languages: Sequence[OtherLanguage] = (),
        parts: Sequence[OpenPart] = (),
    ) -> tuple[list[tuple[str, SiteFile]], list[Problem]]:
        """The files that features add to the site, each with its feature's name."""
        problems: list[Problem] = []
        found = self._call(
            "site_files",
            SiteFile | Problem,
            problems,
            "",
            roles=roles,
            units=units,
            parts=parts,
            site=site,
            links=links,
            languages=languages,
        )
        problems += [answer for _, answer in found if isinstance(answer, Problem)]
        files = [(feature.name, answer) for feature, answer in found]
        return [(name, file) for name, file in files if isinstance(file, SiteFile)], problems

    def page_picture(self, card: Card, site: Site) -> tuple[Picture | None, list[Problem]]:
        """The picture for a card, from the feature that has one."""
        problems: list[Problem] = []
        found = self._call("page_picture", Picture, problems, "", card=card, site=site)
        for feature, picture in found[1:]:
            if picture != found[0][1]:
                first = found[0][0].name
                both = f"“{first}” and “{feature.name}” both draw"
                message = f"{both} a picture of “{card.title}”."
                problems.append(
                    feature.option().error("features-disagree", message, "Turn one of them off.")
                )
        return (found[0][1] if found else None), problems

    def _call(
        self,
        hook: str,
        kind: type[Any] | UnionType,
        problems: list[Problem],
        where: str,
        **arguments: Any,
    ) -> list[tuple[Feature, Any]]:
        """Each feature's answers to a hook; what goes wrong is added to the problems."""
        answers: list[tuple[Feature, Any]] = []
        for feature, caller in self._callers[hook]:
            if (feature.name, hook) in self._failed:
                continue
            try:
                for result in caller(**arguments):
                    several = isinstance(result, Iterable) and not isinstance(result, kind | str)
                    for part in result if several else [result]:
                        check_answer(part, kind)
                        answers.append((feature, part))
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                self._failed.add((feature.name, hook))  # once is enough to tell
                problems.append(_failure(feature, hook, where, error))
        return answers


def _make(
    name: str, found: Found, options: Mapping[str, Any], source: Source, project: Path
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
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        message = f"The feature “{name}” ({found.origin}) can't be loaded: {_last_line(error)}"
        return None, [spot.error("feature-broken", message)]
    feature.enter(name, found.origin, lambda path: source.spot(("features", name, *path)), project)
    problems = list(_hook_problems(feature, spot))
    return (None if problems else feature), problems


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
        given = _arguments(getattr(Hooks, hook))
        for name in _arguments(getattr(type(feature), method)):
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


def _failure(feature: Feature, hook: str, where: str, error: BaseException) -> Problem:
    on = f" on {where}" if where else ""
    whose = f"The feature “{feature.name}” ({feature.origin})"
    message = f"{whose} failed in {hook}{on}: {_last_line(error)}."
    fix = "This is a fault in the feature, not in the role; turn it off in mkdocs.yml or mend it."
    return feature.option().error("feature-failed", message, fix)


def _last_line(error: BaseException) -> str:
    """The error in one line, with the innermost place in code that is not ours."""
    said = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
    if isinstance(error, SyntaxError):
        return said  # it says the place itself
    ours = {Path(__file__).parent, Path(pluggy.__file__).parent}
    frames = traceback.extract_tb(error.__traceback__)
    outside = [
        frame
        for frame in frames
        if not frame.filename.startswith("<") and Path(frame.filename).parent not in ours
    ]
    if not outside:
        return said
    return f"{said} ({Path(outside[-1].filename).name}, line {outside[-1].lineno})"
