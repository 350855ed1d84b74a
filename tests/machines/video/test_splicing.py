"""A film put together from its parts as they lie there: every frame and packet in its place, whatever the parts are."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from engine.machines.encoding.aac_frames import packets_of
from engine.machines.encoding.ffmpeg import program
from engine.machines.video import splicing
from engine.machines.video.boxes import Box, read_index
from engine.machines.video.camera import QtCamera
from engine.pictures.directing import scenes_for
from engine.pictures.looks import look_of
from engine.pictures.model import FPS, Cut, Motion
from engine.pictures.ports import Reel
from engine.pictures.soundtrack import AROUND, PACKET
from engine.stage.model import SAMPLE_RATE
from engine.stage.recording import Chapter
from tests.engine.pictures.builders import BOOK, envelope

FRAMES = (37, 1, 64, 90)
SECONDS = sum(FRAMES) / FPS
SRT = "1\n00:00:00,100 --> 00:00:01,000\nHello\n\n2\n00:00:05,000 --> 00:00:06,200\nGood-bye\n"
REEL = Reel("Mill", "From a log", (Chapter("One", 0, 3000), Chapter("Two", 3000, 6400)), SRT, "de")


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Segments of both motions, a sound in pieces and one in a file."""
    place, camera, plan = tmp_path_factory.mktemp("parts"), QtCamera(2), envelope()
    scenes = scenes_for(plan, BOOK, len(FRAMES))
    found = dict[str, list[Path]]()
    for motion in Motion:
        cuts = [
            Cut(replace(scene, seconds=count / FPS), look_of(plan.visual_system), 160, 90, motion, count)
            for scene, count in zip(scenes, FRAMES, strict=True)
        ]
        found[motion] = [place / f"{motion}-{number}.mp4" for number in range(len(cuts))]
        camera.segments(cuts, found[motion], {}, lambda number: None, lambda number, frames: None)
    tone = np.sin(np.arange(round(SECONDS * SAMPLE_RATE) + 2 * AROUND) / 30).astype(np.float32)[:, None] * [0.2, 0.1]
    counts = [100, 100, round(SECONDS * SAMPLE_RATE / PACKET) - 200]
    found["pieces"] = [place / f"{number}.aac" for number in range(3)]
    camera.dub([tone.astype(np.float32)], AROUND // PACKET, counts, found["pieces"])
    found["whole"] = [place / "sound.m4a"]
    camera.sound([tone[AROUND:-AROUND].astype(np.float32)], found["whole"][0])
    camera.close()
    return found


@pytest.mark.parametrize("sound", ["pieces", "whole"])
@pytest.mark.parametrize("motion", list(Motion))
def test_every_frame_and_packet_is_in_its_place(
    parts: dict[str, list[Path]], tmp_path: Path, motion: Motion, sound: str
) -> None:
    film = joined(parts[motion], parts[sound], tmp_path)
    frames = shown(film)
    assert [digest for _, digest in frames] == [digest for part in parts[motion] for _, digest in shown(part)]
    assert [round(at * FPS, 3) for at, _ in frames] == list(range(sum(FRAMES)))
    assert packets(film) == [one for part in parts[sound] for one in packets(part)]
    assert lasts(film) == pytest.approx([SECONDS, SECONDS], abs=0.06)


def test_what_is_heard_begins_where_it_did(parts: dict[str, list[Path]], tmp_path: Path) -> None:
    film = joined(parts[Motion.CALM], parts["whole"], tmp_path)
    one, other = heard(parts["whole"][0]), heard(film)
    assert len(one) == len(other)
    assert np.array_equal(one, other)


def test_captions_chapters_and_titles_are_those_of_the_whole_film(parts: dict[str, list[Path]], tmp_path: Path) -> None:
    film = joined(parts[Motion.CALM], parts["pieces"], tmp_path)
    asked = [program(), "-v", "error", "-i", str(film), "-map", "0:s:0", "-f", "srt", "pipe:1"]
    assert subprocess.run(asked, capture_output=True, check=True, text=True).stdout.strip() == SRT.strip()
    with av.open(str(film)) as opened:
        assert [round(one["end"] * float(one["time_base"]), 2) for one in opened.chapters()] == [3.0, 6.4]
        assert opened.metadata["title"] == "Mill"
        assert opened.metadata["comment"] == "From a log"
        assert [stream.language for stream in list(opened.streams)[1:]] == ["deu"] * 3


@pytest.mark.parametrize("srt", [SRT, ""])
def test_a_film_of_minutes_lasts_as_long_with_captions_as_without(
    parts: dict[str, list[Path]], tmp_path: Path, srt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.machines.video.test_splicing.REEL", replace(REEL, srt=srt))
    times = 30
    film = joined(parts[Motion.CALM] * times, parts["pieces"] * times, tmp_path)
    assert lasts(film) == pytest.approx([SECONDS * times] * 2, abs=0.5)
    with av.open(str(film)) as opened:
        assert opened.duration / av.time_base == pytest.approx(SECONDS * times, abs=0.5)
        assert opened.streams.video[0].frames == sum(FRAMES) * times
    assert read_index(film).at(b"mvhd").number(12) == 1000


def test_a_number_that_does_not_fit_is_not_written() -> None:
    with pytest.raises(ValueError, match="does not fit into tkhd"):
        Box(b"tkhd", bytes(8)).put(0, 2**32)


def test_pictures_and_sound_lie_by_turns(parts: dict[str, list[Path]], tmp_path: Path) -> None:
    film = joined(parts[Motion.CALM], parts["pieces"], tmp_path)
    with av.open(str(film)) as opened:
        told = [(float(one.dts * one.time_base), one.stream.type) for one in opened.demux() if one.dts is not None]
    for kind in ("video", "audio"):
        at = [time for time, which in told if which == kind]
        assert at == sorted(at)
    assert [name for name, _, _ in top(film)] == [b"ftyp", b"moov", b"mdat"], "it starts before all of it is there"


def test_a_film_of_more_than_a_file_counts_in_short_numbers_counts_in_long_ones(
    parts: dict[str, list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = joined(parts[Motion.CALM], parts["pieces"], tmp_path)
    known = shown(short), packets(short)
    monkeypatch.setattr(splicing, "FARTHEST", 1000)
    long = joined(parts[Motion.CALM], parts["pieces"], tmp_path)
    tables = [track.at(b"mdia", b"minf", b"stbl") for track in read_index(long).every(b"trak")]
    assert all(table.find(b"co64") and not table.find(b"stco") for table in tables)
    assert (shown(long), packets(long)) == known


def test_parts_that_were_encoded_in_different_ways_are_joined_all_the_same(
    parts: dict[str, list[Path]], tmp_path: Path
) -> None:
    mixed = [*parts[Motion.CALM][:3], parts[Motion.FULL][3]]
    film = joined(mixed, parts["pieces"], tmp_path)
    assert len(shown(film)) == sum(FRAMES)
    with av.open(str(film)) as opened:
        assert [stream.language for stream in list(opened.streams)[1:]] == ["deu"] * 3


def joined(segments: Sequence[Path], sound: Sequence[Path], place: Path) -> Path:
    """The film of these."""
    QtCamera(1).join(segments, sound, REEL, place / "film.mp4")
    return place / "film.mp4"


def shown(film: Path) -> list[tuple[float, str]]:
    """When each picture is shown, in seconds, and its digest."""
    with av.open(str(film)) as opened:
        return [
            (frame.time, hashlib.sha256(frame.to_ndarray().tobytes()).hexdigest()) for frame in opened.decode(video=0)
        ]


def packets(film: Path) -> list[bytes]:
    """What a decoder of the sound is given."""
    if film.suffix == ".aac":
        return [packet[7 if packet[1] & 1 else 9 :] for packet in packets_of(film.read_bytes())]
    with av.open(str(film)) as opened:
        return [bytes(packet) for packet in opened.demux(audio=0) if packet.size]


def heard(film: Path) -> np.ndarray:
    """The sound, decoded."""
    asked = [program(), "-v", "error", "-i", str(film), "-map", "0:a", "-f", "f32le", "pipe:1"]
    return np.frombuffer(subprocess.run(asked, capture_output=True, check=True).stdout, "<f4")


def lasts(film: Path) -> list[float]:
    """How long picture and sound last, in seconds."""
    with av.open(str(film)) as opened:
        return [float(stream.duration * stream.time_base) for stream in list(opened.streams)[:2]]


def top(film: Path) -> list[tuple[bytes, int, int]]:
    """The outermost boxes."""
    from engine.machines.video.boxes import boxes_in

    return list(boxes_in(film.read_bytes()))
