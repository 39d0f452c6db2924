"""Pull requests on GitHub: which one a run was for, and the one comment that is ours.

https://docs.github.com/rest/pulls/pulls, https://docs.github.com/rest/issues/comments
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from careers.online.github import A_PAGE, GitHub, GitHubError, json_of

WRITE = "pull-requests: write"
BOT = "github-actions[bot]"  # who comments with the token of a workflow
# What starts a check: a pull request, or the workflow that has made one out of a form.
STARTED_BY = ("pull_request", "workflow_dispatch")
MOST_PAGES = 30  # of comments that are looked through, the oldest first


@dataclass(frozen=True, slots=True)
class CheckRun:
    """A run of the check, as GitHub itself says it in the event of a workflow."""

    number: int
    url: str
    repository: str
    branch: str
    commit: str

    @property
    def owner(self) -> str:
        return self.repository.partition("/")[0]


@dataclass(frozen=True, slots=True)
class PullRequest:
    """An open pull request, and whether it comes from another repository."""

    number: int
    from_fork: bool


@dataclass(frozen=True, slots=True)
class Comment:
    number: int
    body: str
    url: str


def run_in(event: Mapping[str, Any]) -> CheckRun | None:
    """The run that an event `workflow_run` is about, if that can be a pull request's."""
    said = event.get("workflow_run")
    if not isinstance(said, Mapping) or said.get("event") not in STARTED_BY:
        return None
    head = said.get("head_repository")
    values = (said.get("id"), said.get("html_url"), said.get("head_branch"), said.get("head_sha"))
    if not isinstance(head, Mapping) or not all(values):
        return None  # the fork has been deleted since
    number, url, branch, commit = values
    return CheckRun(int(str(number)), str(url), str(head["full_name"]), str(branch), str(commit))


def pull_request_of(github: GitHub, run: CheckRun) -> PullRequest | None:
    """The open pull request whose newest commit a run has checked, if there is any.

    GitHub names none in the event where it comes from a fork, and what a run says of itself is
    not to be trusted; so it is looked for by what GitHub knows of the run.
    """
    query = {"state": "open", "head": f"{run.owner}:{run.branch}", "per_page": str(A_PAGE)}
    for said in json_of(github.ask("GET", f"pulls?{urlencode(query)}", WRITE)):
        head, base = said.get("head") or {}, said.get("base") or {}
        repository = str((head.get("repo") or {}).get("full_name"))
        into = str((base.get("repo") or {}).get("full_name"))
        same = repository.lower() == run.repository.lower() and head.get("sha") == run.commit
        if same and into.lower() == github.repository.lower():
            return PullRequest(int(said["number"]), repository.lower() != into.lower())
    return None


def our_comment(github: GitHub, number: int, mark: str) -> Comment | None:
    """The comment that begins with a mark and was written by a workflow, not by anybody else."""
    for page in range(1, MOST_PAGES + 1):
        query = urlencode({"per_page": str(A_PAGE), "page": str(page)})
        found = json_of(github.ask("GET", f"issues/{number}/comments?{query}", WRITE))
        for said in found:
            by_us = (said.get("user") or {}).get("login") == BOT
            if by_us and str(said.get("body") or "").startswith(mark):
                return _comment(said)
        if len(found) < A_PAGE:
            return None
    raise GitHubError(f"Pull request {number} has too many comments to look through.")


def add_comment(github: GitHub, number: int, body: str) -> Comment:
    """A new comment. It is asked for once: asked twice, there might be two."""
    path = f"issues/{number}/comments"
    return _comment(json_of(github.ask("POST", path, WRITE, {"body": body}, repeat=False)))


def change_comment(github: GitHub, comment: Comment, body: str) -> Comment:
    """A comment with another text."""
    path = f"issues/comments/{comment.number}"
    return _comment(json_of(github.ask("PATCH", path, WRITE, {"body": body})))


def _comment(said: Mapping[str, Any]) -> Comment:
    body = str(said.get("body") or "").replace("\r\n", "\n")
    return Comment(int(said["id"]), body, str(said.get("html_url") or ""))
