"""A page of the site as one file that needs nothing else, and that nothing else can change.

A copy is no page of the site. So it is the one place where HTML is taken apart and put together
anew: what would be fetched is put in, what would run or send something is taken out.
"""

from __future__ import annotations

import base64
import json
import mimetypes
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from careers.links import EMAIL

LARGEST = 5_000_000  # bytes of a picture or a letter that are put in
DEEPEST = 5  # style sheets that ask for each other
URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"')\s]*))\s*\)")
IMPORT = re.compile(r"@import\s+(?:url\(\s*)?[\"']?([^\"')\s;]+)[\"']?\s*\)?([^;]*);")
MAP = re.compile(r"/\*#\s*sourceMappingURL=.*?\*/")
# What runs, asks or is part of the site's furniture that does so.
OUT = "script, noscript, template, base, iframe, frame, object, embed, portal, audio, video, track"
FIELDS = "form, input, button, select, textarea, datalist, output"
TOOLS = ".careers-share, .careers-bar"  # of a page that is still there
WHOM = ".careers-fact--contact dd, .careers-contact__whom"
KEPT_LINKS = {"license", "author"}
# Nothing may be fetched, run or sent, whatever is left.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"


@dataclass(slots=True)
class Copy:
    """A page as one file; `data` are the JSON-LD objects that stood on it.

    `missing` are the addresses of pictures and styles that could not be put in.
    """

    html: str = ""
    data: list[Any] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def copy_page(
    html: str, path: str, site: Path, url: str, banner: str, words: Mapping[str, str], keep: bool
) -> Copy:
    """The copy of a page.

    `path` is the page's file in the folder `site`, `url` its full address (empty where nobody
    knows it), `banner` the HTML that says what the copy is. Unless one is to `keep` them, e-mail
    addresses, phone numbers behind a link, and whom to ask are replaced.
    """
    return _Maker(site, path, url, words, keep).copy(html, banner)


class _Maker:
    def __init__(
        self, site: Path, path: str, url: str, words: Mapping[str, str], keep: bool
    ) -> None:
        self.site = site.resolve()
        self.folder = posixpath.dirname(path)
        self.url = url
        self.words = words
        self.keep = keep
        self.made = Copy()

    def copy(self, html: str, banner: str) -> Copy:
        soup = BeautifulSoup(html, "html.parser")
        self._data(soup)
        for section in soup.select("section.careers-application"):
            form = section.find("form")
            if form:
                form.replace_with(_paragraph(soup, self.words["form"]))
        for tag in soup.select(f"{OUT}, {FIELDS}, {TOOLS}"):
            tag.decompose()
        for tag in soup.find_all("style"):
            tag.string = self._styles("".join(map(str, tag.contents)), self.folder)
        for tag in soup.find_all("link"):
            self._link(tag)
        for tag in soup.find_all("meta"):
            name = str(tag.get("http-equiv") or tag.get("name") or "").lower()
            if name in ("refresh", "content-security-policy", "robots"):
                tag.decompose()
        for tag in soup.find_all(True):
            self._attributes(tag)
        if not self.keep:
            mask(soup, self.words["left_out"])
        head = soup.head or soup
        for content, name in ((POLICY, "http-equiv"), ("noindex, noarchive", "name")):
            value = "Content-Security-Policy" if name == "http-equiv" else "robots"
            meta = soup.new_tag("meta", attrs={name: value, "content": content})
            head.insert(0, meta)
        (soup.body or soup).insert(0, BeautifulSoup(banner, "html.parser"))
        self.made.html = str(soup)
        return self.made

    def _data(self, soup: BeautifulSoup) -> None:
        for script in soup.find_all("script", type="application/ld+json"):
            try:
                self.made.data.append(json.loads(script.string or ""))
            except ValueError:
                continue

    def _link(self, tag: Tag) -> None:
        """A style sheet is put in; what else a head leads to is left out."""
        kinds = {str(part).lower() for part in tag.get_attribute_list("rel") if part}
        href = str(tag.get("href") or "")
        if "stylesheet" in kinds and "alternate" not in kinds:
            file = self._file(href, self.folder)
            if file is not None:
                style = BeautifulSoup("", "html.parser").new_tag("style")
                if media := tag.get("media"):
                    style["media"] = str(media)
                text = file.read_text(encoding="utf-8", errors="replace")
                folder = posixpath.dirname(file.relative_to(self.site).as_posix())
                style.string = self._styles(text, folder)
                tag.replace_with(style)
                return
            self._lost(href)
        if not kinds & KEPT_LINKS:
            tag.decompose()

    def _styles(self, text: str, folder: str, depth: int = 0) -> str:
        """A style sheet with all that it asks for in it."""

        def imported(found: re.Match[str]) -> str:
            file = self._file(found[1], folder) if depth < DEEPEST else None
            if file is None:
                self._lost(found[1])
                return ""
            inside = posixpath.dirname(file.relative_to(self.site).as_posix())
            text = self._styles(file.read_text("utf-8", errors="replace"), inside, depth + 1)
            return f"@media {found[2].strip()}{{{text}}}" if found[2].strip() else text

        def held(found: re.Match[str]) -> str:
            href = found[1] or found[2] or found[3] or ""
            return found[0] if href[:1] in ("#", "") else f'url("{self._held(href, folder)}")'

        text = URL.sub(held, IMPORT.sub(imported, MAP.sub("", text)))
        return text.replace("</", "<\\/")

    def _attributes(self, tag: Tag) -> None:
        for name in list(tag.attrs):
            plain, value = name.lower(), str(tag[name])
            if plain.startswith("on") or plain in LEFT_OUT:
                del tag[name]
            elif plain == "style":
                tag[name] = self._styles(value, self.folder)
            elif plain == "src" or (plain in ("href", "xlink:href") and tag.name in USED):
                if not value.startswith("#"):
                    self._picture(tag, name, value)
            elif plain in ("href", "cite", "longdesc", "xlink:href"):
                self._lead(tag, name, value)

    def _picture(self, tag: Tag, name: str, href: str) -> None:
        if href.startswith("data:image/"):
            return
        held = self._held(href, self.folder)
        if held:
            tag[name] = held
        else:
            del tag[name]

    def _lead(self, tag: Tag, name: str, href: str) -> None:
        """A link leads to where it led: by its full address, or within the copy."""
        if href.startswith("#"):
            return
        scheme = urlsplit(href.strip()).scheme.lower() if _is_address(href) else "bad"
        if scheme in ("", "http", "https"):
            full = urljoin(self.url, href) if self.url else href
            tag[name] = full
        elif scheme not in ("mailto", "tel"):
            del tag[name]

    def _held(self, href: str, folder: str) -> str:
        """A file of the site as an address that holds it; empty where there is none."""
        if href.startswith("data:"):
            return href
        file = self._file(href, folder)
        if file is None or file.stat().st_size > LARGEST:
            self._lost(href)
            return ""
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"

    def _file(self, href: str, folder: str) -> Path | None:
        """The file of the site behind an address; never one outside of its folder."""
        if not _is_address(href):
            return None
        parts = urlsplit(href.strip())
        if parts.scheme or parts.netloc:
            if not (self.url and href.startswith(root := _root(self.url, self.folder))):
                return None
            path = urlsplit(href).path.removeprefix(urlsplit(root).path)
        else:
            path = posixpath.join("" if parts.path.startswith("/") else folder, parts.path)
        try:
            file = (self.site / unquote(path).lstrip("/")).resolve()
            return file if file.is_file() and file.is_relative_to(self.site) else None
        except (OSError, ValueError):
            return None

    def _lost(self, href: str) -> None:
        if href and href not in self.made.missing:
            self.made.missing.append(href[:500])


LEFT_OUT = ("srcset", "imagesrcset", "srcdoc", "ping", "formaction", "background", "nonce")
USED = ("image", "use", "feimage")  # parts of a drawing that show another file


def mask(soup: BeautifulSoup, left_out: str) -> None:
    """Replace what people could be reached by: addresses, numbers behind links, whom to ask."""
    for tag in soup.select(WHOM):
        tag.string = left_out
    for tag in soup.find_all("a", href=re.compile(r"^\s*tel:", re.IGNORECASE)):
        tag.string = left_out
        del tag["href"]
    for tag in soup.find_all("a", href=re.compile(r"^\s*mailto:", re.IGNORECASE)):
        del tag["href"]
    for text in soup.find_all(string=EMAIL):
        if text.parent is not None and text.parent.name != "style":
            text.replace_with(EMAIL.sub(left_out, str(text)))
    for tag in soup.find_all(True):
        for name, value in tag.attrs.items():
            if isinstance(value, str) and "@" in value and not value.startswith("data:"):
                tag[name] = EMAIL.sub(left_out, value)


def masked(value: Any, left_out: str) -> Any:
    """JSON without e-mail addresses, and without schema.org's contacts for an application."""
    if isinstance(value, dict):
        return {
            key: masked(part, left_out)
            for key, part in value.items()
            if key not in ("applicationContact", "telephone")
        }
    if isinstance(value, list):
        return [masked(part, left_out) for part in value]
    return EMAIL.sub(left_out, value) if isinstance(value, str) else value


def _is_address(href: str) -> bool:
    try:
        urlsplit(href)
    except ValueError:
        return False
    return not re.search(r"[\x00-\x1f]", href.strip())


def _root(url: str, folder: str) -> str:
    """The address of the site, of that of a page in a folder of it."""
    path = url.partition("?")[0]
    folder_url = path if path.endswith("/") else f"{path.rpartition('/')[0]}/"
    return folder_url.removesuffix(f"{folder}/") if folder else folder_url


def _paragraph(soup: BeautifulSoup, text: str) -> Tag:
    paragraph = soup.new_tag("p")
    paragraph.string = text
    return paragraph
