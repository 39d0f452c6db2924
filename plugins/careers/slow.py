"""Features that a build has waited for: told with the numbers, as a note that stops nothing.

A note alone, and never by a check, since the same site takes longer on a busy computer.
"""

from __future__ import annotations

from collections.abc import Iterator

from careers.failure import place_text
from careers.host import Host
from careers.problem import Problem
from careers.times import BuildTimes

SECONDS = 3.0
SHARE = 1 / 3  # of the build


def slow_features(times: BuildTimes, host: Host) -> Iterator[Problem]:
    """A note on each feature that took long, and a good part of all that the build took."""
    for feature in host.features:
        spent = times.of(feature.name)
        if spent.seconds < SECONDS or times.share(feature.name) < SHARE:
            continue
        hooks = times.features[feature.name]
        hook = max(hooks, key=lambda name: hooks[name].seconds)
        most = hooks[hook]
        whose = f"The feature “{feature.name}” ({feature.origin})"
        calls = "1 call" if most.calls == 1 else f"{most.calls:,} calls"
        each = f", {most.seconds / most.calls * 1000:,.0f} ms each" if most.calls > 1 else ""
        place = place_text(*host.place_of(feature.name, hook))
        message = (
            f"{whose} took {spent.seconds:.1f} s of the {times.seconds:.1f} s of this build, most"
            f" of it in {hook} ({place}): {most.seconds:.1f} s in {calls}{each}."
        )
        fix = "What is the same for all roles can be made once; “careers features” tells all times."
        yield feature.option().note("feature-slow", message, fix)
