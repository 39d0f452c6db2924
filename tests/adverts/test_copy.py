"""A copy needs nothing else, runs nothing, and says nothing about how to reach somebody."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from careers.adverts.copy import LARGEST, Copy, copy_page, masked
from careers.catalogue import load_catalogue

URL = "https://jobs.example.com/jobs/baker/"
PAGE = "jobs/baker/index.html"
WORDS = load_catalogue("en")["archive"]
PNG = b"\x89PNG\r\n"
HELD = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, content in {
        "assets/a.png": PNG,
        "assets/main.css": b"body { background: url('a.png') }",
        "assets/a.woff2": b"letters",
    }.items():
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (tmp_path / "secret.png").write_bytes(PNG)
    return tmp_path / "site"


@pytest.fixture
def copied(site):
    def make(body: str, head: str = "", url: str = URL, keep: bool = False) -> Copy:
        html = f"<html><head>{head}</head><body>{body}</body></html>"
        return copy_page(html, PAGE, site, url, "<p>Copy</p>", WORDS, keep)

    return make


def soup(made: Copy) -> Any:
    return BeautifulSoup(made.html, "html.parser")


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<script src="x.js"></script>',
        "<noscript><img src=a.png></noscript>",
        '<iframe src="https://example.com"></iframe>',
        '<object data="x.swf"></object><embed src="x.swf">',
        '<form action="https://example.com"><input name="cv"><button>Send</button></form>',
        "<input type=checkbox><select><option>a</select><textarea></textarea>",
        '<video src="a.mp4"></video><audio src="a.mp3"></audio>',
    ],
)
def test_what_runs_sends_or_fetches_is_out(copied, body):
    made = soup(copied(f"<main>{body}</main>"))
    assert made.main.find_all(True) == []


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ('<p onclick="alert(1)" ONLOAD="x">a</p>', "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href=" java\nscript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<a href="https://exa[mple.com">a</a>', "<a>a</a>"),
        ('<a href="x.html" ping="https://example.com">a</a>',
         '<a href="https://jobs.example.com/jobs/baker/x.html">a</a>'),
        ('<a href="#apply">a</a>', '<a href="#apply">a</a>'),
        ('<a href="../cook/#pay">a</a>', '<a href="https://jobs.example.com/jobs/cook/#pay">a</a>'),
        ('<a href="https://example.com/">a</a>', '<a href="https://example.com/">a</a>'),
    ],
)  # fmt: skip
def test_links_lead_where_they_led_and_run_nothing(copied, body, left):
    assert str(soup(copied(f"<main>{body}</main>")).main) == f"<main>{left}</main>"


def test_without_an_address_links_stay_as_they_are(copied):
    assert soup(copied('<a href="../cook/">a</a>', url="")).a["href"] == "../cook/"


@pytest.mark.parametrize(
    "src",
    [
        *("../../assets/a.png", "/assets/a.png", "../../assets/a.png?v=1"),
        "https://jobs.example.com/assets/a.png",
    ],
)
def test_pictures_of_the_site_are_in_the_copy(copied, src):
    made = copied(f'<img src="{src}" srcset="x 2x" alt="Team">')
    assert soup(made).img.attrs == {"src": HELD, "alt": "Team"}
    assert made.missing == []


@pytest.mark.parametrize(
    "src",
    ["https://example.com/a.png", "//example.com/a.png", "missing.png", "../../../secret.png",
     "%2e%2e/%2e%2e/%2e%2e/secret.png", "../../assets", "http://[x", "\x00"],
)  # fmt: skip
def test_other_pictures_are_missing_and_named(copied, src):
    made = copied(f'<img src="{src}" alt="Team">')
    assert soup(made).img.attrs == {"alt": "Team"}
    assert made.missing == [src]


def test_a_picture_that_is_too_large_is_missing(copied, site):
    (site / "assets/a.png").write_bytes(b"x" * (LARGEST + 1))
    assert copied('<img src="../../assets/a.png">').missing == ["../../assets/a.png"]


def test_styles_are_in_the_copy_with_what_they_ask_for(copied, site):
    css = (
        '@import "more.css" print; @import url(https://example.com/x.css);'
        "@font-face { src: url(a.woff2) } a { fill: url(#b) } /*# sourceMappingURL=main.css.map */"
        "p { background: url(https://example.com/t.gif) } q { content: '</style><script>' }"
    )
    (site / "assets/main.css").write_text(css)
    (site / "assets/more.css").write_text('@import "main.css"; b { background: url(a.png) }')
    made = copied("<p>a</p>", '<link rel="stylesheet" media="screen" href="../../assets/main.css">')
    [style] = soup(made).find_all("style")
    assert style["media"] == "screen"
    text = style.string or ""
    assert f'@media print{{ b {{ background: url("{HELD}") }}}}' in text.replace("}  b", "} b")
    assert "data:font/woff2;base64," in text
    assert "url(#b)" in text
    assert "https://" not in text
    assert "sourceMappingURL" not in text
    assert soup(made).find("script") is None
    # A sheet that asks for itself ends somewhere.
    assert {*made.missing} >= {"https://example.com/x.css", "https://example.com/t.gif"}


def test_what_else_a_head_leads_to_is_out(copied):
    head = (
        '<meta charset="utf-8"><meta http-equiv="refresh" content="0">'
        '<meta name="robots" content="all">'
        '<link rel="canonical" href="x"><link rel="preload" href="x.js" as="script"><base href="/">'
        '<link rel="stylesheet" href="https://example.com/x.css"><link rel="icon" href="a.ico">'
    )
    made = copied("", head)
    assert soup(made).find_all(["link", "base"]) == []
    metas = {
        str(tag.get("name") or tag.get("http-equiv")): str(tag["content"])
        for tag in soup(made).find_all("meta", content=True)
    }
    assert metas["robots"] == "noindex, noarchive"
    assert metas["Content-Security-Policy"].startswith("default-src 'none';")
    assert "refresh" not in metas
    assert made.missing == ["https://example.com/x.css"]


def test_where_the_form_stood_is_said(copied):
    body = '<section class="careers-application"><h2>Apply</h2><form><input></form></section>'
    section = soup(copied(body)).section
    assert section.get_text(" ") == "Apply The application form stood here."


def test_the_line_stands_on_top(copied):
    assert str(soup(copied("<main>a</main>")).body).startswith("<body><p>Copy</p><main>")


CONTACTS = (
    '<p title="maria@example.com">Write to <a href="mailto:maria@example.com">Maria</a> or '
    'jobs@example.com, or ring <a href="tel:+30210">210 123</a>.</p>'
    '<div class="careers-fact careers-fact--contact"><dt>Questions</dt><dd>Maria, room 5</dd></div>'
)


def test_nobody_can_be_reached_by_a_copy(copied):
    made = soup(copied(CONTACTS))
    assert made.find_all("p")[1].get_text() == "Write to Maria or [left out], or ring [left out]."
    assert made.dd.get_text() == "[left out]"
    assert [tag.attrs for tag in made.find_all("a")] == [{}, {}]
    assert "maria@" not in str(made)


def test_whom_to_ask_where_one_applied_is_left_out_and_so_is_passing_it_on(copied):
    body = (
        '<section class="careers-application"><div class="careers-contact"><p>Questions: '
        '<span class="careers-contact__whom">Maria, room 5</span></p></div></section>'
        '<div class="careers-share"><a href="mailto:?subject=x">By e-mail</a></div>'
        '<div class="careers-bar"><a href="#apply">Apply</a></div>'
    )
    assert soup(copied(body)).select_one(".careers-contact p").get_text() == "Questions: [left out]"
    kept = soup(copied(body, keep=True))
    assert kept.select_one(".careers-contact p").get_text() == "Questions: Maria, room 5"
    assert not kept.select(".careers-share, .careers-bar")


def test_contacts_are_kept_where_that_is_wanted(copied):
    made = soup(copied(CONTACTS, keep=True))
    assert made.dd.get_text() == "Maria, room 5"
    assert [tag["href"] for tag in made.find_all("a")] == ["mailto:maria@example.com", "tel:+30210"]


def test_data_for_search_engines_is_taken_out_and_answered(copied):
    data = {
        "@type": "JobPosting",
        "title": "Baker",
        "applicationContact": {"email": "a@example.com"},
        "description": "<p>Write to a@example.com</p>",
        "list": ["a@example.com", 1, None],
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    head += '<script type="application/ld+json">{broken</script>'
    made = copied("", head)
    assert made.data == [data]
    assert masked(made.data, "[left out]") == [
        {
            "@type": "JobPosting",
            "title": "Baker",
            "description": "<p>Write to [left out]</p>",
            "list": ["[left out]", 1, None],
        }
    ]


@pytest.mark.parametrize("html", ["", "no tags", "<html>", "\x00<p", "<b><i></b></i>" * 50])
def test_any_text_makes_a_copy(site, html):
    made = copy_page(html, "index.html", site, URL, "<p>Copy</p>", WORDS, False)
    assert "Copy" in made.html
