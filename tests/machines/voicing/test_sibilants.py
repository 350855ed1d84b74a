"""Sibilants that stand out are softened a little, however loud the voice comes in; what does not stand out is left alone."""

from __future__ import annotations

import numpy as np
import pytest

from engine.machines.voicing import shaping

RATE = 22_050
PLAIN = shaping.Tone()


def hissing(below_db: float, level: float = 0.1) -> np.ndarray:
    """Half a second of a vowel, 120 ms of noise above 5 kHz so far below it, and the vowel again."""
    at = np.arange(RATE // 2) / RATE
    vowel = sum(np.sin(2 * np.pi * 130 * number * at) / number for number in range(1, 20))
    vowel *= level / np.sqrt((vowel**2).mean())
    noise = np.random.default_rng(7).standard_normal(RATE * 12 // 100)
    spectrum = np.fft.rfft(noise)
    spectrum[np.fft.rfftfreq(len(noise), 1 / RATE) < 5000] = 0
    noise = np.fft.irfft(spectrum, len(noise))
    noise *= level * 10 ** (-below_db / 20) / np.sqrt((noise**2).mean())
    return np.concatenate([vowel, noise, vowel]).astype(np.float32)


def softened_db(below_db: float, level: float = 0.1) -> float:
    """By how much the noise is softer beside the vowel than without softening."""
    sound = hissing(below_db, level)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shaping, "_ridden", lambda made, rate: made)
        softened = shaping.shaped(sound, RATE, PLAIN, 0.0)
        patch.setattr(shaping, "HISS_BELOW_DB", -60.0)
        plain = shaping.shaped(sound, RATE, PLAIN, 0.0)
    inside = slice(RATE // 2 + RATE // 50, RATE // 2 + RATE // 10)
    before = slice(RATE // 10, RATE * 4 // 10)
    assert np.allclose(softened[before], plain[before], atol=2e-3)
    return float(20 * np.log10(np.sqrt((softened[inside] ** 2).mean()) / np.sqrt((plain[inside] ** 2).mean())))


@pytest.mark.parametrize("level", [0.02, 0.1, 0.25])
def test_a_loud_sibilant_loses_half_of_what_it_has_above_the_rest_at_any_level(level: float) -> None:
    assert softened_db(2.0, level) == pytest.approx(-(shaping.HISS_BELOW_DB - 2.0) / 2, abs=1.2)


def test_a_soft_sibilant_is_left_alone_and_none_becomes_a_lisp() -> None:
    assert softened_db(18.0) == pytest.approx(0.0, abs=0.2)
    assert softened_db(6.0) > -4.0
