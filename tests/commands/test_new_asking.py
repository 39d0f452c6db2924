"""`careers new` on a terminal."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from careers.cli import cli
from careers.commands.new import asking


@pytest.fixture
def ask(careers, monkeypatch):
    """Runs `careers new` on a terminal where somebody types these lines."""
    monkeypatch.setattr(asking, "is_terminal", lambda: True)

    def ask(*answers: str, arguments: tuple[str, ...] = ()):
        text = "".join(f"{answer}\n" for answer in answers)
        runner = CliRunner()
        return runner.invoke(cli, ["new", *arguments], input=text, catch_exceptions=False)

    return ask


def front(careers, slug: str) -> list[str]:
    return (careers.folder / f"roles/{slug}.md").read_text().split("---\n")[1].splitlines()


def test_what_matters_is_asked_and_enter_takes_what_is_usual(careers, ask):
    done = ask("Recruiter", "", "", "", "", "", "12 EUR per hour", "15 December 2099")
    assert done.exit_code == 0, done.output
    questions = [line.partition("(")[0].strip() for line in done.output.splitlines()[1:]]
    assert questions == [
        "What is the role called? Recruiter",
        "There are descriptions to start from:",
        "1  Recruiter  People",
        "Which one? 0 for none [1]:",
        "Department",
        "Where is it?",
        "Workplace",
        "Employment",
        "Pay",
        "Last day to apply",
        "Wrote roles/recruiter.md from the description “Recruiter”",
        "Fill it in, then delete the line “status: draft” to publish it.",
    ]
    posted = next(line for line in front(careers, "recruiter") if line.startswith("posted: 2"))
    assert front(careers, "recruiter") == [
        "title: Recruiter",
        "department:",
        "location: Athens",
        "workplace:",
        "employment:",
        "pay: 12 EUR per hour",
        posted,
        "closes: 15 December 2099",
        "status: draft",
    ]
    assert careers("check").exit_code == 0


def test_an_answer_that_can_not_be_read_is_told_and_asked_again(careers, ask):
    done = ask(
        *("", "Cook", "Kitchen", "Atlantis", "Lyon, France", "sometimes", "on site", "sometimes"),
        *("part time", "a lot", "9 EUR per hour", "03/04/2099", "31 January", "2099-04-03"),
        arguments=("--empty",),
    )
    assert done.exit_code == 0, done.output
    said = [line.strip() for line in done.output.splitlines() if line.startswith("  “")]
    assert [line.partition("”")[0] for line in said] == [
        *("“Atlantis", "“sometimes", "“sometimes", "“a lot", "“03/04/2099", "“31 January"),
    ]
    assert "Write 2099-04-03 for 3 April 2099 or 2099-03-04 for 4 March 2099." in said[4]
    assert front(careers, "cook")[1:6] == [
        *("department: Kitchen", "location: Lyon, France", "workplace: on site"),
        *("employment: part time", "pay: 9 EUR per hour"),
    ]


def test_a_remote_role_is_asked_from_where_one_may_work(careers, ask):
    done = ask("Cook", "0", "", "remote", "Mars", "Greece; Italy", "", "", "")
    assert done.exit_code == 0, done.output
    assert front(careers, "cook")[2:4] == ["workplace: remote", "applicants: Greece; Italy"]
    done = ask("Chef", "", "", "remote", "Greece", "", "", "")
    assert front(careers, "chef")[2:5] == [
        *("location: Athens", "workplace: remote", "applicants: Greece"),
    ]


def test_what_is_only_odd_is_told_once_and_may_be_meant(careers, ask):
    careers.write("site_src/departments/kitchen.md", "---\n---\n")
    done = ask("Cook", "0", "Kichen", "", *[""] * 5)
    assert done.output.count("Did you mean “Kitchen”?") == 1
    assert "department: Kichen" in front(careers, "cook")
    done = ask("Chef", "Kichen", "Kitchen", *[""] * 5)
    assert "department: Kitchen" in front(careers, "chef")


def test_what_is_given_already_and_what_the_department_states_is_not_asked(careers, ask):
    flags = ("--department", "Sales", "--pay", "9 EUR per hour", "--empty")
    done = ask("Cook", "", "", "", arguments=flags)
    assert done.exit_code == 0, done.output
    assert "Employment" not in done.output, "Sales is part-time"
    assert "Department (" not in done.output
    assert "descriptions" not in done.output


def test_a_number_that_stands_for_no_description_is_asked_again(careers, ask):
    done = ask("Sales Manager", "9", "x", "1", *[""] * 6)
    assert done.output.count("Write a number from 0 to ") == 2
    assert "from the description “Sales Manager”" in done.output


def test_a_name_that_is_taken_or_none_is_asked_again(careers, ask):
    done = ask("Baker", "Ωμέγα", "baker-2", *[""] * 6)
    assert "There is a role “baker” already." in done.output
    assert "No file name can be made of “Ωμέγα”." in done.output
    assert "title: Baker" in front(careers, "baker-2")
    done = ask("Αρτοποιός", "athens", *[""] * 6)
    assert "title: Αρτοποιός" in front(careers, "athens")


@pytest.mark.parametrize("answers", [[], ["Cook"], ["Cook", "", "Kitchen", ""]])
def test_whoever_stops_in_between_leaves_nothing_behind(careers, ask, answers):
    before = sorted(careers.folder.rglob("*"))
    done = ask(*answers)  # and then the end of the input, which is what Ctrl+C is to it
    assert done.exit_code == 1
    assert "Aborted!" in done.stderr
    assert sorted(careers.folder.rglob("*")) == before


def test_nothing_is_asked_where_nobody_could_answer(careers):
    done = careers("new")
    assert done.exit_code == 2
    assert "Write what the role is called, such as: careers new Baker." in done.stderr
