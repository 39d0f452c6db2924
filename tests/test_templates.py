"""Rules that hold for every template, so that no text can break out of one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEMPLATES = sorted(
    path
    for folder in ("plugins/careers/templates", "theme_overrides", "tests/packages")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".html", ".xml")
)
PRINTED = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
TAG = re.compile(r"\{%-?\s*(\w+)")
# What both Jinja and MiniJinja know, without macros and other logic.
TAGS = {"extends", "block", "endblock", "if", "elif", "else", "endif", "for", "endfor", "with",
        "endwith", "include", "set", "import"}  # fmt: skip


@pytest.fixture(params=TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def template(request) -> str:
    return request.param.read_text(encoding="utf-8")


def test_every_value_is_escaped(template):
    for printed in PRINTED.findall(template):
        expression = printed.strip()
        if expression in ("super()", "page.content | safe"):
            continue
        assert re.search(r"\| (e|tojson)$", expression), expression


def test_nothing_but_simple_logic(template):
    assert set(TAG.findall(template)) <= TAGS
    assert "{%- macro" not in template


def test_no_script_style_or_handler_is_written_into_a_page(template):
    bare = re.sub(r"\{[{%].*?[}%]\}", "", template, flags=re.DOTALL)
    assert not re.search(r"<script(?! type=\"application/ld\+json\"| src=)", bare)
    assert not re.search(r"<style|\sstyle=|\son\w+=", bare)


def test_the_package_says_nothing_in_a_language_of_its_own(request):
    """Words come from the catalogue; only names of elements and classes stand in templates."""
    for path in TEMPLATES:
        if "plugins/careers" not in path.as_posix() or path.suffix != ".html":
            continue
        bare = re.sub(r"\{[{%#].*?[}%#]\}", "", path.read_text(), flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", "", bare)
        assert not re.search(r"[A-Za-z]{2,}", text), (path.name, text.split())
