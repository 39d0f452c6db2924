"""Which pages load the script that watches the clock, and what it is given there."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

SCRIPT = "script[src*='assets/careers/closing.']"
PLAIN = "# Plain\n\nWords.\n"


def loads(project, path: str) -> list[str]:
    return [str(tag["src"]).rpartition("/")[2] for tag in project.page(path).select(SCRIPT)]


def role(closes: str = "", *more: str) -> str:
    lines = ["title: Baker", "location: Athens, Greece", "posted: 2026-11-02", *more]
    lines += [f"closes: {closes}"] if closes else []
    return "\n".join(["---", *lines, "---", "Bread.", ""])


def test_only_pages_on_which_something_closes_load_it(project):
    cook = role("2026-12-15").replace("Baker", "Cook")  # nothing like a baker
    project.write({"roles/cook.md": cook, "site_src/plain.md": PLAIN})
    assert project.said() == []
    [name] = loads(project, "jobs/cook/index.html")
    assert loads(project, "jobs/index.html") == [name]
    assert (project.folder / "site/assets/careers" / name).is_file()
    for path in ("jobs/baker/index.html", "plain/index.html", "404.html"):
        assert loads(project, path) == [], path


def test_all_pages_load_it_where_material_exchanges_them_by_itself(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    instant = "font: false, features: [navigation.instant]"
    project.write({"mkdocs.yml": mkdocs.replace("font: false", instant)})
    project.write({"site_src/plain.md": PLAIN}).build()
    assert len(loads(project, "plain/index.html")) == 1


def test_its_name_changes_with_what_is_in_it(project):
    project.build()
    [before] = loads(project, "jobs/index.html")
    project.write({"theme_overrides/assets/careers/closing.js": "/* our own */\n"}).build()
    [after] = loads(project, "jobs/index.html")
    assert before != after
    files = sorted(path.name for path in (project.folder / "site/assets/careers").glob("*.js"))
    assert [name for name in files if name.startswith("closing")] == [after]


@pytest.mark.parametrize("closes", ["2026-12-15", "2026-12-15 17:30", "2027-03-28"])
def test_page_data_and_search_engines_are_given_one_moment(with_role, closes):
    project = with_role(role(closes))
    project.build()
    page = project.page("jobs/baker/index.html")
    until = str(page.select_one(".careers-role__action")["data-careers-until"])
    [posting] = project.json_ld("jobs/baker/index.html")
    through = datetime.fromisoformat(posting["validThrough"]).astimezone(UTC)
    assert timedelta(0) <= datetime.fromisoformat(until) - through <= timedelta(seconds=1)
    assert page.find("meta", {"name": "robots"})["content"] == f"unavailable_after: {until}"
    moments = {str(tag["data-careers-until"]) for tag in page.select("[data-careers-until]")}
    later = page.select("[data-careers-from]:not(.careers-role__soon)")
    assert moments | {str(tag["data-careers-from"]) for tag in later} == {until}


def test_a_role_without_an_end_is_given_no_moment(project):
    project.build()
    marks = ("until", "from", "later", "ago", "day")
    text = project.text("jobs/baker/index.html")
    assert not any(f"data-careers-{mark}" in text for mark in marks)
    page = project.page("jobs/index.html")
    assert not page.select("[data-careers-until]")


def test_counts_say_what_they_will_be_when_roles_close(project):
    project.write({"roles/cook.md": role("2026-12-15"), "roles/miller.md": role("2026-12-20")})
    project.build()
    count = project.page("jobs/index.html").select_one("[data-careers-later]")
    assert json.loads(count["data-careers-later"]) == [
        ["2026-12-15T22:00:00Z", "2 open roles"],
        ["2026-12-20T22:00:00Z", "1 open role"],
    ]


def test_a_feature_s_part_that_goes_with_the_role_is_marked_and_one_that_stays_is_not(project):
    feature = (
        "from careers import Block, Feature, State, hookimpl\n"
        "class Own(Feature):\n"
        "    @hookimpl\n"
        "    def role_blocks(self, state):\n"
        "        yield Block('careers/stays.html', {})\n"
        "        if state is State.OPEN:\n"
        "            yield Block('careers/goes.html', {})\n"
    )
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        own: {}\n"
    project.write(
        {
            "plugins/own.py": feature,
            "theme_overrides/careers/stays.html": '<p id="stays"></p>\n',
            "theme_overrides/careers/goes.html": '<p id="goes"></p>\n',
            "mkdocs.yml": mkdocs,
            "roles/baker.md": role("2026-12-15"),
        }
    )
    assert project.said() == []
    page = project.page("jobs/baker/index.html")
    marked = {
        name: page.find(id=name).find_parent(class_="careers-until") for name in ("stays", "goes")
    }
    assert marked["stays"] is None
    assert marked["goes"]["data-careers-until"] == "2026-12-15T22:00:00Z"
