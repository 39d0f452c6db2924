"""The folder of roles, read into roles, or into every problem in it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from careers import frontmatter
from careers.archive import as_advertised
from careers.blank import left_blank
from careers.body import Body, make_body, read_parts
from careers.consistency import (
    OPENING,
    contradictions,
    missing,
    not_told_yet,
    unasked,
    unfit,
    unknown_departments,
    unpublished_links,
)
from careers.described import LOST, Described, described, stated
from careers.folder import RoleFiles, read_files, slug_of
from careers.frontmatter import Field, FrontMatter
from careers.ignoring import Ignore, find_ignores
from careers.inheritance import merge_texts, names_section, own_title
from careers.layers import over
from careers.links import Links, Resolve
from careers.marks import added_values, marked_headings, without_left_out
from careers.memo import Memo, lasting
from careers.problem import Problem, Spot, Text
from careers.role import Role, Status
from careers.role_values import Values, make_role
from careers.rules import Rules, make_rules
from careers.siblings import dated, opening_problems
from careers.unit import Unit
from careers.values.place import find_office

__all__ = ["Reading", "Rules", "make_rules", "read_folder", "read_role", "read_role_files"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder of roles says; `roles` holds those that could be read, by slug.

    `translated` are the files of roles that have translations, which are read by themselves.
    `ignores` are the comments in all files that ignore advice, by the paths of these.
    """

    roles: tuple[Role, ...]
    problems: tuple[Problem, ...]
    translated: tuple[RoleFiles, ...] = ()
    ignores: Mapping[str, tuple[Ignore, ...]] = field(default_factory=dict)


def read_folder(
    folder: Path,
    name: str,
    rules: Rules,
    page: Mapping[str, str],
    memo: Memo | None = None,
    look_ahead: Callable[[Sequence[RoleFiles]], None] | None = None,
) -> Reading:
    """Read every role of a folder; `name` is how problems call it, such as `roles`.

    `page` maps a role's path (`roles/x.md`) to its address on the site (`jobs/x/`). What `memo`
    has of an earlier reading is not read again, nor what `look_ahead` has it know of these files.
    """
    memo = memo or Memo()
    memo.begin(rules)
    languages = [language.code for language in rules.site.languages]
    files, found = read_files(folder, name, languages)
    if look_ahead:
        look_ahead(files)
    roles: dict[str, Role] = {}
    problems = set(found)
    for file in files:
        for role, wrong in read_role_files(file, rules, page, memo):
            roles.setdefault(role.slug, role)
            problems.update(not_told_yet(wrong, role.path, problems))
    problems.update(unpublished_links([*roles.values()], rules.site))
    problems.update(opening_problems([*roles.values()], rules.site))
    translated = tuple(file for file in files if file.translations)
    written = [file for one in files for file in one.all]
    ignores = {file.path: tuple(find_ignores(file.text or "", file.path)) for file in written}
    ignores = {path: found for path, found in ignores.items() if found}
    return Reading(tuple(roles.values()), tuple(sorted(problems)), translated, ignores)


def read_role_files(
    files: RoleFiles, rules: Rules, page: Mapping[str, str], memo: Memo | None = None
) -> Iterator[tuple[Role, list[Problem]]]:
    """A role, and its openings over what it says, each with its problems.

    An opening without a text is left out; the role is still one that has openings.
    """
    openings = [file for file in files.openings if file.text is not None]
    always = (memo and memo.rules) or lasting(rules)
    of = LOST
    if files.role and files.role.text is not None:
        text, path = files.role.text, files.role.path
        beside = tuple(file.path for file in files.openings)
        links = Links(rules.paths, path, page.get(path, path), rules.measure)

        def read(resolve: Resolve) -> _Read:
            return _read(text, path, always, resolve, None, beside)

        key = (_digest(text), path, links.page, beside)
        found = memo.read(key, links, read) if memo else read(links.resolve)
        yield _today(found, rules)
        if openings:
            of = described(found.front, path, rules, links.page)
    for file in openings:
        text, path = file.text or "", file.path
        links = Links(rules.paths, path, page.get(path, path), rules.measure)
        yield _today(_read(text, path, always, links.resolve, of), rules, of)


def _digest(text: str) -> bytes:
    """What stands for a text where it is remembered."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def read_role(text: str, path: str, rules: Rules, page: str) -> tuple[Role, list[Problem]]:
    """A role in one file from its text, with every problem in it; never an exception."""
    links = Links(rules.paths, path, page, rules.measure)
    return _today(_read(text, path, lasting(rules), links.resolve), rules)


class _Read(NamedTuple):
    """What a role's file says, at whatever moment."""

    front: FrontMatter
    role: Role
    problems: tuple[Problem, ...]


def _read(
    text: str,
    path: str,
    rules: Rules,
    resolve: Resolve,
    of: Described | None = None,
    openings: Sequence[str] = (),
) -> _Read:
    """A role, or an opening over what its role says; `openings` are the files beside a role.

    The rules are `lasting`, so it is the same until a file changes that is read here, or one
    that `resolve` answers for.
    """
    front = frontmatter.read(text, path, rules.keys)
    own = stated(front.fields)
    fields: Mapping[str, Field] = own
    if of or OPENING & front.fields.keys():
        fields = rules.completed(over(of.fields, own) if of else own)
    if openings:
        # Of what others say for it, a role takes the language of its words alone.
        shared = rules.completed(own)
        fields = {**({"language": shared["language"]} if "language" in shared else {}), **own}
    values = Values(without_left_out(fields, rules.marks), list(front.problems))
    spot = Spot(path, front.body_line)
    title = values.text("title") if "title" in own else ""
    is_section = partial(names_section, of, rules.kinds, rules.marks) if of else rules.is_section
    read = read_parts(front.body, spot, title, is_section, resolve)
    values.problems += read.problems
    if of and read.title and not title and read.title != of.title:
        values.problems.append(own_title(read.title, spot))
    title = title or read.title or (of.title if of else "")
    parts, source = read.parts, front.body
    if of and not of.is_lost:
        merged = merge_texts(of, read, rules.kinds, rules.marks)
        parts, source = merged.parts, merged.source
        values.problems += [*merged.problems, *added_values(own, rules.marks)]
    if openings:
        values.problems += marked_headings(read, rules.marks)
    body = make_body(source, read.title, parts, rules.kinds, Text(front.body, spot))
    if of:
        # A link to a part of the page is checked on this page, wherever it was written.
        targets = tuple(
            (link, replace(target, path=path) if target.href[:1] == "#" else target)
            for link, target in body.links
        )
        body = replace(body, links=targets)
    role = make_role(path, title, body, values, rules)
    if of or openings:
        parent = slug_of(path).rpartition("/")[0]
        role = replace(role, opening_of=parent, has_openings=bool(openings))
    if role.status is not Status.DRAFT:
        if not (of and of.is_lost):
            values.problems += missing(role, front.fields, front.told)
        values.problems += left_blank(front.body, spot)
    values.problems += dated(role, front.fields, openings)
    values.problems += unfit(role.fields)
    values.problems += unasked(role, rules.keys)
    return _Read(front, role, tuple(values.problems))


def _today(found: _Read, rules: Rules, of: Described | None = None) -> tuple[Role, list[Problem]]:
    """The role as it is at the moment of the rules."""
    role, problems = found.role, [*found.problems]
    for problem in contradictions(role, rules.site):
        whose = f"For {role.path}: " if problem.path != role.path and of else ""
        problems.append(replace(problem, message=f"{whose}{problem.message}"))
    return as_advertised(role, problems, rules.site)


def unit_problems(rules: Rules, roles: Sequence[Role]) -> Iterator[Problem]:
    """What is wrong with departments and offices that have files, and with naming them.

    A value that no role takes is read here; one that a role takes was read with the role.
    """
    taken = {field for role in roles for field in role.fields.values()}
    for unit in rules.units:
        unread = {key: field for key, field in unit.fields.items() if field not in taken}
        yield from read_unit(unit, unread, rules)[1]
    if rules.known_departments:
        have_files = bool(rules.units.departments)
        known = rules.known_departments
        yield from unknown_departments(roles, known, rules.site, have_files=have_files)


def read_unit(unit: Unit, fields: Mapping[str, Field], rules: Rules) -> tuple[Role, list[Problem]]:
    """Some of a unit's defaults as a role would have them that says nothing else."""
    stated = dict(fields)
    if find_office(unit.name, rules.site.offices) and unit.office:
        stated["location"] = Field("location", unit.spot, (Text(unit.name, unit.spot),))
    values = Values(stated, [])
    return make_role(unit.path, unit.name, Body(), values, rules), values.problems
