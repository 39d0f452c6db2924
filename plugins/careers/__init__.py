"""A careers site out of a folder of Markdown, for MkDocs."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careers.advice import Advice
    from careers.blank import front_matter
    from careers.counting import counted
    from careers.feature import Feature
    from careers.hooks import (
        Block,
        Card,
        JsonLd,
        OpenPart,
        OpenRole,
        OpenUnit,
        OtherLanguage,
        Picture,
        SiteFile,
        hookimpl,
    )
    from careers.lifecycle import State
    from careers.links import Link, Links, Target
    from careers.past import Past, PastDay
    from careers.policy import Origin
    from careers.problem import Problem, Spot
    from careers.role import Role
    from careers.site import Site
    from careers.slug import slugify
    from careers.values.choice import read_flag
    from careers.values.place import Office
    from careers.writing import write_new

__version__ = "0.2.0"
__all__ = [
    "Advice",
    "Block",
    "Card",
    "Feature",
    "JsonLd",
    "Link",
    "Links",
    "Office",
    "OpenPart",
    "OpenRole",
    "OpenUnit",
    "Origin",
    "OtherLanguage",
    "Past",
    "PastDay",
    "Picture",
    "Problem",
    "Role",
    "Site",
    "SiteFile",
    "Spot",
    "State",
    "Target",
    "counted",
    "front_matter",
    "hookimpl",
    "read_flag",
    "slugify",
    "write_new",
]

# Each name is loaded when somebody asks for it. pytest imports this package for its plugin
# `careers.testing` in every run there is, and one without a careers site must not wait for it.
_HOMES = {
    "advice": ("Advice",),
    "blank": ("front_matter",),
    "counting": ("counted",),
    "feature": ("Feature",),
    "hooks": (
        "Block",
        "Card",
        "JsonLd",
        "OpenPart",
        "OpenRole",
        "OpenUnit",
        "OtherLanguage",
        "Picture",
        "SiteFile",
        "hookimpl",
    ),
    "lifecycle": ("State",),
    "links": ("Link", "Links", "Target"),
    "past": ("Past", "PastDay"),
    "policy": ("Origin",),
    "problem": ("Problem", "Spot"),
    "role": ("Role",),
    "site": ("Site",),
    "slug": ("slugify",),
    "values.choice": ("read_flag",),
    "values.place": ("Office",),
    "writing": ("write_new",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # a type checker would take every name for one that there is

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
