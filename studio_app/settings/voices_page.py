"""Settings, voices: voice packs brought in, moved and removed; which engines this machine has; every voice to listen to."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from engine.table_read.packs import Offer, Pack
from studio_app.operations import Operations
from studio_app.settings.terms_dialog import TermsDialog, counted, sized
from studio_app.voices.lexicon_dialog import LexiconDialog
from studio_app.voices.voice_picker import VoicePicker
from studio_app.widgets.pieces import button, card, label

if TYPE_CHECKING:
    from engine.foundation.errors import StudioError
    from engine.foundation.probe import Probe

ID_ROLE = 0x0100
ARCHIVES = "Voice packs (*.tar.bz2 *.tar.gz *.tar.xz *.tgz *.tar *.zip)"


class VoicesPage(QWidget):
    """Packs and engines."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._stop = threading.Event()
        self.packs, self.address = QListWidget(), QLineEdit()
        self.folder, self.engines, self.told = (
            label("", "quiet", selectable=True),
            label("", "quiet"),
            label("", "quiet"),
        )
        self.bar = QProgressBar()
        self.terms: TermsDialog | None = None
        self.picker: VoicePicker | None = None
        self.lexicon: LexiconDialog | None = None
        self._make_fields()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._packs_card(), 1)
        column.addWidget(self._engines_card())
        self.refresh()

    def refresh(self) -> None:
        """Look again at packs and engines."""
        packs = self._operations.studio.packs
        self._operations.away(
            lambda: (packs.packs(), packs.folder, packs.engines()), lambda found: self._show(*found), self._fail
        )

    def bring(self, source: str) -> None:
        """Fetch or read a pack, then show its terms."""
        packs = self._operations.studio.packs
        if source.strip() and not self.bar.isVisibleTo(self):
            self._away("Looking at the voice pack", lambda: packs.prepare(source, "", self._progress), self._offer)

    def install(self, offer: Offer) -> None:
        """Put a pack whose terms were accepted in place."""
        packs = self._operations.studio.packs
        self._away("Installing", lambda: packs.install(offer), self._installed)

    def remove(self) -> None:
        """Delete the marked pack."""
        item, packs = self.packs.currentItem(), self._operations.studio.packs
        if self.packs.currentRow() >= 0:
            pack_id = str(item.data(ID_ROLE))
            self._away("Removing", lambda: packs.remove(pack_id), lambda pack: self._say(f"{pack.name} is removed."))

    def move_to(self, folder: Path) -> None:
        """Move all packs to another folder."""
        packs = self._operations.studio.packs
        self._away(
            "Moving",
            lambda: packs.move(folder, self._progress),
            lambda there: self._say(f"Voice packs now lie in {there}."),
        )

    def listen(self) -> None:
        """Open the whole catalogue."""
        self.picker = VoicePicker(self._operations, "", "", "", self)
        self.picker.open()

    def open_lexicon(self) -> None:
        """Open the pronunciations that hold everywhere."""
        self.lexicon = LexiconDialog(self._operations, "", "", self)
        self.lexicon.open()

    def look_again(self) -> None:
        """Look anew for engines on this machine."""
        packs = self._operations.studio.packs
        self._operations.away(packs.look_again, lambda _: self.refresh(), self._fail)

    def _away(self, what: str, act: Callable[[], object], then: Callable[..., None]) -> None:
        self._stop.clear()
        self.told.setText(what)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.halt.show()
        self._operations.away(act, lambda value: self._done(then, value), self._fail)

    def _progress(self, what: str, done: int, total: int) -> bool:
        """Told in a thread of its own; shown in the window's."""
        self._operations.answer(lambda now: self._show_progress(*now), (what, done, total))
        return not self._stop.is_set()

    def _show_progress(self, what: str, done: int, total: int) -> None:
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(done * 1000 // total if total else 0)
        self.told.setText(f"{what}: {sized(done)}{f' of {sized(total)}' if total else ''}")

    def _done(self, then: Callable[..., None], value: object) -> None:
        self._rest()
        then(value)
        self.refresh()

    def _rest(self) -> None:
        self.bar.hide()
        self.halt.hide()
        self.told.clear()

    def _fail(self, problem: StudioError) -> None:
        self._rest()
        self.told.setText(problem.sentence())

    def _say(self, text: str) -> None:
        self.told.setText(text)

    def _offer(self, offer: Offer) -> None:
        packs = self._operations.studio.packs
        self.terms = TermsDialog(offer, self)
        self.terms.accepted.connect(lambda: self.install(offer))
        self.terms.rejected.connect(lambda: self._operations.away(lambda: packs.refuse(offer)))
        self.terms.open()

    def _installed(self, pack: Pack) -> None:
        self.address.clear()
        self._say(f"{pack.name} is installed.")

    def _show(self, packs: tuple[Pack, ...], folder: Path, engines: tuple[tuple[str, Probe], ...]) -> None:
        self.packs.clear()
        for pack in packs:
            item = QListWidgetItem(
                f"{pack.name}   {pack.language}, {counted(len(pack.voices))}, {sized(pack.size_bytes)}\n{pack.license}"
            )
            item.setData(ID_ROLE, pack.id)
            self.packs.addItem(item)
        self.packs.setCurrentRow(0 if packs else -1)
        self.drop.setEnabled(bool(packs))
        self.folder.setText(f"Voice packs lie in {folder}")
        here = [probe.reason for _, probe in engines if probe.available]
        missing = [name for name, probe in engines if not probe.available and "another system" not in probe.reason]
        self.engines.setText("\n".join([*here, *([f"Not on this machine: {', '.join(missing)}."] if missing else [])]))

    def _ask_folder(self) -> None:
        self.bring(QFileDialog.getExistingDirectory(self, "Folder of a voice pack"))

    def _ask_archive(self) -> None:
        self.bring(QFileDialog.getOpenFileName(self, "Archive of a voice pack", "", ARCHIVES)[0])

    def _ask_move(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where voice packs shall lie")
        if chosen:
            self.move_to(Path(chosen))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._operations.studio.packs.folder)))

    def _make_fields(self) -> None:
        self.packs.setAccessibleName("Voice packs")
        self.address.setPlaceholderText("Address: https://…tar.bz2#sha256=…")
        self.address.setAccessibleName("Address of a voice pack")
        self.address.setToolTip("An archive of one voice pack; with #sha256=… behind it what comes is checked")
        self.address.returnPressed.connect(lambda: self.bring(self.address.text()))
        self.bar.setAccessibleName("Progress")
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.halt = button("&Stop", self._stop.set, tip="What was fetched is kept, and goes on next time")
        self.halt.hide()
        self.drop = button("&Remove", self.remove)

    def _packs_card(self) -> QWidget:
        fetch, add, work = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        fetch.addWidget(self.address, 1)
        fetch.addWidget(button("&Fetch", lambda: self.bring(self.address.text())))
        for widget in (button("Add f&older…", self._ask_folder), button("Add &archive…", self._ask_archive), self.drop):
            add.addWidget(widget)
        add.addStretch(1)
        add.addWidget(button("&Move…", self._ask_move, tip="To another folder or disk, compared file by file"))
        add.addWidget(button("Open", self._open_folder, tip="Open the folder of the voice packs"))
        work.addWidget(self.bar, 1)
        work.addWidget(self.halt)
        words = "Better voices: piper, kokoro, kitten and matcha models for sherpa-onnx."
        return card(
            label("Voice packs", "heading"), label(words, "quiet"), self.packs, fetch, add, work, self.told, self.folder
        )

    def _engines_card(self) -> QWidget:
        row = QHBoxLayout()
        for widget in (
            button("&Listen to all voices…", self.listen), button("&Pronunciation…", self.open_lexicon), button("Look a&gain", self.look_again),
        ):  # fmt: skip
            row.addWidget(widget)
        row.addStretch(1)
        return card(label("Engines", "heading"), self.engines, row)
