"""Every feed parses, says what the page says, and says it again exactly."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import nh3
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from careers.body import read_body
from careers.facts import moment_text
from careers.features.feeds import Feeds
from careers.features.feeds.json_text import json_text, part
from careers.features.feeds.xml import FORBIDDEN, plainer
from careers.hooks import Block, OpenRole, SiteFile
from careers.lifecycle import State, zone_of
from careers.links import Target
from careers.problem import Problem, Spot
from careers.publication import open_roles
from careers.reading import read_role
from careers.role import Area, EmploymentType, Pay, PayPeriod, Place, Role, Workplace
from careers.role_page import RolePage
from careers.rules import Rules, make_rules
from careers.settings import Source, read_settings
from careers.site import Employer, Site

ATOM = "{http://www.w3.org/2005/Atom}"
ZONE = ZoneInfo("Europe/Athens")
SITE = Site(
    url="https://jobs.example.com/",
    name="Jobs",
    language="en",
    timezone=ZONE,
    employer=Employer('Bread & "Butter" <Ltd> ]]>', "https://example.com/?a=1&b=2"),
    offices=(),
    now=datetime(2026, 11, 23, 12, tzinfo=ZONE),
)
BOSTON = Place("US", "MA", "Boston", "12 Main Street", "02110")
ATHENS = Place("GR", locality="Athens")
LINKEDIN: dict[str, Any] = {"linkedin": {"company": "1234567", "email": "hr@example.com"}}


def role(slug: str = "baker", **values: Any) -> Role:
    values.setdefault("posted", date(2026, 11, 2))
    values.setdefault("places", () if values.get("applicants") else (ATHENS,))
    values.setdefault("title", "Baker")
    text = values.pop("text", "You bake the bread that Athens wakes up to, every day. " * 3)
    body, _ = read_body(text, Spot("x"), "Baker", {}, lambda link: Target(link.href))
    return Role(slug, f"roles/{slug}.md", body=body, **values)


def opened(roles: Iterable[Role], site: Site = SITE) -> tuple[OpenRole, ...]:
    form = [("application_form", Block("careers/application_form.html", {}))]
    pages = [RolePage(found, State.OPEN, f"jobs/{found.slug}/", form, []) for found in roles]
    return open_roles(pages, {}, site)


def asked(
    *roles: Role, options: Mapping[str, Any] | None = None, site: Site = SITE
) -> tuple[dict[str, str], list[Problem]]:
    """The feeds' files by their paths, and what was told."""
    answers = list(
        Feeds.model_validate(options or {}).site_files(opened(roles, site), (), (), site, ())
    )
    files = [answer for answer in answers if isinstance(answer, SiteFile)]
    texts = {
        file.path: file.content if isinstance(file.content, str) else file.content.decode()
        for file in files
    }
    assert len(texts) == len(files)
    return texts, [answer for answer in answers if isinstance(answer, Problem)]


def made(*roles: Role, **options: Any) -> dict[str, str]:
    return asked(*roles, options=options)[0]


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())


def jobs(text: str) -> list[dict[str, str]]:
    """The jobs of a feed for boards, flat: `salaries/salary/period`."""
    found = []
    for job in parsed(text).findall("job"):
        assert len({part.tag for part in job}) == len(job)
        found.append({part.tag: part.text or "" for part in job})
    return found


def events(text: str) -> list[dict[str, str]]:
    """The events of a calendar, unfolded and unescaped."""
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
    found: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z-]+(;VALUE=DATE)?", name)
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name not in ("END", "BEGIN"):
            found[-1][name] = re.sub(
                r"\\(.)", lambda match: {"n": "\n"}.get(match[1], match[1]), value
            )
    return found


def words(fragment: str) -> str:
    return BeautifulSoup(fragment, "html.parser").get_text()


# --- What is there


def test_every_feed_is_on_but_the_one_that_needs_an_agreement():
    assert list(made(role())) == [
        "rss.xml", "atom.xml", "feed.json", "closing-dates.ics", "jobs.json", "jobs.xml",
        "jobs.schema.json",
    ]  # fmt: skip
    assert "linkedin.xml" in made(role(), **LINKEDIN)


@pytest.mark.parametrize(
    ("option", "gone"),
    [
        ("rss", {"rss.xml"}),
        ("atom", {"atom.xml"}),
        ("json_feed", {"feed.json"}),
        ("jobs_json", {"jobs.json", "jobs.schema.json"}),
        ("job_xml", {"jobs.xml"}),
        ("calendar", {"closing-dates.ics"}),
    ],
)
def test_each_feed_can_be_turned_off_or_called_otherwise(option, gone):
    every = set(made(role()))
    assert set(made(role(), **{option: False})) == every - gone
    assert set(made(role(), **{option: True})) == every
    renamed = set(made(role(), **{option: "feeds/mine"}))
    assert every - renamed == gone
    assert "feeds/mine" in renamed


def test_linkedin_can_be_turned_off_in_words():
    assert "linkedin.xml" not in made(role(), linkedin=False)


def test_the_schema_stands_beside_the_file_that_names_it():
    files = made(role(), jobs_json="data/open.json")
    assert "data/open.schema.json" in files
    schema = json.loads(files["data/open.json"])["$schema"]
    assert schema == "https://jobs.example.com/data/open.schema.json"


def test_without_an_address_of_the_site_there_is_no_feed():
    nowhere = replace(SITE, url="")
    assert asked(role(), site=nowhere) == ({}, [])
    [problem] = Feeds().check_site(nowhere)
    assert problem.severity == "warning"
    assert "site_url" in problem.message


# --- What is said of a role

FULL: dict[str, Any] = {
    "summary": "Bread, early.",
    "department": "Bakery & Pastry",
    "team": "Night",
    "level": "Senior",
    "places": (BOSTON, ATHENS),
    "workplace": Workplace.HYBRID,
    "employment": (EmploymentType.FULL_TIME, EmploymentType.CONTRACT),
    "pay": Pay("EUR", Decimal("1500.50"), Decimal(2000), PayPeriod.MONTH),
    "education": "none needed",
    "experience": "2 years",
    "closes": date(2026, 12, 15),
    "reference": "BAK-1",
    "contact": "jobs@example.com",
}


def test_rss_says_what_the_page_says():
    channel = parsed(made(role(**FULL))["rss.xml"])[0]
    assert channel.findtext("title") == f"Open roles at {SITE.employer.name}"
    assert channel.findtext("link") == "https://jobs.example.com/"
    [own] = channel.findall(f"{ATOM}link")
    assert own.attrib == {
        "href": "https://jobs.example.com/rss.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }
    [item] = channel.findall("item")
    assert [part.tag for part in item] == [
        "title", "link", "guid", "pubDate", "category", "description",
    ]  # fmt: skip
    guid = item.find("guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == ("https://jobs.example.com/jobs/baker/", "true")
    assert item.findtext("category") == "Bakery & Pastry"
    said = parsedate_to_datetime(item.findtext("pubDate", ""))
    assert said == datetime(2026, 11, 2, tzinfo=ZONE)
    assert item.findtext("pubDate") == "Mon, 02 Nov 2026 00:00:00 +0200"


def test_atom_says_what_the_page_says():
    feed = parsed(made(role(**FULL))["atom.xml"])
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}id") == "https://jobs.example.com/atom.xml"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == SITE.employer.name
    rels = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert rels == {
        "self": "https://jobs.example.com/atom.xml",
        "alternate": "https://jobs.example.com/",
    }
    [entry] = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == "https://jobs.example.com/jobs/baker/"
    assert entry.findtext(f"{ATOM}published") == "2026-11-02T00:00:00+02:00"
    assert entry.findtext(f"{ATOM}updated") == feed.findtext(f"{ATOM}updated")
    assert entry.findtext(f"{ATOM}summary") == "Bread, early."
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"


def test_json_feed_says_what_the_page_says():
    feed = json.loads(made(role(**FULL))["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://jobs.example.com/feed.json"
    assert feed["authors"] == [{"name": SITE.employer.name, "url": SITE.employer.url}]
    [item] = feed["items"]
    assert item["id"] == item["url"] == "https://jobs.example.com/jobs/baker/"
    assert item["date_published"] == "2026-11-02T00:00:00+02:00"
    assert item["tags"] == ["Bakery & Pastry"]
    assert isinstance(item["content_html"], str)


def test_jobs_json_says_what_the_page_says():
    found = json.loads(made(role(**FULL))["jobs.json"])
    [job] = found.pop("jobs")
    assert found == {
        "$schema": "https://jobs.example.com/jobs.schema.json",
        "version": "1",
        "url": "https://jobs.example.com/",
        "company": {"name": SITE.employer.name, "url": SITE.employer.url},
    }
    assert job.pop("descriptionHtml").startswith("<p>Bread, early.</p>")
    assert job.pop("descriptionPlain").startswith("Bread, early.\n\n- Locations: 12 Main Street")
    assert job == {
        "id": "baker",
        "title": "Baker",
        "url": "https://jobs.example.com/jobs/baker/",
        "applyUrl": "https://jobs.example.com/jobs/baker/#apply",
        "summary": "Bread, early.",
        "department": "Bakery & Pastry",
        "team": "Night",
        "level": "Senior",
        "location": "Boston, MA, United States; Athens, Greece",
        "locations": [
            {
                "country": "US",
                "region": "MA",
                "city": "Boston",
                "postalCode": "02110",
                "street": "12 Main Street",
            },
            {"country": "GR", "city": "Athens"},
        ],
        "workplaceType": "hybrid",
        "employmentTypes": ["full-time", "contract"],
        "salary": {
            "currency": "EUR",
            "interval": "month",
            "min": 1500.5,
            "max": 2000,
            "text": "€1,500.50–€2,000.00 per month",
        },
        "publishedAt": "2026-11-02T00:00:00+02:00",
        "updatedAt": "2026-11-02T00:00:00+02:00",
        "closesAt": "2026-12-15T23:59:59+02:00",
        "reference": "BAK-1",
        "language": "en",
    }


def test_the_xml_of_boards_has_one_job_for_each_place():
    first, second = jobs(made(role(**FULL))["jobs.xml"])
    for job in (first, second):
        assert "<strong>" not in job.pop("description")
    assert first == {
        "title": "Baker",
        "date": "2026-11-02T00:00:00+02:00",
        "dateposted": "2026-11-02T00:00:00+02:00",
        "referencenumber": "baker_us-ma-boston",
        "requisitionid": "BAK-1",
        "url": "https://jobs.example.com/jobs/baker/",
        "company": SITE.employer.name,
        "sourcename": SITE.employer.name,
        "city": "Boston",
        "state": "MA",
        "country": "US",
        "postalcode": "02110",
        "streetaddress": "12 Main Street",
        "email": "jobs@example.com",
        "salary": "€1,500.50–€2,000.00 per month",
        "education": "none needed",
        "jobtype": "fulltime, contract",
        "category": "Bakery & Pastry",
        "experience": "2 years",
        "expirationdate": "2026-12-15T23:59:59+02:00",
        "remotetype": "Hybrid remote",
    }
    here = {"city": "Athens", "country": "GR", "referencenumber": "baker_gr-athens"}
    there = {"state", "postalcode", "streetaddress"}
    assert second == {**{key: first[key] for key in first.keys() - there}, **here}


def test_linkedin_has_its_own_names_dates_and_limits():
    text = made(role(**FULL), **LINKEDIN)["linkedin.xml"]
    source = parsed(text)
    assert source.findtext("expectedJobCount") == "2"
    first, second = jobs(text)
    assert first["partnerJobId"] == "baker_us-ma-boston"
    assert second["partnerJobId"] == "baker_gr-athens"
    assert first["companyId"] == "1234567"
    assert first["location"] == "Boston, MA, United States"
    assert first["workplaceTypes"] == "Hybrid"
    assert first["applyUrl"] == "https://jobs.example.com/jobs/baker/#apply"
    assert first["listDate"] == "11/2/2026"
    assert first["expirationDate"] == "12/15/2026"
    assert first["posterEmail"] == "jobs@example.com"
    assert "jobtype" not in first  # it has two, and one can be said
    salary = source.find("job/salaries/salary")
    assert salary is not None
    assert [(part.tag, part.findtext("amount")) for part in salary] == [
        ("highEnd", "2000"), ("lowEnd", "1500.50"), ("period", None), ("type", None),
    ]  # fmt: skip
    assert salary.findtext("highEnd/currencyCode") == "EUR"
    assert salary.findtext("period") == "MONTHLY"


def test_a_remote_role_is_in_each_area_that_it_is_open_to():
    areas = (Area("DE"), Area("US", "California"))
    found = role(applicants=areas, workplace=Workplace.REMOTE)
    first, second = jobs(made(found)["jobs.xml"])
    assert (first["country"], first["referencenumber"]) == ("DE", "baker_de")
    assert (second["country"], second["state"]) == ("US", "California")
    assert "city" not in first
    assert {job["remotetype"] for job in (first, second)} == {"Fully remote"}
    [job] = json.loads(made(found)["jobs.json"])["jobs"]
    assert job["applicantLocations"] == [
        {"country": "DE"},
        {"country": "US", "region": "California"},
    ]
    assert "locations" not in job
    assert jobs(made(found, **LINKEDIN)["linkedin.xml"])[0]["workplaceTypes"] == "Remote"


def test_the_calendar_has_the_days_on_which_roles_close():
    minute = datetime(2026, 12, 15, 17, 0)
    found = events(
        made(
            role("a", title="A, B; C\\D", closes=date(2026, 12, 15), summary="x, y"),
            role("b", closes=minute),
            role("c"),
        )["closing-dates.ics"]
    )
    assert found == [
        {
            "UID": "a@jobs.example.com",
            "DTSTAMP": "20261101T220000Z",
            "DTSTART;VALUE=DATE": "20261215",
            "SUMMARY": "A, B; C\\D: last day to apply",
            "DESCRIPTION": "x, y",
            "URL": "https://jobs.example.com/jobs/a/",
            "TRANSP": "TRANSPARENT",
        },
        {
            "UID": "b@jobs.example.com",
            "DTSTAMP": "20261101T220000Z",
            "DTSTART": "20261215T150000Z",
            "SUMMARY": "Baker: last day to apply",
            "URL": "https://jobs.example.com/jobs/b/",
            "TRANSP": "TRANSPARENT",
        },
    ]


def test_the_calendar_tells_openings_of_one_role_apart():
    """Everywhere else a title is the role's, to the letter."""
    files = made(
        role("baker/athens", opening_of="baker", closes=CLOSES),
        role("baker/boston", opening_of="baker", closes=CLOSES, places=(BOSTON,)),
        role("cook", title="Cook", closes=CLOSES),
    )
    assert {event["SUMMARY"] for event in events(files["closing-dates.ics"])} == {
        "Baker (Athens, Greece): last day to apply",
        "Baker (Boston, MA, United States): last day to apply",
        "Cook: last day to apply",
    }
    titles = {"Baker", "Cook"}
    assert {job["title"] for job in json.loads(files["jobs.json"])["jobs"]} == titles
    assert {item["title"] for item in json.loads(files["feed.json"])["items"]} == titles
    assert {item.findtext("title") for item in parsed(files["rss.xml"]).iter("item")} == titles
    entries = parsed(files["atom.xml"]).findall(f"{ATOM}entry")
    assert {entry.findtext(f"{ATOM}title") for entry in entries} == titles


def test_nothing_is_said_that_nobody_stated():
    files = made(role())
    [job] = json.loads(files["jobs.json"])["jobs"]
    assert set(job) == {
        "id", "title", "url", "applyUrl", "location", "locations", "publishedAt", "updatedAt",
        "language", "descriptionHtml", "descriptionPlain",
    }  # fmt: skip
    [job] = jobs(files["jobs.xml"])
    assert set(job) == {
        "title", "date", "dateposted", "referencenumber", "requisitionid", "url", "company",
        "sourcename", "city", "country", "description",
    }  # fmt: skip


def test_openings_of_one_role_are_entries_of_their_own():
    openings = [
        role("baker/boston", places=(BOSTON,), opening_of="baker"),
        role("baker/athens", opening_of="baker"),
    ]
    files = made(*openings)
    found = json.loads(files["jobs.json"])["jobs"]
    assert [(job["id"], job["role"]) for job in found] == [
        ("baker/athens", "baker"),
        ("baker/boston", "baker"),
    ]
    names = [job["referencenumber"] for job in jobs(files["jobs.xml"])]
    assert names == ["baker_athens_gr-athens", "baker_boston_us-ma-boston"]
    assert {job["requisitionid"] for job in jobs(files["jobs.xml"])} == {"baker"}
    guids = [guid.text for guid in parsed(files["rss.xml"]).iter("guid")]
    assert guids == [f"https://jobs.example.com/jobs/{opening}/" for opening in
                     ("baker/athens", "baker/boston")]  # fmt: skip


def test_a_feed_without_roles_is_still_a_feed():
    files = made(**LINKEDIN)
    assert len(parsed(files["rss.xml"]).findall("channel/item")) == 0
    assert parsed(files["atom.xml"]).findtext(f"{ATOM}updated") == "2026-11-23T12:00:00+02:00"
    assert json.loads(files["feed.json"])["items"] == []
    assert json.loads(files["jobs.json"])["jobs"] == []
    Draft202012Validator(json.loads(files["jobs.schema.json"])).validate(
        json.loads(files["jobs.json"])
    )
    assert jobs(files["jobs.xml"]) == jobs(files["linkedin.xml"]) == []
    assert events(files["closing-dates.ics"]) == []
    assert "BEGIN:VTIMEZONE" in files["closing-dates.ics"]  # a calendar has one part at least


def test_the_clock_is_in_no_feed():
    later = replace(SITE, now=SITE.now + timedelta(days=9))
    assert asked(role(**FULL), options=LINKEDIN, site=later) == asked(
        role(**FULL), options=LINKEDIN
    )


def test_feed_readers_are_given_the_newest_roles_and_programs_all():
    first = date(2026, 1, 1)
    roles = [role(f"r{day}", posted=first + timedelta(days=day)) for day in range(60)]
    files = made(*roles, newest=50)
    titles = parsed(files["rss.xml"]).findall("channel/item/link")
    assert [link.text for link in titles] == [
        f"https://jobs.example.com/jobs/r{day}/" for day in range(59, 9, -1)
    ]
    assert len(parsed(files["atom.xml"]).findall(f"{ATOM}entry")) == 50
    assert len(json.loads(files["feed.json"])["items"]) == 60
    assert len(json.loads(files["jobs.json"])["jobs"]) == len(jobs(files["jobs.xml"])) == 60


def test_a_publisher_may_be_another_than_the_employer():
    files = made(role(), publisher="Our agency")
    assert parsed(files["atom.xml"]).findtext(f"{ATOM}author/{ATOM}name") == "Our agency"
    assert parsed(files["jobs.xml"]).findtext("publisher") == "Our agency"
    assert jobs(files["jobs.xml"])[0]["company"] == SITE.employer.name


# --- Names of jobs


def references(*places: Place, slug: str = "baker") -> list[str]:
    text = made(role(slug, places=places))["jobs.xml"]
    return [job["referencenumber"] for job in jobs(text)]


def test_a_job_keeps_its_name_whatever_comes_before_it():
    assert references(ATHENS) == ["baker_gr-athens"]
    assert references(BOSTON, ATHENS)[1] == "baker_gr-athens"
    assert references(replace(ATHENS, street="Odos 1", postal_code="105 57")) == ["baker_gr-athens"]


def test_no_two_jobs_have_one_name():
    towns = [Place("GR", locality=town) for town in ("Αθήνα", "Πάτρα", "Βόλος", "", "Athens")]
    found = references(*towns, Place("GR", locality="Athens", street="Odos 2"), Place("GR"))
    assert len(set(found)) == len(found)
    assert references(towns[0], towns[1])[1] == found[1]
    assert all(re.fullmatch(r"[a-z0-9_-]+", name) for name in found)


@given(st.lists(st.builds(Place, st.sampled_from(["GR", "US"]), st.text(max_size=9),
                          st.text(max_size=9)), min_size=1, max_size=6, unique=True))  # fmt: skip
def test_any_places_give_jobs_with_names_of_their_own(places):
    found = references(*places)
    assert len(set(found)) == len(found) == len(places)


def test_linkedin_s_names_are_short_and_still_different():
    slug = "customer-onboarding-and-happiness-specialist"
    text = made(role(slug, places=(BOSTON, ATHENS)), **LINKEDIN)["linkedin.xml"]
    found = [job["partnerJobId"] for job in jobs(text)]
    assert len(set(found)) == 2
    assert all(len(name) == 40 for name in found)


# --- What boards require


@pytest.mark.parametrize(
    ("values", "options", "said"),
    [
        ({"text": "Bread."}, LINKEDIN, "its text is shorter than 100 characters"),
        ({}, {"linkedin": {"company": "1"}}, "nobody's e-mail address stands for it"),
    ],
)
def test_linkedin_leaves_out_what_it_would_refuse_and_says_so(values, options, said):
    files, problems = asked(role(**values), role("cook", **FULL), options=options)
    assert [job["title"] for job in jobs(files["linkedin.xml"])] == ["Baker", "Baker"]
    [problem] = problems
    assert (problem.severity, problem.path) == ("note", "roles/baker.md")
    assert said in problem.message
    assert problem.fix


def test_a_role_that_nobody_can_apply_for_is_not_in_linkedin_s_feed():
    page = RolePage(role(), State.OPEN, "jobs/baker/", [], [])
    feeds = Feeds.model_validate(LINKEDIN)
    answers = list(feeds.site_files(open_roles([page], {}, SITE), (), (), SITE, ()))
    [problem] = [answer for answer in answers if isinstance(answer, Problem)]
    assert "one can't apply on its page" in problem.message


def test_a_place_without_a_town_is_told_and_stays_in_the_feed():
    files, [problem] = asked(role(places=(Place("GR"),)))
    assert len(jobs(files["jobs.xml"])) == 1
    assert (problem.severity, problem.path) == ("note", "roles/baker.md")
    assert "“Greece” names none" in problem.message
    assert asked(role(places=(Place("GR"),)), options={"job_xml": False})[1] == []


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("{linkedin: {company: acme}}", "“acme” is not a number, such as 1234567"),
        ("{linkedin: {}}", "The option “linkedin.company” of “feeds” is missing."),
        ("{linkedin: {company: 1, email: x}}", "“x” is not an e-mail address."),
        ("{linkedin: {company: 1, file: ''}}", "it is empty"),
        ("{rss: [a]}", "it should be text"),
        ("{rss: ../rss.xml}", "writes “../rss.xml”, which is no path here"),
        ("{rss: x.xml, atom: x.xml}", "and the feature “feeds” both write “x.xml”"),
        ("{rss: index.html}", "and “site_src/index.md” both write “index.html”"),
    ],
)
def test_a_slip_in_the_options_is_told_on_its_line(project, option, said):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    line = len(mkdocs.splitlines()) + 1
    [problem] = project.write({"mkdocs.yml": f"{mkdocs}        feeds: {option}\n"}).said()
    assert problem.startswith(f"mkdocs.yml:{line}:")
    assert said in problem


# --- Any text


def _with_its_end(role: OpenRole, site: Site) -> str:
    """What feed readers take: the description, and the closing day, which no other part holds."""
    closes = role.role.closes
    return (
        f"{role.description}\n<p>Closes: {moment_text(closes, zone_of(role.role, site), site)}</p>"
        if closes
        else role.description
    )


def check(files: Mapping[str, str], roles: Iterable[Role], site: Site = SITE) -> None:
    """Each file parses with a real parser and says each role's title and description."""
    stated = opened(roles, site)
    titles = [role.role.title for role in stated]
    texts = [role.description for role in stated]
    told = [_with_its_end(role, site) for role in stated]
    held = [FORBIDDEN.sub("", title) for title in titles]
    held_texts = [FORBIDDEN.sub("", text) for text in texts]
    held_told = [FORBIDDEN.sub("", text) for text in told]
    rss = parsed(files["rss.xml"])
    assert [item.findtext("title") or "" for item in rss.iter("item")] == held
    assert [item.findtext("description") or "" for item in rss.iter("item")] == held_told
    entries = parsed(files["atom.xml"]).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") or "" for entry in entries] == held
    assert [entry.findtext(f"{ATOM}content") or "" for entry in entries] == held_told
    items = json.loads(files["feed.json"])["items"]
    assert [item.get("title", "") for item in items] == titles
    assert [item.get("content_html", "") for item in items] == told
    found = json.loads(files["jobs.json"])
    Draft202012Validator(
        json.loads(files["jobs.schema.json"]), format_checker=FormatChecker()
    ).validate(found)
    assert [job["title"] for job in found["jobs"]] == titles
    assert [job["descriptionHtml"] for job in found["jobs"]] == texts
    # What can't be escaped, a reader takes as the end of a line.
    titles_as_read = [title.replace("\r\n", "\n").replace("\r", "\n") for title in held]
    texts_as_read = [text.replace("\r\n", "\n").replace("\r", "\n") for text in held_texts]
    for name in ("jobs.xml", "linkedin.xml"):
        for job in jobs(files.get(name, "<x/>")):
            assert job["title"] in titles_as_read
            assert words(job["description"]) in map(words, texts_as_read)
    summaries = {event["SUMMARY"] for event in events(files["closing-dates.ics"])}
    shown = {re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", "", title) for title in titles}
    assert summaries <= {f"{title}: last day to apply" for title in shown}
    assert len(summaries) == len(shown)


RULES_SETTINGS, _ = read_settings(
    {"employer": {"name": "x"}, "timezone": "Europe/Athens"}, Source()
)
assert RULES_SETTINGS is not None
RULES: Rules = make_rules(RULES_SETTINGS, Source(), SITE, {}, frozenset())[0]
NASTY = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=80),
    st.lists(
        st.sampled_from(
            ["]]>", "<![CDATA[", "&", "&amp;", "&amp;amp;", "&copy", "&copy;", "&#x3C;", "<b>",
             "</job>", "<!--", "-->", "<?x?>", '"', "'", "\\", ";", ",", "\u00a0", "🍞", "\u0301",
             "\ufffe", "\uffff", "\ufffd", "\x85", "\u2028", "a", " ", "<", ">", "{title}", "%",
             "\\n", "مرحبا", "x < y", "R&D", "&lt;"]
        ),
        max_size=12,
    ).map("".join),
)  # fmt: skip
CLOSES = date(2026, 12, 15)


@settings(max_examples=300)
@given(title=NASTY, summary=NASTY, text=NASTY, department=NASTY)
def test_any_role_that_can_be_read_comes_back_exactly(title, summary, text, department):
    head = [f"title: {title}", f"summary: {summary}", f"department: {department}"]
    head += ["location: Athens, Greece", "posted: 2026-11-02", "closes: 2026-12-15"]
    source = "\n".join(["---", *head, "---", text, ""])
    found, problems = read_role(source, "roles/baker.md", RULES, "jobs/baker/")
    if any(problem.severity == "error" for problem in problems):
        return
    check(made(found, **LINKEDIN), [found])


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(values=st.lists(NASTY, min_size=9, max_size=9), employer=NASTY)
def test_whatever_stands_in_a_role_every_feed_can_be_read(values, employer):
    site = replace(SITE, employer=Employer(employer or "x", employer, employer), name=employer)
    title, summary, department, team, level, reference, education, contact, town = values
    stated = role(
        title=title or "x", summary=summary, department=department, team=team, level=level,
        text=town, reference=reference, education=education, contact=contact, closes=CLOSES,
        places=(Place("GR", locality=town, region=team),),
    )  # fmt: skip
    files, _ = asked(stated, options={**LINKEDIN, "publisher": employer}, site=site)
    check(files, [stated], site)


@pytest.mark.parametrize("char", [chr(code) for code in (*range(0x20), 0x7F, 0x85, 0xA0, 0xFFFE,
                                  0xFFFF, 0x10FFFF)])  # fmt: skip
def test_characters_that_a_form_can_t_hold_are_left_out_and_nothing_else(char):
    title = f"a{char}b"
    files, _ = asked(role(title=title, summary=title, closes=CLOSES), options=LINKEDIN)
    assert json.loads(files["jobs.json"])["jobs"][0]["title"] == title
    held = title if char in "\t\n\r\x7f\x85\xa0\U0010ffff" else "ab"
    assert parsed(files["rss.xml"]).findtext("channel/item/title") == held
    assert parsed(files["atom.xml"]).findtext(f"{ATOM}entry/{ATOM}title") == held
    # A reader takes a carriage return for the end of a line, where it can't be escaped.
    [job] = jobs(files["jobs.xml"])
    assert job["title"] == held.replace("\r", "\n")
    [event] = events(files["closing-dates.ics"])
    shown = title if char in "\t\n\x85\xa0\ufffe\uffff\U0010ffff" else "ab"
    assert event["SUMMARY"] == f"{shown}: last day to apply"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Sales &amp; Service", "Sales & Service"),
        ("AT&amp;T, R&amp;D", "AT&T, R&D"),
        ("x &lt; y &gt; z", "x < y > z"),
        ("a&nbsp;b", "a\u00a0b"),
        ("&lt;b&gt;", "&lt;b>"),
        ("&lt;/b&gt; &lt;!-- &lt;?", "&lt;/b> &lt;!-- &lt;?"),
        ("&amp;amp; &amp;copy &amp;copyright; &amp;#65; &amp;#x41;", None),
        ("&amp;nbsp;", None),
        ("<p>a &amp; b</p>", "<p>a & b</p>"),
    ],
)
def test_no_entity_stands_where_a_plain_character_can(written, plain):
    assert plainer(written) == (plain or written)
    assert_same(written)


@given(NASTY)
def test_html_without_entities_means_the_same(text):
    assert_same(html.escape(text, quote=False).replace("\u00a0", "&nbsp;"))


def assert_same(written: str) -> None:
    """Two parsers read the same out of it with and without entities."""
    before, after = f"<p>{FORBIDDEN.sub('', written)}</p>", f"<p>{plainer(written)}</p>"
    assert nh3.clean(after) == nh3.clean(before)
    assert words(after) == words(before)


# --- On a site


def test_site_files_of_a_whole_site(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    linkedin = "{linkedin: {company: 1234567, email: hr@example.com}}"
    long = "---\ntitle: Cook & Co\nlocation: Athens, Greece\nposted: 2026-11-02\n{}---\n{}\n"
    text = "You cook what Athens has for lunch, and you cook it well. " * 3
    outcome = project.write(
        {
            "mkdocs.yml": f"{mkdocs}        feeds: {linkedin}\n",
            "roles/cook.md": long.format("", text),
            "roles/closed.md": long.format("closes: 2026-11-20\n", text),
            "roles/draft.md": long.format("status: draft\n", text),
            "roles/filled.md": long.format("status: filled\n", text),
            "roles/later.md": long.format("opens: 2026-12-01\n", text),
            "roles/about.md": f"# About\n\n{text}\n",
        }
    ).build()
    notes = [problem.code for problem in outcome.problems if problem.code.startswith("linkedin")]
    assert notes == ["linkedin-short"]
    listed = {f"https://jobs.example.com/jobs/{name}/" for name in ("baker", "cook")}
    rss = parsed(project.text("rss.xml"))
    assert {link.text for link in rss.findall("channel/item/link")} == listed
    assert {job["url"] for job in json.loads(project.text("jobs.json"))["jobs"]} == listed
    assert {job["url"] for job in jobs(project.text("jobs.xml"))} == listed
    assert [job["title"] for job in jobs(project.text("linkedin.xml"))] == ["Cook & Co"]
    for name in ("baker", "cook"):
        [posting] = project.json_ld(f"jobs/{name}/index.html")
        [job] = [
            job
            for job in json.loads(project.text("jobs.json"))["jobs"]
            if job["url"].endswith(f"/{name}/")
        ]
        assert job["title"] == posting["title"]
        assert job["descriptionHtml"] == posting["description"]
        assert job["publishedAt"].startswith(posting["datePosted"])


def test_a_feed_says_what_another_plugin_made_of_the_text(project):
    hook = "def on_page_markdown(text, **_): return text.replace('Bread', 'Cake')\n"
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    mkdocs = f"hooks: [hook.py]\n{mkdocs}        feeds: {{}}\n"
    project.write({"hook.py": hook, "mkdocs.yml": mkdocs}).build()
    assert "Cake" in project.text("rss.xml")
    assert "Bread" not in project.text("rss.xml")


SALES = """\
---
title: Sales
summary: We sell & listen.
---
# Selling bread
"""
ATHENS_OFFICE = "---\ntitle: Athens\ncity: Athens\ncountry: Greece\n---\nThe bakery.\n"


@pytest.mark.parametrize("directories", [True, False])
def test_a_department_and_an_office_with_a_page_have_feeds_of_their_own(project, directories):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    urls = f"use_directory_urls: {str(directories).lower()}\n"
    clerk = "---\ntitle: {}\ndepartment: Sales\nlocation: {}\nposted: 2026-11-02\n---\nBread.\n"
    outcome = project.write(
        {
            "mkdocs.yml": f"{urls}{mkdocs}        feeds: {{}}\n",
            "site_src/departments/sales.md": SALES,
            "site_src/departments/empty.md": "---\ntitle: Empty\n---\nNobody.\n",
            "site_src/offices/athens.md": ATHENS_OFFICE,
            "roles/clerk.md": clerk.format("Clerk", "Athens"),
            "roles/keeper.md": clerk.format("Keeper", "Patras, Greece"),
        }
    ).build()
    assert not outcome.failed, [str(problem) for problem in outcome.problems]
    titles = {}
    for path in ("departments/sales", "departments/empty", "offices/athens"):
        channel = parsed(project.text(f"{path}/rss.xml"))[0]
        page = f"{path}/" if directories else f"{path}.html"
        assert channel.findtext("link") == f"https://jobs.example.com/{page}"
        [own] = channel.findall(f"{ATOM}link")
        assert own.get("href") == f"https://jobs.example.com/{path}/rss.xml"
        titles[path] = {item.findtext("title") for item in channel.findall("item")}
        html_file = f"{path}/index.html" if directories else f"{path}.html"
        named = [link["href"] for link in project.page(html_file).select("link[rel=alternate]")]
        up = "../../" if directories else "../"
        beside = [f"{up}{path}/{name}" for name in ("rss.xml", "atom.xml", "feed.json")]
        assert named[:4] == [*beside, f"{up}rss.xml"]
    assert titles == {
        "departments/sales": {"Clerk", "Keeper"},
        "departments/empty": set(),
        "offices/athens": {"Clerk"},
    }
    sales = parsed(project.text("departments/sales/rss.xml"))[0]
    assert sales.findtext("title") == "Open roles in Sales at Example"
    assert sales.findtext("description") == "We sell & listen."
    listed = "jobs/index.html" if directories else "jobs.html"
    links = [link["href"] for link in project.page(listed).select("link[rel=alternate]")]
    assert not [href for href in links if "departments" in href]


@pytest.mark.parametrize("name", ["R & D", "Αθήνα", "a?b", "100% remote", "x" * 190])
def test_a_department_may_have_any_file_name(project, name):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write(
        {
            "mkdocs.yml": f"{mkdocs}        feeds: {{}}\n",
            f"site_src/departments/{name}.md": "---\ntitle: Bakery\n---\nWe bake.\n",
        }
    )
    assert project.said() == []
    [page] = (project.folder / "site/departments").glob("*/index.html")
    text = BeautifulSoup(page.read_text(), "html.parser")
    href = str(text.select("link[rel=alternate]")[0]["href"])
    path = unquote(urljoin(f"https://x/{page.relative_to(project.folder / 'site')}", href))
    feed = parsed(project.text(path.removeprefix("https://x/")))
    [own] = feed.findall(f"channel/{ATOM}link")
    assert unquote(own.get("href", "")) == path.replace("https://x/", "https://jobs.example.com/")
    assert not re.search(r"[ ?\"]", own.get("href", ""))


def test_a_site_without_rss_has_none_for_departments(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write(
        {
            "mkdocs.yml": f"{mkdocs}        feeds: {{rss: false}}\n",
            "site_src/departments/sales.md": SALES,
        }
    ).build()
    assert not list((project.folder / "site").rglob("rss.xml"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(values=st.dictionaries(st.text(max_size=3), JSON), parts=st.lists(JSON, max_size=3))
def test_a_long_list_is_written_part_by_part_as_json_is(values, parts):
    whole = {**{name: value for name, value in values.items() if name != "jobs"}, "jobs": parts}
    before = {name: value for name, value in whole.items() if name != "jobs"}
    for made, said in (
        (json_text(before, "jobs", map(part, parts)), whole),
        (json_text(values), values),
    ):
        text = f"{json.dumps(said, ensure_ascii=False, indent=1)}\n"
        assert made == text.encode("utf-8", "backslashreplace")
