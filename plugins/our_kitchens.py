"""The kitchen near an office that one spends a day in each year: a feature of this site alone."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from careers import Block, Feature, Problem, Role, Site, State, hookimpl


class Kitchen(BaseModel):
    """A customer's kitchen, and the office that it is near to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, description="Whose kitchen it is.")
    office: str = Field(min_length=1, description="The office, as roles name it.")
    shift: str = Field("", description="When a shift is, such as 3 to 9 a.m.")


class OurKitchens(Feature):
    """Says on each open role in which customer's kitchen one would spend a shift."""

    title: str = Field(min_length=1, description="The heading above the kitchens.")
    lead: str = Field("", description="A sentence below it.")
    kitchens: tuple[Kitchen, ...] = Field(min_length=1, description="The kitchens.")

    @hookimpl
    def check_site(self, site: Site) -> Iterator[Problem]:
        known = {office.name for office in site.offices}
        for index, kitchen in enumerate(self.kitchens):
            if kitchen.office not in known:
                spot = self.option("kitchens", index, "office")
                message = f"There is no office “{kitchen.office}”, which this kitchen is near to."
                fix = f"The offices are: {', '.join(sorted(known))}."
                yield spot.error("kitchen-office", message, fix)

    @hookimpl
    def role_blocks(self, role: Role, state: State) -> Iterator[Block]:
        offices = {place.office for place in role.places}
        near = [kitchen for kitchen in self.kitchens if kitchen.office in offices]
        if state is State.OPEN and near:
            kitchens = [{"name": kitchen.name, "shift": kitchen.shift} for kitchen in near]
            data = {"title": self.title, "lead": self.lead, "kitchens": kitchens}
            yield Block("careers/our_kitchens.html", data)
