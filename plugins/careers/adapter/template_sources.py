"""The texts of the templates of what is a role's in its page, and what these read.

Where these are the same texts and are given the same, they make the same of it; templates that may
read anything else than that are rendered each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, nodes
from jinja2.filters import FILTERS
from jinja2.meta import find_referenced_templates, find_undeclared_variables
from jinja2.tests import TESTS

from careers.adapter.mark import BY_CHANCE
from careers.adapter.shape import GIVEN, PRINTED

TEMPLATES = Path(__file__).parent.parent / "templates"
READ = frozenset(("careers", "page", "base_url"))  # of what a template is given
OURS = ("careers.", "mkdocs.")  # whose filters depend on nothing else

Sources = Mapping[str, str]


def sources_of(env: Environment, names: Iterable[str]) -> Sources | None:
    """The texts of templates, with those that they include.

    None where one of them may read more than `kept_pages` compares.
    """
    found: dict[str, str] = {"": _settings(env)}
    left = [*names]
    try:
        while left:
            name = left.pop()
            if name in found or env.loader is None:
                continue
            source, file, _ = env.loader.get_source(env, name)
            known = _what_it_reads(source)
            if not known.is_little(env):
                return None
            found[name] = source
            left += known.templates
            if known.includes_any and not Path(file or "").is_relative_to(TEMPLATES):
                return None
    except TemplateError:  # whoever renders it tells
        return None
    return found


def _settings(env: Environment) -> str:
    names = ("trim_blocks", "lstrip_blocks", "keep_trailing_newline", "autoescape", "policies")
    return repr([getattr(env, name) for name in names])


@dataclass(frozen=True, slots=True)
class _Reads:
    """What a template reads; `includes_any` is so where a value says which template it includes."""

    names: frozenset[str]
    asks_page: bool  # for more than is printed of it
    filters: frozenset[str]
    tests: frozenset[str]
    templates: tuple[str, ...]
    includes_any: bool

    def is_little(self, env: Environment) -> bool:
        """Whether that is nothing but what is compared."""
        return not (
            self.asks_page
            or self.names & ((GIVEN - READ) | env.globals.keys())
            or any(not _is_known(name, env.filters.get(name), FILTERS) for name in self.filters)
            or any(not _is_known(name, env.tests.get(name), TESTS) for name in self.tests)
        )


@lru_cache(maxsize=500)
def _what_it_reads(source: str) -> _Reads:
    tree = Environment().parse(source)
    printed = [node.node for node in tree.find_all(nodes.Getattr) if node.attr in PRINTED]
    pages = [node for node in tree.find_all(nodes.Name) if node.name == "page"]
    included = [*find_referenced_templates(tree)]
    return _Reads(
        names=frozenset(find_undeclared_variables(tree)),
        asks_page=any(not any(node is one for one in printed) for node in pages),
        filters=frozenset(node.name for node in tree.find_all(nodes.Filter)),
        tests=frozenset(node.name for node in tree.find_all(nodes.Test)),
        templates=tuple(name for name in included if name is not None),
        includes_any=None in included,
    )


def _is_known(name: str, function: Any, known: Mapping[str, Any]) -> bool:
    if name in BY_CHANCE or function is None:
        return False
    return known.get(name) is function or str(function.__module__).startswith(OURS)
