"""The texts that a site says in its own words, as files of MkDocs that are not published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from careers.adapter.page import folder_of
from careers.feature_texts import read_feature_texts
from careers.host import Host
from careers.own_texts import read_own_texts
from careers.problem import Problem
from careers.texts_file import FOLDER, Texts

OVERRIDES = "theme_overrides"


def folder_of_texts(config: MkDocsConfig) -> Path:
    custom = config.theme.custom_dir
    return (Path(custom) if custom else Path(folder_of(config)) / OVERRIDES) / FOLDER


def site_texts(config: MkDocsConfig, host: Host) -> tuple[Mapping[str, Texts], list[Problem]]:
    """The catalogues of the site by language, and every problem in them.

    They are those that it has itself, and where features say something, the package's with that.
    """
    of_features, problems = read_feature_texts(host.features, host.off, Path(folder_of(config)))
    folder = folder_of_texts(config)
    try:
        name = folder.relative_to(folder_of(config)).as_posix()
    except ValueError:
        name = folder.as_posix()
    silent = host.off | of_features.failed
    own, wrong = read_own_texts(folder, name, of_features.below, silent)
    return of_features.with_own(own), problems + wrong


def without_own_texts(files: Files, config: MkDocsConfig) -> None:
    """MkDocs publishes what stands in a theme's folder; these files are for the build alone."""
    folder = folder_of_texts(config)
    for file in [*files]:
        if file.abs_src_path and Path(file.abs_src_path).parent == folder:
            files.remove(file)
