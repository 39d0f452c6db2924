"""The status for programs: plain values whose names are documented in `docs/hr/status.md`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from careers.changes import Change, Effect, repair
from careers.commands.report import as_data
from careers.commands.status.reading import Comparison
from careers.facts import moment_iso
from careers.lifecycle import State, zone_of
from careers.problem import Problem
from careers.role import Moment
from careers.role_page import RolePage
from careers.status import Report, Standing


def status_data(
    report: Report, comparison: Comparison | None, problems: Iterable[Problem]
) -> dict[str, Any]:
    """Everything there is to say."""
    site = report.site
    return {
        "site": site.name,
        "now": site.now.isoformat(),
        "within": report.within,
        "unconfirmed_after": report.unconfirmed_after,
        "counts": {str(state): report.summary.states.get(state, 0) for state in State},
        "openings": report.summary.openings,
        "roles": [_standing(standing, report) for standing in report.standings],
        "base": _base(comparison) if comparison else None,
        "changes": ([_change(change) for change in comparison.changes] if comparison else None),
        "problems": [as_data(problem) for problem in problems],
    }


def _standing(standing: Standing, report: Report) -> dict[str, Any]:
    role = standing.role
    zone = zone_of(role, report.site)
    return {
        "title": role.title,
        "path": standing.path,
        "file": role.path,
        "state": str(standing.state),
        "opening_of": role.opening_of or None,
        "has_openings": role.has_openings,
        "place": standing.place,
        "owner": role.owner or None,
        "opens": _iso(role.opens or role.posted, zone),
        "closes": _iso(role.closes, zone),
        "confirmed": _iso(role.confirmed, zone),
        "open_days": standing.open_days,
        "opens_in": standing.opens_in,
        "closes_in": standing.closes_in,
        "silent_days": standing.silent_days,
        "rests_in": standing.rests_in,
        "rests": standing.rests,
        "opens_soon": report.opens_soon(standing),
        "closes_soon": report.closes_soon(standing),
        "unconfirmed": report.is_unconfirmed(standing),
    }


def _iso(moment: Moment | None, zone: ZoneInfo) -> str | None:
    return moment_iso(moment, zone) if moment else None


def _base(comparison: Comparison) -> dict[str, Any]:
    return {
        "revision": comparison.revision.name,
        "commit": comparison.revision.commit,
        "problems": [as_data(problem) for problem in comparison.problems],
    }


def _change(change: Change) -> dict[str, Any]:
    ends = change.effect is Effect.ENDS
    return {
        "effect": str(change.effect),
        "path": change.path,
        "title": change.page.role.title,
        "before": _page(change.before),
        "after": None if ends else _page(change.after),
        "openings": [page.path for page in change.openings],
        "repair": repair(change) if ends else None,
        "alterations": [asdict(alteration) for alteration in change.alterations],
    }


def _page(page: RolePage | None) -> dict[str, Any] | None:
    if page is None:
        return None
    return {"path": page.path, "file": page.role.path, "state": str(page.state)}
