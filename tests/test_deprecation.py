"""What goes with a later version works until then, and who uses it is told."""

from __future__ import annotations

import pytest

from careers import deprecation

FEATURE = """\
from careers import Block, Feature, hookimpl
from pydantic import Field

class Shout(Feature):
    text: str = ""
    loud: bool = Field(False, deprecated="It goes with 2.0; write “text:” in capitals.")

    @hookimpl
    def role_blocks(self, role, past):
        return []
"""


@pytest.fixture
def told(careers_site, monkeypatch):
    def told(options, names=(), hooks=()):
        monkeypatch.setattr(deprecation, "NAMES", dict(names))
        monkeypatch.setattr(deprecation, "HOOKS", dict(hooks))
        site = careers_site({"plugins/shout.py": FEATURE}, features={"shout": options})
        outcome = site.build(strict=True)
        assert not outcome.failed
        return [(p.severity, p.code, f"{p.message} {p.fix}") for p in outcome.problems]

    return told


def old(said):
    return [
        text
        for _, code, text in said
        if code in ("feature-old", "option-old") and "“shout”" in text
    ]


def test_nothing_is_told_where_nothing_goes(told):
    assert old(told({"text": "x"})) == []


def test_a_name_that_goes_is_a_note_that_says_what_to_use(told):
    assert old(told({}, names={"Block": "It goes with 0.4; use Part.", "Card": "x"})) == [
        "The feature “shout” (plugins/shout.py) uses careers.Block, which goes. "
        "It goes with 0.4; use Part."
    ]


@pytest.mark.parametrize("name", ["role_blocks", "role_blocks.past"])
def test_a_hook_or_an_argument_that_goes_is_a_note(told, name):
    said = told({}, hooks={name: "Use role.", "check_role": "x", "role_blocks.site": "x"})
    assert old(said) == [
        f"The feature “shout” (plugins/shout.py) uses {name}, which goes. Use role."
    ]


def test_an_option_that_goes_is_a_note_where_a_site_writes_it(told):
    said = told({"loud": True})
    assert old(said) == [
        "The option “loud” of “shout” goes. It goes with 2.0; write “text:” in capitals."
    ]
    assert {severity for severity, _, _ in said} == {"note"}
