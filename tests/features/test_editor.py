"""The form in the browser: what it may touch, and what there is to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from careers import frontmatter
from careers.features.editor.readable import unreadable
from careers.keys import KEYS, NAMES, normal_key
from careers.policy import ORIGIN

SCRIPT = "site_src/assets/editor/decap-cms.js"
FEATURES = "      features:\n"


@pytest.fixture
def edited(project):
    """Makes a site with the form on, with more options."""
    before = (project.folder / "mkdocs.yml").read_text()

    def make(*lines: str):
        options = "".join(f"          {line}\n" for line in ("repository: example/careers", *lines))
        text = before.replace(FEATURES, f"{FEATURES}        editor:\n{options}")
        return project.write({"mkdocs.yml": text, SCRIPT: "/* Decap CMS */"})

    return make


def read(project: Any, preview: bool = False) -> tuple[BeautifulSoup, dict[str, Any]]:
    outcome = project.build(preview=preview)
    assert not outcome.failed, outcome.problems
    folder = Path(outcome.site_dir) / "admin"
    page = BeautifulSoup((folder / "index.html").read_text("utf-8"), "html.parser")
    return page, yaml.safe_load((folder / "config.yml").read_text("utf-8"))


def collection(config: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in config["collections"] if one["name"] == name)


def fields(config: dict[str, Any], name: str) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in collection(config, name)["fields"]}


def test_it_is_off_until_somebody_turns_it_on(project):
    assert not (Path(project.build().site_dir) / "admin").exists()


def meta(page: BeautifulSoup, **attributes: str) -> str:
    """What a tag in the head says."""
    found = page.find(
        "meta", attrs={name.replace("_", "-"): said for name, said in attributes.items()}
    )
    assert found
    return str(found["content"])


def test_its_page_is_for_nobody_to_find(edited):
    project = edited()
    page, _ = read(project)
    assert meta(page, name="robots") == "noindex, nofollow"
    site = Path(project.folder / "site")
    for file in site.rglob("*.html"):
        if file.parent.name != "admin":
            assert "admin/" not in file.read_text("utf-8"), file
    assert "admin" not in (site / "sitemap.xml").read_text("utf-8")


def test_its_page_loads_one_script_and_that_from_the_site(edited):
    page, _ = read(edited())
    assert [script["src"] for script in page.find_all("script")] == [
        "../assets/editor/decap-cms.js"
    ]
    assert not page.find_all(["link", "style", "iframe"])
    assert "needs JavaScript" in page.text


def test_its_page_may_speak_to_github_and_to_nobody_else(edited):
    page, _ = read(edited())
    policy = meta(page, http_equiv="Content-Security-Policy")
    hosts = set(re.findall(r"https?://\S+", policy.replace(";", " ")))
    assert all("github" in host for host in hosts)
    assert all(ORIGIN.fullmatch(host) for host in hosts)
    assert "default-src 'none'" in policy


def test_a_service_for_logging_in_is_one_more(edited):
    page, config = read(edited("login: https://login.example.com/"))
    assert "https://login.example.com" in str(page)
    assert config["backend"]["base_url"] == "https://login.example.com"


def test_every_change_is_a_pull_request(edited):
    _, config = read(edited("branch: trunk"))
    assert config["publish_mode"] == "editorial_workflow"
    assert config["backend"] == {"name": "github", "repo": "example/careers", "branch": "trunk"}


def test_files_of_this_computer_are_written_in_a_preview_alone(edited):
    page, config = read(edited())
    assert "local_backend" not in config
    assert "localhost" not in str(page)
    page, config = read(edited(), preview=True)
    assert config["local_backend"] is True
    assert "http://localhost:8081" in str(page)


def test_there_is_a_field_for_every_key_and_one_for_the_text(edited):
    _, config = read(edited())
    found = fields(config, "roles")
    assert {normal_key(name) for name in found} == {*NAMES, "body"}
    for key in KEYS:
        assert found[key.name.replace("_", " ")]["hint"].startswith(key.about)


def test_each_kind_of_value_has_its_kind_of_field(edited):
    _, config = read(edited())
    found = fields(config, "roles")
    assert found["workplace"]["widget"] == "select"
    assert found["workplace"]["options"] == ["on-site", "hybrid", "remote"]
    assert found["featured"]["options"] == ["yes", "no"]
    assert found["closes"] | {"hint": ""} == {
        "name": "closes",
        "label": "Closes",
        "widget": "datetime",
        "required": False,
        "hint": "",
        "format": "YYYY-MM-DD",
        "date_format": "YYYY-MM-DD",
        "time_format": False,
        "default": "",
    }
    assert found["status"]["widget"] == "string"  # “filled on 2026-12-03” is one
    assert found["status"]["default"] == "draft"
    assert found["body"]["modes"] == ["raw"]


def test_what_roles_may_name_is_named(edited):
    project = edited()
    project.write(
        {
            "site_src/departments/bakery.md": "---\ntitle: 'Bakery: Night'\n---\n",
            "site_src/offices/athens.md": "---\ncountry: Greece\n---\n",
        }
    )
    _, config = read(project)
    assert fields(config, "roles")["department"]["hint"].endswith("Here: Bakery: Night.")
    assert "Athens" in fields(config, "roles")["location"]["hint"]


def test_a_role_that_is_a_folder_has_its_openings(edited):
    project = edited()
    project.write(
        {
            "roles/cook/index.md": "---\ntitle: Cook\n---\nYou cook.\n",
            "roles/cook/athens.md": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n",
        }
    )
    _, config = read(project)
    openings = collection(config, "openings_of_cook")
    assert openings["folder"] == "roles/cook"
    assert openings["slug"] == "{{location}}"
    assert openings["public_folder"] == "../../site_src/pictures"
    assert not fields(config, "openings_of_cook")["title"]["required"]


def test_pictures_are_named_as_seen_from_each_file(edited):
    _, config = read(edited())
    assert config["public_folder"] == "../site_src/pictures"
    assert collection(config, "offices")["public_folder"] == "../pictures"
    assert collection(config, "pages")["public_folder"] == "pictures"


def test_nothing_is_deleted_in_the_browser(edited):
    _, config = read(edited())
    assert all(one["delete"] is False for one in config["collections"])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("script: x.js", "There is no file x.js, the script of Decap CMS."),
        ("login: http://x.example", "The address of “login” does not begin with https:."),
        ("path: ../x", "“../x” can't be an address."),
        ("roles_dir: jobs", "There is no folder jobs."),
    ],
)
def test_what_is_missing_is_told_on_its_line(edited, line, said):
    outcome = edited(line).build()
    assert outcome.failed
    found = [one for one in outcome.problems if one.message == said]
    assert len(found) == 1
    assert found[0].path == "mkdocs.yml"
    assert found[0].fix


def test_a_repository_without_an_owner_is_told(project, edited):
    project = edited()
    text = (project.folder / "mkdocs.yml").read_text().replace("example/careers", "careers")
    project.write({"mkdocs.yml": text})
    assert "“careers” is no repository on GitHub." in str(project.build().problems)


def test_a_file_that_the_form_cannot_open_is_a_note_with_the_line_to_write(edited):
    project = edited()
    text = (project.folder / "roles/baker.md").read_text("utf-8")
    text = re.sub(r"(?m)^title: .*$", "title: Baker: Nights", text)
    project.write({"roles/baker.md": text})
    outcome = project.build()
    assert not outcome.failed
    (note,) = [one for one in outcome.problems if one.code == "editor-yaml"]
    assert (note.line, note.severity) == (2, "note")
    assert note.fix == 'Write “title: "Baker: Nights"”.'


@pytest.mark.parametrize(
    "text", ["", "No front matter", "---\n---\n", "---\n", "\ufeff---\na: b\n---"]
)
def test_files_without_front_matter_can_be_opened(tmp_path, text):
    (tmp_path / "x.md").write_text(text, "utf-8")
    assert [*unreadable(tmp_path / "x.md", "x.md")] == []


def test_a_file_that_is_none_is_somebody_elses_concern(tmp_path):
    (tmp_path / "x.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    assert [*unreadable(tmp_path / "x.md", "x.md")] == []
    assert [*unreadable(tmp_path / "y.md", "y.md")] == []


WORDS = st.text(st.sampled_from("ab é:#'\"-[]{}&*!|>%@`?,\\“”;1"), min_size=1, max_size=160)


@given(WORDS, st.sampled_from([80, 1000]))
def test_what_a_program_writes_as_yaml_is_read_as_meant(words: str, width: int) -> None:
    """What Decap CMS writes is YAML, with long lines broken at blanks."""
    value = " ".join(words.split())
    if value[:1] in "“„" and value[-1:] in "”“":
        return  # quotation marks around the whole of a value are taken off
    text = yaml.safe_dump(
        {"title": "x", "summary": f"pay: {value}", "pay": "1"},
        allow_unicode=True, sort_keys=False, width=width,
    )  # fmt: skip
    front = frontmatter.read(f"---\n{text}---\nText\n", "x.md", NAMES)
    read = {key: field.text.value for key, field in front.fields.items()}
    assert read == {"title": "x", "summary": f"pay: {value}", "pay": "1"}
    assert [one for one in front.problems if one.severity != "note"] == []
