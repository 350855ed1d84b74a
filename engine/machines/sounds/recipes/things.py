"""Recipes, things: doors, paper, keys, clocks, tools: what hands work with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from engine.machines.sounds.materials import (
    band,
    buzz,
    clock,
    count,
    decay,
    falling,
    glide,
    grains,
    knock,
    ring,
    swell,
    tone,
)
from engine.machines.sounds.recipe import Recipe

if TYPE_CHECKING:
    from engine.machines.sounds.materials import Sketch


def keys(sketch: Sketch, every: float, low: float, bright: float, bell: bool = False) -> None:
    """Fingers on keys, in bursts, with a thumb now and then."""
    hits = sketch.steps(every, 0.55, takes=0.15)
    for number, at in enumerate(hits):
        if sketch.dice.random() < 0.1:
            continue
        deep = 0.6 if sketch.dice.random() < 0.16 else 1.0
        size = count(0.07)
        hit = band(sketch.noise(size), 400 * deep, bright) * decay(size, 0.022, 0.0005)
        body = ring(size, [low * deep * sketch.any(0.9, 1.1), low * 2.6 * deep], [0.05, 0.025]) * 0.5
        sketch.put(hit + body, at, sketch.any(0.5, 1.0), sketch.any(-0.35, 0.35))
        sketch.put(hit * 0.3, at + sketch.any(0.06, 0.09), 1, 0.1)
        if bell and number % 38 == 37:
            sketch.put(ring(count(0.9), [2489, 5230, 7900], [0.9, 0.4, 0.2]), at + 0.1, 0.5)


def paper(sketch: Sketch, strokes: tuple[tuple[float, float], ...], low: float, high: float, crackle: float) -> None:
    """Sheets that bend and slide: (seconds at, seconds long) each."""
    for at, seconds in strokes:
        size = count(seconds)
        rub = (
            band(sketch.noise(size), low, high)
            * swell(size, sketch.any(0.3, 0.7), 1.2)
            * sketch.drift(14, 0.15, 1, size)
        )
        crack = grains(sketch, size, crackle, 500, 900, 9000) * swell(size, 0.5, 0.6)
        sketch.put(rub * 0.45 + crack, at, 1, sketch.any(-0.25, 0.25))


def rustle(sketch: Sketch) -> None:
    """Paper in restless hands."""
    strokes = tuple((at, sketch.any(0.12, 0.4)) for at in sketch.steps(0.3, 0.5))
    paper(sketch, strokes, 1500, 8000, 260)


def tear(sketch: Sketch) -> None:
    """Fibres that give way faster and faster."""
    size = min(sketch.size, count(0.9))
    rip = grains(sketch, size, 1800, 260, 1200, 11_000) * np.linspace(0.5, 1, size) ** 1.5
    sketch.put((rip + 0.25 * band(sketch.noise(size), 2500, 9000)) * swell(size, 0.85, 0.4))


def writing(sketch: Sketch) -> None:
    """A pen on paper on a desk."""
    for at in sketch.steps(0.16, 0.5):
        size = count(sketch.any(0.06, 0.16))
        sketch.put(
            band(sketch.noise(size), 1400, 6500) * swell(size, sketch.any(0.3, 0.6), 0.8), at, sketch.any(0.4, 1), 0.15
        )


def door_close(sketch: Sketch, hz: float, slam: float) -> None:
    """The leaf meets the frame, the latch falls."""
    sketch.put(band(falling(sketch.noise(count(0.12)), 2), 60, 900) * swell(count(0.12), 0.9) * 0.25)
    sketch.put(knock(sketch, hz, 0.35 * slam, 1800 * slam), 0.11, 1.4 * slam)
    sketch.put(band(falling(sketch.noise(count(0.5)), 2), 30, 220) * decay(count(0.5), 0.4), 0.11, 0.6 * slam)
    sketch.put(knock(sketch, 900, 0.06, 6500, wood=False), 0.16, 0.3)
    if slam > 1:
        sketch.put(band(falling(sketch.noise(count(1.2))), 80, 2500) * decay(count(1.2), 0.9), 0.12, 0.18)


def creak(sketch: Sketch) -> None:
    """Dry hinges: the wood sticks and slips."""
    size = min(sketch.size, count(1.6))
    slips = 26 + 60 * swell(size, 0.45, 1.2) + sketch.drift(5, -10, 10, size)
    pulses = np.maximum(0, np.sin(2 * np.pi * np.cumsum(slips) / 44_100)) ** 24
    rough = pulses * (0.6 + 0.4 * sketch.noise(size))
    body = sum(
        (band(rough, hz * 0.93, hz * 1.07, 3) * gain for hz, gain in ((420, 1), (930, 0.8), (1650, 0.6), (2700, 0.3))),
        np.zeros(size),
    )
    sketch.put(body * swell(size, 0.4, 0.5))


def knocks(sketch: Sketch, hz: float, pattern: tuple[float, ...], length: float, wood: bool = True) -> None:
    """Knuckles, a gavel, a hammer: the same blow at given moments."""
    for at in pattern:
        sketch.put(
            knock(sketch, hz * sketch.any(0.97, 1.03), length, 3400, wood), at / sketch.pace, sketch.any(0.85, 1)
        )


def blows(sketch: Sketch, hz: float, every: float, length: float, wood: bool = True) -> None:
    """The same blow, again and again."""
    knocks(sketch, hz, tuple(sketch.steps(every, 0.06, takes=0.2)), length, wood)


def jingle(sketch: Sketch) -> None:
    """Keys on their ring."""
    for at in sketch.steps(0.075, 0.8, takes=0.2):
        hz = sketch.any(3000, 8200)
        sketch.put(
            ring(count(0.18), [hz, hz * 1.41, hz * 2.17], [0.13, 0.09, 0.05]),
            at,
            sketch.any(0.1, 1),
            sketch.any(-0.4, 0.4),
        )


def lock(sketch: Sketch) -> None:
    """A key that turns and a bolt that moves."""
    for at, hz in ((0.0, 2600), (0.14, 1900), (0.22, 2300), (0.46, 700)):
        sketch.put(knock(sketch, hz, 0.08, 8000, wood=False), at, 0.6 if hz > 1000 else 1.1)
    sketch.put(band(sketch.noise(count(0.2)), 2000, 7500) * swell(count(0.2), 0.6) * 0.12, 0.24)


def zipper(sketch: Sketch) -> None:
    """Teeth, one after the other, faster towards the end."""
    size = min(sketch.size, count(0.8))
    teeth = np.maximum(0, np.sin(2 * np.pi * np.cumsum(np.linspace(70, 190, size)) / 44_100)) ** 6
    sketch.put(band(sketch.noise(size) * teeth, 1200, 9000) * swell(size, 0.75, 0.4))


def ticking(sketch: Sketch, every: float, hz: float, bright: float) -> None:
    """A clock: tick and tock."""
    for number, at in enumerate(sketch.steps(every, 0.0, takes=0.1)):
        side = 1.0 if number % 2 == 0 else 0.82
        wave = band(sketch.noise(count(0.02)), 1500, bright) * decay(count(0.02), 0.01, 0.0003)
        sketch.put(wave, at)
        sketch.put(ring(count(0.09), [hz * side, hz * 2.4 * side, hz * 4.3 * side], [0.07, 0.03, 0.02]), at, 0.6, 0.1)


def scissors(sketch: Sketch) -> None:
    """Blades that pass one another."""
    for at in sketch.steps(0.55, 0.1):
        size = count(0.22)
        sketch.put(band(sketch.noise(size), 3500, 12_000) * swell(size, 0.8, 1.4), at, 0.7)
        sketch.put(ring(count(0.12), [3900, 6800, 9100], [0.1, 0.07, 0.05]), at + 0.2, 0.5)


def saw(sketch: Sketch) -> None:
    """A hand saw through a plank."""
    for number, at in enumerate(sketch.steps(0.42, 0.06)):
        size = count(0.34)
        teeth = np.maximum(0, np.sin(2 * np.pi * (62 if number % 2 else 74) * clock(size))) ** 2
        sketch.put(
            band(sketch.noise(size) * (0.3 + teeth), 350, 4800) * swell(size, 0.5, 0.6),
            at,
            1.0 if number % 2 == 0 else 0.7,
        )


def drill(sketch: Sketch) -> None:
    """An electric drill that bites."""
    load = sketch.drift(1.5, 0.85, 1.05)
    sketch.put(np.tanh(buzz(sketch.size, 210 * load, 40, 0.7)) + 0.5 * band(sketch.noise(), 1500, 8000) * load)


def slap(sketch: Sketch, low: float, high: float, body: float) -> None:
    """A flat hand, a fist, a snap of fingers."""
    sketch.put(band(sketch.noise(count(0.09)), low, high) * decay(count(0.09), 0.05, 0.0004), 0, 1.6)
    sketch.put(tone(count(0.2), glide(count(0.2), body * 1.6, body)) * decay(count(0.2), 0.14), 0.001, 0.7)


SOUNDS = (
    Recipe("Keyboard", "keyboard typing type computer laptop keys keystroke", partial(keys, every=0.13, low=420, bright=6500), goes_on=True),
    Recipe("Typewriter", "typewriter type old letter", partial(keys, every=0.17, low=750, bright=9000, bell=True), goes_on=True),
    Recipe("Page turn", "page turn book leaf turning paper sheet", partial(paper, strokes=((0.0, 0.34), (0.3, 0.22)), low=900, high=7000, crackle=120)),
    Recipe("Paper rustle", "paper rustle rustling crumple papers document newspaper", rustle, goes_on=True),
    Recipe("Paper tear", "tear rip ripping paper envelope", tear, least_s=0.3),
    Recipe("Pen writing", "pen pencil writing write scribble signature sign notebook", writing, goes_on=True),
    Recipe("Door close", "door close shut closing", partial(door_close, hz=95, slam=1.0)),
    Recipe("Door slam", "door slam bang slamming", partial(door_close, hz=70, slam=1.7)),
    Recipe("Car door", "car door vehicle shut", partial(door_close, hz=120, slam=1.25)),
    Recipe("Door creak", "door creak open hinge creaking squeak squeaky gate", creak, least_s=0.4),
    Recipe("Door knock", "knock door knocking rap knuckles", partial(knocks, hz=165, pattern=(0, 0.2, 0.4), length=0.22)),
    Recipe("Gavel", "gavel judge court hammer order auction", partial(knocks, hz=330, pattern=(0, 0.32), length=0.3)),
    Recipe("Hammer", "hammer hammering nail build construction", partial(blows, hz=480, every=0.5, length=0.2), goes_on=True),
    Recipe("Anvil", "anvil smith forge blacksmith metal", partial(blows, hz=1180, every=0.75, length=0.9, wood=False), goes_on=True),
    Recipe("Footfall on a table", "thump thud fist table bang bump", partial(knocks, hz=75, pattern=(0,), length=0.35)),
    Recipe("Keys", "keys jingle keychain bunch", jingle),
    Recipe("Lock", "lock unlock key bolt turn padlock safe", lock),
    Recipe("Zipper", "zip zipper bag jacket", zipper, least_s=0.3),
    Recipe("Clock ticking", "clock tick ticking tock time watch", partial(ticking, every=1.0, hz=1900, bright=9000), goes_on=True),
    Recipe("Grandfather clock", "grandfather clock pendulum tick slow hall", partial(ticking, every=1.0, hz=620, bright=5000), goes_on=True),
    Recipe("Stopwatch", "stopwatch watch tick fast suspense", partial(ticking, every=0.2, hz=3400, bright=12_000), goes_on=True),
    Recipe("Scissors", "scissors cut cutting snip hair", scissors, goes_on=True),
    Recipe("Saw", "saw sawing wood carpenter", saw, goes_on=True),
    Recipe("Drill", "drill drilling power tool", drill, goes_on=True),
    Recipe("Slap", "slap hand face smack", partial(slap, low=900, high=8000, body=210)),
    Recipe("Punch", "punch hit fist fight body", partial(slap, low=150, high=2500, body=70)),
    Recipe("Finger snap", "finger snap fingers", partial(slap, low=1800, high=7500, body=1400)),
)  # fmt: skip
