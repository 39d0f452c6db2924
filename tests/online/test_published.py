"""What is published, downloaded: all of it or nothing, and nobody is misled by half of it."""

from __future__ import annotations

import gzip
import json

import pytest
from click.testing import CliRunner

from careers.cli import cli
from careers.online.published import (
    FolderError,
    Found,
    Published,
    download,
    read_published,
)

from .conftest import Said

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
STAMP = '{"asOf": "2026-11-23T10:23:00Z"}\n'


def pages(*paths: str) -> str:
    urls = "".join(f"<url><loc>https://jobs.example.com/{path}</loc></url>" for path in paths)
    return f"<urlset {SPACE}>{urls}</urlset>"


def index(*addresses: str) -> str:
    maps = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f"<sitemapindex {SPACE}>{maps}</sitemapindex>"


@pytest.fixture
def fetch(server, waits, tmp_path):
    """Downloads what the server shows below /site/."""

    def run(files: dict[str, bytes | str] | None = None) -> Published:
        if files is not None:
            server.files({f"/site/{path}": content for path, content in files.items()})
        site = f"{server.address}/site/"
        return download(site, tmp_path / "published", waits.line(), ("as-of.json",))

    return run


def test_the_sitemap_and_the_stamp_are_taken(fetch, server, tmp_path):
    found = fetch({"sitemap.xml": pages("a/"), "as-of.json": STAMP})
    assert found.found is Found.PUBLISHED
    assert found.files == ("sitemap.xml", "as-of.json")
    assert (tmp_path / "published" / "sitemap.xml").read_text() == pages("a/")
    assert (tmp_path / "published" / "as-of.json").read_text() == STAMP
    assert read_published(tmp_path / "published") == found
    assert server.paths == ["/site/sitemap.xml", "/site/as-of.json"]


def test_an_index_is_followed_and_files_may_be_packed(fetch, server, tmp_path):
    site = f"{server.address}/site/"
    found = fetch(
        {
            "sitemap.xml": index(
                f"{site}sitemap-1.xml", f"{site}maps/b.xml.gz", f"{site}c%20d.xml"
            ),
            "sitemap-1.xml": pages("a/"),
            "maps/b.xml.gz": gzip.compress(pages("b/").encode()),
            "c%20d.xml": pages("c/"),
        }
    )
    assert found.files == ("sitemap.xml", "sitemap-1.xml", "maps/b.xml.gz", "c d.xml")
    assert (tmp_path / "published" / "maps" / "b.xml.gz").is_file()
    assert (tmp_path / "published" / "c d.xml").read_text() == pages("c/")


def test_a_site_that_is_not_there_yet_is_the_first_publish(fetch, server, tmp_path):
    found = fetch({})
    assert (found.found, found.files, found.reason) == (Found.NOTHING, (), "")
    assert [path.name for path in (tmp_path / "published").iterdir()] == ["published.json"]


def test_a_site_without_a_stamp_has_its_sitemap(fetch):
    assert fetch({"sitemap.xml": pages()}).files == ("sitemap.xml",)


def test_when_the_site_fails_nothing_is_kept(fetch, server, tmp_path):
    fetch({"sitemap.xml": pages("a/")})
    server.in_turn(Said(500))
    found = fetch()
    assert found.found is Found.UNKNOWN
    assert found.reason == f"“{server.address}/site/sitemap.xml”: the site answers 500"
    assert [path.name for path in (tmp_path / "published").iterdir()] == ["published.json"]


@pytest.mark.parametrize(
    ("sitemap", "reason"),
    [
        ("<!doctype html><p>Hello", "it is no sitemap: it is a page of HTML"),
        ("<rss/>", "it is no sitemap: its root is “rss”"),
        ("", "it is no sitemap: no element found"),
        (index("https://elsewhere.example/a.xml"), "which is not on the site"),
        (index("HERE/../a.xml"), "which is not on the site"),
        (index("HERE/site/../../a.xml"), "which is not on the site"),
        (index("HERE/site/%2e%2e/a.xml"), "which is not on the site"),
        (index("HERE/site/"), "which is not on the site"),
        (index(""), "which is not on the site"),
        (index("HERE/site/missing.xml"), "the site answers 404"),
        (index("HERE/site/a.xml.gz"), "it can't be unpacked"),
    ],
)
def test_what_is_no_sitemap_of_the_site_is_told(fetch, server, sitemap, reason, tmp_path):
    here = {"sitemap.xml": sitemap.replace("HERE", server.address), "a.xml.gz": b"no gzip"}
    found = fetch(here)
    assert found.found is Found.UNKNOWN
    assert reason in found.reason
    assert [path.name for path in (tmp_path / "published").iterdir()] == ["published.json"]


def test_a_small_file_that_unpacks_to_an_enormous_one_is_refused(fetch, server):
    bomb = gzip.compress(b" " * (51 * 1024 * 1024))
    found = fetch({"sitemap.xml": index(f"{server.address}/site/a.gz"), "a.gz": bomb})
    assert found.reason.endswith("it unpacks to more than 50 MB")


def test_sitemaps_that_lead_to_each_other_are_read_once(fetch, server):
    site = f"{server.address}/site/"
    files = {"sitemap.xml": index(f"{site}a.xml"), "a.xml": index(f"{site}sitemap.xml")}
    assert fetch(files).files == ("sitemap.xml", "a.xml")


def test_an_index_without_an_end_is_refused(fetch, server):
    site = f"{server.address}/site/"
    found = fetch({"sitemap.xml": index(*(f"{site}{n}.xml" for n in range(1001)))})
    assert found.reason == "it has over 1000 sitemaps"


def test_a_folder_with_something_else_in_it_is_left_alone(fetch, tmp_path):
    mine = tmp_path / "published" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("Mine")
    with pytest.raises(FolderError, match=r"” holds files that were not downloaded by this"):
        fetch({"sitemap.xml": pages()})
    assert mine.read_text() == "Mine"


def test_a_record_that_is_none_is_no_download(tmp_path):
    for text in ("", "{}", '{"address": 1, "found": "perhaps"}', "[]"):
        (tmp_path / "published.json").write_text(text)
        assert read_published(tmp_path) is None
    assert read_published(tmp_path / "nowhere") is None


# --- The command --------------------------------------------------------------------------------


@pytest.fixture
def command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("careers.commands.published.Line", lambda about: _impatient(about))
    return lambda *arguments: CliRunner().invoke(cli, ["published", *arguments])


def _impatient(about):
    from careers.online.line import Line

    return Line(about=about, tries=1, timeout=2)


def test_the_command_says_what_it_has(command, server, tmp_path):
    server.files({"/sitemap.xml": pages(), "/as-of.json": STAMP})
    done = command("--from", server.address)
    assert (done.exit_code, done.output) == (0, f"2 files of {server.address}/ in published.\n")
    record = json.loads((tmp_path / "published" / "published.json").read_text())
    assert record["found"] == "published"


def test_the_command_takes_the_address_from_the_configuration(command, server, tmp_path):
    careers = "plugins: [{careers: {employer: {name: E}, timezone: UTC}}]\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_url: {server.address}/x\n{careers}")
    done = command("--into", "before")
    assert (done.exit_code, done.output) == (
        0,
        f"Nothing is published at {server.address}/x/ yet.\n",
    )
    (tmp_path / "mkdocs.yml").write_text(careers)
    done = command()
    assert done.exit_code == 2
    assert "Write “site_url:” in mkdocs.yml." in done.output


def test_the_command_fails_when_nobody_knows_what_is_published(command, server):
    server.in_turn(Said(500))
    done = command("--from", server.address)
    assert done.exit_code == 1
    assert done.output == (
        f"It is not known what is published at {server.address}/.\n"
        f"“{server.address}/sitemap.xml”: the site answers 500.\n"
        "The site can be built without it. Try again later.\n"
    )


def test_the_command_asks_no_unsafe_address(command):
    done = command("--from", "http://example.com")
    assert done.exit_code == 1
    assert "“http://example.com/sitemap.xml” does not begin with https://" in done.output
