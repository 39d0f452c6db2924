"""Which style sheets pages load, and in which order."""

from __future__ import annotations

import posixpath

import pytest
from bs4 import BeautifulSoup

from careers.adapter import run

ROLE = "---\ntitle: {}\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n{}.\n"
PAGES = {
    "mkdocs.yml": """\
site_name: Jobs
site_url: https://example.com/
docs_dir: site_src
extra_css: [assets/brand.css]
theme: {name: material, font: false}
plugins:
  - careers:
      employer: {name: Example, url: "https://example.com/"}
      timezone: Europe/Athens
      features: {job_posting: {}, badges: {}}
""",
    "site_src/index.md": "---\ntemplate: home.html\n---\n\n# Home\n",
    "site_src/benefits.md": "# Benefits\n",
    "site_src/jobs.md": "# Roles\n",
    "site_src/assets/brand.css": "body { color: teal }\n",
    "site_src/departments/sales.md": "---\ntitle: Sales\n---\n",
    "roles/baker.md": ROLE.format("Baker", "Bread"),
    "roles/cook.md": ROLE.format("Cook", "Soup"),
    "theme_overrides/badges.html": "<p>x</p>\n",
    "theme_overrides/assets/badges.css": "p { color: teal }\n",
    "plugins/badges.py": """\
from careers import Block, Feature, hookimpl


class Badges(Feature):
    @hookimpl
    def role_blocks(self, role):
        if role.slug == "baker":
            yield Block("badges.html", {}, styles=("assets/badges.css",))
""",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """A function from the address of a page to the style sheets that it loads, in order."""
    project = tmp_path_factory.mktemp("styles")
    for name, text in PAGES.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    outcome = run.build(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    assert not outcome.failed, outcome.problems

    def of(address: str) -> list[str]:
        page = BeautifulSoup((project / "site" / address).read_text(), "html.parser")
        found = []
        for link in page.select("head link[rel=stylesheet]"):
            path = posixpath.join(posixpath.dirname(address), str(link["href"])).lstrip("/")
            assert (project / "site" / posixpath.normpath(path)).is_file(), link
            found.append(posixpath.basename(path).split(".")[0])
        return [name for name in found if name != "palette"]

    return of


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("benefits/index.html", []),
        ("404.html", []),
        ("index.html", ["list", "home"]),
        ("jobs/index.html", ["list"]),
        ("departments/sales/index.html", ["role", "list"]),
        ("jobs/cook/index.html", ["role"]),
        ("jobs/baker/index.html", ["role", "badges"]),
    ],
)
def test_a_page_loads_what_it_shows_and_the_sites_own_style_wins(loaded, address, names):
    theme = "main" if address == "benefits/index.html" else "material"
    assert loaded(address) == [theme, "careers", "brand", *names, "brand"]
