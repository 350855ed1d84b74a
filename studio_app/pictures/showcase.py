"""Pictures, showcase: what an empty room can make, a card each with a picture of it, and what is needed first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio_app.pictures.offer import Offer
from studio_app.pictures.order_bar import TYPES
from studio_app.widgets.pieces import button, label, scrolled

WORDS = {
    "pitch_deck": "Slides with real text, charts and speaker notes, as PDF and PPTX, and a film of them.",
    "storyboard": "A frame for every turn of the story, a sheet with all of them, and a zip.",
    "trailer": "The story in a minute or so: narrated, with music and captions.",
    "production_video": "The whole argument in motion: narrated, scored, up to half an hour.",
}
UNPLANNED = (
    "One thing is needed first: a plan you have approved. It says what the story argues and on which passages, "
    "and every picture here is drawn from those."
)
EMPTY = "Choose one, then its shape and length above. Every picture is drawn from the evidence of your approved plan."
WIDEST, CARD = 900, 280


class Showcase(QWidget):
    """`chosen(type)` when a card is picked; `plan_asked` from the one button that is there while no plan is approved."""

    chosen, plan_asked = Signal(str), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.need = label("What can be made of this story", "title"), label(UNPLANNED, "quiet")
        self.plan = button("Go to the &plan", self.plan_asked.emit, "primary")
        self.cards = {name: Offer(name, words, WORDS[name]) for name, words in TYPES.items()}
        self._group, grid, row = QButtonGroup(self), QGridLayout(), QHBoxLayout()
        self._grid, self._across = grid, 2
        grid.setSpacing(14)
        for number, (name, offer) in enumerate(self.cards.items()):
            self._group.addButton(offer)
            offer.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            grid.addWidget(offer, number // 2, number % 2)
        row.addWidget(self.plan)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(2, 18, 2, 12)
        column.setSpacing(12)
        for part in (self.head, self.need):
            column.addWidget(part)
        column.addLayout(row)
        column.addSpacing(6)
        column.addLayout(grid)
        column.addStretch(1)
        page, inside, across = QWidget(), QWidget(), QHBoxLayout()
        inside.setLayout(column)
        inside.setMaximumWidth(WIDEST)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(inside, WIDEST)
        across.addStretch(1)
        page.setLayout(across)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        area = scrolled(page)
        area.setAccessibleName("What can be made")
        whole.addWidget(area)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """One card beside another where there is room for their words."""
        super().resizeEvent(event)
        across = 2 if self.width() >= 2 * CARD else 1
        if across != self._across:
            self._across = across
            for number, offer in enumerate(self.cards.values()):
                self._grid.addWidget(offer, number // across, number % across)

    def show_state(self, has_plan: bool, type_: str) -> None:
        """Whether something can be ordered, and which is chosen."""
        self.need.setText(EMPTY if has_plan else UNPLANNED)
        self.plan.setVisible(not has_plan)
        for name, offer in self.cards.items():
            offer.setEnabled(has_plan)
            offer.setChecked(has_plan and name == type_)
