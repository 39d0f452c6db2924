"""What a feature can do: the hook specifications, and the small types they return."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import pluggy

from careers.policy import Origin

if TYPE_CHECKING:
    from careers.lifecycle import State
    from careers.links import Links
    from careers.past import Past
    from careers.problem import Problem
    from careers.role import Role
    from careers.site import Site
    from careers.unit import Unit

PROJECT = "careers"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a role page: a template and the plain values that it shows as `block`.

    `replaces` names the kinds of sections that the block shows in its own way (such as
    `resources`), so that the page doesn't show them twice, and `facts` the facts (such as
    `benefits`). `beside` puts it beside the text, below what is stated at a glance, and not
    after it. `scripts` are files of the site that the page loads for it, after it is read,
    `styles` the style sheets; `origins` are the other sites that it needs, and the policy that
    all pages have allows them.
    """

    template: str
    data: Mapping[str, Any]
    replaces: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    facts: tuple[str, ...] = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class JsonLd:
    """What a feature says about the page in one schema.org type.

    What several features say about one type becomes one object.
    """

    type: str
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Translated:
    """A role's page in another language: that language's code, its title and full address."""

    language: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class OpenRole:
    """A role that is open and published: what lists of roles for machines are made of.

    `url` is its page's full address, `apply_url` that of the place on it where one applies
    (empty where there is none); `changed` is the moment at which it last changed (aware): that
    of the last commit, or of the last of its own dates. `translations` are the same role's pages
    in other languages of the site.
    """

    role: Role
    url: str
    changed: datetime
    apply_url: str = ""
    translations: tuple[Translated, ...] = ()
    # Asked for each time: those of all roles at once are most of what a large site would need.
    _describe: Callable[[], str] = field(default=str, repr=False, compare=False)

    @property
    def description(self) -> str:
        """All that the page says, as HTML of paragraphs and lists."""
        return self._describe()


@dataclass(frozen=True, slots=True)
class OpenUnit:
    """A department or an office that has a page, at `path` from the site's root.

    `roles` are those of its roles that are open, in the order of all.
    """

    unit: Unit
    path: str
    roles: tuple[OpenRole, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A part of the list that has a page, at `path` from the site's root: of a place, say.

    `title` is the page's and `about` a sentence on it; `roles` are those that are open there, in
    the order of all.
    """

    title: str
    about: str
    path: str
    roles: tuple[OpenRole, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The site in another of its languages, for the forms that people read.

    `site` is the site in it; `roles` are all that are open, in this language or else in the one
    that they have, which `role.language` says. They are the same jobs: what lists jobs for
    programs has each of them once.
    """

    site: Site
    roles: tuple[OpenRole, ...] = ()
    units: tuple[OpenUnit, ...] = ()
    parts: tuple[OpenPart, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site, at `path` from the site's root; text is written as UTF-8.

    One with a media type, and a title in words, is named in the heads of pages, as
    `<link rel="alternate">`: on the one at `page` (from the site's root), or else on the home
    page, the list, every role, and every department and office. With a `language` it is named on
    those in that language only.
    """

    path: str
    content: str | bytes
    media_type: str = ""
    title: str = ""
    page: str | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture of a page has to say: a title, and a few words below it.

    There is one of kind `role` for each role, and of kind `site` one for each department and
    office and one for all other pages.
    """

    kind: Literal["role", "site"]
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the bytes of a PNG or JPEG; sizes are pixels, `alt` says what it shows."""

    content: bytes
    width: int
    height: int
    alt: str
    media_type: Literal["image/png", "image/jpeg"] = "image/png"


class Hooks:
    """Every hook. An implementation takes the arguments it needs, by name.

    What the hooks' page of the documentation says of them is made of what stands here: a
    paragraph each on what a hook is for, when it is called, and what it may answer.
    """

    @hookspec
    def check_site(self, site: Site, links: Links) -> Iterable[Problem]:
        """Say what is wrong with the feature's options on this site.

        Called once for each build and each check, before the roles are read. `links` are those
        of `mkdocs.yml`: they start in its folder.

        Answers with any number of `Problem`s; `self.option("url")` is the place of an option.
        """
        raise NotImplementedError

    @hookspec
    def check_role(self, role: Role, site: Site, links: Links) -> Iterable[Problem]:
        """Say what is wrong with a role.

        Called for every role, drafts included, before anything is published. `links` are those
        of the role's file.

        Answers with any number of `Problem`s; `role.spot("pay")` is the place of a key's value.
        """
        raise NotImplementedError

    @hookspec
    def role_benefits(self, role: Role, site: Site) -> Iterable[str]:
        """Say what one gets in a role besides what its file says.

        Called for every role that isn't over, before its page is made.

        Answers with any number of texts of a few words each. What the role says already is not
        said twice. They are among `role.benefits` from then on: the page, data for search
        engines and feeds have them.
        """
        raise NotImplementedError

    @hookspec
    def role_blocks(
        self, role: Role, state: State, site: Site, links: Links, past: Callable[[], Past]
    ) -> Iterable[Block]:
        """Add parts to a role's page, below its text.

        Called for every role. It is called once more for each `state` that time alone will bring,
        such as open for an upcoming role, and closed for one with a closing date: what fails then
        is told today, since nobody watches the build of that night. Of an open role, a block that
        is not among what you answer for its end goes from the page at that minute, without a
        build. For a role that is over it is called as if the role were open too, for its
        `origins` alone; what fails then is told to nobody. A method that takes neither `state` nor
        `past` is called once.

        Answers with any number of `Block`s.

        `past()` asks git for what is known of the role's past. A feature that doesn't call it
        costs no time.
        """
        raise NotImplementedError

    @hookspec
    def home_blocks(self, site: Site, links: Links) -> Iterable[Block]:
        """Add a part to the front page.

        Called for the front page, the one with `template: home.html`. `links` are those of it.

        Answers with a `Block`, or none. It stands below the page's other parts, or where its
        `parts:` name the feature.
        """
        raise NotImplementedError

    @hookspec
    def role_json_ld(self, role: Role, state: State, site: Site) -> JsonLd | None:
        """State something about the role for machines that the page states for people.

        Called for every role, and once more for each `state` that time alone will bring, if the
        method takes it.

        Answers with a `JsonLd`, several, or `None`. What several features say about one type
        becomes one object. Two that say different things about one property are a problem that
        names both.
        """
        raise NotImplementedError

    @hookspec
    def site_files(
        self,
        roles: Sequence[OpenRole],
        units: Sequence[OpenUnit],
        parts: Sequence[OpenPart],
        site: Site,
        links: Links,
        languages: Sequence[OtherLanguage],
    ) -> Iterable[SiteFile | Problem]:
        """Add files to the site: a feed, a list for a program, anything that is no page.

        Called once for each build, when every page is read and none is written. `roles` are those
        that are open, newest first, so that what has closed is in no file; `units` are the
        departments and offices that have a page, `parts` the other parts of the list that have
        one; `languages` is the site in each of its other languages, for what people read. What
        lists jobs for programs has each job once: a board would take its translation for
        another one. `links` are those of `mkdocs.yml`.

        Answers with any number of `SiteFile`s, and of `Problem`s, such as a note about a role
        that the file has to leave out. Two features that write one file, a file that is a page's
        already, and a path that leaves the site are problems that name both.
        """
        raise NotImplementedError

    @hookspec
    def page_picture(self, card: Card, site: Site) -> Picture | None:
        """Draw what stands beside a page's address where somebody shares it.

        Called once for each role, department and office that gets a page, and once for all other
        pages.

        Answers with a `Picture` or `None`. A page without one has that of the other pages. Two
        features that draw different pictures of one page are a problem that names both.
        """
        raise NotImplementedError


HOOK_NAMES = tuple(name for name in vars(Hooks) if not name.startswith("_"))
