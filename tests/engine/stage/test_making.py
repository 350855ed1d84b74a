"""A table read ordered by a story job: written, performed, mixed, with its companions."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from engine.foundation.ids import new_id
from engine.jobs.events import JobProgressed
from engine.jobs.model import Failure, Job
from engine.jobs.ports import JobRun, Step
from engine.planning.model import ArtifactRequest
from engine.production.model import JobWarning, OrderedArtifact
from engine.stage.making import TableReadMaker
from engine.stage.model import FinalizeStatus
from engine.stage.telling import Telling
from engine.storage.work import Work
from tests.engine.stage.builders import MARA, Theater
from tests.fakes.jobs import run_job_inline


class Writing:
    """Writes nothing: the read is there."""

    def steps(self, job: object, ordered: object) -> Sequence[Step]:
        return [Step("write", lambda run: run.progress("writing", 10, "Writing"))]


class Production:
    """Collects warnings."""

    def __init__(self) -> None:
        self.warnings: list[JobWarning] = []

    def warn(self, work: Work, job_id: str, warning: JobWarning) -> None:
        self.warnings.append(warning)


class Making:
    """Runs a maker's steps as one job."""

    kind = "make"

    def __init__(self, theater: Theater, request: ArtifactRequest) -> None:
        self.theater, self.production = theater, Production()
        maker = TableReadMaker(Writing(), theater.stage, theater.taping, self.production)  # type: ignore[arg-type]
        self._steps = maker.steps(None, OrderedArtifact(theater.artifact.id, request, theater.artifact.status))  # type: ignore[arg-type]

    def run(self, job: Job | None = None) -> Job:
        floor = self.theater.floor
        if job is None:
            with floor.units.work("test") as work:
                job = self.theater.jobs.enqueue(work, self.kind, new_id())
        return run_job_inline(floor.units, self, job, floor.bus)

    def steps(self, job: Job) -> Sequence[Step]:
        return self._steps

    def begin(self, work: Work, job: Job) -> None: ...

    def finish(self, work: Work, job: Job) -> None: ...

    def fail(self, work: Work, job: Job, failure: Failure) -> None: ...

    def cancel(self, work: Work, job: Job) -> None: ...


def test_the_job_performs_and_mixes_so_that_finishing_is_immediate(theater: Theater) -> None:
    Making(theater, ArtifactRequest()).run()
    with theater.floor.units.work("test") as work:
        state = theater.stage.finalize_audio(work, theater.artifact.id)

    assert state.status is FinalizeStatus.COMPLETE
    assert (theater.balance, len(theater.speech.requests), len(theater.encoder.written)) == (494, 5, 1)


def test_progress_names_the_line_and_never_falls(theater: Theater) -> None:
    Making(theater, ArtifactRequest()).run()

    moved = [event.progress for event in theater.floor.said if isinstance(event, JobProgressed)]
    assert "Speaking line 3 of 5" in [progress.detail for progress in moved]
    percents = [progress.percent for progress in moved]
    assert percents == sorted(percents)
    assert {progress.stage for progress in moved} == {"writing", "rendering"}


def test_lines_that_are_gone_through_twice_are_not_counted_back() -> None:
    told: list[tuple[int, str]] = []
    telling = Telling(_Run(told), 4, 20, 60)  # type: ignore[arg-type]
    for each in (
        telling.each("Speaking line {} of {}", end=0.5),
        telling.each("Listening to line {} of {}", begin=0.5),
    ):
        for position in range(4):
            each(position)
    again = telling.each("Mixing line {} of {}")
    again(0)

    assert [percent for percent, _ in told] == [25, 30, 35, 40, 45, 50, 55, 60]
    assert told[0][1] == "Speaking line 1 of 4" and told[4][1] == "Listening to line 1 of 4"


class _Run:
    """A job that notes what it is told."""

    def __init__(self, told: list[tuple[int, str]]) -> None:
        self._told = told

    def raise_if_canceled(self) -> None: ...

    def progress(self, stage: str, percent: int, detail: str) -> None:
        self._told.append((percent, detail))


def test_without_an_early_mix_nothing_is_spoken_and_captions_are_estimates(theater: Theater) -> None:
    Making(theater, ArtifactRequest(defer_audio_render=True)).run()

    assert theater.spoken == []
    with theater.floor.units.reading("test") as work:
        assert set(theater.stage.companions(work, theater.artifact.id)) == {
            "captions_vtt",
            "captions_srt",
            "transcript",
            "chapters",
        }


def _captions(theater: Theater) -> str:
    with theater.floor.units.reading("test") as work:
        path = theater.stage.companions(work, theater.artifact.id)["captions_vtt"]
        media = theater.artifacts.media(work, path.split("/")[2])
    return theater.floor.blobs.read(media.blob).decode()


def test_captions_are_timed_anew_once_everything_is_measured(theater: Theater) -> None:
    Making(theater, ArtifactRequest(defer_audio_render=True)).run()
    estimated = _captions(theater)
    theater.finalize()

    assert _captions(theater) != estimated
    measured = _captions(theater)
    with theater.floor.units.work("test") as work:
        theater.stage.keep_companions(work, theater.artifact.id)
    assert _captions(theater) == measured


def test_a_live_performance_measures_the_captions_too(theater: Theater) -> None:
    Making(theater, ArtifactRequest(defer_audio_render=True)).run()
    estimated = _captions(theater)
    room_id = theater.live()
    b"".join(theater.stage.listen(room_id))
    theater.measured()
    theater.stage.end_room(room_id)

    assert _captions(theater) != estimated
    with theater.floor.units.reading("test") as work:
        assert theater.stage.are_measured(work, theater.artifact.id)


def test_after_a_recast_captions_are_estimates_again_until_the_new_voice_has_spoken(theater: Theater) -> None:
    Making(theater, ArtifactRequest()).run()
    before = _captions(theater)
    theater.reads.recast("TOM", "voice-en-zed")
    with theater.floor.units.work("test") as work:
        theater.stage.invalidate(work, theater.artifact.id)
        assert not theater.stage.are_measured(work, theater.artifact.id)
    estimated = _captions(theater)
    theater.finalize()

    assert estimated not in (before, _captions(theater))
    with theater.floor.units.reading("test") as work:
        assert theater.stage.are_measured(work, theater.artifact.id)


def test_a_substituted_voice_is_a_warning_of_the_job_and_of_the_recording(theater: Theater) -> None:
    theater.speech.failing = {MARA}
    making = Making(theater, ArtifactRequest())
    making.run()
    with theater.floor.units.work("test") as work:
        state = theater.stage.finalize_audio(work, theater.artifact.id)

    assert [warning.code for warning in making.production.warnings] == ["voice_substituted"]
    assert "MARA QUILL" in making.production.warnings[0].message
    assert state.warnings == (making.production.warnings[0].message,)


def test_a_crash_in_the_middle_speaks_no_finished_line_again(theater: Theater) -> None:
    theater.close()
    theater.stage = theater.build(workers=1)
    making = Making(theater, ArtifactRequest())
    seen: list[str] = []

    def stop(run: JobRun) -> None:
        seen.append("crash")
        raise SystemExit

    with theater.floor.units.work("test") as work:
        job = theater.jobs.enqueue(work, "make", new_id())
    whole, making._steps = making._steps, [making._steps[0], making._steps[1], Step("mix", stop)]
    with pytest.raises(SystemExit):
        making.run(job)
    making._steps = whole
    making.run(job)

    assert seen == ["crash"]
    assert sorted(theater.spoken) == sorted(set(theater.spoken))
    assert len(theater.encoder.written) == 1
