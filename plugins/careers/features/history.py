"""What changed in a role since it was first published, and on which day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Literal

from pydantic import Field as Option
from pydantic import field_validator

from careers.facts import moment_iso, moment_text
from careers.feature import Feature
from careers.hooks import Block, hookimpl
from careers.lifecycle import State
from careers.past import Past, PastDay
from careers.problem import Problem, Spot, Text
from careers.role import Role
from careers.site import Site
from careers.values.choice import read_flag
from careers.values.moment import read_day
from careers.wording import quote

# What candidates decide by. Whom to ask and how to apply are not among it: what was written there
# may be somebody's own, and was taken back for a reason.
FACTS = frozenset(
    ("title", "location", "workplace", "applicants", "employment", "hours", "pay", "pay_note",
     "bonus", "benefits", "starts", "duration", "openings", "department", "team", "level",
     "education", "experience", "experience_instead_of_education", "skills", "authorization",
     "clearance", "physical_demands", "posted", "opens", "closes")
)  # fmt: skip
IN_FULL = "requirements"  # the section whose lines are told; of others only that they changed
# An e-mail address, or a row of figures that may be a phone number.
REACHES = re.compile(r"\S@\S+\.\S|(?:\+|\b0)[\d ()/.-]{6,}\d")


class History(Feature):
    """Shows on each role's page when it was first published, and what changed since."""

    role_key: ClassVar[bool] = True
    steady_hooks: ClassVar[frozenset[str]] = frozenset(("check_role",))

    since: date | None = Option(
        None,
        description="The record begins with how roles stood when this day ended; else with the "
        "first commit.",
    )

    @field_validator("since", mode="before")
    @classmethod
    def _as_people_write_it(cls, value: object) -> object:
        if value is None:
            return None
        found = _day(Text(str(value), Spot("mkdocs.yml")))
        if isinstance(found, Problem):
            raise ValueError(f"{found.message} {found.fix}".strip())
        return found

    @hookimpl
    def check_role(self, role: Role) -> Iterator[Problem]:
        found = self._wanted(role)
        if isinstance(found, Problem):
            yield found

    @hookimpl
    def role_blocks(self, role: Role, site: Site, past: Callable[[], Past]) -> Iterator[Block]:
        since = self._wanted(role)
        if since is False or isinstance(since, Problem):
            return
        known = past()
        if known.first is None or (since and since > site.now.date()):
            return
        words = site.words["history"]
        first, is_whole = known.first, known.is_whole
        if since and since > first:
            first, is_whole = since, False
        days = [
            {**_moment(day.day, site), "changes": changes}
            for day in known.days
            if not since or day.day > since
            if (changes := list(_changes(day, site)))
        ]
        begin = words["published" if is_whole else "begins"]
        yield Block(
            "careers/history.html",
            {"begin": begin, **_moment(first, site), "days": days},
            styles=("assets/careers/history.css",),
        )

    def _wanted(self, role: Role) -> date | Problem | Literal[False] | None:
        """The day that the record begins after, False where there is to be none."""
        written = role.fields.get(self.name)
        if written is None or not written.items:
            return self.since
        text = written.text
        on = read_flag(text)
        if isinstance(on, bool):
            return self.since if on else False
        found = _day(text)
        if isinstance(found, Problem):
            message = f"{quote(text.value)} says nothing about the history of this role."
            fix = "Write off, or the day that it is to begin after, such as 2026-11-23."
            return text.spot.error("history", message, fix)
        return max(found, self.since) if self.since else found


def _changes(day: PastDay, site: Site) -> Iterator[dict[str, Any]]:
    """The lines about a day: its state first, then what is said otherwise."""
    words = site.words["history"]
    if day.has_openings:
        if day.before is not State.DESCRIPTION:
            yield _line(words["openings"])
    elif day.before is not day.after:
        again = "reopened" if day.after is State.OPEN and day.before.is_over else str(day.after)
        yield _line(words["states"][again])
    texts = []
    for found in day.alterations:
        if not found.in_text and found.key in FACTS:
            label = words["title"] if found.key == "title" else found.label
            [after], [before] = _told([found.after], words), _told([found.before], words)
            yield _line(label, after or words["not_stated"], before)
        elif found.in_text and found.key == IN_FULL and (found.added or found.removed):
            added, removed = _told(found.added, words), _told(found.removed, words)
            yield {**_line(found.label), "added": added, "removed": removed}
        elif found.in_text and (found.added or found.removed):
            texts.append(words["start"] if found.key == "text" else found.label)
    if texts:
        yield _line(words["text"], "; ".join(texts))


def _line(label: str, after: str = "", before: str = "") -> dict[str, Any]:
    return {"label": label, "after": after, "before": before, "added": [], "removed": []}


def _told(lines: Sequence[str], words: Mapping[str, Any]) -> list[str]:
    """The lines, but for those that somebody could be reached by: they may be gone for a reason."""
    return [words["left_out"] if REACHES.search(line) else line for line in lines]


def _moment(day: date, site: Site) -> dict[str, str]:
    return {"day": moment_text(day, site.timezone, site), "moment": moment_iso(day, site.timezone)}


def _day(text: Text) -> date | Problem:
    """A day as people write it; of a minute, its day."""
    found = read_day(text)
    return found.date() if isinstance(found, datetime) else found
