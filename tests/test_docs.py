"""The documentation is true: links lead somewhere, tables are the code's, examples run."""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import tomllib
from collections.abc import Collection
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest
import yaml
from PIL import Image
from tests.guide.codes import (
    DOCS,
    INLINE,
    README,
    ROOT,
    anchor,
    codes,
    prose,
    script_of_docs,
    section,
    text_of,
    written,
)
from tests.guide.walk import Walk

from careers.adapter import run
from careers.changes import Effect
from careers.cli import cli
from careers.feature import Feature
from careers.host import HOOK_NAMES
from careers.keys import KEYS
from careers.moving import MOVED

PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "plugins" / "README.md",
    *sorted(DOCS.rglob("*.md")),
]
TODAY = date(2026, 11, 23)

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
# Commands of features, as the guide tells of them.
OF_FEATURES = ("report", "import")
EDITOR_SCRIPT = "site_src/assets/editor/decap-cms.js"  # whoever turns `editor` on brings it
PROJECT_PATH = re.compile(
    r"(?:\.github|docs|plugins|roles|site_src|tests|theme_overrides)/[\w./-]+"
)

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def anchors(page: Path) -> set[str]:
    """The places in a page that GitHub can link to."""
    return {anchor(title) for title in HEADING.findall(prose(page))}


# --- Links, paths and commands that are named ---------------------------------------------------


@every_page
def test_every_link_leads_somewhere(page):
    dead = []
    for target in LINK.findall(INLINE.sub("code", prose(page))):
        if re.match(r"https?:|mailto:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            dead.append(target)
    assert dead == []


@every_page
def test_every_address_is_encrypted(page):
    assert re.findall(r"\]\((http:[^)]*)\)", prose(page)) == []


@every_page
def test_every_path_that_is_named_is_there(page):
    named = {code for code in INLINE.findall(prose(page)) if PROJECT_PATH.fullmatch(code)}
    shown = {title for page in PAGES for title in written(page)}
    templates = ROOT / "plugins" / "careers" / "templates"
    missing = {
        path
        for path in named - shown
        if "NAME" not in path
        and path != EDITOR_SCRIPT
        and not (ROOT / path).exists()
        and not (templates / path.removeprefix("theme_overrides/")).is_file()
    }
    assert missing == set()


@every_page
def test_every_command_that_is_named_exists(page):
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    lines = [
        line[2:]
        for code in codes(text_of(page))
        if code.language == "console"
        for line in code.text.splitlines()
        if line.startswith("$ ")
    ]
    for line in [*INLINE.findall(prose(page)), *lines]:
        if not re.match(r"(?:\w+=\S+ )*(?:\.venv/bin/)?(?:careers|make)\b(?! ?[:/])", line):
            continue
        words = [word for word in shlex.split(line) if not re.match(r"[A-Z_]+=", word)]
        if words[0] == "make":
            assert set(words[1:]) <= targets, line
        elif words[1:] and words[1] not in ("--help", "<yours>", *OF_FEATURES):
            command = cli.commands[words[1]]
            options = {option for parameter in command.params for option in parameter.opts}
            options |= {
                option for parameter in command.params for option in parameter.secondary_opts
            }
            assert {word for word in words if word.startswith("-")} <= options, line


# --- Tables and lists that are made of the code -------------------------------------------------


@cache
def reference() -> ModuleType:
    """`docs/make_reference.py`, as a module."""
    return script_of_docs("make_reference")


@every_page
def test_every_table_says_what_the_code_says(page):
    made = reference().with_tables(text_of(page))
    assert made == text_of(page), "run .venv/bin/python docs/make_reference.py"


def test_every_table_is_on_a_page():
    used = {
        name for page in PAGES for name in re.findall(r"<!-- table: ([\w.]+) -->", text_of(page))
    }
    assert used == set(reference().TABLES)


def test_the_schemas_are_those_of_the_models() -> None:
    made = reference().schemas()
    folder = DOCS / "schemas"
    assert {file.name for file in folder.iterdir()} == made.keys()
    for name, text in made.items():
        assert text_of(folder / name) == text, "run .venv/bin/python docs/make_reference.py"


def test_every_key_is_documented():
    page = text_of(DOCS / "hr" / "keys.md")
    assert [key.name for key in KEYS if f"| `{key.name.replace('_', ' ')}` |" not in page] == []


def test_the_map_names_every_file_of_the_package_and_nothing_else():
    listed = re.findall(r"^- `(.+?)`: .+$", text_of(ROOT / "plugins" / "README.md"), re.MULTILINE)
    folder = ROOT / "plugins"
    files = sorted(path.relative_to(folder).as_posix() for path in folder.glob("careers/**/*.py"))
    assert sorted(listed) == files


def test_the_map_shows_the_layers_of_the_architecture():
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    [contract] = [c for c in project["tool"]["importlinter"]["contracts"] if c["id"] == "layers"]
    layers = [layer.replace("careers.", "").replace(" | ", ", ") for layer in contract["layers"]]
    assert f"`{' → '.join(layers)}`" in text_of(ROOT / "plugins" / "README.md")


# --- One name everywhere ------------------------------------------------------------------------


def shipped() -> dict[str, type[Feature]]:
    """The features that come with the package."""
    points = entry_points(group="careers.features")
    return {point.name: point.load() for point in points if point.value.startswith("careers.")}


def hooks_of(feature: type[Feature]) -> set[str]:
    return {name for name in HOOK_NAMES if hasattr(getattr(feature, name, None), "careers_impl")}


every_feature = pytest.mark.parametrize("name", sorted(shipped()))
every_hook = pytest.mark.parametrize("hook", HOOK_NAMES)


@every_feature
def test_a_feature_has_one_name_everywhere(name):
    package = ROOT / "plugins" / "careers"
    assert (package / "features" / f"{name}.py").is_file() or (package / "features" / name).is_dir()
    has_template = (package / "templates" / "careers" / f"{name}.html").is_file()
    assert has_template == ("role_blocks" in hooks_of(shipped()[name]))
    assert (ROOT / "tests" / "features" / f"test_{name}.py").is_file()
    assert text_of(DOCS / "features" / f"{name}.md").startswith(f"# {name}\n")
    assert f"features/{name}.md" in text_of(DOCS / "options.md")


def test_no_feature_is_documented_that_is_not_there():
    assert {page.stem for page in (DOCS / "features").glob("*.md")} == set(shipped())


# --- What people type, and what comes of it -----------------------------------------------------


def role(*lines: str, body: str = "Bread.") -> str:
    """A role in Athens with more lines, each in place of the one with the same key."""
    facts = {"title": "Baker", "location": "Athens, Greece", "posted": "2026-11-02"}
    for line in lines:
        facts.pop(line.partition(":")[0], None)
    head = [f"{key}: {value}" for key, value in facts.items()]
    return "\n".join(["---", *head, *lines, "---", body, ""])


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of this site, without what is built."""
    for name in ("roles", "site_src", "theme_overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "plugins").mkdir()
    for file in [*(ROOT / "plugins").glob("*.py")]:
        shutil.copy(file, tmp_path / "plugins")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    # Somebody may have done what the pages say.
    (tmp_path / "roles" / "pastry-chef.md").unlink(missing_ok=True)
    return tmp_path


@pytest.mark.parametrize("name", ["README.md", "docs/hr/writing-a-role.md"])
def test_a_role_that_is_to_be_pasted_has_no_problem(sample, name):
    text = written(ROOT / name)["roles/pastry-chef.md"]
    (sample / "roles" / "pastry-chef.md").write_text(text, encoding="utf-8")
    assert check(sample) == []


def test_an_opening_that_is_shown_is_a_whole_one(sample):
    [(name, text)] = written(DOCS / "hr" / "openings.md").items()
    own = sample / name
    assert own.is_file()
    own.write_text(text, encoding="utf-8")
    assert check(sample) == []


def test_a_page_that_is_to_be_pasted_needs_its_place_in_the_menu(sample):
    [(name, text)] = written(DOCS / "marketing" / "pages.md").items()
    (sample / name).write_text(text, encoding="utf-8")
    [problem] = check(sample)
    assert 'not included in the "nav" configuration: - our-kitchen.md' in problem.message
    mkdocs = sample / "mkdocs.yml"
    menu = mkdocs.read_text(encoding="utf-8").replace("nav:\n", "nav:\n  - our-kitchen.md\n", 1)
    mkdocs.write_text(menu, encoding="utf-8")
    assert check(sample) == []


def check(folder: Path) -> list:
    """What would stop a build."""
    outcome = run.check(str(folder / "mkdocs.yml"), as_of=TODAY)
    return [problem for problem in sorted(outcome.problems) if problem.severity != "note"]


def test_a_new_role_is_written_as_the_readme_shows(sample):
    [shown] = [c for c in codes(text_of(README)) if "careers new" in c.text]
    Walk(sample).type(shown.text.replace(".venv/bin/", ""))
    assert "status: draft" in (sample / "roles" / "pastry-chef.md").read_text(encoding="utf-8")


def test_a_role_is_started_as_the_page_shows(sample):
    shown = [c for c in codes(text_of(DOCS / "hr" / "starting-a-role.md")) if "$ careers" in c.text]
    assert shown
    for code in shown:
        Walk(sample).type(code.text)
    assert check(sample) == []


OPENINGS = DOCS / "hr" / "openings.md"


def test_a_role_becomes_a_folder_as_the_page_shows(sample):
    [shown] = [c for c in codes(text_of(OPENINGS)) if "careers new" in c.text]
    name = "customer-onboarding-specialist"
    home = sample / "site_src" / "index.md"
    text = home.read_text(encoding="utf-8")
    home.write_text(f"{text}\n[Onboarding](../roles/{name}.md)\n", encoding="utf-8")
    Walk(sample).type(shown.text)
    # Marketing's pages link to the file that was, as the page says.
    assert {problem.path for problem in check(sample)} == {"site_src/index.md"}
    athens = sample / "roles" / name / "athens.md"
    athens.write_text(athens.read_text(encoding="utf-8").replace("status: draft\n", ""))
    home.write_text(f"{text}\n[Onboarding](../roles/{name}/index.md)\n", encoding="utf-8")
    assert check(sample) == []


def test_the_keys_that_go_into_an_opening_are_those_of_the_page():
    [line] = re.findall(r"^- Into the opening (.+)$", text_of(OPENINGS), re.MULTILINE)
    assert {code.replace(" ", "_") for code in INLINE.findall(line)} == MOVED


def test_problems_are_told_as_the_readme_shows(sample):
    text = written(README)["roles/pastry-chef.md"]
    text = re.sub("^pay: .*$", "pay: 58-66k", text, flags=re.MULTILINE)
    text = re.sub("^closes: .*$", "closes: 31 January", text, flags=re.MULTILINE)
    (sample / "roles" / "pastry-chef.md").write_text(text, encoding="utf-8")
    [shown] = [c for c in codes(text_of(README)) if "careers check" in c.text]
    Walk(sample).type(shown.text.replace(".venv/bin/", ""))


def test_the_last_lines_of_a_build_are_those_of_the_readme(sample):
    [shown] = [c for c in codes(text_of(README)) if "make site" in c.text]
    said = Walk(sample).run("careers build").splitlines()
    assert _shape(shown.text.replace(".venv/bin/", "").splitlines()[2:]) == _shape(said)


def _shape(lines: list[str]) -> list[str]:
    """Lines without their numbers, and without which states there are at the moment."""
    return [re.sub(r"\d+", "N", re.sub(r"^Roles: .*", "Roles: …", line)) for line in lines]


# --- HR -----------------------------------------------------------------------------------------

PROBLEMS = DOCS / "hr" / "problems.md"
EXAMPLE = re.compile(r"^You wrote(.*):\n```markdown\n(.*)\n```\n> (.+)$", re.MULTILINE)


def test_every_problem_is_told_as_the_page_says(project):
    examples = [*re.finditer(EXAMPLE, text_of(PROBLEMS))]
    assert len(examples) == text_of(PROBLEMS).count("You wrote")
    for number, (where, text, _) in enumerate(found.groups() for found in examples):
        whole = (
            role(body=f"Bread.\n\n{text}")
            if "below the facts" in where
            else role(*text.split("\n"))
        )
        project.write({f"roles/example-{number}.md": whole})
    project.write(
        {
            "roles/cook.md": role("status: draft"),
            "site_src/benefits.md": "# Benefits\n",
        }
    )
    told: dict[str, list[str]] = {
        f"roles/example-{number}.md": [] for number in range(len(examples))
    }
    for problem in sorted(project.build().problems):
        if problem.severity != "note":
            told[problem.path].append(f"{problem.message} {problem.fix}")
    assert [*told.values()] == [[found[3]] for found in examples]


def test_every_key_is_written_as_its_example_shows(project):
    asked = ("education: bachelor's degree", "experience: 2 years")
    for key in KEYS:
        beside = asked if key.name == "experience_instead_of_education" else ()
        text = role(*beside, f"{key.name}: {key.example}")
        project.write({f"roles/{key.name.replace('_', '-')}.md": text})
    assert project.said() == []


@pytest.mark.parametrize(("heading", "key"), [("Dates", "closes"), ("Pay", "pay")])
def test_values_are_read_as_the_page_of_keys_says(project, heading, key):
    shown = INLINE.findall(section(DOCS / "hr" / "keys.md", heading))
    values = [code.removeprefix(f"{key}: ") for code in shown if re.search(r"\d", code)]
    assert len(values) > 2
    for number, value in enumerate(values):
        project.write({f"roles/x{number}.md": role(f"{key}: {value}")})
    assert project.said() == []
    for number in range(len(values)):
        assert project.page(f"jobs/x{number}/index.html").select(f".careers-fact--{key}")


def test_search_engines_are_told_of_demands_as_the_page_says(project):
    page = section(DOCS / "hr" / "keys.md", "Education and experience")
    rows = re.findall(r"^\| `(\w+: .+?)` \| (.+?) \|$", page, re.MULTILINE)
    assert len(rows) > 5
    kept = [code for code in INLINE.findall(page) if ": " not in code]
    rows += [(f"{'experience' if 'years' in code else 'education'}: {code}", "") for code in kept]
    project.write({f"roles/x{number}.md": role(line) for number, (line, _) in enumerate(rows)})
    assert project.said() == []
    for number, (line, told) in enumerate(rows):
        [posting] = project.json_ld(f"jobs/x{number}/index.html")
        said = posting.get(f"{line.partition(':')[0]}Requirements", "")
        if isinstance(said, dict) and "monthsOfExperience" in said:
            said = f"at least {said['monthsOfExperience']} months"
        elif not isinstance(said, str):
            levels = said if isinstance(said, list) else [said]
            said = ", ".join(level["credentialCategory"] for level in levels)
        assert said == told, line


def test_a_file_name_is_told_as_the_page_says(project):
    [(name, said)] = re.findall(r"^A role called `(.+)`:\n> (.+)$", text_of(PROBLEMS), re.MULTILINE)
    [problem] = project.write({f"roles/{name}": role()}).said()
    assert problem.endswith(f": error: {said}")


def test_problems_with_their_places_are_told_as_the_page_says(sample):
    in_role, in_page = (
        code.text.strip() for code in codes(text_of(PROBLEMS)) if code.language == "text"
    )
    text = written(DOCS / "hr" / "writing-a-role.md")["roles/pastry-chef.md"]
    text = re.sub("^closes: .*$", "closes: 03/04/2027", text, flags=re.MULTILINE)
    (sample / "roles" / "pastry-chef.md").write_text(text, encoding="utf-8")
    assert [str(problem) for problem in check(sample)] == [in_role]
    (sample / "roles" / "pastry-chef.md").unlink()
    with (sample / "site_src" / "benefits.md").open("a", encoding="utf-8") as out:
        out.write("\n[How we hire](how-we-hier.md)\n")
    assert [str(problem) for problem in check(sample)] == [in_page]


def test_what_is_promised_about_punctuation_is_kept(project):
    promises = section(DOCS / "hr" / "writing-a-role.md", "What you needn't worry about")
    [title] = [code for code in INLINE.findall(promises) if code.startswith("title: ")]
    for number, key in enumerate(["Pay note", "pay-note", "pay_note"]):
        assert f"`{key}`" in promises
        project.write({f"roles/x{number}.md": role(title, f'{key}: a "b": c * d, [e] (f: g)')})
    assert project.said() == []
    [pay] = project.page("jobs/x1/index.html").select(".careers-fact--pay_note dd")
    assert pay.text == 'a "b": c * d, [e] (f: g)'


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("closes: 2026-12-15", "Applications were welcome until December 15, 2026."),
        ("status: filled on 2026-12-03", "Somebody was found for it on December 3, 2026."),
        ("status: closed on 2026-12-03", "It was closed on December 3, 2026,"),
        ("status: withdrawn on 2026-12-03", "It was withdrawn on December 3, 2026,"),
        ("status: paused since 2026-12-03", "no applications for it since December 3, 2026."),
    ],
)
def test_a_role_is_closed_as_the_page_says(project, row, words):
    page = text_of(DOCS / "hr" / "closing-a-role.md")
    assert f"| `{row}` |" in page
    assert project.write({"roles/baker.md": role(row)}).said(as_of=date(2026, 12, 16)) == []
    text = " ".join(project.page("jobs/baker/index.html").article.text.split())
    assert words in text
    assert project.json_ld("jobs/baker/index.html") == []
    assert "jobs/baker" not in project.text("sitemap.xml")


def test_a_description_is_made_as_the_page_says(project):
    assert project.write({"roles/baker.md": "# Baker\n\nBread.\n"}).said() == []
    assert "No opening at the moment" in project.page("jobs/baker/index.html").article.text
    for line in ("pay: 1 EUR per hour", "workplace: hybrid", "apply: off", "status: open"):
        project.write({"roles/baker.md": f"---\ntitle: Baker\n{line}\n---\nBread.\n"})
        assert any("This opening has no posted date." in said for said in project.said())


def test_departments_and_offices_do_what_the_page_says(project):
    project.write(written(DOCS / "marketing" / "departments-and-offices.md"))
    project.write({"roles/baker.md": role("department: Bakery", "location: Athens")})
    assert project.said() == []
    facts = {
        fact.dt.text: fact.dd.text.strip()
        for fact in project.page("jobs/baker/index.html").select(".careers-fact")
    }
    assert facts["Hours"] == "38 hours a week"
    assert facts["Benefits"] == "25 days of vacationa meal card"
    page = project.page("jobs/baker/index.html")
    assert page.select_one(".careers-contact a").text == "bakery@example.com"
    assert facts["Location"] == "Prozymiou 9, 105 54 Athens, Greece"
    for path in ("departments/bakery", "offices/athens"):
        assert project.page(f"{path}/index.html").select(".careers-unit__roles .careers-entry")
    project.write({"roles/baker.md": role("department: Bakrey", "location: Athens, Greece")})
    [said] = project.said()
    assert said.startswith("roles/baker.md:4:13: warning: “Bakrey” is no department")


# --- Options and features -----------------------------------------------------------------------

SITE = {
    "site_src/how-we-hire.md": "# How we hire\n",
    "site_src/privacy.md": "# Privacy\n",
    "site_src/thank-you.md": "# Thank you\n",
}
FORM = {"way": "form", "action": "https://forms.example.com/x", "email": "jobs@example.com"}


@pytest.fixture
def with_options(project):
    """The small site of the README with other options of the plugin."""

    def make(**options):
        mkdocs = yaml.safe_load(written(README)["mkdocs.yml"])
        [careers] = (item["careers"] for item in mkdocs["plugins"] if isinstance(item, dict))
        careers |= options
        return project.write({**SITE, "mkdocs.yml": yaml.safe_dump(mkdocs, sort_keys=False)})

    return make


def yaml_examples(page: Path) -> list:
    return [
        pytest.param(yaml.safe_load(code.text), id=f"{page.stem}-{number}")
        for number, code in enumerate(codes(text_of(page)))
        if code.language == "yaml"
    ]


@pytest.mark.parametrize("options", yaml_examples(DOCS / "options.md"))
def test_an_example_of_options_has_no_problem(with_options, options):
    assert with_options(**options).said() == []


FEATURES = [DOCS / "features" / f"{name}.md" for name in sorted(shipped())]


@pytest.mark.parametrize("features", [case for page in FEATURES for case in yaml_examples(page)])
def test_an_example_of_a_feature_has_no_problem(with_options, project, features):
    picture, fonts = io.BytesIO(), ROOT / "plugins/careers/features/social_images/fonts"
    Image.new("RGB", (1200, 630)).save(picture, "PNG")
    named = {
        "site_src/assets/logo.png": picture.getvalue(),
        "site_src/assets/share.png": picture.getvalue(),
        EDITOR_SCRIPT: b"",
        "theme_overrides/assets/our-serif-bold.ttf": (fonts / "NotoSerif-Bold.ttf").read_bytes(),
        "theme_overrides/assets/our-sans.ttf": (fonts / "NotoSans-Regular.ttf").read_bytes(),
    }
    project.write(named)
    assert with_options(features=features).said() == []


POSTING = {
    "workplace": "remote",
    "applicants": "Greece",
    "closes": "2027-01-31",
    "employment": "part-time",
    "pay": "20 EUR per hour",
    "reference": "A-1",
    "apply": "form",
    "education": "bachelor's degree",
    "experience": "2 years",
    "experience instead of education": "yes",
    "skills": "kneading",
    "benefits": "bread",
    "bonus": "a loaf",
    "hours": "20 hours a week",
    "starts": "2027-03-01",
    "duration": "6 months",
    "openings": "2",
    "department": "Bakery",
    "team": "Night",
    "industry": "Food",
    "occupation": "7512 Bakers",
    "authorization": "right to work in Greece",
    "clearance": "none",
    "physical demands": "standing",
}
SECTIONS = {
    "responsibilities": "## Responsibilities\n\nBake.\n",
    "requirements": "## Requirements\n\nHands.\n",
    "benefits": "## Benefits\n\nButter.\n",
    "employer": "## About us\n\nWe bake.\n",
}


def posting_role(without: Collection[str] = (), **values: str) -> str:
    """A role that states all that can be stated, but for some keys and sections."""
    stated = {"title": "Baker", "posted": "2026-11-02", "location": "Athens, Greece", **POSTING}
    gone = {*without}
    if gone & {"education", "experience"}:
        gone.add("experience instead of education")  # it needs both
    lines = [f"{key}: {value}" for key, value in {**stated, **values}.items() if key not in gone]
    body = [text for kind, text in SECTIONS.items() if kind not in gone]
    return "\n".join(["---", *lines, "---", "Bread.", "", *body])


def test_a_posting_has_the_properties_of_the_page_and_loses_them_as_it_says(with_options):
    page = section(DOCS / "features" / "job_posting.md", "What it adds")
    rows = re.findall(r"^\| `(\w+)`(?: \(beta\))? \| (.+) \| (.+) \|$", page, re.MULTILINE)
    keys = {*POSTING, *SECTIONS, "location"}
    sources = {name: keys & {*INLINE.findall(cell)} for name, cell, _ in rows}
    never = {name for name, _, when in rows if when == "never"}
    whole = {
        name: "immediately" if name == "jobImmediateStart" else "2027-03-01" for name in sources
    }
    project = with_options(
        features={"job_posting": {}, "application_form": {**FORM, "way": "email"}}
    )
    for name in sources.keys() - never:
        assert sources[name], f"no key is named for {name}"
        slug = name.lower()
        project.write(
            {
                f"roles/{slug}.md": posting_role(starts=whole[name]),
                f"roles/{slug}-without.md": posting_role(sources[name], starts=whole[name]),
            }
        )
    assert project.said() == []
    stated: set[str] = set()
    for name in sources.keys() - never:
        [full] = project.json_ld(f"jobs/{name.lower()}/index.html")
        [less] = project.json_ld(f"jobs/{name.lower()}-without/index.html")
        stated |= {key for key in full if not key.startswith("@")}
        gone = full.keys() - less.keys()
        assert name in gone
        assert never <= less.keys()
        both = {"experienceInPlaceOfEducation"}  # goes with either of its two
        assert all(sources[other] & sources[name] for other in gone - both), name
    assert stated == sources.keys()


def test_links_in_a_role_are_listed_as_the_page_says(with_options):
    bullets, key = (
        code.text for code in codes(section(DOCS / "features" / "resource_links.md", "In a role"))
    )
    project = with_options().write({"roles/baker.md": role(*key.strip().split("\n"), body=bullets)})
    assert project.said() == []
    notes = [
        note.text for note in project.page("jobs/baker/index.html").select(".careers-links__note")
    ]
    assert notes == ["Page, 4 min", "story, 8 min", "Guide, 5 min"]


def test_a_role_is_applied_for_as_the_page_says(with_options):
    rows = re.findall(
        r"^\| `(apply: .+?)` \|", text_of(DOCS / "features" / "application_form.md"), re.M
    )
    project = with_options(features={"application_form": FORM})
    project.write({f"roles/x{number}.md": role(row) for number, row in enumerate(rows)})
    assert project.said() == []
    found = []
    for number in range(len(rows)):
        article = project.page(f"jobs/x{number}/index.html").article
        button = article.select_one(".careers-application .md-button[href]")
        sent = article.form["action"] if article.form else button["href"] if button else ""
        sent = article.iframe["src"] if article.iframe else sent
        found.append(sent.partition("?")[0])
    assert found == [
        "mailto:baker@example.com",
        "https://apply.example.com/baker",
        "https://formspree.io/f/abcdwxyz",
        "https://usebasin.com/f/abcdwxyz",
        "https://forms.example.com/x",
        "https://tally.so/embed/abcdwx",
        "",
    ]


STATUS = DOCS / "hr" / "status.md"
SALES = """\
Kitchens plan their night with what you show them.

## Requirements

- Two years in sales
"""


def status_site(folder: Path, git) -> Walk:
    """The site that the page about the status is written of, with its last commit on `main`."""
    roles = {
        "baker": role("posted: 2026-09-07", "closes: 2027-02-26", "owner: Eleni"),
        "cook": role("title: Cook", "status: filled"),
        "sales-account-executive": role(
            "title: Sales Account Executive",
            "location: Boston, MA, United States",
            "pay: 60,000–75,000 USD per year",
            "closes: 2026-11-30",
            "confirmed: 2026-11-16",
            "owner: Sam",
            body=SALES,
        ),
        "store-keeper": role("title: Store Keeper", body="Flour."),
        "waiter": role("title: Waiter", "opens: 2026-12-01"),
    }
    files = {"mkdocs.yml": written(README)["mkdocs.yml"], "site_src/index.md": "# Home\n"}
    for name, text in (files | {f"roles/{name}.md": text for name, text in roles.items()}).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "A site")
    return Walk(folder)


def test_the_status_is_as_the_page_shows(tmp_path, git):
    walk = status_site(tmp_path, git)
    stands, change, folder = (c.text for c in codes(text_of(STATUS)) if c.language == "console")
    walk.type(stands)
    sales = tmp_path / "roles" / "sales-account-executive.md"
    text = sales.read_text(encoding="utf-8")
    changed = text.replace("60,000–75,000", "64,000–78,000") + "- A driver's license\n"
    sales.write_text(changed, encoding="utf-8")
    (tmp_path / "roles" / "store-keeper.md").rename(tmp_path / "roles" / "storekeeper.md")
    cook = tmp_path / "roles" / "cook.md"
    cook.write_text(role("title: Cook", "closes: 2027-01-31"), encoding="utf-8")
    walk.type(change)
    table = walk.run("careers status --base main --format markdown").split("\n\n")[1]
    assert f"<!-- status: markdown -->\n\n{table}\n\n<!-- end -->" in text_of(STATUS)
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "-q", "-m", "A change")
    (tmp_path / "roles" / "sales-account-executive").mkdir()
    sales.unlink()
    facts, _, body = changed.removeprefix("---\n").partition("---\n")
    own = "title", "owner"
    head = [line for line in facts.splitlines() if line.startswith(own)]
    dates = [line for line in facts.splitlines() if not line.startswith(own)]
    for name, lines, below in (("index", head, body), ("boston", dates, "")):
        file = sales.with_suffix("") / f"{name}.md"
        file.write_text("\n".join(["---", *lines, "---", below]), encoding="utf-8")
    athens = ["location: Athens, Greece", "posted: 2026-11-23", "reference: SAL-021"]
    file = sales.with_suffix("") / "athens.md"
    file.write_text("\n".join(["---", *athens, "---", ""]), encoding="utf-8")
    walk.type(folder)


def test_the_names_in_the_json_of_the_status_are_those_of_the_page(tmp_path, git):
    walk = status_site(tmp_path, git)
    (tmp_path / "roles" / "baker.md").write_text(role("pay: 1,500 EUR per month"), encoding="utf-8")
    said = json.loads(walk.run("careers status --base main --format json"))
    [change] = said["changes"]
    names = {
        "status": [*said],
        "role": [*said["roles"][0]],
        "change": [*change],
        "alteration": [*change["alterations"][0]],
        "effects": [str(effect) for effect in Effect],
    }
    page = text_of(STATUS)
    for table, expected in names.items():
        rows = page.partition(f"<!-- json: {table} -->\n")[2].lstrip().partition("\n\n")[0]
        firsts = [row.split("|")[1] for row in rows.splitlines()[2:]]
        assert [name for first in firsts for name in INLINE.findall(first)] == expected, table


# --- Publishing ---------------------------------------------------------------------------------

PUBLISHING = DOCS / "marketing" / "publishing.md"
CRON = re.findall(r"\| ([A-Z]\w+/\w+) \| `(\d+) (\d+) \* \* \*` \|", text_of(PUBLISHING))


@pytest.mark.parametrize(("zone", "minute", "hour"), CRON)
@pytest.mark.parametrize("month", [1, 7])
def test_the_daily_run_comes_shortly_after_midnight(zone, minute, hour, month):
    run_at = datetime(2027, month, 15, int(hour), int(minute), tzinfo=UTC)
    assert run_at.astimezone(ZoneInfo(zone)).hour in (0, 1)


def test_what_is_said_about_the_workflows_is_so():
    workflows = ROOT / ".github" / "workflows"
    assert len(CRON) > 3
    assert "retention-days: 7" in text_of(workflows / "check.yml")
    assert "cron:" in text_of(workflows / "daily.yml")
    assert "retention-days: 90" in text_of(workflows / "publish.yml")
    assert "SITE_URL" in text_of(workflows / "publish.yml")


def test_the_site_takes_its_address_from_the_environment(sample):
    Walk(sample).run("careers build", SITE_URL="https://example.github.io/careers/")
    missing = (sample / "site" / "404.html").read_text(encoding="utf-8")
    assert 'href="/careers/jobs/"' in missing
    assert (
        "https://example.github.io/careers/jobs/" in (sample / "site" / "sitemap.xml").read_text()
    )


AUDIT = DOCS / "marketing" / "audit.md"


def test_the_audit_says_what_the_page_shows(sample):
    Walk(sample).follow(text_of(AUDIT))


def test_every_option_of_the_audit_is_on_its_page():
    options = {option for parameter in cli.commands["audit"].params for option in parameter.opts}
    table = section(AUDIT, "Options")
    shown = set(re.findall(r"`(--[\w-]+)", table))
    assert options - {"site", "-f", "--config-file"} == shown


# --- How good it is ----------------------------------------------------------------------------


def test_the_scores_of_lighthouse_are_all_above_the_bar():
    """`.ci/lighthouse --write` writes them."""
    table = text_of(DOCS / "marketing" / "quality.md").partition("<!-- lighthouse -->")[2]
    rows = [re.findall(r"\| (\d+) (?=\|)", line) for line in table.splitlines()]
    scores = [row[:4] for row in rows if row]
    assert len(scores) == 4
    assert min(int(score) for row in scores for score in row) >= 95
