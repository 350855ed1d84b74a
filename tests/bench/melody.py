"""Bench: the melody of the voices that read English, on ten sentences of every kind: how far each moves within a line, and where it ends.

Run from the checkout: `python -m tests.bench.melody [name …]`. Semitones; a rise or fall is the end against the middle of a line.
"""

from __future__ import annotations

import sys

import numpy as np

from engine.machines.speech.espeak.recipes import RECIPES, Recipe
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.stage.speech import Speech, SpeechRequest
from tests.sockets.melody import contour, ending, moved, share_that_stands

SAID = {
    "statement": "The wheel had not turned since the flood, and nobody in the valley expected that it would.",
    "long": "When the surveyors came back in the spring they measured the channel twice, wrote the figures down, and left without a word.",
    "question": "Did anybody ask the miller what he thought of it?",
    "open question": "What happened to the men who built the second dam?",
    "list": "They took the gears, the belts, the ladders, and the old brass bell.",
    "cry": "It turned! After forty years, it turned!",
    "aside": "The mayor — who had never seen the mill — signed the paper the same evening.",
    "quotation": "He said, \"I would rather lose the house than the river.\"",
    "figures": "In 1912 the mill ground 340 tons of rye, twice as much as in 1908.",
    "short": "Nobody answered.",
}  # fmt: skip


def heard(engine: EspeakSpeech, recipe: Recipe) -> dict[str, Speech]:
    """The ten sentences by one voice."""
    return {name: engine.speak(SpeechRequest(text, recipe.id)) for name, text in SAID.items()}


def main() -> None:
    """Measure and print."""
    wanted = [recipe for recipe in RECIPES if recipe.name in sys.argv[1:] or (not sys.argv[1:] and recipe.is_english)]
    engine = EspeakSpeech(2)
    print(
        "name, median Hz: standard deviation and 10 to 90 % within a line, of one tone; ends of statement, questions, cry"
    )
    try:
        for recipe in wanted:
            takes = heard(engine, recipe)
            lines = {name: contour(take) for name, take in takes.items()}
            middle = np.median(np.concatenate(list(lines.values())))
            wide, spread = (np.mean([of(line) for line in lines.values()]) for of in (np.std, moved))
            still = np.mean([share_that_stands(line) for line in lines.values()])
            ends = " ".join(f"{ending(lines[name]):+.1f}" for name in ("statement", "question", "open question", "cry"))
            print(
                f"{recipe.name:9} {2 ** (middle / 12) * 55:4.0f}: {wide:.2f} {spread:4.1f} {100 * still:3.0f} %; {ends}"
            )
    finally:
        engine.close()


if __name__ == "__main__":
    main()
