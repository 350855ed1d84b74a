"""The sound page, looked at and listened to: lanes, waves, keys, zoom, auditions, the playhead."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import Studio
from engine.stage.scoring.sounding import Track
from studio_app.scoring.blocks import Lane
from studio_app.scoring.sound_page import SoundPage
from tests.studio_app.conftest import Hand
from tests.studio_app.scoring.conftest import Stand, add_cue, choose, compose, wheel
from tests.studio_app.test_by_hand_and_ear import focusable, nameless, reached

pytestmark = pytest.mark.gui


def test_scenes_lines_and_music_are_laid_out_in_time(page: SoundPage) -> None:
    score = page.timeline.score
    read = page.sheet.read.screenplay
    assert [one.key for one in score.lane(Lane.SCENES)] == [scene.index for scene in read.scenes]
    assert [one.said.split(": ", 1)[1] for one in score.lane(Lane.LINES)] == [entry.text for entry in read.entries]
    starts = [one.start_ms for one in score.lane(Lane.LINES)]
    assert starts == sorted(starts) and len({one.color for one in score.lane(Lane.LINES)}) == 2
    assert len(score.lane(Lane.MUSIC)) == len(read.scenes)


def test_the_waves_of_the_voices_are_there(page: SoundPage, hand: Hand) -> None:
    hand.until(lambda: page.timeline.levels.voices.max() > 20)
    levels, first = page.timeline.levels, page.sheet.timeline.entries[0]
    inside = levels.voices[first.start_ms // 25 : first.end_ms // 25]
    assert np.count_nonzero(inside) > len(inside) // 2
    assert not levels.voices[: first.start_ms // 25].any()


def test_what_is_heard_is_what_was_asked_for(page: SoundPage, hand: Hand, studio: Studio) -> None:
    compose(page, hand, 0)
    cue_id = add_cue(page, hand, 0)
    artifact_id, hear = page.sheet.artifact_id, studio.scoring.hear_mix

    def frames(*heard: Track) -> np.ndarray:
        return np.concatenate(list(hear(artifact_id, 0, 4000, frozenset(heard))))

    voices, music, effects = frames(Track.VOICES), frames(Track.MUSIC), frames(Track.EFFECTS)
    assert len(voices) == len(music) == len(effects) == 4 * 44_100
    assert min(np.abs(voices).max(), np.abs(music).max(), np.abs(effects).max()) > 0.001
    assert np.allclose(frames(*Track), voices + music + effects, atol=2e-3)
    cue = page.sheet.inputs.cue(cue_id)
    alone = np.concatenate(list(studio.scoring.hear_cue(cue)))
    assert len(alone) == round(cue.seconds * 44_100)
    bed = np.concatenate(list(studio.scoring.hear_bed(artifact_id, 0)))
    assert len(bed) == page.sheet.inputs.music.clip(0).sound.frames


def test_solo_mute_and_the_playhead_of_an_audition(page: SoundPage, hand: Hand, qtbot: QtBot) -> None:
    heads = page.heads
    heads.solos[Track.MUSIC].click()
    assert heads.heard == {Track.MUSIC}
    heads.solos[Track.MUSIC].click()
    heads.mutes[Track.VOICES].click()
    assert heads.heard == {Track.MUSIC, Track.EFFECTS}
    page.play.click()
    hand.until(lambda: page.hearing.auditioner.what == "mix" and page.timeline.playhead_ms > 200)
    assert page.play.text() == "Pause"
    page.play.click()
    hand.until(lambda: page.hearing.auditioner.what == "")
    stood = page.timeline.playhead_ms
    page.here.click()
    hand.until(lambda: page.here.text() == "Stop")
    page.here.click()
    hand.until(lambda: page.here.text() == "Around here")
    assert stood > 0


def test_the_playhead_follows_the_performance(page: SoundPage, stand: Stand, hand: Hand) -> None:
    page.play.click()
    hand.until(lambda: stand.player.is_playing and page.timeline.playhead_ms > 300)
    assert abs(page.timeline.playhead_ms - stand.player.position_ms) < 500
    page.play.click()
    hand.until(lambda: not stand.player.is_playing)
    stood = page.timeline.playhead_ms
    line = page.sheet.timeline.entries[1]
    page.timeline.sought.emit(line.start_ms)
    assert page.timeline.playhead_ms == line.start_ms != stood


def test_zooming_keeps_the_place_under_the_pointer(page: SoundPage) -> None:
    view, port = page.timeline, page.timeline.viewport()
    at = QPointF(port.width() * 0.7, 60)
    before = view.scale.ms(at.x())
    for _ in range(3):
        wheel(port, at, 120)
    assert view.scale.px_per_ms > 2 * port.width() / (view.score.duration_ms + 1500)
    assert abs(view.scale.ms(at.x()) - before) < 3 / view.scale.px_per_ms
    page.whole.click()
    assert view.horizontalScrollBar().maximum() == 0


def test_keys_walk_through_everything_and_say_what_is_chosen(page: SoundPage, hand: Hand, qtbot: QtBot) -> None:
    view = page.timeline
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleName() == view.score.lane(Lane.LINES)[0].said
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.choice.key == 1
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.choice.lane is Lane.SCENES
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.choice.lane is Lane.MUSIC and view.accessibleName().startswith("Scene 1, ")
    assert "usic" in view.accessibleName()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.inspector.scene.wish.hasFocus()


def test_every_control_has_a_name_and_is_reached(page: SoundPage, hand: Hand, qtbot: QtBot) -> None:
    cue_id = add_cue(page, hand, 0)
    window = page.window()
    for lane, key in ((Lane.LINES, 0), (Lane.MUSIC, 0), (Lane.CUES, cue_id)):
        choose(page, lane, key)
        QApplication.processEvents()
        assert nameless(window) == []
        assert set(focusable(window)) - reached(window, qtbot) == set()
