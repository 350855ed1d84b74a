"""Stage, player bar: play, scrub, captions, at the foot of the window."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from engine.stage.model import TimedEntry, Timeline
from engine.table_read.model import TableRead
from studio_app.stage.player import Player
from studio_app.theme.colors import current
from studio_app.widgets.pieces import button, label

STEP_MS = 10_000


class PlayerBar(QWidget):
    """The player's hands and face."""

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("player")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._player = player
        self._read: TableRead | None = None
        self.play = button("▶  Play", player.toggle, "primary", "Play or pause (Space)")
        self.play.setMinimumWidth(110)
        self.caption, self._speaker, self._clock = QLabel(), label("", "small"), label("0:00 / 0:00", "quiet")
        self.caption.setProperty("role", "caption")
        self.caption.setWordWrap(True)
        self.caption.setMinimumHeight(64)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignTop)
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
        self._speaker.setText("")
        self.caption.setText("")

    def _moved(self, position: int) -> None:
        if not self.slider.isSliderDown():
            self.slider.setValue(position)
        timeline = self._player.timeline
        self._clock.setText(f"{_clock(position)} / {_clock(timeline.duration_ms if timeline else 0)}")
        self._say(position)

    def _say(self, position: int) -> None:
        timeline, read = self._player.timeline, self._read
        if timeline is None or read is None or not self._player.is_playing:
            return
        heard = next((entry for entry in reversed(timeline.entries) if entry.start_ms <= position), None)
        if heard is not None:
            line = read.screenplay.entries[heard.entry_index]
            self._speaker.setText(line.character)
            self.caption.setText(lit(line.text, heard, position))

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
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        row.addWidget(self._clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 14)
        column.addWidget(self._speaker)
        column.addWidget(self.caption)
        column.addLayout(row)


def lit(text: str, heard: TimedEntry, position: int) -> str:
    """The line as rich text with the word that is heard lit; text is escaped."""
    now = next((word for word in heard.words if word.start_ms <= position < word.end_ms), None)
    if now is None:
        return html.escape(text)
    before, word, after = (
        html.escape(part) for part in (text[: now.start], text[now.start : now.end], text[now.end :])
    )
    return f'{before}<span style="color:{current().accent}">{word}</span>{after}'


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes}:{seconds:02d}"
