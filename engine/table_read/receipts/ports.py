"""Table read, receipts, ports: the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from engine.table_read.receipts.model import Receipts


class ReceiptsPrinter(Protocol):
    """Makes receipts a PDF that can be handed on and printed."""

    def printed(self, receipts: Receipts) -> bytes:
        """The file; letters no font here has are shown as an empty box, never refused."""
