"""What the rack does to a voice can be measured: its notes, its length, its band, its room, its level."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.machines.effects.hearing import melody
from engine.machines.effects.rack import EFFECTS, StudioRack
from engine.machines.effects.tuning import KEYS, SCALES, key_of, nearest_notes, semitones
from engine.machines.speech.espeak.speech import EspeakSpeech
from engine.stage.errors import EffectFailed
from engine.stage.score import VoiceEffect
from engine.stage.speech import Speech, SpeechRequest, WordTiming

RATE = 22_050
RACK = StudioRack()


def voice(seconds: float = 3.0, low: float = 110.0, high: float = 220.0) -> Speech:
    """A buzzing glide with two resonances, then a hiss, as a mouth would make them."""
    time = np.arange(int(RATE * seconds)) / RATE
    hz = low * (high / low) ** (0.5 - 0.5 * np.cos(2 * np.pi * time / seconds))
    turns = np.cumsum(hz) / RATE
    buzz = sum(np.sin(2 * np.pi * k * turns) / k * (1.5 if 3 <= k <= 6 else 1.0) for k in range(1, 30))
    samples = 0.2 * np.asarray(buzz)
    hiss = int(0.15 * RATE)
    samples[-hiss:] = 0.05 * np.random.default_rng(3).standard_normal(hiss)
    return Speech(samples.astype(np.float32), RATE, (WordTiming(0, 4, 200, 900), WordTiming(5, 9, 1000, 2000)))


@pytest.fixture(scope="module")
def takes() -> list[Speech]:
    """One sentence by three voices, a lively one first: where a voice moves, it is on its way between two notes more often."""
    engine, words = EspeakSpeech(workers=1), "The mill has stood for three hundred years, and nobody asked it to sing."
    try:
        return [engine.speak(SpeechRequest(words, f"voice-en-{name}")) for name in ("clara", "miles", "owen")]
    finally:
        engine.close()


@pytest.fixture(scope="module")
def spoken(takes: list[Speech]) -> Speech:
    return takes[0]


def heights(speech: Speech) -> np.ndarray:
    found = melody(speech.samples, speech.rate).hz
    return found[found > 0]


def cents_off(speech: Speech, key: str, scale: str) -> np.ndarray:
    sung = semitones(heights(speech))
    return 100 * np.abs(sung - nearest_notes(sung, key_of(key) or 0, scale))


def done(speech: Speech, name: str, **params: str | float) -> Speech:
    return RACK.colour(speech, [VoiceEffect.of(name, params)])


@pytest.mark.parametrize("scale", SCALES)
def test_a_tuned_glide_is_on_the_notes_of_its_scale(scale: str) -> None:
    tuned = done(voice(), "autotune", key="D", scale=scale, reverb="none", strength=0.9)

    assert np.mean(cents_off(tuned, "D", scale) <= 20) > 0.9
    assert np.mean(cents_off(voice(), "D", scale) <= 20) < 0.55


def test_tuned_speech_is_on_the_notes_of_its_scale(takes: list[Speech]) -> None:
    tuned = [done(take, "autotune", reverb="none") for take in takes]
    before, after = ([cents_off(take, "D", "minpent") for take in some] for some in (takes, tuned))

    assert np.mean(np.concatenate(after) <= 20) > 0.88
    assert min(np.mean(one <= 20) for one in after) > 0.8
    assert np.mean(np.concatenate(before) <= 20) < 0.3


def test_at_strength_nothing_the_melody_stays(spoken: Speech) -> None:
    left = done(spoken, "autotune", reverb="none", strength=0.0)

    assert np.median(heights(left)) == pytest.approx(np.median(heights(spoken)), rel=0.02)


@pytest.mark.parametrize("steps", [-12, -5, 3, 7, 12])
def test_pitch_moves_by_semitones_and_keeps_the_length(steps: int) -> None:
    plain = voice(low=150, high=240)
    moved = done(plain, "pitch", semitones=steps)

    assert 12 * np.log2(np.median(heights(moved)) / np.median(heights(plain))) == pytest.approx(steps, abs=0.25)
    assert moved.duration_ms == pytest.approx(plain.duration_ms, abs=2)


@pytest.mark.parametrize("factor", [0.5, 0.8, 1.25, 2.0])
def test_speed_changes_the_length_and_the_words_and_keeps_the_pitch(spoken: Speech, factor: float) -> None:
    moved = done(spoken, "speed", factor=factor)

    assert moved.duration_ms == pytest.approx(spoken.duration_ms / factor, abs=3)
    assert moved.words[-1].start_ms == pytest.approx(spoken.words[-1].start_ms / factor, abs=2)
    assert np.median(heights(moved)) == pytest.approx(np.median(heights(spoken)), rel=0.03)


def share_in_band(speech: Speech, low: float, high: float) -> float:
    power = np.abs(np.fft.rfft(speech.samples)) ** 2
    hz = np.fft.rfftfreq(len(speech.samples), 1 / speech.rate)
    return float(power[(hz >= low) & (hz <= high)].sum() / power.sum())


def test_a_telephone_passes_its_band_alone(spoken: Speech) -> None:
    called = done(spoken, "telephone", lowHz=400, highHz=3000, drive=0.5)

    assert share_in_band(called, 300, 3800) > 0.98
    assert share_in_band(spoken, 300, 3800) < 0.98
    assert called.duration_ms == pytest.approx(spoken.duration_ms, abs=2)


def test_a_hall_rings_on_after_the_last_word_and_ends_in_silence(spoken: Speech) -> None:
    placed = done(spoken, "hall", decayS=3.0, wet=0.5)
    tail = placed.samples[len(placed.samples) - placed.rate :]

    assert 800 < placed.duration_ms - spoken.duration_ms < 2200
    assert np.abs(tail[: placed.rate // 4]).max() > 0.004
    assert np.abs(tail[-50:]).max() < 0.002


def test_a_robot_has_its_carrier_beside_the_voice() -> None:
    steady = voice(high=110.0)
    wound = done(steady, "robot", carrierHz=70, mix=1.0)

    assert share_in_band(wound, 30, 50) > 0.05
    assert share_in_band(steady, 30, 50) < 0.01


@pytest.mark.parametrize("name", EFFECTS)
def test_an_effect_keeps_the_level_and_gives_the_same_samples_again(spoken: Speech, name: str) -> None:
    needed = {"pitch": {"semitones": 4}, "speed": {"factor": 1.2}}
    once, again = (done(spoken, name, **needed.get(name, {})) for _ in range(2))
    level = [float(np.sqrt(np.mean(one.samples[np.abs(one.samples) > 0.02] ** 2))) for one in (spoken, once)]

    assert np.array_equal(once.samples, again.samples)
    assert once.samples.dtype == np.float32
    assert 20 * np.log10(level[1] / level[0]) == pytest.approx(0, abs=3)
    assert np.abs(once.samples).max() < 1


def test_effects_follow_one_another(spoken: Speech) -> None:
    both = RACK.colour(spoken, [VoiceEffect.of("speed", {"factor": 2.0}), VoiceEffect.of("pitch", {"semitones": 12.0})])

    assert both.duration_ms == pytest.approx(spoken.duration_ms / 2, abs=3)
    assert np.median(heights(both)) == pytest.approx(2 * np.median(heights(spoken)), rel=0.05)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(sorted(EFFECTS)),
    st.integers(0, 4000),
    st.sampled_from([8000, 16_000, 22_050, 24_000, 44_100, 48_000]),
    st.sampled_from([0.0, 0.001, 0.5, 1.0]),
)
def test_no_scrap_of_sound_breaks_it(name: str, count: int, rate: int, loud: float) -> None:
    samples = (loud * np.random.default_rng(count).uniform(-1, 1, count)).astype(np.float32)
    result = done(Speech(samples, rate), name, **{"pitch": {"semitones": -12}, "speed": {"factor": 0.5}}.get(name, {}))

    assert np.isfinite(result.samples).all()
    assert np.abs(result.samples).max(initial=0.0) <= 1


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("choir", {}),
        ("autotune", {"key": "H"}),
        ("autotune", {"scale": "dorian"}),
        ("autotune", {"reverb": "moon"}),
        ("pitch", {}),
    ],
)
def test_what_it_does_not_know_is_said_in_a_sentence(name: str, params: dict[str, str]) -> None:
    with pytest.raises(EffectFailed, match=name):
        done(voice(0.3), name, **params)


def test_keys_are_read_with_sharps_and_flats() -> None:
    assert [key_of(name) for name in ("C", "C#", "Db", "F♯", "B♭", "Cb")] == [0, 1, 1, 6, 10, 11]
    assert [key_of(name) for name in ("", "c", "H", "C##", "Dx")] == [None] * 5
    assert set(KEYS) == set("CDEFGAB")
