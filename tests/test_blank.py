"""What a new role starts with is never published by mistake."""

from __future__ import annotations

from careers.blank import blank_opening, blank_text, left_blank
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


def test_the_hint_in_a_new_opening_is_seen_by_nobody_else(project):
    head = {"location": "Athens, Greece", "posted": "2026-11-02"}
    files = {"roles/x/index.md": "# X\n\nBread.\n", "roles/x/athens.md": blank_opening(head)}
    assert project.write(files).build().problems == []
    assert "(left out)" not in project.text("jobs/x/athens/index.html")
    assert project.page("jobs/x/athens/index.html").article.text.count("Bread.") == 1


def test_what_the_hint_says_is_true(project):
    role = "# X\n\n## Requirements\n\n- Hands\n"
    for mark, words in [("", ["Feet"]), (" (added)", ["Hands", "Feet"]), (" (left out)", [])]:
        text = blank_opening({"location": "Athens, Greece", "posted": "2026-11-02"})
        assert f"## Requirements{mark}" in text
        own = "" if "left" in mark else "- Feet\n"
        text += f"\n## Requirements{mark}\n\n{own}"
        files = {"roles/x/index.md": f"{role}\n## Else\n\nText.\n", "roles/x/athens.md": text}
        assert project.write(files).build().problems == []
        page = project.page("jobs/x/athens/index.html")
        assert [item.text for item in page.select("article #requirements + ul li")] == words
