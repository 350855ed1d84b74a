"""What a parenthetical asks of a voice, in whichever form or language of the stage it is worded."""

from __future__ import annotations

import pytest

from engine.machines.writers.extractive.phrases_drama_tongues import STAGES
from engine.stage.direction import delivery_of
from engine.stage.speech import Delivery


@pytest.mark.parametrize(
    ("said", "same"), [("quiet", "quietly"), ("calm, slow", "gently; slowly"), ("whispers", "whispering")]
)
def test_other_forms_of_a_word_mean_the_same(said: str, same: str) -> None:
    assert delivery_of(said) == delivery_of(same)
    assert delivery_of(said) != Delivery()


@pytest.mark.parametrize("code", STAGES)
def test_the_directions_of_every_stage_are_heard(code: str) -> None:
    stage = STAGES[code]

    assert delivery_of(stage.quietly).energy < 1
    assert sum(delivery_of(manner) != Delivery() for manner in stage.speaking) >= 4


def test_words_that_ask_nothing_change_nothing() -> None:
    assert delivery_of("standing at the window") == delivery_of(None) == Delivery()
