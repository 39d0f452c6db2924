"""Sites of a few strings, for what the sample site doesn't have."""

from __future__ import annotations

from pathlib import Path

MKDOCS = """\
site_name: SITE_NAME
site_url: !ENV SITE_URL
docs_dir: site_src
theme:
  name: material
  language: LANGUAGE
  font: false
plugins:
  - careers:
      employer: { name: Example, url: "https://example.com/" }
      timezone: Asia/Amman
      features:
        job_posting: {}
        application_form: { email: jobs@example.com }
nav: [index.md, jobs.md]
"""
# No role is open, and there never was one.
NOBODY = {
    "mkdocs.yml": MKDOCS.replace("LANGUAGE", "en").replace("SITE_NAME", "Jobs at Example"),
    "site_src/index.md": "---\ntemplate: home.html\n---\n# Bread for Athens\n\nWork with us.\n",
    "site_src/jobs.md": "# Open roles\n",
    "site_src/departments/bakery.md": "We bake.\n",
    "roles/.keep": "",
}
ROLE = """\
---
title: خباز في ورديات الليل
department: المخبز
location: Amman, Jordan
posted: 2026-11-02
closes: 2026-12-15
pay: 900–1200 JOD per month
---
تخبز الخبز الذي تستيقظ عليه المدينة.

## Responsibilities

- خبز 400 رغيف كل ليلة
- تعليم زميل واحد (one at a time)

## Requirements

- سنتان في مخبز
"""
RIGHT_TO_LEFT = {
    "mkdocs.yml": MKDOCS.replace("LANGUAGE", "ar").replace("SITE_NAME", "وظائف"),
    "site_src/index.md": "---\ntemplate: home.html\n---\n# خبز للمدينة\n\nاعمل معنا.\n",
    "site_src/jobs.md": "# الوظائف\n",
    "site_src/departments/bakery.md": "---\ntitle: المخبز\n---\nنخبز.\n",
    "roles/baker.md": ROLE,
    "roles/confectioner.md": ROLE.replace("خباز", "حلواني"),
}


def write(files: dict[str, str], folder: Path) -> Path:
    """Write a site into a folder; its configuration."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"
