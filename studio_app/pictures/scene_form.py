"""Pictures, scene form: one scene's kind, words and numbers, where they come from, and the buttons that draw it again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from engine.pictures.choices import Choices
from engine.pictures.model import Scene, SceneKind
from studio_app.pictures.wording import Typed, numbered, numbers_of, text_of, worded
from studio_app.theme.colors import current
from studio_app.widgets.pieces import button, label, modest, scrolled

KINDS = {
    SceneKind.TITLE: "Title", SceneKind.CHAPTER: "Chapter card", SceneKind.QUOTATION: "Quotation", SceneKind.STATEMENT: "Statement",
    SceneKind.BIG_NUMBER: "Big number", SceneKind.COMPARISON: "Comparison", SceneKind.TIMELINE: "Timeline", SceneKind.BARS: "Bar chart",
    SceneKind.LINE: "Line chart", SceneKind.MAP: "Who and what belong together", SceneKind.PROCESS: "Steps", SceneKind.LIST: "List",
    SceneKind.PORTRAIT: "Portrait of the speaker", SceneKind.SPLIT: "Two sources", SceneKind.DOCUMENT: "Page of the source",
    SceneKind.CLOSING: "Closing card", SceneKind.STAGE: "Stage",
}  # fmt: skip
LEAST, MOST, SHORT = 64, 200, 8
NUMBERS = "Only numbers of the sources are drawn, a line each; behind the colon stands what it counts."
PRICE = "Only this scene is drawn anew; it costs nothing."


class Lines(QPlainTextEdit):
    """A field for some lines that asks for few and takes what there is."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for three."""
        return QSize(160, LEAST)


class SceneForm(QWidget):
    """`touched()` whenever the person changes something, `redrawn(scene)` when a scene is wanted in this place.

    `passages_asked(ids)` asks for the evidence that is shown.
    """

    touched, redrawn, passages_asked = Signal(), Signal(object), Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices, self._is_touched = Choices(), False
        self.kind, self.title, self.body, self.numbers = QComboBox(), QLineEdit(), Lines(), Lines()
        self.beat, self.why, self.source = label("", "quiet"), label("", "bad"), label("", "quiet", selectable=True)
        self.passages = button("Pass&ages…", self._ask_passages, tip="Open the exact passages this scene rests on")
        self.draw = button("&Draw it again", self._ask, "primary", PRICE)
        self.undo = button("&Undo", self._take_back, tip="Take the last change back: draw this scene as it was before")
        self.price = label(PRICE, "quiet")
        self._names = {field: label(name, "quiet") for field, name in self._fields()}
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._chosen)
        self.kind.activated.connect(lambda _: self._touch())
        self.title.textEdited.connect(lambda _: self._touch())
        for lines in (self.body, self.numbers):
            lines.textChanged.connect(self._touch)
        self.show_choices(Choices())

    @property
    def typed(self) -> Typed | None:
        """What was typed or chosen and is not drawn yet; None where nothing was."""
        if not self._is_touched:
            return None
        name, title = self.kind.currentText(), self.title.text()
        return Typed(name, title, self.body.toPlainText(), self.numbers.toPlainText())

    def show_choices(self, choices: Choices, typed: Typed | None = None) -> None:
        """The scene as it is, then what else it could be, then what it cannot; with what was typed here before."""
        self._choices, self._is_touched = choices, False
        with QSignalBlocker(self.kind):
            self.kind.clear()
            for number, scene in enumerate(choices.scenes):
                is_again = any(one.kind is scene.kind for one in choices.scenes[:number])
                self.kind.addItem(f"{KINDS[scene.kind]}, as it was first" if is_again else KINDS[scene.kind])
            for kind in choices.lacks:
                self.kind.addItem(f"{KINDS[kind]} (not here)")
                self.kind.setItemData(self.kind.count() - 1, QColor(current().quiet), Qt.ItemDataRole.ForegroundRole)
        self.setEnabled(bool(choices.scenes))
        self.undo.setVisible(choices.former is not None)
        self.beat.setText(f"Beat: {choices.beat}")
        self.beat.setVisible(bool(choices.beat))
        self._fill(0)
        if typed is not None and not (choices.scenes and typed.is_shown(choices.scenes[0], self.kind.itemText(0))):
            self._restore(typed)

    def _chosen(self, row: int) -> None:
        """Another kind; a title and a text of somebody's own are taken along where it has room for them."""
        title = self.title.text() if self.title.isModified() else None
        body = self.body.toPlainText() if self.body.document().isModified() else None
        self._fill(row)
        scene = self._scene(row)
        if title is not None and scene is not None:
            self.title.setText(title)
            self.title.setModified(True)
        if body is not None and scene is not None and (scene.body or not scene.items):
            self._write(self.body, body, is_own=True)

    def _fill(self, row: int) -> None:
        scene = self._scene(row)
        lacks = list(self._choices.lacks.values())
        at = row - len(self._choices.scenes)
        self.why.setText(lacks[at] if 0 <= at < len(lacks) else "")
        self.why.setVisible(bool(self.why.text()))
        self.draw.setEnabled(scene is not None)
        shown = scene or Scene(0, SceneKind.STATEMENT, "", "", "")
        self.title.setText(shown.title)
        self.title.setCursorPosition(0)
        self._write(self.body, text_of(shown))
        self._write(self.numbers, numbers_of(shown))
        has_text = bool(shown.body or shown.items or not shown.figures)
        visible = {
            self.title: scene is not None,
            self.body: scene is not None and has_text,
            self.numbers: bool(shown.figures),
        }
        for field, is_there in visible.items():
            for part in (field, self._names[field]):
                part.setVisible(is_there)
        self.source.setText(_standing(shown))
        self.passages.setVisible(bool(_evidence(shown)))
        self.source.setVisible(scene is not None)

    def _restore(self, typed: Typed) -> None:
        with QSignalBlocker(self.kind):
            self.kind.setCurrentIndex(max(0, self.kind.findText(typed.name)))
        self._fill(self.kind.currentIndex())
        self.title.setText(typed.title)
        self.title.setModified(True)
        self._write(self.body, typed.body, is_own=True)
        self._write(self.numbers, typed.numbers)
        self._is_touched = True

    def _write(self, field: Lines, text: str, *, is_own: bool = False) -> None:
        with QSignalBlocker(field):
            field.setPlainText(text)
            field.document().setModified(is_own)

    def _touch(self) -> None:
        self._is_touched = True
        self.touched.emit()

    def _scene(self, row: int) -> Scene | None:
        return self._choices.scenes[row] if 0 <= row < len(self._choices.scenes) else None

    def _ask(self) -> None:
        scene = self._scene(self.kind.currentIndex())
        if scene is not None:
            self._is_touched = True
            new = worded(replace(scene, title=self.title.text().strip()), self.body.toPlainText().strip())
            numbers = self.numbers.toPlainText()
            self.redrawn.emit(numbered(new, numbers, self._choices.scenes) if numbers != numbers_of(scene) else new)

    def _take_back(self) -> None:
        if self._choices.former is not None:
            self._is_touched = False
            self.redrawn.emit(self._choices.former)

    def _ask_passages(self) -> None:
        scene = self._scene(self.kind.currentIndex())
        if scene is not None:
            self.passages_asked.emit(_evidence(scene))

    def _fields(self) -> tuple[tuple[QWidget, str], ...]:
        return (self.kind, "Kind of scene"), (self.title, "Title"), (self.body, "Text"), (self.numbers, "Numbers")

    def _lay_out(self) -> None:
        self.title.setMaxLength(300)
        modest(self.kind, SHORT)  # the longest kind is wider than the form of a small window
        for lines in (self.body, self.numbers):
            lines.setTabChangesFocus(True)
            lines.setMinimumHeight(LEAST)
            lines.setMaximumHeight(MOST)
        self.numbers.setToolTip(NUMBERS)
        fields, row, column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for widget, name in self._fields():
            widget.setAccessibleName(name)
            fields.addWidget(self._names[widget])
            fields.addWidget(widget, 9 if isinstance(widget, Lines) else 0)
            if widget is self.kind:
                fields.addWidget(self.why)
        for part in (self.beat, self.source, self.passages, self.price):
            fields.addWidget(part)
        fields.addStretch(1)
        row.addWidget(self.draw, 1)
        row.addWidget(self.undo)
        inside = QWidget()
        inside.setLayout(fields)
        area = scrolled(inside)
        area.setAccessibleName("What the scene shows")
        column.addWidget(area, 1)
        column.addLayout(row)
        for layout in (fields, column):
            layout.setContentsMargins(0, 0, 0, 0)


def _evidence(scene: Scene) -> tuple[str, ...]:
    """The evidence of a scene and of what it shows, each once."""
    shown = (*(one.evidence_id for one in scene.figures), *(one.evidence_id for one in scene.items))
    return tuple(filter(None, dict.fromkeys((*scene.evidence_ids, *shown))))


def _standing(scene: Scene) -> str:
    if scene.source:
        return f"From {scene.source}"
    return "In a source's own words; the receipts say where." if scene.evidence_ids else "No source is quoted here."
