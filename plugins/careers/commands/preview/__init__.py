"""`careers preview`: what a change looks like before it is merged, in one folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from careers.adapter import run
from careers.commands import options
from careers.commands.preview import change, pictures, sites
from careers.commands.preview.comment import PAGE, Place, comment_of, found_in
from careers.commands.status.reading import Comparison, compare, read_head
from careers.commands.status.text import compared_with
from careers.commands.status.words import then, totals
from careers.commands.where import where_is
from careers.edition import Edition
from careers.preview import MOST, Preview, Told, clip
from careers.revision import Revision, RevisionError, export
from careers.role_page import RolePage
from careers.settings import Settings
from careers.status import make_report
from careers.wording import quote

SOON = 14  # days
FILES = ("comment.md", "preview.json", "pictures", "site")
MOST_TOLD = 30  # roles


@click.command()
@options.config_file
@options.as_of
@click.option(
    "--base", metavar="REV", required=True, help="The branch, tag or commit to compare with."
)
@click.option(
    "-o",
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default="preview",
    show_default=True,
    help="The folder to write; what an earlier run wrote there is replaced.",
)
@click.option("--pictures/--no-pictures", "wanted", default=True, help="Whether to take pictures.")
@click.option(
    "--browser",
    envvar="CAREERS_BROWSER",
    default="",
    help="The browser that takes them, such as chromium; else any that is found.",
)
def preview(
    config_file: str, as_of: date | None, base: str, into: Path, wanted: bool, browser: str
) -> None:
    """Write into a folder what a change looks like.

    comment.md says in words what it changes for candidates, what the checks newly find, and
    what search engines are told; pictures/ shows the changed roles on a phone and on a desktop,
    site/ the whole site with drafts, and preview.json is the comment as data.
    """
    file = Path(config_file)
    configuration, head, _ = read_head(file, as_of)
    settings = configuration.settings if configuration else None
    if reason := _not_ours(into):
        raise _Refusal(reason)
    with tempfile.TemporaryDirectory(prefix="careers-preview-") as folder:
        try:
            revision = export(file.absolute().parent, base, Path(folder, "base"), whole=True)
            comparison = (
                compare(file, configuration, head, base) if configuration and head else None
            )
        except RevisionError as error:
            raise _Refusal(str(error)) from None
        _clear(into)
        pages = change.pages_of(comparison.changes) if comparison else []
        parts = {
            **_change(comparison, head, settings),
            **_checks(file, revision, as_of, head, pages, Path(folder)),
            **_looks(file, as_of, pages, into, browser if wanted else None),
        }
    parts["unread"] = (*parts["unread"], *parts.pop("unread_checks"))
    _write(Preview(**parts), settings, config_file, into)


def _change(
    comparison: Comparison | None, head: Edition | None, settings: Settings | None
) -> dict[str, Any]:
    """What candidates will see of it."""
    if comparison is None or head is None or settings is None:
        return {"unread": ("What it changes can't be told before the errors below are mended.",)}
    changes, site = comparison.changes, head.site
    report = make_report(head.pages, site, within=SOON)
    return {
        "total": clip(totals(changes)),
        "compared": clip(compared_with(comparison)),
        "then": clip(then(report)),
        "changes": tuple(change.changed(one, site) for one in changes[:MOST]),
        "approvals": tuple(change.approvals(changes, list(settings.approvals), site)),
        "unread": (),
    }


def _checks(
    file: Path,
    revision: Revision,
    as_of: date | None,
    head: Edition | None,
    pages: Sequence[RolePage],
    folder: Path,
) -> dict[str, Any]:
    """What is found in the site with the change, and wasn't without it; `folder` is to write in."""
    now = head.site.now if head else datetime.now(UTC)
    built = sites.build(file, folder / "with", as_of, now)
    base = None
    if file.name in revision.files:
        base = sites.build(revision.folder / file.name, folder / "without", as_of, now)
    findings, earlier, more = sites.news(built, base)
    unread: tuple[str, ...] = ()
    if built.has_site and base and not base.has_site:
        unread = ("Before it the site could not be built, so all that is found in it is told.",)
    told: tuple[Told, ...] = ()
    if head and built.has_site:
        told = tuple(change.told(page, built.pages, head.site) for page in pages[:MOST_TOLD])
    return {
        "findings": findings,
        "earlier": earlier,
        "more": more,
        "told": told,
        "unread_checks": unread,
    }


def _looks(
    file: Path, as_of: date | None, pages: Sequence[RolePage], into: Path, browser: str | None
) -> dict[str, Any]:
    """The site with drafts and what opens later, and pictures of roles in it."""
    site = into / "site"
    outcome = run.build(str(file), site_dir=str(site), strict=False, as_of=as_of, preview=True)
    if outcome.failed:
        return {"no_pictures": "The site can't be built before that is mended."}
    if browser is None or not pages:
        return {"has_site": True}
    taken, reason = pictures.take(pages, site, into / "pictures", browser)
    left = [clip(page.role.title) for page in pages[len(taken) :]] if taken else []
    return {
        "has_site": True,
        "pictures": taken,
        "unpictured": tuple(left[:MOST]),
        "no_pictures": reason,
    }


def _not_ours(into: Path) -> str:
    """Why a folder can't be written: there is something else in it."""
    try:
        others = sorted(file.name for file in into.iterdir() if not _ours(file.name))
    except FileNotFoundError:
        return ""
    except OSError as error:
        return f"{quote(str(into))} can't be used: {(error.strerror or str(error)).lower()}."
    if not others:
        return ""
    return (
        f"{quote(str(into))} holds something else, {quote(others[0])}. Choose a folder of its own."
    )


def _ours(name: str) -> bool:
    """Whether an earlier run wrote a file, or was stopped while it did."""
    return name in FILES or name.startswith(".site.")


def _clear(into: Path) -> None:
    """Take away what an earlier run wrote."""
    for name in FILES:
        found = into / name
        if found.is_dir() and not found.is_symlink():
            shutil.rmtree(found)
        else:
            found.unlink(missing_ok=True)


def _write(preview: Preview, settings: Settings | None, config_file: str, into: Path) -> None:
    from careers.audit.rules import RULES

    where = where_is(config_file, {rule.code: PAGE for rule in RULES})
    place = Place(where, settings.approvals if settings else {})
    into.mkdir(parents=True, exist_ok=True)
    text = comment_of(preview, place)
    (into / "comment.md").write_text(text, encoding="utf-8")
    (into / "preview.json").write_text(preview.model_dump_json(), encoding="utf-8")
    for reason in preview.unread:
        click.echo(reason)
    click.echo(preview.total or "No role could be compared.")
    click.echo(f"The checks find: {found_in(preview)}, new with it.")
    click.echo(f"It is in {os.path.relpath(into)}{os.sep}; begin with comment.md.")


class _Refusal(click.ClickException):
    """Why there is no preview, in a sentence."""

    exit_code = 2
