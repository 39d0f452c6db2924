"""The issue that asks to confirm roles, in GitHub's Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from careers.approvals import handles
from careers.commands.table import cell, escaped, table
from careers.reminder import STOPS, Line, Reminder, stops_on

COLUMNS = ("Role", "Place", "Nobody has confirmed it since", "Ask", "File")


def body_of(reminder: Reminder) -> str:
    """What the issue says; by its first line it is found again."""
    return "\n".join(_lines(reminder))


def _lines(reminder: Reminder) -> Iterator[str]:
    yield f"<!-- {' '.join(['careers: to confirm', reminder.key]).strip()} -->"
    if not reminder.needed:
        yield "Every open role has been confirmed. Thank you."
        return
    if reminder.lines:
        yield from _roles(reminder)
    if reminder.quiet:
        yield from _quiet(reminder)
    yield ""
    yield "This issue is kept up to date by the daily run, and closed when nothing is left."


def _roles(reminder: Reminder) -> Iterator[str]:
    yield "Nobody has said for a while that these roles are open. Please look at each of them."
    yield ""
    pauses = any(line.pauses for line in reminder.lines)
    head = (*COLUMNS, "Paused on") if pauses else COLUMNS
    yield from table(head, [_row(line, reminder, pauses) for line in reminder.lines])
    yield ""
    yield (
        "**It is open?** Follow the link to its file, write this line between the two `---` "
        "(in place of a line that begins the same), with the day of today, and commit it:"
    )
    yield ""
    yield "```"
    yield "confirmed: year-month-day"
    yield "```"
    yield ""
    yield "**It is not?** Write `status: filled` or `status: closed` instead."


def _row(line: Line, reminder: Reminder, pauses: bool) -> list[str]:
    title = f"[{cell([line.title])}]({line.url})" if line.url else cell([line.title])
    row = [
        title,
        cell([line.place]),
        f"{line.since} ({line.days} days on {reminder.today})",
        " ".join(handles(line.owner)) or cell([line.owner]) or "–",
        f"[{cell([line.file])}]({line.link})",
    ]
    return [*row, str(line.pauses or "–")] if pauses else row


def _quiet(reminder: Reminder) -> Iterator[str]:
    if reminder.quiet is None:
        return
    yield ""
    yield (
        f"Nothing has been committed here since {reminder.quiet}. In a public repository GitHub "
        f"stops what runs by the clock after {STOPS} days without a commit, which is on "
        f"**{stops_on(reminder.quiet)}**. From then on roles would open and close only when "
        f"somebody commits. {escaped('Any commit keeps it going: confirm a role, or mend a page.')}"
    )
