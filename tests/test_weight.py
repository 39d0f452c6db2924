"""What a role's page weighs with all that it loads first; docs/marketing/brand.md says it, too."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parent.parent
BUDGET = 60_000  # bytes, compressed; pictures come on top
PAGE, PAGE_SENT = 42_000, 10_000  # of the page itself: as it is, and compressed
LOADED = "link[rel=stylesheet], script[src]"
SAID = re.compile(r"a role's page weighs at most (\d+) KB", re.IGNORECASE)


@pytest.fixture(scope="module")
def site(sample_site) -> Path:
    return sample_site


def weight(page: Path) -> dict[str, int]:
    """The compressed sizes of a page and of the scripts and style sheets that it loads."""
    found = {"the page": size(page)}
    for tag in BeautifulSoup(page.read_bytes(), "html.parser").select(LOADED):
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


def test_a_roles_page_itself_is_within_its_budget(site):
    pages = [
        page for page in site.glob("jobs/*/**/index.html") if b"JobPosting" in page.read_bytes()
    ]
    assert len(pages) > 10
    for page in pages:
        assert page.stat().st_size < PAGE, page
        assert size(page) < PAGE_SENT, page


def test_a_roles_page_weighs_the_same_however_many_roles_there_are(project):
    text = "---\ntitle: Cook {n}\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nSoup {n}.\n"
    weights = []
    for count in (20, 60):
        project.write({f"roles/cook-{n}.md": text.format(n=n) for n in range(10, 10 + count)})
        assert project.said() == []
        weights.append(len(project.text("jobs/cook-10/index.html").encode()))
    assert abs(weights[1] - weights[0]) < 100  # other roles are the similar ones


def test_what_a_browser_keeps_changes_its_name_with_its_content(site):
    page = BeautifulSoup(
        (site / "jobs/field-installation-technician/index.html").read_bytes(), "html.parser"
    )
    loaded = [str(tag.get("href") or tag.get("src")) for tag in page.select(LOADED)]
    ours = [path for path in loaded if "assets/careers/" in path]
    assert len(ours) > 8
    assert [path for path in ours if not re.search(r"\.[0-9a-f]{8}\.(css|js)$", path)] == []


def test_pages_for_candidates_load_no_script_of_the_themes(site):
    for name in ("index.html", "jobs/index.html", "jobs/technical-writer/index.html", "404.html"):
        text = (site / name).read_text(encoding="utf-8")
        assert "bundle." not in text, name
        assert "__config" not in text, name
    assert "bundle." in (site / "benefits/index.html").read_text(encoding="utf-8")
