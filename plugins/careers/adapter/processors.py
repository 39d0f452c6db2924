"""How many processors a build may use, and whether it may use more than one at all."""

from __future__ import annotations

import os
from pathlib import Path

MOST = 4  # what is left to one process grows less than its share of the work
THREADS = Path("/proc/self/task")
LIMIT = Path("/sys/fs/cgroup/cpu.max")  # of a container: microseconds in a period, or “max”


def processes(wanted: int | None, jobs: int, worth: int) -> int:
    """How many processes share this many jobs, with this one; they pay from `worth` jobs on.

    Who wants a number gets it for few jobs as well.
    """
    if not can_fork() or jobs < (worth if wanted is None else 2):
        return 1
    return min(jobs, processors() if wanted is None else wanted)


def can_fork() -> bool:
    """Whether this process can be made two. Only Linux says that it has no other thread."""
    try:
        return hasattr(os, "fork") and len([*THREADS.iterdir()]) == 1
    except OSError:
        return False


def processors() -> int:
    """The processors that this process may use, at most as many as help."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return max(1, min(own, _limit(), MOST))


def _limit() -> int:
    """The processors of the container; what has none, or tells it otherwise, has enough."""
    try:
        quota, period = LIMIT.read_text(encoding="ascii").split()
        return max(1, int(quota) // int(period))
    except (OSError, ValueError, ZeroDivisionError):
        return MOST
