"""A working way to apply on each open role: a form, an e-mail address or a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import quote

from pydantic import Field as Option
from pydantic import PrivateAttr

from careers.feature import Feature
from careers.features.application_form.ask import read_ask
from careers.features.application_form.asking import (
    file_question_problems,
    groups_of,
    question_problems,
    unasked,
)
from careers.features.application_form.backends import BackendName, CaptchaKind
from careers.features.application_form.boards import frame_of, frame_problems, with_source
from careers.features.application_form.contact import contact_data
from careers.features.application_form.destination import (
    Destination,
    address_problems,
    captcha_problems,
    redirect_problems,
)
from careers.features.application_form.field_view import FieldViews
from careers.features.application_form.fields import Demand, Field
from careers.features.application_form.form import CARRIED, files_problems, form_data
from careers.features.application_form.self_identification import (
    Wanted,
    self_identification_data,
    self_identification_problems,
    together_problems,
)
from careers.features.application_form.statements import Statement, missing_notices
from careers.features.application_form.ways import (
    OFF,
    Route,
    Way,
    form_route,
    route_of,
    written_way,
)
from careers.features.application_form.words import words_file
from careers.hooks import Block, JsonLd, OtherLanguage, SiteFile, hookimpl
from careers.lifecycle import State, state_at
from careers.links import Link, Links, Target, is_email, unsafe
from careers.policy import Origin, origin_of
from careers.problem import Problem, Spot, Text
from careers.role import Role
from careers.secret import looks_secret
from careers.site import Site
from careers.slug import titled

SCRIPT = "assets/careers/application_form.js"
STYLES = "assets/careers/application_form.css"


class ApplicationForm(Feature):
    """Lets people apply on the page of an open role.

    The site says how; a role may say otherwise with `apply:` (or `application_form:`): an
    address of an application site, an e-mail address, `form https://…`, or `off`.
    """

    role_key: ClassVar[bool] = True
    steady_hooks: ClassVar[frozenset[str]] = frozenset(("role_blocks", "role_json_ld"))

    way: Way = Option("email", description="form, email, link, or embed for a form in a frame.")
    backend: BackendName | None = Option(
        None, description="The form service, if the address of the form doesn't show it."
    )
    action: str = Option("", description="Where the form is posted to, with https://.")
    key: str = Option(
        "",
        description=(
            "Instead of `action`: what your form is called at the service, or its access key;"
            " everybody can read it."
        ),
    )
    json_answers: bool = Option(
        False,
        description="Whether a service of your own answers scripts of this site in JSON.",
    )
    url: str = Option("", description="The application site, for the ways “link” and “embed”.")
    source: str = Option(
        "",
        description="What application sites are told that people come from (`utm_source`).",
    )
    email: str = Option("", description="The address that is always shown for questions. Needed.")
    ask: str = Option(
        "", description="What the form asks: “CV required, phone off, start date optional”."
    )
    uploads: bool = Option(True, description="Whether the form takes files.")
    upload_limit: int = Option(
        0, ge=0, description="How many MB a file may have, if that is less than the service takes."
    )
    captcha: CaptchaKind | None = Option(
        None, description="A check against programs; the service has to be set up for it."
    )
    captcha_key: str = Option(
        "", description="Its site key, which everybody can read; never its secret."
    )
    privacy: str = Option("", description="The privacy notice, such as site_src/privacy.md.")
    thanks: str = Option(
        "",
        description=(
            "The page after applying, such as site_src/thank-you.md, for services that can be told."
        ),
    )

    consent: str = Option(
        "",
        description=(
            "What people have to tick, where the law wants more than a notice: “I agree that …”."
        ),
    )
    retention: str = Option(
        "", description="How long applications are kept, as a sentence beside the notice."
    )
    talent_pool: str = Option(
        "",
        description=(
            "For how long applications are kept for other roles, such as “12 months”,"
            " if somebody ticks that they may be."
        ),
    )

    equal_opportunity: str = Option("", description="A statement on equal opportunity.")
    adjustments: str = Option(
        "", description="Whom to ask for adjustments, and what you offer, as a statement."
    )
    ai: str = Option(
        "", description="Whether software takes part in selecting people, and how, as a statement."
    )
    statements: tuple[str, ...] = Option(
        (), description="What else has to be said before people apply, such as by law."
    )
    self_identification: tuple[str, ...] = Option(
        (), description="Questions about oneself, in a form of their own: cc-305, veterans, …"
    )
    self_identification_action: str = Option(
        "", description="Where these answers are posted to, apart from applications."
    )
    self_identification_text: str = Option(
        "", description="Why they are asked; of an official form all of its text."
    )
    self_identification_expires: date | None = Option(
        None, description="The last day of that wording, such as 2029-04-30."
    )

    # The files of words that are known, by language, with what they were made of.
    _said: dict[str, tuple[Mapping[str, Any], SiteFile]] = PrivateAttr(default_factory=dict)

    _views: FieldViews | None = PrivateAttr(default=None)

    @hookimpl
    def check_site(self, site: Site, links: Links) -> Iterator[Problem]:
        if not is_email(self.email):
            message = (
                f"“{self.email}” is not an e-mail address." if self.email else "“email” is missing."
            )
            fix = (
                "Write “email: jobs@example.com”;"
                " it is shown on every open role, so that nobody is stuck."
            )
            yield self.option("email").error("apply-email", message, fix)
        if self.way in ("link", "embed"):
            yield from self._address_problems(self.way, self.url, self.option("url"))
        for option in ("privacy", "thanks"):
            if getattr(self, option) and isinstance(found := self._page(option, links), Problem):
                yield found
        if self.way == "form":
            to = self._destination(self._own_form, site, links)
            yield from address_problems(to, self._spot("action", "key"), site, self._project)
            yield from redirect_problems(to, self.option("thanks"), site)
            yield from captcha_problems(to, self._spot("captcha_key", "captcha"))
            yield from files_problems(to, self.uploads, self.option("upload_limit"))
        spots = {
            name: self.option(f"self_identification_{name}".removesuffix("_keys"))
            for name in ("keys", "action", "text")
        }
        own_form = self._own_form.address
        today = site.now.date()
        yield from self_identification_problems(self._about_oneself(), own_form, today, spots)
        yield from read_ask(Text(self.ask, self.option("ask")))[1]

    @hookimpl
    def check_role(self, role: Role, site: Site, links: Links) -> Iterator[Problem]:
        if asked := role.fields.get("ask"):
            yield from read_ask(asked.text)[1]
        yield from self._way_problems(role, site, links)
        state = state_at(role, site.now, site)
        if state in (State.CLOSED, State.FILLED):
            return
        yield from question_problems(role, site)
        route = self._route(role)
        if state is State.DESCRIPTION:
            return
        if route is None or route.way != "form":
            yield from unasked(role)
            return
        to = self._destination(route, site, links)
        yield from file_question_problems(role, self._asked(role), to, self.uploads, site)
        yield from missing_notices(role, self._statements, self.option("statements"))
        if self.self_identification and to.action != self._own_form.address:
            written = written_way(role)
            spot = written.spot if written else self.option("self_identification_action")
            yield from together_problems(self.self_identification_action, to.action, spot)

    def _way_problems(self, role: Role, site: Site, links: Links) -> Iterator[Problem]:
        written = written_way(role)
        if written is None or written.value.casefold() in OFF:
            return
        route = route_of(written.value, self._own_form, self.url)
        if route is None:
            message = f"“{written.value}” is no way to apply."
            fix = "Write an e-mail address, a full address with https://, “form”, or “off”."
            yield written.spot.error("apply-unclear", message, fix)
        elif route.way == "form":
            to = self._destination(route, site, links)
            yield from address_problems(to, written.spot, site, self._project)
            if route != self._own_form:
                yield from redirect_problems(to, written.spot, site)
                yield from captcha_problems(to, written.spot)
        else:
            yield from self._address_problems(route.way, route.address, written.spot)

    def _address_problems(self, way: Way, address: str, spot: Spot) -> Iterator[Problem]:
        """What is wrong with the address of an application site."""
        fix = "Write the full address, with https://."
        if way == "email":
            return
        if reason := unsafe(address, ("https",)):
            message = f"The address “{address}” {reason}." if address else "“url” is missing."
            yield spot.error("apply-url", message, fix)
        elif looks_secret(address):
            message = "The address holds what looks like a secret key; everybody could read it."
            yield spot.error("secret", message, "Use the public address of the job.")
        elif way == "embed":
            yield from frame_problems(address, spot)

    @hookimpl
    def role_blocks(self, role: Role, state: State, site: Site, links: Links) -> Iterator[Block]:
        route = self._route(role) if state is State.OPEN else None
        if route is None:
            return
        words = site.words["application_form"]
        # The openings of a role may have one title, so the file's name tells them apart.
        opening = titled(role.slug.rpartition("/")[2]) if role.opening_of else ""
        reference = role.reference or opening
        subject = words["subject_reference" if reference else "subject"].format(
            title=role.title, reference=reference
        )
        privacy = self._page("privacy", links) if self.privacy else None
        data: dict[str, Any] = {
            "way": route.way,
            "template": f"careers/application_form/{route.way}.html",
            "address": route.address,
            "email": self.email,
            "mailto": _mailto(self.email, subject),
            "privacy": privacy.href if isinstance(privacy, Target) else "",
            "retention": self.retention,
            "contact": contact_data(role.contact, self.email),
            "adjustments": self.adjustments,
            "statements": [
                {"kind": one.kind, "text": one.text}
                for one in self._statements
                if one.kind != "adjustments"  # it stands at the top, with whom to ask
            ],
            "carried": " ".join(CARRIED),
            "self_identification": None,
        }
        if route.way in ("link", "embed"):
            data["address"] = with_source(route.address, self.source)
        if route.way == "embed":
            data["frame"] = with_source(frame_of(route.address), self.source)
        if route.way == "email":
            data["mailto_apply"] = _mailto(route.address, subject)
        scripts: tuple[str, ...] = ()
        origins: tuple[Origin, ...] = ()
        if route.way == "form":
            hidden = {"role": role.slug, "role_title": role.title}
            if role.reference:
                hidden["reference"] = role.reference
            to = self._destination(route, site, links)
            scripts, origins = (self._words(site).path, SCRIPT), tuple(to.needed())
            if site.inbox:
                to = to.tried_at(site.inbox)
            groups = groups_of(role, self._asked(role), to.backend, self.uploads, site)
            ticks = list(self._ticks(words))
            data["form"] = form_data(
                to, hidden, subject, groups, ticks, self._fields(words), role.slug, site
            )
            if self.self_identification:
                wanted = self._about_oneself()
                origins += (Origin("form", origin_of(wanted.action)),)
                action = site.inbox or wanted.action
                data["self_identification"] = self_identification_data(
                    wanted, role.slug, action, words
                )
        if route.way in ("link", "embed"):
            scripts = (SCRIPT,)  # where somebody came from goes along
        if "frame" in data:
            origins = (Origin("frame", origin_of(data["frame"])),)
        yield Block(
            "careers/application_form.html",
            data,
            scripts=scripts,
            styles=(STYLES,),
            origins=origins,
            facts=("contact",),
        )

    @hookimpl
    def site_files(self, site: Site, languages: Sequence[OtherLanguage]) -> Iterator[SiteFile]:
        for each in (site, *(other.site for other in languages)):
            yield self._words(each)

    def _words(self, site: Site) -> SiteFile:
        """The words of the script, which are asked for with each role."""
        words, file = self._said.get(site.language, (None, None))
        if file is None or words is not site.words:
            file = words_file(site)
            self._said[site.language] = (site.words, file)
        return file

    @hookimpl
    def role_json_ld(self, role: Role, state: State) -> JsonLd | None:
        """Google: `directApply` is true when one finishes the application on this page."""
        route = self._route(role) if state is State.OPEN else None
        if route is None or route.way != "form":
            return None
        return JsonLd("JobPosting", {"directApply": True})

    @cached_property
    def _statements(self) -> tuple[Statement, ...]:
        """What people are told before they apply."""
        said = {
            "equal_opportunity": self.equal_opportunity,
            "adjustments": self.adjustments,
            "ai": self.ai,
        }
        kinds = [Statement(kind, text) for kind, text in said.items() if text]
        return (*kinds, *(Statement("", text) for text in self.statements if text))

    def _about_oneself(self) -> Wanted:
        return Wanted(
            self.self_identification,
            self.self_identification_action,
            self.self_identification_text,
            self.self_identification_expires,
        )

    def _fields(self, words: Mapping[str, Any]) -> FieldViews:
        if self._views is None or self._views.words is not words:
            self._views = FieldViews(words)
        return self._views

    def _ticks(self, words: Mapping[str, Any]) -> Iterator[Field]:
        """What people agree to: each a box by itself, and none is ticked beforehand."""
        if self.consent:
            yield Field("consent", "tick", self.consent)
        if self.talent_pool:
            label = words["talent_pool"].format(period=self.talent_pool)
            yield Field("talent_pool", "tick", label, required=False)

    def _asked(self, role: Role) -> dict[str, Demand]:
        """What the site asks, and the role over it."""
        own = role.fields.get("ask")
        return self._usual | (read_ask(own.text)[0] if own else {})

    @cached_property
    def _usual(self) -> dict[str, Demand]:
        """What the site asks."""
        return read_ask(Text(self.ask, self.option("ask")))[0]

    def _destination(self, route: Route, site: Site, links: Links) -> Destination:
        """Where a form goes; what the site says of files, checks and answers counts for all."""
        thanks = self._page("thanks", links) if self.thanks else None
        address = ""
        if isinstance(thanks, Target):
            address = site.address(links.paths[thanks.path]) if thanks.path else thanks.href
        backend = route.backend
        action = route.address
        if backend.needs_host and address:
            action = f"/{links.paths[thanks.path]}" if isinstance(thanks, Target) else action
        return Destination(
            backend=backend,
            action=action,
            key=route.key,
            thanks=address,
            captcha=self.captcha,
            captcha_key=self.captcha_key,
            answers=backend.name != "custom" or self.json_answers,
            megabytes=self.upload_limit,
        )

    @cached_property
    def _own_form(self) -> Route:
        return form_route(self.action, self.backend, self.key)

    def _route(self, role: Role) -> Route | None:
        written = written_way(role)
        if written is None:
            if self.way == "form":
                return self._own_form
            return Route(self.way, self.email if self.way == "email" else self.url)
        off = written.value.casefold() in OFF
        return None if off else route_of(written.value, self._own_form, self.url)

    def _page(self, option: str, links: Links) -> Target | Problem:
        value = getattr(self, option)
        href = value if "://" in value else links.from_project(value)
        return links.resolve(Link(href, option, self.option(option)))

    def _spot(self, *options: str) -> Spot:
        """The place of the first of some options that somebody wrote."""
        written = [option for option in options if getattr(self, option)]
        return self.option(written[0] if written else options[0])


def _mailto(address: str, subject: str) -> str:
    return f"mailto:{quote(address, safe='@+')}?subject={quote(subject, safe='')}"
