"""Checks that one page of the documentation tells about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Group(NamedTuple):
    """Some checks: the heading they stand under, their page, and what each says in general."""

    name: str
    page: str
    about: Mapping[str, str]
