"""A slug is an address that can be read out on the phone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.slug import SLUG, slugify, titled


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Sales Account Executive", "sales-account-executive"),
        ("Sales & Service (m/w/d)", "sales-and-service-m-w-d"),
        ("C++ Developer", "c-plus-plus-developer"),
        ("C# Developer", "c-sharp-developer"),
        ("Verkäufer für Straße", "verkaufer-fur-strasse"),
        ("Kierowca Łódź", "kierowca-lodz"),
        ("Bæker på Øst", "baeker-pa-ost"),
        ("Đorđe Þór ısı", "dorde-thor-isi"),
        ("Sales: Executive – Boston", "sales-executive-boston"),
        ("  --Sales--  ", "sales"),
        ("２０２６", "2026"),
        ("Πωλητής", ""),
        ("営業", ""),
        ("", ""),
        ("x" * 200, "x" * 80),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_a_title_becomes_a_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_any_text_gives_a_slug_that_stays_as_it_is_or_nothing(text: str) -> None:
    slug = slugify(text)

    assert slug == "" or (SLUG.fullmatch(slug) and slugify(slug) == slug and len(slug) <= 80)


@pytest.mark.parametrize("slug", ["sales", "sales-account-executive", "3d-artist", "a1-b2"])
def test_this_is_a_slug(slug: str) -> None:
    assert SLUG.fullmatch(slug)


@pytest.mark.parametrize(
    "slug", ["", "Sales", "sales_account", "sales-", "-sales", "a--b", "a b", "ä", "a\n", "a.b"]
)
def test_this_is_no_slug(slug: str) -> None:
    assert not SLUG.fullmatch(slug)


def test_a_title_is_suggested_for_a_slug() -> None:
    assert titled("sales-account-executive") == "Sales Account Executive"
