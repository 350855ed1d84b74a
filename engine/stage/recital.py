"""Stage, recital: words that belong to no table read, spoken for somebody who lays them out in a way of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.stage.ear import Ear, Power
from engine.stage.mixer import segment

if TYPE_CHECKING:
    from engine.stage.conductor import Conductor
    from engine.stage.mixer import Frames
    from engine.stage.takes import Take
    from engine.stage.timeline import Placed


@dataclass(frozen=True, slots=True, eq=False)
class Recited:
    """One spoken line: its place among the others, and its take."""

    place: Placed
    take: Take

    @property
    def frames(self) -> int:
        """How long it is with the silence before it and the tail after it, at 44100 Hz."""
        return self.place.end - self.place.start

    def sound(self) -> Frames:
        """Its whole segment, stereo."""
        return segment(self.place, self.take.samples, self.take.rate)


@dataclass(frozen=True, slots=True, eq=False)
class Recital:
    """Every line in order, and what went wrong without stopping anything."""

    lines: tuple[Recited, ...]
    warnings: tuple[str, ...]


def loudness_of(lines: Iterable[Recited]) -> float:
    """How loud these lines are together, in LUFS."""
    ear = Ear()
    for line in lines:
        ear.hear(line.place, Power.of(line.take))
    return ear.loudness_lufs


def recited(conductor: Conductor, each: Callable[[int], None]) -> Recital:
    """Speak what is missing; `each(position)` may raise to stop. Raises `VoiceFailed`, `StageClosed`."""
    lines = tuple(Recited(place, take) for place, take in conductor.takes(each))
    return Recital(lines, conductor.warnings)
