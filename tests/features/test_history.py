"""The history of a role: what was public of it, what changed when, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from careers.adapter import run
from careers.commits import read_commits

ROLE = (
    "title: Baker",
    "location: Athens, Greece",
    "posted: 2026-11-02",
    "pay: 1,500 EUR per month",
)
BODY = "Bread.\n\n## Requirements\n\n- Hands\n- Patience\n"


def role(*lines: str, body: str = BODY) -> str:
    """A role in Athens with more lines, each in place of the one with the same key."""
    facts = {line.partition(":")[0]: line for line in (*ROLE, *lines)}
    head = [line for line in facts.values() if line.partition(":")[2].strip()]
    return "\n".join(["---", *head, "---", body])


class Kept:
    """A site in a repository, in which each commit has a day of November 2026."""

    def __init__(self, project, git, monkeypatch) -> None:
        self.project = project
        self.folder = project.folder
        self.git: Callable[..., str] = lambda *words: git(self.folder, *words)
        self.monkeypatch = monkeypatch
        (self.folder / "roles" / "baker.md").unlink()
        self.options()
        self.git("init", "-q", "-b", "main")
        self.commit(1, {"README.md": "A site.\n"})

    def options(self, text: str = "{}") -> None:
        file = self.folder / "mkdocs.yml"
        kept = file.read_text().partition("        history:")[0]
        file.write_text(f"{kept}        history: {text}\n")

    def commit(self, day: float, files: dict[str, str | None], message: str = "x") -> None:
        hour = round(day % 1 * 24)
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            self.monkeypatch.setenv(name, f"2026-11-{int(day):02}T{hour or 9:02}:00:00Z")
        for name, text in files.items():
            if text is None:
                (self.folder / name).unlink()
            else:
                self.project.write({name: text})
        self.git("add", "--all")
        self.git("commit", "-q", "-m", message)

    def block(self, path: str = "jobs/baker/", as_of: date = date(2026, 11, 30)):
        assert self.project.said(as_of=as_of) == []
        return self.project.page(f"{path}index.html").select_one("details.careers-history")

    def data(self, path: str = "jobs/baker/", as_of: date = date(2026, 11, 30)) -> Any:
        """What the feature gives to its template, without building a site."""
        pages, _, problems = run.roles(str(self.folder / "mkdocs.yml"), as_of=as_of)
        assert problems == []
        [page] = [page for page in pages if page.path == path]
        return next((block.data for name, block in page.blocks if name == "history"), None)

    def told(self, path: str = "jobs/baker/", as_of: date = date(2026, 11, 30)) -> dict[str, list]:
        """The days with what is told of each, in the page's order."""
        data = self.data(path, as_of)
        found = {day["moment"]: [*map(_line, day["changes"])] for day in data["days"]}
        found[data["moment"]] = [data["begin"]]
        return {day.removeprefix("2026-"): lines for day, lines in found.items()}


def _line(change: dict[str, Any]) -> str:
    line = f"{change['label']} {change['after']}".strip()
    line += f" (before: {change['before']})" if change["before"] else ""
    for word in ("added", "removed"):
        line += f" {word}: {' / '.join(change[word])}" if change[word] else ""
    return line


@pytest.fixture
def kept(project, git, monkeypatch) -> Kept:
    return Kept(project, git, monkeypatch)


BAKER = "roles/baker.md"


def test_what_changed_is_told_day_by_day_newest_first(kept):
    kept.commit(3, {BAKER: role()})
    kept.commit(5, {BAKER: role("pay: 1,600 EUR per month", "closes: 2026-12-15")})
    new = BODY.replace("- Patience", "- A driving licence")
    kept.commit(8, {BAKER: role("pay: 1,600 EUR per month", "closes: 2026-12-20", body=new)})
    assert kept.told() == {
        "11-08": [
            "Closes December 20, 2026 (before: December 15, 2026)",
            "Requirements added: A driving licence removed: Patience",
        ],
        "11-05": ["Pay €1,600 per month (before: €1,500 per month)", "Closes December 15, 2026"],
        "11-03": ["First published"],
    }


def test_nothing_is_said_of_who_did_it_and_why(kept):
    kept.commit(3, {BAKER: role("owner: Eleni")}, message="Secret plans")
    kept.commit(5, {BAKER: role("owner: Maria", "confirmed: 2026-11-05")}, message="Secret plans")
    kept.commit(6, {BAKER: role("tags: x", "contact: maria@example.com")})
    kept.commit(7, {BAKER: role("contact: jobs@example.com", "reference: R-1")})
    assert kept.told() == {"11-03": ["First published"]}
    assert kept.block()
    text = kept.project.text("jobs/baker/index.html")
    for word in ("Secret", "Somebody", "Eleni", "Maria", "maria@"):
        assert word not in text


def test_what_a_draft_said_stays_between_colleagues(kept):
    kept.commit(3, {BAKER: role("status: draft", "pay: 9,999 EUR per month")})
    kept.commit(5, {BAKER: role()})
    kept.commit(6, {BAKER: role("status: draft", "pay: 8,888 EUR per month")})
    kept.commit(8, {BAKER: role("pay: 1,700 EUR per month")})
    assert kept.told() == {
        "11-08": ["Pay €1,700 per month (before: €1,500 per month)"],
        "11-05": ["First published"],
    }


def test_a_role_is_first_public_on_the_day_on_which_it_opens(kept):
    kept.commit(3, {BAKER: role("opens: 2026-11-10", "pay: 9,999 EUR per month")})
    kept.commit(5, {BAKER: role("opens: 2026-11-10")})
    assert kept.told() == {"11-10": ["First published"]}
    assert kept.data(as_of=date(2026, 11, 9)) is None


def test_what_was_put_right_on_its_day_was_a_slip(kept):
    kept.commit(3, {BAKER: role()})
    kept.commit(5, {BAKER: role("pay: 15,000 EUR per month")})
    kept.commit(5.5, {BAKER: role("pay: 1,600 EUR per month")})
    kept.commit(7, {BAKER: role("pay: 1 EUR per month")})
    kept.commit(7.5, {BAKER: role("pay: 1,600 EUR per month")})
    assert kept.told() == {
        "11-05": ["Pay €1,600 per month (before: €1,500 per month)"],
        "11-03": ["First published"],
    }


def test_a_day_is_one_of_the_sites_time_zone(kept):
    kept.commit(3, {BAKER: role()})
    kept.commit(5.95, {BAKER: role("pay: 1,600 EUR per month")})  # 23:00 in UTC is 01:00 in Athens
    assert [*kept.told()] == ["11-06", "11-03"]


def test_closing_and_opening_again(kept):
    kept.commit(3, {BAKER: role("closes: 2026-11-05")})
    kept.commit(9, {BAKER: role("closes: 2026-11-12")})
    kept.commit(11, {BAKER: role("closes: 2026-11-12", "status: paused")})
    kept.commit(12, {BAKER: role("closes: 2026-11-20")})
    kept.commit(14, {BAKER: role("closes: 2026-11-20", "status: filled")})
    assert kept.told() == {
        "11-14": ["Filled"],
        "11-12": ["Open again", "Closes November 20, 2026 (before: November 12, 2026)"],
        "11-11": ["Paused"],
        "11-09": ["Open again", "Closes November 12, 2026 (before: November 5, 2026)"],
        "11-05": ["Closed"],
        "11-03": ["First published"],
    }


def test_of_texts_beyond_the_requirements_only_that_they_changed(kept):
    kept.commit(3, {BAKER: role(body=BODY + "\n## Benefits\n\n- Bread\n")})
    rolls = BODY.replace("Bread.", "Rolls.")
    link = "[salt](https://example.com)"
    kept.commit(5, {BAKER: role(body=rolls + f"\n## Benefits\n\n- Bread and {link}\n")})
    turned = rolls.replace("- Hands\n- Patience", "- Patience\n- Hands")
    kept.commit(7, {BAKER: role(body=turned + "\n## Benefits\n\n- Bread and salt\n")})
    kept.commit(9, {BAKER: role(body=turned + "\n## What we offer\n\n- Bread and salt\n")})
    assert kept.told() == {
        "11-05": ["Text changed: Introduction; Benefits"],
        "11-03": ["First published"],
    }


@pytest.mark.parametrize(
    "line", ["Ask Maria: maria@example.com", "Ring +30 210 123 4567", "Ring 0171 2345678"]
)
def test_a_line_with_somebodys_address_or_number_is_not_repeated(kept, line):
    kept.commit(3, {BAKER: role(body=BODY + f"- {line}\n")})
    kept.commit(5, {BAKER: role(f"pay note: {line}")})
    kept.commit(7, {BAKER: role()})
    assert kept.told() == {
        "11-07": ["About the pay no longer stated (before: (a line with an address or a number))"],
        "11-05": [
            "About the pay (a line with an address or a number)",
            "Requirements removed: (a line with an address or a number)",
        ],
        "11-03": ["First published"],
    }
    assert kept.block()
    assert line not in kept.project.text("jobs/baker/index.html")


def test_a_role_of_the_first_commit_was_there_before(kept, git, monkeypatch):
    kept.git("checkout", "-q", "--orphan", "new")
    kept.commit(4, {BAKER: role()})
    kept.commit(6, {BAKER: role("pay: 1,600 EUR per month"), "roles/cook.md": role()})
    assert kept.told() == {
        "11-06": ["Pay €1,600 per month (before: €1,500 per month)"],
        "11-04": ["The record begins"],
    }
    assert kept.told("jobs/cook/") == {"11-06": ["First published"]}


def test_a_shallow_clone_says_where_it_begins(kept, tmp_path):
    for day, pay in ((3, "1,500"), (5, "1,600"), (7, "1,700")):
        kept.commit(day, {BAKER: role(f"pay: {pay} EUR per month")})
    clone = tmp_path.parent / f"{tmp_path.name}-clone"
    kept.git("clone", "-q", "--depth=2", f"file://{kept.folder}", str(clone))
    kept.project.folder = kept.folder = clone
    assert kept.told() == {
        "11-07": ["Pay €1,700 per month (before: €1,600 per month)"],
        "11-05": ["The record begins"],
    }
    [note] = notes(kept)
    assert "This clone holds only the newest commits" in note
    assert "fetch-depth: 0" in note


def test_contents_that_a_clone_lacks_are_told(kept):
    for day, pay in ((3, "1,500"), (5, "1,600"), (7, "1,700")):
        kept.commit(day, {BAKER: role(f"pay: {pay} EUR per month")})
    name = kept.git("rev-parse", f"HEAD~1:{BAKER}")
    (kept.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    assert kept.told() == {
        "11-07": ["Pay €1,700 per month (before: €1,500 per month)"],
        "11-03": ["First published"],
    }
    [note] = notes(kept)
    assert "This clone lacks some earlier contents" in note


def test_a_site_may_be_a_folder_of_its_repository(kept, tmp_path):
    kept.commit(3, {BAKER: role()})
    inner = tmp_path / "careers"
    inner.mkdir()
    for name in ("mkdocs.yml", "roles", "site_src"):
        kept.git("mv", name, "careers")
    kept.project.folder = kept.folder = inner
    kept.commit(5, {BAKER: role("pay: 1,600 EUR per month")})
    # What was elsewhere in the repository is another folder of roles.
    assert kept.told() == {"11-05": ["First published"]}
    kept.commit(6, {BAKER: role("pay: 1,700 EUR per month")})
    assert [*kept.told()] == ["11-06", "11-05"]


def test_without_git_nothing_is_said_but_once_why(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": mkdocs + "        history: {}\n", "roles/cook.md": role()})
    outcome = project.build()
    [note] = [str(p) for p in outcome.problems if p.code.startswith("history")]
    assert note.startswith("roles/:1:1: note: There are no commits of this folder here")
    assert not project.page("jobs/baker/index.html").select(".careers-history")


def notes(kept) -> list[str]:
    return [str(p) for p in kept.project.build().problems if p.code.startswith("history")]


def test_a_role_that_is_in_no_commit_has_no_history(kept):
    kept.commit(3, {BAKER: role()})
    kept.project.write({"roles/cook.md": role()})
    assert kept.data("jobs/cook/") is None
    assert notes(kept) == []


def test_a_version_that_could_not_be_read_was_never_published(kept):
    kept.commit(3, {BAKER: role()})
    kept.commit(5, {BAKER: role("closes: 31 February", "pay: 9,999 EUR per month")})
    kept.commit(6, {BAKER: "\0"})
    kept.commit(7, {BAKER: role("pay: 1,600 EUR per month")})
    assert kept.told() == {
        "11-07": ["Pay €1,600 per month (before: €1,500 per month)"],
        "11-03": ["First published"],
    }


def test_what_a_role_named_and_is_gone_from_the_site_was_right_in_its_time(kept):
    page = {
        "site_src/benefits.md": "# Benefits\n",
        "site_src/offices/patras.md": "---\ncountry: Greece\ncity: Patras\n---\n",
    }
    text = role("location: Patras", body="[Benefits](../site_src/benefits.md)")
    kept.commit(3, {BAKER: text, **page})
    kept.commit(5, {BAKER: role(), **dict.fromkeys(page)})
    assert kept.told()["11-05"][0] == "Location Athens, Greece (before: Patras)"


def test_a_branch_counts_when_it_is_merged(kept):
    kept.commit(3, {BAKER: role()})
    kept.git("checkout", "-q", "-b", "branch")
    kept.commit(5, {BAKER: role("pay: 9,999 EUR per month")})
    kept.commit(6, {BAKER: role("pay: 1,600 EUR per month")})
    kept.git("checkout", "-q", "main")
    kept.commit(8, {"README.md": "Another.\n"})
    kept.commit(9, {"README.md": "And another.\n"})
    kept.git("merge", "-q", "--no-ff", "-m", "x", "branch")
    assert kept.told() == {
        "11-09": ["Pay €1,600 per month (before: €1,500 per month)"],
        "11-03": ["First published"],
    }


def test_commits_after_the_moment_of_the_build_are_not_known_yet(kept):
    kept.commit(3, {BAKER: role()})
    kept.commit(5, {BAKER: role("pay: 1,600 EUR per month")})
    assert [*kept.told(as_of=date(2026, 11, 4))] == ["11-03"]
    assert [*kept.told()] == ["11-05", "11-03"]


def test_a_clock_that_went_wrong_brings_no_day_out_of_order(kept):
    kept.commit(9, {BAKER: role()})
    kept.commit(2, {BAKER: role("pay: 1,600 EUR per month")})
    kept.commit(11, {BAKER: role("pay: 1,700 EUR per month")})
    assert [*kept.told()] == ["11-11", "11-09"]


# --- Names --------------------------------------------------------------------------------------


def test_a_renamed_role_goes_on_where_it_says_its_earlier_name(kept):
    kept.commit(3, {"roles/bread-baker.md": role()})
    kept.commit(5, {"roles/bread-baker.md": None})
    kept.commit(
        6, {BAKER: role("title: Bread Master", "aliases: bread-baker", "pay: 1,600 EUR per month")}
    )
    assert kept.told() == {
        "11-06": [
            "Title Bread Master (before: Baker)",
            "Pay €1,600 per month (before: €1,500 per month)",
        ],
        "11-03": ["First published"],
    }


def test_a_renamed_role_goes_on_where_title_and_place_are_the_same(kept):
    kept.commit(3, {"roles/bread-baker.md": role()})
    kept.commit(5, {"roles/bread-baker.md": None, BAKER: role("pay: 1,600 EUR per month")})
    assert [*kept.told()] == ["11-05", "11-03"]


@pytest.mark.parametrize("line", ["title: Cook", "location: Patras, Greece", "reference: C-1"])
def test_another_role_in_the_same_commit_is_no_rename(kept, line):
    kept.commit(3, {"roles/cook.md": role(line)})
    kept.commit(5, {"roles/cook.md": None, BAKER: role("pay: 1,600 EUR per month")})
    assert kept.told() == {"11-05": ["First published"]}


def test_an_alias_of_a_role_that_was_still_there_is_none_of_its_past(kept):
    kept.commit(3, {"roles/cook.md": role("title: Cook")})
    kept.commit(5, {BAKER: role("aliases: cook-and-baker")})
    kept.commit(7, {BAKER: role("aliases: cook"), "roles/cook.md": None})
    assert kept.told() == {"11-05": ["First published"]}


def test_a_file_that_comes_again_begins_anew(kept):
    kept.commit(3, {BAKER: role()})
    kept.commit(5, {BAKER: None, "roles/cook.md": role("title: Cook")})
    kept.commit(9, {BAKER: role("pay: 1,600 EUR per month")})
    assert kept.told() == {"11-09": ["First published"]}


def test_a_role_that_becomes_a_folder_keeps_its_history(kept):
    kept.commit(3, {BAKER: role()})
    kept.commit(5, {BAKER: role("pay: 1,600 EUR per month")})
    shared = "---\ntitle: Baker\n---\nBread.\n"
    athens = "---\nlocation: Athens, Greece\nposted: 2026-11-02\npay: 1,600 EUR per month\n---\n"
    kept.commit(7, {BAKER: None, "roles/baker/index.md": shared, "roles/baker/athens.md": athens})
    kept.commit(9, {"roles/baker/index.md": shared.replace("Bread.", "Bread and salt.")})
    assert kept.told() == {
        "11-09": ["Text changed: Introduction"],
        "11-07": ["Its openings have pages of their own"],
        "11-05": ["Pay €1,600 per month (before: €1,500 per month)"],
        "11-03": ["First published"],
    }
    # The opening says the same in the same place, and what its role says of it changed as well.
    assert [*kept.told("jobs/baker/athens/")] == ["11-09", "11-07", "11-05", "11-03"]


# --- What is wanted -----------------------------------------------------------------------------


def test_a_site_may_begin_at_a_day(kept):
    kept.commit(3, {BAKER: role()})
    kept.commit(5, {BAKER: role("pay: 1,600 EUR per month")})
    kept.commit(7, {BAKER: role("pay: 1,700 EUR per month")})
    kept.options("{since: 2026-11-05}")
    assert kept.told() == {
        "11-07": ["Pay €1,700 per month (before: €1,600 per month)"],
        "11-05": ["The record begins"],
    }
    kept.options("{since: 2 November 2026}")
    assert [*kept.told()] == ["11-07", "11-05", "11-03"]
    kept.options("{since: 2027-01-01}")
    assert kept.data() is None


def test_a_role_may_begin_at_a_day_or_have_none(kept):
    kept.commit(3, {BAKER: role()})
    kept.commit(5, {BAKER: role("pay: 1,600 EUR per month", "history: 2026-11-05")})
    assert kept.told() == {"11-05": ["The record begins"]}
    kept.project.write({BAKER: role("history: off")})
    assert kept.data() is None
    kept.project.write({BAKER: role("history: on")})
    assert [*kept.told()] == ["11-05", "11-03"]
    kept.options("{since: 2026-11-04}")
    kept.project.write({BAKER: role("history: 2026-11-03")})
    assert [*kept.told()] == ["11-05", "11-04"]


@pytest.mark.parametrize("said", ["never", "31 February", "<b>", "2026-13-01; off"])
def test_what_says_nothing_about_a_history(kept, said):
    kept.commit(3, {BAKER: role(f"history: {said}")})
    [problem] = kept.project.said()
    assert problem.startswith("roles/baker.md:6:10: error: ")
    assert problem.endswith("Write off, or the day that it is to begin after, such as 2026-11-23.")


def test_an_option_that_is_no_day(kept):
    kept.options("{since: soon}")
    [problem] = kept.project.said()
    assert "The option “since” of “history” can't be read" in problem


def test_nasty_text_stays_text(kept):
    nasty = '<script>alert(1)</script> "&amp;" {{ 7 * 7 }}'
    kept.commit(3, {BAKER: role()})
    kept.commit(5, {BAKER: role(f"hours: {nasty}", body=BODY + "- a `<b>` & {{ x }}\n")})
    block = kept.block()
    assert nasty in block.get_text()
    assert "a <b> & {{ x }}" in block.get_text()
    assert not block.find_all(["script", "b"])


def test_role_blocks_are_closed_at_first_and_work_without_scripts(kept):
    kept.commit(3, {BAKER: role()})
    block = kept.block()
    assert block.name == "details"
    assert not block.has_attr("open")
    assert block.summary.text == "History of this role"


def test_git_is_not_asked_when_the_feature_is_off(kept, monkeypatch):
    kept.commit(3, {BAKER: role()})
    file = kept.folder / "mkdocs.yml"
    file.write_text(file.read_text().partition("        history:")[0])

    def fail(*_: object) -> None:
        raise AssertionError("nobody asked")

    monkeypatch.setattr("careers.timeline.read_commits", fail)
    assert kept.block() is None


def test_git_is_asked_once_for_all_roles(kept, monkeypatch):
    kept.commit(3, {f"roles/baker-{number}.md": role() for number in range(5)})
    asked = []

    def noted(*arguments: Any) -> Any:
        asked.append(arguments)
        return read_commits(*arguments)

    monkeypatch.setattr("careers.timeline.read_commits", noted)
    assert kept.told("jobs/baker-4/") == {"11-03": ["First published"]}
    assert len(asked) == 1
