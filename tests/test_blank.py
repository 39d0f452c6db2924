"""What a new role starts with is never published by mistake."""

from __future__ import annotations

from careers.blank import blank_text, left_blank
from careers.problem import Spot


def test_every_placeholder_is_told_on_its_line():
    lines = blank_text({"title": "X"}).split("\n")
    body = "\n".join(lines[3:])
    told = [(problem.line, problem.code) for problem in left_blank(body, Spot("roles/x.md", 4))]
    assert told == [
        (4, "left-blank"),
        (8, "left-blank"),
        *((line, "bullet-empty") for line in (12, 13, 14, 18, 19, 20, 24)),
    ]


def test_a_new_role_can_not_be_published_as_it_is(project):
    head = {"title": "X", "location": "Athens, Greece", "posted": "2026-11-02"}
    said = project.write({"roles/x.md": blank_text(head)}).said()
    assert said[0].startswith("roles/x.md:6:1: error: “One sentence that makes somebody click.”")
    head["status"] = "draft"
    assert project.write({"roles/x.md": blank_text(head)}).said() == []
