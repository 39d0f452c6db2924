"""`careers schema`: JSON Schemas for editors, of the front matter and of `mkdocs.yml`."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from careers.adapter import run
from careers.commands import options, report
from careers.discovery import discover
from careers.feature import Feature
from careers.schemas.front_matter import KINDS, Known, front_matter_schema
from careers.schemas.options import options_schema
from careers.settings import Settings
from careers.unit import Units

CONFIG = "config"
EVERY = "all"


@click.command()
@click.argument("kind", type=click.Choice([*KINDS, CONFIG, EVERY]), default=KINDS[0])
@options.config_file
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write it to this file; all of them to this folder, as role.json and so on.",
)
def schema(kind: str, config_file: str, output: Path | None) -> None:
    """Write a JSON Schema with which editors know the keys of a file.

    KIND is role, opening, department or office, for the lines between the two “---”, or config,
    for mkdocs.yml. The site's own departments, offices and features are in it.
    """
    if kind == EVERY and output is None:
        raise click.UsageError("Say into which folder: careers schema all -o .vscode/schemas.")
    settings, host, problems = run.features(config_file)
    report.show(problems, err=True)
    if settings is None or any(problem.severity == "error" for problem in problems):
        sys.exit(1)
    known = known_of(settings, run.units(config_file, host), host.features)
    made: dict[str, dict[str, Any]] = {
        name: front_matter_schema(name, known) for name in KINDS if kind in (name, EVERY)
    }
    if kind in (CONFIG, EVERY):
        made[CONFIG] = options_schema(dict(models_in(Path(config_file).parent)))
    for name, one in made.items():
        if output is None:
            click.echo(as_text(one), nl=False)
        else:
            _write(output / f"{name}.json" if kind == EVERY else output, as_text(one))


def known_of(settings: Settings, units: Units, features: tuple[Feature, ...]) -> Known:
    """What a site has of its own that its roles may name."""
    return Known(
        departments=_once(*settings.departments, *(unit.name for unit in units.departments)),
        offices=_once(
            *(office.name for office in settings.offices), *(unit.name for unit in units.offices)
        ),
        features={
            feature.name: first_words(type(feature)) for feature in features if feature.role_key
        },
    )


def models_in(project: Path) -> Iterator[tuple[str, type[Feature]]]:
    """Each feature that `mkdocs.yml` can name; one that can't be loaded says so when it is on."""
    for name, found in discover(project):
        try:
            yield name, found.load()
        except Exception:
            continue


def first_words(feature: type[Feature]) -> str:
    """What a feature is for, in its first sentence."""
    return " ".join(inspect.cleandoc(feature.__doc__ or "").partition("\n\n")[0].split())


def as_text(made: Mapping[str, Any]) -> str:
    """A schema as the text of a file."""
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(
            f"“{file}” can't be written: {str(error.strerror or error).lower()}."
        ) from None
    click.echo(f"Wrote {file}")
