"""A map of the offices: what it shows, whom it asks (nobody), and what is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from examples.offices_map.plugins.offices_map import HEIGHT, WIDTH, View, land, land_in, pins
from hypothesis import example, given
from hypothesis import strategies as st

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OFFICE = """\
---
title: {name}
city: {name}
country: {country}
{point}---
Come and see us.
"""
BOSTON, ATHENS, TOKYO = (42.34, -71.05), (37.98, 23.73), (35.68, 139.69)
SYDNEY, SAN_FRANCISCO, SUVA = (-33.87, 151.21), (37.77, -122.42), (-18.14, 178.44)

anywhere = st.tuples(st.floats(-55, 77), st.floats(-180, 180))


def office(name: str, country: str, point: tuple[float, float] | None = None) -> str:
    lines = f"latitude: {point[0]}\nlongitude: {point[1]}\n" if point else ""
    return OFFICE.format(name=name, country=country, point=lines)


@pytest.fixture
def site(with_example):
    """The site with the map on, and offices in Athens and Boston."""

    def make(options: str = "", **offices: str):
        project = with_example("offices_map", options)
        known = {
            "athens": office("Athens", "Greece", ATHENS),
            "boston": office("Boston", "United States", BOSTON),
        }
        for name, text in {**known, **offices}.items():
            project.write({f"site_src/offices/{name}.md": text})
        role = "---\ntitle: Baker\nlocation: Athens\nposted: 2026-11-02\n---\nBread.\n"
        return project.write({"roles/baker.md": role})

    return make


def test_the_front_page_shows_each_office_and_a_list_that_leads_to_its_page(site):
    project = site()
    assert project.said() == []
    [part] = project.page("index.html").select(".offices-map")
    assert part.h2.text == "Where we are"
    assert part.svg["aria-hidden"] == "true"
    assert [name.text for name in part.select("text")] == ["Athens", "Boston"]
    links = {link.text: link["href"] for link in part.select("ul a")}
    assert project.page("jobs/baker/index.html").select(".offices-map") == []
    assert links == {"Athens": "offices/athens/", "Boston": "offices/boston/"}
    assert (project.folder / "site/offices/athens/index.html").is_file()
    athens, boston = part.select("circle")
    assert float(athens["cx"]) > float(boston["cx"])  # further east
    assert float(athens["cy"]) > float(boston["cy"])  # further south


def test_nothing_of_another_site_is_loaded_and_nothing_is_styled_in_the_page(site):
    project = site()
    assert project.said() == []
    [part] = project.page("index.html").select(".offices-map")
    tags = {tag.name for tag in part.find_all(True)}
    assert tags == {"h2", "svg", "path", "circle", "text", "ul", "li", "a"}
    assert "://" not in str(part)
    assert part.select("[style]") == []
    assert "land.json" not in {name.rpartition("/")[2] for name in project.files()}


def test_what_the_map_weighs(site):
    project = site()
    assert project.said() == []
    assert len(str(project.page("index.html").select_one(".offices-map svg"))) < 14_000


def test_a_role_shows_its_own_office_where_that_is_wanted(site):
    project = site("offices_map: {roles: yes}\n")
    assert project.said() == []
    [part] = project.page("jobs/baker/index.html").select(".offices-map")
    assert [name.text for name in part.select("text")] == ["Athens"]
    assert part.select_one("ul a")["href"] == "../../offices/athens/"


def test_a_map_elsewhere_is_a_link_and_only_where_it_is_wanted(site):
    address = "https://maps.example.com/{latitude}/{longitude}"
    project = site(f"offices_map: {{link: '{address}'}}\n")
    assert project.said() == []
    links = project.page("index.html").select(".offices-map__elsewhere")
    assert links[0]["href"] == "https://maps.example.com/37.98000/23.73000"
    assert [link.text for link in links] == ["Athens on a map", "Boston on a map"]


def test_an_office_is_called_as_in_the_language_of_the_page(site):
    project = site("offices_map: {title: {en: Where we are, de: Wo wir sind}}\n")
    mkdocs = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    languages = "      timezone: Europe/Athens\n      languages: {en: , de: {name: Stellen}}\n"
    german = "---\ntitle: Athen\ncity: Athen\n---\nKommen Sie.\n"
    project.write(
        {
            "mkdocs.yml": mkdocs.replace("      timezone: Europe/Athens\n", languages),
            "site_src/offices/athens.de.md": german,
            "site_src/index.de.md": "# Willkommen\n",
        }
    )
    assert project.said() == []
    part = project.page("de/index.html").select_one(".offices-map")
    assert part.h2.text == "Wo wir sind"
    assert [link.text for link in part.select("ul a")] == ["Athen", "Boston"]
    assert part.select_one("ul a")["href"] == "offices/athens/"


def test_an_office_that_is_not_on_the_map_is_noted_in_its_file(site):
    outcome = site(rome=office("Rome", "Italy")).build()
    [note] = [problem for problem in outcome.problems if problem.code == "offices-map"]
    assert str(note) == (
        "site_src/offices/rome.md:1:1: note: Rome is not on the map of the offices."
        " Write “latitude:” and “longitude:”."
    )


def test_a_site_whose_offices_say_no_place_has_no_map_and_is_told(site):
    project = site(athens=office("Athens", "Greece"), boston=office("Boston", "United States"))
    [said] = project.said()
    assert said.startswith("mkdocs.yml:17:11: warning: No office says where it is, so there is")
    project.build(strict=False)
    assert project.page("index.html").select(".offices-map") == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("link: 'http://maps.example.com/'", "error: This is no address that begins with https"),
        ("link: 'javascript:alert(1)'", "error: This is no address that begins with https://."),
        ("link: 'https://x.example/{office}'", "error: Nothing but {latitude} and {longitude} is"),
        ("link: 'https://x.example/{'", "error: Nothing but {latitude} and {longitude} is filled"),
        ("link: 'https://x.example/{latitude.real}'", "error: Nothing but {latitude}"),
        ("link: 'https://x.example/{latitude:>99999999}'", "error: Nothing but {latitude}"),
        ("link_title: 'See {town}'", "error: Nothing but {office} is filled in here."),
        ("colour: red", "There is no option “colour” of “offices_map”."),
    ],
)
def test_a_slip_in_the_options_is_told(site, options, told):
    said = site(f"offices_map: {{{options}}}\n").said()
    assert any(told in problem for problem in said), said
    assert not any("failed in" in problem for problem in said)


def test_names_are_text_whatever_is_in_them(site):
    project = site(athens=office("'A<b>{{ x }}'", "Greece", ATHENS).replace("city: 'A", "city: '"))
    project.write({"roles/baker.md": "---\ntitle: x\nposted: 2026-11-02\nlocation: Boston\n---\nx"})
    assert project.said() == []
    [part] = project.page("index.html").select(".offices-map")
    assert part.select_one("ul a").text == "A<b>{{ x }}"


# --- The drawing --------------------------------------------------------------------------------


@given(st.lists(anywhere, min_size=1, max_size=12))
@example([(76.0, 0.0), (-52.0, 0.0)])
@example([(77.0, 0.0), (-55.0, 170.0)])
def test_every_office_is_in_the_picture(points):
    view = View.around(tuple(points))
    for pin in pins(view, points, ["Office"] * len(points)):
        assert 0 <= pin["x"] <= WIDTH
        assert 0 <= pin["y"] <= HEIGHT


@given(st.lists(anywhere, min_size=1, max_size=12), st.text(max_size=40))
def test_no_name_covers_another(points, name):
    shown = pins(View.around(tuple(points)), points, [name] * len(points))
    assert len(shown) == len(points)
    boxes = [pin for pin in shown if pin["name"]]
    spots = {(pin["at"], pin["line"]) for pin in boxes}
    assert len(spots) == len(boxes)


def test_the_pacific_is_not_cut_in_two():
    view = View.around((TOKYO, SAN_FRANCISCO, SUVA))
    assert view.span < 180
    assert view.pin(*TOKYO)[0] < view.pin(*SUVA)[0] < view.pin(*SAN_FRANCISCO)[0]


@pytest.mark.parametrize(
    "points",
    [(BOSTON,), (ATHENS, BOSTON), (TOKYO, SAN_FRANCISCO), (SYDNEY,), (SUVA, ATHENS, BOSTON)],
)
def test_land_is_drawn_inside_of_the_picture_only(points):
    path = land_in(View.around(points))
    assert re.fullmatch(r"(?:M-?\d+ -?\d+l(?:-?\d+ -?\d+ ?)+z)+", path)
    for shape in path.removeprefix("M").removesuffix("z").split("zM"):
        start, steps = shape.split("l")
        x, y = map(int, start.split())
        numbers = [int(number) for number in steps.split()]
        for east, north in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + east, y + north
            assert 0 <= x <= WIDTH
            assert 0 <= y <= HEIGHT


def test_boston_is_by_the_sea_and_athens_too():
    """The outlines and the pins are in one projection: each town is near to a coast."""
    coast = [corner for ring in land() for corner in ring]
    for point in (BOSTON, ATHENS, SYDNEY):
        view = View.around((point,))
        x, y = view.pin(*point)
        ends = [view.place(view.east(longitude), north) for longitude, north in coast]
        assert min(abs(x - at) + abs(y - line) for at, line in ends) < 100


def test_the_outlines_are_small():
    assert (EXAMPLES / "offices_map/plugins/land.json").stat().st_size < 60_000
