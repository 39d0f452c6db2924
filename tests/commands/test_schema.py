"""`careers schema`."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft7Validator


@pytest.mark.parametrize("kind", ["role", "opening", "department", "office", "config"])
def test_a_schema_is_printed(careers, kind):
    done = careers("schema", kind)
    assert done.exit_code == 0, done.output
    Draft7Validator.check_schema(json.loads(done.stdout))


def test_a_role_is_what_is_meant_when_nothing_is_said(careers):
    assert careers("schema").stdout == careers("schema", "role").stdout


def test_the_names_of_the_site_are_offered(careers):
    careers.write("site_src/departments/bakery.md", "---\ntitle: Bakery: Night shift\n---\n")
    careers.write("site_src/offices/athens.md", "---\ncountry: Greece\n---\n")
    definitions = json.loads(careers("schema").stdout)["definitions"]
    assert "Bakery: Night shift" in definitions["department"]["examples"]
    assert "Athens" in definitions["location"]["examples"]
    assert definitions["application_form"]["description"]


def test_all_of_them_go_into_a_folder_and_are_written_anew(careers):
    for _ in range(2):
        done = careers("schema", "all", "-o", "editors/schemas")
        assert done.exit_code == 0, done.output
    folder = careers.folder / "editors/schemas"
    names = sorted(file.name for file in folder.iterdir())
    assert names == ["config.json", "department.json", "office.json", "opening.json", "role.json"]
    assert json.loads((folder / "role.json").read_text("utf-8")) == json.loads(
        careers("schema").stdout
    )


def test_all_of_them_need_a_folder(careers):
    done = careers("schema", "all")
    assert done.exit_code == 2
    assert "Say into which folder: careers schema all -o .vscode/schemas." in done.stderr


def test_a_file_that_cannot_be_written_is_told(careers):
    careers.write("taken", "x")
    done = careers("schema", "role", "-o", "taken/role.json")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: “taken/role.json” can't be written: ")


def test_a_configuration_that_cannot_be_read_is_told(careers):
    careers.write("mkdocs.yml", "site_name: x\ndocs_dir: site_src\n")
    done = careers("schema")
    assert done.exit_code == 1
    assert "The plugin “careers” is not on." in done.stderr
    assert not done.stdout


def test_a_feature_that_cannot_be_loaded_is_left_out_of_what_can_be_named(careers):
    careers.write("plugins/broken.py", "1 / 0\n")
    done = careers("schema", "config")
    assert done.exit_code == 0, done.output
    features = json.loads(done.stdout)["definitions"]["careers"]["properties"]["features"]
    assert "broken" not in features["properties"]
    assert "job_posting" in features["properties"]
