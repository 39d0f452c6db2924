"""Slips in punctuation, and in what nobody sees."""

from __future__ import annotations

from random import Random

from tests.study.sheet import Sheet, Slipped, quoted, slip, written

COLONS, MARKS, UNSEEN = "Colons", "Other marks", "What nobody sees"
TEXTS = ("summary", "pay note", "hours", "bonus", "team", "clearance")
PROSE = (
    "Find your voice and vision: Attend an information session.",
    "Two things matter: bread, and those who bake it.",
    "What you get: time, tools, and a say.",
    "Our promise: you talk to a person: always.",
    "Note: the shift begins at 4:30 in the morning.",
    "Pay: see the table on our page",
)
NBSP, ZERO_WIDTH, SOFT_HYPHEN, MARK = "\u00a0", "\u200b", "\u00ad", "\ufeff"


def _meant(sheet: Sheet, key: str, value: str, told: str = "") -> Slipped:
    """A value with marks in it, that means `told`, or just what stands there."""
    return written(sheet, key, value, quoted(told or value))


@slip(COLONS, "a colon in the title")
def colon_in_title(sheet: Sheet, rng: Random) -> Slipped | None:
    title = sheet.line("title")
    if title is None:
        return None
    unit = rng.choice(("Sales", "Department of Health", "Summer 2027", "NYC", "Re"))
    gap = rng.choice((": ", " : ", ":", " — : "))
    return _meant(sheet, "title", f"{unit}{gap}{title.value}")


@slip(COLONS, "a colon in prose")
def colon_in_prose(sheet: Sheet, rng: Random) -> Slipped:
    return _meant(sheet, rng.choice(TEXTS), rng.choice(PROSE))


@slip(COLONS, "a colon in a bullet")
def colon_in_bullet(sheet: Sheet, rng: Random) -> Slipped:
    key = rng.choice(("benefits", "skills", "tags"))
    items = ["Pre-Award: Develops proposals", "Post-Award: Reports to donors", "Health: all of it"]
    rng.shuffle(items)
    lines = [f"  - {item}" for item in items]
    meant = [f"  - {quoted(item)}" for item in items]
    return Slipped(sheet.put(key, f"{key}:", *lines).text, sheet.put(key, f"{key}:", *meant).text)


@slip(COLONS, "a colon where a value goes on")
def colon_below(sheet: Sheet, rng: Random) -> Slipped:
    key, (first, second) = rng.choice(TEXTS), rng.choice(PROSE[:-1]).split(" ", 1)
    meant = sheet.set(key, quoted(f"We say: {first} {second}")).text
    return Slipped(sheet.put(key, f"{key}: We say:", f"  {first} {second}").text, meant)


@slip(COLONS, "no space behind the colon")
def tight_colon(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    return Slipped(sheet.with_lines(line.at, 1, f"{line.key}:{line.value}").text, sheet.text)


@slip(COLONS, "a space before the colon")
def spaced_colon(sheet: Sheet, rng: Random) -> Slipped:
    lines = [f"{line.key} : {line.value}" for line in sheet.values()]
    found = [*sheet.values()]
    count = rng.randint(1, len(found))
    for n in rng.sample(range(len(found)), count):
        sheet = sheet.with_lines(found[n].at, 1, lines[n])
    tidy = sheet
    for n, line in enumerate(found):
        tidy = tidy.with_lines(line.at, 1, lines[n].replace(" : ", ": ", 1))
    return Slipped(sheet.text, tidy.text)


@slip(COLONS, "a wide colon")
def wide_colon(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    gap = rng.choice(("", " "))
    return Slipped(sheet.with_lines(line.at, 1, f"{line.key}：{gap}{line.value}").text, sheet.text)


@slip(COLONS, "`=`, `-` or nothing instead of the colon")
def no_colon(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    mark = rng.choice((" = ", "=", " - ", " – ", " ", "; "))
    return Slipped(sheet.with_lines(line.at, 1, f"{line.key}{mark}{line.value}").text, sheet.text)


@slip(COLONS, "two colons")
def two_colons(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    return Slipped(sheet.with_lines(line.at, 1, f"{line.key}:: {line.value}").text, sheet.text)


@slip(MARKS, "`- **bold**` in a list")
def bold_item(sheet: Sheet, rng: Random) -> Slipped:
    key = rng.choice(("benefits", "skills", "tags"))
    items = ["Health insurance", "25 days off", "Bread"]
    at = rng.randrange(3)
    lines = [f"  - {f'**{item}**' if n == at else item}" for n, item in enumerate(items)]
    meant = [f"  - {item}" for item in items]
    return Slipped(sheet.put(key, f"{key}:", *lines).text, sheet.put(key, f"{key}:", *meant).text)


@slip(MARKS, "bold in a value")
def bold_value(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([line for line in sheet.values() if " " in line.value])
    words = line.value.split(" ")
    at = rng.randrange(len(words))
    bold = rng.choice(
        (f"**{line.value}**", " ".join([*words[:at], f"**{words[at]}**", *words[at + 1 :]]))
    )
    return Slipped(sheet.with_lines(line.at, 1, f"{line.key}: {bold}").text, sheet.text)


@slip(MARKS, "a bold key")
def bold_key(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    key = rng.choice((f"**{line.key}:**", f"**{line.key}**:"))
    return Slipped(sheet.with_lines(line.at, 1, f"{key} {line.value}").text, sheet.text)


@slip(MARKS, "a key in quotation marks")
def quoted_key(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    mark = rng.choice(('"', "'"))
    key = f"{mark}{line.key}{mark}"
    return Slipped(sheet.with_lines(line.at, 1, f"{key}: {line.value}").text, sheet.text)


@slip(MARKS, "a mark of YAML at the start of a value")
def yaml_mark(sheet: Sheet, rng: Random) -> Slipped:
    mark = rng.choice(
        ("&", "*", "!", "@", "`", "%", "? ", "& ", "! ", "@ ", "- ", "{", "}", "]", ",")
    )
    text = rng.choice(("Home of bread", "New on this shift", "Early riser", "Oven crew"))
    return _meant(sheet, rng.choice(("team", "summary", "hours", "bonus")), f"{mark}{text}")


@slip(MARKS, "quotation marks inside of a value")
def inner_quotes(sheet: Sheet, rng: Random) -> Slipped:
    text = rng.choice(
        (
            'Say "cheese" and mean it',
            '"Fresh" bread, every day',
            'Bread that is "fresh"',
            '"Fresh" is "fresh"',
            "It's the bakers' shift",
            "'Tis the season",
            "Rock 'n' rye",
            'A 12" pizza oven',
        )
    )
    return _meant(sheet, rng.choice(("summary", "team", "pay note")), text)


@slip(MARKS, "curly quotation marks around a value")
def curly_quotes(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    before, behind = rng.choice(("“”", "‘’", "„“", "«»", "””"))
    value = f"{before}{line.value}{behind}"
    return Slipped(sheet.with_lines(line.at, 1, f"{line.key}: {value}").text, sheet.text)


@slip(MARKS, "straight quotation marks around a value")
def straight_quotes(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    mark = rng.choice("\"'")
    value = f"{mark}{line.value}{mark}"
    if mark == "'" and mark in line.value:
        value = f"{mark}{line.value.replace(mark, mark * 2)}{mark}"
    return Slipped(sheet.with_lines(line.at, 1, f"{line.key}: {value}").text, sheet.text)


@slip(MARKS, "a quotation mark at one end")
def one_quote(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([line for line in sheet.values() if line.key in (*TEXTS, "title", "posted")])
    mark = rng.choice(('"', "“", "”"))  # ' may be an apostrophe
    value = f"{mark}{line.value}" if rng.random() < 0.5 else f"{line.value}{mark}"
    return Slipped(sheet.with_lines(line.at, 1, f"{line.key}: {value}").text, sheet.text)


@slip(MARKS, "` #` in a value")
def hash_sign(sheet: Sheet, rng: Random) -> Slipped:
    text = rng.choice(("Crew # 4", "Shift #2", "Oven no. # 12", "C# and F#", "#1 in bread"))
    return _meant(sheet, rng.choice(("team", "summary", "hours")), text)


@slip(MARKS, "a comment behind a value")
def comment_behind(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    note = rng.choice(("ask Eleni", "to be checked", "as in 2025"))
    said = rng.choice((f"# {note}", f"<!-- {note} -->"))
    meant = sheet.with_lines(line.at, 0, said)
    return Slipped(
        sheet.with_lines(line.at, 1, f"{line.key}: {line.value} {said}").text, meant.text
    )


@slip(MARKS, "a comma behind a value")
def comma_behind(sheet: Sheet, rng: Random) -> Slipped | None:
    lines = [
        line for line in sheet.values() if line.key in ("posted", "closes", "workplace", "location")
    ]
    line = rng.choice(lines)
    mark = rng.choice((",", ";", ".", " ,"))
    return Slipped(sheet.with_lines(line.at, 1, f"{line.key}: {line.value}{mark}").text, sheet.text)


@slip(UNSEEN, "tabs")
def tabs(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    value = rng.choice((f"{line.key}:\t{line.value}", f"{line.key}\t: {line.value}\t"))
    return Slipped(sheet.with_lines(line.at, 1, value).text, sheet.text)


@slip(UNSEEN, "spaces that don't break")
def hard_spaces(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    space = rng.choice((NBSP, "\u202f", "\u2009", "\u3000"))
    value = line.value.replace(" ", space) if rng.random() < 0.5 else line.value
    return Slipped(sheet.with_lines(line.at, 1, f"{line.key}:{space}{value}").text, sheet.text)


@slip(UNSEEN, "characters without a width")
def no_width(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    text = f"{line.key}: {line.value}"
    at = rng.randrange(len(text) + 1)
    hidden = rng.choice((ZERO_WIDTH, SOFT_HYPHEN, "\u2060", MARK))
    return Slipped(sheet.with_lines(line.at, 1, f"{text[:at]}{hidden}{text[at:]}").text, sheet.text)


@slip(UNSEEN, "a control character")
def control_character(sheet: Sheet, rng: Random) -> Slipped:
    line = rng.choice([*sheet.values()])
    at = rng.randrange(len(line.value) + 1)
    hidden = rng.choice(("\x0b", "\x07", "\x08", "\u202e", "\u2028"))
    value = f"{line.value[:at]}{hidden}{line.value[at:]}"
    return Slipped(sheet.with_lines(line.at, 1, f"{line.key}: {value}").text, sheet.text)


@slip(UNSEEN, "a byte-order mark")
def byte_order_mark(sheet: Sheet, rng: Random) -> Slipped:
    above = rng.choice(("", "\n"))
    return Slipped(f"{MARK}{above}{sheet.text}", sheet.text)


@slip(UNSEEN, "lines that end as on Windows")
def line_ends(sheet: Sheet, rng: Random) -> Slipped:
    return Slipped(sheet.text.replace("\n", rng.choice(("\r\n", "\r\n", "\r"))), sheet.text)


@slip(UNSEEN, "spaces at the end of lines")
def trailing_spaces(sheet: Sheet, rng: Random) -> Slipped:
    head = [f"{line}{' ' * rng.randint(0, 3)}" for line in sheet.lines[: sheet.end + 1]]
    return Slipped("\n".join([*head, *sheet.body]), sheet.text)
