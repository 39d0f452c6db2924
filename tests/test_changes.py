"""What a change does is told address by address, as candidates see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from careers.body import Body
from careers.changes import Change, Effect, changes_between, ended, repair
from careers.edition import Edition
from careers.lifecycle import state_at
from careers.reading import read_role
from careers.role_page import RolePage

Make = Callable[..., RolePage]
FACTS = {"title": "Baker", "location": "Athens, Greece", "posted": "2026-11-02"}
BODY = "Bread.\n\n## Requirements\n\n- Hands\n- Patience\n"


@pytest.fixture
def page(site, rules) -> Make:
    """Makes the page of a role in Athens; more keys are more lines of its front matter."""

    def make(slug: str = "baker", body: str = BODY, of: str = "", **lines: str) -> RolePage:
        facts = {**FACTS, **lines}
        head = "\n".join(f"{key.replace('_', ' ')}: {value}" for key, value in facts.items())
        path, address = f"roles/{slug}.md", f"jobs/{slug}/"
        role, problems = read_role(f"---\n{head}\n---\n{body}", path, rules, address)
        assert problems == []
        role = replace(role, slug=slug, opening_of=of)
        return RolePage(role, state_at(role, site.now, site), address, (), ())

    return make


def moved(page: RolePage, path: str) -> RolePage:
    """The same page, as if every line of it stood in another file."""
    fields = {
        key: replace(
            field,
            items=tuple(replace(text, spot=text.spot._replace(path=path)) for text in field.items),
        )
        for key, field in page.role.fields.items()
    }
    return replace(page, role=replace(page.role, path=path, fields=fields))


@pytest.fixture
def folder(page, site) -> Make:
    """Makes the page of a role that has openings."""

    def make(slug: str = "baker", **lines: str) -> RolePage:
        made = page(slug, **lines)
        role = replace(
            made.role, has_openings=True, path=f"roles/{slug}/index.md", places=(), posted=None
        )
        return replace(made, role=role, state=state_at(role, site.now, site))

    return make


@pytest.fixture
def between(site) -> Callable[..., list[Change]]:
    """What is otherwise in the second list of pages; `earlier` are addresses that lead on."""

    def compare(
        before: list[RolePage],
        after: list[RolePage],
        earlier: dict[str, RolePage] | None = None,
        led_on: dict[str, RolePage] | None = None,
    ) -> list[Change]:
        base = Edition(site, tuple(before), led_on or {})
        return [*changes_between(base, Edition(site, tuple(after), earlier or {}))]

    return compare


def effects(changes: list[Change]) -> list[tuple[str, str]]:
    return [(str(change.effect), change.path) for change in changes]


def altered(change: Change) -> dict[str, tuple[Any, Any]]:
    """Before and after by label; of sections, the lines that went and came."""
    return {
        found.label: (found.before or found.removed, found.after or found.added)
        for found in change.alterations
    }


def test_what_is_the_same_is_no_change(between, page):
    assert between([page()], [page()]) == []


# --- Facts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "label", "before", "after"),
    [
        ({"title": "Cook"}, "Title", "Baker", "Cook"),
        ({"summary": "Rise."}, "Summary", (), "Rise."),
        ({"department": "Kitchen"}, "Department", (), "Kitchen"),
        ({"location": "Boston"}, "Location", "Athens, Greece", "Boston, MA, United States"),
        ({"workplace": "hybrid"}, "Workplace", (), "Hybrid"),
        ({"employment": "part-time"}, "Employment", (), "Part-time"),
        ({"pay": "1,500 EUR per month"}, "Pay", (), "€1,500 per month"),
        ({"pay_note": "and bread"}, "About the pay", (), "and bread"),
        ({"posted": "2026-11-03"}, "Posted", "November 2, 2026", "November 3, 2026"),
        ({"closes": "2026-12-15"}, "Closes", (), "December 15, 2026"),
        ({"reference": "B-1"}, "Reference", (), "B-1"),
        ({"contact": "a@example.com"}, "Questions", (), "a@example.com"),
        ({"apply": "b@example.com"}, "How to apply", (), "b@example.com"),
        ({"featured": "yes"}, "Featured", (), "yes"),
        ({"resource_links": "off"}, "Resource links", (), "off"),
    ],
)
def test_a_fact_is_altered_in_the_words_of_the_page(between, page, lines, label, before, after):
    [change] = between([page()], [page(**lines)])
    assert change.effect is Effect.ALTERED
    assert altered(change) == {label: (before, after)}


def test_places_and_applicants_of_a_remote_role(between, page):
    before = page(location="Remote", applicants="Greece")
    [change] = between([before], [page(location="Remote", applicants="Greece; Germany")])
    assert altered(change) == {"Open to applicants in": ("Greece", "Greece; Germany")}


@pytest.mark.parametrize("line", ["owner", "tags"])
def test_what_candidates_do_not_see_is_no_change(between, page, line):
    assert between([page()], [page(**{line: "people team"})]) == []


def test_a_confirmation_is_a_change_that_candidates_see(between, page):
    [change] = between([page()], [page(confirmed="2026-11-20 by Eleni")])
    assert altered(change) == {"Confirmed open": ((), "November 20, 2026, by Eleni")}


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("[G](cook.md)", "[G](../cook.md)", True),
        ("[G](cook.md#pay) (guide)", "[G](../cook/index.md#pay) (guide)", True),
        ("../site_src/a.md", "../../site_src/a.md", True),
        ("[G](https://example.com/a)", "[G](https://example.com/a)", True),
        ("[G](cook.md)", "[G](cook.md)", False),
        ("[G](cook.md)", "[H](../cook.md)", False),
        ("[G](https://example.com/a)", "[G](https://example.com/b)", False),
    ],
)
def test_a_link_of_a_feature_is_what_it_leads_to(between, page, before, after, same):
    was = page(resource_links=before)
    now = moved(page(resource_links=after), "roles/baker/index.md")
    assert (between([was], [now]) == []) is same


# --- The text -----------------------------------------------------------------------------------


def test_bullets_that_come_and_go(between, page):
    body = "Bread.\n\n## Requirements\n\n- Hands\n- **Three** years in a [kitchen](index.md)\n"
    body = body.replace("index.md", "../site_src/index.md")
    [change] = between([page()], [page(body=body)])
    assert altered(change) == {"Requirements": (("Patience",), ("Three years in a kitchen",))}


def test_paragraphs_rows_and_nested_bullets_are_lines(between, page):
    body = (
        "Bread\nand rolls.\n\n## Requirements\n\n- Hands\n  - two\n- Patience\n\n"
        "| a | b |\n| - | - |\n| c | d |\n"
    )
    [change] = between([page()], [page(body=body)])
    assert altered(change) == {
        "Text": (("Bread.",), ("Bread and rolls.",)),
        "Requirements": ((), ("two", "a b", "c d")),
    }


def test_a_section_is_known_by_what_it_is_not_by_its_heading(between, page):
    body = BODY.replace("Requirements", "What you bring")
    [change] = between([page()], [page(body=body)])
    assert altered(change) == {"Heading": ("Requirements", "What you bring")}


@pytest.mark.parametrize(
    ("body", "note"),
    [
        (BODY + "\n## Perks\n\n- Bread\n", "new section"),
        ("Bread.\n", "section removed"),
        (BODY.replace("- Hands\n- Patience", "- Patience\n- Hands"), "in another order"),
        (BODY.replace("Hands", "**Hands**"), "the same words, with other links or marks"),
    ],
)
def test_what_happens_to_a_section_is_said(between, page, body, note):
    [change] = between([page()], [page(body=body)])
    [found] = change.alterations
    assert found.note == note


def test_the_order_of_sections(between, page):
    one, two = "## Benefits\n\nBread.\n\n", "## Requirements\n\nHands.\n\n"
    [change] = between([page(body=one + two)], [page(body=two + one)])
    assert altered(change) == {"Sections": ("Benefits, Requirements", "Requirements, Benefits")}


def test_a_line_that_is_there_twice_counts_twice(between, page):
    [change] = between([page(body="- a\n- a\n- b\n")], [page(body="- a\n- b\n- b\n")])
    assert altered(change) == {"Text": (("a",), ("b",))}


# --- States -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ({}, {"status": "filled"}, "closes"),
        ({}, {"status": "paused"}, "closes"),
        ({}, {"status": "closed"}, "closes"),
        ({}, {"closes": "2026-11-22"}, "closes"),
        ({}, {"status": "draft"}, "hidden"),
        ({}, {"opens": "2026-12-01"}, "hidden"),
        ({"status": "closed"}, {}, "opens"),
        ({"status": "draft"}, {}, "opens"),
        ({"opens": "2026-12-01"}, {}, "opens"),
        ({"status": "closed"}, {"status": "filled"}, "state"),
        ({"status": "draft"}, {"opens": "2026-12-01"}, "opens-later"),
        ({"opens": "2026-12-01"}, {"status": "draft"}, "added"),
        ({"status": "draft"}, {"status": "closed"}, "added"),
    ],
)
def test_what_becomes_of_a_state(between, page, before, after, effect):
    [change] = between([page(**before)], [page(**after)])
    assert effects([change]) == [(effect, "jobs/baker/")]


@pytest.mark.parametrize(
    ("lines", "effect"),
    [
        ({}, "opens"),
        ({"opens": "2026-12-01"}, "opens-later"),
        ({"status": "draft"}, "added"),
        ({"status": "closed"}, "added"),
    ],
)
def test_a_role_that_is_new(between, page, lines, effect):
    assert effects(between([], [page(**lines)])) == [(effect, "jobs/baker/")]


def test_what_closes_may_be_altered_as_well(between, page):
    [change] = between([page()], [page(status="filled", title="Cook")])
    assert change.effect is Effect.CLOSES
    assert altered(change) == {"Title": ("Baker", "Cook")}


def test_what_is_not_published_is_not_compared(between, page):
    assert between([page(status="draft")], [page(status="draft", title="Cook")]) == []


def test_what_is_about_to_open_is_compared(between, page):
    [change] = between([page(opens="2026-12-01")], [page(opens="2026-12-01", title="Cook")])
    assert altered(change) == {"Title": ("Baker", "Cook")}


# --- Addresses ----------------------------------------------------------------------------------


def test_an_address_ends_with_its_file(between, page):
    changes = between([page()], [])
    assert effects(changes) == [("ends", "jobs/baker/")]
    [problem] = ended(tuple(changes))
    assert problem.path == "roles/baker.md"
    assert problem.message == "The address /jobs/baker/ ends; it will show “Page not found”."
    assert problem.fix == (
        "Write “aliases: baker” into the role that takes its place, "
        "or leave the file and write “status: closed”."
    )


def test_a_draft_is_deleted_without_an_address(between, page):
    assert effects(between([page(status="draft")], [])) == [("removed", "jobs/baker/")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"title": "Master Baker"}),  # with the same text
        ({"reference": "B-1"}, {"reference": "B-1", "body": "Else.\n", "title": "Cook"}),
        ({}, {"body": "Else.\n"}),  # with the same title
    ],
)
def test_a_renamed_file_is_found(between, page, before, after):
    others = page("porter", body="Doors.", title="Porter")
    [ends, *_] = between([page(**before)], [page("master-baker", **after), others])
    assert ends.effect is Effect.ENDS
    expected = "If the role is in roles/master-baker.md now, write “aliases: baker” there."
    assert repair(ends) == expected


def test_a_name_is_a_name_also_where_addresses_end_with_html(between, page):
    before, after = page(), page("cook")
    before = replace(before, path="jobs/baker.html")
    after = replace(after, path="jobs/cook.html")
    assert "“aliases: baker”" in repair(between([before], [after])[0])


def test_files_that_become_a_folder_are_found_by_their_place(between, page, folder):
    before = [page("baker-athens"), page("baker-lyon", location="Lyon, France")]
    openings = [
        page("baker/athens", of="baker", body="Here."),
        page("baker/lyon", of="baker", body="Here.", location="Lyon, France", title="Night Baker"),
    ]
    found = between(before, [folder(), *openings])
    repairs = {c.path: repair(c) for c in found if c.effect is Effect.ENDS}
    assert repairs == {
        f"jobs/baker-{town}/": f"If the role is in roles/baker/{town}.md now, "
        f"write “aliases: baker-{town}” there."
        for town in ("athens", "lyon")
    }


def test_a_file_that_becomes_a_folder_of_another_name_is_found(between, page, folder):
    athens = page("bakery/athens", of="bakery", body="Here.", title="Bakery")
    [ends, *_] = between([page()], [folder("bakery", title="Bakery", body="Else."), athens])
    assert repair(ends).startswith(
        "If the role is in roles/bakery/athens.md now, write “aliases: baker” there"
    )


def test_a_role_that_shares_nothing_but_the_place_is_a_guess(between, page):
    [ends, *_] = between([page()], [page("porter", title="Porter", body="Doors.")])
    assert repair(ends) == (
        "If the role is in roles/porter.md now, write “aliases: baker” there; "
        "if not, leave the file and write “status: closed”."
    )
    [problem] = ended((ends,))
    assert problem.path == "roles/baker.md"


def test_texts_that_are_empty_are_not_the_same_text(between, page):
    lyon = page("porter", title="Porter", location="Lyon, France")
    before, after = (replace(one, role=replace(one.role, body=Body())) for one in (page(), lyon))
    [ends, *_] = between([before], [after])
    assert ends.after is None


def test_the_file_of_a_role_with_openings_is_never_to_be_closed(between, page, folder):
    [ends, *_] = between([folder(), page("baker/athens", of="baker")], [])
    assert ends.path == "jobs/baker/"
    assert repair(ends) == (
        "Write “aliases: baker” into the index.md that takes its place, or leave the folder."
    )


def test_a_renamed_folder_is_found_as_a_folder(between, page, folder):
    before = [folder(), page("baker/athens", of="baker")]
    after = [folder("cook"), page("cook/athens", of="cook")]
    ends = next(c for c in between(before, after) if c.path == "jobs/baker/")
    expected = "If the role is in roles/cook/index.md now, write “aliases: baker” there."
    assert repair(ends) == expected


def test_what_is_over_already_is_left_as_it_is(between, page):
    [ends] = between([page(status="filled")], [])
    assert repair(ends).endswith("into the role that takes its place, or leave the file.")


def test_which_of_two_files_is_the_renamed_one_is_not_guessed(between, page):
    changes = between([page()], [page("one"), page("two")])
    assert changes[0].after is None


def test_an_alias_keeps_the_address_and_the_role_is_compared(between, page):
    new = page("master-baker", title="Master Baker")
    changes = between([page()], [new], {"jobs/baker/": new})
    assert effects(changes) == [("moves", "jobs/baker/"), ("altered", "jobs/master-baker/")]
    assert altered(changes[1]) == {"Title": ("Baker", "Master Baker")}


def test_two_roles_become_one(between, page):
    one, two = page("one"), page("two")
    changes = between([one, two], [two], {"jobs/one/": two})
    assert effects(changes) == [("moves", "jobs/one/")]


def test_an_alias_that_is_taken_out_ends_its_address(between, page):
    changes = between([page()], [page()], led_on={"jobs/old/": page()})
    assert effects(changes) == [("ends", "jobs/old/")]
    expected = "If the role is in roles/baker.md now, write “aliases: old” there."
    assert repair(changes[0]) == expected


def test_an_alias_that_is_kept_is_no_change(between, page):
    role = page()
    assert between([role], [role], {"jobs/old/": role}, {"jobs/old/": role}) == []


def test_an_alias_goes_on_with_its_role(between, page):
    old, new = page("baker"), page("master-baker")
    earlier = {"jobs/baker/": new, "jobs/old/": new}
    assert effects(between([old], [new], earlier, {"jobs/old/": old})) == [("moves", "jobs/baker/")]


# --- Roles and their openings -------------------------------------------------------------------


def test_one_file_becomes_a_folder_and_no_address_ends(between, page, folder):
    boston = page("baker/boston", of="baker", pay="1,500 EUR per month")
    changes = between([page()], [folder(), boston])
    assert effects(changes) == [
        ("becomes-a-folder", "jobs/baker/"),
        ("altered", "jobs/baker/boston/"),
    ]
    assert changes[0].openings == (boston,)
    assert altered(changes[1]) == {"Pay": ((), "€1,500 per month")}


def test_the_opening_in_the_same_place_is_the_one_that_it_was(between, page, folder):
    openings = [
        page("baker/athens", of="baker"),
        page("baker/boston", of="baker", location="Boston"),
    ]
    changes = between([page()], [folder(), *openings])
    assert effects(changes) == [
        ("becomes-a-folder", "jobs/baker/"),
        ("opens", "jobs/baker/boston/"),
    ]


def test_a_folder_without_an_open_opening_closes_the_role(between, page, folder):
    changes = between([page()], [folder(), page("baker/a", of="baker", status="filled")])
    assert effects(changes) == [
        ("becomes-a-folder", "jobs/baker/"),
        ("closes", "jobs/baker/a/"),
    ]
    drafts = [page(f"baker/{name}", of="baker", status="draft") for name in "ab"]
    assert effects(between([page()], [folder(), *drafts]))[:2] == [
        ("becomes-a-folder", "jobs/baker/"),
        ("closes", "jobs/baker/"),
    ]


def test_a_folder_that_is_a_draft_takes_the_address_off_the_site(between, page, folder):
    assert effects(between([page()], [folder(status="draft")])) == [("hidden", "jobs/baker/")]


def test_a_folder_becomes_one_file_again(between, page, folder):
    before = [folder(), page("baker/athens", of="baker")]
    changes = between(before, [page()])
    assert effects(changes) == [("ends", "jobs/baker/athens/"), ("becomes-a-file", "jobs/baker/")]
    fix = "If the role is in roles/baker.md now, write “aliases: baker/athens” there."
    assert repair(changes[0]) == fix
    new = page()
    assert effects(between(before, [new], {"jobs/baker/athens/": new})) == [
        ("moves", "jobs/baker/athens/"),
        ("becomes-a-file", "jobs/baker/"),
    ]


def test_an_opening_more_and_an_opening_less(between, page, folder):
    athens, boston = page("baker/athens", of="baker"), page("baker/boston", of="baker")
    assert effects(between([folder(), athens], [folder(), athens, boston])) == [
        ("opens", "jobs/baker/boston/")
    ]
    [change] = between([folder(), athens, boston], [folder(), athens])
    assert effects([change]) == [("ends", "jobs/baker/boston/")]
    assert "roles/baker/index.md" in repair(change)


def test_a_renamed_folder_has_each_opening_beside_its_new_name(between, page, folder):
    before = [folder(), page("baker/a", of="baker"), page("baker/b", of="baker")]
    after = [folder("cook"), page("cook/a", of="cook"), page("cook/b", of="cook")]
    repairs = {c.path: repair(c) for c in between(before, after) if c.effect is Effect.ENDS}
    assert repairs["jobs/baker/a/"] == (
        "If the role is in roles/cook/a.md now, write “aliases: baker/a” there."
    )
    assert len(repairs) == 3


# --- Order --------------------------------------------------------------------------------------


def test_what_needs_a_look_comes_first_then_by_title(between, page):
    before = [page("a", body="a"), page("b", title="B"), page("c", title="A")]
    after = [page("b", title="B", status="closed"), page("c", title="A", status="filled")]
    expected = [("ends", "jobs/a/"), ("closes", "jobs/c/"), ("closes", "jobs/b/")]
    assert effects(between(before, after)) == expected
    assert effects(between(before[::-1], after[::-1])) == expected
