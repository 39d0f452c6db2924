"""A template that can't be shown, as a problem in it and not as a traceback."""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import TemplateError

from careers.problem import Problem, Spot


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
