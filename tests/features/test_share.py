"""Ways to pass a role on: the page's own address, and nothing that another site provides."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from urllib.parse import parse_qs, urlsplit

import pytest

from careers.features.share import Share
from careers.lifecycle import State
from careers.links import Links
from careers.role import Role

BAKER = Role("sales/boston", "roles/sales/boston.md", 'Baker & "Cook" <b>\r\nBcc: x@example.com')
LINKS = Links({}, BAKER.path, "jobs/sales/boston/")


def block(site, state=State.OPEN):
    return next(iter(Share().role_blocks(BAKER, state, site, LINKS)), None)


def test_the_address_is_the_one_that_the_page_calls_its_own(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        share: {}\n"
    assert project.write({"mkdocs.yml": mkdocs}).said() == []
    page = project.page("jobs/baker/index.html")
    canonical = page.find("link", rel="canonical")["href"]
    assert page.select_one("[data-careers-copy]")["data-careers-copy"] == canonical
    assert page.select_one("[data-careers-send]")["data-careers-send"] == canonical
    [script] = page.select("script[src*='assets/careers/share.']")
    assert script.has_attr("defer")


def test_it_stands_beside_the_text_and_not_below_it(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        share: {}\n"
    project.write({"mkdocs.yml": mkdocs}).build()
    page = project.page("jobs/baker/index.html")
    assert page.select_one(".careers-glance .careers-share")
    assert not page.select_one(".careers-role__reading .careers-share")


def test_a_mail_has_the_title_the_employer_and_the_address_and_no_other_header(site):
    mailto = urlsplit(block(site).data["mailto"])
    assert (mailto.scheme, mailto.path) == ("mailto", "")
    said = parse_qs(mailto.query, strict_parsing=True)
    assert {*said} == {"subject", "body"}
    assert said["body"][0].endswith("https://jobs.example.com/jobs/sales/boston/\r\n")
    assert said["subject"] == ['Baker & "Cook" <b>\r\nBcc: x@example.com at Example']
    with pytest.raises(ValueError, match="linefeed"):
        EmailMessage()["Subject"] = said["subject"][0]  # what a mail program refuses to send


@pytest.mark.parametrize("state", [*State])
def test_what_is_open_or_described_can_be_passed_on(site, state):
    assert bool(block(site, state)) == (state in (State.OPEN, State.DESCRIPTION))


def test_a_site_without_an_address_has_none_to_pass_on(site):
    nowhere = replace(site, url="")
    [problem] = Share().check_site(nowhere)
    assert (problem.severity, problem.code) == ("warning", "share-address")
    assert "site_url" in problem.fix
    assert block(nowhere) is None
    assert list(Share().check_site(site)) == []
