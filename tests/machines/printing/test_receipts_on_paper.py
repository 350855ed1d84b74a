"""On paper nothing stands where a reader loses it: a heading is on the page of its first line, scripts run their own way."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2

from engine.machines.printing.receipts import PrintedReceipts
from engine.table_read.receipts.model import ReceiptScene
from engine.table_read.screenplay import Grounding
from tests.engine.table_read.made_receipts import a_line, a_receipt, some_receipts

WORDS = "The council wants the mill to make power again and has asked an engineer how much that would be. "


def _pages(pdf: bytes) -> list[list[str]]:
    """The lines of every page without its foot."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [[line for line in text.splitlines() if line.strip()][:-2] for text in texts]


def test_a_heading_stands_on_the_page_of_its_first_line_wherever_that_begins() -> None:
    scenes = tuple(
        ReceiptScene(
            f"Heading {number}",
            (a_line(number, WORDS * (1 + number % 3), a_receipt(WORDS * (1 + number % 4)), grounding=Grounding.CLAIM),),
        )
        for number in range(40)
    )
    pages = _pages(PrintedReceipts().printed(replace(some_receipts(), scenes=scenes)))

    assert len(pages) > 6
    assert [page[-1] for page in pages if page[-1].startswith(("Heading", "MARA", "Sources"))] == []
    assert all(any(f"Heading {number}" == line for page in pages for line in page) for number in range(40))
