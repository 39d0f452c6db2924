"""Front matter that MkDocs would publish as text, or lose, is told before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from careers.pages import page_problems

AS_TEXT = "so it would be published as text."


def told(text: str) -> list[str]:
    return [str(problem).removeprefix("site_src/x.md:") for problem in page_problems(text, PATH)]


PATH = "site_src/x.md"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Home\n",
        "---\ntitle: Home\n---\n# Home\n",
        "---\ntitle: Home\n...\n# Home\n",
        "---  \ntitle: Home\nhide: [toc]\n---  \n# Home\n",
        "\ufeff---\ntitle: Home\n---\n# Home\n",
        "---\r\ntitle: Home\r\n---\r\n# Home\r\n",
        "---\n# a comment\ntitle: Home\n---\n# Home\n",
        "---\n\nText between two rules.\n\n---\n",
        "---\nText below a rule.\n",
        "\n---\n\nText\n",
        "Text\n\n---\nNote: text\n---\n",
        "---\ntags: [a, b]\nsub: {a: 1, b: 2}\n---\nx\n",
        "Title: Home\nAuthor: Maria\n\nText\n",
        "\nNote: text\n",
        "https://example.com\n",
        "Note:\n\n- text\n",
    ],
)
def test_a_page_without_a_slip_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "---\ntitle: Careers: join us\n---\nx\n",
            [
                "2:15: error: The front matter can't be read here: a value holds “:” and a space. "
                'Write “title: "Careers: join us"”, in quotation marks.'
            ],
        ),
        (
            '---\ntitle: "Careers" at Example\n---\nx\n',
            [
                "2:18: error: The front matter can't be read here: expected <block end>, but found "
                "'<scalar>'. Write “title: \"'Careers' at Example\"”, in quotation marks."
            ],
        ),
        (
            "---\ntitle: {{ name }}\n---\nx\n",
            [
                "2:9: error: The front matter can't be read here: found unhashable key. "
                'Write “title: "{{ name }}"”, in quotation marks.'
            ],
        ),
        (
            "---\ntitle: @home\n---\nx\n",
            [
                "2:8: error: The front matter can't be read here: found character '@' that cannot "
                'start any token. Write “title: "@home"”, in quotation marks.'
            ],
        ),
        (
            "---\ntitle: Home\ntitle: Start\n---\nx\n",
            ["3:1: error: “title” is written twice; only the last would count. Keep one of them."],
        ),
        (
            "---\ndate: 2026-13-45\n---\nx\n",
            [
                "2:1: error: The front matter holds a value that can't be read: month must be in "
                "1..12. Check its dates, and write what is no date in quotation marks."
            ],
        ),
        (
            "---\ntitle: a\x07b\n---\nx\n",
            ["2:1: error: The front matter holds a character that can't be read. Delete it."],
        ),
        (
            "---\ntitle: x\n? [a, b]\n: c\n---\nx\n",
            ["3:3: error: The front matter can't be read here: found unhashable key."],
        ),
        (
            "\n\n---\ntitle: Home\n---\nx\n",
            [
                f"3:1: error: The front matter begins below the first line, {AS_TEXT} "
                "Make “---” the first line."
            ],
        ),
        (
            "---\ntitle: Home\n\n# Home\n",
            [
                f"2:1: error: The front matter has no end, {AS_TEXT} "
                "Write “---” on a line of its own below the last key."
            ],
        ),
        (
            "---\ntitle: Home\n---",
            [
                f"3:1: error: Nothing stands below the front matter, {AS_TEXT} "
                "Write the page's text below it."
            ],
        ),
        (
            "Title: x\nNote: we are moving\n\nText\n",
            [
                "2:1: error: A page that begins with “Note:” loses this line. "
                "Begin the page with a heading, or with an empty line."
            ],
        ),
        (
            "----\ntitle: Home\n--\nx\n",
            [
                "1:1: error: “----” is not read as the edge of the front matter. Write “---”.",
                "3:1: error: “--” is not read as the edge of the front matter. Write “---”.",
            ],
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_a_slip_is_told_on_its_line(text: str, problems: list[str]) -> None:
    assert told(text) == problems


PIECES = st.sampled_from(
    [
        *("---", "\n", "\n", "...", "title", ": ", "x", "- ", "[", "]", "{", "}", '"', "'", "#"),
        *("&a ", "*a", "!b ", "? ", "|", ">", "2026-13-45", "\t", "  ", "@", "%", "\x07", "<<"),
    ]
)


@given(st.text() | st.lists(PIECES, max_size=25).map(lambda parts: "---\ntitle: " + "".join(parts)))
def test_what_mkdocs_would_publish_as_text_is_a_problem(text: str) -> None:
    problems = list(page_problems(text, PATH))

    # MkDocs reads files so, and looks for this at the start of what it has read.
    read = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    published, _ = get_data(read)
    if published.startswith("---\ntitle: "):
        assert problems
    lost = text.partition("\n")[0] not in published.split("\n")
    if text[:6] == "Note: " and text[6:].strip() and "\n" in text and lost:
        assert problems
    assert all(problem.line > 0 and problem.column > 0 for problem in problems)
