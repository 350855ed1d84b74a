"""Stage, music, tasks: beds that were asked for, and the ones a read comes with."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.jobs.ports import JobRun, Step
from engine.production.model import JobWarning
from engine.stage.music.choosing import PERCENTS
from engine.stage.music.model import Clip, ClipStatus, Music
from engine.stage.music.repository import MusicRepository
from engine.stage.music.service import KIND

if TYPE_CHECKING:
    from engine.jobs.model import Failure, Job
    from engine.production.model import OrderedArtifact, StoryJob
    from engine.production.service import ProductionService
    from engine.stage.music.composing import Composing
    from engine.storage.work import Work

COMPOSERS = 2


class BaselineMusic:
    """The step of a story job in which a read gets the beds it comes with."""

    def __init__(self, composing: Composing, production: ProductionService) -> None:
        self._composing, self._production = composing, production

    def steps(self, job: StoryJob, ordered: OrderedArtifact, percent: int) -> Sequence[Step]:
        """`music`, unless music is put off."""
        if ordered.request.defer_music:
            return ()
        artifact_id = ordered.artifact_id

        def make(run: JobRun) -> Any:
            return self._make(run, artifact_id, percent)

        def keep(work: Work, _job: Job, made: Any) -> None:
            self._keep(work, job.id, artifact_id, made)

        return (Step("music", make, keep),)

    def _make(self, run: JobRun, artifact_id: str, percent: int) -> dict[str, Any]:
        run.progress("music", percent, "Composing the music")
        with run.reading() as work:
            policy, scenes = self._composing.planned(work, artifact_id)
            requests = self._composing.requests(work, artifact_id, Music(artifact_id), scenes)
        made = []
        composers = ThreadPoolExecutor(COMPOSERS, "composer")
        try:
            for number, bed in enumerate(
                composers.map(lambda one: self._composing.compose(one, run.raise_if_canceled), requests)
            ):
                run.raise_if_canceled()
                run.progress("music", percent, f"Composing the music, scene {number + 1} of {len(requests)}")
                made.append(bed)
        finally:
            # Who stops waits for the beds under way and for none that has not begun.
            composers.shutdown(wait=True, cancel_futures=True)
        return {"policy": policy, "beds": made}

    def _keep(self, work: Work, job_id: str, artifact_id: str, made: Any) -> None:
        music = self._composing.music
        music.plan(work, artifact_id, made["policy"], PERCENTS.get(made["policy"], 50))
        clips = [
            self._composing.settled(work, artifact_id, Clip(bed["scene"], work.now()), bed) for bed in made["beds"]
        ]
        music.settle_first(work, artifact_id, clips)
        for clip in clips:
            if clip.status is ClipStatus.FAILED:
                sentence = f"planned music did not complete: scene {clip.scene_index + 1}. {clip.error}"
                self._production.warn(work, job_id, JobWarning("music_generation_failed", sentence, artifact_id))


class MusicHandler:
    """Makes the beds somebody asked for, and fetches the files somebody brought."""

    kind = KIND

    def __init__(self, composing: Composing) -> None:
        self._composing, self._music = composing, composing.music

    def steps(self, job: Job) -> Sequence[Step]:
        """A step a scene."""
        beds = [self._bed(job.subject, scene) for scene in job.payload.get("scenes", ())]
        return [*beds, *(self._fetched(job.subject, scene) for scene in job.payload.get("fetch", ()))]

    def begin(self, work: Work, job: Job) -> None:
        """Its clips are being made."""
        for clip in self._mine(work, job):
            if clip.status is ClipStatus.PENDING:
                now = replace(clip, status=ClipStatus.RENDERING, updated_at=work.now())
                self._music.settle(work, job.subject, (now,))

    def finish(self, work: Work, job: Job) -> None:
        """Every clip is settled."""

    def fail(self, work: Work, job: Job, failure: Failure) -> None:
        """What is not there now will not come."""
        for clip in self._mine(work, job):
            self._music.settle(work, job.subject, (clip.failed(failure.message, work.now()),))

    def cancel(self, work: Work, job: Job) -> None:
        """Stopped by somebody: the clips are given up."""
        for clip in self._mine(work, job):
            self._music.settle(work, job.subject, (clip.failed("The music was stopped.", work.now()),))

    def _bed(self, artifact_id: str, scene: int) -> Step:
        def make(run: JobRun) -> Any:
            with run.reading() as work:
                music, total = self._music.state(work, artifact_id)
                clip = music.clip(scene)
                if scene >= total or clip is None or clip.ticket != run.job.id:
                    return None
                (request,) = self._composing.requests(work, artifact_id, music, (scene,))
            return self._composing.compose(request, run.raise_if_canceled)

        def keep(work: Work, job: Job, made: Any) -> None:
            clip = next((one for one in self._mine(work, job) if one.scene_index == scene), None)
            if made is not None and clip is not None:
                self._music.settle(work, artifact_id, (self._composing.settled(work, artifact_id, clip, made),))

        return Step(f"bed.{scene}", make, keep)

    def _fetched(self, artifact_id: str, scene: int) -> Step:
        def keep(work: Work, _job: Job, fetched: Any) -> None:
            self._composing.keep_fetched(work, artifact_id, fetched)

        return Step(f"fetch.{scene}", lambda run: self._composing.fetch(run, artifact_id, scene), keep)

    def _mine(self, work: Work, job: Job) -> list[Clip]:
        music = MusicRepository(work.session).music(job.subject)
        return [clip for clip in music.clips if clip.ticket == job.id and clip.is_unsettled]
