"""Webhooks, telling: the one table from the studio's own events to what other programs are told of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.artifacts.events import ArtifactMoved
from engine.artifacts.model import ArtifactStatus
from engine.jobs.events import JobProgressed
from engine.library.events import DigestMoved, SourceDeleted, SourceMoved
from engine.library.model import DigestStatus, SourceStatus
from engine.library.shelf import SOURCE
from engine.pictures.events import FilmMoved
from engine.pictures.film import FilmStatus
from engine.planning.events import PlanMoved
from engine.production.events import StoryJobMoved
from engine.production.model import StoryJobStatus
from engine.production.service import KIND as STORY_JOB
from engine.stage.events import FinalizeMoved
from engine.stage.modifications.events import VoiceModificationMoved
from engine.stage.music.events import ClipMoved
from engine.table_read.coverage.events import CoverageMoved
from engine.table_read.events import ScriptWritten
from engine.webhooks.model import Telling

if TYPE_CHECKING:
    from engine.artifacts.model import Artifact
    from engine.artifacts.service import ArtifactsService
    from engine.foundation.events import Event
    from engine.library.service import LibraryService
    from engine.planning.service import PlanningService
    from engine.production.service import ProductionService
    from engine.storage.work import Work

FIRST_REVISION = 1


@dataclass(frozen=True, slots=True)
class Rooms:
    """Where a telling looks up the ids that an event does not carry."""

    artifacts: ArtifactsService
    planning: PlanningService
    production: ProductionService
    library: LibraryService


def tellings(rooms: Rooms, work: Work, event: Event) -> tuple[Telling, ...]:
    """What other programs are told of this event; nothing for what concerns this studio alone."""
    tell = TABLE.get(type(event))
    return () if tell is None else tell(rooms, work, event)


def _source(_rooms: Rooms, _work: Work, event: SourceMoved) -> tuple[Telling, ...]:
    if event.status is SourceStatus.PENDING:
        return ()
    data = {
        "projectId": event.project_id, "sourceId": event.source_id, "status": str(event.status),
        "previousStatus": _word(event.previous), "failureCode": event.failure_code,
    }  # fmt: skip
    return (Telling(f"source.{event.status.lower()}", data, event.project_id),)


def _source_deleted(_rooms: Rooms, _work: Work, event: SourceDeleted) -> tuple[Telling, ...]:
    return (Telling("source.deleted", {"projectId": event.project_id, "sourceId": event.source_id}, event.project_id),)


def _digest(_rooms: Rooms, _work: Work, event: DigestMoved) -> tuple[Telling, ...]:
    if event.status is DigestStatus.NOT_STARTED:
        return ()
    data = {"projectId": event.project_id, "sourceId": event.source_id, "status": str(event.status)}
    return (Telling(f"digest.{event.status.lower()}", data, event.project_id),)


def _plan(rooms: Rooms, work: Work, event: PlanMoved) -> tuple[Telling, ...]:
    data = {
        "projectId": event.project_id, "storyPlanId": event.plan_id, "status": str(event.status),
        "previousStatus": _word(event.previous), "failureCode": rooms.planning.get(work, event.plan_id).failure_code,
    }  # fmt: skip
    return (Telling(f"plan.{event.status.lower()}", data, event.project_id),)


def _job(_rooms: Rooms, _work: Work, event: StoryJobMoved) -> tuple[Telling, ...]:
    def moved(status: StoryJobStatus, previous: StoryJobStatus | None) -> Telling:
        data = {
            "projectId": event.project_id, "storyPlanId": event.plan_id, "storyJobId": event.job_id, "kind": event.kind,
            "status": str(status), "previousStatus": _word(previous), "artifactIds": list(event.artifact_ids),
            "failureCode": event.failure_code,
        }  # fmt: skip
        return Telling(f"job.{status.lower()}", data, event.project_id, event.job_id)

    told = moved(event.status, event.previous)
    # A job is accepted and its credits are held in one unit of work; both are told.
    is_new = event.previous is StoryJobStatus.PENDING and event.status is StoryJobStatus.RESERVED
    return (moved(StoryJobStatus.PENDING, None), told) if is_new else (told,)


def _progress(rooms: Rooms, work: Work, event: JobProgressed) -> tuple[Telling, ...]:
    if event.kind == SOURCE:
        return _reading(rooms, work, event)
    if event.kind != STORY_JOB:
        return ()
    job = rooms.production.get(work, event.subject)
    if not job.is_open:
        return ()
    data = {
        "projectId": job.project_id, "storyPlanId": job.plan_id, "storyJobId": job.id, "kind": job.kind, "status": str(job.status),
        "stage": event.progress.stage, "percent": event.progress.percent, "detail": event.progress.detail,
    }  # fmt: skip
    return (Telling("job.progress", data, job.project_id, job.id),)


def _reading(rooms: Rooms, work: Work, event: JobProgressed) -> tuple[Telling, ...]:
    source = rooms.library.remembered(work, event.subject)
    if source.deleted_at is not None:
        return ()
    said = {"percent": event.progress.percent, "detail": event.progress.detail}
    data = {"projectId": source.project_id, "sourceId": source.id, "status": str(source.status), **said}
    return (Telling("source.progress", data, source.project_id),)


def _artifact(rooms: Rooms, work: Work, event: ArtifactMoved) -> tuple[Telling, ...]:
    if event.status is ArtifactStatus.PENDING:
        return ()
    artifact = rooms.artifacts.get(work, event.artifact_id)
    data = {
        **_ids(artifact), "status": str(event.status), "previousStatus": _word(event.previous),
        "failureCode": artifact.failure_code if event.status is ArtifactStatus.FAILED else None,
    }  # fmt: skip
    return (_of(artifact, f"artifact.{event.status.lower()}", data),)


def _script(rooms: Rooms, work: Work, event: ScriptWritten) -> tuple[Telling, ...]:
    if event.revision == FIRST_REVISION:
        return ()
    artifact = rooms.artifacts.get(work, event.artifact_id)
    return (_of(artifact, "artifact.version_created", {**_ids(artifact), "version": event.revision}),)


def _finalize(rooms: Rooms, work: Work, event: FinalizeMoved) -> tuple[Telling, ...]:
    artifact = rooms.artifacts.get(work, event.artifact_id)
    data = {**_ids(artifact), "mode": event.mode, "status": _word(event.status)}
    type = "artifact.audio_invalidated" if event.status is None else f"finalize.{event.status}"
    return (_of(artifact, type, data),)


def _clip(rooms: Rooms, work: Work, event: ClipMoved) -> tuple[Telling, ...]:
    artifact = rooms.artifacts.get(work, event.artifact_id)
    data = {
        **_ids(artifact), "sceneIndex": event.scene_index, "status": str(event.status), "disabled": event.disabled,
        "error": event.error,
    }  # fmt: skip
    return (_of(artifact, "music.clip", data),)


def _film(rooms: Rooms, work: Work, event: FilmMoved) -> tuple[Telling, ...]:
    artifact = rooms.artifacts.get(work, event.artifact_id)
    data = {**_ids(artifact), "mode": "video", "status": str(event.status)}
    if event.status == FilmStatus.NOT_RENDERED:  # the first one was cancelled: who waits for it is told that it ended
        return (_of(artifact, "finalize.failed", {**data, "failureCode": "canceled"}),)
    return (_of(artifact, f"finalize.{event.status}", data),)


def _modification(rooms: Rooms, work: Work, event: VoiceModificationMoved) -> tuple[Telling, ...]:
    artifact = rooms.artifacts.get(work, event.artifact_id)
    data = {**_ids(artifact), "modificationId": event.modification_id, "status": event.status, "error": event.error}
    return (_of(artifact, "voice_modification.state", data),)


def _coverage(rooms: Rooms, work: Work, event: CoverageMoved) -> tuple[Telling, ...]:
    artifact = rooms.artifacts.get(work, event.artifact_id)
    data = {**_ids(artifact), "version": event.version, "status": event.status, "error": event.error}
    return (_of(artifact, "coverage.state", data),)


def _of(artifact: Artifact, type: str, data: dict[str, Any]) -> Telling:
    return Telling(type, data, artifact.project_id, artifact.job_id)


def _ids(artifact: Artifact) -> dict[str, Any]:
    return {
        "projectId": artifact.project_id, "storyPlanId": artifact.plan_id, "storyJobId": artifact.job_id,
        "artifactId": artifact.id, "type": str(artifact.type),
    }  # fmt: skip


def _word(status: object) -> str | None:
    return None if status is None else str(status)


TABLE: dict[type[Event], Callable[[Rooms, Work, Any], tuple[Telling, ...]]] = {
    SourceMoved: _source,
    SourceDeleted: _source_deleted,
    DigestMoved: _digest,
    PlanMoved: _plan,
    StoryJobMoved: _job,
    JobProgressed: _progress,
    ArtifactMoved: _artifact,
    ScriptWritten: _script,
    FinalizeMoved: _finalize,
    ClipMoved: _clip,
    FilmMoved: _film,
    VoiceModificationMoved: _modification,
    CoverageMoved: _coverage,
}
