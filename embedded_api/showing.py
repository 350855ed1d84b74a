"""HTTP face, showing: an artifact with its manifest, gathered from the rooms that know its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from embedded_api.schemas.artifacts import Shown, artifact_out, manifest_out
from embedded_api.schemas.pictures import album_out
from engine.artifacts.errors import ArtifactOperationUnsupported
from engine.artifacts.model import Artifact, ArtifactStatus, ArtifactType

if TYPE_CHECKING:
    from engine import Studio, Work


def shown(studio: Studio, work: Work, artifact_id: str, origin: str, revision: int | None = None) -> dict[str, Any]:
    """The artifact on the wire; its manifest is null until it is READY."""
    artifact = studio.artifacts.get(work, artifact_id)
    if artifact.status is not ArtifactStatus.READY:
        return artifact_out(artifact, None, None)
    if artifact.type is not ArtifactType.TABLE_READ:
        share = studio.access.share_of(work, artifact.share_jti) if artifact.share_jti else None
        album = studio.pictures.album(work, artifact_id, revision)
        receipts = studio.receipts.kept(work, artifact_id, revision or artifact.current_version)
        return artifact_out(artifact, album_out(album, artifact, origin, share, receipts), None, revision)
    read = studio.table_read.read(work, artifact_id, revision)
    return artifact_out(
        artifact,
        manifest_out(parts(studio, work, artifact, origin, revision)),
        studio.table_read.cast_report(read),
        revision,
    )


def parts(studio: Studio, work: Work, artifact: Artifact, origin: str, revision: int | None = None) -> Shown:
    """What a manifest is made of."""
    share = studio.access.share_of(work, artifact.share_jti) if artifact.share_jti else None
    number = revision or artifact.current_version
    if number != artifact.current_version:
        return _ended(studio, work, artifact, origin, number)
    finalization = studio.stage.finalization(work, artifact.id)
    companions = studio.stage.companions(work, artifact.id)
    return Shown(
        artifact,
        origin,
        share,
        finalization,
        companions,
        studio.receipts.kept(work, artifact.id, number),
        studio.stage.are_measured(work, artifact.id),
        studio.stage.last_performance(work, artifact.id),
        studio.pictures.films.of(work, artifact.id),
        studio.modifications.all(work, artifact.id),
    )


def _ended(studio: Studio, work: Work, artifact: Artifact, origin: str, number: int) -> Shown:
    """What the manifest of an earlier version is made of: the sound it had when another took its place."""
    share = studio.access.share_of(work, artifact.share_jti) if artifact.share_jti else None
    ended = studio.revisions.ended(work, artifact.id, number)
    receipts = studio.receipts.kept(work, artifact.id, number)
    effects = studio.modifications.ended(work, artifact.id, number)
    if ended is None:
        return Shown(artifact, origin, share, None, {}, receipts, False, None, modifications=effects)
    state = ended.finalization
    return Shown(
        artifact,
        origin,
        share,
        state,
        ended.companions,
        receipts,
        ended.measured,
        ended.performance,
        modifications=effects,
    )


def table_read(studio: Studio, work: Work, artifact_id: str) -> Artifact:
    """A READY table read. Raises `ArtifactNotReady`, `ArtifactOperationUnsupported`."""
    artifact = studio.artifacts.get(work, artifact_id)
    if artifact.require_ready().type is not ArtifactType.TABLE_READ:
        raise ArtifactOperationUnsupported(f"A {artifact.type.replace('_', ' ')} does not have this.")
    return artifact
