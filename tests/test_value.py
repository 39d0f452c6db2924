"""Classes of values are the dataclasses that Python would make, in less time."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pytest

from careers import value


def of_value(dataclass: Callable[..., Any]) -> Any:
    @dataclass(frozen=True, slots=True)
    class Stay:
        """Somewhere, for a while."""

        town: str
        nights: int = 2
        beds: list[str] = field(default_factory=list)
        seen: int = field(default=0, compare=False, repr=False)
        _made: dict[str, Any] = field(default_factory=dict, init=False, compare=False)
        board: str = field(default="none", kw_only=True)

        def __post_init__(self) -> None:
            if self.nights < 1:
                raise ValueError(f"{self.nights} nights")

        @property
        def is_long(self) -> bool:
            return self.nights > 7

    Stay.__qualname__ = Stay.__name__
    return Stay


def of_key(dataclass: Callable[..., Any]) -> Any:
    @dataclass(frozen=True, slots=True)
    class Key:
        """What it is found by; one with a dot is the same as one without."""

        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Key) and other.name.strip(".") == self.name.strip(".")

        def __repr__(self) -> str:
            return f"<{self.name}>"

    return Key


def of_nothing(dataclass: Callable[..., Any]) -> Any:
    @dataclass(frozen=True, slots=True)
    class Nothing:
        """Nothing at all."""

    return Nothing


ours, theirs = of_value(value.dataclass), of_value(dataclasses.dataclass)


Stay: Any = ours  # by this name `pickle` finds it


def test_they_say_the_same():
    for make in (
        lambda kind: kind("Kiel"),
        lambda kind: kind("Kiel", 9, ["one"], 4, board="half"),
        lambda kind: kind(town="Kiel", beds=["two"]),
    ):
        one, other = make(ours), make(theirs)
        assert repr(one) == repr(other)
        assert dataclasses.astuple(one) == dataclasses.astuple(other)
        assert one.is_long == other.is_long
    assert str(inspect.signature(ours)).replace("tests.", "") == str(
        inspect.signature(theirs)
    ).replace("tests.", "")
    for name in ("__doc__", "__match_args__", "__slots__", "__module__"):
        assert getattr(ours, name) == getattr(theirs, name)
    assert repr(ours.__dataclass_params__.frozen) == "True"
    assert [one.name for one in dataclasses.fields(ours)] == [
        one.name for one in dataclasses.fields(theirs)
    ]


@pytest.mark.parametrize("kind", [ours, theirs])
def test_a_value_can_not_be_changed(kind):
    stay = kind("Kiel")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'nights'"):
        stay.nights = 3
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'town'"):
        del stay.town
    assert not hasattr(stay, "__dict__")
    with pytest.raises(ValueError, match="0 nights"):
        kind("Kiel", 0)
    with pytest.raises(TypeError, match="town"):
        kind()
    with pytest.raises(TypeError, match="unhashable"):
        hash(stay)


@pytest.mark.parametrize("kind", [ours, theirs])
def test_values_are_equal_by_what_counts(kind):
    assert kind("Kiel") == kind("Kiel", seen=7)
    assert kind("Kiel") != kind("Ulm")
    assert kind("Kiel") != "Kiel"
    assert kind("Kiel").beds is not kind("Kiel").beds


def test_values_of_two_classes_are_never_equal():
    assert ours("Kiel") != theirs("Kiel")
    assert of_nothing(value.dataclass)() != of_nothing(value.dataclass)()


def test_a_value_is_copied_and_kept():
    stay = Stay("Kiel", 9, ["one"], board="half")
    for made in (
        copy.copy(stay),
        copy.deepcopy(stay),
        dataclasses.replace(stay),
        pickle.loads(pickle.dumps(stay)),
    ):
        assert made == stay
        assert made.board == "half"
    assert dataclasses.replace(stay, town="Ulm").town == "Ulm"


@pytest.mark.parametrize("dataclass", [value.dataclass, dataclasses.dataclass])
def test_what_a_class_says_itself_stays(dataclass):
    key = of_key(dataclass)
    assert key("a.") == key("a")
    assert repr(key("a")) == "<a>"
    assert isinstance(hash(key("a")), int)
    nothing = of_nothing(dataclass)
    assert nothing() == nothing()
    assert hash(nothing()) == hash(nothing())


@pytest.mark.parametrize("dataclass", [value.dataclass, dataclasses.dataclass])
def test_another_class_can_stem_from_one(dataclass):
    @dataclass(frozen=True, slots=True)
    class Longer(Stay):  # type: ignore[misc]
        """A stay with a reason."""

        reason: str = "sea"

    assert Longer("Kiel", reason="fog").reason == "fog"
    assert Longer("Kiel") != ours("Kiel")
    with pytest.raises(dataclasses.FrozenInstanceError):
        Longer("Kiel").reason = "sun"


@pytest.mark.parametrize("options", [{}, {"slots": True}, {"frozen": True}, {"order": True}])
def test_a_class_that_asks_for_something_else_is_made_by_python(options):
    @value.dataclass(**options)
    class Point:
        """A place."""

        x: int

    @value.dataclass
    class Plain:
        """A place as well."""

        x: int

    assert Point.__init__.__qualname__.endswith("Point.__init__")
    assert Point(1) == Point(1)
    plain = Plain(1)
    plain.x = 2
    assert plain == Plain(2)
