"""Stage, finalizing: an artifact's audio is finished once for its inputs; charged once, released when it fails."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.credits.model import PRICES, Operation
from engine.stage.events import FinalizeMoved
from engine.stage.model import Finalization, FinalizeStatus
from engine.stage.recording import Tags
from engine.stage.repository import Booking, Mix, StageRepository

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.artifacts.model import Artifact
    from engine.artifacts.service import ArtifactsService
    from engine.credits.service import CreditsService
    from engine.jobs.service import JobsService
    from engine.stage.promptbook import PromptBook
    from engine.storage.blobs import BlobStore
    from engine.storage.work import Work

KIND = "finalize_audio"
AUDIO = "audio"
OPERATION = Operation.TABLE_READ_FINALIZE_AUDIO
ARTIST, DISCLOSURE = "Sleeper Hit Studio", "The voices in this recording are synthetic."
FORBIDDEN = re.compile(r"[^\w .,'()-]+")


class Finalizing:
    """Moves finalizations; every move is part of the caller's unit of work."""

    def __init__(
        self, artifacts: ArtifactsService, credits: CreditsService, jobs: JobsService, blobs: BlobStore
    ) -> None:
        self._artifacts, self._credits, self._jobs, self._blobs = artifacts, credits, jobs, blobs
        self._notices: tuple[Callable[[Work, str], tuple[str, ...]], ...] = ()
        self._under_way: tuple[Callable[[Work, str], bool], ...] = ()

    def asking(self, notices: Callable[[Work, str], tuple[str, ...]], under_way: Callable[[Work, str], bool]) -> None:
        """Whom else to ask what is left out of a recording that is handed over, and whether something for it is on its way."""
        self._notices, self._under_way = (*self._notices, notices), (*self._under_way, under_way)

    def current(self, work: Work, artifact_id: str, inputs: str) -> Finalization | None:
        """How far the finished audio of these inputs is; one of other inputs does not count."""
        found = StageRepository(work.session).finalization(artifact_id, AUDIO)
        return found[0] if found and found[0].inputs == inputs else None

    def ask(self, work: Work, artifact: Artifact, book: PromptBook) -> Finalization:
        """Finish this audio, or say how far that is. Raises `InsufficientCredits`."""
        state = self.current(work, artifact.id, book.inputs)
        if state is not None and (state.is_in_flight or state.status is FinalizeStatus.COMPLETE):
            return state
        self.invalidate(work, artifact.id)
        asked = Finalization(artifact.id, AUDIO, FinalizeStatus.QUEUED, book.inputs, work.now(), work.now())
        if (
            artifact.recording_policy == "live_only"
            and StageRepository(work.session).last_performance(artifact.id, book.inputs) is None
        ):
            return self._write(work, replace(asked, status=FinalizeStatus.NEEDS_RECORDING), Booking())
        return self._book(work, artifact, asked)

    def invalidate(self, work: Work, artifact_id: str) -> None:
        """Forget a finalization: stop it where it is in flight, give its credits back. Finished files stay at their addresses."""
        store = StageRepository(work.session)
        found = store.finalization(artifact_id, AUDIO)
        if found is None:
            return
        state, booking = found
        if state.is_in_flight and booking.job_id:
            self._jobs.cancel(work, booking.job_id)
        if booking.reservation_id and state.status is not FinalizeStatus.COMPLETE:
            self._credits.release(work, booking.reservation_id)
        store.drop_finalization(artifact_id, AUDIO)
        work.note(FinalizeMoved(artifact_id, AUDIO, None))

    def take_up(self, work: Work, finished: Finalization) -> None:
        """A recording that was finished and paid for before is the current one again; anything unfinished is not taken up."""
        if finished.status is FinalizeStatus.COMPLETE and finished.blob and self._blobs.exists(finished.blob):
            self._write(work, finished, Booking())

    def follow(self, work: Work, artifact_id: str, inputs: str) -> None:
        """Something that was on its way when the audio was asked for has come: it goes into what is in flight; anything else is forgotten."""
        found = StageRepository(work.session).finalization(artifact_id, AUDIO)
        if found is None or found[0].inputs == inputs:
            return
        if found[0].is_in_flight:
            StageRepository(work.session).save_finalization(replace(found[0], inputs=inputs), found[1])
        else:
            self.invalidate(work, artifact_id)

    def move(self, work: Work, artifact_id: str, job_id: str, status: FinalizeStatus) -> None:
        """A step of its job has begun; a finalization that is no longer this job's stays as it is."""
        found = self._of_job(work, artifact_id, job_id)
        if found and found[0].is_in_flight and found[0].status is not status:
            self._write(work, found[0].moved(status, work.now()), found[1])

    def complete(self, work: Work, artifact: Artifact, job_id: str, inputs: str, mix: Mix) -> None:
        """Its recording is there: give it an address and charge; released instead when the inputs have changed meanwhile."""
        found = self._of_job(work, artifact.id, job_id)
        if found is None:
            return
        if found[0].inputs != inputs or mix.inputs != inputs:
            self.invalidate(work, artifact.id)
            return
        self._deliver(work, artifact, found[0], found[1], mix)

    def fail(self, work: Work, artifact_id: str, job_id: str, sentence: str) -> None:
        """It cannot be made now: say why, give the credits back."""
        found = self._of_job(work, artifact_id, job_id)
        if found is None:
            return
        state, booking = found
        if booking.reservation_id:
            self._credits.release(work, booking.reservation_id)
        self._write(work, state.moved(FinalizeStatus.FAILED, work.now(), error=sentence), Booking(booking.job_id))

    def withdraw(self, work: Work, artifact_id: str, job_id: str) -> None:
        """Its job was stopped by somebody."""
        if self._of_job(work, artifact_id, job_id) is not None:
            self.invalidate(work, artifact_id)

    def _book(self, work: Work, artifact: Artifact, asked: Finalization) -> Finalization:
        price = PRICES[OPERATION]
        reservation = self._credits.reserve(work, OPERATION, price, job_id=artifact.job_id, artifact_id=artifact.id)
        mix = StageRepository(work.session).mix(asked.inputs)
        if mix is not None and self._blobs.exists(mix.blob) and not self._waits(work, artifact.id):
            return self._deliver(work, artifact, asked, Booking(None, reservation), mix)
        job = self._jobs.enqueue(work, KIND, artifact.id, {"inputs": asked.inputs})
        return self._write(work, asked, Booking(job.id, reservation))

    def _deliver(self, work: Work, artifact: Artifact, state: Finalization, booking: Booking, mix: Mix) -> Finalization:
        media = self._artifacts.add_media(work, mix.blob, f"{file_name(artifact.title)}.mp3", "audio/mpeg", artifact.id)
        if booking.reservation_id:
            self._credits.settle(work, booking.reservation_id)
        done = state.moved(
            FinalizeStatus.COMPLETE,
            work.now(),
            media_path=media.path,
            blob=mix.blob,
            duration_ms=mix.duration_ms,
            loudness=mix.loudness,
            warnings=(*mix.warnings, *(said for each in self._notices for said in each(work, artifact.id))),
        )
        return self._write(work, done, booking)

    def _waits(self, work: Work, artifact_id: str) -> bool:
        return any(each(work, artifact_id) for each in self._under_way)

    def _of_job(self, work: Work, artifact_id: str, job_id: str) -> tuple[Finalization, Booking] | None:
        found = StageRepository(work.session).finalization(artifact_id, AUDIO)
        return found if found and found[1].job_id == job_id else None

    def _write(self, work: Work, state: Finalization, booking: Booking) -> Finalization:
        StageRepository(work.session).save_finalization(state, booking)
        work.note(FinalizeMoved(state.artifact_id, state.mode, state.status))
        return state


def file_name(title: str) -> str:
    """A title as a file name every system takes: at most 80 characters, never empty."""
    plain = FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title))
    return " ".join(plain.split())[:80].strip(" .") or "Table read"


def tags_of(book: PromptBook, artifact: Artifact, transcript_url: str = "") -> Tags:
    """What a player shows of the recording: title, words, and that its voices are nobody's."""
    words = [f"{line.entry.character}: {line.entry.text}" for line in book.lines if not line.entry.muted]
    comment = f"{DISCLOSURE} {book.attribution}".strip()
    return Tags(artifact.title, ARTIST, "Table reads", comment, DISCLOSURE, "\n".join(words), transcript_url)
