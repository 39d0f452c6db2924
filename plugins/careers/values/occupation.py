"""A kind of work by its code and name: `41-4012.00 Sales Representatives`, `ISCO-08 3322 …`.

Codes are checked by their form and by the group that they begin with. Whether a code and a
name belong together is for whoever wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from careers.problem import Problem, Text
from careers.role import Occupation
from careers.wording import Slip, folded, pieces, plain, series, tidy

ONET, ISCO = "O*NET-SOC", "ISCO-08"
# Major groups of SOC 2018, which O*NET-SOC 2019 keeps, and sub-major groups of ISCO-08.
ONET_GROUPS = frozenset(str(group) for group in range(11, 56, 2))
ISCO_GROUPS = folded(
    "01 02 03 11 12 13 14 21 22 23 24 25 26 31 32 33 34 35 41 42 43 44 51 52 53 54 61 62 63 "
    "71 72 73 74 75 81 82 83 91 92 93 94 95 96",
    " ",
)

_DASH = "[-‐‑‒–—−]"
_LIST = re.compile(
    r"(?<!\w)(?:O\*?NET(?:[ -]?SOC)?(?:[ -]20(?:10|19))?|SOC(?=(?:[ -]codes?)?[ :-]*\d)"
    r"|(?P<isco>ISCO)(?:[ -]?(?P<year>\d\d)(?!\d))?)(?:[ -]codes?)?(?!\w)",
    re.IGNORECASE,
)
_CODE = re.compile(
    rf"(?<![\w.])(?:(?P<onet>\d\d{_DASH}\d{{4}}\.\d\d)|(?P<soc>\d\d{_DASH}\d{{4}})"
    r"|(?P<isco>\d{4}))(?![\w])(?!\.\d)"
)
_EDGES = " \t,;:.·|/–—-"

_EXAMPLES = (
    "“41-4012.00 Sales Representatives” with a code of O*NET-SOC, or "
    "“ISCO-08 3322 Commercial sales representatives”"
)
_WRITE = f"Write its code and its name as the list has them, such as {_EXAMPLES}"
_OR_LEAVE = "or leave the line out."


def read_occupations(
    texts: Sequence[Text],
) -> tuple[tuple[Occupation, ...], list[Problem]]:
    """Every occupation, one a text or with `;` between them, and what can't be read.

    Eight digits (`41-4012.00`) are O*NET-SOC, four (`3322`) are ISCO-08.
    """
    parts, problems = pieces(texts, "occupations")
    found: list[Occupation] = []
    for part in parts:
        occupation = _occupation(tidy(part.value))
        if isinstance(occupation, Slip):
            problems.append(occupation.at(part))
        else:
            found.append(occupation)
    return tuple(dict.fromkeys(found)), problems


def _occupation(written: str) -> Occupation | Slip:
    lists = list(_LIST.finditer(written))
    rest = _LIST.sub(" ", written)
    codes = list(_CODE.finditer(rest))
    if any(found["year"] not in (None, "08") for found in lists):
        what = "is of another ISCO list than ISCO-08"
        return Slip("occupation-list", what, f"Look its code up in ISCO-08, {_OR_LEAVE}")
    if not codes:
        return Slip("occupation-no-code", "has no code that can be read", f"{_WRITE}, {_OR_LEAVE}")
    if len(codes) > 1:
        what = f"has {len(codes)} codes: {series((found[0] for found in codes), 'and')}"
        return Slip("occupation-codes", what, "Write one code with its name, and “;” before more.")
    return _with_code(rest, codes[0], lists)


def _with_code(rest: str, code: re.Match[str], lists: Sequence[re.Match[str]]) -> Occupation | Slip:
    """The occupation of one code, after a look at the list that is named beside it."""
    digits = re.sub(_DASH, "-", code[0])
    if code["soc"]:
        what = f"has the code {digits}, and those of O*NET-SOC have two more digits"
        fix = f"If O*NET has it as {digits}.00, write that."
        return Slip("occupation-short", what, fix)
    code_set, groups = (ONET, ONET_GROUPS) if code["onet"] else (ISCO, ISCO_GROUPS)
    named = {ISCO if found["isco"] else ONET for found in lists}
    if named - {code_set}:
        what = f"has the code {digits}, which is not of the form of {named.pop()}"
        return Slip("occupation-list", what, f"{_WRITE}.")
    if digits[:2] not in groups:
        what = f"has the code {digits}, and no group of {code_set} begins with {digits[:2]}"
        return Slip("occupation-group", what, f"Look at the digits again, {_OR_LEAVE}")
    name = re.sub(r"[(\[][\s:;,.–-]*[)\]]", " ", f"{rest[: code.start()]} {rest[code.end() :]}")
    name = " ".join(name.split()).strip(_EDGES)
    if not any(char.isalpha() for char in plain(name)):
        what = "has no name beside its code, and people don't know codes"
        fix = f"Write the name that {code_set} has for it behind the code."
        return Slip("occupation-no-name", what, fix)
    return Occupation(code_set, digits, name)
