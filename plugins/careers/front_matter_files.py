"""Which files have a front matter that we read, and which keys each of them may have."""

from __future__ import annotations

from collections.abc import Iterator

from careers.configuration import Configuration
from careers.folder import role_paths, translation_paths
from careers.keys import NAMES
from careers.language import other_codes
from careers.unit import FOLDERS, is_unit
from careers.units import keys_of


def files_of(configuration: Configuration) -> dict[str, frozenset[str]]:
    """Every role, opening, department and office with its translations, by path; their keys."""
    paths = dict.fromkeys([*_roles(configuration), *sorted(configuration.pages)])
    found = ((path, keys_in(configuration, path)) for path in paths)
    return {path: keys for path, keys in found if keys}


def keys_in(configuration: Configuration, path: str) -> frozenset[str]:
    """The keys that a file may have, by its path from the site's folder; none if it is not ours.

    A file of the folder of roles has those of a role, whatever it is called.
    """
    features = frozenset(configuration.settings.features)
    if path.startswith(f"{configuration.settings.roles_dir}/") and path.endswith(".md"):
        return NAMES | features
    inside = path.removeprefix(f"{configuration.docs}/")
    if inside != path and is_unit(inside):
        kind = next(kind for kind, folder in FOLDERS.items() if inside.startswith(f"{folder}/"))
        return keys_of(kind, features)
    return frozenset()


def _roles(configuration: Configuration) -> Iterator[str]:
    name = configuration.settings.roles_dir
    folder = configuration.folder / name
    yield from role_paths(folder, name)
    own = configuration.language
    languages = [own, *other_codes(configuration.settings.languages, own)]
    yield from (path for path, _, _ in translation_paths(folder, name, languages))
