"""Slips in lists, in indentation, and in values of several lines."""

from __future__ import annotations

from random import Random

from tests.study.sheet import Line, Sheet, Slipped, quoted, slip

GROUP = "Lists and indentation"
LISTS = ("benefits", "skills", "tags")
PHRASES = (
    "Private health insurance",
    "25 days of paid vacation",
    "A bicycle for the way to work",
    "Bread, every day",
    "16 weeks of parental leave",
)
MARKS = ("-", "*", "•", "–", "+", "·")


def _bullets(sheet: Sheet, rng: Random) -> tuple[str, list[str], str]:
    """A key that holds a list, some items for it, and the tidy file with them."""
    key = rng.choice(LISTS)
    items = rng.sample(PHRASES, rng.randint(2, 4))
    return key, items, sheet.put(key, f"{key}:", *[f"  - {item}" for item in items]).text


@slip(GROUP, "bullets, each indented otherwise")
def crooked_bullets(sheet: Sheet, rng: Random) -> Slipped:
    key, items, meant = _bullets(sheet, rng)
    lines = [f"{' ' * rng.choice((0, 1, 2, 3, 4, 8))}- {item}" for item in items]
    return Slipped(sheet.put(key, f"{key}:", *lines).text, meant)


@slip(GROUP, "bullets indented with tabs")
def tabbed_bullets(sheet: Sheet, rng: Random) -> Slipped:
    key, items, meant = _bullets(sheet, rng)
    tab = rng.choice(("\t", "\t\t", " \t"))
    lines = [f"{tab}-{rng.choice((' ', chr(9)))}{item}" for item in items]
    return Slipped(sheet.put(key, f"{key}:", *lines).text, meant)


@slip(GROUP, "bullets below bullets")
def nested_bullets(sheet: Sheet, rng: Random) -> Slipped:
    key, items, meant = _bullets(sheet, rng)
    lines = [f"  - {items[0]}", *[f"      - {item}" for item in items[1:]]]
    return Slipped(sheet.put(key, f"{key}:", *lines).text, meant)


@slip(GROUP, "other marks than `-` before the items")
def other_marks(sheet: Sheet, rng: Random) -> Slipped:
    key, items, meant = _bullets(sheet, rng)
    mark = rng.choice(MARKS)
    return Slipped(sheet.put(key, f"{key}:", *[f"  {mark} {item}" for item in items]).text, meant)


@slip(GROUP, "no space behind the `-`")
def tight_bullets(sheet: Sheet, rng: Random) -> Slipped | None:
    key, items, meant = _bullets(sheet, rng)
    if any(item[0].isdigit() for item in items):
        return None  # -25 is a number below zero
    return Slipped(sheet.put(key, f"{key}:", *[f"-{item}" for item in items]).text, meant)


@slip(GROUP, "blank lines between the items")
def loose_bullets(sheet: Sheet, rng: Random) -> Slipped:
    key, items, meant = _bullets(sheet, rng)
    lines = [line for item in items for line in (f"  - {item}", "")]
    return Slipped(sheet.put(key, f"{key}:", *lines).text, meant)


@slip(GROUP, "a list in brackets")
def bracketed(sheet: Sheet, rng: Random) -> Slipped:
    key, items, meant = _bullets(sheet, rng)
    mark = rng.choice(("", '"', "'"))
    inner = ", ".join(f"{mark or ('“' * (',' in item))}{item}{mark}" for item in items)
    if not mark and any("," in item for item in items):
        inner = ", ".join(quoted(item) for item in items)
    return Slipped(sheet.set(key, f"[{inner}]").text, meant)


@slip(GROUP, "a list with commas or “;”")
def separated(sheet: Sheet, rng: Random) -> Slipped:
    key, items, meant = _bullets(sheet, rng)
    mark = "; " if any("," in item for item in items) else rng.choice((", ", ",", " , ", ";", "; "))
    last = rng.choice(("", mark.strip()))
    return Slipped(sheet.set(key, mark.join(items) + last).text, meant)


@slip(GROUP, "places or types with commas")
def separated_choices(sheet: Sheet, rng: Random) -> Slipped:
    key, items = rng.choice(
        (
            ("location", ("Athens", "Berlin")),
            ("employment", ("full-time", "temporary")),
            ("applicants", ("Greece", "Germany", "Portugal")),
        )
    )
    mark = rng.choice((", ", ",", " and ", "; "))
    if mark == " and " and len(items) > 2:
        mark = ", "
    tidy = sheet.set("workplace", "remote" if key == "applicants" else "hybrid")
    if key == "applicants":
        tidy = tidy.put("location")
    elif key == "location":
        tidy = tidy.put("applicants")
    meant = tidy.put(key, f"{key}:", *[f"  - {item}" for item in items]).text
    return Slipped(tidy.set(key, mark.join(items)).text, meant)


@slip(GROUP, "keys below a key")
def nested_keys(sheet: Sheet, rng: Random) -> Slipped:
    tidy = sheet.set("workplace", "hybrid").put("applicants")
    parts = rng.choice(
        (
            (("city", "Boston"), ("region", "MA"), ("country", "United States")),
            (("city", "Lyon"), ("country", "France")),
            (("town", "Turin"), ("country", "Italy")),
        )
    )
    meant = tidy.set("location", ", ".join(value for _, value in parts)).text
    dash = rng.choice(("", "- "))
    lines = [f"  {dash if not n else ' ' * len(dash)}{k}: {v}" for n, (k, v) in enumerate(parts)]
    return Slipped(tidy.put("location", "location:", *lines).text, meant)


def _long(sheet: Sheet, rng: Random) -> tuple[Line, list[str]] | None:
    """A line whose value is long enough to go on in the next one, and the words of it."""
    lines = [line for line in sheet.values() if line.key in ("summary", "pay note", "benefits")]
    lines = [line for line in lines if len(line.value.split()) > 5]
    if not lines:
        return None
    line = rng.choice(lines)
    return line, line.value.split()


@slip(GROUP, "a value that goes on in the next line")
def continued(sheet: Sheet, rng: Random) -> Slipped | None:
    found = _long(sheet, rng)
    if found is None:
        return None
    line, words = found
    cut = rng.randint(2, len(words) - 2)
    first, second = " ".join(words[:cut]), " ".join(words[cut:])
    indent = " " * rng.choice((1, 2, 4, len(line.key) + 2))
    return Slipped(
        sheet.with_lines(line.at, 1, f"{line.key}: {first}", f"{indent}{second}").text, sheet.text
    )


@slip(GROUP, "a value that begins below its key")
def begun_below(sheet: Sheet, rng: Random) -> Slipped | None:
    found = _long(sheet, rng)
    if found is None:
        return None
    line, _ = found
    indent = " " * rng.choice((1, 2, 4))
    return Slipped(
        sheet.with_lines(line.at, 1, f"{line.key}:", f"{indent}{line.value}").text, sheet.text
    )


@slip(GROUP, "prose at the margin that goes on with a value")
def prose_at_margin(sheet: Sheet, rng: Random) -> Slipped | None:
    found = _long(sheet, rng)
    if found is None:
        return None
    line, words = found
    cut = rng.randint(2, len(words) - 2)
    lines = (f"{line.key}: {' '.join(words[:cut])}", " ".join(words[cut:]))
    return Slipped(sheet.with_lines(line.at, 1, *lines).text, sheet.text)


@slip(GROUP, "prose at the margin inside of a list")
def prose_in_list(sheet: Sheet, rng: Random) -> Slipped:
    key, items, _ = _bullets(sheet, rng)
    more = rng.choice(("for you and your children", "whenever you like", "from the first day on"))
    at = rng.randrange(len(items))
    meant = [f"  - {item}{f' {more}' if n == at else ''}" for n, item in enumerate(items)]
    lines = [f"  - {item}" for item in items]
    lines.insert(at + 1, more)
    return Slipped(sheet.put(key, f"{key}:", *lines).text, sheet.put(key, f"{key}:", *meant).text)


@slip(GROUP, "`|` or `>` before text")
def block_mark(sheet: Sheet, rng: Random) -> Slipped | None:
    found = _long(sheet, rng)
    if found is None:
        return None
    line, _ = found
    mark = rng.choice(("|", ">", ">-", "|-"))
    if rng.random() < 0.5:
        lines = [f"{line.key}: {mark[0]} {line.value}"]
    else:
        lines = [f"{line.key}: {mark}", f"  {line.value}"]
    return Slipped(sheet.with_lines(line.at, 1, *lines).text, sheet.text)


@slip(GROUP, "keys that are indented")
def indented_key(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()][1:])
    indent = rng.choice((" ", "  ", "    ", "\t"))
    return Slipped(sheet.with_lines(line.at, 1, f"{indent}{sheet.lines[line.at]}").text, sheet.text)
