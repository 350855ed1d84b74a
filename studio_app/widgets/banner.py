"""Widgets, banner: a problem said in words at the top of the page, until it is dismissed."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engine.foundation.errors import StudioError
from studio_app.messages import headline
from studio_app.widgets.pieces import button, label


class Banner(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName("Notice")
        self._title, self._text = label("", "heading"), label("", selectable=True)
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.addLayout(words, 1)
        row.addWidget(button("Dismiss", self.hide))
        self.hide()

    @property
    def words(self) -> str:
        """What it says now."""
        return f"{self._title.text()}: {self._text.text()}"

    def show_problem(self, problem: StudioError) -> None:
        """Say what happened and what to do."""
        self.say(headline(problem), problem.sentence(), tone="bad")

    def say(self, title: str, text: str, tone: str = "good") -> None:
        """Say anything; `tone` is good or bad."""
        self.setProperty("tone", tone)
        self.style().polish(self)
        self._title.setText(title)
        self._text.setText(text)
        self.show()
