"""What a feature costs that does nothing: nothing, where it has no hook."""

from __future__ import annotations

from pydantic import PrivateAttr

from careers import Block, Feature, hookimpl
from careers.caller import Caller
from careers.host import Host
from careers.lifecycle import State
from careers.links import Links
from careers.problem import Spot
from careers.role import Role


class Nothing(Feature):
    """Has no hooks."""


def test_a_feature_is_not_asked_by_hooks_that_it_does_not_have(site, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(Caller, "ask", lambda self, *_: asked.append(self.name))
    feature = Nothing()
    feature.enter("nothing", "here", lambda _: Spot("mkdocs.yml"))
    host = Host([feature])
    role = Role("baker", "roles/baker.md", "Baker")
    links = Links({}, role.path, "jobs/baker/")

    assert host.check_role(role, site, links) == []
    assert host.role_blocks(role, State.OPEN, site, links) == ([], [])
    assert asked == []
    assert host.times == {"nothing": {}}


class Asked(Feature):
    """Counts how often it is asked."""

    _heard: list[str] = PrivateAttr(default_factory=list)

    @hookimpl
    def role_blocks(self, role: Role, links: Links) -> Block:
        self._heard.append("blocks")
        return Block("careers/x.html", {"path": links.path})

    @hookimpl
    def role_json_ld(self, state: State) -> None:
        self._heard.append(state)


def test_a_hook_that_does_not_take_the_state_is_asked_once_of_a_role(site):
    feature = Asked()
    feature.enter("asked", "here", lambda _: Spot("mkdocs.yml"))
    host = Host([feature])
    for name in ("baker", "cook"):
        role = Role(name, f"roles/{name}.md", name.title())
        links = Links({}, role.path, f"jobs/{name}/")
        for state in (State.OPEN, State.CLOSED):
            blocks, problems = host.role_blocks(role, state, site, links)
            assert [block.data for _, block in blocks] == [{"path": role.path}]
            assert problems == []
            host.role_json_ld(role, state, site)
    assert feature._heard == ["blocks", "open", "closed"] * 2
