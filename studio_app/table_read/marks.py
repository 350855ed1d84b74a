"""Table read, marks: one bar for each aspect of a script, from 1 to 10, with what it rests on as its tip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from engine.table_read.coverage.model import HIGHEST, Aspect, CategoryScore
from studio_app.widgets.pieces import empty, label

NAMES = {
    Aspect.PREMISE: "Premise", Aspect.STRUCTURE: "Structure", Aspect.CHARACTERS: "Characters", Aspect.DIALOGUE: "Dialogue",
    Aspect.PACING: "Pacing", Aspect.SOURCE_FIDELITY: "Sources", Aspect.AUDIO_POTENTIAL: "For the ear",
}  # fmt: skip
PARTS = 100


class Marks(QWidget):
    """A row for each aspect: name, bar, mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.bars: dict[Aspect, QProgressBar] = {}

    def show_scores(self, scores: Sequence[CategoryScore]) -> None:
        """Show these."""
        empty(self._grid)
        self.bars.clear()
        for row, one in enumerate(scores):
            name, bar, mark = label(NAMES[one.id]), QProgressBar(), label(str(one.score), "quiet")
            bar.setRange(0, int(HIGHEST) * PARTS)
            bar.setValue(round(one.measured * PARTS))
            bar.setTextVisible(False)
            bar.setAccessibleName(f"{NAMES[one.id]}: {one.score} of 10. {one.note}")
            for column, part in enumerate((name, bar, mark)):
                part.setToolTip(one.note)
                self._grid.addWidget(part, row, column)
            self.bars[one.id] = bar
