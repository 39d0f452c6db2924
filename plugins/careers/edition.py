"""What a site publishes of its roles at a moment, read without building it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from careers.aliases import earlier_names
from careers.assembly import Address, Assembly, make_site
from careers.configuration import Configuration
from careers.host import Host
from careers.language import other_codes
from careers.problem import Problem
from careers.role_page import RolePage
from careers.site import Site
from careers.translations import Translations
from careers.units import read_units

# Whether a link leads somewhere only a build knows: other plugins make pages too.
FOR_A_BUILD = frozenset({"link-dead", "link-unpublished"})


@dataclass(frozen=True, slots=True)
class Edition:
    """Every role of a site with its state and address, at the site's `now`.

    `earlier` are the published addresses that lead on, each with the page it leads to.
    `translations` are the roles in the site's other languages, which are no other roles.
    """

    site: Site
    pages: tuple[RolePage, ...]
    earlier: Mapping[str, RolePage]
    translations: tuple[RolePage, ...] = ()


def read_edition(
    configuration: Configuration, now: datetime, keys: Iterable[str] = ()
) -> tuple[Edition, list[Problem]]:
    """The edition of a configuration at a moment (aware), and every problem in its roles.

    `keys` are more that roles may have.
    """
    assembly, address, problems = assemble(configuration, now, keys)
    units = assembly.rules.units
    pages, wrong = assembly.pages()
    taken = set(assembly.paths.values()) - set(assembly.own.values())
    earlier, wrong_names = earlier_names(pages, lambda name: address.of(name) in taken)
    problems += [problem for problem in wrong if problem.code not in FOR_A_BUILD]
    published = {address.of(name): page for name, page in earlier.items() if page.state.is_public}
    translations = []
    for language in assembly.site.languages[1:]:
        other = Translations(
            assembly, language, configuration.settings, configuration.source, Host(), units
        )
        made, wrong = other.pages_of(pages)
        translations += [page for page in made if page.role.translation_of]
        problems += [problem for problem in wrong if problem.code not in FOR_A_BUILD]
    edition = Edition(assembly.site, tuple(pages), published, tuple(translations))
    return edition, sorted({*problems, *wrong_names})


def assemble(
    configuration: Configuration, now: datetime, keys: Iterable[str] = ()
) -> tuple[Assembly, Address, list[Problem]]:
    """What reads the roles of a configuration, their addresses, and what is wrong besides them.

    No feature is loaded, since that runs its code: pages are without what features add, and
    the keys of those that are on are taken as known.
    """
    settings, source = configuration.settings, configuration.source
    docs = configuration.docs
    known = frozenset((*settings.features, *keys))
    others = other_codes(settings.languages, configuration.language)
    units = read_units(configuration.folder / docs, docs, known, configuration.language, others)
    site, problems = make_site(
        settings,
        source,
        url=configuration.url,
        name=configuration.name,
        language=configuration.language,
        now=now.astimezone(settings.zone),
        preview=False,
        units=units,
    )
    address = Address(configuration.directory_urls)
    paths = {f"{docs}/jobs.md": address.listing, **configuration.paths()}
    assembly = Assembly(
        settings, source, site, Host(), configuration.folder, paths, address, units, known
    )
    return assembly, address, [*problems, *units.problems]
