"""Resampling, mixing, limiting, mastering: laws of the frames."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.stage.limiter import limited, true_peak_limited, true_peaks
from engine.stage.mastering import Master, is_good, stays_good
from engine.stage.mixer import CEILING, recut, seat, segment
from engine.stage.model import SAMPLE_RATE
from engine.stage.recording import Loudness
from engine.stage.resampling import at_house_rate, length_at_house_rate
from engine.stage.speech import Speech, WordTiming
from engine.stage.takes import TakeBroken, pack, unpack
from engine.stage.timeline import Measured, lay_out
from tests.engine.stage.builders import a_book


def _tone(hertz: float, rate: int, seconds: float = 0.5) -> np.ndarray:
    return np.sin(2 * np.pi * hertz * np.arange(int(rate * seconds)) / rate).astype(np.float32)


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_tone_stays_the_same_tone_at_the_house_rate(rate: int) -> None:
    out = at_house_rate(_tone(1000, rate) * np.float32(0.5), rate)
    wanted = _tone(1000, SAMPLE_RATE)[: len(out)] * 0.5

    assert len(out) == length_at_house_rate(rate // 2, rate)
    middle = slice(2000, min(len(out), len(wanted)) - 2000)
    assert np.abs(out[middle] - wanted[middle]).max() < 0.001


@pytest.mark.parametrize("rate", [8000, 22_050, 24_000, 48_000])
def test_the_shortest_take_is_resampled_too(rate: int) -> None:
    for count in (1, 2, 30, 100):
        out = at_house_rate(np.full(count, 0.5, np.float32), rate)

        assert len(out) == length_at_house_rate(count, rate)
        assert np.isfinite(out).all()


def test_nothing_is_added_above_what_a_take_can_hold() -> None:
    out = at_house_rate(_tone(9000, 22_050), 22_050)[2000:-2000]
    spectrum = np.abs(np.fft.rfft(out * np.hanning(len(out))))
    hertz = np.fft.rfftfreq(len(out), 1 / SAMPLE_RATE)

    assert 20 * np.log10(spectrum[hertz > 12_500].max() / spectrum.max()) < -75


def test_a_kept_take_is_what_was_spoken_and_a_damaged_one_is_refused() -> None:
    words = (WordTiming(0, 2, 0, 10),)
    speech = Speech(np.array([0.0, 0.5, -1.0, 2.0, np.nan], np.float32), 22_050, words)
    content = pack(speech)
    take = unpack(content, words)

    assert (take.rate, take.words) == (22_050, words)
    assert np.abs(take.samples - np.array([0, 0.5, -1, 1, 0])).max() < 1e-4
    assert pack(Speech(take.samples, take.rate)) == content
    for broken in (content[:-1], b"", b"XXXX" + content[4:]):
        with pytest.raises(TakeBroken):
            unpack(broken)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 5000), max_size=6), st.integers(1, 7000), st.integers(1, 7000))
def test_the_frames_do_not_depend_on_the_block_size(sizes: list[int], one: int, other: int) -> None:
    noise = np.random.default_rng(7)
    pieces = [noise.normal(0, 0.3, (size, 2)).astype(np.float32) for size in sizes]
    whole = b"".join(piece.tobytes() for piece in pieces)

    for size in (one, other):
        blocks = list(recut(iter(pieces), size))
        assert b"".join(block.tobytes() for block in blocks) == whole
        assert all(len(block) == size for block in blocks[:-1])


def test_a_seat_has_the_same_power_wherever_it_is() -> None:
    powers = [float((seat(pan) ** 2).sum()) for pan in np.linspace(-1, 1, 9)]

    assert np.allclose(powers, 2.0)
    assert np.allclose(seat(0), 1.0)
    assert seat(-0.4)[0] > seat(-0.4)[1]


def test_a_segment_is_silence_then_voice_then_a_tail_that_dies() -> None:
    take = _tone(300, 22_050, 1.0) * np.float32(0.14)
    place = lay_out(a_book(), {0: Measured(SAMPLE_RATE)})[0]

    sound = segment(place, take, 22_050)

    assert sound.shape == (place.end - place.start, 2)
    assert not sound[: place.lead].any()
    assert np.abs(sound[place.lead : -place.tail]).max() > 0.1
    assert np.abs(sound[-place.tail :]).max() > 0
    assert np.abs(sound[-SAMPLE_RATE // 100 :]).max() < 0.002


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**31), st.floats(0.1, 4.0))
def test_the_bus_never_exceeds_its_ceiling(seed: int, loudness: float) -> None:
    noise = (np.random.default_rng(seed).normal(0, loudness, (3000, 2))).astype(np.float32)

    assert np.abs(limited(noise, CEILING)).max() <= CEILING + 1e-6


def test_what_is_under_the_ceiling_is_not_touched() -> None:
    quiet = (np.random.default_rng(1).uniform(-0.5, 0.5, (4000, 2))).astype(np.float32)

    assert limited(quiet, CEILING) is quiet
    assert true_peak_limited(quiet * np.float32(0.5), CEILING).tobytes() == (quiet * np.float32(0.5)).tobytes()


def test_a_peak_between_two_samples_is_seen_and_held() -> None:
    moments = np.arange(8000)
    hidden = np.sin(2 * np.pi * moments / 4 + np.pi / 4).astype(np.float32)
    frames = np.stack([hidden, hidden], axis=1)

    assert np.abs(frames).max() < 0.7072
    assert true_peaks(frames, 0.1)[100:-100].max() == pytest.approx(1.0, abs=0.01)
    held = true_peak_limited(frames, 0.8)
    assert true_peaks(held, 0.0)[100:-100].max() <= 0.802


def test_the_master_brings_the_mix_to_its_level_and_corrects_itself() -> None:
    first = Master.for_mix(-20.0)
    again = first.corrected(Loudness(-16.9, -0.6))

    assert first.gain_db == pytest.approx(4.0)
    assert 4.9 < again.gain_db < 5.9, "what is held takes some of what is added"
    assert first.corrected(Loudness(-15.2, -2.0)).gain_db == pytest.approx(3.2)
    assert again.ceiling_dbtp == pytest.approx(first.ceiling_dbtp - 1.1)
    assert Master.for_mix(-70.0).gain_db == 0
    assert is_good(Loudness(-16.5, -1.0))
    assert not is_good(Loudness(-16.4, -0.9))
    assert not is_good(Loudness(-16.6, -2.0))


def test_a_changed_recording_keeps_its_master_while_it_is_good_or_no_worse_than_before() -> None:
    good, thin = Loudness(-16.1, -1.3), Loudness(-17.2, -0.7)
    assert stays_good(Loudness(-15.5, -1.0), good)
    assert not stays_good(Loudness(-15.4, -1.3), good)
    assert not stays_good(Loudness(-16.0, -0.9), good)
    assert stays_good(Loudness(-17.2, -0.7), thin)
    assert not stays_good(Loudness(-17.3, -0.7), thin)
    assert not stays_good(Loudness(-17.2, -0.6), thin)
    assert stays_good(Loudness(-70.0, -120.0), good), "silence is as it is"


def test_mastering_does_not_depend_on_how_the_mix_arrives() -> None:
    noise = np.random.default_rng(3).normal(0, 0.4, (SAMPLE_RATE * 11, 2)).astype(np.float32)
    master = Master(6.0)

    def fingerprint(size: int) -> str:
        pieces = (noise[begin : begin + size] for begin in range(0, len(noise), size))
        return hashlib.sha256(b"".join(block.tobytes() for block in master.apply(pieces))).hexdigest()

    assert fingerprint(1000) == fingerprint(77_777) == fingerprint(len(noise))


def test_the_limiter_sees_across_the_edges_of_blocks() -> None:
    noise = np.random.default_rng(5).normal(0, 0.5, (SAMPLE_RATE * 11, 2)).astype(np.float32)
    mastered = np.concatenate(list(Master(3.0).apply([noise])))

    assert len(mastered) == len(noise)
    assert true_peaks(mastered, 0.0).max() <= 10 ** (-1.3 / 20) * 1.003
