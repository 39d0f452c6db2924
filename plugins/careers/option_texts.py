"""Texts of `mkdocs.yml` that are written once for each language: `{en: …, de: …}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from careers.language import meant, read_code
from careers.problem import Problem
from careers.source import Source, Steps

LANGUAGES = "languages"  # the option, whose own keys are languages


def codes_in(options: Mapping[str, Any]) -> tuple[str, ...]:
    """The codes of the languages that the plugin's options name, before these are checked."""
    written = options.get(LANGUAGES)
    items = [written] if isinstance(written, str | Mapping) else written
    names: list[object] = []
    for item in items if isinstance(items, list) else ():
        names += item if isinstance(item, Mapping) else [item]
    codes = ("no" if name is False else read_code(str(name).strip()) for name in names)
    return tuple(dict.fromkeys(code for code in codes if code))


def options_in(options: Mapping[str, Any], code: str, own: str) -> dict[str, Any]:
    """What the plugin's options say in one language.

    A text may be written once for each: `{en: …, de: …}` stands for one of the two. What is not
    written in a language is as in the site's `own` one.
    """
    codes = codes_in(options)
    wanted = [one for one in (meant(code, codes), meant(own, codes)) if one]

    def chosen(value: Any) -> Any:
        if isinstance(value, Mapping):
            if by_code := _by_language(value, codes):
                return chosen(next((by_code[one] for one in wanted if one in by_code), None))
            return {key: chosen(inner) for key, inner in value.items()}
        return [chosen(inner) for inner in value] if isinstance(value, list) else value

    if len(codes) < 2:
        return dict(options)
    return {key: value if key == LANGUAGES else chosen(value) for key, value in options.items()}


def unsaid(options: Mapping[str, Any], own: str, source: Source) -> Iterator[Problem]:
    """Texts that are written in some languages and not in all, or not in the site's own."""
    codes = codes_in(options)
    for path, by_code in _texts(options, codes) if len(codes) > 1 else ():
        lacking = [code for code in codes if code not in by_code]
        name = ".".join(map(str, path))
        if lacking and meant(own, lacking):
            message = f"“{name}” says nothing in the site's own language, “{own}”."
            yield source.spot(path).error("option-language", message, f"Write “{own}: …” too.")
        elif lacking:
            listed = ", ".join(lacking)
            message = f"“{name}” says nothing in {listed}; it is shown in “{own}” there."
            yield source.spot(path).note("option-language", message)


def _texts(
    options: Mapping[str, Any], codes: Sequence[str]
) -> Iterator[tuple[Steps, Mapping[str, Any]]]:
    waiting: list[tuple[Steps, Any]] = [
        ((key,), value) for key, value in options.items() if key != LANGUAGES
    ]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Mapping):
            if by_code := _by_language(value, codes):
                yield path, by_code
            else:
                waiting += [((*path, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, index), inner) for index, inner in enumerate(value)]


def _by_language(value: Mapping[Any, Any], codes: Sequence[str]) -> dict[str, Any]:
    """A text in several languages, by their codes; empty where a mapping is something else."""
    found = {meant(read_code("no" if key is False else str(key)), codes): key for key in value}
    return {} if not value or "" in found else {code: value[key] for code, key in found.items()}
