"""Library, drop target: the place that invites sources; large on an empty page, a bar above a full one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio_app.widgets.pieces import button, label

INVITES = "Drop your documents here"
TELLS = "PDFs, Word files, EPUB books, saved web pages, text or Markdown; or paste text or a web address. Files are copied in, yours stay untouched."
REMINDS = "Drop more files here, or paste text or a web address."


class DropTarget(QFrame):
    """A dashed frame; `light` while something hangs over it, `grow` as long as there is nothing else to see."""

    def __init__(self, browse: Callable[[], None], paste: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drop")
        self._head, self._text = label(INVITES, "title"), label(TELLS, "quiet")
        words = QVBoxLayout()
        words.addWidget(self._head)
        words.addWidget(self._text)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.files = button("Add &files…", browse)
        buttons.addWidget(self.files)
        buttons.addWidget(button("Pas&te", paste, tip="Paste text or a web address (Ctrl+V)"))
        buttons.addStretch(1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.addStretch()
        self._whole.addLayout(words)
        self._whole.addLayout(buttons)
        self._whole.addStretch()
        self.grow(large=True)

    def grow(self, *, large: bool) -> None:
        """Fill the page, or be a bar."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(down if large else right)
        self._whole.setContentsMargins(*((40, 60, 40, 60) if large else (18, 10, 12, 10)))
        self._whole.setSpacing(18 if large else 8)
        for position, share in enumerate((2, 0, 0, 3) if large else (0, 1, 0, 0)):
            self._whole.setStretch(position, share)
        self._head.setVisible(large)
        self._text.setText(TELLS if large else REMINDS)
        for line in (self._head, self._text):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter if large else Qt.AlignmentFlag.AlignVCenter)
        tall = QSizePolicy.Policy.Expanding if large else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, tall)

    def light(self, *, on: bool) -> None:
        """Show that what hangs over it can be dropped."""
        self.setProperty("over", "true" if on else "false")
        self.style().polish(self)
