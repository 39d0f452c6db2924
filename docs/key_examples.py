"""The examples of `hr/examples.yml`, read by the product itself; the page is made of them."""

from __future__ import annotations

import datetime
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import yaml

from careers.adapter import run
from careers.commands.schema import first_words
from careers.discovery import GROUP
from careers.keys import KEYS, normal_key
from careers.problem import Problem
from careers.role import Role
from careers.values.pay import spell
from careers.values.place import area_text, place_text

DOCS = Path(__file__).resolve().parent
TODAY = datetime.date(2026, 11, 23)
SITE = """\
site_name: Jobs at Example
site_url: https://jobs.example.com/
docs_dir: site_src
theme: {name: material, font: false}
plugins:
  - careers:
      employer: {name: Example, url: https://example.com/}
      timezone: Europe/Athens
      features:
        job_posting: {}
        resource_links: {}
        application_form: {email: jobs@example.com}
        hiring_steps: {steps: [{title: You apply}]}
        history: {}
        pay_transparency: {topics: {pay: "off"}}
        wording: {}
        readability: {topics: {length: "off"}}
"""
OFFICES = {"Boston": "US", "Athens": "GR", "Berlin": "DE"}
DEPARTMENTS = ("Customer Support", "Operations", "Sales")
BASE = {"title": "Baker", "location": "Athens, Greece", "posted": "2026-11-02"}
BODY = "We bake at night, for people who eat in the morning.\n\n## Requirements\n\n- Hands\n"


@dataclass(frozen=True)
class Example:
    """What somebody writes for a key, in one line or several, and the rest of that file."""

    key: str
    lines: str
    beside: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole file."""
        return "\n".join(["---", *self.beside, self.lines, "---", BODY])

    @property
    def places(self) -> range:
        """The lines of the file that it stands in."""
        first = len(self.beside) + 2
        return range(first, first + self.lines.count("\n") + 1)


@cache
def examples() -> dict[str, dict[str, list[Example]]]:
    """Those of each key, `right` and `wrong`."""
    written = yaml.safe_load((DOCS / "hr" / "examples.yml").read_text(encoding="utf-8"))
    return {
        key: {kind: [_example(key, one, said) for one in said[kind]] for kind in ("right", "wrong")}
        for key, said in written.items()
    }


def _example(key: str, written: str | Mapping[str, str], said: Mapping[str, Any]) -> Example:
    head = {name: value for name, value in BASE.items() if name not in said.get("without", ())}
    head.pop(key, None)
    beside = (*(f"{name}: {value}" for name, value in head.items()), *said.get("with", ()))
    if isinstance(written, Mapping):
        return Example(key, written["line"], beside)
    lines = written if written.startswith(f"{key}:\n") else f"{key}: {written}"
    return Example(key, lines, beside)


def every() -> Iterator[tuple[str, Example]]:
    """Each example with the name of its file."""
    for key, kinds in examples().items():
        for kind, found in kinds.items():
            for number, example in enumerate(found, 1):
                yield _name(key, kind, number), example


def _name(key: str, kind: str, number: int) -> str:
    return f"{normal_key(key).replace('_', '-')}-{kind}-{number}"


@cache
def problems() -> Mapping[str, Sequence[Problem]]:
    """What is told of each example, by the name of its file."""
    with tempfile.TemporaryDirectory(prefix="careers-examples-") as folder:
        config = _site(Path(folder), dict(every()))
        told = run.check(str(config), as_of=TODAY).problems
    strange = [problem for problem in told if not problem.path.startswith("roles/")]
    assert not strange, strange
    return {
        name: sorted(one for one in told if one.path == f"roles/{name}.md") for name, _ in every()
    }


@cache
def readings() -> Mapping[str, Role]:
    """The roles that the right examples make, by the names of their files."""
    right = {name: example for name, example in every() if "-right-" in name}
    with tempfile.TemporaryDirectory(prefix="careers-examples-") as folder:
        pages, _, wrong = run.roles(str(_site(Path(folder), right)), as_of=TODAY)
    assert not wrong, wrong
    return {page.role.slug: page.role for page in pages}


def _site(folder: Path, written: Mapping[str, Example]) -> Path:
    """A small site with these roles."""
    files = {"mkdocs.yml": SITE, "site_src/index.md": "# Home\n"}
    files |= {
        f"site_src/offices/{name.lower()}.md": f"---\ncountry: {country}\ncity: {name}\n---\n"
        for name, country in OFFICES.items()
    }
    files |= {
        f"site_src/departments/{normal_key(name)}.md": f"---\ntitle: {name}\n---\n"
        for name in DEPARTMENTS
    }
    files |= {f"roles/{name}.md": example.text for name, example in written.items()}
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


def page() -> str:
    """Every key with its examples, as the page of the documentation has them."""
    return "\n\n".join(_of_key(key) for key in examples())


def _of_key(key: str) -> str:
    name = normal_key(key)
    [about] = [one.about for one in KEYS if one.name == name] or [_about_feature(name)]
    beside = [f"`{line}`" for line in examples()[key]["right"][0].beside[len(BASE) :]]
    rows = {kind: [*_rows(key, kind)] for kind in ("right", "wrong")}
    return "\n\n".join(
        [
            f"## {key}",
            f"{about} Beside it stands {' and '.join(beside)}." if beside else about,
            "\n".join(["| Right | Is read as |", "| --- | --- |", *rows["right"]]),
            "\n".join(["| Wrong | You are told |", "| --- | --- |", *rows["wrong"]]),
        ]
    )


def _about_feature(name: str) -> str:
    [point] = [one for one in entry_points(group=GROUP) if one.name == name]
    return f"{first_words(point.load())} See [{name}](../features/{name}.md#in-a-role)."


def _rows(key: str, kind: str) -> Iterator[str]:
    for number, example in enumerate(examples()[key][kind], 1):
        name = _name(key, kind, number)
        told = _told(problems()[name]) if kind == "wrong" else plain(read_as(key, readings()[name]))
        lines = "<br>".join(f"`{line}`" for line in example.lines.split("\n"))
        cells = (lines, told or "as it is written")
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _told(found: Sequence[Problem]) -> str:
    """The worst of some problems, in its words."""
    order = ("error", "warning", "note")
    worst = min(found, key=lambda problem: order.index(problem.severity))
    return f"{plain(worst.message)} {plain(worst.fix)}"


def plain(text: str) -> str:
    """Text in which only what stands in `` is code: a tag in it is not one of the page."""
    parts = re.split("(`[^`]*`)", text.replace("](", "&#93;("))
    return "".join(
        part if part[:1] == "`" else re.sub(r"([<*\\[]|&(?!#))", r"\\\1", part) for part in parts
    )


def read_as(key: str, role: Role) -> str:
    """What a role says for a key, where that is more than the words that were written."""
    match normal_key(key):
        case "posted" | "opens" | "closes" | "confirmed" | "starts" as name:
            moment = role.start if name == "starts" else getattr(role, name)
            by = f", by {role.confirmed_by}" if name == "confirmed" and role.confirmed_by else ""
            return f"{_words(moment)}{by}" if moment else ""
        case "pay":
            return spell(role.pay) if role.pay else ""
        case "location":
            return "; ".join(map(place_text, role.places))
        case "applicants":
            return "; ".join(map(area_text, role.applicants))
        case "status":
            since = f" since {_words(role.status_since)}" if role.status_since else ""
            return f"{role.status}{since}"
        case "experience":
            months = role.months_of_experience
            return "" if months is None else f"at least {months} months" if months else "none"
        case "education":
            return ", ".join(role.credentials)
        case "occupation":
            return "; ".join(f"{one.code_set} {one.code}" for one in role.occupations)
        case "featured" | "experience_instead_of_education" as name:
            return "yes" if getattr(role, name.removesuffix("_of_education")) else "no"
        case "workplace" | "department" | "language" | "openings" | "timezone" as name:
            return str(getattr(role, name))
        case "employment" | "tags" | "benefits" | "skills" | "aliases" as name:
            return "; ".join(getattr(role, name))
    return ""


def _words(moment: datetime.date) -> str:
    day = f"{moment.day} {moment:%B %Y}"
    return f"{day}, {moment:%H:%M}" if isinstance(moment, datetime.datetime) else day


def main() -> None:
    """Say what is wrong with the examples."""
    for name, found in problems().items():
        example = dict(every())[name]
        told = [problem for problem in found if problem.line in example.places]
        if bool(told) == ("-right-" in name) or len(told) != len(found):
            print(f"=== {name}: {example.lines!r}", *found, sep="\n    ")


if __name__ == "__main__":
    main()
