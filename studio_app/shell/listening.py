"""Shell, listening: what is heard of the read on the page: its current version, an earlier one, and when a new one takes over."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from engine.artifacts.model import Artifact
from engine.table_read.model import TableRead
from studio_app.operations import Operations
from studio_app.stage.player import Player
from studio_app.stage.player_bar import PlayerBar
from studio_app.table_read.read_page import ReadPage


class Listening(QObject):
    """Whoever listens goes on listening; what has changed is heard from the next start on. `told(title, text)` for a notice."""

    told = Signal(str, str)

    def __init__(
        self, operations: Operations, player: Player, bar: PlayerBar, page: ReadPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._operations, self._player, self._bar, self._page = operations, player, bar, page
        self._heard, self._revision = "", 0
        self._next: tuple[Artifact, TableRead] | None = None
        page.ready.connect(self._ready)
        page.gone.connect(self._forget)
        page.line_asked.connect(self.play_line)
        page.listen_asked.connect(self.listen_to)
        page.take_played.connect(self._hush)
        player.line.connect(self._follow)
        player.playing.connect(lambda playing: None if playing else self._renew())

    @property
    def is_current(self) -> bool:
        """Whether it is the script on the page that is heard."""
        return self._next is None and not self._revision

    def listen_to(self, number: int) -> None:
        """Play an earlier version, or (0) the current one again, from its beginning."""
        artifact = self._page.artifact
        if artifact is not None:
            table_read = self._operations.studio.table_read
            self._operations.look(
                lambda work: table_read.read(work, artifact.id, number or None),
                lambda read: self._listen(artifact, read, number),
            )

    def play_line(self, entry_index: int) -> None:
        """Play the current version from this line on."""
        if self.is_current:
            self._player.play_line(entry_index)
            return
        artifact, read = self._page.artifact, self._page.read
        self._next = None
        if artifact is not None and read is not None:
            self._load(artifact, read)
            self._player.play_line(entry_index)

    def _ready(self, artifact: Artifact, read: TableRead) -> None:
        if self._player.is_playing and self._heard == artifact.id:
            self._next = (artifact, read)
        else:
            self._load(artifact, read)

    def _listen(self, artifact: Artifact, read: TableRead, number: int) -> None:
        self._next = None
        self._load(artifact, read, number)
        self._player.play_from(0)
        if number:
            self.told.emit(
                f"Version {number} is playing", "The script shows the current version; play one of its lines to return."
            )

    def _load(self, artifact: Artifact, read: TableRead, number: int = 0) -> None:
        self._next, self._heard, self._revision = None, artifact.id, number
        self._bar.show_read(read)
        self._player.load(artifact.id, number or None)

    def _renew(self) -> None:
        """The performance that went on is over or held: the newest version is in its place, where the listener was."""
        if self._next is not None:
            at = self._player.position_ms
            self._load(*self._next)
            self._player.seek(at)

    def _hush(self) -> None:
        if self._player.is_playing:
            self._player.toggle()

    def _follow(self, entry_index: int) -> None:
        if self.is_current:
            self._page.follow(entry_index)

    def _forget(self) -> None:
        self._next, self._heard, self._revision = None, "", 0
