"""How much is meant by what is asked of people: nothing at all, a wish, or a demand."""

from __future__ import annotations

import re

from careers.wording import fold, folded

# What people write for “nothing is asked”, in English, German, French, Spanish and Greek.
_NOTHING = folded(
    "no, none, nothing, not needed, not required, not necessary, none needed, none required, "
    "none necessary, nothing needed, nothing required, no requirement, no requirements, "
    "no minimum, zero, 0, nein, keine, keiner, keines, nicht nötig, nicht erforderlich, "
    "nicht notwendig, keine nötig, keine erforderlich, keine Voraussetzung, "
    "keine Voraussetzungen, non, aucun, aucune, pas nécessaire, non requis, non requise, "
    "ninguno, ninguna, no necesario, no necesaria, no requerido, no requerida, no se requiere, "
    "sin requisitos, όχι, κανένα, καμία, καμμία, δεν απαιτείται, δεν χρειάζεται"
)
# `no degree needed`, `experience is not required`, `keine Erfahrung erforderlich`
_NO = r"(?:no|without|keine?r?|aucune?|pas de|sin|ninguna?|χωρις|καμια|κανενα)"
_KIND = r"(?:formale?|prior|previous|special|particular|minimum|work|professional|specific)"
_NEEDED = (
    r"(?:needed|required|requirements?|necessary|expected|notig|erforderlich|notwendig|requise?|"
    r"necessaire|requerid[oa]|necesari[oa]|απαιτειται)"
)
# Words that make a wish of a demand, leave a way around it, or turn it round.
_HEDGES = folded(
    "preferred preferably prefer preference ideally ideal nice plus bonus advantage asset "
    "advantageous beneficial desirable desired desire welcome optional optionally helpful "
    "useful appreciated wish wished recommended recommend encouraged possible possibly should "
    "would could may might can unless except not no never none nor without or equivalent "
    "equivalence comparable similar instead alternatively otherwise less under below maximum "
    "max most fewer about around roughly approximately currently pursuing towards toward "
    "student enrolled progress ongoing some partial incomplete "
    "oder gern gerne wünschenswert erwünscht vorteil vorteilhaft idealerweise bevorzugt "
    "willkommen hilfreich optional möglichst vergleichbar vergleichbare gleichwertig "
    "gleichwertige höchstens maximal nicht kein keine ohne etwa circa ca ungefähr "
    "ou souhaité souhaitée souhaitable idéalement apprécié appréciée atout préférence "
    "équivalent équivalente sans pas environ "
    "u deseable preferible preferiblemente valorable valorará idealmente ventaja equivalente "
    "sin unos "
    "ή επιθυμητή επιθυμητό προτίμηση προσόν ιδανικά ισότιμο αντίστοιχη αντίστοιχο χωρίς περίπου",
    " ",
)


def is_nothing(written: str, thing: str) -> bool:
    """Whether it says that nothing is asked: `none needed`, `No degree required`.

    `thing` is a pattern of what could be asked, folded (`degree|education`).
    """
    words = fold(written)
    if words in _NOTHING:
        return True
    what = rf"(?:{_KIND} ){{0,3}}(?:{thing})(?: {_KIND})?"
    said = rf"{_NO} {what}(?: (?:is |are )?{_NEEDED})?|{what} (?:is |are )?(?:not|nicht) {_NEEDED}"
    return bool(re.fullmatch(said, words))


def is_hedged(written: str) -> bool:
    """Whether some word leaves it open if this is really needed: `preferred`, `or`, `about`."""
    return not _HEDGES.isdisjoint(fold(written).split())
