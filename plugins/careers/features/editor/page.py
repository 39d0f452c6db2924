"""The page that the form is on: for colleagues, and for nobody else to find."""

from __future__ import annotations

from html import escape

from careers.site import Site

# What Decap CMS needs: it makes functions out of its configuration's schema ('unsafe-eval'),
# writes style sheets, and speaks to GitHub.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob: https:",
    "media-src": "'self' data: blob: https:",
    "font-src": "'self' data:",
    "frame-src": "'self' blob:",
    "base-uri": "'none'",
    "form-action": "'none'",
}
GITHUB = (
    "https://api.github.com",
    "https://*.githubusercontent.com",
    "https://www.githubstatus.com",
)
# `npx decap-server`, on the computer of whoever tries the site
LOCAL = ("http://localhost:8081", "http://127.0.0.1:8081")


def editor_page(script: str, login: str, site: Site) -> str:
    """The page as HTML; `script` is its address from there, `login` an origin or empty."""
    words = site.words["editor"]
    asked = [
        "'self'",
        "blob:",
        *GITHUB,
        *([login] if login else []),
        *(LOCAL if site.preview else ()),
    ]
    policy = "; ".join(f"{name} {value}" for name, value in POLICY.items())
    policy = f"{policy}; connect-src {' '.join(asked)}"
    title = escape(words["title"].format(site=site.name))
    return f"""\
<!doctype html>
<html lang="{escape(site.language_of_words)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>{title}</title>
</head>
<body>
<noscript><h1>{title}</h1><p>{escape(words["no_script"])}</p></noscript>
<script src="{escape(script)}"></script>
</body>
</html>
"""
