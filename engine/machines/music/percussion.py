"""Music, percussion: drums and noises, each a function of strength, brightness and chance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.machines.music.waves import RATE, band, driven, fm, moments, noise, sine, struck

Chance = np.random.Generator
Wave = Any
"""A float32 array; what arithmetic makes of arrays has no narrower type."""
Stroke = Callable[[float, float, Chance], Wave]


def _kick(top: float, low: float, decay: float, click: float = 0.3) -> Stroke:
    def play(v: float, b: float, c: Chance) -> Wave:
        t = moments(decay * 4)
        phase = low * t + (top - low) * 0.035 * (1 - np.exp(-t / 0.035))
        wave = np.sin((phase % 1) * np.float32(2 * np.pi)).astype(np.float32) * struck(t, decay, 0.003)
        knock = band(noise(0.03, c), 900, 5000) * struck(moments(0.03), 0.006)
        wave[: len(knock)] += knock * np.float32(click * (0.4 + b))
        return wave

    return play


def _hiss(low: float, high: float, decay: float, attack: float = 0.002) -> Stroke:
    def play(v: float, b: float, c: Chance) -> Wave:
        seconds = decay * 5 + attack
        return band(noise(seconds, c), low, high * (0.6 + 0.7 * b)) * struck(moments(seconds), decay, attack)

    return play


def _snare(tone: float, decay: float, wires: float) -> Stroke:
    def play(v: float, b: float, c: Chance) -> Wave:
        t = moments(decay * 5)
        skin = (sine(tone, t) + np.float32(0.6) * sine(tone * 1.6, t)) * struck(t, decay * 0.45)
        hiss = band(noise(decay * 5, c), 1100, 8000 * (0.6 + 0.6 * b)) * struck(t, decay)
        return skin * np.float32(0.5) + hiss[: len(t)] * np.float32(wires)

    return play


def _metal(decay: float, low: float) -> Stroke:
    def play(v: float, b: float, c: Chance) -> Wave:
        t = moments(decay * 4)
        ring = sum((sine(f, t) for f in (2990.0, 4170.0, 5390.0, 6830.0)), np.zeros_like(t)) * np.float32(0.08)
        hiss = band(noise(decay * 4, c), low, 12000)
        return (ring + hiss[: len(t)] * np.float32(0.8)) * struck(t, decay)

    return play


def _skin(hertz: float, decay: float, slap: float) -> Stroke:
    def play(v: float, b: float, c: Chance) -> Wave:
        t = moments(decay * 5)
        body = fm(hertz, t, 1.51, np.exp(-t / 0.03) * 0.8) * struck(t, decay)
        hit = band(noise(0.04, c), 600, 4500) * struck(moments(0.04), 0.008)
        body[: len(hit)] += hit * np.float32(slap)
        return body

    return play


def _gated(v: float, b: float, c: Chance) -> Wave:
    t = moments(0.42)
    hiss = band(noise(0.42, c), 300, 7000)[: len(t)]
    gate = (np.clip((0.3 - t) / 0.05, 0, 1) * np.clip(t / 0.003, 0, 1)).astype(np.float32)
    wave = driven(hiss * 2, 2.0) * gate * np.float32(0.6)
    skin = _snare(190, 0.08, 0.4)(v, b, c)
    wave[: len(skin)] += skin[: len(wave)]
    return wave


def _clap(v: float, b: float, c: Chance) -> Wave:
    t = moments(0.3)
    shape = sum(
        (np.exp(-np.maximum(t - start, 0) / 0.012) * (t >= start) for start in (0.0, 0.011, 0.023)), np.zeros_like(t)
    )
    shape = shape * 0.5 + np.exp(-np.maximum(t - 0.03, 0) / 0.07) * (t >= 0.03)
    soft = np.clip(t / 0.002, 0, 1) * np.clip((0.29 - t) / 0.03, 0, 1)
    return band(noise(0.3, c)[: len(t)] * (shape * soft).astype(np.float32), 800, 5500)


def _chip(kind: str) -> Stroke:
    def play(v: float, b: float, c: Chance) -> Wave:
        seconds, step = {"hat": (0.04, 1), "snare": (0.12, 5), "kick": (0.12, 1)}[kind]
        t = moments(seconds)
        if kind == "kick":
            wave = np.sign(np.sin(2 * np.pi * (70 * t + 6 * (1 - np.exp(-t / 0.03))))).astype(np.float32) * np.float32(
                0.7
            )
        else:
            wave = np.repeat(np.sign(c.standard_normal(len(t) // step + 1)), step)[: len(t)].astype(
                np.float32
            ) * np.float32(0.35)
        return wave * struck(t, seconds / 3)

    return play


STROKES: dict[str, Stroke] = {
    "kick": _kick(150, 48, 0.13), "softkick": _kick(110, 50, 0.11, 0.08), "thud": _kick(80, 38, 0.2, 0.02), "chipkick": _chip("kick"),
    "snare": _snare(185, 0.1, 0.8), "dustsnare": _snare(170, 0.08, 0.5), "tap": _hiss(900, 4000, 0.03), "chipsnare": _chip("snare"), "gated": _gated,
    "clap": _clap,
    "hat": _hiss(6000, 13000, 0.022), "openhat": _hiss(5000, 12000, 0.11), "chiphat": _chip("hat"), "ride": _metal(0.35, 4500),
    "swish": _hiss(1400, 6000, 0.09, 0.05), "shake": _hiss(3500, 10000, 0.035, 0.02), "tick": _hiss(2500, 7000, 0.007), "rim": _skin(420, 0.02, 0.5),
    "taiko": _skin(62, 0.32, 0.35), "conga": _skin(185, 0.11, 0.2), "congahigh": _skin(290, 0.08, 0.25),
}  # fmt: skip
LEVELS = {
    "swish": 0.5,
    "ride": 0.22,
    "hat": 0.5,
    "openhat": 0.45,
    "tick": 1.3,
    "shake": 0.6,
    "taiko": 1.0,
    "clap": 0.9,
    "tap": 0.8,
}
PANS = {
    "hat": 0.25,
    "openhat": 0.25,
    "ride": 0.3,
    "shake": -0.3,
    "tick": 0.35,
    "conga": -0.25,
    "congahigh": -0.15,
    "rim": -0.3,
    "tap": 0.15,
    "swish": -0.1,
}


def color(kind: str, seconds: float, chance: Chance) -> Wave:
    """A noise that is there all the time, mono: the air of a place, an old record, rain; it goes round unheard."""
    count, turn = round(seconds * RATE), 2**18
    low, high, order, level = {"vinyl": (900, 6000, 2, 0.03), "rain": (1200, 9000, 1, 0.12)}.get(
        kind, (150, 1800, 1, 0.25)
    )
    round_ = band(noise(turn / RATE, chance), low, high, order) * np.float32(level)
    wave = np.tile(round_, -(-count // turn))[:count]
    if kind == "vinyl":
        for at in chance.integers(0, count - 40, int(seconds * 7)):
            wave[at : at + 12] += CRACK * np.float32(chance.uniform(-0.12, 0.12))
    if kind == "air":
        slow = np.interp(
            np.arange(0, count, 64),
            np.arange(0, count + RATE, RATE * 1.7),
            chance.uniform(0.4, 1.0, len(np.arange(0, count + RATE, RATE * 1.7))),
        )
        wave *= np.interp(np.arange(count), np.arange(0, count, 64), slow).astype(np.float32)
    return wave


CRACK = (np.hanning(12) * np.array([1, -1, 1, -0.5, 1, -1, 0.5, -0.5, 0.2, -0.2, 0.1, 0])).astype(np.float32)
