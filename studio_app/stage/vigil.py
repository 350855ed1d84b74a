"""Stage, vigil: notices that sound should be going out and is not; a device that fell silent, a machine that slept; pure."""

from __future__ import annotations

from collections.abc import Callable

STUCK_S = 2.5
MOST_TRIES = 2


class Vigil:
    """Looked at on every tick while something should be heard."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._position, self._since, self._tries = -1, 0.0, 0

    def begin(self) -> None:
        """A sound was begun by somebody's hand: all tries are left."""
        self._tries = 0
        self.renew()

    def renew(self) -> None:
        """The same sound on a device opened anew."""
        self._position, self._since = -1, self._monotonic()

    def is_stuck(self, position_ms: int, *, has_sound: bool) -> bool:
        """Whether the device has taken nothing for too long although there was something to take."""
        now = self._monotonic()
        if position_ms != self._position or not has_sound:
            if self._position >= 0 and position_ms > self._position:
                self._tries = 0
            self._position, self._since = position_ms, now
            return False
        return now - self._since > STUCK_S

    def may_try_again(self) -> bool:
        """Whether opening the device once more is worth it; counts."""
        self._tries += 1
        return self._tries <= MOST_TRIES
