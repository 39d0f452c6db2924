"""What a page wants is seen, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.policy import Origin, hashed
from careers.policy_wants import Want, scripts_in, wants

SITE = "https://a.example.com"


@pytest.mark.parametrize(
    ("html", "origin"),
    [
        (f'<script src="{SITE}/x.js"></script>', Origin("script", SITE)),
        (f"<SCRIPT async\nSRC={SITE}/x.js></SCRIPT>", Origin("script", SITE)),
        ('<script src="//a.example.com/x.js"></script>', Origin("script", SITE)),
        (f'<iframe src="{SITE}/film"></iframe>', Origin("frame", SITE)),
        (f'<form method="post" action="{SITE}/f"></form>', Origin("form", SITE)),
        (f'<link rel="stylesheet" href="{SITE}/x.css">', Origin("style", SITE)),
        ("<script>alert(1)</script>", Origin("script", hashed("alert(1)"))),
        ('<script type="module">a < b</script>', Origin("script", hashed("a < b"))),
        ('<script type="text/javascript">x</script>', Origin("script", hashed("x"))),
        ("<style>p { color: red }</style>", Origin("style", hashed("p { color: red }"))),
        ('<p onclick="alert(1)">', None),
        ("<img\nonerror=alert(1) src=x>", None),
    ],
)
def test_what_a_policy_has_to_allow_is_found(html, origin):
    assert [want.origin for want in wants(f"<p>Text on it</p>{html}")] == [origin]


@pytest.mark.parametrize(
    "html",
    [
        '<script type="application/ld+json">{"on": "<script>"}</script>',
        '<script id="__config" type="application/json">{}</script>',
        '<script src="assets/x.js"></script><script src="/x.js"></script>',
        '<link rel="canonical" href="https://a.example.com/"><link rel="icon" href="x">',
        '<form action="search/"></form><form></form><iframe src="film.html"></iframe>',
        '<p>Write on="1" and &lt;script&gt; on paper</p>',
        '<a href="https://a.example.com/">on</a><img src="https://a.example.com/x.png">',
    ],
)
def test_what_needs_no_permission_is_not(html):
    assert wants(html) == []


def test_the_scripts_of_a_page_are_found_fast_and_all():
    page = (
        '<head><script>a</script><script type="application/ld+json">{}</script>'
        f'<script src="x.js"></script><script defer src="{SITE}/x.js"></script></head>'
        "<script>b</script><script>"
    )
    assert list(scripts_in(page)) == [
        Want(Origin("script", hashed("a")), "a", True),
        Want(Origin("script", SITE), f"{SITE}/x.js"),
        Want(Origin("script", hashed("b")), "b", True),
    ]


@given(st.text(alphabet="<>scriptyle/ ='\"onx\n"))
def test_no_text_breaks_it(html):
    wants(html)
    list(scripts_in(html))
