"""Where the site's files are edited in a browser."""

from __future__ import annotations

import json
import os
import posixpath
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from careers.adapter.page import docs_folder, folder_of
from careers.repository import branch_of, folder_in_repository, remote_of
from careers.web_editor import Repository, of_edit_uri, of_pull_request, of_remote


class Editing(NamedTuple):
    """The repository that files are changed in, and the one that new files go to."""

    change: Repository | None
    add: Repository | None

    def of(self, page: Page, docs: str) -> str:
        """Where a page is edited; empty where nobody knows, or no file is behind it."""
        if page.file.abs_src_path is None or page.file.generated_by:
            return ""
        path = posixpath.normpath(posixpath.join(docs, page.file.src_uri))
        known = self.change.edit(path) if self.change and not path.startswith("../") else ""
        return known or str(page.edit_url or "")


def make_editing(config: MkDocsConfig, environment: Mapping[str, str] = os.environ) -> Editing:
    """Where files are edited: the branch of a pull request, what `mkdocs.yml` says, or git."""
    project = Path(folder_of(config))
    folder = folder_in_repository(project)
    event = _event(environment)
    change = of_pull_request(event, "head", folder)
    add = of_pull_request(event, "base", folder)
    if change and add:
        return Editing(change, add)
    edit_uri, repo_url = str(config.edit_uri or ""), str(config.repo_url or "").rstrip("/")
    if edit_uri and repo_url and "://" not in edit_uri:
        edit_uri = f"{repo_url}/{edit_uri.lstrip('/')}"
    branch = branch_of(project) or "main"
    found = of_edit_uri(edit_uri, docs_folder(config)) or of_remote(
        repo_url or remote_of(project), branch, folder
    )
    return Editing(_branch_of_run(environment, folder) or found, found)


def _branch_of_run(environment: Mapping[str, str], folder: str) -> Repository | None:
    """The branch that somebody, or another workflow, has started a workflow on."""
    started = environment.get("GITHUB_EVENT_NAME") == "workflow_dispatch"
    if not started or environment.get("GITHUB_REF_TYPE") != "branch":
        return None
    server, name = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    branch = environment.get("GITHUB_REF_NAME")
    if not (server and name and branch):
        return None
    return Repository(f"{server}/{name}", branch, folder, server)


def _event(environment: Mapping[str, str]) -> Mapping[str, Any]:
    """What GitHub tells the workflow of a pull request; nothing anywhere else."""
    if environment.get("GITHUB_EVENT_NAME") == "pull_request":
        with suppress(OSError, ValueError):
            text = Path(environment.get("GITHUB_EVENT_PATH", "")).read_text(encoding="utf-8")
            event = json.loads(text)
            return event if isinstance(event, dict) else {}
    return {}
