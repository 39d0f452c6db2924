"""A stand-in for GitHub's pull requests, their comments, and what the run of a check has kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .conftest import Asked, Said
from .github_stand_in import BOT, REPOSITORY, GitHubStandIn

SHA = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"


@dataclass
class PullRequests(GitHubStandIn):
    """The repository with its pull requests, their comments, and what a run has kept."""

    def __post_init__(self) -> None:
        self.pulls: list[dict[str, Any]] = []
        self.comments: list[dict[str, Any]] = []
        self.refuse: dict[str, Said] = {}

    def pull(self, number: int, repository: str = REPOSITORY, sha: str = SHA, **more: Any) -> None:
        head = {"sha": sha, "ref": "more-pay", "repo": {"full_name": repository}}
        base = {"ref": "main", "repo": {"full_name": REPOSITORY}}
        self.pulls.append({"number": number, "head": head, "base": base, **more})

    def said(self, body: str, user: dict[str, str] = BOT) -> dict[str, Any]:
        number = len(self.comments) + 1
        url = f"https://github.com/{REPOSITORY}/pull/4#issuecomment-{number}"
        self.comments.append({"id": number, "body": body, "user": user, "html_url": url})
        return self.comments[-1]

    def answer(self, asked: Asked) -> Said:
        path = urlsplit(asked.path).path.removeprefix(f"/repos/{REPOSITORY}/")
        query = {name: values[0] for name, values in parse_qs(urlsplit(asked.path).query).items()}
        if f"{asked.method} {path}" in self.refuse:
            return self.refuse[f"{asked.method} {path}"]
        match asked.method, path.split("/"):
            case "GET", ["pulls"]:
                assert query["state"] == "open"
                owner, _, branch = query["head"].partition(":")
                found = [
                    pull
                    for pull in self.pulls
                    if pull["head"]["repo"]["full_name"].split("/")[0] == owner
                    and pull["head"]["ref"] == branch
                ]
                return Said(200, json.dumps(found))
            case "GET", ["actions", "runs", "77", "artifacts"]:
                return Said(200, json.dumps({"artifacts": self.artifacts}))
            case "GET", ["issues", "4", "comments"]:
                size, page = int(query["per_page"]), int(query["page"])
                return Said(200, json.dumps(self.comments[size * (page - 1) : size * page]))
            case "POST", ["issues", "4", "comments"]:
                return Said(201, json.dumps(self.said(json.loads(asked.body)["body"])))
            case "PATCH", ["issues", "comments", number]:
                found_one = self.comments[int(number) - 1]
                found_one.update(json.loads(asked.body))
                return Said(200, json.dumps(found_one))
        return super().answer(asked)
