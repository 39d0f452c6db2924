"""One advertisement that is kept: when and where it stood, and what proves it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a copy; the names are those in its JSON file.

    `path` is the copy's place in the archive, without `.html` and `.json`. `begin` and `end` are
    aware; it may have stood there before, unless `begin_is_known`; `end` is the first moment at
    which nobody could apply any more. `source` says what the copy was made from: `built` (the
    site of `commit`, as of `moment`) or `published` (the site as it was downloaded).
    `page_sha256` is that of the page before it was copied, `html_sha256` that of the copy.
    `missing` are pictures and styles that could not be put in. `job_posting` and `job` are what
    search engines and `jobs.json` were told.
    """

    path: str
    slug: str
    title: str
    url: str
    begin: datetime
    begin_is_known: bool
    end: datetime
    ending: str
    commit: str
    moment: datetime
    source: str
    page_sha256: str
    html_sha256: str
    missing: tuple[str, ...] = ()
    contacts: bool = False
    version: str = ""
    job_posting: tuple[Any, ...] = ()
    job: Any = None

    def data(self) -> dict[str, Any]:
        """The plain values of its JSON file."""
        values = asdict(self)
        for name in ("begin", "end", "moment"):
            values[name] = getattr(self, name).isoformat()
        return {"format": 1, **values}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the index has it: what it is, where it is, and what its files must hash to.

    One that was deleted has no files any more; the line says when, so that it is not made anew.
    """

    path: str
    slug: str
    title: str
    begin: datetime
    end: datetime
    ending: str
    files: dict[str, str] = field(default_factory=dict)
    deleted: str = ""

    @classmethod
    def of(cls, entry: Entry, files: dict[str, str]) -> Line:
        return cls(entry.path, entry.slug, entry.title, entry.begin, entry.end, entry.ending, files)

    def data(self) -> dict[str, Any]:
        values = asdict(self)
        return {**values, "begin": self.begin.isoformat(), "end": self.end.isoformat()}

    def overlaps(self, slug: str, begin: datetime, end: datetime) -> bool:
        """Whether this is the advertisement of a role in some of a time."""
        return self.slug == slug and begin < self.end and self.begin < end


def read_line(values: Any) -> Line:
    """A line of the index; raises `ValueError`, `KeyError` or `TypeError` for anything else."""
    files = values.get("files", {})
    if not isinstance(files, dict):
        raise TypeError("files")
    return Line(
        path=str(values["path"]),
        slug=str(values["slug"]),
        title=str(values["title"]),
        begin=_aware(values["begin"]),
        end=_aware(values["end"]),
        ending=str(values["ending"]),
        files={str(name): str(hash_) for name, hash_ in files.items()},
        deleted=str(values.get("deleted", "")),
    )


def _aware(text: object) -> datetime:
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise ValueError("a moment without its zone")
    return moment
