"""Addresses of strangers, taken apart and put together; what is no address gives None."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit


def split(address: str) -> SplitResult | None:
    """The parts of an address."""
    try:
        parts = urlsplit(address.strip())
        _ = parts.port, parts.hostname
    except ValueError:
        return None
    return parts


def join(base: str, address: str) -> str | None:
    """The full address of what is written on the page `base`."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return None
