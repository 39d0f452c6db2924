"""`careers fix` writes what was meant, says the same, and touches nothing else."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from careers.edits import Edit, edited, overlap
from careers.fixing import fixed, fixes, says
from careers.frontmatter import read
from careers.keys import NAMES
from careers.reading import read_role
from careers.role import Role

# What files are made of, so that chance finds more than letters.
PIECES = st.sampled_from(
    [
        *("---", "\n", "\r\n", "title", "Location", "pay note", ": ", ":", "：", "- ", "• ", "  "),
        *(
            "**",
            "# ",
            "## ",
            "<!--",
            "-->",
            "|",
            ">",
            "[",
            "]",
            '"',
            "'",
            "“",
            "”",
            "text",
            "titel",
        ),
        *("\t", "\u00a0", "\u200b", "\ufeff", "–", "2026-11-02", "posted", "\n", "1. ", "--", ","),
    ]
)
FILES = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)

SLIPS_PAGE = Path(__file__).parents[1] / "docs/hr/slips.md"
BODY = "\n## Job brief\n\n**Bake** • “bread”:\tat night.  \n\n* One\n\n---\n\nend : of\u00a0it"


@dataclass(frozen=True)
class Slip:
    """A line or more, written as it should be and as somebody wrote it."""

    right: str
    wrong: tuple[str, ...]


SLIPS = (
    Slip(
        "title: Sales: Account Executive",
        (
            "Title: Sales: Account Executive",
            "TITLE : Sales: Account Executive",
            "title:Sales: Account Executive",
            "title：Sales: Account Executive",
            "**Title:** Sales: Account Executive",
            "**title**: Sales: Account Executive",
            "**title: Sales: Account Executive**",
            "*Title:* Sales: Account Executive",
            '"title": Sales: Account Executive',
            '"title: Sales: Account Executive"',
            "“Title”: Sales: Account Executive",
            "titel: Sales: Account Executive",
            "title:\tSales:\u00a0Account\tExecutive",
            "title: Sa\u00adles: Account\u200b Executive",
            "\u200btitle: Sales: Account Executive",
            "title: **Sales:** Account Executive",
            "title: | Sales: Account Executive",
        ),
    ),
    Slip(
        'summary: "We bake: at night"',
        (
            "summary: “We bake: at night”",
            "summary: „We bake: at night“",
            "summary: «We bake: at night»",
            'summary: “We bake: at night"',
            "Summary: ‘We bake: at night’",
            "sumary: “We bake: at night”",
        ),
    ),
    Slip(
        "location:\n  - Boston\n  - Athens",
        (
            "location:\n  • Boston\n  • Athens",
            "location:\n  * Boston\n  + Athens",
            "location:\n  -Boston\n  -Athens",
            "location:\n  1. Boston\n  2. Athens",
            "location:\n\t- Boston\n\t-\tAthens",
            "location:\n  - Boston\n      - Athens",
            "Location :\n  – Boston\n    – Athens",
            "locaton:\n  - **Boston**\n  - Athens",
        ),
    ),
    Slip(
        "benefits: 25 days off\n  and a pension",
        (
            "benefits: 25 days off\nand a pension",
            "Benefits : 25 days off\nand a\u00a0pension",
            "benefits: > 25 days off\nand a pension".replace("> 25", "| 25"),
        ),
    ),
    Slip(
        "# if you know it\ncloses:\nposted: 2026-11-02",
        (
            "closes: # if you know it\nposted: 2026-11-02",
            "closes: # if you know it\n  posted: 2026-11-02",
        ),
    ),
    Slip(
        "pay note: bonus",
        ("pay note: bonus\nPay Note: bonus", "pay note: bonus\npay note:", "PAY  NOTE: bonus"),
    ),
)
COMMENTS = st.sampled_from(["", "# a comment: of •\u00a0ours\n", "\n", "<!-- title : x -->\n"])


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str]:
    """A role's file with slips of every class, and the same without them."""
    wrong: list[str] = []
    right: list[str] = []
    for slip in draw(st.permutations(SLIPS)):
        comment = draw(COMMENTS)
        line = draw(st.sampled_from((slip.right, *slip.wrong)))
        wrong.append(f"{comment}{line}\n")
        right.append(f"{comment}{slip.right}\n")
    above, below = draw(st.sampled_from([("", ""), ("\n\n", ""), ("# of ours\n", "# of ours\n")]))
    first = draw(st.sampled_from(["---", "--", "–––", " ---", "\u200b---", "- - -"]))
    last = draw(st.sampled_from(["---\n", "--\n", "—\n", "  ---\n", "----\n"]))
    if not wrong[0].startswith(("#", "\n", "<")) and not above:
        first = draw(st.sampled_from([first, ""]))
    written = f"{above}{first}\n{''.join(wrong)}{last}{BODY}"
    if not first:
        written = written.removeprefix("\n")
    meant = f"---\n{below}{''.join(right)}---\n{BODY}"
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return mark + written.replace("\n", end), mark + meant.replace("\n", end)


def forgiven(text: str) -> list[str]:
    return [found.note.code for found in read(text, "x.md", NAMES).forgiven]


@given(files())
def test_slips_of_every_class_are_mended_and_the_rest_stays_byte_for_byte(pair):
    wrong, right = pair

    mended = fixed(wrong, "x.md", NAMES)

    # How many spaces a list is indented by is nobody's slip.
    assert re.sub("(?m)^ +", "  ", mended) == re.sub("(?m)^ +", "  ", right)
    assert forgiven(mended) == []


@given(files())
def test_what_a_file_says_is_the_same_before_and_after(pair):
    wrong, _ = pair
    mended = fixed(wrong, "x.md", NAMES)

    assert says(read(mended, "x.md", NAMES)) == says(read(wrong, "x.md", NAMES))


@given(st.text() | FILES)
@example("---\ntitle:")
@example("title: x")
@example("---\ntitle: x\n  location: y\n  foo: z\n---\n")
@example("---\ntitle: **# a**\n---\n")
def test_fixing_twice_changes_nothing_and_nothing_is_said_otherwise(text):
    mended = fixed(text, "x.md", NAMES)

    assert fixed(mended, "x.md", NAMES) == mended
    assert says(read(mended, "x.md", NAMES)) == says(read(text, "x.md", NAMES))


@given(st.text() | FILES)
def test_each_repair_can_be_made_by_itself(text):
    said = says(read(text, "x.md", NAMES))

    for found in fixes(text, "x.md", NAMES):
        after = edited(text, found.edits)
        assert after != text
        assert says(read(after, "x.md", NAMES)) == said


TABLE = re.compile(r"^\| `(.+?)` \| `(.+?)` \|", re.MULTILINE)


@pytest.mark.parametrize(("wrong", "right"), TABLE.findall(SLIPS_PAGE.read_text("utf-8")))
def test_the_documentation_is_true(wrong, right):
    """A row without `---` is what stands between two of them."""
    wrong, right = (one.replace("⏎", "\n").replace("\\|", "|") for one in (wrong, right))
    if "---" not in right:
        wrong, right = (f"---\n{one}\n---\n" for one in (wrong, right))

    mended = fixed(wrong, "x.md", NAMES)

    assert mended == right
    assert forgiven(wrong)
    assert not forgiven(mended)
    assert says(read(mended, "x.md", NAMES)) == says(read(wrong, "x.md", NAMES))


def published(role: Role) -> dict[str, object]:
    """All that a role says, without where it was written."""
    said = {field.name: getattr(role, field.name) for field in dataclasses.fields(role)}
    said["fields"] = {key: [one.value for one in field.items] for key, field in role.fields.items()}
    said["body"] = (role.body.source, role.body.title, role.body.html())
    return said


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files())
def test_a_role_is_the_same_before_and_after(rules, pair):
    wrong, _ = pair
    mended = fixed(wrong, "roles/x.md", rules.keys)

    before, problems = read_role(wrong, "roles/x.md", rules, "jobs/x/")
    after, left = read_role(mended, "roles/x.md", rules, "jobs/x/")

    assert published(after) == published(before)
    forgiven_notes = {found.note.code for found in read(wrong, "x.md", rules.keys).forgiven}
    kept = [problem.code for problem in problems if problem.code not in forgiven_notes]
    assert sorted(problem.code for problem in left) == sorted(kept)


def test_an_edit_is_made_at_its_place():
    text = "\ufeffab\r\ncd\r\n"
    edits = [Edit(2, 1, 2, 2, "x\n"), Edit(1, 3, 1, 3, "!"), Edit(9, 1, 9, 1, "end")]

    assert edited(text, edits) == "\ufeffab!\r\nx\r\nd\r\nend"
    assert edited("", [Edit(1, 1, 1, 1, "a\n")]) == "a\n"


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Edit(1, 1, 1, 3), Edit(1, 3, 1, 5), False),
        (Edit(1, 1, 1, 4), Edit(1, 3, 1, 5), True),
        (Edit(1, 1, 1, 1, "a"), Edit(1, 1, 1, 2), False),
        (Edit(1, 1, 1, 1, "a"), Edit(1, 1, 1, 1, "a"), True),
        (Edit(1, 1, 3, 1), Edit(2, 1, 2, 2), True),
    ],
)
def test_two_edits_of_the_same_characters_overlap(one, other, both):
    assert overlap(one, other) == overlap(other, one) == both
