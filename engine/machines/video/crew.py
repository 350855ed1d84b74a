"""Machines, video, crew: a few worker processes that paint side by side; they wait a while for more, or end when somebody stops them."""

from __future__ import annotations

import json
import logging
import os
import queue
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from engine.machines.video.worker import REST_S
from engine.pictures.errors import PaintingFailed

log = logging.getLogger(__name__)
MODULE = "engine.machines.video.worker"
FROZEN = "--picture-worker"
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
PATIENCE_S = 120.0
Order = dict[str, Any]


class Crew:
    """Takes lists of orders, gives each to the next free worker, and tells in the caller's thread how it goes; any thread may call it.

    Workers that are done rest for a while: a second scene that is changed does not wait for a process to start.
    """

    def __init__(self, workers: int, patience_s: float = PATIENCE_S) -> None:
        self._count, self._patience_s = max(1, workers), patience_s
        self._resting, self._lock = list[_Hand](), threading.Lock()
        self._dismiss = weakref.finalize(self, _dismissed, self._resting)

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
        hands = [self._called() for _ in range(min(self._count, len(orders)))]
        given_up = set[int]()

        def again(number: int) -> bool:
            """Somebody else takes the order of one who died over it; who dies over it twice is not to blame."""
            if number in given_up:
                return False
            given_up.add(number)
            waiting.put((number, orders[number]))
            hands.append(_Hand())
            hands[-1].begin(waiting, said)
            return True

        try:
            for hand in hands:
                hand.begin(waiting, said)
            self._listen(len(orders), said, again, done, tell)
        except BaseException:
            _dismissed(hands)
            raise
        self._rest(hands)

    def expect(self) -> None:
        """Somebody is about to order: a whole crew stands ready, so that nobody waits for a process to start."""
        with self._lock:
            gone = [hand for hand in self._resting if not hand.is_rested]
            kept = [hand for hand in self._resting if hand.is_rested]
            self._resting[:] = [*kept, *(_Hand() for _ in range(self._count - len(kept)))]
        _dismissed(gone)

    def close(self) -> None:
        """End those that rest; whoever is called later is new."""
        with self._lock:
            _dismissed(self._resting)
            self._resting.clear()

    def _called(self) -> _Hand:
        with self._lock:
            while self._resting:
                hand = self._resting.pop()
                if hand.is_rested:
                    return hand
                hand.stop()
        return _Hand()

    def _rest(self, hands: Sequence[_Hand]) -> None:
        for hand in hands:
            hand.end()
        well = [hand for hand in hands if hand.is_rested]
        with self._lock:
            free = max(0, self._count - len(self._resting))
            self._resting.extend(well[:free])
        _dismissed([hand for hand in hands if hand not in well[:free]])

    def _listen(
        self, count: int, said: Any, again: Callable[[int], bool], done: Callable[[int], None], tell: Any
    ) -> None:
        while count:
            try:
                kind, number, value = said.get(timeout=self._patience_s)
            except queue.Empty:
                raise PaintingFailed(
                    f"The painter said nothing for {self._patience_s:.0f} seconds and was stopped.", hint="Try again."
                ) from None
            if kind == "died" and again(number):
                log.warning("A painter died over picture %s, which another one paints now: %s", number, value)
                continue
            if kind in ("failed", "died"):
                log.warning("A picture could not be made: %s", value)
                raise PaintingFailed(_sentence(str(value)), hint="Try again; what is finished is kept.")
            if kind == "done":
                count -= 1
                done(number)
            elif tell is not None:
                tell(number, int(value))


class _Hand:
    """One worker process, with a thread that speaks to it while there is work."""

    def __init__(self) -> None:
        self._stopped, self._rests_since = False, time.monotonic()
        self._process = subprocess.Popen(
            _command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            encoding="utf-8", env=_environment(), creationflags=NO_WINDOW,
        )  # fmt: skip
        self._thread: threading.Thread | None = None

    @property
    def is_rested(self) -> bool:
        """Whether it will surely take another order; one that rests for long ends by itself."""
        return self._process.poll() is None and time.monotonic() - self._rests_since < REST_S / 2

    def begin(self, waiting: Any, said: Any) -> None:
        """Take orders until there are none."""
        self._waiting, self._said = waiting, said
        self._thread = threading.Thread(target=self._serve, name="picture-hand", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """There are no more orders."""
        if self._thread is not None:
            self._thread.join()
        self._rests_since = time.monotonic()

    def stop(self) -> None:
        """End the process at once and wait for the thread."""
        self._stopped = True
        with suppress(OSError):
            self._process.kill()
        self._process.wait()
        self.end()
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
                    self._said.put(("died", number, f"the painting process ended ({problem})"))
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


def _dismissed(hands: Sequence[_Hand]) -> None:
    for hand in hands:
        hand.stop()


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
