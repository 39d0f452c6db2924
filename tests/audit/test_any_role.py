"""Pages, data and feeds of nasty texts agree, and the audit says so."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.audit.conftest import NOW
from tests.conftest import MKDOCS, TODAY, Project
from tests.features.test_job_posting_texts import BODY, KEYS, TEXT, file_of

from careers.audit.examine import examine

VALUES = st.dictionaries(st.sampled_from([*KEYS]), TEXT, max_size=4)
FILES = st.lists(st.tuples(TEXT, VALUES, BODY), min_size=8, max_size=8)
# Letters by chance may look like “Ã©”; of a title that shouts, reading has told already.
LOOKS = {"text-garbled", "title-shouts"}
MORE = "        job_posting: {}\n        feeds: {}\n        crawlers: {}\n"
WITH_FEEDS = MKDOCS.replace("        job_posting: {}\n", MORE)


@settings(
    max_examples=5, derandomize=True, suppress_health_check=[*HealthCheck], phases=[Phase.generate]
)
@given(files=FILES)
def test_whatever_a_role_says_its_page_data_and_feeds_pass_the_audit(
    files: list[tuple[str, dict[str, str], str]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        project = Project(Path(name)).write(
            {"mkdocs.yml": WITH_FEEDS, "site_src/index.md": "# Home\n"}
        )
        for number, (title, values, body) in enumerate([*files, ("of all", {}, "")]):
            text = file_of(f"Role {number} {title}", values, body)
            text = text.replace("location: Athens\n", "location: Athens, Greece\n", 1)
            project.write({f"roles/role-{number}.md": text})
        # What can't be published is told, and taken out; the others stay.
        refused = {problem.path for problem in project.build(TODAY).problems
                   if problem.severity != "note"}  # fmt: skip
        for path in refused - {"mkdocs.yml"}:
            (project.folder / path).unlink(missing_ok=True)
        outcome = project.build(TODAY)
        assert not outcome.failed, [str(problem) for problem in outcome.problems]

        found = examine(project.folder / "site", NOW).problems

        assert [one for one in found if one.severity != "note" and one.code not in LOOKS] == []
        shown = sorted(
            project.json_ld(f"jobs/{file.stem}/index.html")[0]["title"]
            for file in (project.folder / "roles").glob("*.md")
        )
        assert shown  # the last of them has no other text, and is always published
        data = json.loads(project.text("jobs.json"))
        assert sorted(job["title"] for job in data["jobs"]) == shown
        channel = ElementTree.fromstring(project.text("rss.xml"))
        assert sorted(item.findtext("title") or "" for item in channel.iter("item")) == shown
