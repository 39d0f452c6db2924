"""`careers preview`, with real repositories and a real diff."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyromark
import pytest
from bs4 import BeautifulSoup
from click.testing import Result

from careers.approvals import read_approvals
from careers.commands.preview.comment import Place, comment_of
from careers.commands.preview.pictures import MOST, take
from careers.preview import LARGEST, LONGEST, Preview, read_preview

DAY = "2026-11-23"
TABLES = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_GFM
NASTY = (
    '"x | @team/all <img src=x onerror=alert(1)> ```\\n# Big [y](http://evil.example) #1 --> ::e"'
)


def role(*lines: str, title: str = "Baker", body: str = "Bread.\n") -> str:
    head = [f"title: {title}", "location: Athens, Greece", "posted: 2026-11-02"]
    keys = {line.partition(":")[0] for line in lines}
    head = [line for line in head if line.partition(":")[0] not in keys]
    return "\n".join(["---", *head, *lines, "---", body])


@dataclass
class Change:
    """A repository with a branch `main`, and the work that leaves it."""

    folder: Path
    run: Callable[..., Result]
    git: Callable[..., str]

    def commit(self, files: dict[str, str | None]) -> None:
        for name, text in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8") if text is not None else file.unlink()
        self.git(self.folder, "add", "--all")
        self.git(self.folder, "commit", "-q", "--allow-empty", "-m", "A change")

    def __call__(self, files: dict[str, str | None], *options: str) -> Result:
        """Commit to a branch, and look at what that changes."""
        self.git(self.folder, "checkout", "-q", "-B", "change")
        self.commit(files)
        return self.again(*options)

    def again(self, *options: str, base: str = "main") -> Result:
        options = options or ("--no-pictures",)
        into = self.folder.parent / "out"
        return self.run("preview", "--as-of", DAY, "--base", base, "-o", str(into), *options)

    @property
    def out(self) -> Path:
        return self.folder.parent / "out"

    @property
    def comment(self) -> str:
        return (self.out / "comment.md").read_text(encoding="utf-8")

    @property
    def data(self) -> Preview:
        found = read_preview((self.out / "preview.json").read_bytes())
        assert found is not None
        return found


@pytest.fixture
def change(careers, git, tmp_path, monkeypatch) -> Change:
    for name in ("GITHUB_REPOSITORY", "GITHUB_SHA", "CAREERS_BROWSER", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "work"
    git(tmp_path, "init", "-q", "-b", "main", str(folder))
    for file in ("mkdocs.yml", "roles", "site_src"):
        (tmp_path / file).rename(folder / file)
    monkeypatch.chdir(folder)
    found = Change(folder, careers, git)
    files = {
        "roles/baker.md": role("closes: 2026-12-20", "pay: 20–22 EUR per hour"),
        "roles/cook.md": role(title="Cook"),
        "roles/porter.md": role(title="Porter"),
    }
    found.commit(files)  # type: ignore[arg-type]
    return found


def page(comment: str) -> BeautifulSoup:
    return BeautifulSoup(pyromark.html(comment, options=TABLES), "html.parser")


def seen(comment: str) -> str:
    """What a reader sees of a comment."""
    return page(comment).get_text().replace("\u200b", "")


def test_what_it_changes_is_said_word_for_word(change):
    done = change(
        {
            "roles/baker.md": role("closes: 2026-12-24", "pay: 21–23 EUR per hour"),
            "roles/cook.md": role("status: filled", title="Cook"),
            "roles/porter.md": None,
            "roles/waiter.md": role("opens: 2026-12-01", "employment: part-time", title="Waiter"),
        }
    )
    assert done.exit_code == 0, done.output
    commit = change.git(change.folder, "rev-parse", "main")[:9]
    assert change.comment == (
        "<!-- careers: preview -->\n"
        "### What merging changes for candidates\n"
        "\n"
        "**This change ends 1 address, closes 1 role, lets 1 role open later, and alters 1 "
        f"role.** Compared with main ({commit}).\n"
        "\n"
        "| Role | What | Before | After |\n"
        "| --- | --- | --- | --- |\n"
        "| **Porter**<br>/jobs/porter/ | address ends (open) |  | It will show “Page not "
        "found”.<br>Write “aliases: porter” into the role that takes its place, or leave the file "
        "and write “status: closed”. |\n"
        "| **Cook**<br>/jobs/cook/ | closes | open | filled |\n"
        "| **Waiter**<br>/jobs/waiter/ | opens later |  | opens December 1, 2026<br>Athens, "
        "Greece<br>Part-time |\n"
        "| **Baker**<br>/jobs/baker/ | Pay | €20–€22 per hour | €21–€23 per hour |\n"
        "|  | Closes | December 20, 2026 | December 24, 2026 |\n"
        "\n"
        "&#8203;Then: 1 open, 1 upcoming, 0 closed, 1 filled. By date, in the next 14 days: "
        "1 opens.\n"
        "\n"
        "### What the checks say of it\n"
        "\n"
        "Nothing new.\n"
        "\n"
        "### What Google and job boards are told\n"
        "\n"
        "| Role | Place | Pay | Employment | Posted | Closes |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| **Cook** | Nothing: the role is filled. |  |  |  |  |\n"
        "| **Waiter** | Nothing yet: it opens December 1, 2026. |  |  |  |  |\n"
        "| **Baker** | Athens, Greece | €21–€23 per hour | not told | November 2, 2026 | "
        "December 24, 2026 |\n"
    )


def test_a_change_of_nothing_says_so(change):
    assert change({"README.md": "Hello\n"}).exit_code == 0
    assert "This change alters nothing that candidates see." in change.comment
    assert "Nothing new." in change.comment
    assert "Google" not in change.comment
    assert change.data.changes == ()


def test_the_site_with_drafts_and_what_opens_later_is_there_to_look_at(change):
    change({"roles/waiter.md": role("status: draft", title="Waiter")})
    assert (change.out / "site" / "jobs" / "waiter" / "index.html").is_file()
    assert change.data.has_site


def test_a_role_that_is_broken_is_told_with_its_repair_and_stops_nothing_here(change):
    done = change({"roles/baker.md": role("posted: 2026-13-40")})
    assert done.exit_code == 0, "the check says no; this tells why"
    assert "can't be told before the errors below are mended" in change.comment
    [error] = [one for one in change.data.findings if one.severity == "error"]
    assert (error.path, error.line) == ("roles/baker.md", 4)
    assert error.fix in seen(change.comment)
    assert "**1 error** that was not there before." in change.comment
    assert not (change.out / "site").exists()


def test_only_what_is_new_is_told_and_what_was_there_is_counted(change):
    change.git(change.folder, "checkout", "-q", "main")
    change.commit({"roles/cook.md": role(title="HIRING NOW: Cook!!!")})
    before = json.loads(change.run("check", "--as-of", DAY, "--format", "json").stdout)["problems"]
    known = [one for one in before if one["path"] == "roles/cook.md"]
    assert known, "this title is a problem"
    text = role(title="HIRING NOW: Cook!!!").replace("---\nt", "---\n# Moved down\nt", 1)
    change({"roles/cook.md": text, "roles/baker.md": role(title="HIRING NOW: Baker!!!")})
    told = {one.path for one in change.data.findings}
    assert "roles/baker.md" in told
    assert "roles/cook.md" not in told, "it only stands further down"
    assert change.data.earlier >= len(known)
    assert f"{change.data.earlier} finding" in change.comment


def test_what_the_audit_finds_in_the_built_site_is_told_too(change):
    change({"site_src/index.md": "# Home\n\n<img src='gone.png' alt='Us'>\n"})
    found = [one for one in change.data.findings if one.in_site]
    assert found
    assert "of the site" in change.comment


def test_a_base_that_cannot_be_built_is_said_and_all_is_told(change):
    change.git(change.folder, "checkout", "-q", "main")
    change.commit({"roles/cook.md": role("posted: never", title="Cook")})
    change({"roles/cook.md": role(title="Cook")})
    assert "Before it the site could not be built" in change.comment
    assert "as far as what is there can be read" in change.comment


def test_who_is_to_approve_pay_is_named_only_where_pay_changes(change):
    option = '      approvals: {pay: "@example/pay", Authorization: "@mia"}\n'
    config = (change.folder / "mkdocs.yml").read_text()
    paid = role("pay: 21 EUR per hour", title="Cook")
    files = {
        "mkdocs.yml": config.replace("      timezone", f"{option}      timezone"),
        "roles/cook.md": paid,
        "roles/new.md": paid.replace("Cook", "New"),
        "roles/porter.md": role("closes: 2027-01-31", title="Porter"),
    }
    assert change(files).exit_code == 0
    assert "### Who should look before it is merged\n" in change.comment
    assert "- **pay** of “New”, “Cook”: @example/pay\n" in change.comment
    assert "@mia" not in change.comment


@pytest.mark.parametrize("whom", ["pay@example.com", "Eleni", "@a b", ""])
def test_whom_nobody_can_ask_on_github_is_a_problem(whom):
    with pytest.raises(ValueError, match=f"“{whom}” names nobody on GitHub"):
        read_approvals({"pay": whom})


def test_a_key_that_no_role_has_is_a_problem_with_the_nearest():
    with pytest.raises(ValueError, match=r"no key “Pays” in roles\. Did you mean “pay”\?"):
        read_approvals({"Pays": "@example/pay"})
    assert read_approvals({"Pay note": "@a, @b/c"}) == {"pay_note": "@a, @b/c"}


def test_nasty_text_breaks_no_table_and_calls_nobody(change):
    change({"roles/baker.md": role("summary: '| @ceo <b> `'", title=NASTY), "roles/x.md": role()})
    soup = page(change.comment)
    assert soup.find(["img", "script", "b", "code", "h1"]) is None
    assert soup.find_all("a") == []
    table = soup.find_all("table")[0]
    assert {len(row.find_all(["th", "td"])) for row in table.find_all("tr")} == {4}
    assert "@team" not in change.comment
    assert "@ceo" not in change.comment
    assert "x | @team/all <img src=x onerror=alert(1)>" in seen(change.comment)


def test_what_is_no_text_of_ours_is_refused(change):
    change({})
    good = (change.out / "preview.json").read_bytes()
    assert read_preview(good)
    assert read_preview(b"") is None
    assert read_preview(b"[1]") is None
    assert read_preview(good.replace(b'"version":1', b'"version":2')) is None
    assert read_preview(good.replace(b'"total":"', b'"total":"' + b"x" * LONGEST)) is None
    assert read_preview(b" " * LARGEST + good) is None
    other = b'"pictures":[{"title":"x","path":"","phone":"../../x","desktop":"1-desktop.jpg"}]'
    assert read_preview(good.replace(b'"pictures":[]', other)) is None


def test_the_largest_preview_that_there_can_be_fits_into_a_comment():
    word = "<$|@" * (LONGEST // 4)
    line = {"what": word, "before": [word] * 20, "after": [word] * 20}
    finding = {"path": word, "severity": "error", "code": word, "message": word, "fix": word}
    told = {"title": word, "path": word, "place": word, "pay": word}
    picture = {"title": word, "path": word, "phone": "1-phone.jpg", "desktop": "1-desktop.jpg"}
    full = {
        "total": word,
        "compared": word,
        "then": word,
        "unread": [word] * 10,
        "changes": [{"title": word, "path": word, "lines": [line] * 10}] * 10,
        "approvals": [{"key": "pay", "roles": [word] * 100}] * 100,
        "findings": [finding] * 500,
        "told": [told] * 100,
        "pictures": [picture] * 100,
        "unpictured": [word] * 100,
        "no_pictures": word,
        "has_site": True,
    }
    address = f"https://github.com/{'o' * 39}/{'r' * 100}/actions/runs/123456789012"
    place = Place(
        approvals={"pay": "@a/b"}, run=address, download=address, pictures=address, site=address
    )
    assert len(comment_of(Preview.model_validate(full), place)) < 65_536


def test_roles_are_shown_on_a_phone_and_on_a_desktop(change, tmp_path):
    images = pytest.importorskip("PIL.Image")
    names = [f"role{number}" for number in range(MOST + 1)]
    files = {f"roles/{name}.md": role(title=name, body="Bread.\n\n" * 300) for name in names}
    assert change(files, "--pictures").exit_code == 0
    taken = sorted(file.name for file in (change.out / "pictures").iterdir())
    assert len(taken) == 2 * MOST
    with images.open(change.out / "pictures" / "1-phone.jpg") as phone:
        assert phone.size == (375, 6000)
    with images.open(change.out / "pictures" / "1-desktop.jpg") as desktop:
        assert desktop.size[0] == 1280
    assert "Without a picture: “role6”." in change.comment


@pytest.mark.parametrize(
    ("browser", "said"),
    [
        ("no-such-browser", "“no-such-browser” is no program here, so there are no pictures."),
        ("true", "Pictures can't be taken: the browser has stopped."),
        ("false", "Pictures can't be taken: the browser has stopped."),
    ],
)
def test_without_a_browser_that_works_it_says_so(tmp_path, browser, said):
    assert take([], tmp_path, tmp_path / "pictures", browser) == ((), said)


def test_a_site_in_a_folder_of_its_repository_is_looked_at_as_well(change, monkeypatch):
    (change.folder / "web").mkdir()
    for name in ("mkdocs.yml", "roles", "site_src"):
        change.git(change.folder, "mv", name, "web")
    change.commit({})
    monkeypatch.chdir(change.folder / "web")
    change({"web/roles/cook.md": role(title="A cook")})
    assert [one.path for one in change.data.changes] == ["jobs/cook/"]
    assert "isn't known" not in change.comment
    assert change.data.findings == ()


def test_without_a_site_before_everything_is_new(change):
    change.git(change.folder, "checkout", "-q", "--orphan", "other")
    change.git(change.folder, "rm", "-rq", "--cached", ".")
    for name in ("mkdocs.yml", "roles", "site_src"):
        (change.folder / name).rename(change.folder.parent / name)
    change.commit({"README.md": "Nothing\n"})
    change.git(change.folder, "checkout", "-q", "main")
    assert change.again(base="other").exit_code == 0
    assert "there was no careers site, so everything is new" in change.comment


@pytest.mark.parametrize(
    ("base", "said"),
    [("mian", "There is no revision “mian” in this repository"), ("-x", "Write a branch")],
)
def test_what_cannot_be_compared_is_refused_before_anything_is_written(change, base, said):
    done = change.again(base=base)
    assert (done.exit_code, change.out.exists()) == (2, False)
    assert said in done.stderr


def test_a_folder_with_something_else_in_it_stays_as_it_is(change):
    change.out.mkdir()
    (change.out / "thesis.txt").write_text("Years of work")
    (change.out / "site").mkdir()
    done = change({})
    assert done.exit_code == 2
    assert "holds something else, “thesis.txt”. Choose a folder of its own." in done.stderr
    assert sorted(file.name for file in change.out.iterdir()) == ["site", "thesis.txt"]


def test_a_second_look_replaces_the_first(change):
    change({"roles/cook.md": role("posted: never")})
    change.commit({"roles/cook.md": role(title="Cook")})
    assert change.again().exit_code == 0
    assert sorted(file.name for file in change.out.iterdir()) == [
        *("comment.md", "preview.json", "site"),
    ]


def test_the_repository_is_left_as_it_was(change):
    change({"roles/cook.md": role(title="A cook")})
    (change.folder / "roles" / "porter.md").write_text(role("pay: 2 EUR per hour", title="Porter"))
    before = change.git(change.folder, "status", "--porcelain"), _stored(change)
    change.again()
    assert (change.git(change.folder, "status", "--porcelain"), _stored(change)) == before
    assert "Porter" in change.comment, "what isn't committed yet counts"


def _stored(change: Change) -> list[str]:
    git = change.folder / ".git"
    return sorted(str(file.relative_to(git)) for file in git.rglob("*") if file.name != "index")
