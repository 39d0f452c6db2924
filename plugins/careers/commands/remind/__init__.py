"""`careers remind`: one issue on GitHub that asks to confirm the roles that are open."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import quote

import click

from careers.commands import options, report
from careers.commands.remind.words import body_of
from careers.commands.status.reading import read_head
from careers.online.github import GitHub, GitHubError, Issue, IssuesOff, github_from
from careers.online.line import Line
from careers.reminder import Do, Reminder, key_in, make_reminder, what_to_do
from careers.repository import folder_in_repository, newest_commit
from careers.status import make_report

DONE = {
    Do.OPEN: ("would be opened", "is opened"),
    Do.CHANGE: ("would be changed", "is changed"),
    Do.REOPEN: ("would be opened again", "is open again"),
    Do.CLOSE: ("would be closed", "is closed"),
    Do.NOTHING: ("would stay as it is", "stays as it is"),
}


@click.command()
@options.config_file
@options.as_of
@options.unconfirmed_after
@click.option("--send", is_flag=True, help="Really do it; without this it is only shown.")
@click.option(
    "--hold-back", is_flag=True, help="Go on with a role that has errors as it last was, by git."
)
def remind(
    config_file: str,
    as_of: date | None,
    unconfirmed_after: int | None,
    send: bool,
    hold_back: bool,
) -> None:
    """Ask on GitHub to confirm roles that are open: one issue, kept up to date.

    The issue is opened when there is something to confirm, changed when that changes, and
    closed when nothing is left. The repository and the token are taken from the environment.
    """
    file = Path(config_file)
    configuration, head, problems = read_head(file, as_of, hold_back=hold_back)
    report.show(problems, err=True)
    if configuration is None or head is None:
        click.echo("Mend that first: what can't be read is not reminded of.", err=True)
        sys.exit(1)
    found = make_report(head.pages, head.site, within=0, unconfirmed_after=unconfirmed_after)
    folder = file.absolute().parent
    try:
        github = _github(send)
        link = _link(github, folder_in_repository(folder))
        commit = newest_commit(folder)
        reminder = make_reminder(
            found,
            link,
            commit.astimezone(head.site.timezone).date() if commit else None,
            public=lambda: github is not None and github.is_public(),
        )
        issue = _issue(github) if github else None
        do = what_to_do(reminder, issue.body if issue else None, bool(issue and issue.is_open))
        if send and github:
            issue = _act(do, github, issue, reminder)
    except IssuesOff as error:
        click.echo(f"{error}", err=True)
        return
    except GitHubError as error:
        click.echo(f"{error}", err=True)
        sys.exit(1)
    _say(do, issue, reminder, send)


def _github(send: bool) -> GitHub | None:
    """GitHub, if the environment names it; it must where something is to be sent."""
    if send or (os.environ.get("GITHUB_REPOSITORY") and os.environ.get("GITHUB_TOKEN")):
        return github_from(os.environ, Line())
    return None


def _link(github: GitHub | None, folder: str) -> Callable[[str], str]:
    def link(path: str) -> str:
        return github.edit_link(quote(f"{folder}{path}")) if github else quote(path)

    return link


def _issue(github: GitHub) -> Issue | None:
    """Our issue: an open one, or else the newest."""
    ours = [issue for issue in github.issues() if key_in(issue.body) is not None]
    return max(ours, key=lambda issue: (issue.is_open, issue.number), default=None)


def _act(do: Do, github: GitHub, issue: Issue | None, reminder: Reminder) -> Issue | None:
    title, body = reminder.title, body_of(reminder)
    if do is Do.OPEN:
        return github.open_issue(title, body)
    if issue is None or do is Do.NOTHING:
        return issue
    if do is Do.CLOSE:
        return github.change_issue(
            issue.number, body=body, state="closed", state_reason="completed"
        )
    if do is Do.REOPEN:
        return github.change_issue(issue.number, title=title, body=body, state="open")
    return github.change_issue(issue.number, title=title, body=body)


def _say(do: Do, issue: Issue | None, reminder: Reminder, send: bool) -> None:
    many = len(reminder.lines)
    click.echo(f"{many} role{'' if many == 1 else 's'} to confirm.")
    if not send and do not in (Do.NOTHING, Do.CLOSE):
        click.echo(f"\n{reminder.title}\n\n{body_of(reminder)}\n")
    name = f"Issue {issue.number}" if issue else "An issue"
    if do is Do.NOTHING and issue is None:
        click.echo("There is no issue, and none is needed.")
        return
    click.echo(f"{name} {DONE[do][send]}." + (f" {issue.url}" if issue and send else ""))
    if not send and do is not Do.NOTHING:
        click.echo("Nothing was sent. With --send it is.")
