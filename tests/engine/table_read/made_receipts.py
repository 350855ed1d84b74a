"""Receipts of a small invented read, in the words of a test."""

from __future__ import annotations

from datetime import UTC, datetime

from engine.library.extraction import Absence
from engine.table_read.receipts.model import Receipt, ReceiptLine, Receipts, ReceiptScene, ReceiptSource
from engine.table_read.screenplay import Grounding

WHEN = datetime(2026, 11, 23, 10, tzinfo=UTC)


def a_receipt(
    quote: str, *, source: int = 1, title: str = "The report", page: int | None = 5, **more: object
) -> Receipt:
    """One passage, verified."""
    known = {"char_start": 120, "char_end": 120 + len(quote), "verified": True, **more}
    return Receipt("ev-0", quote, source, title, page, **known)  # type: ignore[arg-type]


def a_line(index: int, text: str, *receipts: Receipt, grounding: Grounding | None = None) -> ReceiptLine:
    """A line of Mara's; it connects when it has no receipts."""
    ground = grounding or (Grounding.QUOTE if receipts else Grounding.CONNECTIVE)
    return ReceiptLine(index, "MARA", text, ground, receipts)


def a_source(title: str = "The report", url: str | None = "https://report.example/a?b=1&c=2") -> ReceiptSource:
    """Source number 1."""
    return ReceiptSource(1, title, "pdf", url, WHEN, "ab" * 32, 1)


def some_receipts(*lines: ReceiptLine, title: str = "The mill", source: ReceiptSource | None = None) -> Receipts:
    """A read of one scene; without lines, one that quotes, one that claims and one that connects."""
    told = lines or (
        a_line(0, "A wheel is honest.", a_receipt("“A wheel is honest,” said Josef.")),
        a_line(1, "It turned for years.", a_receipt("It turned for 260 years."), grounding=Grounding.CLAIM),
        a_line(2, "And there it stands."),
    )
    return Receipts(title, "A mill waits.", 2, (ReceiptScene("The wheel", told),), (source or a_source(),))


GONE = {"verified": False, "absence": Absence.NOT_KEPT}
