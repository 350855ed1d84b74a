"""Every speech engine, the fake included, keeps the promises of the `SpeechEngine` socket."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.stage.errors import VoiceFailed
from engine.stage.speech import Delivery, SpeechRequest
from tests.fakes.speech import FakeSpeech
from tests.sockets.hearing import active_level_dbfs, median_pitch_hz

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.stage.ports import SpeechEngine
    from engine.stage.speech import Speech

LOW, HIGH = "voice-en-miles", "voice-en-harriet"
SENTENCE = "The harbour stayed calm that night, though nobody could say why."
HARD = (
    "It cost $1,250.75 in 1998, up 12.5% from 1,000,000!",
    "Say déjà vu 東京 to NASA's www.example.org/x?y=1 😀 now",
    "— well … ( maybe ) * yes *",
    "<speak>bold</speak> &amp; [[h@l'oU]] <break time='9s'/> done",
    "one\ttwo\n\nthree \u00a0 four\u2003five",
    "x" * 300,
    "no \x00 nul \x07 bell \ufffd \u202e end",
    "of the sum of the parts in the end, and so on, to be or not to be",
    "...",
    "😀 🎉",
    "",
    "   ",
    "a",
)


@pytest.fixture(scope="module", params=["fake", "espeak-ng"])
def engine(request: pytest.FixtureRequest) -> Iterator[SpeechEngine]:
    """The fake and the real thing."""
    engine: SpeechEngine = FakeSpeech({LOW, HIGH}) if request.param == "fake" else EspeakSpeech(workers=2)
    yield engine
    engine.close()


def assert_words_fit(text: str, take: Speech) -> None:
    assert [text[word.start : word.end] for word in take.words] == text.split()
    moments = [moment for word in take.words for moment in (word.start_ms, word.end_ms)]
    assert moments == sorted(moments)
    assert all(0 <= moment <= take.duration_ms for moment in moments)


def test_a_line_is_audible_mono_and_within_bounds(engine: SpeechEngine) -> None:
    take = engine.speak(SpeechRequest(SENTENCE, LOW))
    assert take.samples.dtype == np.float32
    assert take.samples.ndim == 1
    assert float(np.abs(take.samples).max()) <= 1.0
    assert 1500 < take.duration_ms < 9000


@pytest.mark.parametrize("voice", [LOW, HIGH])
def test_voices_come_out_at_the_house_level(engine: SpeechEngine, voice: str) -> None:
    take = engine.speak(SpeechRequest(SENTENCE, voice))
    assert -22.5 < active_level_dbfs(take) < -17.5


@pytest.mark.parametrize("text", HARD)
def test_every_whitespace_token_has_one_timing_inside_the_take(engine: SpeechEngine, text: str) -> None:
    assert_words_fit(text, engine.speak(SpeechRequest(text, LOW)))


def test_speakable_words_take_time(engine: SpeechEngine) -> None:
    take = engine.speak(SpeechRequest(SENTENCE, LOW))
    assert all(word.end_ms > word.start_ms for word in take.words)


def test_a_text_with_nothing_to_say_is_a_short_silence(engine: SpeechEngine) -> None:
    take = engine.speak(SpeechRequest("… — !", LOW))
    assert 0 < take.duration_ms < 500
    assert not take.samples.any()


def test_two_voices_differ_in_pitch(engine: SpeechEngine) -> None:
    low, high = (median_pitch_hz(engine.speak(SpeechRequest(SENTENCE, voice))) for voice in (LOW, HIGH))
    assert abs(np.log2(high / low)) > 0.1


def test_a_faster_delivery_is_shorter_and_a_slower_one_longer(engine: SpeechEngine) -> None:
    fast, plain, slow = (
        engine.speak(SpeechRequest(SENTENCE, LOW, Delivery(rate=rate))).duration_ms for rate in (1.25, 1.0, 0.8)
    )
    assert fast < plain * 0.9
    assert slow > plain * 1.1


@pytest.mark.parametrize("semitones", [-4.0, 4.0])
def test_pitch_moves_by_about_the_semitones_asked_for(engine: SpeechEngine, semitones: float) -> None:
    plain = median_pitch_hz(engine.speak(SpeechRequest(SENTENCE, LOW)))
    moved = median_pitch_hz(engine.speak(SpeechRequest(SENTENCE, LOW, Delivery(pitch=semitones))))
    assert 12 * np.log2(moved / plain) == pytest.approx(semitones, abs=1.2)


def test_energy_is_a_gain(engine: SpeechEngine) -> None:
    plain = active_level_dbfs(engine.speak(SpeechRequest(SENTENCE, LOW)))
    soft = active_level_dbfs(engine.speak(SpeechRequest(SENTENCE, LOW, Delivery(energy=0.5))))
    assert soft - plain == pytest.approx(-6.0, abs=1.0)


def test_an_unknown_voice_is_refused_and_the_next_line_is_unharmed(engine: SpeechEngine) -> None:
    with pytest.raises(VoiceFailed):
        engine.speak(SpeechRequest(SENTENCE, "voice-en-nobody"))
    assert engine.speak(SpeechRequest(SENTENCE, LOW)).samples.any()


def test_eight_threads_may_speak_at_once(engine: SpeechEngine) -> None:
    texts = [f"Line number {number} of the evening." for number in range(24)]
    start = threading.Barrier(8)

    def speak(share: int) -> list[Speech]:
        start.wait(60)
        return [engine.speak(SpeechRequest(text, (LOW, HIGH)[share % 2])) for text in texts[share::8]]

    with ThreadPoolExecutor(8) as threads:
        takes = [(texts[share::8], result) for share, result in enumerate(threads.map(speak, range(8)))]
    for share, result in takes:
        for text, take in zip(share, result, strict=True):
            assert_words_fit(text, take)


def test_the_fingerprint_is_the_same_for_the_same_engine(engine: SpeechEngine) -> None:
    assert engine.fingerprint_of(LOW)
    assert engine.fingerprint_of(LOW) == type(engine)().fingerprint_of(LOW)


def test_a_closed_engine_refuses() -> None:
    for engine in (FakeSpeech(), EspeakSpeech(workers=1)):
        engine.close()
        with pytest.raises(VoiceFailed):
            engine.speak(SpeechRequest(SENTENCE, LOW))
