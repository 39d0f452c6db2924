"""Ways to pass a role on: its address to copy, an e-mail, the device's own list, paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import quote

from careers.feature import Feature
from careers.hooks import Block, hookimpl
from careers.lifecycle import State
from careers.links import Links
from careers.problem import Problem
from careers.role import Role
from careers.site import Site

SCRIPT = "assets/careers/share.js"


class Share(Feature):
    """Lets people pass on a role that is open, or a description of one.

    Without a script there is the e-mail; no other site is asked for anything, ever.
    """

    steady_hooks: ClassVar[frozenset[str]] = frozenset(("role_blocks",))

    @hookimpl
    def check_site(self, site: Site) -> Iterator[Problem]:
        if not site.url:
            message = "The site has no address, so that there is none to pass on."
            fix = "Write “site_url: https://careers.example.com/” in mkdocs.yml."
            yield self.option().warning("share-address", message, fix)

    @hookimpl
    def role_blocks(self, role: Role, state: State, site: Site, links: Links) -> Iterator[Block]:
        if state not in (State.OPEN, State.DESCRIPTION) or not site.url:
            return
        words = site.words["share"]
        address = site.address(links.page)
        said = {"title": role.title, "employer": site.employer.name}
        subject, body = (words[name].format(**said) for name in ("subject", "body"))
        # RFC 6068: lines of a body are parted by %0D%0A.
        text = quote(f"{body}\r\n\r\n{address}\r\n", safe="")
        data = {
            "address": address,
            "title": subject,
            "mailto": f"mailto:?subject={quote(subject, safe='')}&body={text}",
        }
        yield Block(
            "careers/share.html",
            data,
            scripts=(SCRIPT,),
            beside=True,
            styles=("assets/careers/share.css",),
        )
