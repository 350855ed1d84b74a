"""Library, passage: the exact places in the sources that a line or a claim leads back to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from engine.foundation.errors import KnownError, StudioError
from engine.library.extraction import PagePicture, Passage
from engine.library.model import Source
from engine.planning.envelope import Evidence
from studio_app.library.page_view import PageView
from studio_app.library.passage_text import QUOTE, marked, place_of, remark_on, text_view
from studio_app.operations import Operations
from studio_app.widgets.pieces import button, fitting, label

if TYPE_CHECKING:
    from engine import Work

Found = tuple[Passage, Source | None, bool]
AROUND = 900
WEB = ("http://", "https://")


class PassageDialog(QDialog):
    """Shows one or several passages, one at a time: the page of a PDF where it is kept, else the text around the quote."""

    def __init__(self, operations: Operations, evidence: Sequence[Evidence], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations, self._evidence, self.number = operations, tuple(evidence), 0
        self.found: Found | None = None
        self.page, self._asked = 0, (0, 0, 0)
        self.setWindowTitle("Passage")
        self.resize(fitting(self, 860, 760))
        self.title, self.place, self.remark = label("", "heading"), label("", "quiet"), label("", "bad")
        self.text, self.pages, self.count = text_view(), PageView(self._draw, self.leaf), label("", "quiet")
        self.quote = label("", selectable=True)
        self._make_buttons()
        self._lay_out()
        self._show_parts(is_drawn=False)
        self.look(0)

    def look(self, step: int) -> None:
        """Open the next (1), the one before (-1) or the same passage again (0)."""
        self.number = max(0, min(self.number + step, len(self._evidence) - 1))
        place, studio = self._evidence[self.number].place, self._operations.studio

        def open_it(work: Work) -> Found:
            passage = studio.library.passages(work, (place,), AROUND)[0]
            try:
                source = studio.library.remembered(work, place.source_id)
            except KnownError:
                return passage, None, False
            return passage, source, passage.page is not None and studio.library.pages.can_draw(source)

        wanted = self.number
        self._operations.look(open_it, lambda found: self._take(found) if self._is_at(wanted) else None)

    def leaf(self, step: int) -> None:
        """Turn pages; 0 goes back to the page of the passage."""
        if self.found is None or self.found[0].page is None:
            return
        self.page = self.page + step if step else self.found[0].page
        self.pages.begin()

    def show_text(self) -> None:
        """Turn between the page and the text read from it."""
        self._show_parts(is_drawn=not self.pages.isVisible())

    def _is_at(self, number: int) -> bool:
        # An answer may come after the window was closed, or after the person went on.
        return isValid(self) and self.number == number

    def _take(self, found: Found) -> None:
        passage, source, is_drawn = found
        self.found = found
        self.title.setText(passage.source_title or "A source that is no longer known")
        self.place.setText(place_of(passage, source))
        self.remark.setText(remark_on(passage, source, is_drawn=is_drawn))
        self.remark.setVisible(bool(self.remark.text()))
        self.text.setHtml(marked(passage))
        self.quote.setText(" ".join(passage.quote.split()))
        self.web.setVisible(_address(source) is not None)
        self.turn.setVisible(is_drawn)
        self._show_parts(is_drawn=is_drawn)
        (self.pages if is_drawn else self.text).setFocus()

    def _show_parts(self, *, is_drawn: bool) -> None:
        self.text.setVisible(not is_drawn)
        for part in (self.pages, self._tools, self.quote):
            part.setVisible(is_drawn)
        self.turn.setText("Show as &text" if is_drawn else "Show the &page")
        many = len(self._evidence) > 1
        self.which.setText(f"Passage {self.number + 1} of {len(self._evidence)}" if many else "")
        self.before.setVisible(many)
        self.after.setVisible(many)
        self.before.setEnabled(self.number > 0)
        self.after.setEnabled(self.number < len(self._evidence) - 1)
        if is_drawn:
            self.leaf(0)
        else:
            self.text.scrollToAnchor(QUOTE)

    def _draw(self, pixels: int) -> None:
        if self.found is None:
            return
        place, pages, asked = self._evidence[self.number].place, self._operations.studio.library.pages, self.page
        self._asked = (self.number, asked, pixels)
        wanted = self._asked

        def draw() -> tuple[PagePicture, QImage]:
            picture = pages.draw(place, asked, pixels)
            return picture, QImage.fromData(picture.png)

        self._operations.away(
            draw,
            lambda drawn: self._drawn(*drawn) if isValid(self) and self._asked == wanted else None,
            lambda problem: self._not_drawn(problem) if isValid(self) and self._asked == wanted else None,
        )

    def _drawn(self, picture: PagePicture, image: QImage) -> None:
        self.pages.show_page(picture, image)
        self.count.setText(f"Page {picture.page} of {picture.count}")
        self.last.setEnabled(picture.page > 1)
        self.next.setEnabled(picture.page < picture.count)

    def _not_drawn(self, problem: StudioError) -> None:
        self.remark.setText(problem.sentence())
        self.remark.setVisible(True)
        self.turn.setVisible(False)
        self._show_parts(is_drawn=False)

    def _open_web(self) -> None:
        address = _address(self.found[1]) if self.found is not None else None
        if address is not None:
            QDesktopServices.openUrl(QUrl(address))

    def _make_buttons(self) -> None:
        self.last = button("‹ Page", lambda: self.leaf(-1), tip="The page before (Ctrl+Page up)")
        self.next = button("Page ›", lambda: self.leaf(1), tip="The next page (Ctrl+Page down)")
        self.mark = button("&Back to the passage", lambda: self.leaf(0), tip="The page of the passage (Ctrl+Home)")
        self.less = button("−", lambda: self.pages.step_zoom(-1), tip="Smaller (Ctrl+-)")
        self.fit = button("&Fit", lambda: self.pages.step_zoom(0), tip="As wide as the window (Ctrl+0)")
        self.more = button("+", lambda: self.pages.step_zoom(1), tip="Larger (Ctrl++)")
        self.turn = button("Show as &text", self.show_text, tip="The page, or the text read from it")
        self.web = button("Open the &web page", self._open_web, tip="In your browser")
        self.before = button("‹ Passage", lambda: self.look(-1), tip="The passage before (Alt+Left)")
        self.after = button("Passage ›", lambda: self.look(1), tip="The next passage (Alt+Right)")
        self.which = label("", "quiet")
        names = ((self.last, "Previous page"), (self.next, "Next page"), (self.less, "Smaller"), (self.more, "Larger"))
        for widget, name in (*names, (self.before, "Previous passage"), (self.after, "Next passage")):
            widget.setAccessibleName(name)
        keys = {
            "Ctrl+PgUp": self.last, "Ctrl+PgDown": self.next, "Ctrl+Home": self.mark, "Ctrl+-": self.less, "Ctrl+0": self.fit,
            "Ctrl++": self.more, "Ctrl+=": self.more, "Alt+Left": self.before, "Alt+Right": self.after,
        }  # fmt: skip
        for key, widget in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(widget.click)

    def _lay_out(self) -> None:
        self._tools = QWidget()
        tools = _row(self._tools, self.last, self.count, self.next, self.mark, None, self.less, self.fit, self.more)
        self.count.setWordWrap(False)
        tools.setContentsMargins(0, 0, 0, 0)
        self.which.setWordWrap(False)
        close = button("&Close", self.reject, tip="Close (Esc)")
        close.setDefault(True)
        foot = _row(None, self.before, self.which, self.after, None, self.web, self.turn, close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        for part in (self.title, self.place, self.remark, self._tools):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.text, 1)
        column.addWidget(self.quote)
        column.addLayout(foot)


def _row(parent: QWidget | None, *parts: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def _address(source: Source | None) -> str | None:
    told = source.url or source.metadata.get("url") if source is not None else None
    return told if isinstance(told, str) and told.lower().startswith(WEB) else None
