"""Pictures, service: finished artifacts of pictures, and the films of table reads."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from engine.artifacts.errors import ArtifactOperationUnsupported
from engine.artifacts.model import ArtifactType
from engine.pictures.album import Album
from engine.pictures.changing import REDRAW, changed, changing, require_scene, with_first
from engine.pictures.choices import Choices, former
from engine.pictures.directing import alternatives, by_beat
from engine.pictures.events import AlbumRedrawn
from engine.pictures.film import Outlook
from engine.pictures.repository import PictureRepository
from engine.pictures.wishes import wish_of
from engine.storage import codec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.artifacts.model import Artifact
    from engine.artifacts.service import ArtifactsService
    from engine.jobs.model import Job
    from engine.jobs.service import JobsService
    from engine.pictures.films import Films
    from engine.pictures.gathering import Gathering
    from engine.pictures.model import Scene
    from engine.pictures.portraits import Portraits
    from engine.pictures.receipts import AlbumReceipts
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Work
    from engine.table_read.receipts.model import Receipts


class PicturesService:
    """Decks, boards, trailers and production videos."""

    def __init__(
        self, artifacts: ArtifactsService, jobs: JobsService, gathering: Gathering, blobs: BlobStore, films: Films,
        available: tuple[str, ...], receipts: AlbumReceipts, portraits: Portraits,
    ) -> None:  # fmt: skip
        self._artifacts, self._jobs, self._gathering = artifacts, jobs, gathering
        self.films, self.available, self.grounds, self.portraits = films, available, receipts, portraits
        self.expect_change: Callable[[], None] = lambda: None  # may be called when somebody is about to change a scene
        blobs.stood_on_by(lambda work, name: PictureRepository(work.session).is_used(name))

    def artifact(self, work: Work, artifact_id: str) -> Artifact:
        """A READY artifact of pictures. Raises `ArtifactNotFound`, `ArtifactNotReady`, `ArtifactOperationUnsupported`."""
        artifact = self._artifacts.get(work, artifact_id).require_ready()
        if artifact.type is ArtifactType.TABLE_READ:
            raise ArtifactOperationUnsupported(
                "A table read has no pictures of this kind.", hint="Choose a deck or a film."
            )
        return artifact

    def outlook(self, work: Work, plan_id: str, type_: str, render_plan: Mapping[str, Any]) -> Outlook:
        """What making this of a plan will take. Raises `StoryPlanNotFound`."""
        wish = wish_of(type_, render_plan, self._gathering.ground(work, plan_id).envelope)
        return Outlook.of_scenes(wish.seconds, wish.scenes, wish.short, wish.motion, os.cpu_count() or 1)

    def album(self, work: Work, artifact_id: str, revision: int | None = None) -> Album:
        """One revision, the current one by default. Raises as `artifact`."""
        self.artifact(work, artifact_id)
        return codec.load(Album, self._artifacts.revision(work, artifact_id, revision).content)

    def receipts(self, work: Work, artifact_id: str, revision: int | None = None) -> Receipts:
        """Every word that is shown or said with its passage. Raises as `artifact`."""
        album = self.album(work, artifact_id, revision)
        return self.grounds.of(work, album, revision or self._artifacts.get(work, artifact_id).current_version)

    def choices(self, work: Work, artifact_id: str, index: int) -> Choices:
        """What the scene could be and what it cannot, and as it was before. Raises `SceneNotFound`, and as `artifact`."""
        artifact, album = self.artifact(work, artifact_id), self.album(work, artifact_id)
        scene = require_scene(album, index)
        ground = self._gathering.ground(work, artifact.plan_id)
        found = alternatives(ground.envelope, ground.book, scene)
        others = self._gathering.faces.shown(work, artifact.plan_id, found)
        earlier = self._earlier(work, artifact_id, index)
        beat = by_beat(ground.envelope).get(scene.beat_id)
        first = earlier[-1] if earlier else scene
        return Choices.of(with_first(others, first), beat.title if beat else "", former(scene, earlier))

    def _earlier(self, work: Work, artifact_id: str, index: int) -> list[Scene]:
        """The scene as each version had it that its changes made old, newest first."""
        told = [one for one in self._artifacts.revisions(work, artifact_id) if one.instruction == changing(index)]
        return [self.album(work, artifact_id, one.number - 1).scenes[index] for one in told]

    def redraw(self, work: Work, artifact_id: str, index: int, scene: Scene) -> Job:
        """Put another scene in this place and draw it; it becomes a new version, and everything else is taken as it is.

        What it shows must rest on evidence of the artifact. Raises `SceneNotFound`, `SceneInvalid`, and as `artifact`.
        """
        album = self.album(work, artifact_id)
        changed(album, index, scene)
        return self._jobs.enqueue(work, REDRAW, artifact_id, {"index": index, "scene": codec.dump(scene)})

    def is_behind(self, work: Work, job: Job) -> bool:
        """Whether this change of a scene waits for an earlier one of the same artifact, which it would otherwise undo."""
        return self._jobs.is_behind(work, job)

    def stop_redrawing(self, work: Work, artifact_id: str) -> None:
        """Give up the newest change of a scene that is not drawn yet; the artifact stays as it is."""
        self._jobs.cancel_subject(work, artifact_id, REDRAW)
        work.note(AlbumRedrawn(artifact_id))
