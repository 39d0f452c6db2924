"""Templates of features that are not there or can't be shown, as problems and not as tracebacks."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from jinja2 import Environment, TemplateError, TemplateNotFound

from careers.hooks import Block
from careers.problem import Problem, Spot
from careers.role_page import RolePage
from careers.settings import Source


def template_problem(error: Exception, project: Path, owners: Mapping[str, str]) -> Problem | None:
    """What is wrong with a template, if it is one that failed.

    `owners` says which feature's a template is.
    """
    frames = traceback.extract_tb(error.__traceback__)
    shown = [frame for frame in frames if frame.filename.endswith((".html", ".xml"))]
    if not shown and not isinstance(error, TemplateError):
        return None
    file = getattr(error, "filename", None) or (shown[-1].filename if shown else "")
    line = getattr(error, "lineno", None) or (shown[-1].lineno if shown else None) or 1
    path = os.path.relpath(file, project).replace(os.sep, "/") if file else "mkdocs.yml"
    found = [owner for template, owner in owners.items() if path.endswith(template)]
    whose = f" of the feature “{found[0]}”" if found else ""
    said = " ".join(str(error).split())
    message = f"The template {path}{whose} can't be shown: {type(error).__name__}: {said}."
    return Spot(path, line).error("template-broken", message)


def templates_of(
    pages: Iterable[RolePage], more: Iterable[tuple[str, Block]]
) -> dict[tuple[str, str], None]:
    """The features with their templates: of pages, at the end of roles, and of `more` blocks."""
    found: dict[tuple[str, str], None] = {}
    for page in pages:
        found |= {(name, block.template): None for name, block in page.blocks}
        found |= dict.fromkeys(page.lasting)
    found |= {(name, block.template): None for name, block in more}
    return found


def broken(env: Environment, asked: Iterable[tuple[str, str]], source: Source) -> Iterator[Problem]:
    """The templates that are not there, or that Jinja can't read, of features by their names."""
    for name, template in sorted(asked):
        spot = source.spot(("features", name))
        try:
            env.get_template(template)
        except TemplateNotFound as error:
            missing = str(error.name or template)
            known = [one for one in env.list_templates() if one.startswith("careers/")]
            near = get_close_matches(missing, known, n=1, cutoff=0.85)  # they begin alike
            hint = f"Did you mean “{near[0]}”? " if near else ""
            message = f"There is no template “{missing}”, which the feature “{name}” shows."
            fix = (
                f"{hint}Put it into theme_overrides/, or into the folder “templates” beside the"
                " feature's module."
            )
            yield spot.error("template-broken", message, fix)
        except (TemplateError, UnicodeDecodeError, OSError) as error:
            said = " ".join(str(error).split())
            line = getattr(error, "lineno", None)
            where = f", line {line}" if line else ""
            message = (
                f"The template “{template}”{where} of the feature “{name}” can't be used: {said}."
            )
            yield spot.error("template-broken", message)
