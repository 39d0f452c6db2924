"""Where an office is: latitude and longitude, the link to a map, the local time."""

from __future__ import annotations

import pytest

from careers.problem import Problem, Spot
from careers.values.point import read_point

OFFICE = "---\ncity: Athens\ncountry: Greece\nstreet: Ermou 1 & 3\n{}---\nText.\n"


@pytest.mark.parametrize(
    ("latitude", "longitude", "point"),
    [
        ("42.3439", "-71.0463", (42.3439, -71.0463)),
        ("42.3439, -71.0463", "", (42.3439, -71.0463)),
        ("42,3439", "−71,0463", (42.3439, -71.0463)),
        ("42.3° N", "71 W", (42.3, -71.0)),
        ("0", "0", (0.0, 0.0)),
        ("", "", None),
    ],
)
def test_a_point_is_read_as_people_write_it(latitude, longitude, point):
    problems: list[Problem] = []
    said = {"latitude": latitude, "longitude": longitude}
    assert read_point(said, Spot("x"), problems) == point
    assert problems == []


@pytest.mark.parametrize(
    ("latitude", "longitude", "message"),
    [
        ("91", "0", "“91” is no latitude."),
        ("42", "181", "“181” is no longitude."),
        ("42 E", "71", "“42 E” is no latitude."),
        ("-42 S", "71", "“-42 S” is no latitude."),
        ("42", "", "The longitude is missing."),
        ("here", "there", "“here” is no latitude."),
    ],
)
def test_what_is_no_point_is_told(latitude, longitude, message):
    problems: list[Problem] = []
    said = {"latitude": latitude, "longitude": longitude}
    assert read_point(said, Spot("x", 3), problems) is None
    assert [(problem.message, problem.line) for problem in problems] == [(message, 3)]


@pytest.fixture
def office(project):
    def build(*lines: str):
        text = OFFICE.format("".join(f"{line}\n" for line in lines))
        project.write({"site_src/offices/athens.md": text})
        assert project.said() == []
        return project.page("offices/athens/index.html")

    return build


def test_the_map_is_a_link_and_nothing_is_asked_before_it_is_followed(office):
    page = office("latitude: 37.97", "longitude: 23.73")
    [link] = page.select(".careers-whereabouts a")
    assert link["href"] == (
        "https://www.openstreetmap.org/?mlat=37.97000&mlon=23.73000#map=17/37.97000/23.73000"
    )
    assert not page.select("iframe, .careers-whereabouts img")


def test_without_a_point_the_map_is_asked_for_the_address(office):
    [link] = office().select(".careers-whereabouts a")
    assert link["href"] == (
        "https://www.openstreetmap.org/search?query=Ermou%201%20%26%203%2C%20Athens%2C%20Greece"
    )


def test_directions_and_the_name_of_the_time_zone_are_said(office):
    page = office("directions: Up <b>the stairs</b>.", "timezone: Athens")
    said = [" ".join(one.text.split()) for one in page.select(".careers-whereabouts dd")]
    assert said == ["Up <b>the stairs</b>.", "Eastern European Time"]
    [clock] = page.select("[data-careers-clock]")
    assert clock["data-careers-clock"] == "Europe/Athens"
    assert page.select("script[src*='clock.'][defer]")


def test_a_page_without_a_clock_loads_no_script_for_one(office):
    assert not office().select("script[src*='clock.']")
