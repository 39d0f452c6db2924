"""The systems that are compared: how each is given the same roles, built, and served.

What is the same for every site of a system stands in `peers/NAME/`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from corpus import DEPARTMENTS, Post

PEERS = Path(__file__).parent / "peers"
MATERIAL = PEERS / "material" / "overrides"
# What `compare.py --install` installs, and where.
TOOLS = Path(__file__).parent / ".tools"
PYTHON_TOOLS = ("hugo", "zensical")
NODE_TOOLS = ("@11ty/eleventy",)

Write = Callable[[Path, Sequence[Post]], None]


@dataclass(frozen=True, slots=True)
class System:
    """One way to make the site.

    `build` and `serve` are commands, in which `{port}` is a port; `output` is where the site
    goes, and `caches` are what else a build leaves. `source` is the file of a role. `missing` says
    what to install where a command is not there.
    """

    name: str
    folder: str
    write: Write
    build: Sequence[str]
    serve: Sequence[str]
    output: str
    source: str
    caches: Sequence[str] = ()
    missing: str = ""
    environment: dict[str, str] = field(default_factory=dict)

    def prepare(self, folder: Path, posts: Sequence[Post]) -> None:
        """The site with these roles, from nothing."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(PEERS / self.folder, folder)
        self.write(folder, posts)

    def forget(self, folder: Path) -> None:
        """Remove what builds have left."""
        for name in (self.output, *self.caches):
            shutil.rmtree(folder / name, ignore_errors=True)


def _front(title: str, values: dict[str, object]) -> str:
    text = yaml.safe_dump({"title": title, **values}, sort_keys=False, allow_unicode=True)
    return f"---\n{text}---\n"


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _typed(post: Post) -> dict[str, object]:
    """The facts as YAML has them, and the numbers that templates can't read out of `pay`."""
    days = {key: yaml.safe_load(post.facts[key]) for key in ("posted", "closes")}
    return {**post.facts, **days, "pay_from": post.low, "pay_to": post.high}


def _ours(folder: Path, posts: Sequence[Post]) -> None:
    for post in posts:
        facts = "".join(f"{key}: {value}\n" for key, value in post.facts.items())
        text = f"---\ntitle: {post.title}\n{facts}---\n{post.body}"
        _put(folder / f"roles/{post.slug}.md", text)


def _with_search(write: Write) -> Write:
    def written(folder: Path, posts: Sequence[Post]) -> None:
        write(folder, posts)
        file = folder / "mkdocs.yml"
        text = file.read_text(encoding="utf-8").replace("plugins: []\n", "plugins: [search]\n")
        _put(file, text.replace("plugins:\n  - careers", "plugins:\n  - search\n  - careers"))

    return written


def _material(folder: Path, posts: Sequence[Post]) -> None:
    shown: dict[str, object] = {"template": "role.html", "hide": ["navigation", "toc"]}
    for post in posts:
        front = _front(post.title, {**_typed(post), **shown})
        _put(folder / f"docs/jobs/{post.slug}.md", front + post.body)
    front = _front("Open roles", {**shown, "template": "jobs.html"})
    _put(folder / "docs/jobs/index.md", f"{front}# Open roles\n")
    for name in DEPARTMENTS:
        front = _front(name, {**shown, "template": "department.html", "of": name})
        _put(folder / f"docs/departments/{_slug(name)}.md", f"{front}# {name}\n")


def _zensical(folder: Path, posts: Sequence[Post]) -> None:
    """A role's template is Material's, since it takes the same.

    Its templates know no other page, so the lists are written as Markdown, before its time.
    """
    _put(folder / "overrides/role.html", (MATERIAL / "role.html").read_text(encoding="utf-8"))
    shown: dict[str, object] = {"template": "role.html", "hide": ["navigation", "toc"]}
    for post in posts:
        front = _front(post.title, {**_typed(post), **shown})
        _put(folder / f"docs/jobs/{post.slug}.md", front + post.body)
    lists = {
        name: [post for post in posts if post.facts["department"] == name] for name in DEPARTMENTS
    }
    parts = [f"## {name}\n\n{_entries(found, '')}" for name, found in lists.items()]
    _put(folder / "docs/jobs/index.md", "# Open roles\n\n" + "\n".join(parts))
    for name, found in lists.items():
        text = f"# {name}\n\n{_entries(found, '../jobs/')}"
        _put(folder / f"docs/departments/{_slug(name)}.md", text)


def _entries(posts: Sequence[Post], base: str) -> str:
    lines = []
    for post in sorted(posts, key=lambda post: post.title):
        facts = (post.facts[key] for key in ("summary", "location", "employment", "pay"))
        lines.append(f"- [{post.title}]({base}{post.slug}.md) {' · '.join(facts)}\n")
    return "".join(lines)


def _hugo(folder: Path, posts: Sequence[Post]) -> None:
    for post in posts:
        values = {**_typed(post), "departments": [post.facts["department"]]}
        _put(folder / f"content/jobs/{post.slug}.md", _front(post.title, values) + post.body)


def _eleventy(folder: Path, posts: Sequence[Post]) -> None:
    for post in posts:
        # `tags` are its collections.
        values = {key: value for key, value in _typed(post).items() if key != "tags"}
        _put(folder / f"jobs/{post.slug}.md", _front(post.title, values) + post.body)


def _slug(name: str) -> str:
    return "-".join(name.lower().replace("&", "").split())


def _command(name: str) -> tuple[str, str]:
    """Where a program is, and what to install if it is nowhere."""
    places = (TOOLS / "python/bin", TOOLS / "node/node_modules/.bin")
    for place in places:
        if (place / name).exists():
            return str(place / name), ""
    found = shutil.which(name)
    return found or name, "" if found else f"no “{name}” here; --install brings it"


def systems() -> list[System]:
    """All that are compared, with ours first."""
    python = [sys.executable, "-m"]
    ours = [*python, "careers", "build", "--no-strict"]
    serve_ours = [*python, "careers", "serve", "--address", "127.0.0.1:{port}"]
    mkdocs = [*python, "mkdocs", "--quiet", "build"]
    serve_mkdocs = [*python, "mkdocs", "--quiet", "serve", "--dev-addr", "127.0.0.1:{port}"]
    zensical, no_zensical = _command("zensical")
    hugo, no_hugo = _command("hugo")
    eleventy, no_eleventy = _command("eleventy")
    cache = (".cache",)
    return [
        System("careers", "careers", _ours, ours, serve_ours, "site", "roles/{}.md", cache),
        System(
            "careers + search",
            "careers",
            _with_search(_ours),
            ours,
            serve_ours,
            "site",
            "roles/{}.md",
            cache,
        ),
        System("Material", "material", _material, mkdocs, serve_mkdocs, "site", "docs/jobs/{}.md"),
        System(
            "Material + search",
            "material",
            _with_search(_material),
            mkdocs,
            serve_mkdocs,
            "site",
            "docs/jobs/{}.md",
        ),
        System(
            "Zensical",
            "zensical",
            _zensical,
            [zensical, "build"],
            [zensical, "serve", "--dev-addr", "127.0.0.1:{port}"],
            "site",
            "docs/jobs/{}.md",
            cache,
            no_zensical,
        ),
        System(
            "Hugo",
            "hugo",
            _hugo,
            [hugo, "build", "--quiet"],
            [hugo, "server", "--quiet", "--bind", "127.0.0.1", "--port", "{port}"],
            "public",
            "content/jobs/{}.md",
            ("resources",),
            no_hugo,
            {"HUGO_CACHEDIR": "{folder}/resources/cache"},
        ),
        System(
            "Eleventy",
            "eleventy",
            _eleventy,
            [eleventy, "--quiet"],
            [eleventy, "--quiet", "--serve", "--incremental", "--port={port}"],
            "_site",
            "jobs/{}.md",
            (),
            no_eleventy,
        ),
    ]


def install() -> None:
    """Install those that are no part of this project, into a folder of their own."""
    quiet = {"stdout": subprocess.DEVNULL}
    commands = [
        [sys.executable, "-m", "venv", str(TOOLS / "python")],
        [str(TOOLS / "python/bin/python"), "-m", "pip", "install", "--quiet", *PYTHON_TOOLS],
        ["npm", "install", "--silent", "--prefix", str(TOOLS / "node"), *NODE_TOOLS],
    ]
    for command in commands:
        try:
            subprocess.run(command, check=True, **quiet)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"Not installed: {error}", file=sys.stderr)


def surroundings(system: System, folder: Path, epoch: int) -> dict[str, str]:
    """The environment of a command: one moment for all, and nothing told to anybody."""
    own = {key: value.format(folder=folder) for key, value in system.environment.items()}
    return {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(epoch),
        **own,
    }
