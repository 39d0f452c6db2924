"""`careers features`: what is on, in which order, with its options and where it came from."""

from __future__ import annotations

import json
import sys

import click

from careers.adapter import run
from careers.commands import options, report
from careers.host import HOOK_NAMES


@click.command()
@options.config_file
def features(config_file: str) -> None:
    """Show the features that are on."""
    settings, host, problems = run.features(config_file)
    report.show(problems, err=True)
    if settings is None:
        sys.exit(1)
    for number, feature in enumerate(host.features, 1):
        click.echo(f"{number}. {click.style(feature.name, bold=True)} from {feature.origin}")
        hooks = [hook for hook in HOOK_NAMES if feature.name in host.callers(hook)]
        click.echo(f"   hooks: {', '.join(hooks) or 'none'}")
        written = settings.features.get(feature.name) or {}
        for name, value in json.loads(feature.model_dump_json()).items():
            default = "" if name in written else "  (default)"
            click.echo(f"   {name}: {json.dumps(value, ensure_ascii=False)}{default}")
    if not host.features:
        click.echo("No feature is on. Name some under “features:” in mkdocs.yml.")
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)
