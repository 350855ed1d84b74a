"""Stage, refining: another version of a table read takes the place of the present one, in one move, once it is whole."""

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
    from engine.stage.service import StageService
    from engine.storage.work import Work
    from engine.table_read.rewriting import RewritingTask
    from engine.table_read.service import TableReadService

WARNINGS = (("not_done", "refine_partial"), ("dropped", "refine_dropped"))


class TableReadRefiner:
    """Rewrites, then changes versions; only lines that were changed are spoken anew when it is next performed."""

    def __init__(
        self, rewriting: RewritingTask, table_read: TableReadService, stage: StageService, production: ProductionService
    ) -> None:
        self._rewriting, self._table_read, self._stage, self._production = rewriting, table_read, stage, production

    def steps(self, job: StoryJob, ordered: OrderedArtifact, wish: RefineWish) -> Sequence[Step]:
        """`rewrite`, then `version`, which puts the new one in place."""

        def rewrite(run: JobRun) -> Any:
            return as_result(self._rewriting.rewrite(run, job, ordered.artifact_id, wish))

        def say(run: JobRun) -> Any:
            made = run.job.checkpoint["rewrite"]
            run.progress("packaging", 99, made["summary"])

        def keep(work: Work, runner: Job, _result: Any) -> None:
            self._keep(work, job, ordered.artifact_id, wish, runner.checkpoint["rewrite"])

        return [Step("rewrite", rewrite), Step("version", say, keep)]

    def _keep(self, work: Work, job: StoryJob, artifact_id: str, wish: RefineWish, made: dict[str, Any]) -> None:
        read = codec.load(TableRead, made["read"])
        self._table_read.keep_version(work, artifact_id, read, str(wish.scope), wish.instruction, job.id, made["base"])
        self._stage.invalidate(work, artifact_id)
        for name, code in WARNINGS:
            for sentence in made[name]:
                self._production.warn(work, job.id, JobWarning(code, sentence, artifact_id))
