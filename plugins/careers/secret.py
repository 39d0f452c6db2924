"""Values that look like secrets, which must never be in a repository."""

from __future__ import annotations

import re

SECRET = re.compile(
    r"\b(?:sk_(?:live|test)_|sk-|rk_live_|xox[abprs]-|gh[pousr]_|github_pat_|AKIA|AIza|glpat-)[\w-]{8,}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY"
    r"|[?&](?:api_?key|key|token|secret|access_token)=[^&\s]{8,}",
)


def looks_secret(text: str) -> bool:
    """Whether a text holds something shaped like a key, a token or a password."""
    return bool(SECRET.search(text))
