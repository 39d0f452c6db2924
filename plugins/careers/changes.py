"""What a change does to the published roles, address by address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from careers.alteration import Alteration
from careers.alterations import alterations
from careers.archive import is_archived
from careers.edition import Edition
from careers.lifecycle import State
from careers.problem import Problem, Spot
from careers.role_page import RolePage
from careers.successor import neighbour, successor


class Effect(StrEnum):
    """What happens to an address, those that need a look first."""

    ENDS = "ends"
    HIDDEN = "hidden"
    MOVES = "moves"
    FOLDER = "becomes-a-folder"
    FILE = "becomes-a-file"
    OPENS = "opens"
    CLOSES = "closes"
    LATER = "opens-later"
    ADDED = "added"
    STATE = "state"
    ALTERED = "altered"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """What happens at one address, `path`, such as `jobs/baker/`.

    `before` and `after` are the pages there; where the address moves, `after` is the page it
    leads to, and where it ends, what seems to be the role's new page, if any: a guess where
    `is_guess` says so. `openings` are those of a role that is a folder now.
    """

    effect: Effect
    path: str
    before: RolePage | None = None
    after: RolePage | None = None
    openings: tuple[RolePage, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    is_guess: bool = False

    @property
    def page(self) -> RolePage:
        """The page that the change is about, as it will be if there will be one."""
        about = self.before if self.effect in GOING else self.after or self.before
        if about is None:
            raise AssertionError("a change has a page before or after it")
        return about


GOING = (Effect.ENDS, Effect.MOVES, Effect.REMOVED)


def changes_between(base: Edition, head: Edition) -> tuple[Change, ...]:
    """What is otherwise at `head` than at `base`: by effect, then by title and address."""
    found = _Comparison(base, head).changes()
    order = {effect: number for number, effect in enumerate(Effect)}
    return tuple(
        sorted(found, key=lambda c: (order[c.effect], c.page.role.title.casefold(), c.path))
    )


def ended(changes: tuple[Change, ...]) -> list[Problem]:
    """The addresses that would end, with what keeps them alive."""
    found = []
    for change in changes:
        if change.effect is Effect.ENDS:
            about = change.page if change.is_guess else change.after or change.page
            message = f"The address /{change.path} ends; it will show “Page not found”."
            found.append(Spot(about.role.path).warning("address-ends", message, repair(change)))
    return found


def repair(change: Change) -> str:
    """How an address that ends can be kept."""
    if change.page.role.translation_of:
        return f"Leave the file {change.page.role.path}, if the role is still in that language."
    name = change.path.rstrip("/").removesuffix(".html").partition("/")[2]
    alias, leave = f"“aliases: {name}”", _leave(change.page)
    if change.after is None:
        heir = "index.md" if change.page.role.has_openings else "role"
        return f"Write {alias} into the {heir} that takes its place, or {leave}."
    otherwise = f"; if not, {leave}" if change.is_guess else ""
    return f"If the role is in {change.after.role.path} now, write {alias} there{otherwise}."


def _leave(page: RolePage) -> str:
    """What keeps the page of a role that is over where it is."""
    if page.role.has_openings:  # its status would be that of its openings
        return "leave the folder"
    if is_archived(page.state):
        return "leave the file"
    return "leave the file and write “status: closed”"


class _Comparison:
    """Pairs the pages of two editions."""

    def __init__(self, base: Edition, head: Edition) -> None:
        self.base = base
        self.head = head
        self.old = {page.path: page for page in base.pages}
        self.new = {page.path: page for page in head.pages}
        self.carried: set[str] = set()  # new addresses of what was there before

    def changes(self) -> Iterator[Change]:
        for path, before in self.old.items():
            if after := self.new.get(path):
                yield from self._stays(before, after)
            else:
                yield from self._goes(before)
        for path, page in self.base.earlier.items():
            yield from self._led_on(path, page)
        for path, after in self.new.items():
            if path not in self.old and path not in self.carried:
                yield from self._state(None, after)

    def _stays(self, before: RolePage, after: RolePage) -> Iterator[Change]:
        was, is_now = before.role.has_openings, after.role.has_openings
        public = before.state.is_public and after.state.is_public
        if is_now and not was and public:
            yield from self._becomes_folder(before, after)
        elif was and not is_now and public:
            yield Change(Effect.FILE, after.path, before, after)
            earlier = [p for p in self.base.pages if p.role.opening_of == before.role.slug]
            alike = [page for page in earlier if page.role.places == after.role.places]
            yield from self._same(_only(alike) or _only(earlier) or before, after)
        else:
            yield from self._same(before, after)

    def _same(self, before: RolePage, after: RolePage) -> Iterator[Change]:
        """One role, before and after."""
        states = list(self._state(before, after))
        both = before.state.is_public and after.state.is_public
        upcoming = before.state is after.state is State.UPCOMING
        altered: tuple[Alteration, ...] = ()
        if both or upcoming:
            altered = alterations(before, self.base.site, after, self.head.site)
        if states:
            yield replace(states[0], alterations=altered)
        elif altered:
            yield Change(Effect.ALTERED, after.path, before, after, alterations=altered)

    def _becomes_folder(self, before: RolePage, after: RolePage) -> Iterator[Change]:
        openings = tuple(
            page for page in self.head.pages if page.role.opening_of == after.role.slug
        )
        public = tuple(page for page in openings if page.state.is_public)
        yield Change(Effect.FOLDER, after.path, before, after, public)
        heir = self._heir(before, openings)
        if heir is None:
            if before.state is State.OPEN and not any(p.state is State.OPEN for p in openings):
                yield Change(Effect.CLOSES, after.path, before, after)
            return
        self.carried.add(heir.path)
        yield from self._same(before, heir)

    def _heir(self, before: RolePage, openings: tuple[RolePage, ...]) -> RolePage | None:
        """The opening that goes on with what the role's own file was."""
        fresh = [page for page in openings if page.path not in self.old]
        alike = [page for page in fresh if page.role.places == before.role.places]
        return _only(alike) or _only(fresh)

    def _goes(self, before: RolePage) -> Iterator[Change]:
        """An address that no page of its own has any more."""
        path = before.path
        after = self.head.earlier.get(path)
        if after and before.state.is_public:
            yield Change(Effect.MOVES, path, before, after)
        if after and after.path not in self.old and after.path not in self.carried:
            self.carried.add(after.path)
            yield from self._same(before, after)
        elif not after:
            yield self._ends(path, before)

    def _ends(self, path: str, before: RolePage) -> Change:
        """An address that leads nowhere any more, of a page that is not there any more."""
        gone = Effect.ENDS if before.state.is_public else Effect.REMOVED
        if after := successor(before, self.head.pages, self.old):
            return Change(gone, path, before, after)
        return Change(
            gone, path, before, neighbour(before, self.head.pages, self.old), is_guess=True
        )

    def _led_on(self, path: str, before: RolePage) -> Iterator[Change]:
        """An address that led on to a page."""
        if path in self.old or path in self.new:
            return
        after = self.head.earlier.get(path)
        if after is None and (now := self.new.get(before.path)):
            yield Change(Effect.ENDS, path, before, now)
        elif after is None:
            yield self._ends(path, before)
        elif after.path != before.path and self.head.earlier.get(before.path) is not after:
            yield Change(Effect.MOVES, path, before, after)

    def _state(self, before: RolePage | None, after: RolePage) -> Iterator[Change]:
        """What becomes of a role's state."""
        was, state = before.state if before else None, after.state
        was_public = was is not None and was.is_public
        if was is state:
            return
        if state is State.OPEN:
            effect = Effect.OPENS
        elif not state.is_public and was_public:
            effect = Effect.HIDDEN
        elif state is State.UPCOMING:
            effect = Effect.LATER
        elif was is State.OPEN:
            effect = Effect.CLOSES
        else:
            effect = Effect.STATE if was_public else Effect.ADDED
        yield Change(effect, after.path, before, after)


def _only(pages: Sequence[RolePage]) -> RolePage | None:
    return pages[0] if len(pages) == 1 else None
