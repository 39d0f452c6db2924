"""The keys of a role's front matter, declared once: the reader and the docs both use this."""

# ruff: noqa: E501 — a table is read by its columns

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Key:
    """One key: what it is for and how it is written.

    `inherited` keys may stand in `mkdocs.yml`, as a default of the site or a department. Of
    the keys of a role's `index.md`, its openings take all but those that are `of_opening`.
    """

    name: str
    about: str
    example: str
    inherited: bool = True
    of_opening: bool = False


KEYS = (
    Key("title", "What the role is called. Needed, here or as a first # heading.", "Sales Account Executive", False),
    Key("summary", "One sentence for the list and for search engines.", "Help bakeries plan their week.", False),
    Key("department", "The department it belongs to; the list is grouped by it.", "Sales"),
    Key("team", "The team within the department.", "Northeast"),
    Key("level", "Seniority.", "Senior"),
    Key("industry", "The industry of the work, if readers should know.", "Food technology"),
    Key("occupation", "Its code and name in O*NET-SOC or ISCO-08, if you know them; several with “;” between.", "41-4012.00 Sales Representatives"),
    Key("tags", "Words to find it by, with commas between them.", "crm, field sales"),
    Key("featured", "“yes” puts it first.", "yes"),
    Key("language", "The language of the role, if it isn't the site's.", "de"),
    Key("location", "An office's name, or city, region, country; several with “;” between.", "Boston, MA, United States"),
    Key("workplace", "on-site, hybrid or remote.", "hybrid"),
    Key("applicants", "Countries or states that a remote role is open to. Needed for remote.", "Greece; Germany"),
    Key("employment", "full-time, part-time, contract, temporary, internship, volunteer, per diem, other.", "full-time"),
    Key("hours", "Working hours.", "20 hours a week"),
    Key("starts", "When the work begins.", "March 2027"),
    Key("duration", "How long the work lasts.", "6 months"),
    Key("openings", "How many people are sought.", "2", True, True),
    Key("pay", "A range or a figure, a currency and per what.", "60,000–75,000 USD per year"),
    Key("pay_note", "What else there is to say about the pay.", "in fourteen installments"),
    Key("bonus", "Commission, bonus or shares on top of the pay.", "8% commission on each new contract"),
    Key("benefits", "What else one gets, with commas between.", "25 days off, health cover"),
    Key("education", "The education it needs, if any.", "none needed"),
    Key("experience", "The experience it needs, if any.", "2 years in sales"),
    Key("experience_instead_of_education", "“yes” if the experience stands in for the education.", "yes"),
    Key("skills", "Skills, with commas between.", "negotiation, CRM"),
    Key("authorization", "Who may work there by law.", "right to work in the US"),
    Key("clearance", "The security clearance it needs, if any.", "SC clearance"),
    Key("physical_demands", "What the work asks of the body.", "lifting up to 15 kg, with aids"),
    Key("posted", "The day it was first advertised. Needed for an opening.", "2026-11-02", False, True),
    Key("opens", "The first day on the site, if later than posted.", "2026-12-01", False, True),
    Key("closes", "The last day to apply, to its end; or a minute of it.", "2026-12-15", False, True),
    Key("timezone", "Where its days begin and end, if not where the site's do.", "Europe/Athens"),
    Key("status", "open, draft, paused, filled, closed or withdrawn; all but the first two may say since when.", "filled on 2026-12-03", False),
    Key("confirmed", "The day somebody last confirmed that it is open; a name behind “by” is published.", "2026-11-20 by Eleni", False, True),
    Key("owner", "Who answers for it, inside the company; not published.", "people team"),
    Key("aliases", "Earlier file names of this role.", "account-executive", False, True),
    Key("reference", "Your own number for it.", "SAL-014", False, True),
    Key("contact", "Whom to ask.", "jobs@example.com"),
    Key("apply", "How to apply, if not as the site says: a link, an e-mail address, or off.", "jobs@example.com"),
    Key("ask", "What the application form asks, if not as the site says: required, optional or off.", "CV required, phone off"),
)  # fmt: skip

# What the file of a department or an office says besides what its roles start from.
UNIT_KEYS = (
    Key("title", "What roles call it; else it is called as its file is, with capital letters.", "Customer Support", False),
    Key("summary", "One sentence for the top of its page and for search engines.", "We pick up the phone.", False),
    Key("picture", "A picture in site_src, by its path from this file.", "../pictures/support.jpg", False),
    Key("picture_alt", "What the picture shows, for those who can't see it; or “decorative”. Needed with one.", "Two people at a long table", False),
)  # fmt: skip
ADDRESS_KEYS = (
    Key("country", "The country's name or its two letters. Needed.", "United States", False),
    Key("region", "The state or region.", "MA", False),
    Key("city", "The town.", "Boston", False),
    Key("street", "Street and number.", "12 Main Street", False),
    Key("postal_code", "The postal code.", "02110", False),
    Key("latitude", "Where on earth it is, for the link to a map.", "42.3439", False),
    Key("longitude", "The same, from west to east.", "-71.0463", False),
    Key("directions", "How one gets there and in, in a sentence or two.", "Ten minutes on foot from the station.", False),
)  # fmt: skip

NAMES = frozenset(key.name for key in KEYS)
INHERITED = frozenset(key.name for key in KEYS if key.inherited)
OF_OPENING = frozenset(key.name for key in KEYS if key.of_opening)
# What a translation may say in its own words; the others are the same in every language.
WORDS = frozenset(
    {"summary", "team", "level", "industry", "tags", "hours", "starts", "duration", "pay_note"}
    | {"bonus", "benefits", "education", "experience", "skills", "authorization", "clearance"}
    | {"physical_demands", "contact", "apply", "ask", "picture_alt", "directions"}
)
# These hold lists, the others one value each.
# Should one of them be overlooked, a role is shown as open that isn't.
TIMES = frozenset(("posted", "opens", "closes", "status"))
LISTS = frozenset(
    {"tags", "location", "applicants", "employment", "benefits", "skills", "aliases", "occupation"}
)

# What other systems and languages call our keys: offered in a problem, never guessed.
OFFERS = {
    "salary": "pay", "wage": "pay", "compensation": "pay", "salary_range": "pay",
    "deadline": "closes", "closing_date": "closes", "close": "closes", "expires": "closes",
    "valid_through": "closes", "apply_by": "closes", "date": "posted", "date_posted": "posted",
    "start": "starts", "open": "opens", "start_date": "starts", "type": "employment", "contract": "employment",
    "job_type": "employment", "employment_type": "employment", "city": "location",
    "place": "location", "office": "location", "locations": "location", "job_title": "title",
    "country": "location", "name": "title", "position": "title", "dept": "department",
    "description": "summary", "remote": "workplace", "work_model": "workplace",
    "id": "reference", "ref": "reference", "job_id": "reference", "vacancies": "openings",
    "countries": "applicants", "tag": "tags", "email": "contact", "e_mail": "contact",
    "url": "apply", "link": "apply", "draft": "status", "sector": "industry",
    "commission": "bonus", "incentives": "bonus", "variable_pay": "bonus", "equity": "bonus",
    "soc": "occupation", "onet": "occupation", "isco": "occupation",
    "occupation_code": "occupation", "degree": "education", "years": "experience",
    "security_clearance": "clearance",
    "zip": "postal_code",
    "zip_code": "postal_code", "postcode": "postal_code", "address": "street", "state": "region",
    "town": "city", "time_zone": "timezone", "tz": "timezone", "zone": "timezone",
    # German, French, Spanish, Greek
    "stelle": "title", "beruf": "title", "stellenbezeichnung": "title", "bezeichnung": "title",
    "poste": "title", "intitulé": "title", "titre": "title", "título": "title", "titulo": "title",
    "puesto": "title", "τίτλος": "title", "θέση": "title",
    "ort": "location", "arbeitsort": "location", "standort": "location", "lieu": "location",
    "lieu_de_travail": "location", "ubicación": "location", "lugar": "location",
    "τοποθεσία": "location", "τόπος": "location",
    "gehalt": "pay", "vergütung": "pay", "lohn": "pay", "salaire": "pay", "rémunération": "pay",
    "salario": "pay", "sueldo": "pay", "retribución": "pay", "μισθός": "pay", "αμοιβή": "pay",
    "abteilung": "department", "bereich": "department", "département": "department",
    "service": "department", "departamento": "department", "τμήμα": "department",
    "bewerbungsfrist": "closes", "bewerbungsschluss": "closes", "frist": "closes",
    "date_limite": "closes", "clôture": "closes", "fecha_límite": "closes", "cierre": "closes",
    "προθεσμία": "closes", "λήξη": "closes",
    "veröffentlicht": "posted", "ausgeschrieben": "posted", "publié": "posted",
    "publication": "posted", "publicado": "posted", "δημοσίευση": "posted", "datum": "posted",
    "beginn": "starts", "eintritt": "starts", "arbeitsbeginn": "starts", "début": "starts",
    "inicio": "starts", "έναρξη": "starts",
    "anstellung": "employment", "anstellungsart": "employment", "beschäftigung": "employment",
    "contrat": "employment", "type_de_contrat": "employment", "jornada": "employment",
    "απασχόληση": "employment", "arbeitszeit": "hours", "stunden": "hours", "horaires": "hours",
    "horario": "hours", "ωράριο": "hours",
    "zusammenfassung": "summary", "résumé": "summary", "resumen": "summary", "περίληψη": "summary",
    "kontakt": "contact", "ansprechpartner": "contact", "contacto": "contact",
    "επικοινωνία": "contact", "sprache": "language", "langue": "language", "idioma": "language",
    "γλώσσα": "language", "ausbildung": "education", "formation": "education",
    "formación": "education", "εκπαίδευση": "education", "erfahrung": "experience",
    "expérience": "experience", "experiencia": "experience", "εμπειρία": "experience",
    "kenntnisse": "skills", "compétences": "skills", "habilidades": "skills",
    "δεξιότητες": "skills", "avantages": "benefits", "beneficios": "benefits",
    "παροχές": "benefits", "stadt": "location", "ville": "location", "ciudad": "location",
    "πόλη": "location", "land": "location", "pays": "location", "país": "location",
    "χώρα": "location", "straße": "street", "rue": "street", "calle": "street", "οδός": "street",
    "plz": "postal_code",
}  # fmt: skip

# Words of their own, and no slip of the keys that they look like.
OTHER_WORDS = frozenset({"county", "posed", "pasted", "ported", "stars", "stats", "clones", "tile"})
LEAST = 5  # letters of a key that a slip is read as


@lru_cache(maxsize=1024)
def normal_key(written: str) -> str:
    """The one spelling of a key: case does not count, and space, `-` and `_` are the same."""
    if not written.isascii():
        written = unicodedata.normalize("NFKC", written)  # `ｔｉｔｌｅ`
    return re.sub(r"[\s_-]+", "_", written.strip().casefold())


def key_meant(written: str, keys: Collection[str]) -> str:
    """The only key that a normalised word can be a slip of; empty where there is none or several.

    A slip is one letter within the word that is another one, too much, missing, or the other
    way round with the next. What differs at an end, as `opening` from `openings`, may be
    another word.
    """
    if written in OFFERS or written in OTHER_WORDS:
        return ""
    found = [key for key in keys if len(key) >= LEAST and _is_slip(written, key)]
    return found[0] if len(found) == 1 else ""


def _is_slip(written: str, key: str) -> bool:
    if written[:1] != key[:1] or abs(len(written) - len(key)) > 1:
        return False
    same = next(
        (n for n, pair in enumerate(zip(written, key, strict=False)) if pair[0] != pair[1]), None
    )
    if same is None:
        return False
    one, other = written[same:], key[same:]
    if one[:2] == other[1::-1] and one[2:] == other[2:]:
        return True
    if len(one) == len(other):
        return len(one) > 1 and one[1:] == other[1:]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[1:] == shorter and bool(shorter)
