"""Places as feeds name them, beside those of the markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careers.audit import shown
from careers.audit.feeds.job import Job, Place
from careers.audit.page import Page
from careers.audit.posting import Posting, objects, text_of
from careers.audit.postings.places import addresses_of, country_text
from careers.audit.postings.remote import is_remote
from careers.audit.rule import Rule
from careers.audit.words import has, words
from careers.problem import Problem
from careers.values.country import read_country, read_state
from careers.wording import quote, series, squash

FEED_PLACE = Rule(
    "feed-place",
    "error",
    "A feed gives a job another place than its page, or leaves one of its places out; or only one "
    "of the two says that it is done from home.",
    "Make both out of the same places.",
)

_ANYWHERE = re.compile(r"(?:fully |100 ?% )?remote|anywhere|worldwide|home ?office", re.I)
_REMOTE = {
    **dict.fromkeys(("remote", "fullyremote", "telecommute", "true", "yes", "1"), True),
    **dict.fromkeys(("hybrid", "hybridremote", "onsite", "office", "false", "no", "0"), False),
}


def is_remote_word(written: object) -> bool | None:
    """Whether a feed's word says that a job is done from home only; None where it says neither."""
    return _REMOTE.get(squash(str(written)))


def place_problems(page: Page, posting: Posting, jobs: list[Job]) -> Iterator[Problem]:
    """All the places that a feed names for one page, beside those of its posting."""
    yield from _remote(page, posting, jobs)
    told = [(job, place) for job in jobs for place in job.places if not _is_anywhere(place)]
    addresses, areas = places_of(posting), areas_of(posting)
    if not told or not (addresses or areas):
        return
    language = posting.language
    for job, place in told:
        if not any(same_place(place, known, language) for known in (*addresses, *areas)):
            here = series([quote(str(known)) for known in (*addresses, *areas)], "and")
            message = f"{quote(job.title)} is in {quote(str(place))}, says the feed; the page says "
            yield FEED_PLACE.at(job.spot, f"{message}{here}.")
            return
    # Where there are parts, a text beside them only repeats them.
    parted = [place for _, place in told if not place.text] or [place for _, place in told]
    in_areas = any(same_place(place, known, language) for place in parted for known in areas)
    for known in (*addresses, *(areas if in_areas else ())):
        if not any(same_place(place, known, language) for place in parted):
            message = f"{quote(jobs[0].title)} lacks its place {quote(str(known))} in the feed."
            yield FEED_PLACE.at(jobs[0].spot, message)


def _is_anywhere(place: Place) -> bool:
    return bool(_ANYWHERE.fullmatch(place.text.strip()))


def _remote(page: Page, posting: Posting, jobs: list[Job]) -> Iterator[Problem]:
    """A feed and a page of which one alone says that the job is done from home."""
    here = is_remote(posting)
    is_shown = here or (shown.says_remote(page) and not shown.says_hybrid(page))
    for job in jobs:
        if job.remote and not is_shown:
            message = f"{quote(job.title)} is done from home, says the feed; the page doesn't."
            yield FEED_PLACE.at(job.spot, message)
            return
        if job.remote is False and here:
            message = f"{quote(job.title)} is done from home; the feed says that it isn't."
            yield FEED_PLACE.at(job.spot, message)
            return


def places_of(posting: Posting) -> list[Place]:
    """The addresses of a posting."""
    return [
        Place(
            "",
            text_of(address.get("addressLocality")),
            text_of(address.get("addressRegion")),
            country_text(address),
        )
        for address in addresses_of(posting)
    ]


def areas_of(posting: Posting) -> list[Place]:
    """The countries and states that a posting opens a remote job to."""
    areas = objects(posting.get("applicantLocationRequirements"))
    return [Place(text=text_of(area.get("name"))) for area in areas]


def same_place(told: Place, known: Place, language: str) -> bool:
    """Whether a feed's place can be one of the markup's, by the smallest part that both name.

    Countries are known by their codes, and by their names in English and in the language.
    """
    if told.text and not (told.town or told.country):
        names = [known.town or known.region or known.country, known.text]
        return any(_names(told.text, name, language) for name in names if name)
    if known.text:
        parts = (told.town, told.region, told.country)
        return any(_names(known.text, part, language) for part in parts if part)
    countries = [_country(place.country, language) for place in (told, known) if place.country]
    if len(set(countries)) > 1:
        return False
    states = [read_state(place.region) for place in (told, known)]
    if all(states) and states[0] != states[1]:
        return False
    if told.town and known.town:
        return words(told.town) == words(known.town)
    if told.region and known.region:
        return _region(told.region) == _region(known.region)
    return True


def _names(text: str, name: str, language: str) -> bool:
    """Whether a text names a place; of “California, United States” the country is enough."""
    if has(words(text), name):
        return True
    wanted = _country(name.rpartition(",")[2], language)
    return any(_country(part, language) == wanted for part in [text, *re.split("[,;]", text)])


def _country(written: str, language: str) -> str:
    return read_country(written) or read_country(written, language or "en") or written


def _region(written: str) -> str:
    state = read_state(written)
    return state[1] if state else words(written)
