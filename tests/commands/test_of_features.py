"""`careers <yours>`: commands of features, and that no feature can break ours."""

from __future__ import annotations

import subprocess
import sys

import pytest

COMMAND = """\
import click
from careers import Feature

class {name}(Feature):
    @classmethod
    def commands(cls):
        {body}

@click.command("{command}")
@click.option("-f", "--config-file", default="mkdocs.yml")
def run(config_file):
    \"\"\"Bake bread.\"\"\"
    {does}
"""


@pytest.fixture
def bring(careers):
    """Puts a feature with a command into the site, and switches it on."""

    def put(name="baking", body="yield run", command="bake", does="click.echo(config_file)"):
        text = (careers.folder / "mkdocs.yml").read_text()
        careers.write("mkdocs.yml", f"{text}        {name}: {{}}\n")
        code = COMMAND.format(name=name.title(), body=body, command=command, does=does)
        careers.write(f"plugins/{name}.py", code)
        return careers

    return put


def test_a_feature_that_is_on_brings_its_command(bring):
    careers = bring()
    assert careers("bake").stdout == "mkdocs.yml\n"
    assert careers("bake", "-h").stdout.startswith("Usage: careers bake")
    said = careers("--help").stdout
    assert "Commands of features:" in said
    assert "Bake bread. [plugins/baking.py]" in said
    assert "Not there" not in said


def test_it_is_found_in_the_folder_of_the_configuration_that_is_named(bring, monkeypatch):
    careers = bring()
    careers.write("elsewhere/x", "")
    monkeypatch.chdir(careers.folder / "elsewhere")
    assert careers("bake").exit_code == 2
    for arguments in (("-f", "../mkdocs.yml"), ("--config-file=../mkdocs.yml",)):
        assert careers("bake", *arguments).stdout == "../mkdocs.yml\n"


def test_a_feature_that_is_off_is_not_run(careers):
    careers.write("plugins/baking.py", "raise SystemExit('zebra')")
    done = careers("bake")
    assert done.exit_code == 2
    assert "zebra" not in done.output
    assert "No such command 'bake'" in done.output
    assert "zebra" not in careers("--help").output


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"body": "raise KeyError('oven')"}, "can't tell its commands: KeyError: 'oven' (baking"),
        ({"body": "yield run; exit(3)"}, "can't tell its commands: SystemExit: 3"),
        ({"body": "return None"}, "can't tell its commands: TypeError"),
        ({"body": "return ['bake']"}, "has a command that click doesn't know: 'bake'."),
        ({"command": "build"}, "has a command “build”, which is one of ours."),
        ({"command": "--bake it"}, "has a command called “--bake it”"),
        ({"command": ""}, "has a command called “”"),
        (
            {"body": "import nowhere"},
            "can't tell its commands: ModuleNotFoundError: No module named 'nowhere'",
        ),
    ],
)
def test_what_a_feature_does_wrong_is_a_sentence_and_breaks_nothing(bring, wrong, said):
    careers = bring(**wrong)
    for arguments in (("--help",), ("bake",)):
        output = " ".join(careers(*arguments).output.split())
        assert f"The feature “baking” (plugins/baking.py) {said}" in output
    assert careers("--help").exit_code == 0
    assert careers("build", "-h").stdout.startswith("Usage: careers build")
    assert "baking" not in careers("build", "-h").output


def test_two_commands_of_one_name_are_both_named(bring):
    bring("baking")
    careers = bring("cooking")
    done = careers("bake")
    assert done.exit_code == 2
    assert (
        "Two features have a command “bake”: “baking” (plugins/baking.py) and "
        "“cooking” (plugins/cooking.py). Turn one of them off."
    ) in done.output


def test_a_command_that_fails_is_told_by_its_feature(bring):
    done = bring(does="open('no/where')")("bake")
    assert done.exit_code == 1
    assert done.output.startswith(
        "Error: The command “bake” of the feature “baking” (plugins/baking.py) failed: "
        "FileNotFoundError: "
    )


def test_a_broken_mkdocs_yml_does_not_break_the_help(careers):
    careers.write("mkdocs.yml", "plugins: [")
    assert careers("--help").exit_code == 0
    assert careers("bake").exit_code == 2


def test_a_command_of_ours_asks_no_feature(bring):
    """What is slow to load must not be waited for where nobody wants it."""
    careers = bring(body="raise AssertionError")
    code = (
        "from careers.cli import cli\n"
        "import careers.commands.of_features as found\n"
        "found.find_commands = None\n"
        "cli(['schema', '--help'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=careers.folder, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr


def test_a_command_waits_for_no_other_and_for_no_web_server():
    code = (
        "import sys\n"
        "from careers.cli import cli\n"
        "cli(['build', '--help'], standalone_mode=False)\n"
        "print(sorted({'careers.commands.audit', 'bs4', 'http.server'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_command_writes_new_files_all_of_them_or_none(careers):
    from careers.project import read_project

    project = read_project(str(careers.folder / "mkdocs.yml"))
    with pytest.raises(Exception, match="is there already"):
        project.write_new({"roles/cook.md": "x", "roles/baker.md": "x"})
    assert not (project.roles_folder / "cook.md").exists()
    project.write_new({"roles/cook.md": "x"})
    assert (project.roles_folder / "cook.md").read_text() == "x"
