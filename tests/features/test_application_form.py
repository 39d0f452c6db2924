"""A working way to apply, on each open role."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import get_args
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from careers.features.application_form.backends import BACKENDS, Backend, BackendName, backend_of

FORM = (
    "application_form: {way: form, action: 'https://forms.example.com/x', email: jobs@example.com}"
)
LINK = "application_form: {way: link, url: 'https://ats.example.com/1', email: jobs@example.com}"


@pytest.fixture
def section(project):
    """A function from options and a role's line to the section “Apply” of its page, or None."""

    original = (project.folder / "mkdocs.yml").read_text()

    def build(options: str = "", line: str = "", **how):
        mkdocs = original
        if options:
            mkdocs = mkdocs.replace("application_form: {email: jobs@example.com}", options)
        text = (
            "---\ntitle: Baker & Cook\nlocation: Athens, Greece\nposted: 2026-11-02\n"
            f"reference: B-1\n{line}\n---\nText.\n"
        )
        project.write({"mkdocs.yml": mkdocs, "roles/baker.md": text})
        outcome = project.build(**how)
        assert not outcome.failed, [str(problem) for problem in outcome.problems]
        return project.page("jobs/baker/index.html").select_one("section:has(#apply)")

    return build


def test_by_e_mail_the_subject_names_the_role(section):
    found = section()
    link = found.select_one("a.md-button")
    parts = urlsplit(link["href"])
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "jobs@example.com")
    assert parse_qs(parts.query) == {"subject": ["Application: Baker & Cook (B-1)"]}


def test_by_e_mail_the_subject_names_the_opening(project):
    opening = "---\nlocation: {}\nposted: 2026-11-02\n{}---\n"
    project.write(
        {
            "roles/cook/index.md": "---\ntitle: Cook\n---\nSoup.\n",
            "roles/cook/new-york.md": opening.format("New York, NY, US", ""),
            "roles/cook/athens.md": opening.format("Athens, Greece", "reference: C-2\n"),
        }
    )
    assert project.said() == []
    subjects = []
    for name in ("new-york", "athens"):
        page = project.page(f"jobs/cook/{name}/index.html")
        link = page.select_one("section:has(#apply) a.md-button")
        subjects += parse_qs(urlsplit(link["href"]).query)["subject"]
    assert subjects == ["Application: Cook (New York)", "Application: Cook (C-2)"]


def test_the_form_of_an_opening_leads_to_the_pages_that_the_site_names(project):
    options = f"{FORM[:-1]}, privacy: site_src/privacy.md}}"
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write(
        {
            "mkdocs.yml": mkdocs.replace("application_form: {email: jobs@example.com}", options),
            "site_src/privacy.md": "# Privacy\n",
            "roles/cook/index.md": "---\ntitle: Cook\n---\nSoup.\n",
            "roles/cook/athens.md": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n",
        }
    )
    assert project.said() == []
    form = project.page("jobs/cook/athens/index.html").select_one(".careers-form")
    assert "../../../privacy/" in [link["href"] for link in form.select("a")]
    assert form.select_one("[name=role]")["value"] == "cook/athens"


def test_a_form_works_without_a_script(section, project):
    form = section(FORM).find("form")
    assert form["action"] == "https://forms.example.com/x"
    assert form["method"] == "post"
    assert form["enctype"] == "multipart/form-data"
    assert form.find("button", type="submit")
    assert not form.find("script")
    for tag in form.find_all(True):
        assert not any(name.startswith("on") for name in tag.attrs), tag


def test_every_field_has_a_label_and_says_when_it_is_optional(section):
    form = section(FORM).find("form")
    for field in form.select("input:not([type=hidden]), textarea"):
        label = form.find("label", attrs={"for": field["id"]})
        assert label, field
        optional = "(optional)" in label.text or field["name"] == "_gotcha"
        assert optional is not field.has_attr("required"), field
        for hint in field.get("aria-describedby", "").split():
            assert form.find(id=hint)
    assert {field["name"] for field in form.select("input, textarea")} == {
        "role", "role_title", "reference", "_gotcha", "name", "email", "phone", "cv", "cv_text",
        "links", "cover_letter",
    }  # fmt: skip


def test_a_limit_that_nobody_stated_is_not_claimed(section):
    assert " MB" not in section(FORM).text
    assert "of up to 8 MB" in section(FORM.replace("}", ", upload_limit: 8}")).text


def test_where_no_file_can_be_sent_words_are_needed(section):
    form = section(FORM.replace("}", ", uploads: false}")).find("form")
    assert "enctype" not in form.attrs
    assert not form.find("input", type="file")
    assert form.find("textarea", attrs={"name": "cover_letter"}).has_attr("required")


def test_fields_about_a_person_can_be_filled_in_by_the_browser(section):
    form = section(FORM).find("form")
    inputs = form.select("input:not([type=hidden])")
    tokens = {tag["name"]: tag.get("autocomplete") for tag in inputs}
    assert tokens == {
        "_gotcha": "off", "name": "name", "email": "email", "phone": "tel", "cv": None
    }  # fmt: skip


def test_a_role_says_which_role_it_is_about(section):
    form = section(FORM).find("form")
    hidden = {tag["name"]: tag["value"] for tag in form.select("input[type=hidden]")}
    assert hidden == {"role": "baker", "role_title": "Baker & Cook", "reference": "B-1"}


def test_a_known_service_gets_the_fields_that_it_knows(section, project):
    project.write({"site_src/thanks.md": "# Thanks\n"})
    options = FORM.replace("forms.example.com/x", "formspree.io/f/abc").replace(
        "}", ", thanks: site_src/thanks.md}"
    )
    form = section(options).find("form")
    hidden = {tag["name"]: tag["value"] for tag in form.select("input[type=hidden]")}
    assert hidden["_subject"] == "Application: Baker & Cook (B-1)"
    assert hidden["_next"] == "https://jobs.example.com/thanks/"
    assert "25 MB" in form.text


def test_the_e_mail_address_is_always_there(section):
    for options in ("", FORM, LINK):
        link = section(options).select_one(".careers-fallback a")
        assert link.text == "jobs@example.com"
        assert link["href"].startswith("mailto:jobs@example.com?")


@pytest.mark.parametrize(
    ("line", "href"),
    [
        ("apply: https://ats.example.com/42?x=1&y=2", "https://ats.example.com/42?x=1&y=2"),
        ("apply: bakers@example.com", "mailto:bakers@example.com?"),
        ("apply: email bakers@example.com", "mailto:bakers@example.com?"),
        ("application_form: link https://ats.example.com/42", "https://ats.example.com/42"),
    ],
)
def test_a_role_can_say_otherwise(section, line, href):
    assert section(FORM, line).select_one("a.md-button")["href"].startswith(href)
    assert not section(FORM, line).find("form")


def test_a_role_can_have_a_form_where_the_site_has_none(section):
    form = section("", "apply: form https://forms.example.com/y").find("form")
    assert form["action"].endswith("/y")


def test_applying_can_be_off(section, project):
    assert section(FORM, "apply: off") is None
    assert not project.page("jobs/baker/index.html").select_one(".careers-apply")


@pytest.mark.parametrize("line", ["status: filled", "closes: 2026-11-10", "status: paused"])
def test_nobody_can_apply_for_what_is_not_open(section, line):
    assert section(FORM, line) is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("apply: ask around", "“ask around” is no way to apply."),
        ("apply: http://ats.example.com/42", "does not begin with https:"),
        ("apply: form", "The form has no address"),
        ("apply: form https://forms.example.com/x?api_key=0123456789abcdef", "secret key"),
        ("apply: https://user@ats.example.com/", "has a user name in it"),
    ],
)
def test_what_leads_nowhere_is_told_on_its_line(project, line, said):
    text = f"---\ntitle: Baker\nlocation: Athens, Greece\nposted: 2026-11-02\n{line}\n---\nText.\n"
    lines = project.write({"roles/baker.md": text}).said()
    assert lines[0].startswith("roles/baker.md:5:8: error: ")
    assert any(said in line for line in lines)


def test_consent_is_asked_where_the_site_says_so_and_a_notice_is_a_link_alone(section, project):
    project.write({"site_src/privacy.md": "# Privacy\n"})
    privacy = FORM.replace("}", ", privacy: site_src/privacy.md}")
    form = section(privacy).find("form")
    assert not form.select("input[type=checkbox]")
    assert form.select_one(".careers-form__privacy a")["href"] == "../../privacy/"
    more = "consent: I agree., talent_pool: 12 months, retention: We keep it for 6 months."
    form = section(privacy.replace("}", f", {more}}}")).find("form")
    consent, pool = form.select("input[type=checkbox]")
    assert (consent["name"], pool["name"]) == ("consent", "talent_pool")
    assert [box.has_attr("required") for box in (consent, pool)] == [True, False]
    assert not any(box.has_attr("checked") for box in (consent, pool))
    assert "for 12 months" in form.select_one("label[for=careers-talent-pool]").text
    assert "We keep it for 6 months." in form.select_one(".careers-form__privacy").text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("application_form: {}", "“email” is missing."),
        ("application_form: {email: nobody}", "“nobody” is not an e-mail address."),
        ("application_form: {email: a@example.com, way: form}", "The form has no address"),
        ("application_form: {email: a@example.com, way: link}", "“url” is missing."),
        ("application_form: {email: a@example.com, way: fax}", "form, email or link"),
        ("application_form: {email: a@example.com, privacy: site_src/no.md}", "no page or file"),
    ],
)
def test_wrong_options_are_told_once(project, options, said):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    mkdocs = mkdocs.replace("application_form: {email: jobs@example.com}", options)
    cook = "---\ntitle: C\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nx\n"
    project.write({"roles/cook.md": cook})
    [line] = project.write({"mkdocs.yml": mkdocs}).said()
    assert line.startswith("mkdocs.yml:15:")
    assert said in line


def test_every_service_is_found_by_its_address():
    assert set(get_args(BackendName)) == BACKENDS.keys()
    for name, backend in BACKENDS.items():
        assert backend.name == name
        for host in backend.hosts:
            assert backend_of(f"https://{host}/x") is backend
            assert backend_of(backend.action("abc")) is backend
    for other in (
        "https://other.example.com/x",
        "https://formspree.io.example.com/f/x",
        "https://[",
    ):
        assert backend_of(other) is BACKENDS["custom"]


def test_everything_that_is_said_of_a_service_says_where_it_was_found():
    blank = Backend("custom", "")
    for backend in BACKENDS.values():
        if backend.name == "custom":
            continue
        stated = {
            field.name
            for field in dataclasses.fields(Backend)
            if field.name not in ("name", "title", "hosts", "claims")
            and getattr(backend, field.name) != getattr(blank, field.name)
        }
        if backend.honeypot == blank.honeypot:
            stated.add("honeypot")
        assert stated == backend.claims.keys(), backend.name


@pytest.mark.parametrize(
    ("options", "action", "hidden"),
    [
        ("backend: basin, key: abc", "https://usebasin.com/f/abc", {}),
        ("action: 'https://formcarry.com/s/abc'", "https://formcarry.com/s/abc", {}),
        (
            "backend: web3forms, key: 12345678-abcd",
            "https://api.web3forms.com/submit",
            {"access_key": "12345678-abcd", "subject": "Application: Baker & Cook (B-1)"},
        ),
        ("backend: formsubmit, key: abc", "https://formsubmit.co/abc", {"_captcha": "false"}),
    ],
)
def test_a_service_is_named_with_what_the_form_is_called_there(section, options, action, hidden):
    form = section(f"application_form: {{way: form, email: jobs@example.com, {options}}}").find(
        "form"
    )
    assert form["action"] == action
    sent = {tag["name"]: tag["value"] for tag in form.select("input[type=hidden]")}
    assert hidden.items() <= sent.items()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("backend: netlify", "receives the forms of sites that it hosts"),
        ("backend: web3forms", "needs an access key"),
        ("backend: basin", "has no address"),
        ("action: 'https://usebasin.com/f/'", "is no form at Basin"),
        ("backend: basin, action: 'https://formspree.io/f/x'", "is not an address of Basin"),
        ("backend: basin, key: sk_live_0123456789", "secret key"),
        ("backend: basin, key: x, captcha: turnstile", "can't check with Cloudflare Turnstile"),
        ("backend: basin, key: x, captcha: hcaptcha", "needs its site key"),
        (
            "backend: basin, key: x, captcha: hcaptcha, captcha_key: '0x12345'",
            "looks like the secret",
        ),
        ("backend: basin, key: x, captcha_key: '12'", "key of no check"),
        ("backend: web3forms, key: x, upload_limit: 9", "files of up to 5 MB, not 9"),
        ("backend: web3forms, key: x, thanks: 'https://example.org/t'", "within this site alone"),
        (
            "backend: formspree, key: x, thanks: 'http://example.org/t'",
            "full addresses with https://",
        ),
        ("backend: basin, key: x, ask: cv perhaps", "doesn't say what the form asks"),
        ("backend: basin, key: x, ask: e-mail off", "nobody can answer"),
        ("backend: basin, key: x, ask: 'phone off, telephone required'", "twice, and differently"),
    ],
)
def test_what_a_service_can_not_do_is_told_before_anything_is_published(project, options, said):
    written = f"application_form: {{way: form, email: jobs@example.com, {options}}}"
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    mkdocs = mkdocs.replace("application_form: {email: jobs@example.com}", written)
    [line] = project.write({"mkdocs.yml": mkdocs}).said()
    assert line.startswith("mkdocs.yml:15:")
    assert said in line


def test_a_site_on_netlify_may_have_its_forms(section, project):
    project.write({"netlify.toml": "", "site_src/thanks.md": "# Thanks\n"})
    options = "way: form, backend: netlify, email: a@example.com, thanks: site_src/thanks.md"
    form = section(f"application_form: {{{options}}}").find("form")
    assert (form["action"], form["data-netlify"]) == ("/thanks/", "true")
    assert form["name"] == form.select_one("[name=form-name]")["value"] == "application-baker"
    assert form["netlify-honeypot"] == "bot-field"


@pytest.mark.parametrize(
    ("site", "role", "asked"),
    [
        ("", "", {"phone": False, "cv": False, "cv_text": False, "links": False,
                  "cover_letter": False}),
        ("cv required; phone off", "", {"cv": True, "cv_text": True, "links": False,
                                        "cover_letter": False}),
        ("phone off", "ask: phone required, links off, cover letter off, CV off", {"phone": True}),
        ("cv text off, résumé required", "", {"phone": False, "cv": True, "links": False,
                                         "cover_letter": False}),
    ],
)  # fmt: skip
def test_a_site_and_a_role_say_what_is_asked(section, site, role, asked):
    form = section(FORM.replace("}", f", ask: '{site}'}}"), role).find("form")
    boxes = form.select("[data-careers-field]")
    found = {box["data-careers-field"]: box.has_attr("data-careers-required") for box in boxes}
    assert found == {"name": True, "email": True, **asked}


def test_the_script_is_told_how_the_service_answers(section, project):
    basin = FORM.replace("forms.example.com/x", "usebasin.com/f/x")
    assert json.loads(section(basin).find("form")["data-careers-answers"]) == {
        "action": "https://usebasin.com/f/x", "success": "", "message": "error",
        "errors": "", "shape": "",
    }  # fmt: skip
    assert not section(FORM).find("form").has_attr("data-careers-answers")
    own = section(FORM.replace("}", ", json_answers: true}")).find("form")
    assert json.loads(own["data-careers-answers"])["errors"] == "errors"
    assert json.loads(own["data-careers-messages"])["sending"]
    for box in own.select("[data-careers-field]"):
        messages = json.loads(box["data-careers-messages"])
        assert messages["empty"]
        assert box.find(id=re.compile(".-error$")).has_attr("hidden")
