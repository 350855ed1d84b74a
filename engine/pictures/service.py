"""Pictures, service: finished artifacts of pictures, and the films of table reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.artifacts.errors import ArtifactOperationUnsupported
from engine.artifacts.model import ArtifactType
from engine.pictures.album import Album
from engine.pictures.changing import REDRAW, changed, require_scene, with_first
from engine.pictures.directing import alternatives
from engine.pictures.repository import PictureRepository
from engine.storage import codec

if TYPE_CHECKING:
    from collections.abc import Callable

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

    def album(self, work: Work, artifact_id: str, revision: int | None = None) -> Album:
        """One revision, the current one by default. Raises as `artifact`."""
        self.artifact(work, artifact_id)
        return codec.load(Album, self._artifacts.revision(work, artifact_id, revision).content)

    def receipts(self, work: Work, artifact_id: str, revision: int | None = None) -> Receipts:
        """Every word that is shown or said with its passage. Raises as `artifact`."""
        album = self.album(work, artifact_id, revision)
        return self.grounds.of(work, album, revision or self._artifacts.get(work, artifact_id).current_version)

    def alternatives(self, work: Work, artifact_id: str, index: int) -> tuple[Scene, ...]:
        """The scene as it is, what else its beat could carry, and as it was at first. Raises `SceneNotFound`, and as `artifact`."""
        artifact, album = self.artifact(work, artifact_id), self.album(work, artifact_id)
        require_scene(album, index)
        ground = self._gathering.ground(work, artifact.plan_id)
        others = alternatives(ground.envelope, ground.book, album.scenes[index])
        return with_first(others, self.album(work, artifact_id, 1).scenes[index])

    def redraw(self, work: Work, artifact_id: str, index: int, scene: Scene) -> Job:
        """Put another scene in this place and draw it; it becomes a new version, and everything else is taken as it is.

        What it shows must rest on evidence of the artifact. Raises `SceneNotFound`, `SceneInvalid`, and as `artifact`.
        """
        album = self.album(work, artifact_id)
        changed(album, index, scene)
        return self._jobs.enqueue(work, REDRAW, artifact_id, {"index": index, "scene": codec.dump(scene)})
