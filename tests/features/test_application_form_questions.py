"""What a role asks under its own heading, as somebody who never saw a form builder writes it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.features.conftest import templates

from careers.body import read_body
from careers.catalogue import load_catalogue, section_kinds
from careers.description import description
from careers.features.application_form.backends import BACKENDS
from careers.features.application_form.field_view import FieldViews, Limits, field_data
from careers.features.application_form.fields import Field
from careers.features.application_form.forbidden import forbidden, load_rules
from careers.features.application_form.grammar import (
    Question,
    Words,
    print_question,
    read_question,
    same,
)
from careers.features.application_form.questions import question_fields, read_questions
from careers.frozen import Unchangeable
from careers.links import Target
from careers.problem import Spot
from careers.site import Employer, Site

CATALOGUE = load_catalogue("en")
WORDS = Words(CATALOGUE["application_form"])
SPOT = Spot("roles/baker.md", 9, 3)
ZONE = ZoneInfo("Europe/Berlin")
SITE = Site("", "Jobs", "en", ZONE, Employer("Bread"), (), datetime(2026, 11, 23, tzinfo=ZONE))


def read(text: str):
    question, problems = read_question(text, SPOT, WORDS)
    assert problems == [], problems
    return question


@pytest.fixture
def ask(applying):
    """A function from bullets, lines and options to the problems and the form of a role."""

    def build(bullets: str, *lines: str, heading: str = "Screening questions", **options):
        applied = applying(*lines, body=f"Bread.\n\n## {heading}\n\n{bullets}\n", **options)
        return applied.role_problems, applied

    return build


# --- The grammar -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "text", "kind", "more"),
    [
        ("Have you a driver's license? (yes/no)", "Have you a driver's license?", "yes/no", {}),
        ("Do you drive (Yes / No)?", "Do you drive?", "yes/no", {}),
        ("Do you drive? (y/n, optional)", "Do you drive?", "yes/no", {"required": False}),
        ("Do you drive? (yes or no) (optional)", "Do you drive?", "yes/no", {"required": False}),
        ("Do you drive? [yes/no]", "Do you drive?", "yes/no", {}),
        ("Do you drive? [yes/no, optional]: a van", "Do you drive?", "yes/no",
         {"required": False, "hint": "a van"}),
        ("Do you drive [a van]?", "Do you drive [a van]?", "text", {}),
        ("Do you drive? Yes/no", "Do you drive?", "yes/no", {}),
        ("Do you drive? Or fly?", "Do you drive? Or fly?", "text", {}),
        ("What do you bake best?", "What do you bake best?", "text", {}),
        ("What is best? (optional)", "What is best?", "text", {"required": False}),
        ("Do you have a licence (class B)?", "Do you have a licence (class B)?", "text", {}),
        ("Do you know C (the language) (yes/no)", "Do you know C (the language)", "yes/no", {}),
        ("What is f(x (short text)", "What is f(x", "text", {}),
        ("How many loaves? (number)", "How many loaves?", "number", {}),
        ("From when? (date)", "From when?", "date", {}),
        ("Your work? (link, optional)", "Your work?", "url", {"required": False}),
        ("Your work? (file): a PDF (or a photo of it)", "Your work?", "file",
         {"hint": "a PDF (or a photo of it)"}),
        ("Tell us (long text, optional): up to 200 words", "Tell us", "textarea",
         {"required": False, "hint": "up to 200 words"}),
        ("Shifts? (choose any: early, late, night)", "Shifts?", "any",
         {"options": ("early", "late", "night")}),
        ("Shift? (choose one, optional: early; late, or night)", "Shift?", "one",
         {"options": ("early", "late, or night"), "required": False}),
        ("Shift? (choose one: B (car), C (truck), optional)", "Shift?", "one",
         {"options": ("B (car)", "C (truck)"), "required": False}),
        ("Fahren Sie？（yes/no）：im Winter", "Fahren Sie？", "yes/no", {"hint": "im Winter"}),
        ("Is (optional) training useful?", "Is (optional) training useful?", "text", {}),
        ("How old are you? (number, needed by law)", "How old are you?", "number",
         {"lawful": True}),
    ],
)  # fmt: skip
def test_what_has_one_meaning_is_read_as_meant(written, text, kind, more):
    question = read(written)
    assert (question.text, question.kind) == (text, kind)
    said = {"required": True, "hint": "", "options": (), "lawful": False, **more}
    assert {name: getattr(question, name) for name in said} == said


@pytest.mark.parametrize(
    ("written", "said", "fix"),
    [
        (
            "Where (Boston, Athens)",
            "doesn't say how it is answered",
            "(choose one: Boston, Athens)",
        ),
        ("Do you drive? (yess/no)", "doesn't say how it is answered", "Did you mean “yes/no”?"),
        ("Do you drive? (yes/no, number)", "doesn't say how", "add (short text)"),
        ("Do you drive (yes/no) in winter?", "in the middle", "Put it at the end"),
        ("Do you drive? (yes/no) (number)", "says twice", "Keep one"),
        ("Do you drive? (optional, required)", "both optional and required", "Keep one"),
        ("(yes/no)", "no question before", "Write what"),
        ("?? (yes/no)", "no question before", "Write what"),
        ("Shift? (choose one: early)", "is 1 answer", "(choose one: early, late)"),
        ("Shift? (choose any)", "are no answers", "(choose any: early, late)"),
        ("Shift? (choose one: early, Early)", "“Early” can be chosen twice", "Keep one"),
        ("Shift? (number: 1, 2)", "doesn't say how", "It may be (yes/no)"),
        (f"{'why ' * 80}?", "characters, and 300 are enough", "fewer words"),
        (f"Which? (choose one: {', '.join(map(str, range(50)))})", "50 answers", "40 or fewer"),
    ],
)
def test_anything_else_is_told_with_its_place_and_what_to_write(written, said, fix):
    question, problems = read_question(written, SPOT, WORDS)
    assert question is None
    assert [(problem.path, problem.line, problem.severity) for problem in problems] == [
        ("roles/baker.md", 9, "error")
    ]
    assert said in problems[0].message
    assert fix in problems[0].fix


FRAGMENTS = st.one_of(
    st.sampled_from(
        ["(yes/no)", "(optional)", "(", ")", ":", "：", "（", "）", ",", ";", "?", "choose one",
         "(choose any: a, b)", "(choose one: ", "long text", "needed by law", "optional", "(x)"]
    ),
    st.text(max_size=12),
)  # fmt: skip
ANY = st.lists(FRAGMENTS, max_size=9).map(" ".join)


@given(ANY, st.lists(ANY, max_size=4))
@settings(max_examples=200)
def test_any_text_is_a_question_or_a_problem_and_what_is_printed_reads_the_same(text, below):
    question, problems = read_question(text, SPOT, WORDS, below)
    assert (question is None) is bool(problems)
    if question is None:
        return
    printed = print_question(question, WORDS)
    first, *bullets = printed.split("\n  - ")
    assert read_question(first, SPOT, WORDS, bullets) == (question, [])


PLAIN = st.text(st.characters(categories=["L", "N"], include_characters=" ’'&-"), min_size=1)
WORD = PLAIN.map(lambda text: " ".join(text.split())).filter(
    lambda text: re.search(r"\w", text) and len(text) < 200
)


@given(
    WORD,
    st.sampled_from(sorted(set(WORDS.written) - {"one", "any"})),
    st.booleans(),
    st.one_of(st.just(""), WORD),
)
def test_every_character_of_a_question_and_its_hint_is_kept(text, kind, needed, hint):
    mark = WORDS.written[kind] + ("" if needed else ", optional")
    question = read(f"{text} ({mark})" + (f": {hint}" if hint else ""))
    assert (question.text, question.kind, question.hint) == (text, kind, hint)
    assert question.required is needed


@given(st.lists(WORD, min_size=2, max_size=6, unique_by=str.casefold))
def test_every_answer_to_choose_from_is_kept_however_it_is_written(options):
    inline, _ = read_question(f"Which? (choose one: {'; '.join(options)})", SPOT, WORDS)
    bullets, wrong = read_question("Which? (choose one)", SPOT, WORDS, options)
    if bullets:
        assert wrong == []
        assert bullets.options == tuple(options)
    # A word such as “optional” at the end is no answer in brackets.
    if inline and same(options[-1]) not in WORDS.flags:
        assert inline == bullets


def nothing(_link):
    return Target("")


@given(ANY)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_text_of_a_section_gives_questions_or_problems_with_places(text):
    source = f"Bread.\n\n## Questions\n\n- {text}\n"
    body, _ = read_body(source, Spot("r.md"), "Baker", section_kinds("en", {}), nothing)
    asked = [section for section in body.sections if section.kind == "questions"]
    questions, problems = read_questions(asked, WORDS)
    assert all(one.line >= 3 for one in problems)
    assert all(one.spot.line == 5 for one in questions)


NASTY = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip)
FRAGMENT = st.sampled_from(
    ["'", '"', "</script>", "<b>", "&amp;", "{{ x }}", "{% raw %}", "\\", "`"]
)


@given(st.lists(st.one_of(NASTY, FRAGMENT), min_size=1).map("".join), NASTY)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_question_says_is_shown_and_told_to_the_script_as_it_is(text, hint):
    options = (text, hint)
    words = CATALOGUE["application_form"]
    for kind in ("text", "one"):
        question = Question(text, kind, options if kind == "one" else (), hint=hint)
        [field] = question_fields([question], set())
        data = json.loads(json.dumps(field_data(field, Limits(), words)))
        html = (
            templates()
            .get_template("careers/application_form/field.html")
            .render(field=data, text=words)
        )
        page = BeautifulSoup(html, "html.parser")
        assert page.select("label, legend")[0].text == text
        assert page.select(".careers-hint")[0].text == hint
        if kind == "one":
            assert [radio["value"] for radio in page.select("input")] == list(options)
        [box] = page.select("[data-careers-field]")
        messages = json.loads(str(box.get("data-careers-messages", '{"empty": null}')))
        assert text in messages["empty"] if data["required"] else not messages.get("empty")


# --- In a role -------------------------------------------------------------------------------


def test_questions_are_fields_of_the_form_and_not_text_of_the_page(ask, site):
    bullets = (
        "- Do you have a driver's license? (yes/no)\n"
        "- Which shifts suit you? (choose any, optional): all are paid alike\n"
        "  - early, before 6\n  - late\n"
        "- Your best bread & why <3 or `<b>`? (long text)\n"
    )
    problems, applied = ask(bullets)
    page = applied.section
    assert problems == []
    license_, shifts, bread = page.select("#careers-group-questions ~ [data-careers-field]")
    assert license_.legend.text == "Do you have a driver's license?"
    radios = license_.select("input[type=radio]")
    assert {radio["name"] for radio in radios} == {"do_you_have_a_drivers_license"}
    assert [radio["value"] for radio in radios] == ["Yes", "No"]
    assert all(radio.has_attr("required") for radio in radios)
    boxes = shifts.select("input[type=checkbox]")
    assert [box["value"] for box in boxes] == ["early, before 6", "late"]
    assert len({box["name"] for box in boxes}) == 2  # none is lost where names count once
    assert not any(box.has_attr("required") for box in boxes)
    assert "all are paid alike" in shifts.select_one(".careers-hint").text
    assert bread.label.text == "Your best bread & why <3 or <b>?"
    assert bread.select_one("textarea").has_attr("required")
    assert "license" not in applied.role.body.html()
    assert "license" not in description(applied.role, site)


def test_every_control_of_a_form_has_an_id_of_its_own_and_a_label(ask):
    bullets = "".join(f"- {'Very ' * 20}long question {n}?\n" for n in range(9))
    bullets += "- Name?\n- E-mail?\n- Role? (number)\n- Extra?\n"
    bullets += "- C?\n- C++?\n- C#?\n- !? a\n- ?! a.\n"
    problems, applied = ask(bullets, "ask: pronouns optional, work authorization required")
    page = applied.section
    assert problems == []
    ids = [tag["id"] for tag in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    names = [tag["name"] for tag in page.select("form [name]:not([type=radio])")]
    assert sorted(names) == sorted(set(names))
    for control in page.select("input:not([type=hidden]), textarea"):
        assert page.find("label", attrs={"for": control["id"]}), control


def test_a_question_keeps_its_name_whatever_stands_beside_it(ask):
    def names(bullets: str) -> set[str]:
        return {
            tag["name"] for tag in ask(bullets)[1].section.select("form input[type=text][name]")
        }

    alone = names("- What do you bake best?\n") - names("")
    assert alone == {"what_do_you_bake_best"}
    assert alone < names("- And why?\n- What do you bake best?\n- Since when?\n")


@pytest.mark.parametrize(
    ("bullets", "line", "said"),
    [
        ("Answer these.\n\n- Why? (yes/no)", 8, "no bullet"),
        ("### Inside\n\n- Why? (yes/no)", 8, "no bullet"),
        ("", 8, "no bullet, or nothing"),
        ("- Why?\n- How?\n- why ?", 12, "“why ?” is asked twice"),
        ("- Why [here](https://example.com/why)?", 10, "“here” would be lost"),
        ("- Shift?\n  - early\n  - late", 10, "isn't one to choose from"),
        ("- Shift? (choose one: a, b)\n  - early\n  - late", 10, "in the brackets and below"),
        ("- Why?\n- Your age? (number)", 11, "asks about age"),
        ("\n".join(f"- Why {n}?" for n in range(51)), 60, "51 questions"),
    ],
)
def test_what_can_not_be_asked_is_told_on_its_line(ask, bullets, line, said):
    [problem] = ask(bullets)[0]
    assert (problem.path, problem.line) == ("roles/baker.md", line)
    assert said in problem.message
    assert problem.fix


def test_an_address_that_is_written_out_in_a_question_stays(ask):
    problems, applied = ask("- Is https://example.com/why clear? (yes/no)\n")
    assert problems == []
    assert applied.section.find("legend", string="Is https://example.com/why clear?")


def test_a_file_needs_somebody_who_takes_it(ask):
    asked = "- Your best photo of bread (file)\n"
    assert ask(asked)[0] == []
    [problem] = ask(asked, uploads=False)[0]
    assert "The site's form takes no files" in problem.message
    web3 = {"backend": "web3forms", "key": "x", "action": ""}
    [problem] = ask(asked, **web3)[0]
    assert "takes 1 file at most, and this form asks for 2" in problem.message
    assert ask(asked, "ask: CV off", **web3)[0] == []


def test_questions_that_nobody_sees_are_told(ask):
    for line in ("apply: jobs@example.com", "apply: https://ats.example.com/1"):
        [problem] = ask("- Why?\n", line)[0]
        assert (problem.severity, problem.line) == ("warning", 9)
        assert "asked nowhere" in problem.message


def test_requirements_become_questions_where_that_is_wished(ask):
    bullets = "- Two years of baking\n- *Hands*\n"
    assert "Two years" not in ask(bullets, heading="Requirements")[1].section.text
    page = ask(bullets, "ask: requirements required", heading="Requirements")[1].section
    asked = page.select("#careers-group-requirements ~ fieldset")
    assert [one.legend.text for one in asked] == ["Two years of baking", "Hands"]
    assert all(one.has_attr("data-careers-required") for one in asked)
    page = ask(bullets, heading="Requirements", ask="requirements optional")[1].section
    assert "(optional)" in page.select_one("#careers-group-requirements ~ fieldset").text


@pytest.mark.parametrize("backend", sorted(BACKENDS))
def test_no_question_takes_a_name_that_the_service_gives_a_meaning(ask, backend):
    special = BACKENDS[backend]
    redirect = special.redirect.name if special.redirect else ""
    names = [special.honeypot.name, redirect, special.subject, special.key_field, "utm source"]
    bullets = "".join(f"- {name}?\n" for name in filter(None, names))
    page = ask(bullets, backend=backend, key="x", action="")[1].section
    names = [tag["name"] for tag in page.select("form [name]")]
    assert sorted(names) == sorted(set(names))


# --- What is better not asked ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("topic", "asked"),
    [
        ("age", "How old are you? (number)"),
        ("age", "Date of birth (date)"),
        ("age", "Age"),
        ("age", "D.O.B."),
        ("age", "Which age group are you in? (choose one: 18 to 25, 26 to 40)"),
        ("years of school", "In what year did you graduate?"),
        ("years of school", "When did you finish high school?"),
        ("earlier pay", "What was your last base salary? (number)"),
        ("earlier pay", "How much do you currently earn?"),
        ("criminal records", "Have you ever been convicted of a crime? (yes/no)"),
        ("criminal records", "Do you have a criminal record? (yes/no)"),
        ("criminal records", "Do you have a clean record? (yes/no)"),
        ("criminal records", "Can you pass a background check? (yes/no)"),
        ("family", "Are you married? (yes/no)"),
        ("family", "How many children do you have? (number)"),
        ("religion", "What is your religion?"),
        ("health", "Do you have a disability? (yes/no)"),
        ("health", "How many sick days did you take last year? (number)"),
        ("a photo", "Please attach a recent photo (file)"),
        ("a photo", "Something about you (file): a photo of yourself"),
        ("where somebody comes from", "Nationality"),
        ("where somebody comes from", "What is your mother tongue?"),
        ("sex", "Salutation (choose one: Mr, Mrs, none)"),
        ("politics", "Are you a union member? (yes/no)"),
        ("one country", "How many years of Canadian experience do you have? (number)"),
        ("lie detectors", "Would you take a polygraph? (yes/no)"),
        ("identify", "Your social security number"),
        ("religion", "Which of these are you? (choose one: Catholic; are you religious; none)"),
    ],
)
def test_what_the_law_or_decency_forbids_is_told_with_the_reason_and_a_better_question(
    topic, asked
):
    [problem] = forbidden(read(asked), "needed by law")
    assert problem.severity == "warning"
    assert topic in problem.message
    assert "(needed by law)" in problem.fix
    mark = asked.rindex(")") if asked.endswith(")") else None
    if mark and ":" not in asked:
        assert not [*forbidden(read(f"{asked[:mark]}, needed by law)"), "")]


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("Wie alt sind Sie?", "age"),
        ("Alter", "age"),
        ("Ihr Familienstand", "family"),
        ("Ihr aktuelles Gehalt?", "earlier pay"),
        ("Staatsangehörigkeit", "where somebody comes from"),
        ("Quel âge avez-vous ?", "age"),
        ("Situation familiale", "family"),
        ("Casier judiciaire", "criminal records"),
        ("¿Cuántos años tiene?", "age"),
        ("¿Tiene hijos?", "family"),
        ("Sueldo actual", "earlier pay"),
        ("Πόσων ετών είστε;", "age"),
        ("Έχετε παιδιά;", "family"),
        ("ΑΦΜ", "numbers that identify somebody"),
    ],
)
def test_it_is_told_in_other_languages_too(asked, topic):
    [problem] = forbidden(Question(asked), "")
    assert f"asks about {topic}." in problem.message


@pytest.mark.parametrize(
    "asked",
    [
        "Sind Sie mindestens 18 Jahre alt?",
        "Ein Foto Ihrer Arbeit",
        "Haben Sie mit Gewerkschaften verhandelt?",
        "Ihre Gehaltsvorstellung",
        "Avez-vous au moins 18 ans ?",
        "Une photo de votre travail",
        "¿Cuántos años tiene de experiencia?",
        "¿Es mayor de edad?",
        "Είστε άνω των 18;",
        "Έχετε δίπλωμα οδήγησης;",
    ],
)
def test_what_may_be_asked_in_other_languages_is_not_told(asked):
    assert [*forbidden(Question(asked), "")] == []


@pytest.mark.parametrize(
    "asked",
    [
        "Are you at least 18 years old? (yes/no)",
        "Which age groups have you taught?",
        "Do you have a clean driving record? (yes/no)",
        "Do you have experience in health care? (yes/no)",
        "Have you worked with children? (yes/no)",
        "Which photo of bread are you proud of? (link)",
        "Can you work on two Saturdays a month? (yes/no)",
        "Do you speak Greek? (choose one: not at all, for everyday life, for work)",
        "Have you managed a manager? (yes/no)",
        "Which language do you write best: Go or Rust?",
        "What pay do you expect?",
        "May you work in Greece? (yes/no)",
        "Have you used message queues? (yes/no)",
        "What is your average day like?",
        "Do you have a degree in food science? (yes/no)",
        "How would you price a single loaf?",
    ],
)
def test_good_questions_are_left_alone(asked):
    assert [*forbidden(read(asked), "")] == []


def test_every_rule_says_where_it_was_found_and_offers_something_better():
    folder = files("careers.features.application_form")
    for name, rules in (("forbidden", "rules"), ("notices", "notices")):
        said = json.loads((folder / f"{name}.json").read_text("utf-8"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", said["as_of"])
        for rule in said[rules]:
            assert rule["sources"]
            for source in rule["sources"]:
                assert source["source"]
                assert source["sure"] in ("read", "told", "seen", "remembered")
    for one in load_rules():
        assert one.why.endswith((".", ")"))
        assert one.instead


# --- On a whole site -------------------------------------------------------------------------

QUESTIONS = "## Screening questions\n\n- Do you drive? (yes/no)\n- Your age? (number)\n"


def site_with(project, files: dict[str, str]):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    form = "application_form: {way: form, action: 'https://f.example.com/x', email: a@example.com}"
    mkdocs = mkdocs.replace("application_form: {email: jobs@example.com}", form)
    return project.write({"mkdocs.yml": mkdocs, **files})


def test_an_opening_takes_replaces_adds_to_and_leaves_out_the_questions_of_its_role(project):
    opening = "---\nlocation: Athens, Greece\nposted: 2026-11-02\nreference: {}\n---\n".format
    site_with(
        project,
        {
            "roles/cook/index.md": f"---\ntitle: Cook\n---\nSoup.\n\n{QUESTIONS}",
            "roles/cook/same.md": opening("1"),
            "roles/cook/other.md": f"{opening(2)}## Questions\n\n- Why soup?\n",
            "roles/cook/more.md": f"{opening(3)}## Questions (added)\n\n- Why soup?\n",
            "roles/cook/none.md": f"{opening(4)}## Questions (left out)\n",
        },
    )
    [warning] = project.said(strict=False)
    assert warning.startswith("roles/cook/index.md:9:1: warning: “Your age?” asks about age.")
    asked = {}
    for name in ("same", "other", "more", "none"):
        page = project.page(f"jobs/cook/{name}/index.html")
        labels = page.select("#careers-group-questions ~ * > :is(legend, label)")
        asked[name] = [label.text for label in labels]
        assert "Screening questions" not in page.article.text
    assert asked == {
        "same": ["Do you drive?", "Your age?"],
        "other": ["Why soup?"],
        "more": ["Do you drive?", "Your age?", "Why soup?"],
        "none": [],
    }


def test_a_role_that_is_over_shows_no_questions_and_has_no_problem_with_them(project):
    head = "---\ntitle: Cook\nlocation: Athens, Greece\nposted: 2026-10-02\nstatus: {}\n---\n"
    text = "Soup.\n\n## Screening questions\n\n- Your age? (a number)\n"
    site_with(project, {"roles/cook.md": head.format("filled") + text})
    assert project.said() == []
    page = project.text("jobs/cook/index.html")
    assert "Your age" not in page
    assert "Your age" not in project.text("search/search_index.json")
    site_with(project, {"roles/cook.md": head.format("draft") + text})
    [error] = project.said()
    assert "roles/cook.md:11:1: error: “(a number)” at the end" in error


def test_a_site_without_a_form_says_that_nobody_sees_the_questions(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    role = (project.folder / "roles/baker.md").read_text()
    project.write(
        {
            "mkdocs.yml": re.sub(r" +application_form:.*\n", "", mkdocs),
            "roles/baker.md": f"{role}\n{QUESTIONS}",
        }
    )
    notes = [str(problem) for problem in project.build().problems if problem.severity == "note"]
    assert any(note.startswith("roles/baker.md:12:1: note: These questions") for note in notes)


def test_what_is_better_not_asked_is_kept_nowhere_also_where_somebody_asks_it():
    written = ["Have you been convicted? (yes/no)", "How old are you? (number, needed by law)",
               "Do you drive? (yes/no)"]  # fmt: skip
    fields = question_fields([read(text) for text in written], set())
    assert [field.sensitive for field in fields] == [True, True, False]


def test_a_role_may_ask_for_a_picture_of_a_piece_of_work():
    [field] = question_fields([read("A bread that you made (file)")], set())
    shown = field_data(field, Limits(), CATALOGUE["application_form"])
    assert {".png", ".jpg", "image/jpeg", ".pdf"} <= set(shown["accept"].split(","))
    assert "PNG" in shown["hint"]
    assert "PNG" in shown["messages"]["file_type"]


def test_a_field_of_many_forms_is_made_once_and_can_not_be_changed():
    views = FieldViews(CATALOGUE["application_form"])
    field = Field("shift", "one", "Which shift?", options=("early", "late"), option_keys=("1", "2"))
    shown = views.of(field, Limits())
    assert views.of(replace(field), Limits()) is shown
    assert json.loads(json.dumps(shown)) == json.loads(
        json.dumps(field_data(field, Limits(), CATALOGUE["application_form"]))
    )
    with pytest.raises(Unchangeable):
        shown.update(label="Another")  # type: ignore[attr-defined]
