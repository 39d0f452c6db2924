"""Occupations by their code and name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.problem import Spot, Text
from careers.role import Occupation
from careers.values.occupation import ISCO_GROUPS, ONET_GROUPS, read_occupations

SPOT = Spot("roles/analyst.md", 7, 13)
SALES = Occupation("O*NET-SOC", "41-4012.00", "Sales Representatives")
COMMERCIAL = Occupation("ISCO-08", "3322", "Commercial sales representatives")


def read(*written: str) -> tuple[tuple[Occupation, ...], list[str]]:
    found, problems = read_occupations([Text(text, SPOT) for text in written])
    return found, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "written",
    [
        "41-4012.00 Sales Representatives",
        "41‑4012.00 – Sales Representatives",
        "41-4012.00: Sales Representatives",
        "Sales Representatives (41-4012.00)",
        "Sales Representatives, 41-4012.00",
        "Sales Representatives (O*NET-SOC 41-4012.00)",
        "O*NET-SOC 41-4012.00 Sales Representatives",
        "O*NET-SOC 2019 41-4012.00 Sales Representatives",
        "O*NET: 41-4012.00 Sales Representatives",
        "onet 41-4012.00, Sales Representatives",
        "SOC code 41-4012.00 Sales Representatives",
        "“41-4012.00 Sales Representatives”",
    ],
)
def test_a_code_of_onet_is_read_in_any_order(written: str) -> None:
    assert read(written) == ((SALES,), [])


@pytest.mark.parametrize(
    "written",
    [
        "ISCO-08 3322 Commercial sales representatives",
        "ISCO 08: 3322 – Commercial sales representatives",
        "isco08 3322 Commercial sales representatives",
        "ISCO 3322 Commercial sales representatives",
        "3322 Commercial sales representatives",
        "Commercial sales representatives (ISCO-08: 3322)",
        "Commercial sales representatives [3322]",
    ],
)
def test_a_code_of_isco_is_read_in_any_order(written: str) -> None:
    assert read(written) == ((COMMERCIAL,), [])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ISCO-08 2529 SOC analysts", "SOC analysts"),
        ("41-3031.00 Sales Agents, Securities & Bonds", "Sales Agents, Securities & Bonds"),
        ("4120 Secretaries (general)", "Secretaries (general)"),
        ("2512 Développeurs de logiciels", "Développeurs de logiciels"),
    ],
)
def test_a_name_stays_as_it_is_written(written: str, name: str) -> None:
    [found], problems = read(written)

    assert found.name == name
    assert problems == []


def test_several_are_read_each_once() -> None:
    one, other = "41-4012.00 Sales Representatives", "3322 Commercial sales representatives"

    assert read(f"{one}; {other}") == ((SALES, COMMERCIAL), [])
    assert read(one, other, one) == ((SALES, COMMERCIAL), [])


EXAMPLES = (
    "Write its code and its name as the list has them, such as “41-4012.00 Sales "
    "Representatives” with a code of O*NET-SOC, or “ISCO-08 3322 Commercial sales representatives”"
)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "Sales representative",
            f"“Sales representative” has no code that can be read. {EXAMPLES}, "
            "or leave the line out.",
        ),
        (
            "ISCO-08 332 Sales",
            f"“ISCO-08 332 Sales” has no code that can be read. {EXAMPLES}, or leave the line out.",
        ),
        (
            "41-4012 Sales",
            "“41-4012 Sales” has the code 41-4012, and those of O*NET-SOC have two more digits. "
            "If O*NET has it as 41-4012.00, write that.",
        ),
        (
            "3322",
            "“3322” has no name beside its code, and people don't know codes. "
            "Write the name that ISCO-08 has for it behind the code.",
        ),
        (
            "40-4012.00 Sales",
            "“40-4012.00 Sales” has the code 40-4012.00, and no group of O*NET-SOC begins with 40. "
            "Look at the digits again, or leave the line out.",
        ),
        (
            "9999 Sales",
            "“9999 Sales” has the code 9999, and no group of ISCO-08 begins with 99. "
            "Look at the digits again, or leave the line out.",
        ),
        (
            "ISCO-88 3415 Sales",
            "“ISCO-88 3415 Sales” is of another ISCO list than ISCO-08. "
            "Look its code up in ISCO-08, or leave the line out.",
        ),
        (
            "SOC 3552 Buyers",
            "“SOC 3552 Buyers” has the code 3552, which is not of the form of O*NET-SOC. "
            f"{EXAMPLES}.",
        ),
        (
            "41-4012.00 and ISCO-08 3322 Sales",
            "“41-4012.00 and ISCO-08 3322 Sales” has 2 codes: 41-4012.00 and 3322. "
            "Write one code with its name, and “;” before more.",
        ),
    ],
)
def test_what_is_no_code_with_a_name_is_told(written: str, said: str) -> None:
    assert read(written) == ((), [f"roles/analyst.md:7:13: error: {said}"])


def test_the_codes_that_are_well_formed_are_told_apart_from_those_that_are_not() -> None:
    assert len(ONET_GROUPS) == 23
    assert len(ISCO_GROUPS) == 43
    found, problems = read(*(f"{group}11 Name" for group in sorted(ISCO_GROUPS)))
    assert len(found) == 43
    assert problems == []


@given(written=st.text(max_size=80))
def test_anything_is_read_without_fear(written: str) -> None:
    found, problems = read(written)
    assert not (found and problems) or ";" in written or "\n" in written
