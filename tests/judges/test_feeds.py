"""Every feed of the site: well-formed, of its kind, and with the open roles and no others.

A feed is what a page calls one in its head, and what is one in the site's first folder. RSS and
Atom are read by feedparser, calendars by icalendar, JSON by a JSON Schema where one lies beside
it. What they leave open is asked here: no full validator of feeds works without a network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar
from jsonschema import Draft202012Validator

KINDS = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/json": "jobs",
    "application/xml": "board",
    "text/xml": "board",
    "text/calendar": "calendar",
}
VERSIONS = {"RSS": "rss20", "Atom": "atom10"}
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d\d:\d\d:\d\d (GMT|[+-]\d{4})"
)
BOARD = ("title", "date", "referencenumber", "url", "company", "country", "description")

Said = list[str]
# Each open role's title, by the whole address of its page.
Open = dict[str, str]


def kind_of(data: bytes) -> str:
    """What sort of feed a file holds, or nothing when it is none."""
    text = data.decode("utf-8", "replace").lstrip("\N{BYTE ORDER MARK} \r\n")
    if text.startswith("BEGIN:VCALENDAR"):
        return "calendar"
    if text.startswith("{"):
        found = re.search(r'"(https://jsonfeed\.org/version/|jobs"\s*:)', text[:5000])
        return "" if found is None else "jobs" if found[1].startswith("jobs") else "JSON Feed"
    root = re.search(r"<([a-zA-Z][\w:-]*)", text)
    kinds = {"rss": "RSS", "feed": "Atom", "source": "board"}
    return kinds.get(root[1].lower(), "") if root else ""


def judge(data: bytes, kind: str, address: str, roles: Open) -> tuple[Said, set[str]]:
    """What is wrong with a feed that stands at `address`, and the roles that it has."""
    judges: dict[str, Callable[[bytes, str, Open], tuple[Said, list[tuple[str, str, str]]]]] = {
        "RSS": _feed,
        "Atom": _feed,
        "JSON Feed": _json_feed,
        "board": _board,
        "jobs": _jobs,
        "calendar": _calendar,
    }
    wrong, items = judges[kind](data, address, roles)
    ids = [each for each, _, _ in items]
    wrong += [f"{each!r} is there twice" for each in sorted(set(ids)) if ids.count(each) > 1]
    found = set()
    for each, link, title in items:
        place = urldefrag(link).url.partition("?")[0]
        found.add(place)
        if not each:
            wrong.append(f"{link}: has no id")
        if place not in roles:
            wrong.append(f"{link!r} is no open role")
        elif roles[place] not in title:
            wrong.append(f"{link}: “{title}” is not called “{roles[place]}”")
    return wrong, found


def _feed(data: bytes, address: str, _: Open) -> tuple[Said, list[tuple[str, str, str]]]:
    """RSS 2.0 and Atom 1.0, as feedparser reads them."""
    read = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    wrong = [f"is not well-formed: {read.bozo_exception}"] if read.bozo else []
    if read.version not in VERSIONS.values():
        return [*wrong, f"is {read.version or 'no feed'}"], []
    atom = read.version == VERSIONS["Atom"]
    own = {link.href for link in read.feed.get("links", ()) if link.rel == "self"}
    if own != {address}:
        wrong.append(f"says that it is at {sorted(own)}")
    wrong += [f"has no {name}" for name in ("title", "link") if not read.feed.get(name)]
    if atom and not (read.feed.get("author") or all(e.get("author") for e in read.entries)):
        wrong.append("has no author")
    if atom and not read.feed.get("id"):
        wrong.append("has no id")
    dates = [read.feed.get("updated")] if atom else []
    items = []
    for entry in read.entries:
        each = entry.get("id", "")
        items.append((each, entry.get("link", ""), entry.get("title", "")))
        dates += [entry.get("updated")] if atom else [entry.get("published")]
        for part in (*entry.get("content", ()), entry.get("summary_detail")):
            if part and part.type != "text/plain":
                wrong += _html(part.value, each)
    wrong += [f"{date!r} is no date" for date in dates if not _is_date(date, atom)]
    return wrong + _guids(data, bool(read.bozo)), items


def _guids(data: bytes, broken: bool) -> Said:
    """RSS: what `guid` holds is an address, unless it says that it isn't."""
    guids = () if broken else ElementTree.fromstring(data).iter("guid")
    return [
        f"{guid.text}: is no address; it needs isPermaLink=false"
        for guid in guids
        if guid.get("isPermaLink") != "false" and not _is_address(guid.text)
    ]


def _json_feed(data: bytes, address: str, _: Open) -> tuple[Said, list[tuple[str, str, str]]]:
    """JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/"""
    read, wrong = _json(data)
    if read.get("version") != "https://jsonfeed.org/version/1.1":
        wrong.append(f"is version {read.get('version')!r}")
    if read.get("feed_url") != address:
        wrong.append(f"says that it is at {read.get('feed_url')!r}")
    if not _is_address(read.get("home_page_url")):
        wrong.append("has no home_page_url")
    wrong += [] if read.get("title") else ["has no title"]
    items = []
    for item in read.get("items", ()):
        each = item.get("id")
        wrong += [] if isinstance(each, str) else [f"{each!r} is an id that is no text"]
        items.append((str(each or ""), item.get("url", ""), item.get("title", "")))
        if not item.get("content_html") and not item.get("content_text"):
            wrong.append(f"{each}: has no content")
        wrong += _html(item.get("content_html", ""), str(each))
        for key in ("date_published", "date_modified"):
            if key in item and not _is_date(item[key], True):
                wrong.append(f"{item[key]!r} is no date")
    return wrong, items


def _board(data: bytes, address: str, _: Open) -> tuple[Said, list[tuple[str, str, str]]]:
    """`source` and `job`, the form that Indeed made and that most job boards read."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        return [f"is not well-formed: {error}"], []
    wrong = ["holds HTML as entities"] if re.search(rb"&(amp;)?lt;/?[a-z]", data) else []
    items = []
    for job in root.iter("job"):
        said = {part.tag: (part.text or "").strip() for part in job}
        each = said.get("referencenumber", "")
        items.append((each, said.get("url", ""), said.get("title", "")))
        wrong += [f"{each}: has no {name}" for name in BOARD if not said.get(name)]
        wrong += _html(said.get("description", ""), each)
        date = said.get("date", "")
        if not (_is_date(date, True) or _is_date(date, False) or re.fullmatch(r"[\d-]{10}", date)):
            wrong.append(f"{date!r} is no date")
    return wrong, items


def _jobs(data: bytes, address: str, _: Open) -> tuple[Said, list[tuple[str, str, str]]]:
    """JSON of our own form: a list of “jobs”, each with its id, address and title."""
    read, wrong = _json(data)
    items = [
        (str(job.get("id") or ""), job.get("url", ""), job.get("title", ""))
        for job in read.get("jobs", ())
    ]
    return wrong, items


def _calendar(data: bytes, address: str, roles: Open) -> tuple[Said, list[tuple[str, str, str]]]:
    """iCalendar (RFC 5545), as icalendar reads it."""
    try:
        read = Calendar.from_ical(data)
    except ValueError as error:
        return [f"is no calendar: {error}"], []
    wrong = [f"has no {name}" for name in ("PRODID", "VERSION") if not read.get(name)]
    if b"\n" in data.replace(b"\r\n", b""):
        wrong.append("ends a line without CRLF")
    if any(len(line) > 75 for line in data.split(b"\r\n")):
        wrong.append("has a line of more than 75 bytes")
    items = []
    for event in read.walk("VEVENT"):
        each = str(event.get("UID", ""))
        items.append((each, str(event.get("URL", "")), str(event.get("SUMMARY", ""))))
        wrong += [f"{each}: has no {name}" for name in ("DTSTAMP", "DTSTART") if name not in event]
        wrong += [f"{each}: {why}" for why in event.errors]
    return wrong, items


def _json(data: bytes) -> tuple[dict, Said]:
    def twice(pairs: list[tuple[str, object]]) -> dict:
        if len(dict(pairs)) < len(pairs):
            raise ValueError("a key is there twice")
        return dict(pairs)

    try:
        read = json.loads(data, object_pairs_hook=twice)
    except ValueError as error:
        return {}, [f"is no JSON: {error}"]
    return (read, []) if isinstance(read, dict) else ({}, ["is no object"])


def _html(text: str, name: str) -> Said:
    """What other sites must not be given to show."""
    page = BeautifulSoup(text, "html.parser")
    wrong = [f"{name}: holds <{tag.name}>" for tag in page.select("script, style, iframe, form")]
    for tag in page.find_all(True):
        for key, value in tag.attrs.items():
            if key.startswith("on"):
                wrong.append(f"{name}: holds {key}=")
            if key in ("href", "src") and not _is_address(value, "mailto", "tel"):
                wrong.append(f"{name}: {value!r} leads nowhere from another site")
    return wrong


def _is_address(value: object, *schemes: str) -> bool:
    parts = urlsplit(value if isinstance(value, str) else "")
    return parts.scheme in schemes or bool(parts.scheme in ("http", "https") and parts.netloc)


def _is_date(value: object, rfc_3339: bool) -> bool:
    form = RFC_3339 if rfc_3339 else RFC_822
    if not isinstance(value, str) or not form.fullmatch(value):
        return False
    try:
        read = datetime.fromisoformat(value) if rfc_3339 else parsedate_to_datetime(value)
    except ValueError:
        return False
    return rfc_3339 or f"{read:%a}" == value[:3]


# --- The sample site ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def roles(sample) -> Open:
    return {f"{sample.address}{path}": page.role.title for path, page in sample.open_roles.items()}


def linked(sample) -> dict[str, str]:
    """The feeds that pages name in their heads, with the kind that they say each is."""
    found: dict[str, str] = {}
    for path, page in sample.soups.items():
        for link in page.select("head link[rel~=alternate][href]"):
            if kind := KINDS.get(str(link.get("type", ""))):
                place = urljoin(f"{sample.address}{path}", str(link["href"]))
                assert place.startswith(sample.address), place
                assert found.setdefault(place.removeprefix(sample.address), kind) == kind, place
    return found


def in_the_first_folder(files: Iterable[Path]) -> dict[str, str]:
    ends = {".xml", ".json", ".ics", ".rss", ".atom"}
    return {
        file.name: kind
        for file in files
        if file.suffix in ends and (kind := kind_of(file.read_bytes()))
    }


def test_every_feed_has_the_open_roles_and_no_others(sample, roles):
    feeds = {**linked(sample), **in_the_first_folder(sample.folder.iterdir())}
    for path, kind in feeds.items():
        data = (sample.folder / path).read_bytes()
        assert kind_of(data) == kind, path
        wrong, found = judge(data, kind, f"{sample.address}{path}", roles)
        assert wrong == [], path
        # A calendar has the roles that end; a feed in a folder has its department's or office's.
        if kind != "calendar" and "/" not in path:
            assert found == {url for url in roles if "/de/" not in url and "/el/" not in url}, path


def test_json_is_what_the_schema_beside_it_says(sample):
    for schema in sample.folder.rglob("*.schema.json"):
        said = schema.with_name(schema.name.replace(".schema.json", ".json"))
        assert schema_problems(schema.read_bytes(), said.read_bytes()) == [], said


def schema_problems(schema: bytes, said: bytes) -> Said:
    read = json.loads(schema)
    Draft202012Validator.check_schema(read)
    checker = Draft202012Validator(read, format_checker=Draft202012Validator.FORMAT_CHECKER)
    errors = checker.iter_errors(json.loads(said))
    return [f"{error.json_path}: {error.message}" for error in errors]


# --- That each judge can complain ---------------------------------------------------------------

AT = "https://example.com/feed"
BAKER = "https://example.com/jobs/baker/"
RSS = f"""\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Jobs</title><link>https://example.com/</link><description>Open roles</description>
<atom:link rel="self" href="{AT}" type="application/rss+xml"/>
<item><title>Baker (R&amp;D)</title><link>{BAKER}</link><guid>{BAKER}</guid>
<pubDate>Mon, 02 Nov 2026 00:00:00 -0500</pubDate>
<description>&lt;p&gt;Bread, &lt;a href="https://example.com/"&gt;here&lt;/a&gt;.&lt;/p&gt;</description>
</item></channel></rss>
"""
ATOM = f"""\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Jobs</title><id>{AT}</id>
<updated>2026-11-02T00:00:00-05:00</updated><author><name>Example</name></author>
<link rel="self" href="{AT}"/><link href="https://example.com/"/>
<entry><title>Baker (R&amp;D)</title><id>{BAKER}</id><link href="{BAKER}"/>
<updated>2026-11-02T00:00:00-05:00</updated>
<content type="html">&lt;p&gt;Bread.&lt;/p&gt;</content></entry></feed>
"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Jobs",
        "home_page_url": "https://example.com/",
        "feed_url": AT,
        "items": [
            {
                "id": BAKER,
                "url": BAKER,
                "title": "Baker (R&D)",
                "content_html": "<p>Bread.</p>",
                "date_published": "2026-11-02T00:00:00-05:00",
            }
        ],
    }
)
BOARD_XML = f"""\
<?xml version="1.0" encoding="utf-8"?>
<source><publisher>Example</publisher><job><title><![CDATA[Baker (R&D)]]></title>
<date><![CDATA[2026-11-02]]></date><referencenumber><![CDATA[7]]></referencenumber>
<url><![CDATA[{BAKER}]]></url><company><![CDATA[Example]]></company>
<country><![CDATA[US]]></country><description><![CDATA[<p>Bread.</p>]]></description></job></source>
"""
JOBS = json.dumps({"version": "1", "jobs": [{"id": "7", "url": BAKER, "title": "Baker (R&D)"}]})
CALENDAR = f"""\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Jobs//EN
BEGIN:VEVENT
UID:baker@example.com
DTSTAMP:20261102T000000Z
DTSTART;VALUE=DATE:20261215
SUMMARY:Baker (R&D) closes
URL:{BAKER}
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
GOOD = {
    "RSS": RSS,
    "Atom": ATOM,
    "JSON Feed": JSON_FEED,
    "board": BOARD_XML,
    "jobs": JOBS,
    "calendar": CALENDAR,
}
BAKERS = {BAKER: "Baker (R&D)"}


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_feed_is_known_and_passes(kind):
    data = GOOD[kind].encode()
    assert kind_of(data) == kind
    assert judge(data, kind, AT, BAKERS) == ([], {BAKER})


@pytest.mark.parametrize("text", ["", "{}", '{"config": {}}', "<urlset/>", "<html></html>", "no"])
def test_what_is_no_feed_is_taken_for_none(text):
    assert kind_of(text.encode()) == ""


@pytest.mark.parametrize("kind", GOOD)
def test_a_role_that_is_not_open_or_has_another_name_is_told(kind):
    data = GOOD[kind].encode()
    assert f"{BAKER!r} is no open role" in judge(data, kind, AT, {})[0]
    [wrong] = judge(data, kind, AT, {BAKER: "Cook"})[0]
    assert "is not called “Cook”" in wrong


@pytest.mark.parametrize("kind", GOOD)
def test_a_role_that_is_there_twice_is_told(kind):
    item = {
        "RSS": r"<item>.*</item>",
        "Atom": r"<entry>.*</entry>",
        "board": r"<job>.*</job>",
        "calendar": r"BEGIN:VEVENT.*END:VEVENT\r\n",
    }.get(kind, r"(?<=\[)\{.*\}(?=\])")
    comma = ", " if "J" in kind or kind == "jobs" else ""
    text = re.sub(item, lambda found: found[0] + comma + found[0], GOOD[kind], flags=re.DOTALL)
    [wrong] = judge(text.encode(), kind, AT, BAKERS)[0]
    assert "is there twice" in wrong


@pytest.mark.parametrize(
    ("kind", "before", "after", "said"),
    [
        ("RSS", "&amp;", "&", "is not well-formed"),
        ("RSS", "Jobs", "Jobs\x03", "is not well-formed"),
        ("RSS", 'version="2.0"', 'version="0.91"', "is rss091"),
        ("RSS", f'href="{AT}"', 'href="/feed"', "says that it is at ['/feed']"),
        ("RSS", "<guid>https://example.com", "<guid>", "it needs isPermaLink"),
        ("RSS", "02 Nov 2026", "2 November 2026", "is no date"),
        ("RSS", "Mon, 02", "Tue, 02", "is no date"),
        ("RSS", "Mon, 02 Nov 2026 00:00:00 -0500", "2026-11-02T00:00:00Z", "is no date"),
        ("RSS", "&lt;p&gt;", "&lt;script&gt;1&lt;/script&gt;", "holds <script>"),
        ("RSS", "&lt;p&gt;", "&lt;p onclick='1'&gt;", "holds onclick="),
        ("RSS", 'a href="https://example.com/"', 'a href="../benefits/"', "leads nowhere"),
        ("RSS", "&amp;", "&amp;amp;", "is not called"),
        ("Atom", "</feed>", "", "is not well-formed"),
        ("Atom", "<name>Example</name>", "", "has no author"),
        ("Atom", "2026-11-02T00:00:00-05:00", "2026-11-02", "is no date"),
        ("Atom", "2026-11-02T00", "2026-13-02T00", "is no date"),
        ("Atom", f"<id>{AT}</id>", "", "has no id"),
        ("JSON Feed", "version/1.1", "version/1", "is version"),
        ("JSON Feed", "}]}", "},]}", "is no JSON"),
        ("JSON Feed", f'"id": "{BAKER}"', '"id": 7', "no text"),
        ("JSON Feed", f'"id": "{BAKER}"', '"id": ""', "has no id"),
        ("JSON Feed", "content_html", "content", "has no content"),
        ("JSON Feed", "2026-11-02T00:00:00-05:00", "2026-11-02", "is no date"),
        ("JSON Feed", '"title": "Jobs"', '"title": ""', "has no title"),
        ("JSON Feed", '"title": "Jobs"', '"title": "Jobs", "title": "J"', "a key is there twice"),
        ("board", "</job>", "", "is not well-formed"),
        ("board", "<![CDATA[<p>Bread.</p>]]>", "&lt;p>Bread.&lt;/p>", "HTML as entities"),
        ("board", "<![CDATA[US]]>", "", "has no country"),
        ("board", "2026-11-02", "today", "is no date"),
        ("jobs", "}", "", "is no JSON"),
        ("jobs", '"7"', "null", "has no id"),
        ("calendar", "\r\n", "\n", "without CRLF"),
        ("calendar", "END:VCALENDAR", "", "is no calendar"),
        ("calendar", "SUMMARY:", f"SUMMARY:{'x' * 70}", "more than 75 bytes"),
        ("calendar", "DTSTAMP:20261102T000000Z\r\n", "", "has no DTSTAMP"),
        ("calendar", "DATE:20261215", "DATE:tomorrow", "DTSTART"),
        ("calendar", "VERSION:2.0\r\n", "", "has no VERSION"),
    ],
)
def test_the_judge_complains(kind, before, after, said):
    assert before in GOOD[kind]
    wrong, _ = judge(GOOD[kind].replace(before, after).encode(), kind, AT, BAKERS)
    assert any(said in text for text in wrong), wrong


def test_the_schemas_judge_complains():
    schema = b'{"properties": {"jobs": {"items": {"required": ["url"]}}}}'
    assert schema_problems(schema, b'{"jobs": [{"url": "x"}]}') == []
    assert schema_problems(schema, b'{"jobs": [{}]}') == ["$.jobs[0]: 'url' is a required property"]
