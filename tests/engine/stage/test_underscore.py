"""The music of a film: whole to its end, back where somebody speaks, the same frames however it is cut."""

from __future__ import annotations

import numpy as np
import pytest

from engine.stage.ducking import down
from engine.stage.model import SAMPLE_RATE
from engine.stage.score import Sound
from engine.stage.sounds import Sounds
from engine.stage.underscore import FORWARD_DB, Underscore
from tests.fakes.floor import Floor

END = 12 * SAMPLE_RATE
VOICES = ((3 * SAMPLE_RATE, 5 * SAMPLE_RATE), (round(5.5 * SAMPLE_RATE), 7 * SAMPLE_RATE))


def _music(floor: Floor, seconds: float) -> Underscore:
    sounds, count = Sounds(floor.blobs), int(seconds * SAMPLE_RATE)
    edge = np.minimum(1, np.minimum(np.arange(count), np.arange(count)[::-1]) / 2000)
    return Underscore(sounds.keep([(np.full((count, 2), 0.2) * edge[:, None]).astype(np.float32)]), sounds)


def _under(music: Underscore, size: int) -> np.ndarray:
    blocks = []
    for at in range(0, END, size):
        block = np.zeros((min(size, END - at), 2), np.float32)
        music.under(block, at, END, VOICES)
        blocks.append(block)
    return np.concatenate(blocks)


@pytest.mark.parametrize("seconds", [5.0, 12.0, 40.0])
def test_it_lasts_as_long_as_the_film_and_ends_with_it(floor: Floor, seconds: float) -> None:
    whole = _under(_music(floor, seconds), END)

    assert whole.tobytes() == _under(_music(floor, seconds), 3 * SAMPLE_RATE + 77).tobytes()
    assert np.abs(whole[0]).max() < 1e-3
    assert np.abs(whole[-3:]).max() < 1e-3
    assert whole[SAMPLE_RATE, 0] > 0.15
    assert whole[10 * SAMPLE_RATE, 0] > 0.15
    assert np.abs(np.diff(whole[:, 0], 2)).max() < 0.001


def test_it_steps_back_while_somebody_speaks_and_over_short_pauses(floor: Floor) -> None:
    whole = _under(_music(floor, 12), END)[:, 0] / (0.2 * 10 ** (FORWARD_DB / 20))

    for start, stop in VOICES:
        assert whole[start:stop].max() <= down() * 1.001
    assert whole[VOICES[0][1] : VOICES[1][0]].max() <= down() * 1.001
    assert whole[VOICES[1][1] + 600 * SAMPLE_RATE // 1000] == pytest.approx(1.0, abs=0.02)


def test_a_lost_bed_is_silence(floor: Floor) -> None:
    assert not _under(Underscore(Sound("0" * 64, SAMPLE_RATE), Sounds(floor.blobs)), END).any()
