"""How far voices lie apart: what was measured decides, and what sounds alike is said to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.table_read.distance import alike, apart, speaking_for
from engine.table_read.timbre import acoustic_distance, read, written
from engine.table_read.voices import Gender, Voice

BRIGHT = written([6.0] * 12 + [-6.0] * 12)
DULL = written([-6.0] * 12 + [6.0] * 12)
ONE = Voice("voice-a", "A", "e", "en", Gender.FEMALE, "", "", 200.0, 150.0, "fa", timbre=BRIGHT)


@given(st.lists(st.floats(-36, 36), min_size=24, max_size=24))
def test_a_written_colour_is_read_back_within_a_step(bands: list[float]) -> None:
    assert read(written(bands)) == pytest.approx(bands, abs=0.76)


def test_the_same_colour_and_pitch_are_alike_whatever_the_family() -> None:
    other = replace(ONE, id="voice-b", family="fb", pitch_hz=206.0)
    assert alike(ONE, other)


def test_another_colour_is_not_alike_even_in_one_family() -> None:
    other = replace(ONE, id="voice-b", timbre=DULL)
    assert not alike(ONE, other)
    assert apart(ONE, other) > 1


def test_unmeasured_voices_are_judged_by_family_and_pitch() -> None:
    bare = replace(ONE, timbre="")
    assert alike(bare, replace(bare, id="voice-b"))
    assert not alike(bare, replace(bare, id="voice-b", family="fb"))
    assert acoustic_distance(bare.colour, ONE.colour) is None


def test_a_voice_is_alike_itself_and_at_no_distance() -> None:
    assert alike(ONE, ONE)
    assert apart(ONE, ONE) == 0.0


def test_the_nearest_installed_voice_stands_in_for_one_that_is_away() -> None:
    away = replace(ONE, id="voice-away", installed=False)
    man = replace(ONE, id="voice-man", gender=Gender.MALE, pitch_hz=100.0)
    paid = replace(ONE, id="voice-paid", offered=False)
    voices = {voice.id: voice for voice in (away, ONE, man, paid)}
    assert speaking_for("voice-away", voices) == "voice-a"
    assert speaking_for("voice-man", voices) == "voice-man"
    assert speaking_for("voice-nobody", voices) == "voice-nobody"
