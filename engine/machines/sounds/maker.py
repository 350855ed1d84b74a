"""Sounds, the maker: a sound of an exact length from a prompt; done in its manner, ended softly, brought to the house level."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from engine.machines.sounds.finding import find
from engine.machines.sounds.materials import RATE, Sketch, band, roomed
from engine.stage.cues.errors import SoundFailed
from engine.stage.cues.ports import MadeSound
from engine.stage.ear import OFFSET_DB, weighted
from engine.stage.limiter import true_peak_limited

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.machines.sounds.finding import Found
    from engine.machines.sounds.manner import Manner
    from engine.machines.sounds.materials import Wave

SHORTEST_S, LONGEST_S = 0.1, 30.0
HOUSE_LUFS = -15.0
"""The loudest 400 ms of every sound, where its peaks allow that."""
LOUDEST = 10 ** (-1.5 / 20)
WINDOW = RATE * 400 // 1000
EDGE_S, SOFT_EDGE_S = 0.004, 0.12
MOST_DRIVE, ROUNDS = 4.0, 2
"""How far above the ceiling a peak may be before it is rounded; how often what rounding took is given back."""


class SynthesisedSounds:
    """The bundled library: over a hundred sounds, none of them recorded."""

    fingerprint = "studio-sounds 6"

    def make(self, prompt: str, seconds: float) -> MadeSound:
        """A sound of exactly this length. Raises `SoundFailed` for a length outside 0.1 to 30 seconds."""
        if not SHORTEST_S <= seconds <= LONGEST_S:
            raise SoundFailed(f"A sound effect lasts between {SHORTEST_S} and {LONGEST_S:.0f} seconds, not {seconds}.")
        found = find(prompt)
        return MadeSound(_frames(found, prompt, seconds), found.recipe.name, found.is_exact)


def _frames(found: Found, prompt: str, seconds: float) -> NDArray[np.float32]:
    manner, size = found.manner, round(seconds * RATE)
    # What dies away is made whole and cut softly: a short wish is the beginning of the sound, not a squeezed one.
    whole = seconds if found.recipe.goes_on else max(seconds, found.recipe.least_s)
    sketch = Sketch.blank(whole * manner.pitch, _seed(prompt, found), manner.pace, seconds * manner.pitch)
    found.recipe.make(sketch)
    sides = _at_pitch(sketch.sides, round(whole * RATE))
    sides = _in_manner(sides, manner)[:, :size]
    sides *= _edges(size, found.recipe.goes_on)
    return true_peak_limited(_levelled(sides.astype(np.float32)), LOUDEST)


def _seed(prompt: str, found: Found) -> int:
    """The same words give the same sound; other words for the same thing give another of its kind."""
    text = " ".join(prompt.casefold().split())
    return int.from_bytes(hashlib.sha256(f"{found.recipe.name}\n{text}".encode()).digest()[:8], "big")


def _at_pitch(sides: Wave, size: int) -> Wave:
    """Played faster or slower, until it has this many samples."""
    if sides.shape[1] == size:
        return sides
    places = np.linspace(0, sides.shape[1] - 1, size)
    return np.stack([np.interp(places, np.arange(sides.shape[1]), side) for side in sides])


def _in_manner(sides: Wave, manner: Manner) -> Wave:
    if manner.dull or manner.far:
        high = 900.0 if manner.dull else 2600.0
        sides = np.stack([band(side, 30, high, 2) for side in sides])
    if manner.far:
        middle = sides.mean(axis=0)
        sides = roomed(0.6 * sides + 0.4 * middle, 1.6, 0.6)
    return roomed(sides, 2.4, 0.45) if manner.room else sides


def _edges(size: int, goes_on: bool) -> Wave:
    """No click at either end; what goes on comes and goes softly."""
    first = min(size // 4, round(RATE * (SOFT_EDGE_S if goes_on else EDGE_S / 4)))
    last = min(size // 3, round(RATE * (2 * SOFT_EDGE_S if goes_on else SOFT_EDGE_S)))
    edges = np.ones(size)
    edges[:first] = np.sin(np.linspace(0, np.pi / 2, first))
    edges[size - last :] = np.cos(np.linspace(0, np.pi / 2, last)) ** 2
    return edges


def _levelled(sides: NDArray[np.float32]) -> NDArray[np.float32]:
    """Its loudest 400 ms at the house level as the ear weighs it; sharp peaks are rounded, not turned down with the rest."""
    wanted, peak = 10 ** (HOUSE_LUFS / 20), max(float(np.abs(sides).max()), 1e-9)
    powers = _powers(sides)
    begin = int(np.argmax(powers))
    gain = most = MOST_DRIVE * LOUDEST / peak
    gain = min(most, wanted / _level(powers[begin]))
    loudest = sides[:, begin : begin + WINDOW]
    for _ in range(ROUNDS if gain * peak > LOUDEST else 0):
        gain = min(most, gain * (wanted / _level(_powers(_rounded(loudest, gain)).max())) ** 2)
    return np.ascontiguousarray(_rounded(sides, gain).T)


def _rounded(sides: NDArray[np.float32], gain: float) -> NDArray[np.float32]:
    scaled = sides * np.float32(gain / LOUDEST)
    if float(np.abs(scaled).max()) > 1:
        np.tanh(scaled, out=scaled)
    return scaled * np.float32(LOUDEST)


def _powers(sides: NDArray[np.float32]) -> NDArray[np.float64]:
    """The weighed power of every stretch of 400 ms, both sides together; of less, as if silence followed."""
    power = sum((weighted(side, RATE).astype(np.float64) ** 2 for side in sides), np.zeros(sides.shape[1]))
    total = np.concatenate([[0.0], np.cumsum(power)])
    window = min(WINDOW, sides.shape[1])
    powers: NDArray[np.float64] = (total[window:] - total[:-window]) / WINDOW
    return powers


def _level(power: float) -> float:
    return float(np.sqrt(max(power, 1e-18))) * 10 ** (OFFSET_DB / 20)
