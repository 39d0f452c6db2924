"""The inbox takes forms from this computer only, shows them, and plays every failure."""

from __future__ import annotations

import http.client
import json
import re
import time

import pytest
from bs4 import BeautifulSoup

from careers.inbox.application import as_text
from careers.inbox.play import PLAYS
from careers.inbox.receiver import Inbox, is_loopback, open_inbox

FORM = "application/x-www-form-urlencoded"
BODY = b"name=Ana+%22%C3%91%22&letter=One%0D%0ATwo"
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def inbox():
    with Inbox() as running:
        yield running


@pytest.fixture
def ask(inbox):
    """A function that sends one request, and answers its status, headers and text."""
    port = int(inbox.address.split(":")[2].strip("/"))

    def send(method="POST", path="/", body=BODY, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, {"Content-Type": FORM, **named})
            answer = connection.getresponse()
            return answer.status, dict(answer.headers), answer.read().decode()
        finally:
            connection.close()

    return send


def multipart(*parts: tuple[str, str, bytes]) -> tuple[bytes, str]:
    body = b"".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'.encode()
        + content
        + b"\r\n"
        for name, file, content in parts
    )
    return body + b"--x--", "multipart/form-data; boundary=x"


def test_a_form_without_a_script_is_kept_and_thanked_for(inbox, ask):
    status, headers, _ = ask()
    assert (status, headers["Location"]) == (303, "/thanks")
    [found] = inbox.applications
    assert [(part.name, part.text) for part in found.parts] == [
        ("name", 'Ana "Ñ"'),
        ("letter", "One\r\nTwo"),
    ]
    assert "Thank you" in ask("GET", "/thanks", None)[2]


def test_a_form_may_name_the_page_of_thanks_if_it_is_on_this_computer(ask):
    own = b"_next=http%3A%2F%2F127.0.0.1%3A8000%2Fthank-you%2F"
    assert ask(body=own)[1]["Location"] == "http://127.0.0.1:8000/thank-you/"
    for other in (b"https%3A%2F%2Fexample.com%2F", b"javascript%3Aalert(1)", b"%2F%2Fexample.com"):
        assert ask(body=b"_next=" + other)[1]["Location"] == "/thanks"


def test_a_script_is_answered_with_json_and_may_read_it(ask):
    status, headers, text = ask(Origin="http://127.0.0.1:8000", **SCRIPT)
    assert status == 200
    assert json.loads(text)["success"] is True
    assert headers["Access-Control-Allow-Origin"] == "http://127.0.0.1:8000"


@pytest.mark.parametrize("name", [name for name, play in PLAYS.items() if play.end == "answer"])
def test_every_answer_can_be_played(inbox, ask, name, monkeypatch):
    play = PLAYS[name]
    monkeypatch.setattr(inbox._server.stopping, "wait", lambda _: None)
    status, headers, text = ask(path=f"/?play={name}", **SCRIPT)
    assert status == play.status
    assert text == play.text
    assert [headers[header] for header, _ in play.headers] == [value for _, value in play.headers]
    assert inbox.applications[-1].play == play
    status, headers, text = ask(path=f"/?play={name}")
    if play.kept:
        assert (status, headers["Location"]) == (303, "/thanks")
    else:
        assert status == play.status
        assert "<h1>" in text


def test_a_broken_connection_can_be_played(inbox, ask):
    with pytest.raises((ConnectionError, http.client.HTTPException)):
        ask(path="/?play=drop", body=b"x=" + b"y" * 1_000_000)
    assert inbox.applications == []


def test_a_redirect_to_another_origin_can_be_played(inbox, ask):
    status, headers, _ = ask(path="/?play=redirect")
    assert status == 303
    assert headers["Location"].startswith("http://localhost:")
    assert headers["Location"].split("/")[2] not in inbox.address


def test_an_answer_that_never_comes_ends_with_the_inbox():
    running = Inbox().start()
    connection = http.client.HTTPConnection("127.0.0.1", running._server.server_port, timeout=20)
    connection.request("POST", "/?play=never", BODY, {"Content-Type": FORM})
    assert running.wait_for_more(0)
    start = time.monotonic()
    running.stop()
    with pytest.raises((ConnectionError, http.client.HTTPException)):
        connection.getresponse()
    connection.close()
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("host", ["example.com", "127.0.0.1.example.com", "", "evil:80"])
def test_a_name_that_another_site_points_here_is_refused(inbox, ask, host):
    for method in ("GET", "POST", "OPTIONS"):
        assert ask(method, Host=host)[0] == 403
    assert inbox.applications == []


@pytest.mark.parametrize("origin", ["https://example.com", "http://127.0.0.1.example.com", "file:"])
def test_a_page_of_another_site_may_not_send(inbox, ask, origin):
    status, headers, _ = ask(Origin=origin)
    assert status == 403
    assert "Access-Control-Allow-Origin" not in {
        name: value for name, value in headers.items() if value == "*"
    }
    assert inbox.applications == []


def test_only_its_own_page_chooses_the_answer(inbox, ask):
    own = inbox.address.rstrip("/")
    assert ask(path="/play", body=b"play=500", Origin="http://127.0.0.1:1")[0] == 403
    assert inbox.play.name == "accept"
    assert ask(path="/play", body=b"play=500", Origin=own)[0] == 303
    assert inbox.play.name == "500"
    assert ask(path="/play", body=b"play=nonsense", Origin=own)[0] == 303
    assert inbox.play.name == "500"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.7", "::", "example.com", ""])
def test_it_listens_to_this_computer_only(host):
    with pytest.raises(ValueError, match="can be reached from other computers"):
        Inbox(host=host)


def test_what_this_computer_is_called():
    assert all(map(is_loopback, ("127.0.0.1", "127.8.9.1", "::1", "[::1]", "localhost")))


def test_where_the_usual_port_is_taken_another_one_is_found():
    with open_inbox(lambda _: None) as first, open_inbox(lambda _: None) as second:
        assert first.address != second.address


def test_what_was_sent_is_shown_as_text_and_runs_nowhere(inbox, ask):
    nasty = "<script>alert(1)</script>"
    body, kind = multipart(("cv", f"{nasty}.html", nasty.encode()), ("none", "", b""))
    ask(body=body, Content_Type=kind)
    ask(body=f"a={nasty}&b=\x1b[31m".encode())
    _, headers, text = ask("GET", "/", None)
    page = BeautifulSoup(text, "html.parser")
    assert page.find("script") is None
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    shown = [said.get_text() for said in page.select("dd")]
    assert shown == [nasty, "�[31m", f"{nasty}.html (25 bytes, of no kind)", "nothing"]
    [link] = page.select("dd a")
    _, headers, content = ask("GET", str(link["href"]), None)
    assert content == nasty
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/9/file/0", "/1/file/9", "/1/file/x", "/../x", "/style.css/x"])
def test_what_is_not_there_is_said(ask, path):
    ask()
    assert ask("GET", path, None)[0] == 404


def test_nothing_is_kept_unless_somebody_asks(tmp_path, ask):
    body, kind = multipart(("cv", "cv.pdf", b"x"))
    ask(body=body, Content_Type=kind)
    assert list(tmp_path.iterdir()) == []


def test_files_are_kept_where_somebody_asked_and_nowhere_else(tmp_path):
    folder = tmp_path / "kept"
    names = ["../../cv.pdf", "C:\\cv.pdf", ".profile", "", "x" * 300, "../..", "cv ü.pdf"]
    body, kind = multipart(*(("cv", name, b"%d" % at) for at, name in enumerate(names)))
    with Inbox(folder=folder) as running:
        connection = http.client.HTTPConnection("127.0.0.1", running._server.server_port)
        connection.request("POST", "/", body, {"Content-Type": kind})
        connection.getresponse().read()
        connection.close()
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*"))
    kept = sorted((folder / "application-1").iterdir())
    assert [path.read_bytes() for path in kept] == [b"0", b"1", b"2", b"3", b"4", b"5", b"6"]
    assert all(file.startswith("kept/application-1/") for file in files)
    assert kept[0].name == "1-cv.pdf"
    assert kept[2].name == "3-profile"


@pytest.mark.parametrize("length", ["", "-1", "many", str(10**12)])
def test_a_form_of_no_or_too_great_a_length_is_not_read(inbox, ask, length):
    status, _, _ = ask(Content_Length=length)
    assert status in (411, 413)
    assert inbox.applications == []


def test_what_is_no_form_is_told(ask):
    status, _, text = ask(Content_Type="text/plain", **SCRIPT)
    assert status == 400
    assert "it was sent as text/plain" in json.loads(text)["error"]


def test_the_terminal_shows_every_field_and_obeys_none(inbox, ask):
    ask(body=b"name=Ana&letter=One%0D%0A%1B%5B2JTwo&turned=%E2%80%AEfdp.exe")
    [found] = inbox.applications
    lines = as_text(found).split("\n")
    assert re.fullmatch(r"Application 1, \d\d:\d\d:\d\d", lines[0])
    assert lines[1:] == [
        "  name: Ana",
        "  letter: One",
        "          �[2JTwo",
        "  turned: �fdp.exe",
        "  3 fields, no files, 60 bytes in all. It was accepted.",
    ]
