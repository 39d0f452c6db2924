"""`careers remind`: one issue, found again, changed only when there is something else to say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result
from pyromark import Options, html

from careers.cli import cli

from .conftest import Said
from .github_stand_in import REPOSITORY, GitHubStandIn

DAY = "2026-11-23"
MKDOCS = """\
site_name: Jobs
site_url: https://jobs.example.com/
docs_dir: site_src
plugins:
  - careers:
      employer: {name: Example}
      timezone: Europe/Athens
"""


def role(*lines: str, title: str = "Baker", posted: str = "2026-09-01") -> str:
    head = [f"title: {title}", "location: Athens, Greece", f"posted: {posted}", *lines]
    return "\n".join(["---", *head, "---", "Bread.\n"])


@dataclass
class Remind:
    """A site in a folder of a repository, and the command."""

    github: GitHubStandIn
    write: object
    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *arguments: str, day: str = DAY) -> Result:
        arguments = ("remind", "--as-of", day, *arguments)
        return CliRunner().invoke(cli, arguments, catch_exceptions=False)

    def send(self, day: str = DAY) -> Result:
        before = len(self.github.server.asked)
        done = self("--send", day=day)
        self.writes = [a.method for a in self.github.server.asked[before:] if a.method != "GET"]
        return done

    @property
    def issue(self) -> dict:
        [issue] = self.github.issues
        return issue

    @property
    def page(self) -> BeautifulSoup:
        options = Options.ENABLE_TABLES | Options.ENABLE_GFM
        return BeautifulSoup(html(self.issue["body"], options=options), "html.parser")

    def table(self) -> list[list[str]]:
        return [
            [cell.get_text().replace("\u200b", "") for cell in row.find_all(["th", "td"])]
            for row in self.page.find_all("tr")
        ]

    def links(self) -> list[str]:
        return [str(link["href"]) for link in self.page.find_all("a")]


@pytest.fixture
def remind(stand_in, tmp_path, monkeypatch, git) -> Remind:
    folder = tmp_path / "web"

    def write(**files: str) -> None:
        for name, text in files.items():
            file = folder / "roles" / f"{name}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    write(baker=role("owner: '@eleni'"))
    (folder / "mkdocs.yml").write_text(MKDOCS)
    (folder / "site_src").mkdir()
    monkeypatch.chdir(folder)
    for name in ("SOURCE_DATE_EPOCH", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "-q", "-m", "A site")
    github = GitHubStandIn.beside(stand_in(), monkeypatch)
    return Remind(github, write, monkeypatch)


def test_an_issue_is_opened_with_all_that_one_needs_to_confirm(remind):
    done = remind.send()
    assert (done.exit_code, done.stderr) == (0, "")
    url = f"https://github.com/{REPOSITORY}/issues/1"
    assert done.stdout == f"1 role to confirm.\nIssue 1 is opened. {url}\n"
    assert remind.issue["title"] == "Please confirm 1 open role"
    edit = f"https://github.com/{REPOSITORY}/edit/main/web/roles/baker.md"
    assert remind.table() == [
        ["Role", "Place", "Nobody has confirmed it since", "Ask", "File"],
        ["Baker", "Athens, Greece", "2026-09-01 (83 days on 2026-11-23)", "@eleni",
         "roles/baker.md"],
    ]  # fmt: skip
    assert f"[roles/baker.md]({edit})" in remind.issue["body"]
    assert "[Baker](https://jobs.example.com/jobs/baker/)" in remind.issue["body"]
    assert "\nconfirmed: year-month-day\n" in remind.issue["body"]


def test_the_next_days_nothing_is_touched_until_something_changes(remind):
    remind.send()
    body = remind.issue["body"]
    for day in ("2026-11-23", "2026-11-24", "2026-12-08"):
        done = remind.send(day)
        assert "Issue 1 stays as it is." in done.stdout
        assert (remind.writes, remind.issue["body"]) == ([], body)
    remind.write(cook=role(title="Cook"))
    done = remind.send("2026-12-08")
    assert "2 roles to confirm.\nIssue 1 is changed." in done.stdout
    assert remind.writes == ["PATCH"]
    assert remind.issue["title"] == "Please confirm 2 open roles"


def test_it_is_closed_when_nothing_is_left_and_opened_again_later(remind):
    remind.send()
    remind.write(baker=role("confirmed: 2026-11-22"))
    assert "Issue 1 is closed." in remind.send().stdout
    assert (remind.issue["state"], remind.issue["state_reason"]) == ("closed", "completed")
    assert "Every open role has been confirmed." in remind.issue["body"]
    remind.send()
    assert remind.writes == []
    assert "Issue 1 is open again." in remind.send("2027-03-01").stdout
    assert remind.issue["state"] == "open"
    assert len(remind.github.issues) == 1


def test_who_closes_it_knowingly_is_not_asked_the_same_again(remind):
    remind.send()
    remind.issue["state"] = "closed"
    remind.send("2026-11-24")
    assert (remind.writes, remind.issue["state"]) == ([], "closed")
    remind.write(cook=role(title="Cook"))
    remind.send("2026-11-24")
    assert remind.issue["state"] == "open"


def test_the_site_says_after_how_many_days_and_when_a_role_is_paused(remind):
    text = f"{MKDOCS}      confirm_after: 30\n      pause_after: 90\n"
    Path("mkdocs.yml").write_text(text)
    remind.github.private = True  # it isn't about its rest
    remind.write(baker=role(posted="2026-10-24"))
    assert "0 roles to confirm." in remind.send().stdout  # 30 days
    remind.send("2026-11-24")
    head, row = remind.table()
    assert (head[-1], row[-1]) == ("Paused on", "2027-01-23")
    for day in ("2026-12-24", "2027-01-22", "2027-01-23", "2027-03-01"):
        remind.send(day)
        assert (day, remind.writes) == (day, [])
    assert remind.issue["state"] == "open", "what rests is still to be confirmed"
    remind.write(baker=role("confirmed: 2027-03-01", posted="2026-10-24"))
    remind.send("2027-03-02")
    assert remind.issue["state"] == "closed"


def test_there_is_no_issue_where_none_is_needed(remind):
    remind.write(baker=role("confirmed: 2026-11-22"))
    done = remind.send()
    assert done.stdout == "0 roles to confirm.\nThere is no issue, and none is needed.\n"
    assert remind.github.issues == []


def test_a_strangers_issue_is_never_taken_for_ours(remind):
    mark = "<!-- careers: to confirm 0123456789abcdef -->"
    remind.github.add(mark, user={"login": "stranger", "type": "User"})
    remind.github.add(mark, pull_request={"url": "…"})
    remind.github.add("Something else")
    remind.send()
    assert [issue["state"] for issue in remind.github.issues] == ["open"] * 4
    assert remind.github.issues[0]["body"] == mark
    assert remind.github.issues[3]["title"] == "Please confirm 1 open role"


def test_an_issue_that_a_member_opened_with_the_mark_is_ours(remind):
    mark = "<!-- careers: to confirm -->"
    remind.github.add(
        f"Hello {mark}", user={"login": "sam", "type": "User"}, author_association="MEMBER"
    )
    remind.send()
    assert len(remind.github.issues) == 1


def test_ours_is_found_among_hundreds(remind):
    remind.send()
    for _ in range(250):
        remind.github.add("Something else")
    remind.send()
    assert remind.writes == []


@pytest.mark.parametrize(
    ("owner", "shown"),
    [
        ("'@eleni'", "@eleni"),
        ("'@eleni, @example/bakers'", "@eleni @example/bakers"),
        ("Eleni", "Eleni"),
        ("Eleni @eleni", "Eleni @\u200beleni"),
        ("eleni@example.com", "eleni@\u200bexample.com"),
        ("'@-x'", "@\u200b-x"),
    ],
)
def test_only_handles_are_mentioned(remind, owner, shown):
    remind.write(baker=role(f"owner: {owner}"))
    remind.send()
    row = next(line for line in remind.issue["body"].splitlines() if "baker.md" in line)
    cell = row.split(" | ")[3].replace("&#8203;", "\u200b")
    assert cell == shown


def test_nasty_titles_stay_in_their_cells(remind):
    remind.write(
        baker=role(
            title="'[x](https://evil.example) | @everyone #1 ` $a$ <b>'",
        )
    )
    remind.send()
    [_, row] = remind.table()
    assert row[0] == "[x](https://evil.example) | @everyone #1 ` $a$ <b>"
    assert remind.links() == [
        "https://jobs.example.com/jobs/baker/",
        f"https://github.com/{REPOSITORY}/edit/main/web/roles/baker.md",
    ]
    remind.send()
    assert remind.writes == []


def test_what_has_problems_is_not_reminded_of_and_nothing_is_closed(remind):
    remind.send()
    remind.write(baker="---\ntitle: Baker\nposted: never\n---\n")
    done = remind.send()
    assert done.exit_code == 1
    assert "roles/baker.md:3:9: error:" in done.stderr
    assert remind.writes == []
    assert remind.issue["state"] == "open"


def test_without_send_it_is_only_shown(remind):
    done = remind()
    assert "An issue would be opened.\nNothing was sent. With --send it is.\n" in done.stdout
    assert "Please confirm 1 open role" in done.stdout
    assert remind.github.issues == []


def test_without_a_token_it_is_shown_and_not_sent(remind):
    remind.monkeypatch.delenv("GITHUB_TOKEN")
    assert "An issue would be opened." in remind().stdout
    done = remind.send()
    assert done.exit_code == 1
    assert done.stderr == (
        "The variable GITHUB_TOKEN is missing. A workflow sets it; elsewhere set it yourself.\n"
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "The token is not valid any more."),
        (403, "give the job the permission: issues: write."),
        (404, "Look whether GITHUB_REPOSITORY is right"),
    ],
)
def test_what_github_refuses_is_said_with_its_repair(remind, status, said):
    remind.github.server.in_turn(Said(status, json.dumps({"message": "No"})))
    done = remind.send()
    assert done.exit_code == 1
    assert done.stderr.startswith(f"GitHub answers {status}, No. ")
    assert said in done.stderr
    assert "ghs-made-up" not in done.output


def test_where_issues_are_off_nobody_is_asked_and_nothing_fails(remind):
    remind.github.server.in_turn(Said(410, '{"message": "Issues are disabled for this repo"}'))
    done = remind.send()
    assert done.exit_code == 0
    assert done.stderr == (
        "Issues are off in this repository, so nobody is asked. "
        "Switch them on under Settings, General, Features.\n"
    )


def test_a_failing_github_is_not_asked_twice_to_open_an_issue(remind):
    answer = remind.github.server.answer

    def failing(asked):
        return Said(502) if asked.method == "POST" else answer(asked)

    remind.github.server.answer = failing
    done = remind.send()
    assert done.exit_code == 1
    assert remind.writes == ["POST"]
    assert "Try again later." in done.stderr


def test_a_public_repository_that_rests_is_told_that_its_clock_will_stop(remind):
    remind.write(baker=role("confirmed: 2026-12-10"))
    remind.send("2026-12-16")  # 44 days after the commit of 2 November
    assert remind.github.issues == []
    remind.send("2026-12-21")
    assert remind.issue["title"] == "The daily run of the careers site is about to stop"
    assert "Nothing has been committed here since 2026-11-02." in remind.issue["body"]
    assert "on **2027-01-01**" in remind.issue["body"]
    remind.send("2026-12-30")
    assert remind.writes == []


def test_a_private_repository_may_rest(remind):
    remind.write(baker=role("confirmed: 2026-12-20"))
    remind.github.private = True
    remind.send("2026-12-28")
    assert remind.github.issues == []


def test_without_a_commit_nothing_is_said_about_it(remind, tmp_path):
    (tmp_path / ".git").rename(tmp_path / "elsewhere")
    remind.write(baker=role("confirmed: 2026-12-20"))
    assert remind.send("2026-12-30").exit_code == 0
    assert remind.github.issues == []


def test_a_thousand_roles_fit_into_one_issue(remind):
    remind.write(**{f"role-{n}": role(title=f"Role {n}") for n in range(1000)})
    remind.send()
    assert remind.issue["title"] == "Please confirm 1001 open roles"
    assert len(remind.issue["body"]) < 65_536
    assert "more lines" in remind.issue["body"]
