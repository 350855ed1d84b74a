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

from engine.foundation.errors import disk_full
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

    Workers that are done help where orders wait, or rest for a while: a second scene that is changed does not wait for a process to start.
    """

    def __init__(self, workers: int, patience_s: float = PATIENCE_S) -> None:
        self._count, self._patience_s = max(1, workers), patience_s
        self._resting, self._tasks, self._lock = list[_Hand](), list[_Task](), threading.Lock()
        self._dismiss = weakref.finalize(self, _dismissed, self._resting)

    def work(
        self, orders: Sequence[Order], done: Callable[[int], None], tell: Callable[[int, int], None] | None = None
    ) -> None:
        """Do all orders; `done(number)` after each, `tell(number, frames)` meanwhile; both may raise to stop everything.

        Raises `PaintingFailed` with the reason, `DiskFull`.
        """
        if not orders:
            return
        task = _Task(orders)
        try:
            self._man(task)
            self._listen(task, done, tell)
        except BaseException:
            with self._lock:
                self._tasks.remove(task)
            _dismissed(task.hands)
            raise
        self._rest(task)

    def expect(self) -> None:
        """Somebody is about to order: a whole crew stands ready, so that nobody waits for a process to start."""
        with self._lock:
            gone = [hand for hand in self._resting if not hand.is_rested]
            kept = [hand for hand in self._resting if hand.is_rested]
            wanted = max(1, self._count - self._at_work())
            self._resting[:] = [*kept, *(_Hand() for _ in range(wanted - len(kept)))]
        _dismissed(gone)

    def close(self) -> None:
        """End those that rest; whoever is called later is new."""
        with self._lock:
            _dismissed(self._resting)
            self._resting.clear()

    def _man(self, task: _Task) -> None:
        """One worker in any case; as many more as rest, or as the crew lacks."""
        with self._lock:
            self._tasks.append(task)
            for number in range(min(self._count, len(task.orders))):
                hand = self._rested()
                if hand is None and number and self._at_work() >= self._count:
                    return
                task.take_on(hand or _Hand())

    def _at_work(self) -> int:
        return sum(len(task.hands) for task in self._tasks)

    def _rested(self) -> _Hand | None:
        while self._resting:
            hand = self._resting.pop()
            if hand.is_rested:
                return hand
            hand.stop()
        return None

    def _rest(self, task: _Task) -> None:
        for hand in task.hands:
            hand.end()
        with self._lock:
            self._tasks.remove(task)
            left = [hand for hand in task.hands if not self._is_lent(hand)]
            free = max(0, self._count - len(self._resting))
            well = [hand for hand in left if hand.is_rested][:free]
            self._resting.extend(well)
        _dismissed([hand for hand in left if hand not in well])

    def _is_lent(self, hand: _Hand) -> bool:
        """Whether it now helps somebody whose orders wait."""
        for task in self._tasks:
            if hand.is_rested and not task.waiting.empty() and len(task.hands) < self._count:
                task.take_on(hand)
                return True
        return False

    def _listen(self, task: _Task, done: Callable[[int], None], tell: Any) -> None:
        count = len(task.orders)
        while count:
            try:
                kind, number, value = task.said.get(timeout=self._patience_s)
            except queue.Empty:
                raise PaintingFailed(
                    f"The painter said nothing for {self._patience_s:.0f} seconds and was stopped.", hint="Try again."
                ) from None
            if kind == "died" and task.is_tried_again(number):
                log.warning("A painter died over picture %s, which another one paints now: %s", number, value)
                continue
            if kind == "full":
                raise disk_full()
            if kind in ("failed", "died"):
                log.warning("A picture could not be made: %s", value)
                raise PaintingFailed(
                    f"A picture could not be painted: {value}.", hint="Try again; what is finished is kept."
                )
            if kind == "done":
                count -= 1
                done(number)
            elif tell is not None:
                tell(number, int(value))


class _Task:
    """A list of orders: which of them wait, what is said of the others, and who is at work on them."""

    def __init__(self, orders: Sequence[Order]) -> None:
        self.orders, self.hands = orders, list[_Hand]()
        self.waiting: queue.SimpleQueue[tuple[int, Order]] = queue.SimpleQueue()
        self.said: queue.SimpleQueue[tuple[str, int, Any]] = queue.SimpleQueue()
        self._given_up = set[int]()
        for numbered in enumerate(orders):
            self.waiting.put(numbered)

    def take_on(self, hand: _Hand) -> None:
        """One more is at work."""
        self.hands.append(hand)
        hand.begin(self.waiting, self.said)

    def is_tried_again(self, number: int) -> bool:
        """Somebody else takes the order of one who died over it; who dies over it twice is not to blame."""
        if number in self._given_up:
            return False
        self._given_up.add(number)
        self.waiting.put((number, self.orders[number]))
        self.take_on(_Hand())
        return True


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
                kind = "full" if answer.get("full") else "failed" if "error" in answer else "done"
                self._said.put((kind, number, answer.get("error")))
                return
        raise OSError(f"exit status {self._process.poll()}")


def _dismissed(hands: Sequence[_Hand]) -> None:
    for hand in hands:
        hand.stop()


def _command() -> list[str]:
    return [sys.executable, FROZEN] if getattr(sys, "frozen", False) else [sys.executable, "-m", MODULE]


def _environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[3])
    known = filter(None, [root, os.environ.get("PYTHONPATH")])
    plain = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {**os.environ, "PYTHONPATH": os.pathsep.join(known), **plain}
