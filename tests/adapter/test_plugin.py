"""Roles as pages of MkDocs."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from mkdocs.config import load_config

from careers.adapter import run
from careers.adapter.plugin import CareersPlugin
from careers.lifecycle import State
from careers.testing import Project


def test_a_role_is_a_page_under_jobs(project):
    outcome = project.build()
    assert not outcome.problems
    assert outcome.summary.states == {State.OPEN: 1}
    page = project.page("jobs/baker/index.html")
    assert page.h1.text == "Baker"
    assert page.title.text == "Baker - Jobs at Example"
    assert page.find("link", rel="canonical")["href"] == "https://jobs.example.com/jobs/baker/"


def test_breadcrumbs_lead_to_the_list_and_home(project):
    project.build()
    crumbs = project.page("jobs/baker/index.html").select(".careers-breadcrumbs a")
    assert [crumb["href"].rstrip("/") for crumb in crumbs] == ["../..", "../../jobs"]


def test_roles_are_not_in_the_navigation(project):
    project.build()
    assert "baker" not in str(project.page("index.html").header)


def test_the_list_shows_open_roles_without_a_page_of_its_own(project):
    project.build()
    page = project.page("jobs/index.html")
    assert page.h1.text.strip() == "Open roles"
    assert page.select_one(".careers-jobs__count").text.strip() == "1 open role"
    assert page.select_one(".careers-entry a")["href"] == "../jobs/baker/"


def test_the_list_takes_its_introduction_from_the_page_of_marketing(project):
    project.write({"site_src/jobs.md": "# Come in\n\nWe bake.\n"}).build()
    page = project.page("jobs/index.html")
    assert page.h1.text.strip().startswith("Come in")
    assert page.select_one(".careers-entry a").text == "Baker"


def test_the_sitemap_says_when_a_role_changed_and_nothing_that_is_not_known(project):
    project.build()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    sitemap = ElementTree.fromstring(project.text("sitemap.xml"))
    found = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in sitemap}
    assert found == {
        "https://jobs.example.com/": "2026-11-02",  # of its newest role
        "https://jobs.example.com/jobs/": "2026-11-02",
        "https://jobs.example.com/jobs/baker/": "2026-11-02",
    }
    packed = gzip.decompress((project.folder / "site/sitemap.xml.gz").read_bytes())
    assert packed.decode() == project.text("sitemap.xml")


def test_an_open_role_is_found_by_the_search(project):
    project.build()
    index = json.loads(project.text("search/search_index.json"))
    assert "jobs/baker/" in {entry["location"] for entry in index["docs"]}


CLOSED = (
    "---\ntitle: Baker\nlocation: Athens, Greece\n"
    "posted: 2026-11-02\ncloses: 2026-11-20\n---\nBread.\n"
)


def test_a_closed_role_keeps_its_page_and_nothing_else(with_role):
    project = with_role(CLOSED)
    project.build()
    page = project.page("jobs/baker/index.html")
    assert page.select_one(".careers-notice--closed")
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert not page.select_one("article form, .careers-apply, #apply")
    assert project.json_ld("jobs/baker/index.html") == []
    assert "baker" not in project.text("sitemap.xml")
    assert "baker" not in str(project.page("jobs/index.html").select_one(".careers-jobs"))
    assert "baker" not in project.text("search/search_index.json")


def test_a_role_closes_at_the_end_of_its_day_where_the_employer_is(with_role):
    project = with_role(CLOSED)
    # Athens is two hours ahead: the day ends at 22:00 UTC.
    assert project.build(datetime(2026, 11, 20, 21, 59, tzinfo=UTC)).summary.states == {
        State.OPEN: 1
    }
    assert project.build(datetime(2026, 11, 20, 22, 0, tzinfo=UTC)).summary.states == {
        State.CLOSED: 1
    }


@pytest.mark.parametrize("line", ["status: draft", "opens: 2027-01-04"])
def test_drafts_and_upcoming_roles_are_in_previews_only(project, line):
    text = f"---\ntitle: Baker\nlocation: Athens, Greece\nposted: 2026-11-02\n{line}\n---\nBread.\n"
    project.write({"roles/baker.md": text}).build()
    assert not (project.folder / "site/jobs/baker").exists()
    project.build(preview=True)
    page = project.page("jobs/baker/index.html")
    assert page.select_one(".careers-notice")
    assert not page.select_one("article form, .careers-apply")
    assert project.json_ld("jobs/baker/index.html") == []


def test_a_description_has_a_page_without_an_opening(project):
    links = "## More resources\n\n- [Home](../site_src/index.md)\n"
    text = f"# Baker\n\n## Job brief\n\nBread.\n\n{links}"
    outcome = project.write({"roles/baker.md": text}).build()
    assert not outcome.problems
    page = project.page("jobs/baker/index.html")
    assert page.h1.text == "Baker"
    assert page.select_one(".careers-notice--description")
    assert not page.select_one("article form, .careers-apply, #apply")
    assert page.select_one(".careers-resources a")["href"] == "../../"
    assert project.json_ld("jobs/baker/index.html") == []


def test_links_between_roles_and_pages_work_both_ways(project):
    project.write(
        {
            "site_src/team/us.md": "# Us\n\n[A role](../../roles/baker.md#requirements)\n",
            "roles/cook.md": (
                "---\ntitle: Cook\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n"
                "With the [baker](baker.md#requirements), see [us](../site_src/team/us.md).\n"
            ),
        }
    )
    assert project.said() == []
    links = project.page("jobs/cook/index.html").select(".careers-role__text a")
    assert [link["href"] for link in links] == ["../baker/#requirements", "../../team/us/"]
    link = project.page("team/us/index.html").select_one("article a[href*=baker]")
    assert link["href"] == "../../jobs/baker/#requirements"


def test_a_dead_link_in_a_role_is_a_problem_with_a_guess(with_role):
    project = with_role(ROLE_WITH_LINK)
    assert project.said() == [
        "roles/baker.md:6:12: error: There is no page or file “home.md”."
        " Links lead from this file to the other, such as ../site_src/benefits.md."
    ]


ROLE_WITH_LINK = (
    "---\ntitle: Baker\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nSee [here](home.md).\n"
)


def test_a_dead_link_to_a_role_is_found_by_mkdocs(project):
    project.write({"site_src/index.md": "# Home\n\n[x](../roles/cook.md)\n"})
    [said] = project.said()
    assert said.startswith("site_src/index.md:3:5: warning: ")
    assert "../roles/cook.md" in said
    assert project.build().failed


def test_a_link_to_a_missing_part_of_a_role_is_told(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "validation: {anchors: warn}\n"
    project.write(
        {"mkdocs.yml": mkdocs, "site_src/index.md": "# Home\n\n[x](../roles/baker.md#nowhere)\n"}
    )
    [said] = project.said()
    assert "does not contain an anchor '#nowhere'" in said


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\n---\ntitle: About\n---\n# Hi\n", "site_src/a.md:2:1: error: The front matter begins"),
        ("---\ntitle: About: us\n---\n# Hi\n", "site_src/a.md:2:13: error: The front matter can't"),
        ("---\ntitle: A\ntitle: B\n---\n", "site_src/a.md:3:1: error: “title” is written twice"),
    ],
)
def test_slips_in_the_pages_of_marketing_are_never_published(project, text, problem):
    [said] = project.write({"site_src/a.md": text}).said()
    assert said.startswith(problem)


def test_a_role_called_index_does_not_replace_the_list(project):
    [said] = project.write({"roles/index.md": "# Hi\n\nText\n"}).said()
    assert said.startswith("roles/index.md:1:1: error: “index.md” can't be a role.")


def test_a_page_of_marketing_at_the_address_of_a_role_is_told(project):
    [said] = project.write({"site_src/jobs/baker.md": "# Hi\n"}).said()
    assert said.startswith("site_src/jobs/baker.md:1:1: error: This page has the same address")


def test_every_problem_is_told_at_once_in_one_order(project):
    project.write(
        {
            "roles/a b.md": "# x\n\ny\n",
            "roles/cook.md": "---\ntitle: Cook\nposted: 03/04/2026\nlocation: Nowhere\n---\n",
        }
    )
    said = project.said()
    assert [line.split(" error: ")[0] for line in said] == [
        "roles/a b.md:1:1:",
        "roles/cook.md:1:1:",
        "roles/cook.md:3:9:",
        "roles/cook.md:4:11:",
    ]


def test_a_build_that_fails_leaves_what_was_built_before(project):
    assert not project.build().failed
    before = project.files()
    project.write({"roles/cook.md": "---\nposted: tbd\n---\n"})
    assert project.build().failed
    assert Project(project.folder).files() == before
    home = "# H\n\n[x](y.md)\n"
    project.write({"roles/cook.md": project_role("Cook"), "site_src/index.md": home})
    assert project.build().failed  # a warning of MkDocs, after every page was written
    assert Project(project.folder).files() == before
    assert not [path for path in project.folder.iterdir() if path.name.startswith(".site")]


def project_role(title: str) -> str:
    return f"---\ntitle: {title}\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nText.\n"


def test_plain_mkdocs_builds_the_same_site(project):
    project.build()
    ours = project.files()
    epoch = "1795384800"  # 2026-11-23 00:00 in Athens
    done = project.command("mkdocs", "build", "--strict", SOURCE_DATE_EPOCH=epoch)
    assert done.returncode == 0, done.stderr
    assert project.files() == ours


def test_plain_mkdocs_says_problems_without_a_traceback(project):
    project.write({"roles/cook.md": "---\ntitle: Cook\nplace: x\n---\nHi\n"})
    done = project.command("mkdocs", "build")
    assert done.returncode == 1
    told = "roles/cook.md:3:1: error: There is no key “place”. Did you mean “location”?"
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project.folder / "site").exists()


@pytest.mark.parametrize("written", ["yesterday", "-5", "4294967296", "1e9"])
def test_a_moment_that_is_none_is_told(project, monkeypatch, written):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    said = [str(problem) for problem in run.check(str(project.folder / "mkdocs.yml")).problems]
    assert said == [
        f"mkdocs.yml:1:1: error: The variable SOURCE_DATE_EPOCH is “{written}”, which is no moment."
        " Give it seconds since 1970, or unset it."
    ]


@pytest.mark.parametrize("folder", ["roles", "plugins", ".", "roles/site", "site_src"])
def test_a_site_is_never_put_where_its_sources_are(project, folder):
    (project.folder / "plugins").mkdir()
    done = project.command("careers", "build", "-d", folder)
    assert done.returncode == 1
    assert (project.folder / "roles/baker.md").is_file()
    assert (project.folder / "site_src/index.md").is_file()


def test_builds_at_the_same_time_publish_a_whole_site(project):
    for number in range(40):
        project.write({f"roles/role-{number}.md": project_role(f"Role {number}")})
    command = [sys.executable, "-m", "careers", "build", "--as-of", "2026-11-23"]
    running = [
        subprocess.Popen(command, cwd=project.folder, stdout=subprocess.DEVNULL) for _ in range(3)
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert len(list((project.folder / "site/jobs").glob("*/index.html"))) == 41
    assert not list(project.folder.glob(".site*"))


def test_a_template_that_fails_names_itself_and_its_feature(project):
    feature = (
        "from careers import Block, Feature, hookimpl\n"
        "class Own(Feature):\n"
        "    @hookimpl\n"
        "    def role_blocks(self):\n"
        "        yield Block('careers/own.html', {'a': 1})\n"
    )
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        own: {}\n"
    project.write(
        {
            "mkdocs.yml": mkdocs,
            "plugins/own.py": feature,
            "theme_overrides/careers/own.html": "<p>\n{{ block.a.b.c }}</p>\n",
        }
    )
    done = project.command("mkdocs", "build")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    said = "theme_overrides/careers/own.html:2:1: error: The template"
    assert said in done.stderr
    assert "of the feature “own” can't be shown: UndefinedError" in done.stderr


def test_check_tells_the_problems_of_roles_and_pages_at_once(project):
    project.write(
        {
            "roles/cook.md": project_role("Cook").replace("2026-11-02", "tbd"),
            "site_src/index.md": "# Home\n\n[x](y.md) [y](../roles/baker.md#nowhere)\n",
        }
    )
    found = run.check(str(project.folder / "mkdocs.yml"), as_of=date(2026, 11, 23)).problems
    assert {problem.path for problem in found} == {"roles/cook.md", "site_src/index.md"}
    assert any("does not contain an anchor" in problem.message for problem in found)


def test_problems_that_another_plugin_makes_are_told(project):
    hook = (
        "def on_page_markdown(markdown, page, config, files):\n"
        "    return markdown + '\\n\\n[x](nope.md)\\n' if 'roles' in page.file.src_uri else None\n"
    )
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "hooks: [hook.py]\n"
    said = project.write({"hook.py": hook, "mkdocs.yml": mkdocs}).said()
    assert any("There is no page or file “nope.md”." in line for line in said)


def test_a_role_can_link_to_the_list(with_role):
    project = with_role(project_role("Baker").replace("Text.", "[All](../site_src/jobs.md)"))
    assert project.said() == []
    link = project.page("jobs/baker/index.html").select_one(".careers-role__text a")
    assert link["href"] == "../"


def test_a_logo_that_is_not_there_is_told(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    logo = mkdocs.replace("url: https://example.com/}", "url: https://example.com/, logo: no.png}")
    [said] = project.write({"mkdocs.yml": logo}).said()
    assert "There is no picture “no.png”" in said


def test_a_language_without_words_is_said(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    dutch = mkdocs.replace("font: false}", "font: false, language: nl}")
    outcome = project.write({"mkdocs.yml": dutch}).build()
    assert not outcome.failed
    [note] = [problem for problem in outcome.problems if problem.code == "language"]
    assert "in English; there are none in “nl” yet" in note.message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "timezone: Europe/Athens",
            "timezone: Europe/Athens\n"
            "      offices: [{name: A, country: GR}, {name: a, country: DE}]",
            "There are two offices called “a”.",
        ),
        ("job_posting: {}", "job_posting: {}\n        pay: {}", "the name of a key"),
    ],
)
def test_names_that_clash_are_told(project, old, new, said):
    feature = "from careers import Feature\nclass Pay(Feature):\n    role_key = True\n"
    mkdocs = (project.folder / "mkdocs.yml").read_text().replace(old, new)
    lines = project.write({"mkdocs.yml": mkdocs, "plugins/pay.py": feature}).said()
    assert any(said in line for line in lines), lines


def test_an_earlier_address_of_a_page_is_told(project):
    project.write(
        {
            "roles/baker.md": project_role("Baker").replace("posted:", "aliases: old\nposted:"),
            "site_src/jobs/old.md": "# Old\n",
        }
    )
    [said] = project.said()
    assert said.startswith("roles/baker.md:4:10: error: “old” is the address of a page")


def test_a_folder_that_can_not_be_written_is_told(project):
    project.write({"file": "x"})
    done = project.command("careers", "build", "-d", "file/site")
    assert done.returncode == 1
    assert "can't be used: not a directory" in done.stderr


def test_another_theme_is_told(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text().replace("name: material", "name: mkdocs")
    [said] = project.write({"mkdocs.yml": mkdocs.replace(", font: false", "")}).said()
    assert said.startswith("mkdocs.yml:1:1: error: The theme is “mkdocs”")


def test_a_dirty_build_is_refused(project):
    done = project.command("mkdocs", "build", "--dirty")
    assert done.returncode == 1
    assert "would leave closed roles online" in done.stdout


def test_a_site_under_a_folder_of_its_host_is_whole(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    mkdocs = mkdocs.replace("https://jobs.example.com/", "https://example.github.io/jobs-site/")
    project.write({"mkdocs.yml": mkdocs}).build()
    missing = project.page("404.html")
    assert missing.title.text == "Page not found - Jobs at Example"
    links = [link["href"] for link in missing.select("article a")]
    assert "/jobs-site/jobs/" in links
    styles = [link["href"] for link in missing.find_all("link", rel="stylesheet")]
    assert all(href.startswith("/jobs-site/") for href in styles)


def test_without_directory_urls_addresses_are_files(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "use_directory_urls: false\n"
    project.write({"mkdocs.yml": mkdocs}).build()
    page = project.page("jobs/baker.html")
    assert [a["href"] for a in page.select(".careers-breadcrumbs a")][1] == "../jobs.html"
    entry = project.page("jobs.html").select_one(".careers-entry a")
    assert entry["href"].endswith("jobs/baker.html")


def test_wrong_options_are_told_on_their_lines(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    mkdocs = mkdocs.replace("timezone: Europe/Athens", "timezone: Atens\n      colour: red")
    said = project.write({"mkdocs.yml": mkdocs}).said()
    places = [line.split(" error: ")[0] for line in said]
    assert places == ["mkdocs.yml:11:17:", "mkdocs.yml:12:15:"]
    assert "Europe/Athens" in said[0]


@pytest.mark.parametrize(
    ("mkdocs", "said"),
    [
        ("site_name: x\nplugins: [careers", "mkdocs.yml:2:18: error: This can't be read"),
        ("site_name: x\ndocs_dir: site_src\nplugins: []\n", "The plugin “careers” is not on."),
        ("site_name: x\ndocs_dir: nowhere\nplugins: [careers]\n", "nowhere"),
        ("site_name: x\ndocs_dir: site_src\nplugins: [careers]\n", "“employer” is missing"),
    ],
)
def test_a_broken_configuration_is_told(project, mkdocs, said):
    lines = project.write({"mkdocs.yml": mkdocs}).said()
    assert any(said in line for line in lines), lines


def test_a_closing_minute_is_shown_with_its_zone(with_role):
    project = with_role(CLOSED.replace("closes: 2026-11-20", "closes: 2026-12-24 17:00"))
    project.build()
    closes = project.page("jobs/baker/index.html").select_one(".careers-fact--closes time")
    assert closes["datetime"] == "2026-12-24T17:00:00+02:00"
    assert " ".join(closes.text.split()) == "December 24, 2026, 5:00 PM EET (UTC+2)"


def test_a_role_that_was_closed_early_claims_no_date(with_role):
    project = with_role(CLOSED.replace("closes: 2026-11-20", "closes: 2027-05-14\nstatus: closed"))
    project.build()
    said = project.page("jobs/baker/index.html").select_one(".careers-notice").text
    assert "2027" not in said


def test_the_search_knows_department_place_and_tags(with_role):
    stated = "department: Dough\ntags: rye\nposted:"
    project = with_role(project_role("Baker").replace("posted:", stated))
    project.build()
    index = json.loads(project.text("search/search_index.json"))
    [entry] = [doc for doc in index["docs"] if doc["location"] == "jobs/baker/"]
    assert entry["tags"] == ["Dough", "Athens, Greece", "rye"]


def test_an_earlier_address_leads_to_the_role(with_role):
    project = with_role(
        project_role("Baker").replace("posted:", "aliases: bread-maker, old.md\nposted:")
    )
    assert project.said() == []
    for name in ("bread-maker", "old"):
        page = project.page(f"jobs/{name}/index.html")
        assert page.find("meta", {"http-equiv": "refresh"})["content"] == "0; url=../baker/"
        assert page.a["href"] == "../baker/"
        assert page.find("link", rel="canonical")["href"] == "https://jobs.example.com/jobs/baker/"
    assert "bread-maker" not in project.text("sitemap.xml")


def test_an_earlier_address_that_is_taken_is_told(project):
    project.write(
        {"roles/cook.md": project_role("Cook").replace("posted:", "aliases: baker, A b\nposted:")}
    )
    assert project.said() == [
        "roles/cook.md:4:10: error: “A b” is not the earlier file name of a role."
        " Write “a-b”: the name without “.md”.",
        "roles/cook.md:4:10: error: “baker” leads to roles/baker.md already."
        " Take it out of one of them.",
    ]


def test_skipping_to_the_content_leads_to_the_title(project):
    project.build()
    page = project.page("jobs/baker/index.html")
    assert page.select_one("body > a")["href"] == "#careers-main"
    assert page.find(id="careers-main").find("h1")["id"] == "role"


def test_own_templates_win_over_those_of_the_package(project):
    project.write({"theme_overrides/careers/entry.html": "<li>OURS {{ entry.title | e }}</li>"})
    project.build()
    assert "OURS Baker" in project.text("jobs/index.html")


def test_a_template_that_is_missing_names_its_feature(project):
    feature = (
        "from careers import Block, Feature, hookimpl\n"
        "class Own(Feature):\n"
        "    @hookimpl\n"
        "    def role_blocks(self):\n"
        "        yield Block('careers/own.html', {})\n"
    )
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        own: {}\n"
    [said] = project.write({"plugins/own.py": feature, "mkdocs.yml": mkdocs}).said()
    assert said == (
        "mkdocs.yml:16:14: error: There is no template “careers/own.html”, which the feature “own”"
        " shows. Put it into theme_overrides/, or into the folder “templates” beside the feature's"
        " module."
    )


def test_a_template_that_only_the_end_of_a_role_needs_is_missed_today(project):
    feature = (
        "from careers import Block, Feature, hookimpl\n"
        "class Own(Feature):\n"
        "    @hookimpl\n"
        "    def role_blocks(self, state):\n"
        "        if state.is_over:\n"
        "            yield Block('careers/rol.html', {})\n"
    )
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        own: {}\n"
    role = project_role("Baker").replace("posted:", "closes: 2099-01-01\nposted:")
    files = {"plugins/own.py": feature, "mkdocs.yml": mkdocs, "roles/baker.md": role}
    [said] = project.write(files).said()
    assert "There is no template “careers/rol.html”" in said
    assert "Did you mean “careers/role.html”?" in said


def test_all_that_fails_in_features_is_told_at_once_and_nothing_is_published(project):
    feature = (
        "from careers import Feature, hookimpl\n"
        "class {}(Feature):\n"
        "    @hookimpl\n"
        "    def {}(self):\n"
        "        1 / 0\n"
    )
    hooks = {"one": "check_site", "two": "role_blocks", "three": "page_picture"}
    hooks |= {"four": "site_files", "five": "home_blocks", "six": "role_json_ld"}
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    mkdocs += "".join(f"        {name}: {{}}\n" for name in hooks)
    project.write({f"plugins/{name}.py": feature.format("Own", hooks[name]) for name in hooks})
    said = project.write({"mkdocs.yml": mkdocs}).said()
    assert [re.findall(r"failed in (\w+)", one) for one in said] == [
        [hook] for hook in hooks.values()
    ]
    assert all("ZeroDivisionError: division by zero" in one for one in said)
    assert [re.findall(r"\((\w+\.py), line (\d)\)", one) for one in said] == [
        [(f"{name}.py", "5")] for name in hooks
    ]
    assert not (project.folder / "site").exists()


def test_a_build_tells_which_feature_it_has_waited_for_and_a_check_does_not(project, monkeypatch):
    monkeypatch.setattr("careers.slow.SECONDS", 0.0)
    monkeypatch.setattr("careers.slow.SHARE", 0.0)
    notes = [one for one in project.build().problems if one.code == "feature-slow"]
    assert {one.severity for one in notes} == {"note"}
    assert "The feature “job_posting” (mkdocs-careers" in notes[0].message
    outcome = run.check(str(project.folder / "mkdocs.yml"))
    assert "feature-slow" not in {one.code for one in outcome.problems}


def test_two_builds_of_one_moment_are_the_same(project):
    project.build()
    first = project.files()
    project.build()
    assert project.files() == first


def test_the_meta_description_is_what_somebody_wrote(with_role):
    project = with_role(project_role("Baker").replace("Text.", f"{'Long words here. ' * 30}"))
    project.build()
    content = project.page("jobs/baker/index.html").find("meta", {"name": "description"})["content"]
    assert content.startswith("Long words here.")
    assert len(content) <= 156


def test_another_plugin_can_change_the_text_of_a_role(project):
    hook = (
        "def on_page_content(html, page, config, files):\n"
        "    return html.replace('Bread.', 'Fresh bread.')\n"
    )
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "hooks: [hook.py]\n"
    project.write({"hook.py": hook, "mkdocs.yml": mkdocs}).build(date(2026, 11, 23))
    assert "Fresh bread." in project.text("jobs/baker/index.html")


def test_another_plugin_can_change_the_markdown_of_a_role(project):
    hook = (
        "def on_page_markdown(markdown, page, config, files):\n"
        "    return markdown.replace('Bread.', '**Fresh** bread.')\n"
    )
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "hooks: [hook.py]\n"
    project.write({"hook.py": hook, "mkdocs.yml": mkdocs}).build()
    assert project.page("jobs/baker/index.html").strong.text == "Fresh"


def test_a_build_knows_nothing_of_what_another_one_was_asked(project):
    """MkDocs takes the same plugin for every build of a process."""
    project.build(preview=True, as_of=date(2026, 12, 24))
    config = load_config(str(project.folder / "mkdocs.yml"))
    [plugin] = [one for one in config.plugins.values() if isinstance(one, CareersPlugin)]
    assert (plugin.preview, plugin.as_of, plugin.keep_going) == (False, None, False)
