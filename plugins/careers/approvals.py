"""Who is to look at a change that says something else under a key, such as pay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from careers.keys import NAMES, normal_key
from careers.problem import did_you_mean

# `@somebody` or `@company/team`, as GitHub has them.
HANDLE = re.compile(r"@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:/[A-Za-z0-9][\w.-]{0,99})?")


def handles(text: str) -> Iterator[str]:
    """The people and teams on GitHub in a text, if it names nothing else."""
    parts = [part for part in re.split(r"[,;\s]+", text) if part]
    if all(HANDLE.fullmatch(part) for part in parts):
        yield from parts


def read_approvals(written: Mapping[str, str]) -> dict[str, str]:
    """The option `approvals`, its keys in their one spelling. Raises `ValueError`."""
    found = {}
    for written_key, whom in written.items():
        key = normal_key(written_key)
        if key not in NAMES:
            hint = did_you_mean(key, NAMES) or "Write one of those in docs/hr/keys.md."
            raise ValueError(f"There is no key “{written_key}” in roles. {hint.strip()}")
        if not list(handles(whom)):
            raise ValueError(
                f"“{whom}” names nobody on GitHub. Write people or teams, such as @eleni or "
                "@example/people-pay"
            )
        found[key] = whom
    return found
