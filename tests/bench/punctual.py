"""Bench: how punctual the stage is, seen from its own side; a listener's process that is late itself cannot be taken for it."""

from __future__ import annotations

from typing import ClassVar

from engine.stage import room
from engine.stage.model import SAMPLE_RATE
from engine.stage.pacing import Pace


class WatchedPace(Pace):
    """Notes of every piece of sound how much later than it was due its turn came, and how long there was nothing to hear."""

    late_s: ClassVar[list[float]] = []
    silence_s: ClassVar[list[float]] = []
    _due_s: float | None = None

    def early_s(self, sent: int) -> float:
        """As ever."""
        due_s, early = self._due_s, super().early_s(sent)
        self._due_s = self.now_s + early if early > 0 else None
        if due_s is not None and early <= 0:
            self.late_s.append(max(0.0, self.now_s - due_s))
        if sent:
            self.silence_s.append(max(0.0, self.now_s - sent / SAMPLE_RATE))
        return early


def watch() -> None:
    """Every room of this process is watched from now on."""
    room.Pace = WatchedPace  # type: ignore[misc,attr-defined]


def seen() -> dict[str, float]:
    """How many turns, and in milliseconds: median, 99 of 100 and most of what they were late; the longest silence."""
    late, silence = sorted(WatchedPace.late_s) or [0.0], WatchedPace.silence_s or [0.0]
    return {
        "turns": len(WatchedPace.late_s),
        "median": late[len(late) // 2] * 1000,
        "p99": late[int(len(late) * 0.99)] * 1000,
        "most": late[-1] * 1000,
        "silence": max(silence) * 1000,
    }
