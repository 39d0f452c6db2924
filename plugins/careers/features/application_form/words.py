"""The words of the form's script, in a file that a browser keeps from one role to the next."""

from __future__ import annotations

import hashlib
import json

from careers.hooks import SiteFile
from careers.site import Site

# What is said of answers in the same words whatever was asked; see the script's `Box`.
ERRORS = ("long", "file_nothing", "wrong_email", "wrong_url", "wrong_number", "wrong_date")


def words_file(site: Site) -> SiteFile:
    """A script that tells them, for the language of a site; it is named by what it holds."""
    words = site.words["application_form"]
    told = {**words["script"], **{name: words["errors"][name] for name in ERRORS}}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    content = f"(window.careersFormWords ??= {{}})[{json.dumps(site.language)}] = {text};\n"
    mark = hashlib.sha256(content.encode()).hexdigest()[:8]
    return SiteFile(f"assets/careers/application_form.{site.language}.{mark}.js", content)
