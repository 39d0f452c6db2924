"""Plain values are copied, and what is not plain is told with its place."""

from __future__ import annotations

import json
from collections import OrderedDict
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.frozen import Unchangeable
from careers.plain import NotPlain, kept, plain

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
LEAVES = st.none() | st.booleans() | st.integers() | st.text() | FLOATS
VALUES = st.recursive(
    LEAVES, lambda one: st.lists(one, max_size=4) | st.dictionaries(st.text(), one, max_size=4)
)


class Kind(StrEnum):
    FULL = "full-time"


class Number(IntEnum):
    ONE = 1


def containers(value: Any) -> list[Any]:
    """The lists and dicts in a value, itself included."""
    if isinstance(value, dict):
        return [value, *(inner for part in value.values() for inner in containers(part))]
    if isinstance(value, list):
        return [value, *(inner for part in value for inner in containers(part))]
    return []


@given(st.dictionaries(st.text(), VALUES))
def test_a_copy_is_the_same_and_shares_nothing_that_can_change(values):
    copy = plain(values)

    assert copy == values
    assert not {id(one) for one in containers(copy)} & {id(one) for one in containers(values)}


@given(st.dictionaries(st.text(), VALUES))
def test_what_is_copied_is_what_json_has(values):
    assert json.loads(json.dumps(plain(values), allow_nan=False)) == plain(values)


def test_kinds_of_values_become_the_values_that_they_are():
    class Own(str):
        def __str__(self):
            return "another"

    given = {"a": (1, (2,)), "b": Kind.FULL, "c": Number.ONE, "d": Own("x"), "e": True}
    given |= {"f": OrderedDict(y=1), "g": MappingProxyType({"z": [None]})}
    copy = plain(given)

    assert copy == {
        "a": [1, [2]],
        "b": "full-time",
        "c": 1,
        "d": "x",
        "e": True,
        "f": {"y": 1},
        "g": {"z": [None]},
    }
    assert [type(copy[key]) for key in "abcdefg"] == [list, str, int, str, bool, dict, dict]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({1, 2}, "x.y[1] is a set; give it as a list, such as sorted(…)"),
        (b"x", "x.y[1] is a bytes; give it as text, such as by decode()"),
        (date(2026, 11, 23), "x.y[1] is a date; give it as text, such as by isoformat()"),
        (Decimal(1), "x.y[1] is a Decimal; give it as a text or a float"),
        (object(), "x.y[1] is an object, no text, number, list or dict"),
        (float("nan"), "x.y[1] is nan, which is no number in JSON"),
        (float("-inf"), "x.y[1] is -inf, which is no number in JSON"),
        ({None: 1}, "x.y[1] has the key None, which is a NoneType and no text"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_not_plain_is_told_with_its_place(value, said):
    with pytest.raises(NotPlain) as caught:
        plain({"x": {"y": [0, value]}})

    assert str(caught.value) == said


def test_half_a_character_is_no_text():
    with pytest.raises(NotPlain, match=r"x\[0\] is no text: .* surrogates not allowed"):
        plain({"x": ["\udc80"]})


def test_what_holds_itself_is_told():
    values: list[Any] = []
    values.append(values)

    with pytest.raises(NotPlain, match="is too deep, or holds itself"):
        plain({"x": values})


def test_what_is_kept_is_plain_and_needs_no_copy():
    made = kept({"a": [{"b": (1, "é")}], "c": Kind.FULL})
    assert made == {"a": ({"b": (1, "é")},), "c": "full-time"}
    assert plain(made) is made
    assert plain({"x": [made]})["x"][0] is made
    assert json.loads(json.dumps(made)) == {"a": [{"b": [1, "é"]}], "c": "full-time"}
    with pytest.raises(Unchangeable):
        made["c"] = "other"
    with pytest.raises(Unchangeable):
        made["a"][0]["b"] = ()


def test_what_is_kept_is_checked_as_all_else():
    with pytest.raises(NotPlain, match=r"a\[0\] is a date"):
        kept({"a": [date(2026, 1, 1)]})
