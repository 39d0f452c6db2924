"""A comment at the end of a line says that advice isn't meant for it, and nobody sees it."""

from __future__ import annotations

import json

import pytest

from careers.ignoring import Ignore, find_ignores, heed
from careers.problem import Spot

ADVICE = {"wording": True, "wording-age": True, "wording-jargon": False, "pay-transparency": True}
PATH = "roles/baker.md"


def ignores(text: str) -> list[Ignore]:
    return list(find_ignores(text, PATH))


def told(text: str, *problems, advice=ADVICE):
    found = {PATH: ignores(text)}
    return [str(one) for one in heed(problems, found, advice, [PATH])]


def on(line: int, code: str = "wording-age", severity: str = "note"):
    spot = Spot(PATH, line, 3)
    return getattr(spot, severity)(code, "Here.")


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- careers: ignore wording -->",
        "<!--careers:ignore wording-->",
        "<!-- Careers: Ignore: wording-age -->",
        "<!-- careers: ignore pay_transparency, wording -->",
        "<!-- careers: ignore wording_age pay-transparency -->",
        "<!-- careers: ignore “wording” -->",
    ],
)
def test_a_comment_at_the_end_of_a_line_ignores_advice_on_it(comment):
    assert told(f"Young people {comment}\n", on(1)) == []


def test_advice_on_other_lines_and_of_other_kinds_is_still_told():
    text = "Young people <!-- careers: ignore pay-transparency -->\nMore\n"
    said = told(text, on(1), on(2))
    assert len(said) == 3
    assert said[2].startswith(f"{PATH}:1:14: note: There is nothing on line 1 that this comment")


def test_a_comment_alone_on_its_line_counts_for_the_next_that_says_something():
    assert told("<!-- careers: ignore wording -->\n\nYoung people\n", on(3)) == []
    both = "<!-- careers: ignore wording -->\n<!-- careers: ignore pay-transparency -->\nYoung\n"
    assert told(both, on(3), on(3, "pay-transparency-pay")) == []


def test_it_counts_in_the_front_matter_as_well():
    text = "---\ntitle: Young baker <!-- careers: ignore wording -->\n---\nBread.\n"
    assert told(text, on(2)) == []


def test_lines_are_counted_as_everywhere_with_any_line_ends():
    text = "\ufeff---\r\ntitle: Baker\r\n---\r\nYoung <!-- careers: ignore wording -->\r\n"
    assert ignores(text)[0].line == 4
    assert ignores("a\rb <!-- careers: ignore wording -->\r")[0].spot == Spot(PATH, 2, 3)


def test_an_error_is_never_ignored_and_neither_is_what_is_no_advice():
    text = "Young <!-- careers: ignore wording -->\n"
    assert len(told(text, on(1, severity="error"), on(1))) == 1
    wrong = "x <!-- careers: ignore link-dead -->\n"
    said = told(wrong, on(1, "link-dead", "error"))
    assert said[0].endswith("error: Here.")
    assert said[1] == (
        f"{PATH}:1:3: note: “link-dead” is no advice that is given here, and nothing else can be "
        "ignored. There is: wording, pay-transparency."
    )


def test_a_warning_of_advice_can_be_ignored():
    assert told("Young <!-- careers: ignore wording -->\n", on(1, severity="warning")) == []


def test_an_unknown_code_is_told_with_the_nearest():
    [said] = told("x <!-- careers: ignore wordign -->\n")
    assert "“wordign” is no advice that is given here" in said
    assert "Did you mean “wording”?" in said


def test_a_comment_without_a_code_or_with_another_word_is_told():
    [said] = told("x <!-- careers: ignore -->\n")
    assert "“careers: ignore” doesn't say which advice to ignore." in said
    [said] = told("x <!-- careers: skip wording -->\n")
    assert "Write it like “<!-- careers: ignore wording -->”." in said


def test_other_comments_are_none_of_its_business():
    assert ignores("<!-- ignore wording -->\n<!-- our careers site: ignore this -->\n") == []
    assert ignores("<!-- careers: ignore\nwording -->\n") == []


def test_a_comment_for_advice_that_is_off_is_not_told():
    assert told("x <!-- careers: ignore wording-jargon -->\n") == []
    assert told("x <!-- careers: ignore wording -->\n", advice={}) == []
    off = {"wording": False, "pay-transparency": True}
    assert told("x <!-- careers: ignore wording-age, wording -->\n", advice=off) == []
    assert told("x <!-- careers: ignore wording, pay-transparency -->\n", advice=off)


def test_the_same_problem_is_told_once():
    assert len(told("", on(1), on(1))) == 1


ADVISED = """\
---
title: Baker
location: Denver, CO, United States {location}
posted: 2026-11-02
closes: 2026-12-15
benefits: health insurance
---
Bread. {body}

## Requirements {heading}

- Hands {bullet}
"""


def advised(**comments: str) -> str:
    parts = dict.fromkeys(["location", "body", "heading", "bullet"], "") | comments
    return ADVISED.format(**parts).replace(" \n", "\n")


def with_advice(project, **options):
    config = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    feature = f"        pay_transparency: {json.dumps(options)}\n"
    return project.write({"mkdocs.yml": config + feature})


def notes(project):
    return [p for p in sorted(project.build().problems) if p.code.startswith(("pay-", "ignore-"))]


def test_check_role_advice_is_ignored_in_a_real_build_and_the_comment_is_not_published(project):
    comment = "<!-- careers: ignore pay-transparency -->"
    with_advice(project, severity="warning")
    project.write({"roles/baker.md": advised()})
    assert [p.code for p in notes(project)] == ["pay-transparency-pay"]

    project.write({"roles/baker.md": advised(location=comment)})
    assert notes(project) == []
    assert b"ignore pay" not in b"".join(project.files().values())

    everywhere = dict.fromkeys(["location", "body", "heading", "bullet"], comment)
    project.write({"roles/baker.md": advised(**everywhere)})
    assert [(p.code, p.line) for p in notes(project)] == [
        ("ignore-unused", 8),
        ("ignore-unused", 10),
        ("ignore-unused", 12),
    ]
    published = project.files()
    assert b"ignore pay" not in b"".join(published.values())
    page = project.page("jobs/baker/index.html")
    assert page.find("h2", id="requirements").get_text() == "Requirements"
    [posting] = project.json_ld("jobs/baker/index.html")
    assert "ignore" not in posting["description"]


def test_a_comment_for_a_feature_that_is_off_or_broken_is_not_told(project):
    with_advice(project)
    comment = "<!-- careers: ignore wording-age, readability -->"
    project.write({"roles/baker.md": advised(bullet=comment)})
    assert [p.code for p in notes(project)] == ["pay-transparency-pay"]


def test_a_role_that_is_over_keeps_its_comments_without_being_told(project):
    comment = "<!-- careers: ignore pay-transparency -->"
    with_advice(project)
    text = advised(bullet=comment).replace("closes: 2026-12-15", "closes: 2026-11-10")
    project.write({"roles/baker.md": text})
    assert notes(project) == []


def test_what_an_opening_inherits_is_ignored_where_it_is_written(project):
    comment = "<!-- careers: ignore pay-transparency -->"
    with_advice(project)
    role = "---\ntitle: Baker\nlocation: Denver, CO, United States {}\n---\nBread.\n"
    opening = "---\nposted: 2026-11-02\ncloses: 2026-12-15\nbenefits: health\n---\n"
    (project.folder / "roles/baker.md").unlink()
    files = {f"roles/baker/{name}.md": opening for name in ("one", "two")}
    project.write({"roles/baker/index.md": role.format(""), **files})
    assert [(p.path, p.code) for p in notes(project)] == [
        ("roles/baker/index.md", "pay-transparency-pay")
    ], "once, though two openings have it"
    project.write({"roles/baker/index.md": role.format(comment)})
    assert notes(project) == []


def test_a_translation_has_words_and_comments_of_its_own(project):
    config = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    zone = "timezone: Europe/Athens\n"
    config = config.replace(zone, f"{zone}      languages: [en, de]\n")
    project.write({"mkdocs.yml": f"{config}        wording: {{}}\n"})
    text = "---\ntitle: Backen\n---\nEin junges Team. {}\n\n## Anforderungen\n\n- Hände {}\n"
    comment = "<!-- careers: ignore wording-age -->"

    def said(*comments: str):
        project.write({"roles/baker.de.md": text.format(*comments)})
        found = sorted(project.build().problems)
        return [(p.path, p.line, p.code) for p in found if p.code[:4] in ("word", "igno")]

    assert said("", "") == [("roles/baker.de.md", 4, "wording-age")]
    assert said(comment, "") == []
    assert said(comment, comment) == [("roles/baker.de.md", 8, "ignore-unused")]
    assert b"ignore wording" not in b"".join(project.files().values())
