"""`careers inbox`."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys

import pytest


def test_what_is_sent_is_printed(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "careers", "inbox", "--address", "127.0.0.1:0"],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        # What a shell runs in the background ignores Ctrl+C, and hands that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert process.stdout is not None
    try:
        first = process.stdout.readline()
        assert first.startswith("The inbox is at http://127.0.0.1:")
        assert "Ctrl+C ends it." in process.stdout.readline()
        port = int(first.rstrip("/\n").rpartition(":")[2])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/", b"name=Ana", kind)
        assert connection.getresponse().status == 303
        connection.close()
        said = [process.stdout.readline() for _ in range(4)]
        assert said[0] == "\n"
        assert said[1].startswith("Application 1, ")
        assert said[2:] == [
            "  name: Ana\n",
            "  1 field, no files, 8 bytes in all. It was accepted.\n",
        ]
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.stdout.close()
        process.wait(20)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--address", "0.0.0.0:0"), "“0.0.0.0” can be reached from other computers"),
        (("--address", "8025"), "“8025” is no address. Write 127.0.0.1:8025."),
        (("--address", "127.0.0.1:99999"), "is no address"),
        (("--play", "explode"), "'explode' is not one of"),
    ],
)
def test_what_can_not_be_is_told(careers, arguments, said):
    done = careers("inbox", *arguments)
    assert done.exit_code != 0
    assert said in done.stderr


def test_a_port_that_is_taken_is_told(careers):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = careers("inbox", "--address", f"127.0.0.1:{port}")
    assert done.exit_code == 1
    assert "Choose another --address." in done.stderr
