"""`careers new` on a terminal: asks what matters, each answer read at once."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from careers.commands.new.project import Project
from careers.commands.new.role import head_of, speaks, told
from careers.commands.table import aligned
from careers.folder import is_role_name
from careers.library import Description, suggestions
from careers.new_opening import inherited_keys
from careers.new_role import fitting_department, is_remote, wrong_answers
from careers.slug import slugify
from careers.wording import quote, series

OPEN = "Enter leaves it open"
HINTS = {
    "workplace": "on-site, hybrid or remote",
    "applicants": f"such as Greece; Germany. {OPEN}",
    "employment": "full-time, part-time, contract, temporary, internship …",
    "pay": f"such as 60,000–75,000 USD per year. {OPEN}",
    "closes": f"such as 15 December 2026. {OPEN}",
}
LABELS = {
    "applicants": "From which countries may one work?",
    "workplace": "Workplace",
    "employment": "Employment",
    "pay": "Pay",
    "closes": "Last day to apply",
}


def is_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(
    said: Mapping[str, str],
    name: str | None,
    description: Description | None,
    project: Project,
    *,
    is_empty: bool,
) -> tuple[dict[str, str], str | None, Description | None]:
    """What somebody answers: the values by their keys, a file's name, where to start from.

    What is `said` already is not asked, nor what the site states for all its roles. With
    `is_empty` no description is offered.
    """
    click.echo("Enter takes what stands in brackets; Ctrl+C ends this, and nothing is written.")
    asking = _Asking({key: value for key, value in said.items() if value.strip()}, project)
    name = asking.title(name)
    if description is None and not is_empty and speaks(project):
        description = asking.description()
    asking.questions(description)
    return asking.said, name, description


class _Asking:
    def __init__(self, said: dict[str, str], project: Project) -> None:
        self.said = said
        self.project = project

    def title(self, name: str | None) -> str | None:
        """Ask for the title, and for a file's name where none can be made of it."""
        self.answer("title", "What is the role called?", "", is_needed=True)
        while True:
            slug = name or slugify(self.said["title"])
            if not is_role_name(f"{slug}.md"):
                click.echo(f"No file name can be made of {quote(slug or self.said['title'])}.")
            elif (file := self.project.file(slug)).exists() or file.with_suffix("").exists():
                click.echo(f"There is a role {quote(slug)} already.")
            else:
                return name
            name = _prompt("The file's name, such as sales-account-executive", "")

    def description(self) -> Description | None:
        """Let somebody choose what to start from."""
        found = suggestions(self.said["title"])
        if not found:
            return None
        click.echo("There are descriptions to start from:")
        numbered = enumerate(found, 1)
        for line in aligned((str(number), one.title, one.department) for number, one in numbered):
            click.echo(line)
        while True:
            answer = _prompt("Which one? 0 for none", "1")
            if answer.isdecimal() and int(answer) <= len(found):
                return found[int(answer) - 1] if int(answer) else None
            click.echo(f"Write a number from 0 to {len(found)}.")

    def questions(self, description: Description | None) -> None:
        known = [*dict.fromkeys(self.project.rules.known_departments)]
        usual = fitting_department(description.department, known) if description else ""
        hint = series(known) if known else OPEN
        self.answer("department", f"Department ({hint})", usual)
        offices = self.project.offices
        places = [*offices, "another place" if offices else "such as Lyon, France", "remote"]
        self.answer("location", f"Where is it? ({series(places)})", next(iter(offices), ""))
        if is_remote(self.said) and "workplace" not in self.said:
            del self.said["location"]
            self.said["workplace"] = "remote"
        for key in ("workplace", "applicants", "employment", "pay", "closes"):
            if key not in self._inherited() and (key != "applicants" or is_remote(self.said)):
                self.answer(key, f"{LABELS[key]} ({HINTS[key]})", "")

    def answer(self, key: str, question: str, default: str, *, is_needed: bool = False) -> None:
        """Ask for one value until it can be read; one that is only odd may be given twice."""
        odd = ""
        while key not in self.said:
            value = _prompt(question, odd or default)
            if is_needed and not value:
                continue
            wrong = self._wrong(key, value) if value else []
            if wrong and (odd != value or any(severe for _, severe in wrong)):
                for message, _ in wrong:
                    click.echo(f"  {message}")
                odd = "" if any(severe for _, severe in wrong) else value
                continue
            self.said[key] = value

    def _wrong(self, key: str, value: str) -> list[tuple[str, bool]]:
        said = {"title": "x", **self.said, key: value}
        found = wrong_answers(head_of(said, None, self.project), self.project.rules)
        return [(told(one), one.severity == "error") for where, one in found if where == key]

    def _inherited(self) -> set[str]:
        said = self.said
        office = said.get("location", "")
        department = said.get("department", "")
        return inherited_keys(self.project.settings, self.project.units, department, office)


def _prompt(question: str, default: str) -> str:
    shown = f"{question} [{default}]" if default else question
    end = " " if shown.endswith("?") else ": "
    answer = click.prompt(shown, default=default, show_default=False, prompt_suffix=end)
    return " ".join(str(answer).split())
