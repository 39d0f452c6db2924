"""Slips in the lines `---` and around them."""

from __future__ import annotations

from random import Random

from tests.study.sheet import FENCE, Sheet, Slipped, slip

GROUP = "Around the front matter"
COMMENTS = (
    ("# Fill in the lines below, then delete this one",),
    ("<!-- Fill in the lines below -->",),
    ("<!--", "  Copy this file, then fill in the lines below.", "-->"),
    ("# title: what the role is called", "# pay: needed in many states", ""),
)
OTHERS = ("--", "----", "-----", "—", "———", "–––", "- - -", "--- ", " ---", "...")


def _without(sheet: Sheet, *ats: int) -> str:
    return "\n".join(line for at, line in enumerate(sheet.lines) if at not in ats)


@slip(GROUP, "no `---` at all")
def no_fences(sheet: Sheet, rng: Random) -> Slipped:
    gap = [""] * rng.randint(1, 2)
    return Slipped("\n".join([*sheet.head, *gap, *sheet.body]), sheet.text)


@slip(GROUP, "no `---` above the keys")
def no_first_fence(sheet: Sheet, rng: Random) -> Slipped:
    return Slipped(_without(sheet, 0), sheet.text)


@slip(GROUP, "no `---` below the keys")
def no_second_fence(sheet: Sheet, rng: Random) -> Slipped:
    gap = [""] * rng.randint(1, 2)
    lines = [*sheet.lines[: sheet.end], *gap, *sheet.body]
    return Slipped("\n".join(lines), sheet.text)


@slip(GROUP, "a blank line before `---`")
def blank_line_before(sheet: Sheet, rng: Random) -> Slipped:
    above = rng.choice(("\n", "\n\n", " \n", "\t\n\n"))
    return Slipped(above + sheet.text, sheet.text)


@slip(GROUP, "a comment of the template before `---`")
def comment_before(sheet: Sheet, rng: Random) -> Slipped:
    return Slipped("\n".join([*rng.choice(COMMENTS), *sheet.lines]), sheet.text)


@slip(GROUP, "a comment of the template between the keys")
def comment_between(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    return Slipped(sheet.with_lines(line.at, 0, *rng.choice(COMMENTS)).text, sheet.text)


@slip(GROUP, "blank lines between the keys")
def blank_lines_between(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    return Slipped(sheet.with_lines(line.at, 0, *[""] * rng.randint(1, 3)).text, sheet.text)


@slip(GROUP, "another line instead of `---`")
def another_fence(sheet: Sheet, rng: Random) -> Slipped:
    lines = list(sheet.lines)
    lines[rng.choice((0, sheet.end))] = rng.choice(OTHERS)
    return Slipped("\n".join(lines), sheet.text)


@slip(GROUP, "text above the front matter")
def text_above(sheet: Sheet, rng: Random) -> Slipped:
    said = rng.choice(("Draft, please review", "New role for the Athens office", "See my e-mail."))
    return Slipped(f"{said}\n\n{sheet.text}", sheet.text)


@slip(GROUP, "a third `---`")
def third_fence(sheet: Sheet, rng: Random) -> Slipped | None:
    if rng.random() < 0.5:
        return Slipped(f"{FENCE}\n{sheet.text}", sheet.text)
    return Slipped(sheet.with_lines(sheet.end, 0, FENCE, "").text, sheet.text)
