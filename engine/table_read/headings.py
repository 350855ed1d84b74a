"""Table read, headings: what stands over the passages a read rests on, looked up in its sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.storage.blobs import BlobMissing

if TYPE_CHECKING:
    from engine.library.service import LibraryService
    from engine.storage.work import Work
    from engine.table_read.model import TableRead


class Headings:
    """Looks up what the sections are called that a read draws on."""

    def __init__(self, library: LibraryService) -> None:
        self._library = library

    def over(self, work: Work, read: TableRead) -> TableRead:
        """The same read with the headings of its passages; without them where the sources cannot be opened."""
        rested_on = {name for entry in read.screenplay.entries for name in entry.evidence_ids}
        passages = [one for one in read.evidence if one.id in rested_on]
        try:
            found = self._library.headings(work, [one.place for one in passages])
        except BlobMissing:
            return read
        return replace(read, headings={one.id: said for one, said in zip(passages, found, strict=True) if said})
