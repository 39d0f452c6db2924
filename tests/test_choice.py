"""One of a few words, as people write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.problem import Problem, Spot, Text
from careers.role import EmploymentType, Status, Workplace
from careers.values.choice import (
    EMPLOYMENTS,
    STATUSES,
    WORKPLACES,
    read_employment,
    read_flag,
    read_number,
    read_status,
    read_workplace,
)
from careers.wording import squash

SPOT = Spot("roles/analyst.md", 5, 12)
READERS = [read_workplace, read_employment, read_status, read_flag, read_number]
Reader = Callable[[Text], object]


def problem(reader: Reader, written: str) -> Problem:
    found = reader(Text(written, SPOT))
    assert isinstance(found, Problem), found
    return found


@pytest.mark.parametrize(
    ("written", "workplace"),
    [
        ("on-site", Workplace.ON_SITE),
        ("Onsite", Workplace.ON_SITE),
        ("ON_SITE", Workplace.ON_SITE),
        ("in the office", Workplace.ON_SITE),
        ("vor Ort", Workplace.ON_SITE),
        ("en présentiel", Workplace.ON_SITE),
        ("Hybrid", Workplace.HYBRID),
        ("híbrido", Workplace.HYBRID),
        ("υβριδικό", Workplace.HYBRID),
        ("remote", Workplace.REMOTE),
        ("Fully remote", Workplace.REMOTE),
        ("100% remote", Workplace.REMOTE),
        ("télétravail", Workplace.REMOTE),
    ],
)
def test_a_workplace_is_read_in_any_spelling(written: str, workplace: Workplace) -> None:
    assert read_workplace(Text(written, SPOT)) is workplace


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("full-time", EmploymentType.FULL_TIME),
        ("Full time", EmploymentType.FULL_TIME),
        ("fulltime", EmploymentType.FULL_TIME),
        ("FULL_TIME", EmploymentType.FULL_TIME),
        ("Full\u00a0–\u00a0time", EmploymentType.FULL_TIME),
        ("“full-time”", EmploymentType.FULL_TIME),
        ("FT", EmploymentType.FULL_TIME),
        ("Vollzeit", EmploymentType.FULL_TIME),
        ("temps plein", EmploymentType.FULL_TIME),
        ("jornada completa", EmploymentType.FULL_TIME),
        ("πλήρης απασχόληση", EmploymentType.FULL_TIME),
        ("ΠΛΗΡΗΣ ΑΠΑΣΧΟΛΗΣΗ", EmploymentType.FULL_TIME),
        ("Part Time", EmploymentType.PART_TIME),
        ("Teilzeit", EmploymentType.PART_TIME),
        ("contractor", EmploymentType.CONTRACT),
        ("fixed-term", EmploymentType.TEMPORARY),
        ("Praktikum", EmploymentType.INTERNSHIP),
        ("bénévole", EmploymentType.VOLUNTEER),
        ("PER_DIEM", EmploymentType.PER_DIEM),
        ("other", EmploymentType.OTHER),
    ],
)
def test_an_employment_type_is_read_in_any_spelling(written: str, kind: EmploymentType) -> None:
    assert read_employment(Text(written, SPOT)) == (kind,)


@pytest.mark.parametrize(
    "written",
    [
        "full-time, part-time",
        "Full time; part time",
        "full-time/part-time",
        "full/part time",
        "full-time and part-time",
        "full-time or part-time or full-time",
        "Voll- oder Teilzeit",
        "temps plein ou temps partiel",
    ],
)
def test_several_employment_types_are_read_each_once(written: str) -> None:
    found = read_employment(Text(written, SPOT))
    assert found == (EmploymentType.FULL_TIME, EmploymentType.PART_TIME)


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("open", Status.OPEN),
        ("Draft", Status.DRAFT),
        ("on hold", Status.PAUSED),
        ("FILLED", Status.FILLED),
        ("besetzt", Status.FILLED),
        ("closed", Status.CLOSED),
    ],
)
def test_a_status_is_read_in_any_spelling(written: str, status: Status) -> None:
    assert read_status(Text(written, SPOT)) is status


@pytest.mark.parametrize(("yes", "no"), [("yes", "No"), ("TRUE", "false"), ("on", "Off")])
def test_yes_and_no_are_read(yes: str, no: str) -> None:
    assert read_flag(Text(yes, SPOT)) is True
    assert read_flag(Text(no, SPOT)) is False


@pytest.mark.parametrize(
    ("written", "number"), [("2", 2), (" 12 ", 12), ("two", 2), ("Ten", 10), ("２", 2)]
)
def test_a_number_is_read_in_digits_and_up_to_ten_as_a_word(written: str, number: int) -> None:
    assert read_number(Text(written, SPOT)) == number


@pytest.mark.parametrize(
    ("reader", "written", "message", "fix"),
    [
        (read_workplace, "hybird", "“hybird” is none", "Did you mean “hybrid”? The choices are"),
        (
            read_workplace,
            "office sometimes",
            "none of",
            "The choices are on-site, hybrid or remote",
        ),
        (read_workplace, "Hybrid (3 days)", "none of the choices", "Did you mean “hybrid”?"),
        (read_workplace, "home office", "none of the choices", "remote if it is always at home"),
        (read_workplace, "", "Nothing is written here.", "The choices are"),
        (
            read_employment,
            "permanent",
            "“permanent” is none",
            "not about hours: write only full-time",
        ),
        (read_employment, "full-time, unbefristet", "names “unbefristet”", "not about hours"),
        (read_employment, "fulltme", "none of the choices", "Did you mean “full-time”?"),
        (read_employment, "Teilzet", "none of the choices", "Did you mean “part-time”?"),
        (read_employment, "zzz", "none of the choices", "The choices are full-time, part-time,"),
        (read_employment, " , ; ", "none of the choices", "The choices are"),
        (read_status, "opne", "none of the choices", "Did you mean “open”?"),
        (read_status, "scheduled", "none of the choices", "under `opens:`"),
        (read_status, "yes", "none of the choices", "Write open."),
        (read_flag, "maybe", "neither yes nor no", "Write yes or no."),
        (read_number, "several", "not a whole number", "in digits, such as 2"),
        (read_number, "3 positions", "not a whole number", "in digits, such as 3"),
        (read_number, "0", "not a whole number", "Leave the line out"),
        (read_number, "2.5", "not a whole number", "in digits"),
        (read_number, "-1", "not a whole number", "in digits, such as 1"),
        (read_number, "10000", "not a whole number", "in digits"),
    ],
)
def test_anything_else_lists_the_choices(
    reader: Reader, written: str, message: str, fix: str
) -> None:
    found = problem(reader, written)
    assert message in found.message
    assert fix in found.fix
    assert (found.path, found.line, found.column) == SPOT


@pytest.mark.parametrize("reader", READERS)
def test_five_megabytes_are_answered_at_once(reader: Reader) -> None:
    assert problem(reader, "full time " * 500_000).code == "too-long"


@pytest.mark.parametrize("synonyms", [WORKPLACES, EMPLOYMENTS, STATUSES])
def test_no_word_stands_for_two_choices(synonyms: Mapping[str, str]) -> None:
    said = {
        choice: {squash(word) for word in words.split(",")} for choice, words in synonyms.items()
    }
    every = [word for choice, words in said.items() for word in words | {squash(choice)}]
    assert len(every) == len(set(every))
    assert "" not in every


@pytest.mark.parametrize(
    ("reader", "choices"),
    [(read_workplace, Workplace), (read_status, Status)],
)
def test_every_choice_is_read_by_its_own_name(
    reader: Reader, choices: type[Workplace] | type[Status]
) -> None:
    assert [reader(Text(choice.value, SPOT)) for choice in choices] == list(choices)


def test_every_employment_type_is_read_by_its_own_name() -> None:
    written = ", ".join(kind.value for kind in EmploymentType)
    assert read_employment(Text(written, SPOT)) == tuple(EmploymentType)


@given(st.text())
def test_any_text_gives_a_value_or_a_problem(written: str) -> None:
    text = Text(written, SPOT)
    assert isinstance(read_workplace(text), Workplace | Problem)
    assert isinstance(read_employment(text), tuple | Problem)
    assert isinstance(read_status(text), Status | Problem)
    assert isinstance(read_flag(text), bool | Problem)
    assert isinstance(read_number(text), int | Problem)
