"""Table read, tempo: how much faster or slower the words of a direction make a line; pure."""

from __future__ import annotations

import re

from engine.table_read.emphasis import plain_manner

WORD = re.compile(r"[^\W\d_]+")
RATES: dict[str, float] = {
    "quietly": 0.95, "softly": 0.94, "whispering": 0.92, "gently": 0.95, "slowly": 0.85, "carefully": 0.9, "deliberately": 0.88, "hesitant": 0.9,
    "quickly": 1.12, "brisk": 1.08, "urgent": 1.1, "excited": 1.07, "bright": 1.03, "warm": 0.97, "angry": 1.05, "firm": 0.97, "dry": 0.96, "dryly": 0.96,
    "grave": 0.92, "sad": 0.9, "weary": 0.9,
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
SLOWEST, FASTEST = 0.8, 1.25


def manners_in(parenthetical: str | None) -> tuple[str, ...]:
    """The words of a direction in the form the stage knows; those it does not know are among them."""
    return tuple(ALSO.get(word, word) for word in WORD.findall(plain_manner(parenthetical).lower()))


def tempo_of(parenthetical: str | None) -> float:
    """The factor on the pace of a voice, within what is bearable."""
    rate = 1.0
    for manner in manners_in(parenthetical):
        rate *= RATES.get(manner, 1.0)
    return within(rate, SLOWEST, FASTEST)


def within(value: float, low: float, high: float) -> float:
    """The value between these two, to three places."""
    return round(min(high, max(low, value)), 3)
