"""Checks of `mkdocs.yml`, of features as code, and of what commands need."""

from __future__ import annotations

from careers.checks.group import Group

GROUPS = (
    Group(
        "mkdocs.yml",
        "docs/options.md",
        {
            "option-missing": "An option that is needed is missing.",
            "option-twice": "An option is written twice.",
            "option-unknown": "There is no such option.",
            "option-wrong": "A value that the option can't have.",
            "option-language": "A text that is there in one language and not in another.",
            "config-missing": "There is no mkdocs.yml.",
            "config-unreadable": "mkdocs.yml can't be opened.",
            "yaml": "mkdocs.yml is not YAML.",
            "plugin-off": "The plugin is not on.",
            "theme": "Another theme than Material.",
            "site-dir": "The site would go into the folder that it is made from.",
            "files": "A file or a folder can't be written.",
            "frame-differs": "What is around pages that are alike is not the same on all of them.",
            "epoch": "SOURCE_DATE_EPOCH is no moment.",
        },
    ),
    Group(
        "Defaults and departments in mkdocs.yml",
        "docs/options.md#defaults-and-departments",
        {
            "default-unknown": "A key that roles can't start from.",
        },
    ),
    Group(
        "Sections in mkdocs.yml",
        "docs/options.md#sections",
        {
            "section-unknown": "There is no known section of this name.",
        },
    ),
    Group(
        "Languages",
        "docs/marketing/languages.md",
        {
            "languages-own": "The site's own language is not the first of its languages.",
            "language-theme": "A language that the theme can't be shown in.",
        },
    ),
    Group(
        "Features in mkdocs.yml",
        "docs/options.md#features",
        {
            "feature-unknown": "There is no feature of this name.",
            "feature-ambiguous": "Two features of one name.",
            "features-disagree": "Two features say different things of the same.",
        },
    ),
    Group(
        "Features of your own",
        "docs/plugin-authors/hooks.md",
        {
            "asset-missing": "A feature loads a file that there isn't.",
            "feature-broken": "A feature can't be loaded.",
            "feature-core": "A feature is for another version of mkdocs-careers.",
            "feature-twice": "The package of a feature is installed twice.",
            "feature-old": "A feature uses what goes with a later version.",
            "option-old": "An option of a feature goes with a later version of it.",
            "feature-failed": "A feature stopped with an error.",
            "feature-key": "A feature has the name of a key.",
            "feature-slow": "A feature took much of a build's time.",
            "hook-arguments": "A hook asks for what there isn't.",
            "hook-async": "A hook that nobody waits for.",
            "hook-unknown": "There is no such hook.",
            "hook-unmarked": "A hook without its mark.",
            "hook-wrapper": "A hook that wraps others.",
            "file-path": "A feature's file would leave the site's folder.",
            "file-taken": "Two files of one name.",
        },
    ),
    Group(
        "The archive",
        "docs/marketing/archive.md#is-it-still-what-it-was",
        {
            "archive-changed": "A copy is not what was kept.",
            "archive-failed": "A copy could not be made.",
            "archive-missing": "A copy is gone.",
            "archive-stranger": "A file that nobody put into the archive.",
        },
    ),
)
