"""The sound page, worked on: music, effects and voice colours given, moved, refused in words, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from engine import Studio, StudioSettings, open_studio
from engine.stage.model import FinalizeStatus
from engine.stage.modifications.model import ModificationStatus
from engine.stage.music.model import ClipStatus, PlayMode
from engine.stage.score import Anchor
from studio_app.scoring.blocks import Lane
from studio_app.scoring.sound_page import SoundPage
from tests.fakes.machines import fake_machines
from tests.fakes.speech import FakeSpeech, wav_of_tone
from tests.studio_app.conftest import Hand
from tests.studio_app.scoring.conftest import Stand, add_cue, choose, compose, drag, statuses

pytestmark = pytest.mark.gui


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
    hand.until(lambda: statuses(page) == [ModificationStatus.READY])
    whole = page.sheet.inputs
    for left in ("", "8-bit", "volume", "cue"):
        page.timeline.setFocus()
        qtbot.keyClick(page.timeline, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        hand.until(lambda: page.done.text().startswith("Undone") and not page.deeds.is_busy)
        page.done.setText(left)
    hand.until(lambda: page.sheet.inputs == start)
    assert not page.undo.isEnabled()
    for _ in range(4):
        hand.until(page.redo.isEnabled)
        page.redo.click()
        hand.until(lambda: page.done.text().startswith("Done again") and not page.deeds.is_busy)
        page.done.setText("")
    hand.until(lambda: statuses(page) == [ModificationStatus.READY])
    hand.until(lambda: page.sheet.inputs.music.clip(1).status is ClipStatus.READY)
    assert page.sheet.inputs.cues == whole.cues
    assert page.sheet.inputs.music.clip(1).sound == whole.music.clip(1).sound
    assert page.sheet.inputs.music.directives == whole.music.directives


def test_a_slider_that_is_left_before_it_rests_counts(page: SoundPage, hand: Hand) -> None:
    first, second = add_cue(page, hand, 0), add_cue(page, hand, 3)
    choose(page, Lane.CUES, first)
    page.inspector.cue.volume.slider.setValue(3)
    choose(page, Lane.CUES, second)
    hand.until(lambda: page.sheet.inputs.cue(first).volume == 0.15)
    assert page.sheet.inputs.cue(second).volume == 0.6
    page.inspector.cue.volume.slider.setValue(5)
    page.hide()
    hand.until(lambda: page.sheet.inputs.cue(second).volume == 0.25 or page.deeds.undoable.endswith("25 %"))


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
    hand.until(lambda: statuses(page) == [ModificationStatus.READY])
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
    page: SoundPage, stand: Stand, hand: Hand, tmp_path: Path
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
        stand.refused.clear()
        page.inspector.scene.bring(file)
        hand.until(lambda: stand.refused)
        assert "Traceback" not in stand.refused[0].sentence() and len(stand.refused[0].sentence()) > 20
    stand.refused.clear()
    page.inspector.line.bring(wav_of_tone(tmp_path / "long.wav", 31))
    hand.until(lambda: stand.refused)
    assert "lasts 31.0 seconds" in stand.refused[0].sentence()


def test_a_finished_recording_is_said_to_be_stale_and_sound_survives_a_restart(
    page: SoundPage, hand: Hand, studio: Studio
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


def test_what_was_done_before_a_restart_can_still_be_taken_back_and_done_again(
    page: SoundPage, stand: Stand, hand: Hand, studio: Studio, home: Path, qtbot: QtBot
) -> None:
    artifact_id, start = page.sheet.artifact_id, page.sheet.inputs
    add_cue(page, hand, 0)
    compose(page, hand, 1, "8-bit")
    add_cue(page, hand, 2)
    whole = page.sheet.inputs
    page.undo.click()
    hand.until(lambda: page.done.text().startswith("Undone") and len(page.sheet.inputs.cues) == 1)
    stand.close()

    later = open_studio(home, settings=StudioSettings(), machines=fake_machines(FakeSpeech()))
    again = Stand(later)
    qtbot.addWidget(again)
    again.show_read(later, artifact_id)
    hand.until(lambda: again.page.sheet is not None and again.page.undo.isEnabled())
    assert "Heavy door" in again.page.deeds.redoable and "Music" in again.page.deeds.undoable
    again.page.redo.click()
    hand.until(lambda: len(again.page.sheet.inputs.cues) == 2)
    assert again.page.sheet.inputs.cues == whole.cues
    while again.page.undo.isEnabled():
        again.page.done.setText("")
        again.page.undo.click()
        hand.until(lambda: again.page.done.text().startswith("Undone") and not again.page.deeds.is_busy)
    hand.until(lambda: again.page.sheet.inputs == start)
    again.leave()
    later.close()
