"""The texts that a site says in its own words, as files of MkDocs that are not published."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from careers.adapter.page import folder_of
from careers.own_texts import FOLDER, Texts, read_own_texts
from careers.problem import Problem

OVERRIDES = "theme_overrides"


def folder_of_texts(config: MkDocsConfig) -> Path:
    custom = config.theme.custom_dir
    return (Path(custom) if custom else Path(folder_of(config)) / OVERRIDES) / FOLDER


def own_texts(config: MkDocsConfig) -> tuple[dict[str, Texts], list[Problem]]:
    """The catalogues of the site by language, and every problem in them."""
    folder = folder_of_texts(config)
    try:
        name = folder.relative_to(folder_of(config)).as_posix()
    except ValueError:
        name = folder.as_posix()
    return read_own_texts(folder, name)


def without_own_texts(files: Files, config: MkDocsConfig) -> None:
    """MkDocs publishes what stands in a theme's folder; these files are for the build alone."""
    folder = folder_of_texts(config)
    for file in [*files]:
        if file.abs_src_path and Path(file.abs_src_path).parent == folder:
            files.remove(file)
