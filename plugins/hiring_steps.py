"""What happens after applying, on each open role: a feature of this site alone."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from careers import Block, Feature, Link, Links, Problem, State, Target, hookimpl


class Step(BaseModel):
    """One step, and how long it takes or when it comes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=1, description="What happens.")
    when: str = Field("", description="How long it takes, or when.")


class HiringSteps(Feature):
    """Shows the steps of hiring on each open role."""

    steps: tuple[Step, ...] = Field(min_length=1, description="The steps, in order.")
    page: str = Field("", description="The page that says more, such as site_src/how-we-hire.md.")

    @hookimpl
    def check_site(self, links: Links) -> Iterator[Problem]:
        if self.page:
            found = links.resolve(Link(self.page, "page", self.option("page")))
            if isinstance(found, Problem):
                yield found

    @hookimpl
    def role_blocks(self, state: State, links: Links) -> Iterator[Block]:
        if state is not State.OPEN:
            return
        more = links.resolve(Link(links.from_project(self.page), "page", self.option("page")))
        yield Block(
            "careers/hiring_steps.html",
            {
                "steps": [{"title": step.title, "when": step.when} for step in self.steps],
                "more": more.href if self.page and isinstance(more, Target) else "",
            },
            styles=("assets/careers/steps.css",),
        )
