"""What each service has been told, in a file: a change is told once, whatever happens."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from careers.news import News
from careers.wording import quote

try:
    import fcntl
except ImportError:  # on Windows
    fcntl = None  # type: ignore[assignment]

VERSION = 1


class ForgottenError(Exception):
    """The file can't be used; the text says why, and what to do."""


@dataclass(slots=True)
class Account:
    """What one service knows.

    `told` are the pages that it knows, each with the `lastmod` that it was told (empty if
    there was none). `refused` are pages that it will not take, as they are. `sending` is on
    its way: whether it arrived is not known when the run ends there. `day` and `used` count
    against the service's quota.
    """

    told: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    sending: dict[str, str | None] = field(default_factory=dict)
    day: str = ""
    used: int = 0

    def waiting(self, news: Iterable[News]) -> list[News]:
        """The news that it has not refused already."""
        return [item for item in news if self.refused.get(item.address) != item.lastmod]

    def begin(self, batch: Iterable[News]) -> None:
        """Something is being sent."""
        self.sending = {item.address: None if item.what.ended else item.lastmod for item in batch}

    def arrived(self) -> int:
        """What was being sent counts as told: to how many pages that applies."""
        many = len(self.sending)
        for address, lastmod in self.sending.items():
            self.refused.pop(address, None)
            if lastmod is None:
                self.told.pop(address, None)
            else:
                self.told[address] = lastmod
        self.sending = {}
        return many

    def failed(self) -> None:
        """What was being sent did not arrive, and is told another time."""
        self.sending = {}

    def turned_down(self) -> None:
        """What was being sent will not be taken: it is not tried again until it changes."""
        for address, lastmod in self.sending.items():
            if lastmod is None:
                self.told.pop(address, None)
            else:
                self.refused[address] = lastmod
        self.sending = {}

    def note(self, now: Mapping[str, str], news: Iterable[News]) -> None:
        """Take over what a sitemap says of the pages that are no news."""
        new = {item.address for item in news}
        self.told |= {address: lastmod for address, lastmod in now.items() if address not in new}

    def left(self, per_day: int, today: str) -> int:
        """How much of a day's quota is left."""
        return max(per_day - (self.used if self.day == today else 0), 0)

    def spend(self, today: str) -> None:
        self.day, self.used = today, (self.used if self.day == today else 0) + 1


@dataclass(slots=True)
class Memory:
    """The file: a site, and the account of each service that was ever told about it."""

    site: str
    accounts: dict[str, Account] = field(default_factory=dict)

    def save(self, file: Path) -> None:
        """Write it so that there is the old file or the new one, never half of it."""
        accounts = {
            name: {
                "told": dict(sorted(account.told.items())),
                "refused": dict(sorted(account.refused.items())),
                "sending": account.sending,
                "day": account.day,
                "used": account.used,
            }
            for name, account in sorted(self.accounts.items())
        }
        text = json.dumps(
            {"version": VERSION, "site": self.site, "services": accounts},
            ensure_ascii=False,
            indent=1,
        )
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=file.parent, prefix=f".{file.name}-", delete=False
            ) as out:
                out.write(f"{text}\n")
            Path(out.name).replace(file)
        except OSError as error:
            raise ForgottenError(f"{quote(str(file))} can't be written: {error}.") from None


def read_memory(file: Path) -> Memory | None:
    """The memory in a file; nothing where there is none yet. Raises `ForgottenError`."""
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ForgottenError(_unreadable(file, str(error))) from None
    if not isinstance(said, dict) or said.get("version") != VERSION:
        raise ForgottenError(_unreadable(file, "it was not written by this version of careers"))
    try:
        services = said["services"].items()
        return Memory(str(said["site"]), {name: _account(values) for name, values in services})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ForgottenError(_unreadable(file, f"{type(error).__name__}: {error}")) from None


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Keeps other runs on this computer from the file. Raises `ForgottenError` if one has it."""
    lock = file.with_name(f".{file.name}.lock")
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        handle = lock.open("w")
    except OSError as error:
        raise ForgottenError(f"{quote(str(file))} can't be written: {error}.") from None
    with handle:
        if fcntl is not None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                message = f"Another “careers notify” is at work with {quote(str(file))}."
                raise ForgottenError(f"{message} Wait until it has ended.") from None
        yield


def _account(values: Mapping[str, Any]) -> Account:
    return Account(
        told=_texts(values["told"]),
        refused=_texts(values["refused"]),
        sending={str(k): None if v is None else str(v) for k, v in values["sending"].items()},
        day=str(values["day"]),
        used=int(values["used"]),
    )


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {str(address): str(lastmod) for address, lastmod in values.items()}


def _unreadable(file: Path, reason: str) -> str:
    """Without the file nobody knows what was told: a person decides what to do."""
    return (
        f"{quote(str(file))} can't be read: {reason}. "
        "Delete it to begin anew: the next run then takes note of everything and tells nobody."
    )
