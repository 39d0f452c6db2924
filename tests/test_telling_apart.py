"""Openings of one role have names of their own where roles stand side by side."""

from __future__ import annotations

from careers.role import Area, Place, Role
from careers.telling_apart import names_apart

ATHENS = Place("GR", locality="Athens")


def opening(slug: str, **values) -> Role:
    values.setdefault("places", (ATHENS,))
    return Role(f"baker/{slug}", f"roles/baker/{slug}.md", "Baker", opening_of="baker", **values)


def names(site, *roles: Role) -> list[str]:
    return [*names_apart(roles, site)]


def test_a_role_in_one_file_is_called_by_its_title(site):
    assert names(site, Role("baker", "roles/baker.md", "Baker", places=(ATHENS,))) == ["Baker"]


def test_an_opening_is_called_by_its_title_and_place(site):
    remote = opening("germany", places=(), applicants=(Area("DE"),))
    assert names(site, opening("athens"), remote) == ["Baker (Athens, Greece)", "Baker (Germany)"]


def test_a_place_that_the_title_names_is_not_said_again(site):
    role = Role("baker/a", "roles/baker/a.md", "Baker, Athens, Greece", places=(ATHENS,),
                opening_of="baker")  # fmt: skip
    assert names(site, role) == ["Baker, Athens, Greece"]


def test_openings_in_one_place_have_their_level_reference_or_file_name(site):
    openings = [
        opening("senior", level="Senior"),
        opening("two", reference="B-2"),
        opening("night-shift"),
    ]
    assert names(site, *openings) == [
        "Baker (Athens, Greece, Senior)",
        "Baker (Athens, Greece, B-2)",
        "Baker (Athens, Greece, Night Shift)",
    ]


def test_a_level_that_tells_nothing_apart_gives_way(site):
    openings = [opening("one", level="Senior"), opening("two", level="Senior")]
    assert names(site, *openings) == [
        "Baker (Athens, Greece, One)",
        "Baker (Athens, Greece, Two)",
    ]


def test_an_opening_that_states_no_place_is_called_by_its_file(site):
    assert names(site, opening("anywhere", places=())) == ["Baker (Anywhere)"]
