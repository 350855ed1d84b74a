"""No voice that reads for an hour does so on one tone; what is asked rises at its end, what is told falls."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from engine.machines.speech.espeak.recipes import RECIPES
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.stage.speech import SpeechRequest
from tests.sockets.melody import contour, moved, share_that_stands

TOLD = "The mayor, who had never seen the mill, signed the paper the same evening, and left."
ASKED = "Is the mill still standing?"
STATED = "Is the mill still standing."
LEAST_SEMITONES, MOST_ON_ONE_TONE = 3.0, 0.4
MACHINE = "Unit"
"""It is to have no melody."""
READERS = [recipe for recipe in RECIPES if recipe.is_english and recipe.name != MACHINE]


@pytest.fixture(scope="module")
def engine() -> Iterator[EspeakSpeech]:
    engine = EspeakSpeech(2)
    yield engine
    engine.close()


@pytest.mark.parametrize("recipe", READERS, ids=lambda recipe: recipe.name)
def test_a_voice_moves_within_a_line(engine: EspeakSpeech, recipe) -> None:  # type: ignore[no-untyped-def]
    tones = contour(engine.speak(SpeechRequest(TOLD, recipe.id)))
    assert moved(tones) >= LEAST_SEMITONES
    assert share_that_stands(tones) <= MOST_ON_ONE_TONE


def test_what_is_asked_ends_higher_than_what_is_told(engine: EspeakSpeech) -> None:
    for recipe in READERS[::4]:
        asked, stated = (contour(engine.speak(SpeechRequest(text, recipe.id))) for text in (ASKED, STATED))
        assert np.median(asked[-6:]) > np.median(stated[-6:]) + 1, recipe.name
