"""What a build does for those who are told of changes: IndexNow's key in a file, and no more."""

from __future__ import annotations

import pytest

KEY = "a1b2c3d4-E5"


@pytest.fixture
def with_notify(project):
    def write(options: str):
        text = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
        return project.write({"mkdocs.yml": f"{text}        notify: {options}\n"})

    return write


def test_the_key_is_in_a_file_of_its_name(with_notify):
    project = with_notify(f"{{indexnow_key: {KEY}}}")
    assert project.said() == []
    assert project.text(f"{KEY}.txt") == KEY


def test_without_a_key_there_is_no_file(with_notify):
    project = with_notify("{google: true}")
    assert project.said() == []
    texts = [path for path in project.files() if path.endswith(".txt")]
    assert [path for path in texts if not path.startswith("assets/")] == []


@pytest.mark.parametrize(
    "key", ["short", "with blanks in it", "../../etc/passwd", "ümlaute-im-schlüssel", "a" * 129]
)
def test_what_is_no_key_is_told(with_notify, key):
    project = with_notify(f"{{indexnow_key: '{key}'}}")
    [said] = project.said()
    assert said.startswith("mkdocs.yml:16:32: error: This is no key for IndexNow.")
    assert "“careers notify --new-key” makes one." in said


def test_a_key_of_digits_alone_is_text_in_quotes(with_notify):
    project = with_notify("{indexnow_key: '12345678901'}")
    assert project.said() == []
    assert project.text("12345678901.txt") == "12345678901"


def test_nobody_to_tell_is_told(with_notify):
    [said] = with_notify("{}").said()
    assert "warning: “notify” is on, and nobody is named who is to be told." in said


def test_a_site_without_an_address_cannot_be_told_of(with_notify):
    project = with_notify("{google: true}")
    text = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    project.write({"mkdocs.yml": text.replace("site_url: https://jobs.example.com/\n", "")})
    assert "“notify” is on, and the site has no address. Write “site_url:”." in "".join(
        project.said()
    )


def test_a_quota_of_nothing_is_a_problem(with_notify):
    [said] = with_notify("{google: true, google_per_day: 0}").said()
    assert "The option “google_per_day” of “notify” can't be read" in said
