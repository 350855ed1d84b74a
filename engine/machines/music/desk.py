"""Music, desk: notes become stems, stems are given their places and their room, and are laid together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from engine.machines.music.percussion import LEVELS, PANS, STROKES
from engine.machines.music.tones import INSTRUMENTS
from engine.machines.music.waves import RATE, quick_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from engine.machines.music.form import Form, Note
    from engine.machines.music.tones import Instrument
    from engine.machines.music.waves import Wave

    Stereo = NDArray[np.float32]

ENDING_S = 1.4
PEAK = 0.8
STEPS = 12
WIDTH_S = 0.011
LEAD = 4096
"""Frames a tail is held back while it is laid on: what makes it dull rings before it too."""


class Stem:
    """One part's sound, left and right apart, and how much of it goes into the room."""

    def __init__(self, seconds: float) -> None:
        self.sides = np.zeros((2, round(seconds * RATE)), np.float32)
        self.sent = 0.0

    def add(self, wave: Wave, at_s: float, left: float, right: float) -> None:
        """Lay a sound into it; what reaches beyond its end is cut, where all has faded already."""
        begin = int(at_s * RATE)
        part = wave[: max(0, self.sides.shape[1] - begin)]
        self.sides[0, begin : begin + len(part)] += part * np.float32(left)
        self.sides[1, begin : begin + len(part)] += part * np.float32(right)


def played(
    form: Form, role: str, name: str, notes: Iterable[Note], swing: float, bright: float, seed: int, gain: float
) -> Stem:
    """A stem of notes or of strokes, by the studio's own instruments."""
    if role == "drums":
        return drums(form, notes, swing, bright, seed, gain)
    return pitched(form, name, notes, swing, bright, seed, gain)


def pitched(form: Form, name: str, notes: Iterable[Note], swing: float, bright: float, seed: int, gain: float) -> Stem:
    """A stem of an instrument; the same note at the same strength is played once and laid in again."""
    instrument = INSTRUMENTS.get(name, INSTRUMENTS["piano"])
    chance, stem = np.random.default_rng(seed), Stem(form.length_s)
    stem.sent = instrument.space
    played: dict[tuple[int, int, int, int], Wave] = {}
    for number, note in enumerate(notes):
        seconds = note.length * 60 / form.bpm
        strength = round(note.strength * STEPS) / STEPS
        key = (int(note.pitch), round(seconds * 50), round(strength * STEPS), number % 2)
        wave = played.get(key)
        if wave is None:
            hertz = 440 * 2 ** ((int(note.pitch) + 12 * instrument.octave - 69) / 12)
            wave = played[key] = instrument.play(hertz, round(seconds * 50) / 50 or 0.02, strength, bright, chance)
        at = form.seconds(swung(note.at, swing)) + float(chance.uniform(0, 0.008))
        _place(stem, wave, at, instrument, strength * gain)
    return stem


def drums(form: Form, notes: Iterable[Note], swing: float, bright: float, seed: int, gain: float) -> Stem:
    """A stem of strokes; of each there are three, so that no two in a row are the same."""
    chance, stem = np.random.default_rng(seed), Stem(form.length_s)
    stem.sent = 0.22
    played: dict[tuple[str, int], Wave] = {}
    for number, note in enumerate(notes):
        name = str(note.pitch)
        key = (name, number % 3)
        if key not in played:
            played[key] = STROKES[name](note.strength, bright, chance)
        pan = PANS.get(name, 0.0)
        level = note.strength * gain * LEVELS.get(name, 0.8) * 0.55
        at = form.seconds(swung(note.at, swing)) + float(chance.uniform(0, 0.004))
        stem.add(played[key], at, level * (1 - max(0, pan)), level * (1 + min(0, pan)))
    return stem


def together(stems: Mapping[str, Stem], space: float, ending_s: float) -> tuple[Stereo, dict[str, Stereo]]:
    """All of it, and every stem of it with the room they all are in; faded out at the very end, peaking below full scale.

    The stems' own sides are used up.
    """
    sides = {name: stem.sides for name, stem in stems.items()}
    count = next((stem.sides.shape[1] for stem in stems.values()), 1)
    sent, whole = np.zeros(count, np.float32), np.zeros((2, count), np.float32)
    for stem in stems.values():
        sent += (stem.sides[0] + stem.sides[1]) * np.float32(stem.sent / 2)
    sides["room"] = _room(sent, space) * np.float32(0.2 + 0.8 * space)
    for part in sides.values():
        whole += part
    peak = max(float(whole.max()), -float(whole.min()))
    fade = _ending(count, ending_s) * np.float32(PEAK / peak if peak > 1e-6 else 1.0)
    for part in (whole, *sides.values()):
        part *= fade
    return np.ascontiguousarray(whole.T), {name: part.T for name, part in sides.items()}


def _place(stem: Stem, wave: Wave, at: float, instrument: Instrument, level: float) -> None:
    gain = level * instrument.gain
    if instrument.wide:
        stem.add(wave, at, gain, 0.0)
        stem.add(wave, at + WIDTH_S, 0.0, gain)
        return
    angle = (instrument.pan + 1) * np.pi / 4
    stem.add(wave, at, gain * float(np.cos(angle)) * 1.414, gain * float(np.sin(angle)) * 1.414)


def swung(at: float, swing: float) -> float:
    """The second of two eighths comes late; what lies between them is moved along."""
    if not swing:
        return at
    beat, part = divmod(at, 1.0)
    half = 0.5 + swing
    return float(beat + (part * half / 0.5 if part < 0.5 else half + (part - 0.5) * (1 - half) / 0.5))


def _ending(count: int, seconds: float) -> Wave:
    fade, length = np.ones(count, np.float32), min(count, int(seconds * RATE))
    slope = (np.arange(length, 0, -1, dtype=np.float32) - 1) / np.float32(max(1, length))
    fade[count - length :] = slope * slope * (3 - 2 * slope)
    return fade


def _room(send: Wave, space: float) -> Stereo:
    """A room answering: a tail that grows dull, different on either side; rows are sides. Stretch by stretch, so that it needs little memory."""
    sides = _answers(round(0.35 + 2.0 * space, 1))
    size = 2 * (len(sides[0]) - 1)
    hop = size // 2
    room = np.zeros((len(sides), len(send) + size), np.float32)
    for at in range(0, len(send), hop):
        spectrum = np.fft.rfft(send[at : at + hop], size)
        for side, answer in zip(room, sides, strict=True):
            side[at : at + size] += np.fft.irfft(spectrum * answer, size)
    return room[:, LEAD : LEAD + len(send)]


@lru_cache(4)
def _answers(decay: float) -> tuple[NDArray[np.complex64], ...]:
    """The spectra of either side's tail, long enough for as much sound beside it."""
    size = 2 * quick_size(int(decay * 1.2 * RATE) + LEAD)
    chance, t = (
        np.random.default_rng(round(decay * 10)),
        np.arange(int(decay * 1.2 * RATE), dtype=np.float32) / np.float32(RATE),
    )
    hertz = np.fft.rfftfreq(size, 1 / RATE).astype(np.float32)
    dull = 1 / (1 + (hertz / 3800) ** 2) * (hertz / (hertz + 180))
    sides = []
    for _ in range(2):
        tail = (
            chance.standard_normal(len(t), np.float32) * np.exp(-6.9 * t / np.float32(decay)) * np.clip(t / 0.02, 0, 1)
        )
        tail *= np.float32(0.5 / np.sqrt(float((tail**2).sum())))
        late = np.concatenate([np.zeros(LEAD, np.float32), tail])
        sides.append((np.fft.rfft(late, size) * dull).astype(np.complex64))
    return tuple(sides)
