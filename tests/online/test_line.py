"""A question to another computer: patience, limits, and a reason for every silence."""

from __future__ import annotations

import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from careers import __version__
from careers.online.line import Answer, Line, Question, Silence, unsafe

from .conftest import Said


def test_it_introduces_itself_and_names_the_site_it_speaks_for(server, waits):
    server.in_turn(Said(200, "yes"))
    line = waits.line(about="https://jobs.example.com/")
    found = line.ask(Question(f"{server.address}/a", "POST", {"X-Mine": "1"}, b"hello"))
    assert isinstance(found, Answer)
    assert (found.status, found.body, found.fine) == (200, b"yes", True)
    [asked] = server.asked
    assert (asked.method, asked.path, asked.body) == ("POST", "/a", b"hello")
    agent = f"mkdocs-careers/{__version__} (+https://jobs.example.com/)"
    assert (asked.headers["user-agent"], asked.headers["x-mine"]) == (agent, "1")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_an_error_that_passes_is_waited_for_twice_as_long_each_time(server, waits, status):
    server.in_turn(Said(status), Said(status), Said(status), Said(200))
    found = waits.line().ask(Question(server.address))
    assert isinstance(found, Answer)
    assert found.status == 200
    assert waits.waited == [1, 2, 4]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 422, 501])
def test_an_error_that_stays_is_not_asked_again(server, waits, status):
    server.in_turn(Said(status))
    found = waits.line().ask(Question(server.address))
    assert isinstance(found, Answer)
    assert (found.status, len(server.asked), waits.waited) == (status, 1, [])


def test_it_gives_up_after_five_times_and_says_what_it_heard(server, waits):
    server.in_turn(Said(503, "busy"))
    found = waits.line().ask(Question(server.address))
    assert isinstance(found, Answer)
    assert (found.status, found.body, found.later) == (503, b"busy", True)
    assert len(server.asked) == 5


def test_many_who_failed_together_do_not_come_back_together(server):
    waited: list[float] = []
    chances = iter([0.0, 0.5, 1.0, 0.25])
    server.in_turn(Said(503))
    Line(wait=waited.append, chance=lambda: next(chances)).ask(Question(server.address))
    assert waited == [0.5, 1.5, 4.0, 5.0]


def test_it_waits_as_long_as_it_is_asked_to(server, waits):
    moment = datetime.now(UTC) + timedelta(seconds=50)
    server.in_turn(
        Said(429, headers={"Retry-After": "7"}),
        Said(503, headers={"Retry-After": format_datetime(moment, usegmt=True)}),
        Said(503, headers={"Retry-After": "soon"}),
        Said(200),
    )
    waits.line().ask(Question(server.address))
    first, second, third = waits.waited
    assert first == 7
    assert 40 < second <= 50
    assert third == 4


def test_it_does_not_wait_for_hours(server, waits):
    server.in_turn(Said(429, headers={"Retry-After": "7200"}))
    found = waits.line().ask(Question(server.address))
    assert isinstance(found, Answer)
    assert (found.status, len(server.asked), waits.waited) == (429, 1, [])


def test_what_would_do_harm_twice_is_asked_once(server, waits):
    server.in_turn(Said(503))
    waits.line().ask(Question(server.address, "POST", repeat=False))
    assert len(server.asked) == 1


def test_nobody_there_is_a_silence_with_a_reason(waits):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = waits.line(tries=2).ask(Question(f"http://127.0.0.1:{port}/"))
    assert found == Silence("Connection refused")
    assert waits.waited == [1]


def test_one_that_never_answers_is_a_silence(waits):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        line = Line(wait=waits.waited.append, timeout=0.1, tries=2)
        assert line.ask(Question(address)) == Silence("there was no answer in time")


def test_an_answer_that_trickles_for_ever_is_ended(server):
    def slowly(_asked):
        time.sleep(0.05)
        return Said(200, b"x" * 200_000)

    server.answer = slowly
    found = Line(longest=0.0, tries=1).ask(Question(server.address))
    assert found == Silence("there was no answer in time")


def test_an_answer_that_breaks_off_is_a_silence(server, waits):
    server.in_turn(Said(200, "half", breaks=True))
    server_line = Line(wait=waits.waited.append, timeout=0.2, tries=1)
    found = server_line.ask(Question(server.address))
    assert isinstance(found, Silence)
    assert found.later


def test_an_answer_without_an_end_is_not_read_to_its_end(server, waits):
    server.in_turn(Said(200, b"x" * 3000))
    found = waits.line(most=2048).ask(Question(server.address))
    assert found == Silence("the answer has more than 0.00195312 MB", later=False)


def test_it_goes_where_it_is_led_but_not_for_ever(server, waits):
    server.in_turn(Said(301, headers={"Location": "/b"}), Said(200, "there"))
    found = waits.line().ask(Question(f"{server.address}/a"))
    assert isinstance(found, Answer)
    assert (found.address, found.body) == (f"{server.address}/b", b"there")
    server.in_turn(Said(302, headers={"Location": "/b"}))
    found = waits.line().ask(Question(f"{server.address}/a"))
    assert found == Silence("it leads on from one address to the next without an end", later=False)


def test_a_token_is_not_carried_to_another_host(stand_in, waits):
    first, second = stand_in(), stand_in()
    first.in_turn(Said(302, headers={"Location": f"{second.address}/file"}))
    second.in_turn(Said(200))
    headers = {"Authorization": "Bearer secret", "Accept": "a/b"}
    waits.line().ask(Question(first.address, headers=headers))
    [asked] = second.asked
    assert "authorization" not in asked.headers
    assert asked.headers["accept"] == "a/b"


def test_what_is_sent_is_not_led_elsewhere(server, waits):
    server.in_turn(Said(307, headers={"Location": "/b"}))
    found = waits.line().ask(Question(server.address, "POST", body=b"{}"))
    assert isinstance(found, Answer)
    assert (found.status, len(server.asked)) == (307, 1)


def test_it_is_not_led_out_of_the_encryption(server, waits):
    server.in_turn(Said(302, headers={"Location": "http://example.com/"}))
    found = waits.line().ask(Question(server.address))
    assert found == Silence("“http://example.com/” does not begin with https://", later=False)


@pytest.mark.parametrize(
    "address",
    ["http://example.com/", "ftp://example.com/", "file:///etc/passwd", "example.com", "",
     "https://", "https://[::1", "https://a.example:port/", "https://me:secret@example.com/",
     "http://localhost.example.com/"],
)  # fmt: skip
def test_what_is_no_safe_address_is_not_asked(address):
    assert unsafe(address)
    found = Line(tries=1).ask(Question(address))
    assert isinstance(found, Silence)
    assert "secret" not in found.reason


def test_a_header_that_would_be_two_is_refused(server, waits):
    found = waits.line().ask(Question(server.address, headers={"X": "a\r\nY: b"}))
    assert isinstance(found, Silence)
    assert server.asked == []
