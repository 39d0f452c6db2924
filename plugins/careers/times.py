"""What features have cost in a build: how often each hook was asked, and for how long."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Time:
    """How often a hook was asked, and for how many seconds altogether."""

    calls: int = 0
    seconds: float = 0.0

    def __add__(self, other: Time) -> Time:
        return Time(self.calls + other.calls, self.seconds + other.seconds)


Times = Mapping[str, Mapping[str, Time]]
"""By the name of a feature and a hook of it."""


@dataclass(frozen=True, slots=True)
class BuildTimes:
    """The times of one build: the moment of its end, its roles and its seconds.

    `seconds` are those of the whole build, on the clock; `roles` are those that have a page.
    """

    ended: datetime
    roles: int
    seconds: float
    features: Times

    def of(self, name: str) -> Time:
        """What a feature has cost in all its hooks."""
        return sum(self.features.get(name, {}).values(), Time())

    def share(self, name: str) -> float:
        """How much of the build that was, from 0 to 1."""
        return min(1.0, self.of(name).seconds / self.seconds) if self.seconds > 0 else 0.0


def together(several: Iterable[Times]) -> Times:
    """The times of several hosts, such as those of each language, as one."""
    found: dict[str, dict[str, Time]] = {}
    for times in several:
        for name, hooks in times.items():
            own = found.setdefault(name, {})
            for hook, time in hooks.items():
                own[hook] = own.get(hook, Time()) + time
    return found


def as_json(times: BuildTimes) -> str:
    """The times as `read_times` reads them."""
    features = {
        name: {hook: [time.calls, round(time.seconds, 6)] for hook, time in hooks.items()}
        for name, hooks in times.features.items()
    }
    data = {
        "ended": times.ended.isoformat(timespec="seconds"),
        "roles": times.roles,
        "seconds": round(times.seconds, 3),
        "features": features,
    }
    return json.dumps(data, indent=1) + "\n"


def read_times(text: str) -> BuildTimes | None:
    """The times in a text, or nothing when it is another text."""
    try:
        data: Any = json.loads(text)
        return BuildTimes(
            datetime.fromisoformat(data["ended"]),
            int(data["roles"]),
            float(data["seconds"]),
            {
                str(name): {
                    str(hook): Time(int(calls), float(seconds))
                    for hook, (calls, seconds) in hooks.items()
                }
                for name, hooks in data["features"].items()
            },
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
