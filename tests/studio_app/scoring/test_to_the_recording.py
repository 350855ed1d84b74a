"""What a hand does on the sound page is what the finished recording sounds of: the decoded file is listened to, sample by sample."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from engine import Studio, StudioSettings, open_studio
from engine.machines.encoding.decoding import FfmpegSounds
from engine.machines.encoding.ffmpeg import program
from engine.machines.encoding.loudness import FfmpegLoudness
from engine.machines.encoding.mp3 import FfmpegMp3
from engine.machines.sounds.maker import SynthesisedSounds
from engine.stage.model import FinalizeStatus
from studio_app.scoring.blocks import Lane
from studio_app.scoring.sound_page import SoundPage
from tests.fakes.blank import lay_studio
from tests.fakes.machines import fake_machines
from tests.fakes.speech import FakeSpeech
from tests.studio_app.conftest import Hand
from tests.studio_app.scoring.conftest import Kept, add_cue, choose, compose, drag

pytestmark = pytest.mark.gui
RATE = 44_100


@pytest.fixture
def studio(home: Path, kept: Kept) -> Iterator[Studio]:
    """With the studio's own effects, and recordings as MP3."""
    shutil.copytree(kept.home, home)
    machines = replace(
        fake_machines(FakeSpeech()),
        effects=SynthesisedSounds(),
        encoder=FfmpegMp3(),
        sounds=FfmpegSounds(),
        meter=FfmpegLoudness(),
    )
    lay_studio(home)
    studio = open_studio(home, settings=StudioSettings(), machines=machines)
    yield studio
    studio.close()


def recorded(page: SoundPage, hand: Hand, studio: Studio) -> np.ndarray:
    """The finished recording, decoded: one channel."""
    artifact_id = page.sheet.artifact_id
    with studio.work("owner") as work:
        studio.stage.finalize_audio(work, artifact_id)
    hand.until(lambda: page.sheet.finished and not page.sheet.finished.is_in_flight)
    assert page.sheet.finished.status is FinalizeStatus.COMPLETE, page.sheet.finished.error
    with studio.reading("owner") as work:
        media = [one for one in studio.artifacts.media_of(work, artifact_id) if one.content_type == "audio/mpeg"]
    file = studio.scoring.bringing._blobs.path(media[-1].blob)
    raw = subprocess.run(
        [program(), "-v", "error", "-i", str(file), "-f", "f32le", "-ac", "1", "-ar", str(RATE), "-"],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    return np.frombuffer(raw, np.float32)


def added(plain: np.ndarray, scored: np.ndarray, until: int) -> np.ndarray:
    """What is in one recording and not in the other, at the level of the other; up to there they are known to say the same."""
    size = min(len(plain), len(scored))
    level = float(np.dot(plain[:until], scored[:until]) / np.dot(plain[:until], plain[:until]))
    return np.abs(scored[:size] - level * plain[:size])


def drag_by(page: SoundPage, qtbot: QtBot, cue_id: str, ms: float) -> None:
    """Drag an effect so much later, as a hand does."""
    view = page.timeline
    box = view.scale.box(choose(page, Lane.CUES, cue_id))
    start, port = QPointF(box.left() + 2, box.center().y()).toPoint(), view.viewport()
    end = QPointF(box.left() + 2 + ms * view.scale.px_per_ms, box.center().y()).toPoint()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.7, 1.0):
        drag(port, start + (end - start) * share)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_an_effect_dragged_three_seconds_later_is_heard_there_and_a_muted_bed_is_not(
    page: SoundPage, hand: Hand, qtbot: QtBot, studio: Studio
) -> None:
    compose(page, hand, 0)
    with_bed = recorded(page, hand, studio)
    choose(page, Lane.MUSIC, 0)
    page.inspector.scene.mute.click()
    hand.until(lambda: page.sheet.inputs.music.clip(0).disabled)
    plain = recorded(page, hand, studio)
    cue_id = add_cue(page, hand, 1, "gavel")
    before, cue = page.sheet.cues[0].start_ms, lambda: page.sheet.inputs.cue(cue_id)
    drag_by(page, qtbot, cue_id, 3000)
    hand.until(lambda: cue().word is not None or cue().entry_index != 1)
    lies = page.sheet.cues[0].start_ms
    choose(page, Lane.CUES, cue_id)
    page.inspector.cue.volume.slider.setValue(20)
    hand.until(lambda: cue().volume == 1.0)
    page.here.click()
    hand.until(lambda: page.hearing.is_around)
    page.here.click()
    hand.until(lambda: not page.hearing.is_around)
    take_back_and_do_again(page, hand)
    scored = recorded(page, hand, studio)

    assert abs(lies - before - 3000) < 600
    spoken = page.sheet.timeline.entries[0].start_ms
    early = slice(0, round(spoken / 1000 * RATE) - 2000)
    assert np.abs(with_bed[early]).max() > 0.01 > np.abs(plain[early]).max()
    more = added(plain, scored, round((lies - 100) / 1000 * RATE))
    loud = np.flatnonzero(more > 0.2 * more.max()) / RATE * 1000
    assert abs(loud[0] - lies) < 60
    assert loud[-1] < lies + 2100


def take_back_and_do_again(page: SoundPage, hand: Hand) -> None:
    """Undo everything, then redo it."""
    whole = page.sheet.inputs
    for one, said in ((page.undo, "Undone"), (page.redo, "Done again")):
        while one.isEnabled():
            page.done.setText("")
            one.click()
            hand.until(lambda said=said: page.done.text().startswith(said) and not page.deeds.is_busy)
        hand.until(lambda: page.sheet.inputs != whole) if one is page.undo else hand.until(
            lambda: page.sheet.inputs == whole
        )
