"""`careers archive`: what was advertised, kept as it was."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import click

from careers import __version__
from careers.adverts.archive import Archive, ArchiveError
from careers.adverts.earlier_site import EarlierSites
from careers.adverts.keeping import STYLES, Keeper, Origin
from careers.adverts.period import Period, ended_periods
from careers.adverts.retention import so_long_before
from careers.assembly import Address, Assembly
from careers.commands import options, report
from careers.commands.progress import Progress
from careers.configuration import Configuration, read_configuration
from careers.edition import assemble
from careers.lifecycle import end_of, rests_at
from careers.problem import Problem, count
from careers.role import Span
from careers.timeline import Timeline


@click.command()
@options.config_file
@options.as_of
@click.option(
    "--into",
    default="archive",
    show_default=True,
    type=click.Path(file_okay=False),
    help="The folder of the archive.",
)
@click.option(
    "--published",
    type=click.Path(file_okay=False, exists=True),
    help="The site as it was published last; pages that are open there are taken from it.",
)
@click.option(
    "--since", type=options.MomentType(), help="Only what ended after this day, such as 2026-11-01."
)
@click.option(
    "--with-contacts", is_flag=True, help="Keep e-mail addresses, and whom to ask, in the copies."
)
@click.option("--verify", is_flag=True, help="Only look whether every file is what was kept.")
@click.option("--keep", type=options.SpanType(), help="Only list what ended so long ago: 3y.")
@click.option("--delete", is_flag=True, help="With --keep: delete what it lists.")
def archive(
    config_file: str,
    as_of: date | None,
    into: str,
    published: str | None,
    since: date | None,
    with_contacts: bool,
    verify: bool,
    keep: Span | None,
    delete: bool,
) -> None:
    """Keep what was advertised: a copy of each role's page as it stood when it closed.

    What is kept already is never changed.
    """
    if delete and keep is None:
        raise click.UsageError("--delete needs --keep, such as --keep 3y.")
    try:
        kept = Archive(Path(into))
    except ArchiveError as error:
        raise click.UsageError(str(error)) from None
    if verify:
        _verify(kept)
        return
    source = _read(Path(config_file), as_of)
    keeper = Keeper(source.assembly.site, __version__, contacts=with_contacts)
    if keep is not None:
        _tidy(kept, keep, delete, keeper, source.assembly.site.now)
        return
    after = end_of(since, source.assembly.site.timezone) if since else None
    periods = [
        period
        for period in source.periods()
        if not kept.has(period.role.slug, period.begin, period.end)
        and (after is None or period.end > after)
    ]
    problems = [*kept.problems()] if kept.lines else []
    problems += _keep(kept, periods, source, keeper, Path(published) if published else None)
    report.show(problems, err=True)
    click.echo(_summary(periods, problems, kept))
    if count(problems, "error"):
        sys.exit(1)


@dataclass(frozen=True, slots=True)
class _Source:
    """The site whose advertisements are kept."""

    file: Path
    configuration: Configuration
    assembly: Assembly
    address: Address
    timeline: Timeline

    def periods(self) -> list[Period]:
        pages, _ = self.assembly.pages()
        aliases = {page.role.path: page.role.aliases for page in pages}
        return ended_periods(self.timeline, self.assembly.site, aliases)


def _read(file: Path, as_of: date | None) -> _Source:
    from careers.commands.status.reading import configured

    configuration, now, problems = configured(file, as_of)
    if configuration is None or now is None:
        report.show(problems, err=True)
        sys.exit(1)
    assembly, address, _ = assemble(configuration, now)
    timeline = assembly.record.timeline
    if timeline.problems:
        [problem] = timeline.problems
        raise click.UsageError(
            "What was advertised is in the history of the repository. "
            f"{problem.message} {problem.fix}"
        )
    return _Source(file, configuration, assembly, address, timeline)


def _keep(
    kept: Archive, periods: list[Period], source: _Source, keeper: Keeper, published: Path | None
) -> Iterator[Problem]:
    """Keep each advertisement; what can't be kept is a problem, and the others go on."""
    project, name = source.file.absolute().parent, source.file.name
    try:
        with (
            tempfile.TemporaryDirectory(prefix="careers-archive-") as folder,
            Progress("Keeping") as progress,
        ):
            sites = EarlierSites(project, name, Path(folder), source.assembly.site.now)
            for number, period in enumerate(periods):
                slug = period.role.slug
                page = source.address.file(slug)
                shown = published if published and keeper.is_open(published / page) else None
                if shown is None:
                    period = _until_silence(period, page, source, keeper, sites)
                origin = _origin(period, page, shown, source, keeper, sites)
                if isinstance(origin, str):
                    yield period_problem(period, origin)
                else:
                    path = kept.free_path(slug, period.begin, period.last)
                    kept.add(*keeper.copy(period, origin, page, source.address.of(slug), path))
                progress.show(number + 1, len(periods))
    finally:
        if kept.lines:
            kept.write_index(keeper.index_page, STYLES.read_bytes())


def _until_silence(
    period: Period, page: str, source: _Source, keeper: Keeper, sites: EarlierSites
) -> Period:
    """The period up to where silence had paused the role, if the site of that time went by that.

    The settings of today say nothing of it: it may be new that silence pauses a role.
    """
    found = sites.at(period.last)
    if isinstance(found, str) or keeper.is_open(found.folder / page):
        return period
    configuration, _ = read_configuration(found.config)
    if configuration is None:
        return period
    then = replace(source.assembly.site, pause_after=configuration.settings.pause_after)
    rests = rests_at(period.role, period.last, then)
    if rests is None or not period.begin < rests <= period.last:
        return period
    return replace(period, end=rests.astimezone(period.end.tzinfo))


def _origin(
    period: Period,
    page: str,
    published: Path | None,
    source: _Source,
    keeper: Keeper,
    sites: EarlierSites,
) -> Origin | str:
    """The site that an advertisement stood on, or in a sentence why there is none.

    `published` is the one that was downloaded, if the role is open there.
    """
    commit = source.timeline.commits[period.number].name
    if published is not None:
        return Origin(published, "published", commit, period.last)
    found = sites.at(period.last)
    if isinstance(found, str):
        return found
    if not keeper.is_open(found.folder / page):
        return found.failed or f"the site of {found.commit[:9]} does not show it as open"
    return Origin(found.folder, "built", found.commit, found.moment)


def period_problem(period: Period, reason: str) -> Problem:
    """What keeps an advertisement from being kept."""
    role = period.role
    days = f"{period.begin.date()} to {period.last.date()}"
    message = f"“{role.title}” ({days}) can't be kept: {reason.rstrip('.')}."
    later = f"--since {period.last.date()}"
    fix = f"Give --published a folder in which it is open, or leave it and all before out: {later}."
    return role.spot().error("archive-failed", message, fix)


def _verify(kept: Archive) -> None:
    problems = [*kept.problems()]
    report.show(problems)
    there = sum(1 for line in kept.lines if not line.deleted)
    things = "1 entry" if there == 1 else f"{there} entries"
    click.echo(f"{things} looked at. {report.totals(problems)}.")
    if problems:
        sys.exit(1)


def _tidy(kept: Archive, keep: Span, delete: bool, keeper: Keeper, now: datetime) -> None:
    """List what is older than it has to be, and delete it if that is asked for."""
    old = kept.older_than(so_long_before(now, keep))
    for line in old:
        last = (line.end - timedelta(seconds=1)).date()
        click.echo(f"{line.path}: “{line.title}”, {line.begin.date()} to {last}")
        if delete:
            kept.delete(line, now.date())
    if delete and old:
        kept.write_index(keeper.index_page, STYLES.read_bytes())
    things = "1 entry" if len(old) == 1 else f"{len(old)} entries"
    done = "deleted" if delete else "could be deleted; nothing was. Add --delete to do it"
    click.echo(f"{things} {done}." if old else "Nothing is older than that.")


def _summary(periods: list[Period], problems: list[Problem], kept: Archive) -> str:
    failed = sum(problem.code == "archive-failed" for problem in problems)
    new = len(periods) - failed
    things = "1 advertisement" if new == 1 else f"{new} advertisements"
    there = sum(1 for line in kept.lines if not line.deleted)
    more = f"; {failed} could not be kept" if failed else ""
    return f"Kept {things}{more}. The archive has {there} now."
