"""What a site publishes of its roles at a moment, read without building it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from careers.aliases import earlier_names
from careers.assembly import Address, Assembly, make_site
from careers.configuration import Configuration
from careers.held_back import HeldBack
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
    configuration: Configuration,
    now: datetime,
    keys: Iterable[str] = (),
    folder: Path | None = None,
) -> tuple[Edition, list[Problem]]:
    """The edition of a configuration at a moment (aware), and every problem in its roles.

    `keys` are more that roles may have; `folder` is where roles are, if not in the project.
    """
    assembly, address, problems = assemble(configuration, now, keys, folder)
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


def held_edition(
    configuration: Configuration, now: datetime
) -> tuple[Edition, list[Problem], HeldBack]:
    """The edition with roles that have errors as they last were, and what is held back.

    The problems are those of the files of today.
    """
    settings = configuration.settings
    back = HeldBack(configuration.folder, settings.roles_dir, now, configuration.language)
    edition, problems = read_edition(configuration, now)
    while wrong := [one for one in problems if one.severity == "error"]:
        back.tell(wrong)
        if not all(back.is_in(one.path) for one in wrong):
            break
        if not back.step(one.path for one in wrong):
            break
        with TemporaryDirectory(prefix="careers-held-") as folder:
            roles = back.write(Path(folder))
            edition, problems = read_edition(configuration, now, folder=roles)
    return edition, problems, back


def assemble(
    configuration: Configuration,
    now: datetime,
    keys: Iterable[str] = (),
    folder: Path | None = None,
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
        settings,
        source,
        site,
        Host(),
        configuration.folder,
        paths,
        address,
        units,
        known,
        folder=folder,
    )
    return assembly, address, [*problems, *units.problems]
