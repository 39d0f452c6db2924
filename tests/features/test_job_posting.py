"""What machines are told about an open role: never more, and never less, than people are."""

from __future__ import annotations

import html
import re

import pytest
from bs4 import BeautifulSoup

from careers.values.country import country_name

FULL = """\
---
title: Sales Account Executive
summary: Sell bread.
department: Sales
team: Bread
level: Senior
openings: 2
location: Athens; Berlin, Germany
workplace: hybrid
employment: full-time, contract
pay: 60,000–75,000 EUR per year
pay note: plus bread
benefits: bread, butter
skills: selling
hours: 38 hours a week
education: none needed
experience: 2 years
posted: 2026-11-02
closes: 2026-12-15
reference: SAL-014
---
Come and sell.

## Requirements

- Two **hands** & a [head](https://example.com/head)

| a | b |
|---|---|
| 1 | 2 |

```
bake
```
"""
OFFICES = (
    "      offices: [{name: Athens, street: Odos 1, postal_code: '105 57',"
    " city: Athens, country: GR}]\n"
)


@pytest.fixture
def posting(project):
    """A function from a role's text to the one JobPosting of its page, or None."""
    text = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": text.replace("      features:\n", f"{OFFICES}      features:\n")})

    def build(role: str, **options):
        outcome = project.write({"roles/baker.md": role}).build(**options)
        assert not outcome.failed, [str(problem) for problem in outcome.problems]
        found = project.json_ld("jobs/baker/index.html")
        assert len(found) <= 1
        return found[0] if found else None

    return build


def role(*lines: str, body: str = "Text.") -> str:
    stated = "\n".join(lines)
    return f"---\ntitle: Baker\nposted: 2026-11-02\n{stated}\n---\n{body}\n"


def test_everything_that_a_role_states_is_in_its_posting(posting):
    found = posting(FULL)
    description = found.pop("description")
    assert found == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Sales Account Executive",
        "datePosted": "2026-11-02",
        "validThrough": "2026-12-15T23:59:59+02:00",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Example",
            "sameAs": "https://example.com/",
        },
        "jobLocation": [
            {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": "Odos 1",
                    "addressLocality": "Athens",
                    "postalCode": "105 57",
                    "addressCountry": "GR",
                },
            },
            {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Berlin",
                    "addressCountry": "DE",
                },
            },
        ],
        "employmentType": ["FULL_TIME", "CONTRACTOR"],
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {
                "@type": "QuantitativeValue",
                "minValue": 60000,
                "maxValue": 75000,
                "unitText": "YEAR",
            },
        },
        "identifier": {"@type": "PropertyValue", "name": "Example", "value": "SAL-014"},
    }
    assert "€60,000–€75,000 per year" in html.unescape(description)
    assert "<p><strong>Requirements</strong></p>" in description
    assert "<li>Two <strong>hands</strong> &amp; a head</li>" in description
    assert "<p>a · b</p>" in description
    assert "<p>1 · 2</p>" in description
    assert "<p>bake</p>" in description
    for fact in ("Department: Sales", "Team: Bread", "Level: Senior", "Openings: 2"):
        assert f"<li>{fact}</li>" in description
    assert "<li>Locations: Odos 1, 105 57 Athens, Greece; Berlin, Germany</li>" in description


def test_nothing_is_said_that_the_role_does_not_state(posting):
    found = posting(role("location: Athens"))
    assert set(found) == {
        "@context", "@type", "title", "description", "datePosted", "hiringOrganization",
        "jobLocation",
    }  # fmt: skip


def test_the_posting_stands_in_the_head_of_open_roles_and_nowhere_else(project):
    project.write({"roles/done.md": role("location: Athens, Greece", "status: filled")})
    project.write({"roles/text.md": "# Text\n\n## Job brief\n\nHi.\n"}).build()
    pages = {path: project.page(path) for path in project.files() if path.endswith(".html")}
    having = {
        path: page.find_all("script", type="application/ld+json") for path, page in pages.items()
    }
    assert [path for path, scripts in having.items() if scripts] == ["jobs/baker/index.html"]
    [script] = having["jobs/baker/index.html"]
    assert script.parent.name == "head"


@pytest.mark.parametrize(
    "location",
    [
        "Athens; Berlin, Germany",
        "12 Main Street, Boston, MA 02110, United States",
        "Cork, T12 X123, Ireland",
    ],
)
def test_what_is_in_the_markup_can_be_seen_on_the_page(posting, project, location):
    found = posting(FULL.replace("Athens; Berlin, Germany", location))
    text = " ".join(project.page("jobs/baker/index.html").select_one("article").text.split())
    for seen in (
        "Sales Account Executive",
        "€60,000–€75,000 per year",
        "Full-time, Contract",
        "November 2, 2026",
        "December 15, 2026",
        "SAL-014",
    ):
        assert seen in text
    places = found["jobLocation"]
    for place in places if isinstance(places, list) else [places]:
        for key, value in place["address"].items():
            if key not in {"@type", "addressCountry"}:
                assert value in text
        assert country_name(place["address"]["addressCountry"]) in text
    for block in BeautifulSoup(found["description"], "html.parser").find_all(["p", "li"]):
        for line in block.stripped_strings:
            for part in re.split(r": |; | · ", line):
                assert part in text, part


def test_remote_says_so_with_the_countries_it_is_open_to(posting):
    found = posting(role("workplace: remote", "applicants: Greece; California, United States"))
    assert found["jobLocationType"] == "TELECOMMUTE"
    assert found["applicantLocationRequirements"] == [
        {"@type": "Country", "name": "Greece"},
        {"@type": "State", "name": "California, United States"},
    ]
    assert "jobLocation" not in found
    assert "Fully remote" in found["description"]


@pytest.mark.parametrize("workplace", ["hybrid", "on-site"])
def test_only_fully_remote_is_telecommute(posting, workplace):
    found = posting(role("location: Athens", f"workplace: {workplace}"))
    assert "jobLocationType" not in found
    assert "applicantLocationRequirements" not in found


@pytest.mark.parametrize(
    ("pay", "value"),
    [
        ("€25 per hour", {"value": 25, "unitText": "HOUR"}),
        ("12.50–14 EUR per hour", {"minValue": 12.5, "maxValue": 14, "unitText": "HOUR"}),
        ("3,000 EUR a month", {"value": 3000, "unitText": "MONTH"}),
    ],
)
def test_pay_is_a_number_with_its_unit(posting, pay, value):
    salary = posting(role("location: Athens", f"pay: {pay}"))["baseSalary"]
    assert salary["currency"] == "EUR"
    assert salary["value"] == {"@type": "QuantitativeValue", **value}


def test_a_closing_minute_keeps_its_minute(posting):
    found = posting(role("location: Athens", "closes: 2026-12-15 17:00"))
    assert found["validThrough"] == "2026-12-15T17:00:00+02:00"


def test_a_role_that_does_not_end_has_no_invented_end(posting):
    assert "validThrough" not in posting(role("location: Athens"))


def test_applying_on_the_page_is_said_to_be_direct(posting, project):
    assert "directApply" not in posting(role("location: Athens"))
    found = posting(role("location: Athens", "apply: form https://forms.example.com/x"))
    assert found["directApply"] is True


def test_a_logo_is_a_full_address(posting, project):
    text = (project.folder / "mkdocs.yml").read_text()
    url = "url: https://example.com/"
    with_logo = text.replace(f"{url}}}", f"{url}, logo: logo.png}}")
    project.write({"mkdocs.yml": with_logo, "site_src/logo.png": b"x"})
    organization = posting(role("location: Athens"))["hiringOrganization"]
    assert organization["logo"] == "https://jobs.example.com/logo.png"


@pytest.mark.parametrize(
    "title",
    [
        "</script><script>alert(1)</script>",
        'A "quoted" & <b>bold</b>',
        "{{ 7*7 }} {% raw %}",
        "Ünïcode 🍞\u00a0x",
    ],
)
def test_no_title_breaks_out(posting, project, title):
    found = posting(role("location: Athens").replace("Baker", title))
    assert found["title"] == " ".join(title.split())
    raw = project.text("jobs/baker/index.html")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', raw, re.DOTALL)
    assert block is not None
    assert not set("<>&'") & set(block[1])
    page = project.page("jobs/baker/index.html")
    assert page.h1.text == " ".join(title.split())
    assert page.title.text == f"{' '.join(title.split())} - Jobs at Example"
    assert "<script>alert" not in raw


def test_a_missing_site_address_is_told(project):
    text = (project.folder / "mkdocs.yml").read_text()
    lines = [line for line in text.splitlines() if not line.startswith("site_url")]
    said = project.write({"mkdocs.yml": "\n".join(lines)}).said()
    assert any("Without “site_url”" in line for line in said)


@pytest.mark.parametrize(
    ("title", "said"), [("Baker!!! Now", "spam"), ("B" * 130, "boards show about 80")]
)
def test_a_title_that_boards_refuse_is_a_warning(project, title, said):
    project.write({"roles/baker.md": role("location: Athens, Greece").replace("Baker", title)})
    [line] = project.said()
    assert line.startswith("roles/baker.md:2:8: warning: ")
    assert said in line
