"""A change of a file is heard of once it is there, and reading one is no change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from types import SimpleNamespace

import pytest
from watchdog.events import FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from careers.adapter.watching import Watching, is_idle, watch_events

PATIENCE = 20.0  # seconds


class Heard(FileSystemEventHandler):
    """Remembers the names of the files that it is told of."""

    def __init__(self) -> None:
        self.names: Queue[str] = Queue()

    def on_any_event(self, event) -> None:
        self.names.put(Path(os.fsdecode(event.dest_path or event.src_path)).name)

    def until(self, name: str) -> set[str]:
        """All that it was told of until this name came."""
        names = set()
        while name not in names:
            names.add(self.names.get(timeout=PATIENCE))
        return names


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def watching() -> Iterator[Watching]:
    found = Watching(PollingObserver(timeout=0.05))
    yield found
    found.stop()
    found.join()


def test_writing_is_heard_and_reading_is_not(tmp_path, watching, heard):
    (tmp_path / "baker.md").write_text("Bread.")
    watching.schedule(heard, str(tmp_path), recursive=True)
    watching.start()
    (tmp_path / "baker.md").read_text()
    (tmp_path / "deep").mkdir()
    (tmp_path / "cook.md").write_text("Stew.")
    assert heard.until("cook.md") == {"cook.md"}


def test_a_file_that_is_replaced_again_and_again_is_heard_of_each_time(tmp_path, watching, heard):
    file = tmp_path / "mkdocs.yml"
    file.write_text("1")
    watching.schedule(heard, str(file))
    watching.start()
    for number in range(3):
        (tmp_path / "other.yml").write_text("x")
        new = tmp_path / "new.yml"
        new.write_text(str(number))
        new.replace(file)
        assert heard.until("mkdocs.yml") == {"mkdocs.yml"}
        with pytest.raises(Empty):
            heard.names.get(block=False)


def test_what_is_watched_after_the_start_is_heard_of(tmp_path, watching, heard):
    watching.start()
    watching.schedule(heard, str(tmp_path), recursive=True)
    (tmp_path / "cook.md").write_text("Stew.")
    heard.until("cook.md")


class Full(PollingObserver):
    """An observer of a system that watches no more files."""

    def start(self) -> None:
        raise OSError(28, "inotify watch limit reached")


def test_where_files_can_not_be_watched_they_are_looked_at(tmp_path, heard, caplog):
    watching = Watching(PollingObserver(timeout=0.05), Full)
    caplog.set_level("INFO")
    watching.schedule(heard, str(tmp_path), recursive=True)
    watching.start()
    (tmp_path / "cook.md").write_text("Stew.")
    heard.until("cook.md")
    watching.stop()
    watching.join()
    assert "inotify watch limit reached" in caplog.text


@pytest.mark.parametrize(
    ("path", "idle"),
    [
        ("/x/roles/baker.md", False),
        ("/x/site_src/.pages", False),
        ("/x/plugins/__pycache__/badges.cpython-311.pyc", True),
        ("/x/roles/.baker.md.swp", True),
        ("/x/roles/.#baker.md", True),
        ("/x/roles/#baker.md#", True),
        ("/x/roles/baker.md~", True),
        ("/x/roles/4913", True),
    ],
)
def test_files_of_editors_are_no_change(path, idle):
    assert is_idle(path) is idle


def test_it_is_left_to_mkdocs_where_somebody_wants_that(monkeypatch):
    server = SimpleNamespace(observer="MkDocs' own", _watched_paths={})
    monkeypatch.setenv("CAREERS_POLL", "1")
    watch_events(server)
    assert server.observer == "MkDocs' own"
