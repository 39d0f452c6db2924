"""The site with a change and without it, built and read like a stranger, for `careers preview`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from careers.adapter import run
from careers.audit.page import Page
from careers.preview import MOST, Finding, clip
from careers.problem import Problem
from careers.role import Moment

SEVERITIES = ("error", "warning", "note")
Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build and an audit of it found.

    `pages` are those of the site by their file; none where there is no site, because of an error.
    """

    problems: tuple[Problem, ...]
    audit: tuple[Problem, ...] = ()
    pages: dict[str, Page] = field(default_factory=dict)

    @property
    def has_site(self) -> bool:
        return bool(self.pages)


def build(config_file: Path, into: Path, as_of: Moment | None, now: datetime) -> Built:
    """Build a site as it would be published, and audit it at a moment."""
    from careers.audit.examine import examine  # the other commands need not wait for it

    outcome = run.build(
        str(config_file), site_dir=str(into), strict=False, as_of=as_of, keep_going=True
    )
    problems = tuple(sorted(set(outcome.problems)))
    if outcome.failed:
        return Built(problems)
    found = examine(into, now)
    # Its notes are about the site as a whole, so one role more or less makes others of them.
    audit = tuple(sorted(one for one in set(found.problems) if one.severity != "note"))
    return Built(problems, audit, dict(found.site.pages))


def news(head: Built, base: Built | None) -> tuple[tuple[Finding, ...], int, int]:
    """What is found now and was not before, worst first; how many there were, and are left out.

    Lines don't count: what stands further down now is nothing new.
    """
    found, earlier = [], 0
    before = (base.problems, base.audit) if base else ((), ())
    for now, was, in_site in (
        (head.problems, before[0], False),
        (head.audit, before[1], True),
    ):
        known = Counter(map(_key, was))
        for problem in now:
            if known[_key(problem)] > 0:
                known[_key(problem)] -= 1
                earlier += 1
            else:
                found.append(_finding(problem, in_site))
    found.sort(key=lambda one: SEVERITIES.index(one.severity))
    return tuple(found[:MOST]), earlier, len(found[MOST:])


def _key(problem: Problem) -> Key:
    return problem.path, problem.severity, problem.code, problem.message


def _finding(problem: Problem, in_site: bool) -> Finding:
    return Finding(
        path=clip(problem.path),
        line=max(problem.line, 1),
        severity=problem.severity,
        code=clip(problem.code),
        message=clip(problem.message),
        fix=clip(problem.fix),
        in_site=in_site,
    )
