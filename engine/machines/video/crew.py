"""Machines, video, crew: a few worker processes that paint side by side; they end with the work, or when somebody stops it."""

from __future__ import annotations

import json
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from engine.pictures.errors import PaintingFailed

log = logging.getLogger(__name__)
MODULE = "engine.machines.video.worker"
FROZEN = "--picture-worker"
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
PATIENCE_S = 120.0
Order = dict[str, Any]


class Crew:
    """Takes a list of orders, gives each to the next free worker, and tells in the caller's thread how it goes."""

    def __init__(self, workers: int, patience_s: float = PATIENCE_S) -> None:
        self._count, self._patience_s = max(1, workers), patience_s

    def work(
        self, orders: Sequence[Order], done: Callable[[int], None], tell: Callable[[int, int], None] | None = None
    ) -> None:
        """Do all orders; `done(number)` after each, `tell(number, frames)` meanwhile; both may raise to stop everything.

        Raises `PaintingFailed` with the reason.
        """
        if not orders:
            return
        waiting: queue.SimpleQueue[tuple[int, Order]] = queue.SimpleQueue()
        said: queue.SimpleQueue[tuple[str, int, Any]] = queue.SimpleQueue()
        for numbered in enumerate(orders):
            waiting.put(numbered)
        hands = [_Hand(waiting, said) for _ in range(min(self._count, len(orders)))]
        try:
            self._listen(len(orders), said, done, tell)
        finally:
            for hand in hands:
                hand.stop()

    def _listen(self, count: int, said: Any, done: Callable[[int], None], tell: Any) -> None:
        while count:
            try:
                kind, number, value = said.get(timeout=self._patience_s)
            except queue.Empty:
                raise PaintingFailed(
                    f"The painter said nothing for {self._patience_s:.0f} seconds and was stopped.", hint="Try again."
                ) from None
            if kind == "failed":
                log.warning("A picture could not be made: %s", value)
                raise PaintingFailed(_sentence(str(value)), hint="Try again; what is finished is kept.")
            if kind == "done":
                count -= 1
                done(number)
            elif tell is not None:
                tell(number, int(value))


class _Hand:
    """One worker process with the thread that speaks to it."""

    def __init__(self, waiting: Any, said: Any) -> None:
        self._waiting, self._said, self._stopped = waiting, said, False
        self._process = subprocess.Popen(
            _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            encoding="utf-8", env=_environment(), creationflags=NO_WINDOW,
        )  # fmt: skip
        self._thread = threading.Thread(target=self._serve, name="picture-hand", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the process at once and wait for the thread."""
        self._stopped = True
        with suppress(OSError):
            self._process.kill()
        self._process.wait()
        self._thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _serve(self) -> None:
        while not self._stopped:
            try:
                number, order = self._waiting.get_nowait()
            except queue.Empty:
                return
            try:
                self._give(number, order)
            except (OSError, ValueError) as problem:
                if not self._stopped:
                    self._said.put(("failed", number, f"the painting process ended ({problem})"))
                return

    def _give(self, number: int, order: Order) -> None:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        stdin.write(json.dumps(order) + "\n")
        stdin.flush()
        for line in stdout:
            answer = json.loads(line)
            if "frames" in answer:
                self._said.put(("frames", number, answer["frames"]))
            else:
                self._said.put(("failed", number, answer["error"]) if "error" in answer else ("done", number, None))
                return
        raise OSError(f"exit status {self._process.poll()}")


def _sentence(problem: str) -> str:
    if "No space left" in problem or "Errno 28" in problem:
        return "The picture could not be written: the disk is full."
    return f"A picture could not be painted: {problem}."


def _command() -> list[str]:
    return [sys.executable, FROZEN] if getattr(sys, "frozen", False) else [sys.executable, "-m", MODULE]


def _environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[3])
    known = filter(None, [root, os.environ.get("PYTHONPATH")])
    plain = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {**os.environ, "PYTHONPATH": os.pathsep.join(known), **plain}
