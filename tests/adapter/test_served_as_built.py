"""What is served after any changes is what a build from nothing makes at the same moment."""

from __future__ import annotations

import json
import random
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from tests.adapter.test_languages import FILES
from tests.conftest import MKDOCS, ROLE, TODAY
from watchdog.observers.polling import PollingObserver

from careers.adapter import role_frames, serving
from careers.adapter.kept_pages import WrittenPages
from careers.adapter.page import is_role
from careers.adapter.plugin import CareersPlugin
from careers.adapter.serving import Serving
from careers.adapter.watching import Watching
from careers.memo import Memo

KITCHEN = "---\ntitle: Kitchen\nsummary: {}\n---\nWe cook.\n"
TEXT = (
    "{{% with text = careers.text %}}{{% include 'careers/breadcrumbs.html' %}}{{% endwith %}}"
    "<p>{} {{{{ careers.role.title | e }}}}</p>\n"
)
# One that reads what isn't compared: it is rendered for each page, in each build.
NOSY = "<p>{{ config.site_name | e }}</p>\n"
# In one language, with features that aren't in the other site, and with what time changes.
OURS = """\
from careers import Block, Feature, hookimpl

class OurNotes(Feature):
    @hookimpl
    def role_blocks(self, role, state, site, links):
        yield Block("careers/our_notes.html", {"title": role.title, "on": ON, "day": DAY})
"""
NOTES = "<p>{{ block.title | e }} {{ block.on }} {{ block.day | e }}</p>\n"
OPTIONS = """\
      confirm_after: 5
      pause_after: 12
      shorten_after: 4
      closing_soon: 3
      lists_by: [department, place]
      roles_per_page: 50
      features:
        feeds: {}
        our_notes: {}
        benefits: {benefits: [Bread, {text: Soup, countries: [Germany]}]}
        hiring_steps: {steps: [{title: We talk}]}
        history: {}
        pay_transparency: {}
        readability: {}
        share: {}
        wording: {}
"""
ONE_YML = MKDOCS.replace("      features:\n", OPTIONS, 1)
ONE: dict[str, Any] = {
    "mkdocs.yml": ONE_YML,
    "plugins/our_notes.py": OURS.replace("ON", "1").replace("DAY", "''"),
    "theme_overrides/careers/our_notes.html": NOTES,
    "site_src/index.md": "# Home\n\n[Baker](../roles/baker.md)\n",
    "roles/baker.md": ROLE.replace(
        "title: Baker\n", "title: Baker\ndepartment: Sales\naliases: bread\ncloses: 2026-12-15\n"
    ),
    "roles/cook.md": ROLE.replace("Baker", "Cook").replace(
        "posted", "confirmed: 2026-11-24\nposted"
    ),
    "roles/old.md": ROLE.replace("Baker", "Old").replace("title", "status: filled\ntitle"),
    "site_src/life.md": "# Life\n",
    "site_src/offices/athens.md": "---\ncity: Athens\ncountry: Greece\n---\nSunny.\n",
}
PLACES = ("Athens, Greece", "Berlin, Germany", "Boston, MA, United States")


class Site:
    """A site that is served in this process, and changed while it is."""

    def __init__(self, project, monkeypatch, files: dict[str, Any]) -> None:
        self.folder = project.write(files).folder
        self.yml = str(files["mkdocs.yml"])
        self.now = TODAY
        self.meanwhile: Callable[[], None] = lambda: None
        self._epoch_cond = threading.Condition()  # as in MkDocs' server
        self._wanted_epoch = self._visible_epoch = 1
        self.builder: Any = None
        self.watching = Watching(PollingObserver())
        self.serving = Serving()
        monkeypatch.chdir(self.folder)
        monkeypatch.setattr(serving, "WORTH", 0)
        monkeypatch.setattr(serving, "PAUSE", 0)
        monkeypatch.setattr(serving, "watch_events", lambda _: self.watching)
        monkeypatch.setattr(sys, "setswitchinterval", lambda _: None)
        config = load_config("mkdocs.yml")
        [self.plugin] = [one for one in config.plugins.values() if isinstance(one, CareersPlugin)]
        self.memo = Memo()
        self.written = WrittenPages()
        self.serving.begin(self, self._build)
        self.serve()

    def serve(self) -> None:
        """What MkDocs does when it hears of a change."""
        self.builder()

    def _build(self) -> None:
        plugin = self.plugin
        plugin.serving, plugin.memo, plugin.written = self.serving, self.memo, self.written
        self._made("served")

    def _made(self, to: str) -> None:
        config = load_config("mkdocs.yml", site_dir=str(self.folder / to))
        assert self.plugin in config.plugins.values()
        self.plugin.is_served = self.plugin.preview = True
        self.plugin.as_of = self.now
        config.plugins._register_event("pre_template", self._go_on)
        mkdocs_build(config, serve_url="http://127.0.0.1:8000/")

    def _go_on(self, *_: object, **__: object) -> None:
        """Once in a build, after everything is read."""
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()

    def built(self) -> dict[str, bytes]:
        """The files of a build that knows of nothing before it."""
        shutil.rmtree(self.folder / "built", ignore_errors=True)
        self.plugin.serving, self.plugin.memo, self.plugin.written = None, Memo(), None
        self._made("built")
        return self._files("built")

    def served(self) -> dict[str, bytes]:
        return self._files("served")

    def _files(self, name: str) -> dict[str, bytes]:
        site = self.folder / name
        return {
            str(file.relative_to(site)): file.read_bytes()
            for file in site.rglob("*")
            if file.is_file()
        }

    def write(self, name: str, text: str | bytes) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.watching._note(str(file))

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def remove(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)
        self.watching._note(str(self.folder / name))


def _role(number: int) -> str:
    place = PLACES[number % 3]
    text = ROLE.replace("Baker", f"Baker {number}").replace("Athens, Greece", place)
    return text.replace("title", f"department: Kitchen {number % 2}\ntitle", 1)


@pytest.fixture(params=["languages", "one"])
def site(project, monkeypatch, request) -> Iterator[Site]:
    monkeypatch.setattr(role_frames, "FEWEST", 3)
    roles = {f"roles/cook-{number}.md": _role(number) for number in range(8)}
    files = FILES if request.param == "languages" else ONE
    found = Site(project, monkeypatch, {**files, **roles})
    yield found
    found.plugin.on_shutdown()


def _edit(site: Site, rng: random.Random) -> None:
    name = f"roles/cook-{rng.randrange(8)}.md"
    if (site.folder / name).exists():
        site.write(name, site.read(name) + f"\nMore {rng.random()} & <b>{rng.random()}</b>\n")


def _state(site: Site, rng: random.Random) -> None:
    number = rng.randrange(8)
    line = rng.choice(
        ("status: filled", "status: draft", "closes: 2026-11-25", "pay: 20 EUR per hour", "")
    )
    site.write(f"roles/cook-{number}.md", _role(number).replace("title", f"{line}\ntitle", 1))


def _title(site: Site, rng: random.Random) -> None:
    number = rng.randrange(8)
    text = _role(number).replace(f"Baker {number}", f"“Cook” <{rng.random()}>")
    site.write(f"roles/cook-{number}.md", text)


def _add(site: Site, rng: random.Random) -> None:
    site.write(f"roles/new-{rng.randrange(3)}.md", _role(rng.randrange(90)))


def _remove(site: Site, rng: random.Random) -> None:
    site.remove(f"roles/cook-{rng.randrange(8)}.md")


def _rename(site: Site, rng: random.Random) -> None:
    name = f"roles/cook-{rng.randrange(8)}.md"
    if (site.folder / name).exists():
        text = site.read(name)
        site.remove(name)
        site.write(f"roles/named-{rng.randrange(3)}.md", text)


def _template(site: Site, rng: random.Random) -> None:
    name = f"theme_overrides/careers/{rng.choice(('role_text', 'fact', 'resource_links'))}.html"
    if (site.folder / name).exists():
        site.remove(name)
    else:
        site.write(name, rng.choice((NOSY, TEXT.format(rng.random()))))


def _configuration(site: Site, rng: random.Random) -> None:
    text = site.yml.replace("Jobs at Example", f"Jobs {rng.randrange(9)}")
    if rng.random() < 0.5:
        text = text.replace("resource_links: {}", "resource_links: {}\n        similar: {}")
        text = text.replace("\n        similar: {}", "")
    if rng.random() < 0.5:
        text = text.replace("job_posting: {}\n        ", "")
    if rng.random() < 0.3:
        text = text.replace("timezone: Europe/Athens", "timezone: Asia/Tokyo")
    if rng.random() < 0.3:
        text = text.replace("  - search\n", "")
    site.write("mkdocs.yml", text)


def _department(site: Site, rng: random.Random) -> None:
    name = f"site_src/departments/kitchen-{rng.randrange(2)}.md"
    title = f"Kitchen {rng.randrange(2)}"
    site.write(name, KITCHEN.format(rng.random()).replace("title: Kitchen", f"title: {title}"))


def _asset(site: Site, rng: random.Random) -> None:
    site.write("site_src/assets/own.css", f"/* {rng.random()} */")


def _translation(site: Site, rng: random.Random) -> None:
    name = "roles/baker.de.md"
    if "languages:" not in site.yml:
        return
    if (site.folder / name).exists() and rng.random() < 0.4:
        site.remove(name)
    else:
        site.write(name, f"---\ntitle: Bäcker {rng.random()}\n---\nBrot. {rng.random()}\n")


def _marketing(site: Site, rng: random.Random) -> None:
    site.write("site_src/life.md", f"# Life {rng.randrange(5)}\n\n[x](../roles/baker.md)\n")


def _opening(site: Site, rng: random.Random) -> None:
    site.write("roles/team/index.md", "---\ntitle: Team\n---\nTogether.\n")
    text = f"---\nlocation: {rng.choice(PLACES)}\nposted: 2026-11-0{rng.randrange(1, 9)}\n---\n"
    site.write(f"roles/team/here-{rng.randrange(3)}.md", text)


def _own_feature(site: Site, rng: random.Random) -> None:
    if "our_notes" in site.yml:
        # The same to Python, and shown otherwise.
        on, day = rng.choice(("1", "True", "1.0")), rng.choice(("''", "str(site.now.date())"))
        site.write("plugins/our_notes.py", OURS.replace("ON", on).replace("DAY", day))


def _texts(site: Site, rng: random.Random) -> None:
    facts = {"department": f"Team {rng.randrange(9)}", "closes": f"Until {rng.random()}"}
    said = json.dumps({"facts": facts})
    site.write("theme_overrides/texts/en.json", said)


def _confirmed(site: Site, rng: random.Random) -> None:
    number = rng.randrange(8)
    line = f"confirmed: 2026-11-2{rng.randrange(2, 7)}"
    site.write(f"roles/cook-{number}.md", _role(number).replace("title", f"{line}\ntitle", 1))


def _back(site: Site, rng: random.Random) -> None:
    """A page that was shown at once is as it was before, when all is built."""
    name = f"roles/cook-{rng.randrange(8)}.md"
    if (site.folder / name).exists():
        text = site.read(name)
        site.write(name, f"{text}\nNever built.\n")
        site.serving._show(site.watching.changed())
        site.write(name, text)


def _time(site: Site, rng: random.Random) -> None:
    site.now += timedelta(days=rng.randrange(3))


CHANGES: list[Callable[[Site, random.Random], None]] = [
    *(_edit, _edit, _state, _title, _add, _remove, _rename, _template, _configuration),
    *(_department, _asset, _translation, _marketing, _opening, _time, _own_feature, _texts),
    *(_confirmed, _back, _time),
]


@pytest.mark.parametrize("seed", range(2))
def test_what_is_served_after_any_changes_is_what_a_build_makes(site, seed):
    rng = random.Random(seed)
    left = [*CHANGES]
    rng.shuffle(left)
    while left:
        some, left = left[:3], left[3:]
        for change in some:
            change(site, rng)
        # Somebody goes on writing while that is built; it is built next.
        site.meanwhile = lambda: _edit(site, rng)
        site.serve()
        site.meanwhile = lambda: None
        site.serve()
        expected = site.built()
        served = site.served()
        names = [one.__name__ for one in some]
        assert served.keys() == expected.keys(), names
        differing = [name for name in expected if served[name] != expected[name]]
        assert differing == [], names


def test_a_role_that_an_edit_closes_leaves_the_lists_with_the_next_build(site):
    site.write("roles/cook-1.md", _role(1).replace("title", "status: filled\ntitle", 1))
    site.serve()
    assert "cook-1" not in site.read("served/jobs/index.html")
    assert "cook-1" not in site.read("served/feed.json")


@pytest.fixture
def rendered(monkeypatch) -> list[str]:
    """The roles whose pages are rendered."""
    found: list[str] = []
    part = role_frames.RoleFrames._part

    def noted(self, name, cut, context):
        if is_role(context["page"]):
            found.append(context["page"].file.dest_uri)
        return part(self, name, cut, context)

    monkeypatch.setattr(role_frames.RoleFrames, "_part", noted)
    return found


def test_pages_that_did_not_change_are_not_rendered_again(site, rendered):
    site.write("roles/cook-1.md", _role(1) + "\nMore.\n")
    site.serve()
    # Of each shape one page is rendered, by which the frame is known to be the same.
    frames = len(site.written.frames)
    assert "jobs/cook-1/index.html" in rendered
    assert len({*rendered}) <= 2 + frames


def test_features_are_asked_about_roles_that_changed(site):
    site.write("roles/cook-1.md", _role(1) + "\nMore.\n")
    site.serve()
    asked = site.plugin.host.times
    assert 1 <= asked["application_form"]["role_blocks"].calls <= 3  # in each state that comes
    assert 1 <= asked["job_posting"]["role_json_ld"].calls <= 3


def test_files_that_did_not_change_stay_what_they_are(site):
    def numbers() -> dict[str, int]:
        pages = (site.folder / "served/jobs").glob("cook-*/index.html")
        return {page.parent.name: page.stat().st_ino for page in pages}

    site.write("roles/cook-1.md", _role(1) + "\nMore.\n")
    site.serve()
    before = numbers()
    site.write("roles/cook-1.md", _role(1) + "\nStill more.\n")
    site.serve()
    assert {name for name, number in numbers().items() if number != before[name]} <= {
        "cook-0",  # the first of its shape
        "cook-1",
    }


def test_every_page_is_made_where_somebody_else_changes_pages(site):
    said = "from pathlib import Path\nSAID = Path('said.txt')\n"
    hook = f"{said}def on_post_page(output, **_):\n    return output + SAID.read_text()\n"
    site.write("hook.py", hook)
    site.write("said.txt", "<i>one</i>")
    site.write("mkdocs.yml", f"{site.yml}hooks: [hook.py]\n")
    site.serve()
    site.write("said.txt", "<i>another</i>")
    site.write("roles/cook-1.md", _role(1) + "\nMore.\n")
    site.serve()
    assert site.plugin.kept is None
    assert "<i>another</i>" in site.read("served/jobs/cook-3/index.html")
    assert site.served() == site.built()


def test_a_page_that_somebody_removed_is_made_again(site):
    (site.folder / "served/jobs/cook-3/index.html").unlink()
    site.write("roles/cook-1.md", _role(1) + "\nMore.\n")
    site.serve()
    assert site.served() == site.built()


def test_a_build_that_fails_leaves_what_is_known_of_the_site(site):
    site.write("roles/cook-1.md", _role(1).replace("Athens", "") + "\n<script>x()</script>\n")
    site.serve()
    site.write("roles/cook-2.md", _role(2) + "\nMore.\n")
    site.write("roles/cook-1.md", _role(1))
    site.serve()
    assert site.served() == site.built()


def test_a_template_that_reads_more_than_is_compared_is_rendered_each_time(site):
    site.write("theme_overrides/careers/role_text.html", NOSY)
    site.serve()
    assert site.plugin.kept is None
    site.write("mkdocs.yml", site.yml.replace("Jobs at Example", "Another"))
    site.serve()
    assert "Another" in site.read("served/jobs/cook-1/index.html")
    assert site.served() == site.built()
