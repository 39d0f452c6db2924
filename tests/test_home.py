"""The front page of a built site, with many roles, with one, and when nobody is sought."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

OPEN = "---\ntitle: {title}\nlocation: Athens, Greece\nposted: {posted}\n{more}---\nBread.\n"
OFFICE = """\
---
title: Athens
city: Athens
country: Greece
summary: In the sun.
picture: ../pictures/athens.svg
picture alt: A roof
---
We are in the sun.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"/>'


def role(title: str, posted: str = "2026-11-02", *more: str) -> str:
    return OPEN.format(title=title, posted=posted, more="".join(f"{line}\n" for line in more))


@pytest.fixture
def home(project) -> Callable[..., BeautifulSoup]:
    """Builds the site with more files, without a problem, and reads its front page."""

    def build(files: dict[str, str] | None = None, **options) -> BeautifulSoup:
        project.write(files or {})
        assert project.said(**options) == []
        return project.page("index.html")

    return build


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.text.split()) for found in page.select(selector)]


def test_a_page_without_front_matter_is_the_front_page(home):
    page = home()
    assert texts(page, "h1") == ["Home"]
    assert texts(page, "h2") == ["1 open role"]
    assert texts(page, ".careers-entry__title") == ["Baker"]


def test_the_large_words_are_the_pages_own_whatever_the_menu_calls_it(project):
    text = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": f"nav: [Home: index.md]\n{text}"})
    for front, said in (
        ("Bread.\n", "Jobs at Example"),
        ("# Bread & *butter*\n", "Bread & butter"),
        ("---\ntitle: Work & bread\n---\nBread.\n", "Work & bread"),
        ("---\ntitle: Work\nheading: Good bread\n---\n# Bread\n", "Good bread"),
    ):
        project.write({"site_src/index.md": front})
        assert project.said() == []
        assert texts(project.page("index.html"), "h1") == [said]


def test_a_page_may_choose_to_be_an_ordinary_one(home):
    page = home({"site_src/index.md": "---\ntemplate: main.html\n---\n# Home\n\nText.\n"})
    assert not page.select(".careers-home")
    assert texts(page, "h1") == ["Home"]


def test_the_search_leads_to_the_list_without_javascript(home):
    form = home().select_one("form[role=search].careers-home__search")
    assert form
    assert (form["action"], form["method"]) == ("./jobs/", "get")
    field = form.select_one("input[name=q]")
    assert field
    label = form.select_one("label")
    assert label
    assert label["for"] == field["id"]


def test_featured_roles_come_first_and_none_is_shown_twice(home):
    files = {f"roles/r{n}.md": role(f"Role {n}", f"2026-11-{n:02}") for n in range(3, 12)}
    files["roles/r3.md"] = role("Role 3", "2026-11-03", "featured: yes")
    page = home(files)
    assert texts(page, "#careers-home-featured ~ ul .careers-entry__title") == ["Role 3"]
    newest = texts(page, "#careers-home-newest ~ ul .careers-entry__title")
    assert newest == ["Role 11", "Role 10", "Role 9", "Role 8"]


def test_marketing_says_how_many_roles_there_are(home):
    files = {f"roles/r{n}.md": role(f"Role {n}", f"2026-11-{n:02}") for n in range(3, 12)}
    files["site_src/index.md"] = "---\nfeatured: 0\nnewest: 2\n---\n# Home\n"
    assert texts(home(files), ".careers-entry__title") == ["Role 11", "Role 10"]


def test_openings_of_one_role_are_one_entry(home):
    opening = "---\nlocation: {}\nposted: 2026-11-03\n---\n"
    files = {
        "roles/cook/index.md": "---\ntitle: Cook\n---\nSoup.\n",
        "roles/cook/athens.md": opening.format("Athens, Greece"),
        "roles/cook/berlin.md": opening.format("Berlin, Germany"),
        "site_src/index.md": "---\nnewest: 1\n---\n# Home\n",
    }
    page = home(files)
    assert texts(page, ".careers-entry__title") == ["Cook"]
    assert len(page.select(".careers-opening")) == 2


def test_what_closes_goes_at_its_minute(home):
    page = home({"roles/baker.md": role("Baker", "2026-11-02", "closes: 2026-12-01")})
    box = page.select_one("div[data-careers-until]:has(#careers-home-newest)")
    assert box
    entry = page.select_one(".careers-entry")
    assert entry
    assert box["data-careers-until"] == entry["data-careers-until"] == "2026-12-01T22:00:00Z"


def test_when_nobody_is_sought_the_page_says_so_and_keeps_the_rest(home):
    files = {
        "roles/baker.md": role("Baker", "2026-10-01", "closes: 2026-11-01"),
        "site_src/offices/athens.md": OFFICE,
        "site_src/pictures/athens.svg": SVG,
        "site_src/index.md": "# Home\n\n## Why\n\nBread.\n",
    }
    page = home(files)
    assert "No role is open at the moment." in texts(page, "h2")
    assert not page.select(".careers-entry, .careers-home__tile")
    assert not page.select(".careers-home__search")
    assert texts(page, ".careers-home__offices .careers-home__count") == [
        "No open role at the moment"
    ]
    assert texts(page, ".careers-text-band__title") == ["Why"]


def test_departments_have_counts_and_lead_to_their_pages_or_to_the_list(home):
    files = {
        "roles/a.md": role("A", "2026-11-02", "department: Bakery"),
        "roles/b.md": role("B", "2026-11-02", "department: Bakery", "closes: 2026-12-01"),
        "roles/baker.md": role("C", "2026-11-02", "department: Shop"),
        "site_src/departments/bakery.md": "---\nsummary: We bake.\n---\nText.\n",
    }
    page = home(files)
    tiles = page.select(".careers-home__tile")
    assert texts(page, ".careers-home__tile a") == ["Bakery 2", "Shop 1"]
    assert [tile.a["href"] for tile in tiles if tile.a] == [
        "departments/bakery/",
        "jobs/departments/shop/",
    ]
    assert texts(page, ".careers-home__about") == ["We bake."]
    count = page.select_one(".careers-home__count[data-careers-later]")
    assert count
    assert json.loads(count["data-careers-later"]) == [["2026-12-01T22:00:00Z", "1"]]


def test_one_department_alone_is_not_a_choice(home):
    page = home({"roles/baker.md": role("A", "2026-11-02", "department: Bakery")})
    assert not page.select(".careers-home__departments")


def test_offices_show_their_picture_and_how_many_roles_are_open(home):
    files = {
        "roles/baker.md": role("Baker").replace("Athens, Greece", "Athens"),
        "roles/poet.md": role("Poet").replace(
            "location: Athens, Greece", "workplace: remote\napplicants: Greece"
        ),
        "site_src/offices/athens.md": OFFICE,
        "site_src/pictures/athens.svg": SVG,
    }
    page = home(files)
    [card] = page.select(".careers-home__offices .careers-card")
    assert " ".join(card.text.split()) == "Athens In the sun. 1 open role"
    picture = card.select_one("img")
    assert picture
    assert {name: picture[name] for name in ("src", "alt", "width", "height", "loading")} == {
        "src": "pictures/athens.svg",
        "alt": "A roof",
        "width": "300",
        "height": "200",
        "loading": "lazy",
    }
    assert texts(page, ".careers-home__offices .careers-more") == ["Fully remote 1 open role"]


def test_teasers_take_what_they_say_from_the_page(home):
    front = "---\nteasers:\n- life.md\n- {page: pay, title: Money, text: All of it.}\n---\n# Home\n"
    files = {
        "site_src/index.md": front,
        "site_src/life.md": "---\ndescription: Bread & butter.\n---\n# Life & more\n\n"
        "![A loaf](pictures/a.svg)\n",
        "site_src/pay.md": "# Pay\n\nCoins.\n",
        "site_src/pictures/a.svg": SVG,
    }
    page = home(files)
    cards = page.select(".careers-home__teasers .careers-card")
    assert [" ".join(card.text.split()) for card in cards] == [
        "Life & more Bread & butter.",
        "Money All of it.",
    ]
    assert [card.a["href"] for card in cards if card.a] == ["life/", "pay/"]
    assert [image["src"] for image in page.select(".careers-home__teasers img")] == [
        "pictures/a.svg"
    ]


def test_a_teaser_of_a_role_is_there_for_as_long_as_one_can_apply(home):
    front = "---\nteasers: [../roles/baker.md, ../roles/cook.md]\n---\n# Home\n"
    files = {
        "site_src/index.md": front,
        "roles/baker.md": role("Baker", "2026-11-02", "closes: 2026-12-01"),
        "roles/cook.md": role("Cook", "2026-10-01", "closes: 2026-11-01"),
    }
    page = home(files)
    [card] = page.select(".careers-home__teasers .careers-card")
    assert card["data-careers-until"] == "2026-12-01T22:00:00Z"


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        (
            "teasers:\n- lief.md",
            "3:3: error: There is no page “lief.md”, which this teaser leads to. Did you mean "
            "“life.md”? Write the page's file, such as life-here.md.",
        ),
        (
            "picture: pictures/b.svg\npicture alt: decorative",
            "2:10: error: There is no picture “pictures/b.svg”. Did you mean “pictures/a.svg”?",
        ),
        (
            "picture: https://example.org/a.svg\npicture alt: decorative",
            "2:10: error: The picture “https://example.org/a.svg” is on another site. Put it into "
            "site_src/pictures/ and name it here.",
        ),
        (
            "picture: life.md\npicture alt: decorative",
            "2:10: error: “life.md” is no picture that browsers show. Save it as a JPEG, PNG or "
            "WebP.",
        ),
    ],
)
def test_what_is_not_there_is_told_with_its_line(project, front, problem):
    project.write(
        {
            "site_src/index.md": f"---\n{front}\n---\n# Home\n",
            "site_src/life.md": "# Life\n\nText.\n",
            "site_src/pictures/a.svg": SVG,
        }
    )
    assert project.said() == [f"site_src/index.md:{problem}"]


def test_a_picture_for_the_dark_look_stands_beside_the_other(home):
    front = "---\npicture: a.svg\npicture dark: b.svg\npicture alt: A loaf\n---\n# Home\n"
    page = home({"site_src/index.md": front, "site_src/a.svg": SVG, "site_src/b.svg": SVG})
    light, dark = page.select(".careers-home__picture img")
    assert (light["src"], light["alt"], light["fetchpriority"]) == ("a.svg", "A loaf", "high")
    assert (dark["src"], dark["alt"], dark["loading"]) == ("b.svg", "A loaf", "lazy")
    assert dark.find_parent(class_="careers-only-dark")


def test_nothing_that_is_written_breaks_out_of_the_page(home):
    nasty = "<script>alert(1)</script> \\\"'&{{ 7*7 }}"
    front = f"---\nheading: '{nasty.replace(chr(39), chr(39) * 2)}'\nlead: <b>x</b>\n---\n# Home\n"
    page = home({"site_src/index.md": front})
    assert texts(page, "h1") == [nasty]
    assert not page.select("h1 script, .careers-home__lead b")


def test_many_roles_are_never_all_on_the_front_page(home):
    files = {f"roles/r{n}.md": role(f"Role {n}", "2026-11-02", "featured: yes") for n in range(60)}
    page = home(files)
    assert len(page.select(".careers-entry")) == 8


def test_the_parts_stand_in_the_order_that_is_written(home):
    front = "---\nparts: text, roles\n---\n# Home\n\n## Why\n\nBread.\n"
    assert texts(home({"site_src/index.md": front}), "h2") == ["Why", "1 open role"]


def test_home_blocks_are_parts_by_the_features_name(project):
    feature = (
        "from careers import Block, Feature, hookimpl\n\n\n"
        "class Quotes(Feature):\n"
        "    @hookimpl\n"
        "    def home_blocks(self):\n"
        '        yield Block("quotes.html", {"said": "A & B"})\n'
    )
    settings = project.folder / "mkdocs.yml"
    settings.write_text(settings.read_text() + "        quotes: {}\n")
    project.write(
        {
            "plugins/quotes.py": feature,
            "theme_overrides/quotes.html": "<p class='quote'>{{ block.said | e }}</p>",
            "site_src/index.md": "---\nparts: Quotes, roles\n---\n# Home\n",
        }
    )
    assert project.said() == []
    assert texts(project.page("index.html"), ".careers-home > .quote") == ["A & B"]


def test_a_page_without_directory_addresses_leads_to_the_same(project, home):
    settings = project.folder / "mkdocs.yml"
    settings.write_text(f"use_directory_urls: false\n{settings.read_text()}")
    page = home({"site_src/offices/athens.md": OFFICE, "site_src/pictures/athens.svg": SVG})
    form, card = page.select_one("form[role=search].careers-home__search"), page.select_one(
        ".careers-home__offices .careers-card a"
    )  # fmt: skip
    assert form
    assert form["action"] == "./jobs.html"
    assert card
    assert card["href"] == "offices/athens.html"
