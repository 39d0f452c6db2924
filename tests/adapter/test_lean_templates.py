"""What templates print is no more than it has to be, and safe where it stands."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, Undefined

from careers.adapter.data import tojson
from careers.adapter.theme import OURS, PublishedTemplates, _attribute, lean

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


@pytest.mark.parametrize("name", ["a", "none", "missing", "items", "get", "real"])
@pytest.mark.parametrize("value", [{"a": 1, "none": None, "items": 2}, {}, None, 1, "text", []])
def test_a_value_is_looked_up_as_jinja_does(name, value):
    env = Environment()
    found, expected = _attribute(env.getattr, value, name), env.getattr(value, name)
    assert type(found) is type(expected)
    assert isinstance(found, Undefined) or found == expected
