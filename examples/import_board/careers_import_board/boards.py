"""Jobs out of the JSON of public boards: Greenhouse's Job Board API, and Lever's Postings API.

Both are documented by their makers: developers.greenhouse.io/job-board.html (the list of jobs with
`content=true`) and github.com/lever/postings-api (`mode=json`). What is not stated stays unsaid.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any

from babel import Locale

from .job import Job, NotABoard

EMPLOYMENT = {
    "full time": "full-time", "permanent": "full-time", "regular": "full-time",
    "part time": "part-time", "contract": "contract", "contractor": "contract",
    "freelance": "contract", "temporary": "temporary", "temp": "temporary",
    "seasonal": "temporary", "fixed term": "temporary", "intern": "internship",
    "internship": "internship", "volunteer": "volunteer",
}  # fmt: skip
WORKPLACES = {
    "remote": "remote", "fully remote": "remote", "hybrid": "hybrid",
    "on site": "on-site", "onsite": "on-site", "in office": "on-site", "office": "on-site",
}  # fmt: skip
# What companies call the fields of their own in which Greenhouse keeps these.
NAMED = {
    "employment": ("employment type", "job type", "time type", "employment", "commitment"),
    "workplace": ("workplace type", "workplace", "work type", "location type", "remote"),
}
PERIODS = {
    "per-year-salary": "year", "per-month-salary": "month", "per-week-salary": "week",
    "per-day-wage": "day", "per-hour-wage": "hour",
}  # fmt: skip
REMOTE = re.compile(r"\W*\b(?:fully |100% )?remote\b\W*", re.IGNORECASE)
DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")


def read_board(data: bytes) -> tuple[list[Job], list[str]]:
    """The jobs of a file, and a sentence about each that can't be read. Raises `NotABoard`."""
    try:
        found = json.loads(data.decode("utf-8-sig") if data[:2] not in UTF_16 else data)
    except UnicodeDecodeError:
        raise NotABoard("This file is no text in UTF-8.") from None
    except json.JSONDecodeError as error:
        what = "a web page" if data.lstrip()[:1] == b"<" else "no JSON"
        where = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise NotABoard(f"This file is {what} ({where}).") from None
    except (RecursionError, ValueError):
        raise NotABoard("This file is JSON that nobody can read.") from None
    if isinstance(found, dict) and isinstance(found.get("jobs"), list):
        items, read = found["jobs"], greenhouse
    elif isinstance(found, list):
        items, read = found, lever
    elif isinstance(found, dict) and isinstance(found.get("error"), str):
        raise NotABoard(f"The board answered with an error: {found['error'][:200]}")
    else:
        raise NotABoard("This is neither Greenhouse's {“jobs”: […]} nor Lever's list of postings.")
    jobs: dict[str, Job] = {}
    wrong: list[str] = []
    for number, item in enumerate(items, 1):
        job = read(item) if isinstance(item, dict) else None
        if job is None or not (job.id and job.title):
            wrong.append(f"Job {number} of the file has no number or no title, and is left out.")
        elif job.id in jobs:
            wrong.append(f"Job {number} of the file is there twice, as {job.id}; the first counts.")
        else:
            jobs[job.id] = job
    return list(jobs.values()), wrong


UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def greenhouse(item: Mapping[str, Any]) -> Job:
    lost: list[str] = []
    places = [name for one in _dicts(item.get("offices")) if (name := _text(one.get("location")))]
    said = _text(_dict(item.get("location")).get("name"))
    # An office's address says more than “Boston”, if it is that of the same place.
    town = said.split(",")[0].strip()
    longer = [place for place in places if town and place.casefold().startswith(town.casefold())]
    keys = {"department": _only("departments", item.get("departments"), lost)}
    keys |= _where(longer[0] if len(longer) == 1 else said, lost)
    for field in _dicts(item.get("metadata")):
        key, name = _own_field(field), _text(field.get("name"))
        value = field.get("value")
        words = "; ".join(filter(None, map(_text, value if isinstance(value, list) else [value])))
        if not words:
            continue
        known = {"employment": EMPLOYMENT, "workplace": WORKPLACES}.get(key, {})
        if meant := known.get(re.sub(r"[\s_-]+", " ", words.casefold())):
            keys.setdefault(key, meant)
        else:
            lost.append(f"“{name}: {words[:80]}” is a field of your own.")
    keys["posted"] = _day(item.get("first_published"))
    keys["closes"] = _day(item.get("application_deadline"))
    if not keys["posted"]:
        lost.append("It doesn't say when it was first published; write “posted:”.")
    for pay in _dicts(item.get("pay_input_ranges")):
        amounts = [f"{_number(pay.get(name), 100)}" for name in ("min_cents", "max_cents")]
        currency = _text(pay.get("currency_type"))
        lost.append(f"Pay {'–'.join(amounts)} {currency}: per what isn't said; write “pay:”.")
    if questions := len(_dicts(item.get("questions"))):
        lost.append(f"{questions} questions of its form.")
    return Job(
        id=_text(item.get("id")),
        title=_text(item.get("title")),
        html=_unescaped(item.get("content")),
        town=town,
        keys={
            **keys,
            "reference": _text(item.get("requisition_id")),
            "language": _text(item.get("language")),
            "apply": _text(item.get("absolute_url")),
        },
        lost=tuple(lost),
    )


def lever(item: Mapping[str, Any]) -> Job:
    lost: list[str] = []
    said = _dict(item.get("categories"))
    places = [place for one in _list(said.get("allLocations")) if (place := _text(one))]
    places = places or [_text(said.get("location"))]
    country = _text(item.get("country"))
    if len(places) == 1:
        places = [_in_country(places[0], country)]
    keys = {"department": _text(said.get("department")), "team": _text(said.get("team"))}
    keys |= _where("; ".join(filter(None, places)), lost)
    workplace = _text(item.get("workplaceType")).replace("onsite", "on-site")
    if workplace == "remote" and (near := keys.pop("location", "")):
        lost.append(f"It is remote, near “{near}”; write “applicants:” with the countries.")
    if workplace in ("remote", "hybrid", "on-site"):
        keys["workplace"] = workplace
    commitment = _text(said.get("commitment"))
    if meant := EMPLOYMENT.get(re.sub(r"[\s_-]+", " ", commitment.casefold())):
        keys["employment"] = meant
    elif commitment:
        lost.append(f"“{commitment[:80]}” is no kind of employment that is known here.")
    if pay := _dict(item.get("salaryRange")):
        amounts = "–".join(dict.fromkeys(_number(pay.get(name)) for name in ("min", "max")))
        currency, period = _text(pay.get("currency")), PERIODS.get(_text(pay.get("interval")), "")
        if period and currency and re.fullmatch(r"[\d.,]+(–[\d.,]+)?", amounts):
            keys["pay"] = f"{amounts} {currency} per {period}"
        else:
            lost.append(f"Pay {amounts} {currency} {_text(pay.get('interval'))}; write “pay:”.")
    lost.append("It doesn't say when it was first published; write “posted:”.")
    lists = [
        f"<h2>{escape(_text(one.get('text')))}</h2><ul>{one.get('content') or ''}</ul>"
        for one in _dicts(item.get("lists"))
    ]
    ends = [item.get("additional"), item.get("salaryDescription")]
    parts = [item.get("description"), *lists, *ends]
    return Job(
        id=_text(item.get("id")),
        title=_text(item.get("text")),
        html=_whole("\n".join(part for part in parts if isinstance(part, str))),
        town=places[0].split(",")[0].strip() if places else "",
        keys={**keys, "apply": _text(item.get("hostedUrl"))},
        lost=tuple(lost),
    )


def _where(said: str, lost: list[str]) -> dict[str, str]:
    """`location`, or what a place with the word “remote” in it means."""
    if not REMOTE.search(said):
        return {"location": said}
    rest = REMOTE.sub(" ", said, count=1).strip(" ,;()-–/")
    if not rest:
        lost.append("It is remote and doesn't say for which countries; write “applicants:”.")
    return {"workplace": "remote", "applicants": rest}


def _in_country(place: str, code: str) -> str:
    """`Boston, MA` as `Boston, MA, United States`, where the board states the country apart."""
    name = str(Locale("en").territories.get(code.upper(), "")) if len(code) == 2 else ""
    last = place.rpartition(",")[2].strip().casefold()
    spoken = {name.casefold(), code.casefold(), "uk", "usa", "u.s.", "england", "scotland"}
    return place if not name or REMOTE.search(place) or last in spoken else f"{place}, {name}"


def _own_field(field: Mapping[str, Any]) -> str:
    name = re.sub(r"[\s_-]+", " ", _text(field.get("name")).casefold())
    return next((key for key, names in NAMED.items() if name in names), "")


def _only(what: str, items: Any, lost: list[str]) -> str:
    names = [name for one in _dicts(items) if (name := _text(one.get("name")))]
    if len(names) > 1:
        lost.append(f"It has several {what}: {', '.join(names)}. The first is written.")
    return names[0] if names else ""


def _unescaped(html: Any) -> str:
    """Greenhouse escapes its HTML as if it were text."""
    html = _whole(html) if isinstance(html, str) else ""
    return html if re.search(r"<[a-zA-Z/]", html) else unescape(html)


def _day(value: Any) -> str:
    found = DAY.match(_text(value))
    return found[0] if found else ""


def _number(value: Any, parts: int = 1) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "?"
    return f"{value / parts:,.2f}".removesuffix(".00")


def _text(value: Any) -> str:
    """What is said in one line; a number as its digits."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(_whole(unescape(str(value))).split())[:500]


def _whole(text: str) -> str:
    """A text without halves of characters, which JSON can hold and no file can."""
    return text.encode("utf-8", "ignore").decode()


def _dict(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in _list(value) if isinstance(one, dict)]
