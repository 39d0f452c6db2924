"""Words that keep people from applying are told with a reason and other words, and few else."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers import frontmatter
from careers.blank import blank_text
from careers.body import body_of
from careers.catalogue import load_catalogue
from careers.features.wording import Wording
from careers.features.wording.lexicon import LEAD, WORD, leads, load_data, load_lexicon
from careers.keys import NAMES
from careers.problem import Spot, Text
from careers.reading import read_role
from careers.role import Role
from careers.source import Source

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ["de", "el", "en", "es", "fr"]


@pytest.fixture
def advice(site, rules):
    """A function from a role's text to what is said of it."""

    def say(body="Bread.\n", *lines, title="title: Baker", **options):
        feature = Wording.model_validate(options)
        source = Source("plugins:\n  - careers:\n      features:\n        wording: {}\n")
        feature.enter("wording", "", lambda path: source.spot(("features", *path)))
        head = [title, "location: Athens, Greece", "posted: 2026-11-02", *lines]
        text = "\n".join(["---", *filter(None, head), "---", body])
        known = replace(rules, keys=rules.keys | {"wording"})
        role, problems = read_role(text, "roles/baker.md", known, "jobs/baker/")
        wrong = {problem.code for problem in problems if problem.severity == "error"}
        assert wrong <= {"left-blank", "bullet-empty"}
        return list(feature.check_role(role, site))

    return say


def codes(said) -> list[str]:
    return [problem.code.removeprefix("wording-") for problem in said]


def test_a_word_is_told_with_its_place_the_reason_and_other_words(advice):
    [said] = advice("Bread.\n\n## Requirements\n\n- A native speaker of Greek\n")
    assert str(said) == (
        "roles/baker.md:10:5: note: “native speaker” asks where somebody grew up, and not how "
        "well they speak. Say what is done with the language, such as “English well enough to "
        "write offers”, or a level such as C1."
    )


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("A young, dynamic team.", "age"),
        ("For recent college graduates.", "age"),
        ("Are you a digital native?", "age"),
        ("At most 5 years of experience.", "age"),
        ("You are aged 25 to 35.", "age"),
        ("A salesman for New England.", "gender"),
        ("Ask him or her.", "gender"),
        ("The candidate must send his papers.", "gender"),
        ("You are able-bodied.", "ability"),
        ("Able to stand for hours.", "ability"),
        ("Our crazy evenings.", "ability"),
        ("Native English only.", "origin"),
        ("Greek as mother tongue.", "origin"),
        ("A good culture fit.", "origin"),
        ("US citizens only.", "origin"),
        ("No criminal record.", "background"),
        ("You are clean-shaven.", "background"),
        ("We’re one big family.", "pressure"),
        ("You work well under pressure.", "pressure"),
        ("A fast-paced kitchen.", "pressure"),
        ("We look for a rock star.", "jargon"),
        ("Rockstars and others.", "jargon"),
        ("You hit the ground running.", "jargon"),
        ("A master/slave database.", "terms"),
        ("The whitelist.", "terms"),
        ("We want a native\n  speaker.", "origin"),
        ("A **rock**star.", "jargon"),
        ("A native **speaker**.", "origin"),
    ],
)
def test_each_topic_is_found(advice, text, topic):
    assert codes(advice(f"{text}\n")) == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "We are an equal opportunity employer and hire young and old, regardless of gender.",
        "All qualified applicants, native speakers or not, are considered.",
        "Run `ninja`, and see https://example.com/ninja or ninja@example.com.",
        "They call it a “rockstar”, and we don't.",
        "> You were rockstars, says a customer.",
        "Lifting up to 15 kg: you are able to lift it with aids.",
        "You look after pressure vessels; work under high pressure of steam and water.",
        "Young people come to our courses, and children under the age of 12 years.",
        "The setup wizard asks for the address.",
        "React Native, native apps, cloud-native services, Native American cooking.",
        "We are a family business. Excellent health insurance. A clean record of each batch.",
        "You lead a team, manage a budget, and have strong communication skills.",
        "Competitive pay, an objective, individual decisions, an active account.",
        "Bring a driver's license, and start within 24 hours; ready in under 30 seconds.",
        "Freshman year is over. Craftsmanship matters. The human resources team.",
        "A team of nine, the other one, a she-oak bench, the USB port.",
    ],
)
def test_what_is_meant_otherwise_is_left_alone(advice, text):
    assert advice(f"{text}\n") == []


def test_sections_that_many_roles_share_are_left_alone(advice):
    body = "Bread.\n\n## {}\n\nWe are a young team of ninjas.\n\n## Requirements\n\n- A guru\n"
    assert codes(advice(body.format("About us"))) == ["jargon"]
    assert codes(advice(body.format("Diversity here"))) == ["jargon"]
    assert codes(advice(body.format("Our story"))) == ["age", "jargon", "jargon"]
    assert codes(advice(body.format("Our story"), skip_sections=["our Story"])) == ["jargon"]


def test_the_title_and_the_front_matter_are_looked_at(advice):
    said = advice("Bread.\n", "summary: Young team seeks ninja", title="title: Senior Salesman")
    assert [(p.line, p.column, p.code) for p in said] == [
        (2, 15, "wording-gender"),
        (5, 10, "wording-age"),
        (5, 27, "wording-jargon"),
    ]
    [said] = advice("Bread.\n", "summary: |", "  All of", "  a young team")
    assert said.line == 7
    [said] = advice("# Salesman\n\nBread.\n", title="")
    assert (said.line, said.column) == (5, 3)


def test_the_same_word_again_is_told_in_short(advice):
    first, second = advice("A rockstar.\n\nAnother rockstar.\n")
    assert second.message == "“rockstar” stands here again, as on line 6."
    assert first.line == 6
    assert second.line == 8


def test_names_and_allowed_words_are_left_alone(advice):
    assert advice("Join the Ninja team.\n", "team: Ninja team") == []
    assert advice("Our product Guru.\n", allow=["guru"]) == []
    assert codes(advice("Our product Guru, for gurus.\n", allow=["Guru,"])) == ["jargon"]


def test_the_balance_is_told_once_and_only_where_it_tips(advice):
    words = "Competitive, fearless, ambitious and aggressive."
    [said] = advice(f"{words} You drive.\n\nCompetitive again.\n")
    assert said.code == "wording-balance"
    assert (said.line, said.column) == (6, 1)
    assert "4 words of this text" in said.message
    assert "(competitive, fearless, ambitious and aggressive)" in said.message
    assert advice(f"{words}\n", balance=5) == []
    assert advice(f"{words} We share, support and trust each other.\n") == []
    assert advice("Competitive and fearless.\n") == []


def test_a_topic_can_be_off_or_a_warning(advice):
    text = "A young team of ninjas.\n"
    assert codes(advice(text, topics={"jargon": False})) == ["age"]
    assert [p.severity for p in advice(text, topics={"age": "warning"})] == ["warning", "note"]
    assert advice(text, "wording: off") == []
    assert advice(text, severity="off") == []


def test_a_role_that_is_over_is_left_alone(advice):
    assert advice("A ninja.\n", "closes: 2026-11-10") == []


@pytest.mark.parametrize(
    ("language", "text", "topics"),
    [
        ("de", "Ein junges, dynamisches Team. Belastbar, Deutsch als Muttersprache.", "age pressure origin"),  # noqa: E501
        ("de", "Belastbare Zahlen. Bewerbung ohne Lichtbild. Jugendliche sind unsere Kunden.", ""),
        ("de", "Unabhängig von Alter und Muttersprache sind alle willkommen.", ""),
        ("de-AT", "Bitte mit Lichtbild.", "background"),
        ("fr", "Une jeune équipe. Anglais langue maternelle, bonne présentation.", "age origin background"),  # noqa: E501
        ("fr", "Fûts sous pression de bière. Bonne présentation des plats. Sans distinction d’âge.", ""),  # noqa: E501
        ("es", "Equipo joven, inglés nativo, buena presencia y trabajo bajo presión.", "age origin background pressure"),  # noqa: E501
        ("es", "Nuestra app nativa. Camareras y camareros.", ""),
        ("el", "Νεανικό περιβάλλον, μητρική γλώσσα, ευπαρουσίαστοι έως 30 ετών.", "age origin background age"),  # noqa: E501
        ("el", "Εκπληρωμένες στρατιωτικές υποχρεώσεις.", "gender"),
        ("nl", "Een jong team met een native speaker.", ""),
    ],
)  # fmt: skip
def test_other_languages_have_words_of_their_own(advice, language, text, topics):
    assert codes(advice(f"{text}\n", f"language: {language}")) == topics.split()


@pytest.mark.parametrize(
    ("language", "title", "told"),
    [
        ("de", "Softwareentwickler", True),
        ("de", "Softwareentwickler (m/w/d)", False),
        ("de", "Softwareentwickler:in", False),
        ("de", "Entwicklerin oder Entwickler Firmware", False),
        ("de", "Montage im Außendienst", False),
        ("fr", "Vendeur", True),
        ("fr", "Vendeur (H/F)", False),
        ("fr", "Vendeuse ou vendeur", False),
        ("es", "Ingeniero de software", True),
        ("es", "Ingeniero/a de software", False),
        ("el", "Πωλητής", True),
        ("el", "Πωλητής ή πωλήτρια", False),
        ("en", "Sales Account Executive", False),
    ],
)
def test_a_title_that_names_men_alone_is_told(advice, language, title, told):
    said = advice("37,5\n", f"language: {language}", title=f"title: {title}")
    assert codes(said) == ["gender"] * told


def test_everything_that_new_roles_start_with_reads_clean(advice):
    library = files("careers") / "descriptions"
    texts = [file.read_text("utf-8") for file in Path(str(library)).rglob("*.md")]
    assert len(texts) > 40
    for text in texts:
        _, head, body = text.split("---\n", 2)
        title = re.search(r"^title: .*$", head, re.MULTILINE)
        assert advice(body, title=title[0] if title else "title: Baker") == []
    for language in LANGUAGES:
        assert load_catalogue(language)
        body = blank_text({}, language).split("---\n")[2]
        assert advice(body, f"language: {language}") == []


@pytest.mark.parametrize("path", sorted((ROOT / "roles").rglob("*.md")), ids=lambda p: p.name)
def test_the_samples_read_clean(site, path):
    front = frontmatter.read(path.read_text(encoding="utf-8"), "roles/x.md", NAMES)
    suffix = re.search(r"\.(de|el)\.md$", path.name)
    body = body_of(front.body, written=Text(front.body, Spot("roles/x.md", front.body_line)))
    title = front.fields["title"].text.value if "title" in front.fields else "X"
    language = suffix[1] if suffix else "en"
    role = Role("x", "roles/x.md", title, body, language=language, fields=front.fields)
    assert list(Wording().advice(role, site)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_list_is_whole(language):
    said = load_data()[language]
    used = {rule["source"] for rule in [*said["rules"], *said.get("titles", ())]}
    used |= set(said.get("balance", {}).get("source", ()))
    assert used == set(said["sources"])
    for source in said["sources"].values():
        assert source["address"].startswith("https://")
        assert source["licence"]
        assert source["sure"] in {"read", "told"}
    assert said["licence"].startswith("MIT")
    for rule in [*said["rules"], *said.get("titles", ())]:
        assert rule["topic"] in Wording.known_topics
        assert re.fullmatch(r"[a-z].*\.", rule["why"])
        assert re.fullmatch(r"[A-Z].*\.", rule["instead"])
        re.compile(rule["says"] if isinstance(rule["says"], str) else "|".join(rule["says"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_pattern_can_be_looked_up_by_how_it_begins(language):
    for rule in load_data()[language]["rules"]:
        for says in rule["says"]:
            found = leads(says)
            assert all(0 < len(lead) <= LEAD and lead == lead.lower() for lead in found), says


def test_the_beginnings_of_a_pattern_are_all_it_can_begin_with():
    assert leads("rock ?-?stars?") == {"roc"}
    assert leads("he or she") == {"he"}
    assert leads("(?:us|u\\.s\\.) citizens? only") == {"us", "u"}
    assert leads("(?:must be )?currently") == {"mus", "cur"}
    assert leads("no (?:gaps|x)") == {"no"}
    assert leads("νέ(?:α|οι) και") == {"νέα", "νέο"}
    assert leads("foreman|women") == {"for", "wom"}


@given(st.text(alphabet="Rrockstars nativespeaker*_`<>\n-“”é", max_size=60))
def test_any_text_is_looked_through_without_failing(text):
    lexicon = load_lexicon("en")
    assert lexicon is not None
    for found in lexicon.find(text):
        assert text[found.start : found.end] == found.words
        assert WORD.match(found.words)


def test_a_thousand_roles_cost_little(site):
    text = (ROOT / "roles/field-installation-technician.md").read_text("utf-8")
    text = text.split("---\n", 2)[2]
    feature = Wording()
    roles = [
        Role("x", "roles/x.md", "X", body=body_of(text, written=Text(text, Spot("roles/x.md", n))))
        for n in range(1, 101)
    ]
    list(feature.advice(roles[0], site))  # the patterns are compiled
    start = time.process_time()
    for role in roles:
        list(feature.advice(role, site))
    assert (time.process_time() - start) / len(roles) < 0.01, "ten times what it takes here"
