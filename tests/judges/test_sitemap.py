"""The sitemap, by the schema that sitemaps.org publishes, and by what Google asks beyond it."""

from __future__ import annotations

import gzip
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(Path(__file__).with_name("sitemap.xsd")))


def judge(schema: xmlschema.XMLSchema, text: str, address: str) -> list[str]:
    """What is wrong with a sitemap that stands at `address`."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return [f"is no XML: {error}"]
    wrong = [str(error.reason) for error in schema.iter_errors(text)]
    places = [place.text or "" for place in root.iter(f"{SPACE}loc")]
    # The schema takes any address, and a sitemap is believed about those beside and below it only.
    outside = [place for place in places if not place.startswith(address)]
    wrong += [f"{place} is outside of {address}" for place in outside]
    return wrong + [f"{place} is there twice" for place in set(places) if places.count(place) > 1]


def test_the_sitemap_fits_its_schema(sample, schema):
    text = (sample.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert judge(schema, text, sample.address) == []
    assert {f"{sample.address}{path}" for path in sample.open_roles} <= {
        place.text for place in ElementTree.fromstring(text).iter(f"{SPACE}loc")
    }


def test_its_compressed_copy_is_the_same(sample):
    packed = (sample.folder / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == (sample.folder / "sitemap.xml").read_bytes()


def sitemap(url: str, more: str = "") -> str:
    space = SPACE.strip("{}")
    return f'<?xml version="1.0"?><urlset xmlns="{space}"><url>{url}</url>{more}</urlset>'


GOOD = "<loc>https://example.com/jobs/baker/?a=1&amp;b=2</loc><lastmod>2026-11-02</lastmod>"


def test_a_good_sitemap_passes(schema):
    assert judge(schema, sitemap(GOOD), "https://example.com/") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (sitemap(GOOD.replace("&amp;", "&")), "is no XML"),
        (sitemap(GOOD).replace("0.9", "0.8"), "is not an element of the schema"),
        (sitemap(GOOD.replace("2026-11-02", "2 November 2026")), "2 November 2026"),
        (sitemap(GOOD.replace("2026-11-02", "2026-11-31")), "2026-11-31"),
        (sitemap("<lastmod>2026-11-02</lastmod>"), "lastmod"),
        (sitemap(f"{GOOD}<priority>2</priority>"), "1.0"),
        (sitemap(f"{GOOD}<title>Baker</title>"), "title"),
        (sitemap("<loc>/jobs/baker/of-bread/</loc>"), "is outside of"),
        (sitemap("<loc>https://example.org/jobs/</loc>"), "is outside of"),
        (sitemap(GOOD, f"<url>{GOOD}</url>"), "is there twice"),
    ],
)
def test_the_judge_complains(schema, text, said):
    assert any(said in wrong for wrong in judge(schema, text, "https://example.com/"))
