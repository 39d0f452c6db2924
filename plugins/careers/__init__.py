"""A careers site out of a folder of Markdown, for MkDocs."""

from careers.advice import Advice
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
from careers.values.place import Office

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
    "hookimpl",
]
