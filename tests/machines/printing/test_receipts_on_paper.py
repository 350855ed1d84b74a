"""On paper nothing stands where a reader loses it: a heading is on the page of its first line, scripts run their own way."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from engine.machines.printing import typefaces
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


def test_every_script_and_sign_we_bring_letters_for_is_printed_and_so_is_what_comes_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typefaces, "_of_system", tuple)
    said = (
        "汉字与水",
        "日本語のテキスト",
        "한국어 텍스트",
        "שלום 123",
        "हिन्दी",
        "ภาษาไทย",
        "Ελληνικά",
        "🌊 tide 🔥",
        "👍🏽 for 🇩🇪",
    )
    lines = [a_line(number, text, a_receipt(WORDS)) for number, text in enumerate((*said, *"abc"))]
    pdf = PrintedReceipts().printed(
        replace(some_receipts(), title="潮汐 🌊", scenes=(ReceiptScene("水", tuple(lines)),))
    )
    words = " ".join(line for page in _pages(pdf) for line in page)

    assert "□" not in words
    assert words.count("asked an engineer how much that would be") == len(lines)
    assert all(part in words for part in ("汉字与水", "日本語", "한국어", "123", "Ελληνικά", "🌊", "👍 for DE"))


def test_a_line_that_begins_in_another_script_leaves_the_next_its_letters() -> None:
    lines = (a_line(0, "水 and water", a_receipt("水")), a_line(1, "Then in Latin letters alone."))
    pdf = PrintedReceipts().printed(replace(some_receipts(), scenes=(ReceiptScene("One", lines),)))
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        drawn = [item for item in page.get_objects() if item.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT]
        assert drawn
        assert all(pypdfium2.raw.FPDFTextObj_GetFont(item) for item in drawn)
    assert "Then in Latin letters alone." in " ".join(line for page in _pages(pdf) for line in page)


def test_a_light_typeface_prints_what_the_whole_one_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    said = ("“Čtyři £5 — Œuvre, straße, Łódź → 3 − 1 …”", WORDS)
    lines = tuple(a_line(number, text, a_receipt(text)) for number, text in enumerate(said))
    receipts = replace(some_receipts(), scenes=(ReceiptScene("Ärger", lines),))
    light = PrintedReceipts().printed(receipts)
    monkeypatch.setattr("engine.machines.printing.sheet.face", lambda name, letters: typefaces.own(name))
    whole = PrintedReceipts().printed(receipts)

    assert _pages(light) == _pages(whole)
    assert "Čtyři £5 — Œuvre, straße, Łódź → 3 − 1 …" in " ".join(_pages(light)[0])
    assert _drawn(light) == _drawn(whole)


@pytest.mark.parametrize("text", ["Ελλάδα", "Москва", "Xin chào Việt Nam", "שלום"])
def test_texts_in_further_letters_have_the_whole_typeface(text: str) -> None:
    assert typefaces.face("NotoSerif-Regular.ttf", text) == typefaces.own("NotoSerif-Regular.ttf")


def _drawn(pdf: bytes) -> list[bytes]:
    """Every page as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=1).to_numpy().tobytes() for page in document]
    document.close()
    return pictures
