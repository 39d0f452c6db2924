"""The services that can receive a form, as data: what each wants, what it can do, who says so.

What is known of them, and how sure that is, stands beside each: `read` in the service's own
words, `seen` in public code that uses it, `told` by somebody else, `remembered` by nobody's
page. Nothing here was tried against a live service.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

Sure = Literal["read", "seen", "told", "remembered"]
CaptchaKind = Literal["turnstile", "hcaptcha"]
BackendName = Literal[
    "custom", "formspree", "basin", "web3forms", "formcarry", "formsubmit", "netlify"
]


@dataclass(frozen=True, slots=True)
class Claim:
    """Where something about a service was found: how sure, the day (empty: unknown), the place."""

    sure: Sure
    source: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Honeypot:
    """The field that people don't see; whoever fills it in is a program."""

    name: str = "_gotcha"
    kind: Literal["text", "checkbox"] = "text"


@dataclass(frozen=True, slots=True)
class Redirect:
    """The hidden field that says where people go afterwards: always a full https address.

    With `same_host` it has to be on the site that the form is on.
    """

    name: str
    same_host: bool = False


@dataclass(frozen=True, slots=True)
class Files:
    """What files a service takes: MB each and in all, how many (0: nobody says).

    `name` is the field that they have to be in (empty: any); `plan` says what it costs.
    """

    megabytes: int = 0
    total_megabytes: int = 0
    most: int = 0
    name: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """How a service answers a script that asks for JSON (`Accept: application/json`).

    `success` is the property that is true when all went well (empty: the status says it);
    `message` the one with a sentence; `errors` the one with what is wrong with each field, as a
    `list` of objects with `field` and `message`, or as a `map` from field to sentence.
    `address` is where the script posts to, if that is elsewhere; `{id}` is the form's.
    """

    success: str = ""
    message: str = ""
    errors: str = ""
    shape: Literal["", "list", "map"] = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Backend:
    """How one service wants a form to be posted to it.

    `address` is where to, with `{id}` for the form's own name at the service, which may be
    known by everybody; `key_field` is the hidden field for it where it isn't in the address.
    `attributes` are those of the form itself. `hops` are the origins that a browser is sent over
    besides that of the address. `needs_host` is why it receives forms of its own sites alone;
    such a form is posted to the page that comes after it.
    """

    name: BackendName
    title: str
    address: str = ""
    hosts: tuple[str, ...] = ()
    key_field: str = ""
    hidden: tuple[tuple[str, str], ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    honeypot: Honeypot = Honeypot()
    redirect: Redirect | None = None
    subject: str = ""
    reply_to: str = ""
    files: Files | None = Files()
    captchas: tuple[CaptchaKind, ...] = ()
    answers: Answers | None = None
    hops: tuple[str, ...] = ()
    needs_host: str = ""
    note: str = ""
    claims: Mapping[str, Claim] = field(default_factory=dict)

    def action(self, key: str) -> str:
        """The address of the form that is called so at the service."""
        return self.address.replace("{id}", key)

    def key_of(self, action: str) -> str:
        """What a form is called, by its address."""
        start, mark, end = self.address.partition("{id}")
        known = mark and action.startswith(start) and action.endswith(end)
        return action[len(start) : len(action) - len(end)] if known else ""


_FORMSPREE = "help.formspree.io"
_BASIN = "docs.usebasin.com"
_WEB3 = "github.com/surjithctly/web3forms-docs"
_CARRY = "github.com/hicay/claude-code-skills"
_SUBMIT = "public code that posts to formsubmit.co"
_NETLIFY = "github.com/netlify/context-and-tools"

BACKENDS: Mapping[str, Backend] = {
    backend.name: backend
    for backend in (
        Backend(
            "custom",
            "a service of your own",
            captchas=("turnstile", "hcaptcha"),
            answers=Answers(message="message", errors="errors", shape="map"),
            note="Anything that takes an ordinary form.",
        ),
        Backend(
            "formspree",
            "Formspree",
            address="https://formspree.io/f/{id}",
            hosts=("formspree.io",),
            redirect=Redirect("_next"),
            subject="_subject",
            reply_to="email",
            files=Files(25, 100, 10, plan="paid plans"),
            captchas=("turnstile", "hcaptcha"),
            answers=Answers(success="ok", errors="errors", shape="list"),
            note="50 applications a month for nothing, kept for 30 days.",
            claims={
                "address": Claim("read", "github.com/formspree/formspree-js"),
                "answers": Claim("read", "github.com/formspree/formspree-js"),
                "honeypot": Claim("read", _FORMSPREE, "2025-12-10"),
                "redirect": Claim("remembered", _FORMSPREE),
                "subject": Claim("read", _FORMSPREE, "2025-12-10"),
                "reply_to": Claim("remembered", _FORMSPREE),
                "files": Claim("remembered", _FORMSPREE),
                "captchas": Claim("read", f"{_FORMSPREE}, article 46614263949331"),
                "note": Claim("told", "github.com/api-evangelist/formspree"),
            },
        ),
        Backend(
            "basin",
            "Basin",
            address="https://usebasin.com/f/{id}",
            hosts=("usebasin.com",),
            files=Files(total_megabytes=100, name="attachments[]"),
            captchas=("hcaptcha",),
            answers=Answers(message="error"),
            note="The page to go on to is set at Basin. It looks for viruses in its Premium plans."
            " hCaptcha takes Basin's own site key.",
            claims={
                "address": Claim("read", _BASIN),
                "honeypot": Claim("remembered", _BASIN),
                "files": Claim("read", _BASIN),
                "captchas": Claim("read", _BASIN),
                "answers": Claim("read", _BASIN),
                "note": Claim("read", _BASIN),
            },
        ),
        Backend(
            "web3forms",
            "Web3Forms",
            address="https://api.web3forms.com/submit",
            hosts=("api.web3forms.com",),
            key_field="access_key",
            honeypot=Honeypot("botcheck", "checkbox"),
            redirect=Redirect("redirect", same_host=True),
            subject="subject",
            reply_to="email",
            files=Files(5, most=1, name="attachment", plan="the PRO plan"),
            captchas=("hcaptcha",),
            answers=Answers(success="success", message="message"),
            hops=("https://web3forms.com",),
            note="Its access key stands in the page, where everybody can read it."
            " hCaptcha takes Web3Forms' own site key, in the free plan.",
            claims={
                "address": Claim("read", _WEB3, "2026-01"),
                "key_field": Claim("read", _WEB3, "2026-01"),
                "honeypot": Claim("read", _WEB3, "2026-01"),
                "redirect": Claim("read", _WEB3, "2026-01"),
                "subject": Claim("read", _WEB3, "2026-01"),
                "reply_to": Claim("remembered", _WEB3),
                "files": Claim("read", _WEB3, "2026-01"),
                "captchas": Claim("read", _WEB3, "2026-01"),
                "answers": Claim("read", _WEB3, "2026-01"),
                "hops": Claim("remembered", _WEB3),
                "note": Claim("read", _WEB3, "2026-01"),
            },
        ),
        Backend(
            "formcarry",
            "Formcarry",
            address="https://formcarry.com/s/{id}",
            hosts=("formcarry.com",),
            redirect=Redirect("_next"),
            reply_to="email",
            files=Files(10, plan="paid plans"),
            answers=Answers(message="message", errors="errors", shape="map"),
            note="One form and 50 applications a month for nothing."
            " A page to go on to that is set at Formcarry wins.",
            claims={
                "address": Claim("read", _CARRY, "2026-02"),
                "honeypot": Claim("read", _CARRY, "2026-02"),
                "redirect": Claim("read", _CARRY, "2026-02"),
                "reply_to": Claim("remembered", _CARRY),
                "files": Claim("read", _CARRY, "2026-02"),
                "answers": Claim("read", _CARRY, "2026-02"),
                "note": Claim("read", _CARRY, "2026-02"),
            },
        ),
        Backend(
            "formsubmit",
            "FormSubmit",
            address="https://formsubmit.co/{id}",
            hosts=("formsubmit.co",),
            hidden=(("_captcha", "false"),),  # its own page in between would be one more hop
            honeypot=Honeypot("_honey"),
            redirect=Redirect("_next"),
            subject="_subject",
            files=Files(5),
            answers=Answers(
                success="success", message="message", address="https://formsubmit.co/ajax/{id}"
            ),
            note="Known from how others use it, not from its own pages. The first application"
            " brings you a mail to confirm. Take the alias that it gives you: an e-mail address"
            " as the form's name can be read by everybody.",
            claims={
                "address": Claim("seen", _SUBMIT),
                "hidden": Claim("seen", _SUBMIT),
                "honeypot": Claim("remembered", _SUBMIT),
                "redirect": Claim("remembered", _SUBMIT),
                "subject": Claim("seen", _SUBMIT),
                "files": Claim("remembered", _SUBMIT),
                "answers": Claim("seen", _SUBMIT),
                "note": Claim("remembered", _SUBMIT),
            },
        ),
        Backend(
            "netlify",
            "Netlify Forms",
            address="/",
            attributes=(("data-netlify", "true"), ("netlify-honeypot", "bot-field")),
            honeypot=Honeypot("bot-field"),
            files=Files(8, 8),
            needs_host="Netlify receives the forms of sites that it hosts, and of no others",
            note="For sites on Netlify alone: a form on GitHub Pages never reaches it.",
            claims={
                "address": Claim("read", _NETLIFY, "2026-08"),
                "attributes": Claim("read", _NETLIFY, "2026-08"),
                "honeypot": Claim("read", _NETLIFY, "2026-08"),
                "files": Claim("read", _NETLIFY, "2026-08"),
                "needs_host": Claim("read", _NETLIFY, "2026-08"),
                "note": Claim("read", _NETLIFY, "2026-08"),
            },
        ),
    )
}


def backend_of(action: str) -> Backend:
    """The service behind an address; `custom` for one that is not known."""
    try:
        host = urlsplit(action).hostname
    except ValueError:
        host = None
    return next((one for one in BACKENDS.values() if host in one.hosts), BACKENDS["custom"])
