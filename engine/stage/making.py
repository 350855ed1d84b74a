"""Stage, making: a table read from plan to performance; the maker that production orders from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.jobs.ports import JobRun, Step
from engine.production.model import JobWarning

if TYPE_CHECKING:
    from engine.jobs.model import Job
    from engine.production.model import OrderedArtifact, StoryJob
    from engine.production.service import ProductionService
    from engine.stage.music.tasks import BaselineMusic
    from engine.stage.service import StageService
    from engine.stage.taping import Taping
    from engine.storage.work import Work
    from engine.table_read.receipts.service import ReceiptsService
    from engine.table_read.tasks import WritingTask

RECEIPTS, PERFORM, MIX = "receipts", "perform", "mix"
MUSIC_AT, PERFORM_FROM, MIX_FROM, END = 16, 17, 70, 99


class TableReadMaker:
    """Writes, casts, performs and mixes; without an early mix it is timed by estimates until somebody listens."""

    type = "table_read"

    def __init__(
        self,
        writing: WritingTask,
        stage: StageService,
        taping: Taping,
        production: ProductionService,
        receipts: ReceiptsService | None = None,
        music: BaselineMusic | None = None,
    ) -> None:
        self._writing, self._stage, self._taping, self._production = writing, stage, taping, production
        self._receipts, self._music = receipts, music

    def steps(self, job: StoryJob, ordered: OrderedArtifact) -> Sequence[Step]:
        """The writing steps, "receipts", "music", then "perform" and "mix", or only "time" when nothing is performed at job time."""
        request, artifact_id = ordered.request, ordered.artifact_id
        written = [*self._writing.steps(job, ordered), *self._receipts_of(artifact_id)]
        if self._music is not None:
            written += self._music.steps(job, ordered, MUSIC_AT)
        if request.defer_audio_render or request.recording_policy == "live_only":
            return [*written, Step("time", _nothing, self._keeping_companions(artifact_id))]
        return [*written, self._perform(artifact_id), self._mix(artifact_id)]

    def _receipts_of(self, artifact_id: str) -> Sequence[Step]:
        receipts = self._receipts
        if receipts is None:
            return ()

        def make(run: JobRun) -> Any:
            run.progress("casting", PERFORM_FROM, "Writing the receipts")
            with run.reading() as work:
                found = receipts.of(work, artifact_id)
            return {"revision": found.revision, "blobs": receipts.blobs_of(found)}

        def keep(work: Work, _job: Job, made: Any) -> None:
            receipts.keep(work, artifact_id, made["revision"], made["blobs"])

        return (Step(RECEIPTS, make, keep),)

    def _perform(self, artifact_id: str) -> Step:
        def keep(work: Work, job: Job, performed: Any) -> None:
            self._stage.keep_companions(work, artifact_id)
            for sentence in performed["warnings"]:
                self._production.warn(work, job.subject, JobWarning("voice_substituted", sentence, artifact_id))

        return Step(PERFORM, lambda run: self._taping.perform(run, artifact_id, PERFORM_FROM, MIX_FROM), keep)

    def _mix(self, artifact_id: str) -> Step:
        def do(run: JobRun) -> Any:
            return self._taping.mix(run, artifact_id, run.job.checkpoint[PERFORM], MIX_FROM, END)

        return Step(MIX, do, lambda work, _job, mixed: _kept(self._taping, work, mixed))

    def _keeping_companions(self, artifact_id: str) -> Any:
        def keep(work: Work, _job: Job, _result: Any) -> None:
            self._stage.keep_companions(work, artifact_id)

        return keep


def _kept(taping: Taping, work: Work, mixed: Any) -> None:
    taping.keep(work, mixed)


def _nothing(run: JobRun) -> None:
    run.progress("packaging", END, "Timing the lines")
