"""What mkdocs.yml says is read as MkDocs reads it, and nothing in it is run."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from careers.adapter.page import docs_folder
from careers.configuration import Configuration, read_configuration

PLUGIN = "{employer: {name: Example}, timezone: Europe/Athens}"


@pytest.fixture
def read(tmp_path: Path):
    """Reads a configuration of these lines; more files stand beside it."""

    def make(text: str, **files: str) -> Configuration:
        for name, content in {"mkdocs": text, **files}.items():
            (tmp_path / f"{name}.yml").write_text(content, encoding="utf-8")
        found, problems = read_configuration(tmp_path / "mkdocs.yml")
        assert problems == []
        assert found is not None
        return found

    (tmp_path / "docs").mkdir()
    return make


def said(folder: Path, text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "mkdocs.yml").write_bytes(data)
    found, problems = read_configuration(folder / "mkdocs.yml")
    assert found is None
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "site_url: https://example.com/jobs",
        "site_url: !ENV [NOWHERE, 'https://example.com/']",
        "site_url: !ENV [NOWHERE, HERE, 'https://example.com/']",
        "site_url: !ENV HERE",
        "site_url: !ENV NOWHERE",
        "docs_dir: pages",
        "docs_dir: ./pages/",
        "use_directory_urls: false",
        "use_directory_urls: !ENV [NOWHERE, false]",
        "use_directory_urls: !ENV OFF",
        "theme: {name: material, language: de}",
        "theme: material",
    ],
)
def test_it_is_read_as_mkdocs_reads_it(read, tmp_path, monkeypatch, lines):
    monkeypatch.setenv("HERE", "https://here.example.com/")
    monkeypatch.setenv("OFF", "false")
    (tmp_path / "pages").mkdir()
    theme = "" if "theme" in lines else "theme: material\n"
    found = read(f"site_name: Jobs\n{theme}{lines}\nplugins:\n  - careers: {PLUGIN}\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    assert found.name == config.site_name
    assert found.url.rstrip("/") == (config.site_url or "").rstrip("/")
    assert found.docs == docs_folder(config)
    assert found.directory_urls == config.use_directory_urls
    assert found.language == config.theme["language"]


@pytest.mark.parametrize("plugins", [f"[search, careers: {PLUGIN}]", f"{{careers: {PLUGIN}}}"])
def test_the_plugin_is_found_in_either_form(read, plugins):
    assert read(f"plugins: {plugins}\n").settings.employer.name == "Example"


def test_a_file_may_inherit_from_another(read):
    found = read(
        "INHERIT: base.yml\nsite_name: Ours\ntheme: {language: de}\n",
        base=f"INHERIT: root.yml\nsite_name: Theirs\nplugins: [careers: {PLUGIN}]\n",
        root="theme: {name: material}\nsite_url: https://example.com/\n",
    )
    assert (found.name, found.url, found.language) == ("Ours", "https://example.com/", "de")


def test_files_that_inherit_from_each_other_come_to_an_end(read):
    assert read(f"INHERIT: mkdocs.yml\nplugins: [careers: {PLUGIN}]\n").docs == "docs"


def test_nothing_is_run(read, tmp_path):
    ran = tmp_path / "ran"
    (tmp_path / "hook.py").write_text(f"open({str(ran)!r}, 'w')")
    read(
        f"plugins: [careers: {PLUGIN}]\nhooks: [hook.py]\n"
        f"extra: !!python/object/apply:os.mkdir ['{ran}']\n"
        "markdown_extensions:\n"
        "  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "  - snippets:\n"
        "      base_path: !relative $docs_dir\n"
    )
    assert not ran.exists()


def test_pages_have_the_addresses_that_mkdocs_gives_them(read, tmp_path):
    for name in ("index.md", "a.md", "b/index.md", "b/c.md", "b/README.md", "pic.png"):
        file = tmp_path / "docs" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("")
    text = f"plugins: [careers: {PLUGIN}]\n"
    assert read(text).paths() == {
        "docs/index.md": "",
        "docs/a.md": "a/",
        "docs/b/index.md": "b/",
        "docs/b/README.md": "b/",
        "docs/b/c.md": "b/c/",
        "docs/pic.png": "pic.png",
    }
    assert read(f"{text}use_directory_urls: false\n").paths()["docs/b/c.md"] == "b/c.html"


def test_a_file_that_is_not_there(tmp_path):
    _, [problem] = read_configuration(tmp_path / "mkdocs.yml")
    assert problem.message == "There is no file “mkdocs.yml” here."
    assert "--config-file" in problem.fix
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml")
    _, [problem] = read_configuration(tmp_path / "mkdocs.yml")
    assert problem.message == "There is no file “base.yml” here."


def test_what_is_no_yaml_has_its_place(tmp_path):
    [problem] = said(tmp_path, "site_name: Jobs\nplugins:\n\t- careers\n")
    assert problem.startswith("mkdocs.yml:3:1: error: This can't be read as YAML:")


@pytest.mark.parametrize("text", ["", "plugins: [search]", "- a\n- b", "plugins: search", "x"])
def test_a_site_without_the_plugin(tmp_path, text):
    assert said(tmp_path, text) == [
        "mkdocs.yml:1:1: error: The plugin “careers” is not on. "
        "Write “- careers:” under “plugins:”."
    ]


def test_options_that_cannot_be_read_are_told_in_the_words_of_a_build(tmp_path):
    assert len(said(tmp_path, "plugins: [careers]")) == 2
    [problem] = said(tmp_path, "plugins:\n- careers: {employer: {name: A}, timezone: Atens}")
    assert "there is no time zone “Atens”. Did you mean “Europe/Athens”?" in problem


def test_a_file_in_another_encoding(tmp_path):
    [problem] = said(tmp_path, "site_name: Köche".encode("latin-1"))
    assert problem.startswith("mkdocs.yml:1:1: error: This can't be read: ")


def test_a_folder_of_that_name(tmp_path):
    (tmp_path / "mkdocs.yml").mkdir()
    _, [problem] = read_configuration(tmp_path / "mkdocs.yml")
    assert problem.message == "This can't be read: Is a directory."
