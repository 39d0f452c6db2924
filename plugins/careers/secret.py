"""Values that look like secrets, which must never be in a repository."""

from __future__ import annotations

import re

SECRET = re.compile(
    r"\b(?:sk_(?:live|test)_|rk_(?:live|test)_|xox[abeprs]-|gh[pousr]_|github_pat_|glpat-)[\w-]{8,}"
    r"|\bsk-[\w-]{20,}"
    r"|\bAKIA[0-9A-Z]{16}\b|\bAIza[\w-]{30,}"
    r"|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*"  # a JSON Web Token
    r"|-----BEGIN [A-Z ]*PRIVATE KEY"
    # Whoever knows the address of a webhook can write there.
    r"|hooks\.slack\.com/services/\w+/\w+/\w+|discord(?:app)?\.com/api/webhooks/\d+/[\w-]+"
    r"|(?i:[?&](?:api_?key|access_?key|token|secret|password|access_token)=[^&\s]{8,})"
    r"|(?i:[?&]key=(?=[^&\s]*\d)[^&\s]{8,})"  # `?key=responsibilities` is a word
    r"|(?i:\bkey\W{0,3}[0-9a-f]{40}\b)",
)


def looks_secret(text: str) -> bool:
    """Whether a text holds something shaped like a key, a token or a password."""
    return bool(SECRET.search(text))
