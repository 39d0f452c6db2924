"""`careers status`, with real repositories."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pyromark
import pytest
from bs4 import BeautifulSoup
from click.testing import Result

DAY = ("--as-of", "2026-11-23")
TABLES = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_GFM


def role(*lines: str, title: str = "Baker", body: str = "Bread.\n") -> str:
    head = [f"title: {title}", "location: Athens, Greece", "posted: 2026-11-02"]
    keys = {line.partition(":")[0] for line in lines}
    head = [line for line in head if line.partition(":")[0] not in keys]
    return "\n".join(["---", *head, *lines, "---", body])


def rows(markdown: str) -> list[list[str]]:
    """The texts in the only table of a page."""
    soup = BeautifulSoup(pyromark.html(markdown, options=TABLES), "html.parser")
    [table] = soup.find_all("table")
    for end in table.find_all("br"):
        end.replace_with("\n")
    return [[c.get_text().replace("\u200b", "") for c in row.find_all(["th", "td"])]
            for row in table.find_all("tr")]  # fmt: skip


@pytest.fixture
def repository(careers, git) -> Callable[..., None]:
    """Commits what is in the folder, with more files."""
    git(careers.folder, "init", "-q", "-b", "main")

    def commit(**files: str) -> None:
        for name, text in files.items():
            careers.write(f"roles/{name}.md", text)
        git(careers.folder, "add", "--all")
        git(careers.folder, "commit", "-q", "-m", "A change")

    commit()
    return commit


@pytest.fixture
def compared(careers, repository) -> Callable[..., list[dict[str, Any]]]:
    """What changes between the last commit and the folder."""

    def compare(*options: str) -> list[dict[str, Any]]:
        done: Result = careers("status", *DAY, "--base", "main", "--format", "json", *options)
        assert done.exit_code == 0, done.output
        found: list[dict[str, Any]] = json.loads(done.stdout)["changes"]
        return found

    return compare


def effects(changes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(change["effect"], change["path"]) for change in changes]


# --- How things stand ---------------------------------------------------------------------------


def test_the_text_says_what_is_open_for_how_long_and_who_owns_it(careers):
    careers.write("roles/cook.md", role("closes: 2026-11-30", "owner: Eleni", title="Cook"))
    careers.write("roles/waiter.md", role("opens: 2026-12-01", title="Waiter"))
    careers.write("roles/porter.md", role("status: filled", title="Porter"))
    careers.write("roles/guest.md", role("posted: 2026-09-01", title="Guest"))
    done = careers("status", *DAY)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "Jobs at Example, November 23, 2026, 12:00 AM EET (UTC+2)\n"
        "Roles: 3 open, 1 upcoming, 0 closed, 1 filled.\n"
        "\n"
        "Open\n"
        "  Role   Place           Open for  Closes      Confirmed  Owner\n"
        "  Baker  Greece          21 days   no date     –          –\n"
        "  Cook   Athens, Greece  21 days   2026-11-30  –          Eleni\n"
        "  Guest  Athens, Greece  83 days   no date     –          –\n"
        "\n"
        "Opens later\n"
        "  Role    Place           Opens       Closes   Owner\n"
        "  Waiter  Athens, Greece  2026-12-01  no date  –\n"
        "\n"
        "Not open\n"
        "  Role    Is      Place           Owner\n"
        "  Porter  filled  Athens, Greece  –\n"
        "\n"
        "To look at\n"
        "  roles/waiter.md: “Waiter” opens on December 1, 2026, in 8 days.\n"
        "  roles/cook.md: “Cook” closes on November 30, 2026, in 7 days. "
        "Write a later day to keep it open.\n"
        "  roles/guest.md: Nobody has confirmed “Guest” for 83 days. "
        "If it is open, write “confirmed: 2026-11-23”; if not, “status: closed”.\n"
    )


def test_openings_stand_below_their_role(careers):
    careers.write("roles/sales/index.md", "# Sales\n\nSell.\n")
    careers.write("roles/sales/athens.md", role(title="Sales"))
    careers.write("roles/sales/patras.md", role("location: Patras, Greece", title="Sales"))
    careers.write("roles/sales/volos.md", role("location: Volos, Greece", "status: filled"))
    done = careers("status", *DAY)
    assert done.stdout.splitlines()[1:9] == [
        "Roles: 2 open with 3 openings, 0 upcoming, 0 closed, 1 filled.",
        "",
        "Open",
        "  Role      Place           Open for  Closes   Confirmed  Owner",
        "  Baker     Greece          21 days   no date  –          –",
        "  Sales",
        "    athens  Athens, Greece  21 days   no date  –          –",
        "    patras  Patras, Greece  21 days   no date  –          –",
    ]
    assert "  Baker (volos)  filled  Volos, Greece  –" in done.stdout
    data = json.loads(careers("status", *DAY, "--format", "json").stdout)
    assert (data["counts"]["open"], data["counts"]["description"], data["openings"]) == (2, 0, 3)
    assert [(r["path"], r["opening_of"], r["has_openings"]) for r in data["roles"]] == [
        ("jobs/baker/", None, False),
        ("jobs/sales/", None, True),
        ("jobs/sales/volos/", "sales", False),
        ("jobs/sales/athens/", "sales", False),
        ("jobs/sales/patras/", "sales", False),
    ]


@pytest.mark.parametrize("written", ["14d", "14", "2w", "14 days", "2 Weeks", "14D"])
def test_days_are_written_in_any_of_these_ways(careers, written):
    data = careers("status", *DAY, "--within", written, "--format", "json").stdout
    assert json.loads(data)["within"] == 14


@pytest.mark.parametrize("written", ["", "soon", "-1", "1.5d", "14h", "99999d"])
def test_what_is_no_number_of_days(careers, written):
    done = careers("status", f"--within={written}")
    assert done.exit_code == 2
    assert "is no number of days. Write 14d or 2w." in done.stderr


def test_the_limit_of_silence_can_be_set(careers):
    said = careers("status", *DAY, "--unconfirmed-after", "3w").stdout
    assert "Nobody has confirmed" not in said
    said = careers("status", *DAY, "--unconfirmed-after", "20d").stdout
    assert "Nobody has confirmed “Baker” for 21 days." in said


def test_json_has_these_names(careers):
    data = json.loads(careers("status", *DAY, "--format", "json").stdout)
    assert [*data] == [
        *("site", "now", "within", "unconfirmed_after", "counts", "openings", "roles"),
        *("base", "changes", "problems"),
    ]
    assert data["now"] == "2026-11-23T00:00:00+02:00"
    assert data["roles"] == [
        {
            "title": "Baker",
            "path": "jobs/baker/",
            "file": "roles/baker.md",
            "state": "open",
            "opening_of": None,
            "has_openings": False,
            "place": "Greece",
            "owner": None,
            "opens": "2026-11-02",
            "closes": None,
            "confirmed": None,
            "open_days": 21,
            "opens_in": None,
            "closes_in": None,
            "silent_days": 21,
            "rests_in": None,
            "rests": False,
            "opens_soon": False,
            "closes_soon": False,
            "unconfirmed": False,
        }
    ]
    assert (data["base"], data["changes"], data["problems"]) == (None, None, [])


def test_github_gets_a_note_at_the_line(careers):
    careers.write("roles/baker.md", role("closes: 2026-11-30"))
    done = careers("status", *DAY, "--format", "github")
    assert done.stdout == (
        "::notice file=roles/baker.md,line=5,col=9,title=closes-soon::"
        "“Baker” closes on November 30, 2026, in 7 days. Write a later day to keep it open.\n"
    )


def test_markdown_is_one_table(careers):
    careers.write("roles/cook.md", role("closes: 2026-11-30", title="Cook | `x` <b>"))
    done = careers("status", *DAY, "--format", "markdown")
    head, baker, cook = rows(done.stdout)
    assert head == ["Role", "Is", "Place", "Open for", "Opens", "Closes", "Confirmed", "Owner"]
    assert baker[:4] == ["Baker\n/jobs/baker/", "open", "Greece", "21 days"]
    assert cook[0] == "Cook | `x` <b>\n/jobs/cook/"
    assert cook[5] == "2026-11-30"


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
def test_a_site_without_roles(careers, form):
    (careers.folder / "roles" / "baker.md").unlink()
    assert careers("status", "--format", form).exit_code == 0


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
def test_a_role_that_cannot_be_read_is_told_and_nothing_else(careers, form):
    careers.write("roles/cook.md", role("posted: tbd", title="Cook"))
    done = careers("status", *DAY, "--format", form)
    assert done.exit_code == 1
    assert "“tbd” is not a day." in done.output
    assert "Baker" not in done.output
    if form == "json":
        [problem] = json.loads(done.stdout)["problems"]
        assert problem["line"] == 4


def test_links_are_left_to_the_check(careers):
    careers.write("roles/baker.md", role(body="[made](../site_src/made-by-a-plugin.md)\n"))
    assert careers("status", *DAY).exit_code == 0


def test_no_feature_is_run(careers):
    careers.write("mkdocs.yml", (careers.folder / "mkdocs.yml").read_text() + "        ours:\n")
    careers.write("plugins/ours.py", "raise SystemExit('it ran')\n")
    careers.write("roles/baker.md", role("ours: off"))
    assert careers("status", *DAY).exit_code == 0


def test_a_folder_without_a_site(careers):
    (careers.folder / "mkdocs.yml").unlink()
    done = careers("status")
    assert done.exit_code == 1
    assert "There is no file “mkdocs.yml” here." in done.stderr


def test_a_moment_that_is_none_is_told(careers, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    done = careers("status")
    assert done.exit_code == 1
    assert "SOURCE_DATE_EPOCH" in done.stderr


def test_there_are_no_colors_where_there_is_no_terminal(careers):
    assert "\x1b" not in careers("status", *DAY).output


# --- What a change does -------------------------------------------------------------------------


def test_nothing_changes(careers, repository):
    done = careers("status", *DAY, "--base", "main")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert re.fullmatch(r"Compared with main \([0-9a-f]{9}\)\.", lines[0])
    assert lines[1:] == [
        "This change alters nothing that candidates see.",
        "",
        "Then: 1 open, 0 upcoming, 0 closed. By date, in the next 14 days: nothing.",
    ]


def test_a_change_is_one_table(careers, repository):
    repository(
        cook=role(
            "pay: 1,500 EUR per month", title="Cook", body="Cook.\n\n## Requirements\n\n- a\n"
        ),
        waiter=role(title="Waiter"),
        old=role(title="Old", body="Old.\n"),
    )
    body = "Cook.\n\n## Requirements\n\n- a\n- @octocat #1 | b\n"
    careers.write("roles/cook.md", role("pay: 1,600 EUR per month", title="Cook", body=body))
    careers.write("roles/waiter.md", role("status: filled", title="Waiter"))
    careers.write("roles/new.md", role("closes: 2026-12-15", title="New"))
    (careers.folder / "roles/old.md").unlink()
    done = careers("status", *DAY, "--base", "HEAD", "--format", "markdown")
    assert done.exit_code == 0
    totals = "ends 1 address, opens 1 role, closes 1 role, and alters 1 role"
    assert done.stdout.startswith(f"**This change {totals}.** Compared with HEAD (")
    assert rows(done.stdout) == [
        ["Role", "What", "Before", "After"],
        [
            *("Old\n/jobs/old/", "address ends (open)", ""),
            "It will show “Page not found”.\n"
            "If the role is in roles/new.md now, write “aliases: old” there; "
            "if not, leave the file and write “status: closed”.",
        ],
        [
            *("New\n/jobs/new/", "opens", ""),
            "Athens, Greece\nCloses: December 15, 2026",
        ],
        ["Waiter\n/jobs/waiter/", "closes", "open", "filled"],
        ["Cook\n/jobs/cook/", "Pay", "€1,500 per month", "€1,600 per month"],
        ["", "Requirements", "", "@octocat #1 | b"],
    ]
    text = careers("status", *DAY, "--base", "HEAD").stdout
    assert "Cook  /jobs/cook/\n  Pay: €1,500 per month → €1,600 per month\n" in text
    assert "  Requirements: + @octocat #1 | b\n" in text
    github = careers("status", *DAY, "--base", "HEAD", "--format", "github").stdout
    assert github.startswith("::warning file=roles/old.md,line=1,col=1,title=address-ends::")


def test_a_file_that_is_renamed_with_an_alias_moves(careers, repository, compared):
    (careers.folder / "roles/baker.md").rename(careers.folder / "roles/cook.md")
    assert effects(compared()) == [("ends", "jobs/baker/"), ("opens", "jobs/cook/")]
    assert compared()[0]["repair"] == (
        "If the role is in roles/cook.md now, write “aliases: baker” there."
    )
    careers.write("roles/cook.md", role("aliases: baker", "location: Athens"))
    [change] = compared()
    assert (change["effect"], change["path"]) == ("moves", "jobs/baker/")
    assert change["after"] == {"path": "jobs/cook/", "file": "roles/cook.md", "state": "open"}


def test_one_file_becomes_a_folder_and_every_address_stays_alive(careers, repository, compared):
    careers.write("roles/baker.md", role("aliases: bread-maker", "pay: 1,500 EUR per month"))
    repository()
    (careers.folder / "roles/baker.md").unlink()
    index = "---\ntitle: Baker\naliases: bread-maker\n---\nBread.\n"
    careers.write("roles/baker/index.md", index)
    careers.write(
        "roles/baker/athens.md",
        "---\nlocation: Athens, Greece\nposted: 2026-11-02\npay: 1,500 EUR per month\n---\n",
    )
    assert effects(compared()) == [("becomes-a-folder", "jobs/baker/")]
    careers.write(
        "roles/baker/patras.md", "---\nlocation: Patras, Greece\nposted: 2026-11-20\n---\n"
    )
    changes = compared()
    assert effects(changes) == [
        ("becomes-a-folder", "jobs/baker/"),
        ("opens", "jobs/baker/patras/"),
    ]
    assert changes[0]["openings"] == ["jobs/baker/athens/", "jobs/baker/patras/"]
    said = careers("status", *DAY, "--base", "main").stdout
    assert "turns 1 role into a folder, and opens 1 opening.\n" in said
    assert (
        "  becomes a folder: /jobs/baker/ stays, and is the page of the role now; "
        "its openings are at /jobs/baker/athens/, /jobs/baker/patras/.\n"
    ) in said


def test_files_that_become_one_folder_are_told_where_their_addresses_go(
    careers, repository, compared
):
    towns = {"athens": "Athens, Greece", "lyon": "Lyon, France"}
    (careers.folder / "roles/baker.md").unlink()
    repository(**{f"baker-{name}": role(f"location: {town}") for name, town in towns.items()})
    careers.write("roles/baker/index.md", "# Baker\n\nBread.\n")
    for name, town in towns.items():
        (careers.folder / f"roles/baker-{name}.md").unlink()
        head = f"---\nlocation: {town}\nposted: 2026-11-02\n---\n"
        careers.write(f"roles/baker/{name}.md", head)
    repairs = {change["path"]: change["repair"] for change in compared() if change["repair"]}
    assert repairs == {
        f"jobs/baker-{name}/": f"If the role is in roles/baker/{name}.md now, "
        f"write “aliases: baker-{name}” there."
        for name in towns
    }


def test_a_link_that_is_moved_into_a_folder_is_the_same_link(careers, repository, compared):
    text = (careers.folder / "mkdocs.yml").read_text()
    careers.write("mkdocs.yml", text + "        resource_links:\n")
    repository(cook=role(title="Cook"), baker=role("resource_links: [G](cook.md)"))
    (careers.folder / "roles/baker.md").unlink()
    opening = "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n"
    careers.write("roles/baker/athens.md", opening)
    index = "---\nresource_links: [G](../cook.md)\n---\n# Baker\n\nBread.\n"
    careers.write("roles/baker/index.md", index)
    assert effects(compared()) == [("becomes-a-folder", "jobs/baker/")]
    careers.write("roles/baker/index.md", index.replace("[G]", "[H]"))
    [_, change] = compared()
    [found] = change["alterations"]
    assert (found["before"], found["after"]) == ("[G](roles/cook.md)", "[H](roles/cook.md)")


def test_a_folder_that_is_a_draft_is_called_one(careers, repository):
    (careers.folder / "roles/baker.md").unlink()
    careers.write("roles/baker/index.md", "---\ntitle: Baker\nstatus: draft\n---\nBread.\n")
    careers.write(
        "roles/baker/athens.md", "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n"
    )
    said = careers("status", *DAY, "--base", "main").stdout
    assert "  is taken off the site: open → draft\n" in said
    assert "role with openings" not in said


def test_a_folder_whose_openings_are_drafts_is_not_called_open(careers, repository):
    (careers.folder / "roles/baker.md").unlink()
    careers.write("roles/baker/index.md", "# Baker\n\nBread.\n")
    for name in ("athens", "patras"):
        head = f"location: {name.capitalize()}, Greece\nposted: 2026-11-02\nstatus: draft"
        careers.write(f"roles/baker/{name}.md", f"---\n{head}\nreference: {name}\n---\n")
    said = careers("status", *DAY, "--base", "main").stdout
    assert "  closes: open → none of its openings is open\n" in said


def test_an_opening_that_is_renamed_keeps_its_address_by_an_alias(careers, repository, compared):
    careers.write("roles/sales/index.md", "# Sales\n\nSell.\n")
    careers.write("roles/sales/athens.md", role())
    repository()
    (careers.folder / "roles/sales/athens.md").unlink()
    careers.write("roles/sales/attica.md", role("aliases: sales/athens"))
    assert effects(compared()) == [("moves", "jobs/sales/athens/")]


def test_a_default_of_the_site_alters_its_roles(careers, repository, compared):
    mkdocs = (careers.folder / "mkdocs.yml").read_text()
    careers.write(
        "mkdocs.yml",
        mkdocs.replace("      features:", "      defaults: {hours: 38}\n      features:"),
    )
    [change] = compared()
    [found] = change["alterations"]
    assert (found["label"], found["before"], found["after"]) == ("Hours", "", "38")


def test_the_file_of_a_department_alters_its_roles(careers, repository, compared):
    careers.write("site_src/departments/kitchen.md", "---\nhours: 38\n---\n")
    careers.write("site_src/offices/patras.md", "---\ncity: Patras\ncountry: Greece\n---\n")
    repository(
        cook=role("department: Kitchen", title="Cook"),
        porter=role("location: Patras", title="Porter"),
    )
    careers.write("site_src/departments/kitchen.md", "---\nhours: 36\n---\n")
    careers.write("site_src/offices/patras.md", "---\ncity: Volos\ncountry: Greece\n---\n")
    assert [
        (change["path"], [(f["label"], f["before"], f["after"]) for f in change["alterations"]])
        for change in compared()
    ] == [
        ("jobs/cook/", [("Hours", "38", "36")]),
        ("jobs/porter/", [("Location", "Patras, Greece", "Volos, Greece")]),
    ]


def test_both_are_seen_at_the_same_moment(careers, repository):
    careers.write("roles/baker.md", role("closes: 2026-12-01"))
    for day, effect in (("2026-11-23", "altered"), ("2026-12-02", "closes")):
        done = careers("status", "--as-of", day, "--base", "main", "--format", "json")
        [change] = json.loads(done.stdout)["changes"]
        assert change["effect"] == effect


def test_a_branch_is_compared_with_where_it_began(careers, repository, git):
    git(careers.folder, "switch", "-q", "-c", "ours")
    repository(cook=role(title="Cook"))
    git(careers.folder, "switch", "-q", "main")
    repository(waiter=role(title="Waiter"))
    git(careers.folder, "switch", "-q", "ours")
    said = careers("status", *DAY, "--base", "main").stdout
    assert ", where this work left main." in said
    assert "This change opens 1 role.\n" in said


def test_the_site_may_be_new(careers, repository, git):
    git(careers.folder, "switch", "-q", "--orphan", "empty")
    git(careers.folder, "commit", "-q", "--allow-empty", "-m", "Nothing")
    git(careers.folder, "switch", "-q", "main")
    done = careers("status", *DAY, "--base", "empty")
    assert "there was no careers site, so everything is new.\n" in done.stdout
    assert "This change opens 1 role.\n" in done.stdout


def test_problems_at_the_base_are_told_and_the_rest_is_compared(careers, repository):
    repository(cook=role("pay: a lot", title="Cook"))
    careers.write("roles/cook.md", role("pay: 1,500 EUR per month", title="Cook"))
    for form in ("text", "markdown"):
        done = careers("status", *DAY, "--base", "main", "--format", form)
        assert done.exit_code == 0
        assert "as far as what is there can be read: it has problems of its own." in done.stdout
        assert "“a lot” names no amount." in done.stdout
        assert "€1,500 per month" in done.stdout
    done = careers("status", *DAY, "--base", "main", "--format", "json")
    [problem] = json.loads(done.stdout)["base"]["problems"]
    assert problem["path"] == "roles/cook.md"


def test_a_base_whose_configuration_cannot_be_read_is_read_by_todays(careers, repository, git):
    text = (careers.folder / "mkdocs.yml").read_text()
    careers.write("mkdocs.yml", text + "\t")
    repository(cook=role(title="Cook"))
    careers.write("mkdocs.yml", text)
    (careers.folder / "roles/cook.md").unlink()
    done = careers("status", *DAY, "--base", "main")
    assert "mkdocs.yml:" in done.stdout
    assert "This can't be read as YAML" in done.stdout
    assert "This change ends 1 address.\n" in done.stdout


def test_nothing_of_the_base_is_run(careers, repository):
    text = (careers.folder / "mkdocs.yml").read_text()
    careers.write("mkdocs.yml", text + "        ours:\nhooks: [hook.py]\n")
    careers.write("hook.py", "open('ran', 'w')\n")
    careers.write("plugins/ours.py", "open('ran', 'w')\n")
    repository(cook=role("ours: off", title="Cook"))
    careers.write("mkdocs.yml", text)
    careers.write("roles/cook.md", role(title="Cook"))
    done = careers("status", *DAY, "--base", "main")
    assert "  Ours: off → –\n" in done.stdout
    assert not (careers.folder / "ran").exists()


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
def test_what_cannot_be_compared_is_a_sentence(careers, git, form):
    done = careers("status", "--base", "main", "--format", form)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: This folder is not in a git repository")
    assert len(done.stderr.splitlines()) == 1


def test_a_site_in_a_folder_of_its_repository(careers, git):
    for name in ("mkdocs.yml", "roles", "site_src"):
        (careers.folder / "site").mkdir(exist_ok=True)
        (careers.folder / name).rename(careers.folder / "site" / name)
    git(careers.folder, "init", "-q", "-b", "main")
    git(careers.folder, "add", "--all")
    git(careers.folder, "commit", "-q", "-m", "A site")
    careers.write("site/roles/cook.md", role(title="Cook"))
    done = careers("status", *DAY, "--base", "main", "-f", "site/mkdocs.yml")
    assert "This change opens 1 role.\n" in done.stdout
