"""What a change looks like before it is merged, as data: made by one run, told by another.

The run that makes it is that of a pull request, which runs the pull request's own code. So
whoever tells it takes nothing of it for granted: these are plain texts, each of a limited length,
and how they are told is up to the teller.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from careers.problem import Severity

LARGEST = 1_000_000  # bytes of the file
LONGEST = 1000  # characters of a text
MOST = 500  # of anything

Short = Annotated[str, Field(max_length=LONGEST)]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Line(_Value):
    """One thing that changes: what, and its lines before and after."""

    what: Short
    before: tuple[Short, ...] = Field((), max_length=MOST)
    after: tuple[Short, ...] = Field((), max_length=MOST)


class Changed(_Value):
    """What happens at one address, such as `jobs/baker/`."""

    title: Short
    path: Short
    lines: tuple[Line, ...] = Field((), max_length=MOST)


class Finding(_Value):
    """A problem that was not there before: in the project's files, or in the built `site`."""

    path: Short
    line: int = Field(1, ge=1, le=10_000_000)
    severity: Severity
    code: Short
    message: Short
    fix: Short = ""
    in_site: bool = False


class Told(_Value):
    """What search engines are told of a role; empty where nothing is, and why in `reason`."""

    title: Short
    path: Short
    place: Short = ""
    pay: Short = ""
    employment: Short = ""
    posted: Short = ""
    closes: Short = ""
    reason: Short = ""


class Picture(_Value):
    """The files with pictures of a role's page, on a phone and on a desktop."""

    title: Short
    path: Short
    phone: str = Field(pattern=r"^[0-9]{1,3}-phone\.jpg$")
    desktop: str = Field(pattern=r"^[0-9]{1,3}-desktop\.jpg$")


class Approval(_Value):
    """What somebody is to approve: roles that say something else under a key, by their titles."""

    key: Short
    roles: tuple[Short, ...] = Field((), max_length=MOST)


class Preview(_Value):
    """All of it.

    `total`, `compared` and `then` are sentences. `earlier` is how many findings were there
    before, and `unread` says why it is not known what the change does, or what is new.
    `unpictured` are the roles without a picture, and `no_pictures` why there is none.
    """

    version: Literal[1] = 1
    total: Short = ""
    compared: Short = ""
    then: Short = ""
    changes: tuple[Changed, ...] = Field((), max_length=MOST)
    unread: tuple[Short, ...] = Field((), max_length=10)
    approvals: tuple[Approval, ...] = Field((), max_length=MOST)
    findings: tuple[Finding, ...] = Field((), max_length=MOST)
    earlier: int = Field(0, ge=0, le=1_000_000)
    more: int = Field(0, ge=0, le=1_000_000)
    told: tuple[Told, ...] = Field((), max_length=MOST)
    pictures: tuple[Picture, ...] = Field((), max_length=MOST)
    unpictured: tuple[Short, ...] = Field((), max_length=MOST)
    no_pictures: Short = ""
    has_site: bool = False


def clip(text: str) -> str:
    """A text that is not too long for this."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def read_preview(data: bytes) -> Preview | None:
    """The preview in a file, if that is one."""
    if len(data) > LARGEST:
        return None
    try:
        return Preview.model_validate_json(data)
    except ValidationError:
        return None
