"""The file of a role as a folder: nothing is lost, and nothing is said otherwise."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from careers import frontmatter
from careers.addresses import deeper_address
from careers.frontmatter import Field
from careers.keys import KEYS, NAMES, OF_OPENING
from careers.moving import MOVED, Moved, move
from careers.problem import Spot, Text
from careers.reading import Rules, read_folder, read_role
from careers.role import Role

FEATURES = frozenset({"resource_links", "application_form"})
ROLE = """\
---
title: Baker
# agreed with Mia
location: Boston
benefits:
  - Bread
  # every day
  - Butter

# on the site
posted: 2026-11-02
aliases: bread-maker
featured: yes
reference: B-1
# that is all
---
Bread.
"""


def moved(text: str) -> Moved:
    found = move(text, "roles/x.md", NAMES | FEATURES)
    assert isinstance(found, Moved), found
    return found


def told(text: str) -> list[str]:
    found = move(text, "roles/x.md", NAMES | FEATURES)
    assert isinstance(found, list)
    return [str(problem) for problem in found]


# --- What goes and what stays -------------------------------------------------------------------


def test_an_opening_takes_its_lines_with_the_comments_above_them():
    found = moved(ROLE)
    assert found.opening == (
        "---\n# agreed with Mia\nlocation: Boston\nbenefits:\n  - Bread\n  # every day\n"
        "  - Butter\n# on the site\nposted: 2026-11-02\nreference: B-1\n---\n"
    )
    assert found.index == (
        "---\ntitle: Baker\n\naliases: bread-maker\nfeatured: yes\n# that is all\n---\nBread.\n"
    )
    assert {*found.goes} == {"location", "benefits", "posted", "reference"}
    assert {*found.stays} == {"title", "aliases", "featured"}


def test_each_key_is_the_roles_or_the_openings():
    """A new key needs somebody to say whose it is."""
    assert {"aliases"} == OF_OPENING - MOVED
    assert {"application_form"} == MOVED - NAMES
    assert {
        *("title", "summary", "department", "team", "level", "industry", "occupation", "tags"),
        *("featured", "language", "employment", "hours", "education", "experience", "skills"),
        *("experience_instead_of_education", "physical_demands", "owner", "contact", "aliases"),
        *("ask",),
    } == NAMES - MOVED


def test_a_description_is_moved_as_it_is():
    text = "---\ntitle: Baker\nbenefits: Bread\n---\nBread.\n"
    assert moved(text) == Moved(text, moved(text).stays, "", {})


def test_a_draft_stays_one_as_a_whole():
    found = moved(ROLE.replace("featured: yes", "status: In draft"))
    assert "status: In draft\n" in found.index
    assert "status" not in found.opening
    only = "---\ntitle: Baker\nstatus: draft\n---\nBread.\n"
    assert moved(only).index == only
    assert moved(only).opening == ""


@pytest.mark.parametrize("status", ["closed", "filled", "paused", "open"])
def test_another_status_is_the_openings(status):
    found = moved(ROLE.replace("featured: yes", f"status: {status}"))
    assert f"status: {status}\n" in found.opening
    assert "status" not in found.index


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_at_the_beginning_stay(end, mark):
    text = mark + ROLE.replace("\n", end)
    found, plain = moved(text), moved(ROLE)
    assert found.index == mark + plain.index.replace("\n", end)
    assert found.opening == plain.opening.replace("\n", end)


def test_a_file_that_begins_with_a_line_that_goes_keeps_its_mark():
    found = moved("\ufefflocation: Boston\nposted: 2026-11-02\ntitle: Baker\n\n# Baker\n\nBread.")
    assert found.opening == "---\nlocation: Boston\nposted: 2026-11-02\n---\n"
    assert found.index == "\ufefftitle: Baker\n\n# Baker\n\nBread."


def test_a_comment_of_several_lines_stays_in_one_piece():
    found = moved(
        "---\n<!-- about\n\nposted: never\n-->\nlocation: Boston <!-- for\nnow -->\ntitle: x\n"
        "<!-- the\n\nday -->\nposted: 2026-11-02\n---\nBread.\n"
    )
    assert found.opening == (
        "---\n<!-- about\n\nposted: never\n-->\nlocation: Boston <!-- for\nnow -->\n"
        "<!-- the\n\nday -->\nposted: 2026-11-02\n---\n"
    )
    assert found.index == "---\ntitle: x\n---\nBread.\n"


# --- Links --------------------------------------------------------------------------------------


def test_links_lead_one_folder_up_in_the_text_and_in_front_matter():
    found = moved(
        "---\ntitle: See [x](y.md) and ../y\nposted: 2026-11-02\nresource links:\n"
        '  - "[](../site_src/a.md)" \n  - ../site_src/a.md\n  - [../b.md](../b.md) (page, 4 min)\n'
        "  - https://example.com/\n  - [x](#y)\n---\n[a](cook.md) `[a](cook.md)`\n"
    )
    assert found.index == (
        "---\ntitle: See [x](y.md) and ../y\nresource links:\n"
        '  - "[](../../site_src/a.md)" \n  - ../../site_src/a.md\n'
        "  - [../b.md](../../b.md) (page, 4 min)\n"
        "  - https://example.com/\n  - [x](#y)\n---\n[a](../cook.md) `[a](cook.md)`\n"
    )
    inline = "---\ntitle: x\nresource links: [../a.md, '../b.md']\n---\nx\n"
    assert "[../../a.md, '../../b.md']" in moved(inline).index


def test_a_description_has_its_links_lead_up_as_well():
    assert moved("Bread.\n\n[x]: a.md\n").index == "Bread.\n\n[x]: ../a.md\n"


# --- What can't be moved ------------------------------------------------------------------------


def test_what_is_wrong_in_the_front_matter_has_to_be_mended_first():
    [said] = told("---\ntitle: x\nposted: 2026-11-02\nplace: Boston\n---\nx\n")
    assert said.startswith("roles/x.md:4:1: error: There is no key “place”. Did you mean")


@pytest.mark.parametrize(
    "text",
    [
        # Beside what stays, a key further in than the list goes on with it.
        "---\ntags:\n  - a\nposted: 2026-11-02\n    team: y\n---\nx\n",
        # One comment, of which each file would have a half.
        "---\nposted: 2026-11-02 <!-- a\nb --> title: x\n---\nx\n",
    ],
)
def test_lines_that_hang_together_are_told(text):
    *notes, error = told(text)
    assert all(" note: " in note for note in notes)
    assert error == (
        "roles/x.md:1:1: error: The lines of this front matter can't be parted as they stand. "
        "Write “---” above and below them, and begin each key on a line of its own, without "
        "spaces before it. Then run this again."
    )


def test_an_address_that_can_not_be_changed_is_told():
    [said] = told("---\ntitle: x\n---\n\nBread, <a href='&#32;a.md'>x</a>\n")
    assert said.startswith("roles/x.md:5:8: error: The address “a.md” can't be told from")


# --- The opening is read as the role was --------------------------------------------------------

VALUES = {
    "title": ["Baker", "baker", "Baker"],
    "location": ["Boston", "Athens, Greece; Berlin, Germany", "Remote (Germany)", "\n  - Boston"],
    "workplace": ["hybrid", "remote"],
    "posted": ["2026-11-02", "2 November 2026", "\n  2026-11-02"],
    "closes": ["2027-01-31", "2027-01-31 17:00", "31 January"],
    "status": ["open", "draft", "filled", "closed"],
    "employment": ["full-time", "[full-time, part-time]", "\n- full-time\n- part-time"],
    "pay": ["10 USD per hour", "60,000–75,000 USD per year", "58-66k"],
    "aliases": ["old-name, older"],
    "language": ["de", "en"],
    "resource_links": [
        "[x](../site_src/benefits.md) (page)",
        "\n - ../site_src/benefits.md\n - [y](baker.md)",
        "[../roles/baker.md, https://example.com/]",
        '"[a \\"b\\"](../site_src/benefits.md)"',
    ],
    "application_form": ["form https://example.com/x", "off"],
}
LEFT_OUT = "(left out)"  # no title can be
WORDS = [
    *("Bread", "a: b", '"quoted"', "“a” b", "it's", "~", "null", LEFT_OUT, "**bold**", "#1"),
    *("[a, b]", "[x](y.md)", "|\n  a\n\n  # b", ">\n  a\n  b", "<!-- x --> a", "a <!-- x\n y -->"),
    *("", "\n", "\n  - a\n  # c\n  - b", "\n  a\n  b", "a\u00a0b\u200b", "é 🍞", "../x", "x" * 600),
]
ABOVE = ["", "# a\n", "#\n", "<!-- a -->\n", "<!-- a\n\nposted: x\n-->\n", "\n", "\n# a\n\n# b\n"]
BODY = [
    *(
        "Bread. ",
        "\n\n",
        "\n",
        "## Requirements\n\n",
        "# Baker\n\n",
        "- a\n",
        "> ",
        "    ",
        "`",
        "é",
    ),
    *("[a](baker.md)", "[b](<../site_src/benefits.md> 't')", "![c](../site_src/assets/team.png)"),
    *("[d][r]", "[r]: baker.md 'x'\n", "[r]: <#y>\n", "[baker.md](baker.md#a)", "[e](x.md)"),
    *('<a href="baker.md">x</a>', "<img src=../site_src/assets/team.png>", "<!-- [f](y.md) -->"),
    *("[g](#y)", "[h](https://example.com/)", "<mailto:a@b.example>", "[i](gone.md)", "[j]()"),
    *("```\n[k](baker.md)\n```\n", "`[l](baker.md)`", "| a |\n|---|\n| [m](baker.md) |\n", "<p>\n"),
    *("<", ">", "\\", "*", "](", "[", "&#46;", "---\n", "title: x\n"),
]


@st.composite
def files(draw: st.DrawFn) -> str:
    """Files of one role, with all that people write into them."""
    names = [key.name for key in KEYS] + sorted(FEATURES)
    head = ""
    for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=8)):
        key = draw(st.sampled_from([name, name.replace("_", " "), name.upper(), f" {name}"]))
        words = [word for word in WORDS if (name, word) != ("title", LEFT_OUT)]
        value = draw(st.sampled_from(VALUES.get(name, words)) | st.sampled_from(words))
        colon = draw(st.sampled_from([": ", ":"]))
        head += f"{draw(st.sampled_from(ABOVE))}{key}{colon}{value}\n"
    head += draw(st.sampled_from(ABOVE))
    body = "".join(draw(st.lists(st.sampled_from(BODY), max_size=12)))
    start, stop = draw(st.sampled_from([("---\n", "---\n")] * 6 + [("", "---\n"), ("---\n", "\n")]))
    text = f"{start}{head}{stop}{body}"
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", end)


PIECES = st.sampled_from([*BODY, *ABOVE, *WORDS, "---\n", "posted:", "title", "- ", "\r", "\r\n"])
ANYTHING = st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join)
quickly = settings(max_examples=150, suppress_health_check=[*HealthCheck])


def with_defaults(rules: Rules, own: Mapping[str, str]) -> Rules:
    """The rules of a site that states something for every role, and of all these pages."""

    def stated(key: str, value: str) -> dict[str, Field]:
        spot = Spot("mkdocs.yml")
        return {key: Field(key, spot, (Text(value, spot),))}

    return replace(
        rules,
        keys=NAMES | FEATURES,
        paths={**rules.paths, **own},
        defaults={**stated("pay_note", "of the site"), **stated("department", "Bread")},
        departments={"bread": {**stated("team", "of Bread"), **stated("hours", "of Bread")}},
        offices={"boston": {**stated("hours", "of Boston"), **stated("contact", "of Boston")}},
    )


def read_tree(texts: Mapping[str, str], rules: Rules) -> dict[str, Role]:
    """The roles of some files, by slug."""
    own = {path: f"jobs/{path.removeprefix('roles/').removesuffix('.md')}/" for path in texts}
    own = {path: address.replace("/index/", "/") for path, address in own.items()}
    known = with_defaults(rules, own)
    with tempfile.TemporaryDirectory() as folder:
        for path, text in texts.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        roles = read_folder(Path(folder, "roles"), "roles", known, own).roles
    return {role.slug: role for role in roles}


def values(role: Role, *, are_deeper: bool = False) -> dict[str, Any]:
    """All that a role says, but for its text and for what goes with the place of its file."""
    own = {"slug", "path", "opening_of", "has_openings", "aliases", "body", "fields"}
    said = {field.name: getattr(role, field.name) for field in fields(role)}
    written = {
        key: [deeper_links(item.value) if are_deeper else item.value for item in field.items]
        for key, field in role.fields.items()
        if key in FEATURES
    }
    return {key: value for key, value in said.items() if key not in own} | written


def deeper_links(value: str) -> str:
    """The value of a feature's key as it has to be in a folder."""
    if found := re.match(r"(\[[^\]]*\]\()([^)\s]+)(.*)", value, re.DOTALL):
        return f"{found[1]}{deeper_address(found[2])}{found[3]}"
    return deeper_address(value) if re.fullmatch(r"\.\.?/\S+", value) else value


def lines(text: str) -> list[str]:
    """The lines with their ends, wherever their links lead."""
    text = text.removeprefix("\ufeff").replace("../", "")
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def in_order(some: list[str], all_of_them: list[str]) -> bool:
    rest = iter(all_of_them)
    return all(line in rest for line in some)


def assert_same(text: str, found: Moved, rules: Rules) -> None:
    """What a file said is said by the files that it becomes."""
    before = read_tree({"roles/x.md": text}, rules)["x"]
    if not found.opening:
        after = read_tree({"roles/x/index.md": found.index}, rules)["x"]
        assert values(after) == values(before, are_deeper=True)
        assert after.aliases == before.aliases
        assert after.body.html() == before.body.html()
        assert lines(found.index) == lines(text)
        return
    tree = read_tree({"roles/x/index.md": found.index, "roles/x/opening.md": found.opening}, rules)
    role, opening = tree["x"], tree["x/opening"]
    assert values(opening) == values(before, are_deeper=True)
    assert role.aliases == before.aliases
    assert role.body.html() == before.body.html(), "the role's page keeps its address"
    known = with_defaults(rules, {"roles/x.md": "jobs/x/"})
    deeper, _ = read_role(text.removeprefix("\ufeff"), "roles/x.md", known, "jobs/x/opening/")
    assert opening.body.html() == deeper.body.html()
    assert in_order(lines(found.index), lines(text))
    # The last line of a file may have no end, which it needs where others follow it.
    taken, rest, both = (
        [line.rstrip("\r\n") for line in lines(part)] for part in (found.opening, found.index, text)
    )
    assert in_order(taken[1:-1], both)
    assert sorted([*rest, *taken[1:-1]]) == sorted(both)


@quickly
@given(files())
@example(ROLE)
@example("---\ntitle: baker\nposted: 2026-11-02\n---\n# Baker\n\nBread.\n")
@example("---\nposted: 2026-11-02\n---\ntitle: x\n")
def test_what_a_file_said_its_folder_says(rules: Rules, text: str) -> None:
    found = move(text, "roles/x.md", NAMES | FEATURES)
    if isinstance(found, Moved):
        assert_same(text, found, rules)
        return
    front = frontmatter.read(text, "roles/x.md", NAMES | FEATURES)
    assert any(problem.severity == "error" for problem in found)
    has_end = front.body_line <= len(lines(text)) + 1
    by_the_book = has_end and not front.problems and found[-1].code != "role-empty"
    # A text that begins like the facts would be read as such where none stand above it.
    by_the_book &= not frontmatter.read(front.body, "roles/x.md", NAMES | FEATURES).fields
    assert not by_the_book, "what is written by the book can be moved"


@quickly
@given(ANYTHING)
def test_any_text_is_moved_without_a_loss_or_told(rules: Rules, text: str) -> None:
    found = move(text, "roles/x.md", NAMES | FEATURES)
    if isinstance(found, Moved) and text.strip():
        assert_same(text, found, rules)
