"""Table read, edit bar: how many edits wait, undo and redo, throw away, or keep as the next version."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from engine.table_read.drafts import Drafted
from studio_app.table_read.draft_desk import DraftDesk
from studio_app.widgets.pieces import button, label


class EditBar(QFrame):
    """Hidden while nothing was edited."""

    def __init__(self, desk: DraftDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("tone", "good")
        self.setAccessibleName("Edits by hand")
        self._desk, self._is_stale = desk, False
        self.words = label("", "")
        self.undo, self.redo = button("&Undo", desk.undo, tip="Ctrl+Z"), button("Re&do", desk.redo, tip="Ctrl+Shift+Z")
        self.discard = button("Thro&w away", desk.discard)
        self.apply = button("Keep as &version", self._apply, "primary", "No charge; only changed lines are spoken anew")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.words, 1)
        for widget in (self.undo, self.redo, self.discard, self.apply):
            row.addWidget(widget)
        desk.changed.connect(self.show_draft)
        self.hide()

    def show_draft(self, drafted: Drafted | None) -> None:
        """Say what waits."""
        draft = drafted.draft if drafted is not None else None
        self.setVisible(draft is not None)
        if draft is None or drafted is None:
            return
        count = len(draft.holding)
        said = "1 edit waits" if count == 1 else f"{count} edits wait"
        self._is_stale = drafted.is_stale
        if drafted.is_stale:
            said += f", made on version {draft.base}; another version has taken its place"
        self.words.setText(f"{said}." if count else "Every edit was taken back.")
        self.undo.setEnabled(draft.can_undo)
        self.redo.setEnabled(draft.can_redo)
        self.apply.setEnabled(drafted.is_changed)

    def _apply(self) -> None:
        self._desk.apply(anyway=self._is_stale)
