"""Music, theory: scales, chords and how they follow each other, voiced so that every note moves as little as it can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

SCALES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10), "dorian": (0, 2, 3, 5, 7, 9, 10), "lydian": (0, 2, 4, 6, 7, 9, 11),
    "phrygian": (0, 1, 3, 5, 7, 8, 10), "mixolydian": (0, 2, 4, 5, 7, 9, 10), "blues": (0, 2, 3, 5, 7, 9, 10), "pentatonic": (0, 2, 4, 5, 7, 9, 11),
}  # fmt: skip
MELODIC: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 7, 9), "minor": (0, 3, 5, 7, 10), "dorian": (0, 2, 3, 7, 9), "lydian": (0, 2, 4, 6, 7, 11), "phrygian": (0, 1, 5, 7, 8),
    "mixolydian": (0, 2, 4, 7, 10), "blues": (0, 3, 5, 6, 7, 10), "pentatonic": (0, 2, 4, 7, 9),
}  # fmt: skip
IS_DARK = frozenset(("minor", "dorian", "phrygian", "blues"))

# Progressions as scale steps (0 is the tonic), a chord a bar; the size is how many thirds are stacked.
BRIGHT: dict[str, tuple[tuple[int, ...], ...]] = {
    "jazz": ((1, 4, 0, 5), (0, 5, 1, 4), (3, 4, 2, 5)), "tension": ((0, 0, 5, 5), (0, 0, 3, 3)), "folk": ((0, 3, 0, 4), (0, 5, 3, 4), (0, 3, 4, 0)),
    "chip": ((0, 4, 5, 3), (0, 3, 4, 4), (0, 5, 3, 4)), "solemn": ((0, 3, 0, 4), (0, 4, 5, 2), (0, 5, 3, 4)), "still": ((0, 1, 0, 4), (0, 0, 1, 1)),
    "loop": ((0, 4, 5, 3), (5, 3, 0, 4)), "heroic": ((0, 5, 3, 4), (0, 4, 5, 3), (0, 2, 3, 4)), "dread": ((0, 0, 1, 0),),
    "song": ((0, 4, 5, 3), (0, 2, 5, 3), (0, 5, 1, 4)), "latin": ((0, 5, 1, 4), (0, 1, 4, 0)), "blues": ((0, 3, 0, 0, 3, 3, 0, 0, 4, 3, 0, 4),),
    "rock": ((0, 6, 3, 0), (0, 3, 6, 3)), "vamp": ((0, 3, 0, 3), (0, 0, 3, 3)),
}  # fmt: skip
DARK: dict[str, tuple[tuple[int, ...], ...]] = {
    "jazz": ((1, 4, 0, 0), (0, 5, 1, 4), (3, 6, 2, 5)), "tension": ((0, 0, 5, 5), (0, 0, 3, 3), (0, 5, 0, 6)), "folk": ((0, 6, 5, 6), (0, 3, 0, 4)),
    "chip": ((0, 5, 2, 6), (0, 6, 5, 6), (0, 3, 5, 4)), "solemn": ((0, 3, 5, 4), (0, 5, 3, 4), (0, 6, 5, 4)), "still": ((0, 5, 0, 3), (0, 0, 5, 5)),
    "loop": ((0, 5, 2, 6), (5, 6, 0, 0), (0, 3, 5, 6)), "heroic": ((0, 5, 2, 6), (0, 3, 5, 4), (0, 5, 6, 0)), "dread": ((0, 1, 0, 1), (0, 0, 1, 0)),
    "song": ((0, 5, 2, 6), (0, 3, 6, 2)), "latin": ((0, 3, 1, 4), (0, 5, 1, 4)), "blues": ((0, 3, 0, 0, 3, 3, 0, 0, 4, 3, 0, 4),),
    "rock": ((0, 5, 2, 6), (0, 2, 6, 3)), "vamp": ((0, 3, 0, 3), (0, 0, 3, 3)),
}  # fmt: skip
SIZES = {"jazz": 4, "latin": 4, "blues": 4, "vamp": 4, "still": 4, "song": 3, "loop": 3}


@dataclass(frozen=True, slots=True)
class Chord:
    """A chord: its root as a pitch class, the pitch classes of all its notes, and the step of the scale it stands on."""

    root: int
    notes: tuple[int, ...]
    step: int


@dataclass(frozen=True, slots=True)
class Key:
    """A tonic (pitch class) and a mode."""

    tonic: int
    mode: str

    def degree(self, step: int) -> int:
        """Semitones above the tonic of a step of the scale, however far up or down."""
        scale = SCALES[self.mode]
        octave, place = divmod(step, len(scale))
        return 12 * octave + scale[place]

    def melodic(self, step: int) -> int:
        """The same of the few notes that suit a melody."""
        scale = MELODIC[self.mode]
        octave, place = divmod(step, len(scale))
        return 12 * octave + scale[place]

    def chord(self, step: int, family: str) -> Chord:
        """The chord on a step; the fifth step of a dark key leads home."""
        root = self.degree(step)
        thirds = [self.degree(step + 2 * n) for n in range(SIZES.get(family, 3))]
        if family == "blues":
            thirds = [root, root + 4, root + 7, root + 10]
        elif step % 7 == 4 and self.mode in ("minor", "phrygian") and family in ("jazz", "solemn", "latin", "heroic"):
            thirds[1] = root + 4
        if family == "rock":
            thirds = [root, root + 7]
        if family in ("still", "song") and len(thirds) == 3:
            thirds.append(self.degree(step + 8))
        return Chord((self.tonic + root) % 12, tuple((self.tonic + note) % 12 for note in thirds), step % 7)


def progression(key: Key, family: str, bars: int, chance: Random) -> tuple[Chord, ...]:
    """A chord for each bar; the last bar is the tonic."""
    table = DARK if key.mode in IS_DARK else BRIGHT
    first = chance.choice(table[family])
    second = chance.choice(table[family])
    steps: list[int] = []
    while len(steps) < bars:
        steps += second if len(steps) // len(first) % 3 == 2 else first
    steps = steps[:bars]
    if bars > 1:
        steps[-1] = 0
        if bars > 3 and family not in ("still", "dread", "vamp", "tension"):
            steps[-2] = 4 if steps[-3] != 4 else 3
    return tuple(key.chord(step, family) for step in steps)


def voiced(chord: Chord, before: Sequence[int], centre: int, width: int = 4) -> tuple[int, ...]:
    """The chord as pitches near `centre`, each as near as can be to a pitch sounded before."""
    wanted = list(dict.fromkeys(chord.notes))[-width:] if len(chord.notes) > width else list(dict.fromkeys(chord.notes))
    around = list(before) or [centre]
    pitches: list[int] = []
    for place, note in enumerate(wanted):
        near = around[min(place, len(around) - 1)] if before else centre + 4 * (place - len(wanted) // 2)
        near = (2 * near + centre + 4 * (place - len(wanted) // 2)) // 3
        pitches.append(near + (note - near + 6) % 12 - 6)
    return tuple(sorted(set(pitches)))
