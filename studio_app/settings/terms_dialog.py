"""Settings, terms: what a person must have seen before a voice pack is used."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from engine.table_read.packs import Offer
from studio_app.widgets.pieces import button, label

MEGA = 1_000_000


class TermsDialog(QDialog):
    """Accepted when the person takes the pack with its terms."""

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Terms of the voice pack")
        self.resize(560, 420)
        pack = offer.pack
        facts = f"{pack.kind}, {pack.language}, {sized(pack.size_bytes)}, {counted(len(pack.voices))}"
        terms = QPlainTextEdit(offer.terms)
        terms.setReadOnly(True)
        terms.setAccessibleName("Terms")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("&Do not install", self.reject))
        row.addWidget(button("&Accept and install", self.accept, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(label(pack.name, "heading"))
        column.addWidget(label(facts, "quiet"))
        column.addWidget(label(f"Licence: {pack.license}"))
        if offer.replaces:
            column.addWidget(label("It takes the place of the pack of the same name."))
        column.addWidget(terms, 1)
        column.addLayout(row)


def counted(voices: int) -> str:
    """So many voices, in words."""
    return f"{voices} {'voice' if voices == 1 else 'voices'}"


def sized(count: int) -> str:
    """Bytes as people say them."""
    return f"{count / MEGA:.0f} MB" if count >= MEGA else f"{max(count, 1) / 1000:.0f} kB"
