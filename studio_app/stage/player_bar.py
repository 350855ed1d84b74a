"""Stage, player bar: play, scrub, captions, at the foot of the window."""

from __future__ import annotations

import html
from textwrap import shorten

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from engine.stage.model import Timeline
from engine.table_read.model import TableRead
from studio_app.stage.captions import Caption, caption_at
from studio_app.stage.player import Player
from studio_app.theme.colors import current
from studio_app.widgets.pieces import button, label

STEP_MS, THESIS, SHORTEST = 10_000, 118, 40
LETTER = 14
"""Pixels a letter takes, generously: words are not broken at the end of a line."""


class PlayerBar(QWidget):
    """The player's hands and face."""

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("player")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._player = player
        self._read: TableRead | None = None
        self._shown: Caption | None = None
        self.play = button("▶  Play", player.toggle, "primary", "Play or pause (Space)")
        self.play.setMinimumWidth(110)
        self.caption, self._speaker, self._clock = QLabel(), label("", "small"), label("0:00 / 0:00", "quiet")
        self.caption.setProperty("role", "caption")
        self.caption.setWordWrap(True)
        self.caption.setTextFormat(Qt.TextFormat.RichText)
        # Two lines, always: a bar that grows and shrinks with every phrase could not be looked at.
        self.caption.setFixedHeight(60)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.caption.setAccessibleName("Caption")
        self._clock.setWordWrap(False)
        self.slider = self._make_slider()
        self._lay_out()
        player.moved.connect(self._moved)
        player.timed.connect(self._timed)
        player.playing.connect(self._playing)
        self.hide()

    def show_read(self, read: TableRead | None) -> None:
        """Get ready for another read, or hide."""
        self._read = read
        self.setVisible(read is not None)
        self._shown = None
        self._speaker.setText(read.screenplay.title if read else "")
        self._introduce()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What is said before anything is heard fits its two lines."""
        super().resizeEvent(event)
        if self._shown is None:
            self._introduce()

    def _introduce(self) -> None:
        """As much of the thesis as two lines hold."""
        thesis, room = (self._read.thesis if self._read else ""), 2 * self.width() // LETTER
        told = shorten(thesis, max(SHORTEST, min(THESIS, room)), placeholder="…")
        self.caption.setText(html.escape(told))
        self.caption.setToolTip(html.escape(thesis) if told != " ".join(thesis.split()) else "")

    def keep_low(self, low: bool) -> None:
        """Leave out the words, on a page that has its own and needs the room."""
        self._speaker.setHidden(low)
        self.caption.setHidden(low)

    def _moved(self, position: int) -> None:
        if not self.slider.isSliderDown():
            self.slider.setValue(position)
        timeline = self._player.timeline
        shown = f"{_clock(position)} / {_clock(timeline.duration_ms if timeline else 0)}"
        if shown != self._clock.text():
            self._clock.setText(shown)
        self._say(position)

    def _say(self, position: int) -> None:
        timeline, read = self._player.timeline, self._read
        heard = self._player.heard
        if timeline is None or read is None or heard is None or not self._player.is_playing:
            return
        line = read.screenplay.entries[heard.entry_index]
        caption = caption_at(line.text, heard, position)
        if caption != self._shown:
            self._shown = caption
            self._speaker.setText(line.character)
            self.caption.setText(caption.rich(current().accent))

    def _timed(self, timeline: Timeline) -> None:
        self.slider.setRange(0, max(1, timeline.duration_ms))
        self._moved(self._player.position_ms)

    def _playing(self, playing: bool) -> None:
        self.play.setText("❚❚  Pause" if playing else "▶  Play")
        self.play.setAccessibleName("Pause" if playing else "Play")

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName("Position")
        slider.setSingleStep(STEP_MS)
        slider.setPageStep(3 * STEP_MS)
        slider.sliderReleased.connect(lambda: self._player.seek(slider.value()))
        slider.actionTriggered.connect(
            lambda _: None if slider.isSliderDown() else self._player.seek(slider.sliderPosition())
        )
        return slider

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        row.addWidget(self._clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 10, 28, 14)
        column.setSpacing(4)
        column.addWidget(self._speaker)
        column.addWidget(self.caption)
        column.addLayout(row)


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes}:{seconds:02d}"
