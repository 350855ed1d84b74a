"""Exports: every format decoded and measured, its chapters and tags read back; stems whose sum is the mix."""

from __future__ import annotations

import json
import re
import subprocess
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import mutagen
import numpy as np
import pytest

from engine.machines.encoding.ffmpeg import program
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.stage.errors import EncodingFailed, NotFinalized
from engine.stage.exports import ExportFormat
from engine.stage.finalizing import DISCLOSURE
from engine.stage.mixer import CEILING
from engine.stage.model import SAMPLE_RATE
from engine.stage.recording import Chapter
from engine.stage.score import Bed, Cue, Score
from engine.stage.stems import write_stems
from tests.engine.stage.builders import LINES, Theater
from tests.fakes.floor import Floor

SOUNDING = [ExportFormat.MP3, ExportFormat.WAV, ExportFormat.FLAC, ExportFormat.OPUS, ExportFormat.M4A]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theater]:
    """A theater with a real encoder and meter, and a finished recording; made once, exporting changes nothing in it."""
    theater = Theater(Floor(tmp_path_factory.mktemp("finished")))
    theater.close()
    theater.encoder, theater.meter = FfmpegMp3(), FfmpegLoudness()  # type: ignore[assignment]
    theater.stage = theater.build()
    theater.finalize()
    yield theater
    theater.close()
    theater.floor.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where exports go."""
    made = tmp_path / "out"
    made.mkdir()
    return made


def _silently(percent: int, sentence: str) -> None:
    """Nobody looks."""


def _facts(path: Path) -> str:
    return subprocess.run([program(), "-hide_banner", "-i", path], capture_output=True, text=True, check=False).stderr


def _length_ms(path: Path) -> float:
    arguments = [program(), "-loglevel", "error", "-i", path, "-f", "s16le", "-ac", "1", "-ar", "44100", "pipe:1"]
    return len(subprocess.run(arguments, capture_output=True, check=True).stdout) / 2 / 44.1


@pytest.mark.parametrize("kind", SOUNDING)
def test_a_format_is_as_long_and_as_loud_as_promised_and_says_what_it_is(
    finished: Theater, folder: Path, kind: ExportFormat
) -> None:
    target = folder / f"The mill{kind.suffix}"
    percents: list[int] = []
    made = finished.stage.exporting.export(finished.artifact.id, target, kind, lambda at, _: percents.append(at))
    measured = FfmpegLoudness().measure_file(target)

    assert made.files == (target,)
    assert _length_ms(target) == pytest.approx(finished.measured().duration_ms, abs=60)
    assert made.duration_ms == pytest.approx(finished.measured().duration_ms, abs=1)
    assert measured.integrated_lufs == pytest.approx(-16, abs=1)
    assert measured.true_peak_dbtp <= -1
    assert made.loudness is not None
    assert made.loudness.integrated_lufs == pytest.approx(measured.integrated_lufs, abs=0.15)
    assert percents == sorted(percents)
    _check_what_it_says(target, kind, finished.measured().chapters)
    assert [path.name for path in folder.iterdir()] == [target.name]


def _check_what_it_says(target: Path, kind: ExportFormat, chapters: tuple[Chapter, ...]) -> None:
    said = _facts(target)
    assert "The Mill / will it turn?" in said
    if kind is ExportFormat.WAV:
        assert "pcm_s24le" in said
        return
    assert _chapters(target, said) == pytest.approx([one.start_ms / 1000 for one in chapters], abs=0.03)
    for words in ("The <still> wheel", "The eels", DISCLOSURE, "NARRATOR: " + LINES[0][2]):
        assert words in said


def _chapters(target: Path, said: str) -> list[float]:
    if target.suffix == ".flac":  # ffmpeg does not read these
        comments = mutagen.File(target)
        return [float(comments[f"CHAPTER00{number}"][0][-6:]) for number in (1, 2)]
    return sorted(float(start) for start in re.findall(r"Chapter #0:\d+: start ([\d.]+)", said))


def _samples(path: Path) -> Any:
    with wave.open(str(path)) as file:
        raw = np.frombuffer(file.readframes(file.getnframes()), np.uint8).reshape(-1, 3).astype(np.int32)
    whole = raw[:, 0] | raw[:, 1] << 8 | raw[:, 2] << 16
    return (np.where(whole >= 1 << 23, whole - (1 << 24), whole) / (1 << 23)).reshape(-1, 2)


def test_stems_are_one_file_a_speaker_and_their_sum_is_the_mix(finished: Theater, folder: Path) -> None:
    target = folder / "The mill stems"
    with finished.floor.units.reading("test") as work:
        book = replace(finished.stage.books.book(work, finished.artifact.id), score=_a_score(finished))
        known = finished.stage.books.measured(work, book)
    conductor = finished.stage.conductor(finished.artifact.id, book, known)
    mix = np.concatenate([played.sound for played in conductor.record(lambda _: None)])
    target.mkdir()
    files, count = write_stems(conductor, target, lambda _: None)
    stems = [_samples(path) for path in files]

    names = ["NARRATOR", "MARA QUILL", "TOM", "Music", "Effects"]
    assert [path.name for path in files] == [f"{number:02d} {name}.wav" for number, name in enumerate(names, 1)]
    assert {len(stem) for stem in stems} == {count} == {len(mix)}
    assert np.abs(mix).max() < CEILING, "nothing is bent"
    assert np.abs(sum(stems) - mix).max() < 1e-6 * len(stems)
    assert all(np.abs(stem).max() > 0.01 for stem in stems)


def _a_score(theater: Theater) -> Score:
    hiss = np.random.default_rng(1).normal(0, 0.02, (SAMPLE_RATE * 3, 2)).astype(np.float32)
    sound = theater.stage.sounds.keep([hiss])
    return Score((Bed(0, sound, loops=True), Bed(1, sound)), (Cue(1, sound, 0.5),))


def test_stems_are_exported_as_a_folder_with_a_file_a_speaker(finished: Theater, folder: Path) -> None:
    target = folder / "The mill stems"
    made = finished.stage.exporting.export(finished.artifact.id, target, ExportFormat.STEMS, _silently)

    assert [path.name for path in made.files] == ["01 NARRATOR.wav", "02 MARA QUILL.wav", "03 TOM.wav"]
    assert [path.name for path in folder.iterdir()] == ["The mill stems"]


def test_texts_are_a_folder_with_captions_transcript_chapters_and_citations(finished: Theater, folder: Path) -> None:
    target = folder / "The mill texts"
    made = finished.stage.exporting.export(finished.artifact.id, target, ExportFormat.TEXTS, _silently)
    texts = {path.name: path.read_text(encoding="utf-8") for path in made.files}

    assert set(texts) == {"captions.vtt", "captions.srt", "transcript.html", "chapters.json", "citations.json"}
    assert sorted(path.name for path in target.iterdir()) == sorted(texts)
    assert texts["captions.vtt"].startswith("WEBVTT")
    assert texts["captions.srt"].startswith("1\n00:00:0")
    assert json.loads(texts["chapters.json"])["chapters"][0]["startTime"] == 0
    read = finished.reads.now
    cited = {one["line"]: one for one in json.loads(texts["citations.json"])["citations"]}
    assert sorted(cited) == [entry.index + 1 for entry in read.screenplay.entries if entry.evidence_ids]
    assert all(passage["quote"] for one in cited.values() for passage in one["passages"])
    assert [path.name for path in folder.iterdir()] == ["The mill texts"]


def test_what_is_not_finished_is_not_exported(theater: Theater, folder: Path) -> None:
    with pytest.raises(NotFinalized):
        theater.stage.exporting.export(theater.artifact.id, folder / "mill.wav", ExportFormat.WAV, _silently)


@pytest.mark.parametrize("kind", [ExportFormat.MP3, ExportFormat.FLAC, ExportFormat.STEMS])
def test_a_file_where_the_folder_should_be_is_a_sentence(finished: Theater, folder: Path, kind: ExportFormat) -> None:
    (folder / "no").write_text("A file.")
    with pytest.raises(EncodingFailed, match="Nothing can be written to"):
        finished.stage.exporting.export(finished.artifact.id, folder / "no" / "mill", kind, _silently)


def test_an_export_that_is_stopped_leaves_nothing(finished: Theater, folder: Path) -> None:
    class Stopped(Exception):
        """Somebody pressed cancel."""

    def stop(percent: int, sentence: str) -> None:
        if percent > 60:
            raise Stopped

    for kind in (ExportFormat.OPUS, ExportFormat.STEMS):
        with pytest.raises(Stopped):
            finished.stage.exporting.export(finished.artifact.id, folder / "mill", kind, stop)
    assert list(folder.iterdir()) == []


def test_the_mp3_has_its_transcript_its_link_and_its_disclosure(finished: Theater, folder: Path) -> None:
    target = folder / "mill.mp3"
    finished.stage.exporting.export(finished.artifact.id, target, ExportFormat.MP3, _silently)
    tags = mutagen.File(target).tags

    assert str(tags["TXXX:DISCLOSURE"]) == DISCLOSURE
    assert str(tags.getall("USLT")[0]).count("\n") == len(LINES) - 1
    assert tags["WXXX:Transcript"].url.startswith("http://127.0.0.1:5500/media/")
    assert DISCLOSURE in json.dumps([str(one) for one in tags.getall("COMM")])
