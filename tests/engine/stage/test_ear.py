"""How the ear weighs a sound: as ITU-R BS.1770 says, the same for short and long, in blocks or whole."""

from __future__ import annotations

import numpy as np
import pytest

from engine.stage.ear import STEP_S, Power, weighted
from engine.stage.takes import Take


def tone(hertz: float, seconds: float, rate: int) -> np.ndarray:
    return np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate).astype(np.float32)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize(("hertz", "decibels"), [(30, -8.7), (100, -0.9), (1000, 0.7), (4000, 4.0)])
def test_low_tones_weigh_less_and_high_ones_more(rate: int, hertz: float, decibels: float) -> None:
    one = tone(hertz, 4, rate)

    gain = 10 * np.log10(np.mean(weighted(one, rate)[rate:-rate] ** 2) / np.mean(one[rate:-rate] ** 2))

    assert gain == pytest.approx(decibels, abs=0.4)


@pytest.mark.parametrize("frames", [0, 1, 2205, 11_024, 16_383, 16_384, 300_001])
def test_what_is_weighed_in_blocks_is_what_it_is_as_a_whole(frames: int) -> None:
    sound = np.random.default_rng(frames).standard_normal(frames).astype(np.float32)
    long = np.zeros(frames + 400_000, np.float32)
    long[191_919 : 191_919 + frames] = sound

    apart = weighted(sound, 22_050)

    assert len(apart) == frames
    assert np.allclose(apart, weighted(long, 22_050)[191_919 : 191_919 + frames], atol=2e-3)


@pytest.mark.parametrize("frames", [0, 1, 220, 221, 22_050, 100_001])
def test_what_was_heard_of_a_take_is_all_of_it_and_comes_back_as_it_was_packed(frames: int) -> None:
    take = Take(np.random.default_rng(frames).uniform(-0.5, 0.5, frames).astype(np.float32), 22_050)

    power = Power.of(take)

    assert abs(len(power.steps) * STEP_S - frames / take.rate) <= STEP_S
    whole = (weighted(take.samples, take.rate).astype(np.float64) ** 2).sum() / take.rate
    assert power.steps.sum() == pytest.approx(whole, rel=1e-5)
    assert np.array_equal(Power.unpacked(power.packed()).steps, power.steps)
