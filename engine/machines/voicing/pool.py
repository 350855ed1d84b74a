"""Machines, voicing, the pool: worker processes lent to threads, replaced when they die or hang."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from queue import LifoQueue
from typing import TYPE_CHECKING, Any

from engine.machines.voicing import framing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Answer = tuple[dict[str, Any], bytes]
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
GRACE_S = 2.0


class WorkerLost(Exception):
    """A worker ended, or was ended, in the middle of a line."""


class PoolClosed(Exception):
    """The pool is closed or about to be; nobody begins to speak any more."""


def command(module: str, *arguments: str, bare: bool = False) -> list[str]:
    """The argument vector of a worker that speaks by the module at this path; `bare` starts without installed packages.

    A frozen studio starts itself with a switch its launcher knows.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, "--speech-worker", module, *arguments]
    return [sys.executable, "-I", *(["-S"] if bare else []), str(framing.__file__), module, *arguments]


class Worker:
    """One process at the other end of two pipes; used by one thread at a time."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=NO_WINDOW
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests, self._answers = self._process.stdin, self._process.stdout

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def ask(self, head: dict[str, Any], limit_s: float) -> Answer:
        """Send a request and wait for its answer; WorkerLost when the worker dies or the time is over."""
        watch = threading.Timer(limit_s, self._process.kill)
        watch.daemon = True
        watch.start()
        try:
            framing.send(self._requests, {**head, "limit_s": limit_s + GRACE_S})
            return framing.receive(self._answers)
        except (OSError, EOFError, ValueError) as lost:
            raise WorkerLost(self._ending(limit_s)) from lost
        finally:
            watch.cancel()
            watch.join()

    def _ending(self, limit_s: float) -> str:
        self.end()
        return f"the speaking process ended with {self._process.returncode} within {limit_s:.0f} s"

    def kill(self) -> None:
        """End the process now; whoever waits for it gets WorkerLost."""
        self._process.kill()

    def end(self) -> None:
        """End the process, collect it and let go of the pipes."""
        self._process.kill()
        self._process.wait()
        self._answers.close()
        with contextlib.suppress(OSError):  # what was still unsent has nobody to read it
            self._requests.close()


class Pool:
    """`count` places for workers, each started when it is first needed (or by `warm`)."""

    def __init__(self, start: Callable[[], Worker], count: int) -> None:
        self._start = start
        self._idle: LifoQueue[Worker | None] = LifoQueue()
        self._all: set[Worker] = set()
        self._guard = threading.Lock()
        self._warming = threading.Lock()
        self._no_more = False
        for _ in range(count):
            self._idle.put(None)
        self.count = count

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that live now."""
        with self._guard:
            return tuple(sorted(each.pid for each in self._all))

    def ask(self, head: dict[str, Any], limit_s: float) -> Answer:
        """Ask a free worker, waiting for one; a lost worker is replaced and the request repeated once."""
        try:
            return self._ask_once(head, limit_s)
        except WorkerLost:
            return self._ask_once(head, limit_s)

    def warm(self) -> None:
        """Start every worker that has not been started."""
        with self._warming:
            places = [self._idle.get() for _ in range(self.count)]
            try:
                for number, place in enumerate(places):
                    places[number] = place or self._begin()
            finally:
                for place in places:
                    self._idle.put(place)

    def leave_off(self) -> None:
        """No worker is started any more; those that live may finish what they are saying."""
        with self._guard:
            self._no_more = True

    def close(self) -> None:
        """End every worker, speaking ones too."""
        with self._guard:
            self._no_more = True
            leaving, self._all = self._all, set()
        for each in leaving:
            each.end()

    def _ask_once(self, head: dict[str, Any], limit_s: float) -> Answer:
        place = self._idle.get()
        try:
            place = place or self._begin()
            return place.ask(head, limit_s)
        except WorkerLost:
            self._forget(place)
            place = None
            raise
        finally:
            self._idle.put(place)

    def _begin(self) -> Worker:
        with self._guard:
            if self._no_more:
                raise PoolClosed
            begun = self._start()
            self._all.add(begun)
            return begun

    def _forget(self, place: Worker | None) -> None:
        with self._guard:
            if place is not None:
                self._all.discard(place)
            if self._no_more:
                raise PoolClosed
