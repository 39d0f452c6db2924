"""The guide for plugin authors is true: a newcomer in an empty folder follows it word for word."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.guide.codes import codes, prose, text_of
from tests.guide.newcomer import GUIDE, START, Guide, scripts
from tests.guide.walk import Walk


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    return Guide(tmp_path_factory.mktemp("newcomer"))


@pytest.mark.parametrize(
    "page", [page for page, heading in scripts() if not heading], ids=lambda page: page.stem
)
def test_a_newcomer_can_follow_a_page_word_for_word(guide, page):
    guide.follow(page)


def test_a_newcomer_has_nothing_but_the_installed_package(guide):
    newcomer = guide.at_start(GUIDE / "your-first-feature.md")
    where = newcomer.run('python -c "import careers; print(careers.__file__)"')
    assert Path(where.strip()).is_relative_to(newcomer.home)
    assert "No module named" in newcomer.run('python -c "import tests.guide"')
    made = {file.name for file in newcomer.folder.iterdir()}
    assert made - {".cache"} == {"mkdocs.yml", "roles", "site", "site_src"}


def test_the_feature_ends_on_the_page_as_a_file_and_as_a_package(guide):
    shown = "<strong>Maria Pappa</strong>, head baker"
    for name in ("your-first-feature.md", "packaging.md"):
        blocks = [c for c in codes(text_of(GUIDE / name)) if shown in c.text and "in" in c.about]
        assert [block.about["in"] for block in blocks] == ["site/jobs/baker/index.html"], name


def test_every_block_of_the_guide_is_run():
    followed = {page for page, _ in scripts()}
    for page in GUIDE.glob("*.md"):
        blocks = [*codes(text_of(page))]
        assert not blocks or page in followed
        if blocks:
            assert START.search(prose(page)), f"{page.name} says “Goes on from [page](page.md).”"


def test_a_block_that_nothing_runs_is_told(tmp_path):
    walk = Walk(tmp_path)
    with pytest.raises(AssertionError, match=r"Nothing runs this block:\nhello"):
        walk.follow('```text title="a.txt"\nx\n```\n\n```text\nhello\n```\n', whole=True)


@pytest.mark.parametrize(
    "block",
    [
        '```text in="a.txt"\nother\n```',
        '```text lacks="a.txt"\nword\n```',
        '```text replace="a.txt" line="other"\nx\n```',
        '```text insert="a.txt" after="other"\nx\n```',
        '```text tree="."\nb.txt\n```',
        "```console\n$ python -c 'print(1)'\n2\n```",
        "```console\n$ python -c 'raise SystemExit(1)'\n```",
    ],
)
def test_a_block_that_is_not_so_is_told(tmp_path, block):
    walk = Walk(tmp_path)
    walk.follow('```text title="a.txt"\nword\n```')
    with pytest.raises(AssertionError):
        walk.follow(block)


def test_the_way_in_leads_to_every_page_of_the_guide():
    readme = text_of(GUIDE / "README.md")
    pages = {page.name for page in GUIDE.glob("*.md")} - {"README.md"}
    assert {name for name in pages if f"]({name})" not in readme} == set()


def test_every_option_behind_a_block_is_known():
    """A misspelt one would do nothing, in silence."""
    known = {"title", "insert", "after", "replace", "line", "append", "in", "lacks", "tree"}
    for page in GUIDE.glob("*.md"):
        for code in codes(text_of(page)):
            assert set(code.about) <= known, f"{page.name}: {code.about}"
