"""What a role said from when to when, and what state it was in, by the commits of its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from careers.archive import GONE, in_own_words
from careers.commits import Commit, is_shallow, read_commits
from careers.folder import INDEX, RoleFile, RoleFiles
from careers.git import contents, name_of
from careers.lifecycle import State, state_at, turns_of
from careers.lineage import Life, Lineage, Version
from careers.problem import Problem, Spot, count
from careers.reading import read_role_files
from careers.role import Role
from careers.role_file import text_of
from careers.rules import Rules

# What depends on the rest of the site, which is that of today: it was right in its time.
OF_TODAY = GONE | {"link-dead", "link-unpublished", "unknown-key"}


@dataclass(frozen=True, slots=True)
class Point:
    """From this moment on (in UTC) a role said this and was in this state.

    Of the role only what its own files said is in here. Without one the file was gone. A point
    that is not `by_hand` came by the role's own dates. `number` is that of the commit.
    """

    at: datetime
    number: int
    role: Role | None
    state: State
    by_hand: bool = True

    @property
    def is_public(self) -> bool:
        return self.role is not None and self.state.is_public


class Timeline:
    """The past of the roles in a folder of the project, up to the moment of the site.

    `page` maps a role's path to its address. Git is asked, once for all roles, when somebody
    wants to know of one.
    """

    def __init__(self, project: Path, folder: str, rules: Rules, page: Mapping[str, str]) -> None:
        self.project = project
        self.folder = folder
        self.rules = rules
        self.page = page
        self._read: dict[tuple[str, str, str], Role | None] = {}

    @cached_property
    def commits(self) -> Sequence[Commit]:
        return read_commits(self.project, self.folder, self.rules.site.now)

    @cached_property
    def lineage(self) -> Lineage:
        return Lineage(self.commits)

    @cached_property
    def _names(self) -> Sequence[str]:
        """Everything that a file of the folder ever held, by its names in git's store."""
        names = {content for commit in self.commits for content in commit.files.values()}
        return sorted(names - {""})

    @cached_property
    def _contents(self) -> Mapping[str, bytes]:
        return contents(self.project, self._names)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Notes about what git can't tell here."""
        spot = Spot(f"{self.folder}/")
        if not self.commits:
            message = "There are no commits of this folder here, so no role has a history."
            return (spot.note("history-none", message, "Build it in a clone of the repository."),)
        if is_shallow(self.project):
            message = "This clone holds only the newest commits, so the history of roles is cut."
            fix = "Run “git fetch --unshallow”, or give actions/checkout “fetch-depth: 0”."
            return (spot.note("history-shallow", message, fix),)
        if len(self._contents) < len(self._names):
            message = "This clone lacks some earlier contents, so the history of roles has gaps."
            return (spot.note("history-partial", message, "Clone the repository in full."),)
        return ()

    def of(self, life: Life, aliases: Sequence[str] = ()) -> list[Point]:
        """Every point of a role, in order, from the first file that it was."""
        chain = self.chain(life, aliases)
        versions = [version for part in chain for version in self._versions(part)]
        ends = [self.commits[version.commit].at for version in versions[1:]]
        return [
            point
            for version, end in zip(versions, [*ends, None], strict=True)
            for point in self._points(version, end)
        ]

    def chain(self, life: Life, aliases: Sequence[str] = ()) -> list[Life]:
        """The files that a role has been, one after another, with that one as the last."""
        chain = [life]
        while earlier := self.lineage.before(chain[0], aliases, self._is_same):
            chain.insert(0, earlier)
        return chain

    def _versions(self, life: Life) -> Iterator[Version]:
        """What was published of a file: one that could not be read left the site as it was."""
        yield from (found for found in self.lineage.versions(life) if self.read(found))
        if life.gone is not None:
            yield Version(life.gone, life.path, "")

    def _points(self, version: Version, end: datetime | None) -> Iterator[Point]:
        """From a version's commit on, as long as it was the newest."""
        site = self.rules.site
        begin = self.commits[version.commit].at
        role = self.read(version)
        if end is not None and begin >= end:
            return
        if role is None:
            yield Point(begin, version.commit, None, State.DRAFT)
            return
        own, _ = in_own_words(role, [], site)
        yield Point(begin, version.commit, own, state_at(role, begin, site))
        for turn in turns_of(role, site):
            if begin < turn.at <= site.now and (end is None or turn.at < end):
                yield Point(turn.at, version.commit, own, turn.state, by_hand=False)

    def know(self, role: Role) -> None:
        """Take a role as it was just read, so that the newest version of it is not read again."""
        index = f"{role.path.rpartition('/')[0]}/{INDEX}"
        content = self._on_disk(role.path)
        beside = self._on_disk(index) if role.opening_of else ""
        self._read.setdefault((role.path, content, beside), role)

    def _on_disk(self, path: str) -> str:
        """What git would call the content of a file as it is now."""
        try:
            data = (self.project / path).read_bytes()
        except OSError:
            return ""
        return name_of(data, self.commits[0].name) if self.commits else ""

    def read(self, version: Version) -> Role | None:
        """The role in a version of its file; None where there is none, or it has an error."""
        key = (version.path, version.content, version.beside)
        if key not in self._read:
            self._read[key] = self._role(version)
        return self._read[key]

    def _role(self, version: Version) -> Role | None:
        if not version.content:
            return None
        text = self._text(version.content, version.path)
        if text is None:
            return None
        own = RoleFile(version.path, text)
        folder = version.path.rpartition("/")[0]
        if version.path.endswith(f"/{INDEX}"):
            beside = [path for path in self.lineage.lives if path.rpartition("/")[0] == folder]
            openings = (RoleFile(path, None) for path in beside if path != version.path)
            files = RoleFiles(own, tuple(openings))
        elif version.path.count("/") > 1:
            index = f"{folder}/{INDEX}"
            shared = self._text(version.beside, index) if version.beside else None
            files = RoleFiles(RoleFile(index, shared), (own,))
        else:
            files = RoleFiles(own)
        for role, problems in read_role_files(files, self.rules, self.page):
            if role.path == version.path:
                wrong = [problem for problem in problems if problem.code not in OF_TODAY]
                return None if count(wrong, "error") else role
        return None

    def _text(self, content: str, path: str) -> str | None:
        data = self._contents.get(content)
        found = text_of(data, path.rpartition("/")[2], Spot(path)) if data is not None else None
        return found if isinstance(found, str) else None

    def _is_same(self, before: Version, after: Version) -> bool:
        """Whether two files are surely one role: by its reference, or by its title and places."""
        one, other = self.read(before), self.read(after)
        if one is None or other is None:
            return False
        if one.reference or other.reference:
            return one.reference == other.reference
        return bool(one.title) and (one.title, _places(one)) == (other.title, _places(other))


def _places(role: Role) -> tuple[object, ...]:
    return role.has_openings, role.places, role.applicants
