"""What a new role starts with: its front matter out of what is known, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from careers.blank import blank_text, front_matter, written
from careers.consistency import unknown_departments
from careers.new_opening import inherited_keys
from careers.problem import Problem
from careers.reading import read_role
from careers.rules import Rules
from careers.settings import Settings
from careers.site import Site
from careers.unit import Units, department_key
from careers.wording import fold

ALWAYS = ("title", "department", "posted", "status")
ORDER = ("title", "summary", "department", "location", "workplace", "applicants", "employment",
         "pay", "posted", "closes", "reference", "contact", "status")  # fmt: skip
PATH = "roles/new.md"


def new_head(
    said: Mapping[str, str], inherited: Collection[str], office: str, today: str
) -> dict[str, str]:
    """The front matter of a new role, by key: what is `said`, and what has to be filled in.

    What a role inherits is not asked again. `office` is where it is if nothing else is said.
    """
    remote = is_remote(said)
    values = {
        "title": "",
        "department": "",
        **({"applicants": ""} if remote else {"location": office, "workplace": ""}),
        "employment": "",
        "pay": "",
        "posted": today,
        "closes": "",
        "status": "draft",
    }
    head = {key: value for key, value in values.items() if key not in inherited or key in ALWAYS}
    head |= {key: " ".join(value.split()) for key, value in said.items() if value.strip()}
    return {key: head[key] for key in ORDER if key in head}


def empty_role(settings: Settings, units: Units, site: Site) -> str:
    """The text of a role of which nothing is known yet, with what is usual on a site."""
    offices = [office.name for office in site.offices]
    office = next(iter(offices), "")
    inherited = inherited_keys(settings, units, "", office)
    today = site.now.date().isoformat()
    return blank_text(new_head({}, inherited, office, today), site.language)


def is_remote(said: Mapping[str, str]) -> bool:
    """Whether a role is done from home alone."""
    return "remote" in (fold(said.get("workplace", "")), fold(said.get("location", "")))


def wrong_answers(head: Mapping[str, str], rules: Rules) -> list[tuple[str, Problem]]:
    """What is wrong with the values of a front matter, each with its key.

    They are read as those of any role are.
    """
    role, problems = read_role(f"{front_matter(head)}Text.\n", PATH, rules, "")
    keys = dict(enumerate(head, 2))
    if rules.units.departments:
        known = rules.known_departments
        problems += unknown_departments([role], known, rules.site, have_files=True)
    found = [
        (keys[problem.line], problem)
        for problem in sorted(set(problems))
        if problem.severity != "note" and problem.path == PATH and problem.line in keys
    ]
    for line, (key, value) in enumerate(head.items(), 2):
        if written(key, value) is None:
            message = f"This can't stand behind “{key}:”."
            fix = "Write it without quotation marks, comments and brackets at its ends."
            found.append((key, Problem(PATH, line, 1, "error", "not-plain", message, fix)))
    return found


def fitting_department(name: str, known: Collection[str]) -> str:
    """What a site calls a department; empty where it has others, and none that is clearly this."""
    if not known:
        return name
    same = [one for one in known if department_key(one) == department_key(name)]
    words = set(fold(name).split())
    near = [one for one in known if words <= set(fold(one).split())]
    found = same or near
    return found[0] if len(found) == 1 else ""
