#!/usr/bin/env python3
"""Write the tables of the documentation anew, from the models that the product itself uses.

`.venv/bin/python docs/make_reference.py` changes every table that is out of date and names its
page. A table stands between `<!-- table: NAME -->` and `<!-- end -->`; a test holds each against
what this makes. The JSON Schemas in `docs/schemas/` are made and held in the same way.
"""

from __future__ import annotations

import datetime
import re
import sys
import types
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from careers.advice import Advice
from careers.audit.rules import GROUPS
from careers.catalogue import load_catalogue
from careers.checks import GROUPS as CHECKS
from careers.commands.schema import as_text, first_words
from careers.discovery import GROUP
from careers.features.application_form import ApplicationForm
from careers.features.application_form.backends import BACKENDS, Backend
from careers.features.application_form.boards import BOARDS
from careers.features.application_form.fields import ALWAYS, STANDARD
from careers.features.benefits import Benefit, Benefits
from careers.features.crawlers import Crawlers
from careers.features.editor import Editor
from careers.features.feeds import Feeds
from careers.features.feeds.jobs_json import Company, Job, Jobs, Location, Salary
from careers.features.feeds.linkedin import LinkedIn
from careers.features.hiring_steps import HiringSteps, Step
from careers.features.history import History
from careers.features.job_posting import JobPosting
from careers.features.notify import Notify
from careers.features.pay_transparency import PayTransparency
from careers.features.pay_transparency.law import checked_on, load_laws
from careers.features.readability import Readability
from careers.features.resource_links import CatalogueLink, ResourceLinks
from careers.features.social_images import SocialImages
from careers.features.wording import Wording
from careers.features.wording.lexicon import load_data
from careers.inbox.play import PLAYS
from careers.keys import ADDRESS_KEYS, KEYS, UNIT_KEYS
from careers.schemas.front_matter import KINDS, Known, front_matter_schema
from careers.schemas.options import options_schema
from careers.settings import (
    EmployerOptions,
    FooterGroup,
    FooterLink,
    FooterOptions,
    OfficeOptions,
    PolicyOptions,
    Settings,
)
from careers.similar import WEIGHTS, WORDS
from careers.unit import Kind

DOCS = Path(__file__).resolve().parent
TABLE = re.compile(r"(<!-- table: ([\w.]+) -->\n).*?(<!-- end -->)", re.DOTALL)
PLAIN = {str: "text", int: "number", bool: "true or false", datetime.date: "a day"}
ADVICE: dict[str, type[Advice]] = {
    "wording": Wording,
    "readability": Readability,
    "pay_transparency": PayTransparency,
}
CLAIMS = {
    "address": "where to post",
    "key_field": "the access key",
    "hidden": "hidden fields",
    "attributes": "what marks the form",
    "honeypot": "the field for programs",
    "redirect": "going on to a page",
    "subject": "the subject",
    "reply_to": "whom to answer",
    "files": "files",
    "captchas": "checks against programs",
    "answers": "answers to a script",
    "hops": "other addresses on the way",
    "needs_host": "whose sites it serves",
    "note": "what the note says",
}


def main() -> None:
    """Bring every page of the documentation up to date."""
    for page in sorted(DOCS.rglob("*.md")):
        before = page.read_text(encoding="utf-8")
        after = with_tables(before)
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(f"Wrote {page.relative_to(DOCS.parent)}")
    for name, text in schemas().items():
        file = DOCS / "schemas" / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            print(f"Wrote {file.relative_to(DOCS.parent)}")
    add_public_names()


def add_public_names() -> None:
    """What is public from now on is written down; nothing is ever taken off the list here."""
    sys.path.insert(0, str(DOCS))
    from public_names import FILE, with_new_names

    text = with_new_names()
    if not FILE.is_file() or FILE.read_text(encoding="utf-8") != text:
        FILE.write_text(text, encoding="utf-8")
        print(f"Wrote {FILE.relative_to(DOCS.parent)}")


def schemas() -> dict[str, str]:
    """The JSON Schemas for editors, with the features that come with the package."""
    points = entry_points(group=GROUP)
    models = {one.name: one.load() for one in points if one.value.startswith("careers.")}
    keys = {name: first_words(model) for name, model in sorted(models.items()) if model.role_key}
    made: dict[str, Any] = {kind: front_matter_schema(kind, Known(features=keys)) for kind in KINDS}
    made["config"] = options_schema(dict(sorted(models.items())), others=True)
    return {f"{name}.json": as_text(schema) for name, schema in made.items()}


def with_tables(page: str) -> str:
    """The text of a page with each of its tables as it is to be."""
    return TABLE.sub(lambda found: f"{found[1]}\n{TABLES[found[2]]()}\n\n{found[3]}", page)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(map(cell, line))} |" for line in lines)


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def keys() -> str:
    """The keys of a role's front matter."""
    rows = (
        (
            f"`{key.name.replace('_', ' ')}`",
            key.about,
            f"`{key.example}`, [more](examples.md#{key.name.replace('_', '-')})",
            "yes" * key.inherited,
        )
        for key in KEYS
    )
    return table(("Key", "What it says", "For example", "May be a default"), rows)


def unit_keys(kind: Kind) -> Callable[[], str]:
    """The keys that the file of a department or an office has besides those of its roles."""
    known = (*UNIT_KEYS, *ADDRESS_KEYS) if kind == "office" else UNIT_KEYS
    rows = [(f"`{key.name.replace('_', ' ')}`", key.about, f"`{key.example}`") for key in known]
    return lambda: table(("Key", "What it says", "For example"), rows)


def sections() -> str:
    """The headings that are known, by the section that they name."""
    known: Mapping[str, list[str]] = load_catalogue("en")["sections"]
    rows = ((f"`{kind}`", " · ".join(headings)) for kind, headings in known.items())
    return table(("Section", "Headings that name it"), rows)


def checks() -> str:
    """Every check by its code, below the page that tells more."""
    parts = []
    for group in CHECKS:
        page = group.page.removeprefix("docs/")
        there = page.removeprefix("hr/") if page.startswith("hr/") else f"../{page}"
        rows = ((f"`{code}`", about) for code, about in group.about.items())
        body = table(("Code", "What is the matter"), rows)
        parts.append(f"## {group.name}\n\nSee [{_title(group.page)}]({there}).\n\n{body}")
    return "\n\n".join(parts)


def _title(page: str) -> str:
    """The heading of a page."""
    text = (DOCS.parent / page.partition("#")[0]).read_text(encoding="utf-8")
    return text.partition("\n")[0].removeprefix("# ")


def backends() -> str:
    """The services that an application form can be posted to."""
    rows = (
        (
            f"`{name}`",
            backend.address.replace("{id}", "NAME") if backend.hosts else "yours",
            files(backend),
            "to `thanks`" if backend.redirect or backend.needs_host else "set it at the service",
            " or ".join(f"`{kind}`" for kind in backend.captchas) or "no",
            answers(backend),
            backend.note,
        )
        for name, backend in BACKENDS.items()
    )
    head = ("`backend`", "Posted to", "Files", "Goes on", "`captcha`", "Answers a script", "Note")
    return table(head, rows)


def files(backend: Backend) -> str:
    """What files a service takes, in words."""
    taken = backend.files
    if taken is None:
        return "no"
    said = [
        f"{taken.megabytes} MB each" if taken.megabytes else "",
        f"{taken.total_megabytes} MB in all" if taken.total_megabytes else "",
        f"{taken.most} at most" if taken.most else "",
        f"in {taken.plan}" if taken.plan else "",
    ]
    return ", ".join(filter(None, said)) or "yes"


def answers(backend: Backend) -> str:
    """Whether a form can be sent without leaving the page, in words."""
    if backend.answers is None:
        return "no"
    return "with `json_answers`" if backend.name == "custom" else "yes"


def evidence() -> str:
    """How sure it is what a service wants, and where that was found."""
    rows = []
    for backend in BACKENDS.values():
        found: dict[tuple[str, ...], list[str]] = {}
        for about, claim in backend.claims.items():
            found.setdefault((claim.sure, claim.source, claim.date), []).append(about)
        for (sure, source, read_in), abouts in found.items():
            named = ", ".join(CLAIMS[about] for about in abouts)
            rows.append((f"`{backend.name}`", named, sure, source, read_in))
    return table(("`backend`", "What", "How sure", "Where", "Read in"), rows)


def standard() -> str:
    """The fields that a form can have, and which it has when nobody says so."""
    words: Mapping[str, Mapping[str, str]] = load_catalogue("en")["application_form"]["fields"]
    rows = (
        (
            f"`{key.replace('_', ' ')}`",
            words[key]["label"],
            "always" if key in ALWAYS else field.usual,
        )
        for key, field in STANDARD.items()
    )
    bullets = ("`requirements`", "Each bullet under “Requirements”, as a yes or a no", "off")
    return table(("Field", "Asks", "By default"), [*rows, bullets])


def plays() -> str:
    """What the inbox can answer."""
    rows = ((f"`{name}`", play.about) for name, play in PLAYS.items())
    return table(("Answer", "What happens"), rows)


def boards() -> str:
    """The application sites that are known."""
    rows = (
        (
            board.title,
            f"`{board.example}`" if board.pages else f"no: it {board.no_frame}",
            board.posting,
            f"{board.claim.sure}: {board.claim.source} {board.claim.date}".strip(),
        )
        for board in BOARDS
    )
    head = ("Site", "In a frame", "To post to it, a page would need", "How sure, and where from")
    return table(head, rows)


def laws() -> str:
    """The laws about pay in advertisements that are known."""
    rows = (
        (
            f"[{law.name}]({law.address}), {law.law}",
            str(law.since),
            str(law.employees or "any"),
            ", ".join(law.wants) + (f"; {law.also}" if law.also else ""),
            law.remote or "none",
            f"{law.sure}: {law.source}",
        )
        for law in load_laws()
    )
    head = ("Where", "Since", "Employers of", "What it wants", "Remote roles", "Where from")
    return f"Checked on {checked_on()}.\n\n{table(head, rows)}"


def sources() -> str:
    """Where the words come from that are advised on."""
    rows = (
        (
            f"[{source['title']}]({source['address']})",
            code,
            source["licence"],
            source["sure"],
        )
        for code, said in load_data().items()
        for source in said["sources"].values()
    )
    return table(("Source", "For", "Licence", "How sure"), rows)


def topics(feature: type[Advice]) -> Callable[[], str]:
    """What a feature of advice is about, by the names that its options and comments use."""
    begin = next(name for name, kind in ADVICE.items() if kind is feature).replace("_", "-")
    rows = [
        (f"`{name}`", f"`{begin}-{name}`", about) for name, about in feature.known_topics.items()
    ]
    return lambda: table(("Topic", "In a comment", "What it is about"), rows)


def rules(group: str) -> Callable[[], str]:
    """The rules of the audit in one of its groups."""
    head = ("Rule", "Is", "What it finds", "What to do")
    rows = [
        (f"`{rule.code}`", rule.severity, plain(rule.about), plain(rule.fix))
        for rule in GROUPS[group]
    ]
    return lambda: table(head, rows)


def examples() -> str:
    """Every key with examples, and what is said of them."""
    sys.path.insert(0, str(DOCS))
    from key_examples import page

    return page()


def slips() -> str:
    """What becomes of role files with slips in them."""
    sys.path.insert(0, str(DOCS.parent))
    from tests.study.study import figures

    head = ("Slip", "Files", "Read as meant", "Of these, with a note", "Told, with what to write")
    return table(head, figures())


def similar() -> str:
    """What counts how much when two roles are compared."""
    said = {
        "department": "the same department",
        "word": f"each word that both titles have, up to {WORDS}",
        "town": "the same town",
        "region": "else the same state or region",
        "country": "else the same country",
        "remote": "the open role is remote, and open to where the other one was",
        "pay": "pay in the same currency, for the same period, that overlaps",
    }
    return table(("What they share", "Points"), [(said[key], str(n)) for key, n in WEIGHTS.items()])


def hooks() -> dict[str, Callable[[], str]]:
    """What is made of the hooks' specifications: of each, of all, and of the values they have."""
    sys.path.insert(0, str(DOCS))
    import hook_reference as made

    each = {f"hook.{name}": made.about(name) for name in made.HOOKS}
    return {**each, "hooks": made.overview, "values": made.values}


def plain(text: str) -> str:
    """Text in which only what stands in `` is code: a tag in it is not one of the page."""
    parts = re.split("(`[^`]*`)", text)
    return "".join(
        part if part[:1] == "`" else re.sub(r"([<&*\\[])", r"\\\1", part) for part in parts
    )


def options(model: type[BaseModel]) -> Callable[[], str]:
    """The options of a model, with what each is by default."""
    head = ("Option", "Is", "By default", "What it says")
    rows = [
        (f"`{name}`", kind(field.annotation), default(field), field.description or "")
        for name, field in model.model_fields.items()
    ]
    return lambda: table(head, rows)


def shape(model: type[BaseModel]) -> Callable[[], str]:
    """The parts of a model of data, by the names that they have in a file."""
    rows = [
        (
            f"`{field.alias}`",
            "always" if field.is_required() else "if stated",
            field.description or "",
        )
        for field in model.model_fields.values()
    ]
    return lambda: table(("Name", "There", "What it says"), rows)


def kind(annotation: Any) -> str:
    """What an option takes, in words."""
    if annotation in PLAIN:
        return PLAIN[annotation]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " or ".join(f"`{word}`" for word in inner)
    if origin in (Union, types.UnionType):
        said = [kind(part) for part in inner if part is not type(None)]
        return "text or a list" if said == ["text", "a list"] else " or ".join(said)
    if origin in (tuple, list):
        return "a list"
    return "names with values"


def default(field: FieldInfo) -> str:
    """What an option is when nobody writes it."""
    if field.is_required():
        return "needed"
    value = field.get_default(call_default_factory=True)
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, BaseModel):
        return ""  # its own table says it
    return f"`{value}`" if value or isinstance(value, int) else ""


TABLES: dict[str, Callable[[], str]] = {
    "keys": keys,
    "checks": checks,
    "department_keys": unit_keys("department"),
    "office_keys": unit_keys("office"),
    "sections": sections,
    "similar": similar,
    "slips": slips,
    "examples": examples,
    "plays": plays,
    "backends": backends,
    "backends.evidence": evidence,
    "boards": boards,
    "standard_fields": standard,
    "settings": options(Settings),
    "employer": options(EmployerOptions),
    "office": options(OfficeOptions),
    "content_security": options(PolicyOptions),
    "footer": options(FooterOptions),
    "footer.groups": options(FooterGroup),
    "footer.links": options(FooterLink),
    "job_posting": options(JobPosting),
    "resource_links": options(ResourceLinks),
    "resource_links.links": options(CatalogueLink),
    "application_form": options(ApplicationForm),
    "feeds": options(Feeds),
    "feeds.linkedin": options(LinkedIn),
    "jobs.json": shape(Jobs),
    "jobs.json.company": shape(Company),
    "jobs.json.jobs": shape(Job),
    "jobs.json.locations": shape(Location),
    "jobs.json.salary": shape(Salary),
    "crawlers": options(Crawlers),
    "editor": options(Editor),
    **{f"audit.{group}": rules(group) for group in GROUPS},
    "social_images": options(SocialImages),
    "notify": options(Notify),
    "history": options(History),
    "readability": options(Readability),
    "wording": options(Wording),
    "wording.sources": sources,
    "pay_transparency": options(PayTransparency),
    "pay_transparency.laws": laws,
    **{f"{name}.topics": topics(feature) for name, feature in ADVICE.items()},
    "benefits": options(Benefits),
    "benefits.benefits": options(Benefit),
    "hiring_steps": options(HiringSteps),
    "hiring_steps.steps": options(Step),
    **hooks(),
}

if __name__ == "__main__":
    main()
