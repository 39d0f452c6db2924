"""The site as it is and as it was, and what each service is to be told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

from careers.listed import Listed, read_listed, with_posting
from careers.news import surprising
from careers.online.published import Found, read_published
from careers.telling import Plan, Service, make_plan
from careers.told import Memory

JOBS = "jobs/"  # what an earlier sitemap lists below it may have been a job


class Refusal(Exception):
    """Nothing can be told; the text says why, and what to do."""


def make_plans(
    services: Iterable[Service],
    memory: Memory,
    folder: Path,
    published: Path | None,
    today: str,
    *,
    everything: bool,
    many: bool,
) -> list[Plan]:
    """What each service is to be told of the site in a folder. Raises `Refusal`.

    `published` is what was downloaded before; with `everything` a service that was never told
    anything is told all; with `many` also when most of the pages are over.
    """
    site, services = memory.site, list(services)
    listed = _listed(folder, site)
    before = {} if everything else _before(published, site)
    about_jobs = any(service.jobs_only for service in services)
    jobs = with_posting(listed, listed.pages, site) if about_jobs else frozenset()
    fate = partial(listed.fate, site=site)
    plans = []
    for service in services:
        now, then = listed.pages, before
        if service.jobs_only:
            now = {address: now[address] for address in now if address in jobs}
            then = then and _jobs(then, listed, jobs, site)
        plans.append(make_plan(service, memory, now, fate, then, today))
        if not many:
            _look_out(plans[-1], memory)
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
        raise Refusal(f"{message} Build it first, or name its folder.") from None
    if listed.problems:
        problems = "; ".join(str(problem) for problem in listed.problems[:3])
        raise Refusal(f"The sitemap in {folder} can't be read: {problems}")
    if not listed.pages:
        raise Refusal(f"There is no sitemap in {folder}, or no page in it. Build the site first.")
    for address in listed.pages:
        if not address.startswith(site):
            message = f"The site in {folder} is made for another address: it lists {address}"
            raise Refusal(f"{message}, and its address is {site}. Build it with SITE_URL={site}.")
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


def _look_out(plan: Plan, memory: Memory) -> None:
    """More is over than a person would expect: perhaps the build went wrong."""
    known = memory.accounts[plan.service.name].told
    news = (*plan.news, *plan.kept)
    if surprising(news, known):
        ended = sum(item.what.ended for item in news)
        message = f"{ended} of the {len(known)} pages that {plan.service.title} knows are over."
        raise Refusal(f"{message} If that is right, add --many; else look at the build.")
