"""What somebody filled into the form on GitHub is data, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers import frontmatter
from careers.issue_form import (
    DRAFT,
    LIKE,
    NO_DESCRIPTION,
    NONE,
    PUBLISH,
    QUESTIONS,
    SUMMARY,
    TEXTS,
    VALUES,
    WHEN,
    Answers,
    description_of,
    read_answers,
    role_text,
)
from careers.keys import NAMES
from careers.library import library


def issue(**answers: str) -> str:
    """The text of an issue as GitHub writes it."""
    questions = {**VALUES, **TEXTS, "like": LIKE, "summary": SUMMARY, "when": WHEN}
    said = {questions[key]: answer for key, answer in answers.items()}
    parts = [f"### {question}\n\n{said.get(question) or NONE}" for question in QUESTIONS]
    return "\n\n".join(parts)


def test_what_is_answered_is_read_and_the_rest_is_left_out():
    body = issue(
        title="Cook: night", pay="9 EUR per hour", brief="Soup.\n\nMore soup.", when=PUBLISH
    )
    assert read_answers(body) == Answers(
        {"title": "Cook: night", "pay": "9 EUR per hour"},
        texts={"brief": "Soup.\n\nMore soup."},
        is_draft=False,
    )
    assert read_answers(body.replace("\n", "\r\n")) == read_answers(body)


@pytest.mark.parametrize("body", ["", "Hello", "### Pay", "###", "### Nothing known\n\nx", "\0"])
def test_a_text_that_is_no_form_says_nothing(body):
    answers = read_answers(body)
    assert (answers.values, answers.texts, answers.is_draft) == ({}, {}, True)


def test_a_heading_in_an_answer_is_part_of_it():
    text = "One\n### Pay\n1\n### Responsibilities of old\n\n### What is the role called?\nx"
    answers = read_answers(issue(title="Cook", brief=text, requirements="a\nb"))
    assert answers.values == {"title": "Cook"}
    assert answers.texts == {"brief": text, "requirements": "a\nb"}


def test_what_is_published_is_what_was_said_so():
    for said in ("", DRAFT, "publish it now", "x"):
        assert read_answers(issue(title="Cook", when=said)).is_draft
    assert not read_answers(issue(title="Cook", when="Publish it")).is_draft


def test_lines_become_bullets_where_a_list_is_asked_for():
    answers = read_answers(
        issue(title="x", responsibilities="Peel\n\nBoil", requirements="- a\n- b")
    )
    text = role_text({"title": "x"}, answers, "en")
    assert "## Responsibilities\n\n- Peel\n- Boil\n" in text
    assert "## Requirements\n\n- a\n- b\n" in text
    one = role_text({"title": "x"}, read_answers(issue(title="x", requirements="Hands.")), "en")
    assert "## Requirements\n\nHands.\n" in one


def test_what_is_not_said_comes_from_the_description():
    answers = read_answers(issue(title="Cook", like="Cook", requirements="Hands\nFeet"))
    cook = library()["hospitality/cook"]
    assert description_of(answers) == cook
    text = role_text({"title": "Cook"}, answers, "en")
    assert "- Hands\n- Feet\n" in text
    assert "Nice to have" not in text
    for kept in ("## Job brief", "- Prepare and cook dishes", "## More resources\n\n-\n"):
        assert kept in text
    assert description_of(read_answers(issue(title="Cook", like=NO_DESCRIPTION))) is None


def test_a_role_that_is_to_be_published_has_nothing_left_to_fill_in():
    answers = read_answers(issue(title="Cook", like="Cook", when=PUBLISH))
    text = role_text({"title": "Cook"}, answers, "en")
    assert "Say here what is special" not in text
    assert "More resources" not in text
    bare = role_text({"title": "Cook"}, read_answers(issue(title="Cook", when=PUBLISH)), "en")
    assert bare == "---\ntitle: Cook\n---\n\n"


HOSTILE = st.text(
    alphabet=st.sampled_from("-#:\n\r \t<>!`$(){}[]|\"'\\*_@x\0\u202e\u2028é#"), max_size=60
)


@given(title=HOSTILE, pay=HOSTILE, brief=HOSTILE, needs=HOSTILE, summary=HOSTILE)
def test_no_answer_becomes_another_key_or_ends_the_front_matter(title, pay, brief, needs, summary):
    answers = read_answers(
        issue(title=title, pay=pay, brief=f"---\nstatus: open\n{brief}", requirements=needs)
    )
    head = {key: answers.values.get(key, "") for key in ("title", "pay")} | {"status": "draft"}
    front = frontmatter.read(role_text(head, answers, "en"), "", NAMES)
    assert front.fields.keys() == {"title", "pay", "status"}
    assert front.fields["status"].text.value == "draft"
    for key in ("title", "pay"):
        assert front.fields[key].text.value in ("", answers.values.get(key, ""))
