"""The files that a site has where a test writes none, and the day that it is built for."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

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
) -> dict[str, str | bytes]:
    """The files of a site with one open role, and over them those that a test writes.

    `features` come after the three that are on, or in the place of one of the same name; one
    that is False is off. `options` are further options of the plugin.
    """
    written = dict(files or {})
    if (features or options) and "mkdocs.yml" in written:
        raise ValueError("Say features and options in your mkdocs.yml, or leave it to careers_site")
    start = {
        "mkdocs.yml": mkdocs_yml(features or {}, options or {}),
        "roles/baker.md": ROLE,
        "site_src/index.md": HOME,
    }
    return {name: text for name, text in (start | written).items() if text is not None}


def mkdocs_yml(features: Mapping[str, Any], options: Mapping[str, Any]) -> str:
    """`MKDOCS` with more features and options; without any it is that very text."""
    if not features and not options:
        return MKDOCS
    config = yaml.safe_load(MKDOCS)
    careers = config["plugins"][1]["careers"]
    on = careers.pop("features") | {name: wanted or {} for name, wanted in features.items()}
    for name in [name for name, wanted in features.items() if wanted is False]:
        del on[name]
    config["plugins"][1]["careers"] = careers | dict(options) | {"features": on}
    return yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=1000)


def project_of(names: Iterable[str], near: Path) -> Path:
    """The nearest folder at or above `near` with one of these features in its `plugins/`.

    Else the nearest that has any such folder, or `near` itself.
    """
    wanted = {f"{name}.py" for name in names}
    above = [place for place in (near, *near.parents) if (place / "plugins").is_dir()]
    found = (at for at in above if any((at / "plugins" / name).is_file() for name in wanted))
    return next(found, next(iter(above), near))


def bring_features(names: Iterable[str], near: Path, folder: Path) -> None:
    """Copy features of a site's own `plugins/`, near the test, into the folder of another site.

    Folders there that are no packages, such as `templates`, come along.
    """
    plugins = project_of(names, near) / "plugins"
    if found := [file for name in names if (file := plugins / f"{name}.py").is_file()]:
        (folder / "plugins").mkdir(exist_ok=True)
        for file in found:
            shutil.copy(file, folder / "plugins")
        for beside in _folders_beside(plugins):
            shutil.copytree(beside, folder / "plugins" / beside.name, dirs_exist_ok=True)


def _folders_beside(plugins: Path) -> Iterator[Path]:
    for folder in plugins.iterdir():
        is_hidden = folder.name.startswith((".", "_"))
        if folder.is_dir() and not is_hidden and not (folder / "__init__.py").is_file():
            yield folder
