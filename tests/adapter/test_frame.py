"""What is around every page: who it is, where one can go, and what a site may change of it."""

from __future__ import annotations

import pytest

ROLE = "jobs/baker/index.html"


def careers(project, more: str, top: str = "", old: str = "", new: str = ""):
    """The site with more options of the plugin, and more lines on top of `mkdocs.yml`."""
    text = (project.folder / "mkdocs.yml").read_text().replace(old, new)
    anchor = "      timezone: Europe/Athens\n"
    text = text.replace(anchor, f"{anchor}      {more}\n" if more else anchor)
    return project.write({"mkdocs.yml": f"{top}{text}"})


def test_an_employer_that_the_name_of_the_site_leaves_out_is_named(project):
    careers(project, "", old="site_name: Jobs at Example", new="site_name: Join & grow").build()
    name = project.page(ROLE).select_one(".careers-header__name")
    assert " ".join(name.text.split()) == "Example Join & grow"


def test_an_employer_in_the_name_of_the_site_is_named_once(project):
    project.build()
    assert project.page(ROLE).select_one(".careers-header__name").text == "Jobs at Example"


def test_the_menu_has_neither_the_front_page_nor_the_list(project):
    nav = "nav: [index.md, Roles: jobs.md, Life: [a.md, Out: 'https://example.com/'], b.md]\n"
    project.write({"site_src/jobs.md": "# Roles\n", "site_src/a.md": "# A <b>&\n"})
    careers(project.write({"site_src/b.md": "# B\n"}), "", top=nav)
    assert project.said() == []
    page = project.page(ROLE)
    links = page.select(".careers-header__wide a")
    assert [(link.text, link["href"]) for link in links] == [
        ("A &", "../../a/"),
        ("Out", "https://example.com/"),
        ("B", "../../b/"),
    ]
    assert page.select_one(".careers-header__roles")["href"] == "../../jobs/"
    here = project.page("a/index.html").select(".careers-header__wide .careers-menu__here")
    assert [one.text for one in here] == ["Life"]


def test_the_footer_says_what_mkdocs_yml_says(project):
    footer = """footer:
        note: <b>Nobody</b> asks for money.
        note_link: {title: More, url: site_src/fraud.md}
        groups: [{title: Us, links: [{title: "M&M", url: "mailto:m@example.com"}]}]"""
    project.write({"site_src/fraud.md": "# Fraud\n"})
    careers(project, footer, top="copyright: '&copy; <i>Example</i>'\n")
    assert project.said() == []
    shown = project.page(ROLE).footer
    assert shown.select_one(".careers-footer__note").text == "<b>Nobody</b> asks for money. More"
    assert shown.select_one(".careers-footer__note a")["href"] == "../../fraud/"
    assert shown.find("a", string="M&M")["href"] == "mailto:m@example.com"
    assert "© Example" in shown.select_one(".careers-footer__end").text


def test_a_link_of_the_footer_that_leads_nowhere_is_told_with_its_line(project):
    careers(project, "footer: {note: x, note_link: {title: x, url: site_src/gone.md}}")
    [problem] = project.said()
    assert problem.startswith("mkdocs.yml:")
    assert "There is no page or file “site_src/gone.md”" in problem


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ('--careers-logo-dark: url("gone.svg")', "There is no picture “assets/gone.svg”"),
        ("--careers-logo: logo.svg", "“--careers-logo: logo.svg” leads to no picture."),
    ],
)
def test_a_logo_that_is_not_there_is_told_with_its_line(project, css, told):
    project.write({"site_src/assets/own.css": f"\n:root {{\n  {css};\n}}\n"})
    careers(project, "", top="extra_css: [assets/own.css]\n")
    [problem] = project.said()
    assert problem.startswith("site_src/assets/own.css:3:1: error: ")
    assert told in problem


def test_each_look_may_have_its_logo_which_has_its_size_before_it_is_there(project):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"/>'
    css = ":root { --careers-logo: url(l.svg); --careers-logo-dark: url('d.svg') }"
    names = {"own.css": css, "l.svg": svg, "d.svg": svg}
    project.write({f"site_src/assets/{name}": text for name, text in names.items()})
    careers(project, "", top="extra_css: [assets/own.css]\n").build()
    light, dark = project.page(ROLE).select(".careers-header__logo")
    assert (light["src"], light["width"], light["height"]) == ("../../assets/l.svg", "128", "32")
    assert dark["src"] == "../../assets/d.svg"


def test_a_site_with_one_look_has_no_switch(project):
    careers(project, "", old="font: false", new="font: false, palette: {scheme: slate}").build()
    page = project.page(ROLE)
    assert page.select("[data-careers-look]") == []
    assert page.select_one("meta[name=color-scheme]")["content"] == "dark"


@pytest.mark.parametrize(
    ("more", "top", "wanted"),
    [
        ("", "", False),
        ("material_scripts: true", "", True),
        ("", "extra_javascript: [a.js]\n", True),
        ("material_scripts: false", "extra_javascript: [a.js]\n", False),
    ],
)
def test_the_themes_scripts_are_loaded_where_something_needs_them(project, more, top, wanted):
    careers(project, more, top=top).build()
    assert ("javascripts/bundle." in project.text(ROLE)) is wanted
    assert ("a.js" in project.text(ROLE)) is bool(top)


def test_a_main_html_of_ones_own_is_around_roles_too(project):
    main = '{% extends "base.html" %}{% block announce %}<p class="ours">Hi</p>{% endblock %}'
    project.write({"theme_overrides/main.html": main}).build()
    for name in (ROLE, "index.html", "404.html"):
        assert project.page(name).select_one(".ours"), name


def test_a_header_of_ones_own_gets_all_of_the_themes_style(project):
    header = '<header class="md-header">Ours</header>'
    project.write({"theme_overrides/partials/header.html": header}).build()
    page = project.page(ROLE)
    assert page.header.text == "Ours"
    assert "stylesheets/main." in page.select_one("link[rel=stylesheet]")["href"]
