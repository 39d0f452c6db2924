"""openroles, an open reader of careers sites, finds every open role of the site and no other.

It is the crawler itself that runs, from robots.txt to the last role; only its connections are
led to this computer, where the site is served, and are not encrypted.
"""

from __future__ import annotations

import shutil
import threading
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import openroles
import pytest
from openroles import _http as wire

from careers.lifecycle import State

ADDRESSES = ["https://careers.example.com/", "https://example.github.io/careers/"]


class Site(SimpleHTTPRequestHandler):
    """Serves a folder below a path, as GitHub Pages does, and nothing beside it."""

    below = "/"

    def send_head(self):
        file = Path(self.directory) / self.path.removeprefix(self.below)
        inside = self.path.startswith(self.below)
        if not inside or not (file.is_file() or (file / "index.html").is_file()):
            self.send_error(404)
            return None
        self.path = f"/{self.path.removeprefix(self.below)}"
        return super().send_head()

    def log_message(self, *_):
        pass


@contextmanager
def served(folder: Path, path: str) -> Iterator[int]:
    """The folder on this computer, below a path; gives the port."""
    handler = type("Here", (Site,), {"below": path})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


class Here(urllib.request.HTTPSHandler, urllib.request.HTTPHandler):
    """Connects to this computer whatever address is asked for."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    def https_open(self, req):
        return self.do_open(partial(self._connect, port=self.port), req)

    @staticmethod
    def _connect(_: str, /, port: int, **options) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", port, **options)

    http_open = https_open


Crawl = Callable[..., dict[str, openroles.Job]]
LANGUAGES = ("de/", "el/")
MOST = 40  # pages that the crawler looks at


def as_original(path: str) -> str:
    """The address of a role in the site's own language: of translations the crawler takes one."""
    for language in LANGUAGES:
        path = path.removeprefix(language)
    return path


def originals(paths: Iterable[str]) -> set[str]:
    return {as_original(path) for path in paths}


def in_one_language(site) -> str:
    """An open role that has no translation."""
    spoken = [as_original(path) for path in site.open_roles]
    return next(path for path in site.open_roles if spoken.count(path) == 1)


@pytest.fixture
def crawl(monkeypatch) -> Crawl:
    """Runs the crawler over a folder at an address: the roles it finds, by their addresses.

    With `report`, a dictionary, also what it made of the pages that had none.
    """

    def run(folder: Path, address: str, report: dict | None = None) -> dict[str, openroles.Job]:
        for memory in (wire._ROBOTS, wire._ETAGS, wire._DELAYS):
            memory.clear()
        parts = urlsplit(address)
        with served(folder, parts.path) as port:
            handlers = (Here(port), urllib.request.ProxyHandler({}))
            monkeypatch.setattr(
                wire, "_OPENER", urllib.request.build_opener(*handlers, wire._HandBack)
            )
            # What `urllib.request.install_opener` sets, so that it is set back.
            monkeypatch.setattr(urllib.request, "_opener", urllib.request.build_opener(*handlers))
            board = f"careersite:{parts.netloc}{parts.path.rstrip('/')}"
            found = openroles.fetch(board, report=report)
        assert len({job.url for job in found}) == len(found)
        return {job.url.removeprefix(address): job for job in found}

    return run


def descriptions(site, address: str) -> set[str]:
    pages = site.roles.items()
    return {f"{address}{path}" for path, page in pages if page.state is State.DESCRIPTION}


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_finds_every_open_role_and_no_other(build_sample, crawl, tmp_path, address):
    report: dict = {}
    site = build_sample(tmp_path / "site", address)
    found = crawl(site.folder, address, report)
    assert originals(found) == originals(site.open_roles)
    assert set(found) <= set(site.open_roles)
    (seen,) = report.values()
    # Beside them it looks at the list and at descriptions of roles that nobody can apply for.
    # Beside them it looks at lists and at descriptions of roles that nobody can apply for. Of
    # pages without a day, such as those of places, it doesn't come to all.
    others = {f"{address}{path}" for path in site.soups if path not in site.open_roles}
    without = seen["page_errors"]
    assert set(without.values()) == {"no JobPosting on the page"}
    assert {f"{address}jobs/", *descriptions(site, address)} <= set(without) <= others
    assert seen["pages_read"] == min(MOST, seen["pages_listed"])


def test_it_reads_what_the_sources_say(sample, crawl):
    for path, job in crawl(sample.folder, sample.address).items():
        role = sample.open_roles[path].role
        assert job.title == role.title
        assert job.posted == str(role.posted)[:10]
        assert job.deadline == (str(role.closes)[:10] if role.closes else "")
        assert bool(job.remote) == (str(role.workplace) == "remote")
        assert bool(job.compensation) == bool(role.pay)
        assert job.description


@pytest.fixture
def broken(sample, tmp_path) -> Callable[[str, str, str], Path]:
    """A copy of the site with something else in one of its files."""

    def change(name: str, before: str, after: str) -> Path:
        folder = shutil.copytree(sample.folder, tmp_path / "site")
        text = (folder / name).read_text(encoding="utf-8")
        assert before in text
        (folder / name).write_text(text.replace(before, after), encoding="utf-8")
        return folder

    return change


def test_it_misses_a_role_that_is_not_in_the_sitemap(sample, crawl, broken):
    role = in_one_language(sample)
    folder = broken("sitemap.xml", f"/{role}</loc>", "/about/</loc>")
    found = crawl(folder, sample.address)
    assert originals(sample.open_roles) - originals(found) == {role}


def test_it_misses_a_role_without_its_posting(sample, crawl, broken):
    role = in_one_language(sample)
    folder = broken(f"{role}index.html", "application/ld+json", "application/json")
    found = crawl(folder, sample.address)
    assert originals(sample.open_roles) - originals(found) == {role}


def test_it_finds_a_posting_that_should_not_be_there(sample, crawl, broken):
    said = '<script type="application/ld+json">{"@type": "JobPosting", "title": "Any"}</script>'
    folder = broken("jobs/index.html", "</head>", f"{said}</head>")
    assert set(crawl(folder, sample.address)) - set(sample.open_roles) == {"jobs/"}


def test_it_keeps_off_a_site_that_does_not_want_it(sample, crawl, broken):
    folder = broken("404.html", "</html>", "</html>")
    rules = "User-agent: *\nDisallow: /jobs/\n" + "".join(
        f"Disallow: /{language}jobs/\n" for language in LANGUAGES
    )
    (folder / "robots.txt").write_text(rules, encoding="utf-8")
    assert crawl(folder, sample.address) == {}
