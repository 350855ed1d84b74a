"""Table read, export dialog: in which format, where to; then how far it is, and where it went."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from engine.artifacts.model import Artifact
from engine.stage.exports import Exported, ExportFormat
from studio_app.table_read.export import Exporter
from studio_app.widgets.pieces import button, card, label

PRICE = "Finishing the recording costs 6 credits once; every format of the same version comes from it."


class ExportDialog(QDialog):
    """One read's way out."""

    def __init__(self, exporter: Exporter, artifact: Artifact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self._exporter, self._artifact, self._exported = exporter, artifact, Path()
        self.kind, self.folder, self.bar, self.remark = QComboBox(), QLineEdit(), QProgressBar(), label(PRICE, "quiet")
        self.begin = button("&Export", self.export, "primary")
        self.show_it = button("Show in &folder", self._show, tip="Open the folder it went to")
        self.leave = button("&Close", self.reject)
        for one in ExportFormat:
            self.kind.addItem(one.label, str(one))
        music = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        self.folder.setText(music or str(Path.home()))
        self._lay_out()
        exporter.moved.connect(self._moved)
        exporter.ended.connect(self._ended)

    @property
    def target(self) -> Path:
        """Where it would go now: a name nothing stands at."""
        kind = ExportFormat(self.kind.currentData())
        plain = re.sub(r"[^\w\- ]+", "", self._artifact.title).strip()[:80] or "table read"
        name = f"{plain} {kind}" if kind.is_folder else plain
        target, number = Path(self.folder.text()) / f"{name}{kind.suffix}", 2
        while target.exists():
            target, number = target.with_name(f"{name} {number}{kind.suffix}"), number + 1
        return target

    def export(self) -> None:
        """Begin."""
        self.begin.setEnabled(False)
        self.show_it.hide()
        self.bar.show()
        self._exporter.begin(self._artifact, self.target, ExportFormat(self.kind.currentData()))

    def reject(self) -> None:
        """Close; what is being written is stopped and leaves nothing behind."""
        if self._exporter.is_busy:
            self._exporter.stop()
        super().reject()

    def _moved(self, percent: int, sentence: str) -> None:
        self.bar.setRange(0, 100 if percent else 0)
        self.bar.setValue(percent)
        self.remark.setText(sentence)
        self.leave.setText("&Stop")

    def _ended(self, exported: Exported | None) -> None:
        self.begin.setEnabled(True)
        self.bar.hide()
        self.leave.setText("&Close")
        if exported is None:
            problem = self._exporter.problem
            self._say(problem.sentence() if problem is not None else "Nothing was written.")
            return
        self._exported = exported.path
        self._say("\n".join([f"{exported.path}", exported.summary, *exported.warnings]))
        self.show_it.show()

    def _say(self, text: str) -> None:
        """Words that wrap ask for no room by themselves; the fields above must not pay for them."""
        self.remark.setText(text)
        needed = self.heightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))

    def _show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._exported.parent)))

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to", self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _lay_out(self) -> None:
        self.kind.setAccessibleName("Format")
        self.folder.setAccessibleName("Folder")
        self.bar.setAccessibleName("Progress")
        self.bar.setTextVisible(False)
        self.begin.setDefault(True)
        self.bar.hide()
        self.show_it.hide()
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(button("&Browse…", self._browse))
        row = QHBoxLayout()
        row.addWidget(self.show_it)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(card(label("Format", "heading"), self.kind, label("Folder", "heading"), where))
        column.addWidget(self.remark)
        column.addWidget(self.bar)
        column.addLayout(row)
        self.resize(600, 300)
