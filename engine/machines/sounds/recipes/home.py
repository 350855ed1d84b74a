"""Recipes, home: cups, glasses, coins, games: what stands on a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.machines.sounds.materials import (
    band,
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


def cup(sketch: Sketch) -> None:
    """A mug put down on a table."""
    sketch.put(ring(count(0.3), [640, 1720, 3100, 5200], [0.2, 0.13, 0.08, 0.05], dice=sketch.dice))
    sketch.put(knock(sketch, 170, 0.14, 1500), 0.003, 0.8)
    sketch.put(ring(count(0.2), [660, 1745], [0.12, 0.08]), 0.085, 0.25)


def stirring(sketch: Sketch) -> None:
    """A spoon going round in a cup."""
    for at in sketch.steps(0.27, 0.12):
        hz = 2350 * sketch.any(0.97, 1.05)
        sketch.put(
            ring(count(0.25), [hz, hz * 1.53, hz * 2.6], [0.16, 0.1, 0.05]),
            at,
            sketch.any(0.4, 1),
            0.3 * np.sin(at * 9),
        )
        sketch.put(band(sketch.noise(count(0.2)), 2500, 7000) * swell(count(0.2), 0.4) * 0.08, at)


def clink(sketch: Sketch) -> None:
    """Two glasses that meet."""
    for number, hz in enumerate((2210, 2610)):
        modes = [hz, hz * 2.32, hz * 4.25, hz * 6.1]
        sketch.put(
            ring(count(1.6), modes, [1.4, 0.7, 0.35, 0.2], [1, 0.5, 0.3, 0.15], sketch.dice),
            0.006 * number,
            0.7,
            0.3 - 0.6 * number,
        )


def shatter(sketch: Sketch) -> None:
    """Glass that breaks, and its pieces on the floor."""
    sketch.put(band(sketch.noise(count(0.12)), 1500, 14_000) * decay(count(0.12), 0.09), 0, 1.3)
    for _ in range(90):
        at, hz = 0.01 + 1.3 * float(sketch.dice.random()) ** 2.2, sketch.any(2200, 9500)
        sketch.put(
            ring(count(0.3), [hz, hz * 1.7], [sketch.any(0.05, 0.28), 0.06]),
            at,
            0.4 * np.exp(-1.4 * at),
            sketch.any(-0.8, 0.8),
        )


def pour(sketch: Sketch) -> None:
    """Liquid into a glass that fills."""
    size = sketch.size
    air = 420 * (3.0 ** np.linspace(0, 1, size)) * sketch.drift(9, 0.92, 1.08)
    stream = band(sketch.noise(), 700, 6000) * sketch.drift(16, 0.25, 1)
    hum = tone(size, air) * sketch.drift(18, 0, 1) ** 2
    sketch.wide(
        stream * 0.45 + hum * 0.5, band(sketch.noise(), 700, 6000) * sketch.drift(16, 0.25, 1) * 0.45 + hum * 0.5
    )
    bubbles(sketch, 16, 0.5)


def bubbles(sketch: Sketch, per_second: float = 9, gain: float = 1.0) -> None:
    """Air that rises and bursts."""
    for _ in range(int(sketch.seconds * per_second * sketch.pace) + 1):
        size = count(sketch.any(0.02, 0.09))
        low = sketch.any(320, 1200)
        sketch.put(
            tone(size, glide(size, low, low * sketch.any(1.3, 2.2))) * swell(size, 0.2),
            sketch.any(0, sketch.seconds),
            gain * sketch.any(0.1, 1),
            sketch.any(-0.6, 0.6),
        )


def pop(sketch: Sketch) -> None:
    """A cork out of its bottle."""
    size = count(0.16)
    sketch.put(band(sketch.noise(count(0.12)), 1500, 6000) * swell(count(0.12), 0.9, 3) * 0.25)
    sketch.put(
        tone(size, glide(size, 380, 900)) * decay(size, 0.09, 0.002)
        + band(sketch.noise(size), 600, 5000) * decay(size, 0.05),
        0.12,
        1.3,
    )


def balloon(sketch: Sketch) -> None:
    """A balloon that bursts: one bang and the room."""
    sketch.put(band(sketch.noise(count(0.06)), 200, 9000) * decay(count(0.06), 0.035, 0.0002), 0, 2)
    sketch.put(band(falling(sketch.noise(count(0.7))), 150, 3500) * decay(count(0.7), 0.45), 0.004, 0.25)


def coins(sketch: Sketch) -> None:
    """A handful of coins on a table."""
    for at in np.sort(sketch.dice.random(11)) ** 1.6 * 0.9:
        hz = sketch.any(3200, 6400)
        for bounce in range(4):
            wave = ring(count(0.2), [hz, hz * 1.52, hz * 2.3], [0.15, 0.1, 0.06])
            sketch.put(wave, float(at) + bounce * 0.09 * 0.75**bounce, 0.6 * 0.5**bounce, sketch.any(-0.3, 0.3))


def match(sketch: Sketch) -> None:
    """A match: the scratch, the flare, the flame."""
    scratch = count(0.22)
    sketch.put(band(sketch.noise(scratch), 1800, 9000) * swell(scratch, 0.7, 0.8))
    flare = band(sketch.noise(count(1.4)), 300, 6000) * decay(count(1.4), 1.1, 0.05)
    sketch.put(flare, 0.2, 0.8)
    rest = max(1, sketch.size - count(0.4))
    sketch.put(grains(sketch, rest, 18, 400, 600, 5000) * 0.4, 0.4)


def cards(sketch: Sketch) -> None:
    """A pack, riffled."""
    for number in range(36):
        at = 0.02 * number + 0.004 * sketch.any(0, 1)
        size = count(0.02)
        sketch.put(
            band(sketch.noise(size), 1500, 8000) * decay(size, 0.014),
            at,
            0.4 + 0.3 * np.sin(number / 6),
            sketch.any(-0.3, 0.3),
        )
    sketch.put(knock(sketch, 260, 0.1, 2500), 0.82, 0.5)


def dice_roll(sketch: Sketch) -> None:
    """Two dice over a table."""
    for die in (0, 1):
        now, gap = 0.03 * die, 0.14
        while gap > 0.02:
            sketch.put(knock(sketch, sketch.any(700, 1200), 0.06, 6000), now, gap * 6, 0.4 - 0.8 * die)
            now += gap * sketch.any(0.7, 1.2)
            gap *= 0.8


def drawer(sketch: Sketch) -> None:
    """A drawer that runs and stops."""
    size = count(0.5)
    sketch.put(
        band(falling(sketch.noise(size)), 120, 2600) * swell(size, 0.7, 0.6) * sketch.drift(22, 0.4, 1, size), 0, 0.7
    )
    sketch.put(knock(sketch, 150, 0.2, 2200), 0.48, 1.1)


def cutlery(sketch: Sketch) -> None:
    """Knives and forks on plates."""
    for at in sketch.steps(0.24, 0.7):
        hz = sketch.any(1900, 5200)
        sketch.put(
            ring(count(0.35), [hz, hz * 1.62, hz * 2.9], [sketch.any(0.08, 0.3), 0.12, 0.05]),
            at,
            sketch.any(0.2, 1),
            sketch.any(-0.5, 0.5),
        )


def kettle(sketch: Sketch) -> None:
    """Water that boils, and the whistle that says so."""
    rise = np.clip(clock(sketch.size) / min(1.4, 0.6 * sketch.seconds), 0, 1)
    steam = band(sketch.noise(), 500, 7000) * (0.12 + 0.3 * rise)
    hz = 1450 + 650 * rise + 14 * sketch.drift(9, -1, 1)
    whistling = (tone(sketch.size, hz) + 0.5 * tone(sketch.size, hz * 1.26)) * rise**3
    sketch.put(steam + whistling * 0.6)


def chimes(sketch: Sketch) -> None:
    """Hollow tubes that the wind lets touch."""
    for at in sketch.steps(0.3, 0.8, 0.02, takes=0.8):
        hz = float(sketch.dice.choice((1047, 1175, 1319, 1568, 1760, 2093)))
        tube = ring(count(2.4), [hz, hz * 2.76, hz * 5.4], [2.2, 1.1, 0.4], [1, 0.4, 0.15], sketch.dice)
        sketch.put(tube, at, sketch.any(0.2, 1), sketch.any(-0.6, 0.6))


SOUNDS = (
    Recipe("Mug", "mug cup put down table coffee tea set saucer", cup),
    Recipe("Spoon in a cup", "spoon stir stirring cup teaspoon tea", stirring, goes_on=True),
    Recipe("Glasses clink", "clink glass cheers toast glasses wine", clink),
    Recipe("Glass breaking", "break glass shatter smash window breaking crash", shatter),
    Recipe("Pouring", "pour pouring liquid drink water fill glass", pour, goes_on=True),
    Recipe("Bubbles", "bubble bubbles boil boiling underwater aquarium fizz", bubbles, goes_on=True),
    Recipe("Kettle", "kettle whistling boil boiling steam stove", kettle, goes_on=True),
    Recipe("Wind chimes", "chimes chime wind porch tubular", chimes),
    Recipe("Cork", "cork bottle pop champagne open", pop),
    Recipe("Balloon", "balloon burst pop bang", balloon),
    Recipe("Coins", "coins coin change money pocket drop", coins),
    Recipe("Match", "match strike lighter light candle cigarette", match),
    Recipe("Cards", "cards shuffle deck poker riffle", cards),
    Recipe("Dice", "dice roll game die", dice_roll),
    Recipe("Drawer", "drawer cabinet cupboard desk filing", drawer),
    Recipe("Cutlery", "cutlery fork knife plates dishes dinner eating kitchen", cutlery, goes_on=True),
)  # fmt: skip
