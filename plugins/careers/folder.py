"""The folder of roles: files that are a role each, and folders of a role with its openings.

Beside each file its translations may stand: `sales.de.md` beside `sales.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from careers.language import Named, meant, name_of, named
from careers.problem import Problem, Spot
from careers.role_file import read_text
from careers.slug import SLUG, slugify

INDEX = "index.md"


@dataclass(frozen=True, slots=True)
class RoleFile:
    """One file: its path (`roles/sales.md`), and its text unless it could not be read."""

    path: str
    text: str | None


@dataclass(frozen=True, slots=True)
class RoleFiles:
    """The file of a role (None where its folder has none) and those of its openings.

    `translations` are those of all of these, each with the code of its language.
    """

    role: RoleFile | None
    openings: tuple[RoleFile, ...] = ()
    translations: tuple[tuple[str, RoleFile], ...] = ()

    @property
    def all(self) -> tuple[RoleFile, ...]:
        """Each of these files."""
        own = (self.role,) if self.role else ()
        return (*own, *self.openings, *(file for _, file in self.translations))


def read_files(
    folder: Path, name: str, languages: Sequence[str] = ()
) -> tuple[list[RoleFiles], list[Problem]]:
    """Every role's files with their texts; `name` is how problems call the folder.

    `languages` are the codes of those that the site has, its own first; none where it has one.
    A file that can't be a role is left out, and is a problem.
    """
    if not folder.is_dir():
        fix = f"Make a folder “{name}” beside mkdocs.yml and put one Markdown file a role into it."
        return [], [Spot(name).error("folder-missing", "The folder of roles is missing.", fix)]
    walk = _Walk(folder.resolve().parent, languages)
    return list(walk.roles(folder, name)), walk.problems


def role_paths(folder: Path, name: str) -> Iterator[str]:
    """The path of every file that is a role, or would be one but for what it says."""
    for file in sorted(folder.glob("*.md")):
        if is_role_name(file.name) and not file.is_dir():
            yield f"{name}/{file.name}"
    for file in sorted(folder.glob("*/*.md")):
        if SLUG.fullmatch(file.parent.name) and (file.name == INDEX or is_role_name(file.name)):
            yield f"{name}/{file.parent.name}/{file.name}"


def translation_paths(
    folder: Path, name: str, languages: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Each translation's path with that of its role, and its language; as `role_paths` has them.

    `languages` are the codes of the site's languages, its own first.
    """
    if len(languages) < 2:
        return
    roles = set(role_paths(folder, name))
    for file in sorted([*folder.glob("*.md"), *folder.glob("*/*.md")]):
        path = f"{name}/{file.relative_to(folder).as_posix()}"
        found = named(path)
        code = meant(found.code, languages[1:])
        if code and found.original in roles and not file.is_dir():
            yield path, found.original, code


def is_role_name(name: str) -> bool:
    """Whether a file of this name is a role, or would be one but for what it says."""
    return bool(SLUG.fullmatch(name.removesuffix(".md"))) and name not in (INDEX, "readme.md")


def is_beside(name: str) -> bool:
    """Whether a file is what an editor keeps beside the file that somebody writes."""
    is_vim_trying = name == "4913"  # whether it can write
    ends = ("~", ".swp", ".swx", ".tmp")
    return name.startswith((".#", "#", ".~")) or name.endswith(ends) or is_vim_trying


def slug_of(path: str) -> str:
    """`roles/sales.md` and `roles/sales/index.md` -> `sales`; `roles/sales/x.md` -> `sales/x`."""
    return path.partition("/")[2].removesuffix(f"/{INDEX}").removesuffix(".md")


class _Walk:
    """Looks at the folder, and at the folders in it; collects problems on the way."""

    def __init__(self, project: Path, languages: Sequence[str]) -> None:
        self.project = project
        self.languages = languages
        self.problems: list[Problem] = []

    def roles(self, folder: Path, name: str) -> Iterator[RoleFiles]:
        files, translated = self._translations(self._entries(folder, name), name)
        names = {file.name for file in files}
        folders = {file.name for file in files if _is_folder(file)}
        for file in files:
            path = f"{name}/{file.name}"
            if file.name not in folders:
                if file.stem in folders and file.suffix == ".md":
                    self._beside_folder(folder / file.stem, Spot(path))
                if read := self._file(file, path, names):
                    yield RoleFiles(read, translations=tuple(translated.get(file.name, ())))
            elif not SLUG.fullmatch(file.name):
                message = f"“{file.name}” would make an address that is hard to write down."
                better = slugify(file.name.removesuffix(".md")) or "sales-account-executive"
                fix = f"Call the folder “{better}”: small letters, figures and “-” only."
                self._tell(Spot(path), "role-name", message, fix)
            elif files_of_role := self._folder(file, path):
                yield files_of_role

    def _folder(self, folder: Path, name: str) -> RoleFiles | None:
        """A role's folder: `index.md` describes it, the files beside it are its openings."""
        files, translated = self._translations(self._entries(folder, name), name)
        names = {file.name for file in files}
        markdown = [file.name for file in files if file.suffix == ".md" and not file.is_dir()]
        if not markdown:
            if files:
                message = f"“{folder.name}” is a folder without a role."
                fix = "A role's folder has an index.md; pictures go into site_src/assets/."
                self._tell(Spot(name), "role-folder", message, fix)
            return None
        if INDEX not in markdown:
            listed = ", ".join(markdown[:3]) + (", …" if len(markdown) > 3 else "")
            message = f"The folder “{folder.name}” has openings ({listed}) and no role."
            fix = f"Write {name}/{INDEX} with the title and the text that they share."
            self._tell(Spot(f"{name}/{markdown[0]}"), "opening-without-role", message, fix)
        role = None
        openings = []
        for file in files:
            path = f"{name}/{file.name}"
            if file.is_dir():
                message = f"“{file.name}” is a folder inside of the role “{folder.name}”."
                fix = f"Put its files beside {name}/{INDEX}: openings have no folders of their own."
                self._tell(Spot(path), "opening-folder", message, fix)
            elif read := self._file(file, path, names):
                if file.name == INDEX:
                    role = read
                else:
                    openings.append(read)
        found = tuple(one for of_file in translated.values() for one in of_file)
        return RoleFiles(role, tuple(openings), found)

    def _translations(
        self, files: list[Path], folder: str
    ) -> tuple[list[Path], dict[str, list[tuple[str, RoleFile]]]]:
        """The other files of a folder, and its translations by the names of what they translate."""
        names = {file.name for file in files if not file.is_dir()}
        others: list[Path] = []
        found: dict[str, list[tuple[str, RoleFile]]] = {}
        for file in files:
            name = named(file.name)
            if not name.code or file.name not in names:
                others.append(file)
                continue
            spot = Spot(f"{folder}/{file.name}")
            code = meant(name.code, self.languages[1:])
            of_role = found.setdefault(name.original, [])
            if problem := self._misnamed(name, spot, names, [code for code, _ in of_role]):
                self.problems.append(problem)
                continue
            text = read_text(file, self.project, spot)
            if isinstance(text, Problem):
                self.problems.append(text)
            else:
                of_role.append((code, RoleFile(spot.path, text)))
        return others, found

    def _misnamed(
        self, name: Named, spot: Spot, names: set[str], before: Sequence[str]
    ) -> Problem | None:
        """Why a file that says a language can't be a translation."""
        file = spot.path.rpartition("/")[2]
        language = name_of(name.code, "en")
        plain = f"{slugify(file.removesuffix('.md')) or 'sales-account-executive'}.md"
        own = self.languages[0] if self.languages else ""
        if meant(name.code, [own]):
            message = f"“{file}” says that it is in {language}, as every file without it is."
            fix = f"Call it “{name.original}”."
            if name.original in names:
                fix = f"“{name.original}” is there already; delete one of the two."
            return spot.error("translation-of-none", message, fix)
        code = meant(name.code, self.languages[1:])
        if not code:
            message = f"“{file}” would be in {language}, which is no language of this site."
            fix = (
                f"Add “{name.code}” to “languages:” below “careers:” in mkdocs.yml; or call the "
                f"file “{plain}”, if it is no translation."
            )
            return spot.error("translation-language", message, fix)
        if name.original not in names:
            beside = f"{spot.path.rpartition('/')[0]}/{name.original}"
            message = f"“{file}” is a translation, and there is no “{name.original}” beside it."
            fix = f"Write {beside} first, with the dates, the place and the pay."
            return spot.error("translation-of-none", message, fix)
        if code in before:
            message = f"There is a translation of “{name.original}” into {language} already."
            return spot.error("translation-twice", message, "Delete one of the two.")
        return None

    def _entries(self, folder: Path, name: str) -> list[Path]:
        try:
            found = sorted(folder.iterdir())
        except OSError as error:
            message = f"The folder “{name}” can't be opened: {str(error.strerror).lower()}."
            self._tell(Spot(name), "folder-unreadable", message)
            return []
        return [
            file
            for file in found
            if not file.name.startswith((".", "~$"))
            and not is_beside(file.name)
            and file.name.lower() != "readme.md"
        ]

    def _file(self, file: Path, path: str, names: set[str]) -> RoleFile | None:
        """A role's file among `names`; None when its name or its kind can't be one."""
        spot = Spot(path)
        in_folder = path.count("/") > 1
        if problem := _name_problem(file, spot, names, in_folder):
            self.problems.append(problem)
            return None
        text = read_text(file, self.project, spot)
        if isinstance(text, Problem):
            self.problems.append(text)
            return RoleFile(path, None)
        return RoleFile(path, text)

    def _beside_folder(self, folder: Path, spot: Spot) -> None:
        """A file and a folder of one name: what HR meant is one of two things."""
        name = folder.name
        if (folder / INDEX).exists():
            message = f"“{name}.md” and “{name}/{INDEX}” would get the same address."
            fix = f"Delete one of them. If “{name}.md” is an opening, move it into the folder."
            self._tell(spot, "role-twice", message, fix)
        elif any(folder.glob("*.md")):
            message = f"“{name}.md” stands beside the folder “{name}”, which has openings."
            fix = f"Move it to {folder.parent.name}/{name}/{INDEX}."
            self._tell(spot, "role-beside-folder", message, fix)

    def _tell(self, spot: Spot, code: str, message: str, fix: str = "") -> None:
        self.problems.append(spot.error(code, message, fix))


def _is_folder(file: Path) -> bool:
    return file.is_dir() and not file.is_symlink()


def _name_problem(file: Path, spot: Spot, names: set[str], in_folder: bool) -> Problem | None:
    if not file.is_file() and file.exists() and not file.is_dir():
        return spot.error(
            "role-not-a-file", f"“{file.name}” is not a file with text.", "Delete it."
        )
    stem = file.name.partition(".")[0] if file.suffix != ".md" else file.stem
    if file.suffix == ".md" and SLUG.fullmatch(stem):
        if file.name == INDEX and not in_folder:
            message = f"“{INDEX}” can't be a role. That address is the list of roles."
            fix = "Call it after the role; text above the list goes into site_src/jobs.md."
            return spot.error("role-reserved", message, fix)
        return None
    better = f"{slugify(stem) or 'sales-account-executive'}.md"
    if file.suffix != ".md":
        fix = f"If it is a role, call it “{better}”; pictures go into site_src/assets/."
        return spot.error("role-not-markdown", f"“{file.name}” is not a Markdown file.", fix)
    message = f"“{file.name}” would make an address that is hard to write down."
    fix = f"Call it “{better}”: small letters, figures and “-” only."
    if better in names and better != file.name:
        message = f"“{file.name}” and “{better}” would get the same address."
        fix = "Delete one of them, or give it a name of its own."
    return spot.error("role-name", message, fix)
