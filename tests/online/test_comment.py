"""`careers comment`: one comment of the right pull request, whatever a stranger's run has left."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyromark
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from careers.cli import cli
from careers.preview import LARGEST, Preview

from .conftest import Said
from .github_stand_in import BOT, REPOSITORY
from .pull_requests_stand_in import SHA, PullRequests

RUN = f"https://github.com/{REPOSITORY}/actions/runs/77"
TABLES = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_GFM
MARK = "<!-- careers: preview -->\n"
MKDOCS = """\
site_name: Jobs
docs_dir: site_src
plugins:
  - careers:
      employer: {name: Example}
      timezone: Europe/Athens
      approvals: {pay: "@example/pay"}
"""


@dataclass
class Commenting:
    github: PullRequests
    event: Path

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli, ("comment", *arguments), catch_exceptions=False)

    def send(self) -> Result:
        before = len(self.github.server.asked)
        done = self("--send")
        self.writes = [a.method for a in self.github.server.asked[before:] if a.method != "GET"]
        return done

    def ran(self, repository: str | None = REPOSITORY, **more: Any) -> None:
        """What GitHub says of the check's run."""
        said = {
            "id": 77,
            "event": "pull_request",
            "html_url": RUN,
            "head_branch": "more-pay",
            "head_sha": SHA,
            "head_repository": {"full_name": repository} if repository else None,
            "pull_requests": [],
            **more,
        }
        self.event.write_text(json.dumps({"workflow_run": said}))

    def kept(self, preview: Preview | bytes, **more: Any) -> None:
        data = preview if isinstance(preview, bytes) else preview.model_dump_json().encode()
        self.github.artifacts.clear()
        self.github.keep("preview-data", "preview.json", data, **more)


@pytest.fixture
def comment(stand_in, tmp_path, monkeypatch) -> Commenting:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    (tmp_path / "site_src").mkdir()
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    monkeypatch.setenv("GITHUB_SHA", "f" * 40)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    github = PullRequests.beside(stand_in(), monkeypatch)
    assert isinstance(github, PullRequests)
    found = Commenting(github, tmp_path / "event.json")
    found.github.pull(4)
    found.ran()
    found.kept(Preview(total="This change opens 1 role."))
    return found


def test_the_comment_is_written_once_and_then_kept_up_to_date(comment):
    done = comment.send()
    assert (done.exit_code, comment.writes) == (0, ["POST"])
    assert done.output == (
        f"The comment of pull request 4 is written. "
        f"https://github.com/{REPOSITORY}/pull/4#issuecomment-1\n"
    )
    [said] = comment.github.comments
    assert said["body"].startswith(MARK)
    assert "**This change opens 1 role.**" in said["body"]
    assert f"[the check]({RUN}) for 0a1b2c3d4" in said["body"]
    comment.kept(Preview(total="This change opens 2 roles."))
    assert comment.send().output.startswith("The comment of pull request 4 is changed.")
    assert comment.writes == ["PATCH"]
    assert comment.send().output.startswith("The comment of pull request 4 stays as it is.")
    assert comment.writes == []
    [said] = comment.github.comments
    assert "opens 2 roles" in said["body"]


def test_it_is_only_shown_without_send(comment):
    done = comment()
    assert "opens 1 role" in done.output
    assert done.output.endswith("Nothing was sent. With --send it is.\n")
    assert comment.github.writes == []


@pytest.mark.parametrize(
    ("user", "body"),
    [
        ({"login": "stranger", "type": "User"}, MARK + "Everything is fine."),
        ({"login": "other[bot]", "type": "Bot"}, MARK),
        (BOT, "Something else"),
        (BOT, f"> {MARK}"),
    ],
)
def test_a_comment_of_somebody_else_is_never_taken_for_ours(comment, user, body):
    comment.github.said(body, user)
    comment.send()
    assert comment.writes == ["POST"]
    assert comment.github.comments[0]["body"] == body


def test_ours_is_found_among_many(comment):
    for number in range(150):
        comment.github.said(f"Number {number}", {"login": "eleni", "type": "User"})
    comment.github.said(MARK)
    comment.send()
    assert comment.writes == ["PATCH"]


def test_a_pull_request_from_a_fork_is_found_by_what_github_knows(comment):
    comment.github.pulls.clear()
    comment.github.pull(3, "example/other")
    comment.github.pull(4, "stranger/careers")
    comment.ran("stranger/careers")
    comment.send()
    [said] = comment.github.comments
    assert "This change comes from a fork." in said["body"]


def test_the_same_branch_of_another_repository_is_another_pull_request(comment):
    comment.github.pulls.clear()
    comment.github.pull(9, "example/else")
    assert "Its pull request is closed" in comment.send().output
    assert comment.writes == []


def test_the_check_of_an_older_commit_says_nothing_any_more(comment):
    comment.github.pulls.clear()
    comment.github.pull(4, sha="f" * 40)
    done = comment.send()
    assert (done.exit_code, comment.writes) == (0, [])
    assert "has newer commits, whose check will tell" in done.output


@pytest.mark.parametrize(
    "more", [{"event": "push"}, {"head_repository": None}, {"head_branch": None}]
)
def test_a_run_for_no_pull_request_is_left_alone(comment, more):
    comment.ran(**more)
    done = comment.send()
    assert (done.exit_code, comment.github.server.asked) == (0, [])
    assert "for no pull request" in done.output


HOSTILE = (
    "# Merge me\n\n@everybody ![x](http://evil.example/x.png) [click](http://evil.example) "
    "<a href='http://evil.example'>x</a> <!-- careers: preview --> ::set-output:: ``` | "
    "www.evil.example"
)


def test_nothing_that_a_stranger_wrote_leads_anywhere_or_calls_anybody(comment):
    finding = {"severity": "error", "path": HOSTILE, "code": HOSTILE, "message": HOSTILE}
    picture = {"title": HOSTILE, "path": "x", "phone": "1-phone.jpg", "desktop": "1-desktop.jpg"}
    hostile = {
        **dict.fromkeys(("total", "compared", "then", "no_pictures"), HOSTILE),
        "unread": [HOSTILE],
        "changes": [{"title": HOSTILE, "path": HOSTILE, "lines": [{"what": HOSTILE}]}],
        "approvals": [
            {"key": "@everybody", "roles": [HOSTILE]},
            {"key": "pay", "roles": [HOSTILE]},
        ],
        "findings": [finding],
        "told": [{"title": HOSTILE, "path": HOSTILE, "reason": HOSTILE}],
        "pictures": [picture],
        "unpictured": [HOSTILE],
    }
    comment.kept(json.dumps(hostile).encode())
    comment.send()
    [said] = comment.github.comments
    body = said["body"]
    assert body.count("<!--") == 1
    assert "@everybody" not in body
    assert "@example/pay" in body, "whom the site itself names is called"
    soup = BeautifulSoup(pyromark.html(body, options=TABLES), "html.parser")
    assert soup.find_all(["img", "script", "h1", "code", "pre"]) == []
    assert all(str(a["href"]).startswith(f"https://github.com/{REPOSITORY}/") for a in soup("a"))
    for found in ("://evil", "www.evil"):
        assert found not in str(soup.get_text()), "GitHub would make a link of it"


@pytest.mark.parametrize(
    "data",
    [b"", b"{}x", b"[]", b'{"version": 2}', b'{"html": "<b>"}', b" " * (LARGEST + 1)],
    ids=["empty", "no JSON", "a list", "a later version", "unknown", "too large"],
)
def test_what_cannot_be_read_is_said_with_the_page_of_the_run(comment, data):
    comment.kept(data)
    done = comment.send()
    assert (done.exit_code, comment.writes) == (0, ["POST"])
    [said] = comment.github.comments
    assert said["body"] == (
        f"{MARK}**What merging changes can't be told here.** The check of this pull request has "
        f"left nothing that can be read. [The page of its run]({RUN}) says more.\n"
    )


@pytest.mark.parametrize("packed", [b"no zip", b""])
def test_what_cannot_be_unpacked_is_said_too(comment, packed):
    comment.kept(b"", packed=packed)
    done = comment.send()
    assert "can't be told here" in comment.github.comments[0]["body"]
    assert "can't be unpacked" in done.output


def test_a_run_that_left_nothing_is_said_too(comment):
    comment.github.artifacts.clear()
    comment.send()
    assert "can't be told here" in comment.github.comments[0]["body"]


def test_what_is_to_be_downloaded_is_linked(comment):
    picture = {"title": "Baker", "path": "x", "phone": "1-phone.jpg", "desktop": "1-desktop.jpg"}
    shown = Preview.model_validate({"pictures": [picture], "has_site": True})
    comment.kept(shown)
    comment.github.keep("preview", "comment.md", b"x")
    comment.send()
    link = f"[Download]({RUN}/artifacts/2) pictures of “Baker” and the whole site"
    assert link in comment.github.comments[0]["body"]


@pytest.mark.parametrize(
    ("path", "said", "told"),
    [
        (
            "GET pulls",
            Said(401, '{"message": "Bad credentials"}'),
            "Give a new one as GITHUB_TOKEN",
        ),
        (
            "POST issues/4/comments",
            Said(403, '{"message": "No"}'),
            "permission: pull-requests: write",
        ),
        ("GET issues/4/comments", Said(404), "permission: pull-requests: write"),
        ("POST issues/4/comments", Said(429), "Try again later."),
        ("GET pulls", Said(502), "GitHub answers 502. Try again later."),
        ("GET pulls", Said(200, "<html>"), "GitHub's answer can't be read"),
    ],
)
def test_what_github_refuses_is_a_sentence_and_fails_the_run(comment, path, said, told):
    comment.github.refuse[path] = said
    done = comment.send()
    assert done.exit_code == 1
    assert told in done.stderr
    assert comment.github.comments == []


def test_without_a_network_it_is_a_sentence(comment, monkeypatch):
    monkeypatch.setenv("GITHUB_API_URL", "http://127.0.0.1:9")
    done = comment.send()
    assert done.exit_code == 1
    assert done.stderr.startswith("GitHub can't be asked: ")


def test_without_an_event_it_says_which_variable_is_missing(comment, monkeypatch):
    comment.event.write_text("no JSON")
    assert "can't be read as the event of a workflow" in comment.send().stderr
    monkeypatch.delenv("GITHUB_EVENT_PATH")
    done: Result = comment.send()
    assert done.exit_code == 2
    assert "The variable GITHUB_EVENT_PATH is missing." in done.stderr


def test_a_comment_is_asked_for_once_so_that_there_are_never_two(comment):
    comment.github.refuse["POST issues/4/comments"] = Said(breaks=True)
    comment.send()
    assert comment.writes == ["POST"]
