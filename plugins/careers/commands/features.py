"""`careers features`: what is on, in which order, where it came from and what it costs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from careers.adapter import run
from careers.commands import options, report
from careers.commands.new_feature import write_feature
from careers.feature import Feature
from careers.hooks import HOOK_NAMES
from careers.host import Host
from careers.settings import Settings
from careers.times import BuildTimes, Time


@click.command()
@options.config_file
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)
@click.option("--new", metavar="NAME", help="Write a feature of your own, with its test.")
def features(config_file: str, form: str, new: str | None) -> None:
    """Show the features that are on, and what they cost."""
    if new is not None:
        write_feature(new, Path(config_file))
        return
    settings, host, problems = run.features(config_file)
    if settings is None:
        report.show(problems, "json" if form == "json" else "text", err=form == "text")
        sys.exit(1)
    times = run.last_times(config_file)
    if form == "json":
        data = {
            "problems": [report.as_data(problem) for problem in sorted(set(problems))],
            "build": _build_data(times),
            "features": [_data(one, host, settings, times) for one in host.features],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        report.show(problems, err=True)
        click.echo("\n".join(_lines(host, settings, times)))
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)


def _lines(host: Host, settings: Settings, times: BuildTimes | None) -> Iterator[str]:
    for number, feature in enumerate(host.features, 1):
        yield f"{number}. {click.style(feature.name, bold=True)} from {feature.origin}"
        yield f"   hooks: {', '.join(_hooks(feature, host)) or 'none'}"
        if (file := _file(feature)) != feature.origin:
            yield f"   file: {file}"
        if times and feature.name in times.features:
            yield f"   time: {_time_text(feature.name, times)}"
        written = settings.features.get(feature.name) or {}
        for name, value in json.loads(feature.model_dump_json(fallback=str)).items():
            default = "" if name in written else "  (default)"
            yield f"   {name}: {json.dumps(value, ensure_ascii=False)}{default}"
    if not host.features:
        yield "No feature is on. Name some under “features:” in mkdocs.yml."
    elif times is None:
        yield "How long each takes is known after the next “careers build”."
    else:
        at = times.ended.astimezone(settings.zone)
        roles = "1 role" if times.roles == 1 else f"{times.roles} roles"
        yield (
            f"The times are those of the last build, of {roles} in {_seconds(times.seconds)}, "
            f"on {at:%Y-%m-%d at %H:%M}."
        )


def _data(
    feature: Feature, host: Host, settings: Settings, times: BuildTimes | None
) -> dict[str, Any]:
    written = settings.features.get(feature.name) or {}
    return {
        "name": feature.name,
        "origin": feature.origin,
        "file": _file(feature),
        "hooks": _hooks(feature, host),
        "options": json.loads(feature.model_dump_json(fallback=str)),
        "written": sorted(written),
        "time": _time_data(feature.name, times) if times else None,
    }


def _build_data(times: BuildTimes | None) -> dict[str, Any] | None:
    if times is None:
        return None
    ended = times.ended.isoformat(timespec="seconds")
    return {"ended": ended, "roles": times.roles, "seconds": times.seconds}


def _time_data(name: str, times: BuildTimes) -> dict[str, Any] | None:
    if name not in times.features:
        return None
    return {
        **_asked(times.of(name)),
        "share": round(times.share(name), 4),
        "hooks": {hook: _asked(time) for hook, time in times.features[name].items()},
    }


def _asked(time: Time) -> dict[str, Any]:
    return {"calls": time.calls, "seconds": round(time.seconds, 6)}


def _time_text(name: str, times: BuildTimes) -> str:
    """`0.31 s, 12 % of the build: role_blocks 0.3 s (40 calls), check_site 1 ms (1 call)`."""
    parts = [
        f"{hook} {_seconds(time.seconds)} ({time.calls} {'call' if time.calls == 1 else 'calls'})"
        for hook, time in sorted(times.features[name].items(), key=lambda one: -one[1].seconds)
    ]
    share = f"{times.share(name):.1%}".replace("%", " %")
    whole = f"{_seconds(times.of(name).seconds)}, {share} of the build"
    return f"{whole}: {', '.join(parts)}" if parts else "it was not asked"


def _seconds(seconds: float) -> str:
    """`12.3 s`, `0.25 s`, `3.1 ms`."""
    if seconds >= 10:
        return f"{seconds:.1f} s"
    if seconds >= 0.1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1000:.1f} ms" if seconds >= 0.0001 else "less than 0.1 ms"


def _hooks(feature: Feature, host: Host) -> list[str]:
    return [hook for hook in HOOK_NAMES if feature.name in host.callers(hook)]


def _file(feature: Feature) -> str:
    """Where its class is written, as a path from here where it is below."""
    file = feature.written_in()
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
