"""Badges of the employer on each open role: a feature in a package of its own."""

from collections.abc import Iterator
from typing import ClassVar

import click
from pydantic import Field

from careers import Block, Feature, JsonLd, Role, Site, State, counted, hookimpl


class Badges(Feature):
    """Shows badges; a role adds its own with `badges:`."""

    role_key: ClassVar[bool] = True

    badges: tuple[str, ...] = Field(description="What every open role shows.")

    @hookimpl
    def role_blocks(self, role: Role, state: State, site: Site) -> Iterator[Block]:
        if state is State.OPEN:
            written = role.fields.get("badges")
            own = [text.value for text in written.items] if written is not None else []
            badges = [*self.badges, *own]
            count = counted(site.words["badges"]["count"], len(badges), site)
            yield Block(
                "careers/badges.html",
                {"badges": badges, "count": count},
                scripts=("assets/badges/badges.js",),
                styles=("assets/badges/badges.css",),
            )

    @classmethod
    def commands(cls) -> Iterator[click.Command]:
        from careers_badges.command import badges

        yield badges

    @hookimpl
    def role_json_ld(self, state: State) -> JsonLd | None:
        if state is not State.OPEN:
            return None
        return JsonLd("JobPosting", {"employerOverview": ", ".join(self.badges)})
