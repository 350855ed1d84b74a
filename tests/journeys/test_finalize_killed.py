"""Killed in the middle of finishing a read's audio, wherever that is: the next start finishes it, once, for one price, and no half file stays."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine import Studio, StudioSettings, open_studio
from engine.foundation.paths import StudioPaths
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.encoding.mp3_file import BYTES_AT, COUNT_AT, Mp3File
from engine.stage.finalizing import KIND, OPERATION
from engine.stage.model import FinalizeStatus
from engine.stage.sheets import kept_mixes
from tests.fakes.blank import lay_studio
from tests.fakes.made import made_read, until
from tests.journeys.finalize_held import ENCODING, KEEPING, VERIFYING, WRITING
from tests.journeys.killing import ROOT
from tests.journeys.splice_held import sounding


def _killed_at(home: Path, artifact_id: str, moment: str) -> None:
    hand = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.finalize_held", str(home), artifact_id, moment], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert hand.stdout is not None
    assert hand.stdout.readline() == f"{moment}\n"
    hand.kill()
    hand.wait()
    hand.stdout.close()


def _is_complete(studio: Studio, artifact_id: str) -> bool:
    with studio.reading("owner") as work:
        state = studio.stage.finalization(work, artifact_id)
    assert state is not None, "nothing was ordered"
    assert state.status is not FinalizeStatus.FAILED, state.error
    return state.status is FinalizeStatus.COMPLETE


def _ended_once(studio: Studio, artifact_id: str) -> Path:
    """One recording, paid for once, by one job."""
    with studio.reading("owner") as work:
        path = studio.stage.recording_path(work, artifact_id)
        sounds = [one for one in studio.artifacts.media_of(work, artifact_id) if one.name == "A fake story.mp3"]
        booked = [one for one in studio.credits.ledger(work, 100).items if one.operation is OPERATION]
        reserved, job = studio.credits.balance(work).reserved, studio.jobs.of_subject(work, artifact_id, KIND)
    assert len(sounds) == 1
    assert sorted(str(one.kind) for one in booked) == ["reserve", "settle"]
    assert (reserved, job is not None and job.is_over) == (0, True)
    assert path is not None
    return path


def _blobs(home: Path) -> list[Path]:
    return [file for file in StudioPaths(home).blobs.rglob("*") if file.is_file()]


@pytest.fixture(scope="module")
def performed_home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A home with a read in it whose audio nobody has ordered, and whose first mix is gone."""
    home = tmp_path_factory.mktemp("performed") / "home"
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=sounding(FfmpegMp3()))
    artifact_id = made_read(studio)
    with studio.reading("owner") as work:
        mixes = [kept.blob for kept in kept_mixes(work, artifact_id)]
    for blob in mixes:
        studio.blobs.drop(blob)
    studio.close()
    assert mixes
    return home, artifact_id


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix signal")
@pytest.mark.parametrize("moments", [(ENCODING, VERIFYING), (WRITING, KEEPING)])
def test_wherever_it_is_killed_the_next_start_finishes_it_once(
    performed_home: tuple[Path, str], tmp_path: Path, moments: tuple[str, ...]
) -> None:
    before, artifact_id = performed_home
    home = Path(shutil.copytree(before, tmp_path / "home"))
    for moment in moments:
        _killed_at(home, artifact_id, moment)

    studio = open_studio(home, settings=StudioSettings(), machines=sounding(FfmpegMp3()))
    try:
        until(lambda: _is_complete(studio, artifact_id), 60)
        path = _ended_once(studio, artifact_id)
    finally:
        studio.close()
    with Mp3File(path) as file:
        assert int.from_bytes(file.head[COUNT_AT:BYTES_AT]) == file.count > 300
    kept = _blobs(home)
    assert all(hashlib.sha256(file.read_bytes()).hexdigest() == file.name for file in kept)
    assert [file for file in kept if file.name not in {old.name for old in _blobs(before)}] == [path]
