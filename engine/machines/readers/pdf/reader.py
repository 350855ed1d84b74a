"""Machines, readers, PDF, reader: a PDF file becomes an extraction; pdfium places its characters, pypdf mends what is damaged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engine.library.composing import Composer
from engine.library.errors import SourceEmpty, SourceExtractionFailed
from engine.library.extraction import BlockKind, Extraction
from engine.machines.readers.pdf.beside import beside
from engine.machines.readers.pdf.blocks import BULLET, NUMBERED, Draft
from engine.machines.readers.pdf.facts import outline_of, told
from engine.machines.readers.pdf.gathering import Gathering, gather, gatherings
from engine.machines.readers.pdf.lines import Vocabulary
from engine.machines.readers.pdf.mending import is_cut_off, mended
from engine.machines.readers.pdf.readiness import another, has_company
from engine.machines.readers.pdf.sections import mend, name_lists, set_levels

Progress = Callable[[int, str], None]
SCANNED = "This PDF has pages but no text; it is probably a scan."
SCANNED_HINT = "Run text recognition (OCR) over it first, or add the text itself."
DAMAGED = "The PDF is damaged; most of its pages cannot be read."
ANEW = "Save it anew, or add another copy."
PASSWORD = 4


def read(path: Path, encoding: str | None, progress: Progress) -> Extraction:
    """Read a PDF. Raises `SourceExtractionFailed` (broken, encrypted, unmapped letters), `SourceEmpty` (scanned)."""
    with _opened(path) as (document, readable):
        count = len(document)
        read = _all(document, readable, count, progress)
        facts: dict[str, Any] = {**told(document), "pageCount": count}
    _require_letters(read, count)
    progress(92, "Putting its pages together")
    if read.unread:
        facts["unreadPages"] = read.unread[:100]
    return _composed(_whole(read.drafts), facts)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Any, Path | bytes]]:
    import pypdfium2

    readable = mended(path)
    try:
        document = pypdfium2.PdfDocument(readable)
    except pypdfium2.PdfiumError as problem:
        raise _refusal(problem, path) from problem
    try:
        yield document, readable
    finally:
        document.close()


def _all(document: Any, readable: Path | bytes, count: int, progress: Progress) -> Gathering:
    outline = outline_of(document)
    earlier, later = gatherings(count)

    def said(done: int) -> None:
        progress(5 + 85 * min(done, count) // max(1, count), f"Page {min(done, count)} of {count}")

    if not later or isinstance(readable, bytes) or not has_company():
        return _joined([gather(document, part, outline, said) for part in earlier + later])
    with beside(another(), readable, later, outline) as helper:
        read = [gather(document, part, outline, lambda number: said(number + helper.done)) for part in earlier]
        ahead = earlier[-1].stop - 1
        return _joined([*read, *helper.gatherings(lambda: said(ahead + helper.done))])


def _joined(parts: list[Gathering]) -> Gathering:
    whole = Gathering()
    for part in parts:
        whole.drafts += part.drafts
        whole.letters += part.letters
        whole.unmapped += part.unmapped
        whole.unread += part.unread
    return whole


def _refusal(problem: Exception, path: Path) -> SourceExtractionFailed:
    if getattr(problem, "err_code", None) == PASSWORD or "password" in str(problem).lower():
        return SourceExtractionFailed(
            "The PDF is encrypted with a password.", hint="Save a copy without a password and add that."
        )
    said = "The PDF breaks off before its end." if is_cut_off(path) else "The PDF is broken and cannot be opened."
    return SourceExtractionFailed(said, hint="Download or save it again, and add the new copy.")


def _require_letters(read: Gathering, count: int) -> None:
    if read.unmapped > 2 * read.letters and read.unmapped > 50:
        hint = "Save it anew with its fonts' text information, or add the text itself."
        raise SourceExtractionFailed("The PDF's fonts do not say which letters they draw.", hint=hint)
    if len(read.unread) > count // 2:
        raise SourceExtractionFailed(DAMAGED, hint=ANEW)
    if read.letters == 0:
        raise SourceEmpty(SCANNED, hint=SCANNED_HINT)


def _whole(drafts: list[Draft]) -> list[Draft]:
    """What only the whole document tells: levels of headings, paragraphs across the seams of gatherings, lists of references."""
    set_levels(drafts)
    whole = mend(drafts, Vocabulary([]))
    name_lists(whole)
    return whole


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
