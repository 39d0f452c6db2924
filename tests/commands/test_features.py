"""`careers features`."""

from __future__ import annotations

import json
import re


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


def test_before_a_build_no_feature_has_a_time(careers):
    done = careers("features")
    assert "   time:" not in done.stdout
    assert "How long each takes is known after the next “careers build”." in done.stdout


def test_after_a_build_each_feature_has_its_time_and_its_share(careers):
    assert careers("build", "--as-of", "2026-11-23").exit_code == 0
    lines = careers("features").stdout.splitlines()
    [time] = [line for line in lines if line.startswith("   time: ") and "role_json_ld" in line][:1]
    assert re.match(r"   time: .* m?s, [0-9.]+ % of the build: ", time)
    assert re.fullmatch(
        r"The times are those of the last build, of \d+ roles? in [\d.]+ m?s, on .* at \d\d:\d\d\.",
        lines[-1],
    )


def test_a_program_is_told_the_same(careers):
    before = json.loads(careers("features", "--format", "json").stdout)
    assert before["build"] is None
    careers("build", "--as-of", "2026-11-23")
    after = json.loads(careers("features", "--format", "json").stdout)

    assert after["problems"] == []
    assert after["build"]["roles"] >= 1
    assert after["build"]["seconds"] > 0
    first = after["features"][0]
    assert (first["name"], first["hooks"]) == (
        "job_posting",
        ["check_site", "check_role", "role_json_ld"],
    )
    assert first["origin"].startswith("mkdocs-careers ")
    assert first["file"].endswith("careers/features/job_posting/__init__.py")
    assert first["time"]["hooks"]["check_site"]["calls"] == 1
    assert 0 < first["time"]["seconds"] < after["build"]["seconds"]
    assert 0 < first["time"]["share"] < 1
    assert before["features"][0]["time"] is None


def test_a_program_is_told_why_there_are_none(careers):
    text = (careers.folder / "mkdocs.yml").read_text()
    careers.write("mkdocs.yml", text.replace("employer:", "employed:"))
    done = careers("features", "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["problems"]


def test_times_that_cannot_be_kept_or_read_stop_nothing(careers):
    (careers.folder / ".cache").write_text("a file where the folder would be")
    assert careers("build", "--as-of", "2026-11-23").exit_code == 0
    assert "is known after the next" in careers("features").stdout
