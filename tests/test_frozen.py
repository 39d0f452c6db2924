"""Nothing that a hook is given can be changed, however deep in it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from enum import Enum
from pathlib import PurePath
from types import MappingProxyType, NoneType
from typing import Any

import pytest

from careers.adapter import run
from careers.caller import Caller
from careers.frozen import FrozenDict, Unchangeable, frozen
from careers.hooks import HOOK_NAMES

UNCHANGING = (str, int, float, bytes, NoneType, date, datetime, Decimal, tzinfo, Enum, PurePath)


def changeable(value: Any, path: str, seen: set[int]) -> Iterator[str]:
    """The places in a value at which something could be changed."""
    if id(value) in seen or isinstance(value, UNCHANGING):
        return
    seen.add(id(value))
    if isinstance(value, FrozenDict | MappingProxyType):
        for key, part in value.items():
            yield from changeable(part, f"{path}[{key!r}]", seen)
    elif isinstance(value, tuple | frozenset):
        for number, part in enumerate(value):
            yield from changeable(part, f"{path}[{number}]", seen)
    elif is_dataclass(value) and vars(type(value))["__dataclass_params__"].frozen:
        # What is private is nobody's to change: a role remembers there what was made of it.
        for one in (one for one in fields(value) if not one.name.startswith("_")):
            yield from changeable(getattr(value, one.name), f"{path}.{one.name}", seen)
    elif isinstance(value, Callable):  # type: ignore[arg-type]
        return  # what is behind a function is its own
    else:
        yield f"{path} is {type(value).__name__}"


def test_nothing_that_a_hook_is_given_can_be_changed(project, monkeypatch):
    """Everything that can be reached from the arguments of each hook, in a whole build."""
    found: dict[str, None] = {}
    asked: set[str] = set()
    seen: set[int] = set()
    kept: list[Any] = []  # or another value could have its id
    ask = Caller.ask

    def look(self: Caller, kind: Any, where: str, arguments: Mapping[str, Any]) -> Any:
        kept.append(arguments)
        asked.add(self.hook)
        for name, value in arguments.items():
            found.update(dict.fromkeys(changeable(value, f"{self.hook}: {name}", seen)))
            if name == "site":
                words = changeable(value.words, f"{self.hook}: site.words", seen)
                found.update(dict.fromkeys(words))
            if name == "past":
                found.update(dict.fromkeys(changeable(value(), "past()", seen)))
        return ask(self, kind, where, arguments)

    monkeypatch.setattr(Caller, "ask", look)
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    hooks = "".join(f"    @hookimpl\n    def {hook}(self): return None\n\n" for hook in HOOK_NAMES)
    project.write(
        {
            "plugins/all_hooks.py": "from careers import Feature, hookimpl\n\n"
            f"class All(Feature):\n{hooks}",
            "mkdocs.yml": mkdocs.replace("      features:\n", "      languages: [en, de]\n"
            "      features:\n        all_hooks: {}\n        feeds: {}\n"),
            "site_src/offices/athens.md": "---\naddress: Athens, Greece\n---\n# Athens\nHere.\n",
            "site_src/departments/bakery.md": "---\nbenefits: bread\n---\n# Bakery\nWe bake.\n",
            "theme_overrides/texts/en.json": '{"role": {"apply": "Go"}}',
            "roles/cook.md": "---\ntitle: Cook\ndepartment: Bakery\nlocation: Athens\n"
            "posted: 2026-11-02\npay: 30,000–40,000 EUR per year\n---\n## Requirements\n- [x](../"
            "site_src/index.md)\n",
            "roles/cook.de.md": "---\ntitle: Koch\n---\nText.\n",
        }
    )  # fmt: skip
    run.build(str(project.folder / "mkdocs.yml"), as_of=date(2026, 11, 23), keep_going=True)

    assert asked >= {"check_site", "check_role", "role_blocks", "role_json_ld", "site_files"}
    assert list(found) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.__setitem__("a", 1),
        lambda one: one.__delitem__("a"),
        lambda one: one.update(a=1),
        lambda one: one.pop("a"),
        lambda one: one.setdefault("b", 1),
        lambda one: one.clear(),
        lambda one: one.popitem(),
        lambda one: one.__ior__({"a": 1}),
    ],
    ids=range(8),
)
def test_a_frozen_dict_refuses_every_change(change):
    one = frozen({"a": {"b": [1, {"c": 2}]}})

    for each in (one, one["a"]["b"][1]):
        with pytest.raises(Unchangeable):
            change(each)
    assert one == {"a": {"b": (1, {"c": 2})}}


def test_a_frozen_dict_can_be_read_shown_and_copied():
    one = frozen({"a": {"b": [1]}})

    assert json.dumps(one) == '{"a": {"b": [1]}}'
    assert {**one, "c": 1} == dict(one) | {"c": 1} == one | {"c": 1}
    assert type(one | {"c": 1}) is dict
    assert copy.deepcopy(one) == one
    assert frozen(one) is one
