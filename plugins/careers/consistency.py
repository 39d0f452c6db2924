"""What a role lacks, and what in it, or between roles, can't be true together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from careers.archive import is_archived
from careers.body import QUESTIONS
from careers.frontmatter import Field
from careers.keys import LISTS, NAMES
from careers.layers import TWINS
from careers.lifecycle import State, begin_of, end_of, opens_at, state_at, zone_of
from careers.problem import Problem, Spot
from careers.role import Credential, Moment, Role, Workplace
from careers.secret import looks_secret
from careers.site import Site
from careers.slug import titled
from careers.unit import department_key
from careers.wording import nearest, quote

LIKE = 0.8  # of 1: “Enginering” is “Engineering”, “Sales Operations” is not “Sales”
# Whoever writes one of these means an opening, and not the description of a role.
OPENING = frozenset(
    ("posted", "opens", "closes", "location", "workplace", "applicants", "pay", "apply", "status")
)


def missing(
    role: Role, written: Mapping[str, Field], told: Collection[str] = ()
) -> Iterator[Problem]:
    """What a role needs and doesn't have; `written` are its own keys, also those left empty.

    `told` are keys that it lacks and that another problem asks for.
    """
    stated = {*role.fields, *told}

    def lack(key: str, code: str, message: str, fix: str, near: str = "") -> Problem:
        if key in written:
            return written[key].spot.error(code, f"Nothing is written behind “{key}:”.", fix)
        return role.spot(near).error(code, message, fix)

    # An opening is called as its role is, and of that one it is told.
    if not role.title and "title" not in told and (role.has_openings or not role.opening_of):
        name = titled(role.slug)
        fix = f"Write “title: {name}”, or “# {name}” as the first line of the text."
        yield lack("title", "title-missing", "This role has no title.", fix)
    if not any(section.html.strip() for section in role.body.told()):
        fix = "Write what the role is about below the second “---”."
        yield Spot(role.path).error("body-missing", "This role has no text.", fix)
    if role.has_openings or (role.is_description and not OPENING & written.keys()):
        return
    if role.posted is None and "posted" not in stated:
        fix = (
            "Write “posted:” with the day the role was first advertised, "
            "such as “posted: 2026-11-02”."
        )
        near = "closes" if "closes" in role.fields else "opens"
        yield lack("posted", "posted-missing", "This opening has no posted date.", fix, near)
    if role.workplace is Workplace.REMOTE:
        if not role.applicants and "applicants" not in stated:
            message = "This role is remote, and doesn't say from where one may work."
            fix = (
                "Write “applicants:” with the countries it is open to, "
                "such as “applicants: Greece; Germany”."
            )
            yield lack("applicants", "applicants-missing", message, fix, "workplace")
    elif not role.places and "location" not in stated and "workplace" not in told:
        fix = (
            "Write “location: Boston, MA, United States”, or “workplace: remote” and “applicants:”."
        )
        yield lack("location", "location-missing", "This opening has no location.", fix)


def unasked(role: Role, keys: Collection[str]) -> Iterator[Problem]:
    """Questions that no form asks, because the site has none; `keys` are those of its features."""
    section = role.body.section(QUESTIONS)
    if section and "application_form" not in keys:
        message = "These questions are shown nowhere: the site has no application form."
        fix = "Turn application_form on in mkdocs.yml, or give the text another heading."
        yield section.spot.note("question-unasked", message, fix)


def unfit(fields: Mapping[str, Field]) -> Iterator[Problem]:
    """Values of the wrong kind for any key: lists where one is meant, secrets; one thing twice."""
    if fields.keys() >= TWINS.keys():
        first, second = sorted((fields[key] for key in TWINS), key=lambda field: field.spot)
        message = f"“{_name(second)}” says the same as “{_name(first)}” does, how to apply."
        yield second.spot.error("apply-twice", message, "Keep one of the two.")
    for key, field in fields.items():
        if len(field.items) > 1 and key in NAMES - LISTS:
            name = _name(field)
            message = f"“{name}” has {len(field.items)} values, and takes one."
            fix = f"Write it on one line, such as “{name}: {field.items[0].value}”."
            yield field.items[1].spot.error("one-value", message, fix)
        for item in field.items:
            if looks_secret(item.value):
                message = "This looks like a password or a key, and everybody can read this file."
                fix = "Take it out, and tell whoever gave it to you that it has to be changed."
                yield item.spot.error("secret", message, fix)


def _name(field: Field) -> str:
    return field.key.replace("_", " ")


def contradictions(role: Role, site: Site) -> Iterator[Problem]:
    """Dates, and demands, that can't all be true."""
    if not state_at(role, site.now, site).is_over:
        yield from _instead(role)

    zone = zone_of(role, site)

    def begin(moment: Moment) -> datetime:
        return begin_of(moment, zone).astimezone(UTC)

    if role.opens and role.posted and begin(role.opens) < begin(role.posted):
        message = (
            f"This role opens on {_iso(role.opens)}, before it is posted on {_iso(role.posted)}."
        )
        fix = "Take “opens” out, or change one of the two."
        yield role.spot("opens").error("opens-early", message, fix)
    if role.start and role.posted and begin(role.start) < begin(role.posted):
        message = (
            f"The work starts on {_iso(role.start)}, before the role is posted on "
            f"{_iso(role.posted)}."
        )
        yield role.spot("starts").error("starts-early", message, "Change one of the two.")
    if role.status_since and role.posted and begin(role.status_since) < begin(role.posted):
        message = (
            f"This role is {role.status} on {_iso(role.status_since)}, before it is posted on "
            f"{_iso(role.posted)}."
        )
        yield role.spot("status").error("status-early", message, "Change one of the two.")
    if role.confirmed and begin(role.confirmed) > site.now:
        message = f"This is confirmed on {_iso(role.confirmed)}, a day that is yet to come."
        yield role.spot("confirmed").note("confirmed-early", message, "It counts from then on.")
    if not role.closes:
        return
    end = end_of(role.closes, zone).astimezone(UTC)
    for verb, moment in (("is posted", role.posted), ("opens", role.opens)):
        if moment and begin(moment) >= end:
            message = (
                f"This role closes on {_iso(role.closes)}, before it {verb} on {_iso(moment)}."
            )
            later = _a_year_later(role.closes)
            meant = later and end_of(later, zone).astimezone(UTC) > begin(moment)
            fix = f"Did you mean “closes: {_iso(later)}”?" if later and meant else ""
            fix = fix or "Change one of the two."
            yield role.spot("closes").error("closes-early", message, fix)
            return


def _instead(role: Role) -> Iterator[Problem]:
    """Experience can stand in for an education only where both are asked for."""
    if not role.experience_instead:
        return
    spot = role.spot("experience_instead_of_education")
    says = "This says that experience stands in for the education"
    lacking = [key for key in ("education", "experience") if not getattr(role, key)]
    if lacking:
        fix = "Write both “education: bachelor's degree” and “experience: 2 years”."
        message = f"{says}, and the role has no “{lacking[0]}”."
        yield spot.error("instead-of-nothing", message, fix)
    elif Credential.NONE in role.credentials or role.months_of_experience == 0:
        key = "education" if Credential.NONE in role.credentials else "experience"
        message = f"{says}, and “{key}: {getattr(role, key)}” asks for none."
        yield spot.error("instead-of-nothing", message, "Take one of the two lines out.")


def unpublished_links(roles: Sequence[Role], site: Site) -> Iterator[Problem]:
    """Links between roles that lead to a page which is not on the site, or not yet.

    Of a role that is upcoming the day counts on which it is published: nobody looks at its links
    then.
    """
    if site.preview:
        return
    states = {role.path: state_at(role, site.now, site) for role in roles}
    hidden = {role.path: role for role in roles if not states[role.path].is_public}
    for role in roles if hidden else ():
        if states[role.path] is State.DRAFT:
            continue
        opens = opens_at(role, site) if role.path in hidden else None
        for link, target in role.body.links:
            other = hidden.get(target.path)
            state = state_at(other, opens or site.now, site) if other else State.OPEN
            if not state.is_public:
                still = "still is not published then" if opens else "is not published"
                message = f"This link leads to a role that {still} ({state})."
                yield link.spot.error("link-unpublished", message, "Take the link out until it is.")


def unknown_departments(
    roles: Sequence[Role], names: Sequence[str], site: Site, *, have_files: bool
) -> Iterator[Problem]:
    """Departments that are nearly called as one of `names`, the known ones.

    Where departments have files, that is a warning: the role would be missing on a page. A role
    that is over keeps the department it had.
    """
    known = {department_key(name) for name in names}
    for role in roles:
        name = role.department
        if not name or department_key(name) in known:
            continue
        near = nearest(name, names, likeness=LIKE)
        if near and not is_archived(state_at(role, site.now, site)):
            message = f"{quote(name)} is no department that is known here."
            fix = (
                f"Did you mean {quote(near[0])}? If it is another one, give it a file of its own, "
                "or a line below “departments:” in mkdocs.yml."
            )
            spot = role.spot("department")
            make = spot.warning if have_files else spot.note
            yield make("department-unknown", message, fix)


def not_told_yet(
    found: Iterable[Problem], path: str, told: Collection[Problem]
) -> Iterator[Problem]:
    """The problems of the role at `path`, but for those of other files' values that were told.

    One wrong default reads otherwise in a role in Greece than in one in Germany.
    """
    found = list(found)
    if all(problem.path == path for problem in found):
        return iter(found)
    places = {_place(problem) for problem in told}
    return iter(
        [problem for problem in found if problem.path == path or _place(problem) not in places]
    )


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.path, problem.line, problem.column, problem.code


def _iso(moment: Moment) -> str:
    return moment.isoformat(" ", "minutes") if isinstance(moment, datetime) else moment.isoformat()


def _a_year_later(moment: Moment) -> Moment | None:
    try:
        return moment.replace(year=moment.year + 1)
    except ValueError:
        return None
