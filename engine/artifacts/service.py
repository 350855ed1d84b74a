"""Artifacts, service: create, move, keep revisions and give files an address."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.artifacts.events import ArtifactMoved
from engine.artifacts.model import Artifact, ArtifactStatus, ArtifactType, Media, Revision
from engine.artifacts.repository import ArtifactRepository
from engine.foundation.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.access.model import ShareToken
    from engine.access.service import AccessService
    from engine.foundation.pages import Page
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Work


class ArtifactsService:
    """Made things, their files and their links."""

    def __init__(self, blobs: BlobStore, access: AccessService) -> None:
        self._blobs, self._access = blobs, access
        blobs.stood_on_by(lambda work, name: ArtifactRepository(work.session).is_used(name))

    def create(
        self,
        work: Work,
        *,
        job_id: str,
        plan_id: str,
        project_id: str,
        type: str,
        title: str,
        recording_policy: str = "at_job",
    ) -> Artifact:
        """A new artifact, PENDING."""
        wanted = ((type, recording_policy),)
        return self.create_all(work, wanted, job_id=job_id, plan_id=plan_id, project_id=project_id, title=title)[0]

    def create_all(
        self,
        work: Work,
        wanted: Sequence[tuple[str, str]],
        *,
        job_id: str,
        plan_id: str,
        project_id: str,
        title: str,
    ) -> tuple[Artifact, ...]:
        """New artifacts of one job, PENDING: one for each wanted type and recording policy."""
        now = work.now()
        artifacts = tuple(
            Artifact(
                new_id(), job_id, plan_id, project_id, ArtifactType(type), title, ArtifactStatus.PENDING, now, now,
                recording_policy=policy,
            )
            for type, policy in wanted
        )  # fmt: skip
        ArtifactRepository(work.session).add(*artifacts)
        return artifacts

    def get(self, work: Work, artifact_id: str) -> Artifact:
        """The artifact. Raises `ArtifactNotFound`."""
        return ArtifactRepository(work.session).get(artifact_id)

    def statuses(self, work: Work, artifact_ids: Sequence[str]) -> dict[str, ArtifactStatus]:
        """The status of each of these artifacts."""
        return ArtifactRepository(work.session).statuses(artifact_ids)

    def of_job(self, work: Work, job_id: str) -> tuple[Artifact, ...]:
        """The artifacts of a story job."""
        return ArtifactRepository(work.session).of_job(job_id)

    def list(self, work: Work, *, limit: int = 20, cursor: str | None = None, **filters: str | None) -> Page[Artifact]:
        """Artifacts, newest first; filters: project_id, status, type, job_id."""
        return ArtifactRepository(work.session).page(
            limit, cursor, {name: value for name, value in filters.items() if value is not None}
        )

    def move(self, work: Work, artifact: Artifact) -> Artifact:
        """Keep a changed artifact and say so when its status is another one."""
        repository = ArtifactRepository(work.session)
        before = repository.get(artifact.id).status
        repository.save(artifact)
        if artifact.status is not before:
            work.note(ArtifactMoved(artifact.id, artifact.project_id, artifact.job_id, artifact.status, before))
        return artifact

    def share(self, work: Work, artifact_id: str, days: int | None = None) -> ShareToken:
        """A new link, shown from now on; older ones stay good until they expire or are revoked."""
        artifact = ArtifactRepository(work.session).get(artifact_id)
        token = self._access.issue_share(work, artifact_id, artifact.type, days)
        self.move(work, replace(artifact, share_jti=token.jti, updated_at=work.now()))
        return token

    def withdraw_shares(self, work: Work, artifact_id: str) -> int:
        """Revoke every link of this artifact; returns how many were still good."""
        artifact = ArtifactRepository(work.session).get(artifact_id)
        self.move(work, replace(artifact, share_jti=None, updated_at=work.now()))
        return self._access.revoke_shares(work, artifact_id)

    def save_revision(self, work: Work, revision: Revision) -> None:
        """Keep a revision."""
        ArtifactRepository(work.session).save_revision(revision)

    def add_version(
        self,
        work: Work,
        artifact_id: str,
        content: dict[str, Any],
        scope: str,
        instruction: str | None,
        job_id: str | None = None,
    ) -> Revision:
        """Another version in the place of the current one, which stays readable under its number for ever."""
        artifact = ArtifactRepository(work.session).get(artifact_id)
        number = artifact.current_version + 1
        revision = Revision(artifact_id, number, content, work.now(), scope, instruction, job_id)
        self.save_revision(work, revision)
        self.move(work, artifact.versioned(number, work.now(), refined=job_id is not None))
        return revision

    def note_revision(self, work: Work, artifact_id: str, number: int, notes: Sequence[str]) -> None:
        """Say how a version came to be; in the unit of work that puts it in place. Raises `ArtifactNotFound`."""
        known = self.revision(work, artifact_id, number)
        self.save_revision(work, replace(known, notes=tuple(dict.fromkeys(notes))))

    def revision(self, work: Work, artifact_id: str, number: int | None = None) -> Revision:
        """One revision, the current one by default. Raises `ArtifactNotFound`."""
        repository = ArtifactRepository(work.session)
        return repository.revision(artifact_id, number or repository.get(artifact_id).current_version)

    def revisions(self, work: Work, artifact_id: str) -> tuple[Revision, ...]:
        """Every revision, newest first."""
        return ArtifactRepository(work.session).revisions(artifact_id)

    def add_media(
        self,
        work: Work,
        blob: str,
        name: str,
        content_type: str,
        artifact_id: str | None = None,
        key: str | None = None,
    ) -> Media:
        """Give kept content an unguessable address of its own: 256 random bits, or a `key` nobody can guess either."""
        size = self._blobs.path(blob).stat().st_size
        media = Media(key or secrets.token_urlsafe(32), name, blob, content_type, size, work.now(), artifact_id)
        ArtifactRepository(work.session).add_media(media)
        return media

    def media(self, work: Work, key: str) -> Media:
        """The file at an address. Raises `MediaNotFound`."""
        return ArtifactRepository(work.session).media(key)

    def media_of(self, work: Work, artifact_id: str) -> tuple[Media, ...]:
        """Every file that was given an address for this artifact, oldest first."""
        return ArtifactRepository(work.session).media_of(artifact_id)
