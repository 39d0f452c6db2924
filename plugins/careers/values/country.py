"""Countries by name or code, and the states that Americans and Canadians write after a comma.

Names are Babel's (CLDR), in English and the site's language, beside what people say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from careers.wording import QUOTED, fold, folded, locale_of, plain

# Two-letter codes of CLDR that are no countries: unions, parts of countries and test data.
# Kosovo's XK stays: it is in no ISO list, and in everybody's data.
_NO_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
_NO_LONGER = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR", "XKK"})  # CLDR keeps aliases

_SAID = {
    "america": "US", "united states of america": "US", "us": "US", "usa": "US",
    "uk": "GB", "great britain": "GB", "britain": "GB", "gb": "GB",
    "holland": "NL", "the netherlands": "NL", "south korea": "KR", "republic of korea": "KR",
    "korea": "KR", "north korea": "KP", "czech republic": "CZ", "czechia": "CZ", "turkey": "TR",
    "turkiye": "TR", "uae": "AE", "emirates": "AE", "hong kong": "HK", "macau": "MO",
    "macao": "MO", "russia": "RU", "russian federation": "RU", "ivory coast": "CI",
    "cote divoire": "CI", "vietnam": "VN", "viet nam": "VN", "burma": "MM", "myanmar": "MM",
    "swaziland": "SZ", "macedonia": "MK", "cape verde": "CV", "cabo verde": "CV",
    "east timor": "TL", "palestine": "PS", "vatican": "VA", "holy see": "VA", "bosnia": "BA",
    "republic of ireland": "IE", "eire": "IE", "slovak republic": "SK", "moldova": "MD",
    "republic of moldova": "MD", "iran": "IR", "laos": "LA", "syria": "SY", "brunei": "BN",
    "tanzania": "TZ", "bolivia": "BO", "venezuela": "VE", "taiwan": "TW", "drc": "CD",
    "dr congo": "CD", "democratic republic of the congo": "CD", "congo brazzaville": "CG",
    "republic of the congo": "CG", "the gambia": "GM", "the bahamas": "BS", "ksa": "SA",
    "сша": "US", "prc": "CN", "peoples republic of china": "CN", "deutschland": "DE",
    "hellas": "GR", "ellada": "GR", "espana": "ES", "italia": "IT", "suisse": "CH",
    "schweiz": "CH", "svizzera": "CH", "osterreich": "AT", "brasil": "BR", "polska": "PL",
    "sverige": "SE", "norge": "NO", "danmark": "DK", "suomi": "FI", "nederland": "NL",
    "belgique": "BE", "belgie": "BE", "eesti": "EE", "latvija": "LV", "lietuva": "LT",
    # German, French, Spanish and Greek, beside the names of CLDR
    "grossbritannien": "GB", "tschechische republik": "CZ", "elfenbeinkuste": "CI",
    "weissrussland": "BY", "moldau": "MD", "moldawien": "MD", "mazedonien": "MK",
    "vereinigte staaten von amerika": "US", "grande bretagne": "GB", "hollande": "NL",
    "republique tcheque": "CZ", "etats unis damerique": "US", "macedoine": "MK",
    "gran bretana": "GB", "holanda": "NL", "republica checa": "CZ", "ee uu": "US", "eeuu": "US",
    "estados unidos de america": "US", "costa de marfil": "CI", "ηπα": "US",
    "ηνωμενεσ πολιτειεσ τησ αμερικησ": "US", "μεγαλη βρετανια": "GB", "βρετανια": "GB",
    "ολλανδια": "NL", "τσεχικη δημοκρατια": "CZ", "ακτη ελεφαντοστου": "CI",
}  # fmt: skip

# Parts of a country that people name instead of it: they stay as the region.
_PARTS = {
    "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "canary islands": "ES", "madeira": "PT", "azores": "PT",
    "schottland": "GB", "nordirland": "GB", "kanarische inseln": "ES", "azoren": "PT",
    "angleterre": "GB", "ecosse": "GB", "pays de galles": "GB", "irlande du nord": "GB",
    "iles canaries": "ES", "acores": "PT", "inglaterra": "GB", "escocia": "GB", "gales": "GB",
    "irlanda del norte": "GB", "islas canarias": "ES", "canarias": "ES", "αγγλια": "GB",
    "σκωτια": "GB", "ουαλια": "GB", "βορεια ιρλανδια": "GB", "καναριοι νησοι": "ES",
}  # fmt: skip

# What people write in a place’s stead.
REMOTE = frozenset(
    {"remote", "fully remote", "100 remote", "remotely", "home", "home office", "homeoffice"}
    | {"work from home", "wfh", "telecommute", "distributed", "virtual", "remote only"}
) | folded(
    "im Homeoffice, ganz im Homeoffice, ortsunabhängig, Fernarbeit, Telearbeit, télétravail, "
    "à distance, en télétravail, à domicile, teletrabajo, remoto, en remoto, a distancia, "
    "desde casa, τηλεργασία, εξ αποστάσεως, από το σπίτι, απομακρυσμένα"
)
WIDE = frozenset(
    {"eu", "europe", "european union", "eurozone", "eea", "emea", "apac", "latam", "dach", "mena"}
    | {"worldwide", "world", "global", "globally", "anywhere", "everywhere", "international"}
    | {"asia", "africa", "north america", "south america", "americas", "nordics", "benelux"}
    | {"any", "all", "all countries", "any country", "scandinavia", "middle east", "oceania"}
) | folded(
    "Europa, Europäische Union, EU-weit, europaweit, weltweit, überall, Welt, Asien, Afrika, "
    "Nordamerika, Südamerika, alle Länder, Union européenne, UE, monde, monde entier, partout, "
    "Asie, Afrique, Amérique du Nord, Amérique du Sud, tous les pays, Unión Europea, mundial, "
    "mundo, todo el mundo, cualquier lugar, América Latina, Latinoamérica, América del Norte, "
    "América del Sur, todos los países, Ευρώπη, Ευρωπαϊκή Ένωση, ΕΕ, παγκοσμίως, οπουδήποτε, "
    "κόσμος, όλος ο κόσμος, Ασία, Αφρική, Βόρεια Αμερική, Νότια Αμερική, όλες οι χώρες"
)
# “And” and “or” between names, as they are written in small letters: `OR` is Oregon.
AND_OR = "and|or|&|und|oder|et|ou|y|o|και|ή"

# What people write in a town’s stead, while it is not known or is not one.
_SITES = "(?:locations?|city|cities|towns?|places?|offices?|sites?|regions?|areas?)"
VAGUE = re.compile(
    r"tb[acd]|to be (?:announced|confirmed|decided|defined|determined)|unknown"
    rf"|(?:various|multiple|several|different)(?: {_SITES})?|(?:any|all|many|some) {_SITES}"
    r"|anywhere in .*|nationwide|countrywide|not (?:specified|decided|known)(?: yet)?"
    r"|(?:flexible|open)(?: location)?|location (?:flexible|open|tb[acd])|office|head office|hq"
    r"|(?:verschiedene|mehrere|diverse|alle) (?:orte|standorte|stadte)|noch offen|unbekannt"
    r"|bundesweit|deutschlandweit|landesweit|(?:plusieurs|divers|differents) (?:lieux|sites)"
    r"|plusieurs villes|a definir|a determiner|toute la france|france entiere|partout en .*"
    r"|(?:varias|diversas|distintas) (?:ciudades|sedes|ubicaciones)|varios lugares"
    r"|por determinar|por definir|a nivel nacional|toda espana"
    r"|(?:διαφορα|πολλα) (?:μερη|σημεια)|(?:διαφορεσ|πολλεσ) (?:πολεισ|τοποθεσιεσ)"
    r"|ολη η ελλαδα|πανελλαδικα|θα ανακοινωθει"
)

STATES: Mapping[str, Mapping[str, str]] = {
    "US": {
        "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
        "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia",
        "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
        "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
        "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan",
        "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
        "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
        "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
        "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
        "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee",
        "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
        "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    },
    "CA": {
        "AB": "Alberta", "BC": "British Columbia", "MB": "Manitoba", "NB": "New Brunswick",
        "NL": "Newfoundland and Labrador", "NS": "Nova Scotia", "NT": "Northwest Territories",
        "NU": "Nunavut", "ON": "Ontario", "PE": "Prince Edward Island", "QC": "Quebec",
        "SK": "Saskatchewan", "YT": "Yukon",
    },
}  # fmt: skip
_STATE_OF = {
    key: (country, code)
    for country, states in STATES.items()
    for code, name in states.items()
    for key in (fold(name), f"{fold(name)} state", f"state of {fold(name)}")
}
_STATE_OF |= {f"province of {fold(name)}": ("CA", code) for code, name in STATES["CA"].items()}
_STATE_OF |= {"newfoundland": ("CA", "NL")}

# Countries of ISO 3166 that people also write before the one they belong to.
TERRITORIES = {
    "US": frozenset({"PR", "GU", "VI", "AS", "MP"}),
    "CN": frozenset({"HK", "MO"}),
    "FR": frozenset({"RE", "GP", "MQ", "GF", "YT", "NC", "PF", "BL", "MF", "PM", "WF"}),
    "GB": frozenset({"GI", "JE", "GG", "IM", "BM", "KY", "VG", "FK"}),
    "NL": frozenset({"AW", "CW", "SX", "BQ"}),
    "DK": frozenset({"GL", "FO"}),
    "FI": frozenset({"AX"}),
    "NO": frozenset({"SJ"}),
}
_ARTICLES = folded("the die der das la le les el los las η ο το οι", " ")
_ELIDED = re.compile("^l'", re.IGNORECASE)
_WITH_THE = frozenset({"AE", "BS", "DO", "GB", "KY", "MV", "NL", "PH", "US"})


def read_country(word: str, language: str = "en") -> str | None:
    """ISO 3166-1 alpha-2 of a country's name, its code in capitals, or what people call it."""
    written = plain(word).strip(" .")
    if written in _codes():
        return _codes()[written]
    return _names(language).get(_key(written))


def country_name(code: str, language: str = "en") -> str:
    """What a country (alpha-2) is called in a language; the code itself for unknown ones."""
    return str(locale_of(language).territories.get(code, code))


def in_words(code: str) -> str:
    """The English name as it stands in a sentence: `the United States`."""
    return f"the {country_name(code)}" if code in _WITH_THE else country_name(code)


def unmistakable(code: str) -> str:
    """How to write a country so that no state can be meant: its name, or `GE` for Georgia."""
    return code if read_state(country_name(code)) else country_name(code)


def read_part(word: str) -> str | None:
    """The country of a part that people name in its place, such as England."""
    return _PARTS.get(_key(plain(word)))


def read_state(word: str) -> tuple[str, str] | None:
    """Country and code of a state or province: its name, or its code in capitals."""
    written = plain(word).strip(" .")
    for country, states in STATES.items():
        if written.replace(".", "") in states:
            return country, written.replace(".", "")
    return _STATE_OF.get(fold(written))


def nearest_countries(word: str, language: str = "en") -> list[str]:
    """The English or own names of the countries that a word may be a slip of, best first."""
    names = _names(language)
    found = get_close_matches(_key(word[:QUOTED]), names, n=3, cutoff=0.72)
    codes = dict.fromkeys(names[name] for name in found)
    return [country_name(code, language) for code in codes]


def _key(name: str) -> str:
    """Folded, without the words that some people leave out of a name."""
    words = fold(_ELIDED.sub("", plain(name))).split()
    words = ["saint" if word == "st" else word for word in words]
    return " ".join(words[1:] if words[0:1] and words[0] in _ARTICLES and words[1:] else words)


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    """Alpha-2 by alpha-2 and alpha-3."""
    from babel.core import get_global

    two = {
        str(code): str(code)
        for code in locale_of("en").territories
        if len(str(code)) == 2 and str(code).isalpha() and code not in _NO_COUNTRIES
    }
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    three = {
        alias: codes[0]
        for alias, codes in aliases.items()
        if len(alias) == 3
        and alias.isalpha()
        and len(codes) == 1
        and codes[0] in two
        and alias not in _NO_LONGER
    }
    return two | three


@lru_cache(maxsize=16)
def _names(language: str) -> Mapping[str, str]:
    """Alpha-2 by folded name, in English and the language."""
    names = {_key(name): code for name, code in _SAID.items()}
    for locale in (locale_of("en"), locale_of(language)):
        own: dict[str, set[str]] = {}
        for code, name in locale.territories.items():
            if code in _codes() and len(code) == 2:
                own.setdefault(_key(name), set()).add(code)
        # In some languages two islands share a name: that one says nothing.
        names |= {name: min(codes) for name, codes in own.items() if len(codes) == 1}
    return names
