"""Where the work is done: addresses, and their countries by ISO 3166."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from careers.audit.posting import Posting, items, objects, text_of
from careers.audit.rule import Rule
from careers.problem import Problem
from careers.values.country import read_country
from careers.wording import quote

LOCATION_MISSING = Rule(
    "location-missing",
    "error",
    "A JobPosting says neither where the job is (`jobLocation`) nor who may do it from home.",
    "Write “jobLocation” with the address of the place of work.",
)
LOCATION_FORM = Rule(
    "location-form",
    "error",
    "`jobLocation`, or the address in it, is a plain text, where readers expect an object.",
    "Write a Place with a PostalAddress: addressLocality, addressRegion, addressCountry.",
)
COUNTRY_MISSING = Rule(
    "country-missing",
    "error",
    "The address of a job has no `addressCountry`. Google requires it.",
    "Write the country's two letters, such as US.",
)
COUNTRY_UNKNOWN = Rule(
    "country-unknown",
    "error",
    "The country of an address is none of ISO 3166: `EU`, `Worldwide`.",
    "Write the country's two letters, such as DE. The job in several countries has several places.",
)
COUNTRY_CODE = Rule(
    "country-code",
    "warning",
    "The country of an address is not written as its two capital letters of ISO 3166.",
    "Write the two letters.",
)


def place_problems(posting: Posting) -> Iterator[Problem]:
    """What is wrong with the places of a posting."""
    if "jobLocation" not in posting.data and not posting.get("applicantLocationRequirements"):
        misspelt = any(name.lower() == "joblocation" for name in posting.data)
        if not misspelt and posting.get("jobLocationType") is None:
            yield LOCATION_MISSING.at(posting.spot, "The JobPosting has no “jobLocation”.")
        return
    for place in items(posting.get("jobLocation")):
        if isinstance(place, dict):
            if place:
                yield from _address(posting, place)
        elif place not in (None, "", []):
            message = f"“jobLocation” is only the text {quote(str(place))}."
            yield LOCATION_FORM.at(posting.spot, message)


def addresses_of(posting: Posting) -> list[dict[str, Any]]:
    """The addresses of a posting that are objects, as they ought to be."""
    return [
        dict(address)
        for place in objects(posting.get("jobLocation"))
        for address in objects(place.get("address") or (place if _is_address(place) else None))
    ]


def country_text(address: Any) -> str:
    """What an address says about its country: a text, or the name of a Country object."""
    country = address.get("addressCountry")
    return text_of(country.get("name") if isinstance(country, dict) else country)


def countries_of(posting: Posting) -> list[str]:
    """The countries (alpha-2) of a posting's places, or none when one of them is not known."""
    found = [read_country(country_text(address)) for address in addresses_of(posting)]
    return [code for code in found if code] if all(found) else []


def _is_address(place: Any) -> bool:
    return any(str(name).startswith("address") for name in place)


def _address(posting: Posting, place: dict[str, Any]) -> Iterator[Problem]:
    addresses = items(place.get("address"))
    if not addresses and not _is_address(place):
        if "address" not in place:
            yield COUNTRY_MISSING.at(posting.spot, "“jobLocation” has no address.")
        return
    for address in addresses or [place]:
        if not isinstance(address, dict):
            message = f"The address of “jobLocation” is only the text {quote(str(address))}."
            yield LOCATION_FORM.at(posting.spot, message)
        elif address:
            yield from _country(posting, address)


def _country(posting: Posting, address: dict[str, Any]) -> Iterator[Problem]:
    country = country_text(address)
    if not country:
        if "addressCountry" not in address:
            where = quote(text_of(address.get("addressLocality")) or "The address")
            yield COUNTRY_MISSING.at(posting.spot, f"{where} has no “addressCountry”.")
        return
    code = read_country(country) or read_country(country, posting.language or "en")
    if code is None:
        yield COUNTRY_UNKNOWN.at(posting.spot, f"{quote(country)} is no country of ISO 3166.")
    elif country != code:
        message = f"The country is written {quote(country)}."
        yield COUNTRY_CODE.at(posting.spot, message, f"Write “{code}”.")
