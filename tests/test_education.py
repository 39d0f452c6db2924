"""Education as people write it: read where it is certain, left to people where it isn't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.problem import Spot, Text
from careers.role import Credential
from careers.values.education import read_education

SPOT = Spot("roles/analyst.md", 8, 12)
HIGH_SCHOOL, ASSOCIATE, BACHELOR, CERTIFICATE, POSTGRADUATE = list(Credential)[1:]


def read(written: str) -> tuple[Credential, ...]:
    return read_education(Text(written, SPOT))


@pytest.mark.parametrize(
    ("written", "credential"),
    [
        ("high school", HIGH_SCHOOL),
        ("High-school diploma", HIGH_SCHOOL),
        ("High school diploma or equivalent", HIGH_SCHOOL),
        ("High school diploma or GED", HIGH_SCHOOL),
        ("Abitur", HIGH_SCHOOL),
        ("απολυτήριο λυκείου", HIGH_SCHOOL),
        ("Associate's degree", ASSOCIATE),
        ("bachelor's degree", BACHELOR),
        ("Bachelor’s degree", BACHELOR),
        ("a bachelors degree", BACHELOR),
        ("At least a bachelor's degree", BACHELOR),
        ("Bachelor's degree required", BACHELOR),
        ("bachelor's degree or higher", BACHELOR),
        ("Bachelor of Science in Nursing", BACHELOR),
        ("Bachelor's degree in computer science or a related field", BACHELOR),
        ("B.Sc. in physics, chemistry", BACHELOR),
        ("BA/BS", BACHELOR),
        ("Bachelor im Bauingenieurwesen", BACHELOR),
        ("πτυχίο ΑΕΙ", BACHELOR),
        ("professional certificate", CERTIFICATE),
        ("Vocational certificate in electronics", CERTIFICATE),
        ("Master's degree", POSTGRADUATE),
        ("PhD in statistics", POSTGRADUATE),
        ("“MBA”", POSTGRADUATE),
        ("doctorat", POSTGRADUATE),
    ],
)
def test_a_level_with_one_meaning_is_read(written: str, credential: Credential) -> None:
    assert read(written) == (credential,)


@pytest.mark.parametrize(
    "written",
    [
        "bachelor's or master's degree",
        "Bachelor's degree; Master's degree",
        "bachelor / master",
        "Bachelor oder Master in Informatik",
        "Bachelor in physics and master in chemistry",
    ],
)
def test_several_levels_are_read_each_once(written: str) -> None:
    assert read(written) == (BACHELOR, POSTGRADUATE)


@pytest.mark.parametrize(
    "written",
    [
        "none",
        "None needed",
        "No requirements",
        "not required",
        "no",
        "No degree needed",
        "No formal education required",
        "Education is not required",
        "keine",
        "Kein Abschluss erforderlich",
        "aucun diplôme",
        "ninguna",
        "δεν απαιτείται",
    ],
)
def test_nothing_asked_is_said_as_such(written: str) -> None:
    assert read(written) == (Credential.NONE,)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Degree",
        "University degree",
        "Apprenticeship",
        "Some college",
        "PhD preferred",
        "PhD (preferred)",
        "Bachelor's degree in physics, ideally",
        "Bachelor's degree or equivalent experience",
        "Bachelor's degree or equivalent",
        "Bachelor's degree or 5 years in the trade",
        "Bachelor's degree in physics or five years at a bench",
        "Bachelor's degree not required",
        "A bachelor's degree is not needed",
        "No bachelor's degree needed",
        "Bachelor's degree is a plus",
        "currently pursuing a bachelor's degree",
        "Bachelor's degree and a driver's license",
        "graduate",
        "x" * 600,
    ],
)
def test_what_is_not_certain_is_left_to_people(written: str) -> None:
    assert read(written) == ()


@pytest.mark.parametrize(
    "written", ["formal " * 70 + "degree x", "no formal " * 50, "bachelor in " * 40, "or " * 160]
)
def test_the_same_words_again_and_again_are_read_at_once(written: str) -> None:
    assert read(written) == ()


@given(written=st.text(max_size=80))
def test_anything_else_is_read_without_fear(written: str) -> None:
    assert isinstance(read(written), tuple)


@given(before=st.text(min_size=1, max_size=20), after=st.text(min_size=1, max_size=20))
def test_strange_words_around_a_level_never_make_another(before: str, after: str) -> None:
    assert set(read(f"{before} bachelor's degree {after}")) <= {BACHELOR}
