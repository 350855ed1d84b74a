"""Recipes, drama: sounds of the theatre and the cinema, which nothing in the world makes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from engine.machines.sounds.materials import band, buzz, clock, count, decay, falling, glide, ring, swell, tone
from engine.machines.sounds.recipe import Recipe

if TYPE_CHECKING:
    from engine.machines.sounds.materials import Sketch


def whoosh(sketch: Sketch, low: float, high: float, peak: float) -> None:
    """Something passes through the air from one side to the other."""
    size = sketch.size
    share = np.linspace(0, 1, size)
    centre = low * (high / low) ** np.minimum(share / peak, (1 - share) / (1 - peak))
    slow = [band(sketch.noise(), 1, 500, 1) for _ in range(2)]
    turn = 2 * np.pi * np.cumsum(centre) / 44_100
    air = (slow[0] * np.cos(turn) + slow[1] * np.sin(turn)) * swell(size, peak, 1.8)
    air += band(sketch.noise(), 300, 6000) * swell(size, peak, 3) * 0.25
    sketch.wide(air * np.sqrt(1 - share), air * np.sqrt(share))


def riser(sketch: Sketch) -> None:
    """It climbs, and then something must happen."""
    share = np.linspace(0, 1, sketch.size)
    hz = glide(sketch.size, 110, 880)
    wave = sum((buzz(sketch.size, hz * ratio, 10, 1.2) for ratio in (1.0, 1.006, 1.498)), np.zeros(sketch.size))
    air = band(sketch.noise(), 800, 11_000) * share**2
    pulse = 0.6 + 0.4 * tone(sketch.size, glide(sketch.size, 2, 16))
    edge = np.minimum(1, clock(sketch.size)[::-1] / 0.03)
    sketch.put((wave * 0.4 * pulse + air * 0.6) * share**1.6 * edge)


def boom(sketch: Sketch, hz: float, seconds: float, crack: float) -> None:
    """A blow that is felt."""
    size = min(sketch.size, count(seconds))
    body = tone(size, hz * (1 + 1.4 * np.exp(-clock(size) * 26))) * decay(size, seconds, 0.003)
    dust = band(falling(sketch.noise(size)), 60, 2600) * decay(size, seconds * 0.6, 0.004)
    sketch.put(np.tanh(body * 1.6) + dust * 0.4)
    sketch.put(band(sketch.noise(count(0.08)), 400, 9000) * decay(count(0.08), 0.05, 0.0005), 0, crack)


def explosion(sketch: Sketch) -> None:
    """A blast, its debris and its rumble."""
    boom(sketch, 38, max(2.0, sketch.seconds * 0.9), 1.6)
    for side in (-0.6, 0.6):
        blast = band(falling(sketch.noise(), 1.3), 30, 3500) * decay(sketch.size, max(1.5, sketch.seconds * 0.7), 0.01)
        sketch.put(blast * sketch.drift(9, 0.4, 1), 0, 0.9, side)
    for _ in range(30):
        at = 0.25 + 1.6 * float(sketch.dice.random())
        sketch.put(
            band(sketch.noise(count(0.05)), 400, 5000) * decay(count(0.05), 0.03),
            at,
            0.25 * np.exp(-at),
            sketch.any(-0.9, 0.9),
        )


def shot(sketch: Sketch) -> None:
    """A shot in the open: the crack, the push, and what the hills send back."""
    boom(sketch, 70, 0.5, 2.4)
    for at, loud, pan in ((0.0, 0.8, 0.0), (0.21, 0.16, -0.6), (0.38, 0.1, 0.7), (0.63, 0.05, -0.3)):
        size = count(0.6)
        blast = band(falling(sketch.noise(size), 0.8), 120, 4200 if not at else 1500)
        sketch.put(blast * decay(size, 0.22 if not at else 0.45, 0.0008 if not at else 0.03), at, loud, pan)


def clash(sketch: Sketch) -> None:
    """Steel on steel, again and again."""
    for at in sketch.steps(0.55, 0.5, 0.02, takes=0.35):
        modes = [sketch.any(0.96, 1.04) * hz for hz in (1420, 2380, 3910, 5230, 7140)]
        blow = ring(count(0.7), modes, [0.6, 0.5, 0.4, 0.3, 0.2], [0.7, 1, 0.9, 0.6, 0.4], sketch.dice)
        scrape = band(sketch.noise(count(0.09)), 2500, 9000) * decay(count(0.09), 0.06)
        sketch.put(blow, at, sketch.any(0.7, 1), sketch.any(-0.3, 0.3))
        sketch.put(scrape, at, 0.8)


def drop(sketch: Sketch) -> None:
    """A tone that falls out of hearing."""
    size = min(sketch.size, count(3.0))
    sketch.put(np.tanh(1.4 * tone(size, glide(size, 190, 27))) * decay(size, 4.0, 0.006))


def stinger(sketch: Sketch, notes: tuple[float, ...]) -> None:
    """An orchestra's sudden chord."""
    size = min(sketch.size, count(2.6))
    for side in (-0.5, 0.5):
        bowed = np.zeros(size)
        for number, hz in enumerate(notes):
            late = count(0.004 * number) - 1
            one = buzz(size, hz * (1 + 0.0025 * sketch.drift(5, -1, 1, size)), 20, 1.0)
            bowed[late:] += one[: size - late]
        sketch.put(band(bowed, 120, 4800) * decay(size, 2.2, 0.012), 0, 0.35, side)
    boom(sketch, 49, 1.8, 0.4)


def drone(sketch: Sketch) -> None:
    """A low unease."""
    for side, shift in ((-0.7, 0.996), (0.7, 1.004)):
        wave = sum(
            (buzz(sketch.size, 55 * ratio * shift, 14, 1.3) for ratio in (1.0, 1.5, 1.059)), np.zeros(sketch.size)
        )
        sketch.put(band(wave, 40, 700) * sketch.drift(0.4, 0.5, 1), 0, 0.7, side)
    sketch.put(band(falling(sketch.noise(), 1.8), 30, 400) * sketch.drift(0.5, 0.2, 1) * 0.6)


def sparkle(sketch: Sketch) -> None:
    """A wave of a wand."""
    for number in range(26):
        hz = 1800 * 2 ** (sketch.dice.choice((0, 2, 4, 7, 9, 12, 14, 16, 19, 21)) / 12)
        at = 0.045 * number + sketch.any(0, 0.02)
        sketch.put(
            ring(count(0.9), [hz, 2.01 * hz, 3.98 * hz], [0.7, 0.3, 0.15]),
            at,
            0.5 * np.exp(-number / 18),
            sketch.any(-0.8, 0.8),
        )


def harp(sketch: Sketch) -> None:
    """Strings swept from low to high: a dream begins."""
    for number, step in enumerate((0, 2, 4, 7, 9, 12, 14, 16, 19, 21, 24, 26, 28, 31, 33, 36)):
        hz = 196 * 2 ** (step / 12)
        modes = [hz * k for k in range(1, 7)]
        sketch.put(ring(count(2.2), modes, [2.0 / k for k in range(1, 7)]), 0.055 * number, 0.6, -0.6 + number / 13)


def reverse(sketch: Sketch) -> None:
    """A cymbal, backwards."""
    size = sketch.size
    shine = band(sketch.noise(), 2500, 15_000) + 0.4 * sum(
        (tone(size, hz) for hz in (3170, 4210, 5380, 6790)), np.zeros(size)
    )
    sketch.put(shine * np.linspace(0, 1, size) ** 3.5 * np.minimum(1, clock(size)[::-1] / 0.015))


def glitch(sketch: Sketch) -> None:
    """A signal that breaks."""
    for at in sketch.steps(0.09, 0.8):
        size = count(sketch.any(0.01, 0.08))
        if sketch.dice.random() < 0.5:
            wave = np.sign(tone(size, sketch.any(80, 4000)))
        else:
            held = sketch.noise(size // 40 + 1)
            wave = np.repeat(held, 40)[:size]
        sketch.put(wave * 0.6, at, sketch.any(0.2, 1), sketch.any(-0.8, 0.8))


def drum_roll(sketch: Sketch) -> None:
    """A snare, waiting for the answer."""
    for number, at in enumerate(sketch.steps(0.052, 0.12)):
        size = count(0.09)
        hit = (
            band(sketch.noise(size), 900, 9000) * decay(size, 0.07, 0.0005)
            + tone(size, 190.0) * decay(size, 0.05) * 0.6
        )
        sketch.put(hit, at, 0.4 + 0.6 * at / sketch.seconds, 0.08 * (-1) ** number)


def rimshot(sketch: Sketch) -> None:
    """Ba-dum, tss."""
    for at, hz in ((0.0, 210.0), (0.17, 150.0)):
        size = count(0.3)
        sketch.put(tone(size, hz * (1 + 0.5 * np.exp(-clock(size) * 40))) * decay(size, 0.22, 0.001), at)
        sketch.put(band(sketch.noise(count(0.1)), 1000, 7000) * decay(count(0.1), 0.06), at, 0.7)
    sketch.put(band(sketch.noise(count(1.4)), 5000, 15_000) * decay(count(1.4), 1.0, 0.001), 0.42, 0.8)


def cymbal(sketch: Sketch) -> None:
    """One crash."""
    size = min(sketch.size, count(3.0))
    metal = sum((np.sign(tone(size, hz)) for hz in (2050, 3020, 3690, 5220, 8000)), np.zeros(size))
    sketch.put((band(sketch.noise(size), 3000, 16_000) + 0.15 * band(metal, 3000, 14_000)) * decay(size, 2.2, 0.002))


def scratch(sketch: Sketch) -> None:
    """A record stopped by hand."""
    size = min(sketch.size, count(0.8))
    speed = np.interp(np.linspace(0, 1, size), [0, 0.25, 0.5, 1], [900, 2600, 500, 60])
    sketch.put(band(buzz(size, speed, 12) + sketch.noise(size), 300, 6000) * swell(size, 0.3, 0.6))


SOUNDS = (
    Recipe("Whoosh", "whoosh swoosh transition pass fly fast swipe rush", partial(whoosh, low=250, high=2400, peak=0.55), least_s=0.3),
    Recipe("Swish", "swish sword blade arrow whip stick", partial(whoosh, low=900, high=6000, peak=0.4), least_s=0.2),
    Recipe("Riser", "riser rise build tension rising crescendo suspense", riser, least_s=0.3),
    Recipe("Impact", "impact hit cinematic slam dramatic trailer braam", partial(boom, hz=46, seconds=2.2, crack=0.9)),
    Recipe("Boom", "boom bass deep low thunderous cannon", partial(boom, hz=33, seconds=3.0, crack=0.3)),
    Recipe("Explosion", "explosion explode blast bomb detonation", explosion),
    Recipe("Gunshot", "gunshot gun shot rifle pistol revolver gunfire bang", shot),
    Recipe("Sword clash", "sword swords clash fencing duel steel", clash),
    Recipe("Sub drop", "drop sub bass fall sinking", drop),
    Recipe("Dark stinger", "stinger sting horror scare shock dun reveal dramatic chord", partial(stinger, notes=(110, 116.5, 155.6, 220, 233))),
    Recipe("Bright stinger", "stinger fanfare triumph bright resolve reveal chord tada", partial(stinger, notes=(130.8, 196, 261.6, 329.6, 392))),
    Recipe("Drone", "drone dark ominous unease horror tension atmosphere eerie", drone, goes_on=True),
    Recipe("Sparkle", "sparkle magic fairy wand twinkle shimmer glitter star", sparkle),
    Recipe("Harp", "harp glissando dream flashback memory", harp),
    Recipe("Reverse cymbal", "reverse cymbal swell backwards rewind suck", reverse, least_s=0.3),
    Recipe("Glitch", "glitch digital hack data corrupt computer robot malfunction", glitch, goes_on=True),
    Recipe("Drum roll", "drum roll snare announcement winner", drum_roll, goes_on=True),
    Recipe("Rimshot", "rimshot joke punchline comedy badum drum", rimshot),
    Recipe("Cymbal", "cymbal crash drum splash", cymbal),
    Recipe("Record scratch", "scratch record stop needle interrupt dj", scratch),
)  # fmt: skip
