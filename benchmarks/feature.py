"""Times what a feature that does nothing costs for each role; see README.md."""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from careers import Feature, Role, hookimpl
from careers.host import Host
from careers.lifecycle import State
from careers.links import Links
from careers.problem import Spot
from careers.site import Employer, Site

SITE = Site(
    "https://jobs.example.com/",
    "Jobs",
    "en",
    ZoneInfo("Europe/Athens"),
    Employer("Example"),
    (),
    datetime(2026, 11, 23, tzinfo=UTC),
)


class Nothing(Feature):
    """Has no hooks."""


class Empty(Feature):
    """Answers nothing to each hook that is asked of a role."""

    @hookimpl
    def check_role(self, role: Role) -> None: ...

    @hookimpl
    def role_benefits(self, role: Role) -> None: ...

    @hookimpl
    def role_blocks(self, role: Role, state: State) -> None: ...

    @hookimpl
    def role_json_ld(self, role: Role, state: State) -> None: ...


def host_of(kind: type[Feature], number: int) -> Host:
    features = []
    for index in range(number):
        feature = kind()
        feature.enter(f"empty_{index}", "here", lambda _: Spot("mkdocs.yml"))
        features.append(feature)
    return Host(features, (), time.perf_counter)


def ask(host: Host, roles: list[Role]) -> None:
    """What is asked of an open role with a closing date: some of it for that day as well."""
    for role in roles:
        links = Links({}, role.path, f"jobs/{role.slug}/")
        host.role_benefits(role, SITE)
        for state in (State.OPEN, State.CLOSED):
            host.role_blocks(role, state, SITE, links)
            host.role_json_ld(role, state, SITE)
        host.check_role(role, SITE, links)


def seconds(act: Callable[[], None]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--roles", type=int, default=2000)
    parser.add_argument("--features", type=int, default=10)
    parser.add_argument("--runs", type=int, default=9)
    arguments = parser.parse_args()
    roles = [Role(f"r{n}", f"roles/r{n}.md", f"Role {n}") for n in range(arguments.roles)]
    hosts = {
        "no feature": Host(),
        "without hooks": host_of(Nothing, arguments.features),
        "with four hooks": host_of(Empty, arguments.features),
    }
    taken: dict[str, list[float]] = {name: [] for name in hosts}
    for _ in range(arguments.runs):
        for name, host in hosts.items():  # in turn, so that a slow moment is everybody's
            taken[name].append(seconds(lambda host=host: ask(host, roles)))  # type: ignore[misc]
    none = statistics.median(taken["no feature"])
    for name, found in taken.items():
        more = (statistics.median(found) - none) / arguments.roles / arguments.features
        print(f"{name:<16} {more * 1e6:6.2f} µs for each role and feature")


if __name__ == "__main__":
    main()
