"""Slips where one of a few words belongs."""

from __future__ import annotations

from random import Random

from tests.study.sheet import Sheet, Slipped, slip

GROUP = "One of a few words"
WORKPLACES = {
    "on-site": (
        "onsite",
        "On Site",
        "ON_SITE",
        "in office",
        "in the office",
        "vor Ort",
        "sur site",
        "presencial",
        "δια ζώσης",
    ),
    "hybrid": ("Hybrid", "hybrid working", "hybride", "híbrido", "υβριδικό", "partly remote"),
    "remote": (
        "Remote",
        "fully remote",
        "work from home",
        "WFH",
        "Telearbeit",
        "télétravail",
        "teletrabajo",
        "τηλεργασία",
    ),
}
EMPLOYMENTS = {
    "full-time": (
        "full time",
        "Fulltime",
        "FULL_TIME",
        "Full-Time",
        "Vollzeit",
        "temps plein",
        "jornada completa",
        "πλήρης απασχόληση",
    ),
    "part-time": (
        "part time",
        "Parttime",
        "PART_TIME",
        "Teilzeit",
        "temps partiel",
        "media jornada",
        "μερική απασχόληση",
    ),
    "contract": ("contractor", "freelance", "CONTRACTOR", "freiberuflich", "autónomo"),
    "temporary": ("temp", "fixed-term", "TEMPORARY", "befristet", "CDD", "temporal"),
    "internship": ("intern", "INTERN", "Praktikum", "stage", "prácticas", "πρακτική άσκηση"),
    "per diem": ("per-diem", "PER_DIEM", "day rate"),
    "volunteer": ("VOLUNTEER", "voluntary", "ehrenamtlich", "bénévole"),
}
MISSPELT = (
    ("workplace", "hybrid", ("hybird", "hybryd", "hibrid", "hybrd")),
    ("workplace", "on-site", ("on-sight", "onsight", "on-sit", "on-siet")),
    ("employment", "full-time", ("full-tiem", "ful-time", "full-tme", "fulltimr")),
    ("employment", "part-time", ("part-tiem", "par-time", "part-tme")),
    ("employment", "temporary", ("temporery", "tempory", "temporray")),
    ("employment", "internship", ("intership", "internshp", "inernship")),
    ("employment", "contract", ("contact", "contrat", "contarct")),
    ("status", "filled", ("filed", "fileld", "filledd")),
    ("status", "paused", ("pasued", "pausd", "puased")),
    ("status", "closed", ("closd", "clsoed", "closeed")),
    ("status", "draft", ("darft", "drafft", "draf")),
)


def _remote(sheet: Sheet, value: str) -> Sheet:
    if value == "remote":
        return sheet.put("location").set("applicants", "Greece")
    return sheet.set("location", "Athens").put("applicants")


@slip(GROUP, "a workplace in another form or language")
def workplace(sheet: Sheet, rng: Random) -> Slipped:
    meant = rng.choice([*WORKPLACES])
    tidy = _remote(sheet, meant)
    value = rng.choice(WORKPLACES[meant])
    return Slipped(tidy.set("workplace", value).text, tidy.set("workplace", meant).text)


@slip(GROUP, "an employment in another form or language")
def employment(sheet: Sheet, rng: Random) -> Slipped:
    meant = rng.choice([*EMPLOYMENTS])
    value = rng.choice(EMPLOYMENTS[meant])
    return Slipped(sheet.set("employment", value).text, sheet.set("employment", meant).text)


@slip(GROUP, "several employments on a line")
def employments(sheet: Sheet, rng: Random) -> Slipped:
    first, second = rng.sample(["full-time", "part-time", "temporary", "internship"], 2)
    mark = rng.choice((" / ", "/", " or ", " and ", " & ", " + ", ", ", "; "))
    meant = sheet.put("employment", "employment:", f"  - {first}", f"  - {second}")
    return Slipped(sheet.set("employment", f"{first}{mark}{second}").text, meant.text)


@slip(GROUP, "a misspelt word")
def misspelt(sheet: Sheet, rng: Random) -> Slipped:
    key, meant, wrong = rng.choice(MISSPELT)
    tidy = sheet.put("confirmed")
    if key == "workplace":
        tidy = _remote(sheet, meant)
    return Slipped(tidy.set(key, rng.choice(wrong)).text, tidy.set(key, meant).text)


@slip(GROUP, "a word that belongs to another key")
def misplaced(sheet: Sheet, rng: Random) -> Slipped:
    tidy = sheet.put("employment").put("location").put("workplace").put("applicants")
    if rng.random() < 0.5:
        tidy = tidy.set("location", "Athens").set("workplace", "hybrid")
        meant = tidy.set("employment", "full-time")
        return Slipped(tidy.set("employment", "full-time, hybrid").text, meant.text)
    tidy = tidy.set("location", "Athens")
    meant = tidy.set("workplace", "on-site")
    return Slipped(tidy.set("workplace", "no").text, meant.text)


@slip(GROUP, "“permanent” and the like")
def no_type(sheet: Sheet, rng: Random) -> Slipped:
    value = rng.choice(("permanent", "Permanent", "regular", "unbefristet", "CDI"))
    return Slipped(sheet.set("employment", value).text, sheet.set("employment", "full-time").text)


@slip(GROUP, "yes in another form")
def yes(sheet: Sheet, rng: Random) -> Slipped:
    value = rng.choice(("Yes", "YES", "true", "True", "y", "on", "1", "ja", "oui", "sí", "ναι"))
    return Slipped(sheet.set("featured", value).text, sheet.set("featured", "yes").text)


@slip(GROUP, "a number in words")
def number(sheet: Sheet, rng: Random) -> Slipped:
    value, meant = rng.choice(
        (
            ("two", "2"),
            ("3 people", "3"),
            ("2x", "2"),
            ("2.0", "2"),
            ("Two", "2"),
            ("three", "3"),
            ("2 openings", "2"),
            ("1", "1"),
        )
    )
    return Slipped(sheet.set("openings", value).text, sheet.set("openings", meant).text)


@slip(GROUP, "a status with its day in other words")
def status(sheet: Sheet, rng: Random) -> Slipped:
    word = rng.choice(("filled", "paused", "closed"))
    tidy = sheet.set("posted", "2026-10-01").put("opens").put("confirmed")
    value = rng.choice(
        (
            f"{word.title()} on 20 November 2026",
            f"{word} since 2026-11-20",
            f"{word}, 2026-11-20",
            f"{word} (2026-11-20)",
            f"{word} 2026-11-20",
            f"{word} as of 2026-11-20",
        )
    )
    meant = tidy.set("status", f"{word} on 2026-11-20")
    return Slipped(tidy.set("status", value).text, meant.text)


@slip(GROUP, "a misspelt department")
def department(sheet: Sheet, rng: Random) -> Slipped:
    name, wrong = rng.choice(
        (
            ("Engineering", "engineering"),
            ("Customer Support", "customer  support"),
            ("Customer Support", "Customer-Support"),
            ("Marketing", "MARKETING"),
        )
    )
    return Slipped(sheet.set("department", wrong).text, sheet.set("department", name).text)


@slip(GROUP, "a language by its name")
def language(sheet: Sheet, rng: Random) -> Slipped:
    value, meant = rng.choice(
        (("English", "en"), ("EN", "en"), ("en_US", "en-US"), ("english", "en"))
    )
    return Slipped(sheet.set("language", value).text, sheet.set("language", meant).text)
