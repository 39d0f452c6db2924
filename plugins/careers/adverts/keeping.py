"""Makes the copy of an advertisement out of the site that it stood on, and the words about it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from careers.adverts.copy import copy_page, masked
from careers.adverts.entry import Entry, Line
from careers.adverts.period import Period
from careers.facts import moment_text
from careers.site import Site

PACKAGE = Path(__file__).parent.parent
STYLES = Path(__file__).parent / "archive.css"


@dataclass(frozen=True, slots=True)
class Origin:
    """The site that a page is copied from: its folder, where it came from, and of which commit."""

    folder: Path
    source: str
    commit: str
    moment: datetime


class Keeper:
    """Makes copies for one archive, in the language of a site.

    What people could be reached by is left out of the copies, unless `contacts` is set.
    """

    def __init__(self, site: Site, version: str, *, contacts: bool) -> None:
        self.site = site
        self.version = version
        self.contacts = contacts
        self.words = site.words["archive"]
        folders = FileSystemLoader(PACKAGE / "templates")
        self.templates = Environment(loader=folders, autoescape=True)

    def is_open(self, page: Path) -> bool:
        """Whether there is a page and it is not one of a role that is over: those say noindex."""
        try:
            soup = BeautifulSoup(page.read_bytes(), "html.parser")
        except OSError:
            return False
        robots = [
            str(meta.get("content")) for meta in soup.find_all("meta", attrs={"name": "robots"})
        ]
        return "noindex" not in " ".join(robots)

    def copy(
        self, period: Period, origin: Origin, page: str, address: str, path: str
    ) -> tuple[Entry, bytes]:
        """An entry and its copy; `page` is the page's file and `address` its address there."""
        raw = (origin.folder / page).read_bytes()
        html = raw.decode("utf-8", "replace")
        page_hash = hashlib.sha256(raw).hexdigest()
        url = self.site.address(address) if self.site.url else ""
        banner = self._banner(period, origin, url, page_hash)
        made = copy_page(html, page, origin.folder, url, banner, self.words, self.contacts)
        content = made.html.encode("utf-8", "replace")
        left_out = self.words["left_out"]
        data, job = made.data, self._job(html, page, origin.folder, period.role.slug)
        entry = Entry(
            path=path,
            slug=period.role.slug,
            title=period.role.title,
            url=url,
            begin=period.begin,
            begin_is_known=period.begin_is_known,
            end=period.end,
            ending=str(period.ending),
            commit=origin.commit,
            moment=origin.moment,
            source=origin.source,
            page_sha256=page_hash,
            html_sha256=hashlib.sha256(content).hexdigest(),
            missing=tuple(made.missing),
            contacts=self.contacts,
            version=self.version,
            job_posting=tuple(
                found if self.contacts else masked(found, left_out)
                for found in data
                if isinstance(found, dict) and found.get("@type") == "JobPosting"
            ),
            job=job if self.contacts else masked(job, left_out),
        )
        return entry, content

    def index_page(self, lines: Sequence[Line]) -> str:
        """The index as a page."""
        site, words = self.site, self.words
        shown = [
            {
                "title": line.title,
                "opening": f"({line.slug.partition('/')[2]})" if "/" in line.slug else "",
                "html": next((name for name in line.files if name.endswith(".html")), ""),
                "json": next((name for name in line.files if name.endswith(".json")), ""),
                "begin": _day(line.begin, site),
                "end": _last_day(line.end, site),
                "begin_iso": line.begin.isoformat(),
                "end_iso": line.end.isoformat(),
                "ending": words["endings"].get(line.ending, line.ending),
                "deleted": words["deleted"].format(day=line.deleted) if line.deleted else "",
            }
            for line in lines
        ]
        title = words["title"].format(employer=site.employer.name)
        template = self.templates.get_template("careers/archive.html")
        return template.render(language=site.language, title=title, text=words, lines=shown)

    def _banner(self, period: Period, origin: Origin, url: str, page_hash: str) -> str:
        words, site = self.words, self.site
        begin, end = _day(period.begin, site), _last_day(period.end, site)
        said = "advertised" if period.begin_is_known else "advertised_before"
        made = self.templates.get_template("careers/archived_copy.html").render(
            text=words,
            url=url,
            advertised=words[said].format(begin=begin, end=end),
            proof=words["proof"].format(
                commit=origin.commit, moment=origin.moment.isoformat(), hash=page_hash
            ),
            note="" if self.contacts else words["note"],
        )
        return f"<style>{STYLES.read_text(encoding='utf-8')}</style>\n{made}"

    def _job(self, html: str, page: str, folder: Path, slug: str) -> Any:
        """What the site's file of open roles says of a role, wherever that file is."""
        soup = BeautifulSoup(html, "html.parser")
        for link in soup.find_all("link", type="application/json", href=True):
            path = unquote(urlsplit(str(link["href"])).path)
            file = ((folder / page).parent / path).resolve()
            try:
                if not file.is_relative_to(folder.resolve()):
                    continue
                jobs = json.loads(file.read_text(encoding="utf-8"))["jobs"]
                return next((job for job in jobs if job.get("id") == slug), None)
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                continue
        return None


def _day(moment: datetime, site: Site) -> str:
    return moment_text(moment.date(), site.timezone, site)


def _last_day(end: datetime, site: Site) -> str:
    """The day of the last moment before an end: midnight ends the day before."""
    return moment_text((end - timedelta(seconds=1)).date(), site.timezone, site)
