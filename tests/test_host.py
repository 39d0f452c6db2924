"""Features are found by name; what is wrong with one is a problem that names it."""

from __future__ import annotations

import importlib.metadata
import sys
import textwrap
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import Field

from careers import Card, JsonLd, Picture, hookimpl
from careers.feature import Feature
from careers.host import HOOK_NAMES, Host
from careers.lifecycle import State
from careers.links import Links
from careers.problem import Problem, Spot
from careers.role import Role
from careers.settings import Source
from careers.site import Site

JSON = "TypeError: its data are not plain JSON: "
PNG = b"\x89PNG\r\n\x1a\n"
VERSION = importlib.metadata.version("mkdocs-careers")
ROLE = Role("baker", "roles/baker.md", "Baker")
LINKS = Links({}, "roles/baker.md", "jobs/baker/")
KNOWN = (
    "application_form, benefits, crawlers, editor, feeds, hiring_steps, history, job_posting, "
    "notify, pay_transparency, readability, resource_links, share, social_images, wording"
)
START = """\
from __future__ import annotations
from typing import Any
from careers import Block, Feature, JsonLd, Problem, hookimpl
"""
ROLE_BLOCKS = """
from datetime import datetime as site_now_
site_now = lambda: site_now_(2026, 11, 23)
class Mute(Exception):
    def __str__(self): 1 / 0
class Silent(Exception):
    def __str__(self): raise SystemExit
class Badges(Feature):
    @hookimpl
    def role_blocks(self, role, links):
        {}
"""
Load = Callable[..., tuple[Host, list[str]]]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads `features:`, one line each, in a project with these files in `plugins/`."""

    def load(*lines: str, **files: str) -> tuple[Host, list[str]]:
        (tmp_path / "plugins").mkdir(exist_ok=True)
        for name, code in files.items():
            text = START + textwrap.dedent(code)
            (tmp_path / "plugins" / f"{name}.py").write_text(text, encoding="utf-8")
        text = "plugins:\n  - careers:\n      features:\n" + "".join(
            f"        {x}\n" for x in lines
        )
        wanted = yaml.safe_load(text)["plugins"][0]["careers"]["features"]
        host, problems = Host.load(wanted or {}, tmp_path, Source(text))
        return host, [str(problem).removeprefix("mkdocs.yml:") for problem in problems]

    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    return load


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Installs entry points `name=value` in the place of all that there are."""

    def install(**values: str) -> None:
        points = [EntryPoint(name, value, "careers.features") for name, value in values.items()]
        monkeypatch.setattr("careers.discovery.entry_points", lambda **_: points)

    return install


def blocks(host: Host, site: Site) -> tuple[list[str], list[Problem]]:
    found, problems = host.role_blocks(ROLE, State.OPEN, site, LINKS)
    return [f"{name}: {block.template}" for name, block in found], problems


# --- Finding


def test_features_come_in_the_order_of_the_file(load: Load) -> None:
    host, problems = load("resource_links: {}", "job_posting:")

    assert problems == []
    assert [feature.name for feature in host.features] == ["resource_links", "job_posting"]
    assert host.callers("check_role") == ["resource_links", "job_posting"]


def test_a_feature_knows_its_name_and_where_it_came_from(load: Load) -> None:
    host, _ = load("job_posting: {}", "badges: {}", badges="class Badges(Feature): ...")

    version = importlib.metadata.version("mkdocs-careers")
    assert [(feature.name, feature.origin) for feature in host.features] == [
        ("job_posting", f"mkdocs-careers {version}"),
        ("badges", "plugins/badges.py"),
    ]


def test_an_unknown_feature_is_told_with_the_nearest(load: Load) -> None:
    host, problems = load("job_postings: {}")

    assert host.features == ()
    assert problems == [
        "4:23: error: There is no feature “job_postings”. Did you mean “job_posting”? Features "
        f"here: {KNOWN}. Your own goes into plugins/job_postings.py."
    ]


def test_a_wrong_option_is_told_on_its_line_with_the_nearest(load: Load) -> None:
    _, problems = load(
        "badges:",
        "  colour: red",
        "  steps: [{nam: a, links: {}}]",
        "  badges: x",
        badges="""
            from pydantic import BaseModel, ConfigDict
            class Step(BaseModel):
                model_config = ConfigDict(extra="forbid")
                name: str
            class Badges(Feature):
                color: str = ""
                steps: list[Step] = []
                badges: int = 0
            """,
    )

    assert problems == [
        "6:19: error: The option “steps.0.name” of “badges” is missing.",
        "6:25: error: There is no option “steps.0.nam” of “badges”. Did you mean “name”? "
        "The options are: name.",
        "6:35: error: There is no option “steps.0.links” of “badges”. The options are: name.",
        "7:19: error: The option “badges” of “badges” can't be read: it should be a whole number.",
        "5:19: error: There is no option “colour” of “badges”. Did you mean “color”? "
        "The options are: badges, color, steps.",
    ]


def test_a_feature_finds_the_place_of_its_options(load: Load) -> None:
    host, _ = load(
        "badges:",
        "  links:",
        "    - url: a",
        badges="class Badges(Feature):\n    links: list[dict[str, str]] = []",
    )

    assert host.features[0].option("links", 0, "url") == Spot("mkdocs.yml", 6, 20)
    assert host.features[0].option() == Spot("mkdocs.yml", 5, 11)


def test_two_features_of_one_name_are_told_with_where_they_are(
    load: Load, installed: Callable[..., None]
) -> None:
    installed(badges="badges_package:Badges")

    _, problems = load("badges: {}", badges="class Badges(Feature): ...")

    assert problems == [
        "4:17: error: Two features are called “badges”: badges_package:Badges and "
        "plugins/badges.py. Keep one of them: rename plugins/badges.py and its line in mkdocs.yml."
    ]


def test_a_file_that_begins_with_an_underscore_is_no_feature(load: Load) -> None:
    _, problems = load("_badges: {}", _badges="class Badges(Feature): ...")

    assert len(problems) == 1
    assert "There is no feature “_badges”." in problems[0]


# --- Loading


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "class Badges(Feature)\n",
            "can't be loaded: SyntaxError: expected ':' (badges.py, line 4)",
        ),
        (
            "import nothing_of_this_name.x",
            "can't be loaded: it needs the module “nothing_of_this_name”, which is not installed "
            "(badges.py, line 4). Install it, such as by pip install nothing_of_this_name, and",
        ),
        (
            "from careers import Blok",
            "can't be loaded: it asks for “Blok” of careers, which mkdocs-careers "
            f"{VERSION} doesn't have (badges.py, line 4). Did you mean “Block”? If it is for a "
            "newer one: pip install --upgrade mkdocs-careers.",
        ),
        (
            "import careers.tomorrow",
            "can't be loaded: it asks for the module “careers.tomorrow”, which mkdocs-careers",
        ),
        (
            "class Badges(Feature):\n    needs_careers = '>=99'",
            f"needs mkdocs-careers >=99, and this is {VERSION}. Upgrade it: pip install --upgrade",
        ),
        (
            "class Badges(Feature):\n    needs_careers = '<0.1'",
            f"needs mkdocs-careers <0.1, and this is {VERSION}. Take another version of plugins/b",
        ),
        (
            "class Badges(Feature):\n    needs_careers = 'new'",
            "needs mkdocs-careers “new”, which names no versions. Write “>=0.3”, say.",
        ),
        ("1 / 0", "can't be loaded: ZeroDivisionError: division by zero (badges.py, line 4)"),
        ("import sys; sys.exit('no')", "can't be loaded: SystemExit: no (badges.py, line 4)"),
        ("x = '\\0'; exec(x)", "can't be loaded: "),
        ("", "must hold one subclass of careers.Feature; it holds none."),
        (
            "class A(Feature): ...\nclass B(Feature): ...",
            "must hold one subclass of careers.Feature; it holds A, B.",
        ),
        ("class Badges: ...", "must hold one subclass of careers.Feature; it holds none."),
        (
            "class Badges(Feature):\n    steps: Nothing",
            "can't be loaded: PydanticUserError: `Badges` is not fully defined",
        ),
        (
            "class Badges(Feature):\n    size: int = 1\nBadges(size='x')",
            "can't be loaded: ValidationError: 1 validation error for Badges",
        ),
        (
            "class Badges(Feature):\n    @classmethod\n    def templates(cls): raise OSError('no')",
            "can't be loaded: OSError: no (badges.py, line 6)",
        ),
    ],
)
def test_a_file_that_is_no_feature_is_told_with_its_line(load: Load, code: str, said: str) -> None:
    host, problems = load("badges: {}", badges=code)

    assert host.features == ()
    [problem] = problems
    begin = "4:17: error: The feature “badges” (plugins/badges.py) "
    assert problem.startswith(begin + said)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            "nothing_of_this_name:X",
            "can't be loaded: it needs the module “nothing_of_this_name”, which is not installed.",
        ),
        ("careers.role:Nothing", "can't be loaded: AttributeError"),
        ("careers.role:Role", "is careers.role:Role, which is not a subclass of careers.Feature."),
        ("careers.role", "is careers.role, which is not a subclass of careers.Feature."),
    ],
)
def test_a_package_without_its_feature_is_told(
    load: Load, installed: Callable[..., None], value: str, said: str
) -> None:
    installed(badges=value)

    _, [problem] = load("badges: {}")

    assert problem.startswith(f"4:17: error: The feature “badges” ({value}) {said}")


@pytest.mark.filterwarnings("ignore:Field name")
def test_an_option_with_the_name_of_what_all_features_have_is_told(load: Load) -> None:
    host, [problem] = load("badges: {}", badges="class Badges(Feature):\n    option: str = ''")

    assert host.features == ()
    assert "has an option “option”, and every feature has something of that name." in problem


def test_one_broken_feature_leaves_the_others(load: Load) -> None:
    host, problems = load("badges: {}", "job_posting: {}", "zebra: {}", badges="1 / 0")

    assert [feature.name for feature in host.features] == ["job_posting"]
    assert len(problems) == 2


def test_a_file_is_read_anew_each_time(load: Load) -> None:
    code = "class Badges(Feature):\n    {} : int = 0"
    assert load("badges: {a: 1}", badges=code.format("a"))[1] == []

    assert load("badges: {b: 1}", badges=code.format("b"))[1] == []


def test_a_feature_may_have_options_of_every_type(load: Load, site: Site) -> None:
    """Dictionaries and lists can't be hashed, which hosts of plugins like to do."""
    code = """
        class {}(Feature):
            words: dict[str, list[str]] = {{}}
            @hookimpl
            def role_blocks(self, role):
                yield Block("{}.html", {{}})
        """

    host, problems = load(
        "a: {words: {x: [y]}}", "b: {}", a=code.format("A", "a"), b=code.format("B", "b")
    )

    assert problems == []
    assert blocks(host, site) == (["a: a.html", "b: b.html"], [])


# --- Packages

Install = Callable[..., str]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a package onto the path as pip does, with its code and with what it needs."""

    def install(
        version: str, *needs: str, name: str = "badges-plus", code: str = "", folder: str = ""
    ) -> str:
        place = tmp_path / (folder or name)
        metadata = place / f"{name.replace('-', '_')}-{version}.dist-info"
        metadata.mkdir(parents=True)
        lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
        lines += [f"Requires-Dist: {need}" for need in needs]
        (metadata / "METADATA").write_text("\n".join(lines) + "\n")
        points = "[careers.features]\nbadges = badges_for_a_test:Badges\n"
        (metadata / "entry_points.txt").write_text(points)
        text = START + textwrap.dedent(code or "class Badges(Feature): ...\n")
        (place / "badges_for_a_test.py").write_text(text)
        monkeypatch.syspath_prepend(str(place))
        monkeypatch.delitem(sys.modules, "badges_for_a_test", raising=False)
        return str(place)

    return install


@pytest.mark.parametrize("need", [">=99", "<99", "~=0.1", ">=0.1.dev0; python_version > '3'"])
def test_a_package_for_this_core_is_taken_and_one_for_another_is_told(
    load: Load, package: Install, need: str
) -> None:
    package("2.0", f"mkdocs-careers{need}", code="import a_name_of_tomorrow")

    _, [problem] = load("badges: {}")

    if need == ">=99":
        assert problem == (
            "4:17: error: The feature “badges” (badges-plus 2.0) needs mkdocs-careers >=99, and "
            f"this is {VERSION}. Upgrade it: pip install --upgrade mkdocs-careers."
        )
    else:
        assert "a_name_of_tomorrow" in problem


def test_what_a_package_lacks_is_told_with_how_to_get_it(load: Load, package: Install) -> None:
    package("2.0", "no-such-thing>=7", "pluggy>=99", "pytest", "x; extra == 'y'", code="import nst")

    _, [problem] = load("badges: {}")

    assert problem == (
        "4:17: error: The feature “badges” (badges-plus 2.0) can't be loaded: it needs the module "
        "“nst”, which is not installed (badges_for_a_test.py, line 4). Install what badges-plus "
        'needs: pip install "no-such-thing>=7" "pluggy>=99".'
    )


def test_a_package_that_is_not_whole_is_told(load: Load, package: Install) -> None:
    package("2.0", "pluggy", "not a requirement", code="import badges_for_a_test.words")

    _, [problem] = load("badges: {}")

    assert "Install badges-plus anew: pip install --force-reinstall badges-plus." in problem


def test_two_versions_of_one_package_are_told_with_where_they_are(
    load: Load, package: Install
) -> None:
    one = package("1.0", folder="one")
    two = package("2.0", folder="two")

    host, [problem] = load("badges: {}")

    assert host.features == ()
    assert problem == (
        "4:17: error: The package badges-plus of the feature “badges” is installed twice: "
        f"2.0 in {two} and 1.0 in {one}. Run pip uninstall badges-plus until there is none, then "
        "install the one that is meant."
    )


def test_the_same_package_twice_is_a_note(load: Load, package: Install) -> None:
    package("1.0", folder="one")
    package("1.0", folder="two")

    host, [problem] = load("badges: {}")

    assert [feature.origin for feature in host.features] == ["badges-plus 1.0"]
    assert problem.startswith("4:17: note: The package badges-plus of the feature “badges” is")


def test_two_packages_with_one_feature_are_told_with_what_can_go(
    load: Load, package: Install
) -> None:
    package("1.0")
    package("3.0", name="more-badges")

    host, [problem] = load("badges: {}")

    assert host.features == ()
    assert "Two features are called “badges”: " in problem
    assert "badges-plus 1.0" in problem
    assert "more-badges 3.0" in problem
    assert "pip uninstall badges-plus" in problem
    assert "pip uninstall more-badges" in problem


def test_options_of_a_feature_are_its_own(load: Load, tmp_path: Path) -> None:
    code = "class Badges(Feature):\n    words: dict[str, Any] = {}"
    load("badges: {}", badges=code)
    wanted: dict[str, Any] = {"badges": {"words": {"x": ["y"]}}}
    host, _ = Host.load(wanted, tmp_path, Source(""))
    host.features[0].words["x"].append("z")  # type: ignore[attr-defined]

    assert wanted == {"badges": {"words": {"x": ["y"]}}}


# --- Hooks


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "@hookimpl\n    def role_block(self, role): ...",
            "has a hook “role_block”, which does not exist. Did you mean “role_blocks”? "
            f"Hooks are: {', '.join(HOOK_NAMES)}.",
        ),
        (
            "@hookimpl(specname='role_blok')\n    def show(self, role): ...",
            "has a hook “role_blok”, which does not exist. Did you mean “role_blocks”? "
            f"Hooks are: {', '.join(HOOK_NAMES)}.",
        ),
        (
            "@hookimpl\n    def role_blocks(self, roles, site): ...",
            "has a hook “role_blocks” that asks for “roles”, which there is not. "
            "Did you mean “role”? It may ask for: role, state, site, links, past.",
        ),
        (
            "def role_blocks(self, role): ...",
            "has a method “role_blocks” that is not marked as a hook. "
            "Write @hookimpl on the line above it.",
        ),
        (
            "@hookimpl\n    async def role_blocks(self, role): ...",
            "has a hook “role_blocks” that is “async”; nobody waits for what it answers. "
            "Write “def” without “async”.",
        ),
        (
            "@hookimpl\n    async def role_blocks(self, role):\n        yield",
            "has a hook “role_blocks” that is “async”; nobody waits for what it answers. "
            "Write “def” without “async”.",
        ),
        (
            "@hookimpl(wrapper=True)\n    def role_blocks(self, role):\n        return (yield)",
            "wraps the hook “role_blocks”; features only answer hooks. "
            "Write it without wrapper=True.",
        ),
        (
            "@hookimpl(hookwrapper=True)\n    def role_blocks(self, role):\n        yield",
            "wraps the hook “role_blocks”; features only answer hooks. "
            "Write it without wrapper=True.",
        ),
    ],
)
def test_a_hook_that_does_not_fit_is_told(load: Load, code: str, said: str) -> None:
    host, problems = load("badges: {}", badges=f"class Badges(Feature):\n    {code}")

    assert host.features == ()
    assert problems == [f"4:17: error: The feature “badges” (plugins/badges.py) {said}"]


def test_a_hook_may_have_another_name_and_take_what_it_needs(load: Load, site: Site) -> None:
    host, problems = load(
        "badges: {}",
        badges="""
            class Badges(Feature):
                @hookimpl(specname="role_blocks")
                def show(self):
                    return [Block("badges.html", {})]
            """,
    )

    assert problems == []
    assert blocks(host, site) == (["badges: badges.html"], [])


def test_a_feature_may_have_methods_and_fields_of_its_own(load: Load) -> None:
    _, problems = load(
        "badges: {}",
        badges="""
            class Badges(Feature):
                copy_of: str = ""
                def help(self): ...
                def __len__(self): return 0
                @property
                def broken(self): raise RuntimeError
            """,
    )

    assert problems == []


@pytest.mark.parametrize(
    ("body", "templates"),
    [
        ("return None", []),
        ("return []", []),
        ("return Block('a', {})", ["a"]),
        ("return [Block('a', {}), Block('b', {})]", ["a", "b"]),
        ("return (Block(name, {}) for name in 'ab')", ["a", "b"]),
        ("yield Block('a', {'x': [1, None, {'y': 'ä'}]})", ["a"]),
    ],
)
def test_a_hook_answers_with_one_several_or_none(
    load: Load, site: Site, body: str, templates: list[str]
) -> None:
    host, _ = load("badges: {}", badges=ROLE_BLOCKS.format(body))

    assert blocks(host, site) == ([f"badges: {name}" for name in templates], [])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero (badges.py, line 14)"),
        ("raise SystemExit(1)", "SystemExit: 1 (badges.py, line 14)"),
        ("role.x", "AttributeError: 'Role' object has no attribute 'x' (badges.py, line 14)"),
        ("return 5", "TypeError: it answered with int, not Block"),
        ("return 'text'", "TypeError: it answered with str, not Block"),
        ("return Block('a', {}, scripts='a.js')", "TypeError: the scripts of its block are str"),
        ("return Block('a', {}, scripts=('/a.js',))", "TypeError: one of its scripts is '/a.js'"),
        ("return Block('a', {}, styles=('a:b',))", "TypeError: one of its styles is 'a:b'"),
        ("return Block('a', {}, origins=('*',))", "TypeError: one of its origins is '*', not an"),
        ("return [None]", "TypeError: it answered with NoneType, not Block"),
        ("return JsonLd('X')", "TypeError: it answered with JsonLd, not Block"),
        ("yield Block('a', {'x': {1, 2}})", f"{JSON}x is a set; give it as a list"),
        ("yield Block('a', {'x': [{'y': role}]})", f"{JSON}x[0].y is a Role, no text, number"),
        ("yield Block('a', {'x': float('nan')})", f"{JSON}x is nan, which is no number"),
        ("yield Block('a', {'x': [1e999]})", f"{JSON}x[0] is inf, which is no number"),
        ("yield Block('a', {'x': b'y'})", f"{JSON}x is a bytes; give it as text, such as by de"),
        ("yield Block('a', {'x': {'y': site_now()}})", f"{JSON}x.y is a datetime; give it as te"),
        ("yield Block('a', {'x': {1: 'y'}})", f"{JSON}x has the key 1, which is an int and no t"),
        ("yield Block('a', {'x': '\\ud800'})", f"{JSON}x is no text: 'utf-8' codec"),
        ("x = {}; x['x'] = x; yield Block('a', x)", f"{JSON}{'x.' * 20}… is too deep, or holds"),
        ("yield Block('a', [])", "TypeError: its data are list, not a dict (badges.py, line 14)"),
        ("yield Block(None, {})", "TypeError: the template of its block is NoneType"),
        ("yield Block('a', {}, replaces=['x'])", "TypeError: the replaces of its block are list"),
        ("yield Block('a', {}, replaces=(1,))", "TypeError: the replaces of its block is int"),
        ("return {'a': 1}", "TypeError: it answered with dict, not Block (badges.py, line 12)"),
        ("return b'text'", "TypeError: it answered with bytes, not Block"),
        ("def f(): f()\n        f()", "RecursionError: maximum recursion depth exceeded"),
        ("while True: yield Block('a', {})", "TooMany: it answers more than 100,000 times at"),
        ("raise GeneratorExit", "GeneratorExit (badges.py, line 14)"),
        ("raise Mute", "Mute: (its text can't be had: ZeroDivisionError) (badges.py, line 14)"),
        ("raise Silent", "Silent: (its text can't be had: SystemExit) (badges.py, line 14)"),
        ("import json; json.loads('{')", "JSONDecodeError: Expecting property name enclosed in d"),
        ("raise ValueError('a\\nb ' + 'c' * 999)", f"ValueError: a b {'c' * 296} (badges.py"),
    ],
    ids=lambda value: value[:30],
)  # fmt: skip
def test_a_feature_that_fails_is_named(load: Load, site: Site, body: str, said: str) -> None:
    host, _ = load(
        "badges: {}",
        "job_posting: {}",
        badges=ROLE_BLOCKS.format(body),
    )

    found, [problem] = blocks(host, site)

    assert found == []
    message = str(problem)
    assert message.startswith(
        "mkdocs.yml:4:17: error: The feature “badges” (plugins/badges.py) failed in role_blocks "
        f"on roles/baker.md: {said}"
    )
    assert message.endswith(
        "This is a fault in the feature, not in the role; turn it off in mkdocs.yml or mend it."
    )
    assert "\n" not in message


@pytest.mark.parametrize(
    "body",
    [
        "role.title = 'x'",
        "role.fields['x'] = 1",
        "role.tags.append('x')",
        "role.fields.update(x=1)",
        "del role.fields['x']",
        "links.resolve = None",
        "links.page = ''",
    ],
)
def test_a_feature_that_changes_what_it_was_given_is_told_so(
    load: Load, site: Site, body: str
) -> None:
    host, _ = load("badges: {}", badges=ROLE_BLOCKS.format(body))

    _, [problem] = blocks(host, site)

    assert "(badges.py, line 14). What hooks are given can't be changed" in str(problem)


SITE_FILES = """
from careers import SiteFile
class Badges(Feature):
    @hookimpl
    def site_files(self, roles):
        {}
"""


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("return 'x'", "it answered with str, not SiteFile or Problem"),
        ("yield SiteFile(5, 'x')", "the path of its file is int"),
        ("yield SiteFile('x', None)", "the content of its file is NoneType"),
        ("yield SiteFile('x', 'x', None)", "the media_type of its file is NoneType"),
        ("yield SiteFile('x', '\\ud800')", "its file “x” is no text: 'utf-8' codec"),
    ],
)
def test_a_file_that_is_none_is_told(load: Load, site: Site, body: str, said: str) -> None:
    host, _ = load("badges: {}", badges=SITE_FILES.format(body))

    found, [problem] = host.site_files((), (), site, LINKS)

    assert found == []
    assert f"failed in site_files: TypeError: {said}" in str(problem)


def test_files_and_problems_come_from_one_hook(load: Load, site: Site) -> None:
    body = "return [SiteFile('x', b'x'), Problem('a.md', 1, 1, 'note', 'x', 'A note.')]"
    host, _ = load("badges: {}", badges=SITE_FILES.format(body))

    [(feature, file)], [problem] = host.site_files((), (), site, LINKS)

    assert (feature, file.path, file.content) == ("badges", "x", b"x")
    assert str(problem) == "a.md:1:1: note: A note."


def test_a_feature_that_fails_is_asked_no_more(load: Load, site: Site) -> None:
    host, _ = load(
        "badges: {}",
        badges="""
            class Badges(Feature):
                @hookimpl
                def role_blocks(self, role): 1 / 0
                @hookimpl
                def check_role(self, role):
                    yield role.spot().note("x", "Still here.")
            """,
    )

    assert len(blocks(host, site)[1]) == 1
    assert blocks(host, site) == ([], [])
    assert [problem.message for problem in host.check_role(ROLE, site, LINKS)] == ["Still here."]


def test_a_failure_of_one_feature_leaves_the_answers_of_the_others(load: Load, site: Site) -> None:
    code = ROLE_BLOCKS
    host, _ = load(
        "a: {}", "b: {}", "c: {}",
        a=code.format("yield Block('a', {})"),
        b=code.format("yield Block('b', {}); 1 / 0"),
        c=code.format("yield Block('c', {})"),
    )  # fmt: skip

    found, problems = blocks(host, site)

    assert [name for name in found if "b" not in name] == ["a: a", "c: c"]
    assert len(problems) == 1


def test_check_site(load: Load, site: Site) -> None:
    host, _ = load(
        "badges: {}",
        badges="""
            class Badges(Feature):
                @hookimpl
                def check_site(self, site, links):
                    yield self.option().warning("x", f"{site.name} {links.path}")
            """,
    )

    problems = host.check_site(site, Links({}, "mkdocs.yml", ""))

    assert [str(problem) for problem in problems] == [
        "mkdocs.yml:4:17: warning: Jobs at Example mkdocs.yml"
    ]


# --- What several say about one thing


class Says(Feature):
    """States what it is told to."""

    type: str = "JobPosting"
    properties: dict[str, Any] = Field(default_factory=dict)

    @hookimpl
    def role_json_ld(self) -> JsonLd:
        return JsonLd(self.type, self.properties)


def said(site: Site, **features: dict[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
    made = []
    for name, properties in features.items():
        feature = Says(properties=properties, type=properties.pop("type", "JobPosting"))
        feature.enter(name, "here", lambda _: Spot("mkdocs.yml"))
        made.append(feature)
    found, problems = Host(made).role_json_ld(ROLE, State.OPEN, site)
    return found, [str(problem) for problem in problems]


def test_what_features_say_about_one_type_becomes_one_object(site: Site) -> None:
    found, problems = said(
        site,
        a={"title": "Baker"},
        b={"title": "Baker", "url": "x"},
        c={"type": "FAQPage", "name": "y"},
    )

    assert problems == []
    context = "https://schema.org/"
    assert found == [
        {"@context": context, "@type": "JobPosting", "title": "Baker", "url": "x"},
        {"@context": context, "@type": "FAQPage", "name": "y"},
    ]


def test_features_that_disagree_are_named(site: Site) -> None:
    found, problems = said(site, a={"directApply": True}, b={"directApply": False}, c={})

    assert problems == [
        "roles/baker.md:1:1: error: “a” and “b” say different things about directApply. "
        "Turn one of them off, or its statement."
    ]
    assert found[0]["directApply"] is True


def test_a_feature_that_disagrees_with_itself_is_named(site: Site) -> None:
    _, [problem] = said(site, a={"@type": "Person"})

    assert "“a” says different things about @type." in problem


def test_a_host_without_features_answers_nothing(site: Site) -> None:
    host = Host()

    assert host.role_blocks(ROLE, State.OPEN, site, LINKS) == ([], [])
    assert host.role_json_ld(ROLE, State.OPEN, site) == ([], [])
    assert host.check_role(ROLE, site, LINKS) == []
    assert host.site_files((), (), site, LINKS) == ([], [])
    assert [host.callers(hook) for hook in HOOK_NAMES] == [[]] * len(HOOK_NAMES)


class Draws(Feature):
    """Draws one picture for every page."""

    content: bytes = b""

    @hookimpl
    def page_picture(self, card: Card) -> Picture | None:
        return Picture(self.content, 1200, 630, card.title) if self.content else None


def test_page_picture_is_that_of_the_one_feature_that_has_one(site: Site) -> None:
    def drawn(**contents: bytes) -> tuple[Picture | None, list[str]]:
        made = []
        for name, content in contents.items():
            feature = Draws(content=content)
            feature.enter(name, "here", lambda _: Spot("mkdocs.yml"))
            made.append(feature)
        picture, problems = Host(made).page_picture(Card("role", "Baker"), site)
        return picture, [str(problem) for problem in problems]

    picture = Picture(PNG + b"a", 1200, 630, "Baker")
    assert drawn() == (None, [])
    assert drawn(first=b"", second=PNG + b"a", third=PNG + b"a") == (picture, [])
    assert drawn(first=PNG + b"a", second=PNG + b"b") == (
        picture,
        [
            "mkdocs.yml:1:1: error: “first” and “second” both draw a picture of “Baker”. "
            "Turn one of them off."
        ],
    )
