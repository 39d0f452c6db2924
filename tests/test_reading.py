"""A folder of roles is read into roles, or into every problem in it at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careers.problem import Problem
from careers.reading import Reading, Rules, make_rules, read_folder, read_role
from careers.role import (
    Area,
    Credential,
    EmploymentType,
    Occupation,
    Pay,
    PayPeriod,
    Place,
    Role,
    Status,
    Workplace,
)
from careers.settings import Source, read_settings
from careers.site import Site

CASES = yaml.safe_load((Path(__file__).parent / "cases/reading.yml").read_text("utf-8"))
Write = Callable[[dict[str, str | bytes]], Path]
FRONT = {"title": "Baker", "location": "Boston", "posted": "2026-11-02"}


def text(*more: str, without: str = "", body: str = "We bake.", **values: str) -> str:
    """A role's file: the needed keys, others, lines as they are."""
    keys = {**FRONT, **values}
    lines = [f"{key}: {value}" for key, value in keys.items() if key not in without.split()]
    return "\n".join(["---", *lines, *more, "---", body, ""])


def told(problems: list[Problem]) -> list[str]:
    return [str(problem) for problem in problems]


@pytest.fixture
def read(rules: Rules) -> Callable[[str], tuple[Role, list[str]]]:
    """Reads the text of `roles/baker.md`."""

    def read(written: str) -> tuple[Role, list[str]]:
        role, problems = read_role(written, "roles/baker.md", rules, "jobs/baker/")
        return role, [problem.removeprefix("roles/baker.md:") for problem in told(problems)]

    return read


@pytest.fixture
def read_all(write_roles: Write, rules: Rules) -> Callable[..., Reading]:
    """Writes files into the folder of roles and reads it."""
    return lambda **files: read_folder(
        write_roles({f"{name.replace('_', '-')}.md": file for name, file in files.items()}),
        "roles",
        rules,
        {},
    )


Read = Callable[[str], tuple[Role, list[str]]]


# --- The files


@pytest.mark.parametrize("case", CASES["files"], ids=lambda case: case["name"])
def test_a_file_that_is_no_role_says_what_to_do(
    write_roles: Write, rules: Rules, case: dict[str, str]
) -> None:
    content = case["content"].encode("latin-1")  # byte for byte
    if case["content"] == "five megabytes":
        content = b"a" * 5_000_000
    reading = read_folder(write_roles({case["name"]: content}), "roles", rules, {})

    assert reading.roles == ()
    assert told([*reading.problems]) == [f"roles/{case['name']}{case['problem']}"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.md",
        ".DS_Store",
        "~$baker.md",
        "baker.md~",
        "#baker.md#",
        "baker.md.swp",
        "README.md",
        "readme.md",
    ],
)
def test_a_file_that_is_nobodys_role_is_passed_over(
    write_roles: Write, rules: Rules, name: str
) -> None:
    assert read_folder(write_roles({name: b"\x00"}), "roles", rules, {}) == Reading((), ())


def test_a_folder_that_is_no_role_is_told(write_roles: Write, rules: Rules) -> None:
    folder = write_roles({})
    (folder / "baker.md").mkdir()
    (folder / "images").mkdir()
    (folder / "images/oven.png").write_bytes(b"x")
    (folder / "empty").mkdir()

    assert told([*read_folder(folder, "roles", rules, {}).problems]) == [
        "roles/baker.md:1:1: error: “baker.md” would make an address that is hard to write down. "
        "Call the folder “baker”: small letters, figures and “-” only.",
        "roles/images:1:1: error: “images” is a folder without a role. "
        "A role's folder has an index.md; pictures go into site_src/assets/.",
    ]


def test_no_folder_of_roles_is_told(tmp_path: Path, rules: Rules) -> None:
    assert told([*read_folder(tmp_path / "roles", "roles", rules, {}).problems]) == [
        "roles:1:1: error: The folder of roles is missing. Make a folder “roles” beside "
        "mkdocs.yml and put one Markdown file a role into it."
    ]


def test_two_names_that_differ_in_case_are_told(write_roles: Write, rules: Rules) -> None:
    folder = write_roles({"baker.md": text(), "Baker.md": text()})
    if len(list(folder.iterdir())) == 1:
        pytest.skip("this file system has no two such names")

    reading = read_folder(folder, "roles", rules, {})

    assert [role.slug for role in reading.roles] == ["baker"]
    assert told([*reading.problems]) == [
        "roles/Baker.md:1:1: error: “Baker.md” and “baker.md” would get the same address. "
        "Delete one of them, or give it a name of its own."
    ]


def test_a_link_within_the_project_is_followed(write_roles: Write, rules: Rules) -> None:
    folder = write_roles({"baker.md": text()})
    (folder / "cook.md").symlink_to("baker.md")

    assert [role.slug for role in read_folder(folder, "roles", rules, {}).roles] == [
        "baker",
        "cook",
    ]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("../../secret.md", "“baker.md” is a link to a file outside of this project."),
        ("/etc/hostname", "“baker.md” is a link to a file outside of this project."),
        ("baker.md", "“baker.md” can't be opened: "),
        ("cook.md", "“baker.md” can't be opened: "),
        ("nowhere.md", "“baker.md” can't be opened: no such file or directory."),
        (".", "“baker.md” can't be opened: is a directory."),
    ],
)
def test_a_link_that_leads_nowhere_or_out_is_told(
    tmp_path: Path, write_roles: Write, rules: Rules, target: str, said: str
) -> None:
    project = tmp_path / "project"
    (project / "roles").mkdir(parents=True)
    (tmp_path / "secret.md").write_text(text())
    folder = project / "roles"
    (folder / "baker.md").symlink_to(target)
    (folder / "cook.md").symlink_to("baker.md")

    problems = read_folder(folder, "roles", rules, {}).problems

    assert said in next(str(problem) for problem in problems if problem.path == "roles/baker.md")


def test_a_file_that_may_not_be_read_is_told(
    write_roles: Write, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    folder = write_roles({"baker.md": text()})
    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert told([*read_folder(folder, "roles", rules, {}).problems]) == [
        "roles/baker.md:1:1: error: “baker.md” can't be opened: permission denied."
    ]


def test_a_folder_that_may_not_be_read_is_told(
    write_roles: Write, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    folder = write_roles({})
    monkeypatch.setattr(Path, "iterdir", refuse)

    assert told([*read_folder(folder, "roles", rules, {}).problems]) == [
        "roles:1:1: error: The folder “roles” can't be opened: permission denied."
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.replace(b"\n", b"\r"),
        lambda text: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"),
    ],
    ids=["byte-order mark", "Windows", "old Mac", "Windows with a mark"],
)
def test_how_a_file_was_saved_makes_no_difference(
    read_all: Callable[..., Reading], change: Callable[[bytes], bytes]
) -> None:
    plain = read_all(baker=text()).roles[0]

    reading = read_all(baker=change(text().encode()))

    assert reading.problems == ()
    assert reading.roles == (plain,)


def test_a_nul_is_told_on_its_line(read_all: Callable[..., Reading]) -> None:
    """Far from the start, where a file is no more taken for a binary one."""
    reading = read_all(baker=text(body="x" * 5000 + "\nWe\0bake"))

    assert told([*reading.problems]) == [
        "roles/baker.md:7:3: error: There is an invisible control character here (U+0000). "
        "Delete it, or write the line anew."
    ]


def test_every_problem_of_every_role_is_told_at_once(read_all: Callable[..., Reading]) -> None:
    reading = read_all(
        baker=text(posted="yesterday", location="Bostn"),
        cook=text(without="title", closes="31 June 2027"),
        waiter=b"",
    )

    assert [(problem.path, problem.line) for problem in reading.problems] == [
        ("roles/baker.md", 3),
        ("roles/baker.md", 4),
        ("roles/cook.md", 1),
        ("roles/cook.md", 4),
        ("roles/waiter.md", 1),
    ]
    assert [role.slug for role in reading.roles] == ["baker", "cook"]


def test_roles_come_by_name(read_all: Callable[..., Reading]) -> None:
    reading = read_all(cook=text(), baker=text(), waiter=text())

    assert [role.slug for role in reading.roles] == ["baker", "cook", "waiter"]
    assert reading.roles[0].path == "roles/baker.md"


# --- The values


def test_a_role_is_what_its_file_says(read: Read) -> None:
    role, problems = read(
        text(
            "summary: Bread: every night.",
            "department: Bakery",
            "team: Night",
            "level: Senior",
            "industry: Food",
            "occupation: 7512 Bakers; 51-3011.00 Bakers",
            "tags: bread, nights",
            "featured: yes",
            "workplace: hybrid",
            "employment: full time",
            "hours: 38 hours a week",
            "starts: March 2027",
            "duration: 6 months",
            "openings: two",
            "pay: 60,000–75,000 USD per year",
            "pay note: plus bread",
            "bonus: a loaf each day",
            "benefits: 25 days off, bread",
            "education: Professional certificate",
            "experience: 2 years",
            "experience instead of education: yes",
            "skills:",
            "- kneading",
            "- waking up",
            "authorization: right to work in the US",
            "clearance: none",
            "physical-demands: standing",
            "opens: 2026-11-10",
            "closes: 15 December 2026, 17:00",
            "status: paused",
            "confirmed: 2026-11-20",
            "owner: people team",
            "aliases: night-baker",
            "reference: BAK-014",
            "contact: jobs@example.com",
            "apply: jobs@example.com",
        )
    )

    assert problems == []
    assert role == Role(
        slug="baker",
        path="roles/baker.md",
        title="Baker",
        body=role.body,
        summary="Bread: every night.",
        department="Bakery",
        team="Night",
        level="Senior",
        industry="Food",
        occupations=(
            Occupation("ISCO-08", "7512", "Bakers"),
            Occupation("O*NET-SOC", "51-3011.00", "Bakers"),
        ),
        tags=("bread", "nights"),
        featured=True,
        places=(Place("US", "MA", "Boston", office="Boston"),),
        workplace=Workplace.HYBRID,
        employment=(EmploymentType.FULL_TIME,),
        hours="38 hours a week",
        starts="March 2027",
        duration="6 months",
        openings=2,
        pay=Pay("USD", Decimal(60_000), Decimal(75_000), PayPeriod.YEAR),
        pay_note="plus bread",
        bonus="a loaf each day",
        benefits=("25 days off", "bread"),
        education="Professional certificate",
        credentials=(Credential.CERTIFICATE,),
        experience="2 years",
        months_of_experience=24,
        experience_instead=True,
        skills=("kneading", "waking up"),
        authorization="right to work in the US",
        clearance="none",
        physical_demands="standing",
        posted=date(2026, 11, 2),
        opens=date(2026, 11, 10),
        closes=datetime(2026, 12, 15, 17),
        status=Status.PAUSED,
        confirmed=date(2026, 11, 20),
        owner="people team",
        aliases=("night-baker",),
        reference="BAK-014",
        contact="jobs@example.com",
        apply="jobs@example.com",
        fields=role.fields,
    )


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("a, b", ["a", "b"]),
        ("a; b, c; d", ["a", "b, c", "d"]),
        ("25 days off, 1,200 USD a year, bread", ["25 days off", "1,200 USD a year", "bread"]),
        ("health (medical, dental), bread", ["health (medical, dental)", "bread"]),
        ("a, a, , b,", ["a", "b"]),
        ("one thing", ["one thing"]),
        ("[a, b]", ["a", "b"]),
        ("\n- a, b\n- c", ["a, b", "c"]),
        ("a), b", ["a)", "b"]),
        ("2027,2028", ["2027,2028"]),
        ("B2B,3D, C", ["B2B", "3D", "C"]),
    ],
)
def test_a_list_is_bullets_or_one_line(read: Read, written: str, parts: list[str]) -> None:
    role, problems = read(text(f"benefits: {written}"))

    assert problems == []
    assert [*role.benefits] == parts


@pytest.mark.parametrize("case", CASES["values"], ids=lambda case: case["lines"][0])
def test_values_that_can_not_be_true_are_told_on_their_line(
    read: Read, case: dict[str, list[str]]
) -> None:
    assert read(text(*case["lines"]))[1] == case["problems"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("pay: 75,000–60,000 USD per year", "pay-reversed"),
        ("location: Springfield, Freedonia", "place-unknown"),
        ("workplace: hibrid", "workplace-unknown"),
        ("employment: fulltme", "employment-unknown"),
        ("status: kaput", "status-unknown"),
        ("featured: maybe", "flag-unknown"),
        ("openings: some", "number-unclear"),
        ("confirmed: 2026-02-30", "date-no-such-day"),
    ],
)
def test_a_value_that_can_not_be_read_is_told_on_its_line_and_left_out(
    rules: Rules, line: str, code: str
) -> None:
    key, _, value = line.partition(": ")
    written = text(line, without=key)

    role, [problem] = read_role(written, "roles/x.md", rules, "")

    assert problem.code == code
    assert written.split("\n")[problem.line - 1] == line
    assert problem.column == len(key) + 3
    assert value not in repr([getattr(role, name, "") for name in ("pay", "places", "openings")])


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (["contact: https://example.com/?token=" + "abcdefghij"], "5:10"),
        (["skills:", "- CRM", "- gh" + "p_abcdefghijklmnopqrstuvwxyz0123456789"], "7:3"),
        (["apply: https://hooks.slack" + ".com/services/T000/B000/abc"], "5:8"),
        (["resource links: https://example.com/?api_key=" + "abcdefghij"], "5:17"),
    ],
)
def test_a_secret_is_told_on_its_line(read: Read, lines: list[str], place: str) -> None:
    _, problems = read(text(*lines))

    assert problems == [
        f"{place}: error: This looks like a password or a key, and everybody can read this file. "
        "Take it out, and tell whoever gave it to you that it has to be changed."
    ]


@pytest.mark.parametrize(
    ("location", "others", "workplace", "places", "applicants"),
    [
        ("Boston", "", None, ["Boston"], []),
        ("Boston; Athens", "", None, ["Boston", "Athens"], []),
        ("\n- Boston\n- Athens, Greece", "", None, ["Boston", "Athens"], []),
        ("Remote (Germany)", "", "remote", [], ["DE"]),
        ("Remote, Germany", "", "remote", [], ["DE"]),
        ("Remote - Germany", "", "remote", [], ["DE"]),
        ("fully remote in Germany", "", "remote", [], ["DE"]),
        ("Remote", "applicants: Greece; Germany", "remote", [], ["GR", "DE"]),
        ("Boston; Remote", "applicants: United States", "remote", ["Boston"], ["US"]),
        ("Remote; Athens", "applicants: Greece", "remote", ["Athens"], ["GR"]),
        ("\n- Athens\n- Remote (Greece)", "", "remote", ["Athens"], ["GR"]),
        ("Athens", "workplace: remote\napplicants: Greece", "remote", ["Athens"], ["GR"]),
    ],
)
def test_where_a_role_is(
    read: Read,
    location: str,
    others: str,
    workplace: str | None,
    places: list[str],
    applicants: Any,
) -> None:
    role, problems = read(text(*others.split("\n"), location=location))

    assert problems == []
    assert role.workplace == workplace
    assert [place.locality for place in role.places] == places
    assert role.applicants == tuple(Area(country) for country in applicants)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["location: Remote", "workplace: hybrid"],
            "2:11: error: “Remote” as the location and “workplace: hybrid” disagree. Write the "
            "place of the office as the location, or “workplace: remote”.",
        ),
        (
            ["location: Remote (Germany)", "applicants: Greece"],
            "2:11: error: “Remote (Germany)” and “applicants” both say from where one may work. "
            "Write “location: Remote”, and all countries as “applicants:”.",
        ),
        (
            ["workplace: remote"],
            "2:12: error: This role is remote, and doesn't say from where one may work. Write "
            "“applicants:” with the countries it is open to, such as “applicants: Greece; "
            "Germany”.",
        ),
        (
            ["location: Boston", "workplace: remote", "applicants:"],
            "4:1: error: Nothing is written behind “applicants:”. Write “applicants:” with the "
            "countries it is open to, such as “applicants: Greece; Germany”.",
        ),
    ],
)
def test_where_a_role_is_must_be_clear(read: Read, lines: list[str], said: str) -> None:
    _, problems = read("\n".join(["---", *lines, "title: Baker", "posted: 2026-11-02", "---", "x"]))

    assert problems == [said]


# --- What is needed


@pytest.mark.parametrize("case", CASES["needed"], ids=lambda case: case["case"])
def test_what_an_opening_needs(read: Read, case: dict[str, Any]) -> None:
    assert read(case["text"])[1] == case["problems"]


def test_a_draft_may_lack_everything(read: Read) -> None:
    role, problems = read("---\nstatus: draft\nclosing: soon\n---\n")

    assert role.status is Status.DRAFT
    assert [problem.partition(" ")[0] for problem in problems] == ["3:1:"]


@pytest.mark.parametrize(
    "written",
    [
        "---\ntitle: Baker\ndepartment: Bakery\nemployment: full-time\n---\nWe bake.",
        "# Baker\n\nWe bake.",
        "\n\n# Baker\n\nWe bake.\n\n## Requirements\n\n- Hands",
        "<!-- Keep this in German, too. -->\n\n# Baker\n\nWe bake.",
    ],
)
def test_a_file_without_dates_and_place_describes_a_role(read: Read, written: str) -> None:
    role, problems = read(written)

    assert problems == []
    assert role.is_description
    assert role.title == "Baker"


def test_a_status_that_can_not_be_read_is_not_published(read: Read) -> None:
    role, problems = read(text(status="kaput"))

    assert role.status is Status.DRAFT
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("written", "language", "code"),
    [
        ("de", "de", ""),
        ("pt_BR", "pt-BR", ""),
        ("EN", "en", ""),
        ("en_us", "en-US", ""),
        ("zh-Hans", "zh-Hans", ""),
        ("German", "", "de"),
        ("french", "", "fr"),
        ("xx", "", "de"),
    ],
)
def test_a_language_is_a_code(read: Read, written: str, language: str, code: str) -> None:
    role, problems = read(text(f"language: {written}"))

    assert role.language == language
    told = (
        f"5:11: error: “{written}” is not the code of a language. Write its code, such as {code}."
    )
    assert problems == ([told] if code else [])


@pytest.mark.parametrize(
    ("language", "posted"), [("de", "15. Dezember 2026"), ("fr", "15 décembre 2026")]
)
def test_a_role_is_read_in_its_own_language(read: Read, language: str, posted: str) -> None:
    role, problems = read(text(f"language: {language}", posted=posted))

    assert problems == []
    assert role.posted == date(2026, 12, 15)


def test_the_body_has_its_places_in_the_file(read: Read) -> None:
    _, problems = read(text(body="We bake.\n\n[x](nowhere.md) <script>\n"))

    assert [problem.partition(" ")[0] for problem in problems] == ["8:5:", "8:17:"]


def test_a_feature_has_its_key_in_the_fields(read: Read) -> None:
    role, problems = read(text("resource links: https://example.com"))

    assert problems == []
    assert role.fields["resource_links"].text.value == "https://example.com"
    assert role.spot("resource_links").line == 5
    assert role.spot("pay").line == 1


# --- Defaults


@pytest.fixture
def make(site: Site) -> Callable[..., tuple[Rules, list[str]]]:
    """The rules of a `mkdocs.yml` with these lines below `- careers:`."""

    def make(*lines: str) -> tuple[Rules, list[str]]:
        needed = ["employer: {name: Example}", "timezone: UTC"]
        below = "".join(f"      {line}\n" for line in [*needed, *lines])
        source = Source(f"plugins:\n  - careers:\n{below}")
        options = yaml.safe_load(f"plugins:\n  - careers:\n{below}")["plugins"][0]["careers"]
        found, problems = read_settings(options, source)
        assert found, problems
        rules, wrong = make_rules(found, source, site, {}, frozenset({"resource_links"}))
        return rules, [str(problem).removeprefix("mkdocs.yml:") for problem in wrong]

    return make


Make = Callable[..., tuple[Rules, list[str]]]
DEFAULTS = (
    "defaults: {contact: jobs@example.com, employment: full-time, Pay Note: bread}",
    "departments:",
    "  Bakery: {contact: bakery@example.com, pay note: more bread}",
    "  Kitchen: {contact: kitchen@example.com}",
)


@pytest.mark.parametrize(
    ("lines", "contact", "path", "line"),
    [
        ([], "jobs@example.com", "mkdocs.yml", 5),
        (["department: Bakery"], "bakery@example.com", "mkdocs.yml", 7),
        (["department: KITCHEN"], "kitchen@example.com", "mkdocs.yml", 8),
        (["department: Hall"], "jobs@example.com", "mkdocs.yml", 5),
        (["department: Bakery", "contact: me@example.com"], "me@example.com", "roles/x.md", 6),
        (["department: Bakery", "contact:"], "bakery@example.com", "mkdocs.yml", 7),
    ],
)
def test_a_role_wins_over_its_department_over_the_site(
    make: Make, lines: list[str], contact: str, path: str, line: int
) -> None:
    rules, problems = make(*DEFAULTS)
    assert problems == []

    role, wrong = read_role(text(*lines), "roles/x.md", rules, "")

    assert wrong == []
    assert role.contact == contact
    assert role.spot("contact")[:2] == (path, line)
    assert role.employment == (EmploymentType.FULL_TIME,)


def test_the_department_may_be_a_default_itself(make: Make) -> None:
    rules, _ = make("defaults: {department: Bakery}", "departments: {bakery: {team: Night}}")

    assert read_role(text(), "roles/x.md", rules, "")[0].team == "Night"


def test_a_description_keeps_to_what_it_says(make: Make) -> None:
    rules, _ = make("defaults: {location: Athens, employment: full-time}")

    role, problems = read_role("# Baker\n\nWe bake.", "roles/x.md", rules, "")

    assert problems == []
    assert role.is_description
    assert role.employment == ()


def test_a_wrong_default_is_told_once_on_its_line(make: Make, write_roles: Write) -> None:
    rules, _ = make("defaults: {employment: fulltme}")

    reading = read_folder(
        write_roles({"a.md": text(), "b.md": text(), "c.md": text()}), "roles", rules, {}
    )

    assert [(problem.path, problem.line) for problem in reading.problems] == [("mkdocs.yml", 5)]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            "defaults: {posted: 2026-11-02}",
            "5:26: error: “posted” is no key that roles can start from.",
        ),
        (
            "departments: {Sales: {levl: Senior}}",
            "5:35: error: “levl” is no key that roles can start from. Did you mean “level”?",
        ),
        (
            "sections: {requirments: [Your side]}",
            "5:31: error: There is no known section “requirments”. Did you mean “requirements”?",
        ),
    ],
)
def test_defaults_that_there_can_not_be_are_told(make: Make, line: str, problem: str) -> None:
    _, [found] = make(line)

    assert found.startswith(problem)


def test_a_feature_may_have_a_default(make: Make) -> None:
    assert make("defaults: {resource links: https://example.com}")[1] == []


def test_sections_may_have_more_headings(make: Make) -> None:
    rules, problems = make("sections: {requirements: [Your side of it]}")

    assert problems == []
    assert rules.kinds["your side of it"] == rules.kinds["qualifications"] == "requirements"


# --- Between roles


def test_a_link_to_a_role_that_is_not_published_is_told(
    write_roles: Write, rules: Rules, site: Site
) -> None:
    rules = make_paths(rules, "baker", "cook", "waiter", "host")
    files = {
        "baker.md": text(body="[a](cook.md) [b](waiter.md) [c](host.md)"),
        "cook.md": text(status="draft", body="[d](waiter.md)"),
        "waiter.md": text(posted="2026-12-01"),
        "host.md": text(closes="2026-11-20"),
    }

    reading = read_folder(write_roles({**files}), "roles", rules, {})

    assert told([*reading.problems]) == [
        "roles/baker.md:6:5: error: This link leads to a role that is not published (draft). "
        "Take the link out until it is.",
        "roles/baker.md:6:18: error: This link leads to a role that is not published (upcoming). "
        "Take the link out until it is.",
    ]


def test_a_preview_shows_roles_that_are_not_published(write_roles: Write, rules: Rules) -> None:
    rules = make_paths(replace(rules, site=replace(rules.site, preview=True)), "cook")
    files = {"baker.md": text(body="[a](cook.md)"), "cook.md": text(status="draft")}

    assert read_folder(write_roles({**files}), "roles", rules, {}).problems == ()


def make_paths(rules: Rules, *slugs: str) -> Rules:
    return replace(rules, paths={f"roles/{slug}.md": f"jobs/{slug}/" for slug in slugs})


# --- Anything


LINES = st.sampled_from(
    [
        *("---", "title: Baker", "title:", "location: Boston", "location: Remote (EU)", "pay: 5-3"),
        *("posted: 2026-11-02", "closes: 1.1.26", "workplace: remote", "status: x", "- a", "  b"),
        *("# Baker", "## Requirements", "- [x](../x.md)", "<b>", "<script>", "| a |", "\t", ""),
        *("applicants: Texas", "employment: full", "openings: 0", "language: zz", "benefits: (a,"),
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES | st.text(), max_size=25).map("\n".join))
def test_any_text_gives_a_role_and_problems(rules: Rules, written: str) -> None:
    role, problems = read_role(written, "roles/x.md", rules, "jobs/x/")

    assert role.slug == "x"
    lines = written.count("\n") + written.count("\r") + 1
    assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in problems)


def test_a_pipe_among_the_roles_does_not_hold_everything_up(tmp_path: Path, rules: Rules) -> None:
    (tmp_path / "roles").mkdir()
    os.mkfifo(tmp_path / "roles" / "baker.md")
    [problem] = read_folder(tmp_path / "roles", "roles", rules, {}).problems
    assert problem.message == "“baker.md” is not a file with text."
