"""The inbox as a page, for a browser on the same computer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from careers.inbox.application import Application, seen, size_text
from careers.inbox.play import PLAYS, Play

FOLDER = Path(__file__).parent / "templates"
STYLE = (FOLDER / "inbox.css").read_text(encoding="utf-8")


def list_page(applications: Sequence[Application], play: Play, address: str) -> str:
    """All that came, the newest first, and how the inbox answers."""
    plays = [
        {"name": each.name, "about": each.about, "chosen": each.name == play.name}
        for each in PLAYS.values()
    ]
    shown = [_view(each) for each in reversed(applications)]
    return _render("inbox.html", applications=shown, plays=plays, address=address)


def thanks_page() -> str:
    """What a form service shows after an application, where the form names no page of its own."""
    return _render("message.html", title="Thank you", text="The inbox received the application.")


def error_page(message: str) -> str:
    """What a form service shows where something went wrong."""
    return _render("message.html", title="That did not work", text=message)


def _view(application: Application) -> dict[str, Any]:
    files = {id(file): index for index, file in enumerate(application.files)}
    return {
        "number": application.number,
        "time": f"{application.at:%H:%M:%S}",
        "totals": application.totals,
        "outcome": application.outcome,
        "parts": [
            {
                "name": seen(part.name),
                "text": seen(part.text if part.filename is None else part.filename),
                "file": id(part) in files,
                "href": f"/{application.number}/file/{files[id(part)]}"
                if id(part) in files
                else "",
                "about": f"{size_text(len(part.content))}, {seen(part.media_type) or 'of no kind'}",
            }
            for part in application.parts
        ],
    }


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(FOLDER), autoescape=True, auto_reload=False)


def _render(name: str, **values: Any) -> str:
    return _environment().get_template(name).render(**values)
