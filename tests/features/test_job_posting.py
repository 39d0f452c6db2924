"""What machines are told about an open role: never more, and never less, than people are."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import date

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
industry: Food technology
occupation: 41-4012.00 Sales Representatives; ISCO-08 3322 Commercial sales representatives
openings: 2
location: Athens; Berlin, Germany
workplace: hybrid
employment: full-time, contract
pay: 60,000–75,000 EUR per year
pay note: plus bread
bonus: 8% commission
benefits: bread, butter
skills: selling
hours: 38 hours a week
education: bachelor's degree or professional certificate
experience: 2 years in sales
experience instead of education: yes
authorization: right to work in the EU
clearance: SC clearance
physical demands: carrying loaves
starts: 1 March 2027
duration: 6 months
posted: 2026-11-02
closes: 2026-12-15
reference: SAL-014
---
Come and sell.

## About us

We bake.

We sell, too.

## Responsibilities

- Sell **all** the bread
- Write it down

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
        "educationRequirements": [
            {
                "@type": "EducationalOccupationalCredential",
                "credentialCategory": "bachelor degree",
            },
            {
                "@type": "EducationalOccupationalCredential",
                "credentialCategory": "professional certificate",
            },
        ],
        "experienceRequirements": {
            "@type": "OccupationalExperienceRequirements",
            "monthsOfExperience": 24,
        },
        "experienceInPlaceOfEducation": True,
        "responsibilities": ["Sell all the bread", "Write it down"],
        "qualifications": ["Two hands & a head", "a · b", "1 · 2", "bake"],
        "skills": "selling",
        "jobBenefits": ["bread", "butter"],
        "incentiveCompensation": "8% commission",
        "salaryCurrency": "EUR",
        "workHours": "38 hours a week",
        "jobStartDate": "2027-03-01",
        "jobDuration": {"@type": "QuantitativeValue", "value": 6, "unitCode": "MON"},
        "totalJobOpenings": 2,
        "employmentUnit": {
            "@type": "Organization",
            "name": "Sales",
            "subOrganization": {"@type": "Organization", "name": "Bread"},
        },
        "industry": "Food technology",
        "occupationalCategory": [
            {
                "@type": "CategoryCode",
                "inCodeSet": {"@type": "CategoryCodeSet", "name": "O*NET-SOC"},
                "codeValue": "41-4012.00",
                "name": "Sales Representatives",
            },
            {
                "@type": "CategoryCode",
                "inCodeSet": {"@type": "CategoryCodeSet", "name": "ISCO-08"},
                "codeValue": "3322",
                "name": "Commercial sales representatives",
            },
        ],
        "eligibilityToWorkRequirement": "right to work in the EU",
        "securityClearanceRequirement": "SC clearance",
        "physicalRequirement": "carrying loaves",
        "employerOverview": "We bake.\nWe sell, too.",
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


def test_role_json_ld_stands_in_the_head_of_open_roles_and_nowhere_else(project):
    project.write({"roles/done.md": role("location: Athens, Greece", "status: filled")})
    project.write({"roles/text.md": "# Text\n\n## Job brief\n\nHi.\n"}).build()
    pages = {path: project.page(path) for path in project.files() if path.endswith(".html")}
    having = {
        path: [
            script
            for script in page.find_all("script", type="application/ld+json")
            if json.loads(script.string)["@type"] == "JobPosting"
        ]
        for path, page in pages.items()
    }
    assert [path for path, scripts in having.items() if scripts] == ["jobs/baker/index.html"]
    [script] = having["jobs/baker/index.html"]
    assert script.parent.name == "head"


# What is said in a form of its own, where people read words: the place and its country are
# looked at below, the rest by tests of their own.
FORMS = {
    "@context", "@type", "description", "datePosted", "validThrough", "jobStartDate", "unitCode",
    "employmentType", "jobLocationType", "currency", "salaryCurrency", "unitText", "addressCountry",
    "credentialCategory", "sameAs", "logo", "educationRequirements", "experienceRequirements",
}  # fmt: skip


def said(value, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a posting, with the name of its property."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from said(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from said(inner, name)
    elif isinstance(value, str):
        yield from ((name, line) for line in value.splitlines())


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
    text = words(project.page("jobs/baker/index.html").select_one("article"))
    for seen in (
        "Sales Account Executive",
        "€60,000–€75,000 per year",
        "Full-time, Contract",
        "November 2, 2026",
        "December 15, 2026",
        "March 1, 2027",
        "6 months",
        "2 years in sales",
        "bachelor's degree or professional certificate",
    ):
        assert seen in text
    everywhere = f"{text} {found['hiringOrganization']['name']}"
    for name, line in said(found):
        assert name in FORMS or all(part in everywhere for part in line.split(" · ")), name
    places = found["jobLocation"]
    for place in places if isinstance(places, list) else [places]:
        assert country_name(place["address"]["addressCountry"]) in text
    for block in BeautifulSoup(found["description"], "html.parser").find_all(["p", "li"]):
        for line in block.stripped_strings:
            for part in re.split(r": |; | · ", line):
                assert part in text, part


def test_what_google_does_not_show_is_in_the_description_too(posting):
    """Google's job view shows nothing but the description (its blog, November 2021)."""
    found = posting(FULL)
    description = words(BeautifulSoup(found["description"], "html.parser"))
    elsewhere = {"title", "identifier", "hiringOrganization"}
    for name, line in said({key: found[key] for key in found.keys() - elsewhere}):
        assert name in FORMS or line in description, name
    for seen in ("2 years in sales", "bachelor's degree", "March 1, 2027", "6 months", "Yes"):
        assert seen in description


def words(tag) -> str:
    return " ".join(tag.get_text(" ").split()).replace(" ,", ",")


# --- The properties


# The properties that schema.org has for a JobPosting (release 30.0).
KNOWN = frozenset(
    re.findall(
        r"\w+",
        """
        applicantLocationRequirements applicationContact baseSalary datePosted description
        directApply educationRequirements eligibilityToWorkRequirement employerOverview
        employmentType employmentUnit experienceInPlaceOfEducation experienceRequirements
        hiringOrganization identifier incentiveCompensation industry jobBenefits jobDuration
        jobImmediateStart jobLocation jobLocationType jobStartDate occupationalCategory
        physicalRequirement qualifications relevantOccupation responsibilities salaryCurrency
        securityClearanceRequirement sensoryRequirement skills specialCommitments title
        totalJobOpenings url validThrough workHours
        """,
    )
)
REMOTE = ("workplace: remote", "applicants: Greece")


@pytest.mark.parametrize(
    "lines", [(), REMOTE, tuple(FULL.split("---")[1].splitlines()[2:])], ids=len
)
def test_a_posting_is_one_plain_object_that_every_reader_takes(posting, lines):
    lines = [line for line in lines if not line.startswith("posted")]
    found = posting(role("location: Athens", *lines) if len(lines) < 3 else role(*lines))
    assert isinstance(found, dict)
    assert found["@context"] == "https://schema.org/"
    assert found["@type"] == "JobPosting"
    assert found.keys() - {"@context", "@type"} <= KNOWN
    assert_plain(found)
    assert isinstance(found["hiringOrganization"]["name"], str)
    assert re.search("<(?:p|br)>|\n", found["description"])
    assert found["description"] != found["title"]


def assert_plain(value):
    """Nothing is empty, every object has one type, every list has more than one value."""
    if isinstance(value, dict):
        assert isinstance(value.get("@type"), str)
        for inner in value.values():
            assert_plain(inner)
    elif isinstance(value, list):
        assert len(value) > 1
        for inner in value:
            assert_plain(inner)
    else:
        assert value or value is False


def test_a_job_is_where_an_address_is_and_never_in_a_bare_text(posting):
    for place in posting(FULL)["jobLocation"]:
        assert place["@type"] == "Place"
        assert place["address"]["@type"] == "PostalAddress"
        assert len(place["address"]["addressCountry"]) == 2


def test_remote_says_so_with_the_countries_it_is_open_to(posting):
    found = posting(role("workplace: remote", "applicants: Greece; California, United States"))
    assert found["jobLocationType"] == "TELECOMMUTE"
    assert found["applicantLocationRequirements"] == [
        {"@type": "Country", "name": "Greece"},
        {"@type": "State", "name": "California, United States"},
    ]
    assert "jobLocation" not in found
    assert "Fully remote" in found["description"]


def test_remote_or_at_a_place_says_both(posting):
    found = posting(role("location: Athens", *REMOTE))
    assert found["jobLocation"]["address"]["addressCountry"] == "GR"
    assert found["jobLocationType"] == "TELECOMMUTE"
    assert found["applicantLocationRequirements"] == {"@type": "Country", "name": "Greece"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("workplace: remote",), "doesn't say from where one may work"),
        (("workplace: remote", "location: Athens"), "doesn't say from where one may work"),
        (("location: Remote",), "doesn't say from where one may work"),
        (("workplace: remote", "applicants: EU"), "“EU”"),
        (("workplace: remote", "applicants: Worldwide"), "“Worldwide”"),
        (("workplace: home office", "location: Athens"), "“home office”"),
    ],
)
def test_remote_without_countries_is_never_published(project, lines, told):
    """Google takes a TELECOMMUTE without them off its list (WP-Job-Manager#2305)."""
    outcome = project.write({"roles/baker.md": role(*lines)}).build()
    assert outcome.failed
    assert any(told in problem.message for problem in outcome.problems)
    assert not (project.folder / "site").exists()


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


@pytest.mark.parametrize(
    "line",
    ["pay: competitive", "pay: 0–0 EUR per year", "pay: 60,000 – 50,000 EUR", "pay: up to 50k EUR",
     "employment: busy", "posted: 11/02/2026", "posted: first of all", "closes: ", "closes: soon"],
)  # fmt: skip
def test_what_can_not_be_told_to_machines_is_told_to_people_instead(project, line):
    text = role("location: Athens, Greece").replace("posted: 2026-11-02\n", "")
    posted = "" if line.startswith("posted") else "posted: 2026-11-02\n"
    outcome = project.write({"roles/baker.md": text.replace("---\n", f"---\n{posted}{line}\n", 1)})
    outcome = outcome.build()
    if line == "closes: ":  # nothing is written, so nothing is said
        assert "validThrough" not in project.json_ld("jobs/baker/index.html")[0]
        return
    assert outcome.failed
    assert not (project.folder / "site").exists()


def test_a_closing_minute_keeps_its_minute(posting):
    found = posting(role("location: Athens", "closes: 2026-12-15 17:00"))
    assert found["validThrough"] == "2026-12-15T17:00:00+02:00"


def test_a_role_that_does_not_end_has_no_invented_end(posting):
    assert "validThrough" not in posting(role("location: Athens"))


@pytest.mark.parametrize(
    ("apply", "direct"),
    [
        ("form https://forms.example.com/x", True),
        ("form https://formspree.io/f/abcdwxyz", True),
        ("jobs@example.com", None),
        ("https://apply.example.com/", None),
        ("off", None),
    ],
)
def test_only_applying_on_the_page_is_said_to_be_direct(posting, apply, direct):
    assert posting(role("location: Athens", f"apply: {apply}")).get("directApply") is direct


def test_the_day_of_posting_stays_whenever_the_site_is_built(posting):
    for day in (date(2026, 11, 2), date(2026, 11, 23), date(2027, 11, 23)):
        assert posting(role("location: Athens"), as_of=day)["datePosted"] == "2026-11-02"


@pytest.mark.parametrize(
    "line",
    ["status: filled", "status: closed", "status: paused", "status: draft", "closes: 2026-11-22",
     "opens: 2026-11-24", "posted: 2026-11-24"],
)  # fmt: skip
@pytest.mark.parametrize("preview", [False, True])
def test_a_role_that_is_not_open_has_no_posting(project, line, preview):
    text = role("location: Athens, Greece", line)
    text = text.replace("posted: 2026-11-02\n", "") if line.startswith("posted") else text
    assert not project.write({"roles/baker.md": text}).build(preview=preview).failed
    pages = [path for path in project.files() if path.endswith(".html")]
    assert "jobs/index.html" in pages
    for path in pages:
        assert project.json_ld(path) == []


def test_the_own_number_is_a_text(posting):
    identifier = posting(role("location: Athens", "reference: 0014"))["identifier"]
    assert identifier == {"@type": "PropertyValue", "name": "Example", "value": "0014"}


def test_no_other_markup_speaks_of_the_job(posting, project):
    posting(FULL)
    page = project.page("jobs/baker/index.html")
    assert not page.select("[itemscope], [itemtype], [itemprop], [typeof], [vocab]")


# --- Education and experience (beta)


@pytest.mark.parametrize(
    ("lines", "education", "experience", "instead"),
    [
        (
            ["education: No requirements", "experience: none needed"],
            "no requirements",
            "no requirements",
            None,
        ),
        (
            ["education: High school diploma", "experience: 18 months"],
            {
                "@type": "EducationalOccupationalCredential",
                "credentialCategory": "high school",
            },
            {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 18},
            None,
        ),
        (["education: A degree or a lot of practice", "experience: some"], None, None, None),
        (["education: PhD preferred", "experience: 2 years preferred"], None, None, None),
    ],
)
def test_education_and_experience_are_claimed_where_they_are_certain(
    posting, project, lines, education, experience, instead
):
    found = posting(role("location: Athens", *lines))
    assert found.get("educationRequirements") == education
    assert found.get("experienceRequirements") == experience
    assert found.get("experienceInPlaceOfEducation") is instead
    article = words(project.page("jobs/baker/index.html").article)
    for line in lines:
        assert line.partition(": ")[2] in article
        assert line.partition(": ")[2] in words(BeautifulSoup(found["description"], "html.parser"))


@pytest.mark.parametrize(
    ("education", "experience", "instead"),
    [
        ("bachelor's degree", "2 years", True),
        ("A degree", "2 years", None),
        ("bachelor's degree", "a lot", None),
    ],
)
def test_experience_stands_in_for_education_only_beside_both(
    posting, education, experience, instead
):
    found = posting(
        role(
            "location: Athens",
            f"education: {education}",
            f"experience: {experience}",
            "experience instead of education: yes",
        )
    )
    assert found.get("experienceInPlaceOfEducation") is instead
    assert "Experience instead of education: Yes" in found["description"]


# --- Beyond Google


@pytest.mark.parametrize(
    ("starts", "claimed"),
    [
        ("2027-03-01", {"jobStartDate": "2027-03-01"}),
        ("1 March 2027, 9:00", {"jobStartDate": "2027-03-01"}),
        ("March 2027", {"jobStartDate": "March 2027"}),
        ("Immediately", {"jobImmediateStart": True}),
        ("as soon as possible", {"jobImmediateStart": True}),
        ("by arrangement", {}),
    ],
)
def test_a_start_is_a_day_or_at_once_or_as_it_is_written(posting, starts, claimed):
    found = posting(role("location: Athens", f"starts: {starts}"))
    assert {name: found[name] for name in found if "Start" in name} == claimed


@pytest.mark.parametrize(
    ("duration", "claimed"),
    [("6 months", (6, "MON")), ("1 year", (1, "ANN")), ("12 weeks", (12, "WEE")),
     ("10 days", (10, "DAY")),
     ("up to 6 months", None), ("6 to 9 months", None), ("permanent", None)],
)  # fmt: skip
def test_a_duration_is_claimed_where_it_is_one(posting, duration, claimed):
    found = posting(role("location: Athens", f"duration: {duration}"))
    stated = found.get("jobDuration")
    assert (stated and (stated["value"], stated["unitCode"])) == claimed
    assert f"Duration: {duration}" in found["description"]


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (["department: Sales"], {"@type": "Organization", "name": "Sales"}),
        (["team: Night"], {"@type": "Organization", "name": "Night"}),
    ],
)
def test_a_department_or_a_team_is_the_unit(posting, lines, unit):
    assert posting(role("location: Athens", *lines))["employmentUnit"] == unit


def test_sections_are_told_line_by_line_without_their_markup(posting):
    body = (
        "## What you'll do\n\n- Bake & **sell**\n  - at `night`\n\nAnd rest<br>a lot.\n\n"
        "## Your profile\n\nHands.\n\n### Nice to have\n\n- ~~Feet~~\n- A `<b>`\n\n"
        "## What we offer\n\n- Bread\n\n## Qualifications\n\n- Nerves\n"
    )
    found = posting(role("location: Athens", "benefits: butter", body=body))
    assert found["responsibilities"] == ["Bake & sell", "at night", "And rest a lot."]
    assert found["qualifications"] == ["Hands.", "Nice to have", "A <b>", "Nerves"]
    assert found["jobBenefits"] == ["butter", "Bread"]


def test_the_feature_of_a_line_alone_is_a_plain_text(posting):
    body = "## Responsibilities\n\nBake.\n"
    found = posting(role("location: Athens", "skills: kneading", body=body))
    assert found["responsibilities"] == "Bake."
    assert found["skills"] == "kneading"


def test_a_logo_is_a_full_address(posting, project):
    text = (project.folder / "mkdocs.yml").read_text()
    url = "url: https://example.com/"
    with_logo = text.replace(f"{url}}}", f"{url}, logo: logo.png}}")
    project.write({"mkdocs.yml": with_logo, "site_src/logo.png": b"x"})
    organization = posting(role("location: Athens"))["hiringOrganization"]
    assert organization["logo"] == "https://jobs.example.com/logo.png"


def test_a_logo_is_never_half_an_address(project):
    text = (project.folder / "mkdocs.yml").read_text()
    url = "url: https://example.com/"
    text = text.replace(f"{url}}}", f"{url}, logo: logo.png}}")
    [said] = project.write({"mkdocs.yml": text}).said()
    assert "There is no picture “logo.png”" in said
    text = text.replace("site_url: https://jobs.example.com/\n", "")
    project.write({"mkdocs.yml": text, "site_src/logo.png": b"x"}).build(strict=False)
    [posting] = project.json_ld("jobs/baker/index.html")
    assert posting["hiringOrganization"].keys() == {"@type", "name", "sameAs"}


@pytest.mark.parametrize(
    "name", ["Bread & Söhne GmbH", "</script><b>“Bread”</b> 🍞", "O'Bread; Co"]
)
def test_an_employer_may_be_called_anything(posting, project, name):
    text = (project.folder / "mkdocs.yml").read_text()
    project.write(
        {
            "mkdocs.yml": text.replace(
                "{name: Example,", f"{{name: {json.dumps(name, ensure_ascii=False)},"
            )
        }
    )
    found = posting(role("location: Athens", "reference: A-1"))
    assert found["hiringOrganization"]["name"] == found["identifier"]["name"] == name


def test_a_description_is_html_that_was_escaped_once(posting):
    body = 'Bread & "butter" < **jam** &lt;3 &amp;amp; `<b>`\u00a0🍞\n\n- A\tB\n'
    found = posting(role("location: Athens", "summary: Salt & <i>pepper</i>", body=body))
    description = found["description"]
    shown = BeautifulSoup(description, "html.parser").get_text().replace("\u00a0", " ")
    assert "Salt & <i>pepper</i>" in shown
    assert 'Bread & "butter" < jam <3 &amp; <b> 🍞' in shown
    assert "<strong>jam</strong>" in description
    assert "<li>A\tB</li>" in description
    assert "**" not in description


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
    # Nothing that ends a script or begins a comment in it, and nothing that an attribute changes.
    assert not re.search(r"</?script|<!--|[&']", block[1], re.IGNORECASE)
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
    ("title", "said"),
    [
        ("[Baker](https://example.com/)", "a link"),
        ("Baker www.example.com", "a link"),
        ("TBD", "no name of a role"),
        ("N/A", "no name of a role"),
        ("Baker!!! Now", "spam"),
        ("B" * 130, "boards show about 80"),
        ("Baker BAK-014", "its reference, “BAK-014”"),
        ("Baker at Example", "the employer's name, “Example”"),
        ("Baker – Example", "the employer's name, “Example”"),
        ("Baker (€18 per hour)", "what is paid"),
        ("Baker, 50k", "what is paid"),
        ("Baker from 2027-01-01", "a date"),
        ("Baker 1.3.2027", "a date"),
    ],
)
def test_a_title_that_boards_refuse_is_a_warning(project, title, said):
    text = role("location: Athens, Greece", "reference: BAK-014").replace("Baker", title)
    [line] = project.write({"roles/baker.md": text}).said()
    assert line.startswith("roles/baker.md:2:8: warning: ")
    assert said in line


@pytest.mark.parametrize(
    "title",
    ["Engineer: Sensor Firmware", "C++ Developer (f/m/x)", "Warehouse & Shipping", "24/7 Support",
     "Example Keeper", "IT Specialist 2", "Baker, Tier 1/2", "Head of Examples", "Top-50 Sales"],
)  # fmt: skip
def test_a_name_of_a_role_is_no_trouble(project, title):
    text = role("location: Athens, Greece", "reference: B").replace("Baker", title)
    assert project.write({"roles/baker.md": text}).said() == []
