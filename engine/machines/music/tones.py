"""Music, tones: the instruments that have a pitch; each is a function of frequency, length, strength, brightness and chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.machines.music import waves
from engine.machines.music.waves import envelope, fm, harmonics, moments, saw_like, sine, square_like, string, struck

Chance = np.random.Generator
Wave = Any
"""A float32 array; what arithmetic makes of arrays has no narrower type."""
Playing = Callable[[float, float, float, float, Chance], Wave]


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument: how it is played, its usual octave, where it sits (-1..1), how much room it is given, its level."""

    play: Playing
    octave: int = 0
    pan: float = 0.0
    space: float = 0.5
    gain: float = 1.0
    wide: bool = False


def _rhodes(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
    t = moments(s + 0.5)
    body = fm(f, t, 1.0, np.exp(-t / 0.7) * (0.5 + 1.6 * v * b))
    tine = fm(f, t, 14.0, 0.3) * np.exp(-t / 0.06) * np.float32(0.12 * v)
    wobble = 1 + np.float32(0.12) * sine(4.6, t)
    return (body + tine) * envelope(t, s, 0.004, 1.4, 0.12, 0.35) * wobble


def _piano(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
    t, modes = moments(s + 0.6), []
    for number in range(1, max(2, min(12, int(9000 / f)))):
        stretched = f * number * (1 + 0.0004 * number * number) ** 0.5
        loud = (0.55 + 0.4 * b * v) ** (number - 1) * (0.6 if number % 7 == 0 else 1)
        modes.append((stretched, (0.7 + 0.55 * number) * (f / 260) ** 0.35, loud, number * 0.9))
    wave = waves.damped(modes, len(t))
    knock = waves.band(waves.noise(min(0.05, s), c), 200, 2200) * np.float32(0.25 * v)
    wave[: len(knock)] += knock * struck(moments(len(knock) / waves.RATE), 0.012)[: len(knock)]
    return wave * envelope(t, s, 0.003, 8.0, 0.9, 0.35) * np.float32(0.55)


def _plucked(bright: float, sustain: float, length: float) -> Playing:
    def play(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
        seconds = max(s, length)
        t = moments(seconds)
        return (
            string(f, seconds, c, min(1, bright * (0.5 + b) * (0.6 + 0.5 * v)), sustain)
            * struck(t, 10.0, 0.002)
            * np.float32(0.8)
        )

    return play


def _upright(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
    seconds = s + 0.12
    t = moments(seconds)
    low = string(f, seconds, c, 0.25 + 0.3 * b, 0.28)
    body = sine(f, t) * np.exp(-t / 0.5) * np.float32(0.7)
    return (low + body) * envelope(t, s, 0.006, 1.2, 0.3, 0.1)


def _subbass(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
    t = moments(s + 0.08)
    wave = sine(f, t) + np.float32(0.22 + 0.3 * b) * sine(2 * f, t) + np.float32(0.1) * sine(3 * f, t)
    return wave * envelope(t, s, 0.008, 0.6, 0.7, 0.07)


def _layered(
    amplitudes: tuple[float, ...], attack: float, release: float, voices: int = 3, vibrato: float = 0.0
) -> Playing:
    """Several players of the same line, a little apart."""

    def play(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
        t = moments(s + release)
        shown = tuple(a * (0.35 + 0.65 * b + 0.25 * v) ** min(n, 12) for n, a in enumerate(amplitudes))
        wave = np.zeros(len(t), np.float32)
        for player in range(voices):
            apart, start = c.uniform(-0.0035, 0.0035) if player else 0.0, c.uniform(0, 1)
            sway = waves.swaying(len(t), vibrato, 5.1 + 40 * apart, start) if vibrato else None
            wave += harmonics(f * (1 + apart), len(t), shown, 10 * start, sway)
        wave *= envelope(t, s, attack, 2.0, 0.85, release)
        return wave * np.float32(1 / voices**0.75)

    return play


def _blown(amplitudes: tuple[float, ...], breath: float, vibrato: float, scoop: float = 0.0) -> Playing:
    """A reed, a flute, a horn: a tone with breath in it and a vibrato that comes late."""

    def play(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
        t = moments(s + 0.14)
        bend = np.clip((t - 0.25) / 0.35, 0, 1) * waves.swaying(len(t), vibrato, 5.2)
        if scoop:
            bend -= np.float32(scoop * 0.05) * (1 - np.exp(-t / 0.05))
        shown = tuple(a * (0.4 + 0.6 * b + 0.2 * v) ** min(n, 10) for n, a in enumerate(amplitudes))
        air = waves.band(waves.noise(len(t) / waves.RATE, c), f * 1.5, 6000)[: len(t)] * np.float32(breath)
        wave = harmonics(f, len(t), shown, moved=bend)
        return (wave + air[: len(wave)]) * envelope(t, s, 0.045, 0.8, 0.8, 0.12) * np.float32(0.75)

    return play


def _bell(ratio: float, decay: float, index: float) -> Playing:
    def play(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
        t = moments(decay * 3.2)
        return fm(f, t, ratio, np.exp(-t / (decay * 0.4)) * index * (0.4 + b)) * struck(t, decay) * np.float32(0.7)

    return play


def _organ(drawbars: tuple[float, ...], attack: float = 0.012, release: float = 0.09) -> Playing:
    def play(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
        t = moments(s + release)
        spin = waves.swaying(len(t), 0.0004 * 2 * np.pi * 6.1, 6.1)
        return harmonics(f / 2, len(t), drawbars, moved=spin) * envelope(t, s, attack, 1, 1, release) * np.float32(0.6)

    return play


def _overdrive(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
    seconds = s + 0.1
    t = moments(seconds)
    wave = string(f, seconds, c, 0.9, 0.6) + np.float32(0.6) * string(f * 1.003, seconds, c, 0.9, 0.6)
    return (
        waves.band(waves.driven(wave, 5 + 6 * v), 90, 2600 + 1800 * b)
        * envelope(t, s, 0.003, 3, 0.9, 0.08)
        * np.float32(0.6)
    )


def _acid(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
    t = moments(s + 0.05)
    open_, closed = harmonics(f, len(t), saw_like(24, 0.9)), harmonics(f, len(t), saw_like(5, 1.6))
    sweep = np.exp(-t / np.float32(0.12)) * np.float32(0.3 + 0.6 * b)
    return (open_ * sweep + closed * (1 - sweep)) * envelope(t, s, 0.004, 0.5, 0.6, 0.04)


def _drone(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
    t = moments(s + 1.2)
    slow = 1 + np.float32(0.35) * sine(0.13 + 0.1 * c.random(), t)
    wave = (
        harmonics(f, len(t), saw_like(9, 1.5 - 0.4 * b)) * slow
        + harmonics(f * 1.004, len(t), saw_like(7, 1.6))
        + sine(f / 2, t) * np.float32(0.6)
    )
    return wave * envelope(t, s, 0.9, 3, 0.9, 1.2) * np.float32(0.5)


def _glass(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
    t = moments(s + 2.0)
    swell = 1 + np.float32(0.25) * sine(0.2 + 0.2 * c.random(), t, c.uniform(0, 6))
    wave = sine(f, t) + np.float32(0.35) * sine(2 * f * 1.001, t) + np.float32(0.12 * (0.5 + b)) * sine(3.01 * f, t)
    return wave * swell * envelope(t, s, 1.3, 4, 0.8, 2.0) * np.float32(0.6)


def _cluster(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
    t = moments(s + 1.5)
    wave = sum(
        (harmonics(f * 2 ** (n / 12) * (1 + c.uniform(-0.004, 0.004)), len(t), saw_like(6, 1.3)) for n in (0, 1, 6)),
        np.zeros_like(t),
    )
    return wave * envelope(t, s, 1.6, 4, 0.9, 1.5) * np.float32(0.3)


def _theremin(f: float, s: float, v: float, b: float, c: Chance) -> Wave:
    t = moments(s + 0.25)
    sway = waves.swaying(len(t), 0.02)
    return harmonics(f, len(t), (1, 0.2, 0.05), moved=sway) * envelope(t, s, 0.12, 2, 0.9, 0.25)


SAWS, DULL = saw_like(20, 1.0), saw_like(10, 1.5)
INSTRUMENTS: dict[str, Instrument] = {
    "rhodes": Instrument(_rhodes, 0, -0.2, 0.4, 0.5), "piano": Instrument(_piano, 0, 0.1, 0.45, 0.75),
    "guitar": Instrument(_plucked(0.75, 0.35, 1.2), 0, -0.25, 0.35, 0.7), "harp": Instrument(_plucked(0.55, 0.5, 1.8), 0, 0.3, 0.6, 0.7),
    "banjo": Instrument(_plucked(1.0, 0.06, 0.6), 0, -0.3, 0.25, 0.65), "pizzicato": Instrument(_plucked(0.4, 0.02, 0.4), 0, 0.25, 0.5, 1.1),
    "pluck": Instrument(_plucked(0.6, 0.03, 0.35), 0, -0.3, 0.4, 0.9), "clav": Instrument(_plucked(1.0, 0.02, 0.25), 0, 0.3, 0.15, 0.7),
    "pickbass": Instrument(_plucked(0.6, 0.2, 0.4), 0, 0.0, 0.05, 1.1), "upright": Instrument(_upright, 0, 0.0, 0.12, 0.85),
    "subbass": Instrument(_subbass, 0, 0.0, 0.02, 0.5), "tuba": Instrument(_layered(saw_like(8, 1.3), 0.03, 0.1, 1), 0, 0.1, 0.3, 0.6),
    "triangle": Instrument(_layered((1, 0, 0.11, 0, 0.04), 0.003, 0.03, 1), 0, 0.0, 0.02, 0.7), "acid": Instrument(_acid, 0, 0.0, 0.05, 0.55),
    "drone": Instrument(_drone, 0, 0.0, 0.6, 0.6), "cellos": Instrument(_layered(saw_like(14, 1.15), 0.07, 0.2, 3, 0.003), 0, 0.2, 0.5, 0.6),
    "strings": Instrument(_layered(saw_like(18, 1.1), 0.32, 0.6, 4, 0.004), 0, 0.0, 0.65, 0.42, wide=True),
    "choir": Instrument(_layered((1, 0.7, 0.35, 0.45, 0.2, 0.1, 0.12, 0.05), 0.35, 0.7, 4, 0.005), 0, 0.0, 0.8, 0.45, wide=True),
    "brass": Instrument(_layered(saw_like(16, 0.85), 0.09, 0.18, 3), 0, 0.2, 0.45, 0.36, wide=True),
    "analog": Instrument(_layered(SAWS, 0.25, 0.6, 4), 0, 0.0, 0.5, 0.34, wide=True),
    "saw": Instrument(_layered(SAWS, 0.005, 0.08, 3), 0, -0.25, 0.35, 0.4), "sawlead": Instrument(_layered(SAWS, 0.04, 0.2, 3, 0.004), 0, 0.15, 0.5, 0.35),
    "glass": Instrument(_glass, 0, 0.0, 0.9, 0.5, wide=True), "cluster": Instrument(_cluster, 0, 0.0, 0.8, 0.5, wide=True),
    "sax": Instrument(_blown((1, 0.75, 0.6, 0.5, 0.32, 0.25, 0.18, 0.1, 0.06), 0.16, 0.012, 1.0), -1, 0.18, 0.45, 0.42),
    "trumpet": Instrument(_blown((0.7, 1, 0.9, 0.7, 0.55, 0.4, 0.28, 0.2), 0.03, 0.008), 0, 0.2, 0.4, 0.3),
    "horn": Instrument(_blown((1, 0.6, 0.3, 0.14, 0.06), 0.03, 0.004), -1, 0.25, 0.65, 0.6),
    "flute": Instrument(_blown((1, 0.25, 0.08, 0.03), 0.2, 0.01), 0, 0.25, 0.5, 0.5),
    "clarinet": Instrument(_blown((1, 0.05, 0.6, 0.05, 0.3, 0.03, 0.12), 0.04, 0.005), 0, 0.2, 0.45, 0.45),
    "violin": Instrument(_layered(saw_like(16, 1.0), 0.09, 0.2, 2, 0.009), 0, 0.2, 0.5, 0.38),
    "cello": Instrument(_layered(saw_like(14, 1.15), 0.12, 0.3, 2, 0.008), -1, 0.15, 0.6, 0.6),
    "bowed": Instrument(_layered(saw_like(12, 1.0), 0.6, 1.2, 3, 0.012), 0, -0.3, 0.9, 0.35), "slide": Instrument(_plucked(0.8, 0.6, 1.4), 0, 0.2, 0.5, 0.75),
    "theremin": Instrument(_theremin, 0, 0.2, 0.7, 0.4), "bell": Instrument(_bell(3.5, 0.9, 1.6), 0, 0.3, 0.7, 0.38),
    "musicbox": Instrument(_bell(5.4, 0.55, 0.9), 1, 0.25, 0.55, 0.32),
    "marimba": Instrument(_bell(4.0, 0.18, 0.8), 0, 0.2, 0.4, 0.7), "organ": Instrument(_organ((0.8, 1, 0.7, 0.5, 0, 0.3, 0, 0.25)), 0, -0.2, 0.35, 0.4),
    "churchorgan": Instrument(_organ((0.9, 1, 0.3, 0.8, 0.1, 0.3, 0.05, 0.6, 0, 0, 0, 0.2, 0, 0, 0, 0.25), 0.06, 0.4), 0, 0.0, 0.9, 0.45),
    "accordion": Instrument(_layered(square_like(18, 0.32), 0.04, 0.09, 3), 0, -0.2, 0.3, 0.3), "overdrive": Instrument(_overdrive, -1, -0.3, 0.25, 0.38),
    "square": Instrument(_layered(square_like(30), 0.003, 0.02, 1), 0, -0.25, 0.05, 0.3),
    "pulsewave": Instrument(_layered(square_like(30, 0.25), 0.003, 0.03, 1, 0.004), 1, 0.25, 0.08, 0.28),
}  # fmt: skip
