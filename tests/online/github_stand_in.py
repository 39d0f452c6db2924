"""A stand-in for GitHub's REST API, as far as it is asked; it holds each request against it."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from .conftest import Asked, Said, StandIn

REPOSITORY = "example/careers"
TOKEN = "ghs-made-up"
BOT = {"login": "github-actions[bot]", "type": "Bot"}
HEADERS = {
    "accept": "application/vnd.github+json",
    "authorization": f"Bearer {TOKEN}",
    "x-github-api-version": "2022-11-28",
}


@dataclass
class GitHubStandIn:
    """One repository: its issues, and the artifacts that runs kept."""

    server: StandIn
    private: bool = False
    issues: list[dict[str, Any]] = field(default_factory=list)
    artifacts: list[dict[str, Any]] = field(default_factory=list)
    packed: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def beside(cls, server: StandIn, monkeypatch: pytest.MonkeyPatch) -> GitHubStandIn:
        """One that the environment names, as in a workflow."""
        found = cls(server)
        server.answer = found.answer
        for name, value in found.environment.items():
            monkeypatch.setenv(name, value)
        return found

    @property
    def environment(self) -> dict[str, str]:
        return {
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_TOKEN": TOKEN,
            "GITHUB_API_URL": self.server.address,
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REF_NAME": "main",
        }

    def add(self, body: str, **values: Any) -> dict[str, Any]:
        """An issue that is there already."""
        number = len(self.issues) + 1
        said = {
            "number": number,
            "state": "open",
            "title": "An issue",
            "body": body,
            "html_url": f"https://github.com/{REPOSITORY}/issues/{number}",
            "user": BOT,
            "author_association": "NONE",
        }
        self.issues.append({**said, **values})
        return self.issues[-1]

    def keep(
        self, name: str, file: str, content: bytes, packed: bytes | None = None, **values: Any
    ) -> None:
        """An artifact with one file, kept by a later run than all before."""
        number = len(self.artifacts) + 1
        run = {
            "id": 70 + number,
            "repository_id": 5,
            "head_repository_id": 5,
            "head_branch": "main",
        }
        run |= {key: values.pop(key) for key in run.keys() & values.keys()}
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as out:
            out.writestr(file, content)
        self.packed[str(number)] = made.getvalue() if packed is None else packed
        said = {"id": number, "name": name, "expired": False, "workflow_run": run, **values}
        self.artifacts.insert(0, said)

    def answer(self, asked: Asked) -> Said:
        path = urlsplit(asked.path).path
        if path.startswith("/blob/"):  # another host in truth: the token must not get there
            return Said(200, self.packed[path.removeprefix("/blob/")])
        if {name: asked.headers.get(name) for name in HEADERS} != HEADERS:
            return Said(401, '{"message": "Bad credentials"}')
        query = {name: values[0] for name, values in parse_qs(urlsplit(asked.path).query).items()}
        base = f"/repos/{REPOSITORY}"
        if asked.method == "GET" and path == base:
            return Said(200, json.dumps({"private": self.private}))
        if asked.method == "GET" and path == f"{base}/issues":
            assert query["state"] == "all"
            size, page = int(query["per_page"]), int(query["page"])
            part = self.issues[::-1][size * (page - 1) : size * page]
            return Said(200, json.dumps(part))
        if asked.method == "GET" and path == f"{base}/actions/artifacts":
            found = [artifact for artifact in self.artifacts if artifact["name"] == query["name"]]
            return Said(200, json.dumps({"total_count": len(found), "artifacts": found}))
        if asked.method == "GET" and path.startswith(f"{base}/actions/artifacts/"):
            number = path.split("/")[-2]
            return Said(302, headers={"Location": f"{self.server.address}/blob/{number}"})
        if asked.headers.get("content-type") != "application/json":
            return Said(415)
        said = json.loads(asked.body)
        if asked.method == "POST" and path == f"{base}/issues":
            assert set(said) == {"title", "body"}
            return Said(201, json.dumps(self.add(**said)))
        if asked.method == "PATCH" and path.startswith(f"{base}/issues/"):
            assert set(said) <= {"title", "body", "state", "state_reason"}
            issue = self.issues[int(path.rpartition("/")[2]) - 1]
            issue.update(said)
            return Said(200, json.dumps(issue))
        return Said(404, '{"message": "Not Found"}')

    @property
    def writes(self) -> list[str]:
        """What was changed, in short."""
        return [asked.method for asked in self.server.asked if asked.method != "GET"]
