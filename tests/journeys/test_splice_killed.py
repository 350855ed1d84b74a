"""Killed while a changed stretch is set into the last mix: the last mix is as it was, the next start makes the whole right one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from engine import Studio, StudioSettings, open_studio
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.encoding.mp3_file import Mp3File
from engine.stage.cues.model import SoundCue
from engine.stage.model import Finalization, FinalizeStatus
from engine.stage.recording import Tags
from engine.stage.sheets import kept_mixes
from tests.fakes.blank import lay_studio
from tests.fakes.made import made_read, until
from tests.journeys.killing import ROOT
from tests.journeys.splice_held import sounding


class Counted(FfmpegMp3):
    """Counts what is encoded as a whole."""

    wholes = 0

    def write(self, *given):  # type: ignore[no-untyped-def]
        """One more."""
        self.wholes += 1
        super().write(*given)


def _state(studio: Studio, artifact_id: str) -> Finalization:
    with studio.reading("owner") as work:
        state = studio.stage.finalization(work, artifact_id)
    assert state is not None
    return state


def _complete(studio: Studio, artifact_id: str) -> Path:
    until(lambda: _state(studio, artifact_id).status is FinalizeStatus.COMPLETE, 60)
    with studio.reading("owner") as work:
        path = studio.stage.recording_path(work, artifact_id)
    assert path is not None
    return path


def _sound_of(path: Path) -> bytes:
    with Mp3File(path) as file:
        return file.between(0, file.count)


def _as_a_whole(studio: Studio, artifact_id: str, target: Path) -> bytes:
    """The same mix and master, encoded in one go."""
    with studio.reading("owner") as work:
        master = kept_mixes(work, artifact_id)[0].sheet.master
        book = studio.stage.books.book(work, artifact_id)
        conductor = studio.stage.conductor(artifact_id, book, studio.stage.books.measured(work, book))
    FfmpegMp3().write(master.apply(played.sound for played in conductor.record(lambda _: None)), target, Tags("w"), ())
    return _sound_of(target)


def test_what_was_being_spliced_is_whole_after_the_next_start(home: Path, tmp_path: Path) -> None:
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=sounding(FfmpegMp3()))
    artifact_id = made_read(studio)
    with studio.work("owner") as work:
        studio.stage.finalize_audio(work, artifact_id)
    before = _complete(studio, artifact_id)
    began = before.read_bytes()
    with studio.work("owner") as work:
        studio.cues.add(
            work, artifact_id, SoundCue("", 0, "Heavy door", "heavy door"), studio.cues.prepare("door", 1.0)
        )
    studio.close()

    hand = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.splice_held", str(home), artifact_id], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert hand.stdout is not None
    assert hand.stdout.readline() == "splicing\n"
    hand.kill()
    hand.wait()
    hand.stdout.close()
    assert before.read_bytes() == began

    encoder = Counted()
    again = open_studio(home, settings=StudioSettings(), machines=sounding(encoder))
    try:
        spliced = _sound_of(_complete(again, artifact_id))
        assert encoder.wholes == 0
        assert spliced != _sound_of(before)
        assert spliced == _as_a_whole(again, artifact_id, tmp_path / "whole.mp3")
    finally:
        again.close()
    assert before.read_bytes() == began
