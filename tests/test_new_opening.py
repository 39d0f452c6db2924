"""What a new opening is asked, and what the files of openings are called."""

from __future__ import annotations

import pytest

from careers import frontmatter
from careers.frontmatter import Field
from careers.keys import KEYS, NAMES, OF_OPENING
from careers.new_opening import ASKED, inherited_keys, new_head, opening_name, read_name
from careers.problem import Spot
from careers.settings import Source, read_settings
from careers.unit import Unit, Units


def fields(*lines: str):
    text = "\n".join(["---", *lines, "---", ""])
    return frontmatter.read(text, "roles/x.md", NAMES).fields


@pytest.mark.parametrize(
    ("name", "file", "says"),
    [
        ("Athens", "athens", {"location": "Athens"}),
        ("  boston   office ", "boston", {"location": "Boston"}),
        ("Lyon, France", "lyon", {"location": "Lyon, France"}),
        ("12 Main St, Boston, MA 02110", "boston", {"location": "12 Main St, Boston, MA 02110"}),
        ("Greece", "greece", {"location": "Greece"}),
        ("Senior", "senior", {"level": "Senior"}),
        ("Mid-Level", "mid-level", {"level": "Mid-Level"}),
        ("Remote", "remote", {"workplace": "remote", "applicants": ""}),
        (
            "Remote (Germany)",
            "remote-germany",
            {"workplace": "remote", "applicants": "Germany"},
        ),
        ("Remote (Narnia)", "remote-narnia", {"workplace": "remote", "applicants": ""}),
    ],
)
def test_a_name_says_a_place_or_a_level(site, name, file, says):
    assert read_name(name, site) == (file, says)


@pytest.mark.parametrize("name", ["Thessaloniki", "Night shift", "Senior baker", "Αθήνα", '"x" #'])
def test_a_name_that_says_neither_is_only_a_name(site, name):
    assert read_name(name, site).says == {}


def test_only_what_an_opening_says_itself_is_asked():
    assert [*new_head({"location": "Athens"}, {}, {}, (), "2026-11-23").items()] == [
        ("location", "Athens"),
        ("workplace", ""),
        ("employment", ""),
        ("pay", ""),
        ("posted", "2026-11-23"),
        ("closes", ""),
        ("reference", ""),
        ("status", "draft"),
    ]
    assert set(ASKED) <= NAMES


def test_what_the_role_or_the_site_states_is_not_asked_again():
    role = fields("location: Boston", "workplace:", "pay: 1 EUR per hour", "reference: A")
    head = new_head({"level": "Senior"}, role, {}, {"employment", "contact"}, "2026-11-23")
    assert [*head] == ["level", "workplace", "posted", "closes", "reference", "status"]
    assert "location" in new_head({"location": "Athens"}, role, {}, (), "")


def test_every_key_of_an_opening_alone_is_asked_though_the_role_states_it():
    role = fields(*(f"{key.name}: {key.example}" for key in KEYS))
    asked = {*new_head({}, role, {}, (), "2026-11-23")} - {"status"}
    assert asked == OF_OPENING & {*ASKED}


def test_what_the_role_was_as_an_opening_is_a_guess():
    before = fields("location:\n  - Boston\n  - Athens", "workplace: on-site")
    level = new_head({"level": "Senior"}, {}, before, (), "")
    assert (level["location"], level["workplace"]) == ("Boston; Athens", "on-site")
    place = new_head({"location": "Athens"}, {}, before, (), "")
    assert (place["location"], place["workplace"]) == ("Athens", "on-site")


def test_a_guess_that_would_be_read_otherwise_is_left_to_be_filled_in():
    for value in ("|\n  a\n  b", '"a # b"'):
        before = fields(f"location: {value}")
        assert new_head({"level": "Senior"}, {}, before, (), "")["location"] == ""


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["location: Boston"], "boston"),
        (["location: München, Deutschland; Athens"], "munchen"),
        (["location: Munich, Germany"], "munich"),
        (["location: CA, United States"], "ca"),
        (["location: Greece"], "greece"),
        (["location: Nowhere"], "nowhere"),
        (["location: Remote (Germany)", "level: Senior"], "remote-germany"),
        (["workplace: remote", "level: Senior"], "remote"),
        (["location: Αθήνα, Ελλάδα", "level: Senior"], "senior"),
        (["location: Index", "level: !"], "opening"),
        (["location:"], "opening"),
        ([], "opening"),
    ],
)
def test_an_opening_is_called_after_its_place_or_its_level(site, lines, name):
    assert opening_name(fields(*lines), site) == name


def test_the_site_states_keys_for_all_roles_for_a_departments_and_for_an_offices():
    settings, _ = read_settings(
        {
            "employer": {"name": "Example"},
            "timezone": "Europe/Athens",
            "defaults": {"Pay note": "x"},
            "departments": {"Sales": {"team": "x"}},
        },
        Source(),
    )
    assert settings is not None
    spot = Spot("site_src/offices/lyon.md")
    said = {"benefits": Field("benefits", spot)}
    units = Units(offices=(Unit("office", "Lyon", spot.path, spot, "Lyon", fields=said),))
    assert inherited_keys(settings, units, "SALES", "lyon") == {"pay_note", "team", "benefits"}
    assert inherited_keys(settings, units, "", "") == {"pay_note"}
