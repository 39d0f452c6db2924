"""Google's Indexing API: Google is told which pages with a JobPosting changed, or are over.

https://developers.google.com/search/apis/indexing-api/v3/using-api
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from careers.news import News
from careers.online.line import Answer, Line, Question
from careers.online.service_account import TOKEN, KeyProblem, ServiceAccount, ask_for_token
from careers.telling import NEXT_RUN, Came, Outcome

ADDRESS = "https://indexing.googleapis.com"
SCOPE = "https://www.googleapis.com/auth/indexing"
PER_DAY = 200  # what Google gives out for set-up; more has to be asked for
DAYS = ZoneInfo("America/Los_Angeles")  # where a quota's day begins and ends


@dataclass(slots=True)
class GoogleIndexing:
    """The service. One page is one message, so that each has an answer of its own."""

    account: ServiceAccount
    line: Line
    per_day: int | None = PER_DAY
    address: str = ADDRESS
    token_address: str = TOKEN
    name: str = "google"
    title: str = "Google"
    jobs_only: bool = True
    at_once: int = 1
    token: str = field(default="", repr=False)

    def tell(self, batch: Sequence[News]) -> Outcome:
        [news] = batch
        if not self.token:
            try:
                self.token = ask_for_token(self.account, SCOPE, self.line, self.token_address)
            except KeyProblem as problem:
                came = Came.LATER if problem.later else Came.STOPPED
                return Outcome(came, f"{problem}.", problem.fix or NEXT_RUN)
        kind = "URL_DELETED" if news.what.hidden else "URL_UPDATED"
        found = self.line.ask(
            Question(
                f"{self.address}/v3/urlNotifications:publish",
                "POST",
                {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"},
                json.dumps({"url": news.address, "type": kind}).encode(),
            )
        )
        if not isinstance(found, Answer):
            came = Came.LATER if found.later else Came.STOPPED
            return Outcome(came, f"{found.reason}.", NEXT_RUN if found.later else "")
        if found.fine:
            return Outcome(Came.ARRIVED)
        message = f"it answers {found.status}: {said(found)}"
        if found.status == 429:
            fix = "The quota is used up. The rest is told another day."
            return Outcome(Came.LATER, message, fix)
        if found.later:
            return Outcome(Came.LATER, message, NEXT_RUN)
        if found.status == 400:
            return Outcome(Came.REFUSED, message, "It is tried again when the page changes.")
        return Outcome(Came.STOPPED, message, self._fix(found.status))

    def _fix(self, status: int) -> str:
        if status == 403:
            return (
                f"Make {self.account.email} an owner of the site in Search Console (Settings, "
                "Users and permissions), and switch the Indexing API on in its project."
            )
        return "Look at docs/marketing/notify.md, “Google”."


def said(found: Answer) -> str:
    """The sentence in an error of Google's, or what there is of it."""
    try:
        text = str(json.loads(found.body)["error"]["message"])
    except (ValueError, KeyError, TypeError):
        text = found.body.decode("utf-8", "replace")
    return " ".join(text.split())[:200] or "nothing more."


def quota_day(now: datetime) -> str:
    """The day that a message counts for."""
    return now.astimezone(DAYS).date().isoformat()
