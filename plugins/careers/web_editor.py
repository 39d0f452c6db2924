"""The addresses at which a file of the repository is written or changed in a browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

# GitHub answers longer addresses with 414. It names no figure; servers take 8,192 bytes.
LONGEST = 8000
REMOTE = re.compile(
    r"(?:(?:https?|ssh|git)://(?:[^@/]*@)?|[\w.-]+@)(?P<host>[\w.-]+)(?::\d+(?=/))?[:/]"
    r"(?P<path>[\w.~-]+(?:/[\w.~-]+)+?)/?"
)
EDITED = re.compile(r"(?P<url>https?://.+?)(?:/-)?/(?:edit|blob|tree|_edit)/(?P<rest>.+)")
HOSTS = {
    "github": ("edit/{branch}/{path}", "new/{branch}{folder}?{query}", "filename", "value"),
    "gitlab": ("-/edit/{branch}/{path}", "-/new/{branch}{folder}?{query}", "file_name", ""),
    "forgejo": ("_edit/{branch}/{path}", "", "", ""),
}


class Link(NamedTuple):
    """An address, and whether it takes the whole text along."""

    href: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on the web, `url` being its first page.

    `folder` is that of the site in it: empty, or with a slash at its end. `server` is where
    GitHub is, if it isn't github.com.
    """

    url: str
    branch: str
    folder: str = ""
    server: str = ""

    @property
    def host(self) -> str:
        """Which of `HOSTS` this is; empty for others."""
        name = urlsplit(self.url).hostname or ""
        if name == "github.com" or (self.server and self.url.startswith(f"{self.server}/")):
            return "github"
        if name.split(".")[0] == "gitlab":
            return "gitlab"
        return "forgejo" if name == "codeberg.org" or "forgejo" in name else ""

    def edit(self, path: str) -> str:
        """Where a file of the site is changed; empty on hosts that aren't known."""
        return self._filled(0, self.folder + path) if self.host else ""

    def new(self, folder: str, name: str, text: str) -> Link | None:
        """Where a file is written, in a folder of the site; without a `name` it is asked for.

        A text that is too long for an address is left out.
        """
        if not self.host or not HOSTS[self.host][1]:
            return None
        *_, name_key, text_key = HOSTS[self.host]
        folder = self.folder + folder
        query = {name_key: f"{folder}/{name}"} if name else {}
        where = "" if name else folder
        whole = self._filled(1, "", where, {**query, text_key: text} if text_key else query)
        if len(whole) <= LONGEST:
            return Link(whole, bool(text_key) or not text)
        return Link(self._filled(1, "", where, query), False)

    def _filled(
        self, which: int, path: str, folder: str = "", query: Mapping[str, str] | None = None
    ) -> str:
        address = HOSTS[self.host][which].format(
            branch=quote(self.branch),
            path=quote(path),
            folder=f"/{quote(folder)}" if folder else "",
            query=urlencode(query or {}, safe="/", quote_via=quote),
        )
        return f"{self.url}/{address}".rstrip("?")


def of_remote(remote: str, branch: str, folder: str) -> Repository | None:
    """The repository that git fetches from; who fetches, and with which password, is left out."""
    found = REMOTE.fullmatch(remote.strip())
    if not found:
        return None
    path = found["path"].removesuffix(".git")
    return Repository(f"https://{found['host']}/{path}", branch, folder)


def of_edit_uri(edit_uri: str, docs: str) -> Repository | None:
    """The repository that MkDocs' `edit_uri` is in; `docs` is the folder that it ends with."""
    found = EDITED.fullmatch(edit_uri.partition("?")[0])
    rest = found["rest"].strip("/") if found else ""
    if not found or (docs not in ("", ".") and not f"/{rest}".endswith(f"/{docs}")):
        return None
    branch, _, folder = rest.removesuffix(docs if docs != "." else "").strip("/").partition("/")
    return Repository(found["url"], branch, f"{folder}/" if folder else "") if branch else None


def of_pull_request(event: Mapping[str, Any], side: str, folder: str) -> Repository | None:
    """The `head` or the `base` of a pull request, from what GitHub tells a workflow of it.

    https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request
    """
    said = (event.get("pull_request") or {}).get(side) or {}
    url, branch = str((said.get("repo") or {}).get("html_url") or ""), str(said.get("ref") or "")
    found = re.fullmatch(r"(https://[\w.-]+(?::\d+)?)/[\w.-]+/[\w.-]+", url)
    return Repository(url, branch, folder, found[1]) if found and branch else None
