"""Code that asks the clock, chance or another computer is found by its own words."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

import careers.adapter.run  # noqa: F401 - all that a build loads
from careers.kept.own_code import changing

HARMLESS = """\
from datetime import date, timedelta
from urllib.parse import quote
import os, json, re

class Kitchens:
    '''Open today and now; what time is it? A random remark.'''
    def role_blocks(self, role, site):
        now = site.now
        return now - timedelta(days=1), self.site.now, date(2026, 1, 1), os.environ["NAME"]
"""


def loaded(tmp_path, text: str | bytes, name: str = "of_a_site.py") -> dict[str, ModuleType]:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    module = ModuleType("of_a_site")
    module.__file__ = str(file)
    return {"of_a_site": module}


def test_what_a_feature_is_given_is_no_clock(tmp_path):
    assert changing(loaded(tmp_path, HARMLESS)) == ""


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("from datetime import datetime\nx = datetime.now()", "now"),
        ("import datetime as d\nf = d.datetime.utcnow", "utcnow"),
        ("from datetime import date\nx = date.today()", "today"),
        ("import time", "time"),
        ("from time import time as when", "time"),
        ("def f():\n    import random", "random"),
        ("from secrets import token_hex", "secrets"),
        ("import uuid", "uuid"),
        ("import urllib.request", "urllib.request"),
        ("from urllib import request", "urllib.request"),
        ("from http import client", "http.client"),
        ("import requests.sessions", "requests.sessions"),
        ("import ctypes", "ctypes"),
        ("import os\nx = os.urandom(4)", "urandom"),
        ("import os\nx = os.path.getmtime('x')", "getmtime"),
        ("from pathlib import Path\nx = Path('x').stat().st_mtime_ns", "st_mtime_ns"),
        ("from pathlib import Path\nx = Path('x').exists()", "exists"),
        ("from os.path import isfile as f\nimport os\nx = os.path.isfile('x')", "isfile"),
        ("from email.utils import formatdate", "email.utils"),
        ("from babel import dates\nx = dates.format_date(locale='en')", "format_date"),
    ],
)
def test_what_has_another_answer_each_time_is_named(tmp_path, code, name):
    assert changing(loaded(tmp_path, code)).endswith(f"of_a_site.py has “{name}” in it")


@pytest.mark.parametrize(
    ("text", "name"),
    [("def (", "x.py"), (b"\xff\xfe", "x.py"), (b"\x7fELF", "x.so"), ("", "x.pyc")],
)
def test_code_that_cannot_be_read_is_in_doubt(tmp_path, text, name):
    assert changing(loaded(tmp_path, text, name)).endswith("can't be read")


def test_a_hook_of_a_known_name_is_still_the_sites_own(tmp_path):
    modules = loaded(tmp_path, "import time", "yaml.py")
    assert changing({"yaml": modules["of_a_site"]}) != ""


def test_what_every_site_is_built_with_is_known():
    known = {
        name: module
        for name, module in sys.modules.items()
        if name.partition(".")[0] in ("careers", "mkdocs", "jinja2", "pydantic", "babel", "json")
    }
    assert len(known) > 100
    assert changing(known) == ""
