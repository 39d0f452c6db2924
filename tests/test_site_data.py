"""What pages say of the employer, of the site and of their place in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careers.site import Employer
from careers.site_data import breadcrumb_json_ld, home_json_ld

OPENING = "---\nlocation: Rome, Italy\nposted: 2026-11-02\n---\n"
HEAD = "---\ntitle: Cook\nlocation: Athens, Greece\n---\nSoup.\n"


def way(project, path: str) -> list[tuple[str, str]]:
    [said] = project.json_ld(path, "BreadcrumbList")
    items = said["itemListElement"]
    assert [item["position"] for item in items] == [*range(1, len(items) + 1)]
    return [(item["name"], item["item"]["@id"]) for item in items]


def test_the_home_page_states_who_and_which_site(site):
    assert home_json_ld(site) == [
        {
            "@context": "https://schema.org/",
            "@type": "Organization",
            "name": "Example",
            "url": "https://example.com/",
        },
        {
            "@context": "https://schema.org/",
            "@type": "WebSite",
            "name": "Jobs at Example",
            "url": "https://jobs.example.com/",
        },
    ]


def test_nothing_is_stated_that_nobody_wrote(site):
    bare = replace(site, url="", employer=Employer("Example"))
    [said] = home_json_ld(bare)
    assert set(said) == {"@context", "@type", "name"}
    assert breadcrumb_json_ld([{"title": "Home", "href": "../"}], "Baker", "") == []
    assert breadcrumb_json_ld([], "Home", "https://example.com/") == []


@pytest.mark.parametrize(
    "base", ["https://jobs.example.com/", "https://example.github.io/jobs-site"]
)
@pytest.mark.parametrize("directory_urls", [True, False])
def test_breadcrumbs_are_those_of_the_page_with_full_addresses(project, base, directory_urls):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    mkdocs = mkdocs.replace("https://jobs.example.com/", base)
    project.write(
        {
            "mkdocs.yml": f"{mkdocs}use_directory_urls: {str(directory_urls).lower()}\n",
            "roles/cook/index.md": HEAD,
            "roles/cook/rome.md": OPENING,
            "site_src/offices/athens.md": "---\ntitle: Athens\ncountry: Greece\n---\nHi.\n",
        }
    )
    outcome = project.build()
    assert not outcome.failed, outcome.problems
    root = base.rstrip("/") + "/"

    def at(path: str) -> tuple[str, str]:
        """The file of a page, and its address."""
        plain = path.rstrip("/")
        return (f"{path}index.html", path) if directory_urls else (f"{plain}.html", f"{plain}.html")

    listing = ("Open roles", root + at("jobs/")[1])
    home = ("Home", root)
    ways = {
        "jobs/": [home, listing],
        "jobs/baker/": [home, listing, ("Baker", root + at("jobs/baker/")[1])],
        "jobs/cook/rome/": [
            home,
            listing,
            ("Cook", root + at("jobs/cook/")[1]),
            ("Rome, Italy", root + at("jobs/cook/rome/")[1]),
        ],
        "offices/athens/": [home, listing, ("Athens", root + at("offices/athens/")[1])],
    }
    for path, expected in ways.items():
        file, address = at(path)
        assert way(project, file) == expected
        page = project.page(file)
        shown = [link.text for link in page.select(".careers-breadcrumbs a")]
        assert shown == [name for name, _ in expected[:-1]]
        assert page.find("link", rel="canonical")["href"] == root + address
        assert page.find("meta", property="og:url")["content"] == root + address
    home_page = project.page("index.html")
    assert home_page.find("link", rel="canonical")["href"] == root
    assert project.json_ld("index.html", "WebSite")[0]["url"] == root


def test_without_an_address_nothing_is_said_that_needs_one(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": mkdocs.replace("site_url: https://jobs.example.com/\n", "")})
    assert not project.build(strict=False).failed
    assert project.json_ld("jobs/baker/index.html", "BreadcrumbList") == []
    assert project.json_ld("index.html", "WebSite") == []
    assert [said["name"] for said in project.json_ld("index.html", "Organization")] == ["Example"]
    page = project.page("jobs/baker/index.html")
    assert not page.find("meta", property="og:url")
    assert not page.find("meta", property="og:image")
    assert page.find("meta", property="og:title")["content"] == "Baker"
