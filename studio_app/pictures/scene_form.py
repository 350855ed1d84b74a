"""Pictures, scene form: one scene's kind and words, and the button that draws it again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from engine.pictures.model import Item, Scene, SceneKind
from studio_app.widgets.pieces import button, label

KINDS = {
    SceneKind.TITLE: "Title", SceneKind.CHAPTER: "Chapter card", SceneKind.QUOTATION: "Quotation", SceneKind.STATEMENT: "Statement",
    SceneKind.BIG_NUMBER: "Big number", SceneKind.COMPARISON: "Comparison", SceneKind.TIMELINE: "Timeline", SceneKind.BARS: "Bar chart",
    SceneKind.LINE: "Line chart", SceneKind.MAP: "Who and what belong together", SceneKind.PROCESS: "Steps", SceneKind.LIST: "List",
    SceneKind.PORTRAIT: "Portrait of the speaker", SceneKind.SPLIT: "Two sources", SceneKind.DOCUMENT: "Page of the source",
    SceneKind.CLOSING: "Closing card", SceneKind.STAGE: "Stage",
}  # fmt: skip

LEAST, MOST = 64, 200


class Lines(QPlainTextEdit):
    """A field for some lines that asks for few and takes what there is."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for three."""
        return QSize(160, LEAST)


class SceneForm(QWidget):
    """`touched()` whenever the person changes something, `redrawn(scene)` when the scene is wanted as it stands in the form."""

    touched, redrawn = Signal(), Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._others: tuple[Scene, ...] = ()
        self.kind, self.title, self.body = QComboBox(), QLineEdit(), Lines()
        for widget, name in ((self.kind, "Kind of scene"), (self.title, "Title"), (self.body, "Text")):
            widget.setAccessibleName(name)
        self.title.setMaxLength(300)
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(LEAST)
        self.body.setMaximumHeight(MOST)
        self.source = label("", "quiet", selectable=True)
        self.draw = button("&Draw this scene again", self._ask, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for name, widget in (("Kind of scene", self.kind), ("Title", self.title), ("Text", self.body)):
            column.addWidget(label(name, "quiet"))
            column.addWidget(widget, 0 if widget is not self.body else 9)
        column.addWidget(self.source)
        column.addWidget(self.draw)
        column.addStretch(1)
        self.kind.currentIndexChanged.connect(self._chosen)
        self.kind.activated.connect(lambda _: self.touched.emit())
        self.title.textEdited.connect(lambda _: self.touched.emit())
        self.body.textChanged.connect(self.touched)
        self.setEnabled(False)

    def show_scenes(self, others: tuple[Scene, ...]) -> None:
        """The scene as it is, then what else its beat could carry."""
        self._others = others
        self.kind.blockSignals(True)
        self.kind.clear()
        for number, scene in enumerate(others):
            is_again = any(one.kind is scene.kind for one in others[:number])
            self.kind.addItem(f"{KINDS[scene.kind]}, as it was first" if is_again else KINDS[scene.kind])
        self.kind.blockSignals(False)
        self.setEnabled(bool(others))
        self._chosen(0 if others else -1)

    def _chosen(self, row: int) -> None:
        if not 0 <= row < len(self._others):
            return
        scene = self._others[row]
        self.title.setText(scene.title)
        self.title.setCursorPosition(0)
        with QSignalBlocker(self.body):
            self.body.setPlainText(scene.body or "\n".join(item.text for item in scene.items))
        self.body.setEnabled(bool(scene.body or scene.items or not scene.figures))
        self.body.setPlaceholderText("" if self.body.isEnabled() else "Its numbers are those of the sources.")
        self.source.setText(_standing(scene))

    def _ask(self) -> None:
        row = self.kind.currentIndex()
        if 0 <= row < len(self._others):
            title, body = self.title.text().strip(), self.body.toPlainText().strip()
            self.redrawn.emit(worded(replace(self._others[row], title=title), body))


def _standing(scene: Scene) -> str:
    if scene.source:
        return f"From {scene.source}"
    return "In a source's own words; the receipts say where." if scene.evidence_ids else "No source is quoted here."


def worded(scene: Scene, text: str) -> Scene:
    """The scene with this text: its own words, or a line for each of its items."""
    if scene.body or not scene.items:
        return replace(scene, body=text)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    known = {item.text: item for item in scene.items}
    items = (known.get(line) or _item(scene, number, line) for number, line in enumerate(lines))
    if scene.kind is SceneKind.PROCESS:
        items = (replace(item, mark=str(number + 1)) for number, item in enumerate(items))
    return replace(scene, items=tuple(items))


def _item(scene: Scene, number: int, line: str) -> Item:
    return replace(scene.items[number], text=line) if number < len(scene.items) else Item(line)
