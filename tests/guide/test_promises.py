"""The names that others rely on are those that are written down, so that a change is meant."""

from __future__ import annotations

from types import ModuleType

import pytest
from tests.guide.codes import INLINE, script_of_docs, text_of
from tests.guide.newcomer import GUIDE


@pytest.fixture(scope="module")
def public() -> ModuleType:
    """`docs/public_names.py`, which gathers them."""
    return script_of_docs("public_names")


def test_no_public_name_is_gone(public):
    gone = sorted({*public.written()} - public.public_names())
    how = "Others rely on it: see docs/plugin-authors/promises.md, then take its line out by hand"
    assert gone == [], how


def test_every_public_name_is_written_down(public):
    new = sorted(public.public_names() - {*public.written()})
    assert new == [], "It is public from now on: run .venv/bin/python docs/make_reference.py"


def test_the_names_are_in_order_each_once(public):
    assert public.written() == sorted({*public.written()})


def test_new_names_are_added_and_none_is_taken_away(public, tmp_path, monkeypatch):
    file = tmp_path / "public-names.txt"
    file.write_text("hook gone role\n", encoding="utf-8")
    monkeypatch.setattr(public, "FILE", file)
    made = public.with_new_names().splitlines()
    assert "hook gone role" in made
    assert "hook check_role role" in made


def test_the_page_says_of_each_kind_what_it_is(public):
    table = text_of(GUIDE / "promises.md").partition("| --- | --- |\n")[2].partition("\n\n")[0]
    named = {name for row in table.splitlines() for name in INLINE.findall(row.split("|")[1])}
    assert named == {name.partition(" ")[0] for name in public.written()}


@pytest.mark.parametrize(
    "name",
    [
        "name careers.Block",
        "name Block.template",
        "name Role.spot",
        "name Feature.option",
        "hook role_blocks past",
        "fixture careers_site",
        "testing Project.page",
        "option job_posting",
        "option careers.employer.name",
        "option hiring_steps.steps.title",
        "key pay",
        "command careers build",
        "command careers build --strict",
        "template careers/benefits.html",
        "class careers-entry__title",
        "property --careers-brand",
    ],
)
def test_what_others_rely_on_is_public(public, name):
    assert name in public.written()
