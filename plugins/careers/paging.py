"""A long list in pages: departments with their entries, parted so that no page is too long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from careers.closing import last


def in_pages(groups: Sequence[Mapping[str, Any]], most: int) -> list[list[dict[str, Any]]]:
    """The groups of each page, of `most` roles or a few more; at least one page.

    A group that goes on is there again under its name. What stands together, such as the
    openings of a role, stays together, and a page never ends with all but a few.
    """
    whole = sum(_rows(entry) for group in groups for entry in group["roles"])
    pages: list[list[dict[str, Any]]] = [[]]
    rows = 0
    for group in groups:
        entries: list[Mapping[str, Any]] = []
        for entry in group["roles"]:
            if rows >= most and whole > most // 4:
                pages[-1] += _part(group, entries)
                pages.append([])
                entries, rows = [], 0
            entries.append(entry)
            rows += _rows(entry)
            whole -= _rows(entry)
        pages[-1] += _part(group, entries)
    return pages


def _rows(entry: Mapping[str, Any]) -> int:
    return max(1, len(entry["openings"]))


def _part(group: Mapping[str, Any], entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A group with some of its entries, until the last of these has closed."""
    if not entries:
        return []
    return [{**group, "roles": [*entries], "until": last(entry["until"] for entry in entries)}]
