"""`careers audit`: the built site, read like a stranger."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
import yaml

from careers.adapter import run
from careers.assembly import epoch_problem
from careers.commands import options, report
from careers.commands.progress import Progress
from careers.commands.where import where_is
from careers.problem import Problem, count

if TYPE_CHECKING:
    from careers.audit.site import Site

NOON = time(12)
PAGE = "docs/marketing/audit.md#every-rule"


@click.command()
@click.argument("site", required=False, type=click.Path())
@options.config_file
@click.option(
    "--as-of",
    type=options.MomentType(),
    help="Look at it as if it were this day or minute, such as 2026-12-24.",
)
@click.option("--sources", is_flag=True, help="Hold it against the roles as well.")
@click.option(
    "--hold-back", is_flag=True, help="With --sources: the roles as “build --hold-back” has them."
)
@click.option("--strict", is_flag=True, help="Let a warning fail it too.")
@options.report_format
def audit(
    site: str | None,
    config_file: str,
    as_of: date | None,
    sources: bool,
    hold_back: bool,
    strict: bool,
    form: str,
) -> None:
    """Read a built site like a stranger, and tell what is wrong with it.

    SITE is a folder or one page, of any careers site; without it, the folder that this site is
    built into. Nothing is fetched from the internet.
    """
    if site and site.startswith(("http:", "https:")):
        raise click.UsageError("The audit reads files. Download the site, and name its folder.")
    # Here, because the other commands need not wait for BeautifulSoup.
    from careers.audit.examine import examine
    from careers.audit.rules import RULES

    place = Path(site) if site is not None else _built(Path(config_file))
    with Progress("Reading pages") as progress:
        found = examine(place, _moment(as_of), progress.show)
    lost = _lost(config_file, as_of, found.site, hold_back=hold_back) if sources else ()
    problems = [*found.problems, *lost]
    where = where_is(config_file, {rule.code: PAGE for rule in RULES})
    report.show(problems, cast(report.Format, form), where)
    if form == "github":
        report.summarize(problems, where)
    if form not in report.FOR_PROGRAMS:
        read = len(found.site.pages)
        totals = report.totals(problems)
        click.echo(f"{read} page{'' if read == 1 else 's'} read. {totals}.", err=True)
    if count(problems, "error") or (strict and count(problems, "warning")):
        sys.exit(1)


def _moment(as_of: date | None) -> datetime:
    """The moment to judge by: what was asked for, else `SOURCE_DATE_EPOCH`, else now.

    The audit doesn't know where the employer is: a day is taken at noon in UTC, a minute as UTC.
    """
    if as_of is None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        if problem := epoch_problem(epoch):
            raise click.UsageError(f"{problem.message} {problem.fix}")
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    moment = as_of if isinstance(as_of, datetime) else datetime.combine(as_of, NOON)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _built(config_file: Path) -> Path:
    """The folder that the site is built into, as its configuration says, or `site` beside it."""
    try:
        root = yaml.compose(config_file.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        root = None
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    values = [value for key, value in pairs if key.value == "site_dir"]
    named = [str(value.value) for value in values if value.tag == "tag:yaml.org,2002:str"]
    return config_file.parent / (named[-1] if named else "site")


def _lost(
    config_file: str, as_of: date | None, site: Site, *, hold_back: bool
) -> Iterator[Problem]:
    """What the site has lost of the roles that it was made from, or added to them."""
    from careers.audit.sources import source_problems
    from careers.promises import promises_of

    pages, source, problems = run.roles(config_file, as_of=as_of, hold_back=hold_back)
    yield from problems
    if source is not None and site.pages:
        yield from source_problems(site, promises_of(pages, source))
