"""Bench: what a call takes, by the clock and of the processor; the latter can be compared on a machine that does other things too."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock and of the processor, processes that were started included."""

    wall: float
    processor: float


def taken(act: Callable[[], object]) -> Taken:
    """What one call takes."""
    began, before = time.perf_counter(), os.times()
    act()
    after = os.times()
    return Taken(time.perf_counter() - began, sum(after[:4]) - sum(before[:4]))
