"""The music socket: the fake and the composer keep the same promises; the composer understands whatever is typed."""

from __future__ import annotations

import numpy as np
import pytest

from engine.machines.music.composer import ComposedMusic
from engine.machines.music.understanding import understand
from engine.stage.music.ports import BedRequest, MusicMaker
from tests.fakes.music import FakeMusic

STYLES = {
    "sleazy late-night jazz, walking bass, brushed drums, smoky sax, Rhodes": ("jazz", {"rhodes", "upright", "sax", "brushes"}),
    "tense documentary pulse": ("pulse", {"pluck", "subbass", "strings", "tick"}),
    "warm acoustic morning": ("acoustic", {"guitar", "upright", "strings", "flute", "shaker"}),
    "8-bit": ("chip", {"square", "triangle", "pulsewave", "chipkit"}),
    "solemn strings": ("solemn", {"cellos", "strings", "cello"}),
    "no drums, only air": ("air", {"glass"}),
}  # fmt: skip
ODD = (
    "🎷🌙", "深夜のジャズ", "напряжение без барабанов", "x" * 1000, "fast slow loud quiet bright dark", "drums drums no drums", "?!…", " ", "\u202e\x00\ud800",
    "only drums", "no drums no bass no chords no pad no lead no strings no piano",
)  # fmt: skip


@pytest.fixture(params=["fake", "composed"])
def maker(request: pytest.FixtureRequest) -> MusicMaker:
    return FakeMusic() if request.param == "fake" else ComposedMusic()


def _band(prompt: str, **more: str) -> set[str]:
    kind = understand(BedRequest((prompt,), "show", **more))  # type: ignore[arg-type]
    return {part.instrument for part in (kind.chords, kind.bass, kind.pad, kind.lead, kind.drums) if part}


def test_a_bed_begins_and_ends_in_silence_and_is_made_of_its_stems(maker: MusicMaker) -> None:
    made = maker.compose(BedRequest(("tense documentary pulse",), "show", seconds=12))
    assert made.frames.dtype == np.float32
    assert made.frames.ndim == 2
    assert made.frames.shape[1] == 2
    assert np.isfinite(made.frames).all()
    assert 0.05 < np.abs(made.frames).max() <= 0.9
    assert np.abs(made.frames[:20]).max() < 0.02
    assert np.abs(made.frames[-20:]).max() < 0.02
    assert np.allclose(sum(made.stems.values()), made.frames, atol=1e-4)


def test_the_same_request_is_the_same_bed_and_another_one_is_not(maker: MusicMaker) -> None:
    request = BedRequest(("warm acoustic morning",), "show", seconds=8)
    first = maker.compose(request).frames
    assert maker.compose(request).frames.tobytes() == first.tobytes()
    for other in (
        BedRequest(("warm acoustic morning",), "show", seconds=8, take=1),
        BedRequest(("warm acoustic morning",), "show", scene_index=1, seconds=8),
    ):
        assert maker.compose(other).frames.tobytes() != first.tobytes()
        assert other.key(maker.fingerprint) != request.key(maker.fingerprint)


@pytest.mark.parametrize("prompt", STYLES)
def test_a_style_is_understood(prompt: str) -> None:
    name, band = STYLES[prompt]

    assert understand(BedRequest((prompt,), "show")).name == name
    assert _band(prompt) == band


def test_what_is_not_wanted_is_not_there() -> None:
    assert understand(BedRequest(("rock without drums",), "show")).drums is None
    assert understand(BedRequest(("techno, no bass, no melody",), "show")).bass is None
    alone = understand(BedRequest(("only drums",), "show"))
    assert (alone.chords, alone.bass, alone.pad, alone.lead, alone.color) == (None, None, None, None, None)
    assert alone.drums is not None
    assert "sax" in _band("epic battle with a saxophone")
    later = understand(BedRequest(("jazz with drums", "no drums"), "show"))
    assert later.drums is None
    assert later.name == "jazz"


def test_moods_and_words_bend_the_tempo() -> None:
    def tempo(prompt: str, mood: str = "") -> float:
        return understand(BedRequest((prompt,), "show", mood=mood)).bpm

    assert tempo("slow jazz") < tempo("jazz") < tempo("fast jazz")
    assert tempo("jazz", "turn") < tempo("jazz", "conflict")
    assert 40 <= tempo("slow slow slow slow slow slow slow solemn") < 60


@pytest.mark.parametrize("prompt", ODD)
def test_whatever_is_typed_there_is_music(prompt: str) -> None:
    made = ComposedMusic().compose(BedRequest((prompt,), "show", seconds=5))

    assert np.isfinite(made.frames).all()
    assert np.abs(made.frames).max() > 0.05


def test_a_bed_is_as_long_as_it_was_asked_to_be() -> None:
    for seconds in (1.0, 10.0, 30.0):
        frames = ComposedMusic().compose(BedRequest(("solemn strings",), "show", seconds=seconds)).frames
        assert len(frames) / 44_100 == pytest.approx(max(seconds, 5.6), abs=4.0)
    frames = ComposedMusic().compose(BedRequest(("8-bit",), "show")).frames
    assert len(frames) / 44_100 == pytest.approx(30.0, abs=0.2)


def test_a_turn_is_struck_and_a_show_keeps_its_theme() -> None:
    turn = ComposedMusic().compose(BedRequest(("warm acoustic morning",), "show", 2, 5, "turn", seconds=10))
    opening = ComposedMusic().compose(BedRequest(("warm acoustic morning",), "show", 0, 5, "hook", seconds=10))

    assert "stinger" in turn.stems
    assert "stinger" not in opening.stems
    assert opening.description.startswith("acoustic in ")
