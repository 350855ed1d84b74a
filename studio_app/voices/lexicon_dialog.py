"""Voices, lexicon: words that engines stumble over, each heard and put right once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.foundation.errors import StudioError, ValidationFailed
from engine.table_read.lexicon.applying import pronounced
from engine.table_read.lexicon.mining import Mined
from engine.table_read.pronunciation import Pronunciation, pronunciation
from engine.table_read.saying import spoken_tokens
from studio_app.operations import Operations
from studio_app.voices.listener import Listener
from studio_app.widgets.pieces import button, label

if TYPE_CHECKING:
    from engine import Work

TABLES = "Tables (*.csv)"
MOST_TOLD = 3
WORD_ROLE = Qt.ItemDataRole.UserRole + 1
HINT = "Respell it with plain letters (Nguyen: win), or give its sounds in IPA (ˈwɪn). Only lines with the word are spoken anew."


class LexiconDialog(QDialog):
    """Words of a project's sources and its entries; without a project, the entries that hold everywhere."""

    def __init__(
        self, operations: Operations, project_id: str = "", voice_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Pronunciation")
        self.resize(600, 520)
        self._operations, self._project_id, self._voice_id = operations, project_id or None, voice_id
        self._entries: dict[str, Pronunciation] = {}
        self._mined: tuple[Mined, ...] = ()
        self.listener = Listener(operations, self)
        self.words, self.word, self.respelled, self.ipa = QListWidget(), QLineEdit(), QLineEdit(), QLineEdit()
        self.told = label(HINT, "quiet")
        self.listener.failed.connect(self._fail)
        self._make_fields()
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Read entries and words again."""
        lexicon, project_id = self._operations.studio.lexicon, self._project_id

        def look(work: Work) -> tuple[tuple[Pronunciation, ...], tuple[Mined, ...]]:
            return lexicon.entries(work, project_id), lexicon.mined(work, project_id) if project_id else ()

        self._operations.look(look, lambda found: self._show(*found), self._fail)

    def play(self) -> None:
        """Hear the word as the fields say, or as the engine says it by itself."""
        word, samples, voice = self.word.text().strip(), self._operations.studio.samples, self._voice_id
        if not word:
            return
        try:
            lexicon = [self._typed()] if self.respelled.text().strip() or self.ipa.text().strip() else []
        except StudioError as problem:
            self._fail(problem)
            return
        said = " ".join(part for part in pronounced(spoken_tokens, lexicon)(word) if part)
        self.listener.play(lambda: samples.hear(voice or samples.plain_voice(), said))

    def keep(self) -> None:
        """Say it so from now on."""
        lexicon, fields = self._operations.studio.lexicon, (self.word.text(), self.respelled.text(), self.ipa.text())
        project_id = self._project_id
        self._operations.run(lambda work: lexicon.put(work, *fields, project_id), lambda _: self.refresh(), self._fail)

    def remove(self) -> None:
        """Say it as the engine would again."""
        lexicon, word, project_id = self._operations.studio.lexicon, self.word.text(), self._project_id
        self._operations.run(lambda work: lexicon.remove(work, word, project_id), lambda _: self.refresh(), self._fail)

    def export_to(self, target: Path) -> None:
        """Write the entries as comma-separated rows."""
        lexicon, project_id = self._operations.studio.lexicon, self._project_id

        def write(text: str) -> None:
            self._operations.away(
                lambda: target.write_text(text, encoding="utf-8"),
                lambda _: self.told.setText(f"Saved: {target}"),
                self._fail,
            )

        self._operations.look(lambda work: lexicon.exported(work, project_id), write, self._fail)

    def import_from(self, source: Path) -> None:
        """Take in rows that were exported; all of them or none."""
        lexicon, project_id = self._operations.studio.lexicon, self._project_id

        def put(text: str) -> None:
            self._operations.run(
                lambda work: lexicon.import_table(work, text, project_id), lambda _: self.refresh(), self._fail
            )

        self._operations.away(lambda: source.read_text(encoding="utf-8", errors="replace"), put, self._fail)

    def _ask_export(self) -> None:
        chosen = QFileDialog.getSaveFileName(self, "Export pronunciations", "pronunciations.csv", TABLES)[0]
        if chosen:
            self.export_to(Path(chosen))

    def _ask_import(self) -> None:
        chosen = QFileDialog.getOpenFileName(self, "Import pronunciations", "", TABLES)[0]
        if chosen:
            self.import_from(Path(chosen))

    def done(self, result: int) -> None:
        """However it is closed, it falls silent."""
        self.listener.stop()
        super().done(result)

    def _typed(self) -> Pronunciation:
        return pronunciation(self.word.text(), self.respelled.text(), self.ipa.text(), self._project_id)

    def _show(self, entries: tuple[Pronunciation, ...], mined: tuple[Mined, ...]) -> None:
        word = self.word.text()
        self._entries, self._mined = {one.written: one for one in entries}, mined
        self.told.setText(HINT)
        self.words.blockSignals(True)
        self.words.clear()
        for one in entries:
            self._add(one.written, f"{one.written}   said {one.respelled or f'/{one.sounds}/'}")
        for found in mined:
            if found.written not in self._entries:
                times = "once" if found.count == 1 else f"{found.count} times"
                said = "" if found.said == found.written else f", said {found.said}"
                self._add(found.written, f"{found.written}   {found.kind}, {times}{said}")
        self.words.blockSignals(False)
        rows = [row for row in range(self.words.count()) if self.words.item(row).data(WORD_ROLE) == word]
        if self.words.count():
            self.words.setCurrentRow(rows[0] if rows else 0)

    def _add(self, word: str, text: str) -> None:
        item = QListWidgetItem(text)
        item.setData(WORD_ROLE, word)
        self.words.addItem(item)

    def _choose(self, row: int) -> None:
        if row < 0:
            return
        word = str(self.words.item(row).data(WORD_ROLE))
        entry = self._entries.get(word)
        self.word.setText(word)
        self.respelled.setText(entry.respelled if entry else "")
        self.ipa.setText(entry.sounds if entry else "")
        self.drop.setEnabled(entry is not None)

    def _fail(self, problem: StudioError) -> None:
        issues = problem.issues[:MOST_TOLD] if isinstance(problem, ValidationFailed) else []
        self.told.setText(" ".join(_told(path, message) for path, message, _ in issues) or problem.sentence())

    def _make_fields(self) -> None:
        for field, name in ((self.word, "Word"), (self.respelled, "Respelled"), (self.ipa, "Sounds in IPA")):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.setMaxLength(120)
        self.words.setAccessibleName("Words")
        self.words.setWordWrap(True)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.currentRowChanged.connect(self._choose)
        self.words.itemDoubleClicked.connect(lambda _: self.play())
        self.hear = button("&Play", self.play, tip="Hear the word as it would be said (Enter)")
        self.hear.setDefault(True)
        self.drop = button("&Remove", self.remove)
        self.say = button("&Say it so", self.keep, "primary")

    def _lay_out(self) -> None:
        fields, acts = QHBoxLayout(), QHBoxLayout()
        for field in (self.word, self.respelled, self.ipa):
            fields.addWidget(field, 1)
        for widget in (self.hear, button("&Import…", self._ask_import), button("&Export…", self._ask_export)):
            acts.addWidget(widget)
        acts.addStretch(1)
        for widget in (button("&Close", self.reject), self.drop, self.say):
            acts.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.words, 1)
        column.addLayout(fields)
        column.addWidget(self.told)
        column.addLayout(acts)


def _told(path: str, message: str) -> str:
    """What does not fit; the fields are in sight, the rows of a table are not."""
    row = path.partition(".")[0]
    return f"{row.capitalize()}: {message}" if row.startswith("row ") else message
