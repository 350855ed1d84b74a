"""Library, passage: the exact place in a source that a claim leads back to."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from engine.library.extraction import Passage
from studio_app.theme.colors import current
from studio_app.widgets.pieces import label


class PassageDialog(QDialog):
    """Shows the quote within its surroundings, with source and page."""

    def __init__(self, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Passage")
        self.resize(640, 420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Passage")
        self.text.setHtml(_marked(passage))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(label(passage.source_title, "heading"))
        column.addWidget(label(_place(passage), "quiet"))
        column.addWidget(self.text, 1)
        column.addWidget(close)


def _place(passage: Passage) -> str:
    page = f"Page {passage.page}, " if passage.page else ""
    state = "" if passage.verified else " The source's text is no longer kept; this is the quote as it was."
    return f"{page}characters {passage.char_start:,} to {passage.char_end:,}.{state}"


def _marked(passage: Passage) -> str:
    colors = current()
    before, quote, after = (
        html.escape(part).replace("\n", "<br>") for part in (passage.before, passage.quote, passage.after)
    )
    mark = f"background:{colors.accent};color:{colors.on_accent};"
    return f'<p style="line-height:150%">{before}<span style="{mark}">{quote}</span>{after}</p>'
