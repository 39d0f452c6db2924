"""Search engines that are told what changed, by `careers notify` and never by a build."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import Field as Option

from careers.feature import Feature
from careers.hooks import SiteFile, hookimpl
from careers.problem import Problem
from careers.site import Site

KEY = re.compile(r"[A-Za-z0-9-]{8,128}")  # https://www.indexnow.org/documentation


class Notify(Feature):
    """Whom `careers notify` tells what changed; a build writes the file with IndexNow's key."""

    indexnow_key: str = Option(
        "",
        description="The site's key for IndexNow, which tells Bing and others: 8 to 128 letters, "
        "digits and hyphens. It is no secret.",
    )
    google: bool = Option(
        False, description="Whether Google is told about jobs, by its Indexing API."
    )
    google_per_day: int = Option(
        200, ge=1, description="How many messages a day Google takes from you."
    )

    @hookimpl
    def check_site(self, site: Site) -> Iterator[Problem]:
        if not self.indexnow_key and not self.google:
            message = "“notify” is on, and nobody is named who is to be told."
            fix = "Write “indexnow_key:” or “google: true” below it."
            yield self.option().warning("notify-nobody", message, fix)
        if self.indexnow_key and not KEY.fullmatch(self.indexnow_key):
            message = "This is no key for IndexNow."
            fix = (
                "It has 8 to 128 letters, digits and hyphens; “careers notify --new-key” makes one."
            )
            yield self.option("indexnow_key").error("indexnow-key", message, fix)
        if not site.url:
            message = "“notify” is on, and the site has no address."
            yield self.option().error("notify-address", message, "Write “site_url:”.")

    @hookimpl
    def site_files(self) -> Iterator[SiteFile]:
        if KEY.fullmatch(self.indexnow_key):
            yield SiteFile(f"{self.indexnow_key}.txt", self.indexnow_key)
