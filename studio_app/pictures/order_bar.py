"""Pictures, order bar: what is to be made from the approved plan, in which shape, how long, and what it costs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from engine.credits.model import price
from engine.pictures.wishes import BOARD, FRAMES, SECONDS
from engine.planning.model import ArtifactRequest
from studio_app.widgets.pieces import button, label, modest, roomy

TYPES = {
    "pitch_deck": "Pitch deck", "storyboard": "Storyboard", "trailer": "Trailer", "production_video": "Production video",
}  # fmt: skip
NARROW, WIDE, FEWEST = 560, 900, 10
"""Pixels below which the bar takes two rows, and from which it needs only one."""
ASPECTS = {"16:9": "Wide, 16:9", "9:16": "Tall, 9:16", "1:1": "Square, 1:1"}


class OrderBar(QWidget):
    """`ordered(request)` when somebody presses Make, `weighed(request)` when another one stands there to be foretold."""

    ordered, weighed = Signal(object), Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.type, self.aspect = QComboBox(), QComboBox()
        self.type.setAccessibleName("What to make")
        self.aspect.setAccessibleName("Shape")
        for name, words in TYPES.items():
            self.type.addItem(words, name)
        for box in (self.type, self.aspect):
            modest(box, FEWEST)
        for name, words in ASPECTS.items():
            self.aspect.addItem(words, name)
        self.length = roomy(QSpinBox())
        self.length.setAccessibleName("Length")
        self._places: tuple[QBoxLayout, ...] = ()
        self.make, self.outlook = button("&Make it", self._order, "primary"), label("", "quiet")
        self.type.currentIndexChanged.connect(lambda _: self._measure())
        self.length.valueChanged.connect(lambda _: self.weigh())
        self._measure()
        self._lay_out()

    def _lay_out(self) -> None:
        column, self._row, self._below = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.type, self.aspect, self.length):
            self._row.addWidget(widget)
        column.addLayout(self._row)
        column.addLayout(self._below)
        self._place()

    def _place(self) -> None:
        """What it will take stands beside the button, or below all of it; where the row is too narrow, the button stands there too."""
        places = (
            self._below if self.width() < NARROW else self._row,
            self._below if self.width() < WIDE else self._row,
        )
        if places == self._places:
            return
        self._places = places
        for row in (self._row, self._below):
            row.removeWidget(self.make)
            row.removeWidget(self.outlook)
        places[1].addWidget(self.outlook, 1)
        places[0].insertWidget(3 if places[0] is self._row else 1, self.make)
        self._row.setStretch(0, int(self._below is places[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """More rows where one is too narrow."""
        super().resizeEvent(event)
        self._place()

    def choose(self, type_: str) -> None:
        """Ask for this kind."""
        self.type.setCurrentIndex(self.type.findData(type_))

    def weigh(self) -> None:
        """Ask anew what it will take."""
        self.weighed.emit(self.request)

    def foretell(self, words: str) -> None:
        """Say what it will take."""
        self.outlook.setText(words)

    @property
    def request(self) -> ArtifactRequest:
        """What stands there."""
        type_, plan = self.type.currentData(), {"aspect": self.aspect.currentData()}
        if self.length.value() > self.length.minimum():
            plan["frames" if type_ == BOARD else "durationSeconds"] = self.length.value()
        return ArtifactRequest(type=type_, render_plan=plan)

    def _order(self) -> None:
        self.ordered.emit(self.request)

    def _measure(self) -> None:
        """Ask for what the chosen type is measured in; its smallest value stands for the usual length."""
        type_ = self.type.currentData()
        least, most, _ = FRAMES if type_ == BOARD else SECONDS[type_]
        step = 1 if type_ == BOARD else 5
        self.length.blockSignals(True)
        self.length.setRange(least - step, most)
        self.length.setSingleStep(step)
        self.length.setSuffix(" frames" if type_ == BOARD else " s")
        self.length.setSpecialValueText("As many as usual" if type_ == BOARD else "Usual length")
        self.length.setValue(self.length.minimum())
        self.length.blockSignals(False)
        self.make.setText(f"&Make it  ·  {price(type_)} credits")
        self.make.setAccessibleName(f"Make it, {price(type_)} credits")
        self.make.setMinimumWidth(self.make.sizeHint().width())
        self.weigh()
