"""Pictures, order bar: what is to be made from the approved plan, in which shape, and what it costs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from engine.credits.model import price
from engine.planning.model import ArtifactRequest
from studio_app.widgets.pieces import button

TYPES = {
    "pitch_deck": "Pitch deck", "storyboard": "Storyboard", "trailer": "Trailer", "production_video": "Production video",
}  # fmt: skip
ASPECTS = {"16:9": "Wide, 16:9", "9:16": "Tall, 9:16", "1:1": "Square, 1:1"}


class OrderBar(QWidget):
    """`ordered(request)` when somebody presses Make."""

    ordered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.type, self.aspect = QComboBox(), QComboBox()
        self.type.setAccessibleName("What to make")
        self.aspect.setAccessibleName("Shape")
        for name, words in TYPES.items():
            self.type.addItem(f"{words} ({price(name)} credits)", name)
        for name, words in ASPECTS.items():
            self.aspect.addItem(words, name)
        self.make = button("&Make it", self._order, "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.type, self.aspect, self.make):
            row.addWidget(widget)
        row.addStretch(1)

    def _order(self) -> None:
        plan = {"aspect": self.aspect.currentData()}
        self.ordered.emit(ArtifactRequest(type=self.type.currentData(), render_plan=plan))
