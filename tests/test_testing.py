"""The pytest plugin as authors of features get it: in an empty folder, with nothing imported."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import careers
import careers.testing

Run = Callable[..., tuple[int, str]]
SMALLEST = """\
def test_a_role_has_a_page(careers_site):
    site = careers_site()
    assert site.page("jobs/baker/").h1.text == "Baker"
"""
OUR_TEAMS = """\
from careers import Block, Feature, JsonLd, SiteFile, hookimpl


class OurTeams(Feature):
    sign: str = "Team"

    @hookimpl
    def check_site(self):
        if self.sign == "bad":
            yield self.option("sign").error("sign", "This sign is bad.", "Write another.")

    @hookimpl
    def check_role(self, role):
        if not role.team:
            yield role.spot("title").warning("no-team", "No team here.", "Write “team:”.")

    @hookimpl
    def role_blocks(self, role):
        if role.title == "Fall":
            raise ValueError("it fell")
        yield Block("careers/our_teams.html", {"said": f"{self.sign}: {role.team}"})

    @hookimpl
    def role_benefits(self, role):
        yield "bread"

    @hookimpl
    def role_json_ld(self, role):
        return JsonLd("JobPosting", {"employerOverview": role.team})

    @hookimpl
    def site_files(self, roles):
        yield SiteFile("teams.txt", "\\n".join(role.role.team for role in roles))
"""
TEMPLATE = """\
<p class="our-teams">{{ block.said | e }}</p>
<b class="our-teams-words">{{ careers.text.our_teams.title | e }}</b>
"""
TEXTS = '{"our_teams": {"title": "Who & where"}, "our_maps": {"title": "Map"}}'
ROLE = (
    "---\ntitle: Cook\nlocation: Athens, Greece\nposted: 2026-11-02\nteam: Ovens & more\n---\nx\n"
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs pytest on a test in a folder with a feature, in a process of its own."""

    def run(test: str, *arguments: str, **environment: str) -> tuple[int, str]:
        for name, text in {
            "pytest.ini": "[pytest]\nfilterwarnings = error\n",
            "plugins/our_teams.py": OUR_TEAMS,
            "plugins/our_maps.py": "from careers import Feature\n\nclass OurMaps(Feature): ...\n",
            "plugins/texts/en.json": TEXTS,
            "theme_overrides/careers/our_teams.html": TEMPLATE,
            "mkdocs.yml": "theme: {name: material, custom_dir: theme_overrides}\n",
            "tests/test_it.py": test,
        }.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider"]
        done = subprocess.run(
            [*command, *arguments],
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "200", **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    return run


def test_three_lines_are_a_test(run: Run) -> None:
    assert run(SMALLEST)[0] == 0


def test_a_feature_is_tested_in_a_site_and_without_one(run: Run) -> None:
    code, said = run(
        f"ROLE = {ROLE!r}\n"
        """
import pytest
from careers import Role, State
from careers.testing import Asked, Project, TODAY


def test_in_a_site(careers_site):
    site = careers_site({"roles/cook.md": ROLE}, features={"our_teams": {"sign": "Crew"}})
    assert isinstance(site, Project)
    assert site.said() == ["roles/baker.md:2:8: warning: No team here. Write “team:”."]
    site.write({"roles/baker.md": ROLE.replace("Cook", "Baker")})
    assert site.said() == []
    assert site.page("jobs/cook/").select_one(".our-teams").text == "Crew: Ovens & more"
    assert site.page("jobs/cook/").select_one(".our-teams-words").text == "Who & where"
    assert site.json_ld("jobs/cook/")[0]["employerOverview"] == "Ovens & more"
    assert site.text("teams.txt") == "Ovens & more\\nOvens & more"
    assert "teams.txt" in site.files()


def test_at_a_moment(careers_site):
    site = careers_site({"roles/baker.md": ROLE.replace("team:", "closes: 2026-11-30\\nteam:")})
    assert site.json_ld("jobs/baker/")
    site.build(as_of="2026-12-01")
    assert site.json_ld("jobs/baker/") == []
    site.write({"site_src/other.md": "# Other"})
    assert site.page("other/").h1.text == "Other"
    assert site.json_ld("jobs/baker/") == []


def test_feeds_and_options(careers_site):
    options = {"offices": [{"name": "Head office", "city": "Boston", "country": "US"}]}
    role = ROLE.replace("Athens, Greece", "Head office")
    site = careers_site({"roles/baker.md": role}, features={"feeds": {}}, options=options)
    [job] = site.feeds()["rss.xml"].jobs
    assert (job.title, job.url) == ("Cook", "https://jobs.example.com/jobs/baker/")
    assert "Boston" in site.page("jobs/baker/").text


def test_the_command_line(careers_site):
    site = careers_site({"roles/baker.md": ROLE.replace("2026-11-02", "someday")})
    done = site.careers("check", "--as-of", "2026-11-23")
    assert done.exit_code == 1
    assert "roles/baker.md:4:9: error: “someday”" in done.output
    assert site.command("careers", "--version").returncode == 0


def test_the_files_are_ones_own(careers_site):
    site = careers_site({"roles/baker.md": None, "roles/cook.md": ROLE})
    assert [file.name for file in (site.folder / "roles").iterdir()] == ["cook.md"]
    with pytest.raises(ValueError, match="mkdocs.yml"):
        careers_site({"mkdocs.yml": "x"}, features={"our_teams": {}})


def test_without_a_site(careers_feature, careers_role):
    asked = careers_feature("our_teams")
    role = careers_role(ROLE)
    assert isinstance(asked, Asked) and isinstance(role, Role)
    assert asked.problems() == asked.problems(role) == []
    [problem] = asked.problems(ROLE.replace("team:", "level:"))
    assert (problem.code, problem.line) == ("no-team", 2)
    assert asked.html(role).b.text == "Who & where"
    assert asked.html(role).p.text == "Team: Ovens & more"
    assert asked.blocks(role)[0].data == {"said": "Team: Ovens & more"}
    assert asked.benefits(role) == ["bread"]
    assert asked.json_ld(role)[0]["employerOverview"] == "Ovens & more"
    assert asked.files(role)["teams.txt"].content == "Ovens & more"
    assert asked.feature.name == "our_teams"


def test_a_class_can_be_asked(careers_feature):
    from careers import Feature, hookimpl

    class OurMaps(Feature):
        @hookimpl
        def check_site(self):
            yield self.option().note("hello", f"Hello from {self.name}.")

    [problem] = careers_feature(OurMaps).problems()
    assert problem.message == "Hello from our_maps."


def test_a_role_in_one_line(careers_role):
    assert careers_role("title: Cook\\nlocation: Athens\\nposted: 2026-11-02").title == "Cook"
""",
    )
    assert code == 0, said


def test_what_fails_says_why(run: Run) -> None:
    _, said = run(
        """
def test_build(careers_site):
    text = "---\\ntitle: Baker\\nposted: someday\\n---\\nBread.\\n"
    site = careers_site({"roles/baker.md": text})
    site.page("jobs/baker/")

def test_nowhere(careers_site):
    careers_site().page("jobs/backer/")

def test_option(careers_feature):
    careers_feature("our_teams", {"singn": "Crew"})

def test_unknown(careers_feature):
    careers_feature("our_team")

def test_raises(careers_feature):
    careers_feature("our_teams").blocks(
        "---\\ntitle: Fall\\nlocation: Athens\\nposted: 2026-11-02\\n---\\nx"
    )

def test_role(careers_role):
    careers_role("title: Baker\\nlocation: Athens\\nposted: someday")
""",
    )
    assert "6 failed" in said
    assert "The site can't be built:" in said
    assert "roles/baker.md:3:9: error: “someday”" in said
    assert "There is no “jobs/backer/” on the site. Pages: " in said
    assert "'jobs/baker/'" in said
    assert "There is no option “singn” of “our_teams”." in said
    assert "There is no feature “our_team”. Did you mean “our_teams”?" in said
    assert "The feature “our_teams” (plugins/our_teams.py) failed in role_blocks" in said
    assert "ValueError: it fell" in said
    assert "The role can't be read:" in said
    # Each ends at the line of the test, not in the depths of the plugin.
    assert said.count("tests/test_it.py:") >= 6
    assert "testing/project.py" not in said


def test_it_costs_nothing_where_it_is_not_used(run: Run) -> None:
    code, said = run(
        """
import sys

def test_nothing():
    heavy = {"careers.site", "mkdocs", "pydantic", "jinja2", "bs4", "click", "playwright", "yaml"}
    assert not heavy & set(sys.modules)
"""
    )
    assert code == 0, said


def test_without_a_browser_tests_are_skipped_with_the_reason_or_fail(run: Run) -> None:
    test = "def test_page(careers_site, careers_visit):\n    careers_visit(careers_site())\n"
    code, said = run(test, PATH="", CAREERS_REQUIRE_BROWSER="0")
    assert code == 0
    assert "There is no Chromium on this machine" in said
    code, said = run(test, PATH="", CAREERS_REQUIRE_BROWSER="1")
    assert code == 1
    assert "There is no Chromium on this machine" in said


@pytest.mark.parametrize("module", [careers, careers.testing], ids=lambda module: module.__name__)
def test_every_public_name_is_there(module) -> None:
    for name in module.__all__:
        assert getattr(module, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Nobody'"):
        _ = module.Nobody
    assert set(module.__all__) <= set(dir(module))
