"""Each description of the library is a whole role, but for what only its employer knows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from careers.blank import PARTICULAR, front_matter
from careers.features.readability import Readability
from careers.features.wording import Wording
from careers.library import Description, library, meant_by, named, suggestions
from careers.new_opening import LEVELS
from careers.plain_text import plain_text
from careers.reading import read_role

ALL = [*library().values()]
every_description = pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
HEAD = {"location": "Boston", "workplace": "hybrid", "employment": "full-time"}
HEAD |= {"pay": "60,000–75,000 USD per year", "posted": "2026-11-02", "closes": "2026-12-15"}
# Years, gender, age, origin, ability, and words that say nothing.
UNWANTED = re.compile(
    r"""\b(?: \d+ | years?\ of | s?he | his | her | hers | him | guys? | man | manpower | young\w*
    | energetic | recent\ graduate | digital\ native | mature | native | mother\ tongue
    | rock\ ?star | ninja | guru | hero | wizard | dynamic | fast-paced | self-starter | synerg\w+
    | leverag\w+ | stakeholders? | best-in-class | world-class | passionate | passion | hands-on
    | stand | lift | carry | able-bodied | crazy | sanity | blind | dumb | lame | aggressive\w*
    | dominant | competitive | driven | fearless | ambitious | strong | excellent | perfect
    | proven | deadline-driven | KPIs? | ROI | B2B | CRM | we\ are | our\ mission )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def text_of(one: Description, **more: str) -> str:
    head = {"title": one.title, "department": one.department, **HEAD, **more}
    return f"{front_matter(head)}{one.body}"


def items(html: str) -> list[str]:
    return [plain_text(item).strip() for item in re.findall(r"<li>(.*?)</li>", html, re.DOTALL)]


def test_there_is_one_for_the_common_jobs_of_each_department():
    assert len(ALL) >= 45
    departments = {one.name.partition("/")[0] for one in ALL}
    assert departments == {
        *("sales", "marketing", "engineering", "product", "design", "data", "finance", "people"),
        *("legal", "support", "operations", "retail", "health", "hospitality", "trades"),
    }
    assert len({one.title for one in ALL}) == len(ALL)


@every_description
def test_a_description_is_read_without_a_problem_but_for_its_blanks(one, rules):
    path = "roles/new.md"
    _, draft = read_role(text_of(one, status="draft"), path, rules, "jobs/new/")
    assert draft == []
    _, problems = read_role(text_of(one), path, rules, "jobs/new/")
    assert [problem.code for problem in problems] == ["left-blank", "bullet-empty"]
    body = one.body.replace(PARTICULAR, "").removesuffix("-\n") + "- [x](y)"
    filled = text_of(replace(one, body=body))
    _, problems = read_role(filled, path, rules, "jobs/new/")
    assert [problem.code for problem in problems] == ["link-dead"], "and nothing else"


@every_description
def test_a_description_has_what_an_advertisement_has(one, rules):
    role, _ = read_role(text_of(one), "roles/new.md", rules, "jobs/new/")
    sections = {section.kind: section for section in role.body.sections if section.kind}
    assert list(sections) == ["brief", "responsibilities", "requirements", "resources"]
    assert 5 <= len(items(sections["responsibilities"].html)) <= 8
    essential, _, wishes = sections["requirements"].html.partition("Nice to have:")
    assert 4 <= len(items(essential)) <= 7
    assert items(wishes)
    assert 4 <= len(one.title) <= 75
    assert 700 <= len(one.body) <= 5000, "what job boards take"


@every_description
def test_there_is_no_advice_on_a_description(one, rules, site):
    text = text_of(replace(one, body=one.body.replace(PARTICULAR, "")))
    role, _ = read_role(text, "roles/new.md", rules, "jobs/new/")
    for feature in (Wording(), Readability()):
        assert [problem.message for problem in feature.advice(role, site)] == []


@every_description
def test_a_description_is_in_short_and_neutral_words(one):
    text = one.body.replace(PARTICULAR, "")
    assert UNWANTED.findall(text) == []
    for line in text.splitlines():
        is_short = len(line.split()) <= 17 and line[-1:] not in ".;,"
        assert is_short or not line.startswith("- "), line
        for sentence in re.split(r"(?<=[.?!]) ", line):
            assert len(sentence.split()) <= 30, sentence


def test_no_sentence_stands_in_two_summaries():
    first = [one.body.strip().splitlines()[0] for one in ALL]
    assert len({*first}) == len(first)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Account Executive", "sales/account-executive"),
        ("Sales account executive", "sales/account-executive"),
        ("Senior Software Engineer", "engineering/software-engineer"),
        ("SOFTWARE DEVELOPER (m/w/d)", "engineering/software-engineer"),
        ("Software Engineer – Berlin", "engineering/software-engineer"),
        ("Software Engineer, Payments", "engineering/software-engineer"),
        ("Recruter", "people/recruiter"),
        ("Electricians", "trades/electrician"),
        ("QA Engineer", "engineering/qa-engineer"),
    ],
)
def test_a_title_names_its_description_where_that_is_certain(title, name):
    found = meant_by(title)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "title",
    [
        *("Engineer", "Baker", "Pastry Chef", "Beekeeper", "Senior", "", "–", "x" * 9000),
        *("Engineer: Firmware", "Sales Operations", "Head of Data", "Αρτοποιός"),
    ],
)
def test_a_title_that_may_mean_another_job_names_none(title):
    assert meant_by(title) is None


@pytest.mark.parametrize(
    "written",
    ["sales/account-executive", "account-executive", "Account-Executive.md", "Account Executive"],
)
def test_a_description_is_found_by_its_name(written):
    found = named(written)
    assert found is not None
    assert found.name == "sales/account-executive"


def test_what_a_title_may_be_about_is_suggested_likeliest_first():
    assert suggestions("Junior Data Analyst")[0].name == "data/data-analyst"
    assert "sales/sales-manager" in {one.name for one in suggestions("Sales Lead")}
    assert suggestions("Beekeeper") == []


def test_no_title_is_that_of_two_descriptions():
    titles = [title for one in ALL for title in (one.title, *one.also_called)]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert not LEVELS & {title.casefold() for title in titles}
