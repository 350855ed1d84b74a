"""Table read, lexicon, service: keep, look up, mine, exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.table_read.events import PronunciationsChanged
from engine.table_read.lexicon.exchange import as_table, of_table
from engine.table_read.lexicon.mining import Mined, mine
from engine.table_read.lexicon.repository import PronunciationRepository
from engine.table_read.pronunciation import Pronunciation, pronunciation

if TYPE_CHECKING:
    from engine.artifacts.service import ArtifactsService
    from engine.library.service import LibraryService
    from engine.storage.work import Work


class LexiconService:
    """Pronunciations of this studio; those of a project go before those that hold everywhere."""

    def __init__(self, artifacts: ArtifactsService, library: LibraryService) -> None:
        self._artifacts, self._library = artifacts, library

    def entries(self, work: Work, project_id: str | None = None) -> tuple[Pronunciation, ...]:
        """The entries of a project, or those that hold everywhere, by their words."""
        return PronunciationRepository(work.session).of(project_id)

    def of_project(self, work: Work, project_id: str) -> tuple[Pronunciation, ...]:
        """All that holds for a project, its own entries in place of those that hold everywhere."""
        merged = {one.written: one for one in self.entries(work)}
        merged.update({one.written: one for one in self.entries(work, project_id)})
        return tuple(merged.values())

    def of_artifact(self, work: Work, artifact_id: str) -> tuple[Pronunciation, ...]:
        """All that holds for an artifact."""
        return self.of_project(work, self._artifacts.get(work, artifact_id).project_id)

    def put(
        self, work: Work, written: str, respelled: str = "", sounds: str = "", project_id: str | None = None
    ) -> Pronunciation:
        """Say a word so from now on; only lines that hold it are spoken anew. Raises `ValidationFailed`."""
        made = pronunciation(written, respelled, sounds, project_id)
        PronunciationRepository(work.session).put(made, work.now())
        work.note(PronunciationsChanged(project_id))
        return made

    def remove(self, work: Work, written: str, project_id: str | None = None) -> bool:
        """Say it as the engine would again; whether there was an entry."""
        was_there = PronunciationRepository(work.session).remove(" ".join(written.split()), project_id)
        if was_there:
            work.note(PronunciationsChanged(project_id))
        return was_there

    def exported(self, work: Work, project_id: str | None = None) -> str:
        """The entries as a table."""
        return as_table(self.entries(work, project_id))

    def import_table(self, work: Work, text: str, project_id: str | None = None) -> int:
        """Put every entry of a table; how many. Raises `ValidationFailed`, then nothing is put."""
        entries = of_table(text, project_id)
        repository = PronunciationRepository(work.session)
        for one in entries:
            repository.put(one, work.now())
        work.note(PronunciationsChanged(project_id))
        return len(entries)

    def mined(self, work: Work, project_id: str) -> tuple[Mined, ...]:
        """Names, acronyms and numbers of a project's sources, most frequent first. Raises `ProjectNotFound`."""
        self._library.project(work, project_id)
        sources = self._library.live_sources(work, project_id)
        return mine(text for source in sources if (text := self._library.text(work, source)))
