"""`careers new`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from careers import frontmatter
from careers.keys import NAMES
from careers.library import library


def test_it_writes_a_draft_that_reads_without_a_problem(careers):
    done = careers("new", "Sales: Account Executive & more", "--department", "sales")
    assert done.exit_code == 0, done.output
    text = (careers.folder / "roles/sales-account-executive-and-more.md").read_text()
    today = datetime.now(ZoneInfo("Europe/Athens")).date().isoformat()
    assert text.startswith(
        "---\ntitle: Sales: Account Executive & more\ndepartment: sales\nlocation: Athens\n"
    )
    assert f"\nposted: {today}\n" in text
    assert "\nstatus: draft\n" in text
    assert "\nemployment:" not in text, "the department says it"
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Job brief",
        "## Responsibilities",
        "## Requirements",
        "## More resources",
    ]
    assert careers("check").exit_code == 0


def test_a_role_is_never_overwritten(careers):
    before = (careers.folder / "roles/baker.md").read_text()
    done = careers("new", "Baker")
    assert done.exit_code == 2
    assert "There is a role roles/baker.md already" in done.stderr
    assert (careers.folder / "roles/baker.md").read_text() == before


@pytest.mark.parametrize("title", ["Αρτοποιός", "!!!", "Index"])
def test_a_title_without_a_file_name_asks_for_one(careers, title):
    done = careers("new", title)
    assert done.exit_code == 2
    assert "--name sales-account-executive" in done.stderr


def test_a_name_can_be_given(careers):
    assert careers("new", "Αρτοποιός", "--name", "baker-athens").exit_code == 0
    assert "title: Αρτοποιός" in (careers.folder / "roles/baker-athens.md").read_text()
    assert careers("new", "x", "--name", "../x").exit_code == 2


def test_what_the_files_of_departments_and_offices_say_is_not_asked(careers):
    mkdocs = (careers.folder / "mkdocs.yml").read_text()
    careers.write(
        "mkdocs.yml", mkdocs.replace("      offices: [{name: Athens, country: Greece}]\n", "")
    )
    careers.write("site_src/departments/kitchen.md", "---\nworkplace: on-site\n---\n")
    careers.write("site_src/offices/athens.md", "---\ncountry: Greece\npay: 9 EUR per hour\n---\n")
    assert careers("new", "Cook", "--department", "KITCHEN").exit_code == 0
    keys = [line.partition(":")[0] for line in read_front(careers, "cook")]
    assert keys == ["title", "department", "location", "employment", "posted", "closes", "status"]
    assert "location: Athens" in read_front(careers, "cook")
    assert careers("check").exit_code == 0


def read_front(careers, slug):
    return (careers.folder / f"roles/{slug}.md").read_text().split("---\n")[1].splitlines()


def test_without_a_title_there_is_nothing_to_write(careers):
    done = careers("new")
    assert done.exit_code == 2
    assert "Write what the role is called, such as: careers new Baker." in done.stderr


# --- From the library ---------------------------------------------------------------------------


def test_a_title_alone_starts_from_its_description(careers):
    done = careers("new", "Senior Software Engineer")
    assert done.output.splitlines() == [
        "Wrote roles/senior-software-engineer.md from the description “Software Engineer”",
        "Fill it in, then delete the line “status: draft” to publish it.",
    ]
    text = (careers.folder / "roles/senior-software-engineer.md").read_text()
    assert text.startswith("---\ntitle: Senior Software Engineer\ndepartment:\nlocation: Athens\n")
    assert text.endswith(library()["engineering/software-engineer"].body)
    assert careers("check").output == "No problems.\n"


def test_what_a_description_leaves_open_is_told_once_it_is_no_draft(careers):
    careers("new", "Recruiter")
    file = careers.folder / "roles/recruiter.md"
    file.write_text(file.read_text().replace("status: draft\n", ""))
    said = careers("check").output
    assert "error: “Say here what is special about this job at your place: " in said
    assert "There is a bullet with nothing behind it." in said


@pytest.mark.parametrize(
    ("arguments", "heading"),
    [
        (["Recruiter", "--empty"], "One sentence that makes somebody click."),
        (["Talent Wizard", "--like", "recruiter"], "Find the right colleagues, and treat"),
        (["Recruiter", "--like", "trades/plumber"], "See to it that water runs where it should"),
        (["Beekeeper"], "One sentence that makes somebody click."),
    ],
)
def test_another_description_or_none_can_be_asked_for(careers, arguments, heading):
    assert careers("new", *arguments, "--name", "x").exit_code == 0
    body = (careers.folder / "roles/x.md").read_text().split("---\n")[2]
    assert body.startswith(heading)


def test_a_department_is_called_as_the_site_calls_it(careers):
    careers("new", "Sales Manager")
    assert read_front(careers, "sales-manager")[1] == "department: Sales"
    careers("new", "Accountant", "--department", "Money")
    assert read_front(careers, "accountant")[1] == "department: Money"


def test_a_description_that_is_not_there_is_told_with_the_nearest(careers):
    done = careers("new", "X", "--like", "plumer")
    assert done.exit_code == 0, "a slip of the finger"
    done = careers("new", "Y", "--like", "bee keeper")
    assert done.exit_code == 2
    assert "There is no description “bee keeper”." in done.stderr
    assert "careers new --list shows all of them." in done.stderr


def test_the_descriptions_are_listed(careers):
    lines = careers("new", "--list").output.splitlines()
    assert lines[:2] == ["Data", "  Data Analyst    data/data-analyst"]
    assert len(lines) == len(library()) + 15
    assert careers("new", "Data", "--list").output.split() == [
        *("Data", "Analyst", "data/data-analyst", "Data", "Engineer", "data/data-engineer"),
        *("Data", "Scientist", "data/data-scientist"),
    ]
    assert "No description is like that." in careers("new", "Beekeeper", "--list").output


def test_a_site_in_another_language_gets_its_own_headings_and_no_english_text(careers):
    mkdocs = careers.folder / "mkdocs.yml"
    mkdocs.write_text(mkdocs.read_text().replace("font: false", "font: false, language: de"))
    careers("new", "Recruiter")
    text = (careers.folder / "roles/recruiter.md").read_text()
    assert "Ein Satz, der zum Weiterlesen verlockt.\n" in text
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        *("## Die Stelle", "## Ihre Aufgaben", "## Ihr Profil", "## Weitere Informationen"),
    ] or "## Job brief" not in text
    file = careers.folder / "roles/recruiter.md"
    file.write_text(text.replace("status: draft\n", ""))
    assert "“Ein Satz, der zum Weiterlesen verlockt.” is what a new role" in careers("check").output
    file.unlink()
    assert careers("new", "Recruiter", "--like", "recruiter").exit_code == 0
    assert "## Job brief" in file.read_text()


# --- From an earlier role -----------------------------------------------------------------------

CLOSED = """\
---
# the oven
title: Cook
location: Athens
pay: 10 EUR per hour
# until the summer
posted: 2020-01-02
closes: 2020-03-04
status: filled on 2020-02-03
reference: C-1
aliases: chef
confirmed: 2020-01-20
starts: March 2020
---
Soup with [bread](baker.md).
"""


def test_an_earlier_role_is_copied_without_what_was_true_of_its_time(careers):
    careers.write("roles/cook.md", CLOSED)
    done = careers("new", "--from", "roles/cook.md")
    assert done.output.splitlines() == [
        "Wrote roles/cook-2.md, a copy of roles/cook.md",
        "Left out: closes, reference, aliases, confirmed, starts.",
        "Fill it in, then delete the line “status: draft” to publish it.",
    ]
    assert (careers.folder / "roles/cook-2.md").read_text() == (
        "---\n# the oven\ntitle: Cook\nlocation: Athens\npay: 10 EUR per hour\n# until the summer\n"
        f"posted: {today()}\nstatus: draft\n---\nSoup with [bread](baker.md).\n"
    )
    assert (careers.folder / "roles/cook.md").read_text() == CLOSED
    assert careers("check").exit_code == 0
    assert "Wrote roles/cook-3.md" in careers("new", "--from", "cook").output


def test_a_copy_can_say_something_else(careers):
    careers.write("roles/cook.md", CLOSED)
    done = careers("new", "--from", "cook", "Head: Cook", "--closes", "2099-01-31", "--pay", "")
    assert done.output.splitlines()[0] == "Wrote roles/head-cook.md, a copy of roles/cook.md"
    front = read_front(careers, "head-cook")
    assert "title: Head: Cook" in front
    assert "closes: 2099-01-31" in front
    assert "pay: 10 EUR per hour" in front
    done = careers("new", "--from", "cook", "--closes", "31 January")
    assert done.exit_code == 2
    assert "--closes: “31 January” has no year." in done.stderr


def test_a_role_that_is_a_folder_is_copied_with_its_openings_and_translations(careers):
    mkdocs = (careers.folder / "mkdocs.yml").read_text()
    options = "      languages: [en, de]\n      features:\n"
    careers.write("mkdocs.yml", mkdocs.replace("      features:\n", options))
    careers.write("roles/cook/index.md", "---\ntitle: Cook\nstatus: paused\n---\nSoup.\n")
    careers.write("roles/cook/index.de.md", "# Köchin\n\nSuppe.\n")
    careers.write("roles/cook/athens.md", SINGLE.replace("baker.md", "../baker.md"))
    careers.write("roles/cook/lyon.md", "---\nlocation: Lyon, France\nposted: 2020-01-02\n---\n")
    done = careers("new", "--from", "roles/cook/", "--name", "second")
    assert done.exit_code == 0, done.output
    files = tree(careers.folder / "roles/second")
    assert {*files} == {"index.md", "index.de.md", "athens.md", "lyon.md"}
    assert files["index.md"] == "---\ntitle: Cook\nstatus: draft\n---\nSoup.\n"
    assert files["index.de.md"] == "# Köchin\n\nSuppe.\n"
    assert files["lyon.md"] == f"---\nlocation: Lyon, France\nposted: {today()}\n---\n"
    assert careers("check").output == "No problems.\n"


def test_an_opening_is_copied_beside_itself(careers):
    careers.write("roles/cook/index.md", "# Cook\n\nSoup.\n")
    careers.write("roles/cook/lyon.md", "---\nlocation: Lyon, France\nposted: 2020-01-02\n---\n")
    done = careers("new", "--from", "roles/cook/lyon.md")
    assert "Wrote roles/cook/lyon-2.md" in done.output
    assert (
        tree(careers.folder / "roles/cook")["lyon-2.md"]
        == f"---\nlocation: Lyon, France\nposted: {today()}\nstatus: draft\n---\n"
    )
    done = careers("new", "--from", "cook/lyon", "Chef")
    assert done.exit_code == 2
    assert (
        "roles/cook/lyon.md is an opening, called as its role is; leave TITLE out." in done.stderr
    )


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--from", "../baker"], 2, "There is no role “../baker” in roles/."),
        (["--from", "bakr"], 2, "There is no role “bakr” in roles/. Did you mean “baker”?"),
        (["--from", "site_src/index.md"], 2, "There is no role “site_src/index.md” in roles/."),
        (["--from", ""], 2, "There is no role “” in roles/."),
        (["--from", "baker", "Baker"], 2, "There is roles/baker.md already. Choose another"),
        (["--from", "baker", "--name", "../x"], 2, "No file name can be made of “../x”."),
        (["--from", "baker", "Αρτοποιός"], 2, "No file name can be made of “Αρτοποιός”."),
        (["--from", "baker", "--empty"], 2, "Write one of --like, --empty, --from and"),
        (["--from", "word"], 1, "“word.md” is not a text file."),
        (["--from", "none"], 1, "“none.md” is empty."),
    ],
)
def test_what_can_not_be_copied_is_told_and_nothing_is_written(careers, arguments, status, said):
    (careers.folder / "roles/word.md").write_bytes(b"PK\0\0")
    (careers.folder / "roles/none.md").write_bytes(b"")
    before = tree(careers.folder)
    done = careers("new", *arguments)
    assert done.exit_code == status
    assert said in done.stderr
    assert tree(careers.folder) == before


def test_slips_of_an_earlier_role_come_along_and_are_told(careers):
    careers.write(
        "roles/cook.md", "\ntitle: Cook\nLocation : Athens\nposted: x\nplace: y\n## Soup\n"
    )
    done = careers("new", "--from", "cook")
    assert done.exit_code == 0, done.output
    assert "roles/cook-2.md:6:1: error: There is no key “place”." in done.output.replace(
        ":5:", ":6:"
    )


# --- In a browser -------------------------------------------------------------------------------


def test_a_link_opens_the_new_role_in_the_editor_of_the_web(careers):
    edit_uri = "edit_uri: https://github.com/example/jobs/edit/main/site_src/\n"
    careers.write("mkdocs.yml", edit_uri + (careers.folder / "mkdocs.yml").read_text())
    before = tree(careers.folder)
    done = careers("new", "Recruiter", "--link", "--pay", "9 EUR per hour")
    assert done.exit_code == 0, done.output
    parts = urlsplit(done.output.strip())
    assert (parts.netloc, parts.path) == ("github.com", "/example/jobs/new/main")
    asked = parse_qs(parts.query)
    assert asked["filename"] == ["roles/recruiter.md"]
    assert tree(careers.folder) == before
    careers("new", "Recruiter", "--pay", "9 EUR per hour")
    assert asked["value"] == [(careers.folder / "roles/recruiter.md").read_text()]
    done = careers("new", "--link")
    assert done.output.startswith("https://github.com/example/jobs/new/main/roles?value=---%0A")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Recruiter"], "Nobody says where the repository is. Write “edit_uri:” in mkdocs.yml"),
        (["--from", "baker"], "--link is for new roles; leave --from and --opening-of out."),
    ],
)
def test_a_link_that_can_not_be_made_is_told(careers, git, arguments, said):
    done = careers("new", "--link", *arguments)
    assert done.exit_code != 0
    assert said in done.stderr


def test_a_link_that_can_not_take_the_text_along_says_so(careers):
    uri = "edit_uri: https://gitlab.com/example/jobs/-/edit/main/site_src/\n"
    careers.write("mkdocs.yml", uri + (careers.folder / "mkdocs.yml").read_text())
    done = careers("new", "Recruiter", "--link")
    assert done.stdout == (
        "https://gitlab.com/example/jobs/-/new/main?file_name=roles/recruiter.md\n"
    )
    assert "The address doesn't take the text along." in done.stderr


# --- What is given with flags -------------------------------------------------------------------


def test_everything_that_is_asked_can_be_given(careers):
    done = careers(
        *("new", "Cook", "--empty", "--department", "Kitchen", "--location", "Lyon, France"),
        *("--workplace", "on-site", "--employment", "part-time", "--pay", "12 EUR per hour"),
        *("--closes", "31 December 2099"),
    )
    assert done.exit_code == 0, done.output
    assert read_front(careers, "cook") == [
        "title: Cook",
        "department: Kitchen",
        "location: Lyon, France",
        "workplace: on-site",
        "employment: part-time",
        "pay: 12 EUR per hour",
        f"posted: {today()}",
        "closes: 31 December 2099",
        "status: draft",
    ]


def test_a_remote_role_is_asked_from_where_one_may_work(careers):
    assert careers("new", "Cook", "--workplace", "remote").exit_code == 0
    assert read_front(careers, "cook")[2:4] == ["workplace: remote", "applicants:"]
    careers("new", "Cook", "--name", "c", "--location", "Remote", "--applicants", "Greece; Italy")
    assert read_front(careers, "c")[2:4] == ["location: Remote", "applicants: Greece; Italy"]


def test_every_answer_that_can_not_be_read_is_told_and_nothing_is_written(careers):
    done = careers(
        *("new", "Cook", "--closes", "03/04/2027", "--pay", "a lot", "--location", "Atlantis"),
        *("--employment", "sometimes"),
    )
    assert done.exit_code == 2
    lines = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        *("--location", "--employment", "--pay", "--closes", "Nothing was written."),
    ]
    assert "--closes: “03/04/2027” can be 3 April 2027 or 4 March 2027. Write" in done.stderr
    assert not (careers.folder / "roles/cook.md").exists()


@pytest.mark.parametrize(
    "title", ["# Cook", "| Cook", "[Cook]", '"Cook"', "Cook: “the” chef", "> C", "* C"]
)
def test_a_title_is_written_so_that_it_is_read_as_meant(careers, title):
    done = careers("new", title, "--name", "x", "--empty")
    assert done.exit_code == 0, done.output
    front = frontmatter.read((careers.folder / "roles/x.md").read_text(), "", NAMES)
    assert front.fields["title"].text.value == title
    assert front.fields.keys() >= {"title", "posted", "status"}


def test_what_can_not_be_written_on_one_line_is_told(careers):
    done = careers("new", "Cook", "--pay", "9 EUR per hour <!--")
    assert done.exit_code == 2
    assert not (careers.folder / "roles/cook.md").exists()
    done = careers("new", "Cook\nstatus: open", "--name", "x", "--empty")
    assert read_front(careers, "x")[0] == "title: Cook status: open"


# --- An opening of a role -----------------------------------------------------------------------

SINGLE = """\
---
title: Cook
department: Sales
featured: yes
aliases: chef
# where
location: Athens
workplace: on-site
pay: 10 EUR per hour
posted: 2026-11-02
---
Soup with [bread](baker.md).
"""


@pytest.fixture
def cook(careers):
    """The folder of roles, with a role in a single file that is an opening."""
    careers.write("roles/cook.md", SINGLE)
    return careers.folder / "roles"


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder with its text."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes().decode()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def head(text: str) -> list[str]:
    """The lines of the front matter."""
    return text.split("---\n")[1].splitlines()


def today() -> str:
    return datetime.now(ZoneInfo("Europe/Athens")).date().isoformat()


def test_a_single_file_becomes_a_folder_with_the_opening_that_it_was(careers, cook):
    done = careers("new", "--opening-of", "cook", "Lyon, France")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        "Moved roles/cook.md to roles/cook/index.md",
        "Wrote roles/cook/athens.md, which is the opening that it was",
        "Wrote roles/cook/lyon.md",
        "Fill it in, then delete the line “status: draft” to publish it.",
    ]
    files = tree(cook)
    assert {*files} == {"baker.md", "cook/index.md", "cook/athens.md", "cook/lyon.md"}
    assert files["cook/index.md"] == (
        "---\ntitle: Cook\ndepartment: Sales\nfeatured: yes\naliases: chef\n---\n"
        "Soup with [bread](../baker.md).\n"
    )
    assert files["cook/athens.md"] == (
        "---\n# where\nlocation: Athens\nworkplace: on-site\npay: 10 EUR per hour\n"
        "posted: 2026-11-02\n---\n"
    )
    assert head(files["cook/lyon.md"]) == [
        "location: Lyon, France",
        "workplace: on-site",
        "pay:",
        f"posted: {today()}",
        "closes:",
        "reference:",
        "status: draft",
    ]
    done = careers("check")
    assert (done.exit_code, done.output) == (0, "No problems.\n")


def test_translations_move_with_the_role_that_becomes_a_folder(careers, cook):
    settings = (careers.folder / "mkdocs.yml").read_text()
    options = "      languages: [en, de]\n      features:\n"
    careers.write("mkdocs.yml", settings.replace("      features:\n", options))
    careers.write("roles/cook.de.md", "# Köchin\n\nSuppe mit [Brot](baker.md).\n")
    done = careers("new", "--opening-of", "cook", "Lyon, France")
    assert done.exit_code == 0, done.output
    assert "Moved roles/cook.de.md to roles/cook/index.de.md" in done.output.splitlines()
    files = tree(cook)
    assert files["cook/index.de.md"] == "# Köchin\n\nSuppe mit [Brot](../baker.md).\n"
    assert files["cook/athens.de.md"] == "---\n---\n"
    assert {"cook.md", "cook.de.md"}.isdisjoint(files)
    assert careers("build").exit_code == 0
    page = (careers.folder / "site/de/jobs/cook/athens/index.html").read_text(encoding="utf-8")
    assert "Suppe mit" in page


def test_what_is_blank_in_an_opening_is_told_once_it_is_no_draft(careers, cook):
    careers("new", "--opening-of", "cook", "Night")
    file = cook / "cook/night.md"
    assert careers("check").exit_code == 0
    file.write_text(file.read_text().replace("status: draft\n", ""))
    assert (
        "roles/cook/night.md:2:1: error: Nothing is written behind “location:”."
        in careers("check").output
    )


def test_a_filled_in_opening_says_what_the_role_says(careers, cook):
    careers("new", "--opening-of", "cook", "Lyon, France")
    file = cook / "cook/lyon.md"
    file.write_text(file.read_text().replace("status: draft\n", ""))
    assert careers("build").exit_code == 0
    page = (careers.folder / "site/jobs/cook/lyon/index.html").read_text()
    assert "Soup with" in page
    assert "What this file doesn't say" not in page


@pytest.mark.parametrize(
    "role",
    ["cook", "cook.md", "roles/cook.md", "./roles/cook.md", "roles\\cook.md", "/x/roles/cook"],
)
def test_a_role_is_found_by_its_name_or_its_file(careers, cook, role):
    assert careers("new", "--opening-of", role, "Senior").exit_code == 0
    assert (cook / "cook/senior.md").is_file()


@pytest.mark.parametrize("role", ["cook", "roles/cook/", "cook/index.md", "roles/cook/index.md"])
def test_a_role_that_is_a_folder_gets_one_more_file(careers, role):
    index = "---\ntitle: Cook\npay: 10 EUR per hour\nlocation: Athens\nreference: C\n---\nSoup.\n"
    careers.write("roles/cook/index.md", index)
    done = careers("new", "--opening-of", role, "senior")
    assert done.output.splitlines() == [
        "Wrote roles/cook/senior.md",
        "Fill it in, then delete the line “status: draft” to publish it.",
    ]
    files = tree(careers.folder / "roles/cook")
    assert files["index.md"] == index
    assert head(files["senior.md"]) == [
        "level: senior",
        "workplace:",
        "employment:",
        f"posted: {today()}",
        "closes:",
        "reference:",
        "status: draft",
    ]
    assert careers("check").output == "No problems.\n"


def test_a_description_becomes_the_index_as_it_is(careers):
    careers.write("roles/cook.md", "# Cook\n\n[Bread](baker.md)\n")
    done = careers("new", "--opening-of", "cook", "Athens")
    assert done.output.splitlines()[:2] == [
        "Moved roles/cook.md to roles/cook/index.md",
        "Wrote roles/cook/athens.md",
    ]
    files = tree(careers.folder / "roles/cook")
    assert files["index.md"] == "# Cook\n\n[Bread](../baker.md)\n"
    assert careers("check").output == "No problems.\n"


def test_line_ends_and_the_mark_of_the_file_are_kept(careers, cook):
    data = b"\xef\xbb\xbf" + SINGLE.replace("\n", "\r\n").encode()
    (cook / "cook.md").write_bytes(data)
    assert careers("new", "--opening-of", "cook", "Lyon, France").exit_code == 0
    index = (cook / "cook/index.md").read_bytes()
    assert index.startswith(b"\xef\xbb\xbf---\r\ntitle: Cook\r\n")
    assert index.count(b"\n") == index.count(b"\r\n")
    assert b"\r\nposted: 2026-11-02\r\n" in (cook / "cook/athens.md").read_bytes()


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("draft", "roles/cook/index.md is a draft as well: delete the line there, too."),
        (
            "closed",
            "roles/cook/index.md says “status: closed”: write “status: open” in place of the line.",
        ),
    ],
)
def test_the_roles_own_status_is_told(careers, status, said):
    careers.write("roles/cook/index.md", f"---\ntitle: Cook\nstatus: {status}\n---\nSoup.\n")
    assert careers("new", "--opening-of", "cook", "Athens").output.splitlines()[-1] == said


def test_a_name_that_is_no_place_is_told_and_the_place_asked(careers, cook):
    done = careers("new", "--opening-of", "cook", "Thessaloniki")
    assert (
        "“Thessaloniki” was read neither as a place nor as a level. "
        "If it is a place, write behind “location:” town, region and country."
    ) in done.output.splitlines()
    assert "location:" in head(tree(cook)["cook/thessaloniki.md"])
    assert careers("check").exit_code == 0


def test_an_openings_file_can_be_given_a_name(careers, cook):
    assert careers("new", "--opening-of", "cook", "Αθήνα, Ελλάδα", "--name", "gr").exit_code == 0
    assert careers("new", "--opening-of", "cook", "--name", "night").exit_code == 0
    assert {*tree(cook / "cook")} == {"index.md", "athens.md", "gr.md", "night.md"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cok", "Athens"], "There is no role “cok” in roles/. Did you mean “cook”?"),
        (["", "Athens"], "There is no role “” in roles/."),
        (["../x", "Athens"], "There is no role “../x” in roles/."),
        (["x" * 5000, "Athens"], "There is no role “xxxxx"),
        (["cook"], "Write the opening's place or level, such as: careers new --opening-of cook"),
        (["cook", "Ωμέγα"], "No file name can be made of “Ωμέγα”. Add --name"),
        (["cook", "Index"], "No file name can be made of “Index”. Add --name"),
        (["cook", "Lyon", "--name", "../x"], "No file name can be made of “../x”. Add --name"),
        (["cook", "Lyon", "--department", "Sales"], "An opening is in its role's department"),
        (["cook", "Athens"], "roles/cook.md is that opening itself, and would become roles/cook/a"),
        (["pair", "Athens"], "There are roles/pair.md and roles/pair/index.md, and one address"),
        (["pair/lyon", "Athens"], "“pair/lyon” is an opening itself. Write --opening-of pair."),
        (["alone", "Athens"], "The folder roles/alone has openings and no index.md. Write it"),
    ],
)
def test_what_can_not_be_meant_is_told_and_nothing_is_written(careers, cook, arguments, said):
    for name in ("pair.md", "pair/index.md", "pair/lyon.md", "alone/lyon.md"):
        careers.write(f"roles/{name}", SINGLE)
    before = tree(cook)
    done = careers("new", "--opening-of", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert tree(cook) == before


def test_what_is_there_is_never_overwritten(careers, cook):
    careers.write("roles/cook/athens.md", "mine")
    before = tree(cook)
    done = careers("new", "--opening-of", "cook", "Lyon, France")
    assert done.exit_code == 2
    assert "would become roles/cook/athens.md, which is there. Rename that file" in done.stderr
    assert tree(cook) == before
    (cook / "cook/athens.md").unlink()
    careers.write("roles/cook/lyon.md", "mine")
    done = careers("new", "--opening-of", "cook", "Lyon, France")
    assert "There is an opening roles/cook/lyon.md already. Choose another --name." in done.stderr
    assert tree(cook)["cook.md"] == SINGLE
    (cook / "cook/lyon.md").unlink()
    (cook / "cook/lyon.md").mkdir()  # a folder of that name
    done = careers("new", "--opening-of", "cook", "Lyon, France")
    assert "roles/cook/lyon.md can't be written: File exists." in done.stderr
    assert tree(cook)["cook.md"] == SINGLE
    assert "cook/index.md" not in tree(cook)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"---\ntitle: x\nplace: y\n---\n", "roles/cook.md:3:1: error: There is no key “place”."),
        (b"title: \xff", "roles/cook.md:1:8: error: “cook.md” is not saved as UTF-8"),
        (b"", "roles/cook.md:1:1: error: “cook.md” is empty."),
        (b"---\nposted: 2026-11-02\n---\n", "roles/cook.md:1:1: error: This role has no title and"),
    ],
)
def test_a_file_that_can_not_be_moved_stays(careers, cook, data, said):
    (cook / "cook.md").write_bytes(data)
    before = (cook / "cook.md").read_bytes()
    done = careers("new", "--opening-of", "cook", "Lyon, France")
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stderr.endswith("Nothing was written. Mend this first, then run it again.\n")
    assert (cook / "cook.md").read_bytes() == before
    assert not (cook / "cook").exists()


def test_a_site_elsewhere_can_be_meant(careers, cook, monkeypatch):
    monkeypatch.chdir(careers.folder.parent)
    name = careers.folder.name
    done = careers(
        *("new", "-f", f"{name}/mkdocs.yml", "--opening-of", f"{name}/roles/cook.md", "Remote")
    )
    assert (
        done.output.splitlines()[0] == f"Moved {name}/roles/cook.md to {name}/roles/cook/index.md"
    )
    assert head(tree(cook)["cook/remote.md"])[:2] == ["workplace: remote", "applicants:"]
