"""Dicts and lists that nobody can change, since many are given the same ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Unchangeable(TypeError):
    """Somebody tried to change what others hold as well."""


class FrozenDict(dict[K, V]):
    """A dict that can be read, shown and copied (`dict(it)`, `it | more`), and nothing else."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise Unchangeable("this dict can't be changed")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenDict, (dict(self),)


def frozen(value: Any) -> Any:
    """A value with dicts and lists in it, as one that can't be changed; lists become tuples."""
    if isinstance(value, FrozenDict):
        return value
    if isinstance(value, Mapping):
        return FrozenDict({key: frozen(part) for key, part in value.items()})
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return tuple(map(frozen, value))
    return value
