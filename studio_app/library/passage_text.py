"""Library, passage text: a quote within its surroundings as text, and the words for where it stands."""

from __future__ import annotations

import html

from PySide6.QtWidgets import QTextBrowser

from engine.library.extraction import Absence, Passage
from engine.library.model import RetentionPolicy, Source
from studio_app.theme.colors import current

GONE = {
    Absence.DELETED: "The source was deleted, and its text with it. This is the quote as it was kept.",
    Absence.NOT_KEPT: "Only what describes this source is kept, not its text. This is the quote as it was kept.",
    Absence.UNKNOWN: "This source is no longer known here. This is the quote as it was kept.",
}
NOT_THERE = "The text at this place is not the quote: the plan and the source do not fit each other."
NO_PAGE = {
    RetentionPolicy.EXTRACTED_ONLY: "The PDF itself is not kept, only the text read from it; so here is the text.",
    RetentionPolicy.STORE_ORIGINAL: "The PDF itself is not on this machine any more; so here is the text read from it.",
}
PDF, QUOTE, CUT = "pdf", "quote", " … "


def text_view() -> QTextBrowser:
    """Where a passage is read as text."""
    view = QTextBrowser()
    view.setOpenLinks(False)
    view.setAccessibleName("Passage")
    return view


def marked(passage: Passage) -> str:
    """The quote within its surroundings as rich text; everything of the source is escaped."""
    colors = current()
    begins = passage.absence is not None or passage.char_start <= len(passage.before)
    ends = passage.absence is not None or passage.char_end + len(passage.after) >= passage.total
    parts = ("" if begins else CUT) + passage.before, passage.quote, passage.after + ("" if ends else CUT)
    before, quote, after = (html.escape(part).replace("\n", "<br>") for part in parts)
    mark = f"background:{colors.accent};color:{colors.on_accent};"
    return f'<p style="line-height:150%">{before}<a name="{QUOTE}"></a><span style="{mark}">{quote}</span>{after}</p>'


def place_of(passage: Passage, source: Source | None) -> str:
    """Page, characters, how far in, and when the source was read."""
    where = f"{_pages(passage)}characters {passage.char_start:,} to {passage.char_end:,}"
    if passage.total:
        where += f" of {passage.total:,}, {round(100 * passage.char_start / passage.total)} % in"
    when = source.extracted_at if source is not None else None
    verb = "retrieved" if source is not None and source.url else "read"
    return where if when is None else f"{where}  ·  {verb} {when.date().isoformat()}"


def _pages(passage: Passage) -> str:
    if not passage.page:
        return ""
    runs_over = passage.last_page is not None and passage.last_page > passage.page
    return f"Pages {passage.page} to {passage.last_page}  ·  " if runs_over else f"Page {passage.page}  ·  "


def remark_on(passage: Passage, source: Source | None, *, is_drawn: bool) -> str:
    """What a person must know: the text is gone, the page is not kept, the quote is not there; or nothing."""
    if passage.absence is not None:
        return GONE[passage.absence]
    if not passage.verified:
        return NOT_THERE
    is_pdf = source is not None and source.file_format == PDF
    return NO_PAGE.get(source.retention, "") if source is not None and is_pdf and not is_drawn else ""
