"""What programs ask a site for first, and what they get."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.robotparser import RobotFileParser
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from careers.body import Body
from careers.features.crawlers import Crawlers
from careers.lifecycle import State
from careers.links import Links, Target
from careers.markdown import read_markdown
from careers.problem import Spot
from careers.publication import open_roles
from careers.role import Place, Role
from careers.role_page import RolePage
from careers.site import Employer, Site


def files(site: Site, *roles: Role, own: Iterable[str] = (), **options: Any) -> dict[str, str]:
    pages = [RolePage(role, State.OPEN, f"jobs/{role.slug}/", [], []) for role in roles]
    links = Links({f"site_src/{name}": name for name in own}, "mkdocs.yml", "")
    feature = Crawlers.model_validate(options)
    found = feature.site_files(open_roles(pages, {}, site), site, links)
    return {file.path: str(file.content) for file in found}


def role(title: str, slug: str = "baker", **values) -> Role:
    values.setdefault("places", (Place("GR", locality="Athens"),))
    return Role(slug, f"roles/{slug}.md", title, Body(), posted=date(2026, 11, 2), **values)


def read(text: str) -> BeautifulSoup:
    """A list in Markdown, as its readers see it."""
    found = read_markdown(text, Spot("x"), lambda link: Target(link.href))
    assert not found.problems
    blocks = (f"<h2>{block.html}</h2>" if block.level else block.html for block in found.blocks)
    return BeautifulSoup("".join(blocks), "html.parser")


def test_robots_txt_lets_everybody_in_and_names_the_sitemap(site):
    robots = RobotFileParser()
    robots.parse(files(site)["robots.txt"].splitlines())
    assert robots.can_fetch("anybody", "https://jobs.example.com/jobs/baker/")
    assert robots.site_maps() == ["https://jobs.example.com/sitemap.xml"]


def test_without_an_address_of_the_site_no_sitemap_is_named(site):
    assert "Sitemap" not in files(replace(site, url=""))["robots.txt"]


def test_llms_txt_is_a_list_of_the_open_roles(site):
    baker = role("Baker", department="Bakery", closes=date(2026, 12, 15))
    assert files(site, baker, role("Cook", "cook"))["llms.txt"] == (
        "# Jobs at Example\n"
        "\n"
        "> Every open role at Example, with its place, pay and closing date.\n"
        "\n"
        "## Open roles\n"
        "\n"
        "- [Baker](https://jobs.example.com/jobs/baker/): "
        "Bakery · Athens, Greece · Closes December 15, 2026\n"
        "- [Cook](https://jobs.example.com/jobs/cook/): Athens, Greece\n"
    )


def test_links_to_openings_of_one_role_have_texts_of_their_own(site):
    athens = role("Baker", "baker/athens", opening_of="baker")
    places = (Place("FR", locality="Lyon"),)
    lyon = role("Baker", "baker/lyon", opening_of="baker", places=places)
    links = read(files(site, athens, lyon)["llms.txt"]).find_all("a")
    assert [link.get_text() for link in links] == ["Baker (Athens, Greece)", "Baker (Lyon, France)"]


def test_a_list_without_roles_says_so(site):
    assert files(site)["llms.txt"].endswith("## Open roles\n\nNo role is open at the moment.\n")


SITE = Site(
    url="https://jobs.example.com/",
    name="Jobs *at* [Example](x)",
    language="en",
    timezone=ZoneInfo("Europe/Athens"),
    employer=Employer("Example"),
    offices=(),
    now=datetime(2026, 11, 23, tzinfo=UTC),
)
SIGNS = st.sampled_from(["]", "[", "(", ")", "](https://evil.example)", "\\", "`", "*", "_", "<b>",
                         "&amp;", "&copy;", "&", "~~", "!", "#", "|", "- ", "1. ", "+", "x", " ",
                         "https://evil.example/", "a@example.com", "🍞", ">", "="])  # fmt: skip


@given(parts=st.lists(SIGNS | st.text(st.characters(codec="utf-8"), max_size=5), max_size=9))
def test_any_title_is_one_link_with_that_text(parts):
    title = " ".join("".join(parts).replace("\0", "").split())
    if not title:
        return
    [link] = read(files(SITE, role(title))["llms.txt"]).find_all("li")[0].find_all("a")
    assert link.get_text() == title
    assert link["href"] == "https://jobs.example.com/jobs/baker/"


@given(parts=st.lists(SIGNS, max_size=9))
def test_any_text_stays_in_its_line(parts):
    text = " ".join("".join(parts).split())
    found = read(files(SITE, role("Baker", department=text), role("Cook", "cook"))["llms.txt"])
    assert [heading.get_text().strip() for heading in found.find_all("h2")] == [
        "Jobs *at* [Example](x)",
        "Open roles",
    ]
    first, second = found.find_all("li")
    facts = [fact for fact in (text, "Athens, Greece") if fact]
    assert first.get_text() == f"Baker: {' · '.join(facts)}"
    assert second.get_text() == "Cook: Athens, Greece"


@pytest.mark.parametrize(("option", "name"), [("robots", "robots.txt"), ("llms", "llms.txt")])
def test_each_file_can_be_turned_off_and_marketing_s_own_wins(site, option, name):
    off: dict[str, Any] = {option: False}
    assert set(files(site)) - set(files(site, **off)) == {name}
    assert set(files(site)) - set(files(site, own=[name])) == {name}
    assert set(files(site, own=[f"assets/{name}"])) == {"robots.txt", "llms.txt"}


def test_site_files_of_crawlers_stand_at_the_root(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": f"{mkdocs}        crawlers: {{}}\n"})
    assert project.said() == []
    assert "[Baker](https://jobs.example.com/jobs/baker/)" in project.text("llms.txt")
    own = "User-agent: *\nDisallow: /drafts/\n"
    assert project.write({"site_src/robots.txt": own}).said() == []
    assert project.text("robots.txt") == own


def test_the_sitemap_that_robots_txt_names_is_there(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": f"{mkdocs}        crawlers: {{}}\n"}).build()
    [address] = re.findall(r"^Sitemap: (.+)$", project.text("robots.txt"), re.MULTILINE)
    assert project.text(address.removeprefix("https://jobs.example.com/")).startswith("<?xml")
