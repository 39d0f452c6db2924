"""A role that is as it was isn't asked about again, by features that promise the same answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

import pytest
from pydantic import PrivateAttr

from careers import Block, Feature, hookimpl
from careers.answered import Answered
from careers.host import Host
from careers.lifecycle import State
from careers.links import Links
from careers.problem import Problem, Spot
from careers.role import Role

ROLE = Role("baker", "roles/baker.md", "Baker")
LINKS = Links({}, ROLE.path, "jobs/baker/")


class Steady(Feature):
    """Answers by the role alone, and counts how often it is asked."""

    steady_hooks: ClassVar[frozenset[str]] = frozenset(("role_blocks", "check_role"))

    word: str = "x"
    _heard: list[str] = PrivateAttr(default_factory=list)

    @hookimpl
    def role_blocks(self, role: Role, state: State) -> Block:
        self._heard.append(f"{role.title} {state}")
        return Block("careers/x.html", {"title": role.title})

    @hookimpl
    def check_role(self, role: Role) -> list[Problem]:
        self._heard.append("check")
        return []

    @hookimpl
    def role_json_ld(self) -> None:
        self._heard.append("json")


@pytest.fixture
def build(site):
    """Asks a new feature, as each build does, and answers what it heard."""
    answered = Answered()

    def build(role=ROLE, *given, state=State.OPEN, word="x", kind=Steady):
        feature = kind(word=word)
        feature.enter("steady", "here", lambda _: Spot("mkdocs.yml"))
        host = Host([feature])
        host.remember(answered, *given)
        [(_, block)], problems = host.role_blocks(role, state, site, LINKS)
        assert block.data == {"title": role.title}
        assert problems == host.check_role(role, site, LINKS) == []
        host.role_json_ld(role, state, site)
        return feature._heard

    return build


def test_a_role_that_is_as_it_was_is_not_asked_about_again(build):
    assert build() == ["Baker open", "check", "json"]
    assert build() == ["json"]
    assert build(replace(ROLE)) == ["json"]  # one that is the same in all it says
    assert build() == ["json"]


def test_a_role_is_asked_about_again_when_it_or_its_state_is_another(build):
    build()
    assert build(replace(ROLE, title="Cook")) == ["Cook open", "check", "json"]
    assert build() == ["Baker open", "check", "json"]
    assert build(state=State.CLOSED) == ["Baker closed", "json"]


def test_all_are_asked_again_when_what_they_are_given_or_their_options_are_others(build):
    build(ROLE, {"a": 1})
    assert build(ROLE, {"a": 1}) == ["json"]
    assert build(ROLE, {"a": 2}) == ["Baker open", "check", "json"]
    assert build(ROLE, {"a": 2}, word="y") == ["Baker open", "check", "json"]
    assert build(ROLE, {"a": 2}, word="y") == ["json"]


def test_a_role_that_was_read_anew_is_asked_about_again_for_it_may_stand_on_other_lines(build):
    build()
    assert build(replace(ROLE, body=replace(ROLE.body))) == ["Baker open", "check", "json"]


def test_what_is_asked_after_a_build_is_not_taken_for_an_answer_of_the_next(site):
    answered, hosts, features = Answered(), [], []
    for word in ("old", "new"):
        feature = Steady(word=word)
        feature.enter("steady", "here", lambda _: Spot("mkdocs.yml"))
        features.append(feature)
        hosts.append(Host([feature]))
        hosts[-1].remember(answered)
        hosts[0].forget()  # its build is over
    for host in hosts:
        host.check_role(ROLE, site, LINKS)
    assert [feature._heard for feature in features] == [["check"], ["check"]]


def test_a_feature_whose_code_was_loaded_anew_is_asked_again(build):
    build()
    assert build(kind=type("Steady", (Steady,), {})) == ["Baker open", "check", "json"]


def test_what_a_build_had_no_use_for_is_forgotten(build):
    other = replace(ROLE, path="roles/cook.md", title="Cook")
    build()
    build(other)
    assert build() == ["Baker open", "check", "json"]


def test_a_check_of_a_role_that_time_has_closed_is_made_again(site):
    answered = Answered()
    heard = []
    role = replace(ROLE, posted=site.now.date(), closes=site.now.date())
    for moment in (site.now, site.now, site.now + timedelta(days=2)):
        feature = Steady()
        feature.enter("steady", "here", lambda _: Spot("mkdocs.yml"))
        host = Host([feature])
        host.remember(answered)
        host.check_role(role, replace(site, now=moment), LINKS)
        heard += feature._heard or ["none"]
    assert heard == ["check", "none", "check"]


def test_what_failed_is_asked_again(site):
    answered = Answered()

    class Broken(Steady):
        @hookimpl
        def role_blocks(self, role: Role, state: State) -> Block:
            raise ValueError(role.title)

    for _ in range(2):
        feature = Broken()
        feature.enter("steady", "here", lambda _: Spot("mkdocs.yml"))
        host = Host([feature])
        host.remember(answered)
        blocks, problems = host.role_blocks(ROLE, State.OPEN, site, LINKS)
        assert blocks == []
        assert [problem.code for problem in problems] == ["feature-failed"]
