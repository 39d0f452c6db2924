"""A built site in three languages, as readers and machines find it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from tests.conftest import MKDOCS, ROLE, Project

from careers.audit.examine import examine

OPTIONS = """\
      languages:
        en:
        de: {name: Arbeiten bei Example, navigation: {About: Über uns}}
        ar:
      features:
        feeds: {}
"""
NAV = """\
nav:
  - Home: index.md
  - About:
    - Benefits: benefits.md
    - Life: life.md
"""
GERMAN = """\
---
title: Bäcker (m/w/d)
summary: Brot für die ganze Stadt.
---
Brot. Siehe [Leistungen](../site_src/benefits.md#geld) und [Koch](cook.md).
"""
MKDOCS_YML = NAV + MKDOCS.replace("      features:\n", OPTIONS, 1).replace(
    "application_form: {email: jobs@example.com}",
    "application_form: {email: jobs@example.com, privacy: site_src/benefits.md, "
    "retention: {en: Six months., de: Sechs Monate., ar: ستة أشهر}}",
)
FILES: dict[str, str | bytes] = {
    "mkdocs.yml": MKDOCS_YML,
    "roles/baker.md": ROLE.replace(
        "title: Baker\n",
        "title: Baker\ndepartment: Sales\naliases: bread\nreference: B-1\ncloses: 2026-12-15\n",
    ),
    "roles/baker.de.md": GERMAN,
    "roles/cook.md": ROLE.replace("Baker", "Cook").replace("title", "department: Sales\ntitle"),
    "roles/old.md": ROLE.replace("Baker", "Old").replace("title", "status: filled\ntitle"),
    "roles/old.de.md": GERMAN.replace("Bäcker", "Alt"),
    "site_src/index.md": "# Home\n\n[Benefits](benefits.md) [Baker](../roles/baker.md)\n",
    "site_src/index.de.md": (
        "# Start\n\n[Leistungen](benefits.md#geld) [Leben](life.md) "
        "[Bäcker](../roles/baker.md) [Vertrieb](departments/sales.md)\n"
    ),
    "site_src/benefits.md": "# Benefits\n\n## Money\n\nBread.\n",
    "site_src/benefits.de.md": "# Leistungen\n\n## Geld\n\nBrot.\n",
    "site_src/life.md": "# Life\n",
    "site_src/node.js.md": "# Node\n",
    "site_src/departments/sales.md": "---\ntitle: Sales\n---\nWe sell.\n",
    "site_src/departments/sales.de.md": "---\ntitle: Vertrieb\n---\nWir verkaufen.\n",
}  # fmt: skip
HOST = "https://jobs.example.com/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("languages")).write(FILES)
    outcome = made.build(strict=True)
    assert [str(one) for one in outcome.problems if one.severity != "note"] == []
    return made


def hreflang(page: BeautifulSoup) -> dict[str, str]:
    links = page.find_all("link", rel="alternate", hreflang=True)
    assert len({link["hreflang"] for link in links}) == len(links)
    return {str(link["hreflang"]): str(link["href"]) for link in links}


def entries(page: BeautifulSoup) -> list[tuple[str, str, str]]:
    return [
        (link.get_text(), str(link["href"]), str(link.get("lang", "")))
        for link in page.select(".careers-entry__title a")
    ]


def test_each_page_is_below_the_folder_of_its_language(built: Project) -> None:
    site = built.folder / "site"
    pages = {str(page.parent.relative_to(site)) for page in site.rglob("index.html")}

    assert {"de", "de/benefits", "de/jobs", "de/jobs/baker", "de/departments/sales"} <= pages
    assert {"ar", "ar/jobs", "node.js", "life"} <= pages
    assert not {"de/life", "de/jobs/cook", "benefits.de", "ar/jobs/baker"} & pages


@pytest.mark.parametrize(
    ("path", "language", "direction"),
    [("jobs/", "en", "ltr"), ("de/jobs/baker/", "de", "ltr"), ("ar/jobs/", "ar", "rtl")],
)
def test_a_page_says_its_language_and_direction(
    built: Project, path: str, language: str, direction: str
) -> None:
    page = built.page(f"{path}index.html")
    assert page.html
    assert page.body
    assert page.html["lang"] == language
    assert direction in (page.html.get("dir"), page.body.get("dir"))


def test_pages_name_each_other_and_themselves(built: Project) -> None:
    both = {
        "en": f"{HOST}jobs/baker/",
        "de": f"{HOST}de/jobs/baker/",
        "x-default": f"{HOST}jobs/baker/",
    }
    for path in ("jobs/baker/", "de/jobs/baker/"):
        page = built.page(f"{path}index.html")
        canonical = page.find("link", rel="canonical")
        assert hreflang(page) == both
        assert canonical
        assert canonical["href"] == f"{HOST}{path}"
    home = {"en": HOST, "de": f"{HOST}de/", "ar": f"{HOST}ar/", "x-default": HOST}
    assert hreflang(built.page("ar/index.html")) == home
    assert hreflang(built.page("life/index.html")) == {}
    assert hreflang(built.page("jobs/cook/index.html")) == {}


def test_pages_that_can_t_be_found_name_no_others(built: Project) -> None:
    for path in ("jobs/old/", "de/jobs/old/"):
        page = built.page(f"{path}index.html")
        robots = page.find("meta", attrs={"name": "robots"})
        assert robots
        assert robots["content"] == "noindex"
        assert hreflang(page) == {}


def test_the_sitemap_names_the_languages_of_each_page(built: Project) -> None:
    names = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.fromstring(built.text("sitemap.xml"))
    found = {
        url.findtext("loc", namespaces=names): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", names)
        }
        for url in root.findall("url", names)
    }

    for address, links in found.items():
        page = built.page(f"{str(address).removeprefix(HOST)}index.html")
        assert links == hreflang(page)
    assert f"{HOST}de/jobs/baker/" in found
    assert not any("/old/" in str(address) for address in found)


def test_links_lead_to_pages_in_the_language_of_the_page(built: Project) -> None:
    links = {
        link.get_text(): link["href"]
        for link in built.page("de/index.html").select("article a[href]")
        if not str(link["href"]).startswith("#")
    }
    assert links["Leistungen"] == "benefits/#geld"
    assert links["Bäcker"] == "jobs/baker/"
    assert links["Vertrieb"] == "departments/sales/"
    assert links["Leben"] == "../life/"
    role = built.page("de/jobs/baker/index.html")
    leads = [link["href"] for link in role.select(".careers-role__text a")]
    assert leads == ["../../benefits/#geld", "../../../jobs/cook/"]
    assert [a["href"] for a in role.select(".careers-form__privacy a")] == ["../../benefits/"]


def test_a_list_shows_roles_without_a_translation_too_and_says_their_language(
    built: Project,
) -> None:
    own, german = built.page("jobs/index.html"), built.page("de/jobs/index.html")

    assert entries(own) == [
        ("Baker", "../jobs/baker/", ""),
        ("Cook", "../jobs/cook/", ""),
    ]
    assert sorted(entries(german)) == [
        ("Bäcker (m/w/d)", "../../de/jobs/baker/", ""),
        ("Cook", "../../jobs/cook/", "en"),
    ]
    assert "Auf Englisch" in german.get_text()
    groups = [heading.get_text() for heading in german.select(".careers-department h2")]
    assert groups == ["Vertrieb"]
    assert german.title
    assert "Arbeiten bei Example" in german.title.get_text()


def test_a_role_is_the_same_job_in_every_language(built: Project) -> None:
    [own] = built.json_ld("jobs/baker/index.html")
    [german] = built.json_ld("de/jobs/baker/index.html")

    assert german["title"] == "Bäcker (m/w/d)"
    assert "Brot" in german["description"]
    for key in ("identifier", "datePosted", "validThrough", "jobLocation", "hiringOrganization"):
        assert german[key] == own[key]


def test_feeds_are_in_each_language_and_boards_read_each_job_once(built: Project) -> None:
    german = ElementTree.fromstring(built.text("de/rss.xml"))
    jobs = json.loads(built.text("jobs.json"))["jobs"]

    assert german.findtext("channel/language") == "de"
    assert sorted(item.findtext("link") or "" for item in german.iter("item")) == [
        f"{HOST}de/jobs/baker/",
        f"{HOST}jobs/cook/",
    ]
    assert sorted(job["id"] for job in jobs) == ["baker", "cook"]
    assert next(job for job in jobs if job["id"] == "baker")["translations"] == [
        {"language": "de", "title": "Bäcker (m/w/d)", "url": f"{HOST}de/jobs/baker/"}
    ]
    assert built.text("jobs.xml").count("<job>") == 2
    assert not (built.folder / "site/de/jobs.xml").exists()
    heads = {
        link["href"]
        for link in built.page("de/jobs/index.html").find_all("link", type="application/rss+xml")
    }
    assert heads == {"../../de/rss.xml"}


def test_texts_of_mkdocs_yml_are_in_the_language_of_the_page(built: Project) -> None:
    assert "Six months." in built.text("jobs/baker/index.html")
    german = built.text("de/jobs/baker/index.html")
    assert "Sechs Monate." in german
    assert "Six months." not in german


def test_an_earlier_address_leads_on_in_each_language(built: Project) -> None:
    page = built.page("de/jobs/bread/index.html")
    refresh = page.find("meta", attrs={"http-equiv": "refresh"})
    assert refresh
    assert refresh["content"] == "0; url=../baker/"


def test_the_menu_is_in_the_language_of_the_page(built: Project) -> None:
    page = built.page("de/benefits/index.html")
    menu = page.select_one(".careers-header__wide .careers-menu")
    assert menu
    assert [one.get_text() for one in menu.select("summary")] == ["Über uns"]
    assert [(link.get_text(), str(link["href"])) for link in menu.select("a")] == [
        ("Leistungen", "../../de/benefits/"),
        ("Life (Englisch)", "../../life/"),
    ]
    assert [link.get_text() for link in menu.select("[aria-current]")] == ["Leistungen"]
    brand = page.select_one(".careers-header__brand")
    assert brand
    assert brand["href"] == "../../de/"


def test_the_front_page_states_the_site_in_its_language(built: Project) -> None:
    [own] = built.json_ld("index.html", "WebSite")
    [german] = built.json_ld("de/index.html", "WebSite")
    assert (own["name"], own["url"], own["inLanguage"]) == ("Jobs at Example", HOST, "en")
    assert german["name"] == "Arbeiten bei Example"
    assert (german["url"], german["inLanguage"]) == (f"{HOST}de/", "de")


def test_a_page_says_its_locale_and_those_of_the_others(built: Project) -> None:
    page = built.page("de/jobs/baker/index.html")
    said = {
        str(meta["property"]): str(meta["content"]) for meta in page.find_all("meta", property=True)
    }
    assert (said["og:locale"], said["og:locale:alternate"]) == ("de", "en")
    assert said["og:site_name"] == "Arbeiten bei Example"


def test_a_stranger_finds_nothing_wrong(built: Project) -> None:
    for at in (datetime(2026, 11, 23, 12, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)):
        found = examine(built.folder / "site", at)
        assert [str(one) for one in found.problems if one.severity != "note"] == []


def test_every_file_is_the_same_after_a_second_build(built: Project) -> None:
    before = built.files()
    built.build(strict=True)
    assert built.files() == before


def test_addresses_may_end_in_html(tmp_path: Path) -> None:
    made = Project(tmp_path).write(FILES)
    made.write({"mkdocs.yml": f"use_directory_urls: false\n{MKDOCS_YML}"})
    assert made.said(strict=True) == []
    page = made.page("de/jobs/baker.html")
    assert hreflang(page)["de"] == f"{HOST}de/jobs/baker.html"
    assert hreflang(made.page("de/index.html"))["de"] == f"{HOST}de/"
    assert "../jobs/cook.html" in [href for _, href, _ in entries(made.page("de/jobs.html"))]
    assert "Leistungen" in made.text("de/index.html")
    found = examine(made.folder / "site", datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert [str(one) for one in found.problems if one.severity != "note"] == []


def test_a_site_in_one_language_says_nothing_of_others(project: Project) -> None:
    project.build(strict=True)
    page = project.text("jobs/baker/index.html")
    assert "hreflang" not in page
    assert "og:locale" not in page
    assert "xhtml" not in project.text("sitemap.xml")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"site_src/life.fr.md": "# Vie\n"},
            "site_src/life.fr.md:1:1: error: “life.fr.md” would be in French, which is no language "
            "of this site. Add “fr” to “languages:” below “careers:” in mkdocs.yml, or give the "
            "file another name.",
        ),
        (
            {"site_src/life.en.md": "# Life\n"},
            "site_src/life.en.md:1:1: error: “life.en.md” says that it is in English, as “life.md” "
            "is. Delete one of the two.",
        ),
        (
            {"site_src/lost.de.md": "# Verloren\n"},
            "site_src/lost.de.md:1:1: error: “lost.de.md” is a translation, and there is no "
            "“lost.md” beside it. Write site_src/lost.md first, or give this file another name.",
        ),
        (
            {"site_src/life.de.md": "# Leben\n", "site_src/de/life.md": "# Leben\n"},
            "site_src/life.de.md:1:1: error: This page has the same address as "
            "site_src/de/life.md. Delete one of the two.",
        ),
        (
            {"site_src/life.de.md": "# Leben\n", "site_src/life.DE.md": "# Leben\n"},
            "site_src/life.de.md:1:1: error: This page has the same address as "
            "site_src/life.DE.md. Delete one of the two.",
        ),
        (
            {"site_src/index.de.md": "# Start\n\n[Geld](benefits.md#money)\n"},
            "site_src/index.de.md:3:8: warning: Doc file 'index.de.md' contains a link "
            "'benefits.md#money', but the doc 'benefits.de.md' does not contain an anchor",
        ),
        (
            {"mkdocs.yml": MKDOCS_YML.replace("        en:\n", "        fr:\n")},
            "mkdocs.yml:18:9: error: The theme's language “en” is not one of “languages”. ",
        ),
        (
            {"mkdocs.yml": MKDOCS_YML.replace("        ar:\n", "        kok:\n")},
            "error: The theme has no words in “kok”. ",
        ),
        (
            {"mkdocs.yml": MKDOCS_YML.replace("        ar:\n", "        german:\n")},
            "“german” is not the code of a language. Write one such as de. ",
        ),
        (
            {"mkdocs.yml": MKDOCS_YML.replace("en: Six months., ", "")},
            "“features.application_form.retention” says nothing in the site's own language, “en”. "
            "Write “en: …” too.",
        ),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, files: dict[str, str | bytes], told: str) -> None:
    made = Project(tmp_path).write(FILES | files)
    assert any(told in one for one in made.said(strict=True)), made.said(strict=True)
