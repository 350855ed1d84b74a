"""Machines, printing, receipts: the receipts of a read as a PDF with real text, links, an outline and page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.machines.printing.sheet import ACCENT, BAD, INK, SOFT, Part, Sheet, Style
from engine.table_read.receipts.model import counted
from engine.table_read.receipts.page import facts_of
from engine.table_read.screenplay import Grounding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.table_read.receipts.model import Receipt, ReceiptLine, Receipts, ReceiptScene, ReceiptSource


EYEBROW, TITLE, HEADING = Style(8.5, ACCENT, "B"), Style(22, INK, "B", 1.15), Style(14, ACCENT, "B")
LEAD, BODY, SPEAKER = Style(12, INK), Style(10.5, INK), Style(8, SOFT, "B")
QUOTE, SMALL, GROUND, REMARK = Style(9.5, INK, "I"), Style(8, SOFT), Style(8, ACCENT), Style(8, BAD)
INSET, INDENT = 9.0, 13.0
BOXES = "Signs that no font on this machine has are printed as □; the HTML page of these receipts shows them."


class PrintedReceipts:
    """The table read's `ReceiptsPrinter`."""

    def printed(self, receipts: Receipts) -> bytes:
        """The file; deterministic for the same receipts, fonts and day."""
        letters = {letter for text in _texts(receipts) for letter in text}
        sheet = Sheet(receipts.title, letters)
        links = {source.number: sheet.destination() for source in receipts.sources}
        _front(sheet, receipts)
        for scene in receipts.scenes:
            _scene(sheet, scene, links)
        _sources(sheet, receipts, links)
        if sheet.missing:
            sheet.write(BOXES, SMALL, gap=6)
        return sheet.finished()


def _texts(receipts: Receipts) -> Iterator[str]:
    yield from (receipts.title, receipts.thesis, receipts.disclosure)
    for scene in receipts.scenes:
        yield scene.title
        for line in scene.lines:
            yield from (line.speaker, line.text, line.aside or "", line.ground)
            for receipt in line.receipts:
                yield from (receipt.quote, receipt.source_title, receipt.place, receipt.remark or "")
    for source in receipts.sources:
        yield from (source.title, source.url or "", *facts_of(source))


def _front(sheet: Sheet, receipts: Receipts) -> None:
    sheet.write(receipts.heading.upper(), EYEBROW)
    sheet.write(receipts.title, TITLE, gap=1.5)
    if receipts.thesis:
        sheet.write(receipts.thesis, LEAD, gap=2)
    sheet.write(counted(receipts.counts()), BODY, gap=4)
    sheet.write(receipts.disclosure, SMALL, gap=2)


def _scene(sheet: Sheet, scene: ReceiptScene, links: dict[int, int]) -> None:
    sheet.section(scene.title, HEADING, [part for line in scene.lines[:1] for part in _parts(line)], gap=9)
    for line in scene.lines:
        _line(sheet, line, links)


def _line(sheet: Sheet, line: ReceiptLine, links: dict[int, int]) -> None:
    (who, *_), (_, words, _), *_ = parts = _parts(line)
    sheet.keep_together(parts, gap=5)
    number, top = str(line.index + 1), sheet.y
    sheet.aside(number, SMALL, top)
    sheet.write(who, SPEAKER, x=INSET)
    sheet.write(line.text, words, x=INSET)
    sheet.write(line.ground, GROUND if line.receipts else SMALL, x=INSET, gap=0.8)
    if not line.receipts and line.grounding is not Grounding.CONNECTIVE:
        sheet.write("No passage is kept for this line.", REMARK, x=INSET)
    for receipt in line.receipts:
        _receipt(sheet, receipt, links[receipt.source])


def _parts(line: ReceiptLine) -> list[Part]:
    """The speaker, the words, what they rest on, and the first passage: what belongs on one page."""
    who = f"{line.speaker}   ({line.aside.strip('()')})" if line.aside else line.speaker
    words = Style(10.5, SOFT if line.grounding is Grounding.CONNECTIVE else INK)
    shown = [(receipt.quote, QUOTE, INDENT) for receipt in line.receipts[:1]]
    said = [(who, SPEAKER, INSET), (line.text, words, INSET), (line.ground, SMALL, INSET)]
    return [*said, *shown, *((" ", SMALL, INDENT) for _ in shown * 2)]


def _receipt(sheet: Sheet, receipt: Receipt, link: int) -> None:
    sheet.keep_together([(receipt.quote, QUOTE, INDENT), (receipt.source_title, SMALL, INDENT)], gap=1.2)
    with sheet.ruled(INSET + 1.5):
        sheet.write(receipt.quote, QUOTE, x=INDENT)
        sheet.write(f"{receipt.source_title}, {receipt.place}", SMALL, x=INDENT, link=link)
        if receipt.remark:
            sheet.write(receipt.remark, REMARK, x=INDENT)


def _sources(sheet: Sheet, receipts: Receipts, links: dict[int, int]) -> None:
    sheet.section("Sources", HEADING, [(" ", BODY, INSET)] * 4, gap=9)
    for source in receipts.sources:
        sheet.keep_together([(source.title, BODY, INSET)] * 4, gap=4)
        sheet.arrive(links[source.number])
        sheet.aside(str(source.number), SMALL, sheet.y)
        _source(sheet, source)


def _source(sheet: Sheet, source: ReceiptSource) -> None:
    sheet.write(source.title, Style(10.5, INK, "B"), x=INSET)
    sheet.write(", ".join(facts_of(source)), SMALL, x=INSET)
    if source.url:
        sheet.write(source.url, Style(8, ACCENT), x=INSET, link=source.url)
    if source.content_hash:
        sheet.write(f"SHA-256 of the text that was read: {source.content_hash}", SMALL, x=INSET)
