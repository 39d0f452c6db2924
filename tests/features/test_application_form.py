"""A working way to apply, on each open role."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import UTC, date, datetime
from typing import get_args
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from careers.features.application_form.backends import BACKENDS, Backend, BackendName, backend_of
from careers.features.application_form.boards import BOARDS, board_at

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
        optional = "(optional)" in label.text or field.get("name") in {"_gotcha", None}
        assert optional is not field.has_attr("required"), field
        for hint in field.get("aria-describedby", "").split():
            assert form.find(id=hint)
    assert {field["name"] for field in form.select("input[name], textarea")} == {
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
    inputs = form.select("input[name]:not([type=hidden])")
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
    assert not form.select("input[name][type=checkbox]")
    assert form.select_one(".careers-form__privacy a")["href"] == "../../privacy/"
    more = "consent: I agree., talent_pool: 12 months, retention: We keep it for 6 months."
    form = section(privacy.replace("}", f", {more}}}")).find("form")
    consent, pool = form.select("input[name][type=checkbox]")
    assert (consent["name"], pool["name"]) == ("consent", "talent_pool")
    assert [box.has_attr("required") for box in (consent, pool)] == [True, False]
    assert not any(box.has_attr("checked") for box in (consent, pool))
    assert "for 12 months" in form.select_one("label[for=careers-talent_pool]").text
    assert "We keep it for 6 months." in form.select_one(".careers-form__privacy").text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("application_form: {}", "“email” is missing."),
        ("application_form: {email: nobody}", "“nobody” is not an e-mail address."),
        ("application_form: {email: a@example.com, way: form}", "The form has no address"),
        ("application_form: {email: a@example.com, way: link}", "“url” is missing."),
        ("application_form: {email: a@example.com, way: fax}", "form, email, link, or embed"),
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
        ({"backend": "basin", "key": "abc"}, "https://usebasin.com/f/abc", {}),
        ({"action": "https://formcarry.com/s/abc"}, "https://formcarry.com/s/abc", {}),
        (
            {"backend": "web3forms", "key": "1234-abcd"},
            "https://api.web3forms.com/submit",
            {"access_key": "1234-abcd", "subject": "Application: Baker & Cook"},
        ),
        (
            {"backend": "formsubmit", "key": "abc"},
            "https://formsubmit.co/abc",
            {"_captcha": "false"},
        ),
    ],
)
def test_a_service_is_named_with_what_the_form_is_called_there(applying, options, action, hidden):
    applied = applying(**{"action": "", **options})
    assert applied.site_problems == []
    assert applied.form["action"] == action
    assert hidden.items() <= applied.hidden().items()


WITH_BASIN = {"action": "", "backend": "basin", "key": "x"}
WITH_WEB3FORMS = {"action": "", "backend": "web3forms", "key": "x"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"action": "", "backend": "netlify"}, "receives the forms of sites that it hosts"),
        ({"action": "", "backend": "web3forms"}, "needs an access key"),
        ({"action": "", "backend": "basin"}, "has no address"),
        ({"action": "https://usebasin.com/f/"}, "is no form at Basin"),
        (
            {"backend": "basin", "action": "https://formspree.io/f/x"},
            "an address of Formspree, and not of Basin",
        ),
        ({**WITH_BASIN, "key": "sk_live_0123456789"}, "secret key"),
        ({**WITH_BASIN, "captcha": "turnstile"}, "can't check with Cloudflare Turnstile"),
        ({**WITH_BASIN, "captcha": "hcaptcha"}, "needs its site key"),
        ({**WITH_BASIN, "captcha": "hcaptcha", "captcha_key": "0x1"}, "looks like the secret"),
        ({"captcha": "turnstile", "captcha_key": "0x4" + "A" * 32}, "looks like the secret"),
        ({**WITH_BASIN, "captcha_key": "12"}, "key of no check"),
        ({**WITH_WEB3FORMS, "upload_limit": 9}, "files of up to 5 MB, not 9"),
        ({**WITH_WEB3FORMS, "thanks": "https://example.org/t"}, "within this site alone"),
        (
            {"action": "https://formspree.io/f/x", "thanks": "http://example.org/t"},
            "full addresses with https://",
        ),
        ({"ask": "cv perhaps"}, "doesn't say what the form asks"),
        ({"ask": "e-mail off"}, "nobody can answer"),
        ({"ask": "phone off, telephone required"}, "twice, and differently"),
        ({"way": "link", "url": "https://a.example.com/?api_key=0123456789ab"}, "secret key"),
        ({"way": "embed", "url": "https://jobs.lever.co/acme/1"}, "Lever has no form for a frame"),
        ({"way": "embed", "url": "https://acme.bamboohr.com/x"}, "BambooHR shows the list"),
        (
            {"way": "embed", "url": "https://boards.greenhouse.io/acme"},
            "not the address of one job",
        ),
        ({"way": "embed"}, "“url” is missing"),
        ({"way": "embed", "url": "http://example.org/"}, "does not begin with https:"),
    ],
)
def test_what_a_service_can_not_do_is_told_before_anything_is_published(applying, options, said):
    [problem] = applying(**options).site_problems
    assert (problem.path, problem.severity) == ("mkdocs.yml", "error")
    assert problem.line > 4
    assert said in problem.message
    assert problem.fix


def test_a_service_may_be_behind_an_address_that_does_not_show_it(applying):
    applied = applying(action="https://apply.example.com/x", backend="formspree")
    assert applied.site_problems == []
    assert applied.hidden()["_subject"] == "Application: Baker & Cook"


def test_people_can_be_sent_on_to_a_page_of_another_site(applying):
    applied = applying(action="https://formspree.io/f/x", thanks="https://example.org/thanks")
    assert applied.site_problems == []
    assert applied.hidden()["_next"] == "https://example.org/thanks"


def test_a_department_says_how_one_applies_and_what_is_asked(project):
    departments = "      departments:\n        Bakery: {apply: form basin abc, ask: phone off}\n"
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    mkdocs = mkdocs.replace("      features:", f"{departments}      features:")
    role = "---\ntitle: {}\nlocation: Athens, Greece\nposted: 2026-11-02\ndepartment: {}\n---\nx\n"
    project.write(
        {
            "mkdocs.yml": mkdocs,
            "roles/baker.md": role.format("Baker", "Bakery"),
            "roles/cook.md": role.format("Cook", "Kitchen"),
        }
    )
    assert project.said() == []
    form = project.page("jobs/baker/index.html").select_one(".careers-form")
    assert form["action"] == "https://usebasin.com/f/abc"
    assert not form.select_one("[name=phone]")
    assert not project.page("jobs/cook/index.html").select_one(".careers-form")


def test_a_preview_may_send_people_on_to_this_computer(applying):
    options = {"action": "https://formspree.io/f/x", "thanks": "http://127.0.0.1:8000/t"}
    assert applying(**options, preview=True).site_problems == []


def test_a_site_on_netlify_may_have_its_forms(section, project):
    project.write({"netlify.toml": "", "site_src/thanks.md": "# Thanks\n"})
    options = "way: form, backend: netlify, email: a@example.com, thanks: site_src/thanks.md"
    form = section(f"application_form: {{{options}}}").find("form")
    assert (form["action"], form["data-netlify"]) == ("/thanks/", "true")
    assert form["name"] == form.select_one("[name=form-name]")["value"] == "application-baker"
    assert form["netlify-honeypot"] == "bot-field"


@pytest.mark.parametrize(
    ("stated", "role", "asked"),
    [
        ("", (), {"phone": False, "cv": False, "cv_text": False, "links": False,
                  "cover_letter": False}),
        ("cv required; phone off", (), {"cv": True, "cv_text": True, "links": False,
                                        "cover_letter": False}),
        ("phone off", ("ask: phone required, links off, cover letter off, CV off",),
         {"phone": True}),
        ("cv text off, résumé required", (), {"phone": False, "cv": True, "links": False,
                                              "cover_letter": False}),
    ],
)  # fmt: skip
def test_a_site_and_a_role_say_what_is_asked(applying, stated, role, asked):
    boxes = applying(*role, ask=stated).form.select("[data-careers-field]")
    found = {box["data-careers-field"]: box.has_attr("data-careers-required") for box in boxes}
    assert found == {"name": True, "email": True, **asked}


def test_one_of_a_file_and_its_text_is_enough_and_a_script_sees_to_it(applying):
    form = applying(ask="cv required").form
    either = form.select("[data-careers-either=cv]")
    assert [box["data-careers-field"] for box in either] == ["cv", "cv_text"]
    assert not any(box.select("[required]") for box in either)
    [alone] = applying(ask="cv required", uploads=False).form.select("[data-careers-field^=cv]")
    assert alone.textarea.has_attr("required")
    assert alone.label.text == "The text of your CV"


def test_the_script_is_told_how_the_service_answers(applying):
    basin = applying(action="https://usebasin.com/f/x").form
    assert json.loads(basin["data-careers-answers"]) == {
        "action": "https://usebasin.com/f/x", "success": "", "message": "error",
        "errors": "", "shape": "",
    }  # fmt: skip
    assert not applying().form.has_attr("data-careers-answers")
    own = applying(json_answers=True).form
    assert json.loads(own["data-careers-answers"])["errors"] == "errors"
    for box in own.select("[data-careers-field]"):
        messages = json.loads(box.get("data-careers-messages", "{}"))
        assert bool(messages.get("empty")) is box.has_attr("data-careers-required")
        assert box.find(id=re.compile(".-error$")).has_attr("hidden")
    submit = applying(action="https://formsubmit.co/abc").form
    asked = json.loads(submit["data-careers-answers"])["action"]
    assert asked == "https://formsubmit.co/ajax/abc"


def test_a_check_against_programs_is_told_to_the_script_and_to_people_without_one(applying):
    form = applying(captcha="turnstile", captcha_key="0x4AAAAAAADnPIDROrmt1Wwj").form
    check = form.select_one("[data-careers-captcha=turnstile]")
    assert check["data-sitekey"] == "0x4AAAAAAADnPIDROrmt1Wwj"
    assert check["data-careers-script"].startswith("https://challenges.cloudflare.com/")
    assert form.noscript.a["href"].startswith("mailto:jobs@example.com")


# --- Application sites -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "source", "href"),
    [
        ("https://jobs.lever.co/acme/1", "", "https://jobs.lever.co/acme/1"),
        ("https://jobs.lever.co/acme/1", "our site", "https://jobs.lever.co/acme/1?utm_source=our+site"),
        ("https://a.example.com/?x=1&y#z", "s", "https://a.example.com/?x=1&y&utm_source=s#z"),
        ("https://a.example.com/?utm_source=t", "s", "https://a.example.com/?utm_source=t"),
    ],
)  # fmt: skip
def test_a_link_says_where_people_come_from_if_the_site_says_so(applying, url, source, href):
    applied = applying(way="link", url=url, source=source)
    link = applied.section.select_one("a.md-button")
    assert link["href"] == href
    assert "utm_source" in link["data-careers-carry"].split()
    assert applied.json_ld is None


@pytest.mark.parametrize(
    ("url", "frame"),
    [
        (
            "https://job-boards.greenhouse.io/acme/jobs/4012",
            "https://job-boards.greenhouse.io/embed/job_app?for=acme&token=4012",
        ),
        (
            "https://job-boards.eu.greenhouse.io/acme/jobs/4012?gh_src=1",
            "https://job-boards.eu.greenhouse.io/embed/job_app?for=acme&token=4012",
        ),
        (
            "https://boards.greenhouse.io/embed/job_app?for=acme&token=4012",
            "https://job-boards.greenhouse.io/embed/job_app?for=acme&token=4012",
        ),
        ("https://tally.so/embed/abc", "https://tally.so/embed/abc"),
    ],
)
def test_a_form_of_another_site_stands_in_a_frame_with_a_name_and_a_way_out(applying, url, frame):
    applied = applying(f"apply: embed {url}")
    assert applied.role_problems == []
    assert applied.section.iframe["src"] == frame
    assert applied.section.iframe["title"]
    assert applied.section.select_one(f"a[href='{url}']")
    assert applied.json_ld is None  # whether one finishes there isn't ours to say


def test_a_frame_says_where_people_come_from_and_carries_what_they_came_with(applying):
    applied = applying(
        "apply: embed https://job-boards.greenhouse.io/acme/jobs/4012", source="careers site"
    )
    frame, link = applied.section.iframe, applied.section.select_one("a.careers-external")
    assert frame["src"].endswith("embed/job_app?for=acme&token=4012&utm_source=careers+site")
    assert link["href"].endswith("/jobs/4012?utm_source=careers+site")
    for tag in (frame, link):
        assert {"utm_source", "gh_src"} <= set(tag["data-careers-carry"].split())


def test_a_role_can_lead_to_the_sites_own_application_site(applying):
    options = {"url": "https://ats.example.com/jobs"}
    for line, tag in (("apply: link", "a.md-button"), ("apply: embed", "iframe")):
        assert applying(line, **options).section.select_one(tag), line
    [problem] = applying("apply: embed").role_problems
    assert "is no way to apply" in problem.message


def test_every_application_site_says_why_nothing_can_be_posted_to_it():
    for board in BOARDS:
        assert board.posting
        assert board.claim.source
        assert bool(board.pages) is not bool(board.no_frame)
        assert board_at(f"https://x.{board.hosts[0]}/1") is board
    assert board_at("https://lever.co.example.com/") is None
    assert board_at("https://[") is None


# --- Statements and self-identification ------------------------------------------------------

LIE = "It is unlawful in Massachusetts to require or administer a lie detector test"


def test_statements_stand_before_the_button_whichever_way_one_applies(applying):
    said = {"equal_opportunity": "All <are> welcome.", "adjustments": "Ask Ada.",
            "ai": "No software decides.", "statements": ("More.",)}  # fmt: skip
    for way in ("form", "email", "link"):
        section = applying(way=way, url="https://a.example.com/", **said).section
        shown = [tag.text for tag in section.select(".careers-statements p")]
        assert shown == ["All <are> welcome.", "No software decides.", "More."]
        assert [tag.text for tag in section.find_all(string="Ask Ada.")] == ["Ask Ada."]
        assert section.select_one(".careers-contact p + p").text == "Ask Ada."
    order = [tag.name for tag in applying(**said).form.select(".careers-statements, button")]
    assert order == ["div", "button"]


@pytest.mark.parametrize(
    ("contact", "words", "href"),
    [
        ("", "jobs@example.com", "mailto:jobs@example.com"),
        ("ada@example.com", "ada@example.com", "mailto:ada@example.com"),
        (
            "Ada <ada@example.com>, at noon",
            "Ada <ada@example.com>, at noon",
            "mailto:ada@example.com",
        ),
        ("Ada, room 4 & 5", "Ada, room 4 & 5", None),
        ("@ada or ada@nowhere", "@ada or ada@nowhere", None),
    ],
)
def test_whom_to_ask_stands_where_one_applies(applying, contact, words, href):
    for way in ("form", "email", "link"):
        lines = (f"contact: {contact}",) if contact else ()
        section = applying(*lines, way=way, url="https://a.example.com/").section
        [whom] = section.select(".careers-contact__whom")
        assert whom.text == words
        assert (whom.a["href"] if whom.a else None) == href
        assert section.select_one(".careers-contact p + p").text.endswith("jobs@example.com.")


def test_what_a_state_wants_on_applications_is_told_where_it_lacks(applying):
    boston = {"place": "Boston, MA, United States"}
    [problem] = applying(**boston).role_problems
    assert (problem.path, problem.severity) == ("mkdocs.yml", "warning")
    assert LIE in problem.fix
    text = problem.fix.partition("“It")[2].strip("”")
    assert applying(**boston, statements=(f"It{text}",)).role_problems == []
    assert applying("apply: jobs@example.com", **boston).role_problems == []
    assert applying(place="Albany, NY, United States").role_problems == []


ABOUT_ONESELF = {
    "self_identification": ("cc-305", "veterans"),
    "self_identification_action": "https://forms.example.com/apart",
    "self_identification_text": "Why.\n\nWho reads it.",
    "self_identification_expires": date(2029, 4, 30),
}


def test_questions_about_oneself_are_a_form_of_their_own_without_a_name(applying):
    applied = applying(**ABOUT_ONESELF)
    assert applied.site_problems == []
    application, apart = applied.section.select("form")
    assert apart["action"] == "https://forms.example.com/apart"
    names = {tag["name"] for tag in apart.select("[name]")}
    assert names == {"role", "self_cc_305", "self_veterans"}
    assert not apart.select("[required], [checked], [data-careers-required]")
    assert all(box.has_attr("data-careers-sensitive") for box in apart.select("fieldset"))
    assert "self" not in " ".join(tag["name"] for tag in application.select("[name]"))
    assert "OMB Control Number 1250-0005, Expires 04/30/2029" in apart.text
    assert not applying().section.select(".careers-self")


@pytest.mark.parametrize(
    ("changed", "severity", "said"),
    [
        ({"self_identification_expires": None}, "warning", "ended on 2026-04-30"),
        ({"self_identification": ("cc305",)}, "error", "no questionnaire “cc305”"),
        ({"self_identification_action": ""}, "error", "no address of their own"),
        ({"self_identification_action": "http://e.com/"}, "error", "does not begin with https:"),
        (
            {"self_identification_action": "https://forms.example.com/x"},
            "error",
            "together with the applications",
        ),
        (
            {"self_identification_action": "https://e.com/?token=0123456789"},
            "error",
            "a secret key",
        ),
        ({"self_identification_text": " "}, "error", "Nobody is told why"),
    ],
)
def test_what_is_wrong_with_questions_about_oneself_is_told(applying, changed, severity, said):
    [problem] = applying(**ABOUT_ONESELF | changed).site_problems
    assert problem.severity == severity
    assert said in problem.message
    assert problem.fix


@pytest.mark.parametrize("there", ["https://forms.example.com/x/", "https://FORMS.example.com/x"])
def test_an_address_that_is_written_otherwise_is_the_same(applying, there):
    [problem] = applying(**ABOUT_ONESELF | {"self_identification_action": there}).site_problems
    assert "together with the applications" in problem.message


def test_answers_about_oneself_go_not_where_a_role_of_its_own_form_sends_its_applications(applying):
    applied = applying("apply: form https://forms.example.com/apart", **ABOUT_ONESELF)
    [problem] = applied.role_problems
    assert (problem.path, problem.severity) == ("roles/baker.md", "error")
    assert "together with the applications" in problem.message
    assert applying("apply: form https://forms.example.com/y", **ABOUT_ONESELF).role_problems == []


def test_wording_that_has_not_ended_yet_is_no_problem(applying):
    before = datetime(2026, 4, 30, 12, tzinfo=UTC)
    wanted = ABOUT_ONESELF | {"self_identification_expires": None}
    assert applying(**wanted, now=before).site_problems == []
