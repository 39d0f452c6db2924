"""`careers comment`: what a change looks like, as the one comment of its pull request."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from careers.commands import options
from careers.commands.preview.comment import MARK, PAGE, Place, comment_of, unreadable
from careers.commands.where import where_is
from careers.configuration import read_configuration
from careers.online.github import ArtifactError, GitHub, GitHubError, github_from
from careers.online.line import Line
from careers.online.pull_requests import (
    CheckRun,
    PullRequest,
    add_comment,
    change_comment,
    our_comment,
    pull_request_of,
    run_in,
)
from careers.preview import LARGEST, Preview, read_preview

DATA, SHOWN = "preview-data", "preview"  # artifacts of the check
FILE = "preview.json"


@click.command()
@options.config_file
@click.option("--send", is_flag=True, help="Really do it; without this it is only shown.")
def comment(config_file: str, send: bool) -> None:
    """Say in a pull request what it changes: one comment, kept up to date.

    For a workflow that GitHub starts after the check (workflow_run). What the check's run has
    left is taken as strangers' text: nothing of it is run, and nothing is written to a file.
    """
    run = run_in(_event())
    if run is None:
        click.echo("The run was for no pull request that is there still, so there is no comment.")
        return
    try:
        github = github_from(os.environ, Line())
        found = pull_request_of(github, run)
        if found is None:
            click.echo("Its pull request is closed, or has newer commits, whose check will tell.")
            return
        kept = github.kept_by(run.number)
        preview = _preview(github, kept.get(DATA))
        place = _place(github, config_file, run, found, kept.get(SHOWN))
        body = comment_of(preview, place) if preview else unreadable(place)
        if not send:
            click.echo(f"{body}\nNothing was sent. With --send it is.")
            return
        _say(github, found, body)
    except GitHubError as error:
        click.echo(f"{error}", err=True)
        sys.exit(1)


def _event() -> dict[str, Any]:
    """What started the workflow, as GitHub says it."""
    name = os.environ.get("GITHUB_EVENT_PATH")
    if not name:
        raise _Refusal("The variable GITHUB_EVENT_PATH is missing. A workflow sets it.")
    try:
        event = json.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise _Refusal(f"“{name}” can't be read as the event of a workflow.") from None
    return event if isinstance(event, dict) else {}


def _preview(github: GitHub, number: int | None) -> Preview | None:
    """What the check's run has left, if it has."""
    if number is None:
        return None
    try:
        return read_preview(github.unpacked(DATA, number, FILE, LARGEST))
    except ArtifactError as error:
        click.echo(f"{error}", err=True)
        return None


def _place(
    github: GitHub, config_file: str, run: CheckRun, found: PullRequest, shown: int | None
) -> Place:
    from careers.audit.rules import RULES

    where = where_is(config_file, {rule.code: PAGE for rule in RULES})
    if where.files:  # those of the change, and not of the branch that this workflow runs on
        root = f"{github.server}/{run.repository}/blob/{run.commit}"
        where = replace(where, files=f"{root}/{where.prefix}")
    configuration, _ = read_configuration(Path(config_file))
    return Place(
        where,
        configuration.settings.approvals if configuration else {},
        run=run.url,
        download=f"{run.url}/artifacts/{shown}" if shown else "",
        commit=run.commit,
        from_fork=found.from_fork,
    )


def _say(github: GitHub, found: PullRequest, body: str) -> None:
    ours = our_comment(github, found.number, MARK)
    if ours is None:
        said, what = add_comment(github, found.number, body), "is written"
    elif ours.body.strip() == body.strip():
        said, what = ours, "stays as it is"
    else:
        said, what = change_comment(github, ours, body), "is changed"
    click.echo(f"The comment of pull request {found.number} {what}. {said.url}")


class _Refusal(click.ClickException):
    """Why nothing can be said, in a sentence."""

    exit_code = 2
