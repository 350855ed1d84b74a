"""Machines, readers, PDF, reader: a PDF file becomes an extraction; pdfium places the characters, pypdf tells outline and facts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.library.composing import Composer
from engine.library.errors import SourceEmpty, SourceExtractionFailed
from engine.library.extraction import BlockKind, Extraction
from engine.machines.readers.pdf.blocks import BULLET, NUMBERED, Draft, Measure, blocks_of, with_markers
from engine.machines.readers.pdf.characters import read_page
from engine.machines.readers.pdf.columns import Column, columns_of
from engine.machines.readers.pdf.facts import outline_of, told
from engine.machines.readers.pdf.furniture import without_furniture
from engine.machines.readers.pdf.kinds import judge
from engine.machines.readers.pdf.lines import Vocabulary
from engine.machines.readers.pdf.sections import mend, name_drawings, name_lists, set_levels, set_words
from engine.machines.readers.pdf.tabular import table_draft, tabular_runs

if TYPE_CHECKING:
    from engine.machines.readers.pdf.page import Page

Progress = Callable[[int, str], None]
SCANNED = "This PDF has pages but no text; it is probably a scan."
SCANNED_HINT = "Run text recognition (OCR) over it first, or add the text itself."
PASSWORD = 4


def read(path: Path, encoding: str | None, progress: Progress) -> Extraction:
    """Read a PDF. Raises `SourceExtractionFailed` (broken, encrypted, unmapped letters), `SourceEmpty` (scanned)."""
    pages = _pages(path, progress)
    _require_letters(pages)
    facts = {**told(path), "pageCount": len(pages)}
    drafts = _drafts(pages, outline_of(path))
    return _composed(drafts, facts)


def _pages(path: Path, progress: Progress) -> list[Page]:
    import pypdfium2

    try:
        document: Any = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as problem:
        raise _refusal(problem) from problem
    try:
        count = len(document)
        pages = []
        for number in range(1, count + 1):
            progress(5 + 85 * number // count, f"Page {number} of {count}")
            pages.append(read_page(document, number))
        return pages
    except pypdfium2.PdfiumError as problem:
        raise SourceExtractionFailed(
            "The PDF is damaged; some of its pages cannot be read.", hint="Save it anew, or add another copy."
        ) from problem
    finally:
        document.close()


def _refusal(problem: Exception) -> SourceExtractionFailed:
    if getattr(problem, "err_code", None) == PASSWORD or "password" in str(problem).lower():
        return SourceExtractionFailed(
            "The PDF is encrypted with a password.", hint="Save a copy without a password and add that."
        )
    return SourceExtractionFailed(
        "The PDF is broken and cannot be opened.", hint="Download or save it again, and add the new copy."
    )


def _require_letters(pages: list[Page]) -> None:
    letters = sum(len(segment.text) for page in pages for segment in page.segments)
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > 2 * letters and unmapped > 50:
        hint = "Save it anew with its fonts' text information, or add the text itself."
        raise SourceExtractionFailed("The PDF's fonts do not say which letters they draw.", hint=hint)
    if letters == 0:
        raise SourceEmpty(SCANNED, hint=SCANNED_HINT)


def _drafts(pages: list[Page], outline: dict[str, int]) -> list[Draft]:
    rough = Measure.of([row for rows in without_furniture(pages, 10) for row in rows])
    rows = [with_markers(page_rows, rough) for page_rows in without_furniture(pages, rough.size)]
    columns = [column for page_rows in rows for column in columns_of(page_rows)]
    ordered = [row for column in columns for row in column.rows]
    measure, vocabulary = Measure.of(ordered), Vocabulary(ordered)
    drafts = [draft for column in columns for draft in _column_drafts(column, measure)]
    judge(drafts, measure, outline, {page.number: page.height for page in pages})
    set_words(drafts, vocabulary)
    set_levels(drafts)
    name_drawings(drafts)
    mended = mend(drafts, vocabulary)
    name_lists(mended)
    return mended


def _column_drafts(column: Column, measure: Measure) -> list[Draft]:
    drafts: list[Draft] = []
    for kind, rows in tabular_runs(column, measure):
        drafts += blocks_of(column, rows, measure) if kind is None else [table_draft(kind, column, rows)]
    return drafts


def _composed(drafts: list[Draft], facts: dict[str, Any]) -> Extraction:
    composer = Composer()
    for draft in drafts:
        mark, text = _marked(draft)
        turns = [(offset - len(mark), page) for offset, page in draft.turns]
        composer.add(draft.kind, text, draft.page, draft.level, turns, mark)
    if "title" not in facts:
        title = _largest([draft for draft in drafts if draft.page == 1 and draft.kind is BlockKind.HEADING])
        facts = {**facts, **({"title": title} if title else {})}
    return composer.extraction(facts, "pdf")


def _marked(draft: Draft) -> tuple[str, str]:
    if draft.kind is not BlockKind.LIST_ITEM:
        return "", draft.text.strip()
    found = BULLET.match(draft.text) or NUMBERED.match(draft.text)
    cut = found.end() if found else 0
    return draft.text[:cut], draft.text[cut:].strip()


def _largest(headings: list[Draft]) -> str | None:
    return max(headings, key=lambda draft: draft.face.size).text if headings else None
