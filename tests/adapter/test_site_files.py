"""The files that features add, the sitemap, and what pages say of them."""

from __future__ import annotations

import gzip
import re
import subprocess
from datetime import datetime
from xml.etree import ElementTree

import pytest

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEATURE = """\
from careers import Feature, SiteFile, hookimpl


class Extra(Feature):
    path: str = "extra.txt"

    @hookimpl
    def site_files(self, roles):
        text = "\\n".join(f"{role.url} {role.role.title}" for role in roles)
        yield SiteFile(self.path, text, "text/plain", "A & B <x>")
        yield SiteFile("hidden.bin", b"\\xff\\r\\n")
"""


def extra(project, options: str = "{}", name: str = "extra"):
    mkdocs = (project.folder / "mkdocs.yml").read_text()
    return project.write(
        {
            f"plugins/{name}.py": FEATURE,
            "mkdocs.yml": f"{mkdocs}        {name}: {options}\n",
        }
    )


def lastmods(project) -> dict[str, str | None]:
    sitemap = ElementTree.fromstring(project.text("sitemap.xml"))
    return {
        (url.findtext(f"{SPACE}loc") or "").removeprefix("https://jobs.example.com/"): url.findtext(
            f"{SPACE}lastmod"
        )
        for url in sitemap
    }


def commit(project, day: int) -> None:
    moment = f"2026-11-{day:02}T12:00:00+00:00"
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], [*who, "commit", "-qm", "x"]):
        subprocess.run(
            ["git", *command],
            cwd=project.folder,
            check=True,
            env={"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment, "PATH": "/usr/bin:/bin"},
        )


# --- Files of features


def test_site_files_are_written_as_they_are(project):
    assert extra(project).said() == []
    assert project.text("extra.txt") == "https://jobs.example.com/jobs/baker/ Baker"
    assert (project.folder / "site/hidden.bin").read_bytes() == b"\xff\r\n"


def test_site_files_are_made_of_open_roles_alone_in_previews_too(project):
    draft = "---\ntitle: Cook\nlocation: Athens, Greece\nposted: 2026-11-02\n{}\n---\nText.\n"
    for line in ("status: draft", "status: filled", "closes: 2026-11-20", "opens: 2026-12-01"):
        name = re.sub(r"\W", "-", line.lower()).replace("--", "-")
        project.write({f"roles/{name}.md": draft.format(line)})
    extra(project).build(preview=True)
    assert project.text("extra.txt") == "https://jobs.example.com/jobs/baker/ Baker"


def test_a_file_with_a_title_is_named_in_the_head_of_home_list_and_roles(project):
    home = "---\ntemplate: home.html\n---\n# Home\n"
    extra(project).write({"site_src/index.md": home, "site_src/life.md": "# Life\n"}).build()
    hrefs = {"index.html": "./", "jobs/index.html": "../", "jobs/baker/index.html": "../../"}
    for path, up in hrefs.items():
        [link] = project.page(path).select("head link[rel=alternate]")
        assert link["href"] == f"{up}extra.txt"
        assert (link["type"], link["title"]) == ("text/plain", "A & B <x>")
    assert not project.page("life/index.html").select("link[rel=alternate]")


def test_a_file_that_is_a_page_is_told_and_nothing_is_published(project):
    for path, other in {
        "jobs/baker/index.html": "roles/baker.md",
        "jobs/index.html": "site_src/jobs.md",
        "sitemap.xml": "sitemap.xml",
        "logo.png": "site_src/logo.png",
    }.items():
        project.write({"site_src/logo.png": b"x"})
        mkdocs = (project.folder / "mkdocs.yml").read_text()
        [said] = extra(project, f"{{path: {path}}}").said()
        assert re.match(r"mkdocs.yml:\d+:16: error: ", said)
        assert f"“extra” and “{other}” both write “{path}”" in said
        assert not (project.folder / "site").exists()
        project.write({"mkdocs.yml": mkdocs})


def test_a_file_where_an_earlier_address_leads_on_is_told(project):
    text = (project.folder / "roles/baker.md").read_text()
    project.write({"roles/baker.md": text.replace("title:", "aliases: bread\ntitle:")})
    [said] = extra(project, "{path: jobs/bread/index.html}").said()
    assert "“extra” and “roles/baker.md” both write “jobs/bread/index.html”" in said


def test_a_file_that_another_plugin_writes_is_told(project):
    [said] = extra(project, "{path: search/search_index.json}").said()
    assert "“search/search_index.json” is written twice" in said
    assert not (project.folder / "site").exists()


def test_a_path_that_leaves_the_site_is_told(project):
    [said] = extra(project, "{path: ../../escaped.txt}").said()
    assert "The feature “extra” writes “../../escaped.txt”, which is no path here." in said
    assert not list(project.folder.parent.rglob("escaped.txt"))


def test_two_features_with_one_file_are_named(project):
    said = extra(extra(project), "{path: other.txt}", "second").said()
    assert len(said) == 1
    assert "The feature “second” and the feature “extra” both write “hidden.bin”." in said[0]


# --- The sitemap


def test_a_page_has_the_minute_of_its_last_commit(project):
    project.write({"site_src/life.md": "# Life\n", "site_src/benefits.md": "# Benefits\n"})
    commit(project, 1)
    project.write({"site_src/life.md": "# Life here\n"})
    commit(project, 9)
    text = (project.folder / "roles/baker.md").read_text()
    project.write({"roles/baker.md": f"{text}\n- Feet\n"})
    commit(project, 10)
    project.build()
    assert lastmods(project) == {
        "": "2026-11-10T14:00:00+02:00",
        "benefits/": None,
        "life/": "2026-11-09T14:00:00+02:00",
        "jobs/": "2026-11-10T14:00:00+02:00",
        "jobs/baker/": "2026-11-10T14:00:00+02:00",
    }


def test_a_role_that_came_with_all_others_keeps_its_own_day(project):
    commit(project, 9)
    project.build()
    assert lastmods(project)["jobs/baker/"] == "2026-11-02"


def test_a_role_that_opens_after_its_last_commit_changes_on_that_day(project):
    commit(project, 1)
    text = (project.folder / "roles/baker.md").read_text()
    project.write({"roles/baker.md": text.replace("posted", "opens: 2026-11-20\nposted")})
    commit(project, 5)
    project.build()
    assert lastmods(project)["jobs/baker/"] == "2026-11-20"


OPENING = "---\nlocation: {}, Greece\nposted: 2026-11-02\n---\n"
COOK = "---\ntitle: Cook\n---\nYou cook.\n"


def test_an_opening_changes_with_its_role_and_the_role_with_its_openings(project):
    athens = OPENING.format("Athens")
    project.write({"roles/cook/index.md": COOK, "roles/cook/athens.md": athens})
    project.write({"roles/cook/patras.md": OPENING.format("Patras")})
    commit(project, 1)
    project.build()
    assert {path: day for path, day in lastmods(project).items() if "cook" in path} == {
        "jobs/cook/": "2026-11-02",
        "jobs/cook/athens/": "2026-11-02",
        "jobs/cook/patras/": "2026-11-02",
    }
    project.write({"roles/cook/athens.md": f"{athens}\nWith a view.\n"})
    commit(project, 5)
    project.build()
    fifth = "2026-11-05T14:00:00+02:00"
    assert lastmods(project)["jobs/cook/athens/"] == lastmods(project)["jobs/cook/"] == fifth
    assert lastmods(project)["jobs/cook/patras/"] == "2026-11-02"
    project.write({"roles/cook/index.md": f"{COOK}\nLunch and dinner.\n"})
    commit(project, 9)
    project.build()
    ninth = "2026-11-09T14:00:00+02:00"
    assert lastmods(project)["jobs/cook/patras/"] == lastmods(project)["jobs/cook/"] == ninth


def test_a_build_for_an_earlier_day_knows_no_later_commit(project):
    commit(project, 1)
    for day in (5, 20):
        text = (project.folder / "roles/baker.md").read_text()
        project.write({"roles/baker.md": f"{text}\n- {day}\n"})
        commit(project, day)
    project.build(datetime(2026, 11, 10, 12, 0))
    assert lastmods(project)["jobs/baker/"] == "2026-11-05T14:00:00+02:00"


@pytest.mark.parametrize(
    ("written", "lastmod"),
    [
        ("2026-10-01", "2026-10-01"),
        ("'2026-10-01'", "2026-10-01"),
        ("2026-10-01 09:30:00", "2026-10-01T09:30:00+03:00"),
        ("'2026-10-01T09:30+00:00'", "2026-10-01T09:30:00+00:00"),
        ("last week", None),
        ("20", None),
        ("[1, 2]", None),
        ("", None),
    ],
)
def test_a_page_may_say_itself_when_it_changed(project, written, lastmod):
    project.write({"site_src/life.md": f"---\nlastmod: {written}\n---\n# Life\n"}).build()
    assert lastmods(project)["life/"] == lastmod


def test_home_changes_with_the_roles_that_it_shows(project):
    project.write({"site_src/index.md": "---\ntemplate: home.html\n---\n# Home\n"}).build()
    assert lastmods(project)[""] == "2026-11-02"


def test_the_page_of_a_department_changes_with_its_roles(project):
    text = (project.folder / "roles/baker.md").read_text()
    project.write(
        {
            "site_src/departments/bakery.md": "---\ntitle: Bakery\n---\nWe bake.\n",
            "site_src/departments/sales.md": "---\ntitle: Sales\n---\nWe sell.\n",
            "roles/baker.md": text.replace("posted", "department: Bakery\nposted"),
        }
    )
    commit(project, 1)
    project.write({"site_src/departments/sales.md": "---\ntitle: Sales\n---\nWe do sell.\n"})
    commit(project, 5)
    project.build()
    assert lastmods(project)["departments/bakery/"] == "2026-11-02"
    assert lastmods(project)["departments/sales/"] == "2026-11-05T14:00:00+02:00"


def test_a_page_that_is_not_to_be_found_is_left_out(project):
    page = "---\nrobots: noindex, nofollow\n---\n# Thanks\n"
    project.write({"site_src/thanks.md": page}).build()
    assert "thanks/" not in lastmods(project)


def test_the_same_commit_gives_the_same_site(project):
    commit(project, 1)
    text = (project.folder / "roles/baker.md").read_text()
    project.write({"roles/baker.md": f"{text}\n- Feet\n"})
    commit(project, 5)
    project.build()
    first = project.files()
    project.build()
    assert project.files() == first


def test_a_large_site_has_an_index_of_sitemaps(project, monkeypatch):
    monkeypatch.setattr("careers.sitemap.sitemaps.__defaults__", (2, 10**6))
    pages = {f"site_src/page-{number}.md": f"# {number}\n" for number in range(3)}
    project.write(pages).build()
    index = ElementTree.fromstring(project.text("sitemap.xml"))
    assert index.tag == f"{SPACE}sitemapindex"
    found = [entry.findtext(f"{SPACE}loc") for entry in index]
    assert found == [f"https://jobs.example.com/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert [entry.findtext(f"{SPACE}lastmod") for entry in index] == [
        "2026-11-02",
        None,
        "2026-11-02",
    ]
    urls = []
    for number in (1, 2, 3):
        part = ElementTree.fromstring(project.text(f"sitemap-{number}.xml"))
        assert part.tag == f"{SPACE}urlset"
        assert len(part) <= 2
        urls += [url.findtext(f"{SPACE}loc") for url in part]
    assert len(set(urls)) == len(urls) == 6
    packed = gzip.decompress((project.folder / "site/sitemap.xml.gz").read_bytes())
    assert packed.decode() == project.text("sitemap.xml")


def test_a_sitemap_of_marketing_s_own_wins(project):
    project.write({"theme_overrides/sitemap.xml": "<own>{{ pages | length | e }}</own>"}).build()
    assert project.text("sitemap.xml") == "<own>3</own>"
