"""What templates print is no more than it has to be, and safe where it stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    DictLoader,
    Environment,
    FunctionLoader,
    Undefined,
)
from markupsafe import Markup, escape

from careers.adapter.data import tojson
from careers.adapter.included import with_included
from careers.adapter.theme import OURS, PublishedTemplates, _attributes, escaped, lean
from careers.frozen import FrozenDict
from careers.plain import kept

NASTY = (
    *("</script>", "</SCRIPT >", "<!--", "<script>", "-->", "]]>", "&amp;", "&#39;", "'", '"'),
    *("\\u003c/script>", "\\", "<\\/script>", "\u2028", "é", "東京", "🙂", "\ud800", "<p>a</p>"),
)


def render(template: str, **values: object) -> str:
    env = Environment()
    env.filters["tojson"] = tojson
    return env.from_string(template).render(values)


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize(
    "place",
    ["<script type='application/json'>{{ x | tojson }}</script>", "<p data-x='{{ x | tojson }}'>"],
)
def test_data_comes_back_from_a_page_as_it_was(place, text):
    said = {"text": text, text: [1, None, True]}
    page = f"{render(place, x=said)}<i>end</i>"
    page.encode()
    soup = BeautifulSoup(page, "html.parser")
    [tag] = soup.select("script, p")
    assert json.loads(str(tag.get("data-x") or tag.string)) == said
    assert [end.string for end in soup.select("i")] == ["end"]


def test_data_takes_few_bytes():
    assert render("{{ x | tojson }}", x={"b": "<p>é</p>", "a": 1}) == '{"a":1,"b":"<p>é</p>"}'


@pytest.mark.parametrize(
    "template",
    [
        "a\n{% if x %}\nb\n{% endif %}\nc",
        "a\n{# said\nat length #}\n{% if x %}<b>b</b>{% endif %}\nc",
        "{% if x %}{% if y %}1{% endif %}{% if x %}2{% endif %}{% endif %}\nc",
        "{% if x %}1{% else %}2{% endif %}\nc",
        "{% if x %}1{% endif %} {% if y %}2{% endif %}\nc",
        "{% if x %}1{% endif %} and\nmore{% if x %}\n{% endif %}.",
        "{% for n in [1, 2] %}\n{{ n }}\n{% endfor %}\nc",
    ],
)
@pytest.mark.parametrize("x", [0, 1])
@pytest.mark.parametrize("y", [0, 1])
def test_a_template_prints_the_same_words_with_fewer_empty_lines(template, x, y):
    plain, less = (render(one, x=x, y=y) for one in (template, lean(template)))
    assert less.split() == plain.split()
    assert len(less) <= len(plain)
    assert lean(template).count("\n") == template.count("\n")  # errors name their lines


def test_a_line_that_says_nothing_is_none():
    template = "a\n{% if x %}\n{% if y %}<b>b</b>{% endif %}\n{% endif %}\nc"
    assert render(lean(template), x=1) == "a\nc"
    assert render(lean(template), x=1, y=1) == "a\n<b>b</b>\nc"


def test_only_templates_of_the_package_are_read_in_this_way(tmp_path):
    written = "a\n{% if 1 %}\nb\n{% endif %}\n"
    (tmp_path / "own.html").write_text(written, encoding="utf-8")
    loader = PublishedTemplates([str(tmp_path), OURS])
    assert loader.get_source(Environment(), "own.html")[0] == written
    assert "{#\n#}" in loader.get_source(Environment(), "careers/role.html")[0]


IN_LOOPS = (
    "role_text",
    "glance",
    "details",
    "similar",
    "openings",
    "resource_links",
    "facts",
    "home/roles",
)


@pytest.mark.parametrize("name", IN_LOOPS)
def test_what_a_loop_includes_is_part_of_the_template(name):
    loader = PublishedTemplates([OURS])
    env = Environment(loader=loader, undefined=ChainableUndefined)
    text, file, _ = loader.get_source(env, f"careers/{name}.html")
    alone = lean(Path(file).read_text(encoding="utf-8"))
    assert text != alone
    assert text.count("\n") == alone.count("\n")
    entry: dict[str, Any] = {
        "title": "<a>",
        "path": "x/",
        "location": "Athens",
        "pay": "1 & 2",
        "until": "u",
    }
    entry["openings"] = [{**entry, "note": "n", "openings": []}]
    facts = [{"key": "pay", "label": "Pay", "value": "<1>", "first": n % 2} for n in range(4)]
    text_ = {"facts": {"closes": "until"}, "site": {"facts": "Facts"}, "similar": {"title": "S"}}
    links = [{"title": "&", "href": "h", "kind": "guide"}] * 2
    values = {
        "careers": {"text": text_, "similar": {"entries": [entry]}, "blocks": [],
                    "openings": {"entries": [entry, entry]}, "roles": [entry]},
        "text": text_, "role": {"facts": facts}, "facts": facts, "base_url": "..",
        "block": {"links": links, "internal": links, "roles": [entry]},
    }  # fmt: skip
    by_file = FunctionLoader(lambda one: lean((Path(OURS) / one).read_text(encoding="utf-8")))
    plain = Environment(loader=by_file, undefined=ChainableUndefined)
    made = env.get_template(f"careers/{name}.html").render(values)
    assert made == plain.get_template(f"careers/{name}.html").render(values)


def test_what_a_site_has_of_its_own_is_included_wherever_it_is(tmp_path):
    own = tmp_path / "careers/entry.html"
    own.parent.mkdir()
    own.write_text("<li>{{ entry.title }}</li>", encoding="utf-8")
    similar = {"careers": {"similar": {"entries": [{"title": "Cook"}]}}}
    by_another = ChoiceLoader(
        [DictLoader({"careers/entry.html": "<li>Cook</li>"}), PublishedTemplates([OURS])]
    )
    for loader in (PublishedTemplates([str(tmp_path), OURS]), by_another):
        env = Environment(loader=loader, undefined=ChainableUndefined)
        shown = env.get_template("careers/similar.html").render(similar)
        assert "<li>Cook</li>" in shown
        assert "careers-entry" not in shown


def test_a_template_that_says_something_for_itself_is_no_part_of_another():
    said = {"careers/a.html": "{% set x = 1 %}{{ x }}", "careers/b.html": "{{ x }}\n{{ y }}\n"}
    for name, part in ((one, said.get(f"careers/{one}.html")) for one in "abc"):
        line = f'{{% for x in y %}}{{% include "careers/{name}.html" %}}{{% endfor %}}'
        made = with_included(line, said.get)
        assert (made == line) is (part is None or "set" in part)
        assert "\n" not in made
    again = '{% include "careers/b.html" %}\n{% for x in y %}{% include "other.html" %}{% endfor %}'
    assert with_included(again, said.get) == again


@pytest.mark.parametrize("value", [*NASTY, "", "a", "<b>", 1, None, Markup("<b>"), Undefined()])
def test_a_value_is_escaped_as_jinja_does(value):
    assert type(escaped(value)) is Markup
    assert escaped(value) == escape(value)


@pytest.mark.parametrize("name", ["a", "none", "missing", "items", "get", "real", "_refuse"])
@pytest.mark.parametrize(
    "value",
    [
        *({"a": 1, "none": None, "items": 2}, {}, None, 1, "text", []),
        *(FrozenDict(a=1, _refuse=2), kept({"a": {"b": 1}, "items": 2})),
    ],
)
def test_a_value_is_looked_up_as_jinja_does(name, value):
    env = Environment()
    found, expected = _attributes(env.getattr)(value, name), env.getattr(value, name)
    assert type(found) is type(expected)
    assert isinstance(found, Undefined) or found == expected
