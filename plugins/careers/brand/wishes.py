"""What a site's own style sheets state of the brand, for the light and for the dark look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from careers.brand.colour import read_colour
from careers.brand.look import NAMES, Look, make_look, unreadable
from careers.brand.style_sheet import Property, Scheme
from careers.frozen import FrozenDict
from careers.problem import NOWHERE, Problem

PREFIX = "--careers-"
NEAR = 0.75  # a site may have names of its own, and a slip is nearer than these
DARK = "-dark"
# What the other colours follow from; each may have another value for the dark look.
STATED = ("brand", "accent", "ground", "band", "text", "header", "footer")
LOGOS = ("logo", f"logo{DARK}")
# A colour of Material's that says the same, where a site states it that way.
THEIRS = {"--md-primary-fg-color": "brand", "--md-default-bg-color": "ground"}
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Brand:
    """The looks of a site; `logos` are the addresses in `--careers-logo` and its dark one."""

    light: Look
    dark: Look
    logos: Mapping[str, Property]


def read_brand(
    properties: Iterable[Property], known: Iterable[str] = (), fallback: str = ""
) -> tuple[Brand, list[Problem]]:
    """The brand that the properties state, in the order of the cascade, and what is wrong in it.

    `known` are the names of all properties that the package's style sheets use; `fallback` is
    the brand's colour where none is stated.
    """
    found = list(properties)
    problems = []
    names = {f"{PREFIX}{name}{end}" for name in STATED for end in ("", DARK)}
    names |= {f"{PREFIX}{name}" for name in LOGOS} | set(known)
    names |= {f"{PREFIX}{name.replace('_', '-')}-color" for name in NAMES}
    stated: dict[Scheme, dict[str, Property]] = {"light": {}, "dark": {}}
    logos = {}
    for one in found:
        name = one.name.removeprefix(PREFIX)
        if one.name.startswith(PREFIX) and name in LOGOS:
            logos[name] = one
            continue
        if one.name.startswith(PREFIX) and one.name not in names:
            known_names = [each.removeprefix(PREFIX) for each in sorted(names)]
            if near := get_close_matches(name, known_names, n=1, cutoff=NEAR):
                message = f"No style of the careers site uses “{one.name}”."
                fix = f"Did you mean “{PREFIX}{near[0]}”?"
                problems.append(one.spot.warning("brand-name", message, fix))
            continue
        goal = _goal(one)
        if not goal:
            continue
        colour = read_colour(one.value)
        if colour is None:
            if name.removesuffix(DARK) in STATED:
                message = f"“{one.name}: {one.value}” is no colour that others can be made of."
                fix = "Write one such as #0e4a4f."
                problems.append(one.spot.error("brand-colour", message, fix))
            continue
        what, schemes = goal
        for scheme in schemes:
            stated[scheme][what] = Property(one.name, colour, one.spot, one.scheme)
    _fill(stated, fallback)
    looks = {}
    for scheme in SCHEMES:
        colours = {name: one.value for name, one in stated[scheme].items()}
        looks[scheme] = _look(frozenset(colours.items()), scheme)
        problems += _contrasts(looks[scheme], stated[scheme], scheme)
    return Brand(looks["light"], looks["dark"], FrozenDict(logos)), list(dict.fromkeys(problems))


def _goal(one: Property) -> tuple[str, tuple[Scheme, ...]] | None:
    """Which colour of which looks a property is."""
    schemes = SCHEMES if one.scheme is None else (one.scheme,)
    if one.name in THEIRS:
        # With both looks in mind it would have been two colours.
        return THEIRS[one.name], ("light",) if one.scheme is None else schemes
    if not one.name.startswith(PREFIX):
        return None
    name = one.name.removeprefix(PREFIX)
    if name in STATED:
        return name, ("light",) if one.scheme is None else schemes
    if name.endswith(DARK) and name.removesuffix(DARK) in STATED:
        return name.removesuffix(DARK), ("dark",)
    name = name.removesuffix("-color").replace("-", "_")
    return (name, schemes) if one.name.endswith("-color") and name in NAMES else None


def _fill(stated: Mapping[Scheme, dict[str, Property]], fallback: str) -> None:
    """The brand's colours are those of both looks; what is behind text is not."""
    light, dark = stated["light"], stated["dark"]
    if fallback:
        light.setdefault("brand", Property("", fallback, NOWHERE))
    for name in ("brand", "accent"):
        if name in light:
            dark.setdefault(name, light[name])
    if "brand" in light:
        dark.setdefault("strong", light["brand"])


def _contrasts(look: Look, stated: Mapping[str, Property], scheme: Scheme) -> list[Problem]:
    problems = []
    for one in unreadable(look):
        colour, behind = getattr(look, one.name), getattr(look, one.ground)
        told = f"{one.ratio:.1f} to 1 in the {scheme} look, where {one.needed:g} to 1 are needed."
        if written := stated.get(one.name):
            message = f"“{written.name}” is {colour} on {behind}: {told}"
            fix = f"{one.better} would do." if one.better else "Choose grounds that are more alike."
        elif written := stated.get(one.ground):
            message = (
                f"On “{written.name}” no colour is read that is read elsewhere as well: {told}"
            )
            fix = "Choose one that is more like the ground of the page."
        else:
            continue
        problems.append(written.spot.warning("brand-contrast", message, fix))
    return problems


@lru_cache(maxsize=16)  # a site that states nothing has the one of every site
def _look(colours: frozenset[tuple[str, str]], scheme: Scheme) -> Look:
    return make_look(dict(colours), scheme)


DEFAULT, _ = read_brand(())
