"""Whatever lies in the folder, it is a finding and never a traceback."""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path

import pytest
from tests.audit.conftest import NOW

from careers.audit.examine import examine
from careers.audit.page_reader import MOST

SITES = Path(__file__).resolve().parents[1] / "broken_sites"
GOOD = SITES / "pages" / "jobs" / "recommended" / "index.html"


@pytest.mark.parametrize("name", ["nowhere", "nowhere.html", "", "folder", "jobs.json", "logo.png"])
def test_no_site(site, name):
    (site.folder / "folder").mkdir()
    site.write({"style.css": "", "jobs.json": '{"jobs": []}', "logo.png": b"\x89PNG\r\n\x00"})
    assert site.codes(name) == ["no-site"]


def test_a_folder_that_cannot_be_looked_into(site):
    if os.geteuid() == 0:
        pytest.skip("root may look into everything")
    (site.folder / "locked").mkdir(mode=0)
    assert site.codes("locked") == ["no-site"]


def test_a_page_that_is_too_large(site):
    site.write({"index.html": "<p>Hello.", "large.html": b"<p>" + b"x" * MOST})
    [said] = site.said()
    assert said.startswith("large.html:1:1: error: The page has 2.0 MB.")
    assert site.codes() == ["page-large"]
    site.write({"large.html": b"<p>" + b"x" * 10_000_000})
    assert site.codes("large.html") == ["page-large"]


def test_a_page_that_cannot_be_opened(site):
    site.write({"index.html": "<p>Hello."})
    (site.folder / "gone.html").symlink_to(site.folder / "nothing.html")
    assert site.codes() == ["page-unreadable"]


@pytest.mark.parametrize(
    "page",
    [
        "<p>&#" + "1" * 5000 + ";</p>",
        "<!--" * 50_000,
        "<![foo bar",
        "<div>" * 20_000,
        "<a href=x>" * 20_000,
        "<" * 100_000,
        "\0" * 1000,
        "<script type='application/ld+json'>" + "[" * 100_000,
        '<script type=\'application/ld+json\'>{"@type": "JobPosting", "x": '
        + "[" * 900
        + "]" * 900
        + "}",
        "<base href='http://['><a href='//['>x</a><link rel=canonical href='http://[x'>",
        "index.html",
    ],
    ids=lambda page: page[:12],
)
def test_a_page_that_no_parser_likes(site, page):
    start = time.process_time()
    site.write({"index.html": page, "sitemap.xml": page, "robots.txt": page, "jobs.json": page})
    assert "Traceback" not in "".join(site.said())
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ("<meta charset=utf-8><p>Zürich".encode("latin-1"), ["encoding"]),
        ("<p>Zürich".encode("latin-1"), ["encoding"]),
        ("<meta charset=iso-8859-1><p>Zürich".encode("latin-1"), []),
        ("<meta charset='windows-1252'><p>“Zürich” €".encode("cp1252"), []),
        ('<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>ü'.encode(), []),
        ("<meta charset=iso-8859-1><p>Zürich".encode(), ["text-garbled"]),
        ("<p>Zürich".encode("utf-16"), []),
        ("<p>Zürich".encode("utf-8-sig"), []),
        ("<meta charset=utf-16><p>Zürich".encode(), []),
        (b"<meta charset=nonsense><p>x", ["encoding"]),
        (b"<meta charset=rot13><p>x", ["encoding"]),
        ("<meta charset=utf-8><p>ΑΘΗΝΑ".encode("iso8859-7"), ["encoding"]),
        (b"", ["page-empty"]),
        (b" \n ", ["page-empty"]),
        (b"<!doctype html><title>Nothing</title>", ["page-empty"]),
    ],
)
def test_encodings_and_empty_pages(site, data, codes):
    site.write({"index.html": data})
    assert site.codes() == codes


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("datePosted", "0001-01-01T00:00:00Z", "unseen-posted"),
        ("validThrough", "0001-01-01T00:00:00Z", "valid-before-posted"),
        ("validThrough", "9999-12-31T23:59:59Z", "unseen-closes"),
        ("baseSalary", {"value": {"value": "1e99999999"}}, "salary-number"),
        ("baseSalary", {"value": {"value": 1e300}}, "salary-number"),
    ],
)
def test_values_at_the_end_of_all_reckoning(site, page, name, value, code):
    site.write({"page.html": page(**{name: value})})
    assert code in site.codes("page.html")
    assert max(map(len, site.said("page.html"))) < 1000


def test_an_unreadable_letter_is_told_with_its_place(site):
    site.write({"index.html": "<meta charset=utf-8>\n<p>Zürich".encode("latin-1")})
    [said] = site.said()
    assert said.startswith(
        "index.html:2:5: error: The page says that it is in “utf-8”; what stands here can't"
    )


def test_a_broken_posting_hides_no_other_fault(site, page):
    broken = page("<img src='oven.jpg'>").replace('"@context"', "@context")
    site.write({"index.html": broken})
    assert sorted(site.codes()) == ["alt-missing", "file-missing", "json-ld-unreadable"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("sitemap.xml", "", "sitemap-xml"),
        ("sitemap.xml", "not xml", "sitemap-xml"),
        ("sitemap.xml", "<!doctype html><html></html>", "sitemap-xml"),
        ("sitemap.xml", '<?xml version="1.0" encoding="x"?><urlset/>', "sitemap-xml"),
        (
            "sitemap.xml",
            '<!DOCTYPE a [<!ENTITY b "b">]><urlset>&b;</urlset>',
            "sitemap-xml",
        ),
        ("jobs.json", "", "feed-json"),
        ("jobs.json", "{", "feed-json"),
        ("jobs.json", '{"jobs": [5]}', "feed-form"),
        ("feed.json", "[" * 100_000, "feed-json"),
        ("jobs.xml", "<source>", "feed-xml"),
        ("rss.xml", "<rss/>", "feed-form"),
        ("rss.xml", "", "feed-xml"),
    ],
)
def test_half_a_file_beside_the_pages(site, page, name, text, code):
    site.write({"index.html": page(), name: text})
    assert code in site.codes()


def test_files_about_other_things_are_left_alone(site, page):
    site.write(
        {
            "index.html": page('<link rel="alternate" type="application/json" href="api.json">'),
            "api.json": '{"name": "Example"}',
            "feed.json": "[1, 2]",
            "feed.xml": "<opml/>",
        }
    )
    assert site.codes() == ["sitemap-missing"]


@pytest.mark.parametrize("seed", range(20))
def test_half_a_site(site, seed):
    """Files that end anywhere, with bytes in them that don't belong there."""
    rng = random.Random(seed)
    strange = [b"\xff", b"\0", b"<", b'"', b"&", b"</script>", b"<!--", b"]]>", b"{", b"http://["]
    for name in ("feeds", "sitemap", "robots"):
        shutil.copytree(SITES / name, site.folder, dirs_exist_ok=True)
    shutil.copy(GOOD, site.folder / "jobs")
    for file in site.folder.rglob("*"):
        if file.is_file():
            data = bytearray(file.read_bytes())
            for _ in range(rng.randrange(4)):
                place = rng.randrange(len(data) + 1)
                data[place : place + rng.randrange(30)] = rng.choice(strange)
            file.write_bytes(data[: rng.randrange(len(data) + 1)] if rng.random() < 0.5 else data)
    for problem in examine(site.folder, NOW).problems:
        assert str(problem)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_among_the_pages_is_told_and_not_waited_for(site):
    site.write({"index.html": "<p>Hello."})
    os.mkfifo(site.folder / "p.html")
    assert site.codes() == ["page-unreadable"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_in_place_of_a_file_for_programs_is_told(site):
    site.write({"index.html": "<title>x</title><p>x</p>"})
    for name in ("robots.txt", "sitemap.xml", "rss.xml"):
        os.mkfifo(site.folder / name)
    assert site.codes() == ["robots-form", "feed-xml", "sitemap-xml"]
    assert all("it is not a file" in said for said in site.said())
