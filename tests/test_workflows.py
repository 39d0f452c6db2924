"""The workflows are what GitHub understands, and may do no more than they must."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from careers import issue_form
from careers.library import library
from careers.role import Workplace

ROOT = Path(__file__).resolve().parents[1]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PUBLISH = GITHUB / "workflows" / "publish.yml"
CHECK = GITHUB / "workflows" / "check.yml"
DAILY = GITHUB / "workflows" / "daily.yml"
PREVIEW = GITHUB / "workflows" / "preview.yml"
ARCHIVE = GITHUB / "workflows" / "archive.yml"
NEW_ROLE = GITHUB / "workflows" / "new-role.yml"
FORM = GITHUB / "ISSUE_TEMPLATE" / "new-role.yml"

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def load(path: Path) -> dict[str, Any]:
    """Read a workflow; its `on:` is found under "on", though YAML 1.1 reads that word as true."""
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in workflow.items()}


def triggers(path: Path) -> dict[str, Any]:
    """What starts a workflow, and with which filters."""
    on = load(path)["on"]
    if isinstance(on, str):
        return {on: None}
    return on if isinstance(on, dict) else dict.fromkeys(on)


def steps(path: Path) -> list[dict[str, Any]]:
    """Every step of every job."""
    return [step for job in load(path)["jobs"].values() for step in job["steps"]]


def assert_fits(schema: str, path: Path) -> None:
    """Hold a file against a schema that check-jsonschema carries with it; no network is needed."""
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflows_are_found() -> None:
    assert [path.name for path in WORKFLOWS] == [
        *("archive.yml", "check.yml", "daily.yml", "new-role.yml", "preview.yml", "publish.yml"),
    ]


@every_workflow
def test_a_workflow_fits_githubs_schema(path: Path) -> None:
    assert_fits("vendor.github-workflows", path)


def test_the_dependabot_settings_fit_their_schema() -> None:
    assert_fits("vendor.dependabot", GITHUB / "dependabot.yml")


@every_workflow
def test_every_job_has_a_time_limit(path: Path) -> None:
    assert_fits("custom.github-workflows-require-timeout", path)


@every_workflow
def test_nothing_is_allowed_that_a_job_does_not_ask_for(path: Path) -> None:
    assert load(path)["permissions"] == {}


@pytest.mark.parametrize(
    ("path", "job", "permissions"),
    [
        (ARCHIVE, "keep", {"contents": "write", "pages": "read"}),
        (CHECK, "check", {"contents": "read"}),
        (DAILY, "start", {"actions": "write"}),
        (NEW_ROLE, "write", {"contents": "read"}),
        (
            NEW_ROLE,
            "propose",
            {"actions": "read", "contents": "write", "issues": "write", "pull-requests": "write"},
        ),
        (NEW_ROLE, "check", {"actions": "write"}),
        (PREVIEW, "comment", {"contents": "read", "actions": "read", "pull-requests": "write"}),
        (PUBLISH, "build", {"contents": "read", "pages": "read"}),
        (PUBLISH, "deploy", {"pages": "write", "id-token": "write"}),
        (PUBLISH, "notify", {"contents": "read", "actions": "read"}),
        (PUBLISH, "remind", {"contents": "read", "issues": "write"}),
        (PUBLISH, "alarm", {"issues": "write"}),
        (PUBLISH, "wake", {"actions": "write"}),
    ],
)
def test_a_job_may_do_only_what_it_must(path: Path, job: str, permissions: dict[str, str]) -> None:
    assert load(path)["jobs"][job]["permissions"] == permissions


def test_every_job_is_in_the_list_above() -> None:
    assert [(path.name, job) for path in WORKFLOWS for job in load(path)["jobs"]] == [
        ("archive.yml", "keep"),
        ("check.yml", "check"),
        ("daily.yml", "start"),
        ("new-role.yml", "write"),
        ("new-role.yml", "propose"),
        ("new-role.yml", "check"),
        ("preview.yml", "comment"),
        ("publish.yml", "build"),
        ("publish.yml", "deploy"),
        ("publish.yml", "notify"),
        ("publish.yml", "remind"),
        ("publish.yml", "alarm"),
        ("publish.yml", "wake"),
    ]


@every_workflow
def test_strangers_code_never_runs_with_privileges(path: Path) -> None:
    assert "pull_request_target" not in triggers(path)
    assert ("workflow_run" in triggers(path)) == (path == PREVIEW)


def test_what_comes_after_a_check_runs_the_default_branch_and_fetches_no_file_of_the_run() -> None:
    assert triggers(PREVIEW) == {"workflow_run": {"workflows": ["Check"], "types": ["completed"]}}
    assert load(CHECK)["name"] == "Check"
    for step in steps(PREVIEW):
        if "checkout@" in step.get("uses", ""):
            assert set(step["with"]) == {"persist-credentials"}, "no ref, no other repository"
        assert "download" not in str(step), "what was found is read in memory"
        assert "head" not in str(step), "no name that a stranger chose"


def test_a_pull_request_runs_with_nothing_to_steal_or_to_write_with() -> None:
    text = CHECK.read_text(encoding="utf-8")

    assert "secrets" not in text
    assert "github.token" not in text
    assert "write" not in str([job["permissions"] for job in load(CHECK)["jobs"].values()])


def test_one_step_alone_gets_a_secret() -> None:
    with_secret = [step for path in WORKFLOWS for step in steps(path) if "secrets" in str(step)]

    assert [step["name"] for step in with_secret] == ["Tell search engines what changed"]
    assert with_secret[0]["env"]["GOOGLE_INDEXING_KEY"] == "${{ secrets.GOOGLE_INDEXING_KEY }}"
    named = [path for path in WORKFLOWS if "secrets." in path.read_text(encoding="utf-8")]
    assert named == [PUBLISH], "never in a pull request"
    assert load(PUBLISH)["jobs"]["notify"]["environment"] == "search-engines"


@every_workflow
def test_a_job_that_may_write_runs_no_command_of_somebody_elses(path: Path) -> None:
    for job in load(path)["jobs"].values():
        if "write" in str(job["permissions"].get("actions")):
            assert "checkout@" not in str(job["steps"]), "gh alone, and nothing of the repository"


@every_workflow
def test_an_action_is_pinned_to_a_commit_and_says_its_version(path: Path) -> None:
    uses = re.findall(r"^.*\buses:.*$", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(uses) == sum("uses" in step for step in steps(path))
    pinned = re.compile(r"[\s-]+uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [line for line in uses if not pinned.fullmatch(line)] == []


def test_an_action_has_one_version_everywhere() -> None:
    pins = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}

    assert len(pins) == len({pin.partition("@")[0] for pin in pins})


@every_workflow
def test_a_checkout_leaves_no_credentials_behind(path: Path) -> None:
    checkouts = [s for s in steps(path) if s.get("uses", "").startswith("actions/checkout@")]

    assert bool(checkouts) == (path != DAILY)
    assert [s["with"]["persist-credentials"] for s in checkouts] == [False] * len(checkouts)


@every_workflow
def test_no_event_text_reaches_a_shell(path: Path) -> None:
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_the_site_is_published_from_main_by_hand_and_every_day() -> None:
    on = triggers(PUBLISH)

    assert set(on) == {"push", "workflow_dispatch"}
    assert on["push"] == {"branches": ["main"]}
    (cron,) = (entry["cron"] for entry in triggers(DAILY)["schedule"])
    minute, hour, *rest = cron.split()
    assert rest == ["*", "*", "*"], "every day"
    assert 0 <= int(hour) <= 23
    assert int(minute) % 5, "not at a minute that everybody takes: such runs are late or dropped"


def test_a_deployment_is_never_overtaken_or_stopped() -> None:
    assert load(PUBLISH)["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_the_deployment_comes_after_the_build_and_is_protected() -> None:
    deploy = load(PUBLISH)["jobs"]["deploy"]

    assert deploy["needs"] == "build"
    assert deploy["environment"]["name"] == "github-pages"


def test_that_the_site_stands_still_is_told_also_when_nothing_was_built() -> None:
    alarm = load(PUBLISH)["jobs"]["alarm"]

    assert (alarm["needs"], alarm["if"]) == (["build", "deploy"], "${{ !cancelled() }}")


def test_that_a_role_is_held_back_is_seen_by_what_the_build_says() -> None:
    build = (ROOT / "plugins" / "careers" / "commands" / "build.py").read_text(encoding="utf-8")
    (step,) = (step for step in steps(PUBLISH) if step.get("id") == "held")
    (said,) = re.findall(r'--quiet "(.+?)"', step["run"])

    assert said in build


def test_who_is_told_is_told_after_the_deployment_of_what_was_deployed() -> None:
    jobs = load(PUBLISH)["jobs"]

    assert jobs["notify"]["needs"] == ["build", "deploy"]
    names = [step.get("name") for step in jobs["notify"]["steps"]]
    assert names[-3:] == [
        "Fetch what was published before, and what is now",
        "Tell search engines what changed",
        "Keep what was told",
    ]
    assert jobs["notify"]["steps"][-1]["if"] == "${{ always() }}", "also when telling failed"


def test_what_runs_by_the_clock_is_a_workflow_of_its_own() -> None:
    """GitHub stops a whole workflow, its other events too, when its repository rests."""
    assert [path for path in WORKFLOWS if "schedule" in triggers(path)] == [DAILY]


def test_the_archive_is_kept_where_somebody_switched_it_on() -> None:
    job = load(ARCHIVE)["jobs"]["keep"]
    started = {step["name"]: step for step in load(DAILY)["jobs"]["start"]["steps"]}

    assert job["if"] == started["Start Archive"]["if"] == "${{ vars.ARCHIVE == 'on' }}"
    assert "if" not in started["Start Publish"]
    assert set(triggers(ARCHIVE)) == {"push", "workflow_dispatch"}
    assert load(ARCHIVE)["concurrency"] == {"group": "archive", "cancel-in-progress": False}
    with_token = [step["name"] for step in job["steps"] if "github.token" in str(step)]
    assert with_token == ["Push the archive"], "no command of the repository gets the token"


def test_the_site_is_built_for_the_address_it_is_published_at() -> None:
    (build,) = (step for step in steps(PUBLISH) if "make site" in step.get("run", ""))

    assert build["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}


def test_what_would_change_stands_on_the_page_of_the_run_and_is_kept_for_the_comment() -> None:
    (checkout, says) = (
        step for step in steps(CHECK) if "checkout@" in str(step) or "careers preview" in str(step)
    )

    assert checkout["with"]["fetch-depth"] == 0, "the branch that it is compared with is there"
    assert says["env"] == {
        "BASE": "${{ github.base_ref || github.event.repository.default_branch }}"
    }
    command = '.venv/bin/careers preview --base "origin/$BASE" --into preview'
    page = 'cat preview/comment.md >> "$GITHUB_STEP_SUMMARY"'
    assert says["run"].splitlines() == [command, page]
    kept = {
        step["with"]["name"]: step["with"]["path"] for step in steps(CHECK) if "upload" in str(step)
    }
    assert kept == {"preview-data": "preview/preview.json", "preview": "preview"}


def test_a_pull_request_is_checked_with_its_problems_at_their_lines() -> None:
    commands = [step["run"] for step in steps(CHECK) if "run" in step]

    assert set(triggers(CHECK)) == {"pull_request", "workflow_dispatch"}
    check = '.venv/bin/careers check --format github --changed-since "origin/$BASE"'
    assert check in commands
    assert 'make site ARGS="--strict --hold-back"' in commands
    (env,) = (step["env"] for step in steps(CHECK) if step.get("run") == check)
    assert env == {"BASE": "${{ github.base_ref || github.event.repository.default_branch }}"}


def test_the_built_site_is_read_like_a_stranger_before_anybody_looks_at_it() -> None:
    commands = [step.get("run", "") for step in steps(CHECK)]
    (audit,) = (command for command in commands if "careers audit" in command)

    assert audit == ".venv/bin/careers audit site --sources --hold-back --format github"
    assert commands.index(audit) > commands.index('make site ARGS="--strict --hold-back"')


def test_the_form_fits_githubs_schema_and_asks_what_is_read() -> None:
    assert_fits("vendor.github-issue-forms", FORM)
    parts = [part for part in load(FORM)["body"] if part["type"] != "markdown"]
    questions = [(part["id"], part["attributes"]) for part in parts]
    assert tuple(attributes["label"] for _, attributes in questions) == issue_form.QUESTIONS
    options = {name: attributes.get("options") for name, attributes in questions}
    titles = sorted(one.title for one in library().values())
    assert options["like"] == [issue_form.NO_DESCRIPTION, *titles]
    assert options["when"] == [issue_form.PUBLISH, issue_form.DRAFT]
    assert set(options["workplace"]) == {str(one) for one in Workplace}


def test_only_the_job_that_may_write_nothing_reads_what_somebody_wrote_into_an_issue() -> None:
    jobs = load(NEW_ROLE)["jobs"]
    text = NEW_ROLE.read_text(encoding="utf-8")

    assert set(triggers(NEW_ROLE)) == {"issues"}
    assert triggers(NEW_ROLE)["issues"] == {"types": ["labeled"]}
    readers = [job for job in jobs if "GITHUB_EVENT_PATH" in str(jobs[job])]
    assert readers == ["write"]
    for wild in ("issue.body", "issue.title", "toJSON", "event.comment"):
        assert wild not in text, "no text of an issue in an expression"
    assert "github.token" not in str(jobs["write"])
    assert ".venv" not in str(jobs["propose"]) + str(jobs["check"]), "none of our code may write"
    assert jobs["propose"]["needs"] == "write"
    for condition in ("author_association", "sender.type == 'User'", "issue.user.id"):
        assert condition in jobs["write"]["if"]


def test_the_example_of_owners_names_nobody_and_only_files_that_are_there() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line and not line.startswith("#")] == [], "GitHub would ask"
    examples = [found for line in lines if (found := re.match(r"# (/\S+|\*) +(@\S+)", line))]
    patterns = [found[1] for found in examples]
    assert len(patterns) > 5
    for pattern in patterns:
        assert list(GITHUB.parent.glob(pattern.strip("/"))), pattern
    assert patterns.index("/site_src/") < patterns.index("/site_src/offices/"), "the last counts"
