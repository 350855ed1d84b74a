"""Every sound of the library: its length, its level, its ends; and what people's words lead to."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.machines.sounds.akin import AKIN
from engine.machines.sounds.finding import LIBRARY, find
from engine.machines.sounds.maker import SynthesisedSounds
from engine.stage.cues.errors import SoundFailed
from engine.stage.cues.ports import MadeSound
from engine.stage.ear import weighted

RATE = 44_100
MAKER = SynthesisedSounds()
NAMES = [recipe.name for recipe in LIBRARY]


@cache
def plainly(name: str) -> MadeSound:
    """A good second of a sound by its own name."""
    return MAKER.make(name, 1.2)


def loudest_lufs(frames: np.ndarray) -> float:
    """The loudest 400 ms as the ear weighs it (BS.1770)."""
    power = sum(weighted(frames[:, side], RATE).astype(np.float64) ** 2 for side in (0, 1))
    total = np.concatenate([[0.0], np.cumsum(power)])
    window = RATE * 2 // 5
    return float(-0.691 + 10 * np.log10(np.max(total[window:] - total[:-window]) / window))


def level_db(frames: np.ndarray) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(frames.astype(np.float64) ** 2)) + 1e-9))


def centroid_hz(frames: np.ndarray) -> float:
    power = np.abs(np.fft.rfft(frames.mean(axis=1))) ** 2
    return float((power * np.fft.rfftfreq(len(frames), 1 / RATE)).sum() / power.sum())


def test_there_are_more_than_a_hundred_sounds_with_names_of_their_own() -> None:
    assert len(NAMES) > 100
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_sound_is_found_by_its_name_at_its_level_without_a_click_at_its_ends(name: str) -> None:
    made = plainly(name)

    assert (made.name, made.is_exact) == (name, True)
    assert made.frames.shape == (round(1.2 * RATE), 2)
    assert made.frames.dtype == np.float32
    assert np.abs(made.frames).max() <= 0.85
    assert loudest_lufs(made.frames) == pytest.approx(-15, abs=2.5)
    assert level_db(made.frames[-RATE // 20 : -RATE // 40]) < -24
    assert level_db(made.frames[-RATE // 100 :]) < -45
    assert np.abs(made.frames[-20:]).max() < 0.01
    assert np.abs(made.frames[:2]).max() < 0.06


def test_no_two_sounds_are_the_same() -> None:
    made = [plainly(name).frames[: RATE // 2].mean(axis=1) for name in NAMES]
    spectra = np.array([np.log(1e-6 + np.abs(np.fft.rfft(one))[:8000].reshape(80, 100).mean(axis=1)) for one in made])
    apart = np.linalg.norm(spectra[:, None] - spectra[None], axis=2) + 99 * np.eye(len(NAMES))

    assert apart.min() > 0.5


@pytest.mark.parametrize("seconds", [0.1, 0.5, 1.234, 12.5])
@pytest.mark.parametrize("name", ["Rain", "Door knock"])
def test_a_sound_is_exactly_as_long_as_it_was_asked_for(name: str, seconds: float) -> None:
    assert len(MAKER.make(name, seconds).frames) == round(seconds * RATE)


@pytest.mark.parametrize("seconds", [0.0, 0.09, 30.1, -1.0, float("nan")])
def test_other_lengths_are_refused_in_a_sentence(seconds: float) -> None:
    with pytest.raises(SoundFailed, match=r"between 0\.1 and 30 seconds"):
        MAKER.make("rain", seconds)


def test_what_dies_away_is_not_squeezed_into_a_short_wish() -> None:
    short, long = MAKER.make("door knock", 0.5).frames, MAKER.make("door knock", 2.0).frames

    assert np.corrcoef(short[: RATE // 10, 0], long[: RATE // 10, 0])[0, 1] > 0.99
    assert np.abs(long[int(1.4 * RATE) :]).max() < 0.02


@pytest.mark.parametrize("name", ["Dog", "Hand bell", "Bicycle bell", "Telephone keypad", "Beep", "Keys"])
@pytest.mark.parametrize("seconds", [1.0, 4.0])
def test_what_comes_again_and_again_does_not_begin_where_it_would_be_cut(name: str, seconds: float) -> None:
    frames = MAKER.make(name, seconds).frames

    assert level_db(frames[-RATE // 10 : -RATE // 20]) < level_db(frames[: RATE // 2]) - 9


@pytest.mark.parametrize("name", ["Whoosh", "Swish", "Door creak", "Power down"])
def test_a_gesture_is_done_within_a_short_time_and_not_cut_in_its_middle(name: str) -> None:
    frames = MAKER.make(name, 0.6).frames
    middle, end = frames[RATE // 5 : RATE * 2 // 5], frames[-RATE // 10 :]

    assert level_db(end) < level_db(middle) - 4


def test_what_goes_on_fills_its_whole_length() -> None:
    rain = MAKER.make("rain", 6.0).frames
    levels = [np.sqrt(np.mean(part**2)) for part in np.array_split(rain[RATE // 2 : -RATE // 2], 10)]

    assert max(levels) / min(levels) < 1.6


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("heavy switch click", "Switch click"), ("someone knocking at the door", "Door knock"),
        ("rain against the window pane", "Rain on a window"), ("an old telephone ringing", "Telephone ring"),
        ("footsteps on gravel", "Footsteps on gravel"), ("crowd applauding", "Applause"), ("typing on a keyboard", "Keyboard"),
        ("glass shatters", "Glass breaking"), ("distant thunder", "Thunder"), ("church bells", "Church bell"),
        ("coffee mug set down", "Mug"), ("whoosh", "Whoosh"), ("heartbeat", "Heartbeat"), ("clock ticking", "Clock ticking"),
        ("papers rustling", "Paper rustle"), ("🔔", "School bell"), ("🌧", "Rain"), ("CAR HORN!!!", "Car horn"),
        ("radio static", "Radio static"), ("cinematic impact", "Impact"), ("street traffic", "Traffic"), ("fireplace", "Fire"),
    ],
)  # fmt: skip
def test_people_find_what_they_mean(prompt: str, name: str) -> None:
    assert find(prompt).recipe.name == name


@pytest.mark.parametrize("prompt", ["xqzzt", "дверь", "quantum flux capacitor", "…", "雨"])
def test_what_is_unknown_gets_the_nearest_and_is_said_to_be_only_that(prompt: str) -> None:
    assert not MAKER.make(prompt, 0.3).is_exact


@pytest.mark.parametrize(
    ("prompt", "name", "is_exact"),
    [
        ("distant gunshot", "Gunshot", True), ("audience laughter", "Laughter", True), ("a match being struck", "Match", True),
        ("tennis match", "Match", False), ("rubber duck", "Gulls", False), ("sneeze", "Cough", False), ("chainsaw", "Motorcycle", False),
        ("bus pulling away", "Tractor", False), ("old elevator arriving", "Notification ding", False), ("a stapler", "Switch click", False),
        ("broken violin string", "Harp", False), ("baby elephant", "Baby crying", False),
    ],
)  # fmt: skip
def test_the_nearest_is_near_and_is_called_what_it_is(prompt: str, name: str, is_exact: bool) -> None:
    found = find(prompt)

    assert (found.recipe.name, found.is_exact) == (name, is_exact)


def test_what_is_only_like_a_sound_is_like_one_there_is() -> None:
    assert {name for name, _ in AKIN} <= set(NAMES)


def test_the_manner_is_heard() -> None:
    plain, muffled, small, big = (
        centroid_hz(MAKER.make(f"{word}bicycle bell", 1.0).frames) for word in ("", "muffled ", "tiny ", "huge ")
    )

    assert muffled < 0.95 * plain
    assert big < plain < small
    assert centroid_hz(MAKER.make("muffled rain", 1.0).frames) < 0.5 * centroid_hz(MAKER.make("rain", 1.0).frames)


def test_the_same_words_give_the_same_frames_and_other_words_another_of_its_kind() -> None:
    once, again, other = (MAKER.make(prompt, 0.4) for prompt in ("door  knock", "Door knock", "knocking door"))

    assert np.array_equal(once.frames, again.frames)
    assert other.name == once.name
    assert not np.array_equal(once.frames, other.frames)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=1000), st.floats(0.1, 1.0))
def test_no_prompt_breaks_it(prompt: str, seconds: float) -> None:
    frames = MAKER.make(prompt, seconds).frames

    assert len(frames) == round(seconds * RATE)
    assert np.isfinite(frames).all()
    assert np.abs(frames).max() <= 0.85
