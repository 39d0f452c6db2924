"""The HTML of every page, judged by W3C's checker (Nu) and by html-validate.

What is excused is excused by one message about one sort of tag, with the reason. An excuse that
nothing needs any more is told, so that none outlives what it was made for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest


@dataclass(frozen=True)
class Complaint:
    """What a judge says of a tag of a page."""

    path: str
    message: str
    tag: str


@dataclass(frozen=True)
class Excuse:
    """A complaint that is not to be mended here: the message and the tag as patterns, and why."""

    message: str
    tag: str
    reason: str

    def fits(self, complaint: Complaint) -> bool:
        return bool(
            re.search(self.message, complaint.message) and re.search(self.tag, complaint.tag)
        )


TOGGLE = r'^<input class="md-toggle" [^>]*type="checkbox" id="__(drawer|search)"'
MATCHES = r'^<h2 class="careers-matches__count"'
BY_SCRIPT = (
    "What is searched with is hidden until its script runs, which writes how many are found."
)
NU_EXCUSES = [
    Excuse(
        "^Attribute “autocomplete” is only allowed when the input type is",
        TOGGLE,
        "Material's switches for its drawer and its search; without it Firefox remembers them.",
    ),
    Excuse("^Empty heading", MATCHES, BY_SCRIPT),
    Excuse(
        r"^Resource violates Content Security Policy \(meta tag\): ",
        r'^<\w+ [^>]*(?:src|href)="(?![a-z]+:|//)',
        "The policy allows 'self', and Nu reads files that are at no address, so that is nowhere."
        " What the policy stops in a browser, the browser's tests hear of.",
    ),
    Excuse(
        r"^Inline script violates Content Security Policy \(meta tag\): ",
        r'^<script [^>]*type="application/(?:ld\+)?json"',
        "Data is not run, so no policy is asked about it; Nu asks.",
    ),
]
HTML_VALIDATE_EXCUSES = [
    Excuse("^valid-autocomplete:", TOGGLE, "The same as Nu's first."),
    Excuse("^empty-heading:", MATCHES, BY_SCRIPT),
    Excuse(
        "^empty-heading:",
        r'^<h3 class="careers-entry__title">$',
        "It stands in a template, and the script writes a role's title into it.",
    ),
    Excuse(
        "^input-missing-label:",
        TOGGLE,
        "Material's labels for its switches are icons.",
    ),
    Excuse(
        "^unique-landmark:",
        r'^<nav (class="careers-header__wide" )?aria-label=',
        "The menu stands in the header twice, for wide and for narrow screens; one is hidden.",
    ),
    Excuse(
        "^aria-label-misuse:",
        r'^<ul class="careers-list" aria-labelledby="careers-home-',
        "ARIA lets a list be called by its heading, and axe-core takes it.",
    ),
    Excuse(
        "^long-title:",
        "^</title>$",
        "The name of a town with its region and country is as long as it is.",
    ),
]

Judge = Callable[[dict[str, str]], list[Complaint]]


def tag_at(text: str, line: int, column: int) -> str:
    """The tag that a place in a page is in; lines and columns begin at one."""
    lines = text.splitlines(keepends=True)
    place = sum(map(len, lines[: line - 1])) + column
    begin = text.rfind("<", 0, place)
    return text[begin : text.find(">", begin) + 1]


@pytest.fixture(scope="module")
def nu(java, tmp_path_factory) -> Judge:
    """W3C's checker."""

    def run(pages: dict[str, str]) -> list[Complaint]:
        folder = tmp_path_factory.mktemp("nu")
        files = {folder / f"{number}.html": path for number, path in enumerate(pages)}
        for file, path in files.items():
            file.write_text(pages[path], encoding="utf-8")
        options = ["--format", "json", "--exit-zero-always"]
        done = java("vnu-jar/build/dist/vnu.jar", *options, *map(str, files))
        assert done.returncode == 0, done.stderr
        found = []
        for said in json.loads(done.stderr)["messages"]:
            path = files[Path(urlsplit(said["url"]).path)]
            place = said.get("lastLine", 1), said.get("lastColumn", 1)
            found.append(Complaint(path, said["message"], tag_at(pages[path], *place)))
        return found

    return run


@pytest.fixture(scope="module")
def html_validate(node) -> Judge:
    """html-validate, by the rules in `node/html-validate.json`."""

    def run(pages: dict[str, str]) -> list[Complaint]:
        said = node("html.mjs", given=pages)
        assert set(said) == set(pages)
        return [
            Complaint(path, f"{rule}: {message}", tag_at(pages[path], line, column))
            for path, messages in said.items()
            for rule, message, line, column in messages
        ]

    return run


def excused(complaint: Complaint, excuses: list[Excuse]) -> bool:
    return any(excuse.fits(complaint) for excuse in excuses)


def assert_html(judge: Judge, pages: dict[str, str], excuses: list[Excuse]) -> None:
    """No complaint without an excuse, and no excuse without a complaint."""
    said = judge(pages)
    assert [complaint for complaint in said if not excused(complaint, excuses)] == []
    assert [e for e in excuses if not any(e.fits(complaint) for complaint in said)] == []


def test_nu_takes_the_sample_site(sample, nu):
    assert_html(nu, sample.pages, NU_EXCUSES)


def test_html_validate_takes_the_sample_site(sample, html_validate):
    assert_html(html_validate, sample.pages, HTML_VALIDATE_EXCUSES)


# --- That each can complain ----------------------------------------------------------------------

GOOD = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Baker</title>
<script type="application/ld+json">{"description": "\\u003c/script\\u003e"}</script></head>
<body><main><h1>Baker</h1><p>Bread.</p>
<form method="post" action="https://example.com/">
<label for="name">Name</label><input id="name" name="name" type="text" autocomplete="name">
<button type="submit">Apply</button></form></main></body>
</html>
"""
FAR = '<script src="https://example.org/bread.js"></script></head>'
Broken = list[tuple[str, str, str]]
NU_BROKEN: Broken = [
    ("\\u003c/script\\u003e", "</script>", "Stray end tag “script”"),
    ("<title>Baker</title>", "", "missing a required instance of child element “title”"),
    ("Bread.</p>", "Bread.</section>", "Stray end tag “section”"),
    ("<p>Bread.</p>", '<p id="name">Bread.</p>', "Duplicate ID “name”"),
    ('<label for="name">', '<label for="nmae">', "must be the ID"),
    ("<p>Bread.</p>", '<img src="bread.png">', "must have an “alt” attribute"),
    ("<p>Bread.</p>", "<ul><p>Bread.</p></ul>", "not allowed as child of element “ul”"),
    ("<p>", '<p role="bread">', "for attribute “role” on element “p”"),
    ('autocomplete="name"', 'autocomplete="bread"', "autocomplete"),
    ('type="text"', 'type="checkbox"', "Attribute “autocomplete” is only allowed"),
]
HTML_VALIDATE_BROKEN: Broken = [
    ("</form>", "", "close-order"),
    ("<!doctype html>", "", "missing-doctype"),
    ('<label for="name">Name</label>', "", "input-missing-label"),
    ('<label for="name">', '<label for="nmae">', "no-missing-references"),
    ('<button type="submit">Apply</button>', "", "wcag/h32"),
    ("<p>", '<p style="color: red">', "no-inline-style"),
    ("<p>", '<p id="name">', "no-dup-id"),
    ("<p>Bread.</p>", "<h4>Bread</h4>", "heading-level"),
    (' lang="en"', "", "element-required-attributes"),
    ("<p>Bread.</p>", '<img src="bread.png">', "wcag/h37"),
    ("</head>", FAR, "require-sri"),
    ('type="text"', 'type="checkbox"', "valid-autocomplete"),
    ("<p>Bread.</p>", "<nav><p>1</p></nav><nav><p>2</p></nav>", "unique-landmark"),
]


def assert_complains(judge: Judge, broken: Broken, excuses: list[Excuse]) -> None:
    """Nothing about the good page, and what it should about each broken one, without excuse."""
    pages = {f"{before} → {after}": GOOD.replace(before, after) for before, after, _ in broken}
    assert GOOD not in pages.values()
    found = judge({**pages, "good": GOOD})
    assert [complaint for complaint in found if complaint.path == "good"] == []
    for path, (_, _, said) in zip(pages, broken, strict=True):
        of_it = [each for each in found if each.path == path and not excused(each, excuses)]
        assert any(said in each.message for each in of_it), (path, of_it)


def test_nu_complains(nu):
    assert_complains(nu, NU_BROKEN, NU_EXCUSES)


def test_html_validate_complains(html_validate):
    assert_complains(html_validate, HTML_VALIDATE_BROKEN, HTML_VALIDATE_EXCUSES)


def test_an_excuse_that_nothing_needs_is_told(html_validate):
    assert_html(html_validate, {"good": GOOD}, [])
    with pytest.raises(AssertionError, match="for nothing"):
        assert_html(html_validate, {"good": GOOD}, [Excuse("^wcag", "<p>", "for nothing")])
