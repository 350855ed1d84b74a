"""The sound page: a read on a timeline; music, effects and voice colours given, heard, moved, taken back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine import Studio
from engine.stage.model import FinalizeStatus
from engine.stage.modifications.model import ModificationStatus
from engine.stage.music.model import ClipStatus, PlayMode
from engine.stage.score import Anchor
from engine.stage.scoring.sounding import Track
from studio_app.scoring.blocks import Block, Lane
from studio_app.scoring.sound_page import SoundPage
from studio_app.shell.desk import READ, SOUND, Desk
from tests.fakes.made import made_read
from tests.fakes.speech import wav_of_tone
from tests.studio_app.conftest import Hand, named
from tests.studio_app.test_by_hand_and_ear import focusable, nameless, reached

pytestmark = pytest.mark.gui


@pytest.fixture
def page(studio: Studio, request: pytest.FixtureRequest, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> SoundPage:
    """The sound page of a read that is spoken."""
    monkeypatch.setattr("studio_app.scoring.auditioner.device_is_there", lambda: False)
    artifact_id = made_read(studio)
    with studio.reading("owner") as work:
        project_id = studio.artifacts.get(work, artifact_id).project_id
    desk: Desk = request.getfixturevalue("desk")
    qtbot.waitUntil(lambda: desk.projects.rowCount() == 1, timeout=20_000)
    desk.open_project(project_id)
    qtbot.waitUntil(lambda: desk.sound_page.is_ready and desk.steps.number == READ, timeout=20_000)
    desk.steps.go(SOUND)
    qtbot.waitUntil(lambda: desk.sound_page.sheet is not None, timeout=20_000)
    return desk.sound_page


def choose(page: SoundPage, lane: Lane, key: int | str) -> Block:
    block = page.timeline.score.find((lane, key))
    assert block is not None
    page.timeline.choose(block)
    return block


def add_cue(page: SoundPage, hand: Hand, line: int, wish: str = "heavy door") -> str:
    """A sound effect at a line, as a person adds it; its id."""
    choose(page, Lane.LINES, line)
    form = page.inspector.line
    form.wish.setText(wish)
    form.add.click()
    hand.until(lambda: (cue := page.sheet.inputs.cue_at(line)) and cue.prompt == wish)
    return str(page.sheet.inputs.cue_at(line).id)


def compose(page: SoundPage, hand: Hand, scene: int, wish: str = "") -> None:
    choose(page, Lane.MUSIC, scene)
    before = page.sheet.inputs.music.clip(scene)
    page.inspector.scene.wish.setText(wish)
    page.inspector.scene.compose.click()
    hand.until(lambda: (clip := page.sheet.inputs.music.clip(scene)) and clip.sound and clip != before)


def test_without_a_read_the_page_says_what_to_do(desk: Desk, hand: Hand) -> None:
    hand.project()
    desk.steps.go(SOUND)
    said = [named(widget) for widget in focusable(desk.sound_page)]
    assert said == ["Go to the table read"]
    focusable(desk.sound_page)[0].click()
    assert desk.steps.number == READ


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


def test_music_is_composed_from_words_muted_moved_and_tuned(page: SoundPage, hand: Hand) -> None:
    compose(page, hand, 1, "tense documentary pulse")
    form, clip = page.inspector.scene, lambda: page.sheet.inputs.music.clip(1)
    assert [one.prompt for one in page.sheet.inputs.music.directives] == ["tense documentary pulse"]
    form.where.setCurrentIndex(form.where.findData(Anchor.END))
    form.where.activated.emit(1)
    hand.until(lambda: clip().anchor is Anchor.END)
    form.how.setCurrentIndex(form.how.findData(PlayMode.LOOP))
    form.how.activated.emit(1)
    hand.until(lambda: clip().play_mode is PlayMode.LOOP)
    form.gain.slider.setValue(-12)
    hand.until(lambda: clip().gain_db == -6.0)
    form.fade_in.setValue(1.5)
    form.fade_in.editingFinished.emit()
    hand.until(lambda: clip().fade_in_ms == 1500)
    form.mute.click()
    hand.until(lambda: clip().disabled)
    assert page.timeline.score.find((Lane.MUSIC, 1)).state == "off"
    form.mute.click()
    hand.until(lambda: not clip().disabled)


def test_music_that_cannot_be_made_says_why_and_how_to_go_on(page: SoundPage, hand: Hand, studio: Studio) -> None:
    music = studio.scoring.bringing._beds._maker
    music.broken.add(0)
    choose(page, Lane.SCENES, 0)
    page.inspector.scene.wish.setText("a choir that went home")
    page.inspector.scene.compose.click()
    hand.until(lambda: "The orchestra has gone home" in page.wrong.text())
    assert page.wrong.isVisible() and page.timeline.score.find((Lane.MUSIC, 0)).state == "failed"
    assert "Compose it again, or bring a file" in page.inspector.scene.state.text()
    music.renew()


def test_an_effect_is_heard_first_and_named_honestly(page: SoundPage, hand: Hand) -> None:
    choose(page, Lane.LINES, 1)
    form = page.inspector.line
    form.wish.setText("nearly a zeppelin")
    form.try_sound.click()
    hand.until(lambda: form.remark.text().startswith("The studio has no such sound. The nearest it has is:"))
    hand.until(lambda: page.hearing.auditioner.what.startswith("sound"))
    assert page.sheet.inputs.cues == ()
    form.wish.setText("broken bell")
    form.add.click()
    hand.until(lambda: page.sheet.inputs.cues)
    assert page.sheet.inputs.cues[0].is_draft and "out of order" in page.wrong.text()


def test_an_effect_moves_by_mouse_and_by_key_grows_louder_and_goes(page: SoundPage, hand: Hand, qtbot: QtBot) -> None:
    cue_id = add_cue(page, hand, 0)
    view, cue = page.timeline, lambda: page.sheet.inputs.cue(cue_id)
    choose(page, Lane.CUES, cue_id)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    hand.until(lambda: cue().word == 1)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    hand.until(lambda: cue().volume == 0.65)
    target = page.sheet.timeline.entries[2]
    box = view.scale.box(view.choice)
    start, port = QPointF(box.left() + 2, box.center().y()).toPoint(), view.viewport()
    end = QPointF(view.scale.x(target.start_ms), box.center().y()).toPoint()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.4, 0.8, 1.0):
        drag(port, start + (end - start) * share)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    hand.until(lambda: cue().entry_index == 2)
    choose(page, Lane.CUES, cue_id)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    hand.until(lambda: page.sheet.inputs.cues == ())


def test_every_step_is_taken_back_and_done_again(page: SoundPage, hand: Hand, qtbot: QtBot) -> None:
    start = page.sheet.inputs
    cue_id = add_cue(page, hand, 0)
    page.inspector.show_block(page.sheet, choose(page, Lane.CUES, cue_id))
    page.inspector.cue.volume.slider.setValue(4)
    hand.until(lambda: page.sheet.inputs.cue(cue_id).volume == 0.2)
    compose(page, hand, 1, "8-bit")
    choose(page, Lane.LINES, 1)
    page.inspector.line.params.fill("telephone", {})
    page.inspector.line.apply.click()
    hand.until(lambda: statuses(page) == [ModificationStatus.READY], 60)
    whole = page.sheet.inputs
    for left in ("", "8-bit", "volume", "cue"):
        page.timeline.setFocus()
        qtbot.keyClick(page.timeline, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        hand.until(lambda: page.done.text().startswith("Undone") and not page.deeds.is_busy)
        page.done.setText(left)
    hand.until(lambda: page.sheet.inputs == start)
    assert not page.undo.isEnabled()
    for _ in range(4):
        page.redo.click()
        hand.until(lambda: page.done.text().startswith("Done again") and not page.deeds.is_busy)
        page.done.setText("")
    hand.until(lambda: statuses(page) == [ModificationStatus.READY], 60)
    hand.until(lambda: page.sheet.inputs.music.clip(1).status is ClipStatus.READY)
    assert page.sheet.inputs.cues == whole.cues
    assert page.sheet.inputs.music.clip(1).sound == whole.music.clip(1).sound
    assert page.sheet.inputs.music.directives == whole.music.directives


def test_a_voice_effect_lies_on_a_line_a_speaker_or_a_scene(page: SoundPage, hand: Hand) -> None:
    entries = page.sheet.read.screenplay.entries
    choose(page, Lane.LINES, 0)
    form = page.inspector.line
    form.range.setCurrentIndex(form.range.findData("speaker"))
    covered = [line for first, last in form.ranges() for line in range(first, last + 1)]
    assert covered == [one.index for one in entries if one.character == entries[0].character]
    form.range.setCurrentIndex(form.range.findData("scene"))
    form.params.fill("telephone", {"drive": 0.5})
    form.apply.click()
    hand.until(lambda: statuses(page) == [ModificationStatus.READY], 60)
    one = page.sheet.inputs.modifications[0]
    last = max(entry.index for entry in entries if entry.scene_index == 0)
    assert (one.first, one.last, one.params["drive"]) == (0, last, 0.5)
    choose(page, Lane.COLOURS, one.id)
    page.inspector.effect.params.fill("robot", {"mix": 0.5})
    page.inspector.effect.again.click()
    hand.until(lambda: [each.effect for each in page.sheet.inputs.modifications] == ["robot"])
    choose(page, Lane.COLOURS, page.sheet.inputs.modifications[0].id)
    page.inspector.effect.away.click()
    hand.until(lambda: page.sheet.inputs.modifications == ())


def test_own_files_are_music_and_effects_and_bad_ones_are_refused_in_words(
    page: SoundPage, desk: Desk, hand: Hand, tmp_path: Path
) -> None:
    door = wav_of_tone(tmp_path / "door.wav", 1.5)
    choose(page, Lane.LINES, 1)
    page.inspector.line.bring(door)
    hand.until(lambda: page.sheet.inputs.cue_at(1))
    cue = page.sheet.inputs.cue_at(1)
    assert (cue.label, cue.is_own, cue.seconds) == ("door", True, 1.5)
    choose(page, Lane.MUSIC, 0)
    page.inspector.scene.bring(door)
    hand.until(lambda: (clip := page.sheet.inputs.music.clip(0)) and clip.origin == "installed")
    door.unlink()
    assert page.sheet.lost == () and page.sheet.bed(0) is not None
    for name, content in (("gone.wav", None), ("text.wav", b"This is no sound."), ("empty.wav", b"")):
        file = tmp_path / name
        if content is not None:
            file.write_bytes(content)
        desk.banner.hide()
        page.inspector.scene.bring(file)
        hand.until(desk.banner.isVisible)
        assert "Traceback" not in desk.banner.words and len(desk.banner.words) > 20
    desk.banner.hide()
    page.inspector.line.bring(wav_of_tone(tmp_path / "long.wav", 31))
    hand.until(desk.banner.isVisible)
    assert "lasts 31.0 seconds" in desk.banner.words


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
    hand.until(lambda: page.here.text() == "Hear around here")
    assert stood > 0


def test_the_playhead_follows_the_performance(page: SoundPage, desk: Desk, hand: Hand) -> None:
    page.play.click()
    hand.until(lambda: desk.player.is_playing and page.timeline.playhead_ms > 300)
    assert abs(page.timeline.playhead_ms - desk.player.position_ms) < 500
    page.play.click()
    hand.until(lambda: not desk.player.is_playing)
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


def test_every_control_has_a_name_and_is_reached(page: SoundPage, desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    cue_id = add_cue(page, hand, 0)
    window = desk.window()
    for lane, key in ((Lane.LINES, 0), (Lane.MUSIC, 0), (Lane.CUES, cue_id)):
        choose(page, lane, key)
        QApplication.processEvents()
        assert nameless(window) == []
        assert set(focusable(window)) - reached(window, qtbot) == set()


def test_a_finished_recording_is_said_to_be_stale_and_sound_survives_a_restart(
    page: SoundPage, desk: Desk, hand: Hand, studio: Studio
) -> None:
    artifact_id = page.sheet.artifact_id
    with studio.work("owner") as work:
        studio.stage.finalize_audio(work, artifact_id)
    hand.until(lambda: page.sheet.finished and page.sheet.finished.status is FinalizeStatus.COMPLETE)
    assert page.finished.text().startswith("The finished recording sounds exactly") and not page.finish.isVisible()
    cue_id = add_cue(page, hand, 0)
    hand.until(page.finish.isVisible)
    assert "Finish it again" in page.finished.text()
    page.undo.click()
    hand.until(lambda: page.sheet.inputs.cues == ())
    page.redo.click()
    hand.until(lambda: page.sheet.inputs.cue(cue_id))
    with studio.reading("owner") as work:
        assert studio.scoring.sheet(work, artifact_id).inputs == page.sheet.inputs


def statuses(page: SoundPage) -> list[ModificationStatus]:
    return [one.status for one in page.sheet.inputs.modifications]


def drag(port: QWidget, at: QPoint) -> None:
    local = QPointF(at)
    QApplication.sendEvent(
        port,
        QMouseEvent(
            QEvent.Type.MouseMove, local, QPointF(port.mapToGlobal(at)), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        ),
    )  # fmt: skip


def wheel(port: QWidget, at: QPointF, turned: int) -> None:
    event = QWheelEvent(
        at, QPointF(port.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)
