"""Checks of the features that come with the package, each on its feature's page."""

from __future__ import annotations

from careers.checks.group import Group

GROUPS = (
    Group(
        "application_form",
        "docs/features/application_form.md",
        {
            "apply-email": "The way to apply needs an e-mail address.",
            "apply-twice": "Both `apply` and `application form` stand in a role.",
            "apply-unclear": "A way to apply that can't be read.",
            "apply-url": "The way to apply needs an address.",
            "embed": "What can't be shown in a frame.",
            "captcha": "A check against programs that the service doesn't know.",
            "form-action": "An address that the form can't be sent to.",
            "form-backend": "The address is that of another service.",
            "form-files": "The service takes no files, or none that large.",
            "form-host": "The service works on its own sites alone.",
            "form-key": "The service needs a key, or takes none.",
            "form-redirect": "The service can't lead on to a page, or the page isn't there.",
            "statement-missing": "A law wants a sentence beside the form.",
        },
    ),
    Group(
        "What the form asks",
        "docs/features/application_form.md#what-the-form-asks",
        {
            "ask-always": "Something that every form asks.",
            "ask-twice": "Something that is named twice.",
            "ask-unclear": "Something that can't be asked, or not so.",
        },
    ),
    Group(
        "Questions",
        "docs/hr/questions.md#how-a-question-is-written",
        {
            "question-empty": "A question without words.",
            "question-file": "More files than the service takes.",
            "question-link": "A link in a question.",
            "question-long": "A question that is too long.",
            "question-many": "More questions than anybody answers.",
            "question-mark": "Words in parentheses that a question can't have.",
            "question-options": "Choices that can't be shown.",
            "question-text": "Something that is not a list of questions.",
            "question-twice": "A question that is asked twice.",
            "question-unasked": "Questions that no form asks.",
        },
    ),
    Group(
        "Questions not to ask",
        "docs/hr/questions.md#what-you-had-better-not-ask",
        {
            "question-forbidden": "A question that the law forbids in many places.",
        },
    ),
    Group(
        "Questions about oneself",
        "docs/features/application_form.md#questions-about-oneself",
        {
            "self-identification": "Questions about oneself that can't be asked so.",
            "self-identification-action": "They can't be sent where the application goes.",
            "self-identification-expired": "The official form is out of date.",
            "self-identification-text": "Words that the official form needs.",
        },
    ),
    Group(
        "benefits",
        "docs/features/benefits.md",
        {
            "benefit-country": "A country that isn't known.",
            "benefit-role": "A role that isn't there.",
        },
    ),
    Group(
        "resource_links",
        "docs/features/resource_links.md",
        {
            "resource-not-a-link": "A value that is no link.",
            "resource-role": "A link for a role that isn't there.",
            "resource-twice": "A link that is there twice.",
        },
    ),
    Group(
        "job_posting",
        "docs/features/job_posting.md",
        {
            "employer-address": "The employer's address can't be used.",
            "employer-logo": "The employer's logo can't be used.",
            "site-url-missing": "mkdocs.yml doesn't say the site's address.",
            "title-extra": "A title with more in it than the title.",
            "title-long": "A title longer than job boards take.",
            "title-open": "A word that stands for a title that is still to come.",
            "title-shouts": "A title with “!!” or “**” in it.",
        },
    ),
    Group(
        "wording",
        "docs/features/wording.md",
        {
            "wording-age": "Words that say how old somebody is to be.",
            "wording-gender": "Words that name one gender alone.",
            "wording-ability": "Words that ask for a body, or play with a disability.",
            "wording-origin": "Words that ask where somebody comes from.",
            "wording-background": "Words about looks, private life, records and gaps.",
            "wording-pressure": "Words that say that there is pressure, and not which.",
            "wording-jargon": "Words that say nothing of the work.",
            "wording-terms": "Figures of speech that hurt people.",
            "wording-balance": "Many words that a study found to be taken as masculine.",
            "wording-unread": "`wording` is neither yes nor no.",
        },
    ),
    Group(
        "readability",
        "docs/features/readability.md",
        {
            "readability-title": "A title that is more than the name of one role.",
            "readability-length": "A text that is shorter or longer than job boards want.",
            "readability-structure": "A long text without headings.",
            "readability-sentence": "A long sentence.",
            "readability-paragraph": "A long paragraph.",
            "readability-bullet": "A long bullet.",
            "readability-list": "A list of many bullets.",
            "readability-requirements": "Many requirements, or more wishes than requirements.",
            "readability-unread": "`readability` is neither yes nor no.",
        },
    ),
    Group(
        "pay_transparency",
        "docs/features/pay_transparency.md",
        {
            "pay-laws-old": "The list of laws was looked at long ago.",
            "pay-transparency-pay": "A law wants the pay in the advertisement.",
            "pay-transparency-benefits": "A law wants the benefits in the advertisement.",
            "pay-transparency-deadline": "A law wants the last day in the advertisement.",
            "pay-transparency-unread": "`pay transparency` is neither yes nor no.",
        },
    ),
    Group(
        "Comments that ignore advice",
        "docs/hr/advice.md#on-one-line",
        {
            "ignore-unknown": "A comment that ignores advice which isn't given.",
            "ignore-unread": "A comment that doesn't say which advice to ignore.",
            "ignore-unused": "A comment that ignores nothing any more.",
        },
    ),
    Group(
        "feeds",
        "docs/features/feeds.md",
        {
            "feed-town": "Some job boards want a town.",
            "linkedin-apply": "LinkedIn needs a page to apply on.",
            "linkedin-email": "LinkedIn needs an e-mail address.",
            "linkedin-short": "LinkedIn takes no text that short.",
        },
    ),
    Group(
        "social_images",
        "docs/features/social_images.md",
        {
            "picture-contrast": "The text is hard to read on the picture.",
            "picture-large": "A picture larger than sites take.",
            "picture-letters": "Letters that the font doesn't have.",
            "picture-pillow": "Pillow isn't installed.",
        },
    ),
    Group(
        "editor",
        "docs/features/editor.md",
        {
            "editor-login": "The address of the service for logging in can't be used.",
            "editor-path": "The editor can't be at that address.",
            "editor-repository": "What is named is no repository on GitHub.",
            "editor-roles": "The folder of roles isn't there.",
            "editor-script": "The editor's script isn't there.",
            "editor-yaml": "A role that the editor can't read.",
        },
    ),
    Group(
        "history",
        "docs/features/history.md",
        {
            "history": "`history` is none of the choices.",
            "history-none": "There is no history here.",
            "history-partial": "Some of the history isn't here.",
            "history-shallow": "Only the newest commits are here.",
        },
    ),
    Group(
        "notify",
        "docs/marketing/notify.md#when-something-is-wrong",
        {
            "indexnow-key": "A key that IndexNow doesn't take.",
            "notify-address": "mkdocs.yml doesn't say the site's address.",
            "notify-later": "A service wants to be told later.",
            "notify-nobody": "Nobody is told.",
            "notify-refused": "A service took nothing.",
            "notify-stopped": "A service could not be told all.",
        },
    ),
    Group(
        "share",
        "docs/features/share.md",
        {
            "share-address": "mkdocs.yml doesn't say the site's address.",
        },
    ),
)
