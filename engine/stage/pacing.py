"""Stage, pacing: on air frames go out no faster than they can be heard, a few seconds ahead; for the record nobody waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.stage.model import SAMPLE_RATE

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

LOOK_S = 0.25
FASTEST = 2.0
"""The highest speed of the players: sending keeps up with it, or a listener in a hurry would hear gaps."""


class Pace:
    """The pace of one listener; `lead_s` is how far sending may be ahead of hearing, None for no limit."""

    def __init__(self, lead_s: float | None, monotonic: Callable[[], float]) -> None:
        self._lead, self._monotonic = lead_s, monotonic
        self._began: float | None = None

    def wait(self, sent: int, stop: threading.Event) -> bool:
        """Hold back until `sent` frames are near enough to what is heard; False when there is no use in going on."""
        if self._began is None:
            self._began = self._monotonic()
        while self._lead is not None and (excess := sent / SAMPLE_RATE - self._lead - FASTEST * self._elapsed()) > 0:
            if stop.wait(min(excess / FASTEST, LOOK_S)):
                return False
        return not stop.is_set()

    def heard(self, sent: int) -> int:
        """How many of the frames sent have been heard by now."""
        return sent if self._lead is None else min(sent, int(self._elapsed() * SAMPLE_RATE))

    def left_s(self, sent: int) -> float:
        """Seconds until everything sent has been heard."""
        return (sent - self.heard(sent)) / SAMPLE_RATE

    def _elapsed(self) -> float:
        return 0.0 if self._began is None else self._monotonic() - self._began
