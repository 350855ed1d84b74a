"""Recipes, voices: what living throats utter without a word: laughter, a cough, a child, a cat, a wolf."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.machines.sounds.materials import band, buzz, count, formed, glide, swell, tone
from engine.machines.sounds.recipe import Recipe

if TYPE_CHECKING:
    from engine.machines.sounds.materials import Sketch

OPEN = ((650, 950, 1.0), (1000, 1400, 0.6), (2300, 2900, 0.25))
LAUGHING = 7


def laughter(sketch: Sketch) -> None:
    """A row of people, each with a laugh, a pitch and a place of their own."""
    size = count(0.15)
    falls, shape = glide(size, 1.12, 0.9), swell(size, 0.3, 0.8)
    for number in range(LAUGHING):
        breath = band(sketch.noise(size), 900, 4000) * 0.25
        every, hz = sketch.any(0.17, 0.24) / sketch.pace, sketch.any(130, 330)
        pan, now = -0.7 + 1.4 * number / (LAUGHING - 1), sketch.any(0.0, 0.25)
        while now < sketch.until - 0.2:
            for at in range(int(sketch.any(3, 8))):
                ha = formed(buzz(size, hz * 0.97**at * falls, 22, 0.9) + breath, OPEN) * shape
                sketch.put(ha, now + every * at, 0.9**at * sketch.any(0.6, 1), pan)
            now += every * 8 + sketch.any(0.1, 0.7)


def cough(sketch: Sketch) -> None:
    """Twice, behind a hand."""
    for at, loud in ((0.02, 1.0), (0.42, 0.75)):
        size = count(0.24)
        throat = sketch.noise(size) + 0.7 * buzz(size, glide(size, 190, 110), 16, 0.7)
        sketch.put(formed(throat, ((350, 900, 1.0), (1100, 2600, 0.7))) * swell(size, 0.12, 0.9), at, loud)


def baby(sketch: Sketch) -> None:
    """A small child that wants something: each cry swells, bends and breaks off."""
    for at in sketch.steps(1.15, 0.15, 0.02, takes=0.95):
        size = count(0.85 * sketch.any(0.9, 1.05))
        hz = 430 * (1 + 0.22 * swell(size, 0.35, 0.7)) * (1 + 0.012 * tone(size, 6.5))
        throat = np.tanh(1.5 * buzz(size, hz, 14, 0.7)) + 0.12 * sketch.noise(size)
        sketch.put(
            formed(throat, ((800, 1300, 1.0), (1500, 2100, 0.8), (3200, 4200, 0.35))) * swell(size, 0.3, 0.5), at
        )


def cat(sketch: Sketch) -> None:
    """A cat at a closed door."""
    for at in sketch.steps(1.5, 0.2, 0.02, takes=0.75):
        size = count(0.7)
        hz = 520 * (1 + 0.3 * swell(size, 0.4, 0.8)) * (1 + 0.006 * tone(size, 7.0))
        throat, share = buzz(size, hz, 18, 0.8), np.linspace(0, 1, size)
        closed, wide = formed(throat, ((400, 800, 1.0), (2200, 2800, 0.4))), formed(throat, OPEN)
        open_most = np.sin(np.pi * share) ** 1.5
        sketch.put((closed * (1 - open_most) + wide * open_most) * swell(size, 0.35, 0.6), at)


def wolf(sketch: Sketch) -> None:
    """A long howl on a hill, and another that answers."""
    for at, hz, pan, loud in ((0.0, 420, -0.2, 1.0), (0.9, 350, 0.5, 0.5)):
        size = min(sketch.size, count(2.6))
        share = np.linspace(0, 1, size)
        pitch = hz * (1 + 0.45 * np.minimum(1, share * 5)) * (1 - 0.3 * np.maximum(0, share - 0.75) * 4)
        wave = tone(size, pitch * (1 + 0.008 * sketch.drift(5, -1, 1, size))) + 0.25 * buzz(size, pitch, 5, 1.2)
        sketch.put(band(wave, 250, 2200) * swell(size, 0.3, 0.6), at, loud, pan)


SOUNDS = (
    Recipe("Laughter", "laughter laugh laughing laughs giggle chuckle audience track", laughter, goes_on=True),
    Recipe("Cough", "cough coughing coughs throat ahem", cough),
    Recipe("Baby crying", "baby infant newborn cry crying toddler", baby),
    Recipe("Cat", "cat meow miaow kitten purr", cat),
    Recipe("Wolf", "wolf wolves howl coyote", wolf),
)
