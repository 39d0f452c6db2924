"""`careers notify`: what is told to whom, once, whatever fails."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from careers.cli import cli
from careers.online.google_indexing import quota_day
from careers.online.line import Line

from .conftest import Said
from .github_stand_in import GitHubStandIn
from .services import EMAIL, GoogleStandIn, IndexNowStandIn, account_json, error

SITE = "https://jobs.example.com/careers/"
KEY = "0123456789abcdef0123456789abcdef"
MKDOCS = f"""\
site_name: Jobs
site_url: {SITE}
plugins:
  - careers:
      employer: {{name: Example}}
      timezone: Europe/Athens
      features:
        notify: {{indexnow_key: {KEY}, google: true}}
"""
POSTING = (
    '<script type="application/ld+json">'
    '{"@context": "https://schema.org/", "@type": "JobPosting", "title": "A"}</script>'
)
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass
class Told:
    """A published site in a folder, two services, and the command that tells them of it."""

    folder: Path
    indexnow: IndexNowStandIn
    google: GoogleStandIn
    waited: list[float]
    results: list[Result] = field(default_factory=list)

    def publish(self, where: str = "site", **pages: str) -> None:
        """A site with these pages, each with its lastmod; those called `job_…` are jobs."""
        site = self.folder / where
        urls = []
        for name, lastmod in pages.items():
            is_job = name.startswith("job_")
            path = f"jobs/{name}/" if is_job else f"{name}/"
            page = site / path / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"<h1>{name}</h1>" + POSTING * is_job)
            moment = f"<lastmod>{lastmod}</lastmod>" * bool(lastmod)
            urls.append(f"<url><loc>{SITE}{path}</loc>{moment}</url>")
        site.mkdir(exist_ok=True)
        text = f'<urlset xmlns="{SPACE}">{"".join(urls)}</urlset>'
        (site / "sitemap.xml").write_text(text)
        (site / f"{KEY}.txt").write_text(KEY)
        if where == "published":
            record = {"address": SITE, "found": "published", "files": ["sitemap.xml"]}
            (site / "published.json").write_text(json.dumps({**record, "reason": ""}))

    def again(self, **pages: str) -> None:
        """The site as it is published next."""
        for file in sorted((self.folder / "site").rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
        self.publish(**pages)

    def __call__(self, *arguments: str) -> Result:
        done = CliRunner().invoke(cli, ["notify", *arguments], catch_exceptions=False)
        self.results.append(done)
        return done

    def send(self, *arguments: str) -> Result:
        return self("--send", *arguments)

    def heard(self) -> tuple[list[str], list[str]]:
        """What the two were told since this was last asked, in short."""
        first = [url.removeprefix(SITE).strip("/") for url in self.indexnow.told]
        second = [
            f"{kind.removeprefix('URL_').lower()} {url.removeprefix(SITE).strip('/')}"
            for kind, url in self.google.told
        ]
        self.indexnow.told, self.google.told = [], []
        return first, second

    @property
    def memory(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "notified.json").read_text())
        return found


@pytest.fixture
def told(stand_in, tmp_path, monkeypatch) -> Told:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    (tmp_path / "docs").mkdir()
    first, second = stand_in(), stand_in()
    indexnow = IndexNowStandIn(first, SITE, tmp_path / "site")
    google = GoogleStandIn(second)
    monkeypatch.setenv("CAREERS_INDEXNOW_URL", f"{first.address}/indexnow")
    monkeypatch.setenv("CAREERS_GOOGLE_URL", second.address)
    monkeypatch.setenv("GOOGLE_INDEXING_KEY", account_json())
    waited: list[float] = []

    def line(about: str = "") -> Line:
        return Line(about, wait=waited.append, timeout=2)

    monkeypatch.setattr("careers.commands.notify.Line", line)
    return Told(tmp_path, indexnow, google, waited)


@pytest.fixture
def known(told) -> Told:
    """A site that both know: a home page, a job that stays, one that ends."""
    told.publish(home="2026-11-01", job_a="2026-11-02", job_b="2026-11-03")
    assert told.send().exit_code == 0
    assert told.heard() == ([], [])
    return told


# --- What is told -------------------------------------------------------------------------------


def test_the_first_time_nobody_is_told_and_all_is_noted(told):
    told.publish(home="2026-11-01", job_a="2026-11-02")
    done = told.send()
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        "IndexNow: the first time. 2 pages noted; it is told what changes from now on.\n"
        "Google: the first time. 1 page noted; it is told what changes from now on.\n"
    )
    assert told.heard() == ([], [])
    assert told.memory["services"]["google"]["told"] == {f"{SITE}jobs/job_a/": "2026-11-02"}


def test_what_is_new_changed_and_gone_is_told_once(known):
    known.again(home="2026-11-01", job_a="2026-11-20", job_c="2026-11-21")
    done = known.send()
    assert (done.exit_code, done.stderr) == (0, "")
    assert known.heard() == (
        ["jobs/job_b", "jobs/job_c", "jobs/job_a"],
        ["deleted jobs/job_b", "updated jobs/job_c", "updated jobs/job_a"],
    )
    assert "IndexNow: told 3 of 3.\nGoogle: told 3 of 3.\n" in done.stdout
    for _ in range(2):
        assert known.send().exit_code == 0
        assert known.heard() == ([], [])


def test_a_closed_role_is_told_of_though_its_page_stays(known):
    known.again(home="2026-11-01", job_a="2026-11-02")
    page = known.folder / "site" / "jobs" / "job_b" / "index.html"
    page.parent.mkdir()
    page.write_text('<meta name="robots" content="noindex"><h1>Closed</h1>')
    done = known()
    assert done.stdout == (
        f"For {SITE}:\n"
        "  Page          What    Why                                            Whom\n"
        "  /jobs/job_b/  closed  left the sitemap, and its page says “noindex”  "
        "IndexNow, Google\n"
        "IndexNow: 1 page.\n"
        "Google: 1 page; 199 more may follow today.\n"
        "Nothing was sent. With --send it is.\n"
    )
    assert known.heard() == ([], [])


def test_a_page_that_holds_no_job_any_more_is_not_taken_from_google(known):
    known.again(home="2026-11-01", job_a="2026-11-02", job_b="2026-11-03")
    page = known.folder / "site" / "jobs" / "job_b" / "index.html"
    page.write_text("<h1>Two openings</h1>")
    known.send()
    assert known.heard() == ([], ["updated jobs/job_b"])
    known.again(home="2026-11-01", job_a="2026-11-02")
    page.parent.mkdir()
    page.write_text('<meta http-equiv="refresh" content="0; url=/">')
    known.send()
    assert known.heard() == (["jobs/job_b"], [])


def test_google_hears_of_jobs_only(known):
    known.again(home="2026-11-05", job_a="2026-11-02", job_b="2026-11-03", benefits="2026-11-05")
    known.send()
    assert known.heard() == (["benefits", "home"], [])


def test_a_page_that_says_no_date_any_more_is_no_news(known):
    known.again(home="", job_a="", job_b="2026-10-01")
    known.send()
    assert known.heard() == ([], [])
    known.again(home="2026-11-09", job_a="2026-11-09", job_b="2026-11-09")
    known.send()
    assert known.heard() == (["jobs/job_b"], ["updated jobs/job_b"])


def test_a_dry_run_changes_nothing(known):
    before = known.memory
    known.again(home="2026-11-01")
    assert known().exit_code == 0
    assert known.memory == before
    assert known.heard() == ([], [])
    known.send()
    assert known.heard()[1] == ["deleted jobs/job_a", "deleted jobs/job_b"]


def test_all_is_told_when_it_is_asked_for(told):
    told.publish(home="2026-11-01", job_a="2026-11-02")
    told.send("--all")
    assert told.heard() == (["home", "jobs/job_a"], ["updated jobs/job_a"])
    told.send("--all")
    assert told.heard() == ([], [])


def test_the_first_time_the_sitemap_that_was_published_before_is_compared_with(told):
    before = {"home": "2026-11-01", "job_a": "2026-11-02", "job_b": "2026-11-03"}
    told.publish("published", jobs="2026-11-02", **before)
    told.publish(home="2026-11-01", jobs="2026-11-02", job_a="2026-11-09")
    told.send("--published", "published")
    assert told.heard() == (
        ["jobs/job_b", "jobs/job_a"],
        ["deleted jobs/job_b", "updated jobs/job_a"],
    )
    told.send("--published", "published")
    assert told.heard() == ([], [])


@pytest.mark.parametrize("found", ["nothing", "unknown", "elsewhere", "broken", "missing"])
def test_when_nobody_knows_what_was_published_nothing_is_told(told, found):
    told.publish("published", home="2026-11-01", job_b="2026-11-03")
    record = told.folder / "published" / "published.json"
    said = json.loads(record.read_text())
    if found == "elsewhere":
        said["address"] = "https://elsewhere.example/"
    elif found == "broken":
        (told.folder / "published" / "sitemap.xml").write_text("<urlset")
    else:
        said["found"] = found
    record.write_text(json.dumps(said))
    if found == "missing":
        record.unlink()
    told.publish(home="2026-11-01")
    done = told.send("--published", "published")
    assert done.exit_code == 0
    assert told.heard() == ([], [])


def test_pages_are_told_in_portions_of_ten_thousand(told):
    told.publish(home="")
    urls = "".join(f"<url><loc>{SITE}{n}/</loc></url>" for n in range(10_001))
    sitemap = f'<urlset xmlns="{SPACE}">{urls}</urlset>'
    (told.folder / "site" / "sitemap.xml").write_text(sitemap)
    done = told.send("--all")
    assert done.exit_code == 0
    assert [len(json.loads(asked.body)["urlList"]) for asked in told.indexnow.server.asked] == [
        10_000,
        1,
    ]
    assert "… and 9901 more" in done.stdout


def test_what_is_over_the_quota_goes_the_next_day(known, monkeypatch):
    day = ["2026-11-23"]
    monkeypatch.setattr("careers.commands.notify.quota_day", lambda _now: day[0])
    (known.folder / "mkdocs.yml").write_text(MKDOCS.replace("true", "true, google_per_day: 2"))
    known.again(home="2026-11-01", job_a="2026-11-09", job_c="2026-11-09", job_d="2026-11-09")
    done = known.send()
    assert done.exit_code == 0
    assert "Google: 2 pages; 0 more may follow today. 2 more on the next days" in done.stdout
    assert known.heard()[1] == ["deleted jobs/job_b", "updated jobs/job_c"]
    done = known.send()
    assert known.heard()[1] == []
    assert "Google: the quota of today is used up. 2 more on the next days" in done.stdout
    day[0] = "2026-11-24"
    known.send()
    assert known.heard()[1] == ["updated jobs/job_d", "updated jobs/job_a"]
    known.send()
    assert known.heard()[1] == []


def test_a_day_of_googles_quota_is_californias():
    def day(moment: str) -> str:
        return quota_day(datetime.fromisoformat(moment))

    assert day("2026-11-23T07:59:59+00:00") == "2026-11-22"
    assert day("2026-11-23T08:00:00+00:00") == "2026-11-23"
    assert day("2026-07-01T07:00:00+00:00") == "2026-07-01"


def test_when_suddenly_most_pages_are_over_somebody_is_asked(told):
    told.publish(home="", **{f"job_{n}": "" for n in range(30)})
    told.send()
    told.again(home="", job_1="")
    done = told.send()
    assert done.exit_code == 1
    assert done.stderr == (
        "29 of the 31 pages that IndexNow knows are over. If that is right, add --many; "
        "else look at the build.\nNobody was told anything.\n"
    )
    assert told.heard() == ([], [])
    assert told.send("--many").exit_code == 0
    assert len(told.heard()[1]) == 29


# --- What fails ---------------------------------------------------------------------------------


@pytest.fixture
def changed(known) -> Told:
    """Both are to be told of one job."""
    known.again(home="2026-11-01", job_a="2026-11-20", job_b="2026-11-03")
    return known


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_service_that_is_busy_for_a_moment_is_asked_again(changed, status):
    changed.indexnow.faults = [Said(status), Said(status, headers={"Retry-After": "9"})]
    changed.google.faults = [Said(status), None]
    done = changed.send()
    assert (done.exit_code, done.stderr) == (0, "")
    assert changed.heard() == (["jobs/job_a"], ["updated jobs/job_a"])
    assert 9 in changed.waited


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_service_that_stays_busy_is_told_by_the_next_run(changed, status):
    changed.indexnow.faults = [Said(status)] * 5
    changed.google.faults = [error(status, "Busy", "BUSY")] * 5
    done = changed.send()
    assert done.exit_code == 0
    assert "warning: IndexNow: it answers" in done.stderr
    assert f"warning: Google: it answers {status}: Busy" in done.stderr
    assert changed.heard() == ([], [])
    assert changed.send().exit_code == 0
    assert changed.heard() == (["jobs/job_a"], ["updated jobs/job_a"])


@pytest.mark.parametrize(
    ("status", "fix"),
    [
        (400, "Please report it."),
        (403, f"Open it in a browser: {SITE}{KEY}.txt."),
        (422, "Look at “site_url” and at “indexnow_key”"),
        (410, "Look at https://www.indexnow.org/documentation."),
    ],
)
def test_what_indexnow_refuses_is_said_with_its_repair_and_asked_once(changed, status, fix):
    before = len(changed.indexnow.server.asked)
    changed.indexnow.faults = [Said(status)]
    done = changed.send()
    assert done.exit_code == 1
    assert f"error: IndexNow: it answers {status}. " in done.stderr
    assert fix in done.stderr
    assert len(changed.indexnow.server.asked) == before + 1
    assert changed.heard() == ([], ["updated jobs/job_a"]), "Google is told nevertheless"
    changed.send()
    assert changed.heard() == (["jobs/job_a"], [])


def test_a_page_that_google_will_not_take_is_not_sent_until_it_changes(changed):
    changed.google.wrong = lambda url: "job_a" in url
    done = changed.send()
    assert done.exit_code == 1
    assert f"Google: it answers 400: Invalid URL {SITE}jobs/job_a/." in done.stderr
    assert "It is tried again when the page changes." in done.stderr
    asked = len(changed.google.server.asked)
    assert changed.send().exit_code == 0
    assert len(changed.google.server.asked) == asked
    changed.google.wrong = lambda _url: False
    changed.again(home="2026-11-01", job_a="2026-11-22", job_b="2026-11-03")
    changed.send()
    assert changed.heard()[1] == ["updated jobs/job_a"]


def test_who_is_no_owner_is_told_how_to_become_one(changed):
    said = "Permission denied. Failed to verify the URL ownership."
    changed.google.faults = [error(403, said, "PERMISSION_DENIED")]
    done = changed.send()
    assert done.exit_code == 1
    assert "Failed to verify the URL ownership." in done.stderr
    assert f"Make {EMAIL} an owner of the site in Search Console" in done.stderr
    changed.send()
    assert changed.heard()[1] == ["updated jobs/job_a"]


def test_googles_own_count_of_the_quota_wins(changed):
    changed.google.quota = 0
    done = changed.send()
    assert done.exit_code == 0
    assert "Quota exceeded" in done.stderr
    assert "The rest is told another day." in done.stderr


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (None, "the variable GOOGLE_INDEXING_KEY is missing."),
        (" ", "the variable GOOGLE_INDEXING_KEY is missing."),
        ("sesame", "can't be used: it is no JSON."),
        ("[]", "can't be used: it is no JSON."),
        ('{"type": "authorized_user"}', "it is not the key of a service account."),
        (account_json(client_email=""), "“client_email” is missing in it."),
        (account_json(private_key=7), "“private_key” is missing in it."),
        (account_json(private_key="-----BEGIN sesame"), "“private_key” in it is damaged."),
    ],
)
def test_a_key_that_is_missing_or_wrong_is_never_shown(changed, monkeypatch, key, said):
    if key is None:
        monkeypatch.delenv("GOOGLE_INDEXING_KEY")
    else:
        monkeypatch.setenv("GOOGLE_INDEXING_KEY", key)
    done = changed.send()
    assert done.exit_code == 1
    assert said in done.stderr
    assert "sesame" not in done.output
    assert changed.heard() == (["jobs/job_a"], [])


def test_a_key_that_google_does_not_know_any_more_is_told(changed):
    body = json.dumps({"error": "invalid_grant", "error_description": "Invalid JWT Signature."})
    changed.google.token_faults = [Said(400, body)]
    done = changed.send()
    assert done.exit_code == 1
    assert "Google: Google gives no token: Invalid JWT Signature." in done.stderr
    assert f"Look whether the key of {EMAIL} is still there" in done.stderr


def test_google_without_the_package_says_which(changed, monkeypatch):
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.serialization", None)
    done = changed.send()
    assert 'Install it: pip install "mkdocs-careers[google]".' in done.stderr


# --- Never twice --------------------------------------------------------------------------------


def test_what_was_on_its_way_when_a_run_ended_counts_as_told(changed, monkeypatch):
    def dies(self, batch):
        sys.exit(9)

    with monkeypatch.context() as patch:
        patch.setattr("careers.online.indexnow.IndexNow.tell", dies)
        assert changed.send().exit_code == 9
    assert changed.memory["services"]["indexnow"]["sending"]
    done = changed.send()
    assert "On their way when an earlier run ended: 1 page. That counts as told." in done.stdout
    assert changed.heard() == ([], ["updated jobs/job_a"])


def test_two_runs_at_once_do_not_both_tell(changed):
    from careers.told import locked

    with locked(Path("notified.json")):
        done = changed.send()
    assert done.exit_code == 1
    assert "Another “careers notify” is at work with “notified.json”." in done.stderr
    assert changed.heard() == ([], [])
    changed.send()
    assert changed.heard() == (["jobs/job_a"], ["updated jobs/job_a"])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 2}', '{"version": 1}',
    '{"version": 1, "site": "a", "services": {"google": {}}}'])  # fmt: skip
def test_a_memory_that_cannot_be_read_stops_everything(changed, text):
    (changed.folder / "notified.json").write_text(text)
    done = changed.send()
    assert done.exit_code == 1
    assert "“notified.json” can't be read: " in done.stderr
    assert "Delete it to begin anew" in done.stderr
    assert changed.heard() == ([], [])


def test_a_memory_of_another_site_is_begun_anew(changed):
    text = (changed.folder / "notified.json").read_text()
    (changed.folder / "notified.json").write_text(text.replace(SITE, "https://old.example/"))
    done = changed.send()
    assert done.exit_code == 0
    assert "notified.json is about another site, https://old.example/" in done.stderr
    assert changed.heard() == ([], [])


# --- Recalled from GitHub -----------------------------------------------------------------------


@pytest.fixture
def github(stand_in, monkeypatch) -> GitHubStandIn:
    return GitHubStandIn.beside(stand_in(), monkeypatch)


def test_what_an_earlier_run_kept_is_recalled(changed, github):
    github.keep("notified", "notified.json", (changed.folder / "notified.json").read_bytes())
    (changed.folder / "notified.json").unlink()
    changed.send("--recall")
    assert changed.heard() == (["jobs/job_a"], ["updated jobs/job_a"])


def test_a_file_that_is_there_is_not_recalled(changed, github):
    changed.send("--recall")
    assert github.server.asked == []
    assert changed.heard()[0] == ["jobs/job_a"]


def test_the_very_first_run_has_nothing_to_recall(told, github):
    told.publish(home="2026-11-01")
    done = told.send("--recall")
    assert (done.exit_code, told.heard()) == (0, ([], []))


def test_the_newest_artifact_of_our_own_branch_is_the_one(changed, github):
    mine = (changed.folder / "notified.json").read_bytes()
    github.keep("notified", "notified.json", mine.replace(b"2026-11-02", b"2026-11-30"))
    github.keep("notified", "notified.json", mine)
    github.keep("notified", "notified.json", b"{}", head_repository_id=666)
    github.keep("notified", "notified.json", b"{}", head_branch="a-pull-request")
    github.keep("notified", "notified.json", b"{}", expired=True)
    (changed.folder / "notified.json").unlink()
    changed.send("--recall")
    assert changed.heard() == (["jobs/job_a"], ["updated jobs/job_a"])


def test_when_github_cannot_be_asked_nobody_is_told_rather_than_twice(changed, github):
    (changed.folder / "notified.json").unlink()
    github.server.in_turn(Said(403, '{"message": "Resource not accessible by integration"}'))
    done = changed.send("--recall")
    assert done.exit_code == 1
    assert done.stderr == (
        "GitHub answers 403, Resource not accessible by integration. The token may not do this. "
        "In a workflow, give the job the permission: actions: read.\n"
        "Nobody was told anything.\n"
    )
    assert changed.heard() == ([], [])


@pytest.mark.parametrize("content", [b"no zip", None])
def test_an_artifact_that_is_damaged_is_told(changed, github, content):
    github.keep("notified", "other.json", b"{}", packed=content)
    (changed.folder / "notified.json").unlink()
    done = changed.send("--recall")
    assert done.exit_code == 1
    assert "The artifact “notified” can't be unpacked" in done.stderr


# --- A site that can't be told of ---------------------------------------------------------------


def test_a_site_that_is_not_there_or_has_no_sitemap_is_never_taken_for_an_empty_one(known):
    known.again(home="")
    (known.folder / "site" / "sitemap.xml").write_text("<urlset")
    done = known.send()
    assert (done.exit_code, "The sitemap in site can't be read" in done.stderr) == (1, True)
    (known.folder / "site" / "sitemap.xml").unlink()
    done = known.send()
    assert "There is no sitemap in site, or no page in it." in done.stderr
    done = known.send("nowhere")
    assert "The site can't be read: No such file or directory (nowhere)." in done.stderr
    assert known.heard() == ([], [])


def test_a_site_built_for_another_address_is_not_told_of(known):
    text = MKDOCS.replace(SITE, "https://new.example/")
    (known.folder / "mkdocs.yml").write_text(text)
    done = known.send()
    assert done.exit_code == 1
    assert "The site in site is made for another address" in done.stderr
    assert "Build it with SITE_URL=https://new.example/." in done.stderr


def test_nobody_is_told_where_the_feature_is_off(told):
    (told.folder / "mkdocs.yml").write_text(MKDOCS.partition("      features:")[0])
    done = told.send()
    assert (done.exit_code, done.output) == (
        0,
        "The feature “notify” is off in mkdocs.yml: nobody is told.\n",
    )


def test_the_addresses_of_the_services_can_be_no_unsafe_ones(known, monkeypatch):
    monkeypatch.setenv("CAREERS_GOOGLE_URL", "http://example.com")
    done = known.send()
    assert done.exit_code == 1
    assert "The variable CAREERS_GOOGLE_URL can't be used: “http://example.com”" in done.stderr


def test_on_github_what_went_wrong_is_an_annotation(changed, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    changed.indexnow.faults = [Said(403)]
    done = changed.send()
    assert done.stderr.startswith("::error file=mkdocs.yml,line=1,col=1,title=notify-stopped::")


def test_the_table_may_be_for_github(changed):
    done = changed("--format", "markdown")
    assert "| /jobs/job\\_a/ | changed | the sitemap says 2026-11-20 | IndexNow, Google |" in (
        done.stdout
    )
    assert "- IndexNow: 1 page.\n" in done.stdout


def test_a_new_key_is_one(told):
    keys = {told("--new-key").stdout.strip() for _ in range(3)}
    assert len(keys) == 3
    assert all(len(key) == 32 for key in keys)
