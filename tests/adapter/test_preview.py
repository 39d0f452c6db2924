"""A preview shows where to edit, and can't be taken for the site."""

from __future__ import annotations

import json

import pytest
from tests.conftest import MKDOCS

ROLE = "https://github.com/example/jobs/edit/main/roles/baker.md"


@pytest.fixture(autouse=True)
def nowhere(monkeypatch):
    """No workflow of a pull request, whatever runs these tests."""
    monkeypatch.delenv("GITHUB_EVENT_NAME", raising=False)


@pytest.fixture
def preview(project):
    home = "---\ntemplate: home.html\n---\n# Home\n"
    project.write({"site_src/life.md": "# Life\n", "site_src/jobs.md": "# Jobs\n"})
    project.write({"site_src/index.md": home}).build(preview=True)
    return project


PAGES = ("index.html", "jobs/index.html", "jobs/baker/index.html", "life/index.html", "404.html")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_a_preview_says_that_it_is_one(preview, path):
    page = preview.page(path)
    band = page.select_one("body .careers-preview")
    assert band["aria-label"] == "Preview"
    assert "This is a change that nobody has published yet" in band.text
    robots = [meta["content"] for meta in page.select("meta[name=robots]")]
    assert robots == ["noindex, nofollow"]


def test_a_preview_names_the_real_site_and_has_an_empty_sitemap(preview):
    canonical = preview.page("jobs/baker/index.html").find("link", rel="canonical")
    assert canonical["href"] == "https://jobs.example.com/jobs/baker/"
    assert "<loc>" not in preview.text("sitemap.xml")


def test_a_preview_leads_to_where_each_page_is_edited(preview):
    def links(path: str) -> dict[str, str]:
        found = preview.page(path).select(".careers-preview a")
        assert all(link["rel"] == ["nofollow"] for link in found)
        return {link.text: link["href"] for link in found}

    edit = "https://github.com/example/jobs/edit/main/site_src"
    assert links("jobs/baker/index.html") == {"Edit this role": ROLE}
    assert links("life/index.html") == {"Edit this page": f"{edit}/life.md"}
    assert links("404.html") == {}
    listed = links("jobs/index.html")
    assert listed["Edit this page"] == f"{edit}/jobs.md"
    assert listed["New role"].startswith(
        "https://github.com/example/jobs/new/main/roles?value=---%0Atitle%3A%0A"
    )


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_this_is_on_the_site(project, path):
    home = "---\ntemplate: home.html\n---\n# Home\n"
    project.write({"site_src/life.md": "# Life\n", "site_src/jobs.md": "# Jobs\n"})
    project.write({"site_src/index.md": home}).build()
    text = project.text(path)
    assert "careers-preview" not in text
    assert "/preview." not in text
    assert "github.com" not in text.replace('href="https://github.com/example/jobs"', "")
    assert "noindex" not in text


def test_a_page_that_is_made_by_the_plugin_has_nothing_to_edit(project):
    project.build(preview=True)
    links = project.page("jobs/index.html").select(".careers-preview a")
    assert [link.text for link in links] == ["New role"]


def test_a_pull_request_is_edited_on_its_branch_and_a_new_role_goes_to_its_base(
    project, monkeypatch, tmp_path
):
    event = {
        "pull_request": {
            "head": {"repo": {"html_url": "https://github.com/fork/jobs"}, "ref": "cook"},
            "base": {"repo": {"html_url": "https://github.com/example/jobs"}, "ref": "dev"},
        }
    }
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event))
    monkeypatch.setenv("GITHUB_EVENT_NAME", "pull_request")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(file))
    project.build(preview=True)
    [edit] = project.page("jobs/baker/index.html").select(".careers-preview a")
    assert edit["href"] == "https://github.com/fork/jobs/edit/cook/roles/baker.md"
    [new] = project.page("jobs/index.html").select(".careers-preview a")
    assert new["href"].startswith("https://github.com/example/jobs/new/dev/roles?")
    file.write_text("[]")
    project.build(preview=True)
    [edit] = project.page("jobs/baker/index.html").select(".careers-preview a")
    assert edit["href"] == ROLE


def test_a_run_that_was_started_on_a_branch_is_edited_there(project, monkeypatch):
    said = {"EVENT_NAME": "workflow_dispatch", "REF_TYPE": "branch", "REF_NAME": "new-role/12"}
    said |= {"SERVER_URL": "https://github.com", "REPOSITORY": "example/jobs"}
    for name, value in said.items():
        monkeypatch.setenv(f"GITHUB_{name}", value)
    project.build(preview=True)
    [edit] = project.page("jobs/baker/index.html").select(".careers-preview a")
    assert edit["href"] == ROLE.replace("edit/main", "edit/new-role/12")
    [new] = project.page("jobs/index.html").select(".careers-preview a")
    assert new["href"].startswith("https://github.com/example/jobs/new/main/roles?")


@pytest.mark.parametrize(
    ("lines", "edit"),
    [
        ("repo_url: https://gitlab.com/a/b\nedit_uri: -/edit/main/site_src/",
         "https://gitlab.com/a/b/-/edit/main/roles/baker.md"),
        ("repo_url: https://git.example.com/a/b\nedit_uri: e/site_src/",
         "https://git.example.com/a/b/e/roles/baker.md"),
    ],
)  # fmt: skip
def test_other_hosts_are_edited_as_mkdocs_knows(project, lines, edit):
    own = "repo_url: https://github.com/example/jobs\nedit_uri: edit/main/site_src/"
    project.write({"mkdocs.yml": MKDOCS.replace(own, lines)}).build(preview=True)
    [link] = project.page("jobs/baker/index.html").select(".careers-preview a")
    assert link["href"] == edit


def test_without_a_word_in_mkdocs_yml_git_knows_the_repository(project, git):
    own = "repo_url: https://github.com/example/jobs\nedit_uri: edit/main/site_src/\n"
    project.write({"mkdocs.yml": MKDOCS.replace(own, "")}).build(preview=True)
    assert project.page("jobs/baker/index.html").select(".careers-preview a") == []
    git(project.folder, "init", "--quiet", "--initial-branch", "trunk")
    git(project.folder, "remote", "add", "origin", "https://me:secret@github.com/o/r.git")
    project.build(preview=True)
    [link] = project.page("jobs/baker/index.html").select(".careers-preview a")
    assert link["href"] == "https://github.com/o/r/edit/trunk/roles/baker.md"
    assert "secret" not in project.text("jobs/index.html")


def test_a_translation_is_edited_in_its_own_file_and_speaks_its_language(project):
    options = "      timezone: Europe/Athens\n      languages: [en, de]\n"
    mkdocs = MKDOCS.replace("      timezone: Europe/Athens\n", options)
    project.write({"mkdocs.yml": mkdocs, "roles/baker.de.md": "# Bäcker\n\nBrot.\n"})
    project.build(preview=True)
    [link] = project.page("de/jobs/baker/index.html").select(".careers-preview a")
    assert (link.text, link["href"]) == (
        "Diese Stelle bearbeiten",
        ROLE.replace("baker.md", "baker.de.md"),
    )


def test_an_earlier_address_in_a_preview_is_not_to_be_found_either(project):
    text = (
        "---\ntitle: Baker\nlocation: Athens, Greece\nposted: 2026-11-02\naliases: chef\n---\nx\n"
    )
    project.write({"roles/baker.md": text}).build(preview=True)
    assert project.page("jobs/chef/index.html").find("meta", attrs={"name": "robots"})
