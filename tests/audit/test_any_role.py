"""Pages, data and feeds of nasty texts agree, and the audit says so.

Texts that look like a slip to a reader who does not know the sources are left out: the audit
asks about them, on our own sites as well.
"""

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

# A text with `&lt;` or a tag in it looks like a slip, to the audit as to anybody.
PLAIN = TEXT.filter(lambda text: not {"&", "<"} & set(text))
VALUES = st.dictionaries(st.sampled_from([*KEYS]), PLAIN, max_size=4)
FILES = st.lists(st.tuples(PLAIN, VALUES, BODY), min_size=8, max_size=8)
# What the audit takes for a slip, since it can't know that somebody means `**` or `<b>`.
LOOKS = {"description-markdown", "description-escaped", "text-tags", "text-escaped"}
MORE = "        job_posting: {}\n        feeds: {}\n        crawlers: {}\n"
WITH_FEEDS = MKDOCS.replace("        job_posting: {}\n", MORE)


@settings(
    max_examples=5, derandomize=True, suppress_health_check=[*HealthCheck], phases=[Phase.generate]
)
@given(files=FILES)
def test_a_role_whose_text_looks_like_no_slip_passes_the_audit(
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

        errors = [one for one in found if one.severity == "error" and one.code not in LOOKS]
        assert errors == []
        shown = sorted(
            project.json_ld(f"jobs/{file.stem}/index.html")[0]["title"]
            for file in (project.folder / "roles").glob("*.md")
        )
        assert shown  # the last of them has no other text, and is always published
        data = json.loads(project.text("jobs.json"))
        assert sorted(job["title"] for job in data["jobs"]) == shown
        channel = ElementTree.fromstring(project.text("rss.xml"))
        assert sorted(item.findtext("title") or "" for item in channel.iter("item")) == shown
