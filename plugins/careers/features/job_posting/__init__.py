"""One schema.org JobPosting for each open role, as Google and other readers take it.

Only what the role states and the page shows goes in. Rules are Google's, for the
`JobPosting` structured data, unless another source is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import Field

from careers.feature import Feature
from careers.features.job_posting.extras import extras
from careers.features.job_posting.google import google
from careers.features.job_posting.title import title_problems
from careers.hooks import JsonLd, hookimpl
from careers.lifecycle import State
from careers.links import Links, unsafe
from careers.problem import Problem, Spot
from careers.role import Role
from careers.site import Site


class JobPosting(Feature):
    """Tells search engines about each open role."""

    steady_hooks: ClassVar[frozenset[str]] = frozenset(("check_role", "role_json_ld"))

    logo: bool = Field(True, description="Whether the employer's logo is part of the statement.")

    @hookimpl
    def check_site(self, site: Site, links: Links) -> Iterator[Problem]:
        if not site.url:
            message = "Without “site_url” in mkdocs.yml search engines get no address of a role."
            fix = "Write “site_url: https://careers.example.com/” with your own address."
            yield Spot("mkdocs.yml").warning("site-url-missing", message, fix)
        employer = site.employer
        for name, url in (("url", employer.url), ("logo", employer.logo)):
            if url and (reason := unsafe(url, ("https", "http"))):
                message = f"The employer's {name} “{url}” {reason}."
                fix = "Write a full address, such as https://example.com/"
                yield self.option().error("employer-address", message, fix)

        if site.url and employer.logo.startswith(site.url):
            logo = employer.logo.removeprefix(site.url)
            if logo not in links.paths.values():
                message = f"There is no picture “{logo}”, which is to be the employer's logo."
                fix = "Put it into the pages' folder, such as site_src/assets/logo.png."
                yield self.option().error("employer-logo", message, fix)

    @hookimpl
    def check_role(self, role: Role, site: Site) -> Iterator[Problem]:
        yield from title_problems(role, site)

    @hookimpl
    def role_json_ld(self, role: Role, state: State, site: Site) -> JsonLd | None:
        if state is not State.OPEN or role.posted is None:
            return None
        properties: dict[str, Any] = {**google(role, site, logo=self.logo), **extras(role, site)}
        stated = {name: value for name, value in properties.items() if value}
        return JsonLd("JobPosting", stated)
