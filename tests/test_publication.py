"""What of a role is published for machines, and which files features may write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from careers.hooks import Block, SiteFile
from careers.lifecycle import State
from careers.problem import Spot
from careers.publication import changed_at, claim, open_roles
from careers.role import Role
from careers.role_page import RolePage

ROLE = Role("baker", "roles/baker.md", "Baker", posted=date(2026, 11, 2))


def page(role: Role = ROLE, state: State = State.OPEN, *features: str) -> RolePage:
    blocks = [(name, Block(f"careers/{name}.html", {})) for name in features]
    return RolePage(role, state, f"jobs/{role.slug}/", blocks, [])


def utc(day: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


# --- When a role changed


def test_a_role_changed_at_its_last_commit_or_on_the_last_of_its_days(site):
    assert changed_at(ROLE, {}, site) == date(2026, 11, 2)
    assert changed_at(ROLE, {"roles/baker.md": utc(9)}, site) == utc(9)
    assert changed_at(ROLE, {"roles/baker.md": utc(1)}, site) == date(2026, 11, 2)
    assert changed_at(ROLE, {"roles/other.md": utc(9)}, site) == date(2026, 11, 2)


def test_a_commit_is_told_in_the_site_s_time(site):
    found = changed_at(ROLE, {"roles/baker.md": utc(9)}, site)
    assert found is not None
    assert found.isoformat() == "2026-11-09T07:00:00-05:00"


def test_an_opening_changes_with_what_it_inherits(site):
    opening = replace(ROLE, slug="baker/athens", path="roles/baker/athens.md", opening_of="baker")
    commits = {"roles/baker/athens.md": utc(5), "roles/baker/index.md": utc(9)}
    assert changed_at(opening, commits, site) == utc(9)
    assert changed_at(ROLE, commits, site) == date(2026, 11, 2)


def test_a_description_that_was_never_changed_says_nothing(site):
    assert changed_at(Role("x", "roles/x.md", "X"), {}, site) is None


# --- Open roles


@pytest.mark.parametrize("state", [state for state in State if state is not State.OPEN])
def test_only_open_roles_are_published_for_machines(site, state):
    assert open_roles([page(state=state)], {}, site) == ()


def test_the_newest_role_comes_first_and_the_order_is_always_the_same(site):
    days = {"c": 2, "a": 9, "b": 9, "d": 1}
    pages = [
        page(Role(slug, f"roles/{slug}.md", slug, posted=date(2026, 11, day)))
        for slug, day in days.items()
    ]
    for given in (pages, pages[::-1]):
        assert [role.role.slug for role in open_roles(given, {}, site)] == ["a", "b", "c", "d"]


def test_an_open_role_has_full_addresses(site):
    [found] = open_roles([page(ROLE, State.OPEN, "application_form")], {}, site)
    assert found.url == "https://jobs.example.com/jobs/baker/"
    assert found.apply_url == "https://jobs.example.com/jobs/baker/#apply"
    assert found.changed.isoformat() == "2026-11-02T00:00:00-05:00"
    [found] = open_roles([page()], {}, site)
    assert found.apply_url == ""


# --- Files


def claimed(*files: tuple[str, str], **taken: str) -> tuple[list[str], list[str]]:
    found, problems = claim(
        [(feature, SiteFile(path, "x")) for feature, path in files],
        {path.replace("__", "."): owner for path, owner in taken.items()},
        lambda _: Spot("mkdocs.yml", 7, 3),
    )
    return [file.path for file in found], [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "path",
    [
        "feed.xml",
        "feeds/jobs.xml",
        ".well-known/ojcp.json",
        "a/b/c",
        "a-b_c~d.e",
        "..x",
        "x..",
        "R & D/rss.xml",
        "Αθήνα.xml",
        "100%.txt",
    ],
)
def test_a_file_may_be_anywhere_on_the_site(path):
    assert claimed(("a", path)) == ([path], [])


@pytest.mark.parametrize(
    "path",
    ["", "/", "/etc/passwd", "../x", "a/../../x", "a/..", ".", "a//b", "a/", "C:/x", "C:\\x",
     "a\\..\\b", "x\0y", "x\ny", " a.xml", "a /b.xml", "x?y", "x" * 201, "x/" * 201 + "x",
     "\ud800.xml", "~/x/../.."],
)  # fmt: skip
def test_a_path_that_leaves_the_site_is_told(path):
    found, [problem] = claimed(("feeds", path))
    assert found == []
    assert problem.startswith("mkdocs.yml:7:3: error: The feature “feeds” writes “")
    assert problem.endswith("no path here. Write it from the site's root, such as feeds/jobs.xml.")


def test_two_features_that_write_one_file_are_both_named():
    found, problems = claimed(("a", "feed.xml"), ("b", "feed.xml"), ("b", "other.xml"))
    assert found == ["feed.xml", "other.xml"]
    assert problems == [
        "mkdocs.yml:7:3: error: The feature “b” and the feature “a” both write “feed.xml”. "
        "Give one of them another name, or turn it off."
    ]


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("index.html", "index.html"),
        ("Index.HTML", "index.html"),  # one file on some computers
        ("jobs", "jobs/index.html"),
        ("robots.txt/x", "robots.txt"),
    ],
)
def test_a_file_that_is_a_page_s_already_is_told_with_the_page(path, taken):
    found, problems = claim(
        [("feeds", SiteFile(path, "x"))], {taken: "site_src/x.md"}, lambda _: Spot("mkdocs.yml")
    )
    assert found == []
    assert f"The feature “feeds” and “site_src/x.md” both write “{path}”." in str(problems[0])


def test_a_file_where_another_feature_has_a_folder_is_told():
    assert len(claimed(("a", "x/y.xml"), ("b", "x"))[1]) == 1
    assert len(claimed(("a", "x"), ("b", "x/y.xml"))[1]) == 1
    assert claimed(("a", "x/y.xml"), ("b", "x/z.xml"))[1] == []
