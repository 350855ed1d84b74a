"""Stage, succession: one version takes the place of another, in one move; the old one keeps the sound it ended with, and what sounded in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from engine.stage.ended import end_audio, ended_audio
from engine.table_read.errors import NothingChanged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.artifacts.service import ArtifactsService
    from engine.stage.service import StageService
    from engine.storage.work import Work
    from engine.table_read.model import TableRead
    from engine.table_read.service import TableReadService


RESTORED = "restore"


class Carrier(Protocol):
    """Whoever keeps something by line or scene of a read (clips, cues, effects) and moves it into the next version."""

    def carry(self, work: Work, artifact_id: str, before: TableRead, after: TableRead) -> tuple[str, ...]:
        """Move what can be moved; a sentence for each thing that cannot."""


class Memory(Protocol):
    """Whoever remembers what sounded beside the voices of a version, and lets it sound again with it."""

    def end(self, work: Work, artifact_id: str, revision: int) -> None:
        """Keep how everything stands as that of a version that ends."""

    def differs(self, work: Work, artifact_id: str, revision: int) -> bool:
        """Whether a version ended with other sounds than there are now."""

    def bring_back(self, work: Work, artifact_id: str, revision: int) -> bool:
        """Everything again as a version had it; False where nobody kept that."""


class Succession:
    """Puts versions in place; the caller's unit of work holds all of it or nothing."""

    def __init__(
        self, artifacts: ArtifactsService, table_read: TableReadService, stage: StageService,
        carriers: Sequence[Carrier], memory: Memory,
    ) -> None:  # fmt: skip
        self._artifacts, self._table_read, self._stage = artifacts, table_read, stage
        self._carriers, self._memory = carriers, memory

    def put(
        self,
        work: Work,
        artifact_id: str,
        read: TableRead,
        scope: str,
        instruction: str | None,
        job_id: str | None = None,
        base: Mapping[str, str] | None = None,
        notes: Sequence[str] = (),
        again: int | None = None,
    ) -> tuple[int, tuple[str, ...]]:
        """The number of the new version, and a sentence for everything that could not be carried over.

        The version remembers these sentences, and `notes` on how it came to be. Captions and transcript are brought up to
        date; a finished recording is no longer the current one. What sounds beside the voices is carried over, unless it is
        that of version `again`, as far as that is remembered.
        """
        current = self._artifacts.get(work, artifact_id).current_version
        before = self._table_read.read(work, artifact_id)
        inputs = self._stage.books.of(work, artifact_id, before).inputs
        end_audio(work, self._stage.finalizing, artifact_id, current, inputs)
        self._memory.end(work, artifact_id, current)
        number = self._table_read.keep_version(work, artifact_id, read, scope, instruction, job_id, base)
        is_back = again is not None and self._memory.bring_back(work, artifact_id, again)
        dropped = () if is_back else self._carried(work, artifact_id, before)
        self._artifacts.note_revision(work, artifact_id, number, (*notes, *dropped))
        self._stage.finalizing.invalidate(work, artifact_id)
        self._stage.keep_companions(work, artifact_id)
        return number, dropped

    def _carried(self, work: Work, artifact_id: str, before: TableRead) -> tuple[str, ...]:
        now = self._table_read.read(work, artifact_id)
        return tuple(said for one in self._carriers for said in one.carry(work, artifact_id, before, now))

    def restore(self, work: Work, artifact_id: str, number: int) -> int:
        """An earlier version again, as a new one, with the sounds it had; a recording that was finished for it is its recording
        again, without a charge.

        Raises `ArtifactNotFound`, `NothingChanged` when the current version is the same, to read and to hear.
        """
        read = self._table_read.read(work, artifact_id, number)
        is_same = read == self._table_read.read(work, artifact_id)
        if is_same and not self._memory.differs(work, artifact_id, number):
            raise NothingChanged(f"The current version is the same as version {number}.", hint="Nothing was changed.")
        made, _dropped = self.put(work, artifact_id, read, RESTORED, f"Version {number} again", again=number)
        ended = ended_audio(work, artifact_id, number)
        finished = ended.finalization if ended else None
        if finished is not None and finished.inputs == self._stage.books.book(work, artifact_id).inputs:
            self._stage.finalizing.take_up(work, finished)
        return made
