"""A long list in pages."""

from __future__ import annotations

from careers.paging import in_pages


def entry(name: str, openings: int = 0, until: str = "") -> dict:
    return {"title": name, "openings": [{}] * openings, "until": until}


def group(name: str, *entries: dict) -> dict:
    return {"name": name, "roles": [*entries], "until": ""}


def many(name: str, count: int) -> dict:
    return group(name, *(entry(f"{name}{n}") for n in range(count)))


def shape(pages) -> list[list[tuple[str, int]]]:
    return [[(part["name"], len(part["roles"])) for part in page] for page in pages]


def test_a_short_list_is_one_page():
    assert shape(in_pages([many("a", 3), many("b", 2)], 10)) == [[("a", 3), ("b", 2)]]


def test_an_empty_list_is_one_page():
    assert in_pages([], 10) == [[]]


def test_a_department_goes_on_under_its_name():
    assert shape(in_pages([many("a", 14), many("b", 12)], 10)) == [
        [("a", 10)],
        [("a", 4), ("b", 6)],
        [("b", 6)],
    ]


def test_the_last_page_is_never_a_few_roles_alone():
    assert shape(in_pages([many("a", 12)], 10)) == [[("a", 12)]]
    assert shape(in_pages([many("a", 10), many("b", 2)], 10)) == [[("a", 10), ("b", 2)]]
    assert shape(in_pages([many("a", 13)], 10)) == [[("a", 10)], [("a", 3)]]


def test_openings_of_a_role_stay_together_and_count_each():
    pages = in_pages([group("a", entry("x", 9), entry("y", 9), entry("z", 9))], 10)
    assert shape(pages) == [[("a", 2)], [("a", 1)]]


def test_every_role_is_on_one_page():
    groups = [many(name, size) for name, size in (("a", 1), ("b", 99), ("c", 7), ("d", 250))]
    pages = in_pages(groups, 20)
    titles = [one["title"] for page in pages for part in page for one in part["roles"]]
    assert titles == [one["title"] for part in groups for one in part["roles"]]


def test_a_part_of_a_department_lasts_until_its_own_roles_have_closed():
    early, late = "2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z"
    first = [entry(str(n), until=early) for n in range(10)]
    pages = in_pages([group("a", *first, *(entry(str(n), until=late) for n in range(5)))], 10)
    assert [page[0]["until"] for page in pages] == [early, late]
