"""Stage, direction: what a parenthetical asks of a voice; pure."""

from __future__ import annotations

import re
from dataclasses import replace

from engine.stage.speech import Delivery
from engine.table_read.emphasis import plain_manner, stressed_in

WORD = re.compile(r"[^\W\d_]+")
MANNERS: dict[str, Delivery] = {
    "quietly": Delivery(rate=0.95, pitch=-0.5, energy=0.75), "softly": Delivery(rate=0.94, pitch=-0.3, energy=0.75),
    "whispering": Delivery(rate=0.92, pitch=-1.0, energy=0.6), "gently": Delivery(rate=0.95, energy=0.85),
    "slowly": Delivery(rate=0.85), "carefully": Delivery(rate=0.9), "deliberately": Delivery(rate=0.88), "hesitant": Delivery(rate=0.9, energy=0.9),
    "quickly": Delivery(rate=1.12), "brisk": Delivery(rate=1.08), "urgent": Delivery(rate=1.1, pitch=0.6, energy=1.12),
    "excited": Delivery(rate=1.07, pitch=1.0, energy=1.1), "bright": Delivery(rate=1.03, pitch=0.6), "warm": Delivery(rate=0.97, pitch=-0.3),
    "loudly": Delivery(energy=1.25), "angry": Delivery(rate=1.05, pitch=0.4, energy=1.2), "firm": Delivery(rate=0.97, pitch=-0.5, energy=1.08),
    "dry": Delivery(rate=0.96, pitch=-0.6), "dryly": Delivery(rate=0.96, pitch=-0.6), "grave": Delivery(rate=0.92, pitch=-0.8),
    "sad": Delivery(rate=0.9, pitch=-0.7, energy=0.88), "weary": Delivery(rate=0.9, pitch=-0.6, energy=0.88), "curious": Delivery(pitch=0.5),
}  # fmt: skip
ALSO: dict[str, str] = {
    "quiet": "quietly", "soft": "softly", "gentle": "gently", "calm": "gently", "slow": "slowly", "careful": "carefully", "quick": "quickly",
    "loud": "loudly", "deliberate": "deliberately", "whisper": "whispering", "whispers": "whispering",
    "leise": "quietly", "bas": "quietly", "baja": "quietly", "piano": "quietly", "zacht": "quietly", "baixa": "quietly",
    "langsam": "slowly", "lentement": "slowly", "despacio": "slowly", "lentamente": "slowly", "langzaam": "slowly", "devagar": "slowly",
    "trocken": "dryly", "sèchement": "dryly", "sequedad": "dryly", "asciutto": "dryly", "droog": "dryly", "secura": "dryly",
    "heiter": "bright", "enjoué": "bright", "alegre": "bright", "allegro": "bright", "opgewekt": "bright",
    "bestimmt": "firm", "fermement": "firm", "firmeza": "firm", "fermezza": "firm", "beslist": "firm",
}  # fmt: skip
"""Other forms of these words, and those the stage of another language uses."""
TAKES = ((0.94, -0.5), (1.06, 0.5), (0.97, 0.7), (1.03, -0.7), (0.9, 0.2), (1.1, -0.2), (0.95, 1.0), (1.05, -1.0))


def delivery_of(parenthetical: str | None) -> Delivery:
    """How a line is said; manners in one parenthetical add up within bounds, unknown words change nothing; `stress on “never”` makes a word stand out."""
    asked = Delivery()
    for word in WORD.findall(plain_manner(parenthetical).lower()):
        manner = MANNERS.get(ALSO.get(word, word), Delivery())
        asked = replace(
            asked, rate=asked.rate * manner.rate, pitch=asked.pitch + manner.pitch, energy=asked.energy * manner.energy
        )
    rate, pitch, energy = (
        _within(asked.rate, 0.8, 1.25),
        _within(asked.pitch, -2.0, 2.0),
        _within(asked.energy, 0.5, 1.3),
    )
    return Delivery(rate, pitch, energy, stressed_in(parenthetical))


def varied(delivery: Delivery, take: int) -> Delivery:
    """The same manner in another take: a little faster or slower, higher or lower, so that there is something to choose."""
    if take == 0:
        return delivery
    pace, pitch = TAKES[(take - 1) % len(TAKES)]
    return replace(
        delivery,
        rate=_within(delivery.rate * pace, 0.75, 1.3),
        pitch=_within(delivery.pitch + pitch, -2.5, 2.5),
    )


def _within(value: float, low: float, high: float) -> float:
    return round(min(high, max(low, value)), 3)
