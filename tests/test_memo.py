"""What is remembered of a folder is what reading it anew would say."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from careers.frontmatter import Field
from careers.links import Sized
from careers.memo import Memo
from careers.problem import Spot, Text
from careers.reading import Reading, Rules, read_folder

Write = Callable[[dict[str, str | bytes]], Path]
ROLE = """\
---
title: {title}
location: {place}
posted: {posted}
---
We bake, see [Benefits](../site_src/benefits.md).

![The team](../site_src/assets/team.png)

## Requirements

- [Hands](#requirements) and [another role](baker.md)
"""


def role(
    title: str = "Baker", place: str = "Boston, MA, United States", posted: str = "2026-11-02"
) -> str:
    return ROLE.format(title=title, place=place, posted=posted)


def read(folder: Path, rules: Rules, memo: Memo | None = None) -> Reading:
    return read_folder(folder, "roles", rules, {}, memo)


def test_a_file_that_has_not_changed_is_not_read_again(rules, write_roles: Write, texts_read):
    folder = write_roles({"baker.md": role(), "miller.md": role("Miller")})
    memo = Memo()
    first = read(folder, rules, memo)
    texts_read.clear()
    later = replace(rules, site=replace(rules.site, now=rules.site.now + timedelta(minutes=1)))

    again = read(folder, later, memo)

    assert texts_read == []
    assert repr(again) == repr(first)


def test_of_several_files_the_one_that_changed_is_read(rules, write_roles: Write, texts_read):
    folder = write_roles({"baker.md": role(), "miller.md": role("Miller")})
    memo = Memo()
    read(folder, rules, memo)
    texts_read.clear()
    write_roles({"miller.md": role("Miller of flour")})

    again = read(folder, rules, memo)

    assert texts_read == ["roles/miller.md"]
    assert [one.title for one in again.roles] == ["Baker", "Miller of flour"]


def test_what_was_closed_meanwhile_is_closed(rules, write_roles: Write):
    text = role().replace("posted:", "closes: 2026-12-01\nposted:")
    folder = write_roles({"baker.md": text.replace("Boston, MA, United States", "Nowhere")})
    memo = Memo()
    read(folder, rules, memo)
    later = replace(rules, site=replace(rules.site, now=rules.site.now + timedelta(days=60)))

    assert repr(read(folder, later, memo)) == repr(read(folder, later))
    assert repr(read(folder, later)) != repr(read(folder, rules))


def test_a_page_that_is_gone_makes_a_dead_link(rules, write_roles: Write):
    folder = write_roles({"baker.md": role()})
    memo = Memo()
    read(folder, rules, memo)
    gone = {path: url for path, url in rules.paths.items() if "benefits" not in path}

    again = read(folder, replace(rules, paths=gone), memo)

    assert "link-dead" in [problem.code for problem in again.problems]


def test_a_picture_that_was_cut_has_its_new_size(rules, write_roles: Write):
    folder = write_roles({"baker.md": role()})
    memo = Memo()
    read(folder, replace(rules, measure=lambda *_: Sized(300, 200)), memo)

    [again] = read(folder, replace(rules, measure=lambda *_: Sized(30, 20)), memo).roles

    assert 'width="30" height="20"' in again.body.sections[0].html


def test_a_picture_is_measured_in_every_build(rules, write_roles: Write):
    folder = write_roles({"baker.md": role()})
    memo = Memo()
    measured = []

    def measure(path, spot, to):
        measured.append(path)
        return Sized(300, 200)

    for _ in range(3):
        read(folder, replace(rules, measure=measure), memo)

    assert measured == ["site_src/assets/team.png"] * 3


def test_what_is_no_longer_there_is_forgotten(rules, write_roles: Write, texts_read):
    folder = write_roles({"baker.md": role(), "miller.md": role("Miller")})
    memo = Memo()
    read(folder, rules, memo)
    (folder / "miller.md").unlink()
    read(folder, rules, memo)
    texts_read.clear()
    write_roles({"miller.md": role("Miller")})

    read(folder, rules, memo)

    assert texts_read == ["roles/miller.md"]


def default(key: str, value: str) -> dict[str, Field]:
    spot = Spot("mkdocs.yml", 9, 5)
    return {key: Field(key, spot, (Text(value, spot),))}


@pytest.mark.parametrize("seed", range(12))
def test_any_sequence_of_changes_ends_as_a_reading_from_nothing(rules, tmp_path, seed):
    rng = random.Random(seed)
    folder = tmp_path / "roles"
    folder.mkdir()
    memo = Memo()
    names = ["baker.md", "miller.md", "cook.md", "sales/index.md", "sales/boston.md", "Bad Name.md"]
    texts = [
        role(),
        role("Miller", "Nowhere"),
        role(posted="2 Nov 2026"),
        role().replace("title", "titel"),
        role() + "\n<script>x</script>\n",
        "\n" + role() + "- [x](nope.md)\n",
        role().replace("posted:", "status: closed\nposted:"),
        "Nothing\n",
        "",
    ]
    for _ in range(25):
        file = folder / rng.choice(names)
        match rng.randrange(7):
            case 0 | 1 | 2:
                file.parent.mkdir(exist_ok=True)
                file.write_text(rng.choice(texts), encoding="utf-8")
            case 3:
                file.unlink(missing_ok=True)
            case 4:
                other = folder / rng.choice(names)
                other.parent.mkdir(exist_ok=True)
                if file.exists():
                    shutil.move(file, other)
            case 5:
                days = timedelta(days=rng.randrange(-30, 90))
                rules = replace(rules, site=replace(rules.site, now=rules.site.now + days))
            case 6:
                said = rng.choice([{}, default("location", "Berlin, Germany")])
                paths = {**rules.paths, "roles/nope.md": "jobs/nope/"}
                paths.pop(rng.choice([*paths]))
                rules = replace(rules, defaults=said, paths=paths)

        assert repr(read(folder, rules, memo)) == repr(read(folder, rules))
