"""A role in another language: what it says itself, and what it can't say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careers.assembly import Address, Assembly
from careers.host import Host
from careers.language import Language
from careers.problem import Problem
from careers.role_page import RolePage
from careers.settings import Source, read_settings
from careers.site import Site
from careers.translations import Translations
from careers.units import read_units

BAKER = """\
---
title: Baker
summary: Bread for the whole town.
location: Athens, Greece
hours: 38 hours a week
pay: 60,000–75,000 EUR per year
posted: 2026-11-02
closes: 2026-12-15
reference: B-1
---
Bread.

## Requirements

- Hands

See [benefits](../site_src/benefits.md).
"""
BÄCKER = """\
---
title: Bäcker (m/w/d)
summary: Brot für die ganze Stadt.
hours: 38 Stunden in der Woche
---
Brot.

## Anforderungen

- Hände

Siehe [Leistungen](../site_src/benefits.md).
"""
PATHS = {
    "site_src/index.md": "",
    "site_src/benefits.md": "benefits/",
    "site_src/benefits.de.md": "de/benefits/",
}
LANGUAGES = (
    Language("en"),
    Language("de", name="Arbeiten bei Example", folder="de"),
    Language("el", folder="el"),
)

Read = Callable[..., tuple[dict[str, RolePage], list[str]]]


@pytest.fixture
def read(tmp_path: Path, site: Site) -> Read:
    def read(
        files: dict[str, str], language: str = "de", **options: Any
    ) -> tuple[dict[str, RolePage], list[str]]:
        """The pages of the roles in one language by their slugs, and what is wrong."""
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        given = {"employer": {"name": "Example"}, "timezone": "America/New_York", **options}
        settings, _ = read_settings(given, Source())
        assert settings is not None
        units = read_units(tmp_path / "site_src", "site_src", others=["de", "el"])
        offices = tuple(unit.office for unit in units.offices if unit.office)
        whole = replace(site, languages=LANGUAGES, offices=offices)
        own = Assembly(settings, Source(), whole, Host(), tmp_path, PATHS, Address(), units)
        pages, problems = own.pages()
        found: list[Problem] = [*units.problems, *problems]
        for one in LANGUAGES[1:]:
            other = Translations(own, one, settings, Source(), Host(), units)
            in_it, wrong = other.pages_of(pages)
            found += wrong
            if one.code == language:
                shown = in_it
        told = sorted({problem for problem in found if problem.severity != "note"})
        return {page.role.slug: page for page in shown}, [str(problem) for problem in told]

    return read


def test_a_translation_says_its_words_and_takes_every_fact(read: Read) -> None:
    headings = {"requirements": ["Anforderungen"]}
    pages, told = read({"roles/baker.md": BAKER, "roles/baker.de.md": BÄCKER}, sections=headings)

    role = pages["baker"].role
    assert told == []
    assert pages["baker"].path == "de/jobs/baker/"
    assert (role.title, role.summary) == ("Bäcker (m/w/d)", "Brot für die ganze Stadt.")
    assert role.hours == "38 Stunden in der Woche"
    assert (str(role.posted), role.reference) == ("2026-11-02", "B-1")
    assert role.language == "de"
    assert [section.kind for section in role.body.sections if section.kind] == ["requirements"]


def test_its_links_lead_to_pages_in_its_language(read: Read) -> None:
    pages, _ = read({"roles/baker.md": BAKER, "roles/baker.de.md": BÄCKER})

    assert [target.href for _, target in pages["baker"].role.body.links] == ["../../benefits/"]
    pages, _ = read({}, "el")
    assert [target.href for _, target in pages["baker"].role.body.links] == ["../../benefits/"]


def test_a_role_without_a_translation_says_in_which_language_it_is(read: Read) -> None:
    pages, told = read({"roles/baker.md": BAKER}, "el")

    assert told == []
    assert (pages["baker"].path, pages["baker"].role.language) == ("jobs/baker/", "en")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "pay: 70.000 EUR pro Jahr",
            "“pay” is “70.000 EUR pro Jahr” here, and “60,000–75,000 EUR per year” in "
            "roles/baker.md:6.",
        ),
        ("closes: 2026-12-16", "“closes” is “2026-12-16” here, and “2026-12-15” in "),
        ("location: Patras, Greece", "“location” is “Patras, Greece” here, and “Athens, Greece”"),
        ("status: filled", "“status” is “filled” here, and roles/baker.md has none."),
        ("reference: B-2", "“reference” is “B-2” here, and “B-1” in roles/baker.md:9."),
        ("workplace: remote", "“workplace” is “remote” here, and roles/baker.md has none."),
        ("language: fr", "The file's name says that it is in German."),
    ],
)
def test_a_translation_that_states_another_fact_is_a_problem(
    read: Read, line: str, told: str
) -> None:
    text = BÄCKER.replace("---\nBrot", f"{line}\n---\nBrot")
    _, problems = read({"roles/baker.md": BAKER, "roles/baker.de.md": text})

    assert len(problems) == 1
    assert problems[0].startswith(f"roles/baker.de.md:5:{len(line.split(': ')[0]) + 3}: error: ")
    assert told in problems[0]


@pytest.mark.parametrize(
    ("here", "there", "is_told"),
    [
        ("20 Stunden in der Woche", "40 hours a week", True),
        ("37,5 Stunden", "37.5 hours", False),
        ("von 9 bis 17 Uhr", "9 a.m. to 5 p.m.", False),
        ("zwanzig Stunden", "20 hours", False),
    ],
)
def test_a_translation_with_other_figures_is_told(
    read: Read, here: str, there: str, is_told: bool
) -> None:
    files = {
        "roles/baker.md": BAKER.replace("38 hours a week", there),
        "roles/baker.de.md": BÄCKER.replace("38 Stunden in der Woche", here),
    }
    _, problems = read(files)

    assert (
        problems
        == [
            f"roles/baker.de.md:4:8: warning: “hours” is “{here}” here, and “{there}” in "
            "roles/baker.md:5. Say the same in both, or in one of them without figures."
        ][: int(is_told)]
    )


@pytest.mark.parametrize(
    ("original", "translation", "told"),
    [("- Why?\n- When?\n", "- Warum?\n", "1 here, and 2"), ("", "- Warum?\n", "1 here, and 0")],
)
def test_everybody_is_asked_the_same(
    read: Read, original: str, translation: str, told: str
) -> None:
    files = {
        "roles/baker.md": BAKER + (original and f"\n## Questions\n\n{original}"),
        "roles/baker.de.md": f"{BÄCKER}\n## Fragen\n\n{translation}",
    }
    _, problems = read(files, sections={"questions": ["Fragen"]})

    line = files["roles/baker.de.md"].splitlines().index("## Fragen") + 1
    assert problems == [
        f"roles/baker.de.md:{line}:1: warning: The number of questions is {told} in the original. "
        "Ask the same in both, in the same order, so that everybody is asked the same."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "pay: 60000-75000 EUR per year",
        "closes: 15 December 2026",
        "location: Athens, Griechenland",
        "status: open",
        "language: de",
        "starts: so bald wie möglich",
    ],
)
def test_the_same_fact_in_other_words_is_none(read: Read, line: str) -> None:
    text = BÄCKER.replace("---\nBrot", f"{line}\n---\nBrot")
    _, problems = read({"roles/baker.md": BAKER, "roles/baker.de.md": text})

    assert problems == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("baker.en.md", "“baker.en.md” says that it is in English, as every file without it is."),
        ("baker.fr.md", "“baker.fr.md” would be in French, which is no language of this site."),
        ("cook.de.md", "“cook.de.md” is a translation, and there is no “cook.md” beside it."),
        ("baker.v2.md", "“baker.v2.md” would make an address that is hard to write down."),
        ("node.js.md", "“node.js.md” would make an address that is hard to write down."),
        ("baker.qq.md", "“baker.qq.md” would make an address that is hard to write down."),
    ],
)
def test_a_name_that_says_no_translation_is_told(read: Read, name: str, told: str) -> None:
    _, problems = read({"roles/baker.md": BAKER, f"roles/{name}": BÄCKER})

    assert len(problems) == 1
    assert problems[0].startswith(f"roles/{name}:1:1: error: {told}")


def test_two_translations_into_one_language_are_told(read: Read) -> None:
    files = {"roles/baker.md": BAKER, "roles/baker.de.md": BÄCKER, "roles/baker.DE.md": BÄCKER}
    _, problems = read(files)

    assert problems == [
        "roles/baker.de.md:1:1: error: There is a translation of “baker.md” into German already. "
        "Delete one of the two."
    ]


def test_a_translation_without_a_text_is_told(read: Read) -> None:
    _, problems = read({"roles/baker.md": BAKER, "roles/baker.de.md": "---\ntitle: Bäcker\n---\n"})

    assert problems == [
        "roles/baker.de.md:1:1: error: This translation has no text. "
        "Write below the second “---” what roles/baker.md says there."
    ]


def test_an_empty_translation_is_not_asked_for_facts(read: Read) -> None:
    _, problems = read({"roles/baker.md": BAKER, "roles/baker.de.md": ""})

    assert problems == [
        "roles/baker.de.md:1:1: error: “baker.de.md” is empty. "
        "If it is a translation, write a title and a text; else a place and a date, too."
    ]


def test_an_opening_takes_its_text_from_the_role_in_its_language(read: Read) -> None:
    index = "---\ntitle: Baker\n---\nBread.\n\n## Requirements\n\n- Hands\n"
    opening = "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n"
    pages, told = read(
        {
            "roles/baker/index.md": index,
            "roles/baker/athens.md": opening,
            "roles/baker/index.de.md": "# Bäcker\n\nBrot.\n\n## Anforderungen\n\n- A\n",
            "roles/baker/athens.de.md": "## Anforderungen\n\n- B\n",
        }
    )

    athens = pages["baker/athens"]
    assert told == []
    assert athens.path == "de/jobs/baker/athens/"
    assert athens.role.title == "Bäcker"
    assert "Brot." in athens.role.body.html()
    assert "<li>B</li>" in athens.role.body.html()
    assert "<li>A</li>" not in athens.role.body.html()


def test_an_opening_whose_role_is_not_translated_is_told(read: Read) -> None:
    _, told = read(
        {
            "roles/baker/index.md": "# Baker\n\nBread.\n",
            "roles/baker/athens.md": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n",
            "roles/baker/athens.de.md": "Brot.\n",
        }
    )

    assert told == [
        "roles/baker/athens.de.md:1:1: error: This opening is translated, and its role is not. "
        "Write roles/baker/index.de.md too."
    ]


def test_departments_and_offices_have_their_names_in_the_language(read: Read) -> None:
    files = {
        "site_src/departments/sales.md": "---\nsummary: We sell.\nbenefits: bread\n---\n",
        "site_src/departments/sales.de.md": "---\ntitle: Vertrieb\nbenefits: Brot\n---\n",
        "site_src/offices/athens.md": "---\ncountry: Greece\ncity: Athens\n---\n",
        "site_src/offices/athens.de.md": "---\ntitle: Athen\ncity: Athen\n---\n",
        "roles/baker.md": BAKER.replace(", Greece", "").replace(
            "hours:", "department: Sales\nhours:"
        ),
        "roles/baker.de.md": BÄCKER,
        "roles/cook.md": BAKER.replace("B-1", "C-1").replace("hours:", "department: Sales\nhours:"),
    }
    pages, told = read(files)

    role = pages["baker"].role
    assert told == []
    assert (role.department, role.benefits) == ("Vertrieb", ("Brot",))
    assert (role.places[0].locality, role.places[0].office) == ("Athen", "Athens")
    assert role.department_keys == {"sales", "vertrieb"}
    assert pages["cook"].role.department == "Vertrieb"


def test_what_a_department_is_is_the_same_in_every_language(read: Read) -> None:
    files = {
        "site_src/departments/sales.md": "---\nsummary: We sell.\n---\n",
        "site_src/departments/sales.de.md": "---\nemployment: Teilzeit\n---\n",
        "roles/baker.md": BAKER,
    }
    _, told = read(files)

    assert told == [
        "site_src/departments/sales.de.md:2:1: error: “employment” is the same in every language. "
        "Delete this line, and write it in site_src/departments/sales.md."
    ]
