"""Stage, turns: how something that comes bit by bit is taken without a thread of its own; pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)
Bell = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Later:
    """Nothing now: ask again after so many seconds, or when the bell rings."""

    seconds: float


class Taken(Protocol[T_co]):
    """A source that is asked and never waits."""

    def take(self) -> T_co | Later | None:
        """What there is now, or when to ask again; None once it is over."""

    def ring(self, bell: Bell) -> None:
        """Ring this, from any thread, when asking again may help."""

    def close(self) -> None:
        """Nobody asks any more; may be called from any thread, and twice."""
