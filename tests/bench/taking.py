"""Bench: what a call takes, by the clock and of the processor; the latter can be compared on a machine that does other things too."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock and of the processor, processes that were started included, whether they have ended or not."""

    wall: float
    processor: float


def taken(act: Callable[[], object]) -> Taken:
    """What one call takes."""
    began, before = time.perf_counter(), _worked()
    act()
    return Taken(time.perf_counter() - began, _worked() - before)


def _worked() -> float:
    """Seconds of processor this process and its children have had, those that live included where Linux tells."""
    return sum(os.times()[:4]) + sum(_children()) / os.sysconf("SC_CLK_TCK")


def _children() -> Iterator[int]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            told = stat.read_text().rpartition(")")[2].split()
            if told[1] == str(os.getpid()):
                yield sum(map(int, told[11:15]))
