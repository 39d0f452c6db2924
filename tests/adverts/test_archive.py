"""The folder of an archive: nothing in it is ever changed, and every change by others is told."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from careers.adverts.archive import Archive, ArchiveError
from careers.adverts.entry import Entry
from careers.adverts.retention import so_long_before
from careers.role import Span, TimeUnit

HTML = b"<p>Baker</p>"
BEGIN, END = datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 12, 16, tzinfo=UTC)
LINE = {
    "path": "jobs/baker/2026-11-02--2026-12-16",
    "slug": "baker",
    "title": "Baker",
    "begin": BEGIN.isoformat(),
    "end": END.isoformat(),
    "ending": "deadline",
}


def entry(path: str, slug: str = "baker", begin: datetime = BEGIN, end: datetime = END) -> Entry:
    return Entry(
        path=path,
        slug=slug,
        title="Baker",
        url="https://jobs.example.com/jobs/baker/",
        begin=begin,
        begin_is_known=True,
        end=end,
        ending="deadline",
        commit="0" * 40,
        moment=end,
        source="built",
        page_sha256="0" * 64,
        html_sha256=hashlib.sha256(HTML).hexdigest(),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def keep(folder: Path, slug: str = "baker", end: datetime = END, index: bool = True) -> str:
    archive = Archive(folder)
    path = archive.free_path(slug, BEGIN, end)
    archive.add(entry(path, slug, end=end), HTML)
    if index:
        archive.write_index(lambda lines: f"{len(lines)} entries", b"")
    return path


def said(folder: Path) -> list[str]:
    return [str(problem) for problem in Archive(folder).problems()]


def test_an_entry_is_two_files_and_a_line_of_the_index(folder):
    path = keep(folder)
    assert path == "jobs/baker/2026-11-02--2026-12-16"
    assert (folder / f"{path}.html").read_bytes() == HTML
    assert json.loads((folder / f"{path}.json").read_text())["begin"] == "2026-11-02T00:00:00+00:00"
    [line] = json.loads((folder / "index.json").read_text())["entries"]
    assert sorted(line["files"]) == [f"{path}.html", f"{path}.json"]
    assert (folder / "index.html").read_text() == "1 entries"
    assert said(folder) == []


def test_what_is_there_is_there_for_any_part_of_its_time(folder):
    keep(folder)
    archive = Archive(folder)
    day = timedelta(days=1)
    assert archive.has("baker", BEGIN, END)
    assert archive.has("baker", BEGIN + day, END + day)
    assert not archive.has("baker", END, END + day)
    assert not archive.has("baker", BEGIN - day, BEGIN)
    assert not archive.has("cook", BEGIN, END)


def test_a_second_entry_of_the_same_days_has_a_number(folder):
    keep(folder)
    assert keep(folder) == "jobs/baker/2026-11-02--2026-12-16-2"
    assert keep(folder) == "jobs/baker/2026-11-02--2026-12-16-3"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda file: file.write_bytes(b"else"), "error: This is not the file that was kept"),
        (lambda file: file.unlink(), "error: The index has this file, and it is not here"),
        (lambda file: file.with_name("x.txt").touch(), "warning: This file is in no entry"),
    ],
)
@pytest.mark.parametrize("kind", ["html", "json"])
def test_whatever_others_change_is_told(folder, change, expected, kind):
    path = keep(folder)
    change(folder / f"{path}.{kind}")
    [problem] = said(folder)
    assert expected in problem


def test_a_run_that_ended_half_way_is_gone_on_with(folder):
    whole = keep(folder, index=False)
    half = folder / "jobs/cook/2026-11-02--2026-12-16.html"
    half.parent.mkdir()
    half.write_bytes(HTML)  # its JSON was not written any more
    archive = Archive(folder)
    assert [line.path for line in archive.lines] == [whole]
    assert not archive.has("cook", BEGIN, END)
    assert keep(folder, "cook") == "jobs/cook/2026-11-02--2026-12-16"
    assert said(folder) == []


def test_an_entry_that_somebody_else_put_there_is_not_taken_in(folder):
    keep(folder)
    for name, text in {
        "forged": '{"path": "jobs/cook/2026-11-02--2026-12-16"}',
        "list": "[]",
        "text": "not JSON",
        "wrong": json.dumps({**entry("jobs/cook/x").data(), "html_sha256": "0"}),
    }.items():
        place = folder / f"jobs/{name}/2026-11-02--2026-12-16"
        place.parent.mkdir(parents=True)
        place.with_suffix(".json").write_text(text)
        place.with_suffix(".html").write_bytes(HTML)
    assert [line.slug for line in Archive(folder).lines] == ["baker"]
    assert len(said(folder)) == 8


def test_what_is_deleted_is_remembered_and_not_made_anew(folder):
    path = keep(folder)
    keep(folder, "cook", end=END + timedelta(days=900))
    archive = Archive(folder)
    [old] = archive.older_than(END + timedelta(days=1))
    archive.delete(old, date(2030, 1, 1))
    archive.write_index(lambda lines: f"{len(lines)} entries", b"")
    assert not (folder / f"{path}.html").exists()
    assert not (folder / "jobs/baker").exists()
    again = Archive(folder)
    assert again.has("baker", BEGIN, END)
    assert again.older_than(END + timedelta(days=1)) == []
    assert [line.deleted for line in again.lines] == ["", "2030-01-01"]
    assert said(folder) == []


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", '{"entries": 5}', '{"entries": [{}]}', '{"entries": [null]}', "\0"),
        json.dumps(
            {"entries": [dict.fromkeys(("path", "slug", "title", "begin", "end", "ending"))]}
        ),
    ],
)
def test_an_index_that_can_not_be_read_is_left_alone(folder, text):
    folder.mkdir()
    (folder / "index.json").write_text(text)
    with pytest.raises(ArchiveError, match="can't be read"):
        Archive(folder)


def test_a_folder_with_other_things_is_no_archive(folder):
    folder.mkdir()
    (folder / ".git").mkdir()
    assert Archive(folder).lines == []
    (folder / "index.html").touch()
    with pytest.raises(ArchiveError, match="is no archive"):
        Archive(folder)
    with pytest.raises(ArchiveError, match="is a file"):
        Archive(folder / "index.html")


@pytest.mark.parametrize(
    ("now", "count", "unit", "expected"),
    [
        ("2029-11-23", 3, TimeUnit.YEAR, "2026-11-23"),
        ("2028-02-29", 1, TimeUnit.YEAR, "2027-02-28"),
        ("2027-01-31", 2, TimeUnit.MONTH, "2026-11-30"),
        ("2027-01-05", 1, TimeUnit.MONTH, "2026-12-05"),
        ("2027-01-05", 2, TimeUnit.WEEK, "2026-12-22"),
        ("2027-01-05", 10, TimeUnit.DAY, "2026-12-26"),
    ],
)
def test_so_long_ago_is_counted_by_the_calendar(now, count, unit, expected):
    found = so_long_before(datetime.fromisoformat(f"{now}T12:00:00+00:00"), Span(count, unit))
    assert found.isoformat() == f"{expected}T12:00:00+00:00"


@pytest.mark.parametrize("count", [9999, 99_999])
def test_longer_than_there_are_years_is_the_first_one(count):
    found = so_long_before(datetime(2027, 1, 5, tzinfo=UTC), Span(count, TimeUnit.YEAR))
    assert found.year == 1
