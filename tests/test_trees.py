"""Any tree of roles and openings says what the same openings say, written out as single files."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careers.assembly import Address, Assembly
from careers.body import Body
from careers.host import Host
from careers.keys import OF_OPENING
from careers.problem import count
from careers.role import Role
from careers.role_page import RolePage
from careers.settings import Source, read_settings
from careers.site import Site

ROOT = "https://jobs.example.com/"
OPTIONS: dict[str, Any] = {
    "employer": {"name": "Example"},
    "timezone": "America/New_York",
    "defaults": {"team": "of the site", "hours": "of the site", "contact": "all@example.com"},
    "departments": {"Sales": {"team": "of Sales", "duration": "of Sales"}},
    "features": {
        "job_posting": {},
        "resource_links": {"links": [{"title": "For all", "url": "https://example.com/all"}]},
        "application_form": {"way": "form", "action": "https://e.com/f", "email": "a@example.com"},
    },
}

# --- What may be written; `^` stands for the way from the file's folder to the project's

VALUES = {
    "title": ("Account Executive", "Engineer: Sensors", "C++ & “more” (m/f/d)"),
    "summary": ("Sell: a lot.", "- not a list", "<b>5</b> < 6 & 7"),
    "department": ("Sales", "Field"),
    "level": ("Junior", "Senior"),
    "tags": ("crm, food", "x"),
    "featured": ("yes", "no"),
    "language": ("de", "en"),
    "location": ("Boston", "Athens", "Berlin, Germany"),
    "workplace": ("on-site", "hybrid", "remote"),
    "employment": ("full-time", "part-time, temporary"),
    "hours": ("38 hours a week", "(left out)"),
    "team": ("North", "(left out)"),
    "contact": ("b@example.com", "(left out)"),
    "openings": ("2", "3"),
    "pay": ("60,000–75,000 USD per year", "20 EUR per hour"),
    "pay_note": ("plus 8%: *of it*", "(left out)"),
    "benefits": ("A car; lunch", "(left out)"),
    "skills": ("talk, count", "(left out)"),
    "posted": ("2026-11-02", "2026-10-01"),
    "closes": ("2026-12-15", "2026-11-20", "2026-12-31 17:00"),
    "status": ("open", "paused", "closed"),
    "reference": ("A-1", "B-2"),
    "apply": ("off", "https://example.com/apply", "b@example.com"),
    "ask": ("CV required", "phone off, links off"),
    "applicants": ("Greece", "Germany; France"),
}
HEADINGS = ("Job brief", "Requirements", "What we offer", "More resources", "Our cars", "Ünïcode")
PARAGRAPHS = (
    "Talk to *people*, `count` & see [benefits](^site_src/benefits.md).",
    "5 < 6 <b>bold</b> – “so”",
    "> Quoted\n> twice",
    "| a | b |\n|--|--:|\n| 1 | 2 |",
    "Deeper, at [the baker's](^roles/baker.md#apply).",
)
INSIDE = "### Inside"
BULLETS = ("- Talk", "- **Count:** to ten", "- [Site](https://example.com/x) (guide, 5 min)")
# A heading inside is one only below another.
beginnings = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=2)
lists = st.lists(st.sampled_from(BULLETS), min_size=1, max_size=3).map("\n".join)
# Two lists one after the other would be one, with more space in it.
blocks = st.builds(
    lambda before, listed, after, deeper: [
        *before,
        *listed,
        *after,
        *([INSIDE, *deeper] if deeper else []),
    ],
    st.lists(st.sampled_from(PARAGRAPHS), max_size=1),
    lists.map(lambda listed: [listed]) | st.just(["Text."]),
    st.lists(st.sampled_from(PARAGRAPHS), max_size=1),
    st.just([]) | lists.map(lambda listed: [listed]) | st.just(["Text."]),
)
Blocks = list[str]


@dataclass(frozen=True)
class Written:
    """What stands in one file: keys, text before the first heading, sections in order."""

    values: dict[str, str]
    beginning: Blocks
    sections: list[tuple[str, Blocks]]


def keys(*needed: str, without: tuple[str, ...] = ()) -> st.SearchStrategy[dict[str, str]]:
    rest = [key for key in VALUES if key not in (*needed, *without)]
    optional = {key: st.sampled_from(VALUES[key]) for key in rest}
    return st.fixed_dictionaries(
        {key: st.sampled_from(VALUES[key]) for key in needed}, optional=optional
    )


@st.composite
def roles(draw: st.DrawFn) -> Written:
    values = draw(keys("title", "location", without=("posted", "closes", "openings")))
    headings = draw(st.permutations(HEADINGS))[: draw(st.integers(0, 4))]
    sections = [(heading, draw(blocks)) for heading in headings]
    return Written(values, draw(beginnings), sections)


@st.composite
def openings(draw: st.DrawFn, role: Written) -> Written:
    """Keys, and for each section of the role what becomes of it; sections of its own."""
    sections: list[tuple[str, Blocks]] = []
    for heading, _ in role.sections:
        mark = draw(st.sampled_from(("kept", "", " (added)", " (left out)")))
        if mark == " (left out)":
            sections.append((heading + mark, []))
        elif mark != "kept":
            sections.append((heading + mark, draw(blocks)))
    for heading in draw(st.sets(st.sampled_from(("Your team", "Your office")))):
        sections.insert(draw(st.integers(0, len(sections))), (heading, draw(blocks)))
    values = draw(keys("posted", "reference"))
    return Written(values, draw(st.just([]) | beginnings), sections)


@st.composite
def trees(draw: st.DrawFn) -> tuple[Written, list[Written]]:
    role = draw(roles())
    beside = [draw(openings(role)) for _ in range(draw(st.integers(1, 3)))]
    if role.values.get("workplace") == "remote":
        role.values.setdefault("applicants", "Greece")
    for index, opening in enumerate(beside):
        opening.values["reference"] = f"REF-{index}"
        if opening.values.get("workplace") == "remote":
            opening.values.setdefault("applicants", "Greece")
    return role, beside


def file_of(written: Written, up: str) -> str:
    head = "\n".join(f"{key}: {value}" for key, value in written.values.items())
    parts = [*written.beginning]
    for heading, below in written.sections:
        parts += [f"## {heading}", *below]
    text = "\n\n".join(parts).replace("^", up)
    return f"---\n{head}\n---\n{text}\n"


# --- The same, written out: a plain model of the rules in docs/hr/openings.md


def added(role: Blocks, own: Blocks) -> Blocks:
    """What stands before the heading inside, of both, and what stands below it."""
    (lead, deeper), (own_lead, own_deeper) = inside(role), inside(own)
    below = behind(deeper, own_deeper)
    return behind(lead, own_lead) + ([INSIDE, *below] if below else [])


def inside(blocks: Blocks) -> tuple[Blocks, Blocks]:
    place = blocks.index(INSIDE) if INSIDE in blocks else len(blocks)
    return blocks[:place], blocks[place + 1 :]


def behind(before: Blocks, after: Blocks) -> Blocks:
    if before and after and before[-1].startswith("- ") and after[0].startswith("- "):
        return [*before[:-1], f"{before[-1]}\n{after[0]}", *after[1:]]
    return before + after


def written_out(role: Written, opening: Written) -> Written:
    values = {key: value for key, value in role.values.items() if key not in OF_OPENING}
    if opening.values.get("workplace") == "remote":
        values.pop("location", None)  # who is remote doesn't sit where others do
    elif "workplace" in opening.values:
        values.pop("applicants", None)
    values |= opening.values
    sections = [(heading, [*below]) for heading, below in role.sections]
    last: str | None = None
    for written, below in opening.sections:
        heading, _, mark = written.partition(" (")
        here = [name for name, _ in sections]
        if mark == "left out)":
            del sections[here.index(heading)]
            continue
        if mark == "added)":
            place = here.index(heading)
            sections[place] = (heading, added(sections[place][1], below))
        elif heading in here:
            sections[here.index(heading)] = (heading, below)
        else:
            place = len(sections) if last is None else here.index(last) + 1
            sections.insert(place, (heading, below))
        last = heading
    return Written(values, opening.beginning or role.beginning, sections)


# --- Reading both


def read(site: Site, files: dict[str, str]) -> dict[str, RolePage]:
    """The pages of a site with these files in its folder of roles, by slug."""
    read_options, _ = read_settings(OPTIONS, Source())
    assert read_options is not None
    host, wrong = Host.load(read_options.features, Path("nowhere"), Source())
    assert wrong == []
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            file = Path(folder, "roles", name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        pages = {"site_src/benefits.md": "benefits/"}
        assembly = Assembly(
            read_options, Source(), site, host, Path(folder), pages, Address()
        )  # fmt: skip
        made, problems = assembly.pages()
    assert count(problems, "error") == 0, (files, problems)
    return {page.role.slug: page for page in made}


def absolute(html: str, page: RolePage) -> str:
    """HTML with the addresses that its links lead to, from wherever they are followed."""
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a"):
        link["href"] = urljoin(f"{ROOT}{page.path}", str(link["href"]))
    return str(soup)


def shown(page: RolePage) -> Any:
    """All that a page says, but for where it is."""
    own = page.role
    role = replace(own, slug="", path="", body=Body(), fields={}, opening_of="")
    blocks = json.dumps([[name, block.template, dict(block.data)] for name, block in page.blocks])
    for href in {"../../../benefits/", "../../benefits/"}:
        blocks = blocks.replace(href, "benefits/")
    blocks = blocks.replace(own.slug, "SLUG")
    sections = [
        replace(section, html=absolute(section.html, page), links=(), items=())
        for section in own.body.sections
    ]
    items = [[item.text for item in section.items] for section in own.body.sections]
    fields = {key: field.text.value for key, field in own.fields.items()}
    return role, page.state, json.loads(blocks), list(page.json_ld), sections, items, fields


BAKER = "---\ntitle: Baker\nlocation: Boston\nposted: 2026-11-02\n---\nBread.\n"


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=trees())
def test_a_tree_says_what_single_files_say(site: Site, tree: tuple[Written, list[Written]]) -> None:
    role, beside = tree
    folder = {"ae/index.md": file_of(role, "../../"), "baker.md": BAKER}
    single = {"baker.md": BAKER}
    for index, opening in enumerate(beside):
        folder[f"ae/opening-{index}.md"] = file_of(opening, "../../")
        single[f"ae-{index}.md"] = file_of(written_out(role, opening), "../")

    from_folder, from_files = read(site, folder), read(site, single)

    assert from_folder.keys() == {"baker", "ae"} | {f"ae/opening-{i}" for i in range(len(beside))}
    for index in range(len(beside)):
        assert shown(from_folder[f"ae/opening-{index}"]) == shown(from_files[f"ae-{index}"])
    described: Role = from_folder["ae"].role
    assert described.title == role.values["title"]
    assert from_folder["ae"].json_ld == []
