"""A feature that comes as a package with pip, and one in a site's own folder, side by side."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent / "packages" / "careers-badges"
OWN = """\
from careers import Feature, JsonLd, hookimpl

class Shout(Feature):
    @hookimpl
    def role_json_ld(self, state):
        return JsonLd("JobPosting", {"employerOverview": "other words"})
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder that the package was installed into."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--target", str(folder), str(PACKAGE)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return str(folder)


@pytest.fixture
def careers(project, installed):
    """The command in a site that has the package's feature on, with more lines of options."""

    def run(*arguments: str, more: str = "", role: str = "badges: Bread for all"):
        mkdocs = (project.folder / "mkdocs.yml").read_text()
        if "badges:" not in mkdocs:
            mkdocs += "        badges: {badges: [Fair employer, <b>]}\n"
        head = f"title: Baker\nlocation: Athens, Greece\nposted: 2026-11-02\n{role}"
        text = f"---\n{head}\n---\nx\n"
        project.write({"mkdocs.yml": mkdocs + more, "roles/baker.md": text})
        path = os.pathsep.join([installed, os.environ.get("PYTHONPATH", "")])
        return project.command("careers", *arguments, PYTHONPATH=path)

    return run


def test_a_package_brings_its_block_its_template_and_its_key(careers, project):
    done = careers("build", "--as-of", "2026-11-23")
    assert done.returncode == 0, done.stderr
    page = project.page("jobs/baker/index.html")
    badges = [item.text for item in page.select(".badges li")]
    assert badges == ["Fair employer", "<b>", "Bread for all"]
    assert page.select_one(".badges p").text == "3 badges"
    assert project.json_ld("jobs/baker/index.html")[0]["employerOverview"] == "Fair employer, <b>"


def test_it_is_listed_with_its_version(careers):
    said = careers("features").stdout
    assert re.search(r"^4\. badges from careers-badges 1\.2\.0$", said, re.MULTILINE)
    assert f"badges: {json.dumps(['Fair employer', '<b>'])}" in said


def test_two_features_that_disagree_are_both_named(careers, project):
    project.write({"plugins/shout.py": OWN})
    done = careers("build", "--as-of", "2026-11-23", more="        shout: {}\n")
    assert done.returncode == 1
    assert "“badges” and “shout” say different things about employerOverview." in done.stderr


def test_two_features_of_one_name_are_refused_by_name(careers, project):
    project.write({"plugins/badges.py": OWN})
    done = careers("build")
    assert done.returncode == 1
    assert (
        "Two features are called “badges”: careers-badges 1.2.0 and plugins/badges.py."
        in done.stderr
    )


def test_its_options_are_checked_on_their_line(careers, project):
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        badges: {colour: red}\n"
    project.write({"mkdocs.yml": mkdocs})
    done = careers("build")
    assert "mkdocs.yml:16:26: error: There is no option “colour” of “badges”." in done.stderr
    assert "The option “badges” of “badges” is missing. What every open role shows." in done.stderr


def loaded(page, ending: str) -> list[str]:
    """The scripts or style sheets of a page that are the package's."""
    addresses = [tag.get("src") or tag.get("href") for tag in page.select("script, link")]
    return [one for one in addresses if one and re.search(rf"badges/.*{ending}$", one)]


def test_its_style_sheet_and_script_are_on_the_pages_that_need_them_alone(careers, project):
    careers("build", "--as-of", "2026-11-23")
    page = project.page("jobs/baker/index.html")
    [style], [script] = loaded(page, r"\.css"), loaded(page, r"\.js")
    for address in (style, script):
        assert re.fullmatch(r"\.\./\.\./assets/badges/badges\.[0-9a-f]{8}\.(css|js)", address)
        assert (project.folder / "site" / "jobs" / "baker" / address).is_file()
    assert (project.folder / "site" / "assets" / "badges" / "star.svg").is_file()
    policy = page.select_one("meta[http-equiv='Content-Security-Policy']")["content"]
    assert "script-src 'self'" in policy
    for other in ("index.html", "jobs/index.html", "404.html"):
        assert loaded(project.page(other), "") == []


def test_a_sites_own_file_wins_over_the_packages(careers, project):
    project.write(
        {
            "theme_overrides/assets/badges/badges.css": ".badges { color: red }",
            "theme_overrides/careers/badges.html": "<p class=own>{{ block.count | e }}</p>",
        }
    )
    careers("build", "--as-of", "2026-11-23")
    page = project.page("jobs/baker/index.html")
    assert page.select_one(".own").text == "3 badges"
    [style] = loaded(page, r"\.css")
    assert project.text(f"jobs/baker/{style}") == ".badges { color: red }"


def test_it_speaks_the_languages_of_the_site(careers, project):
    project.write({"site_src/index.de.md": "# Anfang\n"})
    mkdocs = (
        (project.folder / "mkdocs.yml")
        .read_text()
        .replace("      timezone", "      languages: {en: Jobs, de: Stellen}\n      timezone")
    )
    german = "---\ntitle: Bäckerin\n---\nBrot.\n"
    project.write({"mkdocs.yml": mkdocs, "roles/baker.de.md": german})
    done = careers("build", "--as-of", "2026-11-23")
    assert done.returncode == 0, done.stderr
    assert project.page("jobs/baker/index.html").select_one(".badges h2").text == (
        "What others say of us"
    )
    page = project.page("de/jobs/baker/index.html").select_one(".badges")
    assert page.h2.text == "Was andere über uns sagen"
    assert page.p.text == "3 Auszeichnungen"
    assert page.button.text == "Copy all badges"  # which it has in English alone


def test_a_site_says_its_texts_in_other_words(careers, project):
    own = '{"badges": {"title": "Prizes", "help": {"copy_all": "Copy <all>"}}}'
    project.write({"theme_overrides/texts/en.json": own})
    assert careers("build", "--as-of", "2026-11-23").returncode == 0
    page = project.page("jobs/baker/index.html").select_one(".badges")
    assert (page.h2.text, page.button.text) == ("Prizes", "Copy <all>")
    assert not (project.folder / "site" / "texts").exists()


def test_a_site_is_told_which_texts_it_has(careers, project):
    own = '{"badges": {\n  "titel": "Prizes", "count": "x"}}'
    project.write({"theme_overrides/texts/en.json": own})
    said = careers("build", "--as-of", "2026-11-23").stderr
    assert "theme_overrides/texts/en.json:2:3: error: There is no text “badges.titel”." in said
    assert "Did you mean “title”?" in said
    assert "“badges.count” has a form for each kind of number." in said


def test_words_for_a_feature_that_is_off_are_not_missed(project, installed):
    project.write({"theme_overrides/texts/en.json": '{"badges": {"title": "Prizes"}}'})
    path = os.pathsep.join([installed, os.environ.get("PYTHONPATH", "")])
    done = project.command("careers", "build", "--as-of", "2026-11-23", PYTHONPATH=path)
    assert done.returncode == 0, done.stderr


def test_a_style_sheet_that_nobody_brings_is_told(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        shout: {}\n"
    own = 'return Block("careers/shout.html", {}, styles=("assets/shout.css", "made.css"))\n'
    text = OWN.replace("role_json_ld(self, state)", "role_blocks(self)").replace("JsonLd", "Block")
    text = re.sub(r"return .*\n", own, text).replace("Block, hook", "Block, SiteFile, hook")
    text += '\n    @hookimpl\n    def site_files(self):\n        yield SiteFile("made.css", "")\n'
    project.write(
        {
            "mkdocs.yml": mkdocs,
            "plugins/shout.py": text,
            "plugins/templates/careers/shout.html": "<p>Shout</p>",
        }
    )
    [said] = project.said()
    assert said.startswith(
        "mkdocs.yml:16:16: error: The feature “shout” loads “assets/shout.css”, which there is not."
    )
    project.write({"plugins/templates/assets/shout.css": "p { color: red }"})
    assert project.said() == []
    assert len([name for name in project.files() if "shout" in name]) == 1


def test_its_command_reads_the_roles_and_its_options(careers):
    done = careers("badges", "--as-of", "2026-11-23")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Baker (open): Fair employer, <b>, Bread for all\n"
    said = careers("--help").stdout
    assert re.search(r"badges +Show which badges each role has. \[careers-badges 1.2.0\]", said)


def test_its_command_tells_what_keeps_the_site_from_being_read(careers, project):
    done = careers("badges", role="pay: lots")
    assert done.returncode == 1
    assert done.stderr.startswith("roles/baker.md:5:6: error: ")
    assert done.stdout == ""
