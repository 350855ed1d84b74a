"""Stage, direction: what a parenthetical asks of a voice; pure."""

from __future__ import annotations

from dataclasses import replace

from engine.stage.speech import Delivery
from engine.table_read.emphasis import stressed_in
from engine.table_read.tempo import FASTEST, RATES, SLOWEST, manners_in, within

PITCH_ENERGY: dict[str, tuple[float, float]] = {
    "quietly": (-0.5, 0.75), "softly": (-0.3, 0.75), "whispering": (-1.0, 0.6), "gently": (0.0, 0.85), "slowly": (0.0, 1.0), "carefully": (0.0, 1.0),
    "deliberately": (0.0, 1.0), "hesitant": (0.0, 0.9), "quickly": (0.0, 1.0), "brisk": (0.0, 1.0), "urgent": (0.6, 1.12), "excited": (1.0, 1.1),
    "bright": (0.6, 1.0), "warm": (-0.3, 1.0), "loudly": (0.0, 1.25), "angry": (0.4, 1.2), "firm": (-0.5, 1.08), "dry": (-0.6, 1.0),
    "dryly": (-0.6, 1.0), "grave": (-0.8, 1.0), "sad": (-0.7, 0.88), "weary": (-0.6, 0.88), "curious": (0.5, 1.0),
}  # fmt: skip
"""Semitones, and a factor on the level; how fast is told in `tempo`."""
MANNERS = {name: Delivery(RATES.get(name, 1.0), *told) for name, told in PITCH_ENERGY.items()}
TAKES = ((0.94, -0.5), (1.06, 0.5), (0.97, 0.7), (1.03, -0.7), (0.9, 0.2), (1.1, -0.2), (0.95, 1.0), (1.05, -1.0))


def delivery_of(parenthetical: str | None) -> Delivery:
    """How a line is said; manners in one parenthetical add up within bounds, unknown words change nothing; `stress on “never”` makes a word stand out."""
    asked = Delivery()
    for word in manners_in(parenthetical):
        manner = MANNERS.get(word, Delivery())
        asked = replace(
            asked, rate=asked.rate * manner.rate, pitch=asked.pitch + manner.pitch, energy=asked.energy * manner.energy
        )
    rate, pitch, energy = (
        within(asked.rate, SLOWEST, FASTEST),
        within(asked.pitch, -2.0, 2.0),
        within(asked.energy, 0.5, 1.3),
    )
    return Delivery(rate, pitch, energy, stressed_in(parenthetical))


def varied(delivery: Delivery, take: int) -> Delivery:
    """The same manner in another take: a little faster or slower, higher or lower, so that there is something to choose."""
    if take == 0:
        return delivery
    pace, pitch = TAKES[(take - 1) % len(TAKES)]
    return replace(
        delivery,
        rate=within(delivery.rate * pace, 0.75, 1.3),
        pitch=within(delivery.pitch + pitch, -2.5, 2.5),
    )
