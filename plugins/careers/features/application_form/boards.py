"""Application sites that a role can lead to or show in a frame, as data, and what of them can't.

None of their interfaces can be posted to from a page: each wants a secret that everybody could
then read, which is why `posting` says so for the documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from careers.features.application_form.backends import Claim
from careers.problem import Problem, Spot


@dataclass(frozen=True, slots=True)
class Board:
    """One application site.

    `hosts` are its own and those above its customers' (`acme.recruitee.com`). `pages` is what
    the address of one role's form looks like, `frame` what it becomes in a frame; without it,
    `no_frame` says why there is none. `posting` says what a form on a page would need.
    """

    name: str
    title: str
    hosts: tuple[str, ...]
    posting: str
    claim: Claim
    pages: re.Pattern[str] | None = None
    frame: str = ""
    no_frame: str = ""
    example: str = ""

    def is_at(self, host: str) -> bool:
        return any(host == own or host.endswith(f".{own}") for own in self.hosts)

    def framed(self, url: str) -> str:
        """The address of a role's form for a frame; empty where it can't be made of this one."""
        match = self.pages.match(url) if self.pages else None
        return match.expand(self.frame) if match else ""


LISTED = "shows the list of all jobs by a script of its own, and not the form of one role"

BOARDS = (
    Board(
        "greenhouse",
        "Greenhouse",
        ("greenhouse.io",),
        "its API key; Greenhouse says that applications should go by your own server",
        Claim("seen", "public code that embeds job-boards.greenhouse.io"),
        re.compile(
            r"https://(?:job-)?boards\.(eu\.)?greenhouse\.io/"
            r"(?:embed/job_app\?for=)?(?P<board>[\w-]+)(?:/jobs/|&(?:amp;)?token=)(?P<job>\d+)\b"
        ),
        "https://job-boards.\\1greenhouse.io/embed/job_app?for=\\g<board>&token=\\g<job>",
        example="https://job-boards.greenhouse.io/BOARD/jobs/NUMBER",
    ),
    Board(
        "lever",
        "Lever",
        ("lever.co",),
        "the key of a Super Admin; and of more than two posts a second applications are lost",
        Claim("read", "github.com/lever/postings-api"),
        no_frame="has no form for a frame",
    ),
    Board(
        "ashby",
        "Ashby",
        ("ashbyhq.com",),
        "a key that may write candidates",
        Claim("read", "developers.ashbyhq.com"),
        no_frame=LISTED,
    ),
    Board(
        "workable",
        "Workable",
        ("workable.com",),
        "an access token (remembered)",
        Claim("seen", "public code that embeds www.workable.com/assets/embed.js"),
        no_frame=LISTED,
    ),
    Board(
        "recruitee",
        "Recruitee",
        ("recruitee.com",),
        "nothing until 2027-02-10, and from then on a token that acts as one of your people",
        Claim("read", "docs.recruitee.com", "2026-08-12"),
        no_frame=LISTED,
    ),
    Board(
        "teamtailor",
        "Teamtailor",
        ("teamtailor.com",),
        "an API key",
        Claim("told", "others' accounts of api.teamtailor.com"),
        no_frame=LISTED,
    ),
    Board(
        "personio",
        "Personio",
        ("personio.de", "personio.com"),
        "a bearer token and the number of your company",
        Claim("read", "developer.personio.de"),
        no_frame="has a frame of whose address nothing is documented",
    ),
    Board(
        "smartrecruiters",
        "SmartRecruiters",
        ("smartrecruiters.com",),
        "a token",
        Claim("read", "developers.smartrecruiters.com"),
        no_frame=LISTED,
    ),
    Board(
        "bamboohr",
        "BambooHR",
        ("bamboohr.com",),
        "an API key",
        Claim("told", "others' accounts of its API"),
        no_frame=LISTED,
    ),
)


def board_at(url: str) -> Board | None:
    """The application site behind an address, if it is one that is known."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return next((board for board in BOARDS if board.is_at(host)), None)


def with_source(url: str, source: str) -> str:
    """An address that says where people came from, if it doesn't say so already."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    if not source or any(name == "utm_source" for name, _ in query):
        return url
    added = urlencode({"utm_source": source})
    return urlunsplit(parts._replace(query=f"{parts.query}&{added}" if parts.query else added))


def frame_of(url: str) -> str:
    """The address of a form for a frame: of a known site what its pages become, else its own."""
    board = board_at(url)
    return board.framed(url) if board else url


def frame_problems(url: str, spot: Spot) -> Iterator[Problem]:
    """Why the form at an address can't stand in a frame."""
    board = board_at(url)
    if board is None or board.framed(url):
        return
    if board.pages is None:
        message = f"{board.title} {board.no_frame}."
        yield spot.error("embed", message, "Lead there instead: “link”, with the job's address.")
    else:
        message = f"“{url}” is not the address of one job at {board.title}."
        yield spot.error("embed", message, f"It looks like {board.example}.")
