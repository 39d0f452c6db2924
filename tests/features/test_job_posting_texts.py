"""Any text that a role may hold comes back from its posting exactly as it is."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

import jinja2
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from careers.description import FACTS, description
from careers.facts import facts_of
from careers.features.job_posting import JobPosting
from careers.lifecycle import State
from careers.reading import Rules, read_role
from careers.role import Role
from careers.site import Site

# The very line of the page's template.
TEMPLATE = (files("careers") / "templates/careers/role_head.html").read_text(encoding="utf-8")
[LINE] = re.findall(r"<script type=\"application/ld\+json\">.*?</script>", TEMPLATE)
SCRIPT = jinja2.Environment().from_string(LINE)

KEYS = ("summary", "department", "team", "level", "industry", "hours", "starts", "duration",
        "pay_note", "bonus", "benefits", "education", "experience", "skills", "authorization",
        "clearance", "physical_demands", "reference", "contact")  # fmt: skip
FRAGMENTS = (
    "</script>", "<script>", "-->", "]]>", "&amp;", "&lt;b&gt;", "&#x3C;", "\\u003c",
    "\\n", '"', "'", "`", "{{ x }}", "{% raw %}", "${x}", "**b**", "[x](y)", ": ", " #", "- ",
    "🍞", "é", "e\u0301", "\u00a0", "\u2028", "مرحبا", "<b>", "&", "<", ">", "\\",
)  # fmt: skip
# No control or format characters, of which reading tells, and none that XML doesn't have.
LETTERS = st.characters(
    exclude_categories=["Cs", "Cc", "Cf"], exclude_characters="\ufffe\uffff\u2028\u2029"
)
PIECE = st.one_of(st.sampled_from(FRAGMENTS), st.text(LETTERS, max_size=12))
# A comment in the front matter is no part of any value.
TEXT = st.lists(PIECE, min_size=1, max_size=8).map("".join).filter(lambda text: "<!--" not in text)
BREAKS = st.sampled_from(["<!--", "\n", "\n\n", "\n- ", "\n# ", "\n## Duties\n"])
BODY = st.lists(st.one_of(PIECE, BREAKS), max_size=20).map("".join)


def on_a_line(text: str) -> str:
    return " ".join(text.split())


def file_of(title: str, values: dict[str, str], body: str) -> str:
    """A role's file whose title stands in quotation marks, so that all of it is meant."""
    quoted = on_a_line(title).replace("\\", "\\\\").replace('"', '\\"')
    lines = [f'title: "{quoted}"', "location: Athens", "posted: 2026-11-02"]
    lines += [f"{key}: {on_a_line(value)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", "Text.", "", body, ""])


def published(role: Role, site: Site) -> tuple[str, dict[str, Any]]:
    """The script on the page, and what a reader takes from it."""
    said = JobPosting().role_json_ld(role, State.OPEN, site)
    assert said is not None
    script = SCRIPT.render(object={"@type": said.type, **said.properties})
    [tag] = BeautifulSoup(f"<head>{script}</head>", "html.parser").find_all("script")
    return script, json.loads(tag.string or "", parse_constant=pytest.fail)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(title=TEXT, values=st.dictionaries(st.sampled_from(KEYS), TEXT, max_size=4), body=BODY)
def test_any_role_that_can_be_published_comes_back_exactly(
    rules: Rules, site: Site, title: str, values: dict[str, str], body: str
) -> None:
    assume(on_a_line(title))
    text = file_of(title, values, body)
    role, problems = read_role(text, "roles/baker.md", rules, "jobs/baker/")
    assume(not any(problem.severity == "error" for problem in problems))

    script, found = published(role, site)

    assert script.count("<") == 2  # the tags of the script itself
    assert found["title"] == role.title == on_a_line(title)
    assert found["description"] == description(role, site)
    shown = description_text(found["description"])
    for fact in facts_of(role, site):
        if fact.key in FACTS:
            assert on_a_line(f"{fact.label}: {fact.value}") in shown
    if role.summary:
        assert on_a_line(role.summary) in shown
    for name in ("responsibilities", "qualifications", "jobBenefits", "skills"):
        lines = found.get(name, [])
        for line in [lines] if isinstance(lines, str) else lines:
            assert on_a_line(line) in shown


def description_text(html: str) -> str:
    """The words of a description, read as strictly as XML is."""
    root = ElementTree.fromstring(
        f"<div>{html.replace('<br>', '<br/>').replace('&nbsp;', '&#160;')}</div>"
    )
    assert {tag.tag for tag in root.iter()} <= {
        "div", "p", "ul", "ol", "li", "br", "strong", "em"
    }  # fmt: skip
    lenient = BeautifulSoup(html, "html.parser")
    assert on_a_line(lenient.get_text()) == on_a_line("".join(root.itertext()))
    return on_a_line("".join(root.itertext()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.fixed_dictionaries(dict.fromkeys(KEYS, TEXT)))
def test_no_text_makes_a_posting_fail(rules: Rules, site: Site, values: dict[str, str]) -> None:
    text = file_of("Baker", values, "")
    role, _ = read_role(text, "roles/baker.md", rules, "jobs/baker/")

    _, found = published(role, site)

    assert found["title"] == "Baker"
