"""Checks of what marketing writes: pages, pictures, departments, offices, the look."""

from __future__ import annotations

from careers.checks.group import Group

GROUPS = (
    Group(
        "Pages",
        "docs/marketing/pages.md",
        {
            "page-front-matter": "The lines above a page's text can't be read.",
            "page-line-lost": "A line above a page's text would be passed over.",
            "page-unreadable": "A page isn't saved as UTF-8.",
            "page-value": "A value above a page's text that can't be used.",
            "address-twice": "Two files get the same address.",
            "mkdocs": "What MkDocs or another plugin says, in its own words.",
        },
    ),
    Group(
        "The front page",
        "docs/marketing/home.md#the-parts",
        {
            "home-part": "A part of the front page that isn't known.",
            "home-teaser": "A teaser that can't be made.",
        },
    ),
    Group(
        "Pictures",
        "docs/marketing/pictures.md",
        {
            "picture-alt": "A picture without words for those who can't see it.",
            "picture-broken": "A picture that can't be read.",
            "picture-drawing": "A drawing (SVG) that runs a program or loads something.",
            "picture-elsewhere": "A picture on another site, which would see every reader.",
            "picture-heavy": "A picture that takes long to load.",
            "picture-huge": "A picture with more points than can be worked on.",
            "picture-kind": "A kind of picture that browsers or sites don't show.",
            "picture-missing": "There is no such picture.",
            "picture-none": "Words for a picture, and no picture.",
            "picture-place": "A picture that says where it was taken; that was taken out.",
            "picture-shape": "A picture of a shape that will be cut.",
            "picture-small": "A picture that is too small for its place.",
        },
    ),
    Group(
        "Departments and offices",
        "docs/marketing/departments-and-offices.md",
        {
            "department-twice": "A department stands in two files, or in one and in mkdocs.yml.",
            "office-twice": "An office stands in two files, or in one and in mkdocs.yml.",
            "office-country": "The country of an office isn't known.",
            "office-name": "A name of an office that can't be written behind `location`.",
            "office-point": "Where on the map the office is can't be read.",
            "unit-key": "A key that departments or offices don't have.",
            "unit-name": "A name that would make an address hard to write down.",
            "unit-binary": "A file that isn't text.",
            "unit-encoding": "A file isn't saved as UTF-8.",
            "unit-unreadable": "A file or folder that can't be opened.",
        },
    ),
    Group(
        "The brand",
        "docs/marketing/brand.md",
        {
            "brand-colour": "A colour that can't be read.",
            "brand-contrast": "Two colours that are hard to tell apart.",
            "brand-logo": "A logo that can't be used.",
            "brand-name": "A name in the style sheet that isn't known.",
            "template-broken": "A template that can't be used.",
        },
    ),
    Group(
        "The words of the interface",
        "docs/marketing/words.md#other-words",
        {
            "texts-braces": "A text without the values in braces that it must show.",
            "texts-english": "A feature's words that are not there in English.",
            "texts-fixed": "A text that can't be changed here.",
            "texts-json": "A file of texts that is not JSON.",
            "texts-language": "A file of texts that is named after no language.",
            "texts-long": "A text that is too long for its place.",
            "texts-name": "A name that a template can't ask for a text by.",
            "texts-shape": "A text where there are several, or the other way round.",
            "texts-unknown": "There is no text of this name.",
        },
    ),
    Group(
        "What pages may load",
        "docs/marketing/security.md#when-something-is-not-on-the-list",
        {
            "content-security": "A page wants something that it may not load.",
        },
    ),
)
