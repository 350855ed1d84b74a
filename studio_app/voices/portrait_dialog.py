"""Voices, portrait: a character as it is seen on the stage; a picture of one's own in its place, or the drawn one again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from engine.foundation.errors import StudioError
from engine.pictures.portraits import Portrait
from engine.table_read.model import TableRead
from studio_app.operations import Operations
from studio_app.pictures.screen import Picture
from studio_app.widgets.pieces import button, label
from studio_app.widgets.places import folder

if TYPE_CHECKING:
    from engine import Work

DRAWN = "Drawn from the name, the same in every episode."
OWN = "A picture of your own; it is shown in the film, on the pages, and in later episodes of this project."
TRIED = "This is how it would look. It is not in place yet."


class PortraitDialog(QDialog):
    """`placed(read)` when another portrait is in place; nothing is charged, and nothing is spoken anew."""

    placed = Signal(object)

    def __init__(
        self, operations: Operations, artifact_id: str, read: TableRead, character: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Portrait of {character.title()}")
        self.resize(600, 460)
        self._operations, self._artifact_id, self._read, self._character = operations, artifact_id, read, character
        self._portrait: Portrait | None = None
        self._shown: Portrait | None = None
        self._tried: bytes | None = None
        self.view, self.told = Picture(), label("", "quiet")
        self.view.setAccessibleName("The portrait on the stage")
        self.choose = button("Choose a &picture…", self.ask_file)
        self.drawn = button("Back to the &drawn one", self.draw_again)
        self.use = button("&Use this picture", self.place, "primary")
        self._lay_out()
        self._look()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.choose, self.drawn):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (button("&Close", self.reject), self.use):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.view, 1)
        column.addWidget(self.told)
        column.addLayout(row)
        self._allow()

    def ask_file(self) -> None:
        """Ask for a picture."""
        place = str(folder(QStandardPaths.StandardLocation.PicturesLocation))
        kinds = " ".join(sorted(f"*.{bytes(one.data()).decode()}" for one in QImageReader.supportedImageFormats()))
        chosen, _ = QFileDialog.getOpenFileName(self, "A picture for the portrait", place, f"Pictures ({kinds})")
        if chosen:
            self.try_file(Path(chosen))

    def try_file(self, file: Path) -> None:
        """Show how this picture would look."""
        portraits = self._operations.studio.pictures.portraits
        self._operations.away(lambda: portraits.upright(file), lambda png: self._try(file, png), self._refuse)

    def place(self) -> None:
        """Put the tried picture in place."""
        png, portraits = self._tried, self._operations.studio.pictures.portraits
        if png is not None:
            self._recast(lambda work: portraits.keep(work, self._artifact_id, png))

    def draw_again(self) -> None:
        """The drawn one: at once where only a trial is given up, else in place of the own picture."""
        if self._tried is not None:
            self._tried = None
            self._look()
        else:
            self._recast(lambda _: None)

    def _recast(self, address: Callable[[Work], str | None]) -> None:
        artifact_id, character, studio = self._artifact_id, self._character, self._operations.studio

        def act(work: Work) -> TableRead:
            found = address(work)
            studio.pictures.portraits.carry(work, artifact_id, character, found)
            return studio.revisions.recast(work, artifact_id, {}, {character: found})

        self._operations.run(act, self._placed)

    def _placed(self, read: TableRead) -> None:
        self._read, self._tried = read, None
        self._look()
        self.placed.emit(read)

    def _look(self) -> None:
        artifact_id, read, character = self._artifact_id, self._read, self._character
        portraits = self._operations.studio.pictures.portraits
        self._operations.look(lambda work: portraits.of(work, artifact_id, read, character), self._seen)

    def _seen(self, portrait: Portrait) -> None:
        self._portrait = portrait
        self._show(portrait, OWN if portrait.own else DRAWN)

    def _try(self, file: Path, png: bytes) -> None:
        if self._portrait is not None:
            self._tried = png
            self.view.show_image(QImage.fromData(png))
            self._show(replace(self._portrait, own=file), TRIED)

    def _show(self, portrait: Portrait, words: str) -> None:
        portraits = self._operations.studio.pictures.portraits
        self._shown = portrait
        self.told.setText(words)
        self._allow()
        self._operations.away(lambda: portraits.picture(portrait), lambda png: self._painted(portrait, png))

    def _painted(self, portrait: Portrait, png: bytes | None) -> None:
        """What was asked for last is shown, whatever is painted when."""
        if portrait is self._shown:
            self.view.show_image(QImage.fromData(png or self._tried or b""))

    def _refuse(self, problem: StudioError) -> None:
        self.told.setText(problem.sentence())

    def _allow(self) -> None:
        """Only what would change something can be pressed."""
        self.use.setEnabled(self._tried is not None)
        self.drawn.setEnabled(
            self._tried is not None or (self._portrait is not None and self._portrait.own is not None)
        )
