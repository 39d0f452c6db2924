"""GitHub, as far as a careers site needs it: issues, and what an earlier run kept.

https://docs.github.com/rest
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from careers.online.line import Answer, Line, Question, unsafe

API = "https://api.github.com"
SERVER = "https://github.com"
VERSION = "2022-11-28"
A_PAGE = 100
MOST_PAGES = 20  # of issues that are looked through, those changed last first
LARGEST = 50 * 1024 * 1024  # bytes of an unpacked file
TRUSTED = ("OWNER", "MEMBER", "COLLABORATOR")

FIX = {
    401: "The token is not valid any more. Give a new one as GITHUB_TOKEN.",
    403: "The token may not do this. In a workflow, give the job the permission: {permission}.",
    404: "Look whether GITHUB_REPOSITORY is right, and the job has the permission: {permission}.",
}


class GitHubError(Exception):
    """GitHub can't be asked, or says no; the text says why, and what to do."""


class IssuesOff(GitHubError):
    """The repository has no issues, because somebody has switched them off or it is a fork."""


class ArtifactError(GitHubError):
    """What a run has kept can't be unpacked."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue with its number, whether it is open, and what it says."""

    number: int
    is_open: bool
    title: str
    body: str
    url: str


@dataclass(frozen=True, slots=True)
class GitHub:
    """A repository (`owner/name`) on GitHub. `branch` is the one that the site is made from."""

    repository: str
    token: str = field(repr=False)
    branch: str
    line: Line
    api: str = API
    server: str = SERVER

    def edit_link(self, path: str) -> str:
        """The address at which a file is edited in a browser, `path` from the root on."""
        return f"{self.server}/{self.repository}/edit/{self.branch}/{path}"

    def is_public(self) -> bool:
        """Whether everybody may see the repository."""
        return json_of(self.ask("GET", "", "metadata: read")).get("private") is False

    def issues(self) -> Iterator[Issue]:
        """The issues that people of the repository, or programs, have opened: last changed first.

        Whoever else writes something into an issue can't make it one of ours.
        """
        for page in range(1, MOST_PAGES + 1):
            query = {"state": "all", "sort": "updated", "direction": "desc"}
            query |= {"per_page": str(A_PAGE), "page": str(page)}
            found = json_of(self.ask("GET", f"issues?{urlencode(query)}", "issues: write"))
            for said in found:
                by_program = (said.get("user") or {}).get("type") == "Bot"
                trusted = by_program or said.get("author_association") in TRUSTED
                if trusted and "pull_request" not in said:
                    yield _issue(said)
            if len(found) < A_PAGE:
                return

    def open_issue(self, title: str, body: str) -> Issue:
        """A new issue. It is asked for once: asked twice, there might be two."""
        said = {"title": title, "body": body}
        return _issue(json_of(self.ask("POST", "issues", "issues: write", said, repeat=False)))

    def change_issue(self, number: int, **values: str) -> Issue:
        """An issue with another title, body, state or state_reason."""
        return _issue(json_of(self.ask("PATCH", f"issues/{number}", "issues: write", values)))

    def kept(self, name: str, file: str) -> bytes | None:
        """A file that the last run on this branch kept in an artifact, if any did.

        Artifacts of pull requests don't count: there anybody may write what they like.
        """
        query = urlencode({"name": name, "per_page": str(A_PAGE)})
        found = json_of(self.ask("GET", f"actions/artifacts?{query}", "actions: read"))
        ours = [said for said in found["artifacts"] if self._is_ours(said, name)]
        if not ours:
            return None
        newest = max(ours, key=lambda said: int(said["id"]))
        return self.unpacked(name, int(newest["id"]), file, LARGEST)

    def kept_by(self, run: int) -> Mapping[str, int]:
        """The numbers of the artifacts of a run, by their names."""
        query = urlencode({"per_page": str(A_PAGE)})
        found = json_of(self.ask("GET", f"actions/runs/{run}/artifacts?{query}", "actions: read"))
        return {str(said["name"]): int(said["id"]) for said in found["artifacts"]}

    def unpacked(self, name: str, number: int, file: str, largest: int) -> bytes:
        """A file of an artifact, read without anything being written."""
        answer = self.ask("GET", f"actions/artifacts/{number}/zip", "actions: read")
        try:
            with zipfile.ZipFile(io.BytesIO(answer.body)) as packed:
                if packed.getinfo(file).file_size > largest:
                    raise ArtifactError(f"The artifact “{name}” is too large.")
                return packed.read(file)
        except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
            raise ArtifactError(f"The artifact “{name}” can't be unpacked: {error}.") from None

    def _is_ours(self, said: Mapping[str, Any], name: str) -> bool:
        run = said.get("workflow_run") or {}
        here = run.get("head_repository_id") == run.get("repository_id") is not None
        return bool(
            here
            and run.get("head_branch") == self.branch
            and said.get("name") == name
            and not said.get("expired")
        )

    def ask(
        self,
        method: str,
        path: str,
        permission: str,
        said: Mapping[str, str] | None = None,
        *,
        repeat: bool = True,
    ) -> Answer:
        """What GitHub answers at a path of the repository; `permission` is what it takes."""
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "X-GitHub-Api-Version": VERSION,
        }
        body = None
        if said is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(said).encode()
        address = f"{self.api}/repos/{self.repository}/{path}".rstrip("/")
        found = self.line.ask(Question(address, method, headers, body, repeat))
        if not isinstance(found, Answer):
            raise GitHubError(f"GitHub can't be asked: {found.reason}. Try again later.")
        if found.fine:
            return found
        if found.status == 410 and path.startswith("issues"):
            fix = "Switch them on under Settings, General, Features."
            raise IssuesOff(f"Issues are off in this repository, so nobody is asked. {fix}")
        fix = "Try again later." if found.later else FIX.get(found.status, "")
        message = f"GitHub answers {found.status}{_reason(found)}."
        raise GitHubError(f"{message} {fix.format(permission=permission)}".strip())


def github_from(environment: Mapping[str, str], line: Line) -> GitHub:
    """The repository that the variables of a workflow name. Raises `GitHubError`."""
    for name in ("GITHUB_REPOSITORY", "GITHUB_TOKEN"):
        if not environment.get(name):
            message = f"The variable {name} is missing."
            raise GitHubError(f"{message} A workflow sets it; elsewhere set it yourself.")
    api = environment.get("GITHUB_API_URL") or API
    if reason := unsafe(api):
        raise GitHubError(f"The variable GITHUB_API_URL can't be used: {reason}.")
    return GitHub(
        repository=environment["GITHUB_REPOSITORY"],
        token=environment["GITHUB_TOKEN"],
        branch=environment.get("GITHUB_REF_NAME") or "main",
        line=line,
        api=api.rstrip("/"),
        server=(environment.get("GITHUB_SERVER_URL") or SERVER).rstrip("/"),
    )


def _issue(said: Mapping[str, Any]) -> Issue:
    return Issue(
        number=int(said["number"]),
        is_open=said.get("state") == "open",
        title=str(said.get("title") or ""),
        body=str(said.get("body") or ""),
        url=str(said.get("html_url") or ""),
    )


def json_of(found: Answer) -> Any:
    """An answer as data. Raises `GitHubError`."""
    try:
        return json.loads(found.body)
    except ValueError:
        raise GitHubError("GitHub's answer can't be read; it is no JSON.") from None


def _reason(found: Answer) -> str:
    try:
        text = str(json.loads(found.body)["message"])
    except (ValueError, KeyError, TypeError):
        return ""
    return f", {' '.join(text.split())[:200].rstrip('.')}"
