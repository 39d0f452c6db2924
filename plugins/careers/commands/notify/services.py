"""Who is told: what `mkdocs.yml` says of it, with addresses and the key of the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from careers.commands.notify.sites import Refusal
from careers.online.google_indexing import GoogleIndexing
from careers.online.indexnow import IndexNow
from careers.online.line import Line, unsafe
from careers.online.service_account import KeyProblem, ServiceAccount, read_account
from careers.telling import Came, Outcome, Service

KEY = "GOOGLE_INDEXING_KEY"
# Where the services are, for tests of a set-up: another one's address, or this computer's.
ELSEWHERE = {"indexnow": "CAREERS_INDEXNOW_URL", "google": "CAREERS_GOOGLE_URL"}


def services(wanted: Mapping[str, Any], line: Line) -> Iterator[Service]:
    """The services that the feature's options name, for the site that `line` speaks for.

    Google's has no key yet. Raises `Refusal`.
    """
    site = line.about
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
        raise Refusal(f"The variable {ELSEWHERE[name]} can't be used: {reason}.")
    return said.rstrip("/") or default


def with_key(service: Service) -> Outcome:
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
