"""Every page of a built site has one policy, and nothing that it stops is published in silence."""

from __future__ import annotations

import re

import pytest

from careers.policy import hashed
from careers.policy_wants import wants

HOOK = """\
def on_post_page(output, page, config):
    return output.replace("</body>", "<script>added()</script></body>")
"""


def policies(project) -> dict[str, str]:
    found = {}
    for name in project.files():
        if name.endswith(".html"):
            [meta] = project.page(name).select('meta[http-equiv="Content-Security-Policy"]')
            found[name] = str(meta["content"])
    return found


def with_options(project, text: str):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    anchor = "      timezone: Europe/Athens\n"
    return project.write({"mkdocs.yml": mkdocs.replace(anchor, f"{anchor}      {text}\n")})


def test_every_page_has_the_policy_before_anything_that_it_governs(project):
    project.write(
        {
            "roles/baker/index.md": "---\ntitle: Baker\naliases: [old]\n---\nBread.\n",
            "roles/baker/athens.md": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n",
            "site_src/a/b/c/d.md": "# Deep\n",
        }
    )
    (project.folder / "roles/baker.md").unlink()
    assert project.said() == []
    found = policies(project)
    assert len(found) >= 6
    assert "404.html" in found
    for name, policy in found.items():
        # The hashes of the theme's scripts are of use on pages that have these.
        assert ("'sha256-" in policy) is ("<script>" in project.text(name)), name
    assert len({re.sub(r" 'sha256-[^']+'", "", policy) for policy in found.values()}) == 1
    assert len(set(found.values())) == 2
    for name in found:
        head = project.text(name).partition("<head>")[2]
        before, _, after = head.partition("Content-Security-Policy")
        assert after
        assert not any(tag in before for tag in ("<script", "<style", "<link"))
        assert len(before.encode()) < 900, "browsers look for the letters in the first 1,024 bytes"
        assert '<meta name="referrer" content="strict-origin-when-cross-origin">' in head


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("site_url: https://jobs.example.com/", "site_url: https://example.com/our jobs/ä/"),
        ("docs_dir:", "use_directory_urls: false\ndocs_dir:"),
        ("font: false", "font: {text: Lato}, features: [navigation.instant, content.tabs.link]"),
        ("font: false", "palette: [{scheme: default, toggle: {icon: material/eye, name: x}}]"),
    ],
    ids=["plain", "in a folder", "files", "fonts and instant", "palette"],
)
def test_every_script_of_every_page_is_in_the_policy(project, old, new):
    mkdocs = (project.folder / "mkdocs.yml").read_text().replace(old, new)
    project.write(
        {"mkdocs.yml": mkdocs, "site_src/a/b/c/d.md": "# Deep\n", "site_src/e.md": "# E\n"}
    )
    assert project.said() == []
    seen = set()
    for name, policy in policies(project).items():
        for want in wants(project.text(name)):
            assert want.origin is not None
            assert want.origin.origin in policy, (name, want.shown)
            seen.add(want.origin)
    assert len(seen) > 2, "one script holds the way to the root"


def test_the_way_of_a_form_is_in_the_policy(project):
    form = "{way: form, action: 'https://formspree.io/f/abcdwxyz', email: jobs@example.com}"
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": mkdocs.replace("{email: jobs@example.com}", form)}).build()
    [policy] = set(policies(project).values())
    assert "form-action 'self' https://formspree.io" in policy


def test_the_frame_of_the_site_is_trusted(project):
    main = (
        '{% extends "base.html" %}{% block extrahead %}<script>own({{ 1 | tojson }})</script>'
        '<script src="https://plausible.io/js/script.js" defer></script>{% endblock %}'
    )
    assert project.write({"theme_overrides/main.html": main}).said() == []
    [policy] = set(policies(project).values())
    assert hashed("own(1)") in policy
    assert "script-src 'self' " in policy
    assert "https://plausible.io" in policy


def test_the_themes_own_way_to_count_visits_is_allowed(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    extra = "extra: {analytics: {provider: google, property: G-XXXXXXXXXX}}\n"
    assert project.write({"mkdocs.yml": mkdocs + extra}).said() == []
    [policy] = set(policies(project).values())
    directives = {name: said for name, *said in map(str.split, policy.split(";"))}
    assert "https://www.googletagmanager.com" in directives["script-src"]
    assert "https://*.google-analytics.com" in directives["connect-src"]


@pytest.mark.parametrize(
    ("html", "column", "said"),
    [
        (
            "<script>alert(1)</script>",
            9,
            "The script “alert(1)” stands in the page, and the site's content-security policy"
            " doesn't allow it. Move it into a file that mkdocs.yml names below"
            f' “extra_javascript:”, or write "{hashed("alert(1)")}" below'
            " “content_security: scripts:”.",
        ),
        (
            '<iframe src="https://films.example.com/1"></iframe>',
            14,
            "The page needs “https://films.example.com/1”, and the site's content-security policy"
            " doesn't allow it. If it may, write “https://films.example.com” below"
            " “content_security: frames:”.",
        ),
        (
            '<button onclick="alert(1)">x</button>',
            9,
            '“onclick="alert(1)"” is a script in a tag, and the site\'s content-security policy'
            " doesn't allow it. Move it into a file that mkdocs.yml names below"
            " “extra_javascript:”.",
        ),
        (
            "<style>p { color: red }</style>",
            8,
            "The style “p { color: red }” stands in the page, and the site's content-security"
            " policy doesn't allow it. Move it into a file that mkdocs.yml names below"
            " “extra_css:”.",
        ),
    ],
)
def test_what_a_page_would_lose_is_told_on_its_line(project, html, column, said):
    project.write({"site_src/life.md": f"# Life\n\nText.\n\n{html}\n"})
    assert project.said() == [f"site_src/life.md:5:{column}: error: {said}"]


def test_what_the_configuration_allows_is_no_problem(project):
    with_options(
        project,
        "content_security: {frames: ['https://*.example.com'],"
        f' scripts: ["{hashed("alert(1)")}", "https://a.example.com"]}}',
    )
    page = (
        '# Life\n\n<script>alert(1)</script>\n\n<script src="https://a.example.com/x.js"></script>'
        '\n\n<iframe src="https://films.example.com/1"></iframe>\n'
    )
    assert project.write({"site_src/life.md": page}).said() == []
    for policy in policies(project).values():
        assert "frame-src 'self' https://*.example.com" in policy
        assert hashed("alert(1)") in policy


def test_a_script_that_another_plugin_adds_is_told_once(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"mkdocs.yml": f"{mkdocs}hooks: [added.py]\n", "added.py": HOOK})
    [said] = project.said()
    assert "The script “added()” stands in the page" in said
    assert not (project.folder / "site").exists()


def test_a_script_in_a_template_is_told(project):
    page = '{% extends "careers/page.html" %}{% block hero %}<script>hero()</script>{% endblock %}'
    project.write(
        {
            "theme_overrides/own.html": page,
            "site_src/own.md": "---\ntemplate: own.html\n---\n# Own\n",
        }
    )
    [said] = project.said()
    assert said.startswith("site_src/own.md:1:1: error: The script “hero()” stands in the page")


@pytest.mark.parametrize("word", ["off", "no", "{enabled: false}"])
def test_the_policy_can_be_left_out(project, word):
    with_options(project, f"content_security: {word}")
    project.write({"site_src/life.md": "# Life\n\n<script>alert(1)</script>\n"})
    assert project.said() == []
    assert "Content-Security-Policy" not in project.text("index.html")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "content_security: {scripts: ['https://a.example.com/x.js']}",
            "“https://a.example.com/x.js” is no site. Write it as https://a.example.com, without"
            " a path.",
        ),
        ("content_security: {scripts: [\"'unsafe-inline'\"]}", "“'unsafe-inline'” is no site."),
        ("content_security: {forms: ['http://a.example.com']}", "is no site."),
        ("content_security: {forms: ['https://a.example.com; x']}", "is no site."),
        ("content_security: {script: []}", "Did you mean “scripts”?"),
        ("content_security: [x]", "“content_security” can't be read"),
    ],
)
def test_slips_in_the_options_are_told(project, text, said):
    problems = with_options(project, text).said()
    assert len(problems) == 1
    assert said in problems[0], problems
    assert problems[0].startswith("mkdocs.yml:1")


def test_a_feature_says_what_its_block_needs(project):
    feature = (
        "from careers import Block, Feature, Origin, hookimpl\n"
        "class Own(Feature):\n"
        "    @hookimpl\n"
        "    def role_blocks(self):\n"
        "        yield Block('careers/own.html', {}, origins=(Origin('frame', 'ORIGIN'),))\n"
    )
    mkdocs = (project.folder / "mkdocs.yml").read_text() + "        own: {}\n"
    template = {"theme_overrides/careers/own.html": "<p></p>"}
    good = feature.replace("ORIGIN", "https://films.example.com")
    project.write({"mkdocs.yml": mkdocs, "plugins/own.py": good, **template})
    assert project.said() == []
    [policy] = set(policies(project).values())
    assert "frame-src 'self' https://films.example.com" in policy
    project.write({"plugins/own.py": feature.replace("ORIGIN", "*")})
    [said] = project.said()
    assert "one of its origins is Origin(use='frame', origin='*'), not an Origin such as" in said
