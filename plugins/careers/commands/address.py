"""The address of the site, as its configuration says it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from careers.commands import report
from careers.configuration import read_configuration
from careers.problem import count


def site_address(config_file: str) -> str:
    """`site_url`, with a slash at its end; without one the command ends with a sentence."""
    configuration, problems = read_configuration(Path(config_file))
    if configuration is None or count(problems, "error"):
        report.show(problems, err=True)
        sys.exit(1)
    if not configuration.url:
        raise click.UsageError("The site has no address. Write “site_url:” in mkdocs.yml.")
    return configuration.url
