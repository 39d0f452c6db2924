"""Where files are written and changed in a browser."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from careers.web_editor import (
    LONGEST,
    Repository,
    of_edit_uri,
    of_pull_request,
    of_remote,
)

GITHUB = Repository("https://github.com/o/r", "main")
TEXT = "---\ntitle: A & B: “C” #1\n---\n100 % + <b>\n"


@pytest.mark.parametrize(
    ("repository", "edit"),
    [
        (GITHUB, "https://github.com/o/r/edit/main/roles/x.md"),
        (
            Repository("https://github.com/o/r", "a/b #1", "jobs site/"),
            "https://github.com/o/r/edit/a/b%20%231/jobs%20site/roles/x.md",
        ),
        (
            Repository("https://git.example.com/o/r", "m", "", "https://git.example.com"),
            "https://git.example.com/o/r/edit/m/roles/x.md",
        ),
        (
            Repository("https://gitlab.example.com/a/b/c", "main"),
            "https://gitlab.example.com/a/b/c/-/edit/main/roles/x.md",
        ),
        (
            Repository("https://codeberg.org/o/r", "m"),
            "https://codeberg.org/o/r/_edit/m/roles/x.md",
        ),
        (Repository("https://example.com/o/r", "main"), ""),
        (Repository("https://github.com.example.com/o/r", "main"), ""),
    ],
)
def test_a_file_is_changed_where_its_host_does_that(repository, edit):
    assert repository.edit("roles/x.md") == edit


def test_a_new_file_takes_its_text_along_to_the_letter():
    link = GITHUB.new("roles", "x.md", TEXT)
    assert link is not None
    assert link.is_whole
    parts = urlsplit(link.href)
    assert parts.path == "/o/r/new/main"
    assert parse_qs(parts.query) == {"filename": ["roles/x.md"], "value": [TEXT]}
    inner = Repository("https://github.com/o/r", "main", "jobs/").new("roles", "x.md", TEXT)
    assert inner is not None
    assert "?filename=jobs/roles/x.md&" in inner.href


def test_without_a_name_it_is_asked_for_in_the_right_folder():
    link = GITHUB.new("roles", "", TEXT)
    assert link is not None
    assert link.href.startswith("https://github.com/o/r/new/main/roles?value=---%0A")


def test_a_text_that_is_too_long_for_an_address_is_left_out():
    """GitHub answers 414 to such addresses; every letter of another script is nine characters."""
    for text in ("x" * LONGEST, "ω" * (LONGEST // 6)):
        link = GITHUB.new("roles", "x.md", text)
        assert link == ("https://github.com/o/r/new/main?filename=roles/x.md", False)
    link = GITHUB.new("roles", "x.md", "ω" * 1000)
    assert link is not None
    assert link.is_whole
    assert len(link.href) < LONGEST


def test_gitlab_takes_the_name_and_no_text():
    found = Repository("https://gitlab.com/o/r", "main").new("roles", "x.md", TEXT)
    assert found == ("https://gitlab.com/o/r/-/new/main?file_name=roles/x.md", False)
    assert Repository("https://example.com/o/r", "main").new("roles", "x.md", TEXT) is None


@pytest.mark.parametrize(
    ("remote", "url"),
    [
        ("https://github.com/o/r.git", "https://github.com/o/r"),
        ("https://github.com/o/r", "https://github.com/o/r"),
        ("git@github.com:o/r.git", "https://github.com/o/r"),
        ("ssh://git@gitlab.example.com:2222/a/b/c.git", "https://gitlab.example.com/a/b/c"),
        ("https://somebody:word@github.com/o/r.git", "https://github.com/o/r"),
        ("https://x-access-token:abc@github.com/o/r", "https://github.com/o/r"),
        ("../elsewhere.git", ""),
        ("/srv/git/r.git", ""),
        ("", ""),
        ("javascript:alert(1)//github.com/o/r", ""),
        ("https://github.com/o/r?x=<b>", ""),
    ],
)
def test_a_remote_is_read_without_names_and_passwords(remote, url):
    found = of_remote(remote, "main", "")
    assert (found.url if found else "") == url


@pytest.mark.parametrize(
    ("edit_uri", "docs", "found"),
    [
        ("https://github.com/o/r/edit/main/site_src/", "site_src", ("main", "")),
        ("https://github.com/o/r/blob/dev/jobs/site_src", "site_src", ("dev", "jobs/")),
        ("https://gitlab.com/o/r/-/edit/main/docs/", "docs", ("main", "")),
        ("https://github.com/o/r/edit/main/", ".", ("main", "")),
        ("https://github.com/o/r/edit/main/docs/", "site_src", None),
        ("https://github.com/o/r/edit/site_src/", "site_src", None),
        ("?query=root/path/docs/", "docs", None),
        ("", "docs", None),
    ],
)
def test_what_mkdocs_knows_of_editing_names_branch_and_folder(edit_uri, docs, found):
    repository = of_edit_uri(edit_uri, docs)
    assert ((repository.branch, repository.folder) if repository else None) == found


def test_a_pull_request_is_changed_on_its_own_branch():
    event = {
        "pull_request": {
            "head": {"repo": {"html_url": "https://github.com/fork/r"}, "ref": "new-role"},
            "base": {"repo": {"html_url": "https://github.com/o/r"}, "ref": "main"},
        }
    }
    head, base = (of_pull_request(event, side, "") for side in ("head", "base"))
    assert head is not None
    assert base is not None
    assert head.edit("roles/x.md") == "https://github.com/fork/r/edit/new-role/roles/x.md"
    assert base.edit("roles/x.md") == "https://github.com/o/r/edit/main/roles/x.md"


@pytest.mark.parametrize(
    "side",
    [
        None,
        {},
        {"repo": None, "ref": "x"},  # the fork is gone
        {"repo": {"html_url": "javascript:alert(1)"}, "ref": "x"},
        {"repo": {"html_url": "https://github.com/o/r"}, "ref": ""},
    ],
)
def test_a_pull_request_that_says_nothing_of_use_is_passed_over(side):
    assert of_pull_request({"pull_request": {"head": side}}, "head", "") is None
