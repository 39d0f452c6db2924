"""What is made of the Markdown of marketing's pages: their pictures, and the front page's bands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.structure.pages import Page

from careers.adapter.page import text_of
from careers.adapter.pictures import Pictures, from_page
from careers.bands import into_bands
from careers.illustration import Illustration, is_decorative, is_file_name
from careers.pictures.gallery import PAGE_SIZES
from careers.problem import Problem, Spot

# A picture in HTML, and what it says of itself.
IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
ALT = re.compile(r"""\s(?:alt\s*=|alt[\s/>]|role\s*=\s*["']?presentation)""", re.IGNORECASE)
SRC = re.compile(r"""\ssrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


@dataclass
class PageText(Extension):
    """Works on the page that MkDocs renders now, and on no other text."""

    page: Page | None = None
    pictures: Pictures | None = None
    is_front_page: bool = False
    problems: list[Problem] = field(default_factory=list)
    # The pages with pictures, and the first of each, for who leads there.
    illustrated: set[str] = field(default_factory=set)
    first: dict[str, Illustration] = field(default_factory=dict)

    def begin(self, page: Page, pictures: Pictures, *, is_front_page: bool) -> None:
        self.page, self.pictures, self.is_front_page = page, pictures, is_front_page

    def end(self) -> None:
        self.page = None

    def extendMarkdown(self, md: Markdown) -> None:
        # Before MkDocs makes addresses out of the paths of files.
        md.treeprocessors.register(_PicturesOfPage(md, self), "careers_pictures", 3)
        # Last: the title and the anchors have been found.
        md.treeprocessors.register(_Bands(md, self), "careers_bands", -10)


class _Bands(Treeprocessor):
    def __init__(self, md: Markdown, text: PageText) -> None:
        super().__init__(md)
        self.text = text

    def run(self, root: Element) -> None:
        if self.text.page and self.text.is_front_page:
            into_bands(root)


class _PicturesOfPage(Treeprocessor):
    """Gives each picture its size and lighter files of it, so that nothing jumps while it loads."""

    def __init__(self, md: Markdown, text: PageText) -> None:
        super().__init__(md)
        self.text = text

    def run(self, root: Element) -> None:
        page, pictures = self.text.page, self.text.pictures
        if page is None or pictures is None:
            return
        parents = {child: parent for parent in root.iter() for child in parent}
        spots = _Spots(page, pictures.docs)
        to = from_page(page.file.url)
        self._check_html(_Spots(page, pictures.docs, "<img"))
        # That of the front page stands at its top.
        is_first = not self.text.is_front_page
        paragraphs = []
        found = list(root.iter("img"))
        if found:
            self.text.illustrated.add(page.file.src_uri)
        for img in found:
            if "emojione" in img.get("class", "") or "twemoji" in img.get("class", ""):
                continue
            written = img.get("src", "")
            spot = spots.of(written)
            alt = self._alt(img, written, spot)
            if not is_first:
                img.attrib.setdefault("loading", "lazy")
            img.attrib.setdefault("decoding", "async")
            parent = parents.get(img, root)
            if not urlsplit(written).scheme and not written.startswith(("//", "/", "#")):
                self._size(img, Illustration(written, alt, spot), pictures, parent, to)
            is_first = False
            if parent.tag == "p" and parent not in paragraphs:
                paragraphs.append(parent)
        for paragraph in paragraphs:
            _set(paragraph)

    def _alt(self, img: Element, written: str, spot: Spot) -> str:
        alt = img.get("alt", "").strip()
        if is_file_name(alt) or (not alt and img.get("role") != "presentation"):
            self._tell(written, spot)
        if is_decorative(alt):
            alt = ""
        img.set("alt", alt)
        return alt

    def _tell(self, written: str, spot: Spot) -> None:
        message = f"The picture “{written[:120]}” has no words for those who can't see it."
        fix = f"Write “![What it shows]({written[:120]})”, or “![decorative](…)”."
        self.text.problems.append(spot.error("picture-alt", message, fix))

    def _check_html(self, spots: _Spots) -> None:
        """What is written as HTML is left as it is; but it needs words, too."""
        for block in self.md.htmlStash.rawHtmlBlocks:
            for tag in IMG.findall(block) if isinstance(block, str) else ():
                if not ALT.search(tag):
                    written = SRC.search(tag)
                    self._tell(written[1] if written else "", spots.of(tag.splitlines()[0]))

    def _size(
        self,
        img: Element,
        written: Illustration,
        pictures: Pictures,
        parent: Element,
        to: Callable[[str], str],
    ) -> None:
        path = pictures.find(written)
        shown = pictures.gallery.show(path, written.spot) if path else None
        page = self.text.page
        if shown is None or page is None:
            return
        self.text.first.setdefault(page.file.src_uri, written)
        width, height = shown.image.width, shown.image.height
        own = img.get("width", "")
        if own.isdecimal() and int(own) and "height" not in img.attrib:
            width, height = int(own), max(1, round(int(own) * height / width))
        if not {"width", "height"} & img.attrib.keys() or width != shown.image.width:
            img.attrib.update({"width": str(width), "height": str(height)})
        if not shown.sources:
            return
        # As the child of a new element in its place.
        place = list(parent).index(img)
        picture = Element("picture")
        for source in shown.source_sets(to):
            sizes = f"{width}px" if width < shown.image.width else PAGE_SIZES
            SubElement(picture, "source", {**source, "sizes": sizes})
        picture.tail, img.tail = img.tail, None
        parent.remove(img)
        picture.append(img)
        parent.insert(place, picture)


def _set(paragraph: Element) -> None:
    """A paragraph of pictures alone: one with a caption, or several beside each other."""
    said = "".join(paragraph.itertext()).strip()
    pictures = [child for child in paragraph if child.tag in ("img", "picture")]
    if said or len(pictures) != len([child for child in paragraph if child.tag != "br"]):
        return
    captions = [_caption(child) for child in pictures]
    name = "careers-gallery" if len(pictures) > 1 else "careers-picture"
    paragraph.set("class", f"{paragraph.get('class', '')} {name}".strip())
    if not any(captions):
        return
    for child in list(paragraph):
        paragraph.remove(child)
    paragraph.tag = "div" if len(pictures) > 1 else "figure"
    for picture, caption in zip(pictures, captions, strict=True):
        holder = SubElement(paragraph, "figure") if len(pictures) > 1 else paragraph
        picture.tail = None
        holder.append(picture)
        if caption:
            SubElement(holder, "figcaption").text = caption


def _caption(element: Element) -> str:
    img = element if element.tag == "img" else element.find("img")
    return (img.attrib.pop("title", "") if img is not None else "").strip()


class _Spots:
    """Where the pictures of a page stand, which the tree doesn't know: by their order."""

    def __init__(self, page: Page, docs: str, sign: str = "!") -> None:
        self.sign = sign
        self.path = f"{docs}/{page.file.src_uri}"
        self.lines = text_of(page).splitlines()
        self.line: dict[str, int] = {}

    def of(self, written: str) -> Spot:
        """The next line that names the picture."""
        start = self.line.get(written, 0)
        for number, found in self._naming(written, start):
            self.line[written] = number
            return Spot(self.path, number, found + 1)
        return Spot(self.path)

    def _naming(self, written: str, start: int) -> Iterator[tuple[int, int]]:
        for number, line in enumerate(self.lines[start:], start + 1):
            if written and (found := line.find(written)) >= 0 and self.sign in line:
                yield (
                    number,
                    line.rfind(self.sign, 0, found) if self.sign in line[:found] else found,
                )
