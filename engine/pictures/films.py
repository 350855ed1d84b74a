"""Pictures, films: the film of a table read is made once for its inputs; charged once, released when it fails."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.credits.model import PRICES, Operation
from engine.foundation.errors import ServiceUnavailable
from engine.pictures.events import FilmMoved
from engine.pictures.film import Film, FilmStatus, Outlook
from engine.pictures.repository import PictureRepository
from engine.stage.errors import NothingToPerform
from engine.stage.finalizing import file_name

if TYPE_CHECKING:
    from engine.artifacts.model import Artifact
    from engine.artifacts.service import ArtifactsService
    from engine.credits.service import CreditsService
    from engine.jobs.service import JobsService
    from engine.stage.service import StageService
    from engine.storage.work import Work

KIND = "render_video"
OPERATION = Operation.TABLE_READ_FINALIZE_VIDEO
SHORT = {"720p": 720, "1080p": 1080}


class Films:
    """Moves films; every move is part of the caller's unit of work."""

    def __init__(
        self,
        artifacts: ArtifactsService,
        credits: CreditsService,
        jobs: JobsService,
        stage: StageService,
        *,
        can_draw: bool,
    ) -> None:
        self._artifacts, self._credits, self._jobs, self._stage = artifacts, credits, jobs, stage
        self.can_draw = can_draw

    def inputs(self, work: Work, artifact_id: str) -> str:
        """What the film shows and lets hear: it changes exactly when something of it does."""
        read = self._stage.books.read(work, artifact_id)
        book = self._stage.books.of(work, artifact_id, read)
        seen = [[one.character, one.avatar_url] for one in read.cast]
        lines = [[entry.character, entry.text, list(entry.evidence_ids)] for entry in read.screenplay.entries]
        titles = [scene.title for scene in read.screenplay.scenes]
        return hashlib.sha256(json.dumps([book.inputs, seen, lines, titles]).encode()).hexdigest()

    def of(self, work: Work, artifact_id: str) -> Film | None:
        """How far the film is; None where there is neither film nor poster. One of an earlier read is stale."""
        film = PictureRepository(work.session).film(artifact_id)
        return film.seen_with(self.inputs(work, artifact_id)) if film is not None else None

    def outlook(self, work: Work, artifact_id: str, resolution: str = "1080p") -> Outlook:
        """What making the film will take. Raises `ArtifactNotFound`, `NothingToPerform`."""
        duration_ms = self._stage.timeline(work, artifact_id).duration_ms
        return Outlook.of(duration_ms, resolution, os.cpu_count() or 1)

    def ask(self, work: Work, artifact_id: str, resolution: str = "1080p") -> Film:
        """Make the film of the read as it is now, or say how far that is; nothing is charged twice.

        Raises `ArtifactNotFound`, `ArtifactNotReady`, `ArtifactOperationUnsupported`, `InsufficientCredits`, `ServiceUnavailable`.
        """
        artifact = self._stage.books.artifact(work, artifact_id)
        film = self.of(work, artifact_id)
        if film is not None and (film.is_in_flight or film.status is FilmStatus.COMPLETE):
            return film
        if not self.can_draw:
            raise ServiceUnavailable("Films cannot be drawn here.", hint="Finalize the audio instead.")
        reservation = self._credits.reserve(
            work, OPERATION, PRICES[OPERATION], job_id=artifact.job_id, artifact_id=artifact_id
        )
        job = self._jobs.enqueue(work, KIND, artifact_id, {"short": str(SHORT.get(resolution, 1080))})
        now = work.now()
        before = film or Film(artifact_id, FilmStatus.NOT_RENDERED, "", now, now)
        asked = before.moved(
            FilmStatus.QUEUED, now, inputs=self.inputs(work, artifact_id), requested_at=now, job_id=job.id,
            reservation_id=reservation, error=None,
        )  # fmt: skip
        return self._write(work, asked)

    def hang(self, work: Work, artifact_id: str, poster: str) -> None:
        """A poster for a read that has no film yet."""
        media = self._artifacts.add_media(work, poster, "poster.png", "image/png", artifact_id)
        film = PictureRepository(work.session).film(artifact_id) or Film(
            artifact_id, FilmStatus.NOT_RENDERED, "", work.now(), work.now()
        )
        PictureRepository(work.session).save_film(replace(film, poster_path=media.path))

    def move(self, work: Work, artifact_id: str, job_id: str, status: FilmStatus) -> None:
        """A step of its job has begun."""
        film = self._of_job(work, artifact_id, job_id)
        if film is not None and film.is_in_flight and film.status is not status:
            self._write(work, film.moved(status, work.now()))

    def complete(self, work: Work, artifact: Artifact, job_id: str, made: dict[str, object]) -> None:
        """The film is there: give it an address and charge. One whose read has changed meanwhile ends stale."""
        film = self._of_job(work, artifact.id, job_id)
        if film is None:
            return
        name, blob = file_name(artifact.title), str(made["blob"])
        media = self._artifacts.add_media(work, blob, f"{name}.mp4", "video/mp4", artifact.id)
        poster = self._artifacts.add_media(work, str(made["poster"]), "poster.png", "image/png", artifact.id)
        if film.reservation_id:
            self._credits.settle(work, film.reservation_id)
        done = film.moved(
            FilmStatus.COMPLETE, work.now(), inputs=str(made["inputs"]), media_path=media.path, poster_path=poster.path, blob=blob,
            duration_ms=made["duration_ms"], width=made["width"], height=made["height"], byte_size=media.byte_size, error=None,
        )  # fmt: skip
        self._write(work, done.seen_with(self.inputs(work, artifact.id)))

    def fail(self, work: Work, artifact_id: str, job_id: str, sentence: str) -> None:
        """It cannot be made now: say why, give the credits back."""
        film = self._of_job(work, artifact_id, job_id)
        if film is not None:
            self._release(work, film)
            self._write(work, film.moved(FilmStatus.FAILED, work.now(), error=sentence, reservation_id=None))

    def cancel(self, work: Work, artifact_id: str) -> Film | None:
        """Stop making it, as if it had never been asked for; what is encoded is kept for the next time."""
        film = PictureRepository(work.session).film(artifact_id)
        if film is not None and film.is_in_flight and film.job_id:
            self._jobs.cancel(work, film.job_id)
            self.withdraw(work, artifact_id, film.job_id)
        return self.of(work, artifact_id)

    def withdraw(self, work: Work, artifact_id: str, job_id: str) -> None:
        """Its job was stopped by somebody: an earlier film, of an earlier read, is there again."""
        film = self._of_job(work, artifact_id, job_id)
        if film is not None and film.is_in_flight:
            self._release(work, film)
            status = FilmStatus.STALE if film.media_path else FilmStatus.NOT_RENDERED
            self._write(work, film.moved(status, work.now(), inputs="", job_id=None, reservation_id=None))

    def look_again(self, work: Work, artifact_id: str) -> None:
        """The read may have changed: a finished film becomes stale, or is right again, and says so."""
        film = PictureRepository(work.session).film(artifact_id)
        if film is not None and film.is_finished:
            now = film.seen_with(self._inputs_or_none(work, artifact_id))
            if now.status is not film.status:
                self._write(work, now)

    def finished(self, work: Work) -> tuple[str, ...]:
        """The reads that have a film."""
        return PictureRepository(work.session).filmed()

    def _inputs_or_none(self, work: Work, artifact_id: str) -> str:
        try:
            return self.inputs(work, artifact_id)
        except NothingToPerform:
            return ""

    def _release(self, work: Work, film: Film) -> None:
        if film.reservation_id:
            self._credits.release(work, film.reservation_id)

    def _of_job(self, work: Work, artifact_id: str, job_id: str) -> Film | None:
        film = PictureRepository(work.session).film(artifact_id)
        return film if film is not None and film.job_id == job_id else None

    def _write(self, work: Work, film: Film) -> Film:
        PictureRepository(work.session).save_film(film)
        work.note(FilmMoved(film.artifact_id, film.status))
        return film
