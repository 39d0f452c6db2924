"""The theme's templates, where ours of the same name build on them."""

from __future__ import annotations

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_theme_dir

NAME = "theme"


def under_another_name(loader: BaseLoader | None, config: MkDocsConfig) -> BaseLoader:
    """A loader that also knows `theme/base.html`: the theme's own, whatever ours is called."""
    folder = get_theme_dir(config.theme.name or "material")
    return ChoiceLoader(
        [*([loader] if loader else ()), PrefixLoader({NAME: FileSystemLoader(folder)})]
    )
