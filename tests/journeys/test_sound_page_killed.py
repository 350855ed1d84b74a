"""The window is killed in the middle of work on the sound page: every step it said was done is there afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine import StudioSettings, open_studio
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.made import made_read, performed
from tests.fakes.speech import FakeSpeech
from tests.journeys.killing import ROOT

pytestmark = pytest.mark.gui
STEPS = 25


def test_every_step_that_was_said_to_be_done_survives_kill_9(home: Path) -> None:
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=fake_machines(FakeSpeech()))
    artifact_id = made_read(studio)
    performed(studio, artifact_id)
    studio.close()

    hand = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.sound_page_edits", str(home), artifact_id], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert hand.stdout is not None
    said = [hand.stdout.readline() for _ in range(STEPS)]
    hand.kill()
    said += hand.stdout.readlines()
    hand.wait()
    hand.stdout.close()

    again = open_studio(home, settings=StudioSettings(), machines=fake_machines(FakeSpeech()))
    with again.reading("owner") as work:
        sheet = again.scoring.sheet(work, artifact_id)
    again.close()
    last = int(said[-1].rstrip(".\n"))
    (cue,) = sheet.inputs.cues
    assert last >= STEPS
    # The step after the last one that was said may have been done as well, never less and never half.
    assert round(cue.volume * 10_000) in (last, last + 1)
    assert len(sheet.cues) == 1
