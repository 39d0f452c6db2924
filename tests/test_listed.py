"""What the sitemap of a folder lists, which of it are jobs, and what became of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from careers.listed import read_listed, with_posting
from careers.news import What

SITE = "https://jobs.example.com/careers/"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
POSTING = '{"@context": "https://schema.org/", "@type": "JobPosting", "title": "A"}'


def script(text: str, attributes: str = "") -> str:
    return f'<p>Hello<script{attributes} type="application/ld+json">{text}</script>'


@pytest.fixture
def site(tmp_path):
    """Writes pages into a folder, those in `listed` into its sitemap too."""

    def write(pages: dict[str, str], *listed: str) -> Path:
        for path, text in pages.items():
            file = tmp_path / path / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        urls = "".join(f"<url><loc>{SITE}{path}/</loc></url>" for path in listed)
        (tmp_path / "sitemap.xml").write_text(f"<urlset {SPACE}>{urls}</urlset>")
        return tmp_path

    return write


@pytest.mark.parametrize(
    ("page", "is_job"),
    [
        (script(POSTING), True),
        (script(POSTING, ' nonce="x"'), True),
        (script(f"[{POSTING}]"), True),
        (script(POSTING.replace('"A"', '"A\n"')), True),
        ('<p itemscope itemtype="https://schema.org/JobPosting"><b itemprop="title">A</b>', True),
        (script(POSTING.replace("JobPosting", "Thing")), False),
        ("<p>How to write a JobPosting", False),
        (script("null") + "<p>JobPosting", False),
        (script("{") + "<p>JobPosting", False),
        ("", False),
    ],
)
def test_a_job_is_a_page_with_a_job_posting(site, page, is_job):
    listed = read_listed(site({"jobs/a": page}, "jobs/a"))
    found = with_posting(listed, listed.pages, SITE)
    assert found == ({f"{SITE}jobs/a/"} if is_job else set())


def test_what_became_of_a_page_is_told_by_its_file(site):
    hidden = '<meta name="robots" content="noindex"><p>Closed'
    pages = {"a": hidden, "b": "<p>Elsewhere", "c": hidden, "ü": hidden}
    listed = read_listed(site(pages, "c"))
    fates = {path: listed.fate(f"{SITE}{path}/", SITE) for path in ("a", "b", "c", "d", "%C3%BC")}
    assert fates == {
        "a": What.CLOSED,
        "b": What.UNLISTED,
        "c": What.UNLISTED,
        "d": What.GONE,
        "%C3%BC": What.CLOSED,
    }


def test_a_page_that_is_listed_and_not_there_is_no_job(site):
    listed = read_listed(site({}, "jobs/a"))
    assert with_posting(listed, listed.pages, SITE) == frozenset()


def test_a_sitemap_that_cannot_be_read_says_so(site):
    folder = site({}, "a")
    (folder / "sitemap.xml").write_text("<urlset")
    [problem] = read_listed(folder).problems
    assert problem.code == "sitemap-xml"
