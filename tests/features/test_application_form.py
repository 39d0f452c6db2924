"""A working way to apply, on each open role."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from careers.features.application_form.backends import BACKENDS, backend_of

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
        "role", "role_title", "reference", "_gotcha", "name", "email", "phone", "cv", "links",
        "cover_letter",
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


def test_an_opening_asks_for_consent_as_its_role_would(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    options = FORM.replace("}", ", privacy: site_src/privacy.md}")
    project.write(
        {
            "mkdocs.yml": mkdocs.replace("application_form: {email: jobs@example.com}", options),
            "site_src/privacy.md": "# Privacy\n",
            "roles/cook/index.md": "# Cook\n\nSoup.\n",
            "roles/cook/athens.md": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n",
        }
    )
    assert project.said() == []
    for path, href in (("baker", "../../privacy/"), ("cook/athens", "../../../privacy/")):
        form = project.page(f"jobs/{path}/index.html").select_one("section:has(#apply) form")
        assert form.select_one("#careers-consent[required]")
        assert form.select_one(f"label[for=careers-consent] + a[href='{href}']")


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
    for name, backend in BACKENDS.items():
        assert backend.name == name
        assert backend_of(f"{backend.action_prefix or 'https://other.example.com/'}x") is backend
