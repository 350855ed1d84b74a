"""A user's SoundFont plays what the composer writes; what cannot be played is said, and the studio's own instruments play."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.machines.music.band import KEYS, PROGRAMS, ChosenBand
from engine.machines.music.composer import ComposedMusic
from engine.machines.music.percussion import STROKES
from engine.machines.music.tones import INSTRUMENTS
from engine.stage.music.ports import BedRequest
from tests.sockets.tiny_sf2 import tiny_sf2

REQUEST = BedRequest(("solemn strings",), "show", seconds=8)
JAZZ = BedRequest(("jazz",), "show", seconds=6)


@pytest.fixture
def font(tmp_path: Path) -> Path:
    return tiny_sf2(tmp_path / "tiny.sf2")


def _chosen(path: Path | None) -> ChosenBand:
    return ChosenBand(lambda: str(path) if path else None)


def test_the_chosen_soundfont_plays_and_does_so_every_time_alike(font: Path) -> None:
    band = _chosen(font)
    made, again = band.compose(REQUEST), band.compose(REQUEST)

    assert band.band.available
    assert "tiny.sf2" in band.band.reason
    assert made.frames.tobytes() == again.frames.tobytes()
    assert made.frames.tobytes() != ComposedMusic().compose(REQUEST).frames.tobytes()
    assert 0.05 < np.abs(made.frames).max() <= 0.9
    assert np.abs(made.frames[-20:]).max() < 0.02
    assert set(made.stems) >= {"bass", "pad", "room"}
    assert np.allclose(sum(made.stems.values()), made.frames, atol=1e-4)


def test_another_font_is_another_bed_and_none_is_the_studios_own(font: Path, tmp_path: Path) -> None:
    other = tiny_sf2(tmp_path / "other.sf2", preset=48)

    names = {_chosen(each).fingerprint for each in (font, other, None)}
    assert len(names) == 3
    assert _chosen(None).fingerprint == ComposedMusic().fingerprint
    assert _chosen(None).compose(REQUEST).frames.tobytes() == ComposedMusic().compose(REQUEST).frames.tobytes()


def test_notes_sound_at_their_pitch_and_drums_it_has_not_are_the_studios(font: Path) -> None:
    made = _chosen(font).compose(JAZZ)
    own = ComposedMusic().compose(JAZZ)
    drums, theirs = made.stems["drums"], own.stems["drums"]
    lead = made.stems["lead"].mean(axis=1) if "lead" in made.stems else made.stems["chords"].mean(axis=1)

    assert np.corrcoef(drums[:, 0], theirs[:, 0])[0, 1] > 0.99
    strongest = np.argmax(np.abs(np.fft.rfft(lead * np.hanning(len(lead))))) * 44_100 / len(lead)
    semitone = 12 * np.log2(strongest / 441.0)
    assert abs(semitone - round(semitone)) < 0.15


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"This is a letter, not a SoundFont.", "is not a SoundFont"),
        (b"", "is not a SoundFont"),
        (b"RIFF\xff\xff\xff\x7fsfbk" + bytes(40), "damaged or not whole"),
        ("cut", "damaged or not whole"),
        (None, "cannot be read"),
    ],
)
def test_a_broken_one_gets_a_sentence_and_the_studio_plays(
    tmp_path: Path, font: Path, content: bytes | str | None, says: str
) -> None:
    broken = tmp_path / "broken.sf2"
    if content is not None:
        broken.write_bytes(font.read_bytes()[:3000] if isinstance(content, str) else content)
    band = _chosen(broken)

    assert not band.band.available
    assert says in band.band.reason
    assert "own instruments play" in band.band.reason
    assert band.band.remedy
    assert band.compose(REQUEST).frames.tobytes() == ComposedMusic().compose(REQUEST).frames.tobytes()


def test_every_instrument_and_every_stroke_has_a_number() -> None:
    assert sorted(set(INSTRUMENTS) - set(PROGRAMS)) == []
    assert sorted(set(STROKES) - set(KEYS)) == []
