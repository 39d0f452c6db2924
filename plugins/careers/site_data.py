"""What pages say for search engines besides the roles: who, which site, and where in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from careers.site import Site

CONTEXT = "https://schema.org/"


def home_json_ld(site: Site) -> list[dict[str, Any]]:
    """The employer and the site, as `mkdocs.yml` states them, for the home page.

    The name of the site in results is that of `WebSite`:
    https://developers.google.com/search/docs/appearance/site-names
    """
    employer = {"name": site.employer.name, "url": site.employer.url, "logo": site.employer.logo}
    objects = [_object("Organization", employer)]
    if site.url:
        language = site.language if site.languages else ""
        named = {"name": site.name, "url": site.home, "inLanguage": language}
        objects.append(_object("WebSite", named))
    return objects


def breadcrumb_json_ld(
    breadcrumbs: Sequence[Mapping[str, str]], title: str, address: str
) -> list[dict[str, Any]]:
    """The way to a page: the breadcrumbs that it shows, and the page itself by its title.

    `address` is the page's own, in full; without one nothing is said, because an `item` must
    be a full address: https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
    """
    if not breadcrumbs or not address:
        return []
    way = [(crumb["title"], urljoin(address, crumb["href"])) for crumb in breadcrumbs]
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": name,
            # For schema.org an item is a thing, for Google an address or a thing's `@id`.
            "item": {"@type": "WebPage", "@id": item},
        }
        for position, (name, item) in enumerate([*way, (title, address)], 1)
    ]
    return [_object("BreadcrumbList", {"itemListElement": items})]


def _object(kind: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    stated = {name: value for name, value in properties.items() if value}
    return {"@context": CONTEXT, "@type": kind, **stated}
