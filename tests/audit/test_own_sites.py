"""Sites of this package with difficult values, languages and addresses: nothing is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from tests.audit.conftest import NOW

from careers.adapter import run
from careers.audit.examine import examine
from careers.audit.sources import source_problems
from careers.promises import promises_of

MKDOCS = """\
site_name: Jobs at R&D Bakers
site_url: {url}
docs_dir: site_src
use_directory_urls: {folders}
theme: {{name: material, font: false, language: {language}}}
plugins:
  - careers:
      employer: {{name: R&D Bakers, url: https://example.com/}}
      timezone: {timezone}
      features:
        job_posting: {{}}
        application_form: {{email: jobs@example.com}}
        feeds: {{}}
        crawlers: {{}}
"""
BODY = """\
Intro **bold**, `code`, [link](https://example.com/?a=1&b=2) and <kbd>K</kbd>… “quotes” – 5 < 6.

## Requirements

- One *thing*
- Two
  - nested

1. first

> quote

| a | b |
|---|---|
| 1 | 2 |

```
x = 1 < 2 && y
```

~~gone~~ stays. Line
break. ½ m² H₂O, 👩‍🍳 and *emphasis*in a word.
"""
ROLES = {
    "lead": """\
title: R&D "Lead" — C++ / C# <x> (m/w/d) 🍞
location: Zürich, Switzerland; 12 Main Street, Boston, MA 02110, United States
workplace: hybrid
employment: full-time; contract; temporary
pay: CHF 85'000–95'000.50 per year
posted: 2026-11-02 09:30
closes: 2026-12-15 17:00
skills: C++; C#
benefits: bread; butter
reference: A&B-1""",
    "writer": """\
title: Writer
workplace: remote
applicants: Greece; California, United States; Bosnia and Herzegovina
employment: per diem
pay: 25 GBP per hour
posted: 2026-11-20
closes: 2026-11-24""",
    "engineer": "title: Engineer\nlocation: Tokyo, Japan\npay: 5,000,000–7,500,000 JPY per year\n"
    "posted: 2026-11-02",
    "sales/index": "title: Sales\ndepartment: R&D",
    "sales/boston": "location: Boston, MA, United States\nposted: 2026-11-02",
    "sales/athens": "location: Athens, Greece\nposted: 2026-11-03\ncloses: 2026-12-31",
    "clerk": "title: Clerk\nlocation: Kuwait City, Kuwait\npay: 350.5 KWD per month\n"
    "posted: 2026-11-02\nstatus: filled",
    "driver": "title: Driver\nlocation: London, England\npay: 450 GBP per day\n"
    "posted: 2026-11-02\napply: https://apply.example.net/x?a=1&b=2\naliases: chauffeur",
}


@pytest.mark.parametrize(
    ("language", "timezone", "folders", "url"),
    [
        ("en", "Pacific/Kiritimati", "true", "https://jobs.example.com/"),
        ("de", "Europe/Berlin", "false", "https://example.github.io/jobs/"),
        ("ja", "Pacific/Pago_Pago", "true", "https://example.com/a%20b/c/"),
    ],
)
def test_no_finding_in_a_site_of_ours(project, language, timezone, folders, url):
    mkdocs = MKDOCS.format(language=language, timezone=timezone, folders=folders, url=url)
    roles = {f"roles/{name}.md": f"---\n{front}\n---\n{BODY}" for name, front in ROLES.items()}
    project.write({"mkdocs.yml": mkdocs, **roles})
    (project.folder / "roles" / "baker.md").unlink()
    outcome = project.build()
    assert not outcome.failed, [str(problem) for problem in outcome.problems]
    found = examine(project.folder / "site", NOW)
    pages, site, _ = run.roles(str(project.folder / "mkdocs.yml"), as_of=date(2026, 11, 23))
    assert site is not None
    compared = source_problems(found.site, promises_of(pages, site))
    told = [str(problem) for problem in (*found.problems, *compared) if problem.severity != "note"]
    assert told == []
    assert len(found.site.offers) == 6
