"""Finds, orders and configures the features, and calls their hooks by typed methods.

Everything that a feature does wrong comes back as a problem that names it: a feature is
somebody else's code, and HR should not meet its traceback.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from copy import copy
from pathlib import Path
from types import UnionType
from typing import Any

from careers.advice import Advice
from careers.answered import Answered
from careers.caller import Caller, Clock, no_clock
from careers.deprecation import going
from careers.discovery import discover
from careers.feature import Feature
from careers.hooks import (
    HOOK_NAMES,
    Block,
    Card,
    JsonLd,
    OpenPart,
    OpenRole,
    OpenUnit,
    OtherLanguage,
    Picture,
    SiteFile,
)
from careers.lifecycle import State, state_at
from careers.links import Links
from careers.loading import ambiguous, implementations, make_feature
from careers.past import Past
from careers.policy import Origin
from careers.problem import Problem, did_you_mean
from careers.role import Role
from careers.settings import Source
from careers.site import Site
from careers.times import Time, Times

__all__ = ["HOOK_NAMES", "Host"]


class Host:
    """The features that are on, in the order of `mkdocs.yml`; `off` are the others' names."""

    def __init__(
        self,
        features: Iterable[Feature] = (),
        off: Iterable[str] = (),
        clock: Clock = no_clock,
    ) -> None:
        """`clock` is what the time of each feature is taken by."""
        self.features = tuple(features)
        self.off = frozenset(off)
        self._callers: dict[str, list[Caller]] = {hook: [] for hook in HOOK_NAMES}
        for feature in self.features:
            for hook, found in implementations(feature):
                self._callers[hook].append(Caller(feature, hook, found, clock))

    @classmethod
    def load(
        cls,
        wanted: Mapping[str, Mapping[str, Any] | None],
        project: Path,
        source: Source,
        clock: Clock = no_clock,
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
                problems.append(ambiguous(name, founds, spot))
            else:
                feature, wrong = make_feature(name, founds[0], options or {}, source, project)
                problems += wrong
                if feature:
                    features.append(feature)
                    problems += going(feature)
        return cls(features, names - {feature.name for feature in features}, clock), problems

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

    def remember(self, answered: Answered, *given: object) -> None:
        """Ask only for what hasn't been answered before, by features that promise the same.

        `given` is all that they are given besides a role and their options.
        """
        options = [(feature.name, dict(feature)) for feature in self.features]
        answered.begin(options, *given)
        for hook, callers in self._callers.items():
            for caller in callers:
                caller.answered = answered if hook in caller.feature.steady_hooks else None

    def identity(self, *hooks: str) -> list[tuple[object, ...]]:
        """What is asked by these hooks, in order: code, name, options."""
        callers = [caller for hook in hooks for caller in self._callers[hook]]
        return [(caller.identity, caller.name, dict(caller.feature)) for caller in callers]

    @property
    def has_failed(self) -> bool:
        """Whether a feature could not answer, and is asked no more."""
        return any(caller.has_failed for found in self._callers.values() for caller in found)

    def is_steady(self, *hooks: str) -> bool:
        """Whether all features promise that what they answer to these stays the same."""
        return all(
            hook in caller.feature.steady_hooks for hook in hooks for caller in self._callers[hook]
        )

    def forget(self) -> None:
        """Keep no answer from now on: what is asked next is of no build."""
        for callers in self._callers.values():
            for caller in callers:
                caller.answered = None

    def steady(self, answered: Answered) -> Host:
        """One that asks the same features, for what they promise to answer the same each time.

        It remembers it in `answered`, and nothing that goes wrong in it is known to this one.
        """
        own = copy(self)
        own._callers = {
            hook: [caller.apart(answered) for caller in callers if caller.answered]
            for hook, callers in self._callers.items()
        }
        return own

    @property
    def hooks(self) -> list[Hashable]:
        """What stands for each hook of a feature where its answers are remembered."""
        return [caller.identity for callers in self._callers.values() for caller in callers]

    def add(self, times: Times) -> None:
        """Count what features have cost elsewhere."""
        for hook, callers in self._callers.items():
            for caller in callers:
                time = times.get(caller.name, {}).get(hook, Time())
                caller.calls += time.calls
                caller.seconds += time.seconds

    def callers(self, hook: str) -> list[str]:
        """The names of the features that implement a hook, in order."""
        return [caller.name for caller in self._callers[hook]]

    def place_of(self, name: str, hook: str) -> tuple[str, int]:
        """The file and the line of a feature's hook."""
        return next(caller.place for caller in self._callers[hook] if caller.name == name)

    @property
    def times(self) -> Times:
        """What each feature has cost until now, by its name and hook."""
        return {
            feature.name: {
                hook: Time(caller.calls, caller.seconds)
                for hook, callers in self._callers.items()
                for caller in callers
                if caller.feature is feature and caller.calls
            }
            for feature in self.features
        }

    def check_site(self, site: Site, links: Links) -> list[Problem]:
        """What is wrong with the options; `links` are those of `mkdocs.yml`."""
        problems: list[Problem] = []
        found = self._call("check_site", Problem, problems, "", site=site, links=links)
        return [answer for _, answer in found] + problems

    def check_role(self, role: Role, site: Site, links: Links) -> list[Problem]:
        problems: list[Problem] = []
        found = self._call(
            "check_role",
            Problem,
            problems,
            role.path,
            role=role,
            state=state_at(role, site.now, site),
            site=site,
            links=links,
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
        return [(caller.name, block) for caller, block in found], problems

    def home_blocks(
        self, site: Site, links: Links
    ) -> tuple[list[tuple[str, Block]], list[Problem]]:
        """The parts of the front page, each with its feature's name."""
        problems: list[Problem] = []
        found = self._call("home_blocks", Block, problems, "", site=site, links=links)
        return [(caller.name, block) for caller, block in found], problems

    def origins_if_open(self, role: Role, site: Site, links: Links) -> frozenset[Origin]:
        """The other sites that the page of a role that is over would need if it were open.

        Nobody has to be able to say that of such a role, so what fails here is no problem.
        """
        callers = self._callers["role_blocks"]
        failed = [caller.has_failed for caller in callers]
        blocks, _ = self.role_blocks(role, State.OPEN, site, links)
        for caller, has_failed in zip(callers, failed, strict=True):
            caller.has_failed = has_failed
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
        for caller, answer in found:
            start = {"@context": "https://schema.org/", "@type": answer.type}
            merged = objects.setdefault(answer.type, start)
            for name, value in answer.properties.items():
                first = said.setdefault((answer.type, name), caller.name)
                if merged.setdefault(name, value) != value:
                    both = f"“{first}” and “{caller.name}” say"
                    both = both if first != caller.name else f"“{first}” says"
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
            roles=tuple(roles),
            units=tuple(units),
            parts=tuple(parts),
            site=site,
            links=links,
            languages=tuple(languages),
        )
        problems += [answer for _, answer in found if isinstance(answer, Problem)]
        files = [(caller.name, answer) for caller, answer in found]
        return [(name, file) for name, file in files if isinstance(file, SiteFile)], problems

    def page_picture(self, card: Card, site: Site) -> tuple[Picture | None, list[Problem]]:
        """The picture for a card, from the feature that has one."""
        problems: list[Problem] = []
        found = self._call("page_picture", Picture, problems, "", card=card, site=site)
        for caller, picture in found[1:]:
            if picture != found[0][1]:
                first = found[0][0].name
                both = f"“{first}” and “{caller.name}” both draw"
                message = f"{both} a picture of “{card.title}”."
                problems.append(
                    caller.feature.option().error(
                        "features-disagree", message, "Turn one of them off."
                    )
                )
        return (found[0][1] if found else None), problems

    def _call(
        self,
        hook: str,
        kind: type[Any] | UnionType,
        problems: list[Problem],
        where: str,
        **arguments: Any,
    ) -> list[tuple[Caller, Any]]:
        """Each feature's answers to a hook; what goes wrong is added to the problems."""
        found: list[tuple[Caller, Any]] = []
        for caller in self._callers[hook]:
            if caller.has_failed:
                continue  # once is enough to tell
            answers, problem = caller.ask(kind, where, arguments)
            found += [(caller, answer) for answer in answers]
            if problem:
                caller.has_failed = True
                problems.append(problem)
        return found
