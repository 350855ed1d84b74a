"""Settings, dialog: what only the owner may do: top up credits, make and revoke API keys, choose a language model; and where the studio lives."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from engine.access.model import ApiKey, Scope
from engine.credits.model import Balance
from studio_app.operations import Operations
from studio_app.settings.model_page import ModelPage
from studio_app.settings.music_page import MusicPage
from studio_app.settings.voices_page import VoicesPage
from studio_app.widgets.pieces import button, card, fitting, label, roomy

ID_ROLE = 0x0100


class SettingsDialog(QDialog):
    """Owner's settings."""

    def __init__(self, operations: Operations, origin: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self.resize(fitting(self, 640, 680))
        self._operations, self._origin = operations, origin
        self.balance, self.secret = label("", "heading"), label("", selectable=True)
        self.secret.setAccessibleName("New key")
        self.secret.hide()
        self.amount, self.name, self.keys = roomy(QSpinBox()), QLineEdit(), QListWidget()
        self.model = ModelPage(operations)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Settings")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._studio(), "St&udio")
        self.tabs.addTab(self.model, "&Language model")
        self.voices = VoicesPage(operations)
        self.tabs.addTab(self.voices, "&Voices")
        self.music = MusicPage(operations)
        self.tabs.addTab(self.music, "&Music")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.tabs, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column.addWidget(close)
        self._look()

    def top_up(self) -> None:
        """Add perpetual credits."""
        credits, amount = self._operations.studio.credits, self.amount.value()
        self._operations.run(lambda work: credits.top_up(work, amount), self._show_balance)

    def create_key(self) -> None:
        """Make a key with every scope; it is shown this once."""
        access, name = self._operations.studio.access, self.name.text().strip() or "My key"
        self._operations.run(lambda work: access.create_key(work, name, tuple(Scope))[1], self._created)

    def revoke_key(self) -> None:
        """Withdraw the chosen key."""
        item, access = self.keys.currentItem(), self._operations.studio.access
        if item is not None:
            key_id = item.data(ID_ROLE)
            self._operations.run(lambda work: access.revoke_key(work, key_id), lambda _: self._look())

    def _created(self, written: str) -> None:
        self.secret.setText(f"Keep this key now, it is not shown again:\n{written}")
        self.secret.show()
        self.name.clear()
        self._look()

    def _look(self) -> None:
        studio = self._operations.studio
        self._operations.look(studio.access.list_keys, self._show_keys)
        self._operations.look(studio.credits.balance, self._show_balance)

    def _show_balance(self, balance: Balance) -> None:
        self.balance.setText(f"{balance.total} credits")

    def _show_keys(self, keys: tuple[ApiKey, ...]) -> None:
        self.keys.clear()
        for key in keys:
            state = " (revoked)" if key.revoked_at else ""
            item = QListWidgetItem(f"{key.name}{state}   {key.id}   {key.start}…")
            item.setData(ID_ROLE, key.id)
            self.keys.addItem(item)

    def _studio(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._credits())
        column.addWidget(self._api_keys(), 1)
        column.addWidget(self._home())
        return page

    def _credits(self) -> QWidget:
        self.amount.setRange(1, 100_000)
        self.amount.setValue(100)
        self.amount.setAccessibleName("Credits to add")
        row = QHBoxLayout()
        row.addWidget(self.amount)
        row.addWidget(button("&Top up", self.top_up))
        row.addStretch(1)
        return card(self.balance, row)

    def _api_keys(self) -> QWidget:
        self.keys.setAccessibleName("API keys")
        self.name.setPlaceholderText("Name of a new key")
        self.name.setAccessibleName("Name of a new key")
        self.name.setMaxLength(200)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(button("&Create key", self.create_key))
        row.addWidget(button("&Revoke", self.revoke_key))
        address = f"The API answers at {self._origin}/api/v1" if self._origin else "The API is not running."
        return card(label("API keys", "heading"), label(address, "quiet", selectable=True), self.keys, row, self.secret)

    def _home(self) -> QWidget:
        home = self._operations.studio.paths.home
        open_folder = button("Open &folder", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(home))))
        row = QHBoxLayout()
        row.addWidget(label(f"Everything lies in {home}", "quiet", selectable=True), 1)
        row.addWidget(open_folder)
        return card(row)
