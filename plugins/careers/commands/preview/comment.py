"""What a change looks like, as a comment in GitHub's Markdown.

Nothing of a `Preview` is trusted: each of its texts is shown as it is, and none can break out of
its place, call somebody, or lead anywhere. Links and people are those that the teller knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from careers.approvals import handles
from careers.commands.table import APART, cell, escaped, table
from careers.commands.where import Where
from careers.preview import Finding, Picture, Preview, Told
from careers.problem import Problem, totals

MARK = "<!-- careers: preview -->"
PAGE = "docs/marketing/audit.md#every-rule"
WIDE = 260  # pixels of a picture of a desktop in a comment
NARROW = 110
# Characters of the tables; a comment on GitHub holds 65,536 with all else.
CHANGES, FINDINGS, TOLD = 22_000, 14_000, 8_000
MOST_PICTURES = 6
MOST_TITLES = 10
MOST_REASONS = 3
TITLE = 60  # characters of a title within a sentence


@dataclass(frozen=True, slots=True)
class Place:
    """What the teller knows: where things are, and whom to ask.

    `run` is the address of the page of the run, `download` that of its artifact, `pictures` that
    of the folder with pictures and `site` that of the site as it would become, both with a slash
    at their end; empty where there is none. `approvals` are the people and teams of keys.
    `from_fork` says that the change comes from somebody else's repository.
    """

    where: Where = field(default_factory=Where)
    approvals: Mapping[str, str] = field(default_factory=dict)
    run: str = ""
    download: str = ""
    pictures: str = ""
    site: str = ""
    commit: str = ""
    from_fork: bool = False


def comment_of(preview: Preview, place: Place) -> str:
    """The comment; by its first line it is found again."""
    return "\n".join(_lines(preview, place)).strip() + "\n"


def unreadable(place: Place) -> str:
    """The comment where the run has left nothing that can be told."""
    page = f"[The page of its run]({place.run})" if place.run else "The page of its run"
    return (
        f"{MARK}\n**What merging changes can't be told here.** The check of this pull request has "
        f"left nothing that can be read. {page} says more.\n"
    )


def _lines(preview: Preview, place: Place) -> Iterator[str]:
    yield MARK
    yield "### What merging changes for candidates"
    yield ""
    yield from _changes(preview)
    yield from _approvals(preview, place)
    yield from _findings(preview, place)
    yield from _told(preview)
    yield from _looks(preview, place)
    yield from _end(place)


def _changes(preview: Preview) -> Iterator[str]:
    if preview.total:
        yield f"**{escaped(preview.total)}** {escaped(preview.compared)}"
    for reason in preview.unread[:MOST_REASONS]:
        yield ""
        yield f"**{escaped(reason)}**"
    if preview.changes:
        yield ""
        yield from table(("Role", "What", "Before", "After"), _rows(preview), CHANGES)
    if preview.then:
        yield ""
        yield _line(preview.then)


def _line(text: str) -> str:
    """A text on a line of its own, where it could begin a heading or a list."""
    return f"{APART}{escaped(text)}"


def _rows(preview: Preview) -> Iterator[list[str]]:
    for change in preview.changes:
        name = f"**{cell([change.title])}**<br>{escaped('/' + change.path)}"
        for line in change.lines:
            yield [name, cell([line.what]), cell(line.before), cell(line.after)]
            name = ""


def _approvals(preview: Preview, place: Place) -> Iterator[str]:
    """Only people whom the site itself names are called."""
    known = {one.key: one for one in preview.approvals if one.key in place.approvals}
    if not known:
        return
    yield ""
    yield "### Who should look before it is merged"
    yield ""
    for one in known.values():
        whom = ", ".join(handles(place.approvals[one.key]))
        yield f"- **{escaped(one.key.replace('_', ' '))}** of {_titles(one.roles)}: {whom}"


def _titles(titles: Sequence[str]) -> str:
    shown = [f"“{escaped(_short(title))}”" for title in titles[:MOST_TITLES]]
    more = len(titles) - MOST_TITLES
    return ", ".join([*shown, f"and {more} more"] if more > 0 else shown)


def _short(title: str) -> str:
    return title if len(title) <= TITLE else f"{title[: TITLE - 1].rstrip()}…"


def _findings(preview: Preview, place: Place) -> Iterator[str]:
    yield ""
    yield "### What the checks say of it"
    yield ""
    count = len(preview.findings) + preview.more
    if count:
        verb = "was" if count == 1 else "were"
        yield f"**{found_in(preview)}** that {verb} not there before."
        yield ""
        head = ("Where", "", "What is wrong, and what to write", "")
        rows = (_finding(one, place.where) for one in preview.findings)
        yield from table(head, rows, FINDINGS)
    else:
        yield "Nothing new."
    if preview.earlier:
        one = preview.earlier == 1
        verb = "finding was" if one else "findings were"
        yield ""
        tell = "“careers check” and “careers audit” tell all."
        yield f"{preview.earlier} {verb} there before this change; {tell}"


def found_in(preview: Preview) -> str:
    """`2 errors, 1 warning`, or `No problems`."""
    # Each counts, also where two say the same of one line.
    each = [
        Problem(one.path, number, 1, one.severity, one.code, one.message)
        for number, one in enumerate(preview.findings)
    ]
    return totals(each) + (f", and {preview.more} more" if preview.more else "")


def _finding(one: Finding, where: Where) -> list[str]:
    problem = Problem(one.path, one.line, 1, one.severity, one.code, one.message, one.fix)
    link = "" if one.in_site else where.line(problem)
    name = escaped(one.path) + (f"<br>line {one.line}" if not one.in_site else "<br>of the site")
    page = where.help(one.code)
    return [
        f"[{name}]({link})" if link else name,
        one.severity,
        cell([one.message, one.fix] if one.fix else [one.message]),
        f"[{escaped(one.code)}]({page})" if page else escaped(one.code),
    ]


def _told(preview: Preview) -> Iterator[str]:
    if not preview.told:
        return
    yield ""
    yield "### What Google and job boards are told"
    yield ""
    head = ("Role", "Place", "Pay", "Employment", "Posted", "Closes")
    yield from table(head, map(_told_row, preview.told), TOLD)


def _told_row(one: Told) -> list[str]:
    name = f"**{cell([one.title])}**"
    if one.reason:
        return [name, cell([one.reason]), *[""] * 4]
    values = (one.place, one.pay, one.employment, one.posted, one.closes)
    return [name, *(cell([value]) if value else "not told" for value in values)]


def _looks(preview: Preview, place: Place) -> Iterator[str]:
    pictures = preview.pictures[:MOST_PICTURES]
    if not (pictures or preview.no_pictures or place.site or place.download):
        return
    yield ""
    yield "### How it looks"
    yield ""
    if pictures and place.pictures:
        yield from table(("Role", "Phone", "Desktop"), [_picture(one, place) for one in pictures])
        yield ""
    if place.site:
        yield f"[The site as it would become]({place.site}), with drafts and what opens later."
        yield ""
    if place.download:
        parts = ["the whole site"] if preview.has_site else []
        if pictures:
            parts.insert(0, f"pictures of {_titles([one.title for one in pictures])}")
        if parts:
            what = " and ".join(parts)
            yield f"[Download]({place.download}) {what}, kept for 7 days."
    elif pictures and not place.pictures:
        yield f"The folder pictures/ shows {_titles([one.title for one in pictures])}."
    if preview.unpictured:
        yield ""
        yield f"Without a picture: {_titles(preview.unpictured)}."
    if preview.no_pictures:
        yield ""
        yield _line(preview.no_pictures)


def _picture(one: Picture, place: Place) -> list[str]:
    phone, desktop = f"{place.pictures}{one.phone}", f"{place.pictures}{one.desktop}"
    title = escaped(_short(one.title))
    return [
        f"**{title}**",
        f'<a href="{phone}"><img src="{phone}" width="{NARROW}" alt="On a phone"></a>',
        f'<a href="{desktop}"><img src="{desktop}" width="{WIDE}" alt="On a desktop"></a>',
    ]


def _end(place: Place) -> Iterator[str]:
    if not place.run:
        return
    yield ""
    yield "---"
    of = f" for {place.commit[:9]}" if place.commit else ""
    yield (
        f"Made by [the check]({place.run}){of}, and made anew with each commit. Merging publishes "
        "it; until then nothing here is on the site."
    )
    if place.from_fork:
        yield ""
        yield (
            "This change comes from a fork. What stands here was found out by a run of its own "
            "code, so look at “Files changed” as well."
        )
