"""Every rule of the audit, in the groups in which the documentation lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType

from careers.audit import (
    across,
    agreement,
    canonical,
    decoding,
    examine,
    hreflang,
    json_ld,
    links,
    page_reader,
    recommended,
    robots_txt,
    sitemap,
    sources,
    untold,
)
from careers.audit.feeds import comparison, form, pay, place
from careers.audit.postings import (
    description,
    employment,
    moments,
    organization,
    places,
    remote,
    salary,
    title,
    vocabulary,
)
from careers.audit.rule import Rule

_GROUPS: Mapping[str, tuple[ModuleType, ...]] = {
    "pages": (examine, page_reader, decoding),
    "json_ld": (json_ld, vocabulary),
    "job_posting": (title, description, moments, organization, places, remote, salary, employment),
    "where": (across, canonical),
    "languages": (hreflang,),
    "agreement": (agreement, untold),
    "site": (links, sitemap, robots_txt),
    "feeds": (form, comparison, place, pay),
    "sources": (sources,),
    "recommended": (recommended,),
}


def _rules(module: ModuleType) -> Iterator[Rule]:
    return (value for value in vars(module).values() if isinstance(value, Rule))


GROUPS: Mapping[str, tuple[Rule, ...]] = {
    name: tuple(rule for module in modules for rule in _rules(module))
    for name, modules in _GROUPS.items()
}
RULES = tuple(rule for rules in GROUPS.values() for rule in rules)
