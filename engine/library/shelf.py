"""Library, shelf: contents are kept as long as their source's retention says, and dropped when no source stands on them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.library.events import DigestMoved, SourceMoved
from engine.library.intake import pack_warnings
from engine.library.model import DigestStatus, Kept, RetentionPolicy, Source, SourceStatus
from engine.library.repository import SourceRepository
from engine.library.unspoken import told_little
from engine.storage.codec import dump_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.jobs.service import JobsService
    from engine.library.extraction import Extraction
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Units, Work

SOURCE, DIGEST = "source", "digest"
UNDER_WAY = (DigestStatus.NOT_STARTED, DigestStatus.PENDING, DigestStatus.RUNNING)


class Shelf:
    """Moves sources on and applies retention; the room's service and tasks share it."""

    def __init__(self, blobs: BlobStore, jobs: JobsService, units: Units) -> None:
        self.blobs, self._jobs, self._units = blobs, jobs, units
        self._unsaid: tuple[Callable[[Work, str], None], ...] = ()
        blobs.stood_on_by(lambda work, name: SourceRepository(work.session).is_used(name))

    def when_unsaid(self, act: Callable[[Work, str], None]) -> None:
        """From now on do this, in the same unit of work, for every source whose words are let go."""
        self._unsaid = (*self._unsaid, act)

    def unsay(self, work: Work, source_id: str) -> None:
        """The words of this source are let go: whoever quotes them for convenience forgets them too."""
        for act in self._unsaid:
            act(work, source_id)

    def put(self, extraction: Extraction, source_id: str = "") -> Kept:
        """Keep text and layout as blobs, in doubt for a source that will stand on them later. Raises `DiskFull`."""
        contents = extraction.text.encode(), dump_json(extraction.layout)
        if source_id:
            self.doubt(source_id, *(hashlib.sha256(content).hexdigest() for content in contents))
        text, layout = (self.blobs.put(content) for content in contents)
        return Kept(extraction, text, layout)

    def read(self, work: Work, source: Source, kept: Kept) -> Source:
        """The source becomes READY; its digest is queued unless the text is too short."""
        little = told_little(kept.extraction)
        sent_otherwise = pack_warnings(source.metadata, len(kept.extraction.text.encode()))
        warned = replace(source, warnings=(*sent_otherwise, *((little,) if little else ())))
        ready = warned.read(kept, work.now())
        if ready.digest_status is DigestStatus.PENDING:
            self._jobs.enqueue(work, DIGEST, source.id)
        return self.move(work, source, ready)

    def move(self, work: Work, before: Source, after: Source) -> Source:
        """Keep a changed source, apply its retention, and say what moved."""
        kept = _retained(after)
        SourceRepository(work.session).save(kept)
        self.forget(work, *(set(_blobs(before)) | set(_blobs(after))) - set(_blobs(kept)))
        if after.text_blob is not None and kept.text_blob is None:
            self.unsay(work, kept.id)
        if kept.status is not before.status:
            work.note(SourceMoved(kept.id, kept.project_id, kept.status, before.status, kept.failure_code))
        if kept.digest_status is not before.digest_status:
            work.note(DigestMoved(kept.id, kept.project_id, kept.digest_status))
        return kept

    def forget(self, work: Work, *blobs: str | None, and_rows: bool = False) -> None:
        """Drop these contents once the unit is committed, unless something still stands on them.

        `and_rows` says that rows were emptied as well, of which nothing may stay on the disk either.
        """
        names = [name for name in blobs if name is not None]
        if names or and_rows:
            token = self.blobs.doubts.note(names)
            work.after_commit(lambda: self._drop_unused(names, token))

    def doubt(self, source_id: str, *names: str) -> None:
        """These contents are kept for a source that may be gone by the time it would stand on them."""
        self.blobs.doubts.note(list(names), source_id)

    def stood(self, work: Work, source_id: str, *, gone: bool = False) -> None:
        """The source stands on its contents once the unit is committed, or is `gone` and they with it."""
        for token, names in list(self.blobs.doubts.open(source_id)):
            work.after_commit(
                lambda token=token, names=names: self._drop_unused(names if gone else [], token)  # type: ignore[misc]
            )

    def forget_left_over(self) -> None:
        """Drop what a process that was killed had no time to drop; call it before any job runs."""
        for token, names in list(self.blobs.doubts.open()):
            self._drop_unused(names, token)

    def _drop_unused(self, names: list[str], token: str) -> None:
        # In a unit of its own: sources come in under the same write lock, so none can begin to use what is being dropped.
        with self._units.work("library") as work:
            for name in names:
                self.blobs.drop_unused(work, name)
        # The note stays where the log of writes could not be emptied now: the next start does it.
        if self._units.wipe():
            self.blobs.doubts.settled(token)


def _blobs(source: Source) -> tuple[str, ...]:
    return tuple(name for name in (source.text_blob, source.layout_blob, source.original_blob) if name is not None)


def _retained(source: Source) -> Source:
    if source.status not in (SourceStatus.READY, SourceStatus.FAILED):
        return source
    kept = source if source.retention is RetentionPolicy.STORE_ORIGINAL else source.without_original()
    is_spoken_for = source.retention is RetentionPolicy.METADATA_ONLY and source.digest_status not in UNDER_WAY
    return kept.without_text() if is_spoken_for else kept
