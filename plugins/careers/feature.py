"""The base class of every feature: its fields are its options, its hooks are what it does."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from pydantic import BaseModel, ConfigDict, PrivateAttr

from careers.problem import Spot

if TYPE_CHECKING:
    import click

Locate = Callable[[tuple[str | int, ...]], Spot]


class Feature(BaseModel):
    """One feature of a careers site.

    A subclass declares its options as fields, each with a description, and implements
    hooks with `@hookimpl`. `name` is set by the host: what it is called in `mkdocs.yml`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    role_key: ClassVar[bool] = False
    """Whether a role may set this feature with a front-matter key of the feature's name."""

    needs_careers: ClassVar[str] = ""
    """The versions of mkdocs-careers that it works with, such as `>=0.3,<2`; empty for all.

    For a file in `plugins/`; what a package needs is among its dependencies.
    """

    steady_hooks: ClassVar[frozenset[str]] = frozenset()
    """The hooks whose answers about a role stay the same while nobody changes that role, the
    site, its options or which pages there are.

    They ask for nothing else: no file, no other role, not `site.now`, and resolve no link to a
    picture. Whoever serves a site doesn't have them asked again about a role that is as it was,
    in a state that it was in, and several processes share the roles of a large site, so that what
    a hook keeps for itself stays in one of them. One that isn't named here is asked about each role
    at every build, by one process.
    """

    _name: str = PrivateAttr(default="")
    _origin: str = PrivateAttr(default="")
    _locate: Locate | None = PrivateAttr(default=None)
    _project: Path = PrivateAttr(default=Path())

    @property
    def name(self) -> str:
        return self._name

    @property
    def origin(self) -> str:
        """Where the feature came from: a package and its version, or `plugins/NAME.py`."""
        return self._origin

    def option(self, *path: str | int) -> Spot:
        """Where an option was written: `self.option("links", 2, "url")`."""
        return self._locate(path) if self._locate else Spot("mkdocs.yml")

    def file(self, path: str) -> Path:
        """A file that an option names by its path from the folder of `mkdocs.yml`."""
        return self._project / path

    @classmethod
    def templates(cls) -> Path | None:
        """The folder `templates` beside the feature's module, if it has one.

        Its templates are found by their names, such as `careers/badges.html`; the files in its
        `assets/` are files of the site, and a `Block` names those that its pages load:
        `styles=("assets/badges/badges.css",)`. A site's file of the same name in
        `theme_overrides` wins.
        """
        return cls._beside("templates")

    @classmethod
    def texts(cls) -> Path | None:
        """The folder `texts` beside the feature's module, if it has one.

        Its files, such as `en.json` and `de.json`, hold the feature's words below its name:
        `{"badges": {"title": "Our badges"}}` is `careers.text.badges.title` in templates and
        `site.words["badges"]["title"]` in Python. The English ones are all that there are; what
        another language lacks is in English. A site says any of them otherwise in
        `theme_overrides/texts/en.json`.
        """
        return cls._beside("texts")

    @classmethod
    def commands(cls) -> Iterable[click.Command]:
        """The commands that the feature brings: `careers badges` is one called “badges”.

        They are made with click, and there where the package is installed, or the feature is on
        in the `mkdocs.yml` of the folder. Import them in here, so that no build waits for what
        only they need; `careers.project` has what they need of a site.
        """
        return ()

    @classmethod
    def _beside(cls, name: str) -> Path | None:
        folder = cls.written_in().parent / name
        return folder if folder.is_dir() else None

    @classmethod
    def written_in(cls) -> Path:
        """The file of the feature's class."""
        return Path(inspect.getfile(cls))

    def enter(self, name: str, origin: str, locate: Locate, project: Path = Path()) -> None:
        """Tell the feature what it is called and where its options are; the host does this."""
        self._name = name
        self._origin = origin
        self._locate = locate
        self._project = project
