"""What looks like a password is found; what people write about jobs is not taken for one."""

from __future__ import annotations

import pytest

from careers.secret import looks_secret


# Written in two parts, so that nobody's scanner takes this file for a leak.
@pytest.mark.parametrize(
    ("begin", "rest"),
    [
        ("sk_", "live_4eC39HqLyjWDarjtT1zdp7dc"),
        ("rk_", "live_4eC39HqLyjWDarjtT1zdp7dc"),
        ("sk-", "proj-abcdefghijklmnop1234567890"),
        ("xox", "b-123456789012-abcdefghijkl"),
        ("gh", "p_abcdefghijklmnopqrstuvwxyz0123456789"),
        ("github_", "pat_11ABCDEFG0abcdefghij"),
        ("glpat", "-abcdefghij1234567890"),
        ("AKIA", "IOSFODNN7EXAMPLE"),
        ("AIza", "SyA1234567890abcdefghijklmnopqrstuvw"),
        ("eyJ", "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-def"),
        ("-----BEGIN ", "RSA PRIVATE KEY-----"),
        ("https://hooks.slack.com/", "services/T0000/B0000/abcdef"),
        ("https://discord.com/api/", "webhooks/123456/abc-def"),
        ("https://example.com/apply?", "api_key=abcdefgh"),
        ("https://example.com/apply?x=1&", "Token=abcdefgh"),
        ("https://example.com/apply?", "key=abcdefgh1"),
        ("api key: ", "0123456789abcdef0123456789abcdef01234567"),
    ],
)
def test_a_secret_is_found(begin: str, rest: str) -> None:
    assert looks_secret(begin + rest)
    assert looks_secret(f"Apply with {begin}{rest} or by mail.")


@pytest.mark.parametrize(
    "text",
    [
        "Sales Account Executive",
        "scikit-learn, sk-learn-based tools, risk-assessment-methods",
        "task-force-for-the-northern-region",
        "jobs@example.com",
        "https://example.com/apply?role=baker&source=careers",
        "https://example.com/search?key=responsibilities",
        "https://example.com/?token=",
        "https://formspree.io/f/mexample",
        "SAL-014",
        "commit 0123456789abcdef0123456789abcdef01234567",
        "60,000–75,000 USD per year",
        "",
    ],
)
def test_what_people_write_about_jobs_is_none(text: str) -> None:
    assert not looks_secret(text)
