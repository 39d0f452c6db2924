"""What happens after applying, step by step, on each open role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Option

from careers.feature import Feature
from careers.hooks import Block, hookimpl
from careers.lifecycle import State
from careers.links import Link, Links, Target
from careers.problem import Problem, Text
from careers.role import Role
from careers.unit import department_key
from careers.values.choice import read_flag

WHEN = re.compile(r"(.+?)\s*\(([^()]+)\)\s*\.?\s*", re.DOTALL)


class Step(BaseModel):
    """One step, how long it takes or when it comes, and the roles that it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Option(min_length=1, description="What happens.")
    when: str = Option("", description="How long it takes, or when.")
    text: str = Option("", description="What else there is to know, in a sentence or two.")
    departments: tuple[str, ...] = Option(
        (), description="For the roles of these departments; for all, if none are named."
    )

    def is_for(self, role: Role) -> bool:
        keys = {department_key(name) for name in self.departments}
        return not keys or bool(role.department_keys & keys)

    def data(self) -> dict[str, Any]:
        return {"title": self.title, "when": self.when, "text": self.text}


class HiringSteps(Feature):
    """The steps of hiring, on each open role.

    A role may have steps of its own below `hiring steps:`, such as
    `- You show us a loaf (half a day)`, or `off`.
    """

    role_key: ClassVar[bool] = True
    steady_hooks: ClassVar[frozenset[str]] = frozenset(("role_blocks",))

    steps: tuple[Step, ...] = Option(min_length=1, description="The steps, in order.")
    page: str = Option("", description="The page that says more, such as site_src/how-we-hire.md.")

    @hookimpl
    def check_site(self, links: Links) -> Iterator[Problem]:
        if self.page and isinstance(found := self._more(links), Problem):
            yield found

    @hookimpl
    def role_blocks(self, role: Role, state: State, links: Links) -> Iterator[Block]:
        steps = list(self._steps(role)) if state is State.OPEN else []
        if steps:
            more = self._more(links) if self.page else None
            href = more.href if isinstance(more, Target) else ""
            data = {"steps": [step.data() for step in steps], "more": href}
            yield Block(
                "careers/hiring_steps.html", data, styles=("assets/careers/hiring_steps.css",)
            )

    @hookimpl
    def home_blocks(self, links: Links) -> Iterator[Block]:
        """The steps that are for all roles."""
        steps = [step.data() for step in self.steps if not step.departments]
        if steps:
            more = self._more(links) if self.page else None
            href = more.href if isinstance(more, Target) else ""
            yield Block("careers/home/hiring_steps.html", {"steps": steps, "more": href})

    def _steps(self, role: Role) -> Iterator[Step]:
        """The role's own steps, or those of the site that are for it."""
        written = role.fields.get(self.name)
        items = written.items if written else ()
        is_on = read_flag(items[0]) if len(items) == 1 else None
        if items and not isinstance(is_on, bool):
            yield from map(_read, items)
        elif is_on is not False:
            yield from (step for step in self.steps if step.is_for(role))

    def _more(self, links: Links) -> Target | Problem:
        href = self.page if "://" in self.page else links.from_project(self.page)
        return links.resolve(Link(href, "page", self.option("page")))


def _read(text: Text) -> Step:
    """A line of a role: `You show us a loaf (half a day)`."""
    found = WHEN.fullmatch(text.value.strip())
    return Step(title=found[1], when=found[2]) if found else Step(title=text.value.strip())
