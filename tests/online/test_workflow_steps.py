"""Every command in the workflows is run: in a copy of the repository, beside stand-ins.

What GitHub itself does is played by this file: expressions are looked up in a table, `gh` is a
small program that knows the few requests which are made, artifacts are folders.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import StandIn
from .github_stand_in import REPOSITORY, TOKEN, GitHubStandIn
from .pull_requests_stand_in import SHA, PullRequests
from .services import GoogleStandIn, IndexNowStandIn, account_json

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".github" / "workflows"
CHECK, DAILY, PUBLISH = (FOLDER / f"{name}.yml" for name in ("check", "daily", "publish"))
PREVIEW = FOLDER / "preview.yml"
# What GitHub says of the run of a check, in the event of what comes after it.
RAN = {
    "id": 77,
    "event": "pull_request",
    "html_url": f"https://github.com/{REPOSITORY}/actions/runs/77",
    "head_branch": "more-pay",
    "head_sha": SHA,
    "head_repository": {"full_name": "stranger/careers"},
}
KEY = "0123456789abcdef0123456789abcdef"
GH = '''\
#!{python}
"""Stands in for GitHub's program; anything that it doesn't know is an error."""
import json, os, pathlib, shutil, sys
state = pathlib.Path(os.environ["GH_STATE"])
ISSUES = {issues}
assert os.environ["GH_TOKEN"] == "{token}" and os.environ["GH_REPO"] == "{repository}"
with (state / "log").open("a") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
match sys.argv[1:]:
    case ["workflow", "run", "publish.yml" | "archive.yml", "--ref", "main"]:
        pass
    case ["workflow", "enable", "daily.yml"]:
        (state / "daily").write_text("active")
    case ["api", "repos/{repository}/actions/workflows/daily.yml", "--jq", ".state"]:
        print((state / "daily").read_text())
    case ["run", "download", "77", "--name", name, "--dir", into]:
        if not (state / name).is_dir():
            sys.exit("no artifact matches any of the names or patterns provided")
        shutil.copytree(state / name, into)
    case ["api", "--paginate", "repos/{repository}/issues?state=open&per_page=100", "--jq", asked]:
        if (state / "no issues").exists():
            sys.exit("Issues are disabled for this repo")
        assert '.user.type == "Bot"' in asked
        there = [number for number in ISSUES if (state / number).exists()]
        print("\\n".join(number for number in there if ISSUES[number] in asked))
    case ["issue", "create", "--title", title, "--body", text]:
        [number] = (n for n, known in ISSUES.items() if known == title)
        (state / number).write_text(text)
    case ["issue", "close", number, "--comment", _]:
        (state / number).unlink()
    case other:
        sys.exit("gh does not know " + " ".join(other))
'''
ISSUES = {
    "5": "The careers site could not be published",
    "6": "A role is on the site as it last was",
}
ALARM = "Open issues for what is not published, and close them when it is"


def load(path: Path) -> dict[str, Any]:
    """Read a workflow."""
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@dataclass
class Runner:
    """A machine of GitHub's: a checkout of the repository, and what the steps have done."""

    folder: Path
    state: Path
    environment: dict[str, str]
    expressions: dict[str, str]
    ran: list[str] = field(default_factory=list)

    def run(self, step: dict[str, Any], **more: str) -> subprocess.CompletedProcess[str]:
        """What stands behind `run:`, as GitHub's shell does it."""
        env = {name: self.value(str(text)) for name, text in step.get("env", {}).items()}
        options = ["-eo", "pipefail"] if step.get("shell") == "bash" else ["-e"]
        done = subprocess.run(
            ["bash", *options, "-c", step["run"]],
            cwd=self.folder,
            env={**self.environment, **env, **more},
            capture_output=True,
            encoding="utf-8",
            timeout=300,
        )
        self.ran.append(step["run"])
        return done

    def value(self, text: str) -> str:
        """A text with each of GitHub's expressions worked out."""
        for expression, value in self.expressions.items():
            text = text.replace(f"${{{{ {expression} }}}}", value)
        assert "${{" not in text, text
        return text

    def step(self, path: Path, job: str, name: str) -> dict[str, Any]:
        [found] = [step for step in load(path)["jobs"][job]["steps"] if step.get("name") == name]
        assert isinstance(found, dict)
        return found

    def does(self, path: Path, job: str, name: str, **more: str) -> str:
        """Run a step that goes well; what it says."""
        done = self.run(self.step(path, job, name), **more)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    @property
    def log(self) -> list[list[str]]:
        """What `gh` was asked."""
        file = self.state / "log"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    def said(self, name: str) -> str:
        """What steps wrote into a file of GitHub's."""
        return Path(self.environment[name]).read_text(encoding="utf-8")


@pytest.fixture
def server(stand_in) -> StandIn:
    """The published site, which isn't there yet."""
    found: StandIn = stand_in()
    return found


@pytest.fixture
def runner(tmp_path, git, server, stand_in) -> Runner:
    """The repository as it is here, cloned, with `make install` done."""
    folder, state = tmp_path / "careers", tmp_path / "state"
    state.mkdir()
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, encoding="utf-8",
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "A site")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    installed = folder / ".venv"
    (installed / "bin").mkdir(parents=True)
    careers = installed / "bin" / "careers"
    careers.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m careers "$@"\n')
    careers.chmod(0o755)
    for stamp in ("venv.stamp", "site.stamp"):
        (installed / stamp).touch()
    (tmp_path / "bin").mkdir()
    gh = tmp_path / "bin" / "gh"
    program = {"python": sys.executable, "token": TOKEN, "repository": REPOSITORY}
    gh.write_text(GH.format(**program, issues=ISSUES))
    gh.chmod(0o755)
    api = GitHubStandIn(stand_in())
    api.server.answer = api.answer
    files = {name: str(state / name.lower()) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for file in files.values():
        Path(file).touch()
    (state / "daily").write_text("active")
    kept = {name: os.environ[name] for name in ("HOME", "PATH", "LANG") if name in os.environ}
    environment = {
        **kept,
        **{name: value for name, value in api.environment.items() if name != "GITHUB_TOKEN"},
        **files,
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "GITHUB_ACTIONS": "true",
        "GITHUB_RUN_ID": "77",
        "GITHUB_SERVER_URL": "https://github.com",
        "GH_STATE": str(state),
    }
    expressions = {
        "github.token": TOKEN,
        "github.repository": REPOSITORY,
        "github.base_ref || github.event.repository.default_branch": "main",
        "steps.pages.outputs.base_url": server.address,
        "needs.build.outputs.site_url": f"{server.address}/",
        "needs.build.outputs.held": "",
        "inputs.tell_all && '--all' || ''": "",
        "secrets.GOOGLE_INDEXING_KEY": account_json(),
    }
    found = Runner(folder, state, environment, expressions)
    found.api = api  # type: ignore[attr-defined]
    return found


def publish(runner: Runner, server: StandIn) -> None:
    """The steps of the job that builds, and what GitHub does with their outcome."""
    runner.does(PUBLISH, "build", "Install")
    runner.does(PUBLISH, "build", "Download what is published until now")
    shutil.rmtree(runner.folder / "site", ignore_errors=True)
    runner.does(PUBLISH, "build", "Build the site")
    runner.does(PUBLISH, "build", "See whether search engines are told")
    runner.does(PUBLISH, "build", "See whether a role is held back")
    for name in ("published", "github-pages"):
        shutil.rmtree(runner.state / name, ignore_errors=True)
    shutil.copytree(runner.folder / "published", runner.state / "published")
    (runner.state / "github-pages").mkdir()
    with tarfile.open(runner.state / "github-pages" / "artifact.tar", "w") as out:
        out.add(runner.folder / "site", ".")
    site = runner.folder / "site"
    files = {
        f"/{file.relative_to(site).as_posix()}": file.read_bytes()
        for file in site.rglob("*")
        if file.is_file()
    }
    server.files(files)
    for name in ("published", "site", "pages"):  # another machine does the next job
        shutil.rmtree(runner.folder / name, ignore_errors=True)


def test_a_site_is_published_and_search_engines_are_told_what_changed(
    runner, server, stand_in, git
):
    config = runner.folder / "mkdocs.yml"
    options = f"        notify: {{indexnow_key: {KEY}, google: true}}\n        crawlers: {{}}\n"
    config.write_text(config.read_text().replace("        crawlers: {}\n", options))
    indexnow = IndexNowStandIn(stand_in(), f"{server.address}/", runner.folder / "site")
    google = GoogleStandIn(stand_in())
    runner.environment["CAREERS_INDEXNOW_URL"] = f"{indexnow.server.address}/indexnow"
    runner.environment["CAREERS_GOOGLE_URL"] = google.server.address

    publish(runner, server)
    assert runner.said("GITHUB_OUTPUT") == "notify=on\n"
    fetch = "Fetch what was published before, and what is now"
    tell = "Tell search engines what changed"
    runner.does(PUBLISH, "notify", "Install")
    runner.does(PUBLISH, "notify", fetch)
    runner.does(PUBLISH, "notify", tell)
    assert "IndexNow: the first time." in runner.said("GITHUB_STEP_SUMMARY")
    assert (indexnow.told, google.told) == ([], [])
    kept = (runner.folder / "notified.json").read_bytes()

    runner.api.keep("notified", "notified.json", kept)
    (runner.folder / "notified.json").unlink()
    pay = "pay: 20 USD per hour"
    new = f"---\ntitle: Baker\nlocation: Boston\nposted: 2026-11-02\n{pay}\n---\nBread.\n"
    (runner.folder / "roles" / "baker.md").write_text(new)
    publish(runner, server)
    runner.does(PUBLISH, "notify", fetch)
    done = runner.does(PUBLISH, "notify", tell)
    assert "error" not in done
    assert ("URL_UPDATED", f"{server.address}/jobs/baker/") in google.told
    assert f"{server.address}/jobs/baker/" in indexnow.told
    assert "Google: told" in runner.said("GITHUB_STEP_SUMMARY")


def test_where_nobody_is_to_be_told_the_job_is_left_out(runner):
    assert runner.does(PUBLISH, "build", "See whether search engines are told") == ""
    assert runner.said("GITHUB_OUTPUT") == ""


def test_a_site_that_cannot_be_reached_fails_its_step_alone(runner, server):
    step = runner.step(PUBLISH, "build", "Download what is published until now")
    runner.expressions["steps.pages.outputs.base_url"] = "http://127.0.0.1:9"
    done = runner.run(step)
    assert done.returncode == 1
    assert "It is not known what is published" in done.stderr
    assert (runner.folder / "published" / "published.json").is_file()
    assert step["continue-on-error"] is True


def test_roles_are_asked_for_on_github(runner):
    role = "---\ntitle: Baker\nlocation: Boston\nposted: 2026-01-02\n---\nBread.\n"
    (runner.folder / "roles" / "baker.md").write_text(role)
    runner.does(PUBLISH, "remind", "Install")
    runner.does(PUBLISH, "remind", "Ask to confirm roles")
    [issue] = runner.api.issues
    assert f"https://github.com/{REPOSITORY}/edit/main/roles/baker.md" in issue["body"]


@pytest.mark.parametrize(
    ("state", "enabled"),
    [("active", False), ("disabled_inactivity", True), ("disabled_manually", False)],
)
def test_a_merge_starts_the_daily_run_again_unless_a_person_stopped_it(runner, state, enabled):
    (runner.state / "daily").write_text(state)
    said = runner.does(PUBLISH, "wake", "Start the daily run again, if GitHub has stopped it")
    assert (["workflow", "enable", "daily.yml"] in runner.log) == enabled
    assert ("::warning::" in said) == enabled


def test_that_the_daily_run_fails_is_told_in_one_issue_until_the_site_is_published(runner):
    def ends(build: str, deploy: str, event: str = "workflow_dispatch") -> str:
        """What is said where the jobs before end so."""
        runner.expressions["needs.build.result"] = build
        runner.expressions["needs.deploy.result"] = deploy
        said: str = runner.does(PUBLISH, "alarm", ALARM, GITHUB_EVENT_NAME=event)
        return said

    def made() -> int:
        return sum(asked[:2] == ["issue", "create"] for asked in runner.log)

    ends("success", "success")
    ends("failure", "skipped", "push")  # GitHub writes to whoever merged that
    assert made() == 0
    ends("failure", "skipped")
    ends("success", "failure")
    ends("failure", "skipped", "push")
    assert made() == 1
    issue = runner.state / "5"
    assert f"https://github.com/{REPOSITORY}/actions/runs/77" in issue.read_text()
    ends("success", "success", "push")
    assert not issue.exists()
    ends("success", "failure")
    assert made() == 2
    (runner.state / "no issues").touch()
    assert "::warning::Issues can not be read" in ends("failure", "skipped")


def test_a_bad_role_is_published_as_it_was_and_told_in_an_issue_until_it_is_mended(
    runner, server, git
):
    role = runner.folder / "roles" / "baker.md"
    good = (
        "---\ntitle: Baker\nlocation: Boston\nposted: 2026-11-02\npay: 20 USD per hour\n---\n{}\n"
    )
    role.write_text(good.format("Bread."))
    git(runner.folder, "add", "--all")
    git(runner.folder, "commit", "-q", "-m", "A role")

    def publishes(text: str) -> bytes:
        """The page that is online when this is merged, and the issues are settled."""
        role.write_text(text)
        git(runner.folder, "commit", "-q", "--all", "--allow-empty", "-m", "A change")
        Path(runner.environment["GITHUB_OUTPUT"]).write_text("", encoding="utf-8")
        publish(runner, server)
        held = "yes" if "held=yes" in runner.said("GITHUB_OUTPUT") else ""
        runner.expressions["needs.build.outputs.held"] = held
        for name in ("build", "deploy"):
            runner.expressions[f"needs.{name}.result"] = "success"
        runner.does(PUBLISH, "alarm", ALARM, GITHUB_EVENT_NAME="push")
        with tarfile.open(runner.state / "github-pages" / "artifact.tar") as archive:
            page = archive.extractfile("./jobs/baker/index.html")
            assert page is not None
            return page.read()

    issue = runner.state / "6"
    assert b"Bread." in publishes(good.format("Bread.").replace("20 USD", "20 USB"))
    assert f"https://github.com/{REPOSITORY}/actions/runs/77" in issue.read_text()
    page = runner.said("GITHUB_STEP_SUMMARY")
    assert "roles/baker.md has problems. It is left as it was on " in page
    assert "**roles/baker.md**" in page
    assert b"Rolls." in publishes(good.format("Rolls."))
    assert not issue.exists()
    assert sum(asked[:2] == ["issue", "create"] for asked in runner.log) == 1


def test_the_daily_run_starts_publish(runner):
    runner.does(DAILY, "start", "Start Publish")
    runner.does(DAILY, "start", "Start Archive")
    assert runner.log == [
        ["workflow", "run", f"{name}.yml", "--ref", "main"] for name in ("publish", "archive")
    ]


def test_a_pull_request_is_checked_and_its_comment_says_what_it_changes(runner, stand_in, git):
    role = runner.folder / "roles" / "senior-python-engineer.md"
    text = role.read_text(encoding="utf-8")
    git(runner.folder, "checkout", "-q", "-b", "more-pay")
    role.write_text(text.replace("title: Senior Python", "title: Principal Python"), "utf-8")
    git(runner.folder, "commit", "-q", "--all", "-m", "A better title")
    for step in load(CHECK)["jobs"]["check"]["steps"]:
        if "run" in step:
            done = runner.run(step, CAREERS_BROWSER="no-browser")
            assert done.returncode == 0, done.stdout + done.stderr
    assert "**This change alters 1 role.**" in runner.said("GITHUB_STEP_SUMMARY")
    kept = (runner.folder / "preview" / "preview.json").read_bytes()
    assert (runner.folder / "preview" / "site" / "index.html").is_file()

    shutil.rmtree(runner.folder / "preview")  # another machine does the next job, on main
    git(runner.folder, "checkout", "-q", "main")
    api = PullRequests(stand_in())
    api.server.answer = api.answer
    api.pull(4, "stranger/careers")
    api.keep("preview-data", "preview.json", kept)
    event = runner.state / "event.json"
    event.write_text(json.dumps({"workflow_run": RAN}), encoding="utf-8")
    for name in ("Install", "Say in the pull request what it changes"):
        runner.does(
            PREVIEW,
            "comment",
            name,
            GITHUB_API_URL=api.server.address,
            GITHUB_EVENT_PATH=str(event),
        )
    [comment] = api.comments
    assert "| Title | Senior Python Engineer | Principal Python Engineer |" in comment["body"]
    assert "This change comes from a fork." in comment["body"]


def test_every_command_is_in_one_of_these_tests():
    """The steps that are named here, or run all together, are all that there are."""
    named = Path(__file__).read_text(encoding="utf-8")
    steps = [
        step
        for path in (DAILY, PREVIEW, PUBLISH)
        for job in load(path)["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    assert steps
    assert [step["name"] for step in steps if f'"{step["name"]}"' not in named] == []
