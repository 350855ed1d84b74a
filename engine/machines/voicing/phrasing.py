"""Machines, voicing, phrasing: how each clause of a line is said, by its punctuation and its place in the line; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.machines.voicing.clauses import Clause

SHORT_WORDS, LONG_WORDS = 3, 26
CLOSERS = "\"'”’)]"


@dataclass(frozen=True, slots=True)
class Manner:
    """Beside the voice's own way: `rate` and `range` as factors, `pitch` in semitones."""

    rate: float = 1.0
    pitch: float = 0.0
    range: float = 1.0

    def then(self, rate: float = 1.0, pitch: float = 0.0, range: float = 1.0) -> Manner:
        """This and that together."""
        return replace(self, rate=self.rate * rate, pitch=self.pitch + pitch, range=self.range * range)


def phrased(text: str, clauses: Sequence[Clause]) -> tuple[Manner, ...]:
    """One manner a clause: a line begins a little higher and settles at its end; the same line is always phrased the same."""
    last = len(clauses) - 1
    return tuple(
        _settled(_by_role(text[one.start : one.end], _before(text, clauses, place)), place, last)
        for place, one in enumerate(clauses)
    )


def _before(text: str, clauses: Sequence[Clause], place: int) -> str:
    return text[clauses[place - 1].start : clauses[place - 1].end].rstrip(CLOSERS)[-1:] if place else ""


def _by_role(clause: str, before: str) -> Manner:
    """Questions open the melody, cries widen it, what follows a dash is said aside; a few words alone are given their weight."""
    said, words = clause.rstrip(CLOSERS), len(clause.split())
    manner = _varied(clause)
    if said.endswith("?"):
        manner = manner.then(pitch=0.2, range=1.12)
    elif said.endswith("!"):
        manner = manner.then(pitch=0.3, range=1.15)
    elif said.endswith("…"):
        manner = manner.then(rate=0.94, pitch=-0.2)
    if before in ("—", "–"):
        manner = manner.then(rate=1.02, pitch=-0.5, range=0.9)
    if clause.lstrip()[:1] in '"“«':
        manner = manner.then(pitch=0.3)
    return manner.then(rate=0.95 if words <= SHORT_WORDS else 1.02 if words >= LONG_WORDS else 1.0)


def _varied(clause: str) -> Manner:
    """A hair of difference from sentence to sentence, so that an hour is no metronome; made of the words alone."""
    dice = crc32(clause.encode())
    return Manner(1 + ((dice & 0xFF) / 255 - 0.5) * 0.03, ((dice >> 8 & 0xFF) / 255 - 0.5) * 0.5)


def _settled(manner: Manner, place: int, last: int) -> Manner:
    if last and place == 0:
        return manner.then(pitch=0.3)
    return manner.then(rate=0.975, pitch=-0.25) if last and place == last else manner
