"""`careers archive`, with real repositories: what was advertised is kept as candidates saw it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parents[2]
LATER = ("--as-of", "2026-12-24")
BAKER = "roles/baker.md"


def role(*lines: str, title: str = "Baker") -> str:
    facts = {
        "title": f"title: {title}",
        "location": "location: Athens, Greece",
        "posted": "posted: 2026-11-02",
        "contact": "contact: maria@example.com",
    }
    facts |= {line.partition(":")[0]: line for line in lines}
    return "\n".join(["---", *facts.values(), "---", "Bread. Ask cook@example.com.\n"])


@pytest.fixture
def kept(careers, git, monkeypatch) -> Callable[..., None]:
    """Commits files on a day of November 2026; none of a file deletes it."""
    mkdocs = (careers.folder / "mkdocs.yml").read_text()
    careers.write("mkdocs.yml", f"{mkdocs}        feeds: {{}}\n        history: {{}}\n")
    careers.write("site_src/assets/site.css", "body { color: teal }")
    careers.write("mkdocs.yml", f"extra_css: [assets/site.css]\n{careers_text(careers)}")
    (careers.folder / BAKER).unlink()
    git(careers.folder, "init", "-q", "-b", "main")

    def commit(day: int, files: dict[str, str | None], hour: int = 9) -> None:
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            monkeypatch.setenv(name, f"2026-11-{day:02}T{hour:02}:00:00Z")
        for name, text in files.items():
            if text is None:
                (careers.folder / name).unlink()
            else:
                careers.write(name, text)
        git(careers.folder, "add", "--all", "--", ":!archive")
        git(careers.folder, "commit", "-q", "-m", "x")

    commit(1, {"roles/cook.md": role(title="Cook")})
    return commit


def careers_text(careers: Any) -> str:
    text: str = (careers.folder / "mkdocs.yml").read_text()
    return text


def entries(folder: Path) -> list[dict[str, Any]]:
    index = json.loads((folder / "archive/index.json").read_text(encoding="utf-8"))
    lines: list[dict[str, Any]] = index["entries"]
    return lines


def told(folder: Path) -> list[tuple[str, str, str, str]]:
    return [(e["slug"], e["begin"][:16], e["end"][:16], e["ending"]) for e in entries(folder)]


def state(folder: Path) -> dict[str, bytes]:
    return {str(f): f.read_bytes() for f in sorted((folder / "archive").rglob("*")) if f.is_file()}


def test_a_role_that_closed_is_kept_as_it_stood(careers, kept, git):
    kept(3, {BAKER: role("pay: 1,500 EUR per month", "closes: 2026-11-20")})
    kept(5, {BAKER: role("pay: 1,600 EUR per month", "closes: 2026-11-20")})
    commit = git(careers.folder, "rev-parse", "HEAD")
    # The look and the text change afterwards, and the page says that the role has closed.
    kept(21, {"site_src/assets/site.css": "body { color: hotpink }"})
    kept(22, {BAKER: role("pay: 9,999 EUR per month", "closes: 2026-11-20")})
    done = careers("archive", *LATER)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "Kept 1 advertisement. The archive has 1 now.\n"
    assert told(careers.folder) == [("baker", "2026-11-03T11:00", "2026-11-21T00:00", "deadline")]
    place = careers.folder / "archive/jobs/baker/2026-11-03--2026-11-20"
    html = place.with_suffix(".html").read_text(encoding="utf-8")
    page: Any = BeautifulSoup(html, "html.parser")
    banner = page.select_one(".careers-archived").get_text(" ", strip=True)
    assert "Advertised from November 3, 2026 to November 20, 2026." in banner
    assert "https://jobs.example.com/jobs/baker/" in banner
    assert commit in banner
    assert "€1,600 per month" in page.text
    assert "€9,999" not in html
    assert "teal" in html
    assert "hotpink" not in html
    assert "has closed" not in page.text
    assert page.select(".careers-history"), "the page had the history that it had then"
    for gone in ("script", "form", "link", "[onclick]"):
        assert page.select(gone) == []
    for tag in page.select("[src], image[href]"):
        assert str(tag.get("src") or tag.get("href")).startswith("data:")
    assert "@example.com" not in page.text
    about = json.loads(place.with_suffix(".json").read_text(encoding="utf-8"))
    assert (about["source"], about["commit"], about["missing"]) == ("built", commit, [])
    assert about["moment"] == "2026-11-20T23:59:59+02:00"
    assert about["job"]["id"] == "baker"
    assert about["job_posting"][0]["validThrough"].startswith("2026-11-20T23:59:59")
    assert "@example.com" not in json.dumps([about["job"], about["job_posting"]])
    assert about["html_sha256"] == hashlib.sha256(html.encode()).hexdigest()
    index: Any = BeautifulSoup((careers.folder / "archive/index.html").read_text(), "html.parser")
    assert index.select_one("td a")["href"] == "jobs/baker/2026-11-03--2026-11-20.html"


def test_a_second_run_changes_nothing_and_a_second_closing_adds_one(careers, kept):
    kept(3, {BAKER: role("closes: 2026-11-05")})
    assert careers("archive", *LATER).exit_code == 0
    before = state(careers.folder)
    assert careers("archive", *LATER).stdout == "Kept 0 advertisements. The archive has 1 now.\n"
    assert state(careers.folder) == before
    # Open again, then found.
    kept(9, {BAKER: role("closes: 2026-11-25")})
    kept(12, {BAKER: role("closes: 2026-11-25", "status: filled")})
    assert careers("archive", *LATER).stdout == "Kept 1 advertisement. The archive has 2 now.\n"
    assert told(careers.folder) == [
        ("baker", "2026-11-09T11:00", "2026-11-12T11:00", "filled"),
        ("baker", "2026-11-03T11:00", "2026-11-06T00:00", "deadline"),
    ]
    after = state(careers.folder)
    assert {name: after[name] for name in before if "/jobs/" in name} == {
        name: data for name, data in before.items() if "/jobs/" in name
    }
    assert careers("archive", "--verify").stdout == "2 entries looked at. No problems.\n"


def test_every_way_in_which_it_ends_is_kept(careers, kept):
    kept(3, {f"roles/{name}.md": role(title=name.title()) for name in ("a", "b", "c", "d", "e")})
    kept(5, {"roles/a.md": None})
    kept(6, {"roles/b.md": role("status: draft", title="B")})
    kept(7, {"roles/c.md": role("status: paused", title="C")})
    kept(8, {"roles/c.md": role("status: closed", title="C")})
    kept(9, {"roles/d.md": role("status: paused", title="D")})
    kept(10, {"roles/e-2.md": role(title="E"), "roles/e.md": None})
    done = careers("archive", *LATER)
    assert done.exit_code == 0, done.stderr
    assert told(careers.folder) == [
        ("c", "2026-11-03T11:00", "2026-11-07T11:00", "closed"),
        ("b", "2026-11-03T11:00", "2026-11-06T11:00", "withdrawn"),
        ("a", "2026-11-03T11:00", "2026-11-05T11:00", "deleted"),
    ]


def silent(careers, days: int) -> str:
    """The configuration with roles that are paused after some days of silence; 0 is never."""
    text = careers_text(careers).replace("      confirm_after: 1\n      pause_after: 3\n", "")
    options = f"      confirm_after: 1\n      pause_after: {days}\n      features:"
    return text.replace("      features:", options) if days else text


def test_silence_ends_an_advertisement_only_where_the_site_of_that_time_went_by_it(careers, kept):
    loud, quiet = silent(careers, 0), silent(careers, 3)
    kept(2, {BAKER: role("pay: 50,000 EUR per year")})
    kept(9, {BAKER: role("pay: 70,000 EUR per year")})
    # That silence pauses roles is new as this one ends; it was on the site until then.
    kept(12, {BAKER: role("status: filled"), "mkdocs.yml": quiet})
    kept(14, {"roles/c.md": role("posted: 2026-11-14", title="C")})
    # And it is given up again, after it has paused this one.
    kept(20, {"roles/c.md": role("posted: 2026-11-14", "status: closed", title="C")})
    kept(21, {"mkdocs.yml": loud})
    done = careers("archive", *LATER)
    assert done.exit_code == 0, done.stderr
    assert [line for line in told(careers.folder) if line[0] != "cook"] == [
        ("c", "2026-11-14T11:00", "2026-11-18T00:00", "closed"),
        ("baker", "2026-11-02T11:00", "2026-11-12T11:00", "filled"),
    ]
    [page] = (careers.folder / "archive/jobs/baker").glob("*.html")
    assert "€70,000 per year" in page.read_text(encoding="utf-8")
    assert careers("archive", *LATER).stdout.startswith("Kept 0 advertisements.")


def test_a_commit_that_could_not_be_built_was_never_published(careers, kept, git):
    kept(3, {BAKER: role("closes: 2026-11-08")})
    commit = git(careers.folder, "rev-parse", "HEAD")
    kept(6, {"mkdocs.yml": "plugins: [careers\n" + (good := careers_text(careers))})
    kept(9, {"mkdocs.yml": good})
    done = careers("archive", *LATER)
    assert done.exit_code == 0, done.stderr
    about = careers.folder / "archive/jobs/baker/2026-11-03--2026-11-08.json"
    assert json.loads(about.read_text())["commit"] == commit


def test_what_can_not_be_kept_is_told_with_what_to_do(careers, kept):
    kept(2, {"mkdocs.yml": careers_text(careers).replace("name: Example", "nam: Example")})
    kept(3, {BAKER: role("closes: 2026-11-05")})
    kept(9, {"mkdocs.yml": careers_text(careers).replace("nam: Example", "name: Example")})
    kept(10, {"roles/maid.md": role(title="Maid")})
    kept(11, {"roles/maid.md": role("status: filled", title="Maid")})
    done = careers("archive", *LATER, "--since", "2026-11-02")
    assert done.exit_code == 1
    assert done.stdout == ("Kept 1 advertisement; 1 could not be kept. The archive has 1 now.\n")
    assert (
        "roles/baker.md:1:1: error: “Baker” (2026-11-03 to 2026-11-05) can't be kept: "
        in done.stderr
    )
    assert "can't be built: mkdocs.yml:" in done.stderr
    again = careers("archive", *LATER, "--since", "2026-11-05")
    assert (again.exit_code, again.stdout) == (0, "Kept 0 advertisements. The archive has 1 now.\n")


def test_the_page_that_was_published_is_taken_where_it_is_given(careers, kept):
    kept(3, {BAKER: role("closes: 2026-11-20")})
    page = careers.folder / "earlier/jobs/baker/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html><body><h1>As it was</h1><img src='x.png'></body></html>")
    done = careers("archive", *LATER, "--published", "earlier", "--with-contacts")
    assert done.exit_code == 0, done.stderr
    place = careers.folder / "archive/jobs/baker/2026-11-03--2026-11-20"
    assert "As it was" in place.with_suffix(".html").read_text()
    about = json.loads(place.with_suffix(".json").read_text())
    assert (about["source"], about["missing"], about["job"]) == ("published", ["x.png"], None)
    # One that says there that it is over is no page of an open role.
    shutil.rmtree(careers.folder / "archive")
    page.write_text('<html><head><meta name="robots" content="noindex"></head></html>')
    assert careers("archive", *LATER, "--published", "earlier").exit_code == 0
    assert json.loads(place.with_suffix(".json").read_text())["source"] == "built"


def test_a_run_that_is_stopped_half_way_leaves_nothing_half(careers, kept, monkeypatch):
    kept(3, {f"roles/{name}.md": role("closes: 2026-11-05", title=name) for name in ("a", "b")})
    from careers.adverts.archive import Archive

    real, seen = Archive._write, []

    def failing(self: Archive, name: str, data: bytes) -> None:
        seen.append(name)
        if name.endswith("b/2026-11-03--2026-11-05.json"):
            raise OSError(28, "No space left on device")
        real(self, name, data)

    monkeypatch.setattr(Archive, "_write", failing)
    with pytest.raises(OSError, match="No space left"):
        careers("archive", *LATER)
    monkeypatch.setattr(Archive, "_write", real)
    assert [line[0] for line in told(careers.folder)] == ["a"]
    assert careers("archive", *LATER).stdout == "Kept 1 advertisement. The archive has 2 now.\n"
    assert careers("archive", "--verify").exit_code == 0


def test_what_was_changed_is_told_by_every_run(careers, kept):
    kept(3, {BAKER: role("closes: 2026-11-05")})
    careers("archive", *LATER)
    page = careers.folder / "archive/jobs/baker/2026-11-03--2026-11-05.html"
    page.write_text("Nothing.")
    for words in (("archive", "--verify"), ("archive", *LATER)):
        done = careers(*words)
        assert done.exit_code == 1
        assert "This is not the file that was kept" in done.output
    assert page.read_text() == "Nothing."


def test_what_is_old_enough_is_listed_and_deleted_on_demand_only(careers, kept):
    kept(3, {BAKER: role("closes: 2026-11-05")})
    kept(4, {"roles/maid.md": role("closes: 2026-11-30", title="Maid")})
    careers("archive", *LATER)
    when = ("--as-of", "2029-11-23")
    line = "jobs/baker/2026-11-03--2026-11-05: “Baker”, 2026-11-03 to 2026-11-05\n"
    done = careers("archive", *when, "--keep", "3y")
    assert done.stdout == f"{line}1 entry could be deleted; nothing was. Add --delete to do it.\n"
    assert len(entries(careers.folder)) == 2
    assert (
        careers("archive", *when, "--keep", "3y", "--delete").stdout == f"{line}1 entry deleted.\n"
    )
    assert not (careers.folder / "archive/jobs/baker").exists()
    assert (
        careers("archive", *when, "--keep", "36 months").stdout == "Nothing is older than that.\n"
    )
    # It was kept once, and that is enough.
    assert careers("archive", *LATER).stdout == "Kept 0 advertisements. The archive has 1 now.\n"
    assert careers("archive", "--verify").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--keep", "long"), "“long” is no length of time. Write 3y or 18 months."),
        (("--delete",), "--delete needs --keep, such as --keep 3y."),
        (("--published", "nowhere"), "'nowhere' does not exist"),
        (("--into", "site_src"), "“site_src” is no archive"),
        (("--into", "mkdocs.yml"), "is a file"),
    ],
)
def test_what_makes_no_sense_is_told(careers, words, said):
    done = careers("archive", *words)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_a_site_may_be_a_folder_of_its_repository(careers, kept, git, monkeypatch):
    inner = careers.folder / "site of ours"
    inner.mkdir()
    for name in ("mkdocs.yml", "roles", "site_src"):
        git(careers.folder, "mv", name, inner.name)
    careers.folder = inner
    monkeypatch.chdir(inner)
    kept(3, {BAKER: role("closes: 2026-11-05")})
    done = careers("archive", *LATER)
    assert done.exit_code == 0, done.stderr
    assert told(inner) == [("baker", "2026-11-03T11:00", "2026-11-06T00:00", "deadline")]


def test_without_the_history_nothing_can_be_kept(careers, kept, git, tmp_path_factory, monkeypatch):
    kept(3, {BAKER: role("closes: 2026-11-05")})
    kept(4, {BAKER: role("closes: 2026-11-06")})
    clone = tmp_path_factory.mktemp("clone") / "site"
    git(careers.folder, "clone", "-q", "--depth=1", f"file://{careers.folder}", str(clone))
    for place, said in ((clone, "holds only the newest commits"), (None, "no commits")):
        if place is None:
            shutil.rmtree(careers.folder / ".git")
        monkeypatch.chdir(place or careers.folder)
        done = careers("archive", *LATER)
        assert done.exit_code == 2
        assert said in " ".join(done.stderr.split())


def test_the_commands_of_the_page_say_what_it_shows(careers, kept):
    page = (ROOT / "docs/marketing/archive.md").read_text(encoding="utf-8")
    shown = re.findall(r"```console\n\$ careers (.+)\n((?s:.+?))```", page)
    assert len(shown) == 2
    for words, said in shown:
        assert careers(*words.split(), *LATER).output == said


# --- The workflow -------------------------------------------------------------------------------


def workflow_steps() -> dict[str, str]:
    text = (ROOT / ".github/workflows/archive.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["keep"]["steps"]
    return {step["name"]: step["run"] for step in steps if "run" in step}


def test_the_workflow_pushes_a_branch_of_its_own(careers, kept, git, tmp_path_factory):
    remote = tmp_path_factory.mktemp("remote") / "site.git"
    git(careers.folder, "clone", "-q", "--bare", ".", str(remote))
    git(careers.folder, "remote", "add", "origin", str(remote))
    scripts = workflow_steps()
    assert scripts.pop("Install") == "make install"
    assert [*scripts] == ["Take the archive", "Keep what was advertised", "Push the archive"]

    def run() -> str:
        place = tmp_path_factory.mktemp("runner") / "site"
        git(careers.folder, "clone", "-q", str(remote), str(place))
        program = place / ".venv/bin/careers"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m careers "$@"\n')
        program.chmod(0o755)
        said = ""
        for script in scripts.values():
            done = subprocess.run(
                ["bash", "-e", "-c", script], cwd=place, capture_output=True, encoding="utf-8"
            )
            assert done.returncode == 0, done.stderr
            said += done.stdout
        return said

    assert "Nothing is new." in run()
    kept(3, {BAKER: role("closes: 2026-11-05")})
    git(careers.folder, "push", "-q", "origin", "main")
    assert "Kept 1 advertisement" in run()
    files = git(remote, "ls-tree", "-r", "--name-only", "archive").split()
    assert files == [
        *("archive.css", "index.html", "index.json"),
        "jobs/baker/2026-11-03--2026-11-05.html",
        "jobs/baker/2026-11-03--2026-11-05.json",
    ]
    first = git(remote, "rev-parse", "archive")
    assert "Nothing is new." in run()
    assert git(remote, "rev-parse", "archive") == first
    assert git(remote, "rev-list", "--count", "archive") == "1"
