"""Texts with a number in them, in the form that the number takes in their language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from careers.site import Site
from careers.wording import locale_of

Forms = Mapping[str, str]  # a text by the plural category of CLDR: one, other, …


def counted(forms: Forms, count: int, site: Site, **values: str) -> str:
    """A text of the catalogue for a number: `1 open role`, `1,234 open roles`.

    `forms` are the text's own in the catalogue, such as `{"one": …, "other": …}`; a form that
    a language doesn't tell apart is that of `other`. The text's `{count}` is the number.
    https://cldr.unicode.org/index/cldr-spec/plural-rules
    """
    form = _form_of(count, site.language_of_words)
    return forms.get(form, forms["other"]).format(count=number_text(count, site), **values)


def number_text(number: int, site: Site) -> str:
    """A number as it is written where the site is read: `1,234`, `1.234`, `1 234`."""
    return _number_text(number, site.locale)


def minutes_text(minutes: int, site: Site) -> str:
    """A length of time in its short form: `4 min`, `4 Min.`, `4 λ.`."""
    return _minutes_text(minutes, site.locale)


@lru_cache(maxsize=4096)
def _form_of(count: int, language: str) -> str:
    return str(locale_of(language).plural_form(count))


@lru_cache(maxsize=4096)
def _number_text(number: int, locale: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=locale_of(locale)))


@lru_cache(maxsize=1024)
def _minutes_text(minutes: int, locale: str) -> str:
    from babel.units import format_unit

    return str(format_unit(minutes, "duration-minute", "short", locale=locale_of(locale)))
