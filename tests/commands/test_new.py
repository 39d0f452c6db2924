"""`careers new`."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest


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
