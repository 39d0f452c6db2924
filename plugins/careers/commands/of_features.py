"""Commands that features bring: `careers <yours>`, found when somebody asks for one.

A feature names them in `Feature.commands()`. Those of installed packages are there, and those of
what is on in the `mkdocs.yml` of the folder. Nothing of this is loaded for a command of ours.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:  # what reads a site is loaded where somebody asks for a command of a feature
    from careers.discovery import Found

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
OURS = "mkdocs-careers "  # none of our features brings a command, and loading them takes time


@dataclass(frozen=True, slots=True)
class FeatureCommand:
    """A command, the name of the feature that brings it, and where that came from."""

    command: click.Command
    feature: str
    origin: str


@dataclass(slots=True)
class FeatureCommands:
    """Those that there are, by name, and what is wrong with others, in sentences."""

    found: dict[str, FeatureCommand] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


class Commands(click.Group):
    """Our commands, and then those of features."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            of_features = self.of_features(ctx, _config_file(args[1:]))
            if args[0] not in of_features.found:
                for line in of_features.wrong:
                    click.echo(line, err=True)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if ours := super().get_command(ctx, cmd_name):
            return ours
        known = self.of_features(ctx).found.get(cmd_name)
        return known.command if known else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a fault of a feature's is told by its name."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            name = ctx.invoked_subcommand or ""
            if name in self.commands or os.environ.get("CAREERS_DEBUG"):
                raise
            known = self.of_features(ctx).found.get(name)
            if known is None:
                raise
            from careers.failure import in_a_line

            message = f"The command “{name}” of the feature “{known.feature}” ({known.origin}) "
            raise click.ClickException(f"{message}failed: {in_a_line(error)}.") from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *sorted(self.of_features(ctx).found)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Ours, then those of features with where they came from, then what can't be used."""
        known = self.of_features(ctx)
        width = formatter.width - 6 - max(map(len, [*self.commands, *known.found]))
        ours = [(name, self.commands[name].get_short_help_str(width)) for name in self.commands]
        with formatter.section("Commands"):
            formatter.write_dl(sorted(ours))
        if known.found:
            with formatter.section("Commands of features"):
                formatter.write_dl(
                    (name, f"{one.command.get_short_help_str(width)} [{one.origin}]".strip())
                    for name, one in sorted(known.found.items())
                )
        if known.wrong:
            with formatter.section("Not there"):
                for line in known.wrong:
                    formatter.write_text(line)

    def of_features(self, ctx: click.Context, config_file: str = "mkdocs.yml") -> FeatureCommands:
        """What features bring, found once in each run."""
        known: FeatureCommands | None = ctx.meta.get(__name__)
        if known is None:
            known = ctx.meta[__name__] = find_commands(Path(config_file), self.commands)
        return known


def _config_file(args: Sequence[str]) -> str:
    """The site's configuration, as the command's own options will say it."""
    for number, one in enumerate(args):
        if one in ("-f", "--config-file"):
            return args[number + 1] if number + 1 < len(args) else "mkdocs.yml"
        for start in ("--config-file=", "-f"):
            if one.startswith(start) and not one.startswith("--f"):
                return one.removeprefix(start)
    return "mkdocs.yml"


def find_commands(config_file: Path, ours: Mapping[str, Any]) -> FeatureCommands:
    """The commands of features that are installed, or on in a site; whatever fails is told."""
    from careers.configuration import read_configuration
    from careers.discovery import discover

    configuration, _ = read_configuration(config_file, ()) if config_file.is_file() else (None, [])
    on = configuration.settings.features if configuration else {}
    founds: dict[str, list[Found]] = {}
    for name, found in discover(config_file.absolute().parent):
        if not found.origin.startswith(OURS):
            founds.setdefault(name, []).append(found)
    said = FeatureCommands()
    brought: dict[str, list[FeatureCommand]] = {}
    for feature, several in founds.items():
        if feature not in on and all(one.origin.startswith("plugins/") for one in several):
            continue  # a file that the site doesn't use is not run
        if len(several) > 1:
            origins = " and ".join(one.origin for one in several)
            said.wrong.append(f"Two features are called “{feature}”: {origins}.")
            continue
        whose = f"The feature “{feature}” ({several[0].origin})"
        for one in _brought(several[0], whose, said.wrong):
            name = one.name or ""
            if not NAME.fullmatch(name):
                line = f"{whose} has a command called “{name}”; take small letters and “-”."
                said.wrong.append(line)
            elif name in ours:
                said.wrong.append(f"{whose} has a command “{name}”, which is one of ours.")
            else:
                command = FeatureCommand(one, feature, several[0].origin)
                brought.setdefault(name, []).append(command)
    for name, commands in brought.items():
        if len(commands) > 1:
            of = " and ".join(f"“{one.feature}” ({one.origin})" for one in commands)
            said.wrong.append(f"Two features have a command “{name}”: {of}. Turn one of them off.")
        else:
            said.found[name] = commands[0]
    return said


def _brought(found: Found, whose: str, wrong: list[str]) -> Iterator[click.Command]:
    """A feature's commands; what fails on the way is somebody else's code, and a sentence."""
    from careers.discovery import FeatureError
    from careers.failure import in_a_line

    try:
        commands: list[Any] = list(found.load().commands())
    except FeatureError as error:
        wrong.append(f"{whose} {error}")
        return
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        wrong.append(f"{whose} can't tell its commands: {in_a_line(error)}")
        return
    for command in commands:
        if isinstance(command, click.Command):
            yield command
        else:
            wrong.append(f"{whose} has a command that click doesn't know: {command!r:.80}.")
