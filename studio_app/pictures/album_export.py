"""Pictures, album export: every file of a deck, a board or a film, in a folder of its own where the person says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.pictures.album import Album
from studio_app.operations import Operations
from studio_app.pictures.film_export import FilmFailed, save_file
from studio_app.pictures.order_bar import TYPES
from studio_app.widgets.places import file_name, folder

if TYPE_CHECKING:
    from engine import Work

POSTER = "poster.png"


class AlbumExporter(QObject):
    """`told(title, text)` says where the files are."""

    told = Signal(str, str)

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        super().__init__(parent)
        self._operations, self._window = operations, parent

    def ask(self, album: Album) -> None:
        """Ask where to, then save every file."""
        start = str(folder(QStandardPaths.StandardLocation.DocumentsLocation))
        chosen = QFileDialog.getExistingDirectory(self._window, "Save the files in a new folder in", start)
        if chosen:
            self.save_in(album, Path(chosen))

    def save_in(self, album: Album, place: Path) -> None:
        """Copy everything that was made into a new folder here; nothing that lies there is written over."""

        def save() -> tuple[int, Path]:
            files, target = (
                self._files(album),
                free_folder(place / f"{file_name(album.title)}, {TYPES[album.type].lower()}"),
            )
            _make(target)
            for name, path in files.items():
                save_file(path, target / name)
            return len(files), target

        self._operations.away(save, lambda saved: self.told.emit("Saved", f"{saved[0]} files in {saved[1]}"))

    def _files(self, album: Album) -> dict[str, Path]:
        """The files by their names: those of the artifact, its captions and its poster besides."""
        studio = self._operations.studio

        def blob(work: Work, path: str) -> Path:
            return studio.blobs.path(studio.artifacts.media(work, path.split("/")[2]).blob)

        with studio.reading("owner") as work:
            beside = {f"captions.{kind}": blob(work, path) for kind, path in album.captions.items()}
            beside |= {POSTER: blob(work, album.poster)} if album.poster else {}
        return beside | {fact.name: studio.blobs.path(fact.sha256) for fact in album.files}


def free_folder(wanted: Path) -> Path:
    """This folder, or the first with a number behind it that is not there yet."""
    number, free = 2, wanted
    while free.exists():
        number, free = number + 1, wanted.with_name(f"{wanted.name} {number}")
    return free


def _make(target: Path) -> None:
    try:
        target.mkdir()
    except OSError as problem:
        hint = "Choose another folder; everything is kept in the studio."
        raise FilmFailed(f"{target} could not be made: {problem.strerror}.", hint=hint) from problem
