"""Values that several processes make, for whoever takes them in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from careers.adapter.processors import processes

WORTH = 12  # portions of roles from which on it pays


def spread(wanted: int | None, jobs: int, make: Callable[[int], Any]) -> Iterator[Any]:
    """What `make` makes of each number below `jobs`; None where nothing came of one.

    `wanted` is how many processes the site wants; with a single one nothing is made.
    """
    others = processes(wanted, jobs, WORTH) - 1
    if not others:
        return
    from careers.adapter.workers import Workers

    try:
        workers = Workers(others, jobs, make)
    except OSError:  # there may be no room for it, and it isn't needed
        return
    try:
        for number in range(jobs):
            yield workers.take(number)
    finally:
        workers.close()
