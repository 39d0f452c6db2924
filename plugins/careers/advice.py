"""What features of advice have in common: how it is told, and how it is turned off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, field_validator
from pydantic import Field as Option

from careers.feature import Feature
from careers.hooks import hookimpl
from careers.lifecycle import state_at
from careers.problem import Problem, Spot, did_you_mean
from careers.role import Role
from careers.site import Site
from careers.wording import fold, quote

# YAML reads a bare `off` as a no.
Level = Annotated[
    Literal["note", "warning", "off"],
    BeforeValidator(lambda said: "off" if said is False else said),
]
NO = frozenset({"no", "off", "none", "false", "does not apply"})
YES = frozenset({"yes", "on", "true"})


class Advice(Feature):
    """A feature that says what could be better in a role, and stops nothing by itself.

    Its problems have the code `feature-topic`. A site says in `mkdocs.yml` how each topic is
    told, a role turns all of it off with the feature's key, and a comment on a line there
    (see `ignoring`).
    """

    role_key: ClassVar[bool] = True
    known_topics: ClassVar[Mapping[str, str]] = {}
    """The topics of the advice, each with what it is about."""

    severity: Level = Option(
        "note",
        description="How it is told: as a `note`, which stops nothing, as a `warning`, which "
        "stops a strict build, or not at all (`off`).",
    )
    topics: dict[str, Level] = Option(
        {}, description="The same for some of its topics, each by its name below."
    )

    @field_validator("topics")
    @classmethod
    def _only_known(cls, topics: dict[str, Level]) -> dict[str, Level]:
        for name in topics:
            if name not in cls.known_topics:
                hint = did_you_mean(name, cls.known_topics)
                known = ", ".join(cls.known_topics)
                raise ValueError(f"there is no topic “{name}”. {hint}The topics are: {known}")
        return topics

    def advice(self, role: Role, site: Site) -> Iterator[Problem]:
        """What could be better in a role that is not over, and has not turned this off."""
        raise NotImplementedError

    @hookimpl
    def check_role(self, role: Role, site: Site) -> Iterator[Problem]:
        written = role.fields.get(self.name)
        answer = fold(written.text.value) if written and written.items else "on"
        if written and answer not in NO | YES:
            message = f"{quote(written.text.value)} is neither yes nor no."
            key = self.name.replace("_", " ")
            fix = f"Write “{key}: off” if this advice isn't meant for this role, or nothing."
            yield written.text.spot.error(f"{self.code()}-unread", message, fix)
        if answer not in NO and not state_at(role, site.now, site).is_over:
            yield from self.advice(role, site)

    def code(self, topic: str = "") -> str:
        """The code of a topic's problems, or what those of all topics begin with."""
        name = self.name.replace("_", "-")
        return f"{name}-{topic}" if topic else name

    def level(self, topic: str) -> Level:
        """How a topic is told."""
        return self.topics.get(topic, self.severity)

    def codes(self) -> dict[str, bool]:
        """Every code by which this advice can be ignored, with whether it is told at all."""
        told = {self.code(topic): self.level(topic) != "off" for topic in self.known_topics}
        return {self.code(): any(told.values()), **told}

    def tell(
        self, topic: str, spot: Spot, message: str, fix: str = "", *, softly: bool = False
    ) -> Iterator[Problem]:
        """The problem of a topic, unless that is off; `softly` is a note at most."""
        level = self.level(topic)
        if level != "off":
            severity: Literal["note", "warning"] = "note" if softly else level
            yield Problem(*spot, severity, self.code(topic), message, fix)
