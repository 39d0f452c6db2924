"""Comments in a role by which its writer says that some advice isn't meant for a line.

`<!-- careers: ignore wording -->` counts for the line that it stands on or, where it stands
alone, for the next one that says something. Nobody sees it: not in GitHub's preview, and not on
the site. Errors can't be ignored, and neither can warnings that are no advice.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from careers.problem import Problem, Spot, did_you_mean
from careers.wording import quote

COMMENT = re.compile(r"<!---?\s{0,9}careers\s{0,9}:(.{0,200}?)-?-->", re.IGNORECASE)
EXAMPLE = "<!-- careers: ignore wording -->"


@dataclass(frozen=True, slots=True)
class Ignore:
    """One such comment: where it stands, the line that it counts for, and the codes it names.

    `said` is what stands in it, `codes` are empty where that can't be understood.
    """

    spot: Spot
    line: int
    said: str
    codes: tuple[str, ...] = ()

    def covers(self, problem: Problem) -> bool:
        """Whether a problem is on this line, and of one of these codes or below it."""
        here = (problem.path, problem.line) == (self.spot.path, self.line)
        return here and any(is_below(problem.code, code) for code in self.codes)


def is_below(code: str, other: str) -> bool:
    """Whether a code is another one, or one of its topics: `wording-age` is below `wording`."""
    return code == other or code.startswith(f"{other}-")


def find_ignores(text: str, path: str) -> Iterator[Ignore]:
    """The comments in the text of a file, front matter and body alike."""
    if not COMMENT.search(text):
        return
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for index, line in enumerate(lines):
        for found in COMMENT.finditer(line):
            said = found[1].strip()
            verb, _, codes = said.partition(" ")
            spot = Spot(path, index + 1, found.start() + 1)
            wanted = codes if verb.lower().rstrip(":") == "ignore" else ""
            yield Ignore(spot, _line(lines, index), said, tuple(_codes(wanted)))


def _line(lines: list[str], index: int) -> int:
    """The line that a comment counts for, from 1."""
    if COMMENT.sub("", lines[index]).strip():
        return index + 1
    below = range(index + 1, len(lines))
    says = (number for number in below if COMMENT.sub("", lines[number]).strip())
    return next(says, index) + 1


def _codes(written: str) -> Iterator[str]:
    for word in re.split(r"[,;\s]+", written):
        if code := word.lower().strip("“”\"'`.").replace("_", "-"):
            yield code


def heed(
    problems: Iterable[Problem],
    ignores: Mapping[str, Collection[Ignore]],
    advice: Mapping[str, bool],
    checked: Collection[str],
) -> Iterator[Problem]:
    """The problems, each once, without those that are ignored; with what ignores nothing.

    `ignores` are the comments by the path of their file; `advice` has the codes of all advice
    with whether it is told at all (one that isn't needs no comment); `checked` are the paths of
    which all advice is here.
    """
    used: set[Ignore] = set()
    for problem in dict.fromkeys(problems):
        covering = [one for one in ignores.get(problem.path, ()) if one.covers(problem)]
        known = any(is_below(problem.code, code) for code in advice)
        if covering and known and problem.severity != "error":
            used.update(covering)
        else:
            yield problem
    if any(advice.values()):
        for path in checked:
            for ignore in ignores.get(path, ()):
                yield from _wrong(ignore, advice, is_used=ignore in used)


def _wrong(ignore: Ignore, advice: Mapping[str, bool], *, is_used: bool) -> Iterator[Problem]:
    if not ignore.codes:
        message = f"{quote('careers: ' + ignore.said)} doesn't say which advice to ignore."
        yield ignore.spot.note("ignore-unread", message, f"Write it like “{EXAMPLE}”.")
        return
    given = [code for code, is_told in advice.items() if is_told]
    silent = [code for code in advice if code not in given]
    codes = [code for code in ignore.codes if not any(is_below(code, name) for name in silent)]
    unknown = [code for code in codes if code not in given]
    for code in unknown:
        names = ", ".join(name for name in given if not _is_topic(name, given))
        message = f"“{code}” is no advice that is given here, and nothing else can be ignored."
        fix = f"{did_you_mean(code, given)}There is: {names}."
        yield ignore.spot.note("ignore-unknown", message, fix)
    if codes and not is_used and not unknown:
        message = f"There is nothing on line {ignore.line} that this comment ignores."
        fix = "Delete it, or put it at the end of the line that the advice is about."
        yield ignore.spot.note("ignore-unused", message, fix)


def _is_topic(name: str, advice: Iterable[str]) -> bool:
    return any(name != other and is_below(name, other) for other in advice)
