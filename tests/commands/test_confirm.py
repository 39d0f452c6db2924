"""`careers confirm` says of roles that they are open still."""

from __future__ import annotations

import pytest

DAY = ("--as-of", "2026-11-23")
SALES = "---\ntitle: Sales\nlocation: Athens\nposted: 2026-11-02\n{}---\nSell.\n"


def text(careers, name: str = "baker") -> str:
    return (careers.folder / "roles" / f"{name}.md").read_bytes().decode()


@pytest.mark.parametrize("written", ["roles/baker.md", "./roles/baker.md", "baker", "baker.md"])
def test_a_role_is_confirmed_by_its_file_or_its_name(careers, written):
    before = text(careers)

    done = careers("confirm", written, *DAY)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "roles/baker.md is confirmed on 2026-11-23.\nPublish the change as any other.\n"
    )
    added = "posted: 2026-11-02\nconfirmed: 2026-11-23\n"
    assert text(careers) == before.replace("posted: 2026-11-02\n", added)
    assert "2026-11-23" in careers("status", *DAY).stdout


def test_somebody_may_be_named(careers):
    careers("confirm", "baker", *DAY, "--by", " Eleni  Papa ")

    assert "confirmed: 2026-11-23 by Eleni Papa\n" in text(careers)
    assert careers("check").exit_code == 0


def test_several_are_confirmed_at_once(careers):
    careers.write("roles/sales.md", SALES.format("confirmed: 2026-11-03\n"))

    done = careers("confirm", "baker", "roles/sales.md", "baker", *DAY)

    assert done.stdout.count("is confirmed") == 2
    assert text(careers, "sales") == SALES.format("confirmed: 2026-11-23\n")


def test_the_day_is_that_of_the_role(careers):
    careers.write("roles/sales.md", SALES.format("timezone: Pacific/Kiritimati\n"))

    careers("confirm", "sales", "--as-of", "2026-11-23 23:00")

    assert "confirmed: 2026-11-24\n" in text(careers, "sales")


def test_a_role_that_silence_has_paused_is_confirmed_too(careers):
    mkdocs = (careers.folder / "mkdocs.yml").read_text()
    zone = "timezone: Europe/Athens\n"
    careers.write("mkdocs.yml", mkdocs.replace(zone, f"{zone}      pause_after: 90\n"))
    later = ("--as-of", "2027-06-01")
    assert "so it is paused" in careers("status", *later).stdout

    assert careers("confirm", "baker", *later).exit_code == 0
    assert "so it is paused" not in careers("status", *later).stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("status: filled\n", "roles/sales.md is filled, so there is nothing to confirm."),
        ("status: paused\n", "roles/sales.md is paused, so there is nothing to confirm."),
        ("closes: 2026-11-20\n", "roles/sales.md is closed, so there is nothing to confirm."),
        ("opens: 2026-12-01\n", "roles/sales.md is upcoming, so there is nothing to confirm."),
        ("status: draft\n", "roles/sales.md is draft, so there is nothing to confirm."),
    ],
)
def test_what_is_not_open_can_t_be_confirmed(careers, line, said):
    careers.write("roles/sales.md", SALES.format(line))
    before = text(careers)

    done = careers("confirm", "baker", "sales", *DAY)

    assert done.exit_code == 2
    assert said in done.stderr
    assert text(careers) == before


def test_a_role_with_openings_names_them(careers):
    careers.write("roles/sales/index.md", "# Sales\n\nSell.\n")
    careers.write("roles/sales/athens.md", "---\nlocation: Athens\nposted: 2026-11-02\n---\n")

    done = careers("confirm", "sales", *DAY)
    assert done.exit_code == 2
    assert "its openings are confirmed: roles/sales/athens.md." in " ".join(done.stderr.split())
    assert careers("confirm", "sales/athens", *DAY).exit_code == 0
    assert "confirmed: 2026-11-23" in text(careers, "sales/athens")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("roles/bakre.md", "There is no role “roles/bakre.md”. Did you mean “roles/baker.md”?"),
        ("bakre", "There is no role “bakre”. Did you mean “baker”?"),
        ("../../etc/passwd", "There is no role “../../etc/passwd”."),
        ("site_src/index.md", "There is no role “site_src/index.md”."),
    ],
)
def test_a_file_that_is_no_role_is_told(careers, written, said):
    done = careers("confirm", written, *DAY)

    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_a_role_with_a_problem_is_mended_first(careers):
    careers.write("roles/sales.md", SALES.format("closes: 2026-02-31\n"))

    done = careers("confirm", "sales", *DAY)

    assert done.exit_code == 1
    assert done.stderr.startswith("roles/sales.md:5:9: error: ")
    assert done.stderr.endswith("1 error; nothing was written.\n")
    # A problem elsewhere keeps nobody from confirming.
    assert careers("confirm", "baker", *DAY).exit_code == 0


def test_a_mark_at_the_beginning_and_the_ends_of_lines_stay(careers):
    file = careers.folder / "roles" / "baker.md"
    before = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)

    careers("confirm", "baker", *DAY)

    added = b"posted: 2026-11-02\r\nconfirmed: 2026-11-23\r\n"
    assert file.read_bytes() == before.replace(b"posted: 2026-11-02\r\n", added)


def test_a_role_has_to_be_named(careers):
    assert careers("confirm").exit_code == 2
