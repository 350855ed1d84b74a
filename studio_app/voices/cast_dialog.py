"""Voices, cast: every character with its voice and its portrait; another is put in place at once, and only a new voice is spoken anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from engine.artifacts.model import Artifact
from engine.table_read.model import CastReport, TableRead
from engine.table_read.voices import Voice
from studio_app.operations import Operations
from studio_app.voices.lexicon_dialog import LexiconDialog
from studio_app.voices.portrait_dialog import PortraitDialog
from studio_app.voices.voice_picker import VoicePicker
from studio_app.widgets.pieces import button, label

if TYPE_CHECKING:
    from engine import Work

CHARACTER_ROLE = Qt.ItemDataRole.UserRole + 1


class CastDialog(QDialog):
    """`recast(read)` when a character has another voice or portrait."""

    recast = Signal(object)

    def __init__(
        self, operations: Operations, artifact: Artifact, read: TableRead, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Cast")
        self.resize(560, 460)
        self._operations, self._artifact_id, self._read = operations, artifact.id, read
        self._project_id = artifact.project_id
        self.people, self.notes = QListWidget(), label("", "quiet")
        self.people.setAccessibleName("Characters and their voices")
        self.change = button("Change &voice…", self.open_picker, "primary")
        self.picker: VoicePicker | None = None
        self.portrait: PortraitDialog | None = None
        self.lexicon: LexiconDialog | None = None
        # Enter goes on from a list to the dialog's default button: it opens the picker once.
        self.change.setDefault(True)
        self.people.itemDoubleClicked.connect(lambda _: self.open_picker())
        words = button("&Pronunciation…", self.open_lexicon, tip="Names, acronyms and numbers, each put right once")
        face = button("Por&trait…", self.open_portrait, tip="How the character is drawn, or a picture of your own")
        row = QHBoxLayout()
        for widget in (words, face):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (button("&Close", self.reject), self.change):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.people, 1)
        column.addWidget(self.notes)
        column.addWidget(label("Only the lines of the character you change are spoken anew.", "quiet"))
        column.addLayout(row)
        self._show(read)

    def open_picker(self) -> None:
        """Choose another voice for the marked character."""
        if self.people.currentRow() < 0:
            return
        character = str(self.people.currentItem().data(CHARACTER_ROLE))
        lines = [one.text for one in self._read.screenplay.entries if one.character == character and not one.muted]
        line = max(lines[:12], key=len, default="")
        now = self._read.voice_of(character).voice_id
        self.picker = VoicePicker(self._operations, character, line, now, self)
        self.picker.chosen.connect(lambda voice: self.cast(character, voice))
        self.picker.open()

    def open_lexicon(self) -> None:
        """Listen to words and put them right, in the voice of the marked character."""
        row = max(0, self.people.currentRow())
        self.lexicon = LexiconDialog(self._operations, self._project_id, self._read.cast[row].voice_id, self)
        self.lexicon.open()

    def open_portrait(self) -> None:
        """See how the marked character is shown, and put a picture of one's own in place."""
        if self.people.currentRow() < 0:
            return
        character = str(self.people.currentItem().data(CHARACTER_ROLE))
        self.portrait = PortraitDialog(self._operations, self._artifact_id, self._read, character, self)
        self.portrait.placed.connect(self._changed)
        self.portrait.open()

    def cast(self, character: str, voice: Voice) -> None:
        """Put a voice in place."""
        artifact_id, revisions = self._artifact_id, self._operations.studio.revisions

        def act(work: Work) -> TableRead:
            return revisions.recast(work, artifact_id, {character: voice.id})

        self._operations.run(act, self._changed)

    def _changed(self, read: TableRead) -> None:
        self._show(read)
        self.recast.emit(read)

    def _show(self, read: TableRead) -> None:
        row = max(0, self.people.currentRow())
        self._read = read
        self.people.clear()
        for member in read.cast:
            count = sum(entry.character == member.character for entry in read.screenplay.entries)
            told = "narrator, " if member.narrator else ""
            item = QListWidgetItem(
                f"{member.character.title()}\n{member.voice_name}, {told}{count} line{'' if count == 1 else 's'}"
            )
            item.setData(CHARACTER_ROLE, member.character)
            self.people.addItem(item)
        self.people.setCurrentRow(min(row, self.people.count() - 1))
        table_read = self._operations.studio.table_read
        self._operations.away(lambda: table_read.cast_report(read), self._note)

    def _note(self, report: CastReport) -> None:
        away = [f"{one} (not installed; the nearest voice speaks)" for one in report.substituted]
        self.notes.setText("\n".join([*report.alike, *away]))
        self.notes.setVisible(bool(report.alike or away))
