"""`careers build` where nothing has changed, and where that isn't certain."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

AS_OF = ("--as-of", "2026-11-23")
AGAIN = "Nothing has changed since site/ was built: 4 pages. To build it all the same: --anew"
FEATURE = """\
{imports}
from careers import Block, Feature, hookimpl

class Remark(Feature):
    @hookimpl
    def role_blocks(self, role):
        yield Block("careers/remark.html", {{"text": {value}}})
"""


@pytest.fixture
def project(careers_site):
    """A site whose files were all written a while ago."""
    project = careers_site()
    return quiet(project)


def quiet(project):
    for path in project.folder.rglob("*"):
        if "site" not in path.parts[len(project.folder.parts) :][:1]:
            os.utime(path, (1e9, 1e9))
    return project


def build(project, *options: str, **environment: str):
    return project.command("careers", "build", *options, **environment)


def is_built(done) -> bool:
    assert done.returncode == 0, done.stdout + done.stderr
    return "pages in" in done.stdout


def why(project) -> str:
    kept = json.loads((project.folder / ".cache/careers/last-build.json").read_text())
    return str(kept.get("why", ""))


def files(site: Path) -> dict[str, tuple[int, int]]:
    found = {path.relative_to(site).as_posix(): path.stat() for path in site.rglob("*")}
    return {name: (one.st_mtime_ns, one.st_ino) for name, one in found.items()}


def test_nothing_changed_and_then_an_edit(project):
    assert is_built(build(project, *AS_OF))
    assert why(project) == ""
    before, said = files(project.site), project.files()
    done = build(project, *AS_OF)
    assert done.stdout.splitlines() == ["Roles: 1 open, 0 upcoming, 0 closed.", AGAIN]
    assert done.stderr == ""
    assert files(project.site) == before

    assert is_built(build(project, *AS_OF, "--anew"))
    role = project.folder / "roles/baker.md"
    role.write_text(role.read_text().replace("Bread.", "Bread and rolls."))
    assert is_built(build(project, *AS_OF))
    assert "Bread and rolls." in (project.site / "jobs/baker/index.html").read_text()
    now, says = files(project.site), project.files()
    assert {name for name in says if now[name] != before.get(name)} == {
        name for name, data in says.items() if data != said.get(name)
    }

    (project.site / "index.html").unlink()
    assert is_built(build(project, *AS_OF))
    assert (project.site / "index.html").is_file()
    assert is_built(build(project, *AS_OF, CAREERS_BUILD_ANEW="1"))


def test_by_the_clock_a_site_is_built_each_time(project):
    assert is_built(build(project))
    assert not (project.folder / ".cache/careers/last-build.json").exists()
    epoch = {"SOURCE_DATE_EPOCH": "1795429380"}
    assert is_built(build(project, **epoch))
    assert not is_built(build(project, **epoch))
    assert is_built(build(project))
    assert is_built(build(project, **epoch))  # another site is there now


def test_warnings_that_do_not_stop_a_build_are_told_again(project):
    project.write({"site_src/index.md": "# Home\n\n[x](y.md)\n"})
    quiet(project)
    first, again = (build(project, *AS_OF, "--no-strict") for _ in range(2))
    assert is_built(first)
    assert not is_built(again)
    assert "site_src/index.md:3:5: warning: " in first.stderr
    assert again.stderr == first.stderr
    assert build(project, *AS_OF).returncode == 1


@pytest.mark.parametrize(
    ("imports", "value", "reason"),
    [
        ("import os", "os.environ.get('REMARK', '')", ""),
        ("from datetime import datetime", "str(datetime.now())", "has “now” in it"),
        (
            "import subprocess",
            "subprocess.run(['uname'], capture_output=True, text=True).stdout",
            "another program was started, 'uname'",
        ),
    ],
)
def test_a_feature_that_may_answer_otherwise_is_asked_again(careers_site, imports, value, reason):
    text = FEATURE.format(imports=imports, value=value)
    template = "<p>{{ block.text | e }}</p>\n"
    project = careers_site(
        {"plugins/remark.py": text, "theme_overrides/careers/remark.html": template},
        features={"remark": {}},
    )
    quiet(project)
    assert is_built(build(project, *AS_OF))
    assert reason in why(project)
    assert bool(why(project)) == bool(reason)
    assert is_built(build(project, *AS_OF)) == bool(reason)
    assert is_built(build(project, *AS_OF, REMARK="something"))


def test_what_is_kept_of_readings_is_no_change(project):
    build(project, *AS_OF)
    role = next((project.folder / "roles").glob("*.md"))
    role.write_text(f"{role.read_text('utf-8')}\nMore.\n", encoding="utf-8")
    quiet(project)
    build(project, *AS_OF)
    assert [*project.folder.glob(".cache/careers/readings/*.pickle")]

    assert AGAIN in build(project, *AS_OF).stdout.splitlines()
