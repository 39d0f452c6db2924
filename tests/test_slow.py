"""A feature that a build has waited for is told with the numbers, and stops nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from careers import Feature, Role, hookimpl
from careers.host import Host
from careers.lifecycle import State
from careers.links import Links
from careers.problem import Spot
from careers.slow import slow_features
from careers.times import BuildTimes, Time

ENDED = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


class Slow(Feature):
    """Its hook is on the line that the note names."""

    @hookimpl
    def role_blocks(self, role: Role) -> None: ...


def host_of(clock=None) -> Host:
    feature = Slow()
    feature.enter("slow", "plugins/slow.py", lambda _: Spot("mkdocs.yml", 7, 9))
    return Host([feature], (), clock) if clock else Host([feature])


def told(seconds: float, of: float) -> list[str]:
    times = BuildTimes(ENDED, 10, of, {"slow": {"role_blocks": Time(40, seconds)}})
    return [str(problem) for problem in slow_features(times, host_of())]


def test_what_a_build_has_waited_for_is_told_with_its_hook_and_the_line_of_that():
    line = Slow.role_blocks.__code__.co_firstlineno

    assert told(8.0, 10.0) == [
        "mkdocs.yml:7:9: note: The feature “slow” (plugins/slow.py) took 8.0 s of the 10.0 s of"
        f" this build, most of it in role_blocks (test_slow.py, line {line}): 8.0 s in 40 calls,"
        " 200 ms each. What is the same for all roles can be made once; “careers features” tells"
        " all times."
    ]


@pytest.mark.parametrize(("seconds", "of"), [(2.9, 3.0), (8.0, 80.0), (0.0, 0.0)])
def test_what_nobody_has_waited_for_is_not_told(seconds, of):
    assert told(seconds, of) == []


def test_a_feature_that_was_not_asked_is_not_slow():
    assert list(slow_features(BuildTimes(ENDED, 10, 10.0, {"slow": {}}), host_of())) == []


def test_the_time_of_a_hook_is_taken_by_the_clock_that_the_host_is_given(site):
    moments = iter([10.0, 10.5, 20.0, 22.0])
    host = host_of(lambda: next(moments))
    for slug in ("baker", "cook"):  # of the same role it is asked once
        role = Role(slug, f"roles/{slug}.md", slug)
        host.role_blocks(role, State.OPEN, site, Links({}, role.path, "jobs/baker/"))

    assert host.times == {"slow": {"role_blocks": Time(2, 2.5)}}


def test_the_time_of_a_generator_is_that_of_all_that_it_yields(site):
    class Yields(Feature):
        @hookimpl
        def role_benefits(self):
            ticks.append(1.0)
            yield "bread"
            ticks.append(1.0)

    ticks: list[float] = []
    feature = Yields()
    feature.enter("slow", "here", lambda _: Spot("mkdocs.yml"))
    host = Host([feature], (), lambda: sum(ticks))
    host.role_benefits(Role("baker", "roles/baker.md", "Baker"), site)

    assert host.times["slow"]["role_benefits"] == Time(1, 2.0)
