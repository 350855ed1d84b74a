"""Voices, picker: search the catalogue, listen, also to the character's own line, and take a voice."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine.table_read.choosing import Wanted
from engine.table_read.voices import Gender, Voice
from studio_app.messages import headline
from studio_app.operations import Operations
from studio_app.voices.listener import Listener
from studio_app.voices.voices_model import VOICE_ROLE, VoicesModel
from studio_app.widgets.pieces import button, fitting, label

LONGEST_LINE = 400


class VoicePicker(QDialog):
    """`chosen(voice)` when one is taken; `line` is what the character says, heard in any voice."""

    chosen = Signal(object)

    def __init__(
        self, operations: Operations, character: str, line: str = "", current: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"A voice for {character.title()}" if character else "Voices")
        self.resize(fitting(self, 880, 560))
        self._operations, self._line, self._current = operations, line[:LONGEST_LINE], current
        self._takes = bool(character)
        self.listener = Listener(operations, self)
        self.model = VoicesModel(self)
        self.search, self.language, self.gender, self.table = QLineEdit(), QComboBox(), QComboBox(), QTableView()
        self.told = label("", "quiet")
        self._make_fields()
        self._make_buttons()
        self._lay_out()
        self.listener.playing.connect(lambda on: self.hear.setText("&Stop" if on else "&Play sample"))
        self.listener.failed.connect(lambda problem: self.told.setText(f"{headline(problem)}: {problem.message}"))
        studio = operations.studio
        operations.away(studio.table_read.voices, self._show)

    @property
    def voice(self) -> Voice | None:
        """The voice that is marked."""
        found = self.table.currentIndex().data(VOICE_ROLE) if self.table.currentIndex().isValid() else None
        return found if isinstance(found, Voice) else None

    def play(self) -> None:
        """Hear what the marked voice says of itself, or stop."""
        voice, samples = self.voice, self._operations.studio.samples
        if self.listener.is_playing or voice is None:
            self.listener.stop()
            return
        self.told.clear()
        self.listener.play(lambda: samples.hear_sample(voice))

    def play_line(self) -> None:
        """Hear the character's own line in the marked voice."""
        voice, samples, line = self.voice, self._operations.studio.samples, self._line
        if voice is not None and line:
            self.told.clear()
            self.listener.play(lambda: samples.hear_line(voice.id, line))

    def take(self) -> None:
        """Use the marked voice."""
        voice = self.voice
        if voice is not None and self._takes:
            self.listener.stop()
            self.chosen.emit(voice)
            self.accept()

    def done(self, result: int) -> None:
        """However it is closed, it falls silent."""
        self.listener.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Fall silent."""
        self.listener.stop()
        super().closeEvent(event)

    def _show(self, voices: tuple[Voice, ...]) -> None:
        self.model.show_voices(voices)
        self.language.blockSignals(True)
        self.language.clear()
        self.language.addItem("Every language", "")
        for tag, name in self.model.languages():
            self.language.addItem(name, tag)
        mine = next((voice.language for voice in voices if voice.id == self._current), "en").partition("-")[0]
        self.language.setCurrentIndex(max(0, self.language.findData(mine.lower())))
        self.language.blockSignals(False)
        self._narrow()
        self._choose(self._current)

    def _choose(self, voice_id: str) -> None:
        row = max(0, self.model.row_of(voice_id))
        self.table.selectRow(row)
        self.table.scrollTo(self.model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _narrow(self) -> None:
        marked = self.voice
        language, gender = self.language.currentData() or None, self.gender.currentData() or None
        self.model.want(Wanted(language=language, gender=gender, q=self.search.text()))
        self._choose(marked.id if marked else self._current)
        count = len(self.model.shown)
        self.told.setText(
            f"{count} {'voice' if count == 1 else 'voices'}" if count else "No voice fits. Take a filter away."
        )
        self._mark()

    def _mark(self) -> None:
        voice = self.voice
        can = voice is not None and voice.installed
        self.hear.setEnabled(can)
        cost = f" It costs: {voice.price}." if voice is not None and voice.price else ""
        self.hear.setToolTip(f"What this voice says of itself.{cost}")
        self.hear_line.setEnabled(can and bool(self._line))
        self.use.setEnabled(can)

    def _make_fields(self) -> None:
        self.search.setPlaceholderText("Search: a name, an accent, a manner")
        self.search.setAccessibleName("Search voices")
        self.search.setClearButtonEnabled(True)
        self.language.setAccessibleName("Language")
        self.gender.setAccessibleName("Heard as")
        self.gender.addItem("Everybody", "")
        for gender in Gender:
            self.gender.addItem(gender.value.capitalize(), gender.value)
        self.search.textChanged.connect(self._narrow)
        self.language.currentIndexChanged.connect(self._narrow)
        self.gender.currentIndexChanged.connect(self._narrow)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Voices")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        for column, width in enumerate((120, 200, 80)):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentChanged.connect(lambda now, before: self._mark())
        self.table.doubleClicked.connect(self._play_row)

    def _play_row(self, index: QModelIndex) -> None:
        self.listener.stop()
        self.play()

    def _make_buttons(self) -> None:
        self.hear = button("&Play sample", self.play, tip="What this voice says of itself")
        self.hear_line = button("Play the &line", self.play_line, tip="The character's own words in this voice")
        self.use = button("&Use this voice", self.take, "primary")
        self.leave = button("&Close", self.reject)
        self.hear_line.setVisible(bool(self._line))
        self.use.setVisible(self._takes)

    def _lay_out(self) -> None:
        filters, acts = QHBoxLayout(), QHBoxLayout()
        filters.addWidget(self.search, 1)
        filters.addWidget(self.language)
        filters.addWidget(self.gender)
        for widget in (self.hear, self.hear_line):
            acts.addWidget(widget)
        acts.addWidget(self.told, 1)
        for widget in (self.leave, self.use):
            acts.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        column.addLayout(acts)
