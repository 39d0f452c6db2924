"""Applications, sent by a real browser to the inbox: what arrives is what was written."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Locator, Page, expect

from careers.inbox.play import PLAYS

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 812}
# What somebody may write, and what is hardest to bring through unchanged.
LINE = "Ñandú “O'Neil” <b>&amp; 👩🏽‍🍳 %22 \\ + ="
TEXT = f"{LINE}\nSecond & last\n\n\ttabbed 🍞"
PDF = bytes(range(256)) * 4096  # 1 MB of every byte there is
VIOLATIONS = """
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@dataclass
class Filled:
    """What was written into a form, as it has to arrive: names with bytes, in their order."""

    parts: list[tuple[str, bytes]] = field(default_factory=list)


@pytest.fixture
def go(browser, applying):
    """A function that opens a role's page, with what went wrong on it."""
    contexts = []

    def open_page(role: str = "baker", *, site: str = "", **options) -> Page:
        context = browser.new_context(**{"viewport": DESKTOP, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        if options.get("java_script_enabled", True):
            page.add_init_script(VIOLATIONS)
        page.said = []
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("console", lambda line: page.said.append(line.text) if line.type == "error" else 0)
        page.goto(
            f"{site or applying.by_script}jobs/{role}" + ("" if "?" in role else "/"),
            wait_until="load",
        )
        return page

    yield open_page
    applying.inbox.play = PLAYS["accept"]
    for context in contexts:
        context.close()


@pytest.fixture
def cv(tmp_path) -> Path:
    file = tmp_path / 'cv ü "final".pdf'
    file.write_bytes(PDF)
    return file


def fill(page: Page, cv: Path | None) -> Filled:
    """Fill in every field that there is, in its order; what has to arrive."""
    form = page.locator("form[data-careers-form]")
    filled = Filled()
    for part in form.locator("input, textarea, select").all():
        name, kind = part.get_attribute("name"), part.get_attribute("type") or "textarea"
        if not name or kind == "submit":
            continue
        value = part.get_attribute("value") or ""
        if kind == "hidden" or part.get_attribute("tabindex") == "-1":
            pass
        elif kind == "email":
            value = "ana+jobs@example.com"
        elif kind == "url":
            value = "https://example.com/ana?a=1&b=%20#x"
        elif kind == "date":
            value = "2027-01-31"
        elif kind == "tel":
            value = "+30 210 (123) 45-67"
        elif kind == "file":
            if cv:
                part.set_input_files(cv)
                filled.parts.append((name, cv.read_bytes()))
            else:
                filled.parts.append((name, b""))
            continue
        elif kind in ("radio", "checkbox"):
            if kind == "radio" and any(known == name for known, _ in filled.parts):
                continue
            part.check()
        elif part.get_attribute("inputmode") == "decimal":
            value = "12,5"
        else:
            value = TEXT if kind == "textarea" else LINE
        if kind not in ("hidden", "radio", "checkbox") and part.get_attribute("tabindex") != "-1":
            part.fill(value)
        filled.parts.append((name, value.replace("\n", "\r\n").encode()))
    return filled


def press(page: Page) -> None:
    page.get_by_role("button", name="Send application").click()


def arrived(inbox, before: int):
    found = inbox.wait_for_more(before)
    return [(part.name, part.content) for part in found[-1].parts]


def summary(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text="There is a problem")


def values(page: Page) -> list:
    return page.evaluate(
        """[...new FormData(document.querySelector("form[data-careers-form]"))]
           .map(([name, value]) => [name, value.name ? `${value.name} ${value.size}` : value])"""
    )


def axe(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run('.careers-application', rules)", RULES)
    return [
        f"{one['id']}: {node['html'][:150]} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


# How a page sends, on what, and to which kind of service.
WAYS = [
    ("confectioner", "by_script", {}),
    ("cook", "by_script", {"viewport": PHONE, "color_scheme": "dark"}),
    ("miller", "by_browser", {}),
    ("confectioner", "by_browser", {"viewport": PHONE}),
    ("cook", "by_script", {"java_script_enabled": False}),
    ("confectioner", "by_browser", {"java_script_enabled": False, "viewport": PHONE}),
]


@pytest.mark.parametrize(("role", "site", "options"), WAYS)
def test_what_arrives_is_what_was_written_and_attached(go, applying, cv, role, site, options):
    page = go(role, site=getattr(applying, site), **options)
    filled = fill(page, cv)
    before = applying.inbox.count
    press(page)
    scripts = options.get("java_script_enabled", True)
    if not scripts or (role, site) == ("confectioner", "by_browser"):
        page.wait_for_url(re.compile(r"/thanks/?$"))
    else:
        expect(page.locator("[data-careers-sent]")).to_be_focused()
        expect(page.get_by_text("Your application has arrived")).to_be_visible()
        thanks = page.get_by_role("link", name="What happens next").get_attribute("href")
        assert thanks == f"{getattr(applying, site)}thanks/"
    assert arrived(applying.inbox, before) == filled.parts
    sent = applying.inbox.applications[-1].files
    assert {(file.filename, file.media_type) for file in sent} == {(cv.name, "application/pdf")}
    assert len(sent) == (2 if role == "confectioner" else 1)
    assert page.said == []
    if scripts:
        assert page.evaluate("window.violations || []") == []


def test_two_files_of_one_name_arrive_as_two(go, applying, tmp_path):
    page = go()
    fill(page, None)
    page.evaluate(
        """() => { const first = document.querySelector("input[type=file]");
          const second = first.cloneNode(); second.id += "-2"; first.after(second); }"""
    )
    files = page.locator("input[type=file]")
    for index, content in enumerate((b"one", b"two")):
        folder = tmp_path / str(index)
        folder.mkdir()
        (folder / "cv.pdf").write_bytes(content)
        files.nth(index).set_input_files(folder / "cv.pdf")
    before = applying.inbox.count
    press(page)
    applying.inbox.wait_for_more(before)
    sent = applying.inbox.applications[-1].files
    assert [(file.filename, file.content) for file in sent] == [
        ("cv.pdf", b"one"),
        ("cv.pdf", b"two"),
    ]


def fill_briefly(page: Page, file: Path | None = None) -> None:
    """What has to be filled in, and a letter."""
    page.get_by_label("Full name").fill(LINE)
    page.get_by_label("E-mail address").fill("ana@example.com")
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Cover letter").fill(TEXT)
    if file:
        page.get_by_label("CV or résumé").set_input_files(file)


# How much had gone by then is up to the network.
BROKEN = re.compile("The connection broke|It may have arrived; ask us before you send it again")
FAILURES: dict[str, str | re.Pattern[str]] = {
    "errors": "It says: “One of the answers was not accepted”",
    "errors-by-name": "It says: “",
    "captcha": "did not accept yours. It says: “CAPTCHA failed”",
    "forbidden": "does not take yours. It says: “Forbidden”",
    "413": "This is more than the service that receives applications takes.",
    "415": "does not take one of your files.",
    "429": "Wait 2 minutes, then send yours again.",
    "500": "has a fault at the moment, so yours has not arrived.",
    "html": "has a fault at the moment, so yours has not arrived.",
    "drop": BROKEN,
    "redirect": BROKEN,
}


def test_every_failure_keeps_the_answers_and_says_what_to_do(go, applying, cv):
    page = go()
    fill_briefly(page, cv)
    written = values(page)
    assert [cv.name in str(one) for one in written].count(True) == 1
    for name, words in FAILURES.items():
        applying.inbox.play = PLAYS[name]
        press(page)
        alert = summary(page)
        expect(alert).to_be_focused()
        expect(alert).to_contain_text(words)
        expect(alert).to_contain_text("Nothing that you wrote or selected is lost.")
        doubtful = "ask us before you send it again" in alert.inner_text()
        assert ("You can press the button again" in alert.inner_text()) is not doubtful, name
        expect(alert.get_by_role("link", name="jobs@example.com")).to_be_visible()
        assert page.title().startswith("Error: Baker")
        assert page.title().count("Error:") == 1
        assert values(page) == written, name
        expect(page.locator("[data-careers-progress]")).to_be_hidden()
    applying.inbox.play = PLAYS["accept"]
    before = applying.inbox.count
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    assert dict(arrived(applying.inbox, before))["cover_letter"].decode() == TEXT.replace(
        "\n", "\r\n"
    )
    assert page.title().startswith("Baker")


@pytest.mark.parametrize(
    ("role", "play", "words"),
    [
        ("cook", "errors", "“E-mail address” was not accepted: should be an email"),
        ("miller", "errors-by-name", "was not accepted: This address can't receive mail"),
        ("cook", "refused", "The service that receives applications did not accept yours."),
        ("cook", "html", "has a fault at the moment"),
    ],
)
def test_what_a_service_says_of_a_field_stands_at_the_field(go, applying, role, play, words):
    page = go(role)
    fill_briefly(page)
    applying.inbox.play = PLAYS[play]
    press(page)
    expect(summary(page)).to_contain_text(words)
    if "E-mail" in words or "address" in words:
        field = page.get_by_label("E-mail address")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile("^Error: .*was not accepted"))
        summary(page).get_by_role("link", name=re.compile("E-mail")).click()
        expect(field).to_be_focused()


def test_a_service_that_is_slow_or_silent_is_told(go, applying):
    page = go()
    page.clock.install()
    fill_briefly(page)
    applying.inbox.play = PLAYS["never"]
    before = applying.inbox.count
    press(page)
    applying.inbox.wait_for_more(before)
    status = page.locator("[data-careers-status]")
    expect(status).to_have_text("Sending your application")
    page.clock.fast_forward(20_000)
    expect(status).to_have_text("This takes longer than usual. Keep this page open")
    page.clock.fast_forward(110_000)
    expect(summary(page)).to_contain_text("No answer came for two minutes")
    expect(page.get_by_label("Full name")).to_have_value(LINE)


def test_without_a_connection_nothing_is_sent_or_lost(go, applying):
    page = go()
    fill_briefly(page)
    page.context.set_offline(True)
    press(page)
    expect(summary(page)).to_contain_text("Connect it, then send the application again.")
    page.context.set_offline(False)
    before = applying.inbox.count
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    assert applying.inbox.count == before + 1


def test_an_empty_form_says_what_is_missing_and_leads_there(go, applying, size, scheme):
    page = go(viewport=size, color_scheme=scheme)
    assert axe(page) == []
    before = applying.inbox.count
    press(page)
    alert = summary(page)
    expect(alert).to_be_focused()
    assert alert.get_by_role("link").all_inner_texts() == [
        "Enter your full name",
        "Enter your e-mail address",
        "Select yes if you may work in the country of this role",
    ]
    assert axe(page) == []
    for link, control in (
        ("Enter your full name", page.get_by_label("Full name")),
        ("Select yes if", page.get_by_label("Yes", exact=True)),
    ):
        alert.get_by_role("link", name=link).press("Enter")
        expect(control).to_be_focused()
        top = control.evaluate("one => one.closest('.careers-field').getBoundingClientRect().top")
        assert top >= 0
    name = page.get_by_label("Full name")
    expect(name).to_have_accessible_description("Error: Enter your full name")
    group = page.get_by_role("group", name="May you work in the country of this role?")
    expect(group).to_have_accessible_description(re.compile("^Error: Select yes"))
    assert page.title().startswith("Error: ")
    name.fill("Ana")
    page.get_by_label("E-mail address").fill("ana(at)example")
    page.get_by_label("Yes", exact=True).check()
    press(page)
    assert alert.get_by_role("link").all_inner_texts() == [
        "Enter an e-mail address in the correct format, like name@example.com"
    ]
    expect(name).to_have_accessible_description("")
    expect(name).to_have_value("Ana")
    assert applying.inbox.count == before
    page.get_by_label("E-mail address").fill("ana@example.com")
    assert axe(page) == []
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    assert axe(page) == []
    assert applying.inbox.count == before + 1
    assert page.said == []
    assert page.evaluate("window.violations") == []


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [
        ("empty.pdf", 0, "The selected file is empty"),
        ("large.pdf", 2_100_000, "must be smaller than 2 MB. This one has 2.1 MB"),
        (
            "program.exe",
            10,
            "The selected file must be a PDF, Word, OpenDocument, RTF or text file",
        ),
    ],
)
def test_a_file_is_looked_at_before_it_is_sent(go, applying, tmp_path, name, size, words):
    file = tmp_path / name
    file.write_bytes(b"x" * size)
    page = go()
    fill_briefly(page, file)
    before = applying.inbox.count
    press(page)
    expect(summary(page).get_by_role("link")).to_have_text(re.compile(re.escape(words)))
    page.get_by_role("link", name=re.compile(re.escape(words))).click()
    expect(page.get_by_label("CV or résumé")).to_be_focused()
    assert applying.inbox.count == before


def test_a_file_that_has_changed_is_asked_for_again(go, applying, tmp_path):
    file = tmp_path / "cv.pdf"
    file.write_bytes(b"first")
    page = go()
    fill_briefly(page, file)
    file.write_bytes(b"second")
    os.utime(file, (1, 1))
    press(page)
    expect(summary(page)).to_contain_text("The selected file can't be read any more.")
    expect(page.get_by_label("Cover letter")).to_have_value(TEXT)


def test_letters_are_no_keys_of_the_theme_within_a_form(go, applying):
    page = go(site=applying.by_browser)
    fill_briefly(page)
    here = page.url
    page.get_by_label("Yes", exact=True).focus()
    for key in ("n", "p", ".", ",", "s", "f", "/"):
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == here
    assert not page.locator("#__search").is_checked()
    expect(page.get_by_label("Full name")).to_have_value(LINE)


@pytest.mark.parametrize("site", ["by_script", "by_browser"])
def test_a_second_press_is_no_second_application(go, applying, site):
    page = go(site=getattr(applying, site))
    fill_briefly(page)
    applying.inbox.play = PLAYS["accept"]
    before = applying.inbox.count
    page.get_by_role("button", name="Send application").dblclick()
    applying.inbox.wait_for_more(before)
    page.wait_for_timeout(300)
    assert applying.inbox.count == before + 1


def test_after_back_the_answers_are_there_and_the_button_works(go, applying):
    page = go(site=applying.by_browser)
    fill_briefly(page)
    before = applying.inbox.count
    press(page)
    page.wait_for_url(re.compile(r"/thanks/?$"))
    page.go_back()
    page.wait_for_url("**/jobs/baker/")
    expect(page.get_by_label("Cover letter")).to_have_value(TEXT)
    press(page)
    page.wait_for_url(re.compile(r"/thanks/?$"))
    assert applying.inbox.count == before + 2


def test_after_back_it_still_says_that_the_application_has_arrived(go, applying):
    page = go()
    fill_briefly(page)
    before = applying.inbox.count
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    page.get_by_role("link", name="What happens next").click()
    page.wait_for_url(re.compile(r"/thanks/$"))
    page.go_back()
    expect(page.get_by_text("Your application has arrived")).to_be_visible()
    expect(page.locator("form[data-careers-form]")).to_be_hidden()
    expect(page.get_by_label("Cover letter")).to_have_value("")
    assert applying.inbox.count == before + 1
    page.reload()
    expect(page.get_by_label("Full name")).to_be_visible()
    expect(page.get_by_label("Full name")).to_have_value("")
    page.goto(f"{applying.by_script}jobs/cook/")
    expect(page.get_by_label("Full name")).to_be_visible()
    assert page.said == []


def test_a_page_that_comes_back_as_it_was_is_not_sending_any_more(go, applying):
    page = go(site=applying.by_browser)
    fill_briefly(page)
    form = page.locator("form[data-careers-form]")
    form.evaluate("one => one.addEventListener('submit', event => event.preventDefault())")
    press(page)
    assert form.evaluate("one => one.careers.since > 0")
    form.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert form.evaluate("one => one.careers.since") == 0
    expect(page.locator("[data-careers-status]")).to_be_hidden()


@pytest.mark.parametrize("play", ["drop", "500"])
def test_a_failure_without_a_script_leaves_the_answers_behind_back(go, applying, play):
    page = go(site=applying.by_browser)
    fill_briefly(page)
    applying.inbox.play = PLAYS[play]
    press(page)
    page.wait_for_function("!location.href.includes('/jobs/')")
    applying.inbox.play = PLAYS["accept"]
    page.go_back()
    page.wait_for_url("**/jobs/baker/")
    expect(page.get_by_label("Cover letter")).to_have_value(TEXT)
    before = applying.inbox.count
    press(page)
    page.wait_for_url(re.compile(r"/thanks/?$"))
    assert applying.inbox.count == before + 1


def test_a_way_that_the_policy_forbids_is_told(go, applying):
    """A browser stops there without a word: https://www.w3.org/TR/CSP3/#form-action-pre-navigate"""
    page = go(site=applying.by_browser)
    fill_briefly(page)
    applying.inbox.play = PLAYS["redirect"]
    press(page)
    expect(summary(page)).to_contain_text("It may have arrived; ask us before you send it again.")
    expect(summary(page)).to_contain_text("Do you have a question? Write to jobs@example.com.")
    expect(summary(page)).not_to_contain_text("press the button again")
    expect(page.get_by_label("Cover letter")).to_have_value(TEXT)


def test_the_errors_of_every_kind_of_question_are_told(go):
    page = go("confectioner")
    press(page)
    assert len(summary(page).get_by_role("link").all()) == 10
    for link in summary(page).get_by_role("link").all():
        link.press("Enter")
        assert page.evaluate("document.activeElement.closest('[data-careers-field]') !== null")
    page.get_by_label("How many breads an hour?").fill("many")
    page.get_by_label("Where can we see your work?").fill("my site")
    press(page)
    expect(summary(page)).to_contain_text("Enter a number, like 12 or 12.5")
    expect(summary(page)).to_contain_text("Enter a full address, like https://example.com")
    assert axe(page) == []


def test_what_was_written_is_kept_for_the_visit_if_somebody_wants_that(go, applying):
    page = go()
    stored = "Object.entries(sessionStorage).filter(([key]) => key.startsWith('careers'))"
    fill_briefly(page)
    assert page.evaluate(stored) == []
    page.get_by_label("Keep what I write").check()
    page.get_by_label("What you need from us").fill("a quiet room")
    page.get_by_label("What we should call you").fill("Ana")
    [[_, kept]] = page.evaluate(stored)
    assert "quiet room" not in kept
    page.reload()
    expect(page.get_by_label("Keep what I write")).to_be_checked()
    expect(page.get_by_text("What you wrote before is here again.")).to_be_visible()
    expect(page.get_by_label("Cover letter")).to_have_value(TEXT)
    expect(page.get_by_label("What we should call you")).to_have_value("Ana")
    expect(page.get_by_label("Yes", exact=True)).to_be_checked()
    expect(page.get_by_label("What you need from us")).to_have_value("")
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    assert page.evaluate(stored) == []
    page.reload()
    expect(page.get_by_label("Full name")).to_have_value("")


def test_what_was_kept_is_gone_once_the_browser_itself_has_sent_it(go, applying):
    page = go(site=applying.by_browser)
    page.get_by_label("Keep what I write").check()
    fill_briefly(page)
    press(page)
    page.wait_for_url(re.compile(r"/thanks/?$"))
    page.goto(f"{applying.by_browser}jobs/baker/")
    expect(page.get_by_label("Full name")).to_have_value("")
    expect(page.get_by_label("Keep what I write")).not_to_be_checked()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_pasted_is_never_cut_without_a_word(go, applying, scripts):
    page = go(java_script_enabled=scripts)
    fill_briefly(page)
    text = f"{'bread ' * 3400}and the last line."
    cv = page.get_by_label("Or paste the text of your CV")
    cv.focus()
    page.keyboard.insert_text(text)
    expect(cv).to_have_value(text)
    before = applying.inbox.count
    press(page)
    if scripts:
        expect(summary(page)).to_contain_text("20,000 characters")
        expect(cv).to_have_value(text)
        assert applying.inbox.count == before
    else:
        page.wait_for_url(re.compile(r"/thanks/?$"))
        assert dict(arrived(applying.inbox, before))["cv_text"].decode() == text


def test_on_an_address_that_others_share_nothing_is_kept(go, applying):
    page = go(".")

    def answer(route):
        path = route.request.url.partition("/careers-site/")[2]
        found = page.request.get(f"{applying.by_script}{path}")
        route.fulfill(status=found.status, headers=found.headers, body=found.body())

    page.route("https://example.github.io/**", answer)
    page.goto("https://example.github.io/careers-site/jobs/baker/")
    expect(page.locator("form[data-careers-form]")).to_have_attribute("novalidate", "")
    expect(page.get_by_label("Keep what I write")).to_be_hidden()
    page.unroute_all(behavior="wait")  # what is on its way would be missed by the next test


def test_taking_the_tick_away_forgets_what_was_kept(go):
    page = go()
    page.get_by_label("Keep what I write").check()
    page.get_by_label("Full name").fill("Ana")
    page.get_by_label("Keep what I write").uncheck()
    assert page.evaluate("sessionStorage.length") == 0 or "Ana" not in page.evaluate(
        "JSON.stringify(sessionStorage)"
    )


def test_the_form_of_a_page_that_was_reached_by_instant_navigation_works(go, applying):
    page = go(".", site=applying.by_browser)
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Cook").first.click()
    page.wait_for_url("**/jobs/cook/")
    expect(page.locator("form[data-careers-form]")).to_have_attribute("novalidate", "")
    assert page.evaluate("window.same"), "this was no instant navigation"
    fill_briefly(page)
    before = applying.inbox.count
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    assert applying.inbox.count == before + 1
    assert page.evaluate("window.violations") == []


def test_it_works_on_a_page_that_is_not_the_themes(go, applying):
    page = go("../")
    page.add_init_script(
        "Object.defineProperty(window, 'document$', { get() { return undefined }, set() {} })"
    )
    page.goto(f"{applying.by_script}jobs/baker/")
    expect(page.locator("form[data-careers-form]")).to_have_attribute("novalidate", "")


def test_how_far_it_is_can_be_seen_and_heard(go, applying, cv):
    page = go()
    page.evaluate(
        """() => { window.heard = [];
          const status = document.querySelector("[data-careers-status]");
          const progress = document.querySelector("[data-careers-progress]");
          new MutationObserver(() => heard.push([status.textContent, progress.hidden]))
            .observe(status, { childList: true, characterData: true, subtree: true }); }"""
    )
    fill_briefly(page, cv)
    network = page.context.new_cdp_session(page)
    network.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 1_500_000},
    )
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    heard = [words for words, _ in page.evaluate("heard")]
    assert heard[0] == "Sending your application"
    assert "Everything is sent. Waiting for the answer" in heard
    assert any(words.endswith("% is sent") for words in heard)
    assert len(heard) <= 8


# A service that doesn't answer what a browser asks beforehand.
UNASKED = """
  const { addEventListener } = XMLHttpRequestUpload.prototype;
  const { send } = XMLHttpRequest.prototype;
  let listens = false;
  XMLHttpRequestUpload.prototype.addEventListener = function (...all) {
    listens = true;
    addEventListener.apply(this, all);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (listens) setTimeout(() => this.dispatchEvent(new ProgressEvent("error")));
    else send.call(this, body);
    listens = false;
  };
"""


def test_where_nobody_can_say_how_far_it_is_it_is_sent_without(go, applying, cv):
    page = go(".")
    page.add_init_script(UNASKED)
    page.goto(f"{applying.by_script}jobs/baker/")
    fill_briefly(page, cv)
    before = applying.inbox.count
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    assert applying.inbox.count == before + 1, "nothing is sent twice by itself"


def test_a_large_file_on_a_slow_line_has_its_time_where_nobody_sees_how_far_it_is(
    go, applying, cv, tmp_path
):
    page = go(".")
    page.add_init_script(UNASKED)
    page.clock.install()
    page.goto(f"{applying.by_script}jobs/baker/")
    large = tmp_path / "large.pdf"
    large.write_bytes(b"x" * 1_900_000)
    fill_briefly(page, large)
    applying.inbox.play = PLAYS["never"]
    before = applying.inbox.count
    press(page)
    page.clock.fast_forward(1_000)
    applying.inbox.wait_for_more(before)
    page.clock.fast_forward(130_000)
    expect(page.locator("[data-careers-status]")).to_contain_text("takes longer than usual")
    page.clock.fast_forward(120_000)
    expect(summary(page)).to_contain_text("No answer came")
    assert applying.inbox.count == before + 1


def test_a_service_of_ones_own_may_answer_with_nothing(go, applying):
    page = go()
    page.route(
        applying.inbox.address,
        lambda route: route.fulfill(status=204, headers={"Access-Control-Allow-Origin": "*"}),
    )
    fill_briefly(page)
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()


def test_the_keyboard_alone_is_enough(go, applying):
    page = go()
    before = applying.inbox.count
    page.get_by_label("Full name").focus()
    page.keyboard.type("Ana")
    for _ in range(40):
        page.keyboard.press("Tab")
        kind, label = page.evaluate(
            "[document.activeElement.type, document.activeElement.labels?.[0]?.textContent]"
        )
        if kind == "email":
            page.keyboard.type("ana@example.com")
        elif kind == "radio":
            page.keyboard.press("Space")
        elif kind == "submit":
            break
        else:
            assert label or kind is None or kind == "", kind
    page.keyboard.press("Enter")
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    sent = dict(arrived(applying.inbox, before))
    assert sent["name"] == b"Ana"
    assert sent["work_authorization"] == b"Yes"
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="What happens next")).to_be_focused()


def test_a_screen_reader_is_told_what_each_field_is(go):
    page = go()
    controls = page.locator("[data-careers-field] :is(input, textarea, select)")
    for index in range(controls.count()):
        control = controls.nth(index)
        hint = control.evaluate(
            "one => one.closest('[data-careers-field]').querySelector('.careers-hint')?.textContent"
        )
        assert control.evaluate("one => one.labels[0].textContent.trim()")
        if hint and control.get_attribute("type") not in ("radio", "checkbox"):
            expect(control).to_have_accessible_description(hint)
    tree = page.locator("main").aria_snapshot()
    assert 'group "May you work in the country of this role?"' in tree
    assert 'textbox "Full name"' in tree
    assert "Leave this field empty" not in tree


# The whole form as a screen reader has it, in its order: headings, groups, hints, controls.
TREE = """
- region "Apply":
  - heading "Apply" [level=2]
  - paragraph: Fill in every field that is not marked as optional.
  - alert "There is a problem":
    - heading "There is a problem" [level=3]
    - list:
      - listitem:
        - link "Enter your full name"
      - listitem:
        - link "Enter your e-mail address"
      - listitem:
        - link "Select yes if you may work in the country of this role"
  - checkbox "Keep what I write in this browser until I close the tab"
  - group "About you":
    - heading "About you" [level=3]
    - paragraph: "Error: Enter your full name"
    - textbox "Full name"
    - textbox "What we should call you (optional)"
    - paragraph: "Error: Enter your e-mail address"
    - textbox "E-mail address"
    - textbox "Phone number (optional)"
    - textbox "The town where you live (optional)"
  - group "Your application":
    - heading "Your application" [level=3]
    - paragraph: A PDF, Word, OpenDocument, RTF or text file of up to 2 MB.
    - button "CV or résumé (optional)"
    - textbox "Or paste the text of your CV (optional)"
    - textbox "Links (optional)"
    - textbox "Cover letter (optional)"
    - textbox "When you could start (optional)"
    - textbox "The pay that you expect (optional)"
    - group "May you work in the country of this role?":
      - paragraph: "Error: Select yes if you may work in the country of this role"
      - radio "Yes"
      - radio "No"
    - textbox "What you need from us in order to take part (optional)"
  - checkbox /Keep my application for 12 months/
  - paragraph:
    - link "How we use your data"
  - paragraph:
    - button "Send application"
  - paragraph:
    - link "jobs@example.com"
"""


def test_the_whole_form_with_its_errors_and_its_answer_is_in_the_accessibility_tree(go, applying):
    page = go()
    press(page)
    expect(summary(page)).to_be_focused()
    expect(page.locator(".careers-application")).to_match_aria_snapshot(TREE)
    fill_briefly(page)
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    tree = page.locator(".careers-application").aria_snapshot()
    assert 'heading "Your application has arrived"' in tree
    assert 'link "What happens next"' in tree
    assert "textbox" not in tree, "the form is gone for screen readers as well"


def test_where_somebody_came_from_goes_along(go, applying):
    page = go("baker/?utm_source=board&utm_medium=&other=1")
    fill_briefly(page)
    before = applying.inbox.count
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    sent = dict(arrived(applying.inbox, before))
    assert sent["utm_source"] == b"board"
    assert "utm_medium" not in sent
    assert "other" not in sent


def test_where_somebody_came_from_goes_along_to_other_sites(go):
    came = "?utm_source=board&gh_src=abc&other=1"
    page = go(f"smith/{came}")
    button = page.get_by_role("link", name="Continue to the application")
    expect(button).to_have_attribute(
        "href", "https://jobs.lever.co/acme/1?utm_source=board&gh_src=abc"
    )
    page = go(".")
    page.route("https://job-boards.greenhouse.io/**", lambda route: route.fulfill(body="Form"))
    page.goto(page.url.replace("/jobs/./", "/").replace("/jobs/", "/") + f"jobs/tailor/{came}")
    frame = page.locator("iframe")
    frame.scroll_into_view_if_needed()
    address = "https://job-boards.greenhouse.io/embed/job_app?for=acme&token=4012"
    expect(frame).to_have_attribute("src", f"{address}&utm_source=board&gh_src=abc")
    expect(page.get_by_role("link", name="Open the application form")).to_have_attribute(
        "href", re.compile("utm_source=board&gh_src=abc$")
    )
    assert page.evaluate("window.violations") == []
    assert axe(page) == []


# As developers.cloudflare.com/turnstile says: explicit rendering, a token that counts once.
CHECK = """
window.turnstile = {
  token: "", tries: 0,
  render(element, options) {
    this.options = options;
    this.tries += 1;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "I am a person";
    button.addEventListener("click", () => { this.token = `token-${this.tries}`; this.show(); });
    this.field = document.createElement("input");
    Object.assign(this.field, { type: "hidden", name: "cf-turnstile-response" });
    element.append(button, this.field);
    return "widget";
  },
  show() { this.field.value = this.token; },
  getResponse(widget) { return widget === "widget" ? this.token : undefined; },
  reset(widget) { this.tries += 1; this.token = ""; this.show(); },
};
"""
CHECKS = re.compile(r"^https://challenges\.cloudflare\.com/turnstile/v0/api\.js")


def with_check(go, applying, **options) -> Page:
    """The form with a check, whose script is played."""
    page = go(".", site=applying.with_check)
    page.route(CHECKS, lambda route: route.fulfill(content_type="text/javascript", **options))
    page.goto(f"{applying.with_check}jobs/baker/")
    return page


def test_a_check_against_programs_goes_with_the_application(go, applying):
    page = with_check(go, applying, body=CHECK)
    fill_briefly(page)
    press(page)
    link = summary(page).get_by_role("link", name="Complete the check against programs")
    link.click()
    expect(page.locator("[data-careers-captcha]")).to_be_focused()
    page.get_by_role("button", name="I am a person").click()
    applying.inbox.play = PLAYS["captcha"]
    press(page)
    expect(summary(page)).to_contain_text("did not accept yours")
    applying.inbox.play = PLAYS["accept"]
    press(page)
    expect(summary(page)).to_contain_text("Complete the check against programs")
    page.get_by_role("button", name="I am a person").click()
    before = applying.inbox.count
    press(page)
    expect(page.locator("[data-careers-sent]")).to_be_focused()
    sent = dict(arrived(applying.inbox, before))
    assert sent["cf-turnstile-response"] == b"token-2"
    assert sent["cover_letter"].decode() == TEXT.replace("\n", "\r\n")
    assert page.evaluate("window.turnstile.options.sitekey") == "1x00000000000000000000AA"
    assert page.evaluate("window.violations") == []


def test_a_check_that_runs_out_or_never_comes_keeps_the_answers(go, applying):
    page = with_check(go, applying, body=CHECK)
    fill_briefly(page)
    page.get_by_role("button", name="I am a person").click()
    page.evaluate("turnstile.token = ''; turnstile.options['expired-callback']()")
    press(page)
    expect(summary(page)).to_contain_text("The check against programs has run out.")
    expect(page.get_by_label("Cover letter")).to_have_value(TEXT)
    page = with_check(go, applying, status=500)
    fill_briefly(page)
    page.wait_for_timeout(200)
    press(page)
    expect(summary(page)).to_contain_text("can't be loaded")
    other = page.get_by_text("If you can't use this check, send your application by e-mail to")
    expect(other.get_by_role("link")).to_have_attribute("href", re.compile("^mailto:jobs@"))
    expect(page.get_by_label("Cover letter")).to_have_value(TEXT)


def test_without_scripts_the_check_says_another_way(go, applying):
    page = go(site=applying.with_check, java_script_enabled=False)
    # This way of turning scripts off doesn't show what stands in <noscript>, but it is there.
    said = page.locator("noscript").text_content() or ""
    assert "The check against programs needs JavaScript." in said
    assert said.strip().endswith("write to jobs@example.com.")
    page = go(".", site=applying.with_check)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    assert not [url for url in asked if "cloudflare" in url], "it is for pages with a form alone"
