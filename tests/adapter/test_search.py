"""The theme's search finds roles, and no visitor who searches loads all that they say."""

from __future__ import annotations

import json

import pytest

LONG = "Bake the bread that four hundred people have with their coffee. " * 4
ROLE = (
    "---\ntitle: Baker & Cook\nsummary: {summary}\ndepartment: Dough\ntags: rye\n"
    "location: Athens, Greece\nworkplace: on-site\nemployment: part-time\nposted: 2026-11-02\n"
    "---\n## What you do\n\nKnead, and clean the oven.\n"
)


def entries(project) -> list[dict]:
    project.build()
    docs = json.loads(project.text("search/search_index.json"))["docs"]
    return [entry for entry in docs if entry["location"].startswith("jobs/baker/")]


def test_a_role_is_one_line_of_it(with_role):
    [entry] = entries(with_role(ROLE.format(summary=LONG)))
    assert entry["title"] == "Baker &amp; Cook"
    assert entry["tags"] == ["Dough", "Athens, Greece", "rye"]
    assert entry["text"].startswith("On-site · Part-time · Bake the bread that")
    assert entry["text"].endswith("…")
    assert "oven" not in entry["text"]
    written = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    assert 220 < len(written) <= 251


def test_what_is_no_markup_is_none_in_the_search(with_role):
    [entry] = entries(with_role(ROLE.format(summary="a <b> & “c” &amp; d")))
    assert entry["text"].endswith("a &lt;b&gt; &amp; “c” &amp;amp; d")


def test_many_tags_leave_some_text(with_role):
    tags = ", ".join(f"a kind of bread {number}" for number in range(20))
    [entry] = entries(with_role(ROLE.format(summary=LONG).replace("rye", tags)))
    assert 20 < len(entry["text"]) <= 41


def test_pages_of_marketing_are_in_it_as_they_are(with_role):
    project = with_role(ROLE.format(summary=LONG))
    text = f"# Us\n\n## Our oven\n\n{LONG}\n"
    project.write({"site_src/us.md": text}).build()
    docs = json.loads(project.text("search/search_index.json"))["docs"]
    [part] = [entry for entry in docs if entry["location"] == "us/#our-oven"]
    assert LONG.strip() in part["text"]


@pytest.mark.parametrize("plugins", ["", "  - search: {enabled: false}\n"])
def test_a_site_does_without_it(project, plugins):
    text = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert "  - search\n" in text
    project.write({"mkdocs.yml": text.replace("  - search\n", plugins)}).build()
    assert project.page("jobs/baker/index.html").h1.text.strip() == "Baker"
    assert not (project.folder / "site/search/search_index.json").exists()
