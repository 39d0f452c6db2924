"""Pages that say that nobody can apply any more."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from careers.audit.visible import is_hidden

# The notices of this package's own pages; “description” and “draft” are none of them.
_CLASS = re.compile(r"\bcareers-notice--(?:closed|filled|paused)\b")
_ROLE = r"(?:role|job|position|vacancy|opening|posting|opportunity|advert(?:isement)?|listing)"
_PHRASES = (
    # English
    rf"this {_ROLE}(?: posting| opening| ad| listing)? (?:"
    r"has (?:now |already |since )?(?:closed|expired|been (?:filled|closed|withdrawn|taken down))"
    r"|is (?:now |already |currently )?(?:closed|filled|expired|paused|on hold|unavailable)"
    r"|is no longer (?:open|available|active|accepting|being))",
    r"(?:job )?applications (?:for this \w+ )?(?:have|are now) closed",
    r"(?:we are|we['’]re|this \w+ is) (?:not|no longer) (?:taking|accepting) applications",
    r"no longer accepting applications",
    # German
    r"dies(?:e|er|es) (?:stelle|position|stellenangebot|ausschreibung|job)"
    r" (?:(?:ist|wurde) (?:leider |bereits |schon )*"
    r"(?:nicht mehr|besetzt|geschlossen|vergeben|beendet|zurückgezogen)|ruht)",
    # French
    r"(?:cette offre|ce poste|cette annonce) (?:n['’]est plus (?:disponible|d['’]actualité|ouvert)"
    r"|(?:est|a été) (?:déjà )?(?:pourvue?|expirée?|fermée?|close?|clôturée?|retirée?|en pause))",
    # Spanish
    r"(?:esta oferta|esta vacante|este puesto)"
    r" (?:ya no está|ha sido (?:cubiert|cerrad)|está (?:cerrad|cubiert|en pausa)|ha caducado"
    r"|se ha (?:cerrado|retirado|cubierto))",
    # Greek
    r"(?:(?:η|αυτή η) (?:θέση|αγγελία)|η θέση αυτής της αγγελίας) (?:έχει κλείσει|έχει λήξει"
    r"|έχει καλυφθεί|καλύφθηκε|αποσύρθηκε|είναι σε παύση|δεν είναι πλέον)",
)
# Only where a sentence begins: “If this role is filled before then, we write to you” is no notice.
_CLOSED = re.compile(
    rf"(?:^|(?<=[.!?:] ))(?:sorry,? |unfortunately,? |leider )?(?:{'|'.join(_PHRASES)})[^.!?\n]*",
    re.I | re.MULTILINE,
)


def notice_of(soup: BeautifulSoup, source: str, main: str) -> str:
    """What on a page says that nobody can apply, in its own words; nothing on an open page.

    `source` is the page as written, `main` the text of its main part, one block a line.
    """
    if _CLASS.search(source):
        for tag in soup.find_all(class_=_CLASS):
            if not any(is_hidden(outer) for outer in (tag, *tag.parents)):
                return next(iter(tag.stripped_strings), "careers-notice")
    found = _CLOSED.search(main)
    return found[0].strip() if found else ""
