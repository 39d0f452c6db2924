"""What a change does to roles in other languages, told address by address."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from careers.changes import Effect
from careers.configuration import read_configuration
from careers.edition import Edition, read_edition
from careers.translated_changes import translated_changes

NOW = datetime(2026, 11, 23, tzinfo=ZoneInfo("Europe/Athens"))
MKDOCS = """\
site_name: Jobs at Example
docs_dir: site_src
plugins:
  - careers:
      employer: {name: Example}
      timezone: Europe/Athens
      languages: [en, de]
"""
BAKER = "---\ntitle: Baker\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nBread.\n"


def edition(folder: Path, files: dict[str, str]) -> Edition:
    for name, text in {"mkdocs.yml": MKDOCS, "site_src/index.md": "# Home\n", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    configuration, problems = read_configuration(folder / "mkdocs.yml")
    assert configuration is not None
    found, wrong = read_edition(configuration, NOW)
    assert [one for one in [*problems, *wrong] if one.severity == "error"] == []
    return found


def told(tmp_path: Path, before: dict[str, str], after: dict[str, str]) -> list[tuple]:
    base = edition(tmp_path / "base", {"roles/baker.md": BAKER, **before})
    head = edition(tmp_path / "head", {"roles/baker.md": BAKER, **after})
    assert len(base.pages) == len(head.pages) == 1
    return [
        (
            change.effect,
            change.path,
            [(one.label, one.before, one.after) for one in change.alterations],
        )
        for change in translated_changes(base, head)
    ]


def test_a_new_translation_is_told_with_its_address(tmp_path: Path) -> None:
    found = told(tmp_path, {}, {"roles/baker.de.md": "# Bäcker\n\nBrot.\n"})
    assert found == [(Effect.ALTERED, "de/jobs/baker/", [("Language", "", "German")])]


def test_a_translation_that_goes_is_an_address_that_ends(tmp_path: Path) -> None:
    found = told(tmp_path, {"roles/baker.de.md": "# Bäcker\n\nBrot.\n"}, {})
    assert found == [(Effect.ENDS, "de/jobs/baker/", [])]


def test_other_words_are_told_of_the_language_that_has_them(tmp_path: Path) -> None:
    before = {"roles/baker.de.md": "# Bäcker\n\nBrot.\n"}
    found = told(tmp_path, before, {"roles/baker.de.md": "# Bäckerin\n\nBrot.\n"})
    assert found == [(Effect.ALTERED, "de/jobs/baker/", [("Title", "Bäcker", "Bäckerin")])]


def test_another_fact_is_told_of_the_original_alone(tmp_path: Path) -> None:
    german = {"roles/baker.de.md": "# Bäcker\n\nBrot.\n"}
    later = BAKER.replace("posted", "closes: 2026-12-15\nposted")
    assert told(tmp_path, german, {**german, "roles/baker.md": later}) == []
