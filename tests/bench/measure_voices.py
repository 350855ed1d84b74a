"""Bench: every voice of espeak-ng measured; with `--write` the table `measured.py` is made anew.

Run from the checkout: `python -m tests.bench.measure_voices [--write]`; with names, of these alone, whose rows alone are written.
Prints level, pitch, pace, spectrum and the nearest other voice.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import numpy as np

from engine.machines.speech.espeak import measured
from engine.machines.speech.espeak.measured import MEASURED, Measured
from engine.machines.speech.espeak.recipes import RECIPES, Recipe
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.voicing import ear, shaping
from engine.stage.speech import SpeechRequest
from engine.table_read.auditions import audition
from tests.sockets.hearing import share_db
from tests.sockets.passages import PASSAGES

WANTED_PRESENCE_DB, WANTED_AIR_DB = -18.0, -22.5
STRONGEST_CUT_DB, STRONGEST_LIFT_DB = -10.0, 3.0


def measure(engine: EspeakSpeech, recipe: Recipe) -> tuple[Measured, np.ndarray, float]:
    """Find tone and gain of one voice in three rounds; also its timbre and the highest peak."""
    text = passage(recipe)
    presence = air = gain = 0.0
    for _ in range(3):
        MEASURED[recipe.id] = Measured(round(gain, 1), round(presence, 1), round(air, 1), 0.0, 0.0)
        take = engine.speak(SpeechRequest(text, recipe.id))
        presence = limited(presence + WANTED_PRESENCE_DB - share_db(take, 2000, 5000))
        air = limited(air + WANTED_AIR_DB - share_db(take, 5000, 11000))
        gain += shaping.HOUSE_LEVEL_DBFS - shaping.active_level_dbfs(take.samples, take.rate)
    MEASURED[recipe.id] = Measured(round(gain, 1), round(presence, 1), round(air, 1), 0.0, 0.0)
    take = engine.speak(SpeechRequest(text, recipe.id))
    heard = ear.hear(take, words_in(text))
    facts = Measured(
        round(gain, 1), round(presence, 1), round(air, 1), heard.pitch_hz, heard.words_per_minute, heard.timbre
    )
    return facts, ear.timbre(take), float(np.abs(take.samples).max())


def passage(recipe: Recipe) -> str:
    """What it is measured by: a passage of its language, else its audition."""
    return PASSAGES.get(recipe.language.partition("-")[0], audition(recipe.language))


def words_in(text: str) -> int:
    """Words by spaces, or a word for two signs where there are no spaces."""
    return max(len(text.split()), sum(unicodedata.category(letter) == "Lo" for letter in text) // 2)


def limited(decibels: float) -> float:
    """A tone correction within what a voice can bear."""
    return min(max(decibels, STRONGEST_CUT_DB), STRONGEST_LIFT_DB)


def table(found: dict[str, Measured]) -> str:
    """The source of `measured.py` with new rows."""
    head = Path(measured.__file__).read_text(encoding="utf-8").partition("MEASURED: dict")[0]
    rows = "\n".join(
        f'    "{voice}": Measured{tuple(getattr(m, f) for f in m.__slots__)},' for voice, m in found.items()
    )
    return f"{head}MEASURED: dict[str, Measured] = {{\n{rows}\n}}\n"


def main() -> None:
    """Measure, print, and write when asked."""
    names, known = {name for name in sys.argv[1:] if name != "--write"}, dict(MEASURED)
    wanted = [recipe for recipe in RECIPES if not names or recipe.name in names]
    engine = EspeakSpeech()
    if not names:
        MEASURED.clear()
    results = {recipe.id: measure(engine, recipe) for recipe in wanted}
    engine.close()
    for recipe in wanted:
        facts, _, peak = results[recipe.id]
        same = [one for one in wanted if one.language[:2] == recipe.language[:2] and one.id != recipe.id]
        apart = {other.id: distance(results[recipe.id], results[other.id]) for other in same}
        near = min(apart, key=apart.__getitem__, default="nobody")
        print(f"{recipe.id:20} {facts} peak {peak:.2f} nearest {near} at {apart.get(near, 99):.1f}")
    if "--write" in sys.argv:
        found = {name: facts for name, (facts, _, _) in results.items()}
        Path(measured.__file__).write_text(table(known | found if names else found), encoding="utf-8")


def distance(one: tuple[Measured, np.ndarray, float], other: tuple[Measured, np.ndarray, float]) -> float:
    """How far two voices lie apart: RMS decibels between their timbres, and semitones of pitch."""
    spectral = float(np.sqrt(((one[1] - other[1]) ** 2).mean()))
    return float(np.hypot(spectral, 12 * np.log2(one[0].pitch_hz / other[0].pitch_hz)))


if __name__ == "__main__":
    main()
