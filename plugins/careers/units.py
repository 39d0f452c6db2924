"""The files of departments and offices, read into what their roles start from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from careers import frontmatter
from careers.consistency import unfit
from careers.frontmatter import Field
from careers.illustration import illustration
from careers.keys import ADDRESS_KEYS, INHERITED, NAMES, UNIT_KEYS, WORDS
from careers.language import meant, named
from careers.links import Target
from careers.markdown import read_markdown
from careers.problem import Problem, Spot
from careers.role_file import decoded
from careers.unit import FOLDERS, Kind, Unit, Units, is_unit
from careers.values.country import read_country
from careers.values.place import Office
from careers.values.point import read_point
from careers.wording import quote, too_long

OTHER_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd")  # MkDocs makes pages of these
ADDRESS = tuple(key.name for key in ADDRESS_KEYS)
COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
ATTRIBUTES = re.compile(r"\{[^{}]*\}$")


def read_units(
    folder: Path,
    name: str,
    features: frozenset[str] = frozenset(),
    language: str = "en",
    others: Sequence[str] = (),
) -> Units:
    """Read `departments/*.md` and `offices/*.md` below the pages' folder, and their translations.

    `name` is how problems call that folder, such as `site_src`; `features` are the keys of
    features that a role may state, `language` is the one that countries are named in, `others`
    are those that there are translations into.
    """
    problems: list[Problem] = []
    translations: dict[tuple[str, str], Unit] = {}

    def read(kind: Kind) -> tuple[Unit, ...]:
        texts, translated = _texts(kind, folder, name, others, problems)
        units = _read_kind(kind, texts, features, language, problems)
        by_path = {unit.path: unit for unit in units}
        for code, path, text in translated:
            if original := by_path.get(named(path).original):
                unit, wrong = read_translated(original, text, path, features, code)
                translations[code, original.path] = unit
                problems.extend(wrong)
        return units

    return Units(read("department"), read("office"), tuple(problems), translations)


def _texts(
    kind: Kind, folder: Path, name: str, others: Sequence[str], problems: list[Problem]
) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    """Path and text of each unit's own file, and language, path and text of each translation."""
    own: list[tuple[str, str]] = []
    translated: list[tuple[str, str, str]] = []
    for file in _files(folder / FOLDERS[kind], name, problems):
        path = f"{name}/{FOLDERS[kind]}/{file.name}"
        text = _text(file, Spot(path))
        code = meant(named(file.name).code, others)
        if isinstance(text, Problem):
            problems.append(text)
        elif code:
            translated.append((code, path, text))
        else:
            own.append((path, text))
    return own, translated


def _read_kind(
    kind: Kind,
    texts: Sequence[tuple[str, str]],
    features: frozenset[str],
    language: str,
    problems: list[Problem],
) -> tuple[Unit, ...]:
    units: list[Unit] = []
    for path, text in texts:
        unit, wrong = _read(kind, text, path, features, language)
        twin = next((other for other in units if other.key == unit.key), None)
        problems += [*wrong, *([_twice(unit, twin.spot)] if twin else [])]
        units += [] if twin else [unit]
    return tuple(units)


def read_translated(
    original: Unit, text: str, path: str, features: frozenset[str], language: str
) -> tuple[Unit, list[Problem]]:
    """A department or an office in another language: its words, over what the original says."""
    said, wrong = _read(original.kind, text, path, features, language)
    # Where it is, the original says; a translation needn't.
    problems = [one for one in wrong if one.code != "office-country" or one.line > 1]
    for key in said.fields.keys() & NAMES - WORDS:
        message = f"“{key.replace('_', ' ')}” is the same in every language."
        fix = f"Delete this line, and write it in {original.path}."
        problems.append(said.fields[key].spot.error("translation-differs", message, fix))
    office = original.office
    if office and said.office:
        if said.office.country not in ("", office.country):
            message = f"This office is in another country than {original.path} says."
            fix = "Delete this line: a translation says the same in other words."
            problems.append(said.spot.error("translation-differs", message, fix))
        office = replace(
            office,
            region=said.office.region or office.region,
            locality=said.office.locality or office.locality,
            street=said.office.street or office.street,
        )
    return replace(
        original,
        path=path,
        title=said.title if said.title != said.name or said.is_stated else original.title,
        summary=said.summary or original.summary,
        text=said.text,
        fields={**original.fields, **said.fields},
        office=office,
        picture=said.picture or original.picture,
        directions=said.directions or original.directions,
        called=said.name if said.is_stated else original.name,
    ), problems


def stated_twice(units: Sequence[Unit], others: Mapping[str, Spot]) -> Iterator[Problem]:
    """Units that `mkdocs.yml` has already; `others` says where, by their keys."""
    for unit in units:
        if place := others.get(unit.key):
            yield _twice(unit, place)


def _twice(unit: Unit, first: Spot) -> Problem:
    message = f"The {unit.kind} {quote(unit.name)} is in {first.path}:{first.line} already."
    return unit.spot.error(f"{unit.kind}-twice", message, "Keep one of them.")


def _files(folder: Path, name: str, problems: list[Problem]) -> list[Path]:
    path = f"{name}/{folder.name}"
    if not folder.is_dir():
        return []  # there needn't be one
    try:
        files = sorted(folder.iterdir())
    except OSError as error:
        message = f"The folder “{folder.name}” can't be opened: {str(error.strerror).lower()}."
        problems.append(Spot(path).error("unit-unreadable", message))
        return []
    for file in files:
        if file.suffix in OTHER_MARKDOWN:
            message = f"“{file.name}” is a page, but its name is not one that is read here."
            spot = Spot(f"{path}/{file.name}")
            problems.append(spot.error("unit-name", message, f"Call it “{file.stem}.md”."))
    return [file for file in files if is_unit(f"{folder.name}/{file.name}") and not file.is_dir()]


def _text(file: Path, spot: Spot) -> str | Problem:
    if file.exists() and not file.is_file():
        return spot.error("unit-binary", f"“{file.name}” is not a file with text.", "Delete it.")
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"“{file.name}” can't be opened: {str(error.strerror).lower()}."
        return spot.error("unit-unreadable", message)
    if b"\0" in data[:4096]:
        fix = "Write it in a text editor, or in GitHub's, and save it as UTF-8."
        return spot.error("unit-binary", f"“{file.name}” is not a text file.", fix)
    return decoded(data, file.name, spot, "unit-encoding")


def _read(
    kind: Kind, text: str, path: str, features: frozenset[str], language: str
) -> tuple[Unit, list[Problem]]:
    """One unit from its file's text, with every problem in it; never an exception."""
    own = _own_keys(kind)
    defaults = (INHERITED | features) - _refused(kind)
    front = frontmatter.read(text, path, keys_of(kind, features))
    problems = list(front.problems)
    fields = {}
    for key, written in front.fields.items():
        if key not in own | defaults:
            problems.append(_misplaced(kind, written))
        elif written.items:
            fields[key] = written
    problems += unfit(fields)
    for key in own & fields.keys():
        problem = too_long(fields[key].text, f"the {key.replace('_', ' ')}")
        problems += [problem] if problem else []
    said = {key: _line(fields[key]) for key in own & fields.keys()}
    spot = fields["title"].text.spot if "title" in fields else Spot(path)
    name = said.get("title") or _named(path)
    office = None
    if kind == "office":
        office, wrong = _office(name, said, front.fields, Spot(path), language)
        problems += [*wrong, *_unfit_name(name, spot)]
    picture = illustration(
        said.get("picture", ""),
        said.get("picture_alt", ""),
        _spot_of(fields, ("picture", "picture_alt"), path),
        "picture",
        problems,
    )
    title, body = _without_title(front.body)
    unit = Unit(
        kind=kind,
        name=name,
        path=path,
        spot=spot,
        title=title or name,
        summary=said.get("summary", ""),
        text=body,
        fields={key: written for key, written in fields.items() if key in defaults},
        office=office,
        picture=picture,
        point=read_point(said, _spot_of(fields, ("latitude", "longitude"), path), problems),
        directions=said.get("directions", ""),
        is_stated="title" in fields,
    )
    return unit, problems


def keys_of(kind: Kind, features: frozenset[str]) -> frozenset[str]:
    """Every key that is known in the file of a department or an office, some to be refused."""
    return NAMES | _own_keys(kind) | features


def _own_keys(kind: Kind) -> frozenset[str]:
    address = frozenset(ADDRESS) if kind == "office" else frozenset()
    return address | {key.name for key in UNIT_KEYS}


def _spot_of(fields: Mapping[str, Field], keys: Sequence[str], path: str) -> Spot:
    """Where the first of these keys was written."""
    return next((fields[key].text.spot for key in keys if key in fields), Spot(path))


def _line(written: Field) -> str:
    return " ".join(", ".join(item.value for item in written.items).split())


def _refused(kind: Kind) -> frozenset[str]:
    """What a file can't decide that is itself found by it."""
    return frozenset({"department"} if kind == "department" else {"department", "location"})


def _misplaced(kind: Kind, written: Field) -> Problem:
    """A role's key that says nothing here."""
    name = written.key.replace("_", " ")
    message = f"“{name}” is said by a role, and not by the file of {_a(kind)}."
    fix = "Write it in the roles that it is true of."
    if written.key == "location":
        fix = "Write the address behind “city:”, “region:” and “country:”."
    elif kind == "department" and written.key == "department":
        fix = "What roles call this department stands behind “title:”."
    return written.spot.error("unit-key", message, fix)


def _a(kind: Kind) -> str:
    return "an office" if kind == "office" else "a department"


def _named(path: str) -> str:
    """`offices/new-york.md` -> `New York`."""
    words = re.split(r"[\s_-]+", path.rpartition("/")[2].removesuffix(".md"))
    return " ".join(word[:1].upper() + word[1:] for word in words if word)


def _office(
    name: str, said: Mapping[str, str], written: Mapping[str, Field], start: Spot, language: str
) -> tuple[Office, list[Problem]]:
    """The address; an office without a country is kept, so that its roles are not told of it."""
    problems = []
    country = read_country(said.get("country", ""), language)
    if country is None:
        spot = written["country"].text.spot if "country" in written else start
        message = "This office has no country."
        if "country" in said:
            message = f"{quote(said['country'])} is not the name of a country."
        fix = "Write its name or its two letters, such as “country: United States”."
        problems.append(spot.error("office-country", message, fix))
    city, region, street, code = (
        said.get(key, "") for key in ("city", "region", "street", "postal_code")
    )
    return Office(name, country or "", region, city, street, code), problems


def _unfit_name(name: str, spot: Spot) -> Iterator[Problem]:
    if ";" in name:
        message = f"Roles can't name an office {quote(name)}: “;” parts one place from the next."
        yield spot.error("office-name", message, "Write its name without “;”.")
    elif name.casefold().startswith(("remote", "fully remote")):
        message = f"{quote(name)} as the location of a role means that it has no office."
        fix = "Call the office otherwise. A page on remote work goes into the folder above."
        yield spot.error("office-name", message, fix)


def _without_title(body: str) -> tuple[str, str]:
    """The first `#` heading in plain words, and the text below it: the page's title is ours."""
    start = 0
    while found := COMMENT.match(body, start):
        start = found.end()
    text = body[start:].lstrip()
    first, _, rest = text.partition("\n")
    second, _, below = rest.partition("\n")
    if re.match(r"#[ \t]+\S", first):
        title = first.lstrip("#")
    elif first.strip() and re.fullmatch(r"=+[ \t]*", second):
        title, rest = first, below
    else:
        return "", body.lstrip("\n")
    title = ATTRIBUTES.sub("", title.rstrip()).rstrip("# \t")
    blocks = read_markdown(f"# {title}", Spot(""), lambda link: Target(link.href)).blocks
    return (blocks[0].text if blocks else ""), rest.lstrip("\n")
