"""Which files a role has been, one after another, and what was in them."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from careers.commits import Commit
from careers.folder import INDEX

Same = Callable[["Version", "Version"], bool]


@dataclass(frozen=True, slots=True)
class Version:
    """What a role's file holds from the commit of this number on, by names in git's store.

    `beside` is the content of the `index.md` that an opening takes from; empty where there is
    none. Without a `content` the file is gone.
    """

    commit: int
    path: str
    content: str
    beside: str = ""


@dataclass(slots=True)
class Life:
    """A file from the commit in which it came to the one in which it went, if it did."""

    path: str
    contents: dict[int, str] = field(default_factory=dict)
    gone: int | None = None

    @property
    def born(self) -> int:
        return next(iter(self.contents))


class Lineage:
    """The lives of all files of a folder; `commits` are the oldest first."""

    def __init__(self, commits: Sequence[Commit]) -> None:
        self.lives: dict[str, list[Life]] = {}
        self._gone: dict[int, list[Life]] = {}
        alive: dict[str, Life] = {}
        for number, commit in enumerate(commits):
            for path, content in commit.files.items():
                if content and path not in alive:
                    alive[path] = Life(path)
                    self.lives.setdefault(path, []).append(alive[path])
                if content:
                    alive[path].contents[number] = content
                elif life := alive.pop(path, None):
                    life.gone = number
                    self._gone.setdefault(number, []).append(life)

    def now(self, path: str) -> Life | None:
        """The life of a file that is there."""
        lives = self.lives.get(path)
        return lives[-1] if lives and lives[-1].gone is None else None

    def before(self, life: Life, aliases: Sequence[str], same: Same) -> Life | None:
        """The file that a role was before, if it was one.

        That is the file of the same address (a role that became a folder, or was one), or one
        that had gone by then and whose name the role says behind `aliases`. Else it is the only
        file that went in the same commit and is the same role: nothing is guessed.
        """
        gone = [other for other in self._gone.get(life.born, ()) if other is not life]
        twin = _twin(life.path)
        for other in gone:
            if other.path == twin:
                return other
        folder = life.path.partition("/")[0]
        named = [
            other
            for name in aliases
            for path in (f"{folder}/{name}.md", f"{folder}/{name}/{INDEX}")
            for other in self.lives.get(path, ())
            if other.gone is not None and other.gone <= life.born and other is not life
        ]
        if named:
            return max(named, key=lambda other: (other.gone or 0, other.born))
        first = next(self.versions(life))
        alike = [other for other in gone if same([*self.versions(other)][-1], first)]
        return alike[0] if len(alike) == 1 else None

    def versions(self, life: Life) -> Iterator[Version]:
        """What a file held, in order; an opening changes with its role's `index.md` as well."""
        index = posixpath.join(posixpath.dirname(life.path), INDEX)
        if index == life.path or index.count("/") < 2:
            yield from (Version(at, life.path, said) for at, said in life.contents.items())
            return
        changes = set(life.contents)
        beside: dict[int, str] = {}
        for other in self.lives.get(index, ()):
            beside |= other.contents | ({other.gone: ""} if other.gone is not None else {})
        end = float("inf") if life.gone is None else life.gone
        changes |= {at for at in beside if life.born <= at < end}
        own, shared = sorted(life.contents), sorted(beside)
        for at in sorted(changes):
            content = life.contents[own[bisect_right(own, at) - 1]]
            number = bisect_right(shared, at)
            yield Version(at, life.path, content, beside[shared[number - 1]] if number else "")


def _twin(path: str) -> str:
    """The other file of the same address: `roles/sales.md` and `roles/sales/index.md`."""
    if path.endswith(f"/{INDEX}"):
        return f"{path.removesuffix(f'/{INDEX}')}.md"
    return f"{path.removesuffix('.md')}/{INDEX}"
