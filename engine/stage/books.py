"""Stage, books: the prompt book of an artifact's revision, and what is already known of its takes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from engine.artifacts.errors import ArtifactOperationUnsupported
from engine.artifacts.model import Artifact, ArtifactType
from engine.stage.errors import NothingToPerform
from engine.stage.promptbook import PromptBook, prompt_book
from engine.stage.score import EMPTY
from engine.stage.shelf import measured_in
from engine.table_read.lexicon.applying import pronounced

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.stage.score import Score
    from engine.stage.scores import Scores
    from engine.stage.speaking import Speaking
    from engine.stage.timeline import Measured
    from engine.stage.wording import Sayings
    from engine.storage.work import Work
    from engine.table_read.lexicon.service import LexiconService
    from engine.table_read.model import TableRead
    from engine.table_read.pronunciation import Pronunciation
    from engine.table_read.service import TableReadService

REMEMBERED = 16


class Books:
    """Prepares reads for performing; the last few are remembered."""

    def __init__(
        self,
        artifacts: ArtifactsService,
        table_read: TableReadService,
        speaking: Speaking,
        sayings: Sayings,
        scores: Scores,
        lexicon: LexiconService | None = None,
    ) -> None:
        self._artifacts, self._table_read, self._speaking, self._sayings = artifacts, table_read, speaking, sayings
        self._scores, self._lexicon = scores, lexicon
        self._pronounced = lru_cache(REMEMBERED)(self._said)
        self._prepared = lru_cache(REMEMBERED)(self._prepare)

    def artifact(self, work: Work, artifact_id: str) -> Artifact:
        """A READY table read. Raises `ArtifactNotFound`, `ArtifactNotReady`, `ArtifactOperationUnsupported`."""
        artifact = self._artifacts.get(work, artifact_id)
        if artifact.type is not ArtifactType.TABLE_READ:
            raise ArtifactOperationUnsupported(
                f"A {artifact.type.replace('_', ' ')} is not performed.", hint="Choose a table read."
            )
        return artifact.require_ready()

    def read(self, work: Work, artifact_id: str, revision: int | None = None) -> TableRead:
        """The words."""
        return self._table_read.read(work, artifact_id, revision)

    def book(self, work: Work, artifact_id: str, revision: int | None = None) -> PromptBook:
        """The prompt book. Raises `NothingToPerform`."""
        return self.of(work, artifact_id, self.read(work, artifact_id, revision))

    def of(self, work: Work, artifact_id: str, read: TableRead) -> PromptBook:
        """The prompt book of these words of an artifact, with everything that sounds beside them now. Raises `NothingToPerform`."""
        return self._booked(work, artifact_id, read, self._scores.of(work, artifact_id, read))

    def plain(self, work: Work, artifact_id: str, read: TableRead) -> PromptBook:
        """The prompt book of words said over pictures: nothing sounds beside them. Raises `NothingToPerform`."""
        return self._booked(work, artifact_id, read, EMPTY)

    def _booked(self, work: Work, artifact_id: str, read: TableRead, score: Score) -> PromptBook:
        lexicon = self._lexicon.of_artifact(work, artifact_id) if self._lexicon else ()
        book = self._prepared(read, score, lexicon, self._here())
        if not book.lines:
            raise NothingToPerform("There is not one line in this read.", hint="Write it again from the plan.")
        return book

    def measured(self, work: Work, book: PromptBook) -> dict[int, Measured]:
        """What is known of its takes, by position."""
        return measured_in(work, book)

    def _here(self) -> tuple[str, ...]:
        return tuple(voice.id for voice in self._table_read.voices() if voice.installed)

    def _said(self, lexicon: tuple[Pronunciation, ...]) -> Sayings:
        return pronounced(self._sayings, lexicon)

    def _prepare(
        self, read: TableRead, score: Score, lexicon: tuple[Pronunciation, ...], here: tuple[str, ...]
    ) -> PromptBook:
        # `here` makes the book anew when voices come or go.
        voices, sayings = {voice.id: voice for voice in self._table_read.voices()}, self._pronounced(lexicon)
        return prompt_book(read, voices, self._speaking.fingerprint_of, sayings, score, self._speaking.rack)
