"""Recipes, nature: weather, water, fire, animals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from engine.machines.sounds.materials import RATE, band, buzz, count, decay, falling, glide, grains, swell, tone
from engine.machines.sounds.recipe import Recipe

if TYPE_CHECKING:
    from engine.machines.sounds.materials import Sketch, Wave


def rain(sketch: Sketch, drops: float, hush: float, low: float, high: float) -> None:
    """Drops on the ground near by, and the hush of all the others."""
    for side in range(2):
        near = grains(sketch, sketch.size, drops, 420, 1200, 11_000)
        far = band(sketch.noise(), low, high) * hush * sketch.drift(0.4, 0.8, 1.1)
        sketch.sides[side] += near * 1.6 + far


def on_a_window(sketch: Sketch) -> None:
    """Rain on a pane: duller drops, each with the glass in it."""
    rain(sketch, 60, 0.10, 300, 3500)
    for _ in range(int(sketch.seconds * 14)):
        size = count(0.05)
        hz = sketch.any(700, 2100)
        wave = tone(size, hz) * decay(size, 0.03) + band(sketch.noise(size), 500, 5000) * decay(size, 0.012)
        sketch.put(wave, sketch.any(0, sketch.seconds), sketch.any(0.1, 0.7), sketch.any(-0.8, 0.8))


def wind(sketch: Sketch, low: float, high: float, gusts: float) -> None:
    """Air that finds its way, each side in its own gusts."""
    common = sketch.drift(gusts, 0.25, 1.0)
    for side in range(2):
        force = common * 0.7 + 0.3 * sketch.drift(gusts * 2, 0.2, 1.0)
        rough = falling(sketch.noise(), 1.4)
        whine = _swept(sketch, low + (high - low) * force)
        sketch.sides[side] += (band(rough, 60, 900) * 0.5 + whine * 0.9) * force


def _swept(sketch: Sketch, hz: Wave) -> Wave:
    """Noise around a frequency that moves: two noises that turn a carrier."""
    slow = [band(sketch.noise(), 1, 70, 1) for _ in range(2)]
    turn = 2 * np.pi * np.cumsum(hz) / RATE
    return (slow[0] * np.cos(turn) + slow[1] * np.sin(turn)) * 6


def thunder(sketch: Sketch) -> None:
    """The crack, and its echoes from one cloud after another."""
    crack = count(0.35)
    sketch.put(
        band(sketch.noise(crack), 300, 9000) * decay(crack, 0.22, 0.001) * sketch.drift(40, 0.2, 1, crack), 0.02, 1.1
    )
    for side in (-0.5, 0.5):
        rumble = band(falling(sketch.noise(), 2), 22, 260)
        rolling = sketch.drift(1.6, 0.15, 1) * decay(sketch.size, max(2.5, sketch.seconds * 0.95), 0.05)
        sketch.put(rumble * rolling, 0, 1.5, side)


def fire(sketch: Sketch) -> None:
    """Wood that cracks over a low breath."""
    for side in range(2):
        breath = band(falling(sketch.noise(), 1.5), 60, 700) * sketch.drift(3, 0.4, 1) * 0.35
        sketch.sides[side] += breath + grains(sketch, sketch.size, 26, 260, 700, 9000) * 2.2
    for at in sketch.steps(0.9, 0.9, 0.2):
        sketch.put(
            band(sketch.noise(count(0.05)), 500, 6000) * decay(count(0.05), 0.03, 0.0003),
            at,
            sketch.any(0.6, 2.2),
            sketch.any(-0.5, 0.5),
        )


def waves(sketch: Sketch) -> None:
    """The sea: each wave comes, breaks and runs out."""
    base = band(falling(sketch.noise(), 1), 80, 1500) * 0.25
    sketch.wide(base, np.roll(base, 900))
    for at in sketch.steps(5.5, 0.25, -1.5):
        size = count(6.5)
        begin = count(-at) if at < 0 else 0
        heard = slice(begin, begin + min(size - begin, sketch.size - count(max(0.0, at)) + 1))
        low, high = swell(size, 0.38, 1.6)[heard], swell(size, 0.5, 3.0)[heard]
        wave = falling(sketch.noise(len(low)), 0.8)
        shaped = band(wave, 150, 2200) * low + band(wave, 1500, 9000) * high * 0.9
        sketch.put(shaped, max(0.0, at), 1, sketch.any(-0.3, 0.3))


def stream(sketch: Sketch, low: float, high: float, chatter: float) -> None:
    """Water over stones."""
    for side in range(2):
        flow = band(sketch.noise(), low, high) * sketch.drift(7, 0.5, 1)
        sketch.sides[side] += flow * 0.5
    for _ in range(int(sketch.seconds * chatter)):
        size = count(sketch.any(0.015, 0.06))
        hz = sketch.any(450, 1900)
        wave = tone(size, glide(size, hz, hz * sketch.any(1.05, 1.6))) * swell(size, 0.25)
        sketch.put(wave, sketch.any(0, sketch.seconds), sketch.any(0.05, 0.4), sketch.any(-0.8, 0.8))


def drip(sketch: Sketch) -> None:
    """A tap in an empty room."""
    for at in sketch.steps(1.1, 0.12, takes=0.25):
        size = count(0.12)
        low = sketch.any(780, 980)
        sketch.put(tone(size, glide(size, low, low * 1.75)) * decay(size, 0.08, 0.004), at)
        for echo in range(1, 5):
            sketch.put(
                tone(size, glide(size, low, low * 1.75)) * decay(size, 0.08, 0.01),
                at + 0.07 * echo,
                0.22 * 0.55**echo,
                0.5 * (-1) ** echo,
            )


def birds(sketch: Sketch) -> None:
    """Several small birds, each with a song of its own."""
    for bird in range(4):
        home, pan = sketch.any(2600, 5200), sketch.any(-0.9, 0.9)
        for start in sketch.steps(sketch.any(1.4, 2.8), 0.4, sketch.any(0, 1.2)):
            for note in range(int(sketch.dice.integers(2, 6))):
                size = count(sketch.any(0.05, 0.13))
                bend = glide(size, home * sketch.any(0.8, 1.3), home * sketch.any(0.8, 1.3))
                trill = 1 + (0.06 * tone(size, 48.0) if bird % 2 else 0)
                sketch.put(
                    tone(size, bend * trill) * swell(size, 0.4, 0.8),
                    start + note * 0.14,
                    sketch.any(0.2, 0.8) / (1 + bird),
                    pan,
                )


def crickets(sketch: Sketch) -> None:
    """A summer night."""
    for cricket in range(5):
        hz, pan = sketch.any(4100, 5200), sketch.any(-1, 1)
        for start in sketch.steps(sketch.any(0.5, 0.85), 0.04, sketch.any(0, 0.5)):
            size = count(0.16)
            pulses = np.maximum(0, tone(size, 30.0)) ** 1.5
            sketch.put(tone(size, hz) * pulses * swell(size, 0.5, 0.4), start, 0.5 / (1 + cricket), pan)


def frogs(sketch: Sketch) -> None:
    """A pond in spring."""
    for frog in range(3):
        hz, pan = sketch.any(380, 900), sketch.any(-0.8, 0.8)
        for start in sketch.steps(sketch.any(0.8, 1.6), 0.3, sketch.any(0, 1)):
            size = count(0.3)
            croak = np.maximum(0, tone(size, sketch.any(28, 45))) ** 3 * (tone(size, hz) + 0.5 * tone(size, 2 * hz))
            sketch.put(croak * swell(size, 0.4, 0.6), start, 0.8 / (1 + frog), pan)


def owl(sketch: Sketch) -> None:
    """Hoo, and hoo-hoo."""
    for start in sketch.steps(3.4, 0.1, 0.05):
        for at, seconds in ((0.0, 0.42), (0.75, 0.16), (0.98, 0.6)):
            size = count(seconds)
            hz = 370 * (1 + 0.04 * swell(size, 0.3)) + 3 * tone(size, 6.0)
            wave = tone(size, hz) + 0.14 * tone(size, hz * 2) + 0.05 * band(sketch.noise(size), 300, 900)
            sketch.put(wave * swell(size, 0.35, 0.6), start + at)


def gulls(sketch: Sketch) -> None:
    """Gulls over a harbour."""
    for start in sketch.steps(1.3, 0.5, 0.1):
        pan, home = sketch.any(-0.9, 0.9), sketch.any(900, 1250)
        for cry in range(int(sketch.dice.integers(1, 5))):
            size = count(0.26)
            hz = home * (1 + 0.55 * swell(size, 0.25, 0.7))
            wave = buzz(size, hz, 6, 0.7)
            sketch.put(band(wave, 700, 6000) * swell(size, 0.2, 0.7), start + 0.3 * cry, sketch.any(0.3, 0.9), pan)


def leaves(sketch: Sketch) -> None:
    """A tree in a breeze."""
    for side in range(2):
        force = sketch.drift(0.6, 0.1, 1) ** 1.4
        sketch.sides[side] += (
            grains(sketch, sketch.size, 520, 900, 2200, 11_000) * 1.4 + band(sketch.noise(), 1500, 7000) * 0.12
        ) * force


def night(sketch: Sketch) -> None:
    """Night in the country: crickets far away, a little air."""
    crickets(sketch)
    sketch.sides *= 0.35
    air = band(falling(sketch.noise(), 1.6), 50, 600) * 0.12
    sketch.wide(air, np.roll(air, 1200))


def bees(sketch: Sketch) -> None:
    """Wings around a hive."""
    for side in (-0.7, -0.2, 0.3, 0.8):
        hz = sketch.any(170, 250) * sketch.drift(1.5, 0.92, 1.1)
        wave = buzz(sketch.size, hz, 8)
        sketch.put(wave * sketch.drift(1.2, 0.1, 1), 0, 0.5, side)


def splash(sketch: Sketch) -> None:
    """Something heavy falls into water."""
    sketch.put(band(sketch.noise(count(0.9)), 300, 7500) * decay(count(0.9), 0.7, 0.02), 0.02)
    sketch.put(tone(count(0.35), glide(count(0.35), 240, 90)) * decay(count(0.35), 0.3, 0.01), 0.02, 1.2)
    for _ in range(46):
        size = count(sketch.any(0.02, 0.07))
        low = sketch.any(350, 1300)
        at = 0.12 + 1.1 * float(sketch.dice.random()) ** 1.5
        sketch.put(
            tone(size, glide(size, low, 1.6 * low)) * swell(size, 0.2),
            at,
            0.6 * np.exp(-1.5 * at),
            sketch.any(-0.7, 0.7),
        )


def birds_wings(sketch: Sketch) -> None:
    """Wings that beat and are gone."""
    for number, at in enumerate(sketch.steps(0.085, 0.1)):
        size = count(0.07)
        sketch.put(
            band(sketch.noise(size), 250, 2600) * swell(size, 0.35),
            at,
            np.exp(-number / 12),
            -0.6 + min(1.2, number / 14),
        )


def dog(sketch: Sketch) -> None:
    """A dog that has noticed somebody."""
    for start in sketch.steps(0.75, 0.4, 0.03, takes=0.45):
        for at in (0.0, 0.24)[: 1 + int(sketch.dice.random() < 0.5)]:
            size = count(0.17)
            hz = 330 * (1 + 0.9 * swell(size, 0.25, 0.8)) * (1 + 0.05 * sketch.drift(60, -1, 1, size))
            throat = buzz(size, hz, 11, 0.5) + sketch.noise(size)
            sketch.put(band(np.tanh(throat), 350, 2600) * swell(size, 0.2, 0.6), start + at, sketch.any(0.8, 1))


def horse(sketch: Sketch) -> None:
    """Hooves at a canter."""
    for start in sketch.steps(0.46, 0.03, 0.02, takes=0.3):
        for number, gap in enumerate((0.0, 0.12, 0.24)):
            size = count(0.1)
            clop = tone(size, (520, 610, 440)[number] * 1.0) * decay(size, 0.05, 0.001) + band(
                sketch.noise(size), 300, 3500
            ) * decay(size, 0.02)
            sketch.put(clop, start + gap / sketch.pace, (1, 0.8, 0.9)[number], (-0.2, 0.1, 0.25)[number])


def cow(sketch: Sketch) -> None:
    """A cow on a meadow."""
    size = min(sketch.size, count(1.9))
    hz = 118 * (1 + 0.32 * swell(size, 0.45, 0.7)) + 1.5 * sketch.drift(8, -1, 1, size)
    throat = buzz(size, hz, 23, 0.8)
    sketch.put((band(throat, 180, 700) + 0.5 * band(throat, 900, 1500)) * swell(size, 0.35, 0.5))


def rooster(sketch: Sketch) -> None:
    """A rooster at daybreak."""
    now = 0.05
    for seconds, low, high in ((0.18, 700, 900), (0.14, 820, 980), (0.22, 900, 1150), (0.85, 1150, 620)):
        size = count(seconds)
        hz = glide(size, low, high) * (1 + 0.02 * tone(size, 27.0))
        wave = buzz(size, hz, 8, 0.6)
        sketch.put(band(np.tanh(wave), 500, 6500) * swell(size, 0.25, 0.4), now)
        now += seconds + 0.05


SOUNDS = (
    Recipe("Rain", "rain raining shower rainfall weather wet", partial(rain, drops=900, hush=0.16, low=700, high=9000), goes_on=True),
    Recipe("Light rain", "drizzle rain light gentle soft", partial(rain, drops=320, hush=0.07, low=1200, high=9000), goes_on=True),
    Recipe("Downpour", "downpour rain heavy storm pouring torrential monsoon", partial(rain, drops=1600, hush=0.42, low=350, high=8000), goes_on=True),
    Recipe("Rain on a window", "rain window pane glass indoors", on_a_window, goes_on=True),
    Recipe("Wind", "wind breeze air blowing windy", partial(wind, low=260, high=620, gusts=0.5), goes_on=True),
    Recipe("Storm wind", "storm wind howling gale blizzard hurricane gust strong", partial(wind, low=380, high=1350, gusts=0.8), goes_on=True),
    Recipe("Thunder", "thunder lightning thunderclap storm rumble", thunder),
    Recipe("Fire", "fire campfire fireplace crackle crackling flames burning hearth", fire, goes_on=True),
    Recipe("Sea waves", "sea waves ocean beach surf shore coast tide", waves, goes_on=True),
    Recipe("Stream", "stream brook creek water babbling flowing", partial(stream, low=500, high=5500, chatter=26), goes_on=True),
    Recipe("River", "river water rushing current weir mill", partial(stream, low=150, high=3800, chatter=12), goes_on=True),
    Recipe("Waterfall", "waterfall cascade falls dam spillway", partial(stream, low=120, high=9000, chatter=2), goes_on=True),
    Recipe("Dripping", "drip dripping drop tap faucet leak cave", drip, goes_on=True),
    Recipe("Splash", "splash water dive jump plunge fall", splash),
    Recipe("Birdsong", "birds bird birdsong chirp singing morning garden forest dawn", birds, goes_on=True),
    Recipe("Crickets", "crickets cricket cicada insects summer grasshopper", crickets, goes_on=True),
    Recipe("Frogs", "frog frogs croak pond swamp toad", frogs, goes_on=True),
    Recipe("Owl", "owl hoot hooting night bird", owl, goes_on=True),
    Recipe("Gulls", "gull gulls seagull seagulls harbour harbor port", gulls, goes_on=True),
    Recipe("Dog", "dog bark barking hound puppy woof", dog),
    Recipe("Horse", "horse hooves gallop galloping canter trot riding", horse, goes_on=True),
    Recipe("Cow", "cow cattle moo farm bull", cow, least_s=0.6),
    Recipe("Rooster", "rooster cock crow morning farm daybreak", rooster),
    Recipe("Leaves", "leaves tree trees rustling foliage bush woods", leaves, goes_on=True),
    Recipe("Night", "night nighttime evening outdoors countryside quiet field", night, goes_on=True),
    Recipe("Bees", "bee bees hive swarm wasp fly buzzing insect", bees, goes_on=True),
    Recipe("Wings", "wings flutter flapping pigeon flock fly away", birds_wings),
)  # fmt: skip
