"""Artifacts, repository: rows to artifacts, revisions and media, and back."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select

from engine.artifacts.errors import ArtifactNotFound, MediaNotFound
from engine.artifacts.model import Artifact, ArtifactStatus, ArtifactType, Media, Revision
from engine.artifacts.tables import ArtifactRow, MediaRow, RevisionRow
from engine.storage.paging import newest_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from engine.foundation.pages import Page


ARTIFACTS: Any = ArtifactRow.__table__
# As many as one job may order: a list of a fixed length is compiled once.
TOGETHER = tuple(f"wanted_{place}" for place in range(8))
STATUSES = select(ARTIFACTS.c.id, ARTIFACTS.c.status).where(ARTIFACTS.c.id.in_([bindparam(name) for name in TOGETHER]))

NEW = insert(ARTIFACTS)
MEDIA: Any = MediaRow.__table__
MEDIA_OF = select(MEDIA).where(MEDIA.c.artifact_id == bindparam("artifact")).order_by(MEDIA.c.created_at, MEDIA.c.key)


class ArtifactRepository:
    """All queries over artifacts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, *artifacts: Artifact) -> None:
        """Keep new artifacts."""
        self._session.connection().execute(NEW, [_values(artifact) for artifact in artifacts])

    def save(self, artifact: Artifact) -> None:
        """Write a changed artifact."""
        self._session.merge(ArtifactRow(**_values(artifact)))
        self._session.flush()

    def get(self, artifact_id: str) -> Artifact:
        """The artifact. Raises `ArtifactNotFound`."""
        row = self._session.get(ArtifactRow, artifact_id)
        if row is None:
            raise ArtifactNotFound("There is no such artifact.")
        return _artifact(row)

    def statuses(self, artifact_ids: Sequence[str]) -> dict[str, ArtifactStatus]:
        """The status of each of these artifacts."""
        connection, found = self._session.connection(), dict[str, ArtifactStatus]()
        for start in range(0, len(artifact_ids), len(TOGETHER)):
            some = tuple(artifact_ids[start : start + len(TOGETHER)])
            wanted = (*some, *some[-1:] * (len(TOGETHER) - len(some)))
            rows = connection.execute(STATUSES, dict(zip(TOGETHER, wanted, strict=True)))
            found |= {id: ArtifactStatus(status) for id, status in rows}
        return found

    def of_job(self, job_id: str) -> tuple[Artifact, ...]:
        """The artifacts of a story job, in the order they were asked for."""
        rows = self._session.scalars(
            select(ArtifactRow).where(ArtifactRow.job_id == job_id).order_by(ArtifactRow.created_at, ArtifactRow.id)
        )
        return tuple(_artifact(row) for row in rows)

    def page(self, limit: int, cursor: str | None, filters: dict[str, str]) -> Page[Artifact]:
        """Artifacts, newest first."""
        query = select(ArtifactRow)
        for name, value in filters.items():
            query = query.where(getattr(ArtifactRow, name) == value)
        return newest_first(self._session, query, ArtifactRow, limit, cursor, _artifact)

    def save_revision(self, revision: Revision) -> None:
        """Write a revision, new or recast in place."""
        self._session.merge(RevisionRow(**_values(revision)))
        self._session.flush()

    def revision(self, artifact_id: str, number: int) -> Revision:
        """One revision. Raises `ArtifactNotFound`."""
        row = self._session.get(RevisionRow, (artifact_id, number))
        if row is None:
            raise ArtifactNotFound(f"There is no revision {number} of this artifact.")
        return _revision(row)

    def revisions(self, artifact_id: str) -> tuple[Revision, ...]:
        """Every revision, newest first."""
        rows = self._session.scalars(
            select(RevisionRow).where(RevisionRow.artifact_id == artifact_id).order_by(RevisionRow.number.desc())
        )
        return tuple(_revision(row) for row in rows)

    def add_media(self, media: Media) -> None:
        """Keep an address."""
        self._session.add(MediaRow(**_values(media)))
        self._session.flush()

    def media(self, key: str) -> Media:
        """The file at an address. Raises `MediaNotFound`."""
        row = self._session.get(MediaRow, key)
        if row is None:
            raise MediaNotFound("There is no file at this address.")
        return Media(**{item.name: getattr(row, item.name) for item in fields(Media)})

    def is_used(self, blob: str) -> bool:
        """Whether any address serves this content."""
        return self._session.scalars(select(MediaRow.key).where(MediaRow.blob == blob).limit(1)).first() is not None

    def media_of(self, artifact_id: str) -> tuple[Media, ...]:
        """The files of an artifact, oldest first."""
        rows = self._session.connection().execute(MEDIA_OF, {"artifact": artifact_id})
        return tuple(Media(**row._mapping) for row in rows)


def _revision(row: RevisionRow) -> Revision:
    known = Revision(**{item.name: getattr(row, item.name) for item in fields(Revision)})
    return replace(known, notes=tuple(known.notes or ()))


def _values(value: Any) -> dict[str, Any]:
    return {item.name: getattr(value, item.name) for item in fields(value)}


def _artifact(row: ArtifactRow) -> Artifact:
    values = {item.name: getattr(row, item.name) for item in fields(Artifact)}
    return Artifact(**{**values, "type": ArtifactType(row.type), "status": ArtifactStatus(row.status)})
