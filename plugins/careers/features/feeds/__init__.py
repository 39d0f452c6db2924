"""The open roles for feed readers, calendars, job boards and programs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote, unquote

from pydantic import Field as Option
from pydantic import ValidationInfo, field_validator

from careers.feature import Feature
from careers.features.feeds.atom import atom
from careers.features.feeds.calendar import calendar
from careers.features.feeds.channel import Channel
from careers.features.feeds.job_xml import job_xml, towns_missing
from careers.features.feeds.jobs_json import jobs_json, jobs_schema
from careers.features.feeds.json_feed import json_feed
from careers.features.feeds.json_text import json_text
from careers.features.feeds.linkedin import LinkedIn, linkedin
from careers.features.feeds.rss import rss
from careers.hooks import OpenPart, OpenRole, OpenUnit, OtherLanguage, SiteFile, hookimpl
from careers.links import is_email
from careers.problem import Problem, Spot
from careers.site import Site

# What some file systems can't hold in a name.
NO_FILE = re.compile(r"[\\:*?\"<>|]")
FILES = ("jobs_json", "rss", "atom", "json_feed", "job_xml", "calendar")


class Feeds(Feature):
    """Publishes the open roles in the forms that feed readers, calendars and boards take."""

    jobs_json: str = Option("jobs.json", description="The file with every open role as data.")
    rss: str = Option("rss.xml", description="The file with RSS 2.0.")
    atom: str = Option("atom.xml", description="The file with Atom.")
    json_feed: str = Option("feed.json", description="The file with JSON Feed 1.1.")
    job_xml: str = Option("jobs.xml", description="The file with the XML of most job boards.")
    calendar: str = Option(
        "closing-dates.ics", description="The file with the closing dates as a calendar."
    )
    linkedin: LinkedIn | None = Option(
        None, description="LinkedIn's own XML; off unless it is written."
    )
    newest: int = Option(
        100,
        ge=50,
        multiple_of=50,
        description="How many roles RSS and Atom have at most, the newest; in fifties. So has each "
        "feed beside a page of the list, in every form. The other files have all roles.",
    )
    publisher: str = Option("", description="Who publishes the feeds, if not the employer.")

    @field_validator(*FILES, mode="before")
    @classmethod
    def _on_or_off(cls, value: object, info: ValidationInfo) -> object:
        """`false` turns a feed off, `true` leaves its name as it is."""
        if value is True:
            return cls.model_fields[str(info.field_name)].default
        return "" if value is False else value

    @field_validator("linkedin", mode="before")
    @classmethod
    def _off(cls, value: object) -> object:
        return None if value is False else value

    @hookimpl
    def check_site(self, site: Site) -> Iterator[Problem]:
        if not site.url:
            message = (
                "Without “site_url” in mkdocs.yml there are no feeds; they hold full addresses."
            )
            fix = "Write “site_url: https://careers.example.com/” with your own address."
            yield Spot("mkdocs.yml").warning("site-url-missing", message, fix)
        if self.linkedin and self.linkedin.email and not is_email(self.linkedin.email):
            message = f"“{self.linkedin.email}” is not an e-mail address."
            fix = "Write one, such as jobs@example.com, or leave it out."
            yield self.option("linkedin", "email").error("linkedin-email", message, fix)

    @hookimpl
    def site_files(
        self,
        roles: Sequence[OpenRole],
        units: Sequence[OpenUnit],
        parts: Sequence[OpenPart],
        site: Site,
        languages: Sequence[OtherLanguage],
    ) -> Iterator[SiteFile | Problem]:
        if not site.url:
            return
        title = site.words["feeds"]["title"].format(employer=site.employer.name)
        yield from self._read_by_people(roles, units, parts, site)
        of_boards: tuple[tuple[str, str, str, Callable[[Channel], bytes]], ...] = (
            (self.jobs_json, "application/json", "JSON", _jobs_json),
            (self.job_xml, "application/xml", "XML", job_xml),
        )
        for path, media_type, form, write in of_boards:
            if path:
                written = write(self._channel(path, title, roles, site))
                yield SiteFile(path, written, media_type, f"{title} ({form})")
        if self.jobs_json:
            yield SiteFile(_schema_of(self.jobs_json), json_text(jobs_schema()))
        if self.job_xml:
            yield from towns_missing(roles, site)
        if self.linkedin:
            channel = self._channel(self.linkedin.file, title, roles, site)
            made, problems = linkedin(channel, self.linkedin)
            yield SiteFile(self.linkedin.file, made)
            yield from problems
        for other in languages:
            yield from self._read_by_people(other.roles, other.units, other.parts, other.site)

    def _read_by_people(
        self,
        roles: Sequence[OpenRole],
        units: Sequence[OpenUnit],
        parts: Sequence[OpenPart],
        site: Site,
    ) -> Iterator[SiteFile]:
        """What is there in each language: a board would take two of them for two jobs."""
        words = site.words["feeds"]
        title = words["title"].format(employer=site.employer.name)
        language = site.language if site.languages else ""
        for name, media_type, form, make in self._of_readers():
            path = f"{site.prefix}{name}"
            # Readers of news ask often and show what is new; the rest would be sent each time.
            some = roles if make is _json_feed else roles[: self.newest]
            made = make(self._channel(path, title, some, site))
            yield SiteFile(path, made, media_type, f"{title} ({form})", language=language)
        if self.calendar:
            path = f"{site.prefix}{self.calendar}"
            name = words["calendar"].format(employer=site.employer.name)
            made = calendar(self._channel(path, name, roles, site), words["closes"])
            yield SiteFile(path, made, "text/calendar", name, language=language)
        for unit in units:
            name = words["unit"].format(name=unit.unit.name, employer=site.employer.name)
            about = unit.unit.summary or name
            yield from self._of_page(name, about, unit.path, unit.roles, site)
        for part in parts:
            name = words["part"].format(title=part.title, employer=site.employer.name)
            yield from self._of_page(name, part.about, part.path, part.roles, site)

    def _of_page(
        self, title: str, about: str, address: str, roles: Sequence[OpenRole], site: Site
    ) -> Iterator[SiteFile]:
        """The newest roles of a department, an office or a part of the list, beside its page."""
        folder = NO_FILE.sub("-", unquote(address).removesuffix(".html").rstrip("/"))
        for name, media_type, form, make in self._of_readers():
            path = f"{folder}/{posixpath.basename(name)}"
            channel = self._channel(path, title, roles[: self.newest], site)
            channel = replace(channel, page=site.address(address), description=about)
            yield SiteFile(path, make(channel), media_type, f"{title} ({form})", address)

    def _of_readers(self) -> Iterator[tuple[str, str, str, Callable[[Channel], str | bytes]]]:
        """The forms that feed readers take and that are on: file, media type, name, maker."""
        forms: tuple[tuple[str, str, str, Callable[[Channel], str | bytes]], ...] = (
            (self.rss, "application/rss+xml", "RSS", rss),
            (self.atom, "application/atom+xml", "Atom", atom),
            (self.json_feed, "application/feed+json", "JSON Feed", _json_feed),
        )
        return (form for form in forms if form[0])

    def _channel(self, path: str, title: str, roles: Sequence[OpenRole], site: Site) -> Channel:
        """A feed of the whole site, or of these roles."""
        words = site.words["site"]
        return Channel(
            address=site.address(quote(path)),
            page=site.home,
            title=title,
            description=words["roles_description"].format(employer=site.employer.name),
            publisher=self.publisher or site.employer.name,
            site=site,
            roles=roles,
        )


def _schema_of(path: str) -> str:
    """`jobs.json` -> `jobs.schema.json`."""
    return f"{path.removesuffix('.json')}.schema.json"


def _json_feed(channel: Channel) -> bytes:
    return json_text(*json_feed(channel))


def _jobs_json(channel: Channel) -> bytes:
    folder = channel.address.rpartition("/")[0]
    schema = _schema_of(channel.address.rpartition("/")[2])
    return json_text(*jobs_json(channel, f"{folder}/{schema}"))
