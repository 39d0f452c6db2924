"""The page of a role that nobody can apply for any more, and of one that is yet to open."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import MKDOCS, Project

from careers.adapter import run

FEATURES = "features:\n        feeds: {}\n        crawlers: {}"
SHORTEN = "timezone: Europe/Athens\n      shorten_after: 30\n      pause_after: 90"
TODAY = date(2026, 11, 23)
SURFACES = (
    *("index.html", "jobs/index.html", "jobs.json", "rss.xml", "atom.xml", "feed.json"),
    *("jobs.xml", "closing-dates.ics", "llms.txt", "sitemap.xml", "search/search_index.json"),
)
HOME = "---\ntemplate: careers/home.html\n---\n# Home\n"


def role(title: str = "Night Porter", *lines: str, text: str = "Carry bread.") -> str:
    facts = [f"title: {title}", "location: Athens, Greece", "posted: 2026-09-02", *lines]
    return "\n".join(["---", *facts, "---", f"{text}\n\n## Requirements\n\n- A lantern\n"])


@pytest.fixture
def site(project: Project) -> Project:
    """A site with an open role, and pages that become short after 30 days."""
    mkdocs = MKDOCS.replace("timezone: Europe/Athens", SHORTEN).replace("features:", FEATURES)
    return project.write(
        {"mkdocs.yml": mkdocs, "site_src/index.md": HOME, "roles/baker.md": role("Night Baker")}
    )


def built(project, *lines, as_of=TODAY, **options):
    """The site with a porter whose role says these lines."""
    outcome = project.write({"roles/porter.md": role("Night Porter", *lines)}).build(
        as_of=as_of, **options
    )
    assert [str(problem) for problem in outcome.problems if problem.severity != "note"] == []
    return project


def notice_of(project: Project, path: str = "jobs/porter/index.html") -> list[str]:
    [notice] = project.page(path).select(".careers-notice")
    return [" ".join(p.get_text(" ").split()) for p in notice.select("p")]


@pytest.mark.parametrize(
    ("lines", "kind", "title", "text"),
    [
        (
            ["closes: 2026-11-22"],
            "closed",
            "This role has closed",
            "Applications were welcome until November 22, 2026.",
        ),
        (
            ["closes: 2027-05-14", "status: closed"],
            "closed",
            "This role has closed",
            "It is no longer open to new applicants.",
        ),
        (
            ["closes: 2027-05-14", "status: closed on 2026-11-20"],
            "closed",
            "This role has closed",
            "It was closed on November 20, 2026, and is no longer open to new applicants.",
        ),
        (
            ["closes: 2026-11-18", "status: closed on 2026-11-20"],
            "closed",
            "This role has closed",
            "Applications were welcome until November 18, 2026.",
        ),
        (
            ["status: withdrawn"],
            "closed",
            "This role has been withdrawn",
            "It is no longer open to new applicants.",
        ),
        (
            ["status: withdrawn on 2026-11-20"],
            "closed",
            "This role has been withdrawn",
            "It was withdrawn on November 20, 2026, and is no longer open to new applicants.",
        ),
        (
            ["status: filled"],
            "filled",
            "This role has been filled",
            "Somebody has been found for it. Thank you to everybody who wrote.",
        ),
        (
            ["status: filled on 20 November 2026"],
            "filled",
            "This role has been filled",
            "Somebody was found for it on November 20, 2026. Thank you to everybody who wrote.",
        ),
        (
            ["status: paused"],
            "paused",
            "This role is paused",
            "We are not taking applications for it at the moment.",
        ),
        (
            ["status: paused since 2026-11-20"],
            "paused",
            "This role is paused",
            "We have been taking no applications for it since November 20, 2026.",
        ),
        (
            ["posted: 2026-08-01"],
            "paused",
            "This role is paused",
            "We are making sure that it is still open. Until that is confirmed, we take no "
            "applications for it.",
        ),
    ],
)
def test_the_page_says_when_and_why_it_closed(site, lines, kind, title, text):
    own = role("Night Porter", *lines)
    if lines[0].startswith("posted"):
        own = own.replace("posted: 2026-09-02\n", "")
    outcome = site.write({"roles/porter.md": own}).build()
    assert [str(problem) for problem in outcome.problems if problem.severity != "note"] == []

    page = site.page("jobs/porter/index.html")
    assert page.select(f".careers-notice--{kind}")
    assert notice_of(site)[:2] == [title, text]
    # It goes on saying what it said, and nobody takes it for open.
    assert "A lantern" in page.select_one(".careers-role__text").get_text()
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select("#apply") == page.select(".careers-page form") == []
    assert site.json_ld("jobs/porter/index.html") == []
    for name in SURFACES:
        if (site.folder / "site" / name).is_file():
            assert "porter" not in site.text(name).casefold(), name
    # And helps: what is like it, and the list.
    [entry] = page.select(".careers-similar .careers-entry")
    assert entry.h3.get_text() == "Night Baker"
    assert entry.a["href"] == "../../jobs/baker/"
    assert page.select_one(".careers-notice__links a")["href"] == "../../jobs/"


def test_a_status_counts_from_its_day_on(site):
    line = "status: filled on 2026-11-20"

    before = built(site, line, as_of=date(2026, 11, 19))
    assert before.json_ld("jobs/porter/index.html")
    assert "porter" in before.text("jobs.json").casefold()
    after = built(site, line, as_of=date(2026, 11, 20))
    assert after.json_ld("jobs/porter/index.html") == []


def test_an_open_page_offers_others_at_its_end(site):
    page = built(site).page("jobs/porter/index.html")

    [similar] = page.select(".careers-similar")
    assert similar.find_previous(class_="careers-role__text")


def test_where_nothing_is_similar_there_is_the_list_alone(site):
    site.write({"roles/baker.md": role("Cook")})

    page = built(site, "status: filled").page("jobs/porter/index.html")

    assert page.select(".careers-similar") == []
    assert page.select_one(".careers-notice__links a")["href"] == "../../jobs/"


def test_after_a_while_the_page_is_a_short_notice(site):
    lines = ["closes: 2026-10-23", "summary: Carries what others bake."]

    last = built(site, *lines, as_of=date(2026, 11, 22))
    assert "A lantern" in last.text("jobs/porter/index.html")
    short = built(site, *lines, as_of=date(2026, 11, 23))
    text = short.text("jobs/porter/index.html")
    for gone in ("A lantern", "Carry bread", "Carries what", "At a glance", "Requirements"):
        assert gone not in text
    page = short.page("jobs/porter/index.html")
    assert page.h1.get_text() == "Night Porter"
    assert notice_of(short)[1] == "Applications were welcome until October 23, 2026."
    assert page.select(".careers-similar .careers-entry")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select_one("meta[name=description]")["content"] == (
        "This role has closed. Applications were welcome until October 23, 2026."
    )


def test_a_filled_role_of_no_day_keeps_its_text(site):
    late = built(site, "status: filled", as_of=date(2036, 11, 23))

    assert "A lantern" in late.text("jobs/porter/index.html")


def test_a_link_to_a_part_of_a_page_that_became_short_stops_no_build(site):
    site.write({"site_src/index.md": "[Lanterns](../roles/porter.md#requirements)\n"})

    built(site, "closes: 2026-10-01")


def test_an_earlier_address_leads_on_to_a_role_that_has_closed(site):
    closed = built(site, "status: filled", "aliases: carrier")

    page = closed.page("jobs/carrier/index.html")
    assert page.select_one("meta[http-equiv=refresh]")["content"] == "0; url=../porter/"


def test_an_upcoming_role_is_nowhere_before_its_day(site):
    coming = built(site, "opens: 2026-12-01", "aliases: carrier")

    names = [name for name, data in coming.files().items() if b"orter" in data]
    assert [name for name in names if not name.startswith("assets/javascripts/")] == []
    assert not {"jobs/porter/index.html", "jobs/carrier/index.html"} & coming.files().keys()
    there = built(site, "opens: 2026-12-01", "aliases: carrier", as_of=date(2026, 12, 1))
    for name in SURFACES:
        if name not in ("index.html", "closing-dates.ics"):
            assert "porter" in there.text(name).casefold(), name


def test_an_upcoming_role_can_be_looked_at_before_its_day(site, tmp_path):
    site.write({"roles/porter.md": role("Night Porter", "opens: 2026-12-01")})
    outcome = run.build(
        str(site.folder / "mkdocs.yml"),
        site_dir=str(site.folder / "site"),
        as_of=TODAY,
        preview=True,
    )

    assert [str(problem) for problem in outcome.problems if problem.severity != "note"] == []
    assert notice_of(site)[:2] == [
        "Preview: not yet open",
        "This page is published on December 1, 2026.",
    ]
    assert site.page("jobs/porter/index.html").select(".careers-similar") == []
    for name in ("jobs/index.html", "jobs.json", "sitemap.xml"):
        assert "porter" not in site.text(name).casefold(), name


def test_text_that_tries_to_be_html_stays_text_on_a_closed_page(site):
    nasty = "<b>\"Night\" & '{{ x }}'</b> Porter"
    site.write(
        {
            "roles/porter.md": role(nasty, "status: filled on 2026-11-20"),
            "roles/baker.md": role(f"{nasty} two", "summary: <script>alert(1)</script>"),
        }
    )
    site.build()

    page = site.page("jobs/porter/index.html")
    assert page.h1.get_text() == nasty
    [entry] = page.select(".careers-similar .careers-entry")
    assert entry.h3.get_text() == f"{nasty} two"
    assert page.select(".careers-page script, .careers-page b") == []
