"""Table read, receipts, service: gathers the receipts of a revision, writes them as files, and gives them addresses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.foundation.errors import ServiceUnavailable
from engine.library.errors import SourceNotFound
from engine.table_read.errors import ReceiptsNotWritten
from engine.table_read.receipts.gathering import cited, gathered
from engine.table_read.receipts.introducing import introductions
from engine.table_read.receipts.page import page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.artifacts.service import ArtifactsService
    from engine.library.extraction import Passage
    from engine.library.model import Source
    from engine.library.service import LibraryService
    from engine.planning.envelope import Evidence
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Work
    from engine.table_read.model import SourceCredit, TableRead
    from engine.table_read.receipts.gathering import Named
    from engine.table_read.receipts.model import Receipts
    from engine.table_read.receipts.ports import ReceiptsPrinter
    from engine.table_read.service import TableReadService

HTML, PDF = "html", "pdf"
TYPES = {HTML: "text/html; charset=utf-8", PDF: "application/pdf"}


class ReceiptsService:
    """Receipts of table reads: as values, as HTML, as PDF, and under addresses of their own."""

    def __init__(
        self,
        table_read: TableReadService,
        artifacts: ArtifactsService,
        library: LibraryService,
        blobs: BlobStore,
        printer: ReceiptsPrinter | None = None,
    ) -> None:
        self._table_read, self._artifacts, self._library, self._blobs = table_read, artifacts, library, blobs
        self._printer = printer

    def of(self, work: Work, artifact_id: str, revision: int | None = None) -> Receipts:
        """Every line of a revision (the current one by default) with its passages. Raises `ArtifactNotFound`."""
        number = revision or self._table_read.current(work, artifact_id)
        return self.of_read(work, self._table_read.read(work, artifact_id, number), number)

    def of_read(self, work: Work, read: TableRead, number: int) -> Receipts:
        """Every line of these words with its passages, as those of the revision with this number."""
        opened = self.opened(work, cited(read), read.sources)
        found = gathered(read, number, *opened, self._named(work, read))
        return replace(found, checked=work.now().date())

    def _named(self, work: Work, read: TableRead) -> dict[int, Named | None]:
        """The lines that say who somebody is, each with the sentence that says so where the text is still kept."""
        named = introductions(read.screenplay.entries, read.evidence)
        texts = {name: self._text(work, name) for name in {one.item.source_id for one in named.values()}}
        found: dict[int, Named | None] = dict.fromkeys(named)
        for index, one in named.items():
            text = texts[one.item.source_id]
            if (place := one.place_in(text)) is not None:
                item = replace(one.item, char_start=place[0], char_end=place[1], quote=text[slice(*place)], page=None)
                found[index] = item, self._library.passages(work, [item.place], around=0)[0]
        return found

    def _text(self, work: Work, source_id: str) -> str:
        source = self._known(work, source_id)
        return (self._library.text(work, source) if source is not None else None) or ""

    def opened(
        self, work: Work, used: Sequence[Evidence], credits: Sequence[SourceCredit]
    ) -> tuple[dict[str, Passage], dict[str, Source]]:
        """The passages of this evidence by its id, and the sources of both as history knows them."""
        found = self._library.passages(work, [item.place for item in used], around=0)
        passages = {item.id: passage for item, passage in zip(used, found, strict=True)}
        ids = {credit.source_id for credit in credits} | {item.source_id for item in used}
        known = {name: source for name in ids if (source := self._known(work, name)) is not None}
        return passages, known

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of file they can be written as: html, and pdf where a printer is there."""
        return (HTML,) if self._printer is None else (HTML, PDF)

    def made(self, receipts: Receipts, kind: str) -> bytes:
        """The file; slow for a PDF, call it outside a unit of work. Raises `ServiceUnavailable`."""
        if kind == HTML:
            return page(receipts).encode(errors="replace")
        if self._printer is None:
            raise ServiceUnavailable("Nothing here can make a PDF.", hint="Take the HTML page.")
        return self._printer.printed(receipts)

    def write(self, receipts: Receipts, target: Path) -> Path:
        """Write them where `target` says, as its ending says. Raises `ReceiptsNotWritten`, `ServiceUnavailable`."""
        kind = PDF if target.suffix.lower() == ".pdf" else HTML
        content, draft = self.made(receipts, kind), target.with_name(target.name + ".part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(content)
            draft.replace(target)
        except OSError as problem:
            hint = "Free some space, or choose another folder."
            raise ReceiptsNotWritten(f"{target} could not be written: {problem.strerror}.", hint=hint) from problem
        return target

    def blobs_of(self, receipts: Receipts) -> dict[str, str]:
        """Make every kind and keep it as content, kind to blob; call it outside a unit of work. Raises `DiskFull`."""
        return {kind: self._blobs.put(self.made(receipts, kind)) for kind in self.kinds}

    def keep(self, work: Work, artifact_id: str, revision: int, blobs: Mapping[str, str]) -> dict[str, str]:
        """Give made receipts addresses; again is the same as once. Returns what `kept` does."""
        known = self.kept(work, artifact_id, revision)
        for kind, blob in blobs.items():
            if kind not in known:
                self._artifacts.add_media(work, blob, media_name(revision, kind), TYPES[kind], artifact_id)
        return self.kept(work, artifact_id, revision)

    def kept(self, work: Work, artifact_id: str, revision: int) -> dict[str, str]:
        """Addresses below the origin by kind (html, pdf) of a revision's receipts; empty where none were kept."""
        names = {media_name(revision, kind): kind for kind in TYPES}
        found: Sequence[tuple[str, str]] = [
            (names[media.name], media.path)
            for media in self._artifacts.media_of(work, artifact_id)
            if media.name in names
        ]
        return dict(found)

    def _known(self, work: Work, source_id: str) -> Source | None:
        try:
            return self._library.remembered(work, source_id)
        except SourceNotFound:
            return None


def media_name(revision: int, kind: str) -> str:
    """What the file of a revision is called at its address."""
    return f"receipts-{revision}.{kind}"
