"""Table read, receipts: every line, or everything on a picture, with the passage it rests on, saved as a PDF or a page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.artifacts.model import Artifact, ArtifactType
from engine.table_read.receipts.model import Receipts, counted, file_name
from studio_app.operations import Operations
from studio_app.widgets.places import folder

FILTERS = {"pdf": "PDF (*.pdf)", "html": "Web page (*.html)"}


class ReceiptsExporter(QObject):
    """`told(title, text)` says where they went and what they count."""

    told = Signal(str, str)

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        super().__init__(parent)
        self._operations, self._window = operations, parent

    def ask(self, artifact: Artifact) -> None:
        """Ask where to and as what, then write."""
        kinds = [kind for kind in FILTERS if kind in self._operations.studio.receipts.kinds]
        name, offered = file_name(artifact.title, kinds[0], artifact.type), ";;".join(FILTERS[k] for k in kinds)
        start = str(folder(QStandardPaths.StandardLocation.DocumentsLocation) / name)
        chosen, wanted = QFileDialog.getSaveFileName(self._window, "Export receipts", start, offered)
        if chosen:
            self.begin(artifact, _with_ending(Path(chosen), wanted))

    def begin(self, artifact: Artifact, target: Path) -> None:
        """Gather and write; nothing is charged."""
        studio = self._operations.studio

        def write() -> Receipts:
            with studio.reading("owner") as work:
                pictured = artifact.type is not ArtifactType.TABLE_READ
                receipts = (studio.pictures.receipts if pictured else studio.receipts.of)(work, artifact.id)
            studio.receipts.write(receipts, target)
            return receipts

        self._operations.away(write, lambda made: self.told.emit("Saved", f"{target}. {counted(made.counts())}"))


def _with_ending(chosen: Path, wanted: str) -> Path:
    """The file with the ending of what it is; a name without one gets that of the chosen kind."""
    if chosen.suffix.lower() in (".pdf", ".html", ".htm"):
        return chosen
    kind = next((kind for kind, words in FILTERS.items() if words == wanted), "html")
    return chosen.with_name(f"{chosen.name}.{kind}")
