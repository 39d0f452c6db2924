"""The site in this repository, as a crawler and a candidate get it."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from careers.adapter import run
from careers.audit.examine import examine
from careers.audit.sources import source_problems
from careers.configuration import read_configuration
from careers.edition import read_edition
from careers.promises import promises_of

ROOT = Path(__file__).parent.parent
ADDRESS = "https://careers.example.com/"
ROLE = "jobs/sales-account-executive/"
BOSTON, ATHENS, BERLIN = f"{ROLE}boston/", f"{ROLE}athens/", f"{ROLE}berlin/"
OTHERS = ("de/", "el/")
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def site(sample_site) -> Path:
    return sample_site


@pytest.fixture(scope="module")
def all_pages(site) -> dict[str, BeautifulSoup]:
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): BeautifulSoup(
            file.read_text(encoding="utf-8"), "html.parser"
        )
        for file in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def pages(all_pages) -> dict[str, BeautifulSoup]:
    """The pages in the site's own language."""
    return {path: page for path, page in all_pages.items() if not path.startswith(OTHERS)}


@pytest.fixture(scope="module")
def postings(pages) -> dict[str, dict]:
    found = {}
    for path, page in pages.items():
        said = [said for said in stated(page) if said["@type"] == "JobPosting"]
        assert len(said) <= 1, path
        if said:
            [found[path]] = said
    return found


def read_sample():
    """The roles as their files state them, on the day of the build."""
    configuration, problems = read_configuration(ROOT / "mkdocs.yml")
    assert problems == []
    assert configuration is not None
    now = datetime(2026, 11, 23, tzinfo=configuration.settings.zone)
    return read_edition(configuration, now)


def stated(page: BeautifulSoup) -> list[dict]:
    """What a page says for machines."""
    scripts = page.select("head script[type='application/ld+json']")
    return [json.loads(script.string or "") for script in scripts]


def listed(pages, path="jobs/") -> set[str]:
    """What the list leads to that is open: roles of one file, and openings."""
    alone = ".careers-entry:not(.careers-entry--group) h3 a, .careers-opening a"
    return leads_to(
        path,
        [
            link
            for link in pages[path].select(alone)
            if not link.find_parent(class_="careers-department--descriptions")
        ],
    )


def leads_to(path, links) -> set[str]:
    """The pages of the site behind links on one of them."""
    return {
        urldefrag(urljoin(f"{ADDRESS}{path}", link["href"])).url.removeprefix(ADDRESS)
        for link in links
    }


def test_list_postings_and_forms_agree_on_what_is_open(pages, postings):
    forms = {path for path, page in pages.items() if page.select_one(".careers-form")}
    assert listed(pages) == set(postings) == forms
    assert {BOSTON, ATHENS} <= forms


def test_no_date_is_told_to_machines_that_nobody_wrote(site, postings):
    """No build date as `datePosted`, and no `validThrough` without a closing date."""
    edition, _ = read_sample()
    roles = {page.path: page.role for page in edition.pages}
    assert any(role.closes for role in roles.values())
    assert any(role.closes is None for path, role in roles.items() if path in postings)
    for path, said in postings.items():
        role = roles[path]
        assert said["datePosted"] == str(role.posted), path
        assert said.get("validThrough", "None")[:10] == str(role.closes), path
    for job in json.loads((site / "jobs.json").read_text(encoding="utf-8"))["jobs"]:
        role = roles[urlsplit(job["url"]).path.lstrip("/")]
        assert job["publishedAt"][:10] == str(role.posted)
        assert job.get("closesAt", "None")[:10] == str(role.closes)


def test_every_form_says_how_the_data_is_used_and_every_role_what_happens_next(pages, postings):
    for path in postings:
        form = pages[path].select_one(".careers-form")
        assert "privacy/" in leads_to(path, form.select("a")), path
        assert "how-we-hire/" in leads_to(path, pages[path].select(".careers-steps a")), path


def test_every_kind_of_role_is_there(pages, postings):
    applicants = "applicantLocationRequirements"

    def pay_unit(said) -> str | None:
        return said.get("baseSalary", {}).get("value", {}).get("unitText")

    kinds = {
        "on-site": lambda page, _: "On-site" in page,
        "hybrid": lambda page, _: "Hybrid" in page,
        "remote in one country": lambda _, said: isinstance(said.get(applicants), dict),
        "remote in several": lambda _, said: isinstance(said.get(applicants), list),
        "several locations": lambda _, said: isinstance(said.get("jobLocation"), list),
        "hourly": lambda _, said: pay_unit(said) == "HOUR",
        "part-time": lambda _, said: said.get("employmentType") == "PART_TIME",
        "internship": lambda _, said: said.get("employmentType") == "INTERN",
        "contract": lambda _, said: said.get("employmentType") == "CONTRACTOR",
        "closing soon": lambda _, said: said.get("validThrough", "9")[:10] <= "2026-11-30",
    }
    for kind, fits in kinds.items():
        assert any(fits(pages[path].text, said) for path, said in postings.items()), kind
    departments = {
        fact.text for page in pages.values() for fact in page.select(".careers-fact--department dd")
    }
    assert len(departments) >= 5
    notices = {
        name.removeprefix("careers-notice--")
        for page in pages.values()
        for notice in page.select(".careers-notice")
        for name in notice["class"]
    }
    assert {"closed", "filled", "description"} <= notices
    for hidden in ("jobs/site-reliability-engineer/", "jobs/learning-program-manager/"):
        assert hidden not in pages


def test_the_flagship_has_its_four_sections(pages):
    for path in (BOSTON, ATHENS):
        headings = [heading.text.strip() for heading in pages[path].select("article h2")]
        for heading in ("Job brief", "Responsibilities", "Requirements", "More resources", "Apply"):
            assert headings.count(heading) == 1, headings
    headings = [heading.text.strip() for heading in pages[ROLE].select("article h2")]
    assert "Job brief" in headings
    assert "Apply" not in headings


def test_the_feature_of_this_site_stands_where_its_order_says(pages):
    order = [
        name
        for section in pages[BOSTON].select("article section[class]")
        for name in section["class"]
    ]
    assert order == [
        "careers-facts",
        "careers-details",
        "careers-benefits",
        "ph-kitchens",
        "careers-steps",
        "careers-resources",
        "careers-application",
        "careers-openings",
        "careers-similar",
    ]


def test_a_role_lists_the_openings_that_are_open_and_states_no_opening_itself(pages, postings):
    page = pages[ROLE]
    assert ROLE not in postings
    assert not page.select_one(".careers-application, .careers-notice")
    assert leads_to(ROLE, page.select(".careers-openings a")) == {BOSTON, ATHENS}
    # What differs stands with each of them, what they share among the facts.
    facts = {fact.text for fact in page.select(".careers-facts dt")}
    assert {"Workplace", "Employment", "Hours"} <= facts
    assert not {"Location", "Pay", "Benefits", "Closes"} & facts


def test_each_opening_is_a_posting_of_its_own(pages, postings):
    boston, athens = postings[BOSTON], postings[ATHENS]
    assert [said["identifier"]["value"] for said in (boston, athens)] == ["SAL-014", "SAL-021"]
    assert [said["baseSalary"]["currency"] for said in (boston, athens)] == ["USD", "EUR"]
    assert boston["validThrough"] < athens["validThrough"]
    countries = [said["jobLocation"]["address"]["addressCountry"] for said in (boston, athens)]
    assert countries == ["US", "GR"]
    assert boston["title"] == athens["title"] == "Sales Account Executive"
    # A section that both have from their role, one that one of them adds to, one that is its own.
    for said in (boston, athens):
        assert "Visit producers where they work" in said["description"]
    assert "driver's license" in boston["description"]
    assert "Two years of selling to businesses, in any field" in boston["description"]
    assert "Two years of selling to businesses, in any field" not in athens["description"]
    assert "Greek well enough" in athens["description"]
    values = [said["identifier"]["value"] for said in postings.values() if "identifier" in said]
    assert len(set(values)) == len(values)


def test_every_page_is_its_own_original(pages):
    for path, page in pages.items():
        if path != "404.html":
            assert page.find("link", rel="canonical")["href"] == f"{ADDRESS}{path}"


def test_a_closed_opening_leads_to_its_role_and_to_those_that_are_open(pages, postings):
    page = pages[BERLIN]
    assert page.select_one(".careers-notice--closed")
    assert BERLIN not in postings
    assert not page.select_one(".careers-application")
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert leads_to(BERLIN, page.select(".careers-notice a")) == {ROLE, "jobs/"}
    assert leads_to(BERLIN, page.select(".careers-openings a")) == {BOSTON, ATHENS}
    for path in ("jobs/", "", ROLE, BOSTON):
        assert BERLIN not in leads_to(path, pages[path].select("a[href]")), path


@pytest.mark.parametrize("path", ["jobs/", ""])
def test_a_list_has_a_role_once_with_all_its_openings(pages, path):
    [group] = pages[path].select(".careers-entry--group")
    assert leads_to(path, group.select("h3 a")) == {ROLE}
    assert leads_to(path, group.select(".careers-opening a")) == {BOSTON, ATHENS}
    # A link is told from all others also by those who hear it alone.
    names = [
        (" ".join(link.text.split()), urljoin(path, link["href"]))
        for link in pages[path].select(".careers-list a")
    ]
    assert len({name for name, _ in names}) == len({href for _, href in names}) == len(names)


def test_the_search_knows_a_role_and_its_open_openings(site):
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    titles = {
        entry["location"]: entry["title"]
        for entry in index["docs"]
        if entry["location"].startswith(ROLE) and "#" not in entry["location"]
    }
    assert titles == {
        ROLE: "Sales Account Executive",
        BOSTON: "Sales Account Executive – Boston",
        ATHENS: "Sales Account Executive – Athens",
    }


@pytest.mark.parametrize("language", OTHERS)
def test_a_role_in_another_language_is_the_same_role(all_pages, pages, postings, language):
    translated = {path for path in all_pages if path.startswith(f"{language}jobs/")}
    translated -= {f"{language}jobs/"}
    assert len(translated) >= 3
    for path in translated:
        original = path.removeprefix(language)
        told = [said for said in stated(all_pages[path]) if said["@type"] == "JobPosting"]
        assert len(told) == (original in postings), path
        for said in told:
            own = postings[original]
            assert said["title"] != own["title"], path
            for name in ("identifier", "datePosted", "validThrough", "baseSalary", "jobLocation"):
                if name != "jobLocation":  # a town is spelled as in the language
                    assert said.get(name) == own.get(name), (path, name)
        [html] = all_pages[path].find_all("html")
        assert html["lang"] == language.rstrip("/")
        hrefs = {link["hreflang"] for link in all_pages[path].select("link[hreflang]")}
        assert {"en", language.rstrip("/")} <= hrefs or not told, path


@pytest.mark.parametrize("language", OTHERS)
def test_the_list_has_the_same_roles_in_every_language(all_pages, pages, language):
    there = listed(all_pages, f"{language}jobs/")
    assert {path.removeprefix(language) for path in there} == listed(pages)
    assert len([path for path in there if path.startswith(language)]) >= 2
    # An opening without a translation is called by its place, below a role that has one.
    openings = all_pages[f"{language}jobs/"].select(".careers-opening__title")
    assert openings
    assert not [opening for opening in openings if "Intermediate" in opening.text]


@pytest.mark.parametrize("language", OTHERS)
def test_a_translated_page_says_all_that_its_original_says(all_pages, pages, language):
    """Its sections have the same anchors, so that links to them lead there in every language."""
    for path in ("how-we-hire/", "benefits/", "life-here/", "privacy/", "thank-you/"):
        own, other = (
            [heading["id"] for heading in page.select("article :is(h2, h3)[id]")]
            for page in (pages[path], all_pages[f"{language}{path}"])
        )
        assert other == own, path


def test_every_page_has_a_title_of_its_own_one_first_heading_and_a_description(all_pages):
    pages = all_pages
    titles = [page.title.text for path, page in pages.items() if path != "404.html"]
    assert len(set(titles)) == len(titles)
    for path, page in pages.items():
        assert len(page.find_all("h1")) == 1, path
        levels = [int(heading.name[1]) for heading in page.select("article :is(h1, h2, h3, h4)")]
        assert all(after - before <= 1 for before, after in pairwise(levels)), path
        if path != "404.html" and not path.endswith("thank-you/"):
            description = page.find("meta", {"name": "description"})["content"]
            assert 50 <= len(description) <= 160, (path, len(description))


def test_every_link_and_anchor_inside_the_site_exists(site, pages):
    for path, page in pages.items():
        if path == "404.html":
            continue
        for tag in page.select("[href], [src]"):
            written = tag.get("href") or tag.get("src")
            url, anchor = urldefrag(urljoin(f"{ADDRESS}{path}", written))
            if not url.startswith(ADDRESS):
                continue
            target = urlsplit(url).path.lstrip("/")
            file = site / target
            assert file.is_file() or (file / "index.html").is_file(), (path, written)
            if anchor and target in pages and not anchor.startswith("__"):
                assert pages[target].find(id=anchor), (path, written)


def test_no_page_asks_another_site_for_anything(pages):
    fetched = "script[src], link[rel=stylesheet], img[src], iframe, link[rel=preconnect]"
    for path, page in pages.items():
        for tag in page.select(fetched):
            address = tag.get("src") or tag.get("href") or ""
            assert not urlsplit(address).netloc, (path, address)


def test_the_sitemap_has_what_can_be_found_and_nothing_else(site, pages, postings):
    found = ElementTree.fromstring((site / "sitemap.xml").read_text())
    urls = {}
    for url in found:
        place = url.findtext(f"{SPACE}loc")
        assert place is not None
        urls[place.removeprefix(ADDRESS)] = url.findtext(f"{SPACE}lastmod", "")
    jobs = {path for path in urls if path.startswith("jobs/")}
    jobs -= {path for path in jobs if pages[path].select_one(".careers-jobs")}
    descriptions = {path for path in jobs if pages[path].select_one(".careers-notice--description")}
    assert jobs == set(postings) | descriptions | {ROLE}
    assert {path for path in jobs if urls[path]} == set(postings) | {ROLE}
    assert all(urls[path] <= "2026-11-23" for path in postings)
    assert urls[ROLE] == "2026-11-14"  # the day on which Berlin was no longer open


def test_every_feed_has_what_the_list_has(site, pages, postings):
    found = json.loads((site / "jobs.json").read_text(encoding="utf-8"))["jobs"]
    in_json = {job["url"].removeprefix(ADDRESS): job for job in found}
    assert set(in_json) == set(postings)
    rss = ElementTree.fromstring((site / "rss.xml").read_text(encoding="utf-8"))
    boards = ElementTree.fromstring((site / "jobs.xml").read_text(encoding="utf-8"))
    for entries, link in ((rss.findall("channel/item"), "link"), (boards.findall("job"), "url")):
        assert {entry.findtext(link, "").removeprefix(ADDRESS) for entry in entries} == set(in_json)
        for entry in entries:
            said = postings[entry.findtext(link, "").removeprefix(ADDRESS)]
            assert entry.findtext("title") == said["title"]
            words, text = (
                BeautifulSoup(part, "html.parser").get_text()
                for part in (said["description"], entry.findtext("description", ""))
            )
            # RSS has no element for the closing day; the boards' XML has one.
            assert text.startswith(words)
            closes = text.removeprefix(words).strip().partition("Closes: ")
            assert not closes[0]
            assert bool(closes[2]) == (link == "link" and "validThrough" in said)
    for path, said in postings.items():
        job = in_json[path]
        assert (job["title"], job["descriptionHtml"]) == (said["title"], said["description"])
        assert job["publishedAt"].startswith(said["datePosted"])
        assert job.get("closesAt") == said.get("validThrough")
        assert job.get("salary", {}).get("currency") == said.get("baseSalary", {}).get("currency")
    calendar = (site / "closing-dates.ics").read_bytes().decode()
    assert calendar.count("BEGIN:VEVENT") == sum(
        "validThrough" in said for said in postings.values()
    )
    llms = (site / "llms.txt").read_text(encoding="utf-8")
    assert all(f"({ADDRESS}{path})" in llms for path in postings)
    assert llms.count("\n- ") == len(postings)


def test_no_two_jobs_of_the_feed_for_boards_have_one_name(site):
    boards = ElementTree.fromstring((site / "jobs.xml").read_text(encoding="utf-8"))
    names = [job.findtext("referencenumber") for job in boards.iter("job")]
    assert len(set(names)) == len(names) > 15


def test_programs_find_the_sitemap_and_the_feeds(site, pages):
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert f"\nSitemap: {ADDRESS}sitemap.xml\n" in robots
    for path in ("", "jobs/", "jobs/sales-account-executive/"):
        links = pages[path].select("head link[rel=alternate]")
        named = {urljoin(f"{ADDRESS}{path}", link["href"]) for link in links}
        assert {f"{ADDRESS}rss.xml", f"{ADDRESS}feed.json", f"{ADDRESS}jobs.json"} < named


def test_ids_are_unique(pages):
    for path, page in pages.items():
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(set(ids)) == len(ids), (path, sorted(ids))


def test_a_moment_later_what_has_ended_is_gone_everywhere(tmp_path):
    folder = tmp_path / "site"
    run.build(str(ROOT / "mkdocs.yml"), site_dir=str(folder), as_of=date(2026, 12, 1))
    file = folder / "jobs/field-installation-technician/index.html"
    page = BeautifulSoup(file.read_text(), "html.parser")
    assert page.select_one(".careers-notice--closed")
    assert [said["@type"] for said in stated(page)] == ["BreadcrumbList"]
    for name in (
        "jobs/index.html", "index.html", "sitemap.xml", "search/search_index.json", "rss.xml",
        "atom.xml", "feed.json", "jobs.json", "jobs.xml", "closing-dates.ics", "llms.txt",
    ):  # fmt: skip
        assert "field-installation-technician/" not in (folder / name).read_text(), name


def test_a_role_stays_when_its_last_opening_has_closed(tmp_path):
    folder = tmp_path / "site"
    run.build(str(ROOT / "mkdocs.yml"), site_dir=str(folder), as_of=date(2027, 2, 27))
    page = BeautifulSoup((folder / ROLE / "index.html").read_text(), "html.parser")
    assert page.select_one(".careers-notice--description")
    assert not page.select_one(".careers-openings")
    closed = BeautifulSoup((folder / ATHENS / "index.html").read_text(), "html.parser")
    assert leads_to(ATHENS, closed.select(".careers-notice a")) == {ROLE, "jobs/"}
    home = BeautifulSoup((folder / "index.html").read_text(), "html.parser")
    assert not home.select_one(".careers-entry--group")


def strangers_findings(folder: Path, day: date) -> list[str]:
    """What the audit says of a site that was built for a day, and of its roles on that day."""
    found = examine(folder, datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    roles, source, problems = run.roles(str(ROOT / "mkdocs.yml"), as_of=day)
    assert source is not None
    compared = source_problems(found.site, promises_of(roles, source))
    return [str(problem) for problem in (*found.problems, *problems, *compared)]


def test_a_stranger_finds_nothing_wrong(site):
    assert strangers_findings(site, date(2026, 11, 23)) == []


def test_a_stranger_finds_nothing_wrong_when_some_roles_have_closed(tmp_path):
    day = date(2026, 12, 20)
    run.build(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"), as_of=day)
    assert strangers_findings(tmp_path / "site", day) == []


def test_the_package_alone_builds_a_site_of_these_folders(tmp_path):
    for name in ("roles", "site_src"):
        shutil.copytree(ROOT / name, tmp_path / name)
    lines = (ROOT / "mkdocs.yml").read_text().splitlines(keepends=True)
    begin = next(n for n, line in enumerate(lines) if line.lstrip().startswith("our_kitchens:"))
    indent = len(lines[begin]) - len(lines[begin].lstrip())
    end = next(
        n for n in range(begin + 1, len(lines)) if len(lines[n]) - len(lines[n].lstrip()) <= indent
    )
    (tmp_path / "mkdocs.yml").write_text("".join(lines[:begin] + lines[end:]))
    outcome = run.build(
        str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"), as_of=date(2026, 11, 23)
    )
    assert [str(problem) for problem in outcome.problems] == []
