"""Where roles stand is counted in calendar days, where the employer is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from careers.lifecycle import State, state_at
from careers.reading import read_role
from careers.role_page import RolePage
from careers.status import Report, Standing, attention, make_report

Make = Callable[..., RolePage]


@pytest.fixture
def page(site, rules) -> Make:
    """Makes the page of a role in Boston, posted on 2 November 2026."""

    def make(slug: str = "baker", now: datetime = site.now, of: str = "", **lines: str) -> RolePage:
        facts = {"title": "Baker", "location": "Boston", "posted": "2026-11-02", **lines}
        head = "\n".join(f"{key}: {value}" for key, value in facts.items())
        role, problems = read_role(f"---\n{head}\n---\nBread.\n", f"roles/{slug}.md", rules, "")
        assert [problem for problem in problems if problem.severity != "note"] == []
        role = replace(role, slug=slug, opening_of=of)
        return RolePage(role, state_at(role, now, site), f"jobs/{slug}/", (), ())

    return make


@pytest.fixture
def report(site) -> Callable[..., Report]:
    def make(*pages: RolePage, now: datetime = site.now, within: int = 14) -> Report:
        at = replace(site, now=now)
        return make_report(pages, at, within=within, unconfirmed_after=60)

    return make


def only(report: Report) -> Standing:
    [standing] = report.standings
    return standing


def test_how_long_a_role_has_been_open(page, report):
    assert only(report(page())).open_days == 21
    assert only(report(page(posted="2026-11-23"))).open_days == 0
    assert only(report(page(opens="2026-11-13"))).open_days == 10


@pytest.mark.parametrize(
    ("closes", "days"),
    [
        ("2026-11-23", 0),
        ("2026-11-23 17:00", 0),
        ("2026-11-24", 1),
        ("2026-11-24 00:30", 1),
        ("2026-12-07", 14),
    ],
)
def test_when_a_role_closes_is_counted_to_its_last_day(page, report, closes, days):
    assert only(report(page(closes=closes))).closes_in == days


@pytest.mark.parametrize(("within", "soon"), [(13, False), (14, True), (0, False)])
def test_soon_is_what_the_days_hold_to_the_end_of_the_last(page, report, within, soon):
    found = report(page(closes="2026-12-07"), within=within)
    assert bool(found.closing_soon) == soon
    later = report(page(opens="2026-12-07"), within=within)
    assert bool(later.opening_soon) == soon


def test_a_day_is_one_where_the_employer_is(page, report):
    # 23:30 in New York is the next day in UTC.
    late = datetime(2026, 11, 23, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    found = only(report(page(closes="2026-11-24"), now=late))
    assert (found.open_days, found.closes_in) == (21, 1)


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ({"posted": "2026-09-01"}, 83),
        ({"posted": "2026-09-01", "confirmed": "2026-11-20"}, 3),
        ({"posted": "2026-11-20", "confirmed": "2026-09-01"}, 3),
        ({"posted": "2026-09-01", "confirmed": "2027-01-01"}, 83),
        ({"posted": "2026-09-01", "opens": "2026-11-22"}, 1),
    ],
)
def test_what_nobody_has_confirmed(page, report, lines, days):
    found = report(page(**lines))
    assert only(found).silent_days == days
    assert bool(found.unconfirmed) == (days > 60)


def test_only_what_is_open_wants_to_be_confirmed(page, report):
    pages = [
        page("a", posted="2026-01-01", status="closed"),
        page("b", posted="2026-01-01", status="draft"),
        page("c", posted="2026-01-01", status="paused"),
    ]
    assert report(*pages).unconfirmed == []


def test_after_the_limit_and_not_on_it(page, report):
    assert report(page(posted="2026-09-24")).unconfirmed == []  # 60 days
    assert len(report(page(posted="2026-09-23")).unconfirmed) == 1


def test_openings_come_after_their_role_and_count_as_one_role(page, report, site):
    role = page("baker", title="Baker")
    role = replace(role, role=replace(role.role, has_openings=True), state=State.DESCRIPTION)
    found = report(
        page("baker/boston", of="baker"),
        page("cook", title="Cook"),
        page("baker/athens", of="baker"),
        role,
        page("artist", title="Artist"),
    )
    assert [standing.role.slug for standing in found.standings] == [
        "artist",
        "baker",
        "baker/athens",
        "baker/boston",
        "cook",
    ]
    assert len(found.of(State.OPEN)) == 4
    assert str(found.summary) == "Roles: 3 open with 4 openings, 0 upcoming, 0 closed."


def test_the_order_does_not_depend_on_the_order_of_files(page, report):
    pages = [page("b"), page("a"), page("c", title="apple"), page("d", title="Zoo")]
    slugs = [standing.role.slug for standing in report(*pages).standings]
    assert slugs == ["c", "a", "b", "d"]
    assert slugs == [standing.role.slug for standing in report(*pages[::-1]).standings]


def test_what_to_look_at_stands_at_its_line_with_what_to_write(page, report):
    found = attention(
        report(
            page("a", title="Late", opens="2026-12-01", posted="2026-11-20"),
            page("b", title="Brief", closes="2026-11-30"),
            page("c", title="Forgotten", posted="2026-09-01", owner="Eleni"),
        )
    )
    said = [(p.path, p.line, p.severity, p.code, p.message, p.fix) for p in found]
    assert said == [
        (
            *("roles/a.md", 5, "note", "opens-soon"),
            "“Late” opens on December 1, 2026, in 8 days.",
            "",
        ),
        (
            *("roles/b.md", 5, "note", "closes-soon"),
            "“Brief” closes on November 30, 2026, in 7 days.",
            "Write a later day to keep it open.",
        ),
        (
            *("roles/c.md", 4, "warning", "unconfirmed"),
            "Nobody has confirmed “Forgotten” for 83 days.",
            "Ask Eleni. If it is open, write “confirmed: 2026-11-23”; if not, “status: closed”.",
        ),
    ]


def test_a_status_that_is_yet_to_come_is_told_as_its_end(page, report):
    found = report(page(status="paused since 2026-11-30", closes="2026-12-20"))

    assert only(found).closes_in == 7
    assert only(found).rests_in is None
    [note] = attention(found)
    assert (note.path, note.line) == ("roles/baker.md", 5)
    assert note.message == "“Baker” is paused on November 30, 2026, in 7 days."


def test_the_first_end_counts(page, report):
    found = only(report(page(status="filled on 2026-12-24", closes="2026-11-25")))

    assert (found.closes_in, found.by_status, str(found.ends)) == (2, False, "2026-11-25")


@pytest.fixture
def silent(site, page) -> Callable[..., Report]:
    """Reports on a site that asks after 60 days of silence, and pauses after 90."""

    def make(**lines: str) -> Report:
        limits = replace(site, confirm_after=60, pause_after=90)
        made = page(**lines)
        made = replace(made, state=state_at(made.role, site.now, limits))
        return make_report([made], limits, within=14)

    return make


def test_silence_says_when_it_pauses_a_role(silent):
    found = silent(posted="2026-09-01")

    assert only(found).rests_in == 7
    assert only(found).closes_in is None
    [problem] = attention(found)
    assert (problem.severity, problem.code, problem.message) == (
        "warning",
        "unconfirmed",
        "Nobody has confirmed “Baker” for 83 days. It is paused as November 30, 2026 ends, "
        "in 7 days.",
    )


def test_a_role_that_silence_has_paused_is_asked_for(silent):
    found = silent(posted="2026-08-24")

    assert (only(found).state, only(found).rests, only(found).silent_days) == (
        State.PAUSED,
        True,
        91,
    )
    [problem] = attention(found)
    assert problem.message == "Nobody has confirmed “Baker” for 91 days, so it is paused."
    assert "“confirmed: 2026-11-23”" in problem.fix


def test_silence_after_the_last_day_is_nothing_to_tell(silent):
    found = silent(posted="2026-09-01", closes="2026-11-25")

    assert only(found).rests_in is None
    assert only(found).closes_in == 2


def test_no_limit_asks_nobody(page, site):
    found = make_report([page(posted="2001-01-01")], site, within=14)

    assert found.unconfirmed == []
