"""The text of the front page in bands and cards, out of Markdown alone."""

from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from careers.bands import into_bands


class _Bands(Extension):
    def extendMarkdown(self, md):
        class Run(Treeprocessor):
            def run(self, root):
                into_bands(root)

        md.treeprocessors.register(Run(md), "bands", -10)


def shown(text: str) -> BeautifulSoup:
    html = markdown.markdown(text, extensions=["toc", "attr_list", "md_in_html", _Bands()])
    return BeautifulSoup(html, "html.parser")


def text_of(element: Tag | None) -> str:
    return " ".join(element.text.split()) if element else ""


def test_each_heading_begins_a_band_that_is_named_by_it():
    page = shown("Hello.\n\n## Why\n\nBread.\n\n## How\n\nHands.\n")
    bands = page.select(".careers-text-band")
    assert [text_of(band) for band in bands] == ["Hello.", "Why Bread.", "How Hands."]
    assert [band.get("aria-labelledby") for band in bands] == [None, "why", "how"]
    assert [band.name for band in bands] == ["div", "section", "section"]


def test_the_title_of_the_page_is_not_shown_twice():
    assert not shown("# Home\n\nHello.\n").select("h1")


def test_a_list_whose_bullets_begin_with_bold_words_becomes_cards():
    page = shown("## What\n\nWe make:\n\n- **Planner** plans.\n- **Probe**: measures.\n")
    assert [text_of(card) for card in page.select("ul.careers-cards > li.careers-card")] == [
        "Planner plans.",
        "Probe measures.",
    ]
    assert [text_of(title) for title in page.select(".careers-card__title")] == ["Planner", "Probe"]


def test_a_list_of_links_becomes_cards_without_its_colons():
    page = shown("## Next\n\n- [Life](life.md): three offices\n- [Pay](pay.md) – all of it\n")
    cards = page.select(".careers-card")
    assert [text_of(card) for card in cards] == ["Life three offices", "Pay all of it"]
    assert len(page.select("a.careers-card__title")) == 2


def test_a_numbered_list_becomes_numbered_cards():
    page = shown("## How\n\n1. **You apply** soon\n2. **We talk** long\n")
    assert len(page.select("ol.careers-cards--steps > li.careers-card")) == 2


def test_a_loose_list_becomes_cards_too():
    page = shown("## What\n\n- **A** a\n\n    More.\n\n- **B** b\n")
    assert len(page.select(".careers-card")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "- One thing\n- **Another** thing\n",  # not all begin so
        "- **One** alone\n",
        "- A **bold** word\n- Another **bold** word\n",
    ],
)
def test_an_ordinary_list_stays_one(text):
    page = shown(f"## What\n\n{text}")
    assert not page.select(".careers-cards, .careers-card")
    assert page.select("ul > li")


def test_smaller_headings_become_cards_with_what_is_below_them():
    page = shown("## What\n\nWe make:\n\n### Planner\n\nPlans.\n\n### Probe\n\nMeasures.\n")
    assert [text_of(card) for card in page.select(".careers-card")] == [
        "Planner Plans.",
        "Probe Measures.",
    ]
    assert text_of(page.select_one("section > p")) == "We make:"


def test_one_smaller_heading_is_ordinary_text():
    assert not shown("## What\n\n### Planner\n\nPlans.\n").select(".careers-card")


def test_paragraphs_that_begin_with_bold_words_become_columns():
    page = shown("## Why\n\n**Bread.** Warm.\n\n**Hours.** They end.\n\nThat is all.\n")
    assert len(page.select(".careers-columns > p")) == 2
    assert text_of(page.select_one("section > p")) == "That is all."


def test_a_picture_by_itself_stands_beside_the_text():
    page = shown("## Why\n\n![An oven](oven.jpg)\n\nBread.\n")
    assert page.select_one("section.careers-text-band--picture")
    assert not shown("## Why\n\n![An oven](oven.jpg)\n").select(".careers-text-band--picture")


def test_html_of_ones_own_stays_as_it_is():
    text = '## Why\n\n<div class="own" markdown>\n\n**A** b\n\n</div>\n'
    assert text_of(shown(text).select_one("section > div.own")) == "A b"


@given(st.lists(st.sampled_from(
    ["# A", "## B", "### C", "- **d** e", "- [f](g)", "1. h", "**i** j", "![k](l.png)", "", "> m",
     "    code", "- ![n](o.png) **p**", "<div markdown>", "</div>", "***", "| a |\n|---|\n| b |"]
), max_size=14))  # fmt: skip
def test_no_text_is_lost_and_nothing_breaks(lines):
    text = "\n\n".join(lines)
    plain = BeautifulSoup(
        markdown.markdown(text, extensions=["toc", "attr_list", "md_in_html"]), "html.parser"
    )
    for heading in plain.select("h1"):
        heading.decompose()
    kept = shown(text)
    for word in ("d", "e", "h", "i", "j", "m", "p", "code"):
        assert kept.text.split().count(word) == plain.text.split().count(word)
    assert len(kept.select("img")) == len(plain.select("img"))
