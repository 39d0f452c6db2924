"""The words that features bring in several languages: `texts/en.json` beside their modules.

Each file holds, by the names of features, what their templates show: the file
`{"badges": {"title": "Our badges"}}` is `careers.text.badges.title` there, and
`site.words["badges"]["title"]` in Python.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from careers.catalogue import FALLBACK, known_languages
from careers.feature import Feature
from careers.own_texts import LONGEST, PLURALS, fields_of, of_the_package, over
from careers.problem import Problem, Spot, did_you_mean
from careers.texts_file import Texts, TextsFile, read_texts

# As a template can ask for it: `text.name`, which finds what dicts can do before what is in one.
NAME = re.compile(r"[a-z][a-z0-9_]*")
TAKEN = frozenset(dir(dict))


@dataclass(frozen=True, slots=True)
class FeatureTexts:
    """The words of features by the features' names and the languages, each of them whole.

    `failed` are the features whose words can't be read.
    """

    texts: Mapping[str, Mapping[str, Texts]] = field(default_factory=dict)
    failed: frozenset[str] = frozenset()

    def below(self, code: str) -> Texts:
        """Everything that is said in a language where a site says nothing itself."""
        names = (code, code.partition("-")[0], FALLBACK)
        own = {
            feature: next(said[name] for name in names if name in said)
            for feature, said in self.texts.items()
        }
        return {**of_the_package(code), **own} if own else of_the_package(code)

    def with_own(self, own: Mapping[str, Texts]) -> Mapping[str, Texts]:
        """The catalogues of a site: what it says `own`, and what features say in other languages.

        Where neither site nor package have words in a language, the interface is in English, and
        so are the features.
        """
        if not self.texts:
            return own
        return {code: self.below(code) for code in known_languages()} | dict(own)


def read_feature_texts(
    features: Iterable[Feature], off: Collection[str], project: Path
) -> tuple[FeatureTexts, list[Problem]]:
    """What the features say that are on, and everything that is wrong with it.

    A folder may hold the words of several features, also of those that are `off`.
    """
    folders: dict[Path, list[str]] = {}
    for feature in features:
        if folder := feature.texts():
            folders.setdefault(folder, []).append(feature.name)
    names = {name for there in folders.values() for name in there}
    texts: dict[str, Mapping[str, Texts]] = {}
    problems: list[Problem] = []
    failed: set[str] = set()
    for folder, there in folders.items():
        found, wrong = _read_folder(folder, _called(folder, project), there, {*off, *names})
        texts |= found
        problems += wrong
        failed |= {*there} - found.keys() if wrong else set()
    return FeatureTexts(texts, frozenset(failed)), problems


def _called(folder: Path, project: Path) -> str:
    """How problems call a folder: from the project on, if it is in there."""
    try:
        return folder.resolve().relative_to(project.resolve()).as_posix()
    except ValueError:
        return folder.as_posix()


def _read_folder(
    folder: Path, called: str, names: Iterable[str], known: Collection[str]
) -> tuple[dict[str, Mapping[str, Texts]], list[Problem]]:
    problems: list[Problem] = []
    files: dict[str, TextsFile] = {}
    for file in read_texts(folder, called):
        if isinstance(file, Problem):
            problems.append(file)
        else:
            files[file.code] = file
            problems += _strangers(file, known)
    found: dict[str, Mapping[str, Texts]] = {}
    for name in names:
        said, wrong = _read_feature(name, files, called)
        problems += wrong
        if said:
            found[name] = said
    return found, problems


def _strangers(file: TextsFile, known: Collection[str]) -> Iterator[Problem]:
    """What a file says for features that there aren't."""
    for name in file.texts:
        if name not in known:
            message = f"“{name}” is no feature that these words could be of."
            fix = f"{did_you_mean(name, known)}Write the feature's name and its words below it, "
            fix += 'as in {"our_badges": {"title": "Our badges"}}.'
            yield file.spot((name,)).error("texts-unknown", message, fix)


def _read_feature(
    name: str, files: Mapping[str, TextsFile], called: str
) -> tuple[dict[str, Texts], list[Problem]]:
    """The words of one feature by their languages: all that there are in English, in each."""
    speaking = [code for code, file in files.items() if name in file.texts]
    if not speaking:
        return {}, []
    if FALLBACK not in speaking:
        first = files[speaking[0]]
        message = f"The words of “{name}” are in “{speaking[0]}” and not in English."
        fix = f"Say all of them in {called}/{FALLBACK}.json; they are shown in other languages."
        return {}, [first.spot((name,)).error("texts-english", message, fix)]
    if name in of_the_package(FALLBACK):
        message = f"The package has words of its own called “{name}”."
        spot = files[FALLBACK].spot((name,))
        return {}, [spot.error("texts-fixed", message, "Give the feature another name.")]
    english, problems = _checked(files[FALLBACK].texts[name], (name,), files[FALLBACK])
    said: dict[str, Texts] = {FALLBACK: english}
    for code in speaking:
        if code != FALLBACK and not problems:  # what English lacks would be told again
            both, wrong = over({name: english}, {name: files[code].texts[name]}, (), files[code])
            said[code] = both[name]
            problems += wrong
    return said, problems


def _checked(
    said: Any, way: tuple[str, ...], file: TextsFile
) -> tuple[dict[str, Any], list[Problem]]:
    """The English words of a feature, which no others are below of, and what is wrong in them."""
    whose, spot = ".".join(way), file.spot(way)
    if not isinstance(said, dict):
        message = f"“{whose}” holds several texts."
        return {}, [spot.error("texts-shape", message, 'Write { "title": "Our badges" }.')]
    good: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, inner in said.items():
        here = (*way, name)
        if not NAME.fullmatch(name) or name in TAKEN:
            message = f"A template can't ask for a text by the name “{name}”."
            fix = "Take small letters, figures and “_”, and no name such as items or values."
            problems.append(file.spot(here).error("texts-name", message, fix))
        elif isinstance(inner, dict) and not {*inner} <= PLURALS:
            good[name], wrong = _checked(inner, here, file)
            problems += wrong
        else:
            wrong = list(_wrong(inner, ".".join(here), file.spot(here)))
            problems += wrong
            good |= {} if wrong else {name: inner}
    return good, problems


def _wrong(said: Any, name: str, spot: Spot) -> Iterator[Problem]:
    if isinstance(said, dict) and "other" not in said:
        fix = 'Write it as in {"one": "1 badge", "other": "{count} badges"}.'
        yield spot.error("texts-shape", f"“{name}” has no form “other”.", fix)
        return
    for text in said.values() if isinstance(said, dict) else [said]:
        if not isinstance(text, str) or not text.strip():
            yield spot.error("texts-shape", f"“{name}” is a text.", "Write some words in quotes.")
        elif len(text) > LONGEST:
            message = f"“{name}” has {len(text)} characters."
            yield spot.error("texts-long", message, f"Write {LONGEST} or fewer.")
        elif not _is_plain(text):
            message = f"“{name}” has something in braces that is no name."
            yield spot.error("texts-braces", message, "Write it as in {count}, or without braces.")


def _is_plain(text: str) -> bool:
    try:
        return all(name.isidentifier() for name in fields_of(text))
    except ValueError:
        return False
