"""Whom to ask before applying, and who helps to take part: once, where one applies."""

from __future__ import annotations

import re
from urllib.parse import quote

from careers.links import is_email

ADDRESS = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+")


def contact_data(contact: str, email: str) -> dict[str, str]:
    """The role's contact, or the site's address, in parts: what stands around an address in it.

    `Ada, ada@example.com` leads to Ada's mail; a name alone leads nowhere.
    """
    written = contact or email
    for found in ADDRESS.finditer(written):
        address = found[0].strip(".<>")
        if is_email(address):
            before, _, after = written.partition(address)
            href = f"mailto:{quote(address, safe='@+')}"
            return {"before": before, "address": address, "href": href, "after": after}
    return {"before": written, "address": "", "href": "", "after": ""}
