"""What the site has published until now: its sitemaps and the stamp of its last build."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote as percent
from urllib.parse import unquote, urlsplit

from careers.audit.xml import MOST, Broken, read_xml
from careers.online.line import Answer, Line, Question, Silence
from careers.wording import quote

RECORD = "published.json"  # what came of the download; beside what was downloaded
SITEMAP = "sitemap.xml"
MOST_SITEMAPS = 1000  # of an index; 50 million pages
GONE = (404, 410)


class Found(StrEnum):
    """What there was."""

    PUBLISHED = "published"
    NOTHING = "nothing"  # nothing is there yet
    UNKNOWN = "unknown"  # nobody knows, because it couldn't be asked


@dataclass(frozen=True, slots=True)
class Published:
    """What came of a download: the site's address, and its files by their paths from there.

    `reason` says, as the end of a sentence, why it is not known what is published.
    """

    address: str
    found: Found
    files: tuple[str, ...] = ()
    reason: str = ""


class FolderError(Exception):
    """The folder can't be written to, or holds what is not ours; the text says what to do."""


def download(site: str, folder: Path, line: Line, more: tuple[str, ...] = ()) -> Published:
    """Put what a site (with a slash at its end) has published into a folder, or nothing of it.

    `more` are files that are taken where they are there. What was downloaded into the folder
    before is replaced; a folder with anything else in it is left alone. Raises `FolderError`.
    """
    _may_replace(folder)
    with tempfile.TemporaryDirectory(prefix="careers-published-") as made:
        place = Path(made)
        result = _fetch(site, place, line, more)
        if result.found is not Found.PUBLISHED:
            shutil.rmtree(place)
            place.mkdir()
        record = json.dumps(asdict(result), ensure_ascii=False, indent=2)
        (place / RECORD).write_text(f"{record}\n", encoding="utf-8")
        try:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(place, folder, dirs_exist_ok=True)
        except OSError as error:
            raise FolderError(f"{quote(str(folder))} can't be written: {error}.") from None
    return result


def read_published(folder: Path) -> Published | None:
    """What an earlier download says of itself; nothing where there was none."""
    try:
        said = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return Published(
            str(said["address"]), Found(said["found"]), tuple(said["files"]), said["reason"]
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _may_replace(folder: Path) -> None:
    if folder.is_dir():
        if any(folder.iterdir()) and not (folder / RECORD).is_file():
            message = f"{quote(str(folder))} holds files that were not downloaded by this command."
            raise FolderError(f"{message} Name an empty folder, or one that is not there yet.")
    elif folder.exists():
        raise FolderError(f"{quote(str(folder))} is a file. Name a folder.")


def _fetch(site: str, place: Path, line: Line, more: tuple[str, ...]) -> Published:
    files: list[str] = []
    waiting = [SITEMAP]
    while waiting:
        path = waiting.pop(0)
        if path in files:
            continue
        found = line.ask(Question(site + percent(path)))
        if path == SITEMAP and isinstance(found, Answer) and found.status in GONE:
            return Published(site, Found.NOTHING)
        if reason := _save(found, place / path):
            return Published(site, Found.UNKNOWN, reason=f"{quote(site + path)}: {reason}")
        files.append(path)
        try:
            waiting += _inner(place / path, site)
        except ValueError as error:
            return Published(site, Found.UNKNOWN, reason=f"{quote(site + path)}: {error}")
        if len(files) + len(waiting) > MOST_SITEMAPS:
            return Published(site, Found.UNKNOWN, reason=f"it has over {MOST_SITEMAPS} sitemaps")
    for path in more:
        found = line.ask(Question(site + percent(path)))
        if isinstance(found, Answer) and found.status in GONE:
            continue
        if reason := _save(found, place / path):
            return Published(site, Found.UNKNOWN, reason=f"{quote(site + path)}: {reason}")
        files.append(path)
    return Published(site, Found.PUBLISHED, tuple(files))


def _save(found: Answer | Silence, file: Path) -> str:
    """Write an answer into a file; why not, as the end of a sentence."""
    if isinstance(found, Silence):
        return found.reason
    if not found.fine:
        return f"the site answers {found.status}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(found.body)
    return ""


def _inner(file: Path, site: str) -> Iterator[str]:
    """The paths of the sitemaps that an index leads to. Raises ValueError when it is none."""
    data = file.read_bytes()
    if file.suffix == ".gz":
        data = _unpacked(data)
    root = read_xml(file.name, data)
    if isinstance(root, Broken):
        raise ValueError(f"it is no sitemap: {root.reason}")
    if root.name not in ("urlset", "sitemapindex"):
        raise ValueError(f"it is no sitemap: its root is {quote(root.name)}")
    if root.name == "sitemapindex":
        for item in root.all("sitemap"):
            yield _path(item.said("loc"), site)


def _path(address: str, site: str) -> str:
    """The path from the site's root. Raises ValueError for what is not on the site."""
    base, found = urlsplit(site), urlsplit(address)
    inside = (found.scheme, found.netloc) == (base.scheme, base.netloc)
    path = unquote(found.path).removeprefix(unquote(base.path))
    steps = path.split("/")
    if not inside or not found.path.startswith(base.path) or not path or {"", "..", "."} & {*steps}:
        raise ValueError(f"it leads to {quote(address)}, which is not on the site")
    return path


def _unpacked(data: bytes) -> bytes:
    """What is in a gzip file, as far as sitemaps may be long."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            found = packed.read(MOST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"it can't be unpacked: {error}") from None
    if len(found) > MOST:
        raise ValueError("it unpacks to more than 50 MB")
    return found
