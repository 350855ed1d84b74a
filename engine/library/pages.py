"""Library, pages: a page of a kept PDF as a picture, with a passage marked on it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from engine.foundation.errors import ServiceUnavailable
from engine.library.errors import SourceNotFound
from engine.library.extraction import Layout, Place, Wanted
from engine.library.repository import SourceRepository
from engine.storage.codec import load_json

if TYPE_CHECKING:
    from pathlib import Path

    from engine.library.extraction import PagePicture
    from engine.library.model import Source
    from engine.library.ports import PagePainter
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Units

PDF = "pdf"
SMALLEST, LARGEST = 200, 3600


class SourcePages:
    """Draws pages of originals that were kept; nothing else of a source is drawn."""

    def __init__(self, blobs: BlobStore, units: Units, painter: PagePainter | None) -> None:
        self._blobs, self._units, self._painter = blobs, units, painter

    def can_draw(self, source: Source) -> bool:
        """Whether its pages can be shown: a PDF whose bytes are still kept."""
        return self._painter is not None and source.file_format == PDF and self._original(source) is not None

    def draw(self, place: Place, page: int, width: int) -> PagePicture:
        """Page `page` (from 1) of the source, `width` pixels wide, with what stands on it of the quote at this place marked.

        Slow; call it outside a unit of work. Raises `SourceNotFound`, `SourceExtractionFailed`, `ServiceUnavailable`.
        """
        with self._units.reading("library") as work:
            source = SourceRepository(work.session).historic(place.source_id)
        path = self._original(source)
        if path is None:
            raise SourceNotFound("The original file is not kept.", hint="Read the passage as text.")
        if self._painter is None:
            raise ServiceUnavailable("Pages cannot be drawn here.", hint="Read the passage as text.")
        return self._painter.draw(path, page, max(SMALLEST, min(width, LARGEST)), self._wanted(source, place, page))

    def _wanted(self, source: Source, place: Place, page: int) -> Wanted:
        """The words to mark on this page: those of the passage that stand on it."""
        if source.text_blob is None or source.layout_blob is None:
            return Wanted(place.quote if page == place.page else "")
        text = self._blobs.read(source.text_blob).decode()
        layout = load_json(Layout, self._blobs.read(source.layout_blob))
        first, last = layout.page_at(place.char_start), layout.page_at(max(place.char_start, place.char_end - 1))
        if first is None or last is None or not first <= page <= last:
            return Wanted("")
        begin, end = layout.reach_of(page, len(text))
        quote = text[max(begin, place.char_start) : min(end, place.char_end)]
        earlier = _bare(text[begin : place.char_start]).count(_bare(quote)) if page == first and quote.strip() else 0
        return Wanted(quote, earlier)

    def _original(self, source: Source) -> Path | None:
        if source.original_blob is None or not self._blobs.exists(source.original_blob):
            return None
        return self._blobs.path(source.original_blob)


def _bare(text: str) -> str:
    """Letters and digits alone, as they are compared on a page."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())
