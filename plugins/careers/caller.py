"""One hook of one feature: asking it, what it answers, and what that has cost."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from operator import is_
from types import GeneratorType, UnionType
from typing import Any

import pluggy

from careers.answered import Answered
from careers.answers import accept
from careers.failure import failure, line_of
from careers.feature import Feature
from careers.problem import Problem
from careers.role import Role

Clock = Callable[[], float]
"""Answers seconds of which only the differences mean something."""


def no_clock() -> float:
    """For who doesn't want to know how long it takes."""
    return 0.0


MOST = 100_000  # of which an endless generator is known


class TooMany(ValueError):
    """A hook that seems to answer without end."""


class Caller:
    """Asks a hook of a feature; `calls` and `seconds` are what that has cost until now."""

    def __init__(self, feature: Feature, hook: str, found: pluggy.HookImpl, clock: Clock) -> None:
        self.feature = feature
        self.name = feature.name
        self.hook = hook
        self.calls = 0
        self.seconds = 0.0
        self.has_failed = False
        self._clock = clock
        # Past pluggy's own loop over all that are registered: there is one to be asked.
        self._function = found.function
        self._takes = (*found.argnames, *found.kwargnames)
        # What it was asked about last, with what else it took, and what it answered.
        self._last: tuple[Role, list[Any], list[Any]] | None = None
        # What it answered in the last build, where it promises that this stays so.
        self.answered: Answered | None = None
        self.identity = type(feature), hook

    def ask(
        self, kind: type[Any] | UnionType, where: str, arguments: Mapping[str, Any]
    ) -> tuple[list[Any], Problem | None]:
        """The answers of a kind, and why there are not more, if something went wrong.

        `where` is the file of the role that it is asked about, if any. Who would be given the
        very same things about a role once more, since it doesn't take the state, isn't asked.
        """
        role = arguments.get("role")
        given = [arguments[name] for name in self._takes]
        if role and self._last and self._last[0] is role and all(map(is_, given, self._last[1])):
            return self._last[2], None
        self._last = None
        state = arguments.get("state")
        if role and self.answered:
            known = self.answered.find(self.identity, role, state)
            if known is not None:
                self._last = role, given, known
                return known, None
        answers: list[Any] = []
        start = self._clock()
        result: Any = None
        try:
            result = self._function(**dict(zip(self._takes, given, strict=True)))
            if result is None:
                pass
            elif type(result) is GeneratorType or _is_several(result, kind):
                for part in result:
                    if len(answers) == MOST:
                        raise TooMany(f"it answers more than {MOST:,} times at once")
                    answers.append(accept(part, kind))
            else:
                answers.append(accept(result, kind))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            answers = [] if isinstance(error, TooMany) else answers
            return answers, failure(self.feature, self.hook, where, error, self._near(result))
        finally:
            self.calls += 1
            self.seconds += self._clock() - start
        if role:
            self._last = role, given, answers
            if self.answered:
                self.answered.keep(self.identity, role, state, answers)
        return answers, None

    def apart(self, answered: Answered) -> Caller:
        """One that asks the same, and remembers it elsewhere; its cost and failures are its own."""
        own = copy(self)
        own.calls, own.seconds, own.has_failed, own._last = 0, 0.0, False, None
        own.answered = answered
        return own

    def _near(self, result: Any) -> tuple[str, int]:
        """The line of the hook that answered last, or the one that it begins at."""
        if inspect.isgenerator(result) and result.gi_frame is not None:
            return result.gi_frame.f_code.co_filename, result.gi_frame.f_lineno
        return self.place

    @property
    def place(self) -> tuple[str, int]:
        """The file and the line that the hook begins at."""
        return line_of(inspect.unwrap(self._function).__code__)


def _is_several(result: object, kind: type[Any] | UnionType) -> bool:
    return isinstance(result, Iterable) and not isinstance(result, kind | str | bytes | Mapping)
