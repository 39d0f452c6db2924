"""The moment that a site is as of: what its pages say, and what its next build reads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from careers.closing import instant
from careers.facts import moment_text
from careers.lifecycle import day_of
from careers.site import Site
from careers.wording import quote

NAME = "as-of.json"  # at the site's root
KEY = "asOf"
FORM = '{"asOf": "2026-11-23T10:23:00Z"}'
LONGEST = 10_000  # bytes; it has less than a hundred


def as_of_view(site: Site, stale_after: int) -> dict[str, Any]:
    """When a list was made, and what is said of it once that is `stale_after` days ago.

    A browser writes how long ago between `before` and `after`, in the language of the page.
    """
    before, _, after = site.words["site"]["stale"].partition("{ago}")
    old = site.now + timedelta(days=stale_after)
    return {
        "text": moment_text(site.now, site.timezone, site),
        "iso": site.now.isoformat(timespec="minutes"),
        "stale": instant(old) if stale_after else "",
        "before": before,
        "after": after,
    }


def stamp(site: Site) -> str:
    """The file that says which moment a site is as of: `{"asOf": "2026-11-23T10:23:00Z"}`."""
    return json.dumps({KEY: instant(site.now)}) + "\n"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A site that was built before, at `place`: the moment that it is as of.

    Neither the moment nor what is `wrong` with the file is there where no site is.
    """

    place: str
    moment: datetime | None = None
    wrong: str = ""


def read_stamp(path: Path) -> Earlier:
    """What a site in a folder says of itself, or a file that was taken from one."""
    place = path.name or str(path)
    file = path / NAME if path.is_dir() else path
    try:
        with file.open("rb") as stream:
            text = stream.read(LONGEST)
    except FileNotFoundError:
        return Earlier(place)
    except OSError as error:
        return Earlier(place, wrong=(error.strerror or str(error)).lower())
    try:
        moment = datetime.fromisoformat(json.loads(text)[KEY])
        if moment.tzinfo is not None:
            return Earlier(place, moment.astimezone(UTC))
    except (ValueError, LookupError, TypeError, OverflowError, RecursionError):
        pass
    return Earlier(place, wrong=f"it should hold a moment such as {FORM}")


def standing(earlier: Earlier, site: Site, stale_after: int, *, is_published: bool) -> str:
    """What there is to say of the site before this build; empty if it is as it should be.

    `is_published` says that it is what is online, and not only the folder that is built into.
    """
    what = "What is published" if is_published else f"The site that was in {earlier.place}"
    if earlier.wrong:
        return (
            f"{what} doesn't say when it was built: {quote(NAME)} can't be read, {earlier.wrong}."
        )
    if earlier.moment is None:
        return ""
    day = moment_text(day_of(earlier.moment, site.timezone), site.timezone, site)
    age = site.now - earlier.moment
    if age < timedelta(0):
        return f"{what} is as of {day}, later than this build."
    if not stale_after or age < timedelta(days=stale_after):
        return ""
    days = "1 day" if age.days == 1 else f"{age.days} days"
    seems = "The daily run seems" if is_published else "If it is published, its daily run seems"
    return f"{what} was as of {day}, {days} ago. {seems} to have stopped."
