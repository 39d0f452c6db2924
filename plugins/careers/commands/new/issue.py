"""`careers new --from-issue`: the role that somebody filled into the form on GitHub."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from careers.commands.new.files import named, write
from careers.commands.new.project import Project
from careers.commands.new.role import head_of
from careers.commands.table import escaped
from careers.folder import is_role_name
from careers.issue_form import VALUES, description_of, read_answers, role_text
from careers.new_role import wrong_answers
from careers.problem import Problem
from careers.slug import slugify

NO_TITLE = "The form says no title, so there is no role to write. Open a new one, with a title."
NO_NAME = "new-role"  # of a file whose title has no Latin letters


def write_issue(file: Path, name: str | None, project: Project) -> None:
    """Write the role of an issue's text, and say in Markdown what is left to do.

    What can't be read is written as it was answered: the check tells it at its line.
    """
    answers = read_answers(_body(file))
    title = answers.values.get("title", "")
    if not title:
        click.echo(NO_TITLE)
        sys.exit(1)
    slug = named(name, name) if name else slugify(title)
    if not is_role_name(f"{slug}.md"):
        slug = NO_NAME
    head = head_of(answers.values, description_of(answers), project)
    if not answers.is_draft:
        # Nobody fills it in before it is published: what is usual is not what somebody said.
        said = {*answers.values, "department", "posted"}
        head = {key: value for key, value in head.items() if key in said}
    found = wrong_answers(head, project.rules)
    slug = next(one for one in _names(slug) if _is_free(one, project))
    target = project.file(slug)
    write({target: role_text(head, answers, project.site.language)}, "a role")
    path = f"{project.settings.roles_dir}/{slug}.md"
    for line in _report(path, found, answers.is_draft):
        click.echo(line)


def _body(file: Path) -> str:
    """The text of an issue: a file of its own, or in what GitHub tells a workflow of it."""
    text = file.read_bytes().decode("utf-8", "replace")
    if file.suffix != ".json":
        return text
    try:
        return str(json.loads(text)["issue"]["body"] or "")
    except (ValueError, KeyError, TypeError):
        raise click.ClickException(f"{file} tells of no issue.") from None


def _names(slug: str) -> Iterator[str]:
    yield slug
    for number in range(2, 1000):
        yield f"{slug}-{number}"


def _is_free(slug: str, project: Project) -> bool:
    file = project.file(slug)
    return not (file.exists() or file.with_suffix("").exists())


def _report(path: str, found: Sequence[tuple[str, Problem]], is_draft: bool) -> Iterator[str]:
    """What stands in the pull request and below the issue, in GitHub's Markdown."""
    yield f"The role is in `{path}`."
    if path.rpartition("/")[2].startswith(NO_NAME):
        yield ""
        yield "The file's name becomes the address: give it a better one, in small Latin letters."
    if found:
        yield ""
        yield "Please mend this in the file; the pencil there opens it:"
        yield ""
        for key, problem in found:
            said = escaped(f"{problem.message} {problem.fix}".strip())
            yield f"- **{escaped(VALUES.get(key, key))}**: {said}"
    yield ""
    if is_draft:
        yield (
            "It is a draft. Fill in what is left open, then delete the line `status: draft`; "
            "once this is merged, the role is on the site."
        )
    else:
        yield "Once this is merged, the role is on the site."
