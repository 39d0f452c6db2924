"""Sites with one fault on each page: the audit names each, and nothing else.

What each page is to be told for is written in it; see tests/broken_sites/README.md.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.audit.conftest import NOW

from careers.audit.examine import examine
from careers.audit.rules import RULES

SITES = Path(__file__).resolve().parents[1] / "broken_sites"
NAMES = sorted(place.name for place in SITES.iterdir() if place.is_dir())
CODES = {rule.code for rule in RULES}
# Faults that no file in a repository can have; each has its own test.
ELSEWHERE = {
    "no-site": "test_bad_input.py",
    "page-large": "test_bad_input.py",
    "page-unreadable": "test_bad_input.py",
    **{code: "test_sources.py" for code in CODES if code.startswith("source-")},
}

CASES = re.compile(r"[Tt]est cases? ([\d and]+)")
Found = Counter[tuple[str, str]]


def expected(site: Path) -> Found:
    """Each file with the rules that it breaks."""
    found: Found = Counter()
    for file in site.rglob("*"):
        if file.is_file():
            path = file.relative_to(site).as_posix()
            found.update((path, code) for code in _written(file))
    for page in site.glob("jobs/*/index.html"):
        code = page.parent.name.partition("--")[0]
        if code in CODES:
            found[page.relative_to(site).as_posix(), code] += 1
    return found


def _written(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".json" and "_findings" in text:
        yield from (line.split()[0] for line in json.loads(text)["_findings"])
    yield from re.findall(r"finding: ([\w-]+)", text)


@pytest.mark.parametrize("name", NAMES)
def test_each_fault_is_named_and_nothing_else(name):
    problems = examine(SITES / name, NOW).problems
    if name in CODES:
        assert [problem.code for problem in problems] == [name]
        return
    found = Counter((problem.path, problem.code) for problem in problems)
    assert sorted(found.elements()) == sorted(expected(SITES / name).elements())


def test_every_rule_has_a_page_that_breaks_it():
    told = {code for name in NAMES for _, code in expected(SITES / name)} | set(NAMES)
    assert CODES - told == set(ELSEWHERE)
    for code, file in ELSEWHERE.items():
        assert f'"{code}"' in (Path(__file__).parent / file).read_text(encoding="utf-8")


def test_every_known_case_of_broken_data_has_a_page():
    """The 22 cases that have been seen on real sites, each with its number in a comment."""
    texts = (file.read_text(encoding="utf-8") for file in SITES.rglob("*") if file.is_file())
    numbers = {
        int(number)
        for text in texts
        for cases in CASES.findall(text)
        for number in re.findall(r"\d+", cases)
    }
    assert numbers == set(range(1, 23))


def test_a_finding_says_what_to_do_about_it():
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.code)
        assert rule.about.endswith("."), rule.code
        assert rule.fix.endswith("."), rule.code
    assert len(CODES) == len(RULES)


def test_findings_stand_at_the_place_of_the_fault():
    found = {problem.code: problem for problem in examine(SITES / "pages", NOW).problems}
    for code, wanted in {
        "json-ld-unreadable": "title: Baker",
        "alt-missing": "<img",
        "link-dead": "<a href",
        "canonical-relative": "<link rel",
    }.items():
        problem = found[code]
        lines = (SITES / "pages" / problem.path).read_text(encoding="utf-8").splitlines()
        assert lines[problem.line - 1][problem.column - 1 :].startswith(wanted)
