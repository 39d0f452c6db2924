"""Whatever HR slips in, it is read as meant or refused at its line with the right repair."""

from __future__ import annotations

import pytest
from tests.study.sheet import KINDS
from tests.study.study import Case, cases, judge, tidy_files, verdicts

TIDY = "---\ntitle: Baker\nlocation: Athens\nposted: 2026-11-02\n---\nBread.\n"


def test_no_slip_is_read_wrongly():
    wrong = [verdict for verdict in verdicts() if verdict.what == "wrong"]
    assert [(verdict.case.name, verdict.why, verdict.problems) for verdict in wrong] == []


def test_there_are_enough_files_and_all_of_them_differ():
    texts = [(case.text, case.meant) for case in cases()]
    assert len(texts) >= 400
    assert len({text for text, _ in texts}) > 0.9 * len(texts)
    assert all(text != meant for text, meant in texts)


def test_the_files_are_the_same_each_time():
    assert [*cases()] == [*cases()]


def test_each_kind_of_slip_is_named_once():
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_slips_are_made_in_files_without_one():
    assert len(tidy_files()) > 15
    for sheet in tidy_files():
        assert judge(Case(("",), "none", sheet.text, sheet.text)).what == "meant"


# --- The judge is no pushover


@pytest.mark.parametrize(
    ("line", "other", "why"),
    [
        ("title: Baker", "title: Cook", "title: 'Cook' instead of 'Baker'"),
        ("posted: 2026-11-02", "posted: someday", "no repair gives what was meant"),
        ("location: Athens", "location: Sparta", "no repair gives what was meant"),
        ("Bread.", "Cake.", "text: '<p>Cake.</p>\\n' instead of '<p>Bread.</p>\\n'"),
    ],
)
def test_what_is_read_otherwise_is_found(line, other, why):
    case = Case(("",), "", TIDY.replace(line, other), TIDY)
    verdict = judge(case)
    assert (verdict.what, verdict.why) == ("wrong", why)


def test_a_message_at_another_line_is_found():
    text = TIDY.replace("location: Athens\n", "").replace("Bread.", "Cake.")
    assert judge(Case(("",), "", text, text.replace("Cake.", "Bread."))).why
    far = TIDY.replace("Athens", "Athens; Nowhere")
    verdict = judge(Case(("",), "", far + "\nMore.\n", far))
    assert verdict.why == "what was meant can't be read"


def test_a_repair_for_something_else_is_none():
    text = TIDY.replace("Athens", "Athen")
    assert judge(Case(("",), "", text, TIDY)).what == "refused"
    assert judge(Case(("",), "", text, TIDY.replace("Athens", "Berlin"))).what == "wrong"
