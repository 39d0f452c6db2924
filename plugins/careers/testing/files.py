"""The files that a site has where a test writes none, and the day that it is built for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from careers.testing.own_features import OVERRIDES, own_files

MKDOCS = """\
site_name: Jobs at Example
site_url: https://jobs.example.com/
repo_url: https://github.com/example/jobs
edit_uri: edit/main/site_src/
docs_dir: site_src
theme: {name: material, font: false}
plugins:
  - search
  - careers:
      employer: {name: Example, url: https://example.com/}
      timezone: Europe/Athens
      features:
        job_posting: {}
        resource_links: {}
        application_form: {email: jobs@example.com}
"""
ROLE = """\
---
title: Baker
location: Athens, Greece
posted: 2026-11-02
---
Bread.

## Requirements

- Hands
"""
HOME = "# Home\n"
TODAY = date(2026, 11, 23)
Content = str | bytes | None


def site_files(
    files: Mapping[str, Content] | None = None,
    features: Mapping[str, Any] | None = None,
    options: Mapping[str, Any] | None = None,
    near: Path | None = None,
) -> dict[str, str | bytes]:
    """The files of a site with one open role, and over them those that a test writes.

    `features` come after the three that are on, or in the place of one of the same name; one
    that is False is off. Those in `plugins/`, at or above the folder `near`, come along with
    their templates. `options` are further options of the plugin.
    """
    written = dict(files or {})
    if (features or options) and "mkdocs.yml" in written:
        raise ValueError("Say features and options in your mkdocs.yml, or leave it to careers_site")
    brought = own_files(features or {}, near) if near else {}
    overrides = next((OVERRIDES for name in brought if name.startswith(f"{OVERRIDES}/")), "")
    start: dict[str, Content] = {
        "mkdocs.yml": mkdocs_yml(features or {}, options or {}, overrides),
        "roles/baker.md": ROLE,
        "site_src/index.md": HOME,
        **brought,
    }
    return {name: text for name, text in (start | written).items() if text is not None}


def mkdocs_yml(features: Mapping[str, Any], options: Mapping[str, Any], overrides: str) -> str:
    """`MKDOCS` with more features and options; without any it is that very text.

    `overrides` is the folder with templates of the site's own, if there is one.
    """
    if not features and not options and not overrides:
        return MKDOCS
    config = yaml.safe_load(MKDOCS)
    if overrides:
        config["theme"]["custom_dir"] = overrides
    careers = config["plugins"][1]["careers"]
    on = careers.pop("features") | {name: wanted or {} for name, wanted in features.items()}
    for name in [name for name, wanted in features.items() if wanted is False]:
        del on[name]
    config["plugins"][1]["careers"] = careers | dict(options) | {"features": on}
    return yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=1000)
