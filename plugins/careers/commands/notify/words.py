"""What search engines are told, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careers.commands.table import aligned, cell, table
from careers.news import News
from careers.problem import Problem, Spot
from careers.telling import Came, Outcome, Plan

COLUMNS = ("Page", "What", "Why", "Whom")
MOST = 100  # rows


def plan_lines(plans: Sequence[Plan], site: str, form: str) -> Iterator[str]:
    """What is to be told to whom, and why."""
    rows = _rows(plans, site)
    if rows:
        yield f"For {site}:"
        if form == "markdown":
            yield ""
            yield from table(COLUMNS, [[cell([text]) for text in row] for row in rows[:MOST]])
            yield ""
        else:
            yield from aligned([COLUMNS, *rows[:MOST]])
        if len(rows) > MOST:
            yield f"… and {len(rows) - MOST} more"
    for plan in plans:
        line = f"{plan.service.title}: {_said(plan)}"
        yield f"- {line}" if form == "markdown" else line


def result_problem(plan: Plan, outcome: Outcome) -> Problem:
    """What a service did not take."""
    spot = Spot("mkdocs.yml")
    message = f"{plan.service.title}: {outcome.message}"
    if outcome.came is Came.LATER:
        return spot.warning("notify-later", message, outcome.fix)
    code = "notify-refused" if outcome.came is Came.REFUSED else "notify-stopped"
    return spot.error(code, message, outcome.fix)


def _rows(plans: Sequence[Plan], site: str) -> list[tuple[str, str, str, str]]:
    whom: dict[News, list[str]] = {}
    for plan in plans:
        for news in plan.news:
            whom.setdefault(news, []).append(plan.service.title)
    return [
        (f"/{news.address.removeprefix(site)}", str(news.what), news.why, ", ".join(titles))
        for news, titles in whom.items()
    ]


def _said(plan: Plan) -> str:
    parts = [_first(plan) if plan.first and not plan.news else _many(plan)]
    if plan.kept:
        parts.append(f"{len(plan.kept)} more on the next days, because of its quota.")
    if plan.unsure:
        parts.append(
            f"On their way when an earlier run ended: {_pages(plan.unsure)}. That counts as told."
        )
    return " ".join(parts)


def _first(plan: Plan) -> str:
    noted = f"the first time. {_pages(len(plan.now))} noted; it is told"
    return f"{noted} what changes from now on."


def _many(plan: Plan) -> str:
    if not plan.news:
        return "nothing new." if not plan.kept else "the quota of today is used up."
    if plan.left is None:
        return f"{_pages(len(plan.news))}."
    return f"{_pages(len(plan.news))}; {plan.left - len(plan.news)} more may follow today."


def _pages(many: int) -> str:
    return f"{many} page{'' if many == 1 else 's'}"
