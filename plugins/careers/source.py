"""Where each option stands in `mkdocs.yml`, and how it was written there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from careers.problem import Spot

Steps = tuple[str | int, ...]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # which MkDocs reads with, too


class Source:
    """Where each option stands in `mkdocs.yml`."""

    def __init__(self, text: str = "", path: str = "mkdocs.yml", plugin: str = "careers") -> None:
        self.path = path
        self.text = text
        self._node: yaml.Node | None = None
        try:
            root = yaml.compose(text, Loader=LOADER) if text else None
        except yaml.YAMLError:
            root = None
        plugins = _child(root, "plugins") if root else None
        for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else []:
            self._node = self._node or _child(item, plugin)
        if isinstance(plugins, yaml.MappingNode):
            self._node = _child(plugins, plugin)

    @classmethod
    def of_file(cls, file: Path | None) -> Source:
        if file is None:
            return cls()
        try:
            return cls(file.read_text(encoding="utf-8-sig"), file.name)
        except (OSError, UnicodeDecodeError):
            return cls("", file.name)

    def spot(self, path: Steps = ()) -> Spot:
        """The place of an option, or of the nearest one around it that was written."""
        node = self._node
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            node = child
        if node is None:
            return Spot(self.path)
        return Spot(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def key_spot(self, path: Steps) -> Spot:
        """The place of an option's name, as `spot` is that of its value."""
        parent = self._find(path[:-1])
        for key, _ in parent.value if isinstance(parent, yaml.MappingNode) else ():
            if str(key.value) == str(path[-1]):
                return Spot(self.path, key.start_mark.line + 1, key.start_mark.column + 1)
        return self.spot(path)

    def texts(self, value: Any, path: Steps) -> Any:
        """An option's value with all that YAML has typed in it back as text.

        `country: NO` is Norway, and `postal_code: 02110` is no number.
        """
        if isinstance(value, dict):
            return {str(key): self.texts(inner, (*path, key)) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.texts(inner, (*path, index)) for index, inner in enumerate(value)]
        if value is None or isinstance(value, str):
            return value or ""
        node = self._find(path)
        if isinstance(node, yaml.ScalarNode) and node.tag.startswith("tag:yaml.org"):
            return str(node.value)  # not of `!ENV`
        return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)

    def twice(self) -> Iterator[tuple[str, Spot]]:
        """The keys that stand a second time beside the first (YAML keeps the last)."""
        waiting, known = [self._node], set()
        while waiting:
            node = waiting.pop()
            if not isinstance(node, yaml.CollectionNode) or id(node) in known:
                continue  # an alias may even lead back to where it stands
            known.add(id(node))
            seen: set[str] = set()
            for part in node.value:
                key, value = part if isinstance(part, tuple) else (None, part)
                waiting.append(value)
                if isinstance(key, yaml.ScalarNode):
                    if key.value in seen:
                        mark = key.start_mark
                        yield key.value, Spot(self.path, mark.line + 1, mark.column + 1)
                    seen.add(key.value)

    def _find(self, path: Steps) -> yaml.Node | None:
        node = self._node
        for step in path:
            node = _child(node, step)
        return node


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        values = [value for key, value in node.value if str(key.value) == str(step)]
        return values[-1] if values else None
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None
