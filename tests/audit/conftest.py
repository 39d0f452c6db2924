"""Sites out of a few strings, and what the audit says of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from careers.audit.examine import Examination, examine

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


class StrangersSite:
    """A folder of files, to be audited as of noon on 23 November 2026."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, files: dict[str, str | bytes]) -> StrangersSite:
        for name, content in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def examine(self, place: str = "") -> Examination:
        return examine(self.folder / place, NOW)

    def codes(self, place: str = "") -> list[str]:
        """The rules that were broken, but for what is only recommended."""
        found = self.examine(place).problems
        return [problem.code for problem in found if problem.severity != "note"]

    def said(self, place: str = "") -> list[str]:
        found = self.examine(place).problems
        return [str(problem) for problem in found if problem.severity != "note"]


@pytest.fixture
def site(tmp_path: Path) -> StrangersSite:
    return StrangersSite(tmp_path)


@pytest.fixture
def page() -> Callable[..., str]:
    """A function from changes to a page of a job: `body` more of it, `head` more of its head."""

    def make(body: str = "", head: str = "", language: str = "en", **changes: object) -> str:
        data = {**POSTING, **changes}
        stated = {name: value for name, value in data.items() if value is not ...}
        block = json.dumps(stated).replace("<", "\\u003c")
        script = f'<script type="application/ld+json">{block}</script>'
        return PAGE.format(language=language, head=head + script, body=body)

    return make


POSTING = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Baker",
    "description": "<p>You bake the bread.</p><p>Every night.</p>",
    "datePosted": "2026-11-02",
    "hiringOrganization": {"@type": "Organization", "name": "Example"},
    "jobLocation": {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "Athens",
            "addressCountry": "GR",
        },
    },
}
PAGE = """\
<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><title>Baker - Example</title>{head}</head>
<body><main><h1>Baker</h1>
<p>Athens, Greece · posted on 2026-11-02</p>
<p>You bake the bread.</p><p>Every night.</p>
{body}
<p><a href="mailto:jobs@example.com">Apply</a></p></main></body>
</html>
"""
