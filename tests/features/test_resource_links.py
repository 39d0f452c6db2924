"""Links worth reading for a role."""

from __future__ import annotations

import pytest

SECTION = """\
## More resources

- [Home](../site_src/index.md) (guide, 5 min)
- [Elsewhere](https://example.com/a), which is long
"""
LINKS = ".careers-links a"
CATALOGUE = """\
        resource_links:
          links:
            - {title: For all, url: https://example.com/all}
            - {title: For sales, url: https://example.com/sales, departments: [sales]}
            - {title: For crm, url: https://example.com/crm, tags: [CRM], kind: video, minutes: 3}
            - {title: For baker, url: site_src/index.md, roles: [baker]}
            - {title: For others, url: https://example.com/other, departments: [People]}
            - {title: Questions, url: https://example.com/q, roles: [baker], audience: hiring team}
"""


@pytest.fixture
def links(project):
    """A function from a role's lines and body to its listed links, as (title, address, notes)."""

    def notes(item) -> str:
        spans = item.find_all("span", recursive=False)
        return " ".join(" ".join(span.text.split()) for span in spans)

    def build(*lines: str, body: str = "Text.\n", catalogue: str = "", **options):
        mkdocs = (project.folder / "mkdocs.yml").read_text()
        if catalogue:
            mkdocs = mkdocs.replace("        resource_links: {}\n", catalogue)
        always = ("title: Baker", "location: Athens, Greece", "posted: 2026-11-02")
        stated = "\n".join((*always, *lines))
        project.write({"mkdocs.yml": mkdocs, "roles/baker.md": f"---\n{stated}\n---\n{body}"})
        outcome = project.build(**options)
        assert not outcome.failed, [str(problem) for problem in outcome.problems]
        page = project.page("jobs/baker/index.html")
        return [
            ("".join(item.a.find_all(string=True, recursive=False)), item.a["href"], notes(item))
            for item in page.select(".careers-links li")
        ]

    return build


def test_the_section_of_a_role_is_listed_with_kind_time_and_what_else_it_says(links, project):
    assert links(body=SECTION) == [
        ("Home", "../../", "Guide, 5 min"),
        ("Elsewhere", "https://example.com/a", "which is long"),
    ]
    page = project.page("jobs/baker/index.html")
    assert len([h for h in page.find_all("h2") if h.text == "More resources"]) == 1


def test_sources_come_in_order_and_no_address_twice(links):
    found = links(
        "department: Sales",
        "tags: crm, bread",
        "resource_links: [Own](https://example.com/own) (podcast, 12 min)",
        body=SECTION,
        catalogue=CATALOGUE,
    )
    assert found == [
        ("Home", "../../", "Guide, 5 min"),
        ("Elsewhere", "https://example.com/a", "which is long"),
        ("Own", "https://example.com/own", "Podcast, 12 min"),
        ("For crm", "https://example.com/crm", "Video, 3 min"),
        ("For sales", "https://example.com/sales", ""),
        ("For all", "https://example.com/all", ""),
    ]


def test_links_for_the_hiring_team_are_in_previews_only(links, project):
    links(catalogue=CATALOGUE)
    assert "example.com/q" not in project.text("jobs/baker/index.html")
    titles = [title for title, *_ in links(preview=True)]
    assert "Questions" in titles
    internal = project.page("jobs/baker/index.html").select_one(".careers-internal a")
    assert internal.text.startswith("Questions")


def test_other_sites_are_marked_and_safe(links, project):
    links(body=SECTION)
    inside, outside = project.page("jobs/baker/index.html").select(".careers-links a")
    assert "rel" not in inside.attrs
    assert outside["rel"] == ["noopener", "noreferrer"]
    assert "opens another site" in outside.text


def test_a_section_with_more_than_links_stays_as_it_was_written(links, project):
    body = "## More resources\n\nRead [this](https://example.com/a) first.\n"
    assert links(body=body, catalogue=CATALOGUE.replace("example.com/all", "example.com/a")) == [
        ("For baker", "../../", "")
    ]
    text = project.page("jobs/baker/index.html").select_one(".careers-role__text").text
    assert "Read this first." in text


def test_without_links_there_is_no_block(links, project):
    assert links() == []
    assert not project.page("jobs/baker/index.html").select_one(".careers-resources")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("just words", "roles/baker.md:5:17: error: “just words” is not a link."),
        ("[x](../site_src/gone.md)", "roles/baker.md:5:17: error: There is no page or file"),
        ("[x](javascript:alert(1))", "roles/baker.md:5:17: error: The address “javascript:alert(1"),
    ],
)
def test_what_can_not_be_linked_is_told_on_its_line(project, written, said):
    lines = f"title: Baker\nlocation: Athens, Greece\nposted: 2026-11-02\nresource_links: {written}"
    project.write({"roles/baker.md": f"---\n{lines}\n---\nText.\n"})
    [line] = project.said()
    assert line.startswith(said)


def test_a_dead_link_of_the_catalogue_is_told_once_in_mkdocs_yml(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    wrong = CATALOGUE.replace("site_src/index.md", "site_src/gone.md")
    project.write({"mkdocs.yml": mkdocs.replace("        resource_links: {}\n", wrong)})
    cook = "---\ntitle: C\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nx\n"
    project.write({"roles/cook.md": cook})
    [line] = project.said()
    assert line.startswith("mkdocs.yml:19:39: error: There is no page or file “site_src/gone.md”.")


def test_a_link_for_a_role_that_is_gone_is_told(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    gone = CATALOGUE.replace("roles: [baker]}", "roles: [backer]}")
    mkdocs = mkdocs.replace("        resource_links: {}\n", gone)
    [line] = project.write({"mkdocs.yml": mkdocs}).said()
    assert line.startswith("mkdocs.yml:19:")
    assert "There is no role “backer”" in line


def test_a_link_for_a_role_is_one_for_its_openings_too(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    catalogue = """\
        resource_links:
          links:
            - {title: For cooks, url: https://example.com/cooks, roles: [cook]}
            - {title: For Boston, url: site_src/index.md, roles: [cook/boston]}
"""
    project.write(
        {
            "mkdocs.yml": mkdocs.replace("        resource_links: {}\n", catalogue),
            "roles/cook/index.md": "---\ntitle: Cook\n---\nSoup.\n",
            "roles/cook/boston.md": "---\nlocation: Boston, MA, US\nposted: 2026-11-02\n---\n",
            "roles/cook/athens.md": "---\nlocation: Athens, Greece\nposted: 2026-11-02\n---\n",
        }
    )
    assert project.said() == []
    listed = {
        name: [link["href"] for link in project.page(f"jobs/{name}index.html").select(LINKS)]
        for name in ("cook/", "cook/boston/", "cook/athens/", "baker/")
    }
    assert listed == {
        "cook/": ["https://example.com/cooks"],
        "cook/boston/": ["https://example.com/cooks", "../../../"],
        "cook/athens/": ["https://example.com/cooks"],
        "baker/": [],
    }


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("cook/bostn", "Did you mean “cook/boston”? "),
        ("cook/index", "Write its file's name without .md; "),
        ("cook.md", "Did you mean “cook”? "),
        ("boston", "Did you mean “cook/boston”? "),
    ],
)
def test_a_link_for_an_opening_that_is_gone_is_told(project, written, said):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    entry = f"{{title: A, url: https://example.com/a, roles: [{written}]}}"
    catalogue = f"        resource_links: {{links: [{entry}]}}\n"
    project.write(
        {
            "mkdocs.yml": mkdocs.replace("        resource_links: {}\n", catalogue),
            "roles/cook/index.md": "---\ntitle: Cook\n---\nSoup.\n",
            "roles/cook/boston.md": "---\nlocation: Boston, MA, US\nposted: 2026-11-02\n---\n",
        }
    )
    [line] = project.said()
    assert f"There is no role “{written}”, which this link is for. " in line
    assert said in line


def test_a_wrong_kind_is_told_with_the_kinds(project):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    wrong = CATALOGUE.replace("kind: video", "kind: film")
    mkdocs = mkdocs.replace("        resource_links: {}\n", wrong)
    [line] = project.write({"mkdocs.yml": mkdocs}).said()
    assert line.startswith("mkdocs.yml:18:")
    assert "One of guide, article, questions, video" in line
