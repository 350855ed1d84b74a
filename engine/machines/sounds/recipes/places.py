"""Recipes, places: streets, engines, rooms: what goes on behind people."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from engine.machines.sounds.materials import RATE, band, buzz, clock, count, decay, falling, grains, ring, swell, tone
from engine.machines.sounds.recipe import Recipe
from engine.machines.sounds.recipes.people import murmur

if TYPE_CHECKING:
    from engine.machines.sounds.materials import Sketch


def traffic(sketch: Sketch) -> None:
    """A road: the hum of all of them, and one now and then."""
    for side in range(2):
        sketch.sides[side] += band(falling(sketch.noise(), 1.7), 40, 900) * sketch.drift(0.5, 0.6, 1)
    for at in sketch.steps(3.2, 0.5, -1.0):
        passing(sketch, at, 4.0, 0.8)


def passing(sketch: Sketch, at: float = 0.0, seconds: float = 0.0, gain: float = 1.0) -> None:
    """A car that comes, passes and goes."""
    skip, begin = max(0, round(-at * RATE)), max(0, round(at * RATE))
    share = np.linspace(-1, 1, count(seconds or sketch.seconds))[skip : skip + max(0, sketch.size - begin)]
    size = len(share)
    if not size:
        return
    way = float(sketch.dice.choice((-1, 1)))
    near = 1 / (1 + (share * 5) ** 2)
    tyres = band(falling(sketch.noise(size), 0.8), 250, 4200) * near
    motor = buzz(size, 96 * (1 - 0.05 * np.tanh(share * 6)), 14, 0.9) * near * 0.18
    wave, pans = tyres + motor, np.tanh(share * 4) * way
    left, right = wave * np.sqrt((1 - pans) / 2), wave * np.sqrt((1 + pans) / 2)
    for number, side in enumerate((left, right)):
        sketch.sides[number, begin : begin + size] += side * gain * 1.6


def engine(sketch: Sketch, hz: float, rough: float, start: bool = False) -> None:
    """Pistons: pulses that are never quite even."""
    rise = np.minimum(1, clock(sketch.size) / 1.2) if start else np.ones(sketch.size)
    speed = hz * (0.6 + 0.4 * rise) * sketch.drift(3, 0.97, 1.03)
    phase = np.cumsum(speed) / 44_100
    pulses = np.exp(-6 * (phase % 1)) * (0.75 + 0.25 * np.sin(np.pi * phase))
    wave = band(pulses - pulses.mean(), 35, 1400) * 2 + band(sketch.noise() * pulses, 250, 4200) * rough
    sketch.put(wave * (0.3 + 0.7 * rise))
    if start:
        crank = count(0.7)
        sketch.put(band(sketch.noise(crank), 200, 2500) * (0.5 + 0.5 * np.sign(tone(crank, 9.0))) * 0.5)


def train(sketch: Sketch) -> None:
    """Wheels over joints, two and two."""
    roll = band(falling(sketch.noise(), 1.4), 50, 1300) * 0.5
    sketch.wide(roll, np.roll(roll, 700))
    for at in sketch.steps(0.92, 0.01):
        for gap in (0.0, 0.11, 0.36, 0.47):
            hit = ring(count(0.2), [95, 240, 610, 1500], [0.16, 0.1, 0.06, 0.03], dice=sketch.dice)
            sketch.put(hit, at + gap / sketch.pace, sketch.any(0.6, 0.9))


def aircraft(sketch: Sketch) -> None:
    """A jet high above."""
    shape = swell(sketch.size, 0.5, 0.7) + 0.15
    for side in range(2):
        roar = band(falling(sketch.noise(), 1.2), 60, 2600) * sketch.drift(6, 0.75, 1)
        sketch.sides[side] += roar * shape
    sketch.put(tone(sketch.size, np.linspace(2350, 1900, sketch.size)) * shape * 0.05)


def helicopter(sketch: Sketch) -> None:
    """Blades."""
    beat = np.maximum(0, tone(sketch.size, 11.5 * sketch.pace)) ** 4
    blades = band(falling(sketch.noise(), 1.2), 40, 1100) * (0.12 + beat) * 1.6
    sketch.wide(blades, np.roll(blades, 500))
    sketch.put(buzz(sketch.size, 92.0, 12) * 0.12)


def hum(
    sketch: Sketch, hz: float, partials: tuple[float, ...], air: float, low: float, high: float, turn: float = 0.0
) -> None:
    """A motor behind a panel: a few steady tones and the air it moves."""
    for side in range(2):
        wave = sum(
            (tone(sketch.size, hz * k, sketch.any(0, 1)) * g for k, g in enumerate(partials, 1)), np.zeros(sketch.size)
        )
        if turn:
            wave = wave * (1 + 0.25 * tone(sketch.size, turn))
        sketch.sides[side] += wave + band(falling(sketch.noise(), 1), low, high) * air


def factory(sketch: Sketch) -> None:
    """Presses and belts."""
    hum(sketch, 50, (0.3, 0.4, 0.2, 0.2), 0.5, 60, 2500)
    for at in sketch.steps(0.75, 0.02):
        sketch.put(band(falling(sketch.noise(count(0.3))), 40, 900) * decay(count(0.3), 0.2), at, 1.6, -0.4)
        sketch.put(
            ring(count(0.4), [530, 1240, 2660, 4100], [0.3, 0.2, 0.12, 0.08], dice=sketch.dice), at + 0.38, 0.5, 0.5
        )


def room(sketch: Sketch, low: float, high: float, slope: float, mains: float = 0.0) -> None:
    """A place in which nothing happens."""
    for side in range(2):
        sketch.sides[side] += band(falling(sketch.noise(), slope), low, high) * sketch.drift(0.3, 0.9, 1)
    if mains:
        sketch.put((tone(sketch.size, 100.0) + 0.5 * tone(sketch.size, 200.0)) * mains)


def office(sketch: Sketch) -> None:
    """People who work at some distance."""
    room(sketch, 60, 1800, 1.4, 0.08)
    sketch.sides *= 0.5
    murmur(sketch, 3)
    for at in sketch.steps(0.16, 0.9):
        if sketch.dice.random() < 0.5:
            sketch.put(
                band(sketch.noise(count(0.03)), 900, 5000) * decay(count(0.03), 0.02), at, 0.12, sketch.any(-0.8, 0.8)
            )


def vinyl(sketch: Sketch) -> None:
    """A record between two songs."""
    for side in range(2):
        sketch.sides[side] += (
            grains(sketch, sketch.size, 22, 90, 900, 10_000) * 1.3 + band(sketch.noise(), 300, 7000) * 0.08
        )
    for at in sketch.steps(1.8, 0.0, 0.3):
        sketch.put(band(sketch.noise(count(0.02)), 300, 3000) * decay(count(0.02), 0.012), at, 0.7)


def static(sketch: Sketch, low: float, high: float, breaks: float) -> None:
    """A receiver without a station."""
    noise = band(sketch.noise(), low, high) * sketch.drift(breaks, 0.35, 1)
    sketch.put(noise + grains(sketch, sketch.size, 30, 200, low, high) * 1.2)


def tuning(sketch: Sketch) -> None:
    """A dial that looks for a station."""
    static(sketch, 300, 3600, 3)
    whine = sketch.drift(1.6, 180, 2900)
    sketch.put(tone(sketch.size, whine) * sketch.drift(2, 0, 0.8) ** 2)
    hz = 170 * sketch.drift(2, 0.8, 1.2)
    sketch.put(band(buzz(sketch.size, hz, 20), 500, 2400) * np.maximum(0, sketch.drift(0.9, -0.6, 1)) * 0.7)


FAN = partial(hum, hz=88, partials=(0.05, 0.04, 0.02), air=1.0, low=90, high=2600)
REFRIGERATOR = partial(hum, hz=50, partials=(0.4, 1.0, 0.2, 0.35), air=0.2, low=60, high=900)
ELECTRIC_HUM = partial(hum, hz=50, partials=(0.2, 1.0, 0.15, 0.6, 0.1, 0.35), air=0.02, low=500, high=4000)
VACUUM_CLEANER = partial(hum, hz=262, partials=(0.5, 0.35, 0.3, 0.2), air=1.0, low=200, high=7000)
GENERATOR = partial(hum, hz=75, partials=(1.0, 0.7, 0.5, 0.4, 0.2), air=0.5, low=80, high=2500, turn=9.0)
SERVER_ROOM = partial(hum, hz=176, partials=(0.1, 0.15, 0.05, 0.1), air=1.0, low=200, high=6000)

SOUNDS = (
    Recipe("Traffic", "traffic road cars city street highway motorway", traffic, goes_on=True),
    Recipe("Car passing", "car passing pass drive by automobile vehicle", passing, least_s=0.5),
    Recipe("Car engine", "car engine motor idle idling truck lorry", partial(engine, hz=27, rough=0.25), goes_on=True),
    Recipe("Car starting", "car start starting ignition engine", partial(engine, hz=34, rough=0.25, start=True), goes_on=True),
    Recipe("Motorcycle", "motorcycle motorbike bike engine scooter", partial(engine, hz=58, rough=0.5), goes_on=True),
    Recipe("Tractor", "tractor farm diesel engine chug", partial(engine, hz=13, rough=0.4), goes_on=True),
    Recipe("Train", "train railway rail tracks subway metro tram", train, goes_on=True),
    Recipe("Aeroplane", "aeroplane airplane plane jet aircraft flight overhead", aircraft, goes_on=True),
    Recipe("Helicopter", "helicopter chopper rotor", helicopter, goes_on=True),
    Recipe("Fan", "fan ventilator air conditioner conditioning ventilation", FAN, goes_on=True),
    Recipe("Refrigerator", "refrigerator fridge hum kitchen compressor", REFRIGERATOR, goes_on=True),
    Recipe("Electric hum", "hum electric electricity mains transformer power neon", ELECTRIC_HUM, goes_on=True),
    Recipe("Vacuum cleaner", "vacuum cleaner hoover cleaning", VACUUM_CLEANER, goes_on=True),
    Recipe("Generator", "generator turbine dynamo pump machine machinery motor", GENERATOR, goes_on=True),
    Recipe("Server room", "server servers data centre center computers room", SERVER_ROOM, goes_on=True),
    Recipe("Factory", "factory industrial industry machines workshop press", factory, goes_on=True),
    Recipe("Room tone", "room tone silence quiet ambience ambient background interior", partial(room, low=40, high=900, slope=1.7), goes_on=True),
    Recipe("Large hall", "hall large church empty space museum station interior", partial(room, low=60, high=1500, slope=1.3), goes_on=True),
    Recipe("Cellar", "cellar basement bunker tunnel cave underground dungeon", partial(room, low=25, high=300, slope=1.9, mains=0.05), goes_on=True),
    Recipe("Office", "office work newsroom workplace desk", office, goes_on=True),
    Recipe("Vinyl crackle", "vinyl record crackle turntable gramophone needle old", vinyl, goes_on=True),
    Recipe("Tape hiss", "tape hiss cassette recorder reel noise", partial(static, low=900, high=12_000, breaks=0.2), goes_on=True),
    Recipe("Radio static", "static radio interference white noise reception", partial(static, low=300, high=5000, breaks=4), goes_on=True),
    Recipe("Television static", "television tv static snow screen", partial(static, low=700, high=14_000, breaks=1), goes_on=True),
    Recipe("Radio tuning", "radio tuning tune dial station shortwave broadcast", tuning, goes_on=True),
)  # fmt: skip
