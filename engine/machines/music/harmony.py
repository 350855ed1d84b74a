"""Music, harmony: what chord instruments, pads and basses play in each manner, bar by bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machines.music.form import Form, Note
from engine.machines.music.theory import voiced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from engine.machines.music.theory import Chord

    Bar = Callable[[float, tuple[int, ...], int, float, Random], list[Note]]

COMP_CENTRE, PAD_CENTRE, BASS_FLOOR = 62, 58, 34


def chord_notes(form: Form, manner: str, density: float, chance: Random, *, centre: int = COMP_CENTRE) -> list[Note]:
    """A chord instrument over all bars; the last chord is struck once and rings."""
    play = COMPING.get(manner, _broken)
    notes: list[Note] = []
    before: tuple[int, ...] = ()
    for bar, chord in enumerate(form.chords):
        before = voiced(chord, before, centre)
        at = float(bar * form.beats)
        if bar == form.bars - 1:
            notes += [Note(at + 0.03 * place, 4.0, pitch, 0.62) for place, pitch in enumerate(before)]
        elif form.levels[bar] < 0.35:
            notes += _intro(at, before, form.beats, manner, chance)
        else:
            busy = density * (0.6 + 0.4 * form.levels[bar])
            notes += play(at, before, form.beats, busy, chance)
    return notes


def pad_notes(form: Form, manner: str, chance: Random) -> list[Note]:
    """A pad over all bars: each chord held, tied over where it stays."""
    notes: list[Note] = []
    before: tuple[int, ...] = ()
    for bar, chord in enumerate(form.chords):
        before = voiced(chord, before, PAD_CENTRE)
        at, level = float(bar * form.beats), form.levels[bar]
        length = form.beats + (2.0 if bar == form.bars - 1 else 0.35)
        if manner == "drift":
            notes += _drifting(at, before, form.beats, chance)
        elif manner == "chorale":
            notes += [Note(at, length, pitch, 0.5 + 0.3 * level) for pitch in (before[0] - 12, *before)]
        else:
            notes += [Note(at, length, pitch, 0.35 + 0.4 * level) for pitch in before]
    return notes


def bass_notes(form: Form, manner: str, chance: Random) -> list[Note]:
    """The bass over all bars; it waits while the band comes in, and ends on the tonic."""
    notes: list[Note] = []
    for bar, chord in enumerate(form.chords):
        at, root = float(bar * form.beats), _low(chord.root)
        if bar == form.bars - 1:
            notes.append(Note(at, 4.0, root, 0.75))
        elif form.levels[bar] >= 0.4 or manner in ("whole", "drone"):
            following = form.chords[min(bar + 1, form.bars - 1)]
            notes += BASSES.get(manner, _rootfifth)(at, root, chord, _low(following.root), form.beats, chance)
    return notes


def _low(pitch_class: int) -> int:
    return BASS_FLOOR + (pitch_class - BASS_FLOOR) % 12


def _intro(at: float, chord: tuple[int, ...], beats: int, manner: str, chance: Random) -> list[Note]:
    if manner in ("arpeggio", "picking", "ostinato", "broken", "sixteenths"):
        return [Note(at + place, 1.5, chord[place % len(chord)], 0.45) for place in range(beats)]
    # What is plucked dies away within a slow bar: nobody may think that the music has stopped.
    halves = ((0.0, 0.45), (float(beats // 2), 0.36)) if manner in PLUCKED else ((0.0, 0.45),)
    return [note for beat, strength in halves for note in _strike(at + beat, chord, beats * 0.9, strength, 0.02)]


PLUCKED = frozenset("bossa offbeat drive charleston".split())


def _strike(at: float, chord: Sequence[int], length: float, strength: float, spread: float = 0.012) -> list[Note]:
    return [Note(at + spread * place, length, pitch, strength) for place, pitch in enumerate(chord)]


def _broken(at: float, chord: tuple[int, ...], beats: int, density: float, chance: Random) -> list[Note]:
    order = [0, 2, 1, 2] if beats == 4 else [0, 1, 2]
    step = 0.5 if density > 0.35 else 1.0
    count = int(beats / step)
    return [
        Note(
            at + step * n, step * 2.2, chord[order[n % len(order)] % len(chord)], 0.42 + 0.16 * (n % int(1 / step) == 0)
        )
        for n in range(count)
        if n == 0 or chance.random() > 0.06
    ]


def _picking(at: float, chord: tuple[int, ...], beats: int, density: float, chance: Random) -> list[Note]:
    low, high = chord[0] - 12, [*chord, chord[0] + 12]
    notes = [Note(at + beat, 1.6, low if beat % 2 == 0 else low + 7, 0.6) for beat in range(beats)]
    for n in range(beats):
        if chance.random() < 0.55 + density / 2:
            notes.append(
                Note(at + n + 0.5, 1.2, high[(2 * n + chance.randrange(2)) % len(high)], 0.4 + 0.15 * chance.random())
            )
    return notes


def _arpeggio(at: float, chord: tuple[int, ...], beats: int, density: float, chance: Random) -> list[Note]:
    up = [*chord, chord[0] + 12, *reversed(chord[1:])]
    step = 0.25 if density > 0.6 else 0.5
    return [
        Note(at + step * n, step * 1.3, up[n % len(up)], 0.45 + 0.15 * (n % 4 == 0)) for n in range(int(beats / step))
    ]


def _ostinato(at: float, chord: tuple[int, ...], beats: int, density: float, chance: Random) -> list[Note]:
    figure = (0, 2, 0, 1, 0, 2, 1, 2)
    return [
        Note(
            at + 0.5 * n, 0.45, chord[figure[n % 8] % len(chord)] + (12 if n % 8 == 5 else 0), 0.5 + 0.2 * (n % 4 == 0)
        )
        for n in range(2 * beats)
    ]


def _charleston(at: float, chord: tuple[int, ...], beats: int, density: float, chance: Random) -> list[Note]:
    rhythms = ((0, 1.5), (0.5, 2), (1.5, 3), (1, 2.5), (0, 2.5, 3.5))
    hits = chance.choice(rhythms)
    return [
        note
        for hit in hits
        for note in _strike(at + hit, chord, 0.7 + 0.8 * chance.random(), 0.4 + 0.2 * chance.random())
    ]


def _lazy(at: float, chord: tuple[int, ...], beats: int, density: float, chance: Random) -> list[Note]:
    notes = _strike(at + 0.06, chord, beats * 0.7, 0.5, 0.03)
    if chance.random() < density + 0.2:
        notes += _strike(at + 2.5 + 0.06, chord[1:], 1.0, 0.38, 0.02)
    return notes


def _offbeat(at: float, chord: tuple[int, ...], beats: int, density: float, chance: Random) -> list[Note]:
    return [note for beat in range(beats) for note in _strike(at + beat + 0.5, chord, 0.32, 0.5, 0.004)]


def _drive(at: float, chord: tuple[int, ...], beats: int, density: float, chance: Random) -> list[Note]:
    return [
        note for n in range(2 * beats) for note in _strike(at + n / 2, chord, 0.45, 0.6 if n % 4 == 0 else 0.45, 0.008)
    ]


def _bossa(at: float, chord: tuple[int, ...], beats: int, density: float, chance: Random) -> list[Note]:
    return [note for hit in (0, 1, 1.5, 2.5, 3) for note in _strike(at + hit, chord, 0.5, 0.48, 0.01)]


def _sixteenths(at: float, chord: tuple[int, ...], beats: int, density: float, chance: Random) -> list[Note]:
    mask = (1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0)
    return [
        note for n in range(4 * beats) if mask[n % 16] for note in _strike(at + n / 4, chord[-3:], 0.2, 0.5 + 0.2 * (n % 8 == 0), 0.002)
    ]  # fmt: skip


def _held(at: float, chord: tuple[int, ...], beats: int, density: float, chance: Random) -> list[Note]:
    return _strike(at, chord, beats + 0.2, 0.5)


def _drifting(at: float, chord: tuple[int, ...], beats: int, chance: Random) -> list[Note]:
    chosen = chance.sample(chord, min(2, len(chord)))
    return [
        Note(
            at + chance.uniform(0, beats * 0.5),
            beats * 2.2,
            pitch + 12 * chance.choice((0, 0, 1)),
            0.4 + 0.2 * chance.random(),
        )
        for pitch in chosen
    ]


def _rootfifth(at: float, root: int, chord: Chord, following: int, beats: int, chance: Random) -> list[Note]:
    return [Note(at, beats / 2, root, 0.75), Note(at + beats // 2, beats / 2 * 0.9, root + 7, 0.6)]


def _walking(at: float, root: int, chord: Chord, following: int, beats: int, chance: Random) -> list[Note]:
    inner = [root + (note - root) % 12 for note in chord.notes[1:]]
    steps = [root, chance.choice(inner), chance.choice([*inner, root + 12]), following + chance.choice((-1, 1, 2))]
    notes = [Note(at + beat, 0.95, steps[beat % 4], 0.72 - 0.08 * (beat % 2)) for beat in range(beats)]
    if chance.random() < 0.2:
        notes.append(Note(at + beats - 0.34, 0.3, steps[-1], 0.45))
    return notes


def _pulse(at: float, root: int, chord: Chord, following: int, beats: int, chance: Random) -> list[Note]:
    return [Note(at + n / 2, 0.42, root, 0.72 if n % 2 == 0 else 0.55) for n in range(2 * beats)]


def _octaves(at: float, root: int, chord: Chord, following: int, beats: int, chance: Random) -> list[Note]:
    return [Note(at + n / 2, 0.4, root + 12 * (n % 2), 0.7) for n in range(2 * beats)]


def _whole(at: float, root: int, chord: Chord, following: int, beats: int, chance: Random) -> list[Note]:
    return [Note(at, beats + 0.3, root, 0.7)]


def _bossa_bass(at: float, root: int, chord: Chord, following: int, beats: int, chance: Random) -> list[Note]:
    return [
        Note(at, 1.4, root, 0.7),
        Note(at + 1.5, 0.5, root + 7, 0.55),
        Note(at + 2, 1.4, root + 7, 0.65),
        Note(at + 3.5, 0.5, root, 0.55),
    ]


def _drive_bass(at: float, root: int, chord: Chord, following: int, beats: int, chance: Random) -> list[Note]:
    figure = (0, 0, 12, 0, 7, 0, 12, 7)
    return [Note(at + n / 2, 0.4, root + figure[n % 8], 0.75 if n % 4 == 0 else 0.55) for n in range(2 * beats)]


def _lazy_bass(at: float, root: int, chord: Chord, following: int, beats: int, chance: Random) -> list[Note]:
    notes = [Note(at, 1.6, root, 0.75)]
    if chance.random() < 0.7:
        notes.append(Note(at + 1.75, 0.6, root, 0.5))
    return [*notes, Note(at + 2.5, 1.2, chance.choice((root + 7, root, root + 12)), 0.6)]


def _funk(at: float, root: int, chord: Chord, following: int, beats: int, chance: Random) -> list[Note]:
    figure = ((0, 0, 0.4), (0.75, 0, 0.2), (1.5, 12, 0.3), (2, 10, 0.3), (2.75, 7, 0.2), (3.25, 0, 0.2), (3.5, 12, 0.3))
    return [
        Note(at + when, length, root + up, 0.75) for when, up, length in figure if when == 0 or chance.random() > 0.15
    ]


COMPING: dict[str, Bar] = {
    "broken": _broken, "picking": _picking, "arpeggio": _arpeggio, "ostinato": _ostinato, "charleston": _charleston, "lazy": _lazy,
    "offbeat": _offbeat, "drive": _drive, "bossa": _bossa, "sixteenths": _sixteenths, "hold": _held, "chorale": _held,
}  # fmt: skip
BASSES: dict[str, Callable[[float, int, Chord, int, int, Random], list[Note]]] = {
    "rootfifth": _rootfifth, "walking": _walking, "pulse": _pulse, "octaves": _octaves, "whole": _whole, "bossa": _bossa_bass,
    "drive": _drive_bass, "lazy": _lazy_bass, "funk": _funk,
}  # fmt: skip
