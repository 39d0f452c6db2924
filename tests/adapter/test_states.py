"""A role is in one state, and every surface of the site says that one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime

import pytest
from tests.conftest import MKDOCS, Project

SILENCE = "timezone: Europe/Athens\n      confirm_after: 60\n      pause_after: 90"
FEATURES = "features:\n        feeds: {}\n        crawlers: {}"
SURFACES = (
    *("jobs/index.html", "jobs.json", "rss.xml", "atom.xml", "feed.json", "jobs.xml"),
    *("closing-dates.ics", "llms.txt", "sitemap.xml", "search/search_index.json"),
)
Build = Callable[..., Project]


def role(*lines: str) -> str:
    facts = ["title: Night Baker", "location: Athens, Greece", "posted: 2026-11-02", *lines]
    return "\n".join(["---", *facts, "---", "Bread.", ""])


@pytest.fixture
def built(project: Project) -> Build:
    """Builds a site with every feed whose role is paused after 90 days of silence."""
    mkdocs = MKDOCS.replace("timezone: Europe/Athens", SILENCE).replace("features:", FEATURES)

    def build(*lines: str, as_of: date, **more: str) -> Project:
        files = {"mkdocs.yml": mkdocs, "roles/baker.md": role(*lines), **more}
        outcome = project.write(dict(files)).build(as_of=as_of)
        assert [str(p) for p in outcome.problems if p.severity != "note"] == []
        return project

    return build


def findable(project: Project) -> set[str]:
    """The surfaces on which the role can be found."""
    found = {name for name in SURFACES if (project.folder / "site" / name).is_file()}
    assert found >= set(SURFACES) - {"closing-dates.ics"}
    return {name for name in found if "baker" in project.text(name).casefold()}


def test_a_role_that_nobody_confirms_is_paused_as_its_last_day_ends(built: Build) -> None:
    last = built("closes: 2027-12-31", as_of=datetime(2027, 1, 31, 23, 59))
    assert findable(last) == set(SURFACES)
    assert last.json_ld("jobs/baker/index.html")

    paused = built("closes: 2027-12-31", as_of=datetime(2027, 2, 1))
    assert findable(paused) == set()
    assert paused.json_ld("jobs/baker/index.html") == []
    page = paused.page("jobs/baker/index.html")
    assert [tag["content"] for tag in page.select("meta[name=robots]")] == ["noindex"]
    assert page.select(".careers-page form") == page.select("#apply") == []
    [notice] = page.select(".careers-notice--paused")
    assert "We are making sure that it is still open." in notice.get_text()


def test_a_confirmation_brings_it_back(built: Build) -> None:
    back = built("confirmed: 2027-02-01", "closes: 2027-12-31", as_of=date(2027, 2, 1))

    assert findable(back) == set(SURFACES)


def test_silence_gives_no_date_that_nobody_wrote(built: Build) -> None:
    open_still = built(as_of=date(2027, 1, 31))

    [posting] = open_still.json_ld("jobs/baker/index.html")
    assert posting["datePosted"] == "2026-11-02"
    assert "validThrough" not in posting
    [job] = json.loads(open_still.text("jobs.json"))["jobs"]
    assert "closesAt" not in job


@pytest.mark.parametrize(
    "where",
    [
        {"roles/baker.md": role("closes: 2026-11-23", "timezone: America/New_York")},
        {
            "roles/baker.md": role("closes: 2026-11-23").replace("Athens, Greece", "Boston"),
            "site_src/offices/boston.md": "---\ncountry: US\ntimezone: New York\n---\n",
        },
        {
            "roles/baker.md": role("closes: 2026-11-23", "department: Ovens"),
            "site_src/departments/ovens.md": "---\ntimezone: America/New_York\n---\n",
        },
    ],
    ids=["in the role", "in its office", "in its department"],
)
def test_a_role_closes_where_it_is(built: Build, where: dict[str, str]) -> None:
    last = built(as_of=datetime.fromisoformat("2026-11-23T23:59-05:00"), **where)
    assert "jobs.json" in findable(last)
    [posting] = last.json_ld("jobs/baker/index.html")
    assert posting["validThrough"] == "2026-11-23T23:59:59-05:00"

    closed = built(as_of=datetime.fromisoformat("2026-11-24T00:00-05:00"), **where)
    assert findable(closed) == set()
    assert closed.page("jobs/baker/index.html").select(".careers-notice--closed")


def test_a_minute_says_by_which_clocks(built: Build) -> None:
    page = built("closes: 2026-12-15 17:00", "timezone: New York", as_of=date(2026, 11, 23))

    shown = "December 15, 2026, 5:00\u202fPM EST (UTC−5)"
    for name in ("jobs/baker/index.html", "jobs/index.html"):
        [moment] = page.page(name).select("time[datetime='2026-12-15T17:00:00-05:00']")
        assert moment.get_text() == shown
    assert "DTSTART:20261215T220000Z" in page.text("closing-dates.ics")


def test_a_time_zone_that_there_is_none_of_is_told_once_where_it_stands(project: Project) -> None:
    office = "---\ncountry: US\ntimezone: EST\n---\n"
    files = {f"roles/{name}.md": role().replace("Athens, Greece", "Boston") for name in "abc"}

    said = project.write({**files, "site_src/offices/boston.md": office}).said()

    assert said == [
        "site_src/offices/boston.md:3:11: error: There is no time zone “EST”. "
        "Did you mean “America/New_York”? Write one such as Europe/Athens."
    ]


def confirmed_on(project: Project) -> list[str]:
    """What the page says of its confirmation."""
    facts = project.page("jobs/baker/index.html").select(".careers-fact--confirmed")
    return [" ".join(fact.get_text(" ").split()) for fact in facts]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["confirmed: 2026-11-20"], ["Confirmed open November 20, 2026"]),
        (["confirmed: 2026-11-20 by Eleni"], ["Confirmed open November 20, 2026, by Eleni"]),
        # A name inside the company is not meant for the page.
        (["confirmed: 2026-11-20", "owner: Eleni"], ["Confirmed open November 20, 2026"]),
        (["owner: Eleni"], []),
        (["confirmed: 2026-11-20 by Eleni", "status: filled"], []),
        (["confirmed: 2026-11-20 by Eleni", "status: paused"], []),
        (["confirmed: 2026-11-24 by Eleni"], []),
        (
            ["confirmed: 2026-11-20 by <b>E</b> & {{ x }}"],
            ["Confirmed open November 20, 2026, by <b>E</b> & {{ x }}"],
        ),
    ],
)
def test_an_open_role_says_when_somebody_confirmed_it(
    built: Build, lines: list[str], said: list[str]
) -> None:
    site = built(*lines, as_of=date(2026, 11, 23))

    assert confirmed_on(site) == said
    [*names] = (name for name, data in site.files().items() if b"Eleni" in data)
    assert names == (["jobs/baker/index.html"] if "by Eleni" in "".join(said) else [])


def test_a_confirmation_that_is_yet_to_come_is_told(project: Project) -> None:
    project.write({"roles/baker.md": role("confirmed: 2027-11-20")})

    [note] = [str(p) for p in project.build(as_of=date(2026, 11, 23)).problems]
    assert note == (
        "roles/baker.md:5:12: note: This is confirmed on 2027-11-20, a day that is yet to come. "
        "It counts from then on."
    )


def test_what_was_published_today_where_the_role_is_changed_no_earlier(built: Build) -> None:
    """It is the day before for the site when a day begins in Athens."""
    now = datetime.fromisoformat("2026-11-22T18:00-05:00")
    lines = ["posted: 2026-11-23", "timezone: Europe/Athens"]
    mkdocs = MKDOCS.replace("timezone: Europe/Athens", "timezone: America/New_York")
    mkdocs = mkdocs.replace("features:", FEATURES)
    own = role(*lines).replace("posted: 2026-11-02\n", "")

    site = built(as_of=now, **{"mkdocs.yml": mkdocs, "roles/baker.md": own})

    [job] = json.loads(site.text("jobs.json"))["jobs"]
    assert job["publishedAt"] == "2026-11-23T00:00:00+02:00"
    assert datetime.fromisoformat(job["updatedAt"]) == datetime.fromisoformat(job["publishedAt"])
    assert "<lastmod>2026-11-22</lastmod>" in site.text("sitemap.xml")


def test_openings_take_the_time_zone_of_their_role_and_are_paused_one_by_one(built: Build) -> None:
    opening = "---\nlocation: {}\nposted: {}\ncloses: 2027-06-30 17:00\n---\n"
    files = {
        "roles/baker.md": "# Night Baker\n\nBread.\n",
        "roles/sales/index.md": "---\ntimezone: America/New_York\n---\n# Sales\n\nSell.\n",
        "roles/sales/boston.md": opening.format("Boston, MA, United States", "2026-11-02"),
        "roles/sales/salem.md": opening.format("Salem, MA, United States", "2026-08-01"),
    }

    site = built(as_of=date(2026, 11, 23), **files)

    [posting] = site.json_ld("jobs/sales/boston/index.html")
    assert posting["validThrough"] == "2027-06-30T17:00:00-04:00"
    assert site.json_ld("jobs/sales/salem/index.html") == []
    assert "This opening is paused" in site.text("jobs/sales/salem/index.html")
    assert "salem" not in site.text("jobs/sales/index.html").casefold()
    assert "salem" not in site.text("jobs.json").casefold()
