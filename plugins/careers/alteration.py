"""One thing that a role says otherwise than it did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alteration:
    """One thing that is otherwise: from `before` to `after`, empty where it is not stated.

    Of a section, `removed` and `added` are its lines (bullets, paragraphs) that went and came;
    where none did and the section is not the same, `note` says what is. `in_text` says that it
    is about a section and not about a fact, such as `benefits`, which can be either.
    """

    key: str
    label: str
    before: str = ""
    after: str = ""
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    note: str = ""
    in_text: bool = False
