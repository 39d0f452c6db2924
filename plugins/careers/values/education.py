"""Which education a role asks for: `bachelor's degree`, `high school or GED`, `none needed`."""

from __future__ import annotations

import re

from careers.problem import Text
from careers.role import Credential
from careers.values.demand import is_hedged, is_nothing
from careers.wording import LONGEST, fold, folded, plain

# What people write for each level, in English, German, French, Spanish and Greek: only what
# means this level wherever it is written. “A degree” can be several, an apprenticeship none.
_CREDENTIALS = {
    Credential.HIGH_SCHOOL: "high school, high school diploma, high school degree, "
    "high school graduation, high school certificate, high school education, high school or GED, "
    "high school diploma or GED, high school diploma or equivalent, high school or equivalent, "
    "secondary school, secondary school diploma, secondary education, upper secondary education, "
    "GED, Abitur, Fachabitur, Matura, A levels, A level, baccalauréat, "
    "bachillerato, απολυτήριο λυκείου, λύκειο",
    Credential.ASSOCIATE: "associate degree, associates degree, associate",
    Credential.BACHELOR: "bachelor, bachelors, bachelor degree, bachelors degree, BA, BSc, BS, "
    "BEng, BBA, Bachelorabschluss, bachelor of science, bachelor of arts, bachelor of engineering, "
    "bachelor of business administration, πτυχίο ΑΕΙ, πτυχίο πανεπιστημίου",
    Credential.CERTIFICATE: "professional certificate, professional certification, "
    "vocational certificate, trade certificate",
    Credential.POSTGRADUATE: "postgraduate degree, postgraduate, master, masters, master degree, "
    "masters degree, MSc, MBA, MEng, PhD, doctorate, doctoral degree, doctor of philosophy, "
    "master of science, master of arts, master of business administration, Masterabschluss, "
    "Doktorat, máster, doctorado, doctorat, μεταπτυχιακό, διδακτορικό",
}
_CREDENTIAL_OF = {
    word: credential for credential, words in _CREDENTIALS.items() for word in folded(words)
}
_EDUCATION = "|".join(
    folded(
        "degree, degrees, diploma, education, qualification, qualifications, schooling, studies, "
        "university degree, college degree, Abschluss, Ausbildung, Studium, diplôme, formation, "
        "título, formación, titulación, πτυχίο, εκπαίδευση"
    )
)
_BETWEEN = re.compile(r"[,;/|\n]|\s(?:and|or|und|oder|et|ou|y|o|και|ή|&)\s", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:at least|minimum|min|mindestens|au moins|al menos|τουλαχιστον) ")
_ARTICLE = re.compile(r"^(?:a|an|ein|eine|einen|un|une|una|ενα) ")
# What is said with the level and changes nothing about it.
_OR_MORE = re.compile(
    r"\s(?:or|and)\s(?:higher|above)$|\s(?:is\s)?(?:required|needed|necessary)$"
    r"|\sor\s(?:an?\s)?(?:closely\s)?(?:related|similar|relevant|adjacent|other|another)"
    r"\s(?:field|discipline|subject|area)s?(?:\sof\sstudy)?$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r" (?:in|im|en|dans|σε|στην|στη|στα) (.+)")


def read_education(text: Text) -> tuple[Credential, ...]:
    """The levels that it names, each once; `NONE` alone when nothing is needed.

    Empty where some of it can't be read for certain: such words are for people only.
    """
    if len(text.value) > LONGEST:
        return ()
    if is_nothing(text.value, _EDUCATION):
        return (Credential.NONE,)
    written = _OR_MORE.sub("", plain(text.value))
    whole = _level(written)
    levels = [whole] if whole else [_level(part) for part in _BETWEEN.split(written)]
    if None in levels:
        return ()
    return tuple(dict.fromkeys(level for level in levels if level))


def _level(written: str) -> Credential | None:
    """The level of one part: `a bachelor's degree in physics`."""
    words = _ARTICLE.sub("", _BEFORE.sub("", f"{fold(written)} ", 1), 1).strip()
    subject = _SUBJECT.search(words)
    if subject and (is_hedged(subject[1]) or _CREDENTIAL_OF.keys() & subject[1].split()):
        return None
    return _CREDENTIAL_OF.get(words[: subject.start()] if subject else words)
