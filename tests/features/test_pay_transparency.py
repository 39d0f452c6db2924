"""What laws about pay in advertisements want of a role, and what is said where it is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest

from careers.features.pay_transparency import PayTransparency
from careers.features.pay_transparency.law import before_interview, checked_on, load_laws
from careers.frontmatter import Field
from careers.problem import Spot, Text
from careers.reading import read_role
from careers.role import Place, Role
from careers.source import Source
from careers.values.country import STATES, country_name

PAID = "pay: 60,000–75,000 USD per year"
OFFERED = "benefits: health insurance, 25 days of vacation"
CLOSES = "closes: 2026-12-15"


@pytest.fixture
def advice(site, rules):
    """A function from a role's lines to what is said of it, on the day of the tests."""

    def say(*lines, body="Bread.\n", today=None, posted="2026-11-02", **options):
        feature = PayTransparency.model_validate(options)
        source = Source("plugins:\n  - careers:\n      features:\n        pay_transparency: {}\n")
        feature.enter("pay_transparency", "", lambda path: source.spot(("features", *path)))
        text = "\n".join(["---", "title: Baker", f"posted: {posted}", *lines, "---", body])
        known = replace(rules, keys=rules.keys | {"pay_transparency"})
        role, problems = read_role(text, "roles/baker.md", known, "jobs/baker/")
        assert role is not None, problems
        here = site
        if today:
            moment = datetime.fromisoformat(today).replace(hour=12, tzinfo=site.timezone)
            here = replace(site, now=moment)
        return [*feature.check_site(here), *feature.check_role(role, here)]

    return say


def test_a_role_in_colorado_says_pay_benefits_and_deadline(advice):
    said = advice("location: Denver, CO, United States", severity="warning")
    assert [one.code for one in said] == [
        "pay-transparency-pay",
        "pay-transparency-benefits",
        "pay-transparency-deadline",
    ]
    assert all(str(one).startswith("roles/baker.md:4:11: warning: ") for one in said)
    assert "C.R.S. 8-5-201" in said[0].message
    assert "https://" in said[0].message
    assert "60,000–75,000 USD per year" in said[0].fix


def test_a_role_that_says_all_of_it_is_left_alone(advice):
    assert advice("location: Denver, CO, United States", PAID, OFFERED, CLOSES) == []


def test_benefits_may_stand_in_the_text_and_the_deadline_may_be_ongoing(advice):
    body = "Applications are accepted on an ongoing basis.\n\n## Benefits\n\n- Health insurance\n"
    assert advice("location: Denver, CO, United States", PAID, body=body) == []


def test_and_more_is_no_description_of_benefits(advice):
    [said] = advice(
        "location: Denver, CO, United States", PAID, "benefits: health, dental and more", CLOSES
    )
    assert said.code == "pay-transparency-benefits"
    assert said.line == 6
    assert "“dental and more” leaves benefits unsaid" in said.message


def test_until_filled_is_no_deadline(advice):
    [said] = advice(
        "location: Denver, CO, United States", PAID, OFFERED, CLOSES, body="Open until filled.\n"
    )
    assert said.code == "pay-transparency-deadline"


def test_a_remote_role_is_reached_by_the_law_of_each_state_it_is_open_to(advice):
    [pay, *_] = advice("workplace: remote", "applicants: United States")
    assert pay.message.startswith(
        "This role, which can be done from there, doesn't say its pay, as it has to: Colorado ("
    )
    assert "Colorado asks for most." in pay.message
    assert re.search(r"; and \d+ more\. ", pay.message)
    assert pay.line == 5
    [texas] = advice("workplace: remote", "applicants: Texas, United States") or [None]
    assert texas is None


@pytest.mark.parametrize(("town", "told"), [("New York, NY", 2), ("Albany, NY", 1)])
def test_a_town_has_its_own_law_beside_its_state(advice, town, told):
    [said] = advice(f"location: {town}, United States")
    assert said.message.count("since ") == told


def test_the_name_of_a_state_counts_as_its_letters(advice):
    assert advice("location: Boston, Massachusetts, United States")


def test_a_law_for_larger_employers_does_not_count_for_small_ones(advice):
    place = "location: Boston, MA, United States"
    assert advice(place, employees=24) == []
    assert len(advice(place, employees=25)) == 1


def test_a_law_counts_from_its_day_on_and_is_told_before(advice):
    lines = ("location: Dover, DE, United States",)
    assert advice(*lines, today="2027-03-01") == []
    soon = advice(*lines, today="2027-08-01")
    assert {one.severity for one in soon} == {"note"}
    assert "soon has to" in soon[0].message
    now = advice(*lines, today="2027-09-26", severity="warning")
    assert {one.severity for one in now} == {"warning"}
    assert all(one.by_time for one in now), "a day that passed stops no nightly build"
    late = advice(*lines, today="2027-09-30", posted="2027-09-28", severity="warning")
    assert late
    assert not any(one.by_time for one in late)


def test_in_ontario_the_ends_of_a_range_are_not_far_apart(advice):
    place = "location: Toronto, ON, Canada"
    [said] = advice(place, "pay: 60,000–120,000 CAD per year")
    assert "more than 50,000 CAD a year apart" in said.message
    assert said.line == 5
    assert advice(place, "pay: 60,000–110,000 CAD per year") == []
    assert advice(place, "pay: 150,000–250,000 CAD per year") == []
    assert advice(place, "pay: 30–70 CAD per hour"), "an hour is reckoned as a part of a year"


def test_in_the_european_union_candidates_hear_the_pay_before_the_interview(advice):
    [said] = advice("location: Berlin, Germany")
    assert said.severity == "note"
    assert "In Germany, candidates have to hear it before the interview" in said.message
    assert "EUR" in said.fix
    assert advice("location: Berlin, Germany", "pay: 50,000 EUR per year") == []


def test_where_no_law_is_known_nothing_is_said(advice):
    assert advice("location: Tokyo, Japan") == []
    assert advice("location: Austin, TX, United States") == []


def test_what_is_over_or_no_opening_is_left_alone(advice):
    place = "location: Denver, CO, United States"
    assert advice(place, "closes: 2026-11-10") == []
    assert advice(place, "status: filled") == []


@pytest.mark.parametrize("no", ["no", "off", "Does not apply"])
def test_a_role_may_say_that_it_is_not_meant(advice, no):
    assert advice("location: Denver, CO, United States", f"pay_transparency: {no}") == []


def test_it_is_a_note_unless_the_site_wants_a_warning(advice):
    said = advice("location: Denver, CO, United States")
    assert {one.severity for one in said} == {"note"}


def test_a_topic_is_told_in_its_own_way(advice):
    place = "location: Denver, CO, United States"
    said = advice(place, topics={"pay": "warning", "deadline": "off"})
    assert [(one.code, one.severity) for one in said] == [
        ("pay-transparency-pay", "warning"),
        ("pay-transparency-benefits", "note"),
    ]
    assert advice(place, severity=False) == [], "YAML reads a bare off as a no"
    assert len(advice(place, severity="off", topics={"pay": "note"})) == 1


def test_another_answer_than_yes_or_no_is_told(advice):
    said = advice("location: Denver, CO, United States", "pay_transparency: later")
    assert said[0].code == "pay-transparency-unread"
    assert said[0].severity == "error"
    assert "“pay transparency: off”" in said[0].fix


def test_what_cannot_be_read_is_not_told_twice(site):
    feature = PayTransparency()
    spot = Spot("roles/baker.md", 4)
    written = {"pay": Field("pay", spot, (Text("58-66k", spot),))}
    place = Place("US", "MA", "Boston")
    role = Role("baker", "roles/baker.md", "Baker", places=(place,), fields=written)
    assert list(feature.check_role(role, site)) == []


def test_old_data_says_so(advice):
    said = advice("location: Tokyo, Japan", today="2028-01-01")
    assert [one.code for one in said] == ["pay-laws-old"]


def test_each_law_is_whole():
    for law in load_laws():
        assert law.wants, law.name
        assert set(law.wants) <= {"pay", "benefits", "deadline"}, law.name
        assert law.address.startswith("https://"), law.name
        assert law.source, law.name
        assert law.sure in {"read", "told"}, law.name
        assert country_name(law.country) != law.country
        if law.country in STATES and law.region:
            assert law.region in STATES[law.country]
    assert len({law.name for law in load_laws()}) == len(load_laws())
    assert before_interview().in_force < before_interview().states
    assert len(before_interview().states) == 27
    assert checked_on().year >= 2026
