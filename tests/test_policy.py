"""One policy for all pages, out of what they need."""

from __future__ import annotations

import pytest

from careers.policy import Origin, hashed, make_policy, origin_of, stated

FORM = Origin("form", "https://formspree.io")


def directives(text: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in text.split(";"))}


def test_a_site_that_needs_nobody_talks_to_nobody():
    said = directives(make_policy().text())
    assert said["default-src"] == said["script-src"] == said["connect-src"] == ["'self'"]
    assert said["form-action"] == said["frame-src"] == ["'self'"]
    assert said["object-src"] == ["'none'"]
    assert "'unsafe-inline'" not in said["style-src"]


def test_what_is_needed_is_allowed_for_that_alone():
    said = directives(make_policy([FORM], {Origin("frame", "https://hcaptcha.com")}).text())
    assert said["form-action"] == ["'self'", "https://formspree.io"]
    assert said["frame-src"] == ["'self'", "https://hcaptcha.com"]
    assert said["script-src"] == said["connect-src"] == ["'self'"]


def test_the_policy_does_not_depend_on_an_order():
    others = [Origin("form", f"https://{name}.example.com") for name in "cab"]
    assert make_policy(others).text() == make_policy(reversed(others)).text()


def test_letters_come_with_their_style_sheet():
    policy = make_policy([Origin("style", "https://fonts.googleapis.com")])
    assert directives(policy.text())["font-src"] == ["'self'", "https://fonts.gstatic.com"]


def test_where_somebody_works_on_the_site_scripts_in_the_page_run():
    policy = make_policy([Origin("script", hashed("x")), Origin("script", "https://a.example.com")])
    assert hashed("x") in policy.text()
    said = directives(policy.text(inline=True))["script-src"]
    assert said == ["'self'", "https://a.example.com", "'unsafe-inline'"]


def test_a_script_is_named_as_browsers_name_it():
    """`echo -n "alert(1)" | openssl dgst -sha256 -binary | openssl base64`"""
    assert hashed("alert(1)") == "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    assert hashed("a\r\nb") == hashed("a\nb")


@pytest.mark.parametrize(
    ("wanted", "allowed"),
    [
        ("https://hcaptcha.com", False),
        ("https://js.hcaptcha.com", True),
        ("https://a.b.hcaptcha.com", True),
        ("https://nothcaptcha.com", False),
        ("https://js.hcaptcha.com.example.com", False),
    ],
)
def test_a_star_is_for_what_is_below_a_name(wanted, allowed):
    policy = make_policy([Origin("script", "https://*.hcaptcha.com")])
    assert policy.allows(Origin("script", wanted)) is allowed
    assert not policy.allows(Origin("frame", wanted))


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://a.example.com/x?y#z", "https://a.example.com"),
        ("//a.example.com:8443/x", "https://a.example.com:8443"),
        ("assets/x.js", ""),
        ("/x.js", ""),
        ("", ""),
        ("https://[", ""),
    ],
)
def test_whose_an_address_is(address, origin):
    assert origin_of(address) == origin


def test_the_words_of_the_configuration():
    assert stated({"forms": ["https://a.example.com"], "scripts": ("'sha256-x='",)}) == {
        Origin("form", "https://a.example.com"),
        Origin("script", "'sha256-x='"),
    }
