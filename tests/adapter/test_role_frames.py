"""Pages whose frame was rendered once: the same bytes as those rendered one by one."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, UndefinedError

from careers.adapter import role_frames, run
from careers.adapter.mark import Mark, Marks, NotAlike, marking
from careers.adapter.pattern import Patterns

ROOT = Path(__file__).parent.parent.parent
BY_HAND = "      frame_once: no\n"
# What may stand in the text of a role, and what in values alone.
TEXT = (
    *("{{ 7*7 }}{% raw %}{# x #}", "[x](https://example.com/?a=1&b=2)", "**b** `c`", "<!-- -->"),
    *("مرحبا 🍞 e\u0301", "zero \u200c width", "a: b, c; [d]", "\u00a0 x", "0", "x" * 99, "$1 \\1"),
    *("&lt;b&gt; &amp;amp;", "`</script><script>`", "Baker", "of", "& Söhne", "C++", "100 %"),
)
VALUES = (
    *TEXT,
    *("</script><script>alert(1)</script>", "\"'`“”<img src=x onerror=alert(1)>", "<b>", "]]>"),
)


@pytest.fixture(autouse=True)
def joined(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Frames are cut for a few pages too; the keys of those that were, in the tests' builds."""
    monkeypatch.setattr(role_frames, "FEWEST", 1)
    made: list[object] = []
    cut = role_frames.RoleFrames._cut

    def noting(self, *args):
        made.append(found := cut(self, *args))
        return found

    monkeypatch.setattr(role_frames.RoleFrames, "_cut", noting)
    return made


@pytest.fixture
def by_template(joined, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[object]]:
    """The same by the template that they are for."""
    made: dict[str, list[object]] = {}
    cut = role_frames.RoleFrames._cut

    def noting(self, name, *args):
        found = cut(self, name, *args)
        made.setdefault(name, []).append(found)
        return found

    monkeypatch.setattr(role_frames.RoleFrames, "_cut", noting)
    return made


@pytest.fixture
def both(project) -> Callable[..., dict[str, bytes]]:
    """Builds the site with frames made once and without; its files, which have to be the same."""

    def build(**options) -> dict[str, bytes]:
        mkdocs = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
        assert not project.build(strict=False, **options).failed
        once = project.files()
        with_option = mkdocs.replace("      features:", f"{BY_HAND}      features:")
        project.write({"mkdocs.yml": with_option})
        assert not project.build(strict=False, **options).failed
        project.write({"mkdocs.yml": mkdocs})
        same(project.files(), once)
        return once

    return build


def same(plain: dict[str, bytes], once: dict[str, bytes]) -> None:
    assert plain.keys() == once.keys()
    assert [name for name, content in plain.items() if once[name] != content] == []


def change(project, old: str, new: str) -> None:
    mkdocs = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert old in mkdocs
    project.write({"mkdocs.yml": mkdocs.replace(old, new)})


def more_roles(project, count: int = 6) -> None:
    text = "---\ntitle: Cook {n}\nlocation: Athens, Greece\nposted: 2026-11-02\n---\nSoup {n}.\n"
    project.write({f"roles/cook-{n}.md": text.format(n=n) for n in range(count)})


@pytest.mark.parametrize("preview", [False, True])
def test_every_page_of_the_sample_site_is_the_same(tmp_path, joined, preview):
    names = ("roles", "site_src", "theme_overrides", "plugins")
    for name in names:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("careers"))
    if (ROOT / "theme_overrides/careers").is_dir():
        shutil.copytree(
            ROOT / "theme_overrides/careers",
            tmp_path / "theme_overrides/careers",
            dirs_exist_ok=True,
        )
    mkdocs = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    sites: list[dict[str, bytes]] = []
    for option in ("", BY_HAND):
        text = mkdocs.replace("      features:\n", f"{option}      features:\n", 1)
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        target = tmp_path / f"site{len(sites)}"
        outcome = run.build(
            str(tmp_path / "mkdocs.yml"),
            site_dir=str(target),
            as_of=date(2026, 11, 23),
            preview=preview,
            strict=False,
        )
        assert not outcome.failed, outcome.problems
        files = (file for file in sorted(target.rglob("*")) if file.is_file())
        sites.append({str(file.relative_to(target)): file.read_bytes() for file in files})
    assert joined
    assert all(joined)
    same(sites[1], sites[0])


def nasty_role(number: int) -> str:
    chance = random.Random(number)

    def some(pieces: tuple[str, ...]) -> str:
        return " ".join(chance.choice(pieces) for _ in range(chance.randrange(1, 5)))

    keys = [key for key in ("summary", "department", "team", "tags") if chance.random() < 0.6]
    values = "".join(f"{key}: {some(VALUES)}\n" for key in keys)
    more = ("closes: 2026-12-15\n", "closes: 2026-11-01\n", "pay: 50,000 EUR per year\n")
    values += chance.choice((*more, "", "", ""))
    place = chance.choice(("Athens, Greece", "Boston, MA, United States"))
    return (
        f"---\ntitle: Baker {some(VALUES)}\nlocation: {place}\nposted: 2026-10-02\n{values}---\n"
        f"Bread and {some(TEXT)}\n\n## On {some(TEXT)}\n\n- So {some(TEXT)}\n"
    )


def test_500_nasty_roles_are_the_same(project, both, joined):
    project.write({f"roles/nasty-{n}.md": nasty_role(n) for n in range(500)})
    files = both()
    assert sum(name.startswith("jobs/nasty-") for name in files) == 500
    assert joined
    assert all(joined)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://jobs.example.com/\nrepo", "https://example.com/careers/of/us/\nrepo"),
        ("docs_dir:", "use_directory_urls: false\ndocs_dir:"),
        ("font: false", "font: {text: Lato}, features: [navigation.instant]"),
        ("features:", "material_scripts: yes\n      features:"),
        ("docs_dir:", "extra_css: [a.css]\nextra_javascript: [a.js]\ndocs_dir:"),
        ("docs_dir:", "extra: {analytics: {provider: google, property: G-X}}\ndocs_dir:"),
        ("theme: {", "theme: {language: el, "),
        ("features:", "content_security: off\n      features:"),
    ],
    ids=["folder", "files", "instant", "scripts", "extra", "analytics", "greek", "no policy"],
)
def test_every_kind_of_site_is_the_same(project, both, joined, old, new):
    more_roles(project)
    change(project, old, new)
    project.write({"site_src/a.css": "a {}", "site_src/a.js": "1"})
    both()
    assert joined
    assert all(joined)


def test_every_language_is_the_same(project, both, joined):
    more_roles(project)
    change(project, "      employer:", "      languages: [en, de]\n      employer:")
    german = "---\ntitle: Koch\n---\nSuppe.\n"
    project.write({"roles/cook-1.de.md": german, "site_src/index.de.md": "# Start\n"})
    files = both()
    assert "de/jobs/cook-1/index.html" in files
    assert len(joined) >= 2
    assert all(joined)


def test_openings_one_folder_deeper_are_the_same(project, both, joined):
    more_roles(project)
    head = "---\ntitle: Sales\n---\nSell.\n"
    places = {"boston": "Boston, MA, United States", "athens": "Athens, Greece"}
    day = "posted: 2026-11-02"
    project.write({"roles/sales/index.md": head})
    project.write(
        {
            f"roles/sales/{name}.md": f"---\nlocation: {at}\n{day}\n---\n"
            for name, at in places.items()
        }
    )
    assert "jobs/sales/athens/index.html" in both()
    assert all(joined)


UNIT = "---\ntitle: {name} <b> & {{{{ 7*7 }}}}\nsummary: So {name}\n{more}---\n{text}"
HEADINGS = ("", "## One\n\nText.\n", "# One\n\nText.\n", "## A\n\n## B\n\n### C\n")


def many_lists(project) -> None:
    """Roles in some departments and towns, of which each has a page, and so have most offices."""
    places = ("Athens, Greece", "Patras, Greece", "Boston, MA, United States", "Bari, Italy")
    for n in range(60):
        head = f"title: Cook {n} & <b>\nlocation: {places[n % 4]}\nposted: 2026-11-02\n"
        head += f"department: Dept {n % 5}\n" if n % 6 else ""
        project.write({f"roles/cook-{n}.md": f"---\n{head}---\nSoup {n}.\n"})
    for n in range(12):
        text = HEADINGS[n % 4]
        address = "city: Athens\ncountry: Greece\n" + ("street: Ermou 1\n" if n % 2 else "")
        unit = UNIT.format(name=f"Dept {n}", more="", text=text)
        project.write({f"site_src/departments/dept-{n}.md": unit})
        office = f"---\n{address}---\n{text}"
        project.write({f"site_src/offices/town-{n}.md": office})
    change(project, "      features:", "      roles_per_page: 10\n      features:")


@pytest.mark.parametrize("scripts", ["no", "yes"])
def test_pages_of_lists_departments_and_offices_are_the_same(project, both, by_template, scripts):
    many_lists(project)
    change(project, "features:", f"material_scripts: {scripts}\n      features:")
    files = both()
    names = ("jobs/page/2", "jobs/in/greece", "jobs/in/greece/page/2", "departments/dept-3")
    assert {f"{name}/index.html" for name in (*names, "offices/town-3")} <= files.keys()
    assert by_template.keys() == role_frames.PARTS.keys()
    for found in by_template.values():
        assert any(found)
        assert max(cut.pages for cut in found if isinstance(cut, role_frames.Cut)) > 1


OLD_LIST = (
    '{% extends "careers/page.html" %}{% block content %}{% for entry in careers.roles %}'
    "<i>{{ entry.title | e }}</i>{% endfor %}{{ careers.list.count_text }}{% endblock %}"
)


def test_a_template_of_a_list_of_the_sites_own_is_the_same(project, both, by_template):
    many_lists(project)
    project.write({"theme_overrides/careers/jobs.html": OLD_LIST})
    assert b"<i>Cook 3 &amp; &lt;b&gt;</i>" in both()["jobs/in/greece/index.html"]
    assert not any(by_template["careers/jobs.html"])


def test_pages_in_the_navigation_are_the_same(project, both):
    many_lists(project)
    nav = "nav: [index.md, departments/dept-1.md, {Where: [offices/town-1.md]}]\ndocs_dir:"
    change(project, "docs_dir:", nav)
    both()


def test_a_page_of_a_list_that_differs_later_stops_the_build(project, monkeypatch):
    many_lists(project)
    fill = role_frames.RoleFrames._text

    def wrong(self, slot, cut, context):
        text = fill(self, slot, cut, context)
        is_third = cut.pages == 2 and slot.path[-1] == "careers/jobs_text.html"
        return text + ("!" if is_third else "")

    monkeypatch.setattr(role_frames.RoleFrames, "_text", wrong)
    monkeypatch.setattr(role_frames, "_is_checked", lambda _: True)
    said = [one for one in project.said() if "frame_once" in one]
    assert len(said) == 1
    assert "A page isn't what the template of its frame says." in said[0]


OWN = {
    "printed": "<meta name=own content='{{ page.title | striptags | e }}{{ page.meta.title }}'>",
    "kept": "{% set t %}{{ page.title }}!{% endset %}<i>{{ t }}</i>",
    "in a macro": "{% macro m(x) %}<i>{{ x | e }}</i>{% endmacro %}{{ m(page.title) }}",
    "there": "{% if page.meta.description %}<i>{{ page.abs_url | default('x') }}</i>{% endif %}",
    "in a script": "<script>var t = {{ 1 }};</script>",
}
UNLIKE = {
    "compared": "{% if page.title == 'Cook 3' %}<i>3</i>{% endif %}",
    "looked into": "{% if '3' in page.title %}<i>3</i>{% endif %}",
    "length": "<i>{{ page.title | length }}</i>",
    "upper": "<i>{{ page.title | upper }}</i>",
    "upper later": "{% set t %}{{ page.title }}{% endset %}<i>{{ t | upper }}</i>",
    "compared later": "{% set t %}{{ page.title }}{% endset %}{% if t > 'Cook 3' %}3{% endif %}",
    "joined": "<i>{{ page.title ~ '!' }}</i>",
    "cut": "<i>{{ page.title[:6] }}</i>",
    "method": "<i>{{ page.title.upper() }}</i>",
    "tested": "{% if page.title is string %}<i>s</i>{% endif %}",
    "data": "<script type=application/json>{{ page.title | tojson }}</script>",
    "file": "<i>{{ page.file.src_uri }}</i>",
    "each": "{% for c in page.title %}{{ c }}{% endfor %}",
    "whole": "<i>{{ page }}</i>",
    "chance": "<i>{{ [1] | random }}</i>",
    "role": "{% if careers.role and careers.role.slug == 'cook-3' %}<i>3</i>{% endif %}",
    "below": "<a href='{{ 'jobs/cook-3/x.png' | url }}'>x</a>",
}


@pytest.mark.parametrize("kind", [*OWN, *UNLIKE])
def test_a_frame_of_the_sites_own_is_the_same(project, both, joined, kind):
    more_roles(project)
    said = {**OWN, **UNLIKE}[kind]
    said = f"{{% block announce %}}{{% if page %}}{said}{{% endif %}}{{% endblock %}}"
    main = f'{{% extends "base.html" %}}{said}'
    project.write({"theme_overrides/main.html": main})
    change(project, "features:", "content_security: off\n      features:")
    both()
    assert joined
    assert all(joined) is (kind in OWN)


def test_a_role_template_of_the_sites_own_is_the_same(project, both, by_template):
    more_roles(project)
    own = (
        '{% extends "careers/page.html" %}{% block content %}{% if careers.role.title %}'
        "<h1>{{ careers.role.title | e }}</h1>{% endif %}{{ page.content }}{% endblock %}"
    )
    project.write({"theme_overrides/careers/role.html": own})
    files = both()
    assert b"<h1>Cook 3</h1><p>Soup 3" in files["jobs/cook-3/index.html"]
    assert {*by_template.pop("careers/role.html")} == {None}
    assert all(all(found) for found in by_template.values())


HOOKS = {
    "context": "def on_page_context(context, page, **_):\n    context['own'] = page.title\n",
    "frame": (
        "def on_page_context(context, page, **_):\n"
        "    context['careers']['frame']['name'] = page.title\n"
    ),
    "config": (
        "def on_page_context(context, page, config, **_):\n"
        "    config.extra['own'] = page.title if 'oo' in page.title else ''\n"
    ),
    "meta": "def on_page_content(html, page, **_):\n    page.meta['own'] = page.title\n",
    "later": (
        "def on_post_page(output, page, **_):\n"
        "    return output.replace('</body>', f'<i>{page.title}</i></body>')\n"
    ),
    "text": "def on_page_markdown(markdown, page, **_):\n    return markdown + '\\n\\nMore.'\n",
    "filter": (
        "def on_env(env, **_):\n    env.globals['seen'] = lambda: seen.append(1) or len(seen)\n"
        "seen = []\ndef on_config(config):\n    seen.clear()\n"
    ),
}
MAIN = (
    '{% extends "base.html" %}{% block announce %}{% if page %}<i>{{ own }}{{ config.extra.own }}'
    "{{ page.meta.own }}{% if seen %}{{ seen() }}{% endif %}</i>{% endif %}{% endblock %}"
)


@pytest.mark.parametrize("kind", HOOKS)
def test_what_other_plugins_say_of_a_page_is_the_same(project, both, kind):
    more_roles(project)
    change(project, "docs_dir:", "hooks: [hook.py]\ndocs_dir:")
    project.write({"hook.py": HOOKS[kind], "theme_overrides/main.html": MAIN})
    both()


def test_what_another_plugin_puts_into_a_page_is_looked_at(project):
    more_roles(project)
    change(project, "docs_dir:", "hooks: [hook.py]\ndocs_dir:")
    hook = (
        "def on_post_page(output, page, **_):\n    if '3' in page.title:\n"
        "        return output.replace('</body>', '<script>own(3)</script></body>')\n"
    )
    said = project.write({"hook.py": hook}).said()
    assert any("roles/cook-3.md" in one and "own(3)" in one for one in said)


def test_a_script_that_a_part_brings_is_looked_at(project):
    more_roles(project)
    part = "<script>own({{ page.title | tojson }})</script>"
    project.write({"theme_overrides/careers/similar.html": part})
    project.write(
        {
            "roles/cook-2.md": "---\ntitle: Cook\nlocation: Athens, Greece\nstatus: closed"
            "\nposted: 2026-11-02\n---\nSoup.\n"
        }
    )
    said = project.said()
    assert any("own(" in one for one in said)


def test_a_page_that_differs_later_stops_the_build(project, monkeypatch):
    more_roles(project)
    fill = role_frames.RoleFrames._text

    def wrong(self, slot, cut, context):
        return fill(self, slot, cut, context) + ("!" if "3" in context["page"].title else "")

    monkeypatch.setattr(role_frames.RoleFrames, "_text", wrong)
    [said] = [one for one in project.said() if "frame_once" in one]
    assert said.endswith("Write “frame_once: no” in mkdocs.yml.")


def test_a_page_that_differs_at_once_is_rendered_by_itself(project, monkeypatch, both):
    more_roles(project)
    fill = role_frames.RoleFrames._text
    monkeypatch.setattr(role_frames.RoleFrames, "_text", lambda *args: f"{fill(*args)}!")
    both()


OUR_FEATURE = """
from careers import Block, Feature, hookimpl

class OurNotes(Feature):
    @hookimpl
    def role_blocks(self, role, state, site, links):
        number = len(role.title) % 3
        yield Block("careers/our_notes.html", {
            "title": role.title, "fixed": ["a", "b"], "number": number, "yes": number == 1,
            "empty": role.title if number else "", "many": [role.slug] * number,
        })
"""
NOTES = {
    "printed": "{{ block.title | e }}{{ block.fixed | join }}{{ block.empty }}{{ block.number }}",
    "asked": "{% if block.empty %}<i>{{ block.empty | e }}</i>{% endif %}{{ block.yes }}",
    "each": "{% for one in block.many %}<i>{{ one | e }}</i>{% endfor %}",
    "data": "<div data-own='{{ block | tojson }}'></div>",
    "compared": "{% if block.title == 'Cook 3' %}<i>3</i>{% endif %}",
    "role": "<i>{{ role.title | e }}{{ careers.role.slug }}</i>",
    "page": "<i>{{ page.title | e }}{{ page.canonical_url }}</i>",
    "asks the role": "{% if role.opening %}<i>o</i>{% endif %}{% if openings_first %}f{% endif %}",
    "part": "{{ part.feature }}{{ place }}",
    "site": "{{ config.site_name }}{{ base_url }}{{ text.site.apply }}{{ 'a.css' | url }}",
    "address": "{{ page.url | url }}",
}


@pytest.mark.parametrize("kind", NOTES)
def test_what_a_feature_adds_is_the_same(project, both, joined, kind):
    more_roles(project, 12)
    project.write(
        {
            f"roles/cook-{n}.md": "---\ntitle: Chef <b> & " + "x" * n + "\nlocation: Athens, "
            "Greece\nposted: 2026-11-02\n---\nStew.\n"
            for n in range(20, 26)
        }
    )
    project.write({"plugins/our_notes.py": OUR_FEATURE})
    project.write({"theme_overrides/careers/our_notes.html": NOTES[kind]})
    change(project, "        job_posting: {}", "        our_notes: {}\n        job_posting: {}")
    both()
    assert all(joined)
    assert max(cut.patterns.made for cut in joined if cut) > 0


def test_blocks_that_the_site_shows_in_its_own_way_are_the_same(project, both):
    more_roles(project)
    own = "{% for part in careers.blocks %}{{ part.template | e }}{% endfor %}"
    project.write({"theme_overrides/careers/blocks.html": own})
    files = both()
    assert b"careers/application_form.html" in files["jobs/cook-3/index.html"]


TEMPLATE = (
    "{{ block.a | e }}|{{ block.b.c }}|{% if block.b.d %}{{ block.b.d | safe }}{% endif %}|"
    "{% for one in block.e %}{{ loop.index }}{{ one.f | e }}{{ one.g }},{% endfor %}{{ block.h }}"
)


@pytest.mark.parametrize("seed", range(8))
def test_a_pattern_is_what_the_template_makes(seed):
    chance = random.Random(seed)
    env = Environment(loader=DictLoader({"x": TEMPLATE}))
    marks = Marks()
    patterns = Patterns(marking(env, {}, {}), marks, {"careers": {"text": {}}})

    def value() -> object:
        return chance.choice(("", "a", "a", "a", "<b>", "{{", 1, True, 1.0, None, 0.0, -0.0, "1"))

    for _ in range(200):
        inner = [{"f": value(), "g": "g"} for _ in range(chance.randrange(3))]
        block = {"a": value(), "b": {"c": value(), "d": value()}, "e": inner, "h": "h"}
        ready = patterns.render("x", "after", block, {})
        if ready:
            assert ready.html == env.get_template("x").render(block=block)
    assert patterns.made > 1


def test_few_texts_that_differ_are_one_pattern():
    env = Environment(loader=DictLoader({"x": TEMPLATE}))
    patterns = Patterns(marking(env, {}, {}), Marks(), {"careers": {"text": {}}})
    for number in range(50):
        block = {"a": f"<{number}>", "b": {"c": "c", "d": f"{number}"}, "e": [], "h": "h"}
        ready = patterns.render("x", "after", block, {})
        assert ready is not None
        assert ready.html == env.get_template("x").render(block=block)
    assert patterns.made == 2


def test_zero_and_minus_zero_are_printed_as_they_are():
    env = Environment(loader=DictLoader({"x": "{{ block.a | e }}: {{ block.b }}"}))
    patterns = Patterns(marking(env, {}, {}), Marks(), {"careers": {"text": {}}})
    for number, change in enumerate((0.0, 0.0, 0.0, -0.0, 0.0, -0.0)):
        ready = patterns.render("x", "after", {"a": f"Role {number}", "b": change}, {})
        assert ready is not None
        assert ready.html == f"Role {number}: {change}"


def test_a_few_roles_are_not_worth_a_frame(project, monkeypatch, joined):
    monkeypatch.setattr(role_frames, "FEWEST", 20)
    assert project.said() == []
    assert joined == []


MARKED = {
    "{{ x }}": "<1>",
    "{{ x | e }}": "&lt;1&gt;",
    "{{ x | safe | e }}": "<1>",
    "{{ x | striptags }}": "",
    "{{ x | default('y') }}": "<1>",
    "{% if x %}a{% endif %}{{ x if x else 'b' }}": "a<1>",
    "{% set y = x %}{{ y }}": "<1>",
    "{% set y %}a{{ x }}{% endset %}{{ y }}": "a<1>",
    "{% for y in [x, x] %}{{ y }}{% endfor %}": "<1><1>",
    "{{ [x] | first }}": "<1>",
}


@pytest.mark.parametrize("text", MARKED)
def test_a_mark_is_printed(text):
    env = Environment()
    marks = Marks()
    made: Any = marking(env, {}, {}).from_string(text).render(x=marks.of(("x",)))
    pieces = marks.cut(made.text if isinstance(made, Mark) else made)
    values = []
    for piece in pieces:
        value = piece if isinstance(piece, str) else "<1>"
        for changed in () if isinstance(piece, str) else piece.changes:
            value = changed(value)
        values.append(str(value))
    assert "".join(values) == MARKED[text] == env.from_string(text).render(x="<1>")


@pytest.mark.parametrize(
    "text",
    [
        *("{{ x + 'a' }}", "{{ 'a' + x }}", "{{ x % 1 }}", "{{ '%s' % x }}", "{{ x * 2 }}"),
        *(
            "{{ x == 'a' }}",
            "{{ x != 'a' }}",
            "{{ x < 'a' }}",
            "{{ x in ['a'] }}",
            "{{ 'a' in x }}",
        ),
        *("{{ x.a }}", "{{ x['a'] }}", "{{ x[0] }}", "{{ x() }}", "{{ x.upper() }}", "{{ x ~ 1 }}"),
        *("{{ x | trim }}", "{{ [x] | join }}", "{{ [x, x] | sort }}", "{{ [x] | unique | list }}"),
        *("{{ x | tojson }}", "{{ {'a': x} | tojson }}", "{{ x | replace('a', 'b') }}"),
        *("{{ [x] | map('upper') | list }}", "{{ '%s' | format(x) }}", "{{ x is none }}"),
        *("{{ x is string }}", "{{ x is in ['a'] }}", "{{ range(x) }}", "{{ [x] }}"),
        *("{% set y %}{{ x }}{% endset %}{{ y | e }}", "{% filter upper %}{{ x }}{% endfilter %}"),
        *("{% set y %}{{ x }}{% endset %}{% if y %}a{% endif %}", "{{ lipsum(1) }}"),
        *("{% if x | striptags %}a{% endif %}", "{{ own(1) }}", "{{ 'a' | own }}"),
    ],
)
def test_whatever_else_is_done_with_a_mark_is_refused(text):
    env = Environment()
    env.globals["own"] = env.filters["own"] = str
    marks = Marks()
    with pytest.raises((NotAlike, TypeError, UndefinedError)):
        marking(env, {}, {}).from_string(text).render(x=marks.of(("x",)))


def test_text_that_looks_like_a_mark_is_none():
    marks = Marks()
    for text in ("a\0b", "\0x1\0", "\0\0"):
        with pytest.raises(NotAlike):
            marks.cut(text)
