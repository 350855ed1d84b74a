"""The built-in cast: everybody who was ever in it stays, every language has somebody, and all are brought to one level."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.machines.speech.espeak import installation
from engine.machines.speech.espeak.measured import MEASURED
from engine.machines.speech.espeak.recipes import RECIPES, Recipe
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.machines.speech.espeak.voices import EspeakCatalogue
from engine.stage.speech import SpeechRequest
from engine.table_read.auditions import COUNTED, audition
from engine.table_read.distance import alike
from engine.table_read.spoken.sounded import sounded
from tests.golden import GOLDEN_VOICES
from tests.sockets.hearing import active_level_dbfs, share_db
from tests.sockets.passages import PASSAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSPOKEN = {"xex", "fo", "kaa"}
"""A test of the library's makers, and two languages whose dictionaries the package does not bring."""

SCRIPTS = {"en-shaw", "fa-latn", "cmn-latn-pinyin", "yue-latn-jyutping"}
"""Other alphabets of languages somebody speaks already."""


@pytest.fixture(scope="module")
def shared() -> Iterator[EspeakSpeech]:
    """Two workers for tests that only listen."""
    engine = EspeakSpeech(workers=2)
    yield engine
    engine.close()


def test_no_id_was_ever_lost() -> None:
    kept = GOLDEN_VOICES.read_text(encoding="utf-8").split()
    assert [one for one in kept if one not in {recipe.id for recipe in RECIPES}] == []


def test_every_id_given_out_is_in_the_golden_list() -> None:
    kept = set(GOLDEN_VOICES.read_text(encoding="utf-8").split())
    assert [recipe.id for recipe in RECIPES if recipe.id not in kept] == []
    assert len({recipe.id for recipe in RECIPES}) == len(RECIPES)
    assert all(len(recipe.id) <= 120 and recipe.id.isascii() for recipe in RECIPES)


def test_every_language_of_the_library_has_somebody() -> None:
    files = Path(installation.find()[1], "lang").rglob("*")
    spoken = {path.name.lower() for path in files if path.is_file()} - UNSPOKEN - SCRIPTS
    ours = {recipe.speaker.partition("+")[0].lower() for recipe in RECIPES} | {"en-gb-scotland"}
    assert sorted(one for one in spoken if one not in ours and one.partition("-")[0] not in ours) == []
    assert len({recipe.language.partition("-")[0] for recipe in RECIPES}) >= 100


def test_at_least_sixteen_english_voices_are_told_apart() -> None:
    english = [voice for voice in EspeakCatalogue().voices() if voice.language.startswith("en")]
    assert len(english) >= 16
    assert [(one.name, two.name) for one, two in combinations(english, 2) if alike(one, two)] == []


def test_everybody_has_a_name_a_gender_a_note_and_a_measured_colour() -> None:
    for voice in EspeakCatalogue().voices():
        assert voice.name[:1].isupper(), voice
        assert len(voice.description) > 8, voice
        assert len(voice.timbre) == 24, voice


def test_levels_lie_within_a_decibel_and_a_half_and_no_voice_hisses(shared: EspeakSpeech) -> None:
    text = "Six sisters saw the ship's last sails. It was the sixth of September, and the sea was still."
    english = [recipe for recipe in RECIPES if recipe.is_english]
    takes = {recipe.name: shared.speak(SpeechRequest(text, recipe.id)) for recipe in english}
    levels = {name: active_level_dbfs(take) for name, take in takes.items()}
    assert max(levels.values()) - min(levels.values()) < 1.5, levels
    assert {name: share for name, take in takes.items() if (share := share_db(take, 5000, 11_000)) > -14} == {}


FEW = [recipe for place, recipe in enumerate(RECIPES) if place % 12 == 0]


@pytest.mark.parametrize("recipe", FEW, ids=lambda recipe: recipe.name)
def test_a_voice_auditions_in_its_language_at_the_house_level(shared: EspeakSpeech, recipe: Recipe) -> None:
    take = shared.speak(SpeechRequest(audition(recipe.language), recipe.id))
    assert take.duration_ms > 1200
    assert active_level_dbfs(take) == pytest.approx(-20, abs=1.5)


@pytest.mark.nightly
@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_every_voice_speaks_at_the_house_level(shared: EspeakSpeech, recipe: Recipe) -> None:
    text = PASSAGES.get(recipe.language.partition("-")[0], audition(recipe.language))
    take = shared.speak(SpeechRequest(text, recipe.id))
    assert active_level_dbfs(take) == pytest.approx(-20, abs=1.0)
    assert take.duration_ms > 1200


def test_joints_between_clauses_do_not_click(shared: EspeakSpeech) -> None:
    text = "Stop. Wait: look! Who is there? Nobody; nothing — only the wind. Good."
    for voice in ("voice-en-miles", "voice-en-clara", "voice-en-victor"):
        take = shared.speak(SpeechRequest(text, voice))
        size = np.abs(take.samples)
        before = np.lib.stride_tricks.sliding_window_view(size, 200)[:-1].max(axis=1) < 1e-4
        after = np.lib.stride_tricks.sliding_window_view(size, 200)[1:].max(axis=1) < 1e-4
        begins, ends = size[200:][before], size[:-200][after]
        assert min(len(begins), len(ends)) > 1000
        assert max(float(begins.max()), float(ends.max())) < 0.005


def test_a_question_and_a_statement_are_said_differently(shared: EspeakSpeech) -> None:
    asked = shared.speak(SpeechRequest("You saw the lamp go out?", "voice-en-clara"))
    told = shared.speak(SpeechRequest("You saw the lamp go out.", "voice-en-clara"))
    assert asked.duration_ms != told.duration_ms or not np.allclose(asked.samples, told.samples, atol=0.05)


def test_given_sounds_are_heard_and_timed_as_one_word(shared: EspeakSpeech) -> None:
    text = f"Ask {sounded('Worcestershire', 'ˈwʊstə')} today."
    short = shared.speak(SpeechRequest(text, "voice-en-miles"))
    plain = shared.speak(SpeechRequest("Ask Worcestershire today.", "voice-en-miles"))
    assert [text[word.start : word.end] for word in short.words] == text.split()
    assert short.duration_ms < plain.duration_ms - 100


def test_a_voice_keeps_its_takes_when_others_join_the_cast() -> None:
    one, other = EspeakSpeech(1), EspeakSpeech(1)
    miles = one.fingerprint_of("voice-en-miles")
    assert miles == other.fingerprint_of("voice-en-miles")
    assert miles != one.fingerprint_of("voice-en-clara")
    before = MEASURED["voice-en-clara"]
    try:
        MEASURED["voice-en-clara"] = MEASURED["voice-en-hank"]
        assert other.fingerprint_of("voice-en-miles") == miles
    finally:
        MEASURED["voice-en-clara"] = before


def test_languages_without_a_line_count() -> None:
    assert audition("nci") == COUNTED
    assert audition("pt-PT") == audition("pt-BR") != COUNTED
