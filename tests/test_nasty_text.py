"""Nasty text in every field: read as written or told, and never let out of its place."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup

from careers.keys import KEYS

NASTY = {
    "script": "</script><script>alert(1)</script>",
    "quotes": "\" ' ` “ ” <img src=x onerror=alert(1)>",
    "template": "{{ 7*7 }} {% raw %} {# x #} ${x}",
    "markdown": "[x](javascript:alert(1)) **b** `c` <b>d</b>",
    "entities": "&lt;b&gt; &amp;amp; &#x3C;",
    "comment": "<!-- --> ]]> -->",
    "colon": "a: b: c, - d; [e], {f: g}",
    "unicode": "zero \u200b width 🍞 é e\u0301 مرحبا",
    "direction": "\u202e turned round",
    "long": "x" * 3000,
}
TEXT_KEYS = [key.name for key in KEYS]
# What is read as meant: emphasis and comments are no part of a title.
READ_AS = {"markdown": "[x](javascript:alert(1)) b `c` <b>d</b>", "comment": "]]> -->"}


@pytest.mark.parametrize("kind", NASTY)
@pytest.mark.parametrize("key", TEXT_KEYS)
def test_no_field_breaks_out_or_breaks_the_build(project, key, kind):
    stated = {"title": "Baker", "location": "Athens, Greece", "posted": "2026-11-02"}
    stated[key] = NASTY[kind]
    head = "\n".join(f"{name.replace('_', ' ')}: {value}" for name, value in stated.items())
    outcome = project.write({"roles/baker.md": f"---\n{head}\n---\nText.\n"}).build(preview=True)
    for problem in outcome.problems:
        assert problem.path == "roles/baker.md"
        assert problem.code != "feature-failed"
        assert problem.message
    if outcome.failed:
        return
    raw = project.text("jobs/baker/index.html")
    page = BeautifulSoup(raw, "html.parser")
    article = page.select_one("article")
    assert article is not None
    assert not article.find("script")
    for tag in page.find_all(True):
        assert not any(name.startswith("on") for name in tag.attrs), tag
    scripts = page.find_all("script")
    programs = [script for script in scripts if script.get("type") != "application/ld+json"]
    assert "alert(1)" not in " ".join(script.string or "" for script in programs)
    assert not article.select("a[href^=javascript]")
    assert page.h1 is not None
    assert "49" not in page.h1.text
    for script in page.find_all("script", type="application/ld+json"):
        json.loads(script.string or "")
    assert len(page.find_all("title")) == 1
    assert len(re.findall(r"<script", raw)) == len(page.find_all("script"))


@pytest.mark.parametrize("kind", sorted(NASTY.keys() - {"direction"}))
def test_a_nasty_title_comes_back_as_it_was_written(project, kind):
    title = NASTY[kind][:100]
    head = f"title: {title}\nlocation: Athens, Greece\nposted: 2026-11-02"
    project.write({"roles/baker.md": f"---\n{head}\n---\nx\n"})
    outcome = project.build(strict=False)
    assert not outcome.failed, [str(problem) for problem in outcome.problems]
    shown = project.page("jobs/baker/index.html").h1.text
    assert shown == project.json_ld("jobs/baker/index.html")[0]["title"]
    assert project.page("jobs/index.html").select_one(".careers-entry a").text == shown
    written = " ".join(title.replace("\u200b", "").split())
    assert shown == READ_AS.get(kind, written)


def test_a_character_that_turns_text_round_is_told(project):
    head = f"title: {NASTY['direction']}\nlocation: Athens, Greece\nposted: 2026-11-02"
    [said] = project.write({"roles/baker.md": f"---\n{head}\n---\nx\n"}).said()
    assert said.startswith("roles/baker.md:2:8: error: There is an invisible control character")


BODIES = {
    "script": ("<script>alert(1)</script>", "A role can't hold <script>."),
    "form": ('<form action="https://evil.example/"><input name=x></form>', "can't hold <form>"),
    "handler": ("<b onclick=alert(1)>x</b>", "“onclick”"),
    "javascript": ("[x](javascript:alert(1))", "does not begin with https:"),
    "javascript in html": ('<a href="java\nscript:alert(1)">x</a>', "“java"),
    "data": ("[x](data:text/html;base64,xxxx)", "does not begin with https:"),
    "iframe": ("<iframe src=https://evil.example></iframe>", "can't hold <iframe>"),
    "style": ("<style>*{display:none}</style>", "can't hold <style>"),
    "style attribute": ("<p style='position:fixed'>x</p>", "“style”"),
    "svg": ("<svg onload=alert(1)></svg>", "can't hold <svg>"),
    "meta": ('<meta http-equiv=refresh content="0;url=https://evil.example">', "can't hold <meta>"),
    "other site": ("![x](https://evil.example/pixel.png)", "is on another site"),
    "no host": ("[x](https:evil.example)", "has no host"),
    "user": ("[x](https://example.com@evil.example/)", "has a user name"),
    "two slashes": ("[x](//evil.example/)", "does not begin with"),
}


@pytest.mark.parametrize("kind", BODIES)
def test_what_a_text_may_not_hold_is_told_on_its_line(project, kind):
    body, said = BODIES[kind]
    project.write(
        {
            "roles/baker.md": (
                "---\ntitle: Baker\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n"
                f"Text.\n\nHere: {body}\n"
            )
        }
    )
    lines = project.said()
    assert lines
    assert all(line.startswith("roles/baker.md:8:") for line in lines), lines
    assert any(said in line for line in lines), lines
