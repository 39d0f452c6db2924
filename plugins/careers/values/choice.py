"""One of a few words: where, how much, what state, yes or no, how many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from careers.problem import Problem, Text
from careers.role import EmploymentType, Status, Workplace
from careers.values.span import NUMBER_OF
from careers.wording import Slip, fold, plain, quote, series, squash, tidy, too_long

Chosen = TypeVar("Chosen", bound=StrEnum)

# What people write for each choice, beside its own name: English, German, French, Spanish,
# Greek. Case, accents, spaces, `-` and `_` do not count.
WORKPLACES = {
    Workplace.ON_SITE: "office, in office, in the office, in person, at the office, office based, "
    "vor Ort, im Büro, Präsenz, sur site, sur place, au bureau, en présentiel, présentiel, "
    "presencial, en la oficina, στο γραφείο, δια ζώσης, με φυσική παρουσία, αυτοπροσώπως",
    Workplace.HYBRID: "hybrid working, hybrid work, partly remote, partially remote, "
    "Hybridarbeit, hybrides Arbeiten, hybride Arbeit, teilweise remote, teils remote, "
    "teilweise im Homeoffice, teils im Homeoffice, teilweise Homeoffice, teils Homeoffice, "
    "hybride, en hybride, télétravail partiel, "
    "en partie à distance, híbrido, híbrida, semipresencial, modelo híbrido, modalidad híbrida, "
    "trabajo híbrido, υβριδικό, υβριδική, υβριδικά, υβριδική εργασία, υβριδικό μοντέλο",
    Workplace.REMOTE: "fully remote, full remote, remotely, remote only, 100% remote, "
    "work from home, working from home, wfh, home based, telecommute, telecommuting, telework, "
    "remote arbeiten, Fernarbeit, Telearbeit, ganz im Homeoffice, nur im Homeoffice, "
    "vollständig remote, komplett remote, nur remote, ausschließlich remote, 100% Homeoffice, "
    "télétravail, à distance, full télétravail, télétravail complet, télétravail à 100%, "
    "100% télétravail, entièrement à distance, teletrabajo, remoto, en remoto, a distancia, "
    "100% remoto, 100% teletrabajo, totalmente remoto, totalmente a distancia, εξ αποστάσεως, "
    "τηλεργασία, απομακρυσμένα, πλήρης τηλεργασία, πλήρως εξ αποστάσεως, "
    "εξ ολοκλήρου εξ αποστάσεως",
}
EMPLOYMENTS = {
    EmploymentType.FULL_TIME: "full, FT, full time job, full time position, Vollzeit, voll, "
    "in Vollzeit, Vollzeitstelle, temps plein, temps complet, à temps plein, plein temps, "
    "à plein temps, jornada completa, a jornada completa, tiempo completo, a tiempo completo, "
    "πλήρης απασχόληση, πλήρης, πλήρους απασχόλησης, πλήρες ωράριο",
    EmploymentType.PART_TIME: "part, PT, Teilzeit, teil, in Teilzeit, Teilzeitstelle, "
    "temps partiel, à temps partiel, mi-temps, à mi-temps, media jornada, a media jornada, "
    "jornada parcial, a jornada parcial, tiempo parcial, a tiempo parcial, "
    "μερική απασχόληση, μερικής απασχόλησης, μερικό ωράριο, ημιαπασχόληση",
    EmploymentType.CONTRACT: "contractor, contracting, freelance, freelancer, freiberuflich, "
    "freie Mitarbeit, Honorarbasis, auf Honorarbasis, indépendant, indépendante, en freelance, "
    "autónomo, autónoma, por cuenta propia, ελεύθερος επαγγελματίας, σύμβαση έργου, "
    "εξωτερικός συνεργάτης, εξωτερική συνεργάτιδα",
    EmploymentType.TEMPORARY: "temp, fixed term, fixed term contract, seasonal, befristet, "
    "befristete Anstellung, Zeitarbeit, temporär, CDD, durée déterminée, à durée déterminée, "
    "contrat à durée déterminée, temporaire, intérim, saisonnier, saisonnière, temporal, "
    "eventual, contrato temporal, ορισμένου χρόνου, σύμβαση ορισμένου χρόνου, προσωρινή, εποχική",
    EmploymentType.INTERNSHIP: "intern, internships, Praktikum, Praktikant, Praktikantin, "
    "Pflichtpraktikum, stage, stagiaire, en stage, prácticas, en prácticas, becario, becaria, "
    "beca, πρακτική, πρακτική άσκηση",
    EmploymentType.VOLUNTEER: "voluntary, volunteering, ehrenamtlich, Ehrenamt, bénévole, "
    "bénévolat, voluntario, voluntaria, voluntariado, εθελοντική, εθελοντισμός",
    EmploymentType.PER_DIEM: "by the day, daily, day rate, tageweise, à la journée, por días, "
    "με την ημέρα",
    EmploymentType.OTHER: "sonstige, sonstiges, andere, anderes, autre, otro, otra, άλλο",
}
STATUSES = {
    Status.OPEN: "opened, active, live, published, hiring, accepting applications, offen, aktiv, "
    "ausgeschrieben, ouvert, ouverte, abierto, abierta, disponible, ανοιχτή, ανοικτή, ενεργή",
    Status.DRAFT: "in draft, wip, work in progress, unpublished, hidden, Entwurf, brouillon, "
    "borrador, πρόχειρο",
    Status.PAUSED: "pause, on hold, hold, suspended, frozen, pausiert, ruht, ruhend, en pause, "
    "suspendu, suspendue, en pausa, pausado, pausada, σε παύση, σε αναστολή",
    Status.FILLED: "hired, taken, placed, besetzt, vergeben, pourvu, pourvue, cubierto, cubierta, "
    "καλύφθηκε, καλυμμένη",
    Status.CLOSED: "close, expired, ended, archived, inactive, "
    "geschlossen, beendet, abgeschlossen, abgelaufen, archiviert, fermé, fermée, clos, close, "
    "expiré, expirée, archivé, archivée, cerrado, cerrada, expirado, expirada, finalizado, "
    "finalizada, archivado, archivada, έκλεισε, κλειστή, έληξε, αρχειοθετήθηκε",
    Status.WITHDRAWN: "withdraw, cancelled, canceled, taken back, called off, zurückgezogen, "
    "abgesagt, retiré, retirée, annulé, annulée, retirado, retirada, cancelado, cancelada, "
    "ακυρώθηκε, αποσύρθηκε",
}
YES = "yes, y, true, on, 1, ja, wahr, oui, vrai, sí, verdadero, ναι"
NO = "no, n, false, off, 0, nein, falsch, non, faux, falso, όχι"

# Words that say something else, and what to write for it.
_NOT_HOURS = "It is not about hours: write only full-time or part-time."
_IN_TITLE = "Write full-time or part-time, whichever it is, and the word itself in the title."
EMPLOYMENT_HINTS = {
    **dict.fromkeys(("permanent", "regular", "indefinite", "unlimited", "unbefristet"), _NOT_HOURS),
    **dict.fromkeys(("festanstellung", "cdi", "indefinido", "αορίστου χρόνου"), _NOT_HOURS),
    "casual": "Write part-time, temporary or per-diem, whichever it is.",
    "zero hours": "Write part-time or per-diem, whichever it is.",
    **dict.fromkeys(("duree indeterminee", "contrato indefinido", "fijo"), _NOT_HOURS),
    **dict.fromkeys(("aushilfe", "minijob", "midijob", "werkstudent", "werkstudentin"), _IN_TITLE),
    **dict.fromkeys(("apprenticeship", "ausbildung", "duales studium", "lehre"), _IN_TITLE),
    **dict.fromkeys(("alternance", "apprentissage", "aprendizaje", "μαθητεία"), _IN_TITLE),
    "remote": "Where the work is done goes under `workplace:`.",
    "hybrid": "Where the work is done goes under `workplace:`.",
}
_AT_TIMES = "Write remote if nobody need come to an office, hybrid if one must at times."
WORKPLACE_HINTS = {
    "home office": "Write remote if it is always at home, hybrid if it is so at times.",
    **dict.fromkeys(("mobiles arbeiten", "mobile arbeit", "ortsunabhängig", "mixto"), _AT_TIMES),
    **dict.fromkeys(("flexibel", "remote möglich", "télétravail possible"), _AT_TIMES),
    **dict.fromkeys(("teletrabajo parcial", "δυνατότητα τηλεργασίας"), _AT_TIMES),
    "flexible": "Write hybrid for some days in the office, remote for none.",
    "remote first": _AT_TIMES,
    "remote friendly": "Write hybrid for some days in the office, on-site for all of them.",
    "yes": "Write remote if the work is done wholly from home.",
    "no": "Write on-site if the work is done in the office.",
}
STATUS_HINTS = {
    **dict.fromkeys(
        ("upcoming", "scheduled", "planned", "soon"),
        "Write the first day under `opens:`, such as 2026-12-15, and leave `status` out.",
    ),
    **dict.fromkeys(("true", "yes"), "Write open."),
    **dict.fromkeys(("false", "no"), "Write closed, or draft if it was never published."),
}


def _table(synonyms: Mapping[Chosen, str]) -> dict[str, Chosen]:
    """Every choice by each of its words, squashed; its own name first."""
    return {
        squash(word): choice
        for choice, words in synonyms.items()
        for word in (choice.value, *words.split(","))
    }


_WORKPLACE_OF = _table(WORKPLACES)
_EMPLOYMENT_OF = _table(EMPLOYMENTS)
_STATUS_OF = _table(STATUSES)
_ANSWER_OF = {squash(w): answer for answer, ws in ((True, YES), (False, NO)) for w in ws.split(",")}
_BETWEEN = re.compile(r"[,;/|+\n]|\s(?:and|or|und|oder|et|ou|y|o|και|ή|&)\s", re.IGNORECASE)


def read_workplace(text: Text) -> Workplace | Problem:
    """On-site, hybrid or remote."""
    return _one(text, "workplace", _WORKPLACE_OF, WORKPLACE_HINTS)


def read_employment(text: Text) -> tuple[EmploymentType, ...] | Problem:
    """One or several of the employment types, in the order written, each once."""
    if problem := too_long(text, "the employment type"):
        return problem
    parts = [part for part in _BETWEEN.split(tidy(text.value)) if squash(part)] or [""]
    chosen: list[EmploymentType] = []
    for part in parts:
        found = _choose(part, "employment", _EMPLOYMENT_OF, EMPLOYMENT_HINTS)
        if isinstance(found, Slip):
            several = f"names {quote(part)}, which {found.what}"
            return found._replace(what=several if len(parts) > 1 else found.what).at(text)
        chosen.append(found)
    return tuple(dict.fromkeys(chosen))


def read_status(text: Text) -> Status | Problem:
    """What HR says of the role."""
    return _one(text, "status", _STATUS_OF, STATUS_HINTS)


def read_flag(text: Text) -> bool | Problem:
    """Yes or no."""
    if problem := too_long(text, "yes or no"):
        return problem
    answer = _ANSWER_OF.get(squash(text.value))
    if answer is not None:
        return answer
    return Slip("flag-unknown", "is neither yes nor no", "Write yes or no.").at(text)


def read_number(text: Text) -> int | Problem:
    """A whole number from 1 to 9,999, in digits or, up to ten, as a word."""
    if problem := too_long(text, "a number"):
        return problem
    written = plain(text.value)
    word = fold(written)
    if NUMBER_OF.get(word) and len(word) > 2:  # `a` is no number of anything
        return int(NUMBER_OF[word])
    if re.fullmatch(r"\d{1,10}", written) and 0 < int(written) < 10_000:
        return int(written)
    digits = [int(found) for found in re.findall(r"\d+", written[:40])]
    fitting = [number for number in digits if 0 < number < 10_000]
    fix = f"Write it in digits, such as {fitting[0] if len(digits) == 1 and fitting else 2}."
    if digits == [0]:
        fix = "Leave the line out if it is not known."
    return Slip("number-unclear", "is not a whole number from 1 to 9,999", fix).at(text)


def _one(
    text: Text, what: str, table: Mapping[str, Chosen], hints: Mapping[str, str]
) -> Chosen | Problem:
    if problem := too_long(text, f"the {what}"):
        return problem
    found = _choose(tidy(text.value), what, table, hints)
    return found.at(text) if isinstance(found, Slip) else found


def _choose(
    written: str, what: str, table: Mapping[str, Chosen], hints: Mapping[str, str]
) -> Chosen | Slip:
    if found := table.get(squash(written)):
        return found
    choices = list(dict.fromkeys(choice.value for choice in table.values()))
    hint = {squash(word): said for word, said in hints.items()}.get(squash(written))
    if hint:
        return Slip(f"{what}-unknown", "is none of the choices", hint)
    near = _near(written, table)
    guess = f"Did you mean “{near}”? " if near else ""
    fix = f"{guess}The choices are {series(choices)}."
    return Slip(f"{what}-unknown", "is none of the choices", fix)


def _near(written: str, table: Mapping[str, Chosen]) -> Chosen | None:
    """The choice that the value begins with, or that it may be a slip of."""
    words = fold(written).split()[:6]
    for size in range(len(words), 0, -1):
        if found := table.get("".join(words[:size])):
            return found
    near = get_close_matches(squash(written)[:40], table, n=1, cutoff=0.75)
    return table[near[0]] if near else None
