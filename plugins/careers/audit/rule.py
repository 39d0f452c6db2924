"""One thing that the audit looks for, as the documentation lists it."""

from __future__ import annotations

from typing import NamedTuple

from careers.problem import Problem, Severity, Spot


class Rule(NamedTuple):
    """A rule: what it finds in general, and what to do about it.

    `about` is a sentence for the reference page, `fix` one for every finding that has no better
    one of its own.
    """

    code: str
    severity: Severity
    about: str
    fix: str

    def at(self, spot: Spot, message: str, fix: str = "") -> Problem:
        """A finding of this rule at one place; `spot` is in a file of the site."""
        return Problem(*spot, self.severity, self.code, message, fix or self.fix)
