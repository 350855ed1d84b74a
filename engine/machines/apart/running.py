"""Machines, apart, running: one call of one object in a process of its own, within limits of time and memory."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from engine.foundation.errors import KnownError
from engine.library.errors import SourceExtractionFailed

log = logging.getLogger(__name__)
MODULE, FROZEN = "engine.machines.apart.worker", "--desk-worker"
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
PATIENCE_S = 300.0
MEMORY = 2_500_000_000
LOOK_S = 0.1


class Apart:
    """Calls methods of `inner` in a fresh process each; `inner`, what it is given and what it answers must pickle."""

    def __init__(self, inner: object, limit_s: float = PATIENCE_S, memory_bytes: int = MEMORY) -> None:
        self._inner, self._limit_s, self._memory = inner, limit_s, memory_bytes

    def call(self, method: str, *given: object, tick: Callable[[], None] | None = None) -> Any:
        """What the method answers; whatever `tick` raises ends the process.

        Raises what the method raises, and `SourceExtractionFailed` at the limits of time and memory.
        """
        with (
            tempfile.TemporaryFile() as asked,
            tempfile.TemporaryFile() as said,
            tempfile.TemporaryFile() as complaints,
        ):
            pickle.dump((self._inner, method, given), asked)
            asked.seek(0)
            worker = self._worker(asked, said, complaints)
            try:
                self._wait(worker, tick)
            finally:
                worker.kill()
                worker.wait()
            said.seek(0)
            if worker.returncode != 0:
                raise _lost(worker.returncode, complaints)
            answer = pickle.load(said)  # noqa: S301 - our own process wrote it
        if isinstance(answer, KnownError):
            raise answer
        return answer

    def _worker(self, asked: IO[bytes], said: IO[bytes], complaints: IO[bytes]) -> subprocess.Popen[bytes]:
        command = [sys.executable, FROZEN] if getattr(sys, "frozen", False) else [sys.executable, "-m", MODULE]
        root = str(Path(__file__).resolve().parents[3])
        known = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))
        return subprocess.Popen(
            [*command, str(self._memory), str(os.getpid())], stdin=asked, stdout=said, stderr=complaints,
            env={**os.environ, "PYTHONPATH": known, "PYTHONUTF8": "1"}, creationflags=NO_WINDOW,
        )  # fmt: skip

    def _wait(self, worker: subprocess.Popen[bytes], tick: Callable[[], None] | None) -> None:
        deadline = time.monotonic() + self._limit_s
        while True:
            try:
                worker.wait(LOOK_S)
            except subprocess.TimeoutExpired:
                if tick is not None:
                    tick()
            else:
                return
            if time.monotonic() > deadline:
                took = f"Reading what the sources say took longer than {self._limit_s:.0f} seconds and was stopped."
                raise SourceExtractionFailed(took, hint="Use fewer sources, or split the longest.")


def _lost(code: int, complaints: IO[bytes]) -> SourceExtractionFailed:
    complaints.seek(0)
    log.warning("A thinking process ended with %s: %s", code, complaints.read()[-2000:].decode("utf-8", "replace"))
    hint = "Split it, or use fewer sources."
    return SourceExtractionFailed("The text needs more memory to think about than the studio allows.", hint=hint)
