"""What `mkdocs.yml` says is taken as written, or a problem names its line."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from careers.problem import Spot
from careers.settings import Settings, Source, read_settings

NEEDED = ("employer: {name: Example}", "timezone: America/New_York")


def read(*lines: str) -> tuple[Settings | None, list[str]]:
    """Settings out of the lines below `- careers:`, which is line 3, and the problems."""
    text = "site_name: x\nplugins:\n  - careers:\n" + "".join(f"      {line}\n" for line in lines)
    options: dict[str, Any] = yaml.safe_load(text)["plugins"][0]["careers"] or {}
    settings, problems = read_settings(options, Source(text))
    return settings, [str(problem).removeprefix("mkdocs.yml:") for problem in problems]


def test_an_employer_and_a_time_zone_are_enough() -> None:
    settings, problems = read(*NEEDED)

    assert problems == []
    assert settings
    assert settings.employer.name == "Example"
    assert settings.zone.key == "America/New_York"
    assert settings.roles_dir == "roles"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            "ofices: []",
            "6:15: error: There is no option “ofices”. Did you mean “offices”? The options are: "
            "approvals, closing_soon, confirm_after, content_security, currency, defaults, "
            "departments, employer, features, footer, frame_once, languages, lists_by, locale, "
            "material_scripts, offices, pause_after, pictures, processes, roles_dir, "
            "roles_per_page, sections, shorten_after, "
            "stale_after, timezone.",
        ),
        (
            "offices: [{name: Athens, cuntry: Greece, country: GR}]",
            "6:40: error: There is no option “offices.0.cuntry”. Did you mean “country”? "
            "The options are: city, country, name, postal_code, region, street.",
        ),
        (
            "offices: [{name: Athens}]",
            "6:17: error: The option “offices.0.country” is missing. "
            "The country's name or its two letters.",
        ),
        (
            "offices: {name: Athens}",
            "6:16: error: The option “offices” can't be read: write a list, as “- value” on a "
            "line each. Places that roles name shortly.",
        ),
        (
            "features: [job_posting]",
            "6:17: error: The option “features” can't be read: write its parts below it, as "
            "“name: value” on a line each. What is on, in the order it stands on the page, each "
            "with its options.",
        ),
        (
            "features: {job_posting: true}",
            "6:31: error: The option “features.job_posting” can't be read: write its parts below "
            "it, as “name: value” on a line each.",
        ),
        (
            "defaults: {pay: {low: 1}}",
            "6:23: error: The option “defaults.pay” can't be read: it should be text.",
        ),
        (
            "departments: {Sales: [x]}",
            "6:28: error: The option “departments.Sales” can't be read: write its parts below it, "
            "as “name: value” on a line each.",
        ),
        (
            "sections: {requirements: Your side}",
            "6:32: error: The option “sections.requirements” can't be read: write a list, as "
            "“- value” on a line each.",
        ),
        (
            "locale: xx_YY",
            "6:15: error: The option “locale” can't be read: there is no locale “xx_YY”. Write "
            "one such as en_GB. How dates and numbers are written, such as en_GB; else by the "
            "language.",
        ),
        (
            "currency: EURO",
            "6:17: error: The option “currency” can't be read: there is no currency “EURO”. Write "
            "its three letters, such as USD. What a bare $, ¥ or kr means, such as USD.",
        ),
        *(
            (
                f"roles_dir: {folder}",
                "6:18: error: The option “roles_dir” can't be read: it is not a folder beside "
                "mkdocs.yml. Write its name, such as roles. The folder of the roles, beside "
                "mkdocs.yml.",
            )
            for folder in ("../roles", "/roles", '""', ".", "..", "a/b", "'~'", "a\\b")
        ),
        (
            "timezone: Europe/Athens",
            "6:7: error: “timezone” is written twice; only the last would count. Keep one of them.",
        ),
    ],
)
def test_a_wrong_option_is_a_problem_on_its_line(line: str, problem: str) -> None:
    _, problems = read(*NEEDED, line)

    assert problems == [problem]


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Mars", "there is no time zone “Mars”. Write one such as Europe/Athens"),
        (
            "Europe/Atens",
            "there is no time zone “Europe/Atens”. Did you mean “Europe/Athens”? "
            "Write one such as Europe/Athens",
        ),
        ("3", "there is no time zone “3”. Write one such as Europe/Athens"),
        ("[UTC]", "it should be text"),
    ],
)
def test_a_time_zone_is_one_of_those_there_are(zone: str, said: str) -> None:
    settings, problems = read(NEEDED[0], f"timezone: {zone}")

    assert settings is None
    [problem] = problems
    assert problem.startswith(f"5:17: error: The option “timezone” can't be read: {said}. Where")


@pytest.mark.parametrize("zone", ["europe/athens", "Athens", "Europe / Athens"])
def test_a_time_zone_is_read_as_it_was_meant(zone: str) -> None:
    settings, problems = read(NEEDED[0], f"timezone: {zone}")

    assert settings
    assert settings.timezone == "Europe/Athens"
    assert problems == []


@pytest.mark.parametrize(
    ("lines", "confirm_after", "pause_after"),
    [
        ((), 60, 0),
        (("confirm_after: 30", "pause_after: 45"), 30, 45),
        (("pause_after: 61",), 60, 61),
        (("confirm_after: 0",), 0, 0),
    ],
)
def test_silence_has_limits_in_days(
    lines: tuple[str, ...], confirm_after: int, pause_after: int
) -> None:
    settings, problems = read(*NEEDED, *lines)

    assert settings
    assert (settings.confirm_after, settings.pause_after) == (confirm_after, pause_after)
    assert problems == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ("pause_after: 60",),
            "a role would be paused after 60 days, and somebody is asked after 60 days "
            "(“confirm_after”)",
        ),
        (
            ("confirm_after: 0", "pause_after: 90"),
            "a role would be paused after 90 days, and somebody is asked never (“confirm_after”)",
        ),
        (("pause_after: -1",), "it should be a number from 0 to 36500"),
        (("confirm_after: 99999999999",), "it should be a number from 0 to 36500"),
        (("processes: 0",), "it should be a number from 1 to 64"),
        (("confirm_after: 60 days",), "it should be a whole number"),
        (("confirm_after: [60]",), "it should be a whole number"),
    ],
)
def test_silence_that_can_t_be_is_told_on_its_line(lines: tuple[str, ...], said: str) -> None:
    settings, problems = read(*NEEDED, *lines)

    assert settings is None
    [problem] = problems
    assert f"can't be read: {said}." in problem


def test_what_is_missing_is_told_at_once() -> None:
    settings, problems = read()

    assert settings is None
    assert problems == [
        "3:13: error: The option “employer” is missing. Who hires.",
        "3:13: error: The option “timezone” is missing. Where the days of `posted` and `closes` "
        "begin and end, such as Europe/Athens.",
    ]


def test_a_key_that_stands_twice_is_told_wherever_it_is() -> None:
    _, problems = read(
        "employer: {name: a, name: b}",
        NEEDED[1],
        "offices:",
        "  - {name: a, country: GR, name: b}",
        "features:",
        "  job_posting: {}",
        "  job_posting: {}",
    )

    assert sorted(problem.partition(": ")[0] for problem in problems) == ["10:9", "4:27", "7:34"]


def test_an_option_without_a_value_is_as_if_it_were_not_there() -> None:
    settings, problems = read(*NEEDED, "defaults:", "offices:", "features:", "currency:")

    assert (settings, problems) == read(*NEEDED)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("08:30", "08:30"),
        ("0012", "0012"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("2026-12-15", "2026-12-15"),
        ("2.50", "2.50"),
        ("null", ""),
        ('"a: b"', "a: b"),
    ],
)
def test_what_yaml_would_type_is_text_as_it_was_written(written: str, meant: str) -> None:
    settings, problems = read(
        *NEEDED,
        f"defaults: {{hours: {written}}}",
        f"departments: {{Sales: {{skills: [{written}]}}}}",
        f"offices: [{{name: Oslo, country: NO, postal_code: {written}}}]",
    )

    assert problems == []
    assert settings
    assert settings.defaults == {"hours": meant}
    assert settings.departments == {"Sales": {"skills": [meant]}}
    [office] = settings.offices
    assert (office.country, office.postal_code) == ("NO", meant)


def test_without_the_text_of_the_file_values_are_as_near_to_it_as_can_be() -> None:
    """As with `INHERIT:`, where an option stands in another file."""
    options = {
        "employer": {"name": "Example"},
        "timezone": "UTC",
        "defaults": {"featured": True, "apply": False, "hours": 38},
    }

    settings, problems = read_settings(options, Source())

    assert problems == []
    assert settings
    assert settings.defaults == {"featured": "yes", "apply": "no", "hours": "38"}


def test_what_an_environment_variable_gives_is_not_its_name() -> None:
    text = "plugins:\n  - careers:\n      employer: {name: !ENV COMPANY}\n      timezone: UTC\n"
    options = {"employer": {"name": 42}, "timezone": "UTC"}

    settings, problems = read_settings(options, Source(text))

    assert problems == []
    assert settings
    assert settings.employer.name == "42"


@pytest.mark.parametrize(("written", "meant"), [("eur", "EUR"), ("USD", "USD"), ("", "")])
def test_a_currency_has_three_capitals(written: str, meant: str) -> None:
    settings, _ = read(*NEEDED, f"currency: {written}")

    assert settings
    assert settings.currency == meant


@pytest.mark.parametrize("written", ["openings", "./openings/", '" openings/"'])
def test_a_folder_of_roles_is_called_one_way(written: str) -> None:
    settings, _ = read(*NEEDED, f"roles_dir: {written}")

    assert settings
    assert settings.roles_dir == "openings"


# --- Source


SOURCE = Source(
    "plugins:\n  - search\n  - careers:\n      employer:\n        name: A\n      links:\n"
    "        - url: a\n        - url: b\n"
)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (4, 7)),
        (("employer",), (5, 9)),
        (("employer", "name"), (5, 15)),
        (("employer", "logo"), (5, 9)),
        (("employer", "name", "first"), (5, 15)),
        (("links", 1, "url"), (8, 16)),
        (("links", 7, "url"), (7, 9)),
        (("nothing", "here"), (4, 7)),
    ],
)
def test_an_option_has_its_place_or_that_of_what_is_around_it(
    path: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert SOURCE.spot(path) == Spot("mkdocs.yml", *place)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a",
        "plugins: careers",
        "plugins: [search, careers]",
        "plugins:\n  - careers",
        "a: [",
        "a: \x00",
        "- &a [*a]",
    ],
)
def test_without_options_every_place_is_the_start_of_the_file(text: str) -> None:
    source = Source(text)

    assert source.spot(("employer", "name")) == Spot("mkdocs.yml")
    assert list(source.twice()) == []


def test_plugins_may_be_a_mapping() -> None:
    source = Source("plugins:\n  search: {}\n  careers:\n    timezone: UTC\n")

    assert source.spot(("timezone",)) == Spot("mkdocs.yml", 4, 15)


def test_a_file_that_is_not_there_has_places_too(tmp_path: Any) -> None:
    assert Source.of_file(None).spot() == Spot("mkdocs.yml")
    assert Source.of_file(tmp_path / "site.yml").spot() == Spot("site.yml")
    (tmp_path / "site.yml").write_bytes(b"\xff")
    assert Source.of_file(tmp_path / "site.yml").spot() == Spot("site.yml")


def test_an_alias_that_leads_back_to_itself_is_no_trap() -> None:
    source = Source("plugins:\n  - careers: &a\n      x: *a\n      x: 1\n")

    assert [key for key, _ in source.twice()] == ["x"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(Settings.model_fields)) | st.text(), VALUES))
def test_any_options_give_settings_or_problems(options: dict[str, Any]) -> None:
    settings, problems = read_settings(options, Source())

    assert (settings is None) == bool(problems)
    assert all(problem.severity == "error" and problem.message for problem in problems)
