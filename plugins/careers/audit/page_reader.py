"""From the bytes of a page to what readers take from it, by way of BeautifulSoup."""

from __future__ import annotations

import re
import warnings
from dataclasses import replace

from bs4 import BeautifulSoup

from careers.audit import decoding
from careers.audit.folder import PAGES, Folder
from careers.audit.json_ld import read_scripts
from careers.audit.microdata import read_attributes
from careers.audit.page import Page
from careers.audit.posting import Posting
from careers.audit.rule import Rule
from careers.audit.walk import Walk
from careers.problem import Problem, Spot
from careers.wording import quote

UNREADABLE = Rule(
    "page-unreadable",
    "error",
    "A page can't be read at all: the file can't be opened, or what is in it is no HTML.",
    "Look at the file, and build the site again.",
)
EMPTY = Rule(
    "page-empty",
    "error",
    "There is nothing on a page that anybody could see.",
    "Build the site again; the page may have been written only in part.",
)
LARGE = Rule(
    "page-large",
    "error",
    "A page has more than 2 MB. Google reads no more of it; the audit leaves the page out.",
    "Take out what is not text: pictures and scripts belong into files of their own.",
)

# Google, since 2026-02: Googlebot takes the first 2 MB of a page.
MOST = 2 * 1024 * 1024
_BEGINNING = re.compile(rb"<(?:!doctype html|html|head|body|title|main|h1|div|p)\b", re.I)
_LOOKED_AT = 4096  # bytes
_MARKED = re.compile(r"\b(?:itemtype|typeof)\s*=", re.I)
# Each comment that is never closed makes the parser look through all the rest of the page.
_MOST_OPEN_COMMENTS = 200


def looks_like_html(folder: Folder) -> bool:
    """Whether the only file of a folder can be a page: by its name, or by what it begins with."""
    [path] = folder.files
    if path.lower().endswith(PAGES):
        return True
    try:
        return bool(_BEGINNING.search(folder.read(path)[:_LOOKED_AT]))
    except OSError:
        return True  # which is told when the page is read


def read_file(folder: Folder, path: str) -> Page:
    """What the page in a file says, and what is wrong with the file; never raises."""
    try:
        if (size := folder.size(path)) > MOST:
            message = f"The page has {size / 1024 / 1024:.1f} MB."
            return Page(path, problems=(LARGE.at(Spot(path), message),))
        data = folder.read(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"The page can't be opened: {reason}."
        return Page(path, problems=(UNREADABLE.at(Spot(path), message),))
    return read_page(path, data)


def read_page(path: str, data: bytes) -> Page:
    """What a page says, and what is wrong with the page as such; never raises."""
    spot = Spot(path)
    text, problems = decoding.decode(data, path)
    if not text.strip():
        return Page(path, problems=(EMPTY.at(spot, "There is nothing in this page."),))
    try:
        page = _page(text, path)
    # Whatever a stranger's page does to the parser is a finding about the page.
    except Exception as error:
        reason = quote(" ".join(str(error).split()) or type(error).__name__)
        return Page(path, problems=(UNREADABLE.at(spot, f"No HTML can be read here: {reason}."),))
    if not page.text and not page.pictures and not page.forward:
        problems.append(EMPTY.at(spot, "There is nothing to see on this page."))
    if not problems and (found := decoding.garbled(page.text)):
        problems.append(decoding.GARBLED.at(spot, f"The page shows {quote(found)}."))
    return replace(page, problems=(*problems, *page.problems))


def _page(text: str, path: str) -> Page:
    if text.count("<!--", text.rfind("-->") + 1) > _MOST_OPEN_COMMENTS:
        raise ValueError("there are hundreds of comments that never end")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it guesses that a short page may be a file's name
        soup = BeautifulSoup(text, "html.parser", multi_valued_attributes=None)
    walk = Walk(soup, text, path)
    page = walk.page()
    seen = " ".join(page.text.split())
    found = read_scripts(walk.scripts, page.language, seen)
    marked: list[Posting] = []
    wrong: list[Problem] = []
    if _MARKED.search(text):
        marked, wrong = read_attributes(soup, path, page.language, seen)
    return replace(
        page,
        postings=(*found.postings, *marked),
        broken=found.broken,
        problems=(*found.problems, *wrong),
    )
