"""Templates are compiled once, and shown as they are now."""

from __future__ import annotations

import os

import jinja2
import pytest
from tests.conftest import MKDOCS, ROLE

from careers.adapter import compiled

FILES = {"mkdocs.yml": MKDOCS, "roles/baker.md": ROLE, "site_src/index.md": "# Home\n"}
PAGE = "jobs/baker/index.html"
HOOK = """
from mkdocs.plugins import event_priority

def loud(text):
    return text.LOUD()

@event_priority(50)
def on_env(env, **_):
    env.filters["loud"] = loud
"""
KEPT = ".cache/careers/templates"


@pytest.fixture
def site(project, monkeypatch):
    """A site that has been built by an earlier process."""
    monkeypatch.setattr(compiled, "_known", {})
    project.write(FILES).build()
    compiled._known.clear()
    return project


@pytest.fixture
def compiled_now(monkeypatch):
    """The templates that are compiled from here on, by their names; not those of other plugins."""
    names = []
    real = jinja2.Environment.compile

    def compile_and_tell(self, source, name=None, filename=None, *rest):
        if isinstance(self.bytecode_cache, compiled.CompiledTemplates):
            names.append(name)
        return real(self, source, name, filename, *rest)

    monkeypatch.setattr(jinja2.Environment, "compile", compile_and_tell)
    return names


def test_a_template_is_compiled_once_for_all_builds(site, compiled_now):
    before = site.files()
    site.build()
    assert compiled_now == []
    assert site.files() == before


def test_a_template_that_has_changed_is_compiled_anew(site, compiled_now):
    site.write({"mkdocs.yml": MKDOCS.replace("font: false}", "font: false, custom_dir: theme}")})
    for said in ("One", "Two"):
        site.write({"theme/careers/footer.html": f"<p class='own'>{said}</p>"})
        site.build()
        assert {tag.text for tag in site.page(PAGE).select(".own")} == {said}
    assert set(compiled_now) == {"careers/footer.html"}


def test_one_site_s_template_is_not_shown_on_another(site, tmp_path):
    own = MKDOCS.replace("font: false}", "font: false, custom_dir: theme}")
    site.write({"mkdocs.yml": own, "theme/careers/footer.html": "<p class='own'>Ours</p>"})
    site.build()
    assert site.page(PAGE).select(".own")
    (site.folder / "theme/careers/footer.html").unlink()
    site.build()
    assert not site.page(PAGE).select(".own")


def test_what_was_kept_and_is_broken_is_made_again(site, compiled_now):
    before = site.files()
    for number, file in enumerate(sorted((site.folder / KEPT).iterdir())):
        whole = file.read_bytes()
        file.write_bytes((b"", b"nonsense", whole[: len(whole) // 2], whole[:40])[number % 4])
    assert not site.build().failed
    assert site.files() == before
    assert compiled_now


def test_what_somebody_else_s_filter_says_is_asked_each_time(site):
    """Jinja asks it while it compiles, where it is given a text."""
    own = MKDOCS.replace("font: false}", "font: false, custom_dir: theme}")
    site.write({"theme/careers/footer.html": "<p class='own'>{{ 'hello' | loud }}</p>"})
    for loud in ("upper", "title"):
        hook = f"{loud}.py"  # MkDocs loads a hook once for all builds of a process
        site.write({"mkdocs.yml": f"hooks: [{hook}]\n{own}", hook: HOOK.replace("LOUD", loud)})
        site.build()
        assert {tag.text for tag in site.page(PAGE).select(".own")} == {getattr("hello", loud)()}


@pytest.mark.skipif(os.name != "posix", reason="elsewhere files say nothing of who may write")
def test_a_template_that_somebody_else_may_write_is_compiled_anew(site, compiled_now):
    for file in (site.folder / KEPT).iterdir():
        file.chmod(0o666)
    site.build()
    assert "careers/role_text.html" in compiled_now


def test_where_nothing_can_be_kept_the_site_is_built(project, monkeypatch):
    monkeypatch.setattr(compiled, "_known", {})
    project.write({**FILES, KEPT: "a file, where the folder would be"})
    assert not project.build().failed
    assert (project.folder / KEPT).read_text(encoding="utf-8").startswith("a file")


def test_hidden_folders_of_a_theme_are_not_searched_for_what_is_published(project):
    project.write(
        {
            **FILES,
            "mkdocs.yml": MKDOCS.replace("font: false}", "font: false, custom_dir: theme}"),
            "theme/assets/own.txt": "shown",
            "theme/.hidden/own.txt": "not shown",
        }
    )
    project.build()
    found = [name for name in project.files() if name.endswith("own.txt")]
    assert found == ["assets/own.txt"]
