"""Recipes, people: steps, hands, crowds, hearts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from engine.machines.sounds.materials import band, buzz, count, decay, falling, formed, grains, ring, swell, tone
from engine.machines.sounds.recipe import Recipe

if TYPE_CHECKING:
    from engine.machines.sounds.materials import Sketch, Wave

VOWELS = ((730, 1090, 2440), (530, 1840, 2480), (390, 1990, 2550), (570, 840, 2410), (300, 870, 2240))


def steps(sketch: Sketch, every: float, ground: str) -> None:
    """Heel and sole, left and right."""
    for number, at in enumerate(sketch.steps(every, 0.05, 0.02, takes=0.15)):
        pan, loud = 0.18 * (-1) ** number, sketch.any(0.75, 1)
        sketch.put(_foot(sketch, ground), at, loud, pan)
        sketch.put(_foot(sketch, ground), at + 0.085 / sketch.pace, loud * 0.45, pan)


def _foot(sketch: Sketch, ground: str) -> Wave:
    size = count(0.2)
    if ground == "wood":
        body = ring(size, [128 * sketch.any(0.94, 1.06), 236, 410], [0.16, 0.1, 0.06], dice=sketch.dice)
        return body + band(sketch.noise(size), 300, 3200) * decay(size, 0.03)
    if ground == "stone":
        return ring(size, [310, 980], [0.09, 0.05]) * 0.6 + band(sketch.noise(size), 900, 7500) * decay(
            size, 0.045, 0.0004
        )
    low, high, many = (700, 6500, 900) if ground == "gravel" else (350, 3800, 2600)
    return (
        grains(sketch, size, many, 300, low, high) * swell(size, 0.2, 0.6) * 2
        + band(falling(sketch.noise(size)), 50, 300) * decay(size, 0.07) * 0.3
    )


def clap(sketch: Sketch, size: int | None = None) -> Wave:
    """One pair of hands."""
    size = size or count(0.12)
    hz = sketch.any(900, 2100)
    return band(sketch.noise(size), hz * 0.6, hz * 2.4, 2) * decay(size, sketch.any(0.03, 0.07), 0.0006)


def claps(sketch: Sketch) -> None:
    """A few people, slowly."""
    for at in sketch.steps(0.5, 0.05, takes=0.12):
        sketch.put(clap(sketch), at, 1.3)


def applause(sketch: Sketch, people: int, cheers: float) -> None:
    """A hall that claps: it rises, stays and thins out."""
    shape = swell(sketch.size, 0.25, 0.45)
    pairs = [clap(sketch) for _ in range(min(people, 12))]
    for person in range(people):
        pan, every, now = sketch.any(-1, 1), sketch.any(0.19, 0.32), sketch.any(0, 0.5)
        hands = pairs[person % len(pairs)]
        far = sketch.any(0.15, 0.8)
        while now < sketch.seconds - 0.05:
            sketch.put(hands, now, far * float(shape[min(sketch.size - 1, int(now * 44_100))]), pan)
            now += every * sketch.any(0.93, 1.07)
    hall = band(sketch.noise(), 700, 5000) * shape * 0.12
    sketch.wide(hall, np.roll(hall, 3000))
    if cheers:
        _voices(sketch, int(16 * cheers), 190, 420, shape, long=1.0)


def murmur(sketch: Sketch, people: int, clatter: bool = False) -> None:
    """Many voices of which none is understood."""
    _voices(sketch, people, 90, 230, np.ones(sketch.size), long=0.22)
    if clatter:
        for at in sketch.steps(0.6, 0.8, 0.1):
            hz = sketch.any(2200, 4800)
            sketch.put(ring(count(0.3), [hz, hz * 1.6], [0.2, 0.1]), at, sketch.any(0.05, 0.3), sketch.any(-0.9, 0.9))


def _voices(sketch: Sketch, people: int, low: float, high: float, shape: Wave, long: float) -> None:
    syllables = [
        _syllable(sketch, sketch.any(low, high), count(long * sketch.any(0.6, 1.5)))
        for _ in range(18 if long < 0.5 else 6)
    ]
    for _ in range(people):
        pan, gain, now = sketch.any(-1, 1), sketch.any(0.2, 0.7), sketch.any(0, 0.3)
        mouth = sketch.dice.permutation(len(syllables))[:7]
        while now < sketch.seconds:
            said = syllables[int(sketch.dice.choice(mouth))]
            place = min(sketch.size - 1, int(now * 44_100))
            sketch.put(said, now, gain * float(shape[place]), pan)
            now += len(said) / 44_100 * sketch.any(0.7, 1.0) + (0.5 if sketch.dice.random() < 0.12 else 0)


def _syllable(sketch: Sketch, pitch: float, size: int) -> Wave:
    """A vowel nobody could name, at a height that moves."""
    throat = buzz(size, pitch * (1 + 0.12 * sketch.drift(2.5, -1, 1, size)), 16, 1.1)
    formants = VOWELS[int(sketch.dice.integers(len(VOWELS)))]
    mouth = formed(throat, [(f * 0.88, f * 1.12, 1 / (1 + i)) for i, f in enumerate(formants)])
    return mouth * swell(size, 0.4, 0.5)


def heartbeat(sketch: Sketch) -> None:
    """Lub, dub."""
    for at in sketch.steps(0.86, 0.015):
        for gap, hz, gain in ((0.0, 58, 1.0), (0.29, 74, 0.7)):
            size = count(0.2)
            thump = tone(size, hz * np.linspace(1.25, 0.8, size)) * decay(size, 0.15, 0.012)
            sketch.put(
                thump + band(falling(sketch.noise(size), 2), 25, 130) * decay(size, 0.1, 0.01) * 0.5, at + gap, gain
            )


def breathing(sketch: Sketch) -> None:
    """In and out."""
    for at in sketch.steps(3.4, 0.05):
        for start, seconds, low, high in ((0.0, 1.2, 700, 4200), (1.5, 1.6, 350, 2600)):
            size = count(seconds / sketch.pace)
            sketch.put(band(sketch.noise(size), low, high) * swell(size, 0.45, 1.3), at + start / sketch.pace, 0.7)


SOUNDS = (
    Recipe("Footsteps", "footsteps steps walk walking feet floor wood corridor shoes", partial(steps, every=0.56, ground="wood"), goes_on=True),
    Recipe("Footsteps on stone", "footsteps stone street pavement heels hall marble", partial(steps, every=0.54, ground="stone"), goes_on=True),
    Recipe("Footsteps on gravel", "footsteps gravel path outside walk driveway", partial(steps, every=0.58, ground="gravel"), goes_on=True),
    Recipe("Footsteps in snow", "footsteps snow winter walk leaves grass", partial(steps, every=0.66, ground="snow"), goes_on=True),
    Recipe("Running", "running run sprint chase footsteps hurry", partial(steps, every=0.3, ground="stone"), goes_on=True),
    Recipe("Clapping", "clap clapping hands slow", claps, goes_on=True),
    Recipe("Applause", "applause applaud audience crowd clapping ovation theatre theater concert", partial(applause, people=46, cheers=0.0), goes_on=True),
    Recipe("Cheering", "cheer cheering crowd applause stadium celebrate hooray fans", partial(applause, people=30, cheers=1.0), goes_on=True),
    Recipe("Crowd", "crowd people murmur chatter talking voices gathering hubbub walla", partial(murmur, people=14), goes_on=True),
    Recipe("Restaurant", "restaurant cafe coffee shop bar pub diner party", partial(murmur, people=9, clatter=True), goes_on=True),
    Recipe("Heartbeat", "heart heartbeat pulse beating", heartbeat, goes_on=True),
    Recipe("Breathing", "breath breathing inhale exhale sigh sleep", breathing, goes_on=True),
)  # fmt: skip
