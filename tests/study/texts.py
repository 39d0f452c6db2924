"""Slips in the text below the front matter."""

from __future__ import annotations

import re
from random import Random

from tests.study.sheet import Sheet, Slipped, slip

GROUP = "The text"


def _with_body(sheet: Sheet, *body: str) -> str:
    return "\n".join([*sheet.lines[: sheet.end + 1], *body])


@slip(GROUP, "a heading without a space behind `##`")
def tight_heading(sheet: Sheet, rng: Random) -> Slipped | None:
    ats = [at for at, line in enumerate(sheet.body) if line.startswith("## ")]
    if not ats:
        return None
    at = rng.choice(ats)
    body = [line.replace("## ", "##", 1) if n == at else line for n, line in enumerate(sheet.body)]
    return Slipped(_with_body(sheet, *body), sheet.text)


@slip(GROUP, "`•` instead of `-` in a list")
def other_bullets(sheet: Sheet, rng: Random) -> Slipped | None:
    mark = rng.choice(("•", "–", "·", "●"))
    body = [re.sub(r"^- ", f"{mark} ", line) for line in sheet.body]
    return Slipped(_with_body(sheet, *body), sheet.text) if body != [*sheet.body] else None


@slip(GROUP, "no space behind the `-` in a list")
def tight_bullets(sheet: Sheet, rng: Random) -> Slipped | None:
    body = [re.sub(r"^- (?=[A-Z])", "-", line) for line in sheet.body]
    return Slipped(_with_body(sheet, *body), sheet.text) if body != [*sheet.body] else None


@slip(GROUP, "text indented by four spaces")
def indented(sheet: Sheet, rng: Random) -> Slipped | None:
    ats = [
        at
        for at, line in enumerate(sheet.body)
        if line[:1].isalpha()
        and at > 1
        and not sheet.body[at - 1]
        and not sheet.body[at - 2].startswith("- ")  # below a list it goes on with that
    ]
    if not ats:
        return None
    at = rng.choice(ats)
    indent = rng.choice(("    ", "\t", "     "))
    body = [f"{indent}{line}" if n == at else line for n, line in enumerate(sheet.body)]
    return Slipped(_with_body(sheet, *body), sheet.text)


@slip(GROUP, "no blank line around headings and lists")
def no_blank_lines(sheet: Sheet, rng: Random) -> Slipped:
    lines = []
    for n, line in enumerate(sheet.body):
        near = (
            sheet.body[n - 1] if n else "",
            sheet.body[n + 1] if n + 1 < len(sheet.body) else "",
        )
        if not line and any(re.match(r"#|- ", one) for one in near) and any(near):
            before = near[0]
            if before.startswith("#") or near[1].startswith(("#", "- ")):
                continue
        lines.append(line)
    return Slipped(_with_body(sheet, *lines), sheet.text)


@slip(GROUP, "headings of another level")
def other_level(sheet: Sheet, rng: Random) -> Slipped | None:
    title = sheet.line("title")
    if title is None or not any(line.startswith("## ") for line in sheet.body):
        return None
    body = [re.sub("^## ", "### ", line) for line in sheet.body]
    return Slipped(_with_body(sheet, *body), sheet.text)


@slip(GROUP, "the title once more above the text")
def title_again(sheet: Sheet, rng: Random) -> Slipped | None:
    title = sheet.line("title")
    if title is None:
        return None
    return Slipped(_with_body(sheet, f"# {title.value}", "", *sheet.body), sheet.text)


@slip(GROUP, "a script, a form or an address that runs something")
def program(sheet: Sheet, rng: Random) -> Slipped:
    wrong = rng.choice(
        (
            "<script>alert(1)</script>",
            '<form action="https://example.com/"></form>',
            "<style>p{}</style>",
        )
    )
    return Slipped(f"{sheet.text.rstrip()}\n\n{wrong}\n", f"{sheet.text.rstrip()}\n")


@slip(GROUP, "a link that leads nowhere")
def dead_link(sheet: Sheet, rng: Random) -> Slipped | None:
    links = re.findall(r"\]\((\.\./site_src/[\w-]+\.md)", sheet.text)
    if not links:
        return None
    link = rng.choice(links)
    wrong = rng.choice(
        (
            link.replace(".md", ".html"),
            link.replace("../", "", 1),
            link[:-4] + ".md",
            link.replace("-", "_"),
        )
    )
    if wrong == link:
        return None
    return Slipped(sheet.text.replace(f"]({link}", f"]({wrong}", 1), sheet.text)
