"""Library, pages: a page of a kept PDF as a picture, with a passage marked on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.foundation.errors import ServiceUnavailable
from engine.library.errors import SourceNotFound
from engine.library.repository import SourceRepository

if TYPE_CHECKING:
    from pathlib import Path

    from engine.library.extraction import PagePicture
    from engine.library.model import Source
    from engine.library.ports import PagePainter
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Units, Work

PDF = "pdf"
SMALLEST, LARGEST = 200, 3600


class SourcePages:
    """Draws pages of originals that were kept; nothing else of a source is drawn."""

    def __init__(self, blobs: BlobStore, units: Units, painter: PagePainter | None) -> None:
        self._blobs, self._units, self._painter = blobs, units, painter

    def can_draw(self, source: Source) -> bool:
        """Whether its pages can be shown: a PDF whose bytes are still kept."""
        return self._painter is not None and source.file_format == PDF and self._original(source) is not None

    def draw(self, source_id: str, page: int, width: int, quote: str = "") -> PagePicture:
        """Page `page` (from 1), `width` pixels wide, with the boxes of what stands on it of this quote.

        Slow; call it outside a unit of work. Raises `SourceNotFound`, `SourceExtractionFailed`, `ServiceUnavailable`.
        """
        with self._units.reading("library") as work:
            path = self._path(work, source_id)
        if self._painter is None:
            raise ServiceUnavailable("Pages cannot be drawn here.", hint="Read the passage as text.")
        return self._painter.draw(path, page, max(SMALLEST, min(width, LARGEST)), quote)

    def _path(self, work: Work, source_id: str) -> Path:
        path = self._original(SourceRepository(work.session).historic(source_id))
        if path is None:
            raise SourceNotFound("The original file is not kept.", hint="Read the passage as text.")
        return path

    def _original(self, source: Source) -> Path | None:
        if source.original_blob is None or not self._blobs.exists(source.original_blob):
            return None
        return self._blobs.path(source.original_blob)
