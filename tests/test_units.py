"""Departments and offices with files of their own: what these say, what wins, what is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from careers.assembly import make_site
from careers.facts import facts_of
from careers.keys import KEYS
from careers.problem import Problem
from careers.reading import make_rules, read_folder, unit_problems
from careers.role import Place, Role
from careers.settings import Source, read_settings
from careers.site import Site
from careers.unit import Unit, Units, is_unit
from careers.units import read_units
from careers.values.place import Office

CASES = yaml.safe_load((Path(__file__).parent / "cases/units.yml").read_text("utf-8"))
FEATURES = frozenset({"resource_links"})
MKDOCS = """\
plugins:
- careers:
    employer: {name: Example}
    timezone: Europe/Athens
    defaults:
      contact: site@example.com
    departments:
      Kitchen:
        contact: kitchen@example.com
    offices:
    - name: Boston
      city: Boston
      region: MA
      country: US
"""
ATHENS = """\
---
country: Greece
contact: athens@example.com
benefits: sun, sea
hours: 20 hours
city: Athens
street: Ermou 1
---
We are in the sun.
"""
UNITS = {
    "site_src/departments/sales.md": """\
---
contact: sales@example.com
benefits: a car
hours: 38 hours
---
""",
    "site_src/departments/lab.md": "---\nlocation: Athens\n---\n",
    "site_src/departments/research.md": "---\ntitle: R & D\nteam: Night\n---\n",
    "site_src/offices/athens.md": ATHENS,
}


@dataclass(frozen=True)
class Said:
    """What came of a folder with roles, departments and offices."""

    site: Site
    units: Units
    roles: Mapping[str, Role]
    problems: list[str]

    def of(self, slug: str, key: str) -> str:
        """What a role says, and the line on which that was written."""
        role = self.roles[slug]
        spot = role.spot(key)
        value = role.fields[key].text.value if key in role.fields else ""
        return f"{value} {spot.path}:{spot.line}" if value else f"{value} -"

    def facts(self, slug: str) -> dict[str, str]:
        return {fact.key: fact.value for fact in facts_of(self.roles[slug], self.site)}


Write = Callable[[Mapping[str, str | bytes]], Path]
Read = Callable[..., Said]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


@pytest.fixture
def read(write: Write) -> Read:
    """Reads a project out of a few strings, as of noon on 23 November 2026."""

    def read(files: Mapping[str, str | bytes], units: Mapping[str, str] = UNITS) -> Said:
        project = write({"roles/README.md": "", **units, **files})
        source = Source(MKDOCS)
        options = yaml.safe_load(MKDOCS)["plugins"][0]["careers"]
        settings, problems = read_settings(options, source)
        assert settings, problems
        found = read_units(project / "site_src", "site_src", FEATURES)
        zone = ZoneInfo("Europe/Athens")
        site, wrong = make_site(
            settings,
            source,
            url="https://jobs.example.com/",
            name="Jobs",
            language="en",
            now=datetime(2026, 11, 23, 12, tzinfo=zone),
            preview=False,
            units=found,
        )
        rules, also_wrong = make_rules(settings, source, site, {}, FEATURES, found)
        reading = read_folder(project / "roles", "roles", rules, {})
        told: set[Problem] = {*problems, *found.problems, *wrong, *also_wrong, *reading.problems}
        told |= {*unit_problems(rules, reading.roles)}
        roles = {role.slug: role for role in reading.roles}
        return Said(site, found, roles, [str(problem) for problem in sorted(told)])

    return read


def role(body: str = "We bake.", **keys: str) -> str:
    """A role's file: a title, then the keys, then the day it was posted."""
    lines = [f"{key.replace('_', ' ')}: {value}" for key, value in keys.items()]
    return "\n".join(["---", "title: Baker", *lines, "posted: 2026-11-02", "---", body, ""])


# --- The files


@pytest.mark.parametrize("case", CASES["files"], ids=lambda case: case["case"])
def test_a_file_says(write: Write, case: dict[str, Any]) -> None:
    folder = write({f"site_src/{case['path']}": case["text"]}) / "site_src"

    units = read_units(folder, "site_src", FEATURES)

    [unit] = units
    wanted = dict(case["unit"])
    office = wanted.pop("office", None)
    fields = wanted.pop("fields", {})
    assert {key: field.text.value for key, field in unit.fields.items()} == fields
    assert unit.office == (Office(wanted["name"], **office) if office else None)
    assert [str(problem) for problem in units.problems] == case.get("problems", [])
    said = {name: getattr(unit, name) for name in ("kind", "name", "title", "summary", "text")}
    assert said == {"summary": "", "text": "", **wanted}


def test_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    assert read_units(tmp_path / "site_src", "site_src") == Units()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("departments/sales.md", True),
        ("offices/boston.md", True),
        ("offices/Index.md", False),
        ("departments/index.md", False),
        ("departments/README.md", False),
        ("departments/.sales.md", False),
        ("departments/~$sales.md", False),
        ("departments/sales/north.md", False),
        ("team/departments/sales.md", False),
        ("sales.md", False),
        ("departments/sales.png", False),
    ],
)
def test_only_files_of_the_two_folders_themselves_are_read(
    write: Write, path: str, answer: bool
) -> None:
    folder = write({f"site_src/{path}": "---\ncountry: Greece\n---\n"}) / "site_src"

    assert is_unit(path) is answer
    assert len([*read_units(folder, "site_src")]) == answer


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: {'x' * 501}\n---\n",
        f"---\nsummary: {'bread ' * 200_000}\n---\n",
    ],
)
def test_a_value_that_nobody_could_mean_is_told(write: Write, text: str) -> None:
    folder = write({"site_src/departments/sales.md": text}) / "site_src"

    [problem] = read_units(folder, "site_src").problems

    assert problem.code == "too-long"


@pytest.mark.parametrize(
    "text",
    ["word " * 1_000_000, "<!-- x -->\n" * 50_000, "# " + "{" * 100_000, "a" * 500_000 + "\n==="],
    ids=["a long line", "many comments", "many braces", "a long heading"],
)
def test_a_very_long_text_is_read(write: Write, text: str) -> None:
    folder = write({"site_src/departments/sales.md": text}) / "site_src"

    assert read_units(folder, "site_src").problems == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_told(tmp_path: Path) -> None:
    (tmp_path / "offices").mkdir()
    os.mkfifo(tmp_path / "offices" / "athens.md")

    assert [str(problem) for problem in read_units(tmp_path, "site_src").problems] == [
        "site_src/offices/athens.md:1:1: error: “athens.md” is not a file with text. Delete it."
    ]


def test_a_folder_called_like_a_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "departments" / "sales.md").mkdir(parents=True)

    assert read_units(tmp_path, "site_src") == Units()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"PK\x03\x04\0\0",
            "1:1: error: “sales.md” is not a text file. "
            "Write it in a text editor, or in GitHub's, and save it as UTF-8.",
        ),
        (
            "---\nsummary: café\n".encode("latin-1"),
            "2:13: error: “sales.md” is not saved as UTF-8; this character can't be read. "
            "Save it as UTF-8, or write the character anew.",
        ),
        (
            "---\nsummary: bread\n---\n".encode("utf-16"),
            "1:1: error: “sales.md” is not a text file. "
            "Write it in a text editor, or in GitHub's, and save it as UTF-8.",
        ),
    ],
)
def test_a_file_that_is_no_text_is_told(write: Write, content: bytes, said: str) -> None:
    folder = write({"site_src/departments/sales.md": content}) / "site_src"

    units = read_units(folder, "site_src")

    assert [*units] == []
    assert [str(problem) for problem in units.problems] == [f"site_src/departments/sales.md:{said}"]


def test_a_file_that_may_not_be_read_is_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    folder = write({"site_src/offices/athens.md": ATHENS}) / "site_src"
    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert [str(problem) for problem in read_units(folder, "site_src").problems] == [
        "site_src/offices/athens.md:1:1: error: “athens.md” can't be opened: permission denied."
    ]


def test_a_folder_that_may_not_be_read_is_told(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    folder = write({"site_src/offices/athens.md": ATHENS}) / "site_src"
    monkeypatch.setattr(Path, "iterdir", refuse)

    assert [str(problem) for problem in read_units(folder, "site_src").problems] == [
        "site_src/offices:1:1: error: The folder “offices” can't be opened: permission denied."
    ]


def test_another_ending_of_markdown_is_told(write: Write) -> None:
    folder = write({"site_src/offices/athens.markdown": ATHENS}) / "site_src"

    assert [str(problem) for problem in read_units(folder, "site_src").problems] == [
        "site_src/offices/athens.markdown:1:1: error: “athens.markdown” is a page, but its name "
        "is not one that is read here. Call it “athens.md”."
    ]


@given(st.text(), st.sampled_from(["departments/x.md", "offices/x.md"]))
def test_any_text_gives_a_unit_or_problems(tmp_path_factory, text: str, path: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    file = folder / path
    file.parent.mkdir()
    file.write_bytes(text.encode("utf-8", "replace"))

    units = read_units(folder, "site_src")

    assert len([*units]) == 1 or units.problems


# --- What wins


@pytest.mark.parametrize("case", CASES["wins"], ids=lambda case: case["case"])
def test_what_wins(read: Read, case: dict[str, Any]) -> None:
    said = read({"roles/baker.md": role(**case["role"])})

    assert said.problems == []
    assert {key: said.of("baker", key) for key in case["values"]} == case["values"]


def test_a_description_keeps_to_what_it_says(read: Read) -> None:
    said = read({"roles/baker.md": "---\ntitle: Baker\ndepartment: Sales\n---\nWe bake.\n"})

    assert said.problems == []
    assert said.roles["baker"].benefits == ()


def test_an_office_of_a_file_has_its_address(read: Read) -> None:
    said = read({"roles/baker.md": role(location="Athens; Boston")})

    assert said.roles["baker"].places == (
        Place("GR", "", "Athens", "Ermou 1", "", "Athens"),
        Place("US", "MA", "Boston", "", "", "Boston"),
    )


# --- What is told


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"site_src/departments/kitchen.md": ""},
            "site_src/departments/kitchen.md:1:1: error: The department “Kitchen” is in "
            "mkdocs.yml:8 already. Keep one of them.",
        ),
        (
            {"site_src/offices/x.md": "---\ncountry: US\ntitle: BOSTON\n---\n"},
            "site_src/offices/x.md:3:8: error: The office “BOSTON” is in mkdocs.yml:11 already. "
            "Keep one of them.",
        ),
        (
            {"site_src/departments/team.md": "---\ntitle: sales\n---\n"},
            "site_src/departments/team.md:2:8: error: The department “sales” is in "
            "site_src/departments/sales.md:1 already. Keep one of them.",
        ),
        (
            {"site_src/offices/hq.md": "---\ncountry: Greece\ntitle: Athens\n---\n"},
            "site_src/offices/hq.md:3:8: error: The office “Athens” is in "
            "site_src/offices/athens.md:1 already. Keep one of them.",
        ),
    ],
)
def test_what_is_stated_twice_is_told_at_the_second(
    read: Read, files: dict[str, str], said: str
) -> None:
    assert read(files).problems == [said]


@pytest.mark.parametrize(
    ("key", "file", "place"),
    [
        ("pay: 58-66k", "site_src/departments/sales.md", "2:6"),
        ("employment: fulltme", "site_src/offices/athens.md", "3:13"),
        ("location: Nowhere", "site_src/departments/sales.md", "2:11"),
        ("applicants: Freedonia", "site_src/departments/sales.md", "2:13"),
    ],
)
@pytest.mark.parametrize("roles", [0, 1, 3])
def test_a_wrong_value_is_told_once_where_it_was_written(
    read: Read, key: str, file: str, place: str, roles: int
) -> None:
    start = "country: Greece\n" if "offices" in file else ""
    files = {file: f"---\n{start}{key}\n---\n"}
    where = {} if "location" in key else {"location": "Athens"}
    for number in range(roles):
        files[f"roles/r{number}.md"] = role(department="Sales", **where)

    [problem] = read(files).problems

    assert problem.startswith(f"{file}:{place}: error: ")


def test_a_value_that_reads_otherwise_in_each_role_is_told_once(read: Read) -> None:
    files = {
        "site_src/departments/sales.md": "---\npay: 58-66k\n---\n",
        "roles/a.md": role(department="Sales", location="Athens"),
        "roles/b.md": role(department="Sales", location="Boston"),
        "roles/c.md": role(department="Sales", location="Oslo, Norway"),
    }

    [problem] = read(files).problems

    assert problem.startswith("site_src/departments/sales.md:2:6: error: “58-66k” names no curr")


def test_every_wrong_role_is_told(read: Read) -> None:
    files = {
        "roles/a.md": role(location="Athens", pay="58-66k"),
        "roles/b.md": role(location="Athens", pay="58-66k"),
    }

    assert [line.partition(" ")[0] for line in read(files).problems] == [
        "roles/a.md:4:6:",
        "roles/b.md:4:6:",
    ]


def test_what_a_dollar_means_is_for_the_office_to_say(read: Read) -> None:
    office = "---\ncountry: US\npay: $20 per hour\n---\n"

    assert read({"site_src/offices/austin.md": office}).problems == []


NEAR = (
    "roles/baker.md:3:13: warning: “{}” is no department that is known here. Did you mean “{}”? "
    "If it is another one, give it a file of its own, or a line below “departments:” in "
    "mkdocs.yml."
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Slaes", "Sales"),
        ("R and D", "R & D"),
        ("Kitchens", "Kitchen"),
        ("Sales", ""),
        ("sales", ""),
        ("KITCHEN", ""),
        ("Marketing", ""),
        ("Sales Operations", ""),
    ],
)
def test_a_department_that_is_nearly_known_is_told(read: Read, written: str, meant: str) -> None:
    said = read({"roles/baker.md": role(department=written, location="Boston")})

    assert said.problems == ([NEAR.format(written, meant)] if meant else [])


def test_without_files_of_departments_any_name_will_do(read: Read) -> None:
    files = {
        "roles/baker.md": role(department="Kitchens", location="Boston"),
        "roles/cook.md": role(department="Bakery", location="Boston"),
    }

    [problem] = read(files, units={}).problems
    assert problem.startswith("roles/baker.md:3:13: note: ")
    assert "Did you mean “Kitchen”?" in problem


# --- Roles that are over


OVER = [
    {"closes": "2026-11-20"},
    {"status": "closed"},
    {"status": "filled"},
]
GOING_ON: list[dict[str, str]] = [{}, {"status": "paused"}, {"status": "draft"}]


@pytest.mark.parametrize("how", OVER)
def test_a_role_that_is_over_says_what_its_own_file_says(read: Read, how: dict[str, str]) -> None:
    own = {"department": "Sales", "location": "Athens", "hours": "30 hours", "language": "en"}
    said = read({"roles/baker.md": role(**own, **how)})

    facts = said.facts("baker")
    assert said.problems == []
    assert facts.keys() - {"closes", "posted"} == {"department", "location", "hours"}
    assert (facts["location"], facts["hours"]) == ("Athens", "30 hours")
    assert said.roles["baker"].fields.keys() - {"closes", "status"} == {
        "title", "department", "location", "hours", "language", "posted"
    }  # fmt: skip


def test_no_key_of_a_department_is_left_in_a_role_that_is_over(read: Read) -> None:
    kept = {"department", "location", "language", "owner", "timezone"}
    keys = [key for key in KEYS if key.inherited and key.name not in kept]
    examples = {key.name: key.example for key in keys} | {"education": "bachelor's degree"}
    sales = "\n".join(["---", *(f"{key}: {said}" for key, said in examples.items()), "---", ""])
    own = {"department": "Sales", "location": "Oslo, Norway"}
    said = read(
        {
            "roles/baker.md": role(**own, status="filled"),
            "roles/cook.md": role(**own),
            "roles/waiter.md": role(**own, status="filled", experience_instead_of_education="yes"),
        },
        {**UNITS, "site_src/departments/sales.md": sales},
    )

    assert said.problems == []
    assert {key.name for key in keys} <= said.roles["cook"].fields.keys()
    assert said.facts("baker").keys() == {"department", "location", "posted"}
    blank, baker = Role("", "", ""), said.roles["baker"]
    stated = {name for name in Role.__slots__ if getattr(baker, name) != getattr(blank, name)}
    assert stated == {
        "slug", "path", "title", "body", "department", "places", "posted", "status", "fields"
    }  # fmt: skip


@pytest.mark.parametrize("how", GOING_ON)
def test_a_role_that_is_not_over_says_all(read: Read, how: dict[str, str]) -> None:
    said = read({"roles/baker.md": role(department="Sales", location="Athens", **how)})

    facts = said.facts("baker")
    assert facts["location"] == "Ermou 1, Athens, Greece"
    assert (facts["benefits"], facts["contact"]) == ("sun; sea", "athens@example.com")


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("Athens", "Athens"),
        ("Athens office", "Athens office"),
        ("Athens; 1 Main St, Austin, TX, US", "Athens; 1 Main St, Austin, TX, United States"),
        ("Athens and Boston", "Athens and Boston"),
        ("Boston; Remote", "Boston"),
        ("Atlantis", "Atlantis"),
        ("New York", "New York"),
        ("Oslo, Norway", "Oslo, Norway"),
    ],
)
def test_a_role_that_is_over_names_places_as_they_were_written(
    read: Read, location: str, shown: str
) -> None:
    keys = {"location": location, "applicants": "Greece", "status": "closed"}
    said = read({"roles/baker.md": role(**keys)})

    assert said.problems == []
    assert said.facts("baker")["location"] == shown


def test_an_open_role_at_an_office_that_is_gone_is_told(read: Read) -> None:
    [problem] = read({"roles/baker.md": role(location="Atlantis")}).problems

    assert problem.startswith("roles/baker.md:3:11: error: “Atlantis” is neither an office")


def test_where_a_role_that_is_over_was_remote_is_not_taken_from_elsewhere(read: Read) -> None:
    remote = "---\nlocation: Remote (Greece)\n---\n"
    files = {"site_src/departments/lab.md": remote, "roles/baker.md": role(department="Lab")}
    assert read(files).facts("baker")["applicants"] == "Greece"

    files["roles/baker.md"] = role(department="Lab", status="filled")
    said = read(files)

    assert said.problems == []
    assert said.facts("baker").keys() == {"department", "posted"}


def test_a_role_that_is_over_is_not_told_of_the_department_it_had(read: Read) -> None:
    said = read({"roles/baker.md": role(department="Slaes", location="Athens", status="closed")})

    assert said.problems == []


def test_a_change_reaches_every_open_role_and_no_old_one(read: Read) -> None:
    files = {
        "roles/a.md": role(location="Athens", department="Sales"),
        "roles/b.md": role(location="Athens; Boston", department="Sales"),
        "roles/old.md": role(location="Athens", department="Sales", status="filled"),
        "roles/past.md": role(location="Athens", department="Sales", closes="2026-11-03"),
    }
    before = read(files)
    files["site_src/offices/athens.md"] = ATHENS.replace("Ermou 1", "Stadiou 2").replace(
        "sun, sea", "shade"
    )
    files["site_src/departments/sales.md"] = "---\nhours: 30 hours\nbenefits: a bike\n---\n"
    after = read(files)

    changed = {
        slug: {
            key
            for key in before.facts(slug).keys() | after.facts(slug).keys()
            if before.facts(slug).get(key) != after.facts(slug).get(key)
        }
        for slug in before.roles
    }
    assert changed == {
        "a": {"location", "benefits"},
        "b": {"location", "benefits", "hours", "contact"},
        "old": set(),
        "past": set(),
    }


def test_a_unit_is_found_by_name(read: Read) -> None:
    units = read({}).units

    assert isinstance(units.department("r & D"), Unit)
    assert units.department("") is None
    assert isinstance(units.at("athens"), Unit)
    assert units.at("") is None
