"""The reference of the hooks has every hook, with an example that runs and who uses it."""

from __future__ import annotations

import re
from types import ModuleType

import pytest
from tests.guide.codes import ROOT, codes, script_of_docs, sections, text_of
from tests.guide.newcomer import GUIDE, Guide

from careers.hooks import Hooks

HOOKS = GUIDE / "hooks.md"
NAMES = [name for name in vars(Hooks) if not name.startswith("_")]
every_hook = pytest.mark.parametrize("hook", NAMES)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    return Guide(tmp_path_factory.mktemp("newcomer"))


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """`docs/hook_reference.py`, which makes the page."""
    return script_of_docs("hook_reference")


def test_the_page_has_every_hook_and_no_other(reference):
    assert [*sections(HOOKS)] == [reference.signature(hook) for hook in NAMES]


def test_no_code_stands_before_the_first_hook_where_nobody_runs_it():
    assert [*codes(text_of(HOOKS).partition("\n## ")[0])] == []


@every_hook
def test_a_hook_says_when_it_is_called_and_what_it_answers(reference, hook):
    summary, *paragraphs = reference.paragraphs(getattr(Hooks, hook))
    assert summary.endswith(".")
    starts = [paragraph.split()[0] for paragraph in paragraphs]
    assert (starts.count("Called"), starts.count("Answers")) == (1, 1)
    part = sections(HOOKS)[reference.signature(hook)]
    assert f"<!-- table: hook.{hook} -->" in part
    for word in ("Called", "Given", "Answers", "Used by"):
        assert f"**{word}**" in part


@every_hook
def test_a_hook_s_example_is_a_feature_that_has_it_and_shows_what_comes_of_it(reference, hook):
    blocks = [*codes(sections(HOOKS)[reference.signature(hook)])]
    [feature] = [c for c in blocks if c.about.get("title", "").startswith("plugins/")]
    assert re.search(rf"^    @hookimpl\n    def {hook}\(", feature.text, re.MULTILINE)
    told = [c for c in blocks if c.language == "console" and "$ careers check" in c.text]
    assert told or any("in" in code.about for code in blocks)


@every_hook
def test_a_hook_s_example_runs(guide, reference, hook):
    guide.follow(HOOKS, reference.signature(hook))


@every_hook
def test_a_hook_is_used_by_a_feature_that_comes_with_the_package(reference, hook):
    assert reference.users(hook)


@every_hook
def test_a_hook_has_a_test_named_after_it(hook):
    tests = (text_of(file) for file in (ROOT / "tests").rglob("test_*.py"))
    assert any(re.search(rf"^ *def test_{hook}(?:_\w+)?\(", test, re.MULTILINE) for test in tests)


def test_every_value_is_said_in_words(reference):
    silent = [kind.__name__ for kind in reference.reached() if not reference.paragraphs(kind)]
    assert silent == []
