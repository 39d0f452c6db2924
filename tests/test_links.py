"""A link leads where its writer meant, or a problem says what is wrong with it."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.links import Link, Links, Target, is_email, unsafe
from careers.problem import Problem, Spot

PATHS = {
    "site_src/index.md": "",
    "site_src/benefits.md": "benefits/",
    "site_src/how/we-hire.md": "how/we-hire/",
    "site_src/über uns.md": "%C3%BCber%20uns/",
    "site_src/assets/team.png": "assets/team.png",
    "site_src/404.md": "404.html",
    "roles/baker.md": "jobs/baker/",
    "roles/cook.md": "jobs/cook/",
}
SPOT = Spot("roles/baker.md", 7, 3)
FULL_ADDRESS = "Write a full address, such as https://example.com/page."


def resolve(href: str, kind: str = "link", page: str = "jobs/baker/") -> Target | Problem:
    links = Links(PATHS, "roles/baker.md", page)
    return links.resolve(Link(href, "text", SPOT, kind))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("href", "leads_to"),
    [
        ("../site_src/benefits.md", "../../benefits/"),
        ("../site_src/index.md", "../../"),
        ("../site_src/how/we-hire.md", "../../how/we-hire/"),
        ("../site_src/benefits.md#pension", "../../benefits/#pension"),
        ("../site_src/benefits.md?a=b#c", "../../benefits/?a=b#c"),
        ("../site_src/404.md", "../../404.html"),
        ("../site_src/assets/team.png", "../../assets/team.png"),
        ("../site_src/%C3%BCber%20uns.md", "../../%C3%BCber%20uns/"),
        ("cook.md", "../cook/"),
        ("./cook.md", "../cook/"),
        ("baker.md", "./"),
        ("baker.md#apply", "./#apply"),
        ("#apply", "#apply"),
        ("#", "#"),
        (" cook.md ", "../cook/"),
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("HTTPS://EXAMPLE.COM", "HTTPS://EXAMPLE.COM"),
        ("http://localhost:8000/", "http://localhost:8000/"),
        ("mailto:jobs@example.com?subject=Hi", "mailto:jobs@example.com?subject=Hi"),
        ("tel:+1-617-555-0100", "tel:+1-617-555-0100"),
    ],
)
def test_a_link_leads_to(href: str, leads_to: str) -> None:
    target = resolve(href)

    assert isinstance(target, Target)
    assert target.href == leads_to


@pytest.mark.parametrize(
    ("href", "message", "fix"),
    [
        ("", "This link has no address.", "Write one, or no link."),
        (
            "benefits.md",
            "There is no page or file “benefits.md”.",
            "Did you mean “../site_src/benefits.md”?",
        ),
        (
            "../site_src/Benefits.md",
            "There is no page or file “../site_src/Benefits.md”.",
            "Did you mean “../site_src/benefits.md”?",
        ),
        (
            "..\\site_src\\benefits.md",
            "There is no page or file “..\\site_src\\benefits.md”.",
            "Did you mean “../site_src/benefits.md”?",
        ),
        (
            "/benefits/",
            "There is no page or file “/benefits/”.",
            "Did you mean “../site_src/benefits.md”?",
        ),
        ("cook", "There is no page or file “cook”.", "Did you mean “cook.md”?"),
        (
            "../site_src/%C3%BCber-uns.md",
            "There is no page or file “../site_src/über-uns.md”.",
            "Did you mean “../site_src/%C3%BCber%20uns.md”?",
        ),
        (
            "jobs@example.com",
            "There is no page or file “jobs@example.com”.",
            "Write “mailto:jobs@example.com”.",
        ),
        (
            "www.example.com/page",
            "There is no page or file “www.example.com/page”.",
            "Write “https://www.example.com/page” if it is on another site.",
        ),
        (
            "zebra.md",
            "There is no page or file “zebra.md”.",
            "Links lead from this file to the other, such as ../site_src/benefits.md.",
        ),
        (
            "../../etc/passwd",
            "There is no page or file “../../etc/passwd”.",
            "Links lead from this file to the other, such as ../site_src/benefits.md.",
        ),
        (
            "javascript:alert(1)",
            "The address “javascript:alert(1)” does not begin with https: or http: or mailto: "
            "or tel:.",
            FULL_ADDRESS,
        ),
        (
            "//example.com",
            "The address “//example.com” does not begin with https: or http: or mailto: or tel:.",
            FULL_ADDRESS,
        ),
        (
            "https:example.com",
            "The address “https:example.com” has no host, such as “//example.com” after “https:”.",
            FULL_ADDRESS,
        ),
        (
            "https://example.com@evil.example",
            "The address “https://example.com@evil.example” has a user name in it, "
            "which hides where it leads.",
            FULL_ADDRESS,
        ),
        (
            "mailto:nobody",
            "The address “mailto:nobody” is not an e-mail address.",
            FULL_ADDRESS,
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_a_problem_at_its_place(
    href: str, message: str, fix: str
) -> None:
    problem = resolve(href)

    assert isinstance(problem, Problem)
    assert (problem.message, problem.fix) == (message, fix)
    assert (problem.path, problem.line, problem.column) == SPOT


def test_a_file_of_the_project_is_known_behind_its_address() -> None:
    assert resolve("../site_src/benefits.md#x") == Target(
        "../../benefits/#x", "site_src/benefits.md"
    )
    assert resolve("#x") == Target("#x", "roles/baker.md")
    assert resolve("https://example.com") == Target("https://example.com", external=True)
    assert resolve("mailto:a@example.com") == Target("mailto:a@example.com")


@pytest.mark.parametrize(
    ("href", "code"),
    [
        ("https://example.com/a.png", "picture-elsewhere"),
        ("data:image/png;base64,AAAA", "link-unsafe"),
        ("team.gif", "link-dead"),
    ],
)
def test_a_picture_is_a_file_of_the_project(href: str, code: str) -> None:
    problem = resolve(href, "image")

    assert isinstance(problem, Problem)
    assert problem.code == code


@pytest.mark.parametrize("page", ["jobs/baker/", "jobs/baker.html", "baker.html", "", "a/b/c/"])
@pytest.mark.parametrize("url", sorted({*PATHS.values(), "jobs.html", "jobs/"}))
def test_a_relative_address_leads_there_from_any_page(page: str, url: str) -> None:
    base = "https://jobs.example.com/careers/"

    relative = Links({}, "x.md", page).to(url)

    assert urljoin(base + page, relative) == base + url


@pytest.mark.parametrize(
    "url",
    [
        "java\nscript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.com/",
        "https:/example.com",
        "https:///example.com",
        "https://",
        "https://exa mple.com",
        "https://example.com\\@evil.example",
        "https://example.com/\u200bx",
        "https://example.com/\u202ex",
        "https://[::1",
        "https://user@example.com",
        "https://user:password@example.com",
        "mailto:",
        "mailto:a@b",
        "mailto:a@example.com,b@example.com",
        "mailto:a%0a@example.com",
        "example.com",
        "",
    ],
)
def test_an_address_that_could_lead_elsewhere_is_not_published(url: str) -> None:
    assert unsafe(url)


@given(st.text())
def test_any_text_is_an_address_or_a_problem(text: str) -> None:
    found = resolve(text)

    if isinstance(found, Target):
        assert found.path or not unsafe(found.href)


@pytest.mark.parametrize(
    "text",
    ["a@example.com", "first.last+tag@mail.example.co.uk", "jobs@example.careers", "ä@exämple.de"],
)
def test_this_is_an_email_address(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "a", "a@b", "@example.com", "a@example.com.", "a@@example.com", "a b@example.com"),
        *("a@example.com, b@example.com", "mailto:a@example.com", "<a@example.com>"),
        *("a@example..com", "a?x@example.com", "a@example.com\n", "a" * 250 + "@example.com"),
    ],
)
def test_this_is_no_email_address(text: str) -> None:
    assert not is_email(text)


@pytest.mark.parametrize(
    ("path", "page", "href"),
    [
        ("mkdocs.yml", "", "benefits/"),
        ("roles/baker.md", "jobs/baker/", "../../benefits/"),
        ("roles/baker/athens.md", "jobs/baker/athens/", "../../../benefits/"),
    ],
)
def test_a_path_that_begins_at_the_project_leads_there_from_each_depth(path, page, href) -> None:
    links = Links(PATHS, path, page)
    written = links.from_project("site_src/benefits.md")
    link = Link(written, "", Spot("mkdocs.yml", 7, 3))
    assert links.resolve(link) == Target(href, "site_src/benefits.md")
