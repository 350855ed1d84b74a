"""Playing in the window without a sound device: a silent clock, captions that move, the line that is heard lit."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.production.model import StoryJobStatus
from engine.stage.errors import VoiceFailed
from engine.stage.model import TimedEntry, WordTiming
from studio_app.shell.desk import Desk
from studio_app.shell.main_window import MainWindow
from studio_app.stage.captions import LONGEST, caption_at
from studio_app.stage.share_dialog import ShareDialog
from studio_app.stage.sound import Feed
from tests.fakes.made import NOTE
from tests.fakes.speech import FakeSpeech
from tests.studio_app.conftest import Hand

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("performed_home")]


def timed(text: str) -> TimedEntry:
    words, at = [], 0
    for number, word in enumerate(text.split(" ")):
        words.append(WordTiming(at, at + len(word), number * 100, number * 100 + 90))
        at += len(word) + 1
    return TimedEntry(0, 0, "NARRATOR", 0, len(words) * 100, True, tuple(words))


def test_play_moves_captions_and_lights_the_line(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()
    lines = []
    desk.player.line.connect(lines.append)

    qtbot.mouseClick(desk.player_bar.play, Qt.MouseButton.LeftButton)
    hand.until(lambda: "color:" in desk.player_bar.caption.text())

    assert desk.player_bar.play.accessibleName() == "Pause"
    assert desk.player_bar.slider.value() > 0
    assert lines[0] == 0
    assert desk.read_page.lines.currentIndex().row() == lines[-1]
    assert "No sound device" in desk.banner.words


def test_pause_holds_and_play_goes_on(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()
    desk.player.toggle()
    hand.until(lambda: desk.player.position_ms > 200)

    qtbot.mouseClick(desk.player_bar.play, Qt.MouseButton.LeftButton)
    held = desk.player.position_ms
    qtbot.wait(150)
    assert desk.player.position_ms == held
    assert desk.player_bar.play.accessibleName() == "Play"

    qtbot.mouseClick(desk.player_bar.play, Qt.MouseButton.LeftButton)
    hand.until(lambda: desk.player.position_ms > held)


def test_space_in_the_script_plays_and_on_a_button_presses_the_button(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()
    desk.read_page.lines.setFocus()
    qtbot.keyClick(desk.read_page.lines, Qt.Key.Key_Space)
    hand.until(lambda: desk.player.is_playing)
    desk.player.stop()

    desk.read_page.link.setFocus()
    qtbot.keyClick(desk.read_page.link, Qt.Key.Key_Space)
    hand.until(lambda: desk.findChildren(ShareDialog))
    desk.findChildren(ShareDialog)[0].reject()
    assert not desk.player.is_playing


def test_seeking_while_paused_stays_there_and_plays_from_there(desk: Desk, hand: Hand) -> None:
    hand.read()
    third = desk.player.timeline.entries[2]

    desk.player_bar.slider.setSliderPosition(third.start_ms + 10)
    desk.player.seek(third.start_ms + 10)
    assert desk.player.position_ms == third.start_ms + 10
    assert desk.read_page.lines.currentIndex().row() == third.entry_index

    desk.player.toggle()
    hand.until(lambda: desk.player.position_ms > third.start_ms + 60)


def test_seeking_while_playing_plays_on_from_there(desk: Desk, hand: Hand) -> None:
    hand.read()
    desk.player.toggle()
    hand.until(lambda: desk.player.is_playing)
    second = desk.player.timeline.entries[1].start_ms

    desk.player.seek(second)

    hand.until(lambda: desk.player.is_playing and desk.player.position_ms > second)


def test_a_line_is_played_from_its_beginning_by_a_double_click(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()
    lines = desk.read_page.lines
    place = lines.visualRect(desk.read_page.script.index(1)).center()

    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)

    hand.until(lambda: desk.player.is_playing)
    assert desk.player.position_ms >= desk.player.timeline.entries[1].start_ms


def test_it_ends_by_itself_and_is_back_at_the_beginning(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()
    with qtbot.waitSignal(desk.player.stopped):
        desk.player.play_from(desk.player.timeline.duration_ms - 700)

    assert (desk.player.position_ms, desk.player.is_playing) == (0, False)


def test_a_project_switch_stops_the_voice(desk: Desk, hand: Hand) -> None:
    hand.read()
    desk.player.toggle()
    hand.until(lambda: desk.player.is_playing)

    hand.project("Another")

    assert not desk.player.is_playing
    assert not desk.player_bar.isVisible()
    hand.until(lambda: not threads("playback", "sound-feed"))


def test_a_voice_that_fails_is_said_and_nothing_hangs(desk: Desk, hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    hand.read()

    class Broken:
        def __iter__(self) -> object:
            raise VoiceFailed("The voice lost its tongue.", voice_id="v")

        def close(self) -> None:
            pass

    monkeypatch.setattr(type(desk.studio.stage), "play", lambda *given: Broken())
    desk.player.toggle()

    hand.until(lambda: "lost its tongue" in desk.banner.words)
    assert not desk.player.is_playing


def test_closing_while_it_plays_leaves_no_thread_and_no_timer(desk: Desk, hand: Hand, window: MainWindow) -> None:
    hand.read()
    desk.player.toggle()
    hand.until(lambda: desk.player.is_playing)

    window.close()

    assert not desk.player._timer.isActive()
    hand.until(lambda: not threads("playback", "sound-feed"))


def test_closing_while_a_job_runs_does_not_end_the_job(
    desk: Desk, hand: Hand, window: MainWindow, speech: FakeSpeech
) -> None:
    speech.gate = threading.Event()
    hand.project()
    desk.sources_page.add([NOTE.replace("mill", "forge")])
    hand.digested()
    hand.plan()
    hand.approve()
    hand.until(lambda: speech.requests and desk.read_page.job is not None)

    window.close()
    speech.gate.set()

    def status() -> StoryJobStatus:
        with desk.studio.reading("test") as work:
            return desk.studio.production.get(work, desk.read_page.job.id).status

    hand.until(lambda: status() is StoryJobStatus.READY)


def test_feeds_that_are_over_are_let_go(desk: Desk, hand: Hand, qtbot: QtBot) -> None:
    hand.read()
    for _ in range(3):
        desk.player.play_from(0)
        hand.until(lambda: desk.player.is_playing)
    desk.player.stop()
    qtbot.wait(20)

    assert desk.player.findChildren(Feed) == []


def test_a_caption_is_the_stretch_that_is_heard() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    heard = timed(text)
    seen = [caption_at(text, heard, at) for at in range(0, 6000, 100)]

    assert [caption.word for caption in seen] == text.split(" ")
    assert all(len(c.before + c.word + c.after) <= LONGEST for c in seen)
    assert len({c.before + c.word + c.after for c in seen}) == len(text) // LONGEST + 1


def test_a_caption_breaks_after_a_sentence_where_it_can() -> None:
    text = "It was built of oak and stone by people long ago and far away. Nobody has ground corn there since the flood took the gate."
    heard = timed(text)

    assert caption_at(text, heard, 0).after.endswith("far away.")


def test_a_caption_escapes_what_sources_say() -> None:
    caption = caption_at("<b>loud</b> & clear", timed("<b>loud</b> & clear"), 0)

    assert caption.rich("#111111") == '<span style="color:#111111">&lt;b&gt;loud&lt;/b&gt;</span> &amp; clear'


def test_a_line_without_word_times_is_shown_whole() -> None:
    assert caption_at("All of it.", TimedEntry(0, 0, "A", 0, 10, False), 5).before == "All of it."


def threads(*names: str) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name in names]
