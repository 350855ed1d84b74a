"""Pictures, film dialog: the film of one read: what it costs, how far it is, its way out; looked at in motion."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from engine.artifacts.model import Artifact
from engine.credits.model import PRICES, Operation
from engine.jobs.model import Progress
from engine.pictures.film import Film, FilmStatus, Outlook
from studio_app.pictures.film_export import FilmExporter
from studio_app.pictures.foretelling import foretold
from studio_app.pictures.screen import Screen
from studio_app.widgets.pieces import button, label
from studio_app.widgets.places import file_name, folder

SIZES = {"1080p": "1920 × 1080", "720p": "1280 × 720"}
PRICE = PRICES[Operation.TABLE_READ_FINALIZE_VIDEO]
ABOUT = (
    "The stage with whoever speaks, every word lit as it is said, what it rests on, and the music. "
    "Captions and chapters are in the file too."
)
HEADS = {
    FilmStatus.QUEUED: "It begins as soon as a painter is free", FilmStatus.RENDERING: "The film is being made",
    FilmStatus.COMPLETE: "The film is ready", FilmStatus.STALE: "The read has changed since this film was made",
    FilmStatus.FAILED: "The film could not be made",
}  # fmt: skip
CHANGED = "Its words, voices, sound or portraits are others now. This film still plays, and can be saved as it is."
GOES_ON = "It goes on when this is closed, and where it was when the studio is started anew."


class FilmDialog(QDialog):
    """One read's film."""

    def __init__(self, films: FilmExporter, artifact: Artifact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Film")
        self._films, self._artifact = films, artifact
        self.film: Film | None = None
        self.head, self.remark, self.bar, self.resolution = (
            label("", "title"),
            label("", "quiet"),
            QProgressBar(),
            QComboBox(),
        )
        self.outlook, self.view = label("", "quiet"), Screen()
        self.make = button("&Make it", self._make, "primary")
        self.play, self.stop = button("&Play", self._toggle), button("S&top making it", self._stop)
        self.save, self.leave = button("&Save…", self.ask_file, "primary"), button("&Close", self.reject)
        self._lay_out()
        films.moved.connect(self._moved)
        films.progressed.connect(self._progressed)
        films.foreseen.connect(self._foreseen)
        self.resolution.currentIndexChanged.connect(self._foresee)
        self.view.stopped.connect(lambda: self._show_playing(False))
        self._show(None)
        films.look(artifact.id)
        self._foresee()

    def ask_file(self) -> None:
        """Ask where to, and copy it there."""
        movies = folder(QStandardPaths.StandardLocation.MoviesLocation)
        start = str(movies / f"{file_name(self._artifact.title)}.mp4")
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the film", start, "MP4 (*.mp4)")
        if chosen and self.film is not None:
            target = Path(chosen)
            self._films.save(self.film, target if target.suffix else target.with_suffix(".mp4"))

    def done(self, result: int) -> None:
        """Close; a film that is being made goes on."""
        self.view.stop()
        super().done(result)

    def _make(self) -> None:
        self._films.make(self._artifact.id, self.resolution.currentData())

    def _foresee(self) -> None:
        self._films.foresee(self._artifact.id, self.resolution.currentData())

    def _foreseen(self, artifact_id: str, outlook: Outlook, free: int) -> None:
        if artifact_id == self._artifact.id:
            self.outlook.setText(foretold(outlook, free))
            self._fit()

    def _stop(self) -> None:
        self._films.cancel(self._artifact.id)

    def _toggle(self) -> None:
        if self.view.is_playing:
            self.view.stop()
        elif self.film is not None:
            self.view.play(self._films.path(self.film), 0)
            self._show_playing(True)

    def _show_playing(self, is_playing: bool) -> None:
        self.view.setVisible(is_playing)
        self.play.setText("&Stop" if is_playing else "&Play")
        self._fit()

    def _moved(self, artifact_id: str, film: Film | None) -> None:
        if artifact_id == self._artifact.id:
            self._show(film)

    def _progressed(self, artifact_id: str, progress: Progress) -> None:
        if artifact_id == self._artifact.id and self.film is not None and self.film.is_in_flight:
            self.bar.setValue(progress.percent)
            self.remark.setText(f"{progress.detail}\n{GOES_ON}")

    def _show(self, film: Film | None) -> None:
        self.film = film
        status = film.status if film is not None else FilmStatus.NOT_RENDERED
        is_made, is_open = film is not None and film.is_finished, film is not None and film.is_in_flight
        self.head.setText(HEADS.get(status, "The film of this read"))
        self.remark.setText(_words(film))
        self.bar.setVisible(is_open)
        self.stop.setVisible(is_open)
        self.save.setVisible(is_made)
        self.save.setProperty("kind", "primary" if status is FilmStatus.COMPLETE else "")
        self.save.style().polish(self.save)
        self.play.setVisible(is_made)
        can_make = not is_open and status is not FilmStatus.COMPLETE
        self.make.setVisible(can_make)
        self.resolution.setVisible(can_make)
        self.outlook.setVisible(can_make)
        self._fit()
        self.make.setText(f"&Make it{' anew' if is_made else ''}  ·  {PRICE} credits")

    def _fit(self) -> None:
        """As high as what it says now."""
        column = self.layout()
        if column is not None:
            self.resize(self.width(), column.totalHeightForWidth(self.width()))

    def _lay_out(self) -> None:
        for text, words in SIZES.items():
            self.resolution.addItem(f"{text}, {words}", text)
        self.resolution.setAccessibleName("Size of the picture")
        self.bar.setAccessibleName("Progress")
        self.bar.setTextVisible(False)
        self.view.setMinimumSize(560, 315)
        self.view.hide()
        row = QHBoxLayout()
        for widget in (self.play, self.stop, self.resolution):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.leave, self.save, self.make):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        for part in (self.head, self.view, self.remark, self.outlook, self.bar):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(row)
        self.resize(600, 220)


def _words(film: Film | None) -> str:
    if film is None or film.status is FilmStatus.NOT_RENDERED:
        return ABOUT
    if film.status is FilmStatus.FAILED:
        return film.error or "Nothing was charged."
    if film.is_in_flight:
        return GOES_ON
    if not film.duration_ms:
        return "The earlier film is kept."
    seconds, size = round((film.duration_ms or 0) / 1000), (film.byte_size or 0) / 1e6
    told = f"{seconds // 60}:{seconds % 60:02}  ·  {film.width} × {film.height}  ·  {size:.1f} MB"
    return f"{told}\n{CHANGED}" if film.status is FilmStatus.STALE else told
