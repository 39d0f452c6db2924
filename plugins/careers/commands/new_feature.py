"""`careers features --new NAME`: a feature of one's own to begin with, and its test."""

from __future__ import annotations

import keyword
import re
import sys
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from string import Template

import click

from careers.configuration import read_configuration
from careers.discovery import discover
from careers.keys import KEYS
from careers.wording import quote
from careers.writing import write_new

NAME = re.compile(r"[a-z][a-z0-9_]{0,49}")
# Windows takes no file of such a name, whatever its ending.
DEVICES = frozenset({"con", "prn", "aux", "nul"})
DEVICES |= {f"{name}{number}" for name in ("com", "lpt") for number in range(10)}
# What is written, by the files that it is made of.
FILES = {
    "feature.py.txt": "plugins/$name.py",
    "template.html.txt": "theme_overrides/careers/$name.html",
    "test.py.txt": "tests/test_$name.py",
    "page.md.txt": "$pages/$name.md",
}


def write_feature(written: str, config_file: Path) -> None:
    """Write the files of a new feature, all of them or none, and say how it is switched on."""
    configuration, problems = read_configuration(config_file, ())
    if configuration is None:
        raise click.ClickException("\n".join(map(str, problems)))
    name = _checked(written, config_file.absolute().parent)
    # What stands below docs_dir would be published.
    published = f"{configuration.docs}/"
    pages = "plugins" if "docs/features/".startswith(published) else "docs/features"
    words = name.replace("_", " ")
    values = {
        "name": name,
        "pages": pages,
        "class_name": "".join(word.title() for word in name.split("_")),
        "title": words.capitalize(),
        "key": words,
        "css": name.replace("_", "-"),
        "to_plugins": "." if pages == "plugins" else "../../plugins",
    }
    folder = files("careers") / "starter"
    new = {
        config_file.parent / Template(path).substitute(values): Template(
            (folder / file).read_text(encoding="utf-8")
        ).substitute(values)
        for file, path in FILES.items()
    }
    if there := next((file for file in new if file.exists()), None):
        raise click.UsageError(f"There is {there.as_posix()} already. Choose another name.")
    try:
        write_new(new)
    except OSError as error:
        message = f"{error.filename} can't be written: {error.strerror}."
        raise click.ClickException(message) from None
    for file in new:
        click.echo(f"Wrote {file.as_posix()}")
    click.echo(f"Switch it on in {config_file.name}, below “features:” of the plugin “careers”:")
    click.echo(f"        {name}: {{}}")
    test = config_file.parent / f"tests/test_{name}.py"
    click.echo(f"Try it with: python -m pytest -o pythonpath=plugins {test.as_posix()}")


def _checked(written: str, project: Path) -> str:
    """The name of a feature that nothing else has; ends the command where there is none."""
    if not NAME.fullmatch(written):
        near = re.sub(r"[^a-z0-9]+", "_", written.casefold()).strip("_")
        hint = f" Write {near}." if NAME.fullmatch(near) else ""
        message = f"{quote(written)} can't be the name of a feature: that is up to 50 small"
        raise click.UsageError(f"{message} letters, figures and “_”, a letter first.{hint}")
    for name, found in discover(project):
        if name == written:
            raise click.UsageError(f"There is a feature {quote(name)} already: {found.origin}.")
    better = f"Choose another name, such as our_{written}."
    if any(key.name == written for key in KEYS):
        raise click.UsageError(f"{quote(written)} is a key that roles have. {better}")
    if keyword.iskeyword(written) or written in sys.stdlib_module_names | DEVICES:
        raise click.UsageError(f"{quote(written)} means something else already. {better}")
    if not (project / "plugins" / written).is_dir() and find_spec(written):
        raise click.UsageError(f"{quote(written)} is a package of Python already. {better}")
    return written
