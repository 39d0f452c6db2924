"""What a feature costs that does nothing: nothing, where it has no hook."""

from __future__ import annotations

from careers import Feature
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
