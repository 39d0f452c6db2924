"""Templates as Python has compiled them, kept from one build to the next.

Compiling the templates of the theme and of the package takes longer than showing a small site.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from careers.adapter.foreign import foreign_filters
from careers.own_file import read_own

# What this process has compiled or read: a site that is served is built again and again.
# By the place of a template and what it is compiled for, with the checksum of its text.
_known: dict[str, tuple[str, CodeType]] = {}
NOT_KEPT = ""  # the key of a template of which nothing is kept
SETTINGS = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string",
    "comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix",
    "trim_blocks", "lstrip_blocks", "keep_trailing_newline", "newline_sequence", "optimized",
)  # fmt: skip
MOST = 1000  # of what is known, or one that is served for weeks would grow


class CompiledTemplates(FileSystemBytecodeCache):
    """Kept in a folder, which need not exist; where nothing can be written, nothing is kept.

    A template is compiled anew when its text has changed, and for another Jinja, another Python or
    other settings of Jinja than it was compiled for, or filters that ask for the context. What
    a filter says of a text in the template is compiled as well, so nothing is kept of one that
    names a filter or a test of somebody else's, whose code may be another next time. Nor is what
    somebody else on the machine may have written ever read: it is code.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), "%s.jinja")
        # Of an environment, as it was when a template was last asked for.
        self.functions: list[tuple[str, Any]] = []
        self.foreign: frozenset[str] = frozenset()
        self.asking: list[str] = []

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        functions = [*environment.filters.items(), *environment.tests.items()]
        if self.functions != functions:  # another plugin may have added one
            self.functions, self.foreign = functions, foreign_filters(environment)
            # What they are given is compiled into the calls.
            self.asking = [f"{called} {asks}" for called, one in functions if (asks := _asks(one))]
        if any(filter_ in source for filter_ in self.foreign):
            return Bucket(environment, NOT_KEPT, self.get_source_checksum(source))
        made_for = (
            jinja2.__version__,
            *sorted(environment.extensions),
            str(environment.autoescape),
            str(environment.finalize is not None),
            *(str(getattr(environment, setting)) for setting in SETTINGS),
            *self.asking,
            name,
            filename or "",
        )
        key = sha256("\0".join(made_for).encode()).hexdigest()[:40]
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = _known.get(bucket.key, ("", None))
        if code is not None and checksum == bucket.checksum:
            bucket.code = code
            return
        # Reading what is broken can raise anything, and the template is there to be compiled.
        with suppress(Exception):
            bucket.load_bytecode(BytesIO(read_own(Path(self._get_cache_filename(bucket)))))
        if bucket.code is not None:
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.key == NOT_KEPT:
            return
        self._remember(bucket)
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)

    def _remember(self, bucket: Bucket) -> None:
        if len(_known) >= MOST:
            _known.clear()
        assert bucket.code is not None
        _known[bucket.key] = (bucket.checksum, bucket.code)


def _asks(function: object) -> str:
    """Whether a filter or a test wants the context, the environment, or neither."""
    return str(getattr(function, "jinja_pass_arg", ""))
