"""The workflow behind the form “New role” is run, with real git and a stand-in for `gh`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.conftest import MKDOCS
from tests.commands.conftest import ROLE as BAKER
from tests.commands.test_new_issue import FILLED
from tests.test_issue_form import issue

from .test_workflow_steps import FOLDER, Runner

NEW_ROLE = FOLDER / "new-role.yml"
GH = """\
#!{python}
import json, os, pathlib, shutil, sys
state = pathlib.Path(os.environ["GH_STATE"])
assert os.environ["GH_TOKEN"] == "token" and os.environ["GH_REPO"] == "o/r"
texts = {{name: pathlib.Path(name).read_text() for name in sys.argv if name.endswith(".md")}}
with (state / "log").open("a") as log:
    log.write(json.dumps([texts.get(word, word) for word in sys.argv[1:]]) + "\\n")
match sys.argv[1:]:
    case ["run", "download", "77", "--name", "new-role", "--dir", into]:
        shutil.copytree(state / "artifact", into)
    case ["pr", "create", "--head", _, "--base", "main", "--title", _, "--body-file", _]:
        if (state / "forbidden").exists():
            sys.exit("GitHub Actions is not permitted to create or approve pull requests")
        print("https://github.com/o/r/pull/13")
    case ["issue", "comment", "12", "--body-file", _]:
        pass
    case ["workflow", "run", "check.yml", "--ref", "new-role/12"]:
        pass
    case other:
        sys.exit("gh does not know " + " ".join(other))
"""


@pytest.fixture
def runner(tmp_path, git) -> Runner:
    """A small site in a repository, checked out from another one."""
    folder, state, origin = tmp_path / "work" / "r", tmp_path / "state", tmp_path / "origin.git"
    for path in (folder, state, tmp_path / "bin"):
        path.mkdir(parents=True)
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", str(origin))
    git(folder, "init", "--quiet", "--initial-branch", "main")
    files = {"mkdocs.yml": MKDOCS, "roles/baker.md": BAKER, "site_src/index.md": "# Home\n"}
    for name, text in {**files, ".gitignore": ".venv/\n"}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A site")
    git(folder, "remote", "add", "origin", str(origin))
    git(folder, "push", "--quiet", "origin", "main")
    careers = folder / ".venv" / "bin" / "careers"
    careers.parent.mkdir(parents=True)
    careers.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m careers "$@"\n')
    gh = tmp_path / "bin" / "gh"
    gh.write_text(GH.format(python=sys.executable))
    for program in (careers, gh):
        program.chmod(0o755)
    (state / "output").touch()
    kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
    kept |= {name: value for name, value in os.environ.items() if name.startswith("GIT_C")}
    kept = {name: value for name, value in kept.items() if "COMMITTER" not in name}
    environment = {
        **kept,
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "NO_MKDOCS_2_WARNING": "1",
        "GITHUB_EVENT_PATH": str(state / "event.json"),
        "GITHUB_OUTPUT": str(state / "output"),
        "GITHUB_RUN_ID": "77",
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_SERVER_URL": "https://github.com",
        "GH_STATE": str(state),
    }
    expressions = {
        "github.token": "token",
        "github.repository": "o/r",
        "github.event.issue.number": "12",
        "github.event.repository.default_branch": "main",
        "steps.push.outputs.branch": "",
        "needs.propose.outputs.branch": "new-role/12",
    }
    return Runner(folder, state, environment, expressions)


def outputs(runner: Runner) -> dict[str, str]:
    lines = runner.said("GITHUB_OUTPUT").splitlines()
    return dict(line.partition("=")[::2] for line in lines)


def another_machine(runner: Runner) -> None:
    """What the first job has kept, and a checkout that it hasn't touched."""
    shutil.copytree(runner.folder / "new-role", runner.state / "artifact")
    subprocess.run(["git", "clean", "-qfd"], cwd=runner.folder, check=True)
    assert not (runner.folder.parent / "new-role").exists()


def send(runner: Runner, **answers: str) -> dict[str, str]:
    """The whole workflow, for an issue with these answers; what its steps put out."""
    event = {"issue": {"body": issue(**answers), "title": "$(touch hacked)"}}
    (runner.state / "event.json").write_text(json.dumps(event))
    runner.does(NEW_ROLE, "write", "Write the role")
    another_machine(runner)
    runner.does(NEW_ROLE, "propose", "Fetch the role")
    if outputs(runner).get("written") == "yes":
        runner.does(NEW_ROLE, "propose", "Push it to a branch of its own")
    runner.expressions["steps.push.outputs.branch"] = outputs(runner).get("branch", "")
    runner.does(NEW_ROLE, "propose", "Open the pull request, and answer")
    if outputs(runner).get("branch"):
        runner.does(NEW_ROLE, "check", "Start the check of the pull request")
    return outputs(runner)


def test_a_form_becomes_a_branch_with_one_file_and_a_pull_request(runner, git):
    assert send(runner, **FILLED) == {"written": "yes", "branch": "new-role/12"}
    origin = runner.state.parent / "origin.git"
    changed = git(origin, "diff", "--name-status", "main", "new-role/12")
    assert changed == "A\troles/night-cook.md"
    assert git(origin, "log", "-1", "--format=%an: %s", "new-role/12") == (
        "github-actions[bot]: New role night-cook (#12)"
    )
    assert git(origin, "show", "new-role/12:roles/night-cook.md").startswith(
        "---\ntitle: Night Cook\n"
    )
    _, pull, comment, check = runner.log
    said = (
        "The role is in `roles/night-cook.md`.\n\nOnce this is merged, the role is on the site.\n"
    )
    assert pull[2:] == [
        *("--head", "new-role/12", "--base", "main", "--title", "New role: night-cook"),
        *("--body-file", f"{said}\nCloses #12.\n"),
    ]
    link = "The pull request: https://github.com/o/r/pull/13"
    assert comment == ["issue", "comment", "12", "--body-file", f"{link}\n\n{said}"]
    assert check == ["workflow", "run", "check.yml", "--ref", "new-role/12"]
    assert "token" not in json.dumps(runner.log)


def test_a_title_is_a_text_and_no_command(runner, git):
    title = "x\"; touch hacked; $(touch hacked) `touch hacked` ../../y ' | & > hacked"
    send(runner, **{**FILLED, "title": title})
    origin = runner.state.parent / "origin.git"
    [changed] = git(origin, "diff", "--name-only", "main", "new-role/12").splitlines()
    assert changed.startswith("roles/x-touch-hacked-")
    assert not list(runner.state.parent.rglob("hacked"))
    assert f"title: {title}\n" in git(origin, "show", f"new-role/12:{changed}")


def test_where_workflows_may_open_no_pull_request_a_person_is_asked_to(runner):
    (runner.state / "forbidden").touch()
    send(runner, **FILLED)
    [comment] = [words for words in runner.log if words[0] == "issue"]
    assert comment[-1].startswith(
        "Workflows may not open pull requests here. Please do it yourself, with “Create pull "
        "request”: https://github.com/o/r/compare/main...new-role/12?expand=1\n\nThe role is in"
    )


def test_a_form_without_a_title_is_answered_and_nothing_else(runner, git):
    assert send(runner, pay="9 EUR per hour") == {}
    [comment] = [words for words in runner.log if words[0] == "issue"]
    assert comment[-1].startswith("The form says no title, so there is no role to write.")
    assert git(runner.state.parent / "origin.git", "branch", "--list", "new-role/*") == ""


def test_a_site_that_can_not_be_read_is_told_with_the_run(runner):
    (runner.folder / "mkdocs.yml").write_text("site_name: [\n")
    send(runner, **FILLED)
    [comment] = [words for words in runner.log if words[0] == "issue"]
    assert comment[-1] == (
        "The role could not be written. Why stands here: https://github.com/o/r/actions/runs/77\n"
    )


def test_what_somebody_did_on_the_branch_stays(runner, git):
    git(runner.folder, "push", "--quiet", "origin", "main:new-role/12")
    before = git(runner.state.parent / "origin.git", "rev-parse", "new-role/12")
    assert send(runner, **FILLED) == {"written": "yes"}
    assert git(runner.state.parent / "origin.git", "rev-parse", "new-role/12") == before
    [comment] = [words for words in runner.log if words[0] == "issue"]
    assert comment[-1].startswith("The branch `new-role/12` is there already. Go on in it, or")


@pytest.mark.parametrize(
    "path",
    [
        *("../x.md", "/etc/x.md", ".github/workflows/x.yml", "roles/x.md\nroles/y.md"),
        *("roles/baker.md", "roles/../x.md", "x.md", "", "roles/X.md"),
    ],
)
def test_the_job_that_may_write_takes_no_place_but_a_new_roles(runner, path):
    kept = runner.folder.parent / "new-role"
    kept.mkdir()
    (kept / "path").write_text(path)
    (kept / "role.md").write_text("x")
    done = runner.run(runner.step(NEW_ROLE, "propose", "Push it to a branch of its own"))
    assert done.returncode == 1
    assert "This is no place for a new role." in done.stdout
    assert outputs(runner) == {}
    assert Path(runner.folder / "roles/baker.md").read_text() == BAKER
