"""What a page says beside a label and its JobPosting leaves out: pay, closing day, employment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from careers.audit import shown
from careers.audit.page import Page
from careers.audit.posting import Posting
from careers.audit.rule import Rule
from careers.problem import Problem, Spot, Text
from careers.values.currency import SIGNS, candidates
from careers.values.moment import read_day
from careers.wording import quote

UNTOLD_PAY = Rule(
    "untold-pay",
    "warning",
    "The page says what the job pays, and the markup has no `baseSalary`.",
    "Add “baseSalary” with the figures of the page.",
)
UNTOLD_CLOSES = Rule(
    "untold-closes",
    "warning",
    "The page says until when people can apply, and the markup has no `validThrough`, which Google "
    "requires then.",
    "Add “validThrough” with the day of the page.",
)
UNTOLD_EMPLOYMENT = Rule(
    "untold-employment",
    "warning",
    "The page says “full-time” or the like, and the markup has no `employmentType`.",
    "Add “employmentType” with one of Google's words.",
)
UNTOLD_REMOTE = Rule(
    "untold-remote",
    "warning",
    "The page says that the job is fully remote, and the markup has no `jobLocationType`.",
    "Add “jobLocationType”: “TELECOMMUTE”, and the countries that people may work from.",
)
APPLY_MISSING = Rule(
    "apply-missing",
    "warning",
    "There is a JobPosting, and no way to apply: no form, no link out, no e-mail address. Readers "
    "take such a page for a job that has gone.",
    "Add a form, a link or an address, or take the JobPosting off the page.",
)

_PAY = re.compile(
    r"(?:base )?(?:pay|salary|compensation|wage)|gehalt|vergütung|lohn|salaire|rémunération"
    r"|salario|sueldo|retribución|αμοιβή|μισθός|αποδοχές",
    re.I,
)
_EMPLOYMENT = re.compile(
    r"(?:employment|job|contract)(?: type)?|employment|beschäftigung(?:sart)?|anstellungsart"
    r"|type d['’](?:emploi|embauche)|type de contrat|tipo de (?:empleo|contrato|jornada)|jornada"
    r"|απασχόληση|τύπος απασχόλησης",
    re.I,
)
_WORKPLACE = re.compile(
    r"work(?:place|ing)?(?: type| model| arrangement)?|location(?: type)?|arbeitsweise"
    r"|arbeitsmodell|mode de travail|modalidad(?: de trabajo)?|τρόπος εργασίας",
    re.I,
)
_REMOTE = re.compile(
    r"(?:fully|100 ?%|completely|vollständig|komplett) remote|(?:ganz im|100 ?%) home-?office"
    r"|télétravail complet|100 ?% télétravail|totalmente (?:a distancia|remoto)|100 ?% remoto"
    r"|πλήρης τηλεργασία|πλήρως εξ αποστάσεως",
    re.I,
)
_CLOSES = re.compile(
    r"(?:closes|closing date|(?:application )?deadline|apply by|applications close"
    r"|bewerbungsschluss|bewerbungsfrist|bewerbung bis|date limite(?: de candidature)?"
    r"|fecha límite|plazo(?: de solicitud)?|υποβολή έως|προθεσμία(?: υποβολής)?)(?: on)?",
    re.I,
)
_CLOSES_LINE = re.compile(rf"^(?:{_CLOSES.pattern})\s*:?\s*(?P<rest>.+)$", re.I | re.MULTILINE)
_DAY = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th|er|\.)? (?:de )?[^\W\d_]{3,12},? (?:de )?\d{4}"
    r"|[^\W\d_]{3,12} \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_APPLY = re.compile(r"appl(?:y|ication)|bewerb|postul|candidat|solicit|inscri|αίτηση", re.I)


def untold_problems(page: Page, posting: Posting, others: Iterable[str]) -> Iterator[Problem]:
    """What the page says, beside a label or in a line of its own, and its only posting doesn't.

    `others` is what entries of lists on the page say of other jobs.
    """
    page = _own(page, Counter(line for text in others for line in text.splitlines()))
    if "baseSalary" not in posting.data and (pay := _pay(page)):
        yield UNTOLD_PAY.at(posting.spot, f"The page says {quote(pay)}.")
    if "validThrough" not in posting.data and (closes := _closes(page)):
        yield UNTOLD_CLOSES.at(posting.spot, f"The page says {quote(closes)}.")
    if "employmentType" not in posting.data and (kind := _employment(page)):
        yield UNTOLD_EMPLOYMENT.at(posting.spot, f"The page says {quote(kind)}.")
    if "jobLocationType" not in posting.data and (remote := _remote(page)):
        yield UNTOLD_REMOTE.at(posting.spot, f"The page says {quote(remote)}.")
    if not page.controls and not any(_is_way(link.href, link.text) for link in page.links):
        message = "There is a JobPosting, and nothing on the page leads to an application."
        yield APPLY_MISSING.at(posting.spot, message)


def _own(page: Page, others: Counter[str]) -> Page:
    """The page without what it says of other jobs."""
    if not others:
        return page
    lines = Counter(page.main.splitlines())
    own = [line for line, number in lines.items() if number > others[line]]
    gone = set(others) - set(own)
    labels = [field for field in page.labels if not set(field[1].splitlines()) <= gone]
    return replace(page, main="\n".join(own), labels=tuple(labels))


def _pay(page: Page) -> str:
    for label, value in page.labels:
        if not _PAY.fullmatch(label) or not shown.amounts(value):
            continue
        if any(sign in value for sign in SIGNS) or any(map(candidates, value.split())):
            return f"{label}: {value}"
    return ""


def _closes(page: Page) -> str:
    found = [(label, value) for label, value in page.labels if _CLOSES.fullmatch(label)]
    found += [("", match[0]) for match in _CLOSES_LINE.finditer(page.main)]
    for label, value in found:
        written = _DAY.search(value)
        if written and isinstance(read_day(Text(written[0], Spot("")), page.language), date):
            return f"{label}: {value}" if label else value
    return ""


def _employment(page: Page) -> str:
    for label, value in page.labels:
        if _EMPLOYMENT.fullmatch(label) and re.search(r"\b(?:full|part)[- ]time\b", value, re.I):
            return f"{label}: {value}"
    return ""


def _remote(page: Page) -> str:
    for label, value in page.labels:
        if _WORKPLACE.fullmatch(label) and _REMOTE.fullmatch(value.strip()):
            return f"{label}: {value}"
    return ""


def _is_way(href: str, text: str) -> bool:
    return href.startswith(("mailto:", "tel:", "http://", "https://")) or bool(_APPLY.search(text))
