"""`careers features`."""

from __future__ import annotations


def test_what_is_on_is_shown_in_order_with_its_options(careers):
    done = careers("features")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0].startswith("1. job_posting from mkdocs-careers ")
    assert "   hooks: check_site, check_role, role_json_ld" in lines
    assert any(line.startswith("2. application_form from mkdocs-careers ") for line in lines)
    assert '   email: "jobs@example.com"' in lines
    assert '   way: "email"  (default)' in lines


def test_an_unknown_feature_is_told_with_the_nearest(careers):
    text = (careers.folder / "mkdocs.yml").read_text().replace("job_posting", "job_postings")
    careers.write("mkdocs.yml", text)
    done = careers("features")
    assert done.exit_code == 1
    assert "There is no feature “job_postings”. Did you mean “job_posting”?" in done.stderr


def test_help_is_clear_everywhere(careers):
    assert "Make a careers site" in careers("--help").stdout
    for command in ("build", "serve", "check", "status", "new", "features"):
        done = careers(command, "-h")
        assert done.exit_code == 0
        assert done.stdout.startswith(f"Usage: careers {command}")
