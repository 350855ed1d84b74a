"""Settings, music: who plays the beds; the studio's own instruments, or a SoundFont of yours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from engine.foundation.settings_file import write_settings
from studio_app.operations import Operations
from studio_app.widgets.pieces import button, card, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.foundation.errors import StudioError
    from engine.foundation.probe import Probe

SETTING = "music.soundfont"
FONTS = "SoundFonts (*.sf2 *.SF2)"
EXPLAINED = (
    "Beds are composed on this machine. With a SoundFont its instruments play what the composer writes; "
    "beds that are there already stay as they are until they are made again."
)


class MusicPage(QWidget):
    """The band."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._asked = operations, 0
        self.band, explained = label("", selectable=True), label(EXPLAINED, "quiet")
        self.band.setAccessibleName("Who plays")
        for text in (self.band, explained):
            text.setWordWrap(True)
        self.own = button("Play it with the studio's &own", lambda: self.choose(None))
        row = QHBoxLayout()
        row.addWidget(button("Choose a &SoundFont…", self.ask))
        row.addWidget(self.own)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(card(label("Who plays the music", "heading"), self.band, row, explained))
        column.addStretch(1)
        self._look()

    def ask(self) -> None:
        """Let the person choose a file."""
        path, _ = QFileDialog.getOpenFileName(self, "Choose a SoundFont", "", FONTS)
        if path:
            self.choose(path)

    def choose(self, path: str | None) -> None:
        """From now on this SoundFont plays; None for the studio's own instruments."""
        studio = self._operations.studio

        def write() -> Probe:
            write_settings(studio.paths.settings, {SETTING: path})
            return studio.music.band()

        self._ask(write)

    def _look(self) -> None:
        self._ask(lambda: self._operations.studio.music.band())

    def _ask(self, act: Callable[[], Probe]) -> None:
        """Show what comes of it, unless something newer was asked meanwhile."""
        self._asked += 1
        number = self._asked
        self._operations.away(act, lambda band: self._show(band, number), self._failed)

    def _show(self, band: Probe, number: int) -> None:
        if number == self._asked:
            self.band.setText(f"{band.reason} {band.remedy}".strip())

    def _failed(self, problem: StudioError) -> None:
        self.band.setText(problem.sentence())
