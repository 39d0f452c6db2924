"""The content-security policy, in the head of every page that MkDocs writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from careers.adapter.page import MkDocsRolePage
from careers.policy import OPTIONS, Origin, hashed, make_policy, stated
from careers.policy_wants import Want, scripts_in, spoken_to, wants
from careers.problem import Problem, Spot
from careers.settings import PolicyOptions
from careers.site import Site

FRAME = "main.html"  # the theme's frame, with what the site has changed of it
# Behind the line that says which letters these are: browsers look for it in the first 1,024 bytes.
PLACES = ('<meta charset="utf-8">', "<head>")
MENDING = "Move it into a file that mkdocs.yml names below “extra_javascript:”"


class Security:
    """The policy of one build; made once every page is read, before one is written."""

    def __init__(
        self,
        pages: Iterable[Page],
        needed: Iterable[Origin],
        options: PolicyOptions,
        site: Site,
        docs: str,
        *,
        is_served: bool,
    ) -> None:
        self.options = options
        self.site = site
        self.docs = docs
        self.is_served = is_served
        self.pages = list(pages)
        self.needed = {*needed, *stated(options.model_dump(exclude={"enabled"}))}
        if site.inbox:
            inbox = site.inbox.rstrip("/")
            self.needed |= {Origin("form", inbox), Origin("connect", inbox)}
        self.meta = self.lean = ""  # the other is for pages that have no script in them
        self.policy = make_policy()
        self.problems: list[Problem] = []
        self.known: set[str] = set()

    def prepare(
        self,
        env: Environment,
        files: Files,
        nav: Navigation,
        config: MkDocsConfig,
        values: Callable[[str], Mapping[str, Any]],
    ) -> list[Problem]:
        """Read the frame as it is at each depth of the site, and then what each page has in it.

        What stands in the frame is the theme's and the site's own code, and is allowed. What
        stands in the text of a page is allowed by `mkdocs.yml` alone.
        """
        if not self.options.enabled:
            return []
        template = env.get_template(FRAME)
        bases = {get_relative_url(".", page.url) for page in self.pages}
        bases.add(urlsplit(config.site_url or "/").path)  # as MkDocs does for the page 404.html
        found: list[Want] = []
        for base in sorted(bases):
            context = get_context(nav, files, config, base_url=base)
            found += wants(template.render({**context, "careers": values(base)}))
        self.known = {want.shown for want in found if want.is_inline}
        named = [origin for script in self.known for origin in spoken_to(script)]
        wanted = [want.origin for want in found if want.origin]
        self.policy = make_policy(self.needed, wanted, named)
        hashes = {hashed(want.shown) for want in found if want.is_inline}
        own = {one for one in self.policy.allowed if one.use == "script" and one.origin in hashes}
        lean = make_policy(self.policy.allowed - (own - self.needed))
        template = env.get_template("careers/security.html")
        self.meta, self.lean = (
            # The attribute is in double quotation marks.
            template.render(policy=policy.text(inline=self.is_served)).replace("&#39;", "'")
            for policy in (self.policy, lean)
        )
        texts = (page for page in self.pages if not isinstance(page, MkDocsRolePage))
        return [problem for page in texts for problem in self._read(page)]

    def put_into(self, output: str, whole: str = "") -> str:
        """A page with the policy in its head; `output` may be the beginning of the `whole` page."""
        for place in PLACES if self.meta else ():
            before, found, after = output.partition(place)
            if found:
                has_scripts = any(script.is_inline for script in scripts_in(whole or output))
                meta = self.meta if has_scripts else self.lean
                return f"{before}{found}\n{meta}{after}"
        return output

    def check(self, output: str, name: str) -> bool:
        """Find scripts that a template or another plugin has put into a page; into `problems`.

        Whether one stands in the page itself.
        """
        found = list(scripts_in(output)) if self.meta else []
        self.tell((script for script in found if script.shown not in self.known), name)
        return any(script.is_inline for script in found)

    def unknown(self, output: str) -> list[Want]:
        """The scripts in a page that the frame of the site doesn't have."""
        found = scripts_in(output) if self.meta else ()
        return [script for script in found if script.shown not in self.known]

    def tell(self, scripts: Iterable[Want], name: str) -> None:
        """Into `problems`, if the policy doesn't allow them."""
        for script in scripts:
            if script.shown not in self.known:
                self.known.add(script.shown)  # once is enough, also of one that is on every page
                if not self._allows(script):
                    self.problems.append(_problem(script, Spot(name)))

    def _read(self, page: Page) -> Iterator[Problem]:
        """What the text of one of marketing's pages wants, and where it stands in it."""
        found = [want for want in wants(page.content or "") if not self._allows(want)]
        path = f"{self.docs}/{page.file.src_uri}"
        lines = (page.markdown or "").splitlines()
        source = Path(page.file.abs_src_path or "")
        if found and source.is_file():
            lines = source.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        for want in found:
            mark = (want.shown.strip().splitlines() or [""])[0]
            places = (
                Spot(path, number, line.index(mark) + 1)
                for number, line in enumerate(lines, 1)
                if mark and mark in line
            )
            self.known.add(want.shown)
            yield _problem(want, next(places, Spot(path)))

    def _allows(self, want: Want) -> bool:
        return want.origin is not None and self.policy.allows(want.origin)


def _problem(want: Want, spot: Spot) -> Problem:
    """The problem with something that no browser would run, load or send to."""
    shown = " ".join(want.shown.split())
    shown = f"{shown[:60]}…" if len(shown) > 60 else shown
    what = f"The script “{shown}” stands in the page"
    fix = f"{MENDING}."
    if want.origin is None:
        what = f"“{shown}” is a script in a tag"
    elif want.is_inline and want.origin.use == "style":
        what = f"The style “{shown}” stands in the page"
        fix = "Move it into a file that mkdocs.yml names below “extra_css:”."
    elif want.is_inline:
        fix = f'{MENDING}, or write "{want.origin.origin}" below “content_security: scripts:”.'
    else:
        what = f"The page needs “{shown}”"
        option = OPTIONS[want.origin.use]
        fix = f"If it may, write “{want.origin.origin}” below “content_security: {option}:”."
    message = f"{what}, and the site's content-security policy doesn't allow it."
    return spot.error("content-security", message, fix)
