"""Problems as SARIF 2.1.0, which code scanning, editors and other programs read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from careers import __version__
from careers.checks import CHECKS
from careers.commands.where import Where, percent
from careers.edits import Edit
from careers.problem import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"  # what GitHub calls the root of a repository


def as_sarif(
    problems: Sequence[Problem], where: Where, edits: Mapping[Problem, Sequence[Edit]] | None = None
) -> dict[str, Any]:
    """A log with one run; `problems` are sorted by place, `edits` mend some of them."""
    codes = sorted({problem.code for problem in problems})
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "mkdocs-careers",
                        "version": __version__,
                        "rules": [_rule(code, where) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {ROOT: {"description": {"text": "The repository's root"}}},
                "results": [*_results(problems, codes, where, edits or {})],
            }
        ],
    }


def _rule(code: str, where: Where) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code}
    if check := CHECKS.get(code):
        rule["shortDescription"] = {"text": check.about.replace("`", "")}
    if page := where.help(code):
        rule["helpUri"] = page
    return rule


def _results(
    problems: Sequence[Problem],
    codes: Sequence[str],
    where: Where,
    edits: Mapping[Problem, Sequence[Edit]],
) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, ...]] = Counter()
    numbers = {code: number for number, code in enumerate(codes)}
    for problem in problems:
        # Neither the line nor the column: text above it may grow, and it is the same problem.
        same = (problem.path, problem.code, problem.message)
        result: dict[str, Any] = {
            "ruleId": problem.code,
            "ruleIndex": numbers[problem.code],
            "level": problem.severity,
            "message": {"text": f"{problem.message} {problem.fix}".strip()},
            "partialFingerprints": {"careersProblem/v1": _fingerprint(*same, str(seen[same]))},
        }
        seen[same] += 1
        if problem.path:
            result["locations"] = [{"physicalLocation": _place(problem, where)}]
        if mending := edits.get(problem):
            result["fixes"] = [_fix(problem, where, mending)]
        yield result


def _place(problem: Problem, where: Where) -> dict[str, Any]:
    return {
        "artifactLocation": _file(problem, where),
        "region": {"startLine": problem.line, "startColumn": problem.column},
    }


def _file(problem: Problem, where: Where) -> dict[str, str]:
    return {"uri": percent(f"{where.prefix}{problem.path}"), "uriBaseId": ROOT}


def _fix(problem: Problem, where: Where, edits: Sequence[Edit]) -> dict[str, Any]:
    replacements = []
    for edit in edits:
        deleted = {"startLine": edit.line, "startColumn": edit.column}
        deleted |= {"endLine": edit.end_line, "endColumn": edit.end_column}
        one: dict[str, Any] = {"deletedRegion": deleted}
        if edit.text:
            one["insertedContent"] = {"text": edit.text}
        replacements.append(one)
    change = {"artifactLocation": _file(problem, where), "replacements": replacements}
    return {"description": {"text": problem.fix}, "artifactChanges": [change]}


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
