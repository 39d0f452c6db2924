"""What job boards want a title to be: the name of one role, as people would search for it.

What stands in it of the pay, a day, the employer's name or a reference is told by `job_posting`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from careers.role import Role
from careers.site import Site
from careers.values.country import country_name
from careers.wording import quote

SHOUTED = 4  # letters; shorter words in capitals are abbreviations
# What calls for attention, in English, German, French, Spanish and Greek.
CALLS = re.compile(
    r"\b(?:now hiring|hiring now|is hiring|we(?:['’]re| are) hiring|urgent(?:ly)?(?! care)|wanted"
    r"|immediate (?:start|hire|joiner|opening)s?|start immediately|apply now|asap|job opening"
    r"|vacancy|sign-?on bonus|dringend|ab sofort|gesucht|wir suchen|stellenangebot|recrute"
    r"|urgente|(?:nous )?recherch(?:e|ons)|offre d[’']emploi|poste à pourvoir|se busca|buscamos"
    r"|se necesita|incorporación inmediata|oferta de empleo|ζητ(?:είται|ούνται|άμε)|άμεσα"
    r"|επείγον|προσλαμβάνουμε)\b",
    re.IGNORECASE,
)
WORKPLACE = re.compile(
    r"[-–—|,(/:@]\s*(?:100 ?% |fully |voll )?(?:remote|hybrid|on-?site|home ?office|wfh|vor ort"
    r"|télétravail|hybride|teletrabajo|remoto|híbrido|εξ αποστάσεως|τηλεργασία|υβριδικ\w+)\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"\b(?:(?:multiple|several|various) (?:positions?|roles?|openings?|jobs)|mehrere (?:stellen"
    r"|positionen)|diverse (?:stellen|positionen)|plusieurs postes|divers postes"
    r"|(?:varios|diversos) puestos|(?:διάφορες|πολλές) θέσεις)\b",
    re.IGNORECASE,
)
BESIDE = re.compile(r"([^\W\d_]{3,}) / ([^\W\d_]{3,})")


def title_slips(role: Role, site: Site) -> Iterator[tuple[str, str]]:
    """What is wrong with a title, each with what to write."""
    title = role.title
    if title.isupper() and any(len(word) >= SHOUTED for word in re.findall(r"[^\W\d_]+", title)):
        message = f"{quote(title)} is written in capitals, which boards take for shouting."
        yield message, "Write it with small letters, such as “Sales Account Executive”."
    if call := CALLS.search(title):
        message = f"{quote(call[0])} in the title is no part of the role's name."
        yield message, "Leave it out: people search for the name of the work."
    if "!" in title or any(unicodedata.category(sign) == "So" for sign in title):
        message = "The title has signs in it that call for attention, and boards take it for spam."
        yield message, "Write the role's name in words only."
    if found := WORKPLACE.search(title):
        message = f"{quote(found[0].strip(' -–—|,(/:@'))} in the title says where the work is done."
        yield message, "Leave it out: it is shown from “workplace:”."
    if place := _place(role, site):
        message = f"{quote(place)} in the title is where the work is done."
        yield message, "Leave it out: it is shown from “location:”."
    if _is_several(title):
        message = f"{quote(title)} seems to name several roles."
        yield message, "Write a file for each of them: people search for one."


def _place(role: Role, site: Site) -> str:
    """A place of the role that stands apart in its title, or after “in”."""
    names = {name for place in role.places for name in (place.locality, place.office)}
    names |= {country_name(place.country, site.locale) for place in role.places if place.country}
    for name in sorted(filter(None, names)):
        apart = rf"(?:[-–—|,(/:@]\s*|\b(?:in|à|en|στην?|στο) ){re.escape(name)}\b"
        if re.search(apart, role.title, re.IGNORECASE):
            return name
    return ""


def _is_several(title: str) -> bool:
    """Whether a title names several roles; a man's and a woman's name for one is one role."""
    if SEVERAL.search(title):
        return True
    pairs = BESIDE.findall(title)
    return any(one[:3].casefold() != other[:3].casefold() for one, other in pairs)
