"""Machines, readers, workshop, waiting: the processes that read files; one stands ready for the next, for a while.

A process reads one file and ends, so that a bad file costs nobody else. The one that waits has loaded what reading a PDF
needs; it is started when a file may come, and when one has been read, since files seldom come alone; it is let go when none comes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from engine.machines.readers.workshop.worker import WARM

MODULE = "engine.machines.readers.workshop.worker"
# Where these are heeded, what a page took is kept for the next: else each page gives it back and asks for it anew, which takes
# a third of the time its letters take.
KEPT = {
    "MALLOC_TRIM_THRESHOLD_": "100000000",
    "MALLOC_MMAP_THRESHOLD_": "100000000",
    "MALLOC_TOP_PAD_": "16000000",
}
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that reads one file, and what it complained of."""

    process: subprocess.Popen[bytes]
    complaints: IO[bytes]

    def order(self, path: Path, hint: str) -> None:
        """Have it read this file; one that has ended meanwhile says so by its answer."""
        try:
            self._stdin().write(json.dumps([str(path), hint]).encode() + b"\n")
            self._stdin().flush()
        except OSError:
            pass

    def end(self) -> int:
        """End it, whatever it does; returns how it ended."""
        self.process.kill()
        code = self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                _close(stream)
        return code

    def _stdin(self) -> IO[bytes]:
        if self.process.stdin is None:
            raise BrokenPipeError
        return self.process.stdin


class Workers:
    """Starts the processes; with `linger_s` above nought one that is ready waits that long for the next file."""

    def __init__(self, memory_bytes: int, linger_s: float = 0.0, module: str = MODULE) -> None:
        self._memory, self._linger_s, self._module = memory_bytes, linger_s, module
        self._lock = threading.Lock()
        self._waiting: Worker | None = None
        self._timer: threading.Timer | None = None
        self._closed = False

    def take(self) -> Worker:
        """The one that waits, or a new one."""
        waiting = self._let_go()
        if waiting is not None and waiting.process.poll() is None:
            return waiting
        if waiting is not None:
            _dismiss(waiting)
        return self._start()

    def prepare(self) -> None:
        """Have one wait for the next file, and no other that already does."""
        if self._linger_s <= 0:
            return
        with self._lock:
            if self._closed or self._waiting is not None:
                return
            self._waiting = self._start(WARM)
            self._timer = threading.Timer(self._linger_s, self.rest)
            self._timer.daemon = True
            self._timer.start()

    def rest(self) -> None:
        """No file is expected; nothing waits."""
        waiting = self._let_go()
        if waiting is not None:
            _dismiss(waiting)

    def close(self) -> None:
        """Nothing waits any more, now or later."""
        self._closed = True
        self.rest()

    def _let_go(self) -> Worker | None:
        with self._lock:
            waiting, timer, self._waiting, self._timer = self._waiting, self._timer, None, None
        if timer is not None:
            timer.cancel()
        return waiting

    def _start(self, *how: str) -> Worker:
        root = str(Path(__file__).resolve().parents[4])
        known = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
        frozen = getattr(sys, "frozen", False)
        command = [sys.executable, "--reader-worker"] if frozen else [sys.executable, "-m", self._module]
        complaints = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed with the process
        return Worker(
            subprocess.Popen(
                [*command, str(self._memory), *how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints,
                env={**os.environ, **KEPT, "PYTHONPATH": known, "PYTHONUTF8": "1"}, creationflags=NO_WINDOW,
            ),
            complaints,
        )  # fmt: skip


def _dismiss(worker: Worker) -> None:
    worker.end()
    worker.complaints.close()


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        pass  # what could not be written any more
