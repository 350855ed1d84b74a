"""What every library of sound effects keeps to, the fake and the bundled one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from engine.machines.sounds.maker import SynthesisedSounds
from engine.stage.cues.errors import SoundFailed
from tests.fakes.sounds import FakeSounds

if TYPE_CHECKING:
    from engine.stage.cues.ports import SoundMaker

RATE = 44_100


@pytest.fixture(params=[FakeSounds, SynthesisedSounds])
def maker(request: pytest.FixtureRequest) -> SoundMaker:
    made: SoundMaker = request.param()
    return made


@pytest.mark.parametrize("seconds", [0.1, 0.5, 2.0, 7.25])
def test_a_sound_is_stereo_and_exactly_as_long_as_asked_for(maker: SoundMaker, seconds: float) -> None:
    frames = maker.make("heavy switch click", seconds).frames

    assert frames.shape == (round(seconds * RATE), 2)
    assert frames.dtype == np.float32
    assert 0.01 < np.abs(frames).max() <= 1


def test_the_same_words_and_length_give_the_same_frames(maker: SoundMaker) -> None:
    assert np.array_equal(maker.make("rain", 0.4).frames, maker.make("rain", 0.4).frames)


@pytest.mark.parametrize("seconds", [0.0, 0.05, 31.0])
def test_other_lengths_are_refused(maker: SoundMaker, seconds: float) -> None:
    with pytest.raises(SoundFailed, match="seconds"):
        maker.make("rain", seconds)


def test_it_has_a_name_and_a_fingerprint(maker: SoundMaker) -> None:
    assert maker.fingerprint
    assert maker.make("door knock", 0.3).name
