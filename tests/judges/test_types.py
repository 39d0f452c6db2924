"""schema.org's types for TypeScript (schema-dts), judged by its compiler."""

from __future__ import annotations

from typing import Any

import pytest


def test_the_sample_site_has_them(sample, node):
    objects = {
        f"{path} {number}": said
        for path, scripts in sample.json_ld.items()
        for number, said in enumerate(scripts)
    }
    assert len(objects) >= len(sample.open_roles)
    said = node("types.mjs", given=objects)
    assert said == {name: [] for name in objects}


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"@context": ...}, "@context"),
    ({"@context": "https://example.com/"}, "https://example.com/"),
    ({"@type": "Jobposting"}, "Jobposting"),
    ({"datePosted": ..., "dateposted": "2026-11-02"}, "dateposted"),
    ({"salary": "$40,000"}, "salary"),
    ({"directApply": "yes"}, "directApply"),
    ({"baseSalary": "40,000 USD"}, "baseSalary"),
    ({"baseSalary.value.minValue": "40,000"}, "baseSalary"),
    ({"hiringOrganization.@type": "Employer"}, "hiringOrganization"),
    ({"title": 7}, "title"),
]


def test_it_complains(node, changed, posting):
    objects = {f"{changes}": changed(changes) for changes, _ in BROKEN}
    said = node("types.mjs", given={**objects, "good": posting})
    assert said.pop("good") == []
    for changes, expected in BROKEN:
        assert any(expected in text for text in said[f"{changes}"]), (changes, said[f"{changes}"])


@pytest.mark.parametrize("kind", ["Organization", "BreadcrumbList"])
def test_other_objects_are_judged_as_well(node, kind):
    good = {"@context": "https://schema.org", "@type": kind, "name": "Example"}
    said = node("types.mjs", given={"good": good, "bad": {**good, "nmae": "Example"}})
    assert said["good"] == []
    assert any("nmae" in text for text in said["bad"])
