"""What other plugins and hooks have put into the environment of templates."""

from __future__ import annotations

from jinja2 import Environment
from jinja2.defaults import DEFAULT_NAMESPACE

# Whose filters and tests are known: they answer the same to the same, and keep nothing.
KNOWN = frozenset(("_operator", "builtins", "careers", "jinja2", "markupsafe", "mkdocs"))
TRANSLATING = frozenset(("_", "gettext", "ngettext", "pgettext", "npgettext"))


def foreign_filters(env: Environment) -> frozenset[str]:
    """The names of filters and tests of which nobody knows what they do."""
    functions = (*env.filters.items(), *env.tests.items())
    return frozenset(name for name, one in functions if _package(one) not in KNOWN)


def is_foreign(env: Environment) -> bool:
    """Whether templates may ask somebody who is not known, or change what somebody keeps."""
    return bool(foreign_filters(env) or env.globals.keys() - DEFAULT_NAMESPACE - TRANSLATING)


def _package(function: object) -> str:
    module = getattr(function, "__module__", None) or type(function).__module__
    return str(module).partition(".")[0]
