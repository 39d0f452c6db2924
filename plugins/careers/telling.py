"""Who is told which news: what each service should know, and the telling of it.

What is about to be sent is written down first, and what came of it right after. So a run
that ends in between tells nothing twice: what was on its way counts as told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from careers.news import News, What, news_between
from careers.told import Account, Memory

NEXT_RUN = "The next run tells it. There is nothing to do."


class Came(StrEnum):
    """What came of sending something."""

    ARRIVED = "arrived"
    REFUSED = "refused"  # these pages are not taken, others may be
    LATER = "later"  # nothing is wrong here; the next run tries again
    STOPPED = "stopped"  # somebody has to mend something first


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, in a sentence where it is not good, and what to do about it."""

    came: Came
    message: str = ""
    fix: str = ""


class Service(Protocol):
    """Somebody who is told. `at_once` pages fit in one message, `per_day` in a day (or any)."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def jobs_only(self) -> bool: ...
    @property
    def at_once(self) -> int: ...
    @property
    def per_day(self) -> int | None: ...

    def tell(self, batch: Sequence[News]) -> Outcome:
        """Send one message."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What one service is to be told now, and `kept` for another day; `first` is its first time.

    `unsure` were on their way when an earlier run ended. `now` is all that the service is to
    know of in the end, page by page.
    """

    service: Service
    news: tuple[News, ...]
    kept: tuple[News, ...]
    now: Mapping[str, str]
    first: bool
    unsure: int
    left: int | None


def make_plan(
    service: Service,
    memory: Memory,
    now: Mapping[str, str],
    fate: Callable[[str], What],
    before: Mapping[str, str] | None,
    today: str,
) -> Plan:
    """What to tell a service of a site whose pages (those it is told about) are `now`.

    `before` is what was published, for a service that was never told anything; None when
    that isn't known, and then it is told nothing: all of it is news only to us. What was
    underway when an earlier run ended counts as told from here on.
    """
    account = memory.accounts.get(service.name)
    first = account is None
    account = memory.accounts.setdefault(service.name, Account())
    unsure = account.arrived()
    known = (now if before is None else before) if first else account.told
    news = account.waiting(news_between(known, now, fate))
    if first:
        account.told = dict(known)
    left = None if service.per_day is None else account.left(service.per_day, today)
    return Plan(service, tuple(news[:left]), tuple(news[left:] if left is not None else ()),
                now, first, unsure, left)  # fmt: skip


def tell(
    plan: Plan, memory: Memory, today: str, save: Callable[[], None]
) -> Iterator[tuple[Sequence[News], Outcome]]:
    """Send what is planned, message by message, with what came of each; stops where it must.

    `save` puts the memory where it lasts.
    """
    service, account = plan.service, memory.accounts[plan.service.name]
    account.note(plan.now, (*plan.news, *plan.kept))
    save()
    for start in range(0, len(plan.news), service.at_once):
        batch = plan.news[start : start + service.at_once]
        account.begin(batch)
        save()
        outcome = service.tell(batch)
        if outcome.came is Came.ARRIVED:
            account.arrived()
        elif outcome.came is Came.REFUSED:
            account.turned_down()
        else:
            account.failed()
        if service.per_day is not None and outcome.came in (Came.ARRIVED, Came.REFUSED):
            account.spend(today)
        save()
        yield batch, outcome
        if outcome.came in (Came.LATER, Came.STOPPED):
            return
