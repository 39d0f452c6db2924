"""How a page looks where somebody shares its address: Open Graph and Twitter cards."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from careers.facts import employment_text
from careers.hooks import Card, Picture
from careers.listing import opening_name, place_of
from careers.role_page import Relatives, RolePage
from careers.site import Site
from careers.unit import Unit

PICTURES = "assets/careers/pictures"
ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """A picture of a page, at `path` from the site's root."""

    path: str
    picture: Picture


def role_card(page: RolePage, relatives: Relatives, site: Site) -> Card:
    """What a role's picture says: what stays true for as long as pictures are kept elsewhere."""
    role = page.role
    lines = []
    if not role.has_openings:  # what it states for them need not be true of each
        workplace = site.words["workplace"][role.workplace or "on-site"]
        lines = [
            place_of(role, site),
            workplace if role.workplace else "",
            employment_text(role, site),
        ]
    name = opening_name(role, relatives.role.role, site) if relatives.role else ""
    title = name if name.startswith(role.title) else role.title
    return Card("role", title, tuple(line for line in lines if line))


def site_card(site: Site, description: str) -> Card:
    """What the picture of all other pages says."""
    return Card("site", site.name, (description,) if description else ())


def unit_card(unit: Unit) -> Card:
    """What the picture of a department or an office says."""
    return Card("site", unit.title, (unit.summary,) if unit.summary else ())


def picture_path(name: str, picture: Picture) -> str:
    """Where a picture is put; `name` is `jobs/baker`, or `site` for that of all other pages."""
    return f"{PICTURES}/{name}.{ENDINGS[picture.media_type]}"


def sharing_view(
    title: str,
    description: str,
    address: str,
    shared: SharedPicture | None,
    site: Site,
    said: Collection[str] = (),
    locales: Sequence[str] = (),
) -> dict[str, Any]:
    """The `<meta>` elements of one page: `properties` of Open Graph, `names` of Twitter.

    `address` is the page's own, in full. `said` are those that the page has already, `locales`
    those of all languages that it is there in. Readers need full addresses: https://ogp.me/
    """
    picture = shared.picture if shared and site.url else None
    image = site.address(shared.path) if shared and picture else ""
    properties = {
        "og:type": "website",
        "og:site_name": site.name,
        "og:locale": site.locale if site.languages else "",
        "og:title": title,
        "og:description": description,
        "og:url": address,
        "og:image": image,
        "og:image:type": picture.media_type if picture else "",
        "og:image:width": str(picture.width) if picture else "",
        "og:image:height": str(picture.height) if picture else "",
        "og:image:alt": picture.alt if picture else "",
    }
    # Title, text and picture of a card are taken from Open Graph; of what a picture shows that
    # isn't said: https://developer.x.com/en/docs/x-for-websites/cards
    names = {
        "twitter:card": "summary_large_image" if picture else "summary",
        "twitter:image:alt": picture.alt if picture else "",
    }
    others = [one for one in dict.fromkeys(locales) if one != site.locale]
    alternate = [{"name": "og:locale:alternate", "content": locale} for locale in others]
    return {"properties": _metas(properties, said) + alternate, "names": _metas(names, said)}


def _metas(stated: dict[str, str], said: Collection[str]) -> list[dict[str, str]]:
    return [
        {"name": name, "content": content}
        for name, content in stated.items()
        if content and name not in said
    ]
