"""Which languages a site has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from careers.catalogue import has_catalogue
from careers.language import Language, meant
from careers.problem import Problem
from careers.settings import Settings
from careers.source import Source


def make_languages(
    settings: Settings, source: Source, language: str, worded: Collection[str] = ()
) -> tuple[tuple[Language, ...], list[Problem]]:
    """The languages of a site, that of its theme first; none where it has no other one.

    `worded` are those that the site has its own words of the interface in.
    """
    found = {
        code: Language(
            code=code,
            locale=options.locale,
            name=options.name,
            description=options.description,
            folder=code.lower(),
            titles=tuple(options.navigation.items()),
        )
        for code, options in settings.languages.items()
    }
    own = meant(language, found)
    problems = []
    main = [replace(found.pop(own), folder="")] if own else []
    if found and not own:
        message = f"The theme's language “{language}” is not one of “languages”."
        fix = (
            f"Write “{language}” first: its pages are at the site's root. If the site is in "
            "another one, write “language:” below “theme:”."
        )
        problems.append(source.spot(("languages",)).error("languages-own", message, fix))
        main = [Language(language)]
    for code in found:
        if not has_catalogue(code) and code not in worded:
            message = f"There are no words of the interface in “{code}” yet; they are in English."
            spot = source.spot(("languages",))
            problems.append(spot.note("language", message))
    return ((*main, *found.values()) if found else ()), problems
