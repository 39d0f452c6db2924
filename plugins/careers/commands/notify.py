"""`careers notify`: tells search engines what changed on the site since they were last told."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from careers.adapter import run
from careers.commands import options, report
from careers.commands.address import site_address
from careers.commands.notify_words import plan_lines, result_problem
from careers.listed import Listed, read_listed, with_posting
from careers.news import surprising
from careers.online.github import GitHubError, github_from
from careers.online.google_indexing import GoogleIndexing, quota_day
from careers.online.indexnow import IndexNow
from careers.online.line import Line, unsafe
from careers.online.published import Found, read_published
from careers.online.service_account import KeyProblem, ServiceAccount, read_account
from careers.problem import Problem, count
from careers.telling import Came, Outcome, Plan, Service, make_plan, tell
from careers.told import ForgottenError, Memory, locked, read_memory

ARTIFACT = "notified"  # what a workflow keeps the memory in
KEY = "GOOGLE_INDEXING_KEY"
# Where the services are, for tests of a set-up: another one's address, or this computer's.
ELSEWHERE = {"indexnow": "CAREERS_INDEXNOW_URL", "google": "CAREERS_GOOGLE_URL"}
JOBS = "jobs/"  # what an earlier sitemap lists below it may have been a job


class _Refusal(Exception):
    """Nothing can be told; the text says why, and what to do."""


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
    address = site_address(config_file)
    try:
        with locked(memory) if send else nullcontext():
            if recall:
                _recall(memory)
            kept = _memory(memory, address)
            plans = _plans(site or Path("site"), address, published, kept, wanted, everything)
            _look_out(plans, kept, many)
            click.echo("\n".join(plan_lines(plans, address, form)))
            wrong = _send(plans, kept, memory) if send else []
    except (ForgottenError, GitHubError, _Refusal) as error:
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


def _plans(
    folder: Path,
    site: str,
    published: Path | None,
    memory: Memory,
    wanted: Mapping[str, Any],
    everything: bool,
) -> list[Plan]:
    listed = _listed(folder, site)
    before = {} if everything else _before(published, site)
    jobs = with_posting(listed, listed.pages, site) if wanted["google"] else frozenset()
    today = quota_day(datetime.now(UTC))
    fate = partial(listed.fate, site=site)
    plans = []
    for service in _services(wanted, site):
        now, then = listed.pages, before
        if service.jobs_only:
            now = {address: now[address] for address in now if address in jobs}
            then = then and _jobs(then, listed, jobs, site)
        plans.append(make_plan(service, memory, now, fate, then, today))
    return plans


def _jobs(
    before: Mapping[str, str], listed: Listed, jobs: Collection[str], site: str
) -> Mapping[str, str]:
    """What an earlier sitemap listed of jobs: those that are still there, and what was below
    their address and has left the sitemap."""
    left = {a for a in before if a.startswith(f"{site}{JOBS}") and a not in listed.pages}
    return {address: before[address] for address in before if address in jobs or address in left}


def _listed(folder: Path, site: str) -> Listed:
    """What the new site lists; without all of it nobody is told that something is gone."""
    try:
        listed = read_listed(folder)
    except OSError as error:
        message = f"The site can't be read: {error.strerror} ({folder})."
        raise _Refusal(f"{message} Build it first, or name its folder.") from None
    if listed.problems:
        problems = "; ".join(str(problem) for problem in listed.problems[:3])
        raise _Refusal(f"The sitemap in {folder} can't be read: {problems}")
    if not listed.pages:
        raise _Refusal(f"There is no sitemap in {folder}, or no page in it. Build the site first.")
    for address in listed.pages:
        if not address.startswith(site):
            message = f"The site in {folder} is made for another address: it lists {address}"
            raise _Refusal(f"{message}, and its address is {site}. Build it with SITE_URL={site}.")
    return listed


def _before(folder: Path | None, site: str) -> Mapping[str, str] | None:
    """What the earlier site listed; nothing where nobody knows, and nobody is told then."""
    found = read_published(folder) if folder is not None else None
    if folder is None or found is None or found.found is not Found.PUBLISHED:
        return None
    if found.address != site:
        return None
    try:
        listed = read_listed(folder)
    except OSError:
        return None
    pages = {
        address: lastmod for address, lastmod in listed.pages.items() if address.startswith(site)
    }
    return None if listed.problems or not pages else pages


def _services(wanted: Mapping[str, Any], site: str) -> Iterator[Service]:
    line = Line(about=site)
    if wanted["indexnow_key"]:
        service = IndexNow(site, wanted["indexnow_key"], line)
        yield replace(service, address=_address("indexnow", service.address))
    if wanted["google"]:
        google = GoogleIndexing(ServiceAccount("", None), line, wanted["google_per_day"])
        elsewhere = _address("google", "")
        if elsewhere:
            google.address, google.token_address = elsewhere, f"{elsewhere}/token"
        yield google


def _address(name: str, default: str) -> str:
    said = os.environ.get(ELSEWHERE[name], "")
    if said and (reason := unsafe(said)):
        raise _Refusal(f"The variable {ELSEWHERE[name]} can't be used: {reason}.")
    return said.rstrip("/") or default


def _look_out(plans: list[Plan], memory: Memory, many: bool) -> None:
    """More is over than a person would expect: perhaps the build went wrong."""
    for plan in plans:
        known = memory.accounts[plan.service.name].told
        news = (*plan.news, *plan.kept)
        if surprising(news, known) and not many:
            ended = sum(item.what.ended for item in news)
            message = f"{ended} of the {len(known)} pages that {plan.service.title} knows are over."
            raise _Refusal(f"{message} If that is right, add --many; else look at the build.")


def _send(plans: list[Plan], memory: Memory, file: Path) -> list[Problem]:
    problems = []
    for plan in plans:
        told, outcomes = 0, [_with_key(plan.service)] if plan.news else []
        if not any(outcome.came is Came.STOPPED for outcome in outcomes):
            today = quota_day(datetime.now(UTC))
            for batch, outcome in tell(plan, memory, today, lambda: memory.save(file)):
                told += len(batch) if outcome.came is Came.ARRIVED else 0
                outcomes.append(outcome)
        if plan.news:
            click.echo(f"{plan.service.title}: told {told} of {len(plan.news)}.")
        problems += [result_problem(plan, outcome) for outcome in outcomes if outcome.message]
    memory.save(file)
    return problems


def _with_key(service: Service) -> Outcome:
    """Give Google's service its key, out of the environment and from nowhere else."""
    if not isinstance(service, GoogleIndexing):
        return Outcome(Came.ARRIVED)
    text = os.environ.get(KEY, "")
    if not text.strip():
        fix = "Put the key of the service account there; docs/marketing/notify.md says how."
        return Outcome(Came.STOPPED, f"the variable {KEY} is missing.", fix)
    try:
        service.account = read_account(text)
    except KeyProblem as problem:
        return Outcome(Came.STOPPED, f"the variable {KEY} can't be used: {problem}.", problem.fix)
    return Outcome(Came.ARRIVED)
