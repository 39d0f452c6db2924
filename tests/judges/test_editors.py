"""What editors make of the schemas: VS Code's YAML server, and remark on the lines of roles."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MODULES = Path(__file__).parent / "node/node_modules"
SLIPS = """\
---
title: Baker
workplace: remot
pay: competitive
posted: 2026-11-02
benefits:
- Pension: 5 %
---
We bake.
"""
MKDOCS = """\
site_name: !ENV [NAME, Jobs]
plugins:
  - search
  - careers:
      employer:
        nam: Example
      timezone: Europe/Athens
      features:
        feeds: {rrs: true}
        application_form:
          way: fax
"""


class YamlServer:
    """The language server that VS Code's YAML extension is made of, with our settings."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.process = process
        settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
        schemas = {str(ROOT / name): files for name, files in settings["yaml.schemas"].items()}
        tags = settings["yaml.customTags"]
        store = {"enable": False}
        self.settings = {"yaml": {"schemas": schemas, "customTags": tags, "schemaStore": store}}
        root = {"uri": folder.as_uri(), "name": "site"}
        capabilities = {"workspace": {"configuration": True}}
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), workspaceFolders=[root],
                 capabilities=capabilities)  # fmt: skip
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=self.settings)

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        self._send({"id": 1, "method": method, "params": params})
        return self.wait(lambda message: message.get("id") == 1 and "method" not in message)

    def wait(self, is_it: Callable[[dict[str, Any]], bool]) -> Any:
        """The first message that is it; what the server asks meanwhile is answered."""
        while True:
            message = self._read()
            if "id" in message and "method" in message:
                items = message["params"].get("items", []) if "params" in message else []
                found = [self.settings.get(item.get("section")) for item in items]
                self._send({"id": message["id"], "result": found or None})
            elif is_it(message):
                return message.get("result", message.get("params"))

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout
        size = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the server ended"
        return json.loads(self.process.stdout.read(size))


@pytest.fixture
def yaml_server(node_path: str, tmp_path: Path) -> Iterator[YamlServer]:
    program = MODULES / "yaml-language-server/bin/yaml-language-server"
    pipe = subprocess.PIPE
    with subprocess.Popen([node_path, program, "--stdio"], stdin=pipe, stdout=pipe) as process:
        yield YamlServer(process, tmp_path)
        process.kill()


def test_vs_code_tells_slips_in_mkdocs_yml_at_their_line(yaml_server, tmp_path) -> None:
    assert diagnostics(yaml_server, tmp_path, MKDOCS) == [
        (5, 'Missing property "name".'),
        (6, "Property nam is not allowed."),
        (9, "Property rrs is not allowed."),
        (11, 'Value is not accepted. Valid values: "form", "email", "link", "embed".'),
    ]


def test_vs_code_finds_nothing_wrong_in_the_sample_site(yaml_server, tmp_path) -> None:
    assert diagnostics(yaml_server, tmp_path, (ROOT / "mkdocs.yml").read_text("utf-8")) == []


def test_vs_code_offers_options_and_says_what_they_are_for(yaml_server, tmp_path) -> None:
    text = MKDOCS.replace(
        "      timezone: Europe/Athens\n", "      timezone: Europe/Athens\n      \n"
    )
    diagnostics(yaml_server, tmp_path, text)
    document = {"uri": (tmp_path / "mkdocs.yml").as_uri()}
    at = {"textDocument": document, "position": {"line": 7, "character": 6}}
    found = yaml_server.ask("textDocument/completion", **at)
    labels = {item["label"] for item in found["items"]}
    assert {"offices", "closing_soon", "languages"} <= labels
    assert "timezone" not in labels
    at["position"] = {"line": 6, "character": 8}
    hover = yaml_server.ask("textDocument/hover", **at)
    assert "Where the days of `posted` and `closes` begin and end" in hover["contents"]["value"]


def diagnostics(server: YamlServer, folder: Path, text: str) -> list[tuple[int, str]]:
    """What the server says of a `mkdocs.yml`, by line."""
    uri = (folder / "mkdocs.yml").as_uri()
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
    server.tell("textDocument/didOpen", textDocument=document)
    said = server.wait(lambda message: message.get("method") == "textDocument/publishDiagnostics")
    found = said["diagnostics"]
    return sorted((one["range"]["start"]["line"] + 1, one["message"]) for one in found)


@pytest.fixture
def remark(node_path: str, tmp_path: Path) -> Callable[[str], list[str]]:
    """Runs remark, as its extension for VS Code does, with our configuration on some roles."""
    for name in (
        ".remarkrc.mjs",
        "docs/schemas",
        "roles",
        "site_src/departments",
        "site_src/offices",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    (tmp_path / "node_modules").symlink_to(MODULES)

    def run_remark(folder: str) -> list[str]:
        program = MODULES / "remark-cli/cli.js"
        done = subprocess.run(
            [node_path, program, folder, "--quiet", "--no-stdout", "--no-color"],
            cwd=tmp_path, capture_output=True, encoding="utf-8", check=True, timeout=120,
        )  # fmt: skip
        return [re.sub(r"\s+", " ", line).strip() for line in done.stderr.splitlines() if line]

    return run_remark


def test_remark_finds_nothing_wrong_in_the_sample_site(remark) -> None:
    assert remark("roles") == []
    assert remark("site_src") == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("roles/slip.md", SLIPS),
        ("roles/sales-account-executive/slip.md", SLIPS),
        ("roles/sales-account-executive/index.md", SLIPS),
        ("site_src/departments/slip.md", SLIPS.replace("posted: 2026-11-02\n", "level: x\n")),
        ("site_src/offices/slip.md", SLIPS.replace("posted: 2026-11-02\n", "country: Greece\n")),
    ],
)
def test_remark_tells_slips_at_their_line(remark, tmp_path, file: str, text: str) -> None:
    (tmp_path / file).write_text(text, "utf-8")
    told = "\n".join(remark(file))
    assert "3:12-3:17 warning Must be equal to one of the allowed values: `on-site`" in told
    assert "4:6-4:17 warning Must match pattern" in told
    assert "6:" not in told


def test_remark_tells_an_unknown_key(remark, tmp_path) -> None:
    (tmp_path / "roles/slip.md").write_text("---\ntitle: Baker\nsalary: 3\n---\nText\n", "utf-8")
    assert "Must NOT have additional properties" in "\n".join(remark("roles/slip.md"))


def test_without_its_packages_remark_checks_nothing(node_path: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / ".remarkrc.mjs", tmp_path)
    script = "import('./.remarkrc.mjs').then(found => console.log(found.default.plugins.length))"
    done = subprocess.run(
        [node_path, "-e", script], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "0\n"
