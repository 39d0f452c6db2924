"""The names that sites and features of others rely on, gathered from the code.

`docs/make_reference.py` adds new ones to `docs/plugin-authors/public-names.txt` and takes none
away: whoever takes a name away does so by hand, having read what is promised in
`docs/plugin-authors/promises.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import click
import jinja2
from hook_reference import HOOKS, arguments, fields, methods, reached, shipped
from jinja2 import nodes
from pydantic import BaseModel

import careers
import careers.testing
from careers import testing
from careers.cli import cli
from careers.keys import ADDRESS_KEYS, KEYS, UNIT_KEYS
from careers.settings import Settings
from careers.testing import plugin

FILE = Path(__file__).resolve().parent / "plugin-authors" / "public-names.txt"
PACKAGE = Path(careers.__file__).parent
TEMPLATES = PACKAGE / "templates"
CLASSES = re.compile(r'\bclass="([^"]*)"')
CLASS = re.compile(r"careers-[a-z\d]+(?:(?:--|__|-)[a-z\d]+)*(?![\w{-])")
PROPERTY = re.compile(r"^ *(--careers-[\w-]+):", re.MULTILINE)


def public_names() -> set[str]:
    """Each name behind the kind that it is of: `key pay`, `hook check_role role`."""
    kinds = {
        "name": _names(),
        "hook": (f"{hook} {name}" for hook in HOOKS for name in arguments(hook)),
        "fixture": (name for name in vars(plugin) if name.startswith("careers_")),
        "testing": _testing(),
        "option": _options(),
        "key": {key.name for key in (*KEYS, *UNIT_KEYS, *ADDRESS_KEYS)},
        "command": _commands(cli, "careers"),
        "template": _templates(),
        "class": _classes(),
        "property": _properties(),
    }
    return {f"{kind} {name}" for kind, names in kinds.items() for name in names}


def written() -> list[str]:
    return FILE.read_text(encoding="utf-8").splitlines() if FILE.is_file() else []


def with_new_names() -> str:
    """The file with the names that are new."""
    return "".join(f"{name}\n" for name in sorted({*written(), *public_names()}))


def _names() -> Iterator[str]:
    """What `careers` has, and what the values have that hooks are given and answer with."""
    yield from (f"careers.{name}" for name in careers.__all__)
    own = [careers.Feature, careers.Advice, *reached()]
    for kind in own:
        yield from (f"{kind.__name__}.{name}" for name in fields(kind))
        yield from (f"{kind.__name__}.{name}" for name, _ in methods(kind) if name != "enter")


def _testing() -> Iterator[str]:
    for name in testing.__all__:
        yield name
        kind = getattr(testing, name)
        if isinstance(kind, type):
            yield from (f"{name}.{method}" for method, _ in methods(kind))


def _options() -> Iterator[str]:
    yield from _fields_of(Settings, "careers")
    for name, feature in shipped().items():
        yield name
        yield from _fields_of(feature, name)


def _fields_of(model: type[BaseModel], where: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield f"{where}.{name}"
        for inner in _models(field.annotation):
            yield from _fields_of(inner, f"{where}.{name}")


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Union, UnionType, tuple, list, dict):
        for part in get_args(annotation):
            yield from _models(part)


def _commands(command: click.Command, name: str) -> Iterator[str]:
    yield name
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            yield from (f"{name} {option}" for option in parameter.opts)
    for inner, found in getattr(command, "commands", {}).items():
        yield from _commands(found, f"{name} {inner}")


def _templates() -> Iterator[str]:
    """Every template, and what those of features read of their block."""
    parser = jinja2.Environment(autoescape=False)
    for file in TEMPLATES.rglob("*.html"):
        name = file.relative_to(TEMPLATES).as_posix()
        yield name
        for found in parser.parse(file.read_text(encoding="utf-8")).find_all(nodes.Getattr):
            if isinstance(found.node, nodes.Name) and found.node.name == "block":
                yield f"{name} block.{found.attr}"


def _classes() -> Iterator[str]:
    for file in TEMPLATES.rglob("*.html"):
        for value in CLASSES.findall(file.read_text(encoding="utf-8")):
            yield from CLASS.findall(value)


def _properties() -> Iterator[str]:
    for file in TEMPLATES.rglob("*.css"):
        yield from PROPERTY.findall(file.read_text(encoding="utf-8"))
