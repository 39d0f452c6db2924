"""Google's rules for a JobPosting, as the shapes in `shapes.ttl`, judged by pySHACL."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import SH

# pySHACL and rdflib's reader of JSON-LD still use what rdflib is about to drop.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated.*:DeprecationWarning:rdflib|pyshacl")

SHAPES = Path(__file__).with_name("shapes.ttl")
# Instead of schema.org's own, which is on the web only. The address of the vocabulary's words is
# with http: that is what their own file says, and https and http are the same to readers.
CONTEXT = {"@vocab": "http://schema.org/"}


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(SHAPES, format="turtle")


def judge(shapes: Graph, *postings: dict[str, Any]) -> set[str]:
    """What the shapes say of JSON-LD objects."""
    data = Graph()
    for said in postings:
        data.parse(data=json.dumps({**said, "@context": CONTEXT}), format="json-ld")
    _, report, _ = validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    return {str(message) for message in report.objects(None, SH.resultMessage)}


def test_the_shapes_are_shapes(shapes):
    validate(Graph(), shacl_graph=shapes, meta_shacl=True)


def test_each_open_role_has_one_posting_and_no_other_page_has_any(sample):
    kinds = {
        path: kinds
        for path, scripts in sample.json_ld.items()
        if (kinds := [said["@type"] for said in scripts if said["@type"] == "JobPosting"])
    }
    assert kinds == {path: ["JobPosting"] for path in sample.open_roles}
    for path, page in sample.soups.items():
        assert not page.select("[itemtype*=JobPosting], [typeof*=JobPosting]"), path


def test_the_sample_site_fits_them(sample, shapes):
    wrong = {
        path: found for path, said in sample.json_ld.items() if (found := judge(shapes, *said))
    }
    assert wrong == {}


def test_a_good_posting_fits_them(shapes, posting):
    assert judge(shapes, posting) == set()


ESCAPED = "<p>Bread.</p>&lt;p&gt;Butter.&lt;/p&gt;"
REMOTE = ("jobLocationType", "applicantLocationRequirements")
AMOUNT = "A salary must have either one amount or the least and the most."
BROKEN = [
    ({"title": ...}, "There must be one title, in words."),
    ({"title": ..., "name": "Baker"}, "There must be one title, in words."),
    ({"title": ["Baker", "Cook"]}, "There must be one title, in words."),
    ({"title": "Baker!!"}, "A title must not shout, nor hold HTML."),
    ({"title": "Bread &amp; butter"}, "A title must not shout, nor hold HTML."),
    ({"description": ...}, "There must be one description, with at least one paragraph."),
    ({"description": "Bread."}, "There must be one description, with at least one paragraph."),
    ({"description": ESCAPED}, "The description's HTML must not be escaped twice."),
    (
        {"description": "<p>Bread.</p><script>1</script>"},
        "The description must hold no other HTML than paragraphs, lists and emphasis.",
    ),
    (
        {"title": "Baker\n", "description": "Baker\n"},
        "The description must say more than the title.",
    ),
    ({"datePosted": ...}, "There must be one datePosted, as ISO 8601 writes dates."),
    ({"datePosted": "11/02/2026"}, "There must be one datePosted, as ISO 8601 writes dates."),
    ({"datePosted": "2026-13-02"}, "There must be one datePosted, as ISO 8601 writes dates."),
    ({"datePosted": "2026-12-16"}, "A posting must not end before it is posted."),
    ({"validThrough": "2026-12-15"}, "validThrough must be a moment with its offset."),
    ({"validThrough": ""}, "validThrough must be a moment with its offset."),
    ({"hiringOrganization": ...}, "There must be one hiringOrganization, an Organization."),
    ({"hiringOrganization": "Example"}, "There must be one hiringOrganization, an Organization."),
    ({"hiringOrganization.name": ...}, "An organization must have one name."),
    (
        {"hiringOrganization.sameAs": "example.com"},
        "An organization's sameAs must be a whole address.",
    ),
    ({"hiringOrganization.logo": "/logo.png"}, "A logo must be a whole address."),
    ({"jobLocation": "Boston"}, "A jobLocation must be a Place."),
    ({"jobLocation.1": "Athens"}, "A jobLocation must be a Place."),
    ({"jobLocation.0.address": "Boston"}, "A place must have one address, a PostalAddress."),
    ({"jobLocation.1.address": ...}, "A place must have one address, a PostalAddress."),
    ({"jobLocation.1.address.addressCountry": ...}, "An address must have one addressCountry."),
    (
        {"jobLocation": ..., **dict.fromkeys(REMOTE, ...)},
        "Without a jobLocation and without applicantLocationRequirements it is nowhere.",
    ),
    ({"jobLocationType": "Remote"}, "A jobLocationType can only be TELECOMMUTE."),
    (
        {"applicantLocationRequirements": ...},
        "TELECOMMUTE must come with applicantLocationRequirements.",
    ),
    (
        {"applicantLocationRequirements": "Greece"},
        "applicantLocationRequirements must be areas, such as a Country.",
    ),
    ({"applicantLocationRequirements.0.name": ...}, "An area must have one name."),
    (
        {"applicantLocationRequirements.0.name": "EU"},
        "An area must be one that somebody governs.",
    ),
    ({"employmentType": "Full-time"}, "employmentType must be one of Google's words."),
    ({"baseSalary": "$40,000"}, "baseSalary must be one MonetaryAmount."),
    ({"baseSalary.currency": "$"}, "A salary must have one currency, by its three letters."),
    ({"baseSalary.value": 40000}, "A salary must have one value, a QuantitativeValue."),
    (
        {"baseSalary.value.unitText": "per year"},
        "A salary must have one unitText, one of Google's words.",
    ),
    ({"baseSalary.value.minValue": "40,000"}, "A salary's amounts must be numbers above nought."),
    ({"baseSalary.value.minValue": 0}, "A salary's amounts must be numbers above nought."),
    ({"baseSalary.value.minValue": 60000}, "The least must not be more than the most."),
    ({"baseSalary.value.minValue": ...}, AMOUNT),
    ({"baseSalary.value.value": 45000}, AMOUNT),
    ({"identifier": "BAK-7"}, "identifier must be one PropertyValue."),
    ({"identifier.name": ...}, "An identifier must have one name, of who gave it."),
    ({"identifier.value": 7}, "An identifier must have one value, in text."),
    ({"identifier.value": ""}, "An identifier must have one value, in text."),
    ({"directApply": "yes"}, "directApply must be true or false."),
    (
        {"educationRequirements": "PhD"},
        "educationRequirements must be credentials, or “no requirements”.",
    ),
    (
        {"educationRequirements.credentialCategory": "PhD"},
        "credentialCategory must be one of Google's words.",
    ),
    (
        {"experienceRequirements": "a year"},
        "experienceRequirements must be one such object, or “no requirements”.",
    ),
    (
        {"experienceRequirements.monthsOfExperience": "12"},
        "monthsOfExperience must be one whole number above nought.",
    ),
    (
        {"experienceInPlaceOfEducation": "yes"},
        "experienceInPlaceOfEducation must be true or false.",
    ),
    (
        {"educationRequirements": ...},
        "experienceInPlaceOfEducation needs both the education and the experience.",
    ),
]


@pytest.mark.parametrize(("changes", "said"), BROKEN)
def test_they_complain(shapes, changed, changes, said):
    assert said in judge(shapes, changed(changes))


def test_every_complaint_of_theirs_is_heard_above(shapes):
    assert {said for _, said in BROKEN} == {str(said) for said in shapes.objects(None, SH.message)}


@pytest.mark.parametrize(
    "changes",
    [
        dict.fromkeys(REMOTE, ...),
        {"jobLocation": ...},
        {"validThrough": ...},
        {"datePosted": "2026-12-15"},
        {"baseSalary.value": {"@type": "QuantitativeValue", "value": 21.5, "unitText": "HOUR"}},
        {"educationRequirements": "no requirements", "experienceRequirements": "no requirements"},
        {"experienceInPlaceOfEducation": False, "educationRequirements": ...},
    ],
)
def test_they_are_silent_about_what_is_right(shapes, changed, changes):
    assert judge(shapes, changed(changes)) == set()
