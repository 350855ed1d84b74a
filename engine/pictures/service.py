"""Pictures, service: finished artifacts of pictures, and the films of table reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.artifacts.errors import ArtifactOperationUnsupported
from engine.artifacts.model import ArtifactType
from engine.pictures.album import Album
from engine.pictures.repository import PictureRepository
from engine.storage import codec

if TYPE_CHECKING:
    from engine.artifacts.model import Artifact
    from engine.artifacts.service import ArtifactsService
    from engine.pictures.films import Films
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Work


class PicturesService:
    """Decks, boards, trailers and production videos."""

    def __init__(self, artifacts: ArtifactsService, blobs: BlobStore, films: Films, available: tuple[str, ...]) -> None:
        self._artifacts, self.films, self.available = artifacts, films, available
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
