"""Library, tasks: fetching and reading a source, then digesting it; each a durable job of small steps."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.jobs.errors import NotYet
from engine.jobs.ports import Step
from engine.library.digest import Digest
from engine.library.errors import SourceEmpty, SourceExtractionFailed, SourceTooLarge
from engine.library.extraction import Extraction, Layout
from engine.library.intake import INLINE_BYTES, is_visible
from engine.library.model import DigestStatus, Kept, Source, SourceStatus, SourceType
from engine.library.repository import SourceRepository
from engine.library.shelf import DIGEST, SOURCE, Shelf
from engine.storage.codec import dump, load, load_json

if TYPE_CHECKING:
    from pathlib import Path

    from engine.jobs.model import Failure, Job
    from engine.jobs.ports import JobRun
    from engine.library.ports import Digester, Fetcher, SourceReader
    from engine.library.service import LibraryService
    from engine.storage.work import Work

WEB = ("text/html", "text/plain", "text/markdown", "application/json", "application/xhtml+xml")
PDF = ("application/pdf",)
FAILURES = (
    "source_fetch_failed",
    "source_extraction_failed",
    "source_empty",
    "source_too_large",
    "source_type_unsupported",
)


class SourceHandler:
    """Job kind "source": fetch where there is an address, read, keep."""

    kind = SOURCE

    def __init__(self, library: LibraryService, fetcher: Fetcher, reader: SourceReader) -> None:
        self._shelf: Shelf = library.shelf
        self._fetcher, self._reader = fetcher, reader
        library.expect_file = reader.expect

    def steps(self, job: Job) -> Sequence[Step]:
        """Fetch, then read."""
        return [Step("fetch", self._fetch, self._keep_fetched), Step("read", self._read, self._keep_read)]

    def begin(self, work: Work, job: Job) -> None:
        """The source is being extracted."""
        source = SourceRepository(work.session).historic(job.subject)
        if source.deleted_at is None and source.status is SourceStatus.PENDING:
            self._shelf.move(work, source, source.extracting(work.now()))

    def finish(self, work: Work, job: Job) -> None:
        """Everything was kept with the last step."""

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """The source is given up with the reason."""
        source = SourceRepository(work.session).historic(job.subject)
        if source.deleted_at is None:
            code = failure.code if failure.code in FAILURES else SourceExtractionFailed.code
            self._shelf.move(work, source, source.failed(code, failure.message, work.now()))

    def cancel(self, work: Work, job: Job) -> None:
        """The source was deleted while it was read; nothing of it stays."""
        fetched = job.checkpoint.get("fetch") or {}
        self._shelf.forget(work, fetched.get("blob"))
        self._shelf.stood(work, job.subject, gone=True)

    def _fetch(self, run: JobRun) -> dict[str, Any]:
        source = _subject(run)
        if source.original_blob is not None:
            return {"blob": source.original_blob, "hint": source.file_name or source.type.value, "facts": {}}
        run.progress("fetch", 5, f"Fetching {source.url}")
        if source.type is SourceType.PDF:
            self._reader.expect()
        with self._shelf.blobs.draft() as draft:
            answer = self._fetcher.fetch(source.url or "", PDF if source.type is SourceType.PDF else WEB, draft)
            facts = {"finalUrl": answer.final_url, "contentType": answer.content_type.split(";")[0].strip()}
            self._shelf.doubt(source.id, _content_of(answer.body))
            return {"blob": self._shelf.blobs.put_file(answer.body), "hint": answer.content_type, "facts": facts}

    def _keep_fetched(self, work: Work, job: Job, fetched: dict[str, Any]) -> None:
        repository = SourceRepository(work.session)
        source = repository.historic(job.subject)
        if source.deleted_at is None:
            _require_here(self._shelf, fetched["blob"])
            repository.save(replace(source, original_blob=fetched["blob"]))
        self._shelf.stood(work, source.id, gone=source.deleted_at is not None)

    def _read(self, run: JobRun) -> dict[str, Any]:
        fetched = run.job.checkpoint["fetch"]

        def progress(percent: int, detail: str) -> None:
            run.raise_if_canceled()
            run.progress("read", 20 + percent * 3 // 4, detail)

        extraction = self._reader.read(self._shelf.blobs.path(fetched["blob"]), fetched["hint"], progress)
        _require_text(extraction)
        kept = self._shelf.put(extraction, run.job.subject)
        facts = {**fetched["facts"], **extraction.metadata}
        return {"text": kept.text_blob, "layout": kept.layout_blob, "format": extraction.file_format, "facts": facts}

    def _keep_read(self, work: Work, job: Job, read: dict[str, Any]) -> None:
        source = SourceRepository(work.session).historic(job.subject)
        if source.deleted_at is not None:
            self._shelf.forget(work, read["text"], read["layout"])
            self._shelf.stood(work, source.id, gone=True)
            return
        _require_here(self._shelf, read["text"], read["layout"])
        kept = Kept(_extraction(self._shelf, read), read["text"], read["layout"])
        self._shelf.read(work, source, kept)
        self._shelf.stood(work, source.id)


class DigestHandler:
    """Job kind "digest": says what a source says."""

    kind = DIGEST

    def __init__(self, library: LibraryService, digester: Digester | None) -> None:
        self._shelf: Shelf = library.shelf
        self._digester = digester
        library.can_digest = digester is not None

    def steps(self, job: Job) -> Sequence[Step]:
        """One step."""
        return [Step("digest", self._digest, self._keep)]

    def begin(self, work: Work, job: Job) -> None:
        """The digest is under way."""
        self._move(work, job, lambda source: source.digesting(work.now()))

    def finish(self, work: Work, job: Job) -> None:
        """Everything was kept with the step."""

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """The source stays usable without a digest."""
        self._move(work, job, lambda source: source.undigested(DigestStatus.FAILED, failure.message, work.now()))

    def cancel(self, work: Work, job: Job) -> None:
        """The source was deleted."""

    def _digest(self, run: JobRun) -> Any:
        source = _subject(run)
        if self._digester is None or source.text_blob is None or source.layout_blob is None:
            return None
        run.progress("digest", 10, f"Reading what {source.title} says")
        kept = {"text": source.text_blob, "layout": source.layout_blob, "facts": source.metadata}
        return dump(self._digester.digest(_extraction(self._shelf, kept), run.raise_if_canceled))

    def _keep(self, work: Work, job: Job, digest: Any) -> None:
        def after(source: Source) -> Source:
            if digest is None:
                return source.undigested(
                    DigestStatus.SKIPPED, "There is no digest engine, or no text left to digest.", work.now()
                )
            return source.digested(load(Digest, digest), work.now())

        self._move(work, job, after)

    def _move(self, work: Work, job: Job, after: Callable[[Source], Source]) -> None:
        source = SourceRepository(work.session).historic(job.subject)
        if source.deleted_at is None and source.digest_status in (DigestStatus.PENDING, DigestStatus.RUNNING):
            self._shelf.move(work, source, after(source))


def _content_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _subject(run: JobRun) -> Source:
    with run.reading() as work:
        return SourceRepository(work.session).historic(run.job.subject)


def _extraction(shelf: Shelf, read: dict[str, Any]) -> Extraction:
    text, layout = shelf.blobs.read(read["text"]).decode(), load_json(Layout, shelf.blobs.read(read["layout"]))
    return Extraction(text, layout, read["facts"], read.get("format"))


def _require_here(shelf: Shelf, *blobs: str) -> None:
    """Another source may have let go of the same content just before this one began to stand on it; the step is done again."""
    if not all(shelf.blobs.exists(name) for name in blobs):
        raise NotYet


def _require_text(extraction: Extraction) -> None:
    size = len(extraction.text.encode())
    if not is_visible(extraction.text):
        raise SourceEmpty("There is no text in it.", hint="Add a version that contains text.")
    if size > INLINE_BYTES:
        raise SourceTooLarge(
            f"Its text has {size:,} bytes; {INLINE_BYTES:,} are allowed.",
            hint="Split the document.",
            limit=INLINE_BYTES,
            actual=size,
        )
