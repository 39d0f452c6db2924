"""Roles out of a board's jobs: what they say, what is told, and what strangers can't do."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from examples.import_board.careers_import_board import import_board
from examples.import_board.careers_import_board.boards import read_board
from examples.import_board.careers_import_board.markdown import to_markdown
from hypothesis import given
from hypothesis import strategies as st

from careers.links import Links
from careers.markdown import clean, read_markdown
from careers.problem import Spot

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "import_board"
GREENHOUSE = EXAMPLE / "greenhouse.json"
ATHENS = ("--place", "Athens HQ=Athens, Greece")


@pytest.fixture
def importing(project, monkeypatch):
    """Runs the command in the site, with the jobs of a file or with others."""
    monkeypatch.chdir(project.folder)
    (project.folder / "roles" / "baker.md").unlink()

    def run(board: object, *arguments: str, code: int = 0) -> str:
        file = board if isinstance(board, Path) else project.folder / "board.json"
        if isinstance(board, bytes):
            file.write_bytes(board)
        elif not isinstance(board, Path):
            file.write_text(json.dumps(board), encoding="utf-8")
        done = CliRunner().invoke(import_board, [str(file), *arguments])
        assert done.exit_code == code, done.output
        return done.output

    return run


def job(**stated) -> dict:
    """A job of Greenhouse's shape that lacks nothing."""
    return {
        "id": 4012817,
        "title": "Baker",
        "absolute_url": "https://job-boards.greenhouse.io/example/jobs/4012817",
        "location": {"name": "Athens, Greece"},
        "first_published": "2026-11-02T09:15:00-05:00",
        "content": "&lt;p&gt;Bread.&lt;/p&gt;",
        **stated,
    }


def said_of(**stated) -> tuple[dict[str, str], tuple[str, ...]]:
    """The front matter of one job, and what could not be carried over."""
    [found], wrong = read_board(json.dumps({"jobs": [job(**stated)]}).encode())
    assert wrong == []
    return {key: value for key, value in found.keys.items() if value}, found.lost


# --- What becomes of a board --------------------------------------------------------------------


def test_a_board_of_greenhouse_becomes_roles_that_pass_the_check(importing, project):
    said = importing(GREENHOUSE, *ATHENS)
    assert "3 new, 0 there already." in said
    assert "  Its text had a picture (An oven), which is left out." in said
    assert "  “Cost Center: KT-9” is a field of your own." in said
    # Nobody knows when this one was posted: it is left for a person.
    assert "  It doesn't say when it was first published; write “posted:”." in said
    [missing] = project.said()
    assert missing.startswith("roles/support-engineer.md:1:1: error: This opening has no posted")
    file = project.folder / "roles" / "support-engineer.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("reference", "posted: 2026-11-20\nreference"), encoding="utf-8")
    assert project.said() == []
    [posting] = project.json_ld("jobs/night-baker/index.html")
    assert posting["title"] == "Night Baker"
    assert posting["datePosted"].startswith("2026-11-02")
    assert posting["employmentType"] == "FULL_TIME"
    assert posting["identifier"]["value"] == "BAK-7"
    article = project.page("jobs/night-baker/index.html").article
    assert [head.text for head in article.select(".careers-role__text h2")] == [
        "What you will do",
        "Requirements",
    ]
    assert [item.text for item in article.select("li > ul > li")] == [
        "dough that was too warm",
        "an oven that lies",
    ]


def test_it_says_what_its_page_shows(importing):
    readme = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    shown = textwrap.dedent(readme.partition("```console\n")[2].partition("   ```\n")[0])
    assert shown.partition("\n")[2] == importing(GREENHOUSE, *ATHENS)


def test_a_board_of_lever_becomes_roles(importing, project):
    said = importing(EXAMPLE / "lever.json")
    assert "  “Fellowship” is no kind of employment that is known here." in said
    text = (project.folder / "roles" / "dairy-technician.md").read_text(encoding="utf-8")
    assert text == (
        "---\ntitle: Dairy Technician\ndepartment: Operations\nteam: Creamery\n"
        "location: Athens, Greece\nworkplace: on-site\nemployment: full-time\n"
        "pay: 1,600–1,900 EUR per month\n"
        "apply: https://jobs.lever.co/example/0f6b7c1e-58a4-4c56-9a52-3f1f6f0d2a11\n"
        "reference: 0f6b7c1e-58a4-4c56-9a52-3f1f6f0d2a11\n---\n"
        "Milk arrives at five.\n\nYou are there.\n\n## What you bring\n\n"
        "- A certificate in food safety\n- Steady hands\n\nWe answer within **a week**.\n"
    )


def test_what_somebody_has_edited_since_stays_as_it_is(importing, project):
    importing(GREENHOUSE, *ATHENS)
    file = project.folder / "roles" / "night-baker.md"
    edited = file.read_text(encoding="utf-8").replace("Night Baker", "Baker at night") + "\nMore.\n"
    file.write_text(edited, encoding="utf-8")
    renamed = project.folder / "roles" / "chef.md"
    (project.folder / "roles" / "cook-m-f-d.md").rename(renamed)
    before = {path: path.read_bytes() for path in (project.folder / "roles").iterdir()}
    said = importing(GREENHOUSE, *ATHENS)
    assert "0 new, 3 there already." in said
    assert "roles/chef.md: there already, as it is (job 4012818)" in said
    assert {path: path.read_bytes() for path in (project.folder / "roles").iterdir()} == before


def test_a_role_that_no_longer_names_its_job_is_not_written_a_second_time(importing, project):
    importing({"jobs": [job()]})
    file = project.folder / "roles" / "baker.md"
    text = re.sub(r"(?m)^(?:apply|reference):.*\n", "", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    assert "0 new, 1 there already." in importing({"jobs": [job()]})
    assert file.read_text(encoding="utf-8") == text


def test_two_jobs_of_one_title_are_two_files(importing, project):
    jobs = [
        job(id=1000001, absolute_url="https://b.example.com/1000001"),
        job(id=1000002, absolute_url="https://b.example.com/1000002"),
        job(id=1000003, absolute_url="https://b.example.com/1000003"),
        job(id=1000004, title="Remote", absolute_url="https://b.example.com/1000004"),
        job(id=1000005, title="Αρτοποιός", absolute_url="https://b.example.com/1000005"),
    ]
    importing({"jobs": jobs})
    names = sorted(path.name for path in (project.folder / "roles").iterdir())
    assert names == [
        "baker-1000003.md", "baker-athens.md", "baker.md", "remote-role.md", "role.md",
    ]  # fmt: skip
    assert project.said() == []
    assert "0 new, 5 there already." in importing({"jobs": jobs})


def test_where_nothing_can_be_written_that_is_said(importing, project):
    said = importing({"jobs": [job()]}, "--roles", "mkdocs.yml", code=1)
    assert said.startswith("Error: Nothing was written: ")
    assert (project.folder / "mkdocs.yml").is_file()


def test_a_dry_run_writes_nothing(importing, project):
    assert "roles/baker.md: would be new" in importing({"jobs": [job()]}, "--dry-run")
    assert list((project.folder / "roles").iterdir()) == []


def test_a_thousand_jobs_are_a_thousand_files(importing, project):
    address = "https://job-boards.greenhouse.io/example/jobs/{}"
    jobs = [
        job(id=5_000_000 + n, title=f"Baker {n}", absolute_url=address.format(5_000_000 + n))
        for n in range(1000)
    ]
    assert "1000 new, 0 there already." in importing({"jobs": jobs})
    assert len(list((project.folder / "roles").iterdir())) == 1000
    assert "0 new, 1000 there already." in importing({"jobs": jobs})


def test_it_runs_as_a_module_too(project):
    done = subprocess.run(
        [sys.executable, "-m", "careers_import_board", str(GREENHOUSE), "--dry-run"],
        cwd=EXAMPLE,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "3 new, 0 there already." in done.stdout, done.stderr


# --- What is stated, and what isn't -------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "keys"),
    [
        (
            {"location": {"name": "Remote - Greece"}},
            {"workplace": "remote", "applicants": "Greece"},
        ),
        ({"location": {"name": "Remote (Greece; Italy)"}}, {"applicants": "Greece; Italy"}),
        ({"metadata": [{"name": "Time Type", "value": "Part_Time"}]}, {"employment": "part-time"}),
        ({"metadata": [{"name": "Workplace Type", "value": ["Hybrid"]}]}, {"workplace": "hybrid"}),
        ({"application_deadline": "2026-12-24T18:00:00Z"}, {"closes": "2026-12-24"}),
        ({"departments": [{"name": "Bakery &amp; Shop"}]}, {"department": "Bakery & Shop"}),
    ],
)
def test_what_a_job_states_is_stated_by_its_role(stated, keys):
    found, _ = said_of(**stated)
    assert keys.items() <= found.items()


@pytest.mark.parametrize(
    ("stated", "lost"),
    [
        ({"first_published": None, "updated_at": "2026-11-01"}, "It doesn't say when it was first"),
        ({"first_published": "soon"}, "It doesn't say when it was first published"),
        ({"location": {"name": "Remote"}}, "It is remote and doesn't say for which countries"),
        (
            {"pay_input_ranges": [{"min_cents": 6e6, "max_cents": 75e5, "currency_type": "USD"}]},
            "Pay 60,000–75,000 USD: per what isn't said; write “pay:”.",
        ),
        ({"questions": [{}, {}]}, "2 questions of its form."),
        ({"metadata": [{"name": "Employment", "value": "Gig"}]}, "“Employment: Gig” is a field"),
    ],
)
def test_what_is_not_stated_is_told_and_never_made_up(stated, lost):
    found, told = said_of(**stated)
    assert any(lost in sentence for sentence in told), told
    assert "pay" not in found
    assert "posted" not in found or "first_published" not in stated


# --- Files that are no board --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "This file is no JSON (line 1, column 1: Expecting value)."),
        (b"<!doctype html><p>Jobs</p>", "This file is a web page (line 1, column 1: Expecting"),
        (b"\x80\x81", "This file is no text in UTF-8."),
        (b"[" * 100_000, "This file is JSON that nobody can read."),
        (b"null", "This is neither Greenhouse's {“jobs”: […]} nor Lever's list of postings."),
        (b'{"jobs": {}}', "This is neither Greenhouse's"),
        (b'{"ok": false, "error": "Document not found"}', "an error: Document not found"),
    ],
)
def test_a_file_that_is_no_board_is_told_in_a_sentence(importing, data, told):
    said = importing(data, code=1)
    assert told in said
    assert "Traceback" not in said


def test_an_option_that_is_none_is_told(importing):
    said = importing({"jobs": []}, "--place", "Athens", code=2)
    assert "“Athens” is not like “NYC=New York, NY, United States”." in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_encoding_that_json_comes_in_is_read(importing, project, encoding):
    data = json.dumps({"jobs": [job(title="Bäcker")]}, ensure_ascii=False).encode(encoding)
    importing(data)
    text = (project.folder / "roles" / "backer.md").read_text(encoding="utf-8")
    assert "title: Bäcker" in text


def test_a_job_without_number_or_title_is_told_and_the_others_are_written(importing):
    jobs = [job(id=None), job(title=" "), "x", None, job(), job()]
    said = importing({"jobs": jobs})
    assert "1 new, 0 there already." in said
    assert said.count("has no number or no title, and is left out.") == 4
    assert "Job 6 of the file is there twice, as 4012817; the first counts." in said


ODD = [None, True, 7, 1e400, [], ["x"], {}, {"name": None}, [None], "", [{"name": 3}], "\ud800\x00"]
FIELDS = (
    *("location", "metadata", "first_published", "content", "departments", "offices"),
    *("absolute_url", "requisition_id", "language", "pay_input_ranges", "questions"),
)
LEVER = (
    *("categories", "country", "workplaceType", "description", "lists", "additional"),
    *("salaryRange", "hostedUrl", "salaryDescription"),
)


def test_fields_of_any_kind_are_no_traceback(importing):
    importing({"jobs": [job(id=n, **dict.fromkeys(FIELDS, odd)) for n, odd in enumerate(ODD, 1)]})
    jobs = [{"id": f"x{n}", "text": "A", **dict.fromkeys(LEVER, odd)} for n, odd in enumerate(ODD)]
    importing(jobs)


# --- HTML ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br><br>Two", "One\n\nTwo"),
        ("One<br/>Two", "One\\\nTwo"),
        ("<h1>A</h1><h3>B</h3><h5>C</h5>", "## A\n\n### B\n\n### C"),
        ("<p><strong>What you do:</strong></p><p>x</p>", "## What you do\n\nx"),
        ("<h3>A</h3><p><b>B</b></p>", "## A\n\n### B"),
        ("<p><b>We don't negotiate.</b></p>", "**We don't negotiate.**"),
        ("<p><i>a</i><b>b</b> and <b>c!</b>.</p>", "ab and **c!**."),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>", "- a\n  - b\n    - c"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n- b"),
        ("<li>a</li><li>b</li>", "- a\n\n- b"),
        ("<p>• a<br>• b</p>", "- a\n- b"),
        ("<p>a <b>bold </b>word, in<i>side</i></p>", "a **bold** word, inside"),
        ("<p><a href='https://example.com/(x)'>it</a></p>", "[it](https://example.com/%28x%29)"),
        ("<p>see https://example.com/a_b_c</p>", "see https://example.com/a_b_c"),
        ("<table><tr><td>a|b</td><td><p>c</p></td></tr></table>", "| a\\|b | c |\n| --- | --- |"),
        ("<table><tr><td>only</td></tr></table>", "only"),
        ("<p>1. no list</p><p># no heading</p><p>- none</p>", "1\\. no list\n\n\\# no heading\n\n"
         "\\- none"),
        ("<p>---</p>", "\\---"),
        ("<p>*a* _b_ `c` [d](e) &lt;b&gt; snake_case</p>", r"\*a\* \_b\_ \`c\` \[d\](e) \<b> "
         "snake_case"),
        ("<p>a&amp;lt;b &amp;amp; R&amp;D</p>", "a\\&lt;b \\&amp; R&D"),
        ("<!-- careers: ignore --><p>x\u200b\u00ady\u00a0z</p>", "xy z"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("<style>p{}</style><p>x</p>", "x"),
        ("plain text", "plain text"),
        ("<p>unclosed <b>bold", "unclosed **bold**"),
        ("", ""),
    ],
)  # fmt: skip
def test_html_becomes_markdown(written, expected):
    assert to_markdown(written)[0].rstrip("\n") == expected


@pytest.mark.parametrize(
    ("written", "left_out"),
    [
        ("<script>alert(1)</script>", "a script"),
        ("<iframe src='https://example.com'></iframe>", "a page of another site"),
        ("<form><input></form>", "a form"),
        ("<img src=x onerror=alert(1) alt='A pie'>", "a picture (A pie)"),
        ("<a href='javascript:alert(1)'>x</a>", "a link to “javascript:alert(1)”"),
        ("<a href='/jobs'>x</a>", "a link to “/jobs”"),
        ("<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>", "a table inside"),
        ("<div>" * 30_000, "its text, in which too much stands inside of each other"),
    ],
)
def test_what_is_left_out_is_told(written, left_out):
    text, lost = to_markdown(written)
    assert any(left_out in one for one in lost), lost
    assert "alert" not in text


TAGS = ("p", "div", "ul", "ol", "li", "b", "em", "h2", "h4", "table", "tr", "td", "blockquote",
        "pre", "a", "span", "script", "br", "img", "details", "strong")  # fmt: skip
pieces = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS]),
    st.sampled_from([f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["<a href='https://example.com/a b'>", "<a href=javascript:x>", "<img src=x>"]),
    st.text(st.characters(codec="utf-8"), max_size=12).map(html.escape),
    st.sampled_from(["* ", "# ", "1. ", "> ", "```", "---", "===", "| a |", "•", "[x](y)", "~~"]),
)


@given(st.lists(pieces, max_size=25).map("".join))
def test_whatever_the_html_is_the_markdown_is_no_problem(written):
    text, _ = to_markdown(written)
    read = read_markdown(text, Spot("roles/x.md"), Links({}, "roles/x.md", "jobs/x/").resolve)
    assert [problem for problem in read.problems if problem.severity == "error"] == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=40))
def test_text_is_shown_as_it_was_written(words):
    text, _ = to_markdown(f"<p>x {html.escape(words)} x</p>")
    read = read_markdown(text, Spot("roles/x.md"), Links({}, "roles/x.md", "jobs/x/").resolve)
    shown = BeautifulSoup(clean("".join(block.html for block in read.blocks)), "html.parser").text
    wanted = re.sub("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]", "", f"x {words} x")
    assert " ".join(shown.split()) == " ".join(wanted.split())
