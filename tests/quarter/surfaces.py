"""Which roles each part of a built site says are open, each read by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Tag

from careers.parts import RESERVED

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


class Surfaces:
    """A built site at `address`; roles are told by the addresses of their pages, `jobs/x/`.

    `pages` are those in the site's own language, `every` has those below `others` as well.
    """

    def __init__(self, folder: Path, address: str, others: Iterable[str] = ()) -> None:
        self.folder, self.address, self.others = folder, address, tuple(others)

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        return {path: page for path, page in self.every.items() if not path.startswith(self.others)}

    @cached_property
    def every(self) -> dict[str, BeautifulSoup]:
        return {
            file.relative_to(self.folder).as_posix().removesuffix("index.html"): BeautifulSoup(
                file.read_text(encoding="utf-8"), "html.parser"
            )
            for file in sorted(self.folder.rglob("*.html"))
        }

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def paths(self, urls: Iterable[str]) -> list[str]:
        """The pages of the site behind full addresses, sorted; nothing is lost, not even twice."""
        return sorted(urldefrag(url).url.removeprefix(self.address) for url in urls)

    def links(self, path: str, selector: str) -> list[str]:
        found = self.every[path].select(selector)
        return self.paths(urljoin(f"{self.address}{path}", str(link["href"])) for link in found)

    def carry_on(self, moment: str) -> None:
        """Let the pages come to a later moment without a build, by the marks for `closing.js`."""
        for page in self.every.values():
            for tag in page.select("[data-careers-until]"):
                if str(tag["data-careers-until"]) <= moment:
                    tag.extract()
            for tag in page.select("[data-careers-later]"):
                texts = json.loads(str(tag["data-careers-later"]))
                said = [text for begin, text in texts if begin <= moment]
                if said:
                    tag.string = said[-1]
            for tag in page.select("[data-careers-from]"):
                if str(tag["data-careers-from"]) <= moment:
                    tag.attrs.pop("hidden", None)
                    if tag.name == "template":
                        tag.replace_with(BeautifulSoup(tag.decode_contents(), "html.parser"))

    # --- What people see ---

    def listed(self, path: str) -> list[str]:
        """The roles and openings in the lists of a page that is none of a role."""
        shown = f".careers-list:not({DESCRIPTIONS} *)"
        alone = f"{shown} .careers-entry:not(.careers-entry--group) h3 a"
        return self.links(path, f"{alone}, {shown} .careers-opening a")

    def said_count(self, path: str) -> list[int]:
        """The numbers in the line that says how many there are, such as 17 openings, 15 roles."""
        line = self.pages[path].select_one(".careers-jobs__count span, #careers-home-roles")
        assert line is not None
        return [int(number) for number in re.findall(r"\d+", line.text)]

    def counted_departments(self) -> dict[str, int]:
        links = self.pages[""].select(".careers-home__tile a")
        counts = [link.text.split() for link in links]
        return {" ".join(name): int(count) for *name, count in counts}

    def with_form(self) -> list[str]:
        return self._roles(".careers-application")

    def with_button(self) -> list[str]:
        return self._roles(".careers-role__action a")

    def similar(self) -> set[str]:
        """The roles that pages of others offer."""
        offers = ".careers-similar .careers-entry h3 a"
        return {offered for path in self.pages for offered in self.links(path, offers)}

    def closing_soon(self) -> list[str]:
        return self._shown(".careers-role__soon")

    def _shown(self, selector: str) -> list[str]:
        return [
            path
            for path, page in self.pages.items()
            if any(not hidden(tag) for tag in page.select(selector))
        ]

    def with_notice(self) -> list[str]:
        return [
            path
            for path, page in self.pages.items()
            if any(not hidden(tag) for tag in page.select(".careers-role .careers-notice"))
        ]

    def notices(self) -> dict[str, str]:
        """What the pages say on which nobody can apply."""
        return {
            path: " ".join(tag.text.split())
            for path in self.with_notice()
            for tag in self.pages[path].select(".careers-role .careers-notice")
        }

    def shown(self) -> dict[str, object]:
        """All that people see of which roles are open, but on the pages of the list's parts."""
        lists = [path for path in self.pages if path in ("", "jobs/")]
        lists += [path for path in self.pages if path.startswith(("departments/", "offices/"))]
        return {
            "lists": {path: self.listed(path) for path in lists},
            "counts": [self.said_count(path) for path in ("", "jobs/")],
            "departments": self.counted_departments(),
            "notices": self.notices(),
            "buttons": self.with_button(),
            "in other languages": {other: self.listed(f"{other}jobs/") for other in self.others},
            "closing soon": self.closing_soon(),
            "whom to ask": self._shown(".careers-fact--contact"),
            "forms": self.with_form(),
            "openings": {
                path: self.links(path, ".careers-openings .careers-opening a")
                for path in self.pages
                if path.startswith("jobs/") and path not in self.parts
            },
        }

    @property
    def parts(self) -> dict[str, list[str]]:
        """What the page of each part of the list has; a part that nothing or all is in has none."""
        paths = [path.split("/") for path in self.pages if path.startswith("jobs/")]
        own = ["/".join(path) for path in paths if path[1] in RESERVED]
        return {path: self.listed(path) for path in own}

    def _roles(self, selector: str) -> list[str]:
        return [path for path, page in self.pages.items() if page.select_one(selector)]

    # --- What programs read ---

    def with_posting(self) -> list[str]:
        return [path for path in self.pages for said in self.stated(path) if said == "JobPosting"]

    def stated(self, path: str) -> list[str]:
        scripts = self.pages[path].select("script[type='application/ld+json']")
        return [json.loads(script.string or "")["@type"] for script in scripts]

    def robots(self, path: str) -> str:
        tag = self.pages[path].find("meta", {"name": "robots"})
        return str(tag["content"]) if isinstance(tag, Tag) else ""

    def feeds(self) -> dict[str, list[str]]:
        """Each feed of all roles, by its file."""
        atom = ElementTree.fromstring(self.text("atom.xml"))
        boards = ElementTree.fromstring(self.text("jobs.xml"))
        return {
            "rss.xml": self.rss("rss.xml"),
            "atom.xml": self.paths(
                link.get("href", "")
                for entry in atom.iter(f"{ATOM}entry")
                for link in entry.findall(f"{ATOM}link")
            ),
            "feed.json": self.paths(
                item["url"] for item in json.loads(self.text("feed.json"))["items"]
            ),
            "jobs.json": self.paths(
                job["url"] for job in json.loads(self.text("jobs.json"))["jobs"]
            ),
            # Boards want a job for each place.
            "jobs.xml": self.paths({job.findtext("url", "") for job in boards.iter("job")}),
            "llms.txt": self.paths(re.findall(r"^- \[.*?\]\((.*?)\)", self.text("llms.txt"), re.M)),
        }

    def rss(self, name: str) -> list[str]:
        items = ElementTree.fromstring(self.text(name)).iter("item")
        return self.paths(item.findtext("link", "") for item in items)

    def calendar(self) -> list[str]:
        text = self.text("closing-dates.ics").replace("\n ", "")
        return self.paths(re.findall(r"^URL:(\S+)", text, re.M))

    def sitemap(self) -> list[str]:
        locations = ElementTree.fromstring(self.text("sitemap.xml")).iter(f"{SPACE}loc")
        return self._of_roles(self.paths(place.text or "" for place in locations))

    def search(self) -> list[str]:
        entries = json.loads(self.text("search/search_index.json"))["docs"]
        return self._of_roles({urldefrag(entry["location"]).url for entry in entries})

    def _of_roles(self, paths: Iterable[str]) -> list[str]:
        below = [path for path in paths if path.startswith("jobs/") and path != "jobs/"]
        return sorted(path for path in below if path.split("/")[1] not in RESERVED)

    def naming(self, path: str) -> list[str]:
        """The files that have an address in them."""
        return [
            file.relative_to(self.folder).as_posix()
            for file in sorted(self.folder.rglob("*"))
            if file.is_file() and f"{path}".encode() in file.read_bytes()
        ]


DESCRIPTIONS = ".careers-department--descriptions"


def hidden(tag: Tag) -> bool:
    """Whether a part of a page is for later."""
    return any(
        outer.name == "template" or outer.has_attr("hidden") for outer in (tag, *tag.parents)
    )
