"""What a feature can do: the hook specifications, and the small types they return."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from careers.lifecycle import State
    from careers.links import Links
    from careers.problem import Problem
    from careers.role import Role
    from careers.site import Site

PROJECT = "careers"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a role page: a template and the plain values that it shows as `block`.

    `replaces` names the kinds of sections that the block shows in its own way (such as
    `resources`), so that the page doesn't show them twice.
    """

    template: str
    data: Mapping[str, Any]
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JsonLd:
    """What a feature says about the page in one schema.org type.

    What several features say about one type becomes one object.
    """

    type: str
    properties: Mapping[str, Any] = field(default_factory=dict)


class Hooks:
    """Every hook. An implementation takes the arguments it needs, by name."""

    @hookspec
    def check_site(self, site: Site, links: Links) -> Iterable[Problem]:
        """Say what is wrong with the feature's options on this site, once for each build."""
        raise NotImplementedError

    @hookspec
    def check_role(self, role: Role, site: Site, links: Links) -> Iterable[Problem]:
        """Say what is wrong with a role, drafts included, before anything is published."""
        raise NotImplementedError

    @hookspec
    def role_blocks(self, role: Role, state: State, site: Site, links: Links) -> Iterable[Block]:
        """Add parts to a role's page, below its text."""
        raise NotImplementedError

    @hookspec
    def role_json_ld(self, role: Role, state: State, site: Site) -> JsonLd | None:
        """State something about the role for machines that the page states for people."""
        raise NotImplementedError
