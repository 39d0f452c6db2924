"""What a role's page weighs with all that it loads first; docs/marketing/brand.md says it, too."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parent.parent
BUDGET = 60_000  # bytes, compressed; pictures come on top
SAID = re.compile(r"a role's page weighs at most (\d+) KB", re.IGNORECASE)


@pytest.fixture(scope="module")
def site(sample_site) -> Path:
    return sample_site


def weight(page: Path) -> dict[str, int]:
    """The compressed sizes of a page and of the scripts and style sheets that it loads."""
    found = {"the page": size(page)}
    for tag in BeautifulSoup(page.read_bytes(), "html.parser").select(
        "link[rel=stylesheet], script[src]"
    ):
        file = (page.parent / str(tag.get("href") or tag.get("src"))).resolve()
        found[file.name] = size(file)
    return found


def size(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def test_a_roles_page_is_within_its_budget(site):
    pages = sorted(site.glob("jobs/*/**/index.html"))
    assert len(pages) > 15
    weights = {page.relative_to(site).as_posix(): weight(page) for page in pages}
    for name, parts in weights.items():
        assert sum(parts.values()) < BUDGET, (name, sum(parts.values()), parts)
    heaviest = max(sum(parts.values()) for parts in weights.values())
    text = (ROOT / "docs/marketing/brand.md").read_text(encoding="utf-8")
    [said] = SAID.findall(text)
    assert int(said) - 3 <= heaviest / 1000 <= int(said), "docs/marketing/brand.md says another"


def test_pages_for_candidates_load_no_script_of_the_themes(site):
    for name in ("index.html", "jobs/index.html", "jobs/technical-writer/index.html", "404.html"):
        text = (site / name).read_text(encoding="utf-8")
        assert "bundle." not in text, name
        assert "__config" not in text, name
    assert "bundle." in (site / "benefits/index.html").read_text(encoding="utf-8")
