"""Experience as people write it: a least number of months where that is certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.problem import Problem, Spot, Text
from careers.values.experience import read_experience

SPOT = Spot("roles/analyst.md", 9, 13)


def read(written: str) -> int | Problem | None:
    return read_experience(Text(written, SPOT))


@pytest.mark.parametrize(
    "written",
    [
        "2 years",
        "two years",
        "Two Years",
        "2+ years",
        "2 + years",
        "2 years+",
        "2yrs",
        "2 yrs.",
        "2–4 years",
        "2 - 4 years",
        "2 to 4 years",
        "at least 2 years",
        "At least two years",
        "minimum 2 years",
        "min. 2 years",
        "2 years minimum",
        "2 years or more",
        "2 or more years",
        "more than 2 years",
        "2 years in sales",
        "2 years of sales, marketing and design",
        "2 years' experience",
        "2 years’ experience in sales",
        "2 years experience required",
        "2 years (minimum)",
        "24 months",
        "“2 years”",
        "2\u00a0years",
        "2 Jahre",
        "mindestens 2 Jahre Berufserfahrung",
        "2 Jahre im Vertrieb",
        "2 ans d’expérience",
        "au moins deux ans",
        "2 años de experiencia",
        "2 χρόνια εμπειρίας",
        "τουλάχιστον δύο έτη",
    ],
)
def test_a_least_time_is_read(written: str) -> None:
    assert read(written) == 24


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("6 months", 6),
        ("a year", 12),
        ("One year in a kitchen", 12),
        ("ein Jahr", 12),
        ("un an", 12),
        ("18 months", 18),
        ("1.5 years", 18),
        ("1,5 Jahre", 18),
        ("10 years", 120),
        ("0–2 years", 0),
        ("0 years", 0),
    ],
)
def test_years_and_months_are_counted(written: str, months: int) -> None:
    assert read(written) == months


@pytest.mark.parametrize(
    "written",
    [
        "none",
        "None needed",
        "No requirements",
        "no experience needed",
        "No prior experience required",
        "Experience is not required",
        "nothing",
        "keine",
        "keine Erfahrung nötig",
        "aucune expérience requise",
        "ninguna",
        "δεν απαιτείται",
    ],
)
def test_none_needed_is_no_months(written: str) -> None:
    assert read(written) == 0


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Senior",
        "some",
        "A",
        "one",
        "Experience with Qt",
        "a few years",
        "2 years preferred",
        "2 years in sales preferred",
        "2 years in sales (nice to have)",
        "2 years, ideally",
        "ideally 2 years",
        "2 years or a degree",
        "2 years in sales or a degree",
        "2 years or equivalent",
        "up to 2 years",
        "less than 2 years",
        "about 2 years",
        "2 years of sales, 1 year of coaching",
        "2 years ago",
        "2 weeks",
        "1.3 years",
        "no experience in sales",
        "2 Jahre wünschenswert",
        "2 ans souhaités",
        "2 years in sales would be great",
        "2 años deseables",
        "x" * 600,
    ],
)
def test_what_is_not_certain_is_left_to_people(written: str) -> None:
    assert read(written) is None


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "2",
            "“2” does not say whether years or months. Write “2 years” if that is what you mean.",
        ),
        (
            "1",
            "“1” does not say whether years or months. Write “1 year” if that is what you mean.",
        ),
        (
            "2-4",
            "“2-4” does not say whether years or months. "
            "Write “2–4 years” if that is what you mean.",
        ),
        (
            "2020",
            "“2020” does not say whether years or months. Write how many years, such as “2 years”.",
        ),
        ("4–2 years", "“4–2 years” has its higher end first. Write “2–4 years”."),
        ("18-12 months", "“18-12 months” has its higher end first. Write “12–18 months”."),
        ("60 years", "“60 years” is more than 50 years of work. Look at the number again."),
    ],
)
def test_a_slip_is_told_with_its_repair(written: str, said: str) -> None:
    found = read(written)

    assert isinstance(found, Problem)
    assert str(found) == f"roles/analyst.md:9:13: error: {said}"


@given(written=st.text(max_size=80))
def test_anything_is_read_without_fear(written: str) -> None:
    read(written)


@given(rest=st.text(min_size=1, max_size=30))
def test_whatever_stands_behind_a_number_of_years_makes_no_other_number(rest: str) -> None:
    found = read(f"2 years {rest}")
    assert found in (24, None) or isinstance(found, Problem)
