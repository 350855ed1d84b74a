"""Stage, share: the link of a table read or of pictures, a switch that lets other devices in, who is listening, and how to withdraw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from engine.artifacts.model import Artifact, ArtifactType
from engine.foundation.events import Event
from engine.stage.events import AudienceChanged, RoomEnded, RoomOpened
from studio_app.stage.audience import audience_sentence
from studio_app.stage.qr import QrCode
from studio_app.widgets.pieces import button, card, label

if TYPE_CHECKING:
    from engine import Work
    from studio_app.engine_events import EngineEvents
    from studio_app.operations import Operations

ONLY_HERE = "The link works in the browsers of this machine. Turn the switch on and it works on every device in the same network."
NO_SERVER = "The studio's own server is not running, so the link cannot be opened. Start the studio again."
WITHDRAWN = "Every link of this {} is withdrawn. Whoever had it open has been shown out."
NETWORK_MS = 4000


class Neighbourhood(Protocol):
    """The door to other devices on the network."""

    @property
    def is_on(self) -> bool:
        """Whether they are let in."""

    @property
    def origins(self) -> tuple[str, ...]:
        """Where they find the studio, the best address first."""

    @property
    def trouble(self) -> str:
        """Why nobody can come in although it is on."""

    def turn_on(self) -> None:
        """Let them in."""

    def turn_off(self) -> None:
        """Let nobody in."""


class ShareDialog(QDialog):
    """One artifact's link."""

    def __init__(
        self,
        operations: Operations,
        events: EngineEvents,
        artifact: Artifact,
        origin: str,
        lan: Neighbourhood | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._noun, self._is_heard = artifact.type.replace("_", " "), artifact.type is ArtifactType.TABLE_READ
        self.setWindowTitle(f"Share this {self._noun}")
        self._operations, self._artifact_id, self._origin, self._lan = operations, artifact.id, origin, lan
        self._token = ""
        self.switch, self.where, self.code = (
            QCheckBox(f"&Let other devices on this network {'listen' if self._is_heard else 'see it'}"),
            QComboBox(),
            QrCode(),
        )
        self.link, self.remark, self.audience = QLineEdit(), label("", "quiet"), label("Nobody is listening.", "quiet")
        self.copy = button("&Copy link", self.copy_link, "primary", "Put the address on the clipboard")
        self.withdraw = button("&Withdraw every link", self.withdraw_links, tip="Links given away stop working at once")
        self.renew = button("&New link", self.make_link, "primary")
        self._lay_out()
        self.switch.setChecked(lan is not None and lan.is_on)
        self.switch.setEnabled(lan is not None)
        self.switch.toggled.connect(self._switch)
        self.where.currentIndexChanged.connect(lambda _: self._show_link())
        events.happened.connect(self._hear)
        # Networks come and go without telling anybody.
        self._network = QTimer(self, interval=NETWORK_MS)
        self._network.timeout.connect(self._look_at_network)
        self._network.start()
        self._look()

    def copy_link(self) -> None:
        """Put the link on the clipboard."""
        QApplication.clipboard().setText(self.link.text())
        self.remark.setText("Copied. It plays while the studio is open.")

    def withdraw_links(self) -> None:
        """Withdraw every link of this read."""
        artifacts, artifact_id = self._operations.studio.artifacts, self._artifact_id
        self._operations.run(lambda work: artifacts.withdraw_shares(work, artifact_id), lambda _: self._know(""))

    def make_link(self) -> None:
        """Issue another link."""
        artifacts, artifact_id = self._operations.studio.artifacts, self._artifact_id
        self._operations.run(lambda work: artifacts.share(work, artifact_id).token, self._renewed)

    def _renewed(self, token: str) -> None:
        """The key that asked for a link must not withdraw it when it is pressed again."""
        self._know(token)
        self.copy.setFocus()

    def _switch(self, on: bool) -> None:
        lan = self._lan
        if lan is not None:
            self.switch.setEnabled(False)
            self.remark.setText("Opening the door…" if on else "Closing the door…")
            self._operations.away(lan.turn_on if on else lan.turn_off, lambda _: self._switched())

    def _switched(self) -> None:
        self.switch.setEnabled(True)
        self._look_at_network()

    def _look(self) -> None:
        studio, artifact_id = self._operations.studio, self._artifact_id

        def look(work: Work) -> str:
            jti = studio.artifacts.get(work, artifact_id).share_jti
            return studio.access.share_of(work, jti).token if jti else ""

        self._operations.look(look, self._know)
        self._look_at_audience()
        self._look_at_network()

    def _know(self, token: str) -> None:
        self._token = token
        for widget in (self.copy, self.withdraw, self.link, self.where):
            widget.setVisible(bool(token))
        self.renew.setVisible(not token)
        self._show_link()

    def _look_at_network(self) -> None:
        lan = self._lan
        if lan is not None:
            self._operations.away(lambda: (lan.origins, lan.trouble), lambda found: self._know_network(*found))

    def _know_network(self, origins: tuple[str, ...], trouble: str) -> None:
        shown = [*origins, self._origin]
        if [self.where.itemData(row) for row in range(self.where.count())] != shown:
            self.where.clear()
            for origin in shown:
                self.where.addItem("Only this machine" if origin == self._origin else origin, origin)
        self._show_link(trouble)

    def _show_link(self, trouble: str = "") -> None:
        origin = self.where.currentData() or self._origin
        is_here = origin == self._origin
        page = "table-read" if self._is_heard else "artifact"
        address = f"{origin}/share/{page}/{self._token}" if self._token and self._origin else ""
        self.link.setText(address)
        self.link.setCursorPosition(0)
        self.code.show_address("" if is_here else address)
        self.code.setVisible(bool(address) and not is_here)
        self.remark.setText(trouble or self._remark(is_here=is_here))

    def _remark(self, *, is_here: bool) -> str:
        if not self._origin:
            return NO_SERVER
        if not self._token:
            return WITHDRAWN.format(self._noun)
        return (
            ONLY_HERE
            if is_here
            else "Point a telephone's camera at the code, or send the link. It plays while the studio is open."
        )

    def _look_at_audience(self) -> None:
        if not self._is_heard:
            return
        stage, artifact_id = self._operations.studio.stage, self._artifact_id
        self._operations.away(
            lambda: audience_sentence(stage.open_rooms(artifact_id), stage.foyer.there(artifact_id)),
            self.audience.setText,
        )

    def _hear(self, event: Event) -> None:
        if isinstance(event, AudienceChanged | RoomEnded | RoomOpened) and event.artifact_id == self._artifact_id:
            self._look_at_audience()

    def _lay_out(self) -> None:
        self.link.setReadOnly(True)
        self.link.setAccessibleName("The link")
        self.where.setAccessibleName("Address of this machine")
        self.switch.setAccessibleName(self.switch.text().replace("&", ""))
        row = QHBoxLayout()
        for widget in (self.copy, self.renew, self.withdraw):
            row.addWidget(widget)
        row.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(10)
        for part in (self.switch, self.where, self.link, self.remark):
            words.addWidget(part)
        words.addStretch(1)
        words.addLayout(row)
        both: Any = QHBoxLayout()
        both.setSpacing(18)
        both.addWidget(self.code)
        both.addLayout(words, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(card(label("The link", "heading"), both))
        if self._is_heard:
            column.addWidget(card(label("Who is listening", "heading"), self.audience))
        column.addWidget(close)
        self.resize(720, 430)
