"""Everything that a site says of itself is in its language, and the audit understands it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from string import Formatter
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup, Comment
from bs4.element import Script, Stylesheet
from tests.conftest import MKDOCS

from careers.audit.examine import examine
from careers.catalogue import FALLBACK, load_catalogue

NOW = datetime(2026, 11, 23, tzinfo=ZoneInfo("Europe/Athens"))
LANGUAGES = ("de", "fr", "es", "el")
# What people read, or hear, beside the text itself.
TOLD = ("aria-label", "alt", "title", "placeholder", "content", "label")
DATA = ("data-careers-messages", "data-careers-later", "data-careers-unsent")
APPLICATION_FORM = """\
        application_form:
          way: form
          action: https://forms.example.com/x
          email: jobs@example.com
          privacy: site_src/privacy.md
          talent_pool: "0"
          ask: >-
            preferred name optional, pronouns optional, phone required, town optional,
            cv required, links optional, cover letter optional, start date optional,
            pay expectation optional, work authorization required, sponsorship optional,
            heard from optional, referred by optional, adjustments optional,
            requirements optional
        share: {}
        benefits: {}
        hiring_steps: {steps: [{title: "0"}]}
        feeds: {}
        crawlers: {}
"""
FACTS = {
    "team": "0",
    "level": "0",
    "workplace": "hybrid",
    "employment": "full-time, part-time, contract, temporary, internship, volunteer, per-diem",
    "hours": "0",
    "pay": "60,000–75,000 EUR per year",
    "pay note": "0",
    "bonus": "0",
    "benefits": "0; 1",
    "starts": "2027-01-15",
    "duration": "0",
    "openings": "2",
    "skills": "0; 1",
    "authorization": "0",
    "clearance": "0",
    "physical demands": "0",
    "closes": "2026-12-15 17:00",
    "confirmed": "2026-11-20 by 0",
    "reference": "0-1",
    "contact": "jobs@example.com",
    "industry": "0",
}
BODY = """
0 1.

## Requirements

- 0

## Questions

- 0? (yes/no)
- 1? (choose any: 2, 3)
- 4 (file)
- 5 (number)
- 6 (date)
- 7 (link)
- 8 (long text, optional)
"""


def role(title: str, body: str = BODY, **keys: str) -> str:
    head = {"title": title, "location": "Αθήνα, GR", "department": "00", "posted": "2026-11-02"}
    lines = "\n".join(f"{key}: {value}" for key, value in {**head, **keys}.items())
    return f"---\n{lines}\n---\n{body}"


@pytest.fixture(scope="module", params=LANGUAGES)
def built(request, tmp_path_factory):
    """A site that shows all that the package can say, with nothing in English of its own."""
    from tests.conftest import Project

    language = request.param
    theme = f"theme: {{name: material, font: false, language: {language}}}"
    mkdocs = MKDOCS.replace("theme: {name: material, font: false}", theme)
    mkdocs = mkdocs.replace(
        "        application_form: {email: jobs@example.com}\n", APPLICATION_FORM
    )
    mkdocs = mkdocs.replace("site_name: Jobs at Example", "site_name: Ζζ")
    project = Project(tmp_path_factory.mktemp(language)).write(
        {
            "mkdocs.yml": mkdocs,
            "site_src/index.md": "# Ζζ\n",
            "site_src/privacy.md": "# Ππ\n",
            "site_src/departments/00.md": "---\ntitle: '00'\n---\n0 1.\n",
            "roles/all.md": role("0 0", **FACTS),
            "roles/home.md": role(
                "0 1", BODY.partition("## Questions")[0], workplace="remote", applicants="GR; FR",
                apply="jobs@example.com",
            ).replace("location: Αθήνα, GR\n", ""),
            "roles/over.md": role("0 2", posted="2026-10-02", closes="2026-11-01"),
            "roles/filled.md": role("0 3", posted="2026-10-02", status="filled on 2026-11-02"),
            "roles/paused.md": role("0 4", posted="2026-10-02", status="paused"),
            "roles/away.md": role("0 5", posted="2026-10-02", status="withdrawn"),
            "roles/text.md": "---\ntitle: 0 6\n---\n0 1.\n",
            "roles/several/index.md": "---\ntitle: 0 7\n---\n0 1.\n",
            "roles/several/one.md": role("0 7", "0", location="Βόλος, GR"),
            "roles/several/two.md": role("0 7", "0", location="Πάτρα, GR"),
        }
    )  # fmt: skip
    outcome = project.build()
    wrong = [str(problem) for problem in outcome.problems if problem.severity != "note"]
    assert not outcome.failed, wrong
    return language, project


def texts(values: Any) -> Iterator[str]:
    """Every text of a catalogue that is shown, without what is filled in."""
    if isinstance(values, Mapping):
        for key, value in values.items():
            if key not in ("sections", "marks", "@type", "@id"):
                yield from texts(value)
    elif isinstance(values, str):
        yield values


def parts(text: str) -> list[str]:
    return [part.strip() for part, *_ in Formatter().parse(text) if len(part.strip()) > 1]


def told(page: BeautifulSoup) -> Iterator[str]:
    """All that a page says, to eyes, to ears and to its own scripts."""
    for string in page.find_all(string=True):
        if not isinstance(string, Comment | Script | Stylesheet):
            yield " ".join(string.split())
    for element in page.find_all(True):
        yield from (str(element[name]) for name in TOLD if name in element.attrs)
        for name in DATA:
            if name in element.attrs:
                written = str(element[name])
                yield from texts(json.loads(written) if written[:1] in "[{" else written)
    for script in page.find_all("script", type="application/ld+json"):
        yield from texts(json.loads(script.get_text()))


def test_no_page_says_anything_in_english(built):
    language, project = built
    own = {part for text in texts(load_catalogue(language)) for part in parts(text)}
    english = {part for text in texts(load_catalogue(FALLBACK)) for part in parts(text)} - own
    long = [part for part in english if " " in part and len(part) > 8]
    for path in sorted((project.folder / "site").rglob("*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for said in told(page):
            assert said not in english, path
            assert not [part for part in long if part in said], (path, said)


def test_no_feed_says_anything_in_english(built):
    language, project = built
    own = {part for text in texts(load_catalogue(language)) for part in parts(text)}
    own |= {"Fully remote"}  # what job boards want to read in the XML, in any language
    english = {part for text in texts(load_catalogue(FALLBACK)) for part in parts(text)} - own
    long = [part for part in english if " " in part and len(part) > 8]
    site = project.folder / "site"
    files = [*site.glob("*.xml"), *site.glob("*.ics"), *site.glob("*.txt"), site / "feed.json"]
    files += site.glob(f"assets/careers/application_form.{language}.*.js")
    assert len(files) > 6
    for path in files:
        said = path.read_text(encoding="utf-8")
        assert not [part for part in long if re.search(rf"\b{re.escape(part)}\b", said)], path


def test_every_page_says_its_language(built):
    language, project = built
    for path in sorted((project.folder / "site").rglob("*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        [html] = page.find_all("html")
        assert html["lang"] == language, path


def test_the_audit_finds_nothing_wrong(built):
    _, project = built
    found = examine(project.folder / "site", NOW).problems

    assert [str(problem) for problem in found if problem.severity != "note"] == []
