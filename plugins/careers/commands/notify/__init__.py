"""`careers notify`: tells search engines what changed on the site since they were last told."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from careers.adapter import run
from careers.commands import options, report
from careers.commands.address import site_address
from careers.commands.notify.services import services, with_key
from careers.commands.notify.sites import Refusal, make_plans
from careers.commands.notify.words import plan_lines, result_problem
from careers.online.github import GitHubError, github_from
from careers.online.google_indexing import quota_day
from careers.online.line import Line
from careers.problem import Problem, count
from careers.telling import Came, Plan, tell
from careers.told import ForgottenError, Memory, locked, read_memory

ARTIFACT = "notified"  # what a workflow keeps the memory in


@click.command()
@click.argument("site", required=False, type=click.Path(file_okay=False, path_type=Path))
@options.config_file
@click.option(
    "--published",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="What “careers published” downloaded before this site was published.",
)
@click.option(
    "--memory",
    type=click.Path(dir_okay=False, path_type=Path),
    default="notified.json",
    show_default=True,
    help="The file in which stands what was told.",
)
@click.option(
    "--recall",
    is_flag=True,
    help="Where the file isn't there, take the one that the last workflow run on GitHub kept.",
)
@click.option("--send", is_flag=True, help="Really send it; without this it is only shown.")
@click.option("--all", "everything", is_flag=True, help="The first time, tell of every page.")
@click.option("--many", is_flag=True, help="Also where more than half of the pages are over.")
@click.option("--new-key", is_flag=True, help="Make a key for IndexNow, and do nothing else.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown")),
    default="text",
    show_default=True,
    help="text for people, markdown for GitHub.",
)
def notify(
    site: Path | None,
    config_file: str,
    published: Path | None,
    memory: Path,
    recall: bool,
    send: bool,
    everything: bool,
    many: bool,
    new_key: bool,
    form: str,
) -> None:
    """Tell search engines what is new, changed and over.

    SITE is the folder of the site as it is published now; without it, “site”. Whom to tell
    is said by the feature “notify” in mkdocs.yml. Without --send it is only shown.
    """
    if new_key:
        click.echo(secrets.token_hex(16))
        return
    wanted = _wanted(config_file)
    if wanted is None:
        click.echo("The feature “notify” is off in mkdocs.yml: nobody is told.")
        return
    address, today = site_address(config_file), quota_day(datetime.now(UTC))
    try:
        with locked(memory) if send else nullcontext():
            if recall:
                _recall(memory)
            kept = _memory(memory, address)
            who, folder = services(wanted, Line(about=address)), site or Path("site")
            plans = make_plans(
                who, kept, folder, published, today, everything=everything, many=many
            )
            click.echo("\n".join(plan_lines(plans, address, form)))
            wrong = _send(plans, kept, memory, today) if send else []
    except (ForgottenError, GitHubError, Refusal) as error:
        click.echo(f"{error}\nNobody was told anything.", err=True)
        sys.exit(1)
    if not send:
        click.echo("Nothing was sent. With --send it is.")
    report.show(wrong, "github" if os.environ.get("GITHUB_ACTIONS") else "text", err=True)
    if count(wrong, "error"):
        sys.exit(1)


def _wanted(config_file: str) -> Mapping[str, Any] | None:
    """The options of the feature; nothing where it is off."""
    settings, host, problems = run.features(config_file)
    if settings is None or count(problems, "error"):
        report.show(problems, err=True)
        sys.exit(1)
    found = [feature.model_dump() for feature in host.features if feature.name == "notify"]
    return found[0] if found else None


def _recall(file: Path) -> None:
    """Put the memory that the last run kept where it is looked for, if there was one."""
    if not file.exists():
        kept = github_from(os.environ, Line()).kept(ARTIFACT, "notified.json")
        if kept is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(kept)


def _memory(file: Path, site: str) -> Memory:
    found = read_memory(file)
    if found is not None and found.site != site:
        message = f"{file} is about another site, {found.site}; it is begun anew for {site}."
        click.echo(message, err=True)
    return found if found is not None and found.site == site else Memory(site)


def _send(plans: list[Plan], memory: Memory, file: Path, today: str) -> list[Problem]:
    problems = []
    for plan in plans:
        told, outcomes = 0, [with_key(plan.service)] if plan.news else []
        if not any(outcome.came is Came.STOPPED for outcome in outcomes):
            for batch, outcome in tell(plan, memory, today, lambda: memory.save(file)):
                told += len(batch) if outcome.came is Came.ARRIVED else 0
                outcomes.append(outcome)
        if plan.news:
            click.echo(f"{plan.service.title}: told {told} of {len(plan.news)}.")
        problems += [result_problem(plan, outcome) for outcome in outcomes if outcome.message]
    memory.save(file)
    return problems
