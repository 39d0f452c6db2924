"""What is too long to be read is told, in any language, and what boards don't want in a title."""

from __future__ import annotations

import time
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.features.readability import Readability
from careers.features.readability.counting import sentences, words
from careers.features.readability.wishes import is_wish
from careers.reading import Rules, read_role
from careers.source import Source

ROOT = Path(__file__).resolve().parents[2]
LONG = "words " * 29 + "end. "
FILL = f"{LONG * 4}\n\n"  # enough of a text that its length is none of the advice


@pytest.fixture
def advice(site, rules: Rules):
    """A function from a role's text to what is said of it."""

    def say(body=FILL, *lines, title="Baker", place="Athens, Greece", **options):
        feature = Readability.model_validate(options)
        source = Source("plugins:\n  - careers:\n      features:\n        readability: {}\n")
        feature.enter("readability", "", lambda path: source.spot(("features", *path)))
        head = [f"title: {title}", f"location: {place}", "posted: 2026-11-02", *lines]
        text = "\n".join(["---", *head, "---", body])
        known = replace(rules, keys=rules.keys | {"readability"})
        role, _ = read_role(text, "roles/baker.md", known, "jobs/baker/")
        return list(feature.check_role(role, site))

    return say


def told(said) -> list[tuple[str, int]]:
    return [(problem.code.removeprefix("readability-"), problem.line) for problem in said]


def bullets(count: int, text: str = "One thing") -> str:
    return "".join(f"- {text} {number}\n" for number in range(count))


def test_a_text_within_bounds_is_left_alone(advice):
    assert advice(f"{FILL}## Requirements\n\n{bullets(8)}") == []


def test_a_short_text_is_told_with_what_to_say(advice):
    [said] = advice("Bread.\n")
    assert str(said) == (
        "roles/baker.md:6:1: note: The text has 6 characters, and job boards want 700 or more. "
        "Say what a usual week is like, with whom, and what a good first year looks like."
    )
    assert advice("Bread.\n", shortest=0) == []
    assert advice("", shortest=1)[0].code == "readability-length"


def test_a_long_text_is_told_with_where_most_of_it_is(advice):
    body = f"{FILL}## About us\n\n{LONG * 8}\n\n{LONG * 4}\n"
    [said, *_] = advice(body, longest=2000, paragraph=1000)
    assert said.code == "readability-length"
    assert "job boards take 2,000 at most" in said.message
    assert "Most of it is in “About us” (" in said.fix


def test_a_long_text_wants_headings(advice):
    assert told(advice(f"{FILL * 3}"))[:1] == [("structure", 6)]
    assert advice(f"{FILL * 2}## Tasks\n\n{FILL}") == []


def test_a_long_sentence_is_told_at_its_place(advice):
    [said] = advice(f"{FILL}Short. {'Word ' * 31}end.\n")
    assert (said.line, said.column) == (8, 8)
    assert "goes on for 32 words." in said.message
    assert said.fix == "Make two sentences of it."
    assert advice(f"{FILL}{'Word ' * 20}one; {'word ' * 20}two.\n") == []


def test_a_long_paragraph_and_a_long_bullet_are_told(advice):
    assert told(advice(f"{FILL}{'Few words. ' * 61}\n")) == [("paragraph", 8)]
    [said] = advice(f"{FILL}- a\n- {LONG}{LONG}\n")
    assert (said.code, said.line) == ("readability-bullet", 9)
    assert said.message == "This bullet goes on for 60 words, which is a paragraph."


def test_of_many_long_sentences_the_longest_are_told(advice):
    body = "".join(f"{'Word ' * (30 + more)}end.\n\n" for more in (1, 6, 3, 4, 5, 2))
    said = sorted(advice(f"{FILL}{body}", topics={"structure": "off"}))
    assert told(said) == [("sentence", line) for line in (10, 12, 14, 16)]
    assert all(one.message.endswith(" words. So do 2 more.") for one in said)


def test_a_list_of_many_bullets_is_told_once(advice):
    assert told(advice(f"{FILL}{bullets(12)}")) == []
    assert told(advice(f"{FILL}{bullets(13)}")) == [("list", 8)]


def test_many_requirements_are_told_and_wishes_are_none(advice):
    head = f"{FILL}## Requirements\n\n"
    assert told(advice(f"{head}{bullets(9)}")) == [("requirements", 8)]
    assert told(advice(f"{head}{bullets(6)}{bullets(3, 'A plus is')}")) == []
    nice = f"{head}{bullets(7)}\n### Nice to have\n\n{bullets(5)}"
    assert told(advice(nice)) == []
    assert told(advice(f"{head}{bullets(7)}\nNice to have:\n\n{bullets(5)}")) == []
    [said] = advice(f"{head}{bullets(2)}\nNice to have:\n\n{bullets(5)}")
    assert said.message == "5 of 7 requirements are wishes."


def test_questions_and_links_are_not_read_as_text(advice):
    ask = f"{FILL}## Screening questions\n\n- {'Word ' * 50}? (yes/no)\n"
    assert advice(ask) == []
    assert advice(f"{FILL}## More resources\n\n{bullets(20)}") == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("SALES MANAGER", "capitals"),
        ("Baker – now hiring", "“now hiring”"),
        ("Urgent: Baker", "“Urgent”"),
        ("Bäcker gesucht", "“gesucht”"),
        ("Ζητείται φούρναρης", "“Ζητείται”"),
        ("Baker!", "signs"),
        ("Baker 🔥", "signs"),
        ("Baker (Remote)", "“Remote”"),
        ("Baker - 100% remote", "remote"),
        ("Baker, Athens", "“Athens”"),
        ("Baker in Greece", "“Greece”"),
        ("Baker / Cook", "several roles"),
        ("Various positions", "several roles"),
        ("Baker" * 17, "85 characters"),
    ],
)
def test_a_title_is_the_name_of_one_role(advice, title, words):
    [said] = advice(title=title)
    assert said.code == "readability-title"
    assert (said.line, said.column) == (2, 8)
    assert words in said.message


@pytest.mark.parametrize(
    "title",
    [
        "Sales Account Executive",
        "SRE",
        "QA Engineer",
        "Urgent Care Nurse",
        "Hiring Manager",
        "Baker & Cook",
        "Verkäuferin / Verkäufer",
        "Entwickler (m/w/d)",
        "Athens Marathon Coordinator",
        "Remote Sensing Engineer",
        "C++ Developer: Kitchen Display",
        "パン職人",
        "Υπεύθυνος ή υπεύθυνη πωλήσεων Ελλάδας",
    ],
)
def test_an_ordinary_title_is_left_alone(advice, title):
    assert advice(title=title) == []


def test_words_are_counted_where_no_spaces_part_them(advice):
    assert words("One two — three", "en") == 3
    assert words("私たちはパンを焼きます。", "ja") == 5
    assert words("我们在雅典烤面包。", "zh-Hans") == 4
    long = "私たちは毎朝パンを焼き、" * 8 + "ます。"
    assert [code for code, _ in told(advice(f"{long}\n", "language: ja"))] == ["sentence"]


@pytest.mark.parametrize(
    "text", ["A plus", "Von Vorteil ist …", "Un atout", "Se valorará", "Θα εκτιμηθεί", "Ideally, X"]
)
def test_a_wish_is_known_in_five_languages(text):
    assert is_wish(text)
    assert not is_wish("Two years of selling to businesses, in any field")


def test_sentences_have_their_places():
    text = "One. “Two!” Three… four;  five"
    assert [(start, said) for start, said in sentences(text)] == [
        (0, "One."),
        (5, "“Two!”"),
        (12, "Three…"),
        (19, "four;"),
        (26, "five"),
    ]


@given(st.text(alphabet="ab .!?;…·。\n“”", max_size=60))
def test_any_text_is_its_sentences(text):
    parts = list(sentences(text))
    assert "".join(said for _, said in parts).replace(" ", "").replace("\n", "") == "".join(
        text.split()
    )
    for start, said in parts:
        assert text[start:].strip().startswith(said[:1])


def test_topics_the_role_and_a_role_that_is_over(advice):
    assert advice("Bread.\n", topics={"length": False}) == []
    assert advice("Bread.\n", topics={"length": "warning"})[0].severity == "warning"
    assert advice("Bread.\n", "readability: no") == []
    assert advice("Bread.\n", "status: filled") == []


def test_a_description_without_an_opening_may_be_short(site, rules):
    role, _ = read_role("# Baker\n\nBread.\n", "roles/baker.md", rules, "jobs/baker/")
    assert role.is_description
    assert list(Readability().advice(role, site)) == []


def test_an_opening_is_as_long_as_what_it_says_with_its_role(project):
    config = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    (project.folder / "roles/baker.md").unlink()
    role = f"---\ntitle: Baker\n---\n{FILL}## Requirements\n\n- Hands {{}}\n"
    opening = "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nBread.\n"
    added = f"{opening}\n## Requirements (added)\n\n- {LONG}{LONG}\n"
    project.write(
        {
            "mkdocs.yml": f"{config}        readability: {{}}\n",
            "roles/baker/index.md": role.format(""),
            "roles/baker/athens.md": opening,
            "roles/baker/patras.md": added.replace("Athens", "Patras"),
        }
    )

    def said():
        found = (p for p in sorted(project.build().problems) if p.code.startswith("readability"))
        return [(p.path, p.line, p.code) for p in found]

    short, long = ("roles/baker/athens.md", 5, "readability-length"), "roles/baker/patras.md"
    assert said() == [short, (long, 5, "readability-length"), (long, 9, "readability-bullet")]
    project.write({"roles/baker/athens.md": opening.replace("Bread.\n", "")})
    project.write({"roles/baker/index.md": role.format(LONG * 2)})
    bullet = ("roles/baker/index.md", 8, "readability-bullet")
    assert bullet in said(), "what is inherited is told in its own file"
    assert len([one for one in said() if one[2] == "readability-bullet"]) == 2


def test_the_library_of_descriptions_reads_clean(advice):
    library = Path(str(files("careers") / "descriptions"))
    for file in sorted(library.rglob("*.md")):
        _, head, body = file.read_text("utf-8").split("---\n", 2)
        said = advice(body, title=head.split("title: ")[1].split("\n")[0])
        assert said == [], file.name


@pytest.mark.parametrize("text", ["\ud800", "- " * 400, "#" * 500, "> " * 200, "[a](b " * 100])
def test_nasty_texts_are_only_read(advice, text):
    advice(text)


def test_a_thousand_roles_cost_little(site, rules):
    text = (ROOT / "roles/field-installation-technician.md").read_text("utf-8")
    feature = Readability()
    roles = []
    for number in range(100):
        role, _ = read_role(f"{text}\n{number}\n", "roles/x.md", rules, "jobs/x/")
        roles.append(role)
    start = time.process_time()
    for role in roles:
        list(feature.advice(role, site))
    assert (time.process_time() - start) / len(roles) < 0.01, "ten times what it takes here"
