"""Effects, tuning: a spoken melody drawn to the notes of a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from engine.machines.effects.hearing import Curve, Melody

KEYS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
SIGNS = {"#": 1, "♯": 1, "b": -1, "♭": -1}
SCALES: dict[str, tuple[int, ...]] = {
    "minpent": (0, 3, 5, 7, 10),
    "majpent": (0, 2, 4, 7, 9),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "major": (0, 2, 4, 5, 7, 9, 11),
    "blues": (0, 3, 5, 6, 7, 10),
    "chromatic": tuple(range(12)),
}
A4_HZ, A4 = 440.0, 69
CALM_FRAMES, STAYS = 13, 0.35
"""The melody a note is chosen by is a median over so many frames; a note is kept until another is nearer by so many semitones."""


def key_of(name: str) -> int | None:
    """The pitch class of a key such as "F#" or "Bb"; None for anything else."""
    if not name or name[0] not in KEYS or len(name) > 2 or (len(name) == 2 and name[1] not in SIGNS):
        return None
    return (KEYS[name[0]] + (SIGNS[name[1]] if len(name) == 2 else 0)) % 12


def tuned(heard: Melody, key: int, scale: str, strength: float) -> Curve:
    """The heights in hertz after tuning; `strength` 1 lands on the notes, 0 leaves the voice as it is."""
    wanted = heard.hz.copy()
    for begin, end in heard.runs():
        sung = semitones(heard.hz[begin:end])
        notes = _notes(_calm(sung), key, SCALES[scale])
        wanted[begin:end] = hertz(notes + (1 - strength) * (sung - notes))
    return wanted


def semitones(hz: Curve) -> Curve:
    """Hertz as MIDI note numbers with fractions."""
    notes: Curve = A4 + 12 * np.log2(np.maximum(hz, 1e-6) / A4_HZ)
    return notes


def hertz(notes: Curve) -> Curve:
    """MIDI note numbers as hertz."""
    hz: Curve = A4_HZ * 2 ** ((notes - A4) / 12)
    return hz


def nearest_notes(sung: Curve, key: int, scale: str) -> Curve:
    """The nearest notes of a scale."""
    ladder = _ladder(key, SCALES[scale])
    near: Curve = ladder[np.argmin(np.abs(sung[:, None] - ladder[None, :]), axis=1)]
    return near


def _notes(calm: Curve, key: int, steps: tuple[int, ...]) -> Curve:
    ladder = _ladder(key, steps)
    away = np.abs(calm[:, None] - ladder[None, :])
    nearest = np.argmin(away, axis=1)
    chosen = np.empty(len(calm), np.int64)
    now = int(nearest[0])
    for frame, near in enumerate(nearest):
        if away[frame, now] - away[frame, near] > STAYS:
            now = int(near)
        chosen[frame] = now
    notes: Curve = ladder[chosen]
    return notes


def _ladder(key: int, steps: tuple[int, ...]) -> Curve:
    return np.array([key + step + 12 * octave for octave in range(1, 9) for step in steps], np.float64)


def _calm(sung: Curve) -> Curve:
    width = min(CALM_FRAMES, len(sung) - (len(sung) + 1) % 2)
    if width < 3:
        return sung
    padded = np.pad(sung, width // 2, mode="edge")
    calm: Curve = np.median(np.lib.stride_tricks.sliding_window_view(padded, width), axis=1)
    return calm
