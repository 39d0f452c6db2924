"""Copies of this process that do a part of its work, and send back what came of it.

Each takes the next job, and so does the process itself whenever it waits for one. Nothing has to
come of a copy: what ends before its work is done leaves the rest to the process that made it.
"""

from __future__ import annotations

import fcntl
import gc
import logging
import os
import pickle
import signal
import sys
import tempfile
import weakref
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe, wait
from time import monotonic
from typing import Any, Never

JOB = 4  # bytes of a job's number
AHEAD = 1 << 20  # bytes that a worker may be ahead of who takes what it has made
DONE = b""
PATIENCE = 10.0  # seconds, beyond those until then, in which a worker must have made something

Make = Callable[[int], Any]


class Workers:
    """Makes values of the numbers from 0 on, in as many processes as there are `others`, and here.

    `make` is called in this process as well, and must not change anything that another call of it
    depends on. Where it fails, prints or logs something, there is no value of that number, and
    whoever needs it does so once more, in the right place. Values have to be pickled.
    """

    def __init__(self, others: int, jobs: int, make: Make) -> None:
        self.make = make
        self.began = monotonic()
        self.found: dict[int, Any] = {}
        self.readers: list[Connection] = []
        self.pids: list[int] = []
        # All processes read it at one place, which goes on with every job that one of them takes.
        self.jobs = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115
        self.jobs.write(b"".join(number.to_bytes(JOB) for number in range(jobs)))
        self.jobs.seek(0)
        self.close = weakref.finalize(self, _end, os.getpid(), self.pids, self.readers, self.jobs)
        with suppress(OSError):  # the system may allow fewer processes
            for _ in range(others):
                self._begin()

    def _begin(self) -> None:
        reader, writer = Pipe(duplex=False)
        with suppress(OSError, AttributeError):  # the system may allow less
            fcntl.fcntl(writer.fileno(), fcntl.F_SETPIPE_SZ, AHEAD)
        pid = os.fork()
        if not pid:
            # Its end is this; no exception leads back into the build.
            try:
                for each in (*self.readers, reader):
                    each.close()
                _work(self.jobs.fileno(), writer, self.make)
            finally:
                os._exit(1)
        writer.close()
        self.pids.append(pid)
        self.readers.append(reader)

    def take(self, number: int) -> Any:
        """What was made of a number; None where there is nothing. Numbers come in their order."""
        while number not in self.found and self.close.alive:
            if self._receive(0):
                continue
            if job := self.jobs.read(JOB):
                self._make(int.from_bytes(job))
            elif self.readers:
                if not self._receive(PATIENCE + monotonic() - self.began):
                    self.close()  # what a copy can't do, this process may
            else:
                break
        return self.found.pop(number, None)

    def _make(self, number: int) -> None:
        try:
            self.found[number] = self.make(number)
        except Exception:
            self.found[number] = None

    def _receive(self, seconds: float) -> bool:
        """Take in what is there; wait for something at most as long as this."""
        ready = wait(self.readers, seconds) if self.readers else []
        for reader in ready:
            assert isinstance(reader, Connection)
            try:
                message = reader.recv_bytes()
            except (OSError, EOFError):
                self.close()  # it has ended, and nobody knows which jobs it had
                break
            if message == DONE:
                self.readers.remove(reader)
                reader.close()
            else:
                number, value = pickle.loads(message)
                self.found[number] = value
        return bool(ready)


def _work(jobs: int, writer: Connection, make: Make) -> Never:
    """What a worker does, until there are no more jobs."""
    gc.freeze()  # what is there already would be copied by looking for garbage in it
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # What it says would be in no order, or said twice.
    sys.stdout = sys.stderr = _Silent()
    logging.Logger.callHandlers = _leave  # type: ignore[assignment,method-assign]
    while job := os.read(jobs, JOB):
        number = int.from_bytes(job)
        writer.send_bytes(pickle.dumps((number, make(number)), pickle.HIGHEST_PROTOCOL))
    writer.send_bytes(DONE)
    os._exit(0)


def _leave(*_: object) -> Never:
    os._exit(1)


class _Silent:
    """Where nothing can be printed."""

    def __getattr__(self, name: str) -> Never:
        os._exit(1)


def _end(owner: int, pids: list[int], readers: list[Connection], jobs: Any) -> None:
    """Leave nothing of the workers behind; a copy that somebody else makes is not their owner."""
    if os.getpid() != owner:
        return
    for reader in readers:
        reader.close()
    readers.clear()
    jobs.close()
    for pid in pids:
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)
        with suppress(OSError):
            os.waitpid(pid, 0)
    pids.clear()
