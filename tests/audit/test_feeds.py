"""Feeds that say something else than the pages, in one value at a time."""

from __future__ import annotations

import json

import pytest

OWN = '<link rel="canonical" href="https://example.com/{}">'
JOB = {
    "id": "baker",
    "title": "Baker",
    "url": "https://example.com/baker.html",
    "locations": [{"city": "Boston", "region": "MA", "country": "US"}],
    "workplaceType": "hybrid",
    "publishedAt": "2026-11-02",
    "closesAt": "2026-12-15",
}
COOK = JOB | {"id": "cook", "title": "Cook", "url": "https://example.com/cook.html"}
BODY = "<p>Boston, MA, United States · hybrid · closes December 15, 2026</p>"
REMOTE_BODY = "<p>Fully remote, from Germany or Greece · closes December 15, 2026</p>"
BOSTON = {"addressLocality": "Boston", "addressRegion": "MA", "addressCountry": "US"}
MARKUP = {
    "validThrough": "2026-12-15T23:59:59-05:00",
    "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress"} | BOSTON},
}
COUNTRIES = [{"@type": "Country", "name": name} for name in ("Germany", "Greece")]
REMOTE = {
    "validThrough": "2026-12-15T23:59:59-05:00",
    "jobLocation": ...,
    "jobLocationType": "TELECOMMUTE",
    "applicantLocationRequirements": COUNTRIES,
}
FROM_HOME = JOB | {
    "location": "Germany; Greece",
    "locations": [],
    "applicantLocations": [{"country": "DE"}, {"country": "GR"}],
    "workplaceType": "remote",
}


@pytest.fixture
def told(site, page):
    """What is said of a site with a baker and a cook, and of `jobs.json` with these jobs."""

    def say(*jobs: dict[str, object], body: str = BODY, **markup: object) -> list[str]:
        links = "<a href=baker.html>Baker</a> <a href=cook.html>Cook</a>"
        site.write({"index.html": f"<title>Jobs</title>{links}"})
        baker = page(body, OWN.format("baker.html"), **(markup or MARKUP))
        cook = page(BODY, OWN.format("cook.html"), title="Cook", **MARKUP)
        site.write({"baker.html": baker, "cook.html": cook.replace("<h1>Baker", "<h1>Cook")})
        site.write({"jobs.json": json.dumps({"jobs": [*jobs, COOK]})})
        return [code for code in site.codes() if code != "sitemap-missing"]

    return say


def test_a_feed_that_says_what_the_pages_say_has_no_finding(told):
    assert told(JOB) == []
    assert told(FROM_HOME, body=REMOTE_BODY, **REMOTE) == []
    assert told(FROM_HOME | {"location": "Remote"}, body=REMOTE_BODY, **REMOTE) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"workplaceType": "remote"}, "feed-place"),
        ({"locations": [{"city": "Boston", "region": "IL", "country": "US"}]}, "feed-place"),
        ({"closesAt": None}, "feed-closes"),
        ({"descriptionHtml": "<p>Pay: $90,000 per year</p>"}, "feed-text"),
        ({"descriptionPlain": "Location: Berlin"}, "feed-text"),
        ({"summary": "Come & bake for <everybody>."}, None),
    ],
)
def test_what_a_feed_says_otherwise_is_told(told, changes, code):
    assert told(JOB | changes) == ([code] if code else [])


def test_a_country_that_a_feed_leaves_out_is_told(told):
    less = FROM_HOME | {"applicantLocations": [{"country": "DE"}]}
    assert told(less, body=REMOTE_BODY, **REMOTE) == ["feed-place"]
    office = FROM_HOME | {"workplaceType": "on-site"}
    assert told(office, body=REMOTE_BODY, **REMOTE) == ["feed-place"]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("<salary>60,000 EUR per year</salary><date>2026-11-02</date>", []),
        ("<salary>60,000 EUR per hour</salary>", ["feed-pay"]),
        (
            "<dateposted>2026-11-02</dateposted><date>2026-11-03</date>",
            ["feed-date", "feed-posted"],
        ),
    ],
)
def test_what_the_xml_of_boards_says_otherwise_is_told(site, page, written, codes):
    pay = {"value": {"value": 60000, "unitText": "YEAR"}, "currency": "EUR"}
    head = OWN.format("baker.html")
    site.write({"baker.html": page("<p>60,000 EUR per year</p>", head, baseSalary=pay)})
    site.write({"index.html": "<title>Jobs</title><a href=baker.html>Baker</a>"})
    job = "<title>Baker</title><url>https://example.com/baker.html</url><referencenumber>b</referencenumber>"
    site.write({"jobs.xml": f"<source><job>{job}{written}</job></source>"})
    assert sorted(set(site.codes()) - {"sitemap-missing"}) == codes


def test_a_feed_of_the_last_few_has_the_newest(site, page):
    def item(name: str) -> str:
        link = f"https://example.com/{name}.html"
        day = "<pubDate>Mon, 02 Nov 2026 09:00:00 +0000</pubDate>"
        return f"<item><title>Baker</title><link>{link}</link><guid>{link}</guid>{day}</item>"

    def feed(*names: str) -> str:
        own = '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="x"/>'
        about = "<title>x</title><link>x</link><description>x</description>"
        return f"<rss><channel>{about}{own}{''.join(map(item, names))}</channel></rss>"

    links = "".join(f"<a href={name}.html>{name}</a>" for name in "abcdef")
    site.write({"index.html": f"<title>Jobs</title>{links}", "rss.xml": feed(*"abcde")})
    site.write({f"{name}.html": page("", OWN.format(f"{name}.html")) for name in "abcdef"})
    assert "feed-lacks" not in site.codes()  # the sixth may have been left out on purpose
    newer = page("<p>2026-11-09</p>", OWN.format("f.html"), datePosted="2026-11-09")
    site.write({"f.html": newer})
    assert "feed-lacks" in site.codes()


def test_a_day_that_people_see_counts_before_the_one_for_programs(site, page):
    seen = "<p>Closes <time datetime=2026-12-15>{}</time></p>"
    changes = {"validThrough": "2026-12-15T23:59:59+02:00"}
    site.write({"page.html": page(seen.format("December 14, 2026"), **changes)})
    assert site.codes("page.html") == ["unseen-closes"]
    for text in ("December 15, 2026", "in three weeks"):
        site.write({"page.html": page(seen.format(text), **changes)})
        assert site.codes("page.html") == []
