"""Open Graph and Twitter cards on every page."""

from __future__ import annotations

NASTY = 'C++ & "Q" <script>alert(1)</script> – ’'


def metas(project, path: str) -> dict[str, str]:
    found = project.page(path).head.find_all("meta")
    named = [(tag.get("property") or tag.get("name"), tag.get("content")) for tag in found]
    shared = [name for name, _ in named if name and name.startswith(("og:", "twitter:"))]
    assert len(set(shared)) == len(shared)
    return {name: content for name, content in named if name in shared}


def test_a_role_says_what_it_is_where_its_address_is_shared(project):
    project.build()
    assert metas(project, "jobs/baker/index.html") == {
        "og:type": "website",
        "og:site_name": "Jobs at Example",
        "og:title": "Baker",
        "og:description": "Bread. Athens, Greece",
        "og:url": "https://jobs.example.com/jobs/baker/",
        "twitter:card": "summary",
    }


def test_every_page_does_and_every_text_is_escaped(project):
    project.write(
        {
            "mkdocs.yml": (project.folder / "mkdocs.yml").read_text()
            + "site_description: 'Say \"hi\" & <b>go</b>'\n",
            "roles/baker.md": f"---\ntitle: '{NASTY}'\nlocation: Athens, Greece\n"
            "posted: 2026-11-02\n---\nBread.\n",
            "site_src/us.md": "---\ntitle: 'C++ &amp; \"Q\"'\n---\n# Us\n\nUs.\n",
            "site_src/departments/sales.md": f"---\ntitle: '{NASTY}'\n---\nUs.\n",
        }
    )
    outcome = project.build(strict=False)
    assert not outcome.failed, outcome.problems
    pages = [path for path in project.files() if path.endswith(".html") and path != "404.html"]
    titles = {path: metas(project, path)["og:title"] for path in pages}
    assert titles == {
        "index.html": "Jobs at Example",
        "jobs/index.html": "Open roles",
        "jobs/baker/index.html": NASTY,
        "us/index.html": 'C++ & "Q"',
        "departments/sales/index.html": NASTY,
    }
    for path in pages:
        scripts = project.page(path).head.find_all("script")
        assert "alert" not in "".join(s.text for s in scripts if not s.get("type")), path
    assert metas(project, "us/index.html")["og:description"] == 'Say "hi" & <b>go</b>'


def test_a_site_with_its_own_frame_has_them_too(project):
    main = '{% extends "base.html" %}{% block extrahead %}<meta name="own">{% endblock %}'
    project.write({"theme_overrides/main.html": main, "site_src/us.md": "# Us\n"})
    assert not project.build(strict=False).failed
    for path in ("index.html", "us/index.html", "jobs/index.html", "jobs/baker/index.html"):
        assert metas(project, path)["og:url"]
        assert project.page(path).head.find("meta", {"name": "own"})


def test_a_page_with_a_template_of_its_own_may_include_them(project):
    head = '{% include "careers/head.html" %}'
    own = f'{{% extends "main.html" %}}{{% block extrahead %}}{head}{{% endblock %}}'
    project.write({"theme_overrides/own.html": own})
    project.write({"site_src/us.md": "---\ntemplate: own.html\n---\n# Us\n"})
    assert not project.build(strict=False).failed
    assert metas(project, "us/index.html")["og:title"] == "Us"


def test_what_another_plugin_says_is_not_said_twice(project):
    """Material's `social` hands what it says to its template in this way."""
    code = (
        "def on_page_markdown(markdown, page, config, files):\n"
        "    page.meta['meta'] = [{'property': 'og:title', 'content': 'Mine'}, 'x']\n"
    )
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    project.write({"hooks.py": code, "mkdocs.yml": f"{mkdocs}hooks: [hooks.py]\n"})
    assert not project.build().failed
    assert "og:title" not in metas(project, "index.html")
    assert metas(project, "index.html")["og:url"]
