"""Pictures, order bar: what is to be made from the approved plan, in which shape, how long, and what it costs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from engine.credits.model import price
from engine.pictures.wishes import BOARD, FRAMES, SECONDS
from engine.planning.model import ArtifactRequest
from studio_app.widgets.pieces import button, roomy

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
        self.length = roomy(QSpinBox())
        self.length.setAccessibleName("Length")
        self.type.currentIndexChanged.connect(lambda _: self._measure())
        self._measure()
        self.make = button("&Make it", self._order, "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.type, self.aspect, self.length, self.make):
            row.addWidget(widget)
        row.addStretch(1)

    def choose(self, type_: str) -> None:
        """Ask for this kind."""
        self.type.setCurrentIndex(self.type.findData(type_))

    def _order(self) -> None:
        type_, plan = self.type.currentData(), {"aspect": self.aspect.currentData()}
        if self.length.value() > self.length.minimum():
            plan["frames" if type_ == BOARD else "durationSeconds"] = self.length.value()
        self.ordered.emit(ArtifactRequest(type=type_, render_plan=plan))

    def _measure(self) -> None:
        """Ask for what the chosen type is measured in; its smallest value stands for the usual length."""
        type_ = self.type.currentData()
        least, most, _ = FRAMES if type_ == BOARD else SECONDS[type_]
        step = 1 if type_ == BOARD else 5
        self.length.setRange(least - step, most)
        self.length.setSingleStep(step)
        self.length.setSuffix(" frames" if type_ == BOARD else " s")
        self.length.setSpecialValueText("As many as usual" if type_ == BOARD else "Usual length")
        self.length.setValue(self.length.minimum())
