"""A problem says where, what and what to write instead."""

from __future__ import annotations

import pytest

from careers.problem import Problem, Spot, count, did_you_mean


def test_a_problem_is_one_line_that_an_editor_can_jump_to() -> None:
    problem = Spot("roles/baker.md", 3, 8).error("date", "There is no 31 June.", "Write a day.")

    assert str(problem) == "roles/baker.md:3:8: error: There is no 31 June. Write a day."


def test_a_problem_without_a_fix_ends_with_its_message() -> None:
    assert str(Spot("mkdocs.yml").note("x", "So.")) == "mkdocs.yml:1:1: note: So."


@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_a_spot_makes_problems_of_each_severity(severity: str) -> None:
    problem: Problem = getattr(Spot("a.md", 2, 3), severity)("code", "message", "fix")

    assert problem == Problem("a.md", 2, 3, severity, "code", "message", "fix")  # type: ignore[arg-type]


def test_problems_are_sorted_by_file_then_by_place() -> None:
    later = Spot("a.md", 10, 1).note("x", "")
    earlier = Spot("a.md", 9, 20).error("x", "")
    other = Spot("b.md", 1, 1).error("x", "")

    assert sorted([other, later, earlier]) == [earlier, later, other]


def test_problems_are_counted_by_severity() -> None:
    spot = Spot("a.md")

    assert count([spot.error("x", ""), spot.note("x", ""), spot.error("y", "")], "error") == 2
    assert count([], "warning") == 0


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("tilte", "Did you mean “title”? "),
        ("TITLE", "Did you mean “title”? "),
        ("europe/athen", "Did you mean “Europe/Athens”? "),
        ("zebra", ""),
        ("", ""),
        ("x" * 100_000, ""),
    ],
)
def test_the_nearest_known_word_is_offered_as_it_is_spelled(word: str, answer: str) -> None:
    assert did_you_mean(word, ["title", "Europe/Athens"]) == answer
