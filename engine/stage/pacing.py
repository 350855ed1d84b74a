"""Stage, pacing: on air bytes go out no faster than they can be heard, a few seconds ahead; for the record nobody waits."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from engine.stage.model import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable

FASTEST = 2.0
"""The highest speed of the players: sending keeps up with it, or a listener in a hurry would hear gaps."""

STRIDE_S = 5.0
"""The longest time that passes between two looks at the clock; what is beyond was slept through, by machine or listener."""


class Pace:
    """The pace of one listener; `lead_s` is how far sending may be ahead of hearing, None for no limit.

    A clock that leaps, as after a machine has slept, moves it by a stride at most, and one that goes back not at all:
    nothing is sent in a rush, and nothing stops.
    """

    def __init__(self, lead_s: float | None, monotonic: Callable[[], float]) -> None:
        self._lead, self._monotonic = lead_s, monotonic
        self._looked: float | None = None
        self._passed, self._lock = 0.0, threading.Lock()

    @property
    def now_s(self) -> float:
        """Seconds since the first bytes were asked for."""
        if self._looked is None:
            return 0.0
        with self._lock:
            now = self._monotonic()
            self._passed += min(max(0.0, now - self._looked), STRIDE_S)
            self._looked = now
            return self._passed

    def early_s(self, sent: int) -> float:
        """How many seconds too early it is to send more, when `sent` frames are on their way; the first question begins the time."""
        if self._looked is None:
            self._looked = self._monotonic()
        if self._lead is None:
            return 0.0
        return max(0.0, (sent / SAMPLE_RATE - self._lead) / FASTEST - self.now_s)

    def heard(self, sent: int) -> int:
        """How many of the frames sent have been heard by now."""
        return sent if self._lead is None else min(sent, int(self.now_s * SAMPLE_RATE))

    def left_s(self, sent: int) -> float:
        """Seconds until everything sent has been heard."""
        return (sent - self.heard(sent)) / SAMPLE_RATE
