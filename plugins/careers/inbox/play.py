"""What the inbox can answer: that all is well, and every failure that form services document."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Literal

End = Literal["answer", "drop", "redirect", "never"]


@dataclass(frozen=True, slots=True)
class Play:
    """One way to answer a form.

    `status` and `body` (JSON) are the answer, `headers` go with it, `seconds` is how long it
    takes. `end` is how it ends: with the answer, with a broken connection, with a redirect to
    another origin, or not at all. `kept` is whether a service would have kept the application.
    """

    name: str
    about: str
    status: int = 200
    body: dict[str, Any] | str = field(default_factory=dict)
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    end: End = "answer"
    kept: bool = False

    @property
    def text(self) -> str:
        return self.body if isinstance(self.body, str) else json.dumps(self.body)


def _error(message: str, **more: Any) -> dict[str, Any]:
    """An error in the words that most services share, so that one script reads them all."""
    return {"success": False, "ok": False, "error": message, "message": message, **more}


# Formspree: help.formspree.io and formspree/formspree-js (422, `errors` is a list with `field`).
# Formcarry: 422, `errors` is an object. Web3Forms: `success` and `message`. coss.com Forms,
# Formward: 413, 415, 429 with Retry-After. Basin: `error`.
PLAYS = {
    play.name: play
    for play in (
        Play("accept", "All is well.", body={"success": True, "ok": True}, kept=True),
        Play(
            "errors",
            "A field is refused, told as Formspree tells it.",
            422,
            {
                "error": "Validation errors",
                "errors": [
                    {"field": "email", "code": "TYPE_EMAIL", "message": "should be an email"},
                    {"code": "TYPE_OTHER", "message": "One of the answers was not accepted"},
                ],
            },
        ),
        Play(
            "errors-by-name",
            "A field is refused, told as Formcarry tells it.",
            422,
            {
                "status": "error",
                "message": "Validation failed",
                "errors": {"email": ["This address can't receive mail"], "nobody": "Unknown"},
            },
        ),
        Play("captcha", "The check against robots failed.", 400, _error("CAPTCHA failed")),
        Play("forbidden", "The form takes no more, or not from here.", 403, _error("Forbidden")),
        Play("413", "It is too large.", 413, _error("Payload too large")),
        Play("415", "A file of this kind is not taken.", 415, _error("Unsupported media type")),
        Play(
            "429",
            "Too many at once; try again in 90 seconds.",
            429,
            _error("Too many requests"),
            (("Retry-After", "90"),),
        ),
        Play("500", "The service has a fault.", 500, _error("Internal server error")),
        Play("refused", "It says with 200 that it went wrong.", 200, _error("Not accepted")),
        Play("html", "A page instead of an answer, with 502.", 502, "<h1>Bad gateway</h1>"),
        Play(
            "slow", "All is well, after four seconds.", body={"success": True}, seconds=4, kept=True
        ),
        Play("never", "It takes everything and never answers.", end="never"),
        Play("drop", "The connection breaks in the middle.", end="drop"),
        Play("redirect", "It sends the browser to another site.", end="redirect", kept=True),
    )
}
