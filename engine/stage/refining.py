"""Stage, refining: another version of a table read takes the place of the present one, in one move, once it is whole and spoken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from engine.jobs.ports import JobRun, Step
from engine.production.model import JobWarning
from engine.storage import codec
from engine.table_read.model import TableRead
from engine.table_read.rewriting import as_result

if TYPE_CHECKING:
    from engine.jobs.model import Job
    from engine.production.model import OrderedArtifact, RefineWish, StoryJob
    from engine.production.service import ProductionService
    from engine.stage.rehearsing import Rehearsing
    from engine.stage.succession import Succession
    from engine.stage.taping import Taping
    from engine.storage.work import Work
    from engine.table_read.receipts.service import ReceiptsService
    from engine.table_read.rewriting import RewritingTask

REWRITE, RECEIPTS, PERFORM, MIX, VERSION = "rewrite", "receipts", "perform", "mix", "version"
WARNINGS = (("not_done", "refine_partial"), ("dropped", "refine_dropped"))
RECEIPTS_AT, PERFORM_FROM, MIX_FROM, END = 15, 17, 70, 99


class TableReadRefiner:
    """Rewrites, speaks what is new, mixes, then changes versions; the present one is played all the while."""

    def __init__(
        self, rewriting: RewritingTask, succession: Succession, taping: Taping, production: ProductionService,
        receipts: ReceiptsService, rehearsing: Rehearsing,
    ) -> None:  # fmt: skip
        self._rewriting, self._succession, self._taping, self._rehearsing = rewriting, succession, taping, rehearsing
        self._production, self._receipts = production, receipts

    def steps(self, job: StoryJob, ordered: OrderedArtifact, wish: RefineWish) -> Sequence[Step]:
        """`rewrite`, `receipts`, `perform` and `mix`, then `version`, which puts the new one in place.

        A read whose performance was deferred stays a script until somebody has it performed; then its next version is spoken too.
        """
        artifact_id, request = ordered.artifact_id, ordered.request
        rewrite = Step(REWRITE, lambda run: as_result(self._rewriting.rewrite(run, job, artifact_id, wish)))
        is_live = request.recording_policy == "live_only"
        spoken = () if is_live else self._spoken(artifact_id, deferred=request.defer_audio_render)

        def say(run: JobRun) -> Any:
            run.progress("packaging", END, run.job.checkpoint[REWRITE]["summary"])

        def keep(work: Work, runner: Job, _result: Any) -> None:
            self._keep(work, job, artifact_id, wish, runner.checkpoint)

        return [rewrite, Step(RECEIPTS, self._receipts_of), *spoken, Step(VERSION, say, keep)]

    def _receipts_of(self, run: JobRun) -> Any:
        run.progress("casting", RECEIPTS_AT, "Writing the receipts")
        made = run.job.checkpoint[REWRITE]
        with run.reading() as work:
            found = self._receipts.of_read(work, _read(made), made["number"])
        return {"revision": made["number"], "blobs": self._receipts.blobs_of(found)}

    def _spoken(self, artifact_id: str, *, deferred: bool) -> Sequence[Step]:
        def perform(run: JobRun) -> Any:
            if deferred and not self._was_performed(run, artifact_id):
                return None
            return self._taping.perform(run, artifact_id, PERFORM_FROM, MIX_FROM, _read(run.job.checkpoint[REWRITE]))

        def mix(run: JobRun) -> Any:
            performed, read = run.job.checkpoint[PERFORM], _read(run.job.checkpoint[REWRITE])
            return performed and self._taping.mix(run, artifact_id, performed, MIX_FROM, END, read)

        return Step(PERFORM, perform), Step(MIX, mix, lambda work, _job, mixed: self._keep_mix(work, mixed))

    def _was_performed(self, run: JobRun, artifact_id: str) -> bool:
        with run.reading() as work:
            return self._rehearsing.was_performed(work, artifact_id)

    def _keep_mix(self, work: Work, mixed: Any) -> None:
        if mixed:
            self._taping.keep(work, mixed)

    def _keep(self, work: Work, job: StoryJob, artifact_id: str, wish: RefineWish, results: dict[str, Any]) -> None:
        made, receipts = results[REWRITE], results[RECEIPTS]
        number, dropped = self._succession.put(
            work, artifact_id, _read(made), str(wish.scope), wish.instruction, job.id, made["base"],
            [sentence for name, _ in WARNINGS for sentence in made[name]],
        )  # fmt: skip
        if receipts["revision"] == number:
            self._receipts.keep(work, artifact_id, number, receipts["blobs"])
        told = [(code, sentence) for name, code in WARNINGS for sentence in made[name]]
        told += [("refine_dropped", sentence) for sentence in dropped]
        told += [("voice_substituted", sentence) for sentence in (results.get(PERFORM) or {}).get("warnings", ())]
        for code, sentence in told:
            self._production.warn(work, job.id, JobWarning(code, sentence, artifact_id))


def _read(made: dict[str, Any]) -> TableRead:
    return codec.load(TableRead, made["read"])
