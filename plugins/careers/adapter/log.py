"""What MkDocs logs, as problems with a place."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from careers.problem import Problem, Spot

NAMED_FILE = re.compile(r"Doc file '([^']+)'")
NAMED_LINK = re.compile(r"link '([^']+)'")


class Collector(logging.Handler):
    """Keeps what is logged: our problems as they are, MkDocs' warnings as problems."""

    def __init__(self, problems: list[Problem], config_name: str) -> None:
        super().__init__(logging.INFO)
        self.problems = problems
        self.config_name = config_name
        self.folder = ""
        self.docs = ""

    def look_in(self, folder: str, docs: str) -> None:
        """Where the pages are that messages name."""
        self.folder, self.docs = folder, docs

    def emit(self, record: logging.LogRecord) -> None:
        problem = getattr(record, "problem", None)
        if problem is None and record.levelno >= logging.WARNING:
            problem = self._from_mkdocs(record)
        if problem is not None:
            self.problems.append(problem)

    def _from_mkdocs(self, record: logging.LogRecord) -> Problem:
        message = " ".join(record.getMessage().split())
        named, link = NAMED_FILE.match(message), NAMED_LINK.search(message)
        spot = self._spot(named[1], link) if named else Spot(self.config_name)
        make = spot.error if record.levelno >= logging.ERROR else spot.warning
        return make("mkdocs", message, self._moved(spot.path, link[1]) if link else "")

    def _moved(self, path: str, href: str) -> str:
        """What to write instead of a link to a role's file from before it was a folder."""
        file, hash_, anchor = href.partition("#")
        stem = file.removesuffix(".md")
        index = Path(self.folder, path).parent / stem / "index.md"
        try:
            if stem == file or not index.is_file():
                return ""
        except (OSError, ValueError):  # a link may be any text, and too long for a file's name
            return ""
        return f"This role is a folder now: write “{stem}/index.md{hash_}{anchor}”."

    def _spot(self, name: str, link: re.Match[str] | None) -> Spot:
        """The page that MkDocs names, and the first line on which the link stands."""
        path = os.path.normpath(Path(self.docs, name)).replace(os.sep, "/")
        try:
            lines = Path(self.folder, path).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return Spot(path)
        for number, line in enumerate(lines, 1):
            if link and (column := line.find(link[1])) >= 0:
                return Spot(path, number, column + 1)
        return Spot(path)


@contextmanager
def collecting(problems: list[Problem], config_name: str) -> Iterator[Callable[[str, str], None]]:
    """Takes MkDocs' log in place of its own output; yields a setter of the pages' folders.

    What features and other plugins print goes to where errors go: it would stand in the middle of
    what commands print for programs.
    """
    logger = logging.getLogger("mkdocs")
    handler = Collector(problems, config_name)
    earlier = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        with redirect_stdout(sys.stderr):
            yield handler.look_in
    finally:
        logger.removeHandler(handler)
        logger.setLevel(earlier[0])
        logger.propagate = earlier[1]
