"""`careers fix` writes the front matter of files as it is read."""

from __future__ import annotations

import os
import subprocess

import pytest

SLIPS = "TITLE: Baker\nlocation: Athens\n---\n\n* Bread – “ours”.\t\n"
RIGHT = "---\ntitle: Baker\nlocation: Athens\n---\n\n* Bread – “ours”.\t\n"
NOTES = (
    "roles/sales.md:1:1: note: The front matter has no “---” line before it; it was read as if it"
    " had. Add a line “---” above it.\n"
    "roles/sales.md:1:1: note: “TITLE:” was read as “title:”. Write “title:”.\n"
)


def data(careers, path: str) -> bytes:
    return (careers.folder / path).read_bytes()


def write(careers, path: str, data: bytes) -> None:
    (careers.folder / path).parent.mkdir(parents=True, exist_ok=True)
    (careers.folder / path).write_bytes(data)


def test_slips_are_written_as_they_are_read(careers):
    careers.write("roles/sales.md", SLIPS)
    before = data(careers, "roles/baker.md")

    done = careers("fix")

    assert (done.exit_code, done.stdout) == (0, NOTES)
    assert done.stderr == "1 of 2 files was changed.\n"
    assert data(careers, "roles/sales.md") == RIGHT.encode()
    assert data(careers, "roles/baker.md") == before


def test_there_is_nothing_to_fix_a_second_time(careers):
    careers.write("roles/sales.md", SLIPS)
    careers("fix")

    done = careers("fix", "--check", "--diff")

    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing to fix in 2 files.\n")


def test_a_check_writes_nothing_and_fails(careers):
    careers.write("roles/sales.md", SLIPS)

    done = careers("fix", "--check")

    assert (done.exit_code, done.stdout) == (1, NOTES)
    assert done.stderr == "1 of 2 files would change.\n"
    assert data(careers, "roles/sales.md") == SLIPS.encode()


def test_a_diff_writes_nothing(careers):
    careers.write("roles/sales.md", SLIPS)

    done = careers("fix", "--diff")

    assert done.exit_code == 0
    assert done.stdout == (
        "--- a/roles/sales.md\n+++ b/roles/sales.md\n@@ -1,4 +1,5 @@\n"
        "-TITLE: Baker\n+---\n+title: Baker\n location: Athens\n ---\n \n"
    )
    assert data(careers, "roles/sales.md") == SLIPS.encode()
    assert careers("fix", "--diff", "--check").exit_code == 1


BODY = "## Job brief\n\nBread.\n"


@pytest.mark.parametrize(
    "text",
    [
        SLIPS,
        SLIPS.removesuffix("\n"),
        SLIPS.replace("\n", "\r\n"),
        SLIPS.replace("\n", "\r\n").removesuffix("\r\n"),
        SLIPS.replace("\n", "\r"),
        f"\ufeff{SLIPS}",
        "---\r\nTitle: Baker\r\nlocation: Athens",
        f"\n\n---\nTitle :\tBäcker\nlocation:\n• Athens\n–––\n{BODY}",
        f"---\ntitle: Bread\x0band\u2028butter\npay note:x\n---\n{BODY}",
    ],
)
def test_git_applies_the_diff_to_the_same_bytes(careers, text):
    write(careers, "roles/sales.md", text.encode())
    patch = careers("fix", "--diff").stdout_bytes
    git = ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn"]
    subprocess.run(["git", "init", "-q"], cwd=careers.folder, check=True)

    subprocess.run(git, input=patch, cwd=careers.folder, check=True)

    applied = data(careers, "roles/sales.md")
    assert applied != text.encode()
    write(careers, "roles/sales.md", text.encode())
    careers("fix")
    assert data(careers, "roles/sales.md") == applied


@pytest.mark.parametrize("text", [SLIPS, f"\ufeff{SLIPS}", SLIPS.rstrip("\n")])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_is_no_slip_stays_byte_for_byte(careers, text, end):
    write(careers, "roles/sales.md", text.replace("\n", end).encode())

    careers("fix", "sales")

    mark, right = ("\ufeff", RIGHT) if text[0] == "\ufeff" else ("", RIGHT)
    right = right if text.endswith("\n") else right.rstrip("\n")
    assert data(careers, "roles/sales.md").decode() == mark + right.replace("\n", end)


@pytest.mark.parametrize(
    "written", ["roles/sales.md", "./roles/sales.md", "sales", "sales.md", "roles/sales"]
)
def test_files_are_named_as_everywhere(careers, written):
    careers.write("roles/sales.md", SLIPS)
    careers.write("roles/cook.md", SLIPS)
    written = f"{careers.folder}/roles/sales.md" if written == "roles/sales" else written

    assert careers("fix", written).stderr == "1 of 1 file was changed.\n"

    assert data(careers, "roles/sales.md") == RIGHT.encode()
    assert data(careers, "roles/cook.md") == SLIPS.encode()


@pytest.mark.parametrize(
    "path",
    [
        "roles/sales/index.md",
        "roles/sales/boston.md",
        "roles/Not A Name.md",
        "site_src/offices/oslo.md",
        "site_src/departments/sales.md",
    ],
)
def test_openings_departments_and_offices_are_fixed_too(careers, path):
    write(careers, path, SLIPS.encode())

    careers("fix", path)

    assert data(careers, path) == RIGHT.encode()


def test_keys_of_offices_are_known_in_offices_alone(careers):
    careers.write("site_src/offices/oslo.md", "---\nCity: Oslo\ncuntry: Norway\n---\n")
    careers.write("roles/sales.md", "---\nCity: Oslo\n---\n")

    careers("fix")

    assert data(careers, "site_src/offices/oslo.md") == b"---\ncity: Oslo\ncountry: Norway\n---\n"
    assert data(careers, "roles/sales.md") == b"---\nCity: Oslo\n---\n"


def test_translations_are_fixed_too(careers):
    mkdocs = (careers.folder / "mkdocs.yml").read_text()
    zone = "timezone: Europe/Athens\n"
    careers.write("mkdocs.yml", mkdocs.replace(zone, f"{zone}      languages: [en, de]\n"))
    for path in ("roles/baker.de.md", "site_src/departments/sales.de.md"):
        careers.write(path, "---\nTitel: Bäcker\n---\nBrot.\n")

    careers("fix")

    for path in ("roles/baker.de.md", "site_src/departments/sales.de.md"):
        assert data(careers, path).decode() == "---\ntitle: Bäcker\n---\nBrot.\n"


def test_pages_of_marketing_are_left_alone(careers):
    careers.write("site_src/about.md", "---\nTitle: About\n---\n")

    assert careers("fix").exit_code == 0
    done = careers("fix", "site_src/about.md")

    assert done.exit_code == 2
    assert "There is no role, department or office “site_src/about.md”." in done.stderr
    assert data(careers, "site_src/about.md") == b"---\nTitle: About\n---\n"


def test_an_unknown_file_is_told_with_the_nearest(careers):
    done = careers("fix", "roles/bakr.md")

    assert done.exit_code == 2
    assert "There is no role, department or office “roles/bakr.md”. " in done.stderr
    assert "Did you mean “roles/baker.md”?" in done.stderr


def test_a_file_that_can_t_be_read_says_so_and_the_others_are_fixed(careers):
    write(careers, "roles/cook.md", "Title: K\u00f6chin".encode("latin-1"))
    write(careers, "roles/word.md", b"PK\x03\x04\0\0")
    write(careers, "roles/empty.md", b"")
    careers.write("roles/sales.md", SLIPS)

    done = careers("fix")

    assert done.exit_code == 1
    assert "roles/cook.md:1:9: error: “cook.md” is not saved as UTF-8" in done.stderr
    assert "roles/word.md:1:1: error: “word.md” is not a text file." in done.stderr
    assert done.stderr.endswith("1 of 5 files was changed.\n")
    assert data(careers, "roles/sales.md") == RIGHT.encode()


def test_what_is_no_file_says_so_and_the_others_are_fixed(careers):
    folder = careers.folder / "roles"
    os.mkfifo(folder / "pipe.md")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "outside.md").symlink_to("/etc/hostname")
    (folder / "folder.md").mkdir()
    careers.write("roles/sales.md", SLIPS)

    done = careers("fix")

    assert done.exit_code == 1
    assert "roles/pipe.md:1:1: error: “pipe.md” is not a file with text." in done.stderr
    assert "roles/loop.md:1:1: error: “loop.md” can't be opened" in done.stderr
    assert "roles/outside.md:1:1: error: “outside.md” is a link to a file outside" in done.stderr
    assert done.stderr.endswith("1 of 5 files was changed.\n")
    assert data(careers, "roles/sales.md") == RIGHT.encode()


def test_a_file_that_can_t_be_written_says_so_and_the_others_are_fixed(careers, monkeypatch):
    careers.write("roles/cook.md", SLIPS)
    careers.write("roles/sales.md", SLIPS)
    from careers.commands import fix

    def write_over(file, new):
        if file.name == "cook.md":
            raise PermissionError(13, "Permission denied")
        file.write_bytes(new)

    monkeypatch.setattr(fix, "write_over", write_over)
    done = careers("fix")

    assert done.exit_code == 1
    assert "roles/cook.md:1:1: error: “cook.md” can't be written: permission denied." in done.stderr
    assert done.stderr.endswith("1 of 3 files was changed.\n")
    assert data(careers, "roles/sales.md") == RIGHT.encode()


def test_what_can_t_be_written_otherwise_is_told_and_left(careers):
    text = "---\ntitle: **# one**\n---\n"
    careers.write("roles/sales.md", text)

    done = careers("fix")

    assert (done.exit_code, done.stdout) == (0, "")
    assert "roles/sales.md:2:8: note: “**” was taken out of “# one”" in done.stderr
    assert data(careers, "roles/sales.md") == text.encode()


def test_errors_are_left_to_people(careers):
    text = "---\ntitle: Baker\nlocaton: Athens\nlocation: Oslo, NO\nposted: 2026-13-02\n---\n"
    careers.write("roles/sales.md", text)

    assert careers("fix").stderr == "Nothing to fix in 2 files.\n"
    assert data(careers, "roles/sales.md") == text.encode()


def test_a_configuration_that_can_t_be_read_stops_it(careers):
    done = careers("fix", "-f", "other.yml")

    assert done.exit_code == 1
    assert "other.yml" in done.stderr


def test_a_link_stays_a_link_and_a_file_keeps_its_rights(careers):
    careers.write("texts/sales.txt", SLIPS)
    target = careers.folder / "texts/sales.txt"
    target.chmod(0o640)
    (careers.folder / "roles/sales.md").symlink_to(target)

    careers("fix")

    assert (careers.folder / "roles/sales.md").is_symlink()
    assert target.read_text() == RIGHT
    assert target.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in target.parent.iterdir()] == ["sales.txt"]


def built(careers) -> dict[str, bytes]:
    """The site as it is published."""
    done = careers("build", "--as-of", "2026-11-23")
    assert done.exit_code == 0, done.output
    site = careers.folder / "site"
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def test_what_is_published_is_the_same_before_and_after(careers):
    mkdocs = (careers.folder / "mkdocs.yml").read_text()
    zone = "timezone: Europe/Athens\n"
    careers.write("mkdocs.yml", mkdocs.replace(zone, f"{zone}      languages: [en, de]\n"))
    body = "## Job brief\r\n\r\n* **Bake** “bread”\u00a0\r\n"
    files = {
        "roles/baker.md": "\n---\nTITLE :\t“Baker: Nights”\nlocaton:\n• Athens\n"
        "posted:2026-11-02\nskills: • Dough • Ovens\n“Pay”: 18 EUR\u00a0per hour\n"
        f"benefits: bread\nand cake\n---\n{body}",
        "roles/baker.de.md": f"Titel: **Bäcker**\nskills:\n1. Teig\n2. Öfen\n\n{body}",
        "roles/sales/index.md": f"# Sales\n\ndepartment : Sales\nteam: *North*\n\n{body}",
        "roles/sales/athens.md": "---\nLocation: Athens\nLocation: Athens\n  posted: 2026-11-02",
        "site_src/departments/support.md": f"--- title: Support\nsumary: «We sell»\n***\n{body}",
        "site_src/offices/oslo.md": "–––\nCity: Oslo\ncuntry: NO\n",
    }
    for path, text in files.items():
        write(careers, path, text.encode())
    before = built(careers)
    assert {"jobs/baker/index.html", "de/jobs/baker/index.html", "jobs/sales/athens/index.html"} < (
        before.keys()
    )

    assert careers("fix").exit_code == 0

    assert all(data(careers, path) != text.encode() for path, text in files.items())
    assert built(careers) == before
    assert careers("fix", "--check").exit_code == 0
