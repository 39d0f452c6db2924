"""Builds a site at each moment at which something changes, and asks all of it what is open."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.quarter.surfaces import Surfaces

from careers.adapter import run
from careers.audit.examine import examine
from careers.audit.sources import source_problems
from careers.closing import instant
from careers.lifecycle import State, changes_between, over_at, state_at
from careers.parts import RESERVED
from careers.promises import promises_of
from careers.role_page import RolePage
from careers.site import Site

SECOND = timedelta(seconds=1)
WEEK = timedelta(weeks=1)


class Quarter:
    """The site of a `mkdocs.yml` from one moment to another; `folder` is where it is built."""

    def __init__(self, config: Path, folder: Path, begin: datetime, end: datetime) -> None:
        self.config, self.folder = config, folder
        pages, site, problems = run.roles(str(config), as_of=begin)
        assert site is not None, problems
        self.roles = [page.role for page in pages]
        self.moments = changes_between(self.roles, begin, end, site)
        self.site = site

    def turns(self, moment: datetime) -> dict[str, tuple[State, State]]:
        """What changes at a moment: each role's state just before it, and at it."""
        states = {
            role.slug: (
                state_at(role, moment - SECOND, self.site),
                state_at(role, moment, self.site),
            )
            for role in self.roles
        }
        return {
            slug: (before, after) for slug, (before, after) in states.items() if before != after
        }

    def check(self, moment: datetime, *, audited: bool = True) -> Surfaces:
        """Build the site as of a moment, and see that all its parts say what is so."""
        outcome = run.build(str(self.config), site_dir=str(self.folder), as_of=moment)
        told = [problem for problem in outcome.problems if problem.severity != "note"]
        assert [str(problem) for problem in told] == [], moment
        pages, site, problems = run.roles(str(self.config), as_of=moment)
        assert (site is not None, problems) == (True, [])
        assert site is not None
        found = Surfaces(self.folder, site.url, [other.prefix for other in site.languages[1:]])
        agree(found, [page for page in pages if not page.role.translation_of], site, moment)
        agree_in_other_languages(found, pages, site, moment)
        if audited:
            stranger = examine(self.folder, moment)
            told = [*stranger.problems, *source_problems(stranger.site, promises_of(pages, site))]
            assert [str(problem) for problem in told] == [], moment
        return found

    def check_week(self, begin: datetime) -> None:
        """The same just before every minute of a week at which something changes, and at it.

        What is just before a minute has been audited at the minute before that one. Where roles
        close and none opens, a browser with the earlier pages shows what the later ones show.
        """
        for moment in self.moments:
            if begin <= moment < begin + WEEK:
                turns = self.turns(moment)
                assert turns, moment
                before = self.check(moment - SECOND, audited=False)
                after = self.check(moment)
                if all(earlier is State.OPEN for earlier, _ in turns.values()):
                    before.carry_on(instant(moment))
                    assert before.shown() == after.shown(), moment
                    all_open = after.listed("jobs/")
                    for path, listed in before.parts.items():
                        still = [role for role in listed if role in all_open]
                        assert listed == after.parts.get(path, still), (moment, path)


def agree(found: Surfaces, pages: Sequence[RolePage], site: Site, moment: datetime) -> None:
    """Every part of the site says of every role what its state is at the moment."""
    states = {page.path: state_at(page.role, moment, site) for page in pages}
    roles = {page.path: page.role for page in pages}

    def those(*wanted: State) -> list[str]:
        return sorted(path for path, state in states.items() if state in wanted)

    is_open = those(State.OPEN)
    assert site.now.astimezone(UTC) == moment
    assert json.loads(found.text("as-of.json")) == {"asOf": instant(moment)}

    # Pages: one for each role that is public, and what is not is named nowhere.
    below = {path for path in found.pages if path.startswith("jobs/") and path != "jobs/"}
    on_site = {path for path in below if path.split("/")[1] not in RESERVED}
    assert sorted(on_site) == sorted(path for path, state in states.items() if state.is_public)
    for path in those(State.DRAFT, State.UPCOMING):
        assert found.naming(path) == [], path

    # What a role's page says, shows and states.
    over = those(State.PAUSED, State.FILLED, State.CLOSED)
    alone = {
        page.path for page in pages if page.state is State.DESCRIPTION and not open_of(page, pages)
    }
    assert sorted(found.with_posting()) == is_open
    assert sorted(found.with_form()) == is_open
    assert sorted(found.with_button()) == is_open
    assert found.similar() <= {*is_open}
    assert sorted(found.with_notice()) == sorted({*over, *alone})
    for path in is_open:
        end = over_at(roles[path], moment, site)
        action = found.pages[path].select_one(".careers-role__action")
        assert action is not None
        assert action.get("data-careers-until") == (instant(end.at) if end else None), path
        assert found.robots(path) == (f"unavailable_after: {instant(end.at)}" if end else ""), path
    assert [path for path in on_site if "noindex" in found.robots(path)] == [
        path for path in on_site if path in over
    ]

    # Lists, and how many they say there are.
    openings = {page.role.opening_of or page.role.slug for page in pages if page.path in is_open}
    numbers = [len(is_open), len(openings)] if len(openings) != len(is_open) else [len(is_open)]
    assert found.listed("jobs/") == is_open
    shown = {path for path in is_open if roles[path].featured}
    assert shown <= {*found.listed("")} <= {*is_open}
    for path in ("jobs/", ""):
        assert found.said_count(path) == (numbers if is_open else []), path
    departments: dict[str, int] = {}
    for path in is_open:
        name = roles[path].department
        departments[name] = departments.get(name, 0) + 1
    if len(departments) > 1:
        assert found.counted_departments() == departments
    for path in (path for path in found.pages if path.startswith(("departments/", "offices/"))):
        here = found.listed(path)
        assert set(here) <= set(is_open), path
        assert found.rss(f"{path}rss.xml") == here, path
    assert sorted(path for unit in found.pages if unit.startswith("departments/")
                  for path in found.listed(unit)) == sorted(
        path for path in is_open if f"departments/{slug_of(roles[path].department)}/" in found.pages
    )  # fmt: skip

    # Feeds, calendar, sitemap, search.
    for name, listed in found.feeds().items():
        assert listed == is_open, name
    assert found.calendar() == [path for path in is_open if roles[path].closes]
    findable = sorted([*is_open, *those(State.DESCRIPTION)])
    assert found.sitemap() == findable
    assert found.search() == findable
    assert f"Sitemap: {site.url}sitemap.xml" in found.text("robots.txt")


def agree_in_other_languages(
    found: Surfaces, pages: Sequence[RolePage], site: Site, moment: datetime
) -> None:
    """Each language lists what is open, in its words or in the site's, and shows no other role."""
    own = [page for page in pages if not page.role.translation_of]
    states = {page.role.path: state_at(page.role, moment, site) for page in own}
    for other in site.languages[1:]:
        theirs = {
            page.role.translation_of: page.path
            for page in pages
            if page.role.translation_of and page.path.startswith(other.prefix)
        }
        is_open = [page for page in own if states[page.role.path] is State.OPEN]
        listed = sorted(theirs.get(page.role.path, page.path) for page in is_open)
        assert found.listed(f"{other.prefix}jobs/") == listed
        begin = f"{other.prefix}jobs/"
        below = {path for path in found.every if path.startswith(begin) and path != begin}
        on_site = {path for path in below if path.split("/")[2] not in RESERVED}
        public = {file for file, state in states.items() if state.is_public}
        assert on_site == {path for file, path in theirs.items() if file in public}
        forms = {path for path in on_site if found.every[path].select_one(".careers-application")}
        assert forms == {path for path in on_site if path in listed}


def open_of(page: RolePage, pages: Sequence[RolePage]) -> list[str]:
    """The openings of a role that are open."""
    return [
        other.path
        for other in pages
        if other.role.opening_of == page.role.slug and other.state is State.OPEN
    ]


def slug_of(department: str) -> str:
    return department.casefold().replace(" ", "-")


def weeks(begin: datetime, end: datetime) -> list[datetime]:
    """The first moment of each week."""
    return [begin + number * WEEK for number in range((end - begin) // WEEK + 1)]


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
