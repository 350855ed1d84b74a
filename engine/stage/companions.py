"""Stage, companions: the files beside a read; captions, transcript and chapters under addresses of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.stage.captions import cues, srt, vtt
from engine.stage.repository import KeptCompanions, StageRepository
from engine.stage.timeline import lay_out, timeline_of
from engine.stage.transcript import chapters_json, citations_json, transcript_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.artifacts.service import ArtifactsService
    from engine.stage.promptbook import PromptBook
    from engine.stage.timeline import Measured
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Work
    from engine.table_read.model import TableRead

Made = tuple[str, str, str, str]


class Companions:
    """Keeps an artifact's companion files current; old addresses stay valid."""

    def __init__(self, artifacts: ArtifactsService, blobs: BlobStore) -> None:
        self._artifacts, self._blobs = artifacts, blobs

    def of(self, work: Work, artifact_id: str) -> dict[str, str]:
        """Addresses by name: captions_vtt, captions_srt, transcript, chapters; empty before the first were made."""
        kept = StageRepository(work.session).companions(artifact_id)
        return kept.paths if kept else {}

    def are_measured(self, work: Work, artifact_id: str) -> bool:
        """Whether all their times were measured."""
        kept = StageRepository(work.session).companions(artifact_id)
        return kept is not None and kept.measured

    def keep(
        self, work: Work, artifact_id: str, read: TableRead, book: PromptBook, measured: Mapping[int, Measured]
    ) -> dict[str, str]:
        """Make them anew when the read or what is measured of it has changed."""
        store = StageRepository(work.session)
        whole = all(line.is_silent or line.position in measured for line in book.lines)
        kept = store.companions(artifact_id)
        if kept and kept.inputs == book.inputs and kept.measured == whole:
            return kept.paths
        paths = {
            name: self._add(work, artifact_id, file, kind, text)
            for name, file, kind, text in written(read, book, measured)
        }
        store.save_companions(artifact_id, KeptCompanions(book.inputs, whole, paths), work.now())
        return paths

    def _add(self, work: Work, artifact_id: str, file: str, kind: str, text: str) -> str:
        return self._artifacts.add_media(work, self._blobs.put(text.encode()), file, kind, artifact_id).path


def written(read: TableRead, book: PromptBook, measured: Mapping[int, Measured]) -> tuple[Made, ...]:
    """The companion files as (name, file name, content type, text)."""
    placed = lay_out(book, measured)
    chapters, captions = timeline_of(book, placed).chapters, cues(placed)
    return (
        ("captions_vtt", "captions.vtt", "text/vtt; charset=utf-8", vtt(captions)),
        ("captions_srt", "captions.srt", "application/x-subrip; charset=utf-8", srt(captions)),
        ("transcript", "transcript.html", "text/html; charset=utf-8", transcript_html(read, chapters)),
        ("chapters", "chapters.json", "application/json+chapters", chapters_json(book.title, chapters)),
    )


def citations(read: TableRead) -> Made:
    """The passages behind the lines, as a companion file."""
    return "citations", "citations.json", "application/json", citations_json(read)
