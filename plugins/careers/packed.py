"""Plain values in few bytes, for as long as nobody looks at them."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

QUICKLY = 1  # of the levels of `zlib`; those above it make it hardly smaller


class Packed(Iterable[Any]):
    """Values that are made anew whenever somebody goes through them.

    They are made small as well where they are kept `for_long`, which takes several times as long.
    """

    __slots__ = ("_data", "_is_small")

    def __init__(self, values: Iterable[Any], *, for_long: bool) -> None:
        data = pickle.dumps([*values], pickle.HIGHEST_PROTOCOL)
        self._data = zlib.compress(data, QUICKLY) if for_long else data
        self._is_small = for_long

    def __iter__(self) -> Iterator[Any]:
        return iter(pickle.loads(zlib.decompress(self._data) if self._is_small else self._data))
