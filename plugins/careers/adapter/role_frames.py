"""The frame of pages that are alike, rendered once for each shape, and the pages joined from it.

The theme's real template is rendered with marks in the place of what pages of one shape don't
share, and cut at these. For each page, the parts that are its own (a role, a list of roles, a
department) are rendered by their own templates, and joined with the rest. Pages that are unusual
are rendered as any other.
"""

from __future__ import annotations

import copy
import logging
import posixpath
import traceback
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, Template, pass_context
from jinja2.runtime import Context
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url
from mkdocs.utils.templates import script_tag_filter

from careers.adapter.kept_pages import KEPT, KeptPages
from careers.adapter.mark import Mark, Marks, NotAlike, Slot, marking, printed
from careers.adapter.page import is_role
from careers.adapter.pattern import Patterns
from careers.adapter.security import Security
from careers.adapter.shape import SITE, Shape, shape_of, with_marks
from careers.frozen import FrozenDict
from careers.problem import Problem, Spot

log = logging.getLogger("mkdocs.plugins.careers")

TEMPLATE = "careers/role.html"
OF_UNIT = ("careers/head.html", "careers/unit_head.html", "careers/unit_text.html")
# The templates of pages of which there may be many, each with what of it is the page's own, and
# needs nothing but what every template is given.
PARTS = {
    TEMPLATE: ("careers/head.html", "careers/role_head.html", "careers/role_text.html"),
    "careers/jobs.html": (
        "careers/head.html",
        "careers/jobs_head.html",
        "careers/jobs_text.html",
    ),
    "careers/department.html": OF_UNIT,
    "careers/office.html": OF_UNIT,
}
PART = "part"
WITH_BLOCKS, BLOCKS = "careers/role_text.html", "careers/blocks.html"
TEMPLATES = Path(__file__).parent.parent / "templates"
FEWEST = 20  # roles for which it pays
OTHERS = 3  # times as many lists or departments, which have less around them, in more shapes


class Cut:
    """The frame of one shape, cut where pages differ; `site` is what it was made with."""

    def __init__(
        self,
        pieces: list[str | Slot],
        shape: Shape,
        context: Mapping[str, Any],
        secured: str,
        patterns: Patterns,
    ) -> None:
        self.pieces = pieces
        self.slots = [(at, one) for at, one in enumerate(pieces) if isinstance(one, Slot)]
        self.secured = secured
        # What nobody can change need not be compared, and of words there are many.
        self.shared = {
            name: value if isinstance(value, FrozenDict) else copy.deepcopy(value)
            for name, value in shape.shared.items()
        }
        self.site = {name: context[name] for name in SITE}
        config = context["config"]
        self.settings = copy.deepcopy((config.extra, dict(config.theme)))
        self.pages = 0
        self.patterns = patterns

    def made_of(self) -> tuple[object, ...] | None:
        """What tells whether another build has the same frame; None where each is another one."""
        if any(slot.path[0] == "build_date_utc" for _, slot in self.slots):
            return None
        return self.pieces, self.secured, self.shared

    def with_blocks(self, context: Mapping[str, Any]) -> dict[str, Any]:
        """What a template is given, with blocks that are rendered already where they can be."""
        careers = context["careers"]
        blocks = []
        for part in careers["blocks"]:
            ready = self.patterns.render(part["template"], part["place"], part["data"], context)
            blocks.append({**part, "template": ready} if ready else part)
        return {**context, "careers": {**careers, "blocks": blocks}}

    def fits(self, shape: Shape, context: Mapping[str, Any]) -> bool:
        """Whether nobody has changed what pages of a shape share."""
        config = context["config"]
        return (
            all(context[name] is value for name, value in self.site.items())
            and self.shared == shape.shared
            and self.settings == (config.extra, dict(config.theme))
        )


class RoleFrames:
    """Renders the pages of roles and of lists in one build.

    `folder_of` is the folder that a page's shape is for, `pages` how many pages each template has.
    """

    def __init__(
        self,
        env: Environment,
        security: Security,
        folder_of: Callable[[Page], str],
        pages: Mapping[str, int],
        kept: KeptPages | None = None,
    ) -> None:
        self.env = env
        self.security = security
        self.folder_of = folder_of
        self.kept = kept
        self.marks = Marks()
        self.at: tuple[Mapping[str, Any], str] = ({}, "")  # whose frame it is, and its folder
        self.cuts: dict[tuple[Any, ...], Cut | None] = {}
        self.begun: set[tuple[Any, ...]] = set()
        self.told: set[tuple[str, str]] = set()
        # The last page: as it was given to MkDocs, as it is with the policy, what was put in.
        self.last: tuple[str, Callable[[], str], list[str]] | None = None
        self.shape: tuple[Any, ...] | None = None  # of the last page, if it was joined
        self.problems: list[Problem] = []
        is_usual = type(env) is Environment and env.finalize is printed
        self.framed = [
            name
            for name in PARTS
            if is_usual and pages.get(name, 0) >= FEWEST * (1 if name == TEMPLATE else OTHERS)
        ]
        for name in self.framed:
            template = env.get_template(name)
            render = partial(self.render, name, template.render)
            template.render = render  # type: ignore[method-assign]

    @cached_property
    def parts(self) -> dict[str, Template]:
        return {part: self.env.get_template(part) for name in self.framed for part in PARTS[name]}

    @cached_property
    def marked(self) -> Environment:
        """The templates for marks; when other plugins have said all they say."""
        parts = {name: self.marks.of((PART, name)) for name in self.parts}
        filters = {"url": self._url, "script_tag": self._script_tag}
        return marking(self.env, parts, filters)

    def render(self, name: str, plain: Callable[..., str], *args: Any, **kwargs: Any) -> str:
        """A page by the template of a name, as its own `render` would do it, which is `plain`."""
        self.last = self.shape = None
        context = args[0] if len(args) == 1 and not kwargs else {}
        if self.kept and self.kept.is_due(context):
            return KEPT
        folder = self.folder_of(context["page"]) if context.get("page") else ""
        shape = shape_of(context, name, folder)
        if shape is None or self.env.autoescape is not False:
            return plain(*args, **kwargs)
        if name != TEMPLATE and shape.key not in self.begun:
            self.begun.add(shape.key)  # many a list is the only page of its shape
            return plain(context)
        if shape.key not in self.cuts:
            self.cuts[shape.key] = self._cut(name, folder, shape, context)
        cut = self.cuts[shape.key]
        if cut is None or not cut.fits(shape, context):
            return plain(context)
        pieces, filled, made = [*cut.pieces], [], cut.patterns.made
        for at, slot in cut.slots:
            pieces[at] = text = self._text(slot, cut, context)
            filled.append(text)
        first, rest = str(pieces[0]), "".join(pieces[1:])  # type: ignore[arg-type]
        page = first + rest
        cut.pages += 1
        is_checked = _is_checked(cut.pages) or cut.patterns.made > made
        if is_checked and page != (whole := plain(context)):
            self._differs(name, cut, shape, context)
            return whole
        if cut.pages > 1 and cut.secured:
            self.last = (page, lambda: cut.secured + rest, filled)
        if self.kept and name == TEMPLATE and cut.pages == 1:
            self.kept.frame(shape.key, cut.made_of())
        self.shape = shape.key
        return page

    def secured(self, output: str) -> tuple[str, list[str]] | None:
        """A page with the site's policy in it, and the parts of it that may hold scripts.

        None for any other than the one just rendered: another plugin may have changed it.
        """
        if self.last is None or self.last[0] is not output:
            return None
        _, secured, filled = self.last
        return secured(), filled

    def _text(self, slot: Slot, cut: Cut, context: Mapping[str, Any]) -> str:
        if slot.path[0] != PART:
            return slot.text(context)
        return self._part(str(slot.path[1]), cut, context)

    def _part(self, name: str, cut: Cut, context: Mapping[str, Any]) -> str:
        shown = cut.with_blocks(context) if name == WITH_BLOCKS and self.has_own_blocks else context
        return self.parts[name].render(shown)

    @cached_property
    def has_own_blocks(self) -> bool:
        """Whether blocks are shown by our templates, which do nothing with them but show them."""
        files = (str(self.env.get_template(name).filename) for name in (WITH_BLOCKS, BLOCKS))
        return all(Path(file).is_relative_to(TEMPLATES) for file in files)

    def _cut(self, name: str, folder: str, shape: Shape, context: Mapping[str, Any]) -> Cut | None:
        """The frame of a shape; None if its pages aren't alike."""
        self.at = (context, folder)
        try:
            shown = with_marks(context, self.marks)
            text: Any = self.marked.get_template(name).render(shown)
            pieces = self.marks.cut(text.text if isinstance(text, Mark) else text)
        except Exception as error:
            # If it is the template that is wrong, this comes again where it is rendered next.
            self._tell(name, error)
            return None
        secured = ""
        if not _in_script(pieces):
            whole = "".join(piece for piece in pieces if isinstance(piece, str))
            secured = self.security.put_into(str(pieces[0]), whole)
        patterns = Patterns(self.marked, self.marks, shown)
        cut = Cut(pieces, shape, context, secured, patterns)
        return cut

    # They ask for the context, as MkDocs' own do, or templates would be compiled otherwise.
    @pass_context
    def _url(self, _: Context, value: Any) -> str:
        context = self._alike(str(value))
        return normalize_url(str(value), page=context["page"], base=context["base_url"])

    @pass_context
    def _script_tag(self, _: Context, value: Any) -> str:
        return script_tag_filter(self._alike(str(value)), value)  # type: ignore[arg-type]

    def _alike(self, address: str) -> Mapping[str, Any]:
        """The page that an address is seen from, if it is the same from each of its shape."""
        context, folder = self.at
        parts = urlsplit(address)
        is_full = parts.scheme or parts.netloc or address.startswith(("/", "#"))
        path = posixpath.normpath(f"/{address}")[1:]
        if not is_full and f"{path}/".startswith(f"{folder}/") and path != folder:
            raise NotAlike(f"the address “{address}”")
        return context

    def _differs(self, name: str, cut: Cut, shape: Shape, context: Mapping[str, Any]) -> None:
        """Go on page by page where a frame isn't what it was; pages that were written are wrong."""
        self.cuts[shape.key] = None
        if cut.pages == 1:
            self._say(name, "The template does something that depends on the page")
            return
        page = context["page"]
        whose, where = "A page", "mkdocs.yml"
        if is_role(page):
            whose, where = "A role's page", page.view.role.path
        message = f"{whose} isn't what the template of its frame says."
        fix = "Write “frame_once: no” in mkdocs.yml."
        self.problems.append(Spot(where).error("frame-differs", message, fix))

    def _tell(self, name: str, error: Exception) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        shown = [frame for frame in frames if frame.filename.endswith(".html")]
        where = f"{shown[-1].filename}:{shown[-1].lineno}: " if shown else ""
        what = f"more is done with {error} than print it" if isinstance(error, NotAlike) else error
        self._say(name, f"{where}{what}")

    def _say(self, name: str, reason: str) -> None:
        if (name, reason) not in self.told:
            self.told.add((name, reason))
            log.info("Each page of %s is rendered with all that is around it. %s.", name, reason)


def _is_checked(number: int) -> bool:
    """Whether a page is rendered both ways: the 1st of a shape, the 4th, the 16th, …"""
    return number.bit_count() == 1 and number.bit_length() % 2 == 1


def _in_script(pieces: Iterable[str | Slot]) -> bool:
    """Whether a value is printed within a script or its tag."""
    before = ""
    for piece in pieces:
        if isinstance(piece, str):
            before += piece
        elif before.rfind("<script") > before.rfind("</script"):
            return True
    return False
